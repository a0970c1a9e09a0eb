"""A shot while it is being read: what was found so far, and the adjectives that wait for their noun."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .chunks import Chunk


@dataclass(slots=True)
class Draft:
    """A shot while it is being read."""

    text: str
    subjects: list[dict[str, Any]] = field(default_factory=list)
    actions: list[tuple[int | None, str, str | None, Chunk]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    place: Chunk | None = None
    place_strength: int = 0
    places: list[Chunk] = field(default_factory=list)
    """Every place that is named, in order."""
    light: list[str] = field(default_factory=list)
    looks: list[tuple[str, str]] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Attributes:
    """Adjectives that wait for their noun."""

    color: str | None = None
    shade: str | None = None
    material: str | None = None
    count: int | None = None
    age: str | None = None
    build: str | None = None
    words: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Forget them: their noun has come, or the phrase has ended."""
        self.color = self.shade = self.material = self.age = self.build = None
        self.count = None
        self.words.clear()

    @property
    def full_color(self) -> str | None:
        """The colour with its shade: `dark-blue`."""
        if self.color and self.shade:
            return f"{self.shade}-{self.color}"
        return self.color
