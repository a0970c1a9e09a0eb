"""Work that cost only time: its result by the digest of what went in, so that it is done once."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from .schema import step


def finished_step(connection: sa.Connection, key: str) -> Any | None:
    """The result of the step `key` (a digest of all that it depends on), or None."""
    return connection.scalar(sa.select(step.c.result).where(step.c.key == key))


def keep_step(connection: sa.Connection, key: str, kind: str, result: Any, at: float) -> None:
    """Keep the result of a step; a second process that did the same work finds it there and keeps the first."""
    if connection.scalar(sa.select(sa.func.count()).where(step.c.key == key)) == 0:
        connection.execute(step.insert().values(key=key, kind=kind, result=result, at=at))
