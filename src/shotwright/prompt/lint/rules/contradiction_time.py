"""contradiction-time: two times of day in one shot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, sequence, without

GROUP = {
    "dawn": "morning", "sunrise": "morning", "morning": "morning", "day": "day", "noon": "day", "afternoon": "day",
    "golden-hour": "evening", "sunset": "evening", "dusk": "evening", "blue-hour": "dark", "night": "dark",
}  # fmt: skip
APART = {("morning", "evening"), ("morning", "dark"), ("day", "dark"), ("day", "evening"), ("morning", "day")}
NEAR = {("afternoon", "sunset"), ("afternoon", "golden-hour"), ("morning", "day"), ("morning", "golden-hour"),
        ("dawn", "night"),
        ("dawn", "golden-hour"), ("sunrise", "golden-hour"), ("day", "sunset"), ("day", "golden-hour"), ("dawn", "day"),
        ("sunrise", "day"), ("dawn", "blue-hour"), ("day", "afternoon"), ("day", "noon"), ("day", "dusk")}  # fmt: skip
STORY = re.compile(r"\b(?:one|first|second|third|next|each|every|that|all|until|same|following|final|last)\s+$")
"""Before a time of day: it counts days and sets no light."""
SUN = re.compile(r"\b(?:bright|midday|blazing|noon) (?:sun(?:light|shine)?|daylight)\b", re.I)


@rule(
    "SW103",
    "contradiction-time",
    severity="error",
    why="The time of day sets sky, light and shadows; two times in one shot flicker between the two.",
    example="A man walks at noon under a starry night sky.",
)
def check(words: Words) -> Iterator[Hit]:
    """Two times that cannot be one, unless the text tells of a change."""
    times = list(words.chunks("time"))
    for number in range(len(words.readings)):
        own = [t for t in times if t[0] == number and not STORY.search(words.low[: t[2]][-16:])]
        for later in own[1:]:
            first = own[0]
            pair = (first[1].key, later[1].key)
            groups = (GROUP.get(pair[0], ""), GROUP.get(pair[1], ""))
            clash = (groups in APART or groups[::-1] in APART) and pair not in NEAR and pair[::-1] not in NEAR
            if (
                clash
                and not sequence(words, first[3], later[2])
                and not re.search(r"\b(?:and|to|or|light)\b", words.low[first[3] : later[2]][:6])
            ):
                yield (
                    f"It cannot be '{first[1].text}' and '{later[1].text}' at once.",
                    later[2],
                    later[3],
                    (without(words, later[2], later[3]),),
                )
                return
    sun = words.first(SUN)
    night = next((t for t in times if t[1].key == "night"), None)
    if sun and night and not sequence(words, sun.end(), night[2]):
        yield (
            f"'{sun.group()}' does not shine at night.",
            sun.start(),
            sun.end(),
            (without(words, sun.start(), sun.end()),),
        )
