"""What a rule is, what it is told and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, Protocol

from shotwright.film import Shot

from ..chunks import Chunk
from ..parse import Reading, read
from .book import Token, book, tokens, vocabulary

Severity = Literal["error", "warning", "hint"]
Profile = Literal["default", "strict"]


class ModelFacts(Protocol):
    """What the rules need to know of a model; the catalogue's rows have these, and so may anything else."""

    @property
    def name(self) -> str:
        """As the user calls it."""

    @property
    def longest_seconds(self) -> float | None:
        """The longest take; None when nobody knows."""

    @property
    def aspects(self) -> tuple[str, ...]:
        """Aspects that it makes; empty when nobody knows."""

    @property
    def sound(self) -> bool | None:
        """Whether it makes sound; None when nobody knows."""

    @property
    def references(self) -> int | None:
        """How many reference pictures it takes; None when nobody knows."""

    @property
    def refused_words(self) -> tuple[str, ...]:
        """Words that its vendor is known to refuse."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the words of the prompt."""

    model: ModelFacts | None = None
    seconds: float | None = None
    aspect: str | None = None
    references: tuple[str, ...] = ()
    """What each reference picture shows, in words."""
    first_frame: str | None = None
    last_frame: str | None = None
    """What the start and end pictures show, in words."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found; `start` and `end` count characters of the whole prompt."""

    rule: str
    code: str
    severity: Severity
    message: str
    why: str
    start: int
    end: int
    edits: tuple[Edit, ...] = ()


@dataclass(slots=True)
class Words:
    """A prompt as the rules see it: its text, its shots, and where each thing stands."""

    text: str
    around: Around = field(default_factory=Around)
    readings: list[Reading] = field(init=False)
    low: str = field(init=False)
    """The text in lower case, character for character."""
    vocabulary: frozenset[str] = field(init=False)
    """Every word of the text: a rule looks closer only when one of its own words is among them."""

    memo: dict[str, Any] = field(default_factory=dict)
    """What one rule has worked out and another may need too."""

    def __post_init__(self) -> None:
        self.readings = read(self.text)
        low = self.text.lower().replace("’", "'")
        self.low = low if len(low) == len(self.text) else "".join(lowered(c) for c in self.text)
        self.vocabulary = vocabulary(self.low)

    @property
    def shots(self) -> list[Shot]:
        """The shots of the prompt."""
        return [r.shot for r in self.readings]

    def chunks(self, *categories: str) -> Iterator[tuple[int, Chunk, int, int]]:
        """(shot, chunk, start, end in the whole text) of every chunk of these categories."""
        for number, reading in enumerate(self.readings):
            for chunk in reading.row:
                if chunk.category in categories:
                    yield number, chunk, reading.start + chunk.start, reading.start + chunk.end

    @property
    def tokens(self) -> list[Token]:
        """The words of the text with their places; worked out when a rule asks for them."""
        if "tokens" not in self.memo:
            self.memo["tokens"] = tokens(self.text)
        known: list[Token] = self.memo["tokens"]
        return known

    def has(self, wanted: frozenset[str]) -> bool:
        """True when one of these words is in the text."""
        return not wanted.isdisjoint(self.vocabulary)

    def count(self, wanted: frozenset[str]) -> int:
        """How many of these words are in the text."""
        return len(wanted & self.vocabulary)

    def phrases(self, name: str) -> Iterator[tuple[str, int, int]]:
        """(phrase, start, end) of every phrase of `rules/NAME.txt` in the text."""
        known = book(name)
        return known.find(self.tokens) if not known.rows.keys().isdisjoint(self.vocabulary) else iter(())

    def shot_of(self, at: int) -> int:
        """The number of the shot that a place in the text belongs to."""
        return max((n for n, r in enumerate(self.readings) if r.start <= at), default=0)

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around a place in the text."""
        start = max(self.low.rfind(mark, 0, at) for mark in ".!?\n") + 1
        ends = [e for mark in ".!?\n" if (e := self.low.find(mark, at)) >= 0]
        return start, min(ends, default=len(self.low))

    def many(self, name: str, least: int) -> bool:
        """True when the text has the first words of at least so many phrases of `rules/NAME.txt`."""
        return len(book(name).rows.keys() & self.vocabulary) >= least

    def first(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match in the text."""
        return pattern.search(self.text)

    def between(self, end: int, start: int) -> str:
        """The lower-case text between two places, whichever comes first."""
        a, b = sorted((end, start))
        return self.low[a:b]


def lowered(character: str) -> str:
    """A character in lower case where that is one character too, else itself."""
    low = character.lower()
    return low if len(low) == 1 else character


CHANGE = re.compile(
    r"\b(?:then|until|before|after|turns?|turning|becom\w+|chang\w+|transition\w*|transform\w*|"
    r"fad\w+ (?:in)?to|gives? way|"
    r"from|into|time-?lapse|timelapse|followed by|finally|as the|suddenly|later|ends?|gradually|shifts?|moves? to)\b"
)
"""Words that say that one thing follows another, so that two opposites are a sequence and no contradiction."""


def sequence(words: Words, a: int, b: int) -> bool:
    """True when the text between two places, or shortly before them, tells of a change."""
    start, end = sorted((a, b))
    return CHANGE.search(words.low[max(0, start - 40) : end]) is not None


STEPS = re.compile(
    r"\b(?:then|until|before|after|afterwards|turns?|turning|becom\w+|chang\w+|transition\w*|transform\w*|fad(?:es|"
    r"ing)|gives? way|"
    r"time-?lapse|followed by|finally|suddenly|later|gradually|shifts?|first|stops?)\b"
)


def stepwise(words: Words, a: int, b: int) -> bool:
    """True when the text between two places says that one state follows the other; stricter than `sequence`."""
    start, end = sorted((a, b))
    return STEPS.search(words.low[start:end]) is not None


Hit = tuple[str, int, int] | tuple[str, int, int, tuple[Edit, ...]]
"""(message, start, end) or with the edits that mend it."""
Check = Callable[[Words], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its stable code and name, how bad it is, in which profile it speaks, and why it exists."""

    code: str
    name: str
    severity: Severity
    profile: Profile
    why: str
    check: Check
    example: str
    """A prompt that the rule speaks about."""

    def findings(self, words: Words) -> Iterator[Finding]:
        """What the rule finds in a prompt."""
        for hit in self.check(words):
            message, start, end, *edits = hit
            yield Finding(self.name, self.code, self.severity, message, self.why, start, end, edits[0] if edits else ())


RULES: dict[str, Rule] = {}


def rule(
    code: str, name: str, *, why: str, example: str, severity: Severity = "warning", profile: Profile = "default"
) -> Callable[[Check], Check]:
    """Register a check as a rule."""

    def register(check: Check) -> Check:
        RULES[name] = Rule(code, name, severity, profile, why, check, example)
        return check

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code; loads one module of `rules/` each."""
    package = import_module(f"{__package__}.rules")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return tuple(sorted(RULES.values(), key=lambda r: r.code))


JOIN = re.compile(
    r"(?:\s*,\s*|\s+)?(?:\b(?:and|with|in|under|at|on|while|but|during|through|amid)\b\s+)?"
    r"(?:\b(?:a|an|the|its|his|her|their)\b\s+)?$",
    re.IGNORECASE,
)
TAIL = re.compile(r"\s+(?:sky|weather|scene|at once|simultaneously|at the same time)\b", re.IGNORECASE)
LOOSE = re.compile(r"(?:\s+(?:and|the|then|a|to|from))*\s*$", re.IGNORECASE)


def without(words: Words, start: int, end: int) -> Edit:
    """The edit that takes a phrase out together with the small words that led to it and the "sky" that hangs on it."""
    end = start + trimmed(words.text[start:end])
    lead, tail = JOIN.search(words.text[:start]), TAIL.match(words.text, end)
    return Edit(lead.start() if lead else start, tail.end() if tail else end)


def trimmed(phrase: str) -> int:
    """The length of a phrase without the small words that it ends in."""
    loose = LOOSE.search(phrase)
    return loose.start() if loose and loose.start() else len(phrase)
