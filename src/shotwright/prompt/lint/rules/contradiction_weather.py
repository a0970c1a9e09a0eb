"""contradiction-weather: a clear sky and falling weather at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, stepwise, without

FAIR = (
    r"(?:(?:perfectly |completely |crystal |totally )?clear(?:,? \w+)? (?:\w+ )?sk(?:y|ies)|cloudless(?:,? "
    r"\w+)?(?: sky| morning| day| afternoon)?|"
    r"blue sk(?:y|ies)|(?:sky|skies) (?:is |are )?(?:spotless(?:ly)?|perfectly|clear|cloudless|totally|"
    r"completely)(?: blue| clear)?|"
    r"(?:sunny|sunlit)(?: day| weather| morning| afternoon| beach)?|not a (?:single )?cloud|sun (?:blazing|blazes|"
    r"beats down|beating|shines? brightly)|"
    r"(?:bright|blazing|brilliant|dazzling|glaring|scorching) (?:sun(?:shine|light)?|day)|crystal[- ]clear "
    r"(?:visibility|air|view)|dry(?:,? \w+)? drought|drought|"
    r"without a cloud|no clouds?|fair weather|perfect visibility|clear (?:starry|night|sunny|summer|winter|blue) "
    r"(?:sky|night|day|morning))"
)
WET = (
    r"(?:(?:heavy |pouring |torrential |driving |steady |violent |icy |freezing |cold )?(?:rain(?:storm|fall|ing|s|"
    r"drops)?|downpour|cloudburst|hail(?:storm|stones)?|sleet)|"
    r"pour(?:s|ing)(?: down| buckets| with rain)|thunder ?storms?|thunder(?:clouds?)?|lightning|monsoon|deluge|"
    r"blizzard|snow ?storm|whiteout|heavy snow(?:fall)?|"
    r"snowing(?: heavily)?|snowfall|overcast|storm clouds?|(?:dense|thick|heavy|impenetrable) (?:fog|mist|cloud)|"
    r"(?:fog|mist|smog) (?:is )?so (?:thick|dense)|"
    r"(?:a |the )?(?:raging |violent |fierce )?(?:storm|tempest|typhoon|hurricane)|(?:solid|thick|low) clouds?|"
    r"grey clouds?)"
)
CALM = (
    r"(?:dead calm|(?:perfectly |completely |absolutely |dead )?(?:calm|still|windless|motionless) (?:air|day|sea|"
    r"water|bay|lake|afternoon|morning|evening|weather)|"
    r"windless|no wind|not a breath of (?:wind|air)|faint(?:est)? (?:breath|breeze)(?: of wind)?|(?:lies|sea|lake|"
    r"bay|water)(?: \w+)? like (?:glass|a mirror)|"
    r"mirror-(?:flat|smooth|calm)|without a breath)"
)
GALE = (
    r"(?:hurricane|gales?|gale-force|typhoon|tornado|cyclone|howling winds?|raging winds?|strong winds?|storm "
    r"winds?|fierce winds?|violent winds?|"
    r"(?:raging|violent) storm|tempest|whirlwind|gusts?|gusty)"
)
HOT = (
    r"(?:(?:hot|scorching|sweltering|blazing|tropical)(?:,? [\w-]+){0,2} (?:summer|day|afternoon|beach|sun|heat|"
    r"august|july|june|desert|weather|island)|"
    r"heat ?wave|scorching heat|tropical (?:heat|beach|island)|midsummer heat|\b(?:35|38|40|42|45) degrees|"
    r"(?:3[3-9]|4\d)[- ]degree (?:heat|day|weather|afternoon)|heat (?:shimmers?|haze)|"
    r"sweltering|(?:hot|blazing) sun)"
)
COLD = (
    r"(?:(?:heavy )?snow(?:fall|ing|storm|flakes|s)?|blizzard|hard frost|frost|sleet|freezing|ice storm|icicles|"
    r"whiteout|snowdrifts?|sub-zero|below zero|minus \d+)"
)
PAIRS = tuple(
    (re.compile(rf"\b{a}\b", re.I), re.compile(rf"\b{b}\b", re.I)) for a, b in ((FAIR, WET), (CALM, GALE), (HOT, COLD))
)
CUES = frozenset(
    """rain raining rains rainstorm rainfall raindrops downpour cloudburst hail hailstorm hailstones sleet pouring pours
    thunderstorm thunder thunderclouds lightning monsoon deluge blizzard snowstorm whiteout snow snowing snowfall
    snowflakes overcast storm fog mist smog clouds cloud tempest typhoon hurricane gale gales tornado cyclone winds
    wind gusts gusty whirlwind frost freezing icicles ice sub minus below""".split()
)
BOTH = re.compile(
    r"\b(?:sun ?shower|rainbow|after (?:the |a )?(?:rain|storm|snow|downpour)|before the (?:rain|storm)|umbrella|"
    r"raincoat|globe|patches|breaks? through|"
    r"artificial|fake|machine|film set|parts?|parting|clearing|passing|dissipat\w*|burns? off|lifts?|through the "
    r"(?:fog|mist)|through thick|window|dust|"
    r"distant|on the horizon|in the distance|approaching|rolling in|gathers?|gathering|below|beneath|rain(?:forest|"
    r"coat|drop-)|snow-capped|"
    r"snow-covered|snowy peaks|snow on|light rain)\b"
)


@rule(
    "SW104",
    "contradiction-weather",
    severity="error",
    why="Sky and precipitation are one decision for a model; opposites give patches of both.",
    example="A sunny day with a cloudless sky in heavy rain.",
)
def check(words: Words) -> Iterator[Hit]:
    """Clear sky against rain, storm, snow, fog; calm air against gales; heat against snow."""
    if not words.has(CUES):
        return
    for one, two in PAIRS:
        for a in one.finditer(words.text):
            for b in two.finditer(words.text):
                first, later = sorted((a, b), key=lambda m: m.start())
                if later.start() < first.end() or words.shot_of(first.start()) != words.shot_of(later.start()):
                    continue
                gap = words.low[first.end() : later.start()]
                around = words.low[max(0, first.start() - 24) : later.end() + 24]
                if len(gap) > 130 or gap.count(".") + gap.count(";") > 1 or BOTH.search(around):
                    continue
                if named(words, b) or stepwise(words, first.end(), later.start()):
                    continue
                yield (
                    f"'{first.group()}' and '{later.group()}' cannot both be true.",
                    later.start(),
                    later.end(),
                    (without(words, later.start(), later.end()),),
                )
                return


def named(words: Words, match: re.Match[str]) -> bool:
    """True for "Storm Ferreira": a name, not a storm."""
    return match.group()[:1].isupper() and re.match(r" [A-Z]", words.text[match.end() : match.end() + 2]) is not None
