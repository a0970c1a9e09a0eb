"""abstract-wording: wording that no camera can film."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

PATTERN = re.compile(
    r"\b(?:(?:the )?(?:essence|soul|spirit|concept|idea|meaning|notion|nature|poetry|symphony|"
    r"tapestry|whispers?|embodiment|feeling|sense|echo(?:es)?) of (?:the )?(?:life|time|"
    r"eternity|love|hope|death|existence|being|freedom|loneliness|solitude|memory|dreams?|"
    r"humanity|infinity|destiny|nature|silence|sorrow|joy|longing|nostalgia|becoming|wonder|"
    r"the unknown)|"
    r"(?:a )?metaphor (?:for|of)|symboli[sz](?:es|ing)|represent(?:s|ing) (?:the )?(?:passage|"
    r"struggle|power|idea|concept)|existential|ineffable|"
    r"where (?:dreams|time|memories) \w+|(?:transcend|defy)(?:s|ing) (?:time|words|reality|space))\b",
    re.I,
)


@rule(
    "SW301",
    "abstract-wording",
    severity="warning",
    profile="default",
    why="Models draw things, not ideas: say what can be seen.",
    example="The essence of eternity and the soul of loneliness.",
)
def check(words: Words) -> Iterator[Hit]:
    """Every match of the pattern."""
    for match in PATTERN.finditer(words.text):
        yield f"'{match.group()}' cannot be seen: say what is in the picture.", match.start(), match.end()
