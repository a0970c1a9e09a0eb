"""The door of the room: an order and a price in, a take out; called again, it goes on where it was stopped."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any
from weakref import WeakValueDictionary

from shotwright.errors import ShotwrightError, TakeFailed, Unwritable
from shotwright.film import Order, Take
from shotwright.ledger import Ledger, Purchase, TakeStore, book, workers
from shotwright.ledger.budgets import month
from shotwright.ledger.store import Refused
from shotwright.vendors import Vendor

from .gate import Permit, admit
from .pace import Pace
from .walk import Walk

PATIENCE = 2 * 3600.0
"""Seconds that one call waits for a slot or for a take; the purchase itself waits for ever."""
FREE_BYTES = 64 << 20
"""No order leaves with less room than this for what comes back."""
AT_THE_DOOR = 16
"""Orders that one process holds ready for one vendor at once: a prepared order may carry whole pictures."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a take may cost, in US dollars, as frozen into its purchase."""

    estimate: Decimal
    """The upper end of the quote: what is held."""
    snapshot: dict[str, Any] = field(default_factory=dict)
    """Rule, source and date, as JSON."""


Watcher = Callable[[Purchase, str], None]
"""Told what happens to a purchase: its row, and what it does now in a few words."""


class Buyer:
    """Buys takes for one process. Use as `async with Buyer(ledger, folder) as buyer`."""

    def __init__(
        self,
        ledger: Ledger,
        folder: Path,
        *,
        scopes: tuple[str, ...] = (),
        patience: float = PATIENCE,
        watcher: Watcher | None = None,
    ) -> None:
        self.ledger = ledger
        self.clock = ledger.clock
        self.folder = folder
        self.takes = TakeStore(folder / "takes")
        self.scopes = scopes
        self.patience = patience
        self.watcher: Watcher = watcher or (lambda row, doing: None)
        self.pace = Pace()
        self.worker = ""
        self._heart: asyncio.Task[None] | None = None
        self._doors: dict[str, asyncio.Semaphore] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __aenter__(self) -> Buyer:
        """Enter this process in the ledger."""
        self.worker = await self.ledger.write("register", lambda c: workers.register(c, self.ledger.now()))
        self._heart = asyncio.create_task(self._beat())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: Any, trace: TracebackType | None) -> None:
        """Leave: what this process held may be taken up at once."""
        assert self._heart is not None
        self._heart.cancel()
        await self.ledger.write("leave", lambda c: workers.leave(c, self.worker))

    async def _beat(self) -> None:
        while True:
            await self.clock.sleep(workers.LEASE_SECONDS / 4)
            # A full disk does not end the beat: the lease runs out if it lasts, and then others may take over.
            with suppress(ShotwrightError):
                await self.ledger.write("renew", lambda c: workers.renew(c, self.worker, self.ledger.now()))

    async def buy(
        self, order: Order, vendor: Vendor, permit: Permit, price: Price, files: Mapping[str, Path] | None = None
    ) -> Take:
        """The take that `order` asks for: bought now, gone on with, or already here.

        Raises Stopped when a budget says no, TakeFailed when no take comes, Uncertain when nobody can tell whether it
        was bought, Unwritable when this machine cannot keep what comes.
        """
        want = book.Reservation(
            key=order.digest,
            vendor=vendor.name,
            model=order.model,
            title=order.prompt[:200],
            order=order.model_dump(mode="json"),
            policy=admit(order, permit),
            estimate=price.estimate,
            price=price.snapshot,
            scopes=(*self.scopes, month(self.ledger.now())),
        )
        self._check_room()
        # The same order twice in one process is one purchase: the second waits and finds the take of the first.
        turn = self._turns.setdefault(want.key, asyncio.Lock())
        async with turn:
            return await self._buy(want, order, vendor, files or {}, self.clock.now() + self.patience)

    async def _buy(
        self, want: book.Reservation, order: Order, vendor: Vendor, files: Mapping[str, Path], give_up_at: float
    ) -> Take:
        while True:
            row = await self.ledger.write(
                "reserve",
                lambda c: book.take_up(
                    c, want, identity=self.ledger.identity, worker=self.worker, now=self.ledger.now()
                ),
            )
            if row is None:
                # Another live process is buying it: its take will be ours.
                if self.clock.now() > give_up_at:
                    raise TakeFailed("Another process is still at work on this take.", next_step="Run it again later.")
                await self.clock.sleep(1.0)
                continue
            try:
                return await Walk(self, order, vendor, row, files, give_up_at).run()
            except Refused:
                # The row was taken over while this process was frozen: begin again from where it stands.
                continue
            except BaseException:
                await self.let_go(want.key)
                raise

    async def let_go(self, key: str) -> None:
        """Leave an open purchase to whoever goes on with it."""
        with suppress(ShotwrightError):
            await self.ledger.write("release", lambda c: book.release(c, key, worker=self.worker))

    def door(self, vendor: Vendor) -> asyncio.Semaphore:
        """Lets a few orders at a time stand ready for `vendor`; the others wait without having been prepared."""
        room = min(AT_THE_DOOR, vendor.limits.slots + 1)
        return self._doors.setdefault(vendor.name, asyncio.Semaphore(room))

    def _check_room(self) -> None:
        """Refuse to order what could not be kept. Raises Unwritable."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self.folder).free < FREE_BYTES:
            raise Unwritable(
                f"Less than {FREE_BYTES >> 20} MB are free where takes are kept, in '{self.folder}'.",
                next_step="Free some space, then run it again.",
            )
