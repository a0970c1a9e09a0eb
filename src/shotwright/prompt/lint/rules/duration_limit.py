"""duration-limit: More seconds than the named model makes."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule


@rule(
    "SW601",
    "duration-limit",
    severity="error",
    why="A longer take is refused, or silently cut.",
    example="A dog runs, 60 seconds.",
)
def check(words: Words) -> Iterator[Hit]:
    """More seconds than the named model makes."""
    model, seconds = words.around.model, words.around.seconds or sum(s.seconds or 0 for s in words.shots)
    if model and model.longest_seconds and seconds and seconds > model.longest_seconds:
        yield (
            f"{seconds:g} s are longer than the {model.longest_seconds:g} s that {model.name} makes.",
            0,
            len(words.text),
        )
