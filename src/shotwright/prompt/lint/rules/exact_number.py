"""exact-number: models do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...chunks import meanings
from ...words import words as split_words
from ..rule import Edit, Hit, Words, rule

LEAST = 5
"""Four are held fairly well; five and more come out as any number."""
SMALL = {
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "one hundred": 100, "a dozen": 12, "half a dozen": 6,
}  # fmt: skip
ONES = "one|two|three|four|five|six|seven|eight|nine"
COUNT = re.compile(
    r"(?<![\w$€£#.:/-])(?:exactly |precisely )?(?P<n>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:"
    + ONES + r")|" + "|".join(sorted(SMALL, key=len, reverse=True)) + r"|\d{1,3})(?P<gap>\s+)"
    r"(?P<noun>(?:of the |of them |small |large |big |little )?(?:[a-z][\w'-]*[ ]+){0,3}[a-z][\w-]*)(?![\w%])",
    re.I,
)  # fmt: skip
MEASURE = re.compile(
    r"^(?:second|sec|minute|min|hour|year|day|week|month|decade|centur|night|am|pm|a\.m|mm|cm|km|m\b|ft|in\b|kg|"
    r"gram|pound|ton|"
    r"litre|liter|mile|metre|meter|foot|feet|inch|yard|knot|mph|kmh|kph|o'?clock|degree|percent|per\b|times?|fold|"
    r"stor(?:e?y|ie)|floor|"
    r"dimension|point|quarter|fps|frame|shot|scene|take|step\b|star|k\b|p\b|hz|bit|megapixel|dollar|euro|cent|"
    r"million|thousand|billion|"
    r"hundred|dozen|or\b|to\b|and\b|by\b|x\b|percent|past\b|until|till|people'?s|of age|mins|hrs|secs|in the|on\b|"
    r"at\b|from\b|through\b|"
    r"before|after|is\b|are\b|was\b|with\b|as\b|for\b|left|right|round\b|rounds\b|lap|beat|bar\b|speed|horsepower|"
    r"volt|watt)",
    re.I,
)
NAMED = re.compile(
    r"(?:\b(?:in|of the|shot|scene|act|chapter|part|no|nr|number|route|highway|gate|platform|room|apollo|boeing|"
    r"airbus|channel|"
    r"level|size|bus|tram|line|flight|page|age|aged|about|section|ward|studio|district|track|lane|unit|lap|pier|"
    r"dock|windows|"
    r"season|episode|iso|kodak|lens|formula|at|by|until|since|around|interstate|under|over|top|than|cabin|wagon|"
    r"car|house|area|"
    r"model|type|class|grade|floor|version|phase|stage|day|take|hole|pit|court|table|lot|seat|bay|berth)|"
    r"[./+-]|:$|\d:|\d,?)\s*$"
)
"""Before a number: it names, dates or measures."""
TITLES = re.compile(
    r"(?:Sisters|Apostles|Hills|Wonders|Seas|Dwar(?:f|ve)s|Brothers|Samurai|Commandments|Pillars|Kings|Wells|Oaks|"
    r"Pines|"
    r"Springs|Corners|Points|Lakes|Islands|Peaks|Bridges|Angry|Tribes|Disciples|Gods|Kingdoms)\b"
)
"""After a number: a name that has the number in it, when it has a capital."""
IRREGULAR = frozenset(
    """men women children people mice geese feet teeth oxen sheep deer fish dice cattle salmon wolves leaves knives
    loaves swans cacti aircraft spacecraft bison moose koi trout squid police crew firemen policemen fishermen
    sportsmen businessmen postmen horsemen""".split()
)
PLAYERS = re.compile(
    r"\b(?:band|group|team|crew|gang|family|squad|line|row|flock|choir|class|party|pack|set|circle|ring) of (?P<n>"
    + "|".join(SMALL) + r"|\d{1,3})(?=\s*(?:[:,.;]|$|who|that|on|in|at|play|walk|sing|danc|run))", re.I
)  # fmt: skip
TAGGED = frozenset(SMALL) | {"dozen", "band", "group"} | {str(n) for n in range(LEAST, 1000)}


@rule(
    "SW202",
    "exact-number",
    why="Models do not count: seven fish come out as five or nine. 'A few', 'several' or 'many' is kept reliably.",
    example="Exactly seven fish swim in a pond.",
)
def check(words: Words) -> Iterator[Hit]:
    """Five or more pictured things by number; no ages, years, times, measures or names."""
    if not words.has(TAGGED):
        return
    for match in COUNT.finditer(words.text):
        word = match.group("n").lower()
        number = value(word)
        if number < LEAST or NAMED.search(words.low[: match.start()][-24:]):
            continue
        if word == "hundred" or TITLES.match(match.group("noun")) or MEASURE.match(match.group("noun")):
            continue
        length = counted(match.group("noun"))
        if not length:
            continue
        end = match.start("noun") + length
        loose = "a few" if number <= LEAST else "several" if number <= 12 else "many"
        if match.group()[0].isupper():
            loose = loose.capitalize()
        shown = words.text[match.start() : end]
        yield (
            f"'{shown}' will rarely be {number}.",
            match.start(),
            end,
            (Edit(match.start(), match.start("gap"), loose),),
        )
    for match in PLAYERS.finditer(words.text):
        if value(match.group("n").lower()) >= LEAST:
            yield f"'{match.group()}' will rarely be {match.group('n')}.", match.start(), match.end()


def value(word: str) -> int:
    """The number that a word or figure says."""
    if word.isdigit():
        return int(word)
    tens, _, ones = word.partition("-")
    return SMALL[tens] + (ONES.split("|").index(ones) + 1 if ones else 0)


def counted(phrase: str) -> int:
    """The length of the noun phrase that the number counts: up to its first plural; 0 when there is none."""
    at = 0
    for part in re.finditer(r"[\w'-]+", phrase):
        low = part.group().lower()
        at = part.end()
        if low in IRREGULAR or (
            low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is", "'s", "ous"))
        ):
            # "eight rowers" but not "one rower pulls": a verb in -s follows a singular, and a number wants a plural.
            return at
        if low.endswith(("ing", "ed")) and meanings(split_words(low))[0] == []:
            continue
    return 0
