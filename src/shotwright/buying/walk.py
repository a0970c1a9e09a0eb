"""From a reservation to the end of a purchase, resumable at any instant.

Every step reads where the purchase stands and takes it one state further (the states are drawn in
`ledger.book`). To resume is to begin again: the same order has the same key, and the key's row says what is done.

    reserved    prepare (free) ── wait for a slot ── mark as submitted ── submit
    submitted   (after a crash or a broken line) read the spool; else, by the vendor's manner, send again under the
                same key, look it up once the settle time is over, or park it for a person
    running     poll
    finished    fetch ── check ── take store: see `arrival`
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shotwright.errors import ShotwrightError, Stopped, TakeFailed, Uncertain, Unwritable, WrongUse
from shotwright.film import Order, Take
from shotwright.ledger import Purchase, book
from shotwright.media.failpoint import passing
from shotwright.media.files import write_bytes, writing
from shotwright.vendors import Failed, Finished, Prepared, Progress, Receipt, Vendor
from shotwright.vendors.contract import Busy, Lost, NotSent, Unsupported
from shotwright.vendors.keys import redact

from .arrival import Arrival, as_json

if TYPE_CHECKING:
    from .purchase import Buyer

REACH = 600.0
"""Seconds for which a vendor that cannot be reached is tried."""
SEND_WINDOW = 30.0
"""Seconds after the mark within which the order leaves, or it does not leave: a process that was frozen meanwhile must
not send what another one has looked up and not found."""
PREPARED_FOR = 600.0
"""Seconds for which uploads of a prepared order are relied on."""
UNREADABLE = 10
"""Polls in a row that may make no sense."""
LATER = "Run it again later, or `shotwright jobs reconcile`; it is looked up before anything is bought."


class StillRunning(Exception):
    """The take is not ready, and the caller only wanted to look."""


class Walk:
    """One purchase on its way. With `look` it buys nothing and waits for nothing: it settles what can be settled."""

    def __init__(
        self,
        buyer: Buyer,
        order: Order,
        vendor: Vendor,
        row: Purchase,
        files: Mapping[str, Path],
        give_up_at: float,
        *,
        look: bool = False,
    ) -> None:
        self.buyer, self.ledger, self.clock = buyer, buyer.ledger, buyer.clock
        self.order, self.vendor, self.row, self.files = order, vendor, row, files
        self.give_up_at, self.look = give_up_at, look
        self.spool = buyer.folder / "spool" / f"{row.reference}.json"
        self.request = self.spool.with_suffix(".request")
        self.why = "The process ended while the order was on its way."
        self._away_since: float | None = None
        self.arrival = Arrival(self)

    async def run(self) -> Take:
        """Go on until the take is kept. Raises as `Buyer.buy` says."""
        steps: dict[str, Callable[[], Awaitable[None]]] = {
            "reserved": self._put_back if self.look else self._send,
            "submitted": self._recover,
            "running": self._poll,
            "finished": self.arrival.fetch,
        }
        try:
            while self.row.state in steps:
                await steps[self.row.state]()
        except ShotwrightError as error:
            # Whatever stops us on the way, the message says what is known about the money.
            if error.spent == 0 and self.row.state in ("submitted", "running", "finished"):
                error.spent = self.row.estimate if self.row.state == "finished" else None
                error.next_step = error.next_step or "Run it again to go on; nothing is bought twice."
            raise
        return await self._outcome()

    # ---- writing

    async def write(self, name: str, step: Callable[..., Any], **values: Any) -> Any:
        """Take one step in the ledger and read the row anew."""

        def work(connection: Any) -> tuple[Any, Purchase]:
            result = step(connection, self.row.key, worker=self.buyer.worker, now=self.ledger.now(), **values)
            found = book.purchase(connection, self.row.key)
            assert found is not None
            return result, found

        result, self.row = await self.ledger.write(name, work)
        return result

    def say(self, doing: str) -> None:
        """Tell the watcher."""
        self.buyer.watcher(self.row, doing)

    # ---- reserved

    async def _send(self) -> None:
        """Prepare, wait for a slot, mark, send. The mark is committed before the order leaves."""
        limits = self.vendor.limits
        start = partial(book.start, slots=limits.slots, starts=limits.starts, per=limits.per)
        prepared, at = None, 0.0
        async with self.buyer.door(self.vendor):
            while self.row.state == "reserved":
                if prepared is None or self.clock.now() > at + PREPARED_FOR:
                    prepared, at = await self._prepare(), self.clock.now()
                if wait := await self.write("start", start):
                    self.say("waiting for a slot")
                    await self._wait_or_give_up("No slot became free.", wait, self.give_up_at)
                else:
                    await self._submit(replace(prepared, spool=self.spool))

    async def _prepare(self) -> Prepared:
        self.say("preparing")
        passing("prepare.before")
        while True:
            try:
                prepared = await self.vendor.prepare(self.order, self.files)
                if self.vendor.manner == "idempotent":
                    self._keep_request(prepared)
                break
            except NotSent as error:
                await self._wait_or_give_up(str(error), 5.0, self._reach())
            except BaseException as error:
                why = f"The order could not be prepared: {error}"
                await self.write("give-up", book.give_up, why=redact(why)[:500])
                raise
        self._away_since = None
        passing("prepare.after")
        return prepared

    def _keep_request(self, prepared: Prepared) -> None:
        """Keep the exact request: a key that is repeated with other words is refused, or taken for a new order."""
        with writing(self.request):
            self.request.parent.mkdir(parents=True, exist_ok=True)
        passing("request.before")
        write_bytes(self.request, json.dumps(prepared.request).encode(), force=True, private=True)
        passing("request.after")

    def _reach(self) -> float:
        """Until when a vendor that does not answer is tried."""
        self._away_since = self._away_since or self.clock.now()
        return self._away_since + REACH

    async def _wait_or_give_up(self, why: str, wait: float, until: float) -> None:
        if self.clock.now() + wait > min(until, self.give_up_at):
            await self.write("give-up", book.give_up, why=redact(why)[:500])
            raise TakeFailed(
                f"The take was not ordered: {why}",
                next_step="Try again later; what was prepared costs nothing. Free meanwhile: --model house.",
            )
        await self.clock.sleep(wait)

    async def _submit(self, prepared: Prepared) -> None:
        """The one step that costs money. What cannot be told afterwards stays submitted, and is recovered."""
        assert self.row.sent_at is not None
        if self.ledger.now() > self.row.sent_at + SEND_WINDOW:
            await self.write("not-sent", book.not_sent, why="this process stood still", wait=0.0)
            return
        self.say("ordering")
        passing("submit.before")
        try:
            answer = await self.vendor.submit(prepared, self.row.reference)
        except NotSent as error:
            await self._turned_away(error)
            return
        except WrongUse as error:
            await self.write("not-sent", book.not_sent, why=redact(str(error))[:500], wait=0.0)
            await self.write("give-up", book.give_up, why=redact(str(error))[:500])
            raise
        except Exception as error:
            # Lost, or a fault of the adapter: it may have been bought.
            self.why = _told(error)
            return
        self._away_since = None
        passing("submit.after")
        await self._take_answer(answer)

    async def _turned_away(self, error: NotSent) -> None:
        """Nothing was bought: come again when the vendor says, or soon."""
        busy = isinstance(error, Busy)
        wait = (error.wait if isinstance(error, Busy) else None) or 5.0
        if busy:
            until = self.ledger.now() + wait
            await self.ledger.write("pause", lambda c: book.vendor_asked_to_wait(c, self.vendor.name, until=until))
        await self.write("not-sent", book.not_sent, why=redact(str(error))[:500], wait=wait)
        await self._wait_or_give_up(str(error), wait, self.give_up_at if busy else self._reach())

    async def _take_answer(self, answer: Receipt | Finished | Failed) -> None:
        """Commit what the vendor said to the order."""
        try:
            if isinstance(answer, Receipt):
                await self.write("receive", book.receive, job=answer.job, data=dict(answer.data))
            elif isinstance(answer, Finished):
                await self.write("ready", book.ready, answer=as_json(answer))
            elif self._is_no_proof(answer):
                raise Uncertain(
                    f"It may have been bought, and {self.vendor.name} does not say: {answer.message}",
                    spent=None,
                    next_step=f"{NEXT[answer.reason]} Then run it again; it cannot be charged twice.",
                )
            else:
                await self.fail(answer)
        except Unwritable as error:
            job = f" The vendor's job is {answer.job}: write it down." if isinstance(answer, Receipt) else ""
            raise Uncertain(
                f"The order was taken and could not be recorded: {error.what}{job}",
                spent=None,
                next_step="Free some space and run it again; it will be looked for before anything is bought.",
            ) from error

    def _is_no_proof(self, answer: Failed) -> bool:
        """A repeated order that is refused for its key or for want of credit: the first one may have been taken."""
        return answer.reason in ("key", "credit") and self.row.sent_at != self.row.submitted_at

    async def _put_back(self) -> None:
        """Nothing has left and nothing shall."""
        await self.write("give-up", book.give_up, why="It was never ordered, and its process is gone.")

    # ---- submitted, and the answer is not on record

    async def _recover(self) -> None:
        """The order may have left and its answer is not on record."""
        try:
            answer = self.vendor.recall(self.spool)
        except Exception as error:
            self.why, answer = _told(error), None
        if answer is not None and not (isinstance(answer, Failed) and self._is_no_proof(answer)):
            await self._take_answer(answer)
        elif self.vendor.manner == "idempotent" and not self._is_forgotten():
            await self._repeat()
        elif self.vendor.manner == "findable":
            await self._look_up()
        else:
            await self.write("park", book.park, why=redact(self.why)[:500])

    def _is_forgotten(self) -> bool:
        """So long ago that the vendor may know neither the key nor the job."""
        assert self.row.submitted_at is not None
        return self.ledger.now() > self.row.submitted_at + self.vendor.limits.memory

    async def _repeat(self) -> None:
        """Send it again under its own key, which makes the vendor answer as it did the first time."""
        passing("repeat.before")
        open_still = Uncertain(
            f"It may have been bought, and {self.vendor.name} gives no clear answer: {self.why}",
            spent=None,
            next_step="Run it again later; it is repeated under the same key and cannot be charged twice.",
        )
        limits = self.vendor.limits
        again = partial(book.send_again, starts=limits.starts, per=limits.per)
        await self.clock.sleep(2.0)
        try:
            prepared = self._kept_request() or await self.vendor.prepare(self.order, self.files)
        except (NotSent, ShotwrightError) as error:
            raise open_still from error
        while wait := await self.write("send-again", again):
            await self.clock.sleep(wait)
        # An answer that made no sense must not be what the next one is taken for.
        self.spool.unlink(missing_ok=True)
        passing("repeat.marked")
        try:
            answer = await self.vendor.submit(replace(prepared, spool=self.spool), self.row.reference)
        except WrongUse as error:
            raise open_still from error
        except Exception as error:
            # Still open: the row stays submitted and is tried again until patience runs out.
            self.why = _told(error)
            wait = (error.wait if isinstance(error, Busy) else None) or 10.0
            if self.clock.now() + wait > self.give_up_at:
                raise open_still from error
            await self.clock.sleep(wait)
            return
        await self._take_answer(answer)

    def _kept_request(self) -> Prepared | None:
        try:
            return Prepared(self.order, json.loads(self.request.read_bytes()))
        except (OSError, ValueError):
            return None

    async def _look_up(self) -> None:
        """Ask for the job by our reference, once an order in flight must have arrived."""
        assert self.row.sent_at is not None
        wait = self.row.sent_at + self.vendor.settle - self.ledger.now()
        if wait > 0:
            self.say(f"looking it up in {wait:.0f} s")
            await self.clock.sleep(wait)
        passing("find.before")
        try:
            receipt = await self.vendor.find(self.row.reference)
        except Exception as error:
            raise Uncertain(
                f"It may have been bought ({self.why}), and {self.vendor.name} cannot be asked: {_told(error)}",
                spent=None,
                next_step=LATER,
            ) from error
        passing("find.after")
        if receipt is not None:
            await self.write("receive", book.receive, job=receipt.job, data=dict(receipt.data))
        elif self._is_forgotten():
            why = f"{self.why} It was so long ago that the vendor may no longer list it."
            await self.write("park", book.park, why=redact(why)[:500])
        else:
            self.spool.unlink(missing_ok=True)
            await self.write("not-sent", book.not_sent, why="the vendor has no such job", wait=0.0)

    # ---- running

    def receipt(self) -> Receipt:
        """What to ask the vendor for."""
        return Receipt(self.row.job or "", self.row.receipt or {})

    async def _poll(self) -> None:
        """Ask until it is ready, at a pace that suits vendor and machine."""
        begun = self.row.submitted_at or self.ledger.now()
        unreadable, wish = 0, None
        self.buyer.pace.open += 1
        try:
            while True:
                if not self.look:
                    await self._wait_to_ask(begun, wish)
                passing("poll.before")
                try:
                    answer = await self.vendor.poll(self.receipt())
                except NotSent as error:
                    if self.look:
                        raise StillRunning(str(error)) from error
                    continue
                except ShotwrightError:
                    raise
                except Exception as error:
                    # Lost, or words that the adapter does not understand: ask again before making it an end.
                    unreadable += 1
                    if self.look or unreadable >= UNREADABLE:
                        raise TakeFailed(
                            f"{self.vendor.name} answers nonsense: {_told(error)}",
                            spent=None,
                            next_step="Run it again later to go on waiting; nothing is bought twice.",
                        ) from error
                    continue
                passing("poll.after")
                unreadable = 0
                if not isinstance(answer, Progress):
                    break
                share = "" if answer.fraction is None else f" {answer.fraction:.0%}"
                self.say(f"{answer.state}{share}")
                if self.look:
                    raise StillRunning(answer.state)
                wish = answer.wait
        finally:
            self.buyer.pace.open -= 1
        if isinstance(answer, Finished):
            await self.write("ready", book.ready, answer=as_json(answer))
        elif answer.reason in ("key", "credit"):
            # The door is closed to us; the job behind it goes on.
            raise WrongUse(
                f"{self.vendor.name} does not let us ask for the take: {answer.message}",
                spent=None,
                next_step=f"{NEXT[answer.reason]} Then run it again; nothing is bought twice.",
            )
        else:
            await self.fail(answer)

    async def _wait_to_ask(self, begun: float, wish: float | None) -> None:
        if self.clock.now() > self.give_up_at:
            raise TakeFailed(
                f"{self.vendor.name} has not finished after {(self.ledger.now() - begun) / 60:.0f} minutes.",
                spent=None,
                next_step=f"Run it again to go on waiting; `shotwright jobs` shows it ({self.row.key[:12]}).",
            )
        await self.clock.sleep(self.buyer.pace.wait(self.ledger.now() - begun, wish))

    async def cancel(self) -> None:
        """Ask the vendor to stop the job, and settle it as the vendor then says. Raises WrongUse where it cannot."""
        try:
            passing("cancel.before")
            await self.vendor.cancel(self.receipt())
            passing("cancel.after")
        except Unsupported as error:
            raise WrongUse(str(error), spent=None, next_step="It goes on; `shotwright jobs` shows it.") from error

    async def fail(self, answer: Failed) -> None:
        """Commit that no take will come."""
        where = f" ({answer.input})" if answer.input else ""
        state = "expired" if answer.reason == "expired" else "failed"
        message = redact(answer.message + where)
        await self.write("fail", book.fail, reason=answer.reason, message=message, charged=answer.charged, state=state)
        self.arrival.clear_away()

    # ---- the end

    async def _outcome(self) -> Take:
        row = self.row
        if row.state == "kept":
            return await self.arrival.take()
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


def _told(error: Exception) -> str:
    """An error's own words where it was made for people, else its kind as well."""
    if isinstance(error, (Lost, NotSent, ShotwrightError)):
        return redact(str(error))
    return redact(f"{type(error).__name__}: {error}")


NEXT = {
    "moderated": "Reword the prompt (`shotwright lint` says what models refuse), or preview it free: --model house.",
    "bad-request": "Change what the message names; `shotwright models MODEL` lists what the model takes.",
    "vendor-fault": "Run it again; if it was not charged it is ordered anew.",
    "key": "Check the key: shotwright keys set VENDOR.",
    "credit": "Add credit at the vendor, or preview free: --model house.",
    "expired": "Choose another --seed to buy it anew.",
    "cancelled": "Run it again to order it anew.",
}
