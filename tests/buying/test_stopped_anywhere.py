"""The law on money, exhaustively: stopped at any named point and started again, a take is paid once and arrives.

A point lies before and after every write and every network step. For each manner of vendor and each kind of ledger a
process is ended (`os._exit`) at each point, alone and beside another process that wants the same take; then it is
started again, and both books are compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from tests.buying.plays import MANNERS, STORES, Play, faults, find_cases, stage
from tests.buying.stage import Case, Played

from shotwright import buying, ledger, vendors


@pytest.fixture(scope="module")
def play() -> Iterator[Play]:
    """Plays a case."""
    with stage() as play:
        yield play


@pytest.fixture(scope="module", params=STORES)
def place(request: pytest.FixtureRequest) -> str:
    """The ledger's place: none for SQLite."""
    return "" if request.param == "sqlite" else str(request.getfixturevalue("postgres"))


@pytest.fixture(scope="module")
def cases(play: Play) -> Callable[[str], list[Case]]:
    """The cases of a manner."""
    return cache(partial(find_cases, play))


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


def test_no_write_and_no_network_step_of_buying_is_left_out(cases: Callable[[str], list[Case]]) -> None:
    """Every point that the source names is one at which a process is stopped."""
    stopped = {case.stops[-1] for manner in MANNERS for case in cases(manner)}
    source = "".join(
        file.read_text()
        for folder in (buying, ledger, vendors)
        for file in Path(folder.__file__ or "").parent.glob("*.py")
    )
    points = set(re.findall(r'passing\("([a-z.-]+)"\)', source))
    for write in re.findall(r'\bwrite(?:_now)?\(\s*"([a-z-]+)"', source):
        points |= {f"{write}.before", f"{write}.uncommitted", f"{write}.after"}
    # One transaction, whose answer a person waits for.
    points -= {"resolve.before", "resolve.uncommitted", "resolve.after"}
    assert len(points) >= 70
    assert not points - stopped, sorted(points - stopped)


def test_the_stage_sees_a_double_charge_and_a_lost_one() -> None:
    """The audit is no rubber stamp."""
    fine = partial(Played, state="kept", held="0", spent="0.5", sound=True)
    case = Case("findable", "")
    assert not faults(case, fine(charges=1))
    assert faults(case, fine(charges=2))
    assert faults(case, fine(charges=1, sound=False))
    assert faults(case, Played(charges=1, state="failed", held="0", spent="0"))
    assert faults(case, Played(charges=1, state="uncertain", held="0.5", spent="0"))
