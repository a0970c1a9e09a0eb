"""no-light: nothing is said of the light."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book import vocabulary
from ..rule import Hit, Words, rule

LIT = frozenset(
    """sun sunlight sunshine sunlit sunbeam sunbeams sunrays light lights lighting lighted lamp lamps lamplight
    lamplit lantern lanterns candle candles candlelit candlelight spotlight spotlights spotlit floodlight
    floodlights floodlit headlight headlights torch torches torchlight torchlit neon bulb bulbs chandelier
    chandeliers moon moonlight firelight firelit backlit lit glow glows glowing gaslight daylight
    fluorescent fluorescents tube tubes tungsten strobe strobes laser lasers led leds shadow shadows
    silhouette silhouetted silhouettes gloom darkness dark embers overcast stars starlight dim shade bright
    streetlight streetlights streetlamp streetlamps flashlight flashlights""".split()
)
CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d|o'clock|\b(?!high|de|sl?ight|fl?ight|bl?ight|"
    r"plight)\w{3,}light\b|\b(?:low|high)[- ]key\b",
    re.I,
)
OTHERWISE = re.compile(
    r"\b(?:(?:light|dark|bright) (?:brown|blue|green|grey|gray|red|yellow|orange|pink|purple|hair|suit|chocolate|"
    r"coat|jacket|"
    r"breeze|rain|snow|weight|wood)|light bulb moment|traffic lights?|sun hat)\b",
    re.I,
)
"""Words of light that say something else: a light brown coat, a dark suit."""


def lit(text: str) -> bool:
    """True when a text speaks of light: sun, lamp, neon, shadows, a clock."""
    return not LIT.isdisjoint(vocabulary(OTHERWISE.sub("", text.lower()))) or CLOCK.search(text) is not None


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
        if not (shot.light or shot.time or shot.weather or lit(shot.text)):
            yield (
                "Nothing is said of the light: add a time of day, a weather or a light.",
                reading.start,
                reading.start + len(shot.text),
            )
