"""Eight processes buy at once and are stopped again and again: caps, slots and rates hold for all of them together."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
from tests.ledger.crowd import LIMITS, PROCESSES, TAKES
from tests.postgres import quick_folder

PRICE, CAP = Decimal("0.07"), Decimal("1.50")
FIT = 21
"""Takes under the cap: 21 × $0.07 = $1.47."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def played(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What came of it."""
    folder = quick_folder("shotwright-crowd-")
    place = f"sqlite:///{folder}/ledger.sqlite" if request.param == "sqlite" else request.getfixturevalue("postgres")
    given = {"place": place, "folder": str(folder), "money": [str(PRICE), str(CAP)], "kills": 2, "seed": 7}
    told = subprocess.run(
        [sys.executable, "-m", "tests.ledger.crowd", json.dumps(given)], capture_output=True, text=True, timeout=100
    )
    shutil.rmtree(folder)
    assert told.returncode == 0 and not told.stderr, told.stderr
    story: dict[str, Any] = json.loads(told.stdout)
    return story


def test_the_processes_were_really_stopped(played: dict[str, Any]) -> None:
    assert played["killed"] >= PROCESSES


def test_never_a_cent_over_the_cap_and_every_take_that_fits_is_bought(played: dict[str, Any]) -> None:
    assert PROCESSES * TAKES > FIT
    assert played["charges"] == FIT
    assert played["twice"] == 0
    assert played["states"] == {"kept": FIT}
    assert (Decimal(played["held"]), Decimal(played["spent"])) == (0, FIT * PRICE)


def test_never_more_jobs_open_than_the_vendor_has_slots(played: dict[str, Any]) -> None:
    # A busy machine may never fill them all; the law is that there are never more.
    assert 1 < played["most_open"] <= LIMITS.slots


def test_never_more_orders_in_a_window_than_the_vendor_takes(played: dict[str, Any]) -> None:
    assert played["most_in_window"] <= LIMITS.starts
