"""From an order to a kept take, resumable at any instant.

Every step reads where the purchase stands and takes it one state further (the states are drawn in
`ledger.book`). To resume is to begin again: the same order has the same key, and the key's row says what is done.

    reserved    prepare (free) ── wait for a slot ── mark as submitted ── submit
    submitted   (after a crash or a broken line) read the spool; else, by the vendor's manner, send again under the
                same key, look it up once the settle time is over, or park it for a person
    running     poll
    finished    fetch ── check ── take store
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from shotwright.errors import Damaged, Stopped, TakeFailed, Uncertain, Unwritable, WrongUse
from shotwright.film import Order, Take
from shotwright.ledger import Ledger, Purchase, TakeStore, book, workers
from shotwright.ledger.budgets import month
from shotwright.ledger.store import Refused
from shotwright.media.failpoint import passing
from shotwright.media.probe import check_media
from shotwright.vendors import Failed, Finished, Progress, Receipt, Vendor
from shotwright.vendors.contract import Busy, Gone, Lost, NotSent

from .gate import Permit
from .pace import Pace

PATIENCE = 2 * 3600.0
"""Seconds that one call waits for a slot or for a take; the purchase itself waits for ever."""
REACH = 600.0
"""Seconds for which a vendor that cannot be reached is tried."""
SEND_WINDOW = 30.0
"""Seconds after the mark within which the order leaves, or it does not leave: a process that was frozen meanwhile must
not send what another one has looked up and not found."""
UNREADABLE = 10
"""Polls in a row that may make no sense."""
FREE_BYTES = 64 << 20
"""No order leaves with less room than this for what comes back."""


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

    async def __aenter__(self) -> Buyer:
        """Enter this process in the ledger."""
        self.worker = await self.ledger.write("register", lambda c: workers.register(c, self.clock.now()))
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
            await self.ledger.write("renew", lambda c: workers.renew(c, self.worker, self.clock.now()))

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
            policy=permit.policy,
            estimate=price.estimate,
            price=price.snapshot,
            scopes=(*self.scopes, month(self.clock.now())),
        )
        self._check_room()
        give_up_at = self.clock.now() + self.patience
        while True:
            row = await self.ledger.write(
                "reserve",
                lambda c: book.take_up(
                    c, want, identity=self.ledger.identity, worker=self.worker, now=self.clock.now()
                ),
            )
            if row is None:
                # Another live process is buying it: its take will be ours.
                if self.clock.now() > give_up_at:
                    raise TakeFailed("Another process is still at work on this take.", next_step="Run it again later.")
                await self.clock.sleep(1.0)
                continue
            try:
                return await Walk(self, order, vendor, row, dict(files or {}), give_up_at).run()
            except Refused:
                # The row was taken over while this process was frozen: begin again from where it stands.
                continue

    def _check_room(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self.folder).free < FREE_BYTES:
            raise Unwritable(
                f"Less than {FREE_BYTES >> 20} MB are free where takes are kept, in '{self.folder}'.",
                next_step="Free some space, then run it again.",
            )


class Walk:
    """One purchase on its way."""

    def __init__(
        self, buyer: Buyer, order: Order, vendor: Vendor, row: Purchase, files: dict[str, Path], give_up_at: float
    ) -> None:
        self.buyer, self.ledger, self.clock = buyer, buyer.ledger, buyer.clock
        self.order, self.vendor, self.row, self.files = order, vendor, row, files
        self.give_up_at = give_up_at
        self.spool = buyer.folder / "spool" / f"{row.reference}.json"
        self.incoming = buyer.folder / "incoming" / row.reference

    async def run(self) -> Take:
        """Go on until the take is kept. Raises as `Buyer.buy` says."""
        steps: dict[str, Callable[[], Awaitable[None]]] = {
            "reserved": self._send,
            "submitted": self._recover,
            "running": self._poll,
            "finished": self._fetch,
        }
        while self.row.state in steps:
            await steps[self.row.state]()
        return await self._outcome()

    # ---- writing

    async def _write(self, name: str, step: Callable[..., Any], **values: Any) -> Any:
        """Take one step in the ledger and read the row anew."""

        def work(connection: Any) -> tuple[Any, Purchase]:
            result = step(connection, self.row.key, worker=self.buyer.worker, now=self.clock.now(), **values)
            found = book.purchase(connection, self.row.key)
            assert found is not None
            return result, found

        result, self.row = await self.ledger.write(name, work)
        return result

    def _say(self, doing: str) -> None:
        self.buyer.watcher(self.row, doing)

    # ---- reserved

    async def _send(self) -> None:
        """Prepare, wait for a slot, mark, send. The mark is committed before the order leaves."""
        self._say("preparing")
        reach_until = self.clock.now() + REACH
        passing("prepare.before")
        while True:
            try:
                prepared = await self.vendor.prepare(self.order, self.files)
                break
            except NotSent as error:
                await self._wait_or_give_up(str(error), 5.0, reach_until)
            except BaseException as error:
                await self._write("give-up", book.give_up, why=f"The order could not be prepared: {error}"[:500])
                raise
        passing("prepare.after")
        limits = self.vendor.limits
        start = partial(book.start, slots=limits.slots, starts=limits.starts, per=limits.per)
        while wait := await self._write("start", start):
            self._say("waiting for a slot")
            await self._wait_or_give_up("No slot became free.", wait, self.give_up_at)
        await self._submit(replace(prepared, spool=self.spool))

    async def _wait_or_give_up(self, why: str, wait: float, until: float) -> None:
        if self.clock.now() + wait > until:
            await self._write("give-up", book.give_up, why=why)
            return_free = "Try again later; what was prepared costs nothing. Free meanwhile: --model house."
            raise TakeFailed(f"The take was not ordered: {why}", next_step=return_free)
        await self.clock.sleep(wait)

    async def _submit(self, prepared: Any) -> None:
        """The one step that costs money."""
        assert self.row.submitted_at is not None
        if self.clock.now() > self.row.submitted_at + SEND_WINDOW:
            await self._write("not-sent", book.not_sent, why="this process stood still", wait=0.0)
            return
        self._say("ordering")
        passing("submit.before")
        try:
            answer = await self.vendor.submit(prepared, self.row.reference)
        except NotSent as error:
            wait = (error.wait if isinstance(error, Busy) else None) or 5.0
            if isinstance(error, Busy):
                until = self.clock.now() + wait
                await self.ledger.write("pause", lambda c: book.vendor_asked_to_wait(c, self.vendor.name, until=until))
            await self._write("not-sent", book.not_sent, why=str(error)[:500], wait=wait)
            await self._wait_or_give_up(str(error), wait, self.row.made_at + max(REACH, 2 * wait))
            return
        except Lost as error:
            await self._resolve_lost(str(error))
            return
        passing("submit.after")
        await self._take_answer(answer)

    async def _take_answer(self, answer: Receipt | Finished | Failed) -> None:
        """Commit what the vendor said to the order."""
        try:
            if isinstance(answer, Receipt):
                await self._write("receive", book.receive, job=answer.job, data=dict(answer.data))
            elif isinstance(answer, Finished):
                await self._write("ready", book.ready, answer=_as_json(answer))
            else:
                await self._fail(answer)
        except Unwritable as error:
            job = f" The vendor's job is {answer.job}: write it down." if isinstance(answer, Receipt) else ""
            raise Uncertain(
                f"The order was taken and could not be recorded: {error.what}{job}",
                spent=None,
                next_step="Free some space and run it again; it will be looked for before anything is bought.",
            ) from error

    # ---- submitted, and the answer is not on record

    async def _recover(self) -> None:
        """A process ended between the mark and the record of the answer."""
        try:
            answer = self.vendor.recall(self.spool)
        except Lost as error:
            await self._resolve_lost(str(error))
            return
        if answer is not None:
            await self._take_answer(answer)
            return
        await self._resolve_lost("The process ended while the order was on its way.")

    async def _resolve_lost(self, why: str) -> None:
        """Find out, the vendor's way, whether the order arrived."""
        if self.vendor.manner == "idempotent":
            await self._repeat(why)
        elif self.vendor.manner == "findable":
            await self._look_up(why)
        else:
            await self._write("park", book.park, why=why)

    async def _repeat(self, why: str) -> None:
        """Send it again under its own key, which makes the vendor answer as it did the first time."""
        passing("repeat.before")
        # An answer that made no sense must not be what the next one is taken for.
        self.spool.unlink(missing_ok=True)
        if self.row.submitted_at is not None and self.clock.now() > self.row.made_at + self.buyer.patience:
            raise Uncertain(
                f"It may have been bought, and the vendor gives no clear answer: {why}",
                spent=None,
                next_step="Run it again later; it is repeated under the same key and cannot be charged twice.",
            )
        await self.clock.sleep(2.0)
        prepared = await self._prepared_again()
        await self._write("send-again", book.send_again)
        try:
            answer = await self.vendor.submit(replace(prepared, spool=self.spool), self.row.reference)
        except (NotSent, Lost) as error:
            # Still open: the row stays submitted and is tried again until patience runs out.
            await self.clock.sleep((error.wait if isinstance(error, Busy) else None) or 10.0)
            return
        await self._take_answer(answer)

    async def _prepared_again(self) -> Any:
        try:
            return await self.vendor.prepare(self.order, self.files)
        except NotSent as error:
            raise Uncertain(
                f"It may have been bought, and {self.vendor.name} cannot be reached: {error}",
                spent=None,
                next_step="Run it again later; it is repeated under the same key and cannot be charged twice.",
            ) from error

    async def _look_up(self, why: str) -> None:
        """Ask for the job by our reference, once an order in flight must have arrived."""
        assert self.row.submitted_at is not None
        wait = self.row.submitted_at + self.vendor.settle - self.clock.now()
        if wait > 0:
            self._say(f"looking it up in {wait:.0f} s")
            await self.clock.sleep(wait)
        passing("find.before")
        try:
            receipt = await self.vendor.find(self.row.reference)
        except (NotSent, Lost) as error:
            raise Uncertain(
                f"It may have been bought ({why}), and {self.vendor.name} cannot be asked: {error}",
                spent=None,
                next_step="Run it again later, or `shotwright jobs reconcile`; it is looked up before anything is bought.",
            ) from error
        passing("find.after")
        if receipt is not None:
            await self._write("receive", book.receive, job=receipt.job, data=dict(receipt.data))
        else:
            self.spool.unlink(missing_ok=True)
            await self._write("not-sent", book.not_sent, why="the vendor has no such job", wait=0.0)

    # ---- running

    async def _poll(self) -> None:
        """Ask until it is ready, at a pace that suits vendor and machine."""
        receipt = Receipt(self.row.job or "", self.row.receipt or {})
        begun = self.row.submitted_at or self.clock.now()
        unreadable, wish = 0, None
        self.buyer.pace.open += 1
        try:
            while True:
                if self.clock.now() > self.give_up_at:
                    raise TakeFailed(
                        f"{self.vendor.name} has not finished after {(self.clock.now() - begun) / 60:.0f} minutes.",
                        spent=None,
                        next_step=f"Run it again to go on waiting; `shotwright jobs` shows it ({self.row.key[:12]}).",
                    )
                await self.clock.sleep(self.buyer.pace.wait(self.clock.now() - begun, wish))
                passing("poll.before")
                try:
                    answer = await self.vendor.poll(receipt)
                except NotSent:
                    continue
                except Lost as error:
                    unreadable += 1
                    if unreadable >= UNREADABLE:
                        raise TakeFailed(
                            f"{self.vendor.name} answers nonsense: {error}",
                            spent=None,
                            next_step="Run it again later to go on waiting; nothing is bought twice.",
                        ) from error
                    continue
                passing("poll.after")
                unreadable = 0
                if not isinstance(answer, Progress):
                    break
                wish = answer.wait
                share = "" if answer.fraction is None else f" {answer.fraction:.0%}"
                self._say(f"{answer.state}{share}")
        finally:
            self.buyer.pace.open -= 1
        if isinstance(answer, Failed):
            await self._fail(answer)
        else:
            await self._write("ready", book.ready, answer=_as_json(answer))

    async def _fail(self, answer: Failed) -> None:
        where = f" ({answer.input})" if answer.input else ""
        state = "expired" if answer.reason == "expired" else "failed"
        await self._write(
            "fail", book.fail, reason=answer.reason, message=answer.message + where, charged=answer.charged, state=state
        )

    # ---- finished

    async def _fetch(self) -> None:
        """Bring the bytes in, look at them, keep them."""
        self._say("fetching")
        files = await self._bring()
        if files is None:
            return
        names = [self.buyer.takes.add(file) for file in files]
        passing("store.after")
        cost = (self.row.answer or {}).get("cost")
        await self._write("keep", book.keep, files=names, actual=None if cost is None else Decimal(cost))
        self._clear_away()

    async def _bring(self) -> list[Path] | None:
        """The files of the take in `incoming`; None when the vendor no longer has them, which ends the purchase."""
        damage = ""
        for _ in range(3):
            passing("fetch.before")
            answer = _from_json(self.row.answer or {}, self.spool)
            self.incoming.mkdir(parents=True, exist_ok=True)
            try:
                files = await self.vendor.fetch(answer, self.incoming)
                for file in files:
                    check_take(file)
                passing("fetch.after")
                return files
            except Gone as error:
                if not await self._renew_addresses():
                    end = Failed("expired", f"{error} It was ready and paid, and was not fetched in time.", True)
                    await self._fail(end)
                    return None
            except Damaged as error:
                damage = error.what
                shutil.rmtree(self.incoming, ignore_errors=True)
            except NotSent as error:
                damage = str(error)
                await self.clock.sleep(5.0)
        raise TakeFailed(
            f"The take is ready and paid, and its file does not come whole: {damage}",
            spent=self.row.estimate,
            next_step="Run it again to fetch it again; nothing is bought twice.",
        )

    async def _renew_addresses(self) -> bool:
        """Ask the vendor for new addresses of a finished take; False when it gives none."""
        if self.row.job is None:
            return False
        try:
            answer = await self.vendor.poll(Receipt(self.row.job, self.row.receipt or {}))
        except (NotSent, Lost):
            return True
        if not isinstance(answer, Finished):
            return False
        fresh = _as_json(answer)
        if fresh["urls"] == (self.row.answer or {}).get("urls"):
            return False
        if self.row.state == "kept":
            self.row = replace(self.row, answer=fresh)
        else:
            await self._write("renewed", book.ready, answer=fresh)
        return True

    def _clear_away(self) -> None:
        """The take is in the store and on record: what led to it may go."""
        shutil.rmtree(self.incoming, ignore_errors=True)
        self.spool.unlink(missing_ok=True)

    # ---- the end

    async def _outcome(self) -> Take:
        row = self.row
        if row.state == "kept":
            if not all(self.buyer.takes.has(name) for name in row.files or ()):
                await self._refill()
            paths = tuple(self.buyer.takes.path(name) for name in self.row.files or ())
            answer = row.answer or {}
            return Take(order=self.order, files=paths, notes=tuple(answer.get("notes", ())), made=answer.get("made"))
        if row.state == "uncertain":
            raise Uncertain(
                f"{row.vendor} may have taken this order and cannot tell: {row.message}",
                spent=None,
                next_step=f"Look at your account there, then: shotwright jobs resolve {row.key[:12]} "
                "--as charged|not-charged.",
            )
        spent = None if row.charged is None else row.actual
        again = NEXT.get(row.reason or "", "Change the prompt or the seed.")
        error = WrongUse if row.reason == "key" else Stopped if row.reason == "credit" else TakeFailed
        raise error(f"The take did not come: {row.message}", spent=spent, next_step=again)

    async def _refill(self) -> None:
        """A take that was paid and is lost from the store is asked for again; the vendor may still have it."""
        self._say("fetching a lost take again")
        lost = TakeFailed(
            "The take was bought before, and is lost from the take store; the vendor no longer has it.",
            next_step="Restore '.shotwright/takes' from a copy, or buy another take with another --seed.",
        )
        if not await self._renew_addresses() and not (self.row.answer or {}).get("urls"):
            raise lost
        answer = _from_json(self.row.answer or {}, self.spool)
        self.incoming.mkdir(parents=True, exist_ok=True)
        try:
            names = [self.buyer.takes.add(file) for file in await self.vendor.fetch(answer, self.incoming)]
        except (Gone, NotSent) as error:
            raise lost from error
        await self.ledger.write("refill", lambda c: book.refill(c, self.row.key, now=self.clock.now(), files=names))
        self.row = replace(self.row, files=names)
        self._clear_away()


NEXT = {
    "moderated": "Reword the prompt (`shotwright lint` says what models refuse), or preview it free: --model house.",
    "bad-request": "Change what the message names; `shotwright models MODEL` lists what the model takes.",
    "vendor-fault": "Run it again; if it was not charged it is ordered anew.",
    "key": "Check the key: shotwright keys set VENDOR.",
    "credit": "Add credit at the vendor, or preview free: --model house.",
    "expired": "Choose another --seed to buy it anew.",
    "cancelled": "Run it again to order it anew.",
}


def check_take(file: Path) -> None:
    """Raise Damaged unless a fetched file is what its ending says: not empty, and readable where we can read it."""
    if file.stat().st_size == 0:
        raise Damaged(f"'{file.name}' is empty.")
    if file.suffix.lower() not in UNREAD_ENDINGS:
        check_media(file)


UNREAD_ENDINGS = {".zip", ".exr", ".json", ".glb"}
"""Kinds that no decoder of ours opens as a film, picture or sound."""


def _as_json(answer: Finished) -> dict[str, Any]:
    fields = asdict(answer)
    fields["files"] = [str(file) for file in answer.files]
    fields["urls"], fields["notes"] = list(answer.urls), list(answer.notes)
    fields["cost"] = None if answer.cost is None else str(answer.cost)
    del fields["spool"]
    return fields


def _from_json(fields: Mapping[str, Any], spool: Path) -> Finished:
    cost = fields.get("cost")
    return Finished(
        urls=tuple(fields.get("urls", ())),
        files=tuple(Path(file) for file in fields.get("files", ())),
        made=fields.get("made"),
        cost=None if cost is None else Decimal(cost),
        notes=tuple(fields.get("notes", ())),
        data=dict(fields.get("data", {})),
        spool=spool,
    )
