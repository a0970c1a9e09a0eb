"""too-short: fewer than 50 words."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule

FEWEST = 50


@rule(
    "SW404",
    "too-short",
    severity="hint",
    profile="strict",
    why="50 to 100 words of careful description come out better than a sparse line.",
    example="A dog on a beach.",
)
def check(words: Words) -> Iterator[Hit]:
    """Fewer than 50 words in the whole prompt."""
    count = len(words.text.split())
    if count < FEWEST:
        yield f"{count} words are few: 50 to 100 come out best.", 0, len(words.text)
