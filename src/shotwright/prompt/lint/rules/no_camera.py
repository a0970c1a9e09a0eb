"""no-camera: nothing is said of the camera."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book import vocabulary
from ..moves import moves
from ..rule import Hit, Words, rule

SEEN = frozenset(
    """camera shot closeup steadicam gimbal drone handheld tripod telephoto macro lens pov viewpoint panorama framing
    framed zoom dolly crane orbit overhead fisheye establishing""".split()
)
FRAMED = re.compile(
    r"\b(?:close up|hand-held|\d+ ?mm|point of view|(?:low|high|wide|dutch|side|top|eye|rear|front|"
    r"aerial)[- ](?:angle|view|shot|level|tracking)|"
    r"bird's[- ]eye|worm's[- ]eye|over-the-shoulder|(?:seen|viewed) from|from (?:above|below|behind)|depth of "
    r"field|two-shot|close-up)\b|"
    r"(?:^|[,;.:] )(?:extreme |very )?(?:wide|medium|close|tight|aerial|overhead|profile|low|long|full)(?=[,.;:]|$)"
)


def framed(text: str) -> bool:
    """True when a text says how it is framed: by a camera word, or by a lone "wide" at the end of the line."""
    low = text.lower()
    return not SEEN.isdisjoint(vocabulary(low)) or FRAMED.search(low) is not None


@rule(
    "SW401",
    "no-camera",
    severity="hint",
    profile="strict",
    why="Without a framing or a move the model picks one at random.",
    example="A dog runs on a beach.",
)
def check(words: Words) -> Iterator[Hit]:
    """Each shot that leaves it out."""
    for reading in words.readings:
        shot = reading.shot
        if not (
            shot.camera
            or shot.shot_size
            or shot.angle
            or framed(shot.text)
            or (len(words.readings) == 1 and moves(words))
        ):
            yield (
                "Nothing is said of the camera: add a shot size, an angle or one move.",
                reading.start,
                reading.start + len(shot.text),
            )
