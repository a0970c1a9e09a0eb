"""The whole contract between Shotwright and whoever makes takes: a cloud service, local weights, the house.

    prepare ── submit ──┬── Receipt ── poll … ──┬── Finished ── fetch ── files
                        │                       └── Failed
                        ├── Finished   (services that answer at once)
                        └── Failed     (refused at the door)

A vendor is any class with these methods, named in the entry-point group `shotwright.vendors`. Built-in vendors come
through the same door. Only `buying` calls `submit`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Protocol

from shotwright.film import Order

Manner = Literal["idempotent", "findable", "blind", "house"]
"""What a lost submit means: it may be repeated under the same key, its job can be found by our reference, neither, or
nothing is ever charged and work is simply done again."""

Reason = Literal["moderated", "bad-request", "vendor-fault", "expired", "cancelled", "key", "credit"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a vendor lets one account do; all processes together keep to it."""

    slots: int = 5
    """Jobs open at once."""
    starts: int = 30
    """Submits in a window of `per` seconds."""
    per: float = 60.0
    memory: float = 20 * 3600.0
    """Seconds for which the vendor surely recognises a repeated reference, or lists a job under it."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An order made ready to send: checked, and its files uploaded where the vendor wants that."""

    order: Order
    request: dict[str, Any] = field(default_factory=dict)
    """What will be sent, as JSON and without secrets."""
    spool: Path | None = None
    """Where the answer to submit is kept before anyone reads it."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The vendor's own job id; committed before the first poll."""

    job: str
    data: dict[str, str] = field(default_factory=dict)
    """What else is needed to ask for the job: addresses that the vendor returned."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Not ready yet."""

    state: Literal["queued", "running"]
    fraction: float | None = None
    """0..1 where the vendor tells."""
    wait: float | None = None
    """Seconds until the vendor wants to be asked again."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Ready: places to fetch from, files already here, or the id of a trained model or voice."""

    urls: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    made: str | None = None
    cost: Decimal | None = None
    """US dollars, where the vendor tells what it charged."""
    notes: tuple[str, ...] = ()
    """What the maker wants said about the take."""
    data: dict[str, Any] = field(default_factory=dict)
    """What a service that answers at once says beside the bytes: word times, the seed."""
    spool: Path | None = None
    """Where the whole answer to submit is kept, for services whose answer is the take."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Did not come, with the reason and whether it was charged (None: the vendor does not say)."""

    reason: Reason
    message: str
    charged: bool | None
    input: str | None = None
    """Which input was refused: `prompt`, `image`, `voice` ..."""


class Vendor(Protocol):
    """Makes takes. Methods that a vendor cannot do raise `Unsupported`."""

    name: str
    manner: Manner
    limits: Limits
    settle: float
    """Seconds after a submit until a look-up by our reference can be believed: longer than any request takes."""

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Check the order and upload its files (role to path); free, and may be repeated.

        Raises WrongUse, naming what the model has, when it lacks what is asked for.
        """
        ...

    async def submit(self, prepared: Prepared, reference: str) -> Receipt | Finished | Failed:
        """Send the order, once; costs money. `reference` names it for idempotency and look-up.

        Raises Busy or NotSent when nothing was bought, WrongUse before anything left, Lost when nobody can tell.
        """
        ...

    def recall(self, spool: Path) -> Receipt | Finished | Failed | None:
        """What a kept answer to submit says; None when it is not there whole. Raises Lost when it makes no sense."""
        ...

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """Ask how far a job is."""
        ...

    async def fetch(self, finished: Finished, folder: Path) -> list[Path]:
        """Bring the files of a finished job into `folder`; goes on where an earlier try stopped."""
        ...

    async def find(self, reference: str) -> Receipt | None:
        """The job that was submitted under our reference, where the vendor can look it up."""
        ...

    async def cancel(self, receipt: Receipt) -> None:
        """Stop a job, where the vendor can."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class Unsupported(Exception):
    """This vendor has no such operation."""


class NotSent(Exception):
    """The request certainly did not reach the vendor: it may be sent again."""


class Busy(NotSent):
    """The vendor turned the request away unread; `wait` says in how many seconds to come again, where it told."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class Lost(Exception):
    """The request may have reached the vendor and its answer is not known: it must not simply be sent again."""


class Gone(Exception):
    """A finished file is no longer at its address: poll again for a new one."""
