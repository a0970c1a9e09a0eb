"""text-requested: letters in the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

PATTERN = re.compile(
    r"\b(?:(?:sign|banner|poster|shirt|billboard|board|screen|label|card|paper|plate|placard|"
    r"wall|text|letters|words?|title|caption|logo)s? (?:that )?(?:say(?:s|ing)|read(?:s|ing)|"
    r"spell(?:s|ing)|displaying|with) (?:the )?(?:words?|text|letters|name|title|"
    r"[\"“‘][^\"”]{1,60}[\"”’]|.[A-Z]{2,}.)|"
    r"(?:with |the )?(?:subtitles?|captions?|title card|on-?screen text|lower third|watermark)|"
    r"(?:the )?(?:words?|text|title|letters) [\"“‘][^\"”’]{1,60}[\"”’])",
    re.I,
)


@rule(
    "SW304",
    "text-requested",
    severity="warning",
    profile="default",
    why="Letters come out garbled in most models: add the text in the edit, where it stays sharp and can be changed.",
    example="A neon sign that says 'OPEN' above the door.",
)
def check(words: Words) -> Iterator[Hit]:
    """Every match of the pattern."""
    for match in PATTERN.finditer(words.text):
        yield f"'{match.group()}': most models garble letters.", match.start(), match.end()
