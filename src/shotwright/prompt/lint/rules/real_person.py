"""real-person: a living or well-known person by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ..rule import Hit, Words, rule


@cache
def pattern() -> re.Pattern[str]:
    """The names of `real_people.txt`, one a line."""
    names = files(__package__).joinpath("real_people.txt").read_text("utf-8").split("\n")
    known = [re.escape(n.strip()) for n in names if n.strip() and not n.startswith("#")]
    return re.compile(r"\b(?:" + "|".join(known) + r")\b(?!['’]?s? style)")


@rule(
    "SW502",
    "real-person",
    severity="error",
    why="Vendors refuse real people, and a likeness without consent can be unlawful: describe a person of your own.",
    example="Elon Musk rides a horse on a beach.",
)
def check(words: Words) -> Iterator[Hit]:
    """A name of the list, or "a video of the real ..."."""
    for match in pattern().finditer(words.text):
        before = words.low[max(0, match.start() - 22) : match.start()]
        if not re.search(r"(?:style of|painted by|painting by|by|statue of|portrait of)\s*$", before):
            yield f"'{match.group()}' is a real person.", match.start(), match.end()
