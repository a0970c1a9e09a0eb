"""What a scene sounds like, as data: the painter writes it, foley plays it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bed:
    """An ambience that lasts for the whole shot."""

    name: str
    level: float
    """Decibels relative to the loudest bed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A single sound at an instant."""

    kind: str
    """`step`, `paw`, `hoof`, or a name of foley's events."""
    t: float
    pan: float
    """-1 left .. 1 right, from the place on screen."""
    strength: float
    surface: str = ""
    level: float = 0.0


@dataclass(frozen=True, slots=True)
class Lasting:
    """A sound that follows something for a while."""

    name: str
    start: float
    end: float
    pans: tuple[float, ...]
    """Equally spaced from start to end."""
    level: float
    """Decibels."""


@dataclass(slots=True)
class SoundPlan:
    """Everything that is heard in one shot."""

    seconds: float
    beds: list[Bed] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    lasting: list[Lasting] = field(default_factory=list)
