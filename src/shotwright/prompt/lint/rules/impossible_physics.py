"""impossible-physics: things that reality does not do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

PATTERN = re.compile(
    r"\b(?:def(?:y|ies|ying) (?:gravity|physics)|anti-?gravity|(?:water|river|waterfall|rain|"
    r"stream)\s+(?:\w+\s+)?(?:flow|fall|run|pour)(?:s|ing)? (?:up(?:ward|hill)?s?|backwards?)|"
    r"fall(?:s|ing)? up(?:wards?)?|(?:walk|run|stroll|danc)(?:s|e|es|ing|ning)? (?:on|across|"
    r"up) (?:the )?(?:ceiling|air|clouds?)|walk(?:s|ing)? on water|"
    r"(?:walk|pass|step|phas)(?:s|es|ing)? (?:right |straight )?through (?:a |"
    r"the )?(?:solid )?(?:wall|mirror)s?|faster than light|"
    r"(?:rock|stone|boulder|car|house|piano)s?\s+(?:float|hover|levitat)(?:s|e|es|"
    r"ing)?(?: up\w*)?(?: in (?:the )?(?:mid-?)?air)?|impossible (?:physics|geometry)|"
    r"in two places at once)\b",
    re.I,
)


@rule(
    "SW302",
    "impossible-physics",
    severity="warning",
    profile="default",
    why="Models learn from filmed reality: what never happens comes out broken, unless a surreal look carries it.",
    example="Water flows uphill while a stone floats upwards.",
)
def check(words: Words) -> Iterator[Hit]:
    """Every match of the pattern."""
    for match in PATTERN.finditer(words.text):
        yield f"'{match.group()}' does not happen in reality, so models break on it.", match.start(), match.end()
