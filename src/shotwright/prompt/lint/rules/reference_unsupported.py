"""reference-unsupported: More reference pictures than the named model takes."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Hit, Words, rule


@rule(
    "SW604",
    "reference-unsupported",
    severity="error",
    why="References beyond what a model takes are ignored or refused.",
    example="A dog runs.",
)
def check(words: Words) -> Iterator[Hit]:
    """More reference pictures than the named model takes."""
    model, count = words.around.model, len(words.around.references)
    if model and model.references is not None and count > model.references:
        yield f"{model.name} takes {model.references} reference pictures, and {count} are given.", 0, len(words.text)
