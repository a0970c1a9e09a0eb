"""What happened, in order; never changed. The command line, the page and a person with a question read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from .schema import event


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, to the purchase `key` or to the ledger."""

    id: int
    at: float
    kind: str
    key: str | None
    data: dict[str, Any]


def happened(connection: sa.Connection, at: float, kind: str, key: str | None = None, **data: Any) -> None:
    """Write an event, in the transaction of what it tells."""
    connection.execute(event.insert().values(at=at, kind=kind, key=key, data=data))


def events_after(connection: sa.Connection, last: int = 0, *, key: str | None = None, count: int = 1000) -> list[Event]:
    """Events younger than number `last`, oldest first: ask again with the last one's id to follow along."""
    wanted = sa.select(event).where(event.c.id > last).order_by(event.c.id).limit(count)
    if key is not None:
        wanted = wanted.where(event.c.key == key)
    return [Event(row.id, row.at, row.kind, row.key, row.data) for row in connection.execute(wanted)]
