"""no-place: nothing is said of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

MOVES = frozenset(("orbit",))
"""Words that are places and camera moves: alone they place nothing."""
NAMED = re.compile(r"\b(?:in|at|near|outside|over|across|through|along) (?:the )?(?:[A-Z][\w'-]+)(?! (?:style|motion))")
LEAD = re.compile(
    r"\b(?:in|inside|at|on|across|through|over|under|along|by|near|from|into|onto|off|past|down|up|around|toward|"
    r"towards|to|outside|behind|against|of|beside|between|beneath|above)\s+"
    r"(?:[\w'-]+\s+){0,3}$|(?:^|[,:;.]\s*)(?:[\w'-]+\s+){0,2}$"
)


@rule(
    "SW403",
    "no-place",
    severity="hint",
    profile="strict",
    why="A subject without a place floats in an invented one that changes from take to take.",
    example="A dog runs, wide shot.",
)
def check(words: Words) -> Iterator[Hit]:
    """Each shot that leaves it out."""
    sites = [
        words.shot_of(start)
        for site, start, _ in words.phrases("sites")
        if LEAD.search(words.low[max(0, start - 44) : start]) and site not in MOVES
    ]
    for number, reading in enumerate(words.readings):
        shot = reading.shot
        placed = shot.place and (shot.place_word not in MOVES)
        if not (placed or number in sites or NAMED.search(shot.text)):
            yield "Nothing is said of the place.", reading.start, reading.start + len(shot.text)
