"""vague-subject: somebody, something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

BARE = frozenset(("person", "people", "man", "woman", "someone", "figure", "guy", "lady"))
NOBODY = re.compile(
    r"\b(?:someone|somebody|something|stuff|things?|an? (?:object|creature|item|animal|entity))\b", re.I
)


@rule(
    "SW306",
    "vague-subject",
    severity="hint",
    profile="strict",
    why="What is not described is invented anew in every take: age, clothing and one distinctive feature keep it.",
    example="Someone does something in a room.",
)
def check(words: Words) -> Iterator[Hit]:
    """Somebody, something, or a person with nothing said of them."""
    for match in NOBODY.finditer(words.text):
        yield f"'{match.group()}' can be anything: name it.", match.start(), match.end()
    for reading in words.readings:
        for s in reading.shot.subjects:
            bare = not (s.garments or s.props or s.age or s.hair or s.build or s.occupation or s.color)
            if s.kind == "person" and s.word in BARE and bare and s.span:
                start, end = reading.start + s.span[0], reading.start + s.span[1]
                yield f"Nothing is said of '{s.word}': add age, clothing, one distinctive feature.", start, end
