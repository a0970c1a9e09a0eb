"""The take is ready and paid: bring its bytes in, look at them, keep them; and find them again if they get lost."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Mapping
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from shotwright.errors import Damaged, ShotwrightError, TakeFailed
from shotwright.film import Take
from shotwright.ledger import book
from shotwright.media.failpoint import passing
from shotwright.media.probe import check_media
from shotwright.vendors import Failed, Finished
from shotwright.vendors.contract import Gone, NotSent

if TYPE_CHECKING:
    from .walk import Walk

TRIES = 3
PAUSE = 15.0
"""Seconds between them."""
UNREAD_ENDINGS = {".zip", ".exr", ".json", ".glb"}
"""Kinds that no decoder of ours opens as a film, picture or sound."""


class Arrival:
    """The last part of a purchase's way."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.takes = walk.buyer.takes
        self.incoming = walk.buyer.folder / "incoming" / walk.row.reference

    async def fetch(self) -> None:
        """Bring the files, check them, put them into the store, settle the money."""
        self.walk.say("fetching")
        files = await self._bring()
        if files is None:
            return
        names = await asyncio.to_thread(lambda: [self.takes.add(file) for file in files])
        passing("store.after")
        cost = (self.walk.row.answer or {}).get("cost")
        actual = None if cost is None else Decimal(cost)
        await self.walk.write("keep", book.keep, files=names, actual=actual)
        self.clear_away()

    async def _bring(self) -> list[Path] | None:
        """The files of the take in `incoming`; None when the vendor no longer has them, which ends the purchase."""
        walk, trouble, gone = self.walk, "", None
        for _ in range(TRIES):
            passing("fetch.before")
            answer = from_json(walk.row.answer or {}, walk.spool)
            self.incoming.mkdir(parents=True, exist_ok=True)
            try:
                files = await walk.vendor.fetch(answer, self.incoming)
                for file in files:
                    await asyncio.to_thread(check_take, file)
                passing("fetch.after")
                return files
            except Gone as error:
                trouble, gone = str(error), await self._look_for_addresses()
                if gone == "failed":
                    break
                if gone != "fresh":
                    # A file that is not there yet at one of the vendor's machines looks the same as one that is gone.
                    await walk.clock.sleep(PAUSE)
            except Damaged as error:
                trouble, gone = error.what, None
                shutil.rmtree(self.incoming, ignore_errors=True)
            except NotSent as error:
                trouble, gone = str(error), None
                await walk.clock.sleep(PAUSE)
        if gone in ("failed", "same"):
            await walk.fail(Failed("expired", f"{trouble} It was ready and paid, and is gone.", True))
            return None
        raise TakeFailed(
            f"The take is ready and paid, and its file does not come whole: {trouble}",
            spent=walk.row.estimate,
            next_step="Run it again to fetch it again; nothing is bought twice.",
        )

    async def _look_for_addresses(self) -> Literal["fresh", "same", "unclear", "failed"]:
        """Ask the vendor where a finished take lies now, and record it where that is somewhere else."""
        walk = self.walk
        if walk.row.job is None:
            return "failed"
        passing("look.before")
        try:
            answer = await walk.vendor.poll(walk.receipt())
        except ShotwrightError:
            raise
        except Exception:
            return "unclear"
        if isinstance(answer, Failed):
            return "unclear" if answer.reason in ("key", "credit") else "failed"
        if not isinstance(answer, Finished):
            return "unclear"
        fresh = as_json(answer)
        if fresh["urls"] == (walk.row.answer or {}).get("urls"):
            return "same"
        if walk.row.state == "kept":
            walk.row = replace(walk.row, answer=fresh)
        else:
            await walk.write("look", book.ready, answer=fresh)
        return "fresh"

    async def take(self) -> Take:
        """The kept take; one that was lost from the store is fetched again where the vendor still has it."""
        walk = self.walk
        if not all(self.takes.has(name) for name in walk.row.files or ()):
            await self._refill()
        paths = tuple(self.takes.path(name) for name in walk.row.files or ())
        answer = walk.row.answer or {}
        return Take(order=walk.order, files=paths, notes=tuple(answer.get("notes", ())), made=answer.get("made"))

    async def _refill(self) -> None:
        walk = self.walk
        walk.say("fetching a lost take again")
        lost = TakeFailed(
            "The take was bought before, and is lost from the take store; the vendor no longer has it.",
            next_step="Restore '.shotwright/takes' from a copy, or buy another take with another --seed.",
        )
        if await self._look_for_addresses() != "fresh" and not (walk.row.answer or {}).get("urls"):
            raise lost
        answer = from_json(walk.row.answer or {}, walk.spool)
        self.incoming.mkdir(parents=True, exist_ok=True)
        try:
            names = []
            for file in await walk.vendor.fetch(answer, self.incoming):
                await asyncio.to_thread(check_take, file)
                names.append(await asyncio.to_thread(self.takes.add, file))
        except (Gone, NotSent, Damaged) as error:
            raise lost from error
        now = walk.ledger.now()
        await walk.ledger.write("refill", lambda c: book.refill(c, walk.row.key, now=now, files=names))
        walk.row = replace(walk.row, files=names)
        self.clear_away()

    def clear_away(self) -> None:
        """The end is on record: what led to it may go."""
        shutil.rmtree(self.incoming, ignore_errors=True)
        self.walk.spool.unlink(missing_ok=True)
        self.walk.request.unlink(missing_ok=True)


def check_take(file: Path) -> None:
    """Raise Damaged unless a fetched file is what its ending says: not empty, and readable where we can read it."""
    if file.stat().st_size == 0:
        raise Damaged(f"'{file.name}' is empty.")
    if file.suffix.lower() not in UNREAD_ENDINGS:
        check_media(file)


def as_json(answer: Finished) -> dict[str, Any]:
    """What is recorded of a vendor's last answer."""
    fields = asdict(answer)
    fields["files"] = [str(file) for file in answer.files]
    fields["urls"], fields["notes"] = list(answer.urls), list(answer.notes)
    fields["cost"] = None if answer.cost is None else str(answer.cost)
    del fields["spool"]
    return fields


def from_json(fields: Mapping[str, Any], spool: Path) -> Finished:
    """The recorded answer as it was."""
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
