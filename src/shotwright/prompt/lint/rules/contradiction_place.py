"""contradiction-place: two places at once, or a closed place in full daylight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, sequence, without

CLOSED = frozenset("workshop cave corridor prison aquarium laboratory gym shop station stage bar museum".split())
INDOORS = CLOSED | frozenset(
    """kitchen bedroom bathroom office classroom library hospital cafe restaurant living-room train-interior
    studio""".split()
)
OUTDOORS = frozenset(
    """sea beach coast underwater lake river waterfall swamp forest jungle meadow field mountains
    snowy-mountains canyon desert volcano city-street space moon hills""".split()
)
SUN = re.compile(
    r"\b(?:(?:bright|natural|direct|strong|brilliant|blazing)\s+){1,3}(?:sun(?:light|shine)?|"
    r"daylight)\b(?: streaming| pouring)?(?: in)?(?: through (?:the )?(?:\w+ )?windows?)?",
    re.I,
)
OPENED = re.compile(r"\b(?:window|skylight|glass (?:roof|wall)|door(?:way)?|opening|roof)", re.I)
AROUND = re.compile(
    r"\b(?:view of|overlook\w*|painting|picture|poster|photo|screen|window|themed?|mural|"
    r"look\w* (?:out|at)|dream\w*|outside|behind)\b"
)


@rule(
    "SW102",
    "contradiction-place",
    severity="error",
    why="One shot has one place: two places, or a windowless hall in bright sun, come out as a mixture of both.",
    example="An indoor warehouse with bright natural sunlight streaming through windows.",
)
def check(words: Words) -> Iterator[Hit]:
    """Indoors against outdoors, and a closed hall in natural sun."""
    sun = words.first(SUN)
    for number, reading in enumerate(words.readings):
        places = [(c, a, b) for n, c, a, b in words.chunks("place") if n == number]
        ruled = [
            p
            for p in places
            if re.search(r"\b(?:in|inside|on|at)\s+(?:(?:a|an|the|his|her)\s+)?(?:[\w-]+\s+)?$", words.low[: p[1]])
        ]
        indoor = next((p for p in ruled if p[0].key in INDOORS), None)
        outdoor = next((p for p in ruled if p[0].key in OUTDOORS), None)
        if indoor and outdoor and not sequence(words, indoor[2], outdoor[1]):
            a, b = sorted((indoor, outdoor), key=lambda p: p[1])
            gap = words.low[a[2] : b[1]]
            if not AROUND.search(gap) and not re.search(r"[.;]", gap) and len(gap) < 60:
                yield (
                    f"'{indoor[0].text}' is indoors and '{outdoor[0].text}' is outdoors.",
                    b[1],
                    b[2],
                    (without(words, b[1], b[2]),),
                )
        closed = next((p for p in places if p[0].key in CLOSED), None)
        if closed and sun and reading.start <= sun.start() < reading.start + len(reading.shot.text):
            lit = closed[0].key == "workshop" or not OPENED.search(words.text)
            if lit and not sequence(words, closed[1], sun.start()):
                yield (
                    f"'{closed[0].text}' has little daylight, yet '{sun.group()}' is asked for.",
                    sun.start(),
                    sun.end(),
                    (without(words, sun.start(), sun.end()),),
                )
    inside, outside = re.search(r"\bindoors?\b", words.low), re.search(r"\boutdoors?\b", words.low)
    if inside and outside and not sequence(words, inside.end(), outside.start()) and "and outdoor" not in words.low:
        later = max(inside, outside, key=lambda m: m.start())
        yield (
            "'indoor' and 'outdoor' cannot both be true.",
            later.start(),
            later.end(),
            (without(words, later.start(), later.end()),),
        )
