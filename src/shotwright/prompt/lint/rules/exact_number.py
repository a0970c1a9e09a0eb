"""exact-number: models do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Edit, Hit, Words, rule

SMALL = {
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "twenty": 20,
}
COUNT = re.compile(
    r"\b(?:exactly |precisely )?(?P<n>" + "|".join(SMALL) + r"|\d{1,4})(?P<gap>\s+)(?P<noun>(?!(?:"
    r"seconds?|secs?|minutes?|hours?|years?|days?|am|pm|mm|"
    
        r"o'?clock|degrees?|percent|times|feet|meters?|metres?|miles?|story|stories|dimensional|"
        r"point|quarters?|fps|frames?|shots?|scenes?|steps?|stars?|k)\b)"
    r"(?:[a-z-]+\s+){0,2}?[a-z]+(?:s|en|ren|ople|eep|ice|ish))\b",
    re.I,
)  # fmt: skip


@rule(
    "SW202",
    "exact-number",
    why="Models do not count: three people come out as two or four. 'A few', 'several' or 'many' is kept reliably.",
    example="Exactly seven fish swim in a pond.",
)
def check(words: Words) -> Iterator[Hit]:
    """A number of three or more before a plural noun."""
    for match in COUNT.finditer(words.text):
        word = match.group("n").lower()
        number = SMALL.get(word) or int(word)
        if number < 3 or re.search(r"(?:[:.,/-]|\bin|\bof the|shot|scene)\s*$", words.low[: match.start()]):
            continue
        loose = "a few" if number <= 5 else "several" if number <= 10 else "many"
        if match.group()[0].isupper():
            loose = loose.capitalize()
        end = match.start("gap")
        yield (
            f"'{match.group()}' will rarely be {number}.",
            match.start(),
            match.end(),
            (Edit(match.start(), end, loose),),
        )
