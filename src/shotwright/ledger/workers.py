"""Who is alive: a purchase belongs to one process, and another takes it over only when that one is dead.

Each process keeps a row that it renews. It is dead when the row ran out, or at once when it ran on this machine and the
system no longer knows its process, so that a restart after a crash need not wait.
"""

from __future__ import annotations

import os
import secrets
import socket
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from .schema import worker

LEASE_SECONDS = 60.0
"""How long a row is believed without renewal; a laptop that wakes later finds its work taken over."""


def register(connection: sa.Connection, now: float) -> str:
    """Enter this process; returns its id. Rows that ran out long ago are cleared."""
    name = secrets.token_hex(8)
    connection.execute(worker.delete().where(worker.c.until < now - 24 * LEASE_SECONDS))
    _enter(connection, name, now)
    return name


def _enter(connection: sa.Connection, name: str, now: float) -> None:
    process = os.getpid()
    connection.execute(
        worker.insert().values(id=name, host=here(), process=process, birth=birth(process), until=now + LEASE_SECONDS)
    )


def renew(connection: sa.Connection, name: str, now: float) -> None:
    """Say that this process is alive. A machine that slept for long finds its row cleared and enters again."""
    values = worker.update().where(worker.c.id == name).values(until=now + LEASE_SECONDS)
    if connection.execute(values).rowcount == 0:
        _enter(connection, name, now)


def leave(connection: sa.Connection, name: str) -> None:
    """Say goodbye: what this process held is free at once."""
    connection.execute(worker.delete().where(worker.c.id == name))


def alive(connection: sa.Connection, name: str | None, now: float) -> bool:
    """True while the process called `name` may still be at work."""
    if name is None:
        return False
    row = connection.execute(sa.select(worker).where(worker.c.id == name)).first()
    return row is not None and row.until >= now and not _ended(row)


def surely_gone(connection: sa.Connection, name: str | None) -> bool:
    """True when the process called `name` has ended or said goodbye; a lease that merely ran out is no proof."""
    if name is None:
        return True
    row = connection.execute(sa.select(worker).where(worker.c.id == name)).first()
    return row is not None and _ended(row)


def _ended(row: sa.Row[Any]) -> bool:
    return bool(row.host == here() and birth(row.process) != row.birth)


@cache
def here() -> str:
    """Where process numbers mean the same: this machine since it started, and this container on it."""
    try:
        started = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{socket.gethostname()} {started} {os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return socket.gethostname()


def birth(process: int) -> str:
    """When a process of this machine began, in its kernel's ticks; empty when there is none.

    Two processes that had the same number one after the other differ in it (proc(5), field 22 of stat). Where the
    system has no such file, a process that answers a signal counts as the same one.
    """
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]
    except FileNotFoundError:
        if Path("/proc/self/stat").exists():
            return ""
    except (OSError, IndexError):
        return ""
    try:
        os.kill(process, 0)
    except OSError:
        return ""
    return "alive"
