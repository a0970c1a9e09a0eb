"""weak-verb: a verb that says little about the motion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

STRONGER = {
    "walk": "stride, stroll, limp, sprint", "go": "leave, climb, cross", "move": "glide, roll, drift",
    "do": "a verb that can be seen",
    "get": "a verb that can be seen", "look": "glance, stare, peer", "make": "knead, carve, assemble",
}  # fmt: skip
WEAK = re.compile(
    r"\b(?P<verb>walk|go|mov|do|get|look|mak)(?:e|es|s|ing|ting)?\b(?! (?:slow|quick|gent|swift|"
    r"brisk|hesit|steadi|calm)\w*)",
    re.I,
)


@rule(
    "SW307",
    "weak-verb",
    severity="hint",
    profile="strict",
    why="The verb drives the motion: 'sprinting' or 'slowly approaching' moves better than 'walking'.",
    example="A man goes along a street.",
)
def check(words: Words) -> Iterator[Hit]:
    """walk, go, move, do, get, look, make without a manner."""
    if any(s.manner for shot in words.shots for s in shot.subjects):
        return
    match = words.first(WEAK)
    if match:
        stem = match.group("verb").lower()
        stem = {"mov": "move", "mak": "make"}.get(stem, stem)
        yield f"'{match.group()}' says little: try {STRONGER[stem]}, or add how.", match.start(), match.end()
