"""The words of film, as data files; loaded once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

FUNCTION_WORDS = frozenset(
    """a an the and or but of in on at to from with by for as is are was were be been being its it his her their our
    my your this that these those there here then while when where which who whom whose what how than so such very
    quite rather also into onto over under through across along around about above below between among amid amidst
    against near nearby beside behind before after during until within without up down out off away back toward
    towards upon per via like not no nor only just even still both each every all any some one's another other
    others he she they we you i me him them us itself himself herself themselves himself has have had having do
    does did doing can could will would shall should may might must get gets got getting let lets s t re ve ll d
    more most less least too much many few several own same next first second third last shot scene view video
    film footage image picture frame camera featuring featured features feature set sets seen showing shows show
    style background backdrop foreground middle center centre distance side left right top bottom front kind start
    starts begin begins end ends finally suddenly now yet once again ever never always often sometimes together
    perspective atop beneath surface edge piece direction movement captures capturing creating surrounded placed extreme
    one's within inside outside way place time part parts bit lot it's there's upon onto s""".split()
)
"""Words that carry grammar, or speak about the film itself: they are never reported as not understood."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12, "twenty": 20, "hundred": 100, "pair": 2, "couple of": 2, "several": 4,
    "few": 3, "some": 3, "many": 8, "group": 5, "crowd": 9, "flock": 9, "herd": 6, "pack": 5, "dozens": 9,
}  # fmt: skip

COLORS = frozenset(
    """red scarlet crimson maroon pink magenta orange coral yellow gold golden beige cream ivory tan khaki brown
    chestnut auburn bronze copper green olive emerald mint teal turquoise cyan blue navy indigo purple violet
    lavender white silver gray grey black blond blonde ginger rusty transparent colorful multicolored rainbow""".split()
)
COLOR_SHADES = frozenset("dark light pale bright deep".split())

VAGUE = frozenset(
    """beautiful pretty lovely nice cute adorable gorgeous stunning amazing awesome breathtaking spectacular
    incredible perfect magnificent wonderful fantastic old new fresh empty full wide narrow high low deep busy
    quiet quaint picturesque delicate intricate ornate traditional modern ancient classic classical vintage rustic
    elegant fancy simple plain solitary lone single various variety different vast immense distant clear lush
    vibrant vivid fuzzy fluffy furry shiny smooth rough rugged sharp heavy light gentle wild free real true good
    great best high-quality detailed highly quality resolution 4k 8k hd uhd ultra masterpiece super
    high-resolution beautiful cozy timeless exquisite antique historic bygone entire final handcrafted meticulously
    perfectly desolate legendary iconic remarkable unique ordinary typical however eventually moreover
    furthermore""".split()
)
"""Adjectives that praise or hint without a thing to draw: understood, and left to the look."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase can mean: a category and the key in it."""

    category: str
    key: str
    data: tuple[str, ...] = ()


@dataclass(slots=True)
class Lexicon:
    """Phrases, as tuples of lower-case words, and all that each can mean."""

    phrases: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict)
    verbs: dict[tuple[str, ...], str] = field(default_factory=dict)
    irregular: dict[str, str] = field(default_factory=dict)
    longest: int = 1
    reach: dict[str, int] = field(default_factory=dict)
    """First word of a phrase to the length of the longest phrase that begins with it."""

    def add(self, phrase: str, entry: Entry) -> None:
        """Enter one phrase."""
        words = tuple(phrase.lower().replace("-", " - ").split())
        known = self.phrases.setdefault(words, [])
        if entry not in known:
            known.append(entry)
        self.note_length(words)

    def note_length(self, words: tuple[str, ...]) -> None:
        """Remember how far a phrase reaches."""
        self.longest = max(self.longest, len(words))
        self.reach[words[0]] = max(self.reach.get(words[0], 1), len(words))

    def add_verb(self, phrase: str, key: str) -> None:
        """Enter one verb by its base form."""
        words = tuple(phrase.lower().replace("-", " - ").split())
        self.verbs.setdefault(words, key)
        self.note_length(words)


def read(name: str) -> dict[str, Any]:
    """One data file."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def lexicon() -> Lexicon:
    """Every word that is known."""
    book = Lexicon()

    def table(category: str, rows: dict[str, str]) -> None:
        for key, phrases in rows.items():
            for phrase in phrases.split(","):
                book.add(phrase.strip(), Entry(category, key))

    table("place", read("places"))
    for category, rows in read("light").items():
        table(category, rows)
    for category, rows in read("camera").items():
        table(category, rows)
    table("look", read("looks"))
    table("subject", read("subjects"))
    people = read("people")
    for noun, row in people.pop("noun").items():
        book.add(noun, Entry("people", noun, tuple(row.split(","))))
    for category, rows in people.items():
        table(category, rows)
    for category, rows in read("things").items():
        table(category, rows)
    actions = read("actions")
    for key, phrases in actions["action"].items():
        for phrase in phrases.split(","):
            book.add_verb(phrase.strip(), key)
    book.irregular = actions["irregular"]
    return book


@cache
def clauses() -> tuple[str, ...]:
    """The sentences that compose adds."""
    return tuple(text for table in read("clauses").values() for text in table.values())
