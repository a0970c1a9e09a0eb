"""Which cases the proof has, and when one of them is wrong: shared by the test and by `make bench-failpoints`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

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


@contextmanager
def stage() -> Iterator[Play]:
    """Plays cases on a stage of its own."""
    folder = quick_folder("shotwright-stage-")
    command = [sys.executable, "-m", "tests.buying.stage", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None

        def play(case: Case) -> Played:
            process.stdin.write(json.dumps(asdict(case)) + "\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            return Played(**json.loads(process.stdout.readline()))  # type: ignore[union-attr]

        yield play
        process.stdin.close()
    shutil.rmtree(folder, ignore_errors=True)


def find_cases(play: Play, manner: str) -> list[Case]:
    """A case for every point that any story passes, stopped where it is first passed."""
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
    # And what a person does: call off a job, settle what was left open; and a kept take that was lost.
    for first, deed in (
        ("receive.after", "cancel"),
        ("receive.after", "reconcile"),
        ("reserve.after", "reconcile"),
        (None, "buy-lost"),
    ):
        for point in play(Case(manner, "", "fine", (first,), ("buy", deed))).points:
            found.setdefault(point, Case(manner, "", "fine", (first, point), ("buy", deed)))
    return list(found.values())


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
