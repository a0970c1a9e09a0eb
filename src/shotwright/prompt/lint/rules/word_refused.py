"""word-refused: A word that the vendor is known to refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule


@rule(
    "SW605",
    "word-refused",
    severity="error",
    why="A vendor that refuses a word refuses the whole prompt, and some charge for it.",
    example="A bloody fight.",
)
def check(words: Words) -> Iterator[Hit]:
    """A word that the vendor is known to refuse."""
    model = words.around.model
    for word in model.refused_words if model else ():
        for match in re.finditer(rf"\b{re.escape(word)}\b", words.text, re.I):
            yield (
                f"{words.around.model.name} is known to refuse '{match.group()}'." if words.around.model else "",
                match.start(),
                match.end(),
            )
