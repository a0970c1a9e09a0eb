"""contradiction-time: two times of day in one shot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, stepwise, without

CUES = re.compile(
    r"\b(?P<dawn>(?:crack of |early |at )?dawn|daybreak|sunrise|first light|rising sun|early morning light|"
    r"sun (?:rises|is rising|comes up|is coming up))\b|"
    r"\b(?P<morning>(?:early |sunny |grey |bright )?morning|breakfast time|(?:[5-9]|10|11)(?:[:.]\d\d)? "
    r"?(?:a\.?m\b\.?)|"
    r"(?:six|seven|eight|nine|ten|eleven) (?:o'clock )?in the morning|in the forenoon)(?! (?:glory|coat|suit|dress|"
    r"star))|"
    r"\b(?P<noon>(?:high |bright )?noon|midday|mid-day|noontime|lunchtime|(?:12|twelve) o'clock noon|"
    r"sun (?:stands? |is |sits |burns |blazes |shines )?(?:high|directly overhead|overhead|straight overhead|at "
    r"its zenith|at the zenith))\b|"
    r"\b(?P<day>(?:late |sunny |hot |early |mid-?)?afternoon|(?:broad |full |bright )?daylight|daytime|"
    r"(?:bright|blazing|blinding|brilliant|scorching|full|hot|strong|harsh|dazzling) (?:sun(?:light|shine)?)|sun "
    r"(?:blazing|beating|blazes|beats)|"
    r"sunny day|sunlit|sunshine|[1-4](?:[:.]\d\d)? ?p\.?m\b\.?|(?:two|three|four) in the afternoon)\b|"
    r"\b(?P<evening>(?:late |early |summer )?evening|dusk|sunset|sundown|twilight|golden[- ]hour|setting sun|"
    r"sun (?:sets|is setting|goes down|is going down|sinks)|"
    r"[6-8](?:[:.]\d\d)? ?p\.?m\b\.?)(?! (?:gown|dress|wear|primrose|bag|boulevard|strip|suit|class))\b|"
    r"\b(?P<night>(?:starry |dark |late |pitch-dark |pitch-black |moonlit |deep |black |at )?night(?:-?time|"
    r"-vision)?|midnight|moonlit|moonlight|"
    r"moonlit|starlit|starlight|starry sk(?:y|ies)|full of stars|in the dead of night|(?:9|10|11|12)(?:[:.]\d\d)? "
    r"?p\.?m\b\.?|"
    r"(?:1|2|3)(?:[:.]\d\d)? ?a\.?m\b\.?)(?! (?:gown|club|stand|shift|cream|blue|snack|watch\w*|nurse|guard|porter|"
    r"owl|clerk|bus|train|school|crew|fishing|sonata|vision "
    r"goggles))(?!-(?:blue|black|club))\b",
    re.I,
)
CLOCK = re.compile(r"\d ?[ap]\.?m\b|o'clock")
TIMES = frozenset(
    """dawn daybreak sunrise light rising morning breakfast am noon midday mid noontime lunchtime overhead high zenith
    afternoon daylight daytime sun sunlight sunshine sunny sunlit pm evening dusk sunset sundown twilight golden
    setting sets rises sinks night nighttime midnight moonlit moonlight starlit starlight starry stars forenoon m""".split()
)
"""Two of these at least are in every text that sets two times."""
APART = {frozenset(p.split()) for p in (
    "dawn noon,dawn day,dawn evening,dawn night,morning noon,morning day,morning evening,morning night,noon "
    "evening,noon night,"
    "day night").split(",")}  # fmt: skip
KINDLY = re.compile(
    r"^(?:sunlit|sunshine|sunny day|(?:bright|full|broad)? ?daylight|daytime|bright sun|bright sunlight|strong sun|"
    r"hot sun|harsh sun)",
    re.I,
)
"""Light that any time between dawn and dusk may have."""
STORY = re.compile(
    r"\b(?:one|second|third|next|each|every|that|all|until|same|following|final|last|good|day and|by|like (?:the|"
    r"a)|whole|tuesday|monday|"
    r"wednesday|thursday|friday|saturday|sunday|opening|wedding|the (?:day|night) (?:before|after))\s+$"
)
"""Before a time of day: it counts or names days and sets no light."""
PASSING = re.compile(
    r"\b(?:time-?lapse|time lapse|hyperlapse|timelapse|day[- ](?:to|into|for)[- ]night|from dawn|from day|from "
    r"morning|from sunrise|over the course)\b"
)
FALLS = re.compile(r"^\s*(?:falls|breaks|fades|gives way|arrives|comes|turns|becomes|passes|wears)\b|^(?:'s)\b")
PICTURED = re.compile(
    r"\b(?:posters?|photo(?:graph)?s?|paintings?|pictures?|postcards?|murals?|prints?|drawings?|images?|wallpapers?|"
    r"dreams?|memory|memories|songs?|stories|story|tales?|talks?|talking|speaks?|thinks?|puzzle|tapestry) (?:of|about) "
    r"(?:an? |the |last |her |his )*(?:\w+ )?$"
)
"""Before a time of day: it is painted, told or remembered, and sets no light."""
GAP = re.compile(r"^\s*(?:and|to|or|until|till|into|through|turning|fading|-|–)\s*$")
NAME = re.compile(r"^[A-Z]")


@rule(
    "SW103",
    "contradiction-time",
    severity="error",
    why="The time of day sets sky, light and shadows; two times in one shot flicker between the two.",
    example="A man walks at noon under a starry night sky.",
)
def check(words: Words) -> Iterator[Hit]:
    """Two times that cannot be one, clocks, sun and stars included, unless the text tells of a change."""
    if words.count(TIMES) + len(CLOCK.findall(words.low)) < 2:
        return
    cues = [m for m in CUES.finditer(words.text) if sets_light(words, m)]
    if len(cues) < 2 or PASSING.search(words.low):
        return
    for k, later in enumerate(cues):
        for first in cues[:k]:
            pair = frozenset((str(first.lastgroup), str(later.lastgroup)))
            if pair not in APART or words.shot_of(first.start()) != words.shot_of(later.start()):
                continue
            if (
                "day" in pair
                and pair & {"dawn", "morning", "evening"}
                and KINDLY.match((first if first.lastgroup == "day" else later).group())
            ):
                continue
            gap = words.low[first.end() : later.start()]
            together = (
                "together" in words.low[later.end() : later.end() + 24]
                or "at once" in words.low[later.end() : later.end() + 24]
            )
            if (stepwise(words, first.end(), later.start())) or (GAP.match(gap) and not together):
                continue
            if len(gap) > 220 or gap.count(".") > 2:
                continue
            yield (
                f"It cannot be '{first.group()}' and '{later.group()}' at once.",
                later.start(),
                later.end(),
                (without(words, later.start(), later.end()),),
            )
            return
    both = re.search(
        r"\b(sunrise and sunset|day and night|dawn and dusk) (?:together|at once|at the same time)", words.low
    )
    if both:
        yield f"It cannot be '{both.group(1)}'.", *both.span()


def sets_light(words: Words, match: re.Match[str]) -> bool:
    """False for times that count days, name a thing ("the Saturday Night Jazz Club") or are about to pass."""
    if (
        PICTURED.search(words.low[max(0, match.start() - 40) : match.start()])
        or STORY.search(words.low[max(0, match.start() - 26) : match.start()])
        or FALLS.search(words.low[match.end() : match.end() + 14])
    ):
        return False
    begins = match.start() == 0 or words.text[: match.start()].rstrip(" \"'([")[-1:] in ".!?:;\n,"
    return not (NAME.match(match.group()) and not begins and words.text[match.start() - 2 : match.start() - 1] != "—")
