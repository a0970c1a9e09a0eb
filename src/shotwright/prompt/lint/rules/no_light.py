"""no-light: nothing is said of the light."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule


@rule(
    "SW402",
    "no-light",
    severity="hint",
    profile="strict",
    why="Light decides mood and realism more than any style word.",
    example="A dog runs on a beach, wide shot.",
)
def check(words: Words) -> Iterator[Hit]:
    """Each shot that leaves it out."""
    for reading in words.readings:
        shot = reading.shot
        if not (shot.light or shot.time or shot.weather):
            yield (
                "Nothing is said of the light: add a time of day, a weather or a light.",
                reading.start,
                reading.start + len(shot.text),
            )
