"""contradiction-facing: the subject cannot show its face and its back at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, sequence, without

TOWARDS = re.compile(
    r"\b(?:facing (?:the )?(?:camera|viewer|lens)|looking (?:straight |directly )?(?:at|into) (?:the )?(?:camera|lens)|"
    r"(?:walk|runn?|com|mov)(?:s|es|ing|ning)? (?:towards?|to) (?:the )?(?:camera|viewer)|frontal view)\b",
    re.I,
)
AWAY = re.compile(
    r"\b(?:(?:walk|runn?|mov|driv)(?:s|es|ing|e)? away(?: from (?:the )?(?:camera|viewer))?|"
    r"facing away(?: from (?:the )?camera)?|"
    r"(?:with )?(?:(?:his|her|their|its|the) )?back (?:turned )?to (?:the )?(?:camera|viewer)|"
    r"seen from behind|rear view|from behind)\b",
    re.I,
)


@rule(
    "SW101",
    "contradiction-facing",
    severity="error",
    why="A model cannot show face and back at once; it blends the two into a turning, doubled figure.",
    example="A person facing the camera while walking away from the camera.",
)
def check(words: Words) -> Iterator[Hit]:
    """Towards and away within one shot, unless the text says that the subject turns."""
    front, back = words.first(TOWARDS), words.first(AWAY)
    if front is None or back is None or sequence(words, front.end(), back.start()):
        return
    if re.search(r"[.;\n]", words.between(min(front.end(), back.end()), max(front.start(), back.start()))):
        return
    later = max(front, back, key=lambda m: m.start())
    message = f"'{front.group()}' and '{back.group()}' cannot both be true."
    yield message, later.start(), later.end(), (without(words, later.start(), later.end()),)
