"""What was bought in this folder, told to a person: the list, the story of one, what is open, and the budgets."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from os import environ
from pathlib import Path
from typing import Any

from shotwright import buying
from shotwright.catalog.estimate import dollars
from shotwright.errors import WrongUse
from shotwright.ledger import Budget, Event, Purchase, cap_budget, events_after, purchases
from shotwright.ledger.budgets import find_budget, month
from shotwright.vendors import Vendor, vendor
from shotwright.vendors.keys import redact

from .bargain import open_ledger
from .stage import LEDGER, STATE

OPEN = ("reserved", "submitted", "running", "finished", "uncertain")


@dataclass(frozen=True, slots=True)
class Job:
    """A purchase, with what happened to it."""

    row: Purchase
    events: tuple[Event, ...] = ()

    @property
    def money(self) -> str:
        """What it cost, or holds."""
        row = self.row
        if row.state in OPEN:
            return f"{dollars(row.estimate)} held"
        if row.charged is None and row.state != "kept":
            return f"{dollars(row.estimate)} perhaps"
        return dollars(row.actual if row.actual is not None else row.estimate)

    def as_json(self) -> dict[str, Any]:
        """Plain data; money as text."""
        row = self.row
        document: dict[str, Any] = {
            "id": row.key,
            "state": row.state,
            "vendor": row.vendor,
            "model": row.model,
            "title": row.title,
            "job": row.job,
            "estimate": str(row.estimate),
            "actual": None if row.actual is None else str(row.actual),
            "charged": row.charged,
            "reason": row.reason,
            "message": row.message,
            "policy": row.policy,
            "price": row.price,
            "files": row.files or [],
            "made": moment(row.made_at),
            "attempt": row.attempt,
        }
        if self.events:
            document["events"] = [{"at": moment(e.at), "kind": e.kind, **e.data} for e in self.events]
        return document


def moment(seconds: float) -> str:
    """Seconds since 1970 as a date and a time that people read, in UTC."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%d %H:%M:%S")


def something_bought(folder: Path) -> bool:
    """Whether there is a ledger: none is made just to say that it is empty."""
    return bool(environ.get(LEDGER)) or (folder / STATE / "ledger.sqlite").exists()


def jobs(folder: Path, *, only_open: bool = False) -> list[Job]:
    """All purchases, or those that are not at their end, oldest first."""
    if not something_bought(folder):
        return []
    with open_ledger(folder) as ledger:
        rows = ledger.read_now(purchases)
    return [Job(row) for row in rows if not only_open or row.state in OPEN]


def job(folder: Path, key: str) -> Job:
    """One purchase with its story. Raises WrongUse when `key` names none, or several."""
    refuse_empty(folder, key)
    with open_ledger(folder) as ledger:
        row = buying.find(ledger, key)
        return Job(row, tuple(ledger.read_now(lambda c: events_after(c, key=row.key))))


def refuse_empty(folder: Path, key: str) -> None:
    """Raise WrongUse where nothing was ever bought."""
    if not something_bought(folder):
        raise WrongUse(
            f"There is no purchase '{key}': nothing was bought in this folder.", next_step="Go to the film's folder."
        )


@asynccontextmanager
async def vendors() -> AsyncIterator[Callable[[str], Vendor]]:
    """Gives vendors by name, each opened once, and closes them."""
    made: dict[str, Vendor] = {}
    try:
        yield lambda name: made[name] if name in made else made.setdefault(name, vendor(name))
    finally:
        for maker in made.values():
            await maker.close()


async def reconcile(folder: Path) -> list[buying.Settled]:
    """Settle what is open and whose process is gone, buying nothing."""
    if not something_bought(folder):
        return []
    with open_ledger(folder) as ledger:
        async with buying.Buyer(ledger, folder / STATE) as buyer, vendors() as find:
            return await buying.reconcile(buyer, find)


async def cancel(folder: Path, key: str) -> buying.Settled:
    """Ask the vendor to stop a running job. Raises WrongUse where there is nothing to stop, or it cannot."""
    refuse_empty(folder, key)
    with open_ledger(folder) as ledger:
        async with buying.Buyer(ledger, folder / STATE) as buyer, vendors() as find:
            return await buying.cancel(buyer, key, find)


def resolve(folder: Path, key: str, *, charged: bool, job: str | None) -> Job:
    """A person's word on an uncertain purchase."""
    refuse_empty(folder, key)
    with open_ledger(folder) as ledger:
        return Job(buying.resolve(ledger, key, charged=charged, job=job))


def budget(folder: Path, cap: Decimal | None, *, lift: bool = False) -> Budget:
    """This month's budget, after setting or lifting its cap where that is asked."""
    with open_ledger(folder) as ledger:
        scope = month(ledger.now())
        if cap is not None or lift:
            ledger.write_now("cap", lambda c: cap_budget(c, scope, cap))
        return ledger.read_now(lambda c: find_budget(c, scope))


def told(settled: buying.Settled) -> dict[str, Any]:
    """What became of a purchase, as plain data."""
    return {**Job(settled.now).as_json(), "before": settled.before.state, "found": redact(settled.message)}
