"""What a described sound is: a maker, the words that it is found by, and how it must measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .tone import Sound

Maker = Callable[[int, np.random.Generator], Sound]
"""(samples, generator) -> mono or stereo. A `hit` has a length of its own, all others last as long as they are told."""

Class = Literal["hit", "call", "rhythm", "bed", "tone", "swell"]
"""`hit` strikes once and dies; `call` is one utterance or gesture; `rhythm` is strokes in time; `bed` goes on evenly;
`tone` goes on with a pitch; `swell` grows, and its end is the point."""

LOUD, MEDIUM, SOFT, FAINT = -14.0, -19.0, -25.0, -31.0
"""Loudest 400 ms in LUFS: an explosion, a door, a page, snow."""


@dataclass(frozen=True, slots=True)
class Described:
    """A sound by its name."""

    name: str
    words: str
    """What people call it."""
    family: str
    kind: Class
    make: Maker
    loudness: float
    seconds: float
    """Natural length of a hit or a call; a good length for all others."""
    centroid: tuple[float, float]
    """Where the middle of its power must lie, in Hz."""
    pitched: tuple[float, float]
    """Between which periodicities it must lie: 0 is noise, 1 a pure period."""


LIBRARY: dict[str, Described] = {}


def described(
    name: str,
    words: str,
    family: str,
    kind: Class,
    *,
    loud: float = MEDIUM,
    seconds: float = 4.0,
    centroid: tuple[float, float],
    pitched: tuple[float, float] = (0.0, 1.0),
) -> Callable[[Maker], Maker]:
    """Register a sound."""

    def register(make: Maker) -> Maker:
        assert name not in LIBRARY, name
        LIBRARY[name] = Described(name, words, family, kind, make, loud, seconds, centroid, pitched)
        return make

    return register
