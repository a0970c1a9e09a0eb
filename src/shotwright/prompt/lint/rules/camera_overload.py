"""camera-overload: more moves than a few seconds can hold."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule

MOST = 2


@rule(
    "SW204",
    "camera-overload",
    why="A take lasts a few seconds: one camera move reads well, two can, three tear the picture.",
    example="The camera pans left, zooms in, cranes up and orbits around a statue.",
)
def check(words: Words) -> Iterator[Hit]:
    """Three or more different moves in one shot."""
    for reading in words.readings:
        moves = [m for m in reading.moves if m.camera.move not in ("static", "handheld")]
        different = {(m.camera.move, m.camera.direction) for m in moves}
        if len(different) > MOST and len(reading.shot.text) < 700:
            third = moves[MOST]
            yield (
                f"{len(different)} camera moves in one shot: part them into shots.",
                reading.start + third.start,
                reading.start + third.end,
            )
