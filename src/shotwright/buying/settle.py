"""Open purchases looked after by a person: settle what can be settled, say what the vendor cannot, call off a job."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shotwright.errors import ShotwrightError, WrongUse
from shotwright.film import Order
from shotwright.ledger import Ledger, Purchase, book
from shotwright.ledger.store import Refused
from shotwright.vendors import Vendor

from .purchase import Buyer
from .walk import StillRunning, Walk

OPEN: tuple[book.State, ...] = ("reserved", "submitted", "running", "finished")


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one open purchase."""

    before: Purchase
    now: Purchase
    message: str
    """What was found out, or why nothing was."""


async def reconcile(buyer: Buyer, find_vendor: Callable[[str], Vendor]) -> list[Settled]:
    """Go through all open purchases whose process is gone, and take each as far as it goes without buying.

    What was never ordered is given up and its money released; what may have been ordered is looked up (or repeated
    under its own key, where the vendor honours one), once that can be believed; what runs is asked for once; what is
    ready is fetched and kept.
    """
    rows = await buyer.ledger.read(lambda c: book.purchases(c, states=OPEN))
    found = await asyncio.gather(*(_settle(buyer, row, find_vendor) for row in rows))
    return [one for one in found if one is not None]


async def _settle(buyer: Buyer, row: Purchase, find_vendor: Callable[[str], Vendor]) -> Settled | None:
    """One purchase; None while a live process is at work on it, or when it ended meanwhile."""
    mine = await _own(buyer, row.key)
    if mine is None:
        return None
    message = ""
    try:
        walk = Walk(
            buyer, Order.model_validate(mine.order), find_vendor(mine.vendor), mine, {}, buyer.clock.now(), look=True
        )
        await walk.run()
    except StillRunning as still:
        message = f"still at work: {still}"
    except (ShotwrightError, Refused) as error:
        message = str(error)
    finally:
        await buyer.let_go(row.key)
    return Settled(row, await _now(buyer.ledger, row.key), message or "kept")


async def cancel(buyer: Buyer, key: str, find_vendor: Callable[[str], Vendor]) -> Settled:
    """Ask the vendor to stop a running job, then ask once what became of it.

    Whether a stopped job costs something is the vendor's to say. Raises WrongUse where there is nothing to stop.
    """
    row = find(buyer.ledger, key)
    mine = await _own(buyer, row.key) if row.state == "running" else None
    if mine is None:
        raise WrongUse(
            f"{row.key[:12]} is {row.state}{', and a process is at work on it' if row.state in OPEN else ''}.",
            next_step="Only a running job can be stopped; stop the process that waits for it first.",
        )
    message = ""
    try:
        walk = Walk(
            buyer, Order.model_validate(mine.order), find_vendor(mine.vendor), mine, {}, buyer.clock.now(), look=True
        )
        await walk.cancel()
        await walk.run()
    except StillRunning as still:
        message = f"asked to stop; still {still}"
    except WrongUse:
        raise
    except ShotwrightError as error:
        message = str(error)
    finally:
        await buyer.let_go(row.key)
    return Settled(row, await _now(buyer.ledger, row.key), message or "it was ready already, and is kept")


def resolve(ledger: Ledger, key: str, *, charged: bool, job: str | None = None) -> Purchase:
    """A person's word on a purchase of which the vendor cannot say whether it was charged; returns what it is now.

    With the vendor's own id of the `job` it goes on as running, and the next run or `reconcile` fetches the take.
    Raises WrongUse when it is not uncertain. `key` may be a beginning that only one purchase has.
    """
    row = find(ledger, key)
    if job is not None and not charged:
        raise WrongUse("A job that ran was charged.", next_step="Leave --job out, or say --as charged.")
    try:
        return ledger.write_now(
            "resolve", lambda c: book.resolve(c, row.key, now=ledger.now(), charged=charged, job=job)
        )
    except Refused as error:
        raise WrongUse(
            f"{row.key[:12]} is {row.state}, and nothing about it is uncertain.", next_step="See `shotwright jobs`."
        ) from error


def find(ledger: Ledger, key: str) -> Purchase:
    """The purchase whose key begins with `key`. Raises WrongUse when there is none, or more than one."""
    found = ledger.read_now(lambda c: book.purchases(c, key=key)) if key else []
    if len(found) != 1:
        many = f"{len(found)} purchases begin with" if found else "There is no purchase"
        raise WrongUse(f"{many} '{key}'.", next_step="`shotwright jobs` lists them; give more of the id.")
    return found[0]


async def _own(buyer: Buyer, key: str) -> Purchase | None:
    """Take an open purchase over, unless a live process has it."""

    def work(connection: Any) -> Purchase | None:
        row = book.purchase(connection, key)
        if row is None or row.state not in OPEN:
            return None
        # What is ours already is being walked at this moment: whoever stops walking lets go.
        free = row.worker != buyer.worker and book.take_over(
            connection, row, worker=buyer.worker, now=buyer.ledger.now()
        )
        return book.purchase(connection, key) if free else None

    return await buyer.ledger.write("take-over", work)


async def _now(ledger: Ledger, key: str) -> Purchase:
    row = await ledger.read(lambda c: book.purchase(c, key))
    assert row is not None
    return row
