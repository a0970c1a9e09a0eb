"""Every error that Shotwright raises on purpose.

ShotwrightError             the user is told what happened, whether money was spent, what to do next
├── WrongUse                the request cannot be understood or done as asked: change the request (exit 2)
│   └── FileInTheWay        the output exists already: choose another name or --force (exit 2)
├── Stopped                 a policy or a budget said no before anything was bought (exit 3)
├── Unwritable              a file cannot be written: full disk, no permission (exit 1)
├── TakeFailed              a take was tried and did not come (exit 1)
├── Uncertain               something may have been paid and nobody can say: look before buying again (exit 4)
├── Interrupted             the user stopped while something was on order: run it again to go on (exit 130)
├── MissingPart             an optional part or a system file is not installed (exit 2)
└── Damaged                 a file is not what it should be: corrupt, truncated, mislabelled (exit 1)
"""

from __future__ import annotations

from decimal import Decimal


class ShotwrightError(Exception):
    """What happened, what was spent and what to do next, in three plain sentences at most."""

    exit_code = 1

    def __init__(self, what: str, *, next_step: str = "", spent: Decimal | None = Decimal(0)) -> None:
        """`spent` is in US dollars; None says that nobody can tell."""
        super().__init__(what)
        self.what = what
        self.next_step = next_step
        self.spent = spent

    def __str__(self) -> str:
        if self.spent is None:
            money = "Money may have been spent."
        elif self.spent:
            money = f"${self.spent} was spent."
        else:
            money = "Nothing was spent."
        return " ".join(part for part in (self.what, money, self.next_step) if part)


class WrongUse(ShotwrightError):
    """The request cannot be understood or done as asked."""

    exit_code = 2


class FileInTheWay(WrongUse):
    """The output exists already and was not overwritten."""


class Stopped(ShotwrightError):
    """A policy or a budget said no before anything was bought."""

    exit_code = 3


class Unwritable(ShotwrightError):
    """A file cannot be written where it was asked for."""


class TakeFailed(ShotwrightError):
    """A take was tried and did not come."""


class Uncertain(ShotwrightError):
    """Something may have been paid and nobody can say."""

    exit_code = 4


class Interrupted(ShotwrightError):
    """The user stopped while something was on order."""

    exit_code = 130


class MissingPart(ShotwrightError):
    """An optional part or a system file is not installed."""

    exit_code = 2


class Damaged(ShotwrightError):
    """A file is not what it should be."""
