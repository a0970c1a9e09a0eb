"""contradiction-style: looks that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, without

PHOTO = frozenset(("photoreal",))
DRAWN = frozenset("anime watercolour oil-paint ink pixel-art paper-cut clay retro-print blueprint painterly".split())
MONOCHROME = re.compile(r"\b(?:black[- ]and[- ]white|monochrome|b&w|grayscale|film noir)\b", re.I)
COLOURFUL = re.compile(
    r"\b(?:colou?rful|vibrant colou?rs?|vivid colou?rs?|saturated colou?rs?|rainbow colou?rs?|"
    r"technicolor|bright colou?rs)\b",
    re.I,
)


@rule(
    "SW106",
    "contradiction-style",
    severity="error",
    why="Photograph and drawing, or colour and monochrome, cannot be one look; the style changes from frame to frame.",
    example="A photorealistic anime portrait of a woman.",
)
def check(words: Words) -> Iterator[Hit]:
    """Photograph against drawing; monochrome against colour."""
    looks = list(words.chunks("look"))
    photo = next((x for x in looks if x[1].key in PHOTO), None)
    drawn = next((x for x in looks if x[1].key in DRAWN), None)
    if photo and drawn and photo[0] == drawn[0]:
        later = max(photo, drawn, key=lambda x: x[2])
        yield (
            f"'{photo[1].text}' and '{drawn[1].text}' exclude each other.",
            later[2],
            later[3],
            (without(words, later[2], later[3]),),
        )
    gray, colour = words.first(MONOCHROME), words.first(COLOURFUL)
    if gray and colour:
        later_match = max(gray, colour, key=lambda m: m.start())
        span = later_match.start(), later_match.end()
        yield f"'{gray.group()}' and '{colour.group()}' exclude each other.", *span, (without(words, *span),)
