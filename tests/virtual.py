"""An event loop whose time jumps: whatever waits for a second or an hour is woken at once, in the right order."""

from __future__ import annotations

import asyncio
import contextlib
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
EPOCH = 1_790_000_000.0


class _JumpingSelector(selectors.DefaultSelector):
    """Waits for real events only as long as a thread may need to answer, then lets the time jump."""

    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> Any:
        """Real events first; when there are none and the loop only waits for time, time passes."""
        found = super().select(0)
        if found or timeout == 0:
            return found
        # Threads (the ledger's writer, file work) answer through the loop's own pipe, in milliseconds.
        found = super().select(0.004 if timeout is not None else 1.0)
        if not found and timeout is not None:
            self.loop.jump(timeout)
        return found


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop that begins at time 0 and never waits."""

    def __init__(self) -> None:
        self._passed = 0.0
        selector = _JumpingSelector()
        super().__init__(selector)
        selector.loop = self

    def time(self) -> float:
        """Seconds that passed here."""
        return self._passed

    def jump(self, seconds: float) -> None:
        """Let time pass."""
        self._passed += seconds


class VirtualClock:
    """The wall time of the running virtual loop; outside of one it stands still where it was."""

    def __init__(self) -> None:
        self._last = EPOCH

    def now(self) -> float:
        """Seconds since 1970."""
        with contextlib.suppress(RuntimeError):
            self._last = EPOCH + asyncio.get_running_loop().time()
        return self._last

    async def sleep(self, seconds: float) -> None:
        """Wait, in virtual time."""
        await asyncio.sleep(seconds)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)
