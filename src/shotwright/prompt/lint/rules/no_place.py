"""no-place: nothing is said of the place."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule


@rule(
    "SW403",
    "no-place",
    severity="hint",
    profile="strict",
    why="A subject without a place floats in an invented one that changes from take to take.",
    example="A dog runs, wide shot.",
)
def check(words: Words) -> Iterator[Hit]:
    """Each shot that leaves it out."""
    for reading in words.readings:
        shot = reading.shot
        if not (shot.place):
            yield "Nothing is said of the place.", reading.start, reading.start + len(shot.text)
