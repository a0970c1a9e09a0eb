"""no-camera: nothing is said of the camera."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..moves import moves
from ..rule import Hit, Words, rule

FRAMED = re.compile(
    r"\b(?:camera|shot|close-?up|close up|steadicam|gimbal|drone|handheld|hand-held|tripod|telephoto|macro|lens|"
    r"\d+ ?mm|pov|point of view|viewpoint|"
    r"(?:low|high|wide|dutch|side|top|eye|rear|front|aerial|overhead)[- ](?:angle|view|shot|level|tracking)|"
    r"panorama|framing|framed|zoom|dolly|crane|orbit|"
    r"bird's[- ]eye|worm's[- ]eye|over-the-shoulder|seen from|viewed from|from (?:above|below|behind)|fisheye|"
    r"depth of field|timelapse camera|two-shot|establishing)\b|"
    r"(?:^|[,;.:] )(?:extreme |very )?(?:wide|medium|close|tight|aerial|overhead|profile|low|long|full)(?=[,.;:]|$)",
    re.I,
)


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
            or FRAMED.search(shot.text)
            or (len(words.readings) == 1 and moves(words))
        ):
            yield (
                "Nothing is said of the camera: add a shot size, an angle or one move.",
                reading.start,
                reading.start + len(shot.text),
            )
