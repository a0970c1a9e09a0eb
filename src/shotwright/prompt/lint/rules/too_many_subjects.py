"""too-many-subjects: more than four that the model must keep apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

MOST = 4
PART_OF = re.compile(r"\bof (?:an?|the) (?:\w+ )?$")
"""'The wings of an eagle' name no second animal."""


@rule(
    "SW201",
    "too-many-subjects",
    why="Beyond four subjects models merge bodies and lose sizes; a few, or a crowd as one thing, come out well.",
    example="A man, a woman, a dog, a horse and a parrot stand in a garden.",
)
def check(words: Words) -> Iterator[Hit]:
    """More than four different subjects in a shot; a group counts as one."""
    for reading in words.readings:
        text = reading.shot.text.lower()
        own = [
            s
            for s in reading.shot.subjects
            if not (s.span and PART_OF.search(text[max(0, s.span[0] - 24) : s.span[0]]))
        ]
        named = list(dict.fromkeys(s.word for s in own))
        if len(named) > MOST:
            extra = next(s for s in own if s.word == named[MOST])
            start, end = extra.span or (0, len(reading.shot.text))
            yield (
                f"{len(named)} subjects are more than {MOST}: {', '.join(named)}.",
                reading.start + start,
                reading.start + end,
            )
