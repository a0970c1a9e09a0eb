"""One writer a process, many writes a commit, every commit on the disk.

Waiting for the disk is what a commit costs. So all coroutines of a process hand their writes to one thread, which takes
what has gathered and commits it together; each is told only after the commit. Two processes take turns: SQLite by its
own lock, PostgreSQL by an advisory lock, so that the same code decides about caps and slots on both.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from shotwright.errors import MissingPart, ShotwrightError, Unwritable
from shotwright.media.clock import Clock, SystemClock
from shotwright.media.failpoint import passing

from .schema import migrate

T = TypeVar("T")
BATCH = 500
WRITER_LOCK = 7_468_733
"""Any fixed number: the advisory lock of PostgreSQL that all writers of one ledger take."""
SERVER_TIME = sa.text("select extract(epoch from clock_timestamp())")


@dataclass(slots=True)
class Write:
    """One write that waits for its commit."""

    name: str
    work: Callable[[sa.Connection], Any]
    told: Future[Any]


class Ledger:
    """An open ledger. `place` is a file for SQLite, or a URL that SQLAlchemy understands."""

    def __init__(self, place: Path | str, *, clock: Clock | None = None) -> None:
        self.clock = clock or SystemClock()
        self.engine = open_engine(place)
        self._ahead = 0.0
        self._closed = False
        self._queue: queue.SimpleQueue[Write | None] = queue.SimpleQueue()
        try:
            with _said_clearly(), transaction(self.engine) as connection:
                self.identity = migrate(connection)
                if connection.dialect.name == "postgresql":
                    # Machines that share a ledger share its server's time: leases and rates compare across them.
                    self._ahead = float(connection.scalar(SERVER_TIME) or 0.0) - self.clock.now()
        except BaseException:
            self.engine.dispose()
            raise
        self._writer = threading.Thread(target=self._write_all, name="ledger", daemon=True)
        self._writer.start()

    def now(self) -> float:
        """Seconds since 1970, as everyone who shares this ledger counts them."""
        return self.clock.now() + self._ahead

    async def write(self, name: str, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` in a transaction; returns when it is committed and on the disk.

        `work` must check before it writes: when it raises, nothing of it may have been written. Cancelling the caller
        does not take a write back.
        """
        return await asyncio.shield(asyncio.wrap_future(self._hand_over(name, work)))

    def write_now(self, name: str, work: Callable[[sa.Connection], T]) -> T:
        """The same for a caller without an event loop."""
        return self._hand_over(name, work).result()

    def _hand_over(self, name: str, work: Callable[[sa.Connection], T]) -> Future[T]:
        passing(f"{name}.before")
        if self._closed:
            raise RuntimeError("the ledger is closed")
        told: Future[T] = Future()
        self._queue.put(Write(name, work, told))
        return told

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` on a snapshot, beside the writer."""
        return await asyncio.to_thread(self.read_now, work)

    def read_now(self, work: Callable[[sa.Connection], T]) -> T:
        """The same for a caller without an event loop."""
        with _said_clearly(), self.engine.connect() as connection, connection.begin():
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            return work(connection)

    def close(self) -> None:
        """Commit what waits, and let go of the file."""
        self._closed = True
        self._queue.put(None)
        self._writer.join()
        self.engine.dispose()

    def _write_all(self) -> None:
        """The writer: takes what has gathered, commits it, tells everyone; until the ledger is closed."""
        open_still = True
        while open_still:
            first = self._queue.get()
            if first is None:
                return
            batch = [first]
            while len(batch) < BATCH:
                try:
                    following = self._queue.get_nowait()
                except queue.Empty:
                    break
                if following is None:
                    open_still = False
                    break
                batch.append(following)
            self._commit(batch)

    def _commit(self, batch: list[Write]) -> None:
        """All of `batch` in one transaction; if that fails, each in its own, so that one spoils nothing for others."""
        outcomes: list[tuple[Write, Any, BaseException | None]] = []
        try:
            with transaction(self.engine) as connection:
                for write in batch:
                    try:
                        outcomes.append((write, write.work(connection), None))
                    except (ShotwrightError, Refused) as error:
                        outcomes.append((write, None, error))
                for write in batch:
                    passing(f"{write.name}.uncommitted")
        except Exception as error:
            if len(batch) > 1:
                for write in batch:
                    self._commit([write])
                return
            outcomes = [(batch[0], None, _clear(error))]
        for write, result, trouble in outcomes:
            if trouble is None:
                passing(f"{write.name}.after")
            # False when whoever asked is gone: what is committed stands, and nobody is told.
            if write.told.set_running_or_notify_cancel():
                if trouble is None:
                    write.told.set_result(result)
                else:
                    write.told.set_exception(trouble)


class Refused(Exception):
    """A write that did not apply: the row is in another state, or somebody else's. Nothing was written."""


@contextmanager
def transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that holds the right to write from its first statement to its commit."""
    with engine.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"select pg_advisory_xact_lock({WRITER_LOCK})")
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def open_engine(place: Path | str) -> sa.Engine:
    """The database behind a path or a URL. Raises Unwritable or MissingPart."""
    if isinstance(place, Path):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unwritable(f"The ledger's folder '{place.parent}' cannot be made: {error.strerror}.") from error
        url = sa.URL.create("sqlite", database=str(place))
    else:
        url = sa.make_url(place)
    if url.get_backend_name() == "postgresql" and url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        # A connection serves one transaction at a time; one that the server closed meanwhile is opened anew.
        engine = sa.create_engine(url, pool_pre_ping=url.get_backend_name() != "sqlite")
    except ModuleNotFoundError as error:
        raise MissingPart(
            f"A ledger on {url.get_backend_name()} needs {error.name}.",
            next_step="Install it: pip install 'shotwright[postgres]'.",
        ) from error
    if url.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    """Readers beside one writer, and every commit on the disk before anyone is told."""
    connection.isolation_level = None
    for pragma in ("busy_timeout=60000", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _clear(error: Exception) -> BaseException:
    """The database's complaint in our words."""
    if isinstance(error, sa.exc.OperationalError):
        why = str(error.orig)
        if "full" in why:
            return Unwritable("The ledger cannot be written: the disk is full.", next_step="Free some space.")
        return Unwritable(f"The ledger cannot be written: {why}.", next_step="Check the file or the server.")
    return error


@contextmanager
def _said_clearly() -> Iterator[None]:
    """Turns the database's refusals into ours."""
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        clear = _clear(error)
        if clear is error:
            raise
        raise clear from error
