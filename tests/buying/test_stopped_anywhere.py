"""The law on money, exhaustively: stopped at any named point and started again, a take is paid once and arrives.

A point lies before and after every write and every network step. For each manner of vendor and each kind of ledger a
process is ended (`os._exit`) at each point, alone and beside another process that wants the same take; then it is
started again, and both books are compared.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import cache, partial

import pytest
from tests.buying.stage import Case, Played
from tests.postgres import quick_folder

MANNERS = ["idempotent", "findable", "blind"]
STORES = ["sqlite", "postgresql"]
STORIES = ("fine", "busy", "address-expired", "moderated-later", "rejected", "accepted-lost", "vanished")
"""What else may happen, so that the points of those ways are passed too."""
NO_ANSWER = {
    "start.after",
    "submit.before",
    "send.before",
    "vendor.before-charge",
    "vendor.charged",
    "send.answered",
    "spool.before",
    "spool.written",
    "pause.before",
    "pause.uncommitted",
    "pause.after",
    "not-sent.before",
    "not-sent.uncommitted",
}
"""Between the mark and the kept answer, or the record that it did not leave: only here a blind vendor's order can be in
doubt."""

Play = Callable[[Case], Played]


@pytest.fixture(scope="module")
def play() -> Iterator[Play]:
    """Plays a case on a stage of its own."""
    folder = quick_folder("shotwright-stage-")
    command = [sys.executable, "-m", "tests.buying.stage", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as stage:
        assert stage.stdin is not None and stage.stdout is not None

        def play(case: Case) -> Played:
            stage.stdin.write(json.dumps(asdict(case)) + "\n")  # type: ignore[union-attr]
            stage.stdin.flush()  # type: ignore[union-attr]
            return Played(**json.loads(stage.stdout.readline()))  # type: ignore[union-attr]

        yield play
        stage.stdin.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module", params=STORES)
def place(request: pytest.FixtureRequest) -> str:
    """The ledger's place: none for SQLite."""
    return "" if request.param == "sqlite" else str(request.getfixturevalue("postgres"))


@pytest.fixture(scope="module")
def cases(play: Play) -> Callable[[str], list[Case]]:
    """For each manner a case for every point that any story passes, stopped where it is first passed."""

    @cache
    def find(manner: str) -> list[Case]:
        found: dict[str, Case] = {}
        for fate in STORIES:
            told = play(Case(manner, "", fate))
            assert not told.trouble, told.trouble
            for point in told.points:
                found.setdefault(point, Case(manner, "", fate, (point,)))
        # And those that only a process passes which goes on where another one was stopped.
        for stop in ("vendor.charged", "receive.after", "ready.after"):
            for point in play(Case(manner, "", "fine", (stop,))).points:
                found.setdefault(point, Case(manner, "", "fine", (stop, point)))
        return list(found.values())

    return find


def faults(case: Case, played: Played) -> list[str]:
    """What is wrong with how a case ended; nothing when the law holds."""
    wrong = [played.trouble] if played.trouble else []
    paid, should_arrive = played.charges, case.fate not in ("moderated-later", "rejected", "vanished")
    if paid > 1:
        wrong.append(f"charged {paid} times")
    parked = played.state == "uncertain"
    if parked and case.manner != "blind":
        wrong.append("parked, though the vendor can tell")
    if parked and case.fate != "accepted-lost" and not NO_ANSWER & set(case.stops):
        wrong.append("parked, though its answer was on the disk")
    if parked and "jobs resolve" not in played.message:
        wrong.append(f"parked without a word on what to do: {played.message!r}")
    if should_arrive and not parked and not (played.state == "kept" and played.sound and paid == 1):
        wrong.append(f"charged {paid} times and {played.state}")
    if parked and (played.held, played.spent) != ("0.5", "0"):
        wrong.append(f"in doubt, but held {played.held}")
    if not parked and played.held != "0":
        wrong.append(f"at its end, but {played.held} is held")
    if not parked and paid == 1 and played.spent != "0.5":
        wrong.append(f"charged, but spent {played.spent}")
    if not parked and paid == 0 and played.spent != "0":
        wrong.append(f"not charged, but spent {played.spent}")
    return wrong


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside-another"])
@pytest.mark.parametrize("manner", MANNERS)
def test_a_process_that_is_stopped_anywhere_pays_once(
    play: Play, cases: Callable[[str], list[Case]], place: str, manner: str, beside: bool
) -> None:
    wrong = []
    for case in cases(manner):
        case = replace(case, place=place, beside=beside)
        wrong += [f"{case.fate} {case.stops}: {fault}" for fault in faults(case, play(case))]
    assert not wrong, "\n".join(wrong)
    assert len(cases(manner)) >= 60


def test_the_stage_sees_a_double_charge_and_a_lost_one() -> None:
    """The audit is no rubber stamp."""
    fine = partial(Played, state="kept", held="0", spent="0.5", sound=True)
    case = Case("findable", "")
    assert not faults(case, fine(charges=1))
    assert faults(case, fine(charges=2))
    assert faults(case, fine(charges=1, sound=False))
    assert faults(case, Played(charges=1, state="failed", held="0", spent="0"))
    assert faults(case, Played(charges=1, state="uncertain", held="0.5", spent="0"))
