"""Two processes buy the same takes and are killed (`kill -9`) at random moments, again and again; then the books are
compared. `make bench-kill KILLS=200 STORE=sqlite MANNER=findable`.

Vendor time is virtual (tests/virtual.py): the minutes that a purchase waits pass in milliseconds, so that a kill falls
into work, not into waiting.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from contextlib import nullcontext
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.buying.stage import SQLITE, ended
from tests.postgres import quick_folder, server
from tests.virtual import Timeline, VirtualClock, open_ledger, run

from bench import paid
from shotwright.buying import Buyer, Permit, Price
from shotwright.errors import ShotwrightError
from shotwright.film import Order, Shot
from shotwright.ledger import TakeStore, purchase, store
from shotwright.ledger.budgets import find_budget
from shotwright.vendors.scripted import Account, PlainService, Scripted

PRICE = Price(Decimal("0.25"))
SCOPE = "run:kill"
TAKES = 8
"""Wanted in one round; the next round begins when both processes came to their end unharmed."""
FATES = ["fine"] * 6 + ["busy", "slow", "poll-fault", "cut", "address-expired", "accepted-lost", "unreachable"]


def order(number: int) -> Order:
    """One of the takes."""
    text = f"wave number {number}"
    return Order(model="scripted/one", prompt=text, shot=Shot(text=text))


async def life(place: str, manner: str, folder: Path, numbers: range, timeline: Timeline) -> None:
    """What one process does: buy all takes of the round."""
    clock = VirtualClock(timeline)
    ledger = open_ledger(place, clock)
    fates = random.Random(1).choices(FATES, k=10_000)
    vendor = Scripted(PlainService(folder / "vendor", fates), manner, clock=clock)  # type: ignore[arg-type]

    async def one(buyer: Buyer, wanted: Order) -> None:
        # What stays open or parked is for the next life, or for the audit.
        with contextlib.suppress(ShotwrightError):
            await buyer.buy(wanted, vendor, Permit("proof", wanted.digest), PRICE)

    async with Buyer(ledger, folder / "studio", scopes=(SCOPE,)) as buyer:
        await asyncio.gather(*(one(buyer, order(number)) for number in numbers))
    await vendor.close()
    ledger.close()


def start(place: str, manner: str, folder: Path, numbers: range, slot: int) -> int:
    """Fork a process that buys; returns its number."""
    if child := os.fork():
        return child
    timeline = Timeline(folder / "timeline")
    timeline.join(slot)
    code = 1
    try:
        run(life(place, manner, folder, numbers, timeline), timeline)
        code = 0
    finally:
        timeline.leave()
        os._exit(code)


def round_of_two(place: str, manner: str, folder: Path, numbers: range, longest: float, kills: int) -> int:
    """Two processes side by side, each killed at a random moment unless it ends before; returns how many were."""
    born = time.monotonic()
    # Both take part in time before either begins.
    for slot in (0, 1):
        Timeline(folder / "timeline").join(slot)
    alive = {start(place, manner, folder, numbers, slot): slot for slot in (0, 1)}
    doom = {child: born + random.uniform(0.002, longest) for child in alive} if kills else {}
    killed = 0
    while alive:
        for child, slot in list(alive.items()):
            if ended(child, wait=False):
                del alive[child]
            elif time.monotonic() > doom.get(child, float("inf")) and killed < kills:
                os.kill(child, signal.SIGKILL)
                ended(child)
                del alive[child]
                killed += 1
                # Its time stands no longer in the way of the other's.
                gone = Timeline(folder / "timeline")
                gone.join(slot)
                gone.leave()
        time.sleep(0.0005)
    return killed


def audit(place: str, folder: Path, count: int) -> tuple[Counter[str], Decimal, Decimal]:
    """Compare both books, take by take; also the money held and spent."""
    charges = Counter(job.request["prompt"] for job in Account(folder / "vendor").charges)
    takes = TakeStore(folder / "studio" / "takes")
    found: Counter[str] = Counter(charged_twice=0, lost=0, parked=0, kept=0, open=0)
    engine = store.open_engine(place)
    with engine.connect() as connection:
        budget = find_budget(connection, SCOPE)
        for number in range(count):
            wanted = order(number)
            row, times = purchase(connection, wanted.digest), charges[wanted.prompt]
            found["charged_twice"] += times > 1
            arrived = bool(row and row.state == "kept" and row.files and all(takes.sound(name) for name in row.files))
            parked = bool(row and row.state == "uncertain")
            found["kept"] += arrived
            found["parked"] += parked
            found["lost"] += times > 0 and not arrived and not parked
            found["open"] += not arrived and not parked
    engine.dispose()
    return found, budget.held, budget.spent


def main(kills: int, kind: str, manner: str) -> None:
    """Kill that often, print the figures and write them down."""
    begun = time.monotonic()
    store.open_engine = cache(store.open_engine)
    folder = quick_folder("shotwright-kill-")
    with server() if kind == "postgresql" else nullcontext(SQLITE) as place:
        os.chdir(folder)
        round_of_two(place, manner, folder, range(0), 1.0, 0)
        unharmed = time.monotonic()
        round_of_two(place, manner, folder, range(TAKES), 1.0, 0)
        longest = time.monotonic() - unharmed
        done, count, rounds = 0, TAKES, 1
        while done < kills:
            wanted, count = range(count, count + TAKES), count + TAKES
            while (killed := round_of_two(place, manner, folder, wanted, longest, kills - done)) or done < kills:
                done += killed
                rounds += 1
                if killed == 0:
                    break
            if done >= kills:
                round_of_two(place, manner, folder, wanted, longest, 0)
        found, held, spent = audit(place, folder, count)
    os.chdir(Path(__file__).parent.parent)
    shutil.rmtree(folder, ignore_errors=True)
    right = (held, spent) == (found["parked"] * PRICE.estimate, found["kept"] * PRICE.estimate)
    assert right and not found["open"], f"held {held}, spent {spent}, {dict(found)}"
    note(kind, manner, done, count, found)
    print(f"{count} takes, {rounds} lives of two processes, {time.monotonic() - begun:.0f} s; the budget agrees")
    print(f"kills={done} charged_twice={found['charged_twice']} lost={found['lost']} parked={found['parked']}")
    if found["charged_twice"] or found["lost"] or (found["parked"] and manner != "blind"):
        sys.exit(1)


def note(kind: str, manner: str, kills: int, takes: int, found: Counter[str]) -> None:
    """This run's line in the table of docs/paid-once.md."""
    lines = [line for line in paid.sections().get("kill -9", "").splitlines() if line.startswith("| ")][1:]
    mine = f"| {kind} | {manner} |"
    figures = (kills, takes, found["charged_twice"], found["lost"], found["kept"], found["parked"], paid.machine())
    lines = [line for line in lines if not line.startswith(mine)]
    lines.append(f"{mine} {' | '.join(str(figure) for figure in figures)} |")
    head = "| store | manner | kills | takes | charged twice | charged and lost | kept | parked | measured |"
    paid.write(
        "kill -9",
        "Two processes that buy the same takes, each killed at a random moment of its work and started again, beside a\n"
        "vendor that is also busy, slow, unreachable, or loses its answers (`make bench-kill`; an order whose answer\n"
        "a blind vendor loses is parked even when nobody is killed).\n\n"
        + "\n".join([head, "|" + "---|" * 9, *sorted(lines)]),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), {"postgres": "postgresql"}.get(sys.argv[2], sys.argv[2]), sys.argv[3])
