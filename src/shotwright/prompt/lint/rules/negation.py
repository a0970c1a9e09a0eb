"""negation: models hardly hear no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, without

PATTERN = re.compile(
    r"(?<![\w-])(?:(?:with )?no (?!(?:one|longer|matter|doubt|sooner|more|choice|end|chance|"
    r"idea|time|way|need|hope|use|memory|reason|return)\b)(?:[a-z-]+ )?[a-z]+|without (?:any |"
    r"a |an )?(?!(?:hesitation|warning|end|effort|help|doubt)\b|[a-z]+ing\b)[a-z]+|(?:do not|"
    r"don.?t|never|avoid) (?:show|include|add|draw|use|"
    r"let)(?:ing)? (?:any )?[a-z]+(?: [a-z]+)?)\b",
    re.I,
)


@rule(
    "SW303",
    "negation",
    severity="warning",
    profile="default",
    why="Naming a thing makes it likelier to appear. Use the negative prompt, or say what is there instead.",
    example="An empty street, no people, without any cars.",
)
def check(words: Words) -> Iterator[Hit]:
    """Every match of the pattern."""
    for match in PATTERN.finditer(words.text):
        yield (
            f"'{match.group().strip()}' may make it appear: name what is there instead, or use the negative prompt.",
            match.start(),
            match.end(),
            (without(words, match.start(), match.end()),),
        )
