"""shots-without-switch: a second scene without a cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Edit, Hit, Words, rule

PATTERN = re.compile(
    r"(?:(?<=[.;!?,] )|^)(?:meanwhile|(?:hours|days|weeks|years|moments|minutes) later|"
    r"the next (?:day|morning|evening|scene)|(?:in|at) another (?:place|room|city|scene)|"
    r"(?:then )?the scene (?:shifts|changes|switches|cuts|moves|transitions)|then we see|"
    r"next we see|back (?:at|in) the)\b",
    re.I,
)


@rule(
    "SW501",
    "shots-without-switch",
    severity="warning",
    profile="default",
    why="Without 'switch to [new shot]' a model mixes two scenes into one picture.",
    example="A man reads. Meanwhile, in another room, a dog sleeps.",
)
def check(words: Words) -> Iterator[Hit]:
    """Every match of the pattern but one that opens the text."""
    last = -99
    for match in PATTERN.finditer(words.text):
        if match.start() == 0 or "[new shot]" in words.text[max(0, match.start() - 26) : match.start()]:
            continue
        if match.start() - last < 20:
            continue
        last = match.end()
        yield (
            f"'{match.group()}' begins another shot: write 'switch to [new shot]' before it.",
            match.start(),
            match.end(),
            (Edit(match.start(), match.start(), "Switch to [new shot]: "),),
        )
