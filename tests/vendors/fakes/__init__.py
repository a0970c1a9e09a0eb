"""Fake services, one a vendor, and the list of everyone who takes part in the conformance suite.

Each module here holds a fake (a `FakeService` that speaks one vendor's format, from its documents) and a `MEMBER`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from shotwright.film import Frame, Order, Shot
from shotwright.media.clock import Clock
from shotwright.media.files import digest
from shotwright.vendors.scripted.service import FakeService, sample
from shotwright.vendors.service import Service

CANARY = "canary-9f3e7c51d2"
"""Part of every key in these tests; it must never be seen in anything that is written or said."""


@dataclass(frozen=True)
class Example:
    """One order that the vendor must take."""

    name: str
    model: str
    prompt: str = "A paper boat crosses a still pond at dawn."
    seconds: float = 5.0
    aspect: str = "16:9"
    size: str = "720p"
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Role to file ending."""
    options: Mapping[str, Any] = field(default_factory=dict)
    every_fate: bool = False
    """Run through every fate; others are bought once, when all goes well. The first example of a member always is."""
    at_once: bool = False
    """The answer to submit is the take: only fates at the door apply."""
    film: str = ".mp4"
    """What comes."""

    def order(self, folder: Path, *, seed: int = 0, **changes: Any) -> tuple[Order, dict[str, Path]]:
        """The order with its files, written into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        files = {}
        for role, ending in self.inputs.items():
            files[role] = folder / f"{role}{ending}"
            files[role].write_bytes(sample(ending))
        known: dict[str, Any] = {
            "model": self.model,
            "prompt": self.prompt,
            "shot": Shot(text=self.prompt),
            "frame": Frame(aspect=self.aspect, size=self.size),
            "seconds": self.seconds,
            "seed": seed,
            "inputs": {role: digest(path) for role, path in files.items()},
            "options": dict(self.options),
        }
        return Order(**{**known, **changes}), files


def plainly(adapter: Callable[..., Service], fake: FakeService, clock: Clock) -> Service:
    """The adapter as users get it, with its key from the environment, wired to the fake."""
    return adapter(transport=fake.transport(), clock=clock)


@dataclass(frozen=True)
class Member:
    """An adapter, its fake, and what it is tried with."""

    name: str
    adapter: Callable[..., Service]
    fake: type[FakeService]
    examples: tuple[Example, ...]
    keys: tuple[str, ...] = ()
    """Environment variables that hold its secrets; the suite plants a canary in each."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Environment variables that are no secrets: a project, a region."""
    cancels: bool = False
    tells_charge: bool = True
    """A failed job's answer says whether it was charged."""
    cannot: Mapping[str, str] = field(default_factory=dict)
    """Fates that cannot befall this vendor, each with the reason."""
    wire: Callable[[Callable[..., Service], FakeService, Clock], Service] = plainly
    registered: bool = True
    """Named in the entry points of this package."""


VENDORS = [
    "scripted",
    "cartesia",
    "comfy",
    "elevenlabs",
    "openai",
    "fal",
    "google",
    "grok",
    "higgsfield",
    "kling",
    "krea",
    "luma",
    "ltx",
    "minimax",
    "pika",
    "pixverse",
    "replicate",
    "runway",
    "seedance",
    "vertex",
    "wan",
]
"""One line a module of this folder."""

ADAPTERS: list[Member] = [
    member for name in VENDORS for member in import_module(f"{__name__}.{name}", __name__).MEMBERS
]
