"""too-long: more words in one shot than models follow."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule

MOST = 110


@rule(
    "SW405",
    "too-long",
    severity="hint",
    why="Beyond about 100 words models drop facts, most often the last ones.",
    example="A dog runs. " + "The beach is wide and the sand is warm and the sea is calm. " * 8,
)
def check(words: Words) -> Iterator[Hit]:
    """Well over 100 words in one shot."""
    for reading in words.readings:
        count = len(reading.shot.text.split())
        if count > MOST:
            yield (
                f"{count} words in one shot are many: 50 to 100 come out best.",
                reading.start,
                reading.start + len(reading.shot.text),
            )
