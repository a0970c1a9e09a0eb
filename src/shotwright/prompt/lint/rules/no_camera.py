"""no-camera: nothing is said of the camera."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule


@rule(
    "SW401",
    "no-camera",
    severity="hint",
    profile="strict",
    why="Without a framing or a move the model picks one at random.",
    example="A dog runs on a beach.",
)
def check(words: Words) -> Iterator[Hit]:
    """Each shot that leaves it out."""
    for reading in words.readings:
        shot = reading.shot
        if not (shot.camera or shot.shot_size or shot.angle):
            yield (
                "Nothing is said of the camera: add a shot size, an angle or one move.",
                reading.start,
                reading.start + len(shot.text),
            )
