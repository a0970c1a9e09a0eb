"""contradiction-weather: a clear sky and falling weather at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, sequence, without

FALLING = frozenset(("rain", "storm", "blizzard", "overcast", "fog"))
CLEAR = re.compile(
    r"\b(?:clear (?:blue )?sk(?:y|ies)|cloudless(?: sky)?|blue sky without clouds|sunny(?: day| weather)?)\b", re.I
)
HOT = re.compile(r"\b(?:hot summer(?: day)?|scorching heat|heat ?wave|tropical heat)\b", re.I)


@rule(
    "SW104",
    "contradiction-weather",
    severity="error",
    why="Sky and precipitation are one decision for a model; opposites give patches of both.",
    example="A sunny day with a cloudless sky in heavy rain.",
)
def check(words: Words) -> Iterator[Hit]:
    """Clear sky against rain, storm, blizzard, fog; snowfall against summer heat."""
    clear, hot = words.first(CLEAR), words.first(HOT)
    for _, chunk, start, end in words.chunks("weather"):
        bad = (clear, FALLING) if clear else (hot, frozenset(("snow", "blizzard")))
        if bad[0] is None or chunk.key not in bad[1] or bad[0].start() <= start < bad[0].end():
            continue
        if sequence(words, bad[0].end(), start) or re.search(r"[.;]", words.between(bad[0].end(), start)):
            continue
        later = max((bad[0].start(), bad[0].end()), (start, end))
        yield f"'{bad[0].group()}' and '{chunk.text}' cannot both be true.", *later, (without(words, *later),)
        return
