"""incomplete-motion: a motion that does not arrive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

PATTERN = re.compile(
    r"\b(?:start(?:s|ing)? to|begin(?:s|ning)? to|about to|tr(?:y|ies|ying) to|attempt(?:s|"
    r"ing)? to|almost|nearly|prepar(?:es|ing) to|ready to) [a-z]+(?!\w)",
    re.I,
)


@rule(
    "SW305",
    "incomplete-motion",
    severity="hint",
    profile="strict",
    why="A path that starts but does not arrive leaves the model to end it: say where the motion ends.",
    example="A woman starts to walk.",
)
def check(words: Words) -> Iterator[Hit]:
    """Every match of the pattern."""
    for match in PATTERN.finditer(words.text):
        yield f"'{match.group()}' has no end: say the whole motion.", match.start(), match.end()
