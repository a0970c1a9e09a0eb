"""How often to ask: soon at first, then by how long it has taken, and never faster than one process should.

With thousands of jobs open every job waits longer, so that asking stays at `ASKED_A_SECOND` in all.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

FIRST = 3.0
LONGEST = 30.0
ASKED_A_SECOND = 100.0


@dataclass(slots=True)
class Pace:
    """Shared by all purchases of a process."""

    open: int = 0
    """Jobs that are being polled now."""

    def wait(self, elapsed: float, asked_for: float | None) -> float:
        """Seconds until the next question about a job that has run for `elapsed` seconds.

        `asked_for` is the vendor's own wish; it is never undercut. Spread by a quarter, so that jobs do not march.
        """
        usual = min(LONGEST, max(FIRST, elapsed / 8))
        crowd = self.open / ASKED_A_SECOND
        return max(usual, crowd, asked_for or 0.0) * random.uniform(1.0, 1.25)
