"""aspect-limit: An aspect that the named model does not make."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule


@rule(
    "SW602",
    "aspect-limit",
    severity="error",
    why="An aspect that the model does not make is refused, or cropped.",
    example="A dog runs.",
)
def check(words: Words) -> Iterator[Hit]:
    """An aspect that the named model does not make."""
    model, aspect = words.around.model, words.around.aspect
    if model and aspect and model.aspects and aspect not in model.aspects:
        yield f"{model.name} does not make {aspect}, but {', '.join(model.aspects)}.", 0, len(words.text)
