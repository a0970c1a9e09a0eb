"""The whole contract between Shotwright and whoever makes takes: a cloud service, local weights, the house.

A vendor is any class with these methods, named in the entry-point group `shotwright.vendors`. Built-in vendors come
through the same door. Only `buying` calls `submit`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from shotwright.film import Order


@dataclass(frozen=True, slots=True)
class Prepared:
    """An order made ready to send: checked, and its files uploaded where the vendor wants that."""

    order: Order
    request: dict[str, Any] = field(default_factory=dict)
    """What will be sent, without secrets."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The vendor's own job id; committed before the first poll."""

    job: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Not ready yet."""

    state: Literal["queued", "running"]
    fraction: float | None = None
    """0..1 where the vendor tells."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Ready: places to fetch from, files already here, or the id of a trained model or voice."""

    urls: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    made: str | None = None
    notes: tuple[str, ...] = ()
    """What the maker wants said about the take."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Did not come, with the reason and whether it was charged (None: the vendor does not say)."""

    reason: Literal["moderated", "bad-request", "vendor-fault", "expired", "cancelled"]
    message: str
    charged: bool | None
    input: str | None = None
    """Which input was refused: `prompt`, `image`, `voice` ..."""


class Vendor(Protocol):
    """Makes takes. Methods that a vendor cannot do raise `Unsupported`."""

    name: str
    manner: Literal["idempotent", "findable", "blind", "house"]
    """What a repeated or lost submit means: an idempotency key is honoured, jobs can be found by our reference,
    neither, or nothing is ever charged and work is simply done again."""

    async def prepare(self, order: Order) -> Prepared:
        """Check the order and upload its files; free, and may be repeated."""
        ...

    async def submit(self, prepared: Prepared, reference: str) -> Receipt | Finished:
        """Send the order; costs money. `reference` names it for idempotency and look-up."""
        ...

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """Ask how far a job is."""
        ...

    async def fetch(self, finished: Finished, folder: Path) -> list[Path]:
        """Bring the files of a finished job into `folder`."""
        ...

    async def find(self, reference: str) -> Receipt | None:
        """The job that was submitted under our reference, where the vendor can look it up."""
        ...

    async def cancel(self, receipt: Receipt) -> None:
        """Stop a job, where the vendor can."""
        ...


class Unsupported(Exception):
    """This vendor has no such operation."""
