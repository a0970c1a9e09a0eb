"""Caps on money, per run, per production and per calendar month, in dollars.

A budget row counts what is held for open purchases and what was spent. A purchase is reserved only if the upper end of
its quote fits under every cap that it falls under, in the transaction that writes it; so no number of processes can
pass a cap together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import ROUND_FLOOR, Decimal

import sqlalchemy as sa

from shotwright.catalog.estimate import dollars
from shotwright.errors import Stopped

from .schema import budget


@dataclass(frozen=True, slots=True)
class Budget:
    """One scope: `run:ID`, `production:NAME` or `month:2026-11`."""

    scope: str
    cap: Decimal | None
    held: Decimal
    spent: Decimal

    @property
    def left(self) -> Decimal | None:
        """What may still be reserved; None when there is no cap."""
        return None if self.cap is None else self.cap - self.held - self.spent


def month(now: float) -> str:
    """The scope of the calendar month (UTC) of a time in seconds."""
    return f"month:{datetime.fromtimestamp(now, UTC):%Y-%m}"


def find_budget(connection: sa.Connection, scope: str) -> Budget:
    """The budget of `scope`; one without cap or spending when it was never used."""
    row = connection.execute(sa.select(budget).where(budget.c.scope == scope)).first()
    return Budget(row.scope, row.cap, row.held, row.spent) if row else Budget(scope, None, Decimal(0), Decimal(0))


def cap_budget(connection: sa.Connection, scope: str, cap: Decimal | None) -> None:
    """Set or lift the cap of a scope; what is held and spent stays."""
    _open(connection, scope)
    connection.execute(budget.update().where(budget.c.scope == scope).values(cap=cap))


def hold(connection: sa.Connection, scopes: Iterable[str], amount: Decimal) -> None:
    """Hold `amount` in every scope, or raise Stopped and hold it in none."""
    scopes = list(scopes)
    for scope in scopes:
        found = find_budget(connection, scope)
        if found.left is not None and amount > found.left:
            left = dollars(max(found.left, Decimal(0)), ROUND_FLOOR)
            raise Stopped(
                f"The {scope.partition(':')[0]} budget of {dollars(found.cap or Decimal(0))} has {left} left, and this "
                f"take may cost {dollars(amount)}.",
                next_step="Raise the budget, choose a cheaper model (`shotwright quote`), or preview free: "
                "--model house.",
            )
    for scope in scopes:
        _open(connection, scope)
        connection.execute(budget.update().where(budget.c.scope == scope).values(held=budget.c.held + amount))


def settle(connection: sa.Connection, scopes: Iterable[str], held: Decimal, spent: Decimal) -> None:
    """Release what was held and count what was spent."""
    for scope in scopes:
        connection.execute(
            budget.update()
            .where(budget.c.scope == scope)
            .values(held=budget.c.held - held, spent=budget.c.spent + spent)
        )


def _open(connection: sa.Connection, scope: str) -> None:
    """Make the row of a scope when there is none; every caller holds the right to write."""
    if connection.scalar(sa.select(sa.func.count()).where(budget.c.scope == scope)) == 0:
        connection.execute(budget.insert().values(scope=scope, cap=None, held=Decimal(0), spent=Decimal(0)))
