"""An event loop whose time jumps: whatever waits for a second or an hour is woken at once, in the right order.

Time passes only while nothing else does: not while a thread works for the loop (the ledger's writer, file work), and,
where several processes share a `Timeline`, not while any of them works.
"""

from __future__ import annotations

import asyncio
import contextlib
import mmap
import os
import selectors
import struct
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

import sqlalchemy as sa

from shotwright.ledger import Ledger, store

T = TypeVar("T")
EPOCH = 1_790_000_000.0
STUCK_SECONDS = 60.0
"""Real seconds after which a thread that never answers fails the test."""


class Timeline:
    """One time for several processes, in a file that all of them map; it passes when every one of them waits.

    Slot n holds until when process n waits: 0 while it works, infinity when it has ended.
    """

    SLOTS = 16

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(struct.pack(f"{1 + self.SLOTS}d", 0.0, *[float("inf")] * self.SLOTS))
        with file.open("r+b") as handle:
            self._memory = mmap.mmap(handle.fileno(), 0)
        self._slot = 0

    def join(self, slot: int) -> None:
        """Take part as process number `slot`."""
        self._slot = slot
        self._put(1 + slot, 0.0)

    def leave(self) -> None:
        """Take part no longer; also done for a process that is about to be stopped."""
        self._put(1 + self._slot, float("inf"))

    def now(self) -> float:
        """Seconds that passed."""
        return float(struct.unpack_from("d", self._memory, 0)[0])

    def wait(self, until: float, something_happened: Callable[[float], Any]) -> Any:
        """Wait until that time, or until something happens here; returns what happened, or nothing."""
        self._put(1 + self._slot, until)
        try:
            while self.now() < until:
                waiting = struct.unpack_from(f"{self.SLOTS}d", self._memory, 8)
                if min(waiting) == until:
                    self._put(0, until)
                    break
                if found := something_happened(0.0005):
                    return found
            return []
        finally:
            self._put(1 + self._slot, 0.0)

    def _put(self, place: int, value: float) -> None:
        # An aligned double is written in one piece.
        struct.pack_into("d", self._memory, 8 * place, value)


class _JumpingSelector(selectors.DefaultSelector):
    """Real events first; when there are none and nothing works, time passes."""

    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> Any:
        found = super().select(0)
        if found or timeout == 0:
            return found
        if self.loop.threads_at_work or timeout is None:
            # The answer comes through the loop's own pipe.
            found = super().select(STUCK_SECONDS)
            if not found:
                raise TimeoutError(f"nothing happened for {STUCK_SECONDS} real seconds")
            return found
        if len(self.get_map()) > 1 and (found := super().select(0.004)):
            # A true socket may answer in milliseconds.
            return found
        return self.loop.pass_time(timeout, super().select)


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop that begins at time 0, or on a timeline, and never waits."""

    def __init__(self, timeline: Timeline | None = None) -> None:
        self._passed = 0.0
        self._timeline = timeline
        self.threads_at_work = 0
        selector = _JumpingSelector()
        super().__init__(selector)
        selector.loop = self

    def time(self) -> float:
        """Seconds that passed here."""
        return self._passed if self._timeline is None else self._timeline.now()

    def pass_time(self, seconds: float, something_happened: Callable[[float], Any]) -> Any:
        """Let time pass."""
        if self._timeline is not None:
            return self._timeline.wait(self._timeline.now() + seconds, something_happened)
        self._passed += seconds
        return []

    def expect(self, answer: asyncio.Future[T]) -> asyncio.Future[T]:
        """Let no time pass until a thread has answered."""
        self.threads_at_work += 1

        def answered(_: asyncio.Future[T]) -> None:
            self.threads_at_work -= 1

        answer.add_done_callback(answered)
        return answer

    def run_in_executor(self, executor: Any, func: Callable[..., T], *args: Any) -> asyncio.Future[T]:
        """Work in a thread, during which no time passes."""
        return self.expect(super().run_in_executor(executor, func, *args))  # type: ignore[arg-type]


class VirtualClock:
    """The wall time of the virtual loop that asked last, in its threads too; it stands still between two loops."""

    def __init__(self, timeline: Timeline | None = None, start: float = EPOCH) -> None:
        self._start = start
        self._passed = timeline.now if timeline else lambda: 0.0

    def now(self) -> float:
        """Seconds since 1970."""
        with contextlib.suppress(RuntimeError):
            self._passed = asyncio.get_running_loop().time
        return self._start + self._passed()

    async def sleep(self, seconds: float) -> None:
        """Wait, in virtual time."""
        await asyncio.sleep(seconds)


def open_ledger(place: Path | str, clock: VirtualClock) -> Ledger:
    """A ledger in virtual time; a server that it lies on tells that time too, and not its own."""
    with mock.patch.object(store, "SERVER_TIME", sa.select(sa.literal(clock.now()))):
        return Ledger(place, clock=clock)


_wrap_future = asyncio.wrap_future


def _wrap_and_expect(future: Any, *, loop: Any = None) -> Any:
    """What `asyncio.wrap_future` is in virtual time: answers of threads are waited for before time passes."""
    running = asyncio.get_running_loop()
    wrapped = _wrap_future(future, loop=loop)
    return running.expect(wrapped) if isinstance(running, VirtualLoop) else wrapped


def run(work: Coroutine[Any, Any, T], timeline: Timeline | None = None) -> T:
    """Run a coroutine to its end in virtual time."""
    with (
        mock.patch.object(asyncio, "wrap_future", _wrap_and_expect),
        asyncio.Runner(loop_factory=lambda: VirtualLoop(timeline)) as runner,
    ):
        return runner.run(work)


def process_stopped(timeline: Timeline) -> None:
    """End this process as a kill does, and let the time of the others go on."""
    timeline.leave()
    os._exit(137)
