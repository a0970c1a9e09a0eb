"""Stop a buying process at every named point, for each manner, store and company, and write what came of it into
docs/paid-once.md. The same plays run as a test (tests/buying/test_stopped_anywhere.py); this one keeps the table."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace

from tests.buying.plays import MANNERS, STORES, faults, find_cases, stage
from tests.postgres import server

from bench import paid

ENDS = {"kept": "arrives", "uncertain": "parked", "failed": "fails, free", "expired": "gone at the vendor"}


def main() -> None:
    """Play everything, print the figures, write the table."""
    ends: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    wrong: list[str] = []
    plays = twice = lost = parked = 0
    with stage() as play, server() as url:
        for manner in MANNERS:
            for case in find_cases(play, manner):
                for store in STORES:
                    for beside in (False, True):
                        played = play(replace(case, place="" if store == "sqlite" else url, beside=beside))
                        wrong += [f"{manner} {store} {case.stops}: {fault}" for fault in faults(case, played)]
                        plays += 1
                        twice += played.charges > 1
                        parked += played.state == "uncertain"
                        named = (played.state == "kept" and played.sound) or played.state in ("uncertain", "expired")
                        lost += played.charges > 0 and not named
                        ends[case.stops[-1]][manner].add(ENDS.get(played.state, played.state))
    rows = "\n".join(
        f"| `{point}` | " + " | ".join(" or ".join(sorted(ends[point][m])) or "·" for m in MANNERS) + " |"
        for point in sorted(ends)
    )
    paid.write(
        "Failpoints",
        f"""A process is ended (`os._exit`) at each named point, on {" and ".join(STORES)}, alone and beside another process
that wants the same take; then it is started again. {plays} plays at {len(ends)} points: {twice} charged twice,
{lost} charged and lost, {parked} parked, all of them with a blind vendor and named to the user.

Written by `make bench-failpoints` ({paid.machine()}); the same plays are a part of `make test`. A
cell says what came of the order in all four plays; `·` is a point that a purchase from such a vendor never passes.
*Fails, free*: these points lie on the way of an order that the scripted vendor refuses.

| stopped at | {" | ".join(MANNERS)} |
|---|---|---|---|
{rows}""",
    )
    print("\n".join(wrong), end="\n" if wrong else "")
    print(f"plays={plays} points={len(ends)} charged_twice={twice} lost={lost} parked={parked} faults={len(wrong)}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
