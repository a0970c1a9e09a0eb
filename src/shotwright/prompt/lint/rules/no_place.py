"""no-place: nothing is said of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

PLACELESS = frozenset(("orbit", "universe", "cosmos"))
"""Words that are places and also camera moves or ideas: alone they place nothing."""
NAMED = re.compile(
    r"\b(?:in|at|near|outside|over|across|through|along|off|down|around|past|above|"
    r"beside) (?:the )?(?:[A-Z][\w'-]+)(?! (?:style|motion))|"
    r"\b(?:Route|Highway|Interstate|Autobahn|Pier|Gate|Platform|Runway|Track|Terminal|Dock|Bay|Ward|Room) \d"
)
LEAD = re.compile(
    r"\b(?:in|inside|at|on|across|through|over|under|along|by|near|from|into|onto|off|past|down|up|around|toward|"
    r"towards|to|outside|behind|against|of|beside|between|beneath|above)\s+"
    r"(?:[\w'-]+\s+){0,3}$|(?:^|[,:;.]\s*)(?:[\w'-]+\s+){0,2}$"
)
BRIEF = 9
"""In a list of shots so brief, the place of one is the place of all."""
OPEN = frozenset(
    """plain plains valley field fields meadow city town village street road beach shore coast harbour harbor desert forest
    woods jungle garden yard courtyard hillside river lake sea ocean ice kitchen room hall hallway corridor classroom
    stadium arena stage dock deck rooftop rooftops ballroom market square platform tide surf""".split()
)
"""Ground, water and rooms: they hold the scene wherever "the" stands before them, "darkens the plain" included."""


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
        if ((site in OPEN and words.low[:start].endswith("the ")) or LEAD.search(words.low[max(0, start - 44) : start]))
        and site not in PLACELESS
    ]
    placed = [
        n in sites or (r.shot.place and r.shot.place_word not in PLACELESS) or NAMED.search(r.shot.text)
        for n, r in enumerate(words.readings)
    ]
    listed = any(placed) and all(len(r.shot.text.split()) < BRIEF for r in words.readings)
    for here, reading in zip(placed, words.readings, strict=True):
        if not (here or listed):
            shot = reading.shot
            yield "Nothing is said of the place.", reading.start, reading.start + len(shot.text)
