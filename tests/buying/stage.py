"""The stage of the proof that nothing is paid twice: processes that buy one take, and are stopped at a named point.

Run as a program it reads one case a line (JSON), plays it with real processes, and answers with one line: who was
stopped, what a restart found, and what an audit of both books says. It has loaded everything before it forks, so that a
new process costs milliseconds; what a stopped process knew is gone all the same.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from tests.virtual import Timeline, VirtualClock, open_ledger, process_stopped, run

from shotwright.buying import Buyer, Permit, Price, cancel, reconcile
from shotwright.errors import ShotwrightError
from shotwright.film import Order, Shot
from shotwright.ledger import cap_budget, purchase, store
from shotwright.ledger.budgets import find_budget
from shotwright.ledger.schema import metadata
from shotwright.ledger.store import open_engine
from shotwright.ledger.takes import TakeStore
from shotwright.media import failpoint
from shotwright.vendors.scripted import Account, PlainService, Scripted

ORDER = Order(model="scripted/one", prompt="waves at dusk", shot=Shot(text="waves at dusk"))
PRICE = Price(Decimal("0.50"))
SCOPE = "run:proof"
SQLITE = "sqlite:///file:ledger.sqlite?uri=true"
"""A file in the folder where the process stands, so that all cases share one engine and what it has compiled."""


@dataclass(frozen=True)
class Case:
    """One play: which process is stopped where, beside whom, and then started again."""

    manner: str
    place: str
    """The ledger: empty for a new SQLite file, else the URL of a database."""
    fate: str = "fine"
    stops: tuple[str | None, ...] = ()
    """Where the first process is stopped, and each one that is started in its place; the last one runs to its end."""
    deeds: tuple[str, ...] = ()
    """What each process does: `buy`, `buy-lost` (after the take was lost from the store), `reconcile`, `cancel`."""
    beside: bool = False
    """Another process wants the same take all the time."""


@dataclass
class Played:
    """What came of it."""

    points: list[str] = field(default_factory=list)
    """What the last process passed."""
    outcomes: list[str] = field(default_factory=list)
    """How each process ended: `stopped`, `kept`, or the name of the error."""
    charges: int = 0
    state: str = ""
    held: str = ""
    spent: str = ""
    message: str = ""
    """The last error."""
    sound: bool = False
    """The take lies in the store and is what its name says."""
    trouble: str = ""
    """A fault of the play itself."""


def working(case: Case, folder: Path, timeline: Timeline, deed: str) -> Callable[[], Any]:
    """The work of one process: buy the take that is wanted, or look after its purchase as a person does."""

    async def work() -> None:
        clock = VirtualClock(timeline)
        ledger = open_ledger(case.place or SQLITE, clock)
        vendor = Scripted(PlainService(folder / "vendor", (case.fate,)), case.manner, clock=clock)  # type: ignore[arg-type]
        if deed == "buy-lost":
            shutil.rmtree(folder / "studio" / "takes")
        try:
            async with Buyer(ledger, folder / "studio", scopes=(SCOPE,)) as buyer:
                if deed == "reconcile":
                    await reconcile(buyer, lambda name: vendor)
                elif deed == "cancel":
                    await cancel(buyer, ORDER.digest, lambda name: vendor)
                else:
                    await buyer.buy(ORDER, vendor, Permit("proof", ORDER.digest), PRICE)
        finally:
            await vendor.close()
            ledger.close()

    return lambda: run(work(), timeline)


def live(case: Case, folder: Path, slot: int, stop: str | None, name: str, deed: str) -> None:
    """Do the work of a process, which is stopped when it passes `stop`, and write down how it ended."""
    timeline = Timeline(folder / "timeline")
    timeline.join(slot)
    points: list[str] = []
    story: dict[str, Any] = {"outcome": "kept", "message": "", "trouble": "", "points": points}

    def halt(point: str) -> None:
        points.append(point)
        if point == "reserve.after":
            (folder / "reserved").touch()
        if point == stop:
            process_stopped(timeline)

    failpoint.halt = halt
    os.chdir(folder)
    try:
        working(case, folder, timeline, deed)()
    except ShotwrightError as error:
        story.update(outcome=type(error).__name__, message=str(error))
    except BaseException:
        story.update(outcome="broken", trouble=traceback.format_exc())
    finally:
        (folder / f"{name}.json").write_text(json.dumps(story))
        timeline.leave()
        failpoint.halt = points.append


def process(case: Case, folder: Path, slot: int, stop: str | None, name: str, deed: str = "buy") -> int:
    """Fork a process that works; returns its number."""
    child = os.fork()
    if child:
        return child
    try:
        live(case, folder, slot, stop, name, deed)
    finally:
        os._exit(0)


def ended(child: int, *, wait: bool = True) -> bool:
    """True when the process is gone."""
    return os.waitpid(child, 0 if wait else os.WNOHANG)[0] == child


def play(case: Case, folder: Path) -> Played:
    """Play a case in `folder`: the stopped process is started again, or the one beside it takes over."""
    played = Played()
    timeline = Timeline(folder / "timeline")
    if not case.place:
        shutil.copy(folder.parent / "template.sqlite", folder / "ledger.sqlite")
    if case.beside:
        # Time stands still until the other one is there too.
        timeline.join(1)
    if case.beside:
        play_beside(case, folder, played)
        return played
    for number, stop in enumerate([*case.stops, None]):
        name, deed = f"process{number}", case.deeds[number] if number < len(case.deeds) else "buy"
        if stop is None:
            # It knows nothing but what is on the disk, so it may as well be this process.
            live(case, folder, 0, None, name, deed)
        else:
            ended(process(case, folder, 0, stop, name, deed))
        hear(played, folder / f"{name}.json")
        if stop is not None and played.outcomes[-1] != "stopped":
            played.trouble += f"never came to {stop}"
    return played


def play_beside(case: Case, folder: Path, played: Played) -> None:
    """The same with another process that wants the take from the moment when it is reserved."""
    other = None
    for number, stop in enumerate(case.stops or (None,)):
        name, deed = f"process{number}", case.deeds[number] if number < len(case.deeds) else "buy"
        child = process(case, folder, 0, stop, name, deed)
        gone = False
        while other is None:
            gone = ended(child, wait=False)
            if gone or (folder / "reserved").exists():
                other = process(case, folder, 1, None, "beside")
            else:
                time.sleep(0.0005)
        if not gone:
            ended(child)
        hear(played, folder / f"{name}.json")
    if other is not None:
        ended(other)
        hear(played, folder / "beside.json")


def hear(played: Played, told: Path) -> None:
    """How a process ended, by its own words; a stopped one left none."""
    story = json.loads(told.read_text()) if told.exists() else {"outcome": "stopped", "points": []}
    played.outcomes.append(story["outcome"])
    played.points = story["points"] or played.points
    played.message = story.get("message") or played.message
    played.trouble += story.get("trouble", "")


def audit(case: Case, folder: Path, played: Played) -> None:
    """Compare the vendor's books with the ledger; empties a shared database for the next case."""
    played.charges = len(Account(folder / "vendor").charges)
    engine = open_engine(case.place or folder / "ledger.sqlite")
    with engine.begin() as connection:
        row = purchase(connection, ORDER.digest)
        budget = find_budget(connection, SCOPE)
        if case.place:
            empty(connection)
    engine.dispose()
    played.state = row.state if row else "nothing"
    played.held, played.spent = str(budget.held), str(budget.spent)
    takes = TakeStore(folder / "studio" / "takes")
    played.sound = bool(row and row.files and all(takes.sound(name) for name in row.files))


def empty(connection: sa.Connection) -> None:
    """A ledger as new, with a budget for one take."""
    for table in metadata.sorted_tables:
        if table.name != "about":
            connection.execute(table.delete())
    cap_budget(connection, SCOPE, PRICE.estimate)


def rehearse(place: str, folder: Path) -> None:
    """Buy a take in this process, so that all is loaded and every statement compiled before it forks.

    Leaves an empty ledger behind, and no thread and no connection in this process.
    """
    case = Case("findable", place)
    os.chdir(folder)
    working(case, folder, Timeline(folder / "timeline"), "buy")()
    engine = store.open_engine(place or SQLITE)
    with engine.begin() as connection:
        empty(connection)
    engine.dispose()
    if not place:
        shutil.move("ledger.sqlite", folder.parent / "template.sqlite")


def main(folder: Path) -> None:
    """Play the cases that come in, one a line, until there are no more."""
    store.open_engine = cache(store.open_engine)
    rehearsed: set[str] = set()
    for number, line in enumerate(sys.stdin):
        given = json.loads(line)
        case = Case(**{**given, "stops": tuple(given["stops"]), "deeds": tuple(given["deeds"])})
        if case.place not in rehearsed:
            (folder / f"rehearsal{len(rehearsed)}").mkdir()
            rehearse(case.place, folder / f"rehearsal{len(rehearsed)}")
            rehearsed.add(case.place)
            gc.freeze()
        here = folder / str(number)
        here.mkdir()
        played = play(case, here)
        audit(case, here, played)
        print(json.dumps(asdict(played)), flush=True)
        shutil.rmtree(here)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
