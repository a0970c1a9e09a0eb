"""no-light: nothing is said of the light."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

LIT = re.compile(
    r"\b(?:sun(?:light|shine|lit|beams?|rays?)?|(?:\w+ )?light(?:s|ing|ed)?|lamps?|lamplight|lantern(?:s|-lit)?|"
    r"candles?|candle-?lit|candlelight|spotlights?|floodlights?|headlights?|"
    r"torch(?:es|light|-lit)?|neon|bulbs?|chandeliers?|(?:full |half |crescent )?moon|moonlight|firelight|"
    r"fire-?lit|backlit|lit by|glow(?:s|ing)?|gaslight|daylight|fluorescents?|"
    r"tubes?|tungsten|strobes?|laser|leds?|shadows?|silhouette[ds]?|low[- ]key|high[- ]key|gloom|darkness|dark|"
    r"embers|\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\d{1,2}:\d\d|o'clock|overcast|stars|"
    r"starlight|dim|shade|bright)\b",
    re.I,
)
UNLIT = re.compile(
    r"\b(?:light (?:brown|blue|green|grey|gray|pink|coat|jacket|breeze|bulb moment|rain|snow|footed|weight)|"
    r"lightly|traffic lights?|sun hat|dark (?:brown|blue|green|grey|gray|hair|suit|chocolate)|bright (?:red|blue|"
    r"green|yellow|orange|pink))\b",
    re.I,
)


@rule(
    "SW402",
    "no-light",
    severity="hint",
    profile="strict",
    why="Light decides mood and realism more than any style word.",
    example="A dog runs on a beach, wide shot.",
)
def check(words: Words) -> Iterator[Hit]:
    """Each shot that leaves it out."""
    for reading in words.readings:
        shot = reading.shot
        if not (shot.light or shot.time or shot.weather or LIT.search(UNLIT.sub("", shot.text))):
            yield (
                "Nothing is said of the light: add a time of day, a weather or a light.",
                reading.start,
                reading.start + len(shot.text),
            )
