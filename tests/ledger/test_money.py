"""Money is exact: sums and comparisons in SQL, fractions of a cent, rounding only upwards."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from shotwright.errors import Stopped
from shotwright.ledger import Ledger, cap_budget
from shotwright.ledger.budgets import find_budget, hold, month, settle
from shotwright.ledger.schema import budget

D = Decimal


@pytest.fixture(params=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> sa.Connection:
    """A connection to a ledger of each kind; what is written is rolled back."""
    sqlite = request.param == "sqlite"
    ledger = Ledger(tmp_path / "ledger.sqlite" if sqlite else request.getfixturevalue("postgres"))
    opened = ledger.engine.connect()
    begun = opened.begin()

    def close() -> None:
        begun.rollback()
        opened.close()
        ledger.close()

    request.addfinalizer(close)
    return opened


@pytest.mark.parametrize("amount", ["0.1", "0.000001", "0.0575", "123456.789012", "0"])
def test_an_amount_comes_back_as_it_was(connection: sa.Connection, amount: str) -> None:
    cap_budget(connection, "run:exact", D(amount))
    found = find_budget(connection, "run:exact").cap
    assert found == D(amount) and isinstance(found, D)


def test_a_hundred_times_a_tenth_of_a_cent_is_a_tenth_of_a_dollar(connection: sa.Connection) -> None:
    cap_budget(connection, "run:sum", D("0.10"))
    for _ in range(100):
        hold(connection, ["run:sum"], D("0.001"))
    assert find_budget(connection, "run:sum").left == 0
    with pytest.raises(Stopped, match=r"\$0.00 left"):
        hold(connection, ["run:sum"], D("0.000001"))


def test_less_than_a_millionth_counts_as_one_so_that_no_cap_is_passed(connection: sa.Connection) -> None:
    hold(connection, ["run:fraction"], D(1) / 3)
    assert find_budget(connection, "run:fraction").held == D("0.333334")


def test_one_full_scope_holds_nothing_in_the_others(connection: sa.Connection) -> None:
    cap_budget(connection, "month:2026-11", D("0.50"))
    with pytest.raises(Stopped, match="month budget"):
        hold(connection, ["run:a", "month:2026-11"], D("0.51"))
    assert find_budget(connection, "run:a").held == 0
    assert connection.scalar(sa.select(sa.func.count()).where(budget.c.scope == "run:a")) == 0


def test_what_was_held_is_released_and_what_was_spent_stays(connection: sa.Connection) -> None:
    cap_budget(connection, "run:a", D("1"))
    hold(connection, ["run:a"], D("0.84"))
    settle(connection, ["run:a"], D("0.84"), D("0.42"))
    found = find_budget(connection, "run:a")
    assert (found.held, found.spent, found.left) == (0, D("0.42"), D("0.58"))


def test_months_are_those_of_utc() -> None:
    assert month(1_790_812_799.0) == "month:2026-09"
    assert month(1_790_812_800.0) == "month:2026-10"
