"""Phrases as data: the text files beside the rules, and the places in a prompt where their phrases stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word in lower case, a curly apostrophe made straight, with its place in the text."""

    low: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text; a hyphen parts words."""
    return [Token(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in TOKEN.finditer(text)]


def vocabulary(low: str) -> frozenset[str]:
    """The words of a text that is in lower case already."""
    return frozenset(TOKEN.findall(low))


@dataclass(frozen=True, slots=True)
class Book:
    """Phrases by their first word, the longest first."""

    rows: dict[str, tuple[tuple[str, ...], ...]]

    def find(self, row: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
        """(phrase, start, end) of every phrase in a text; phrases do not overlap, the longest wins."""
        i = 0
        while i < len(row):
            for phrase in self.rows.get(row[i].low, ()):
                n = len(phrase)
                if n == 1 or tuple(t.low for t in row[i : i + n]) == phrase:
                    yield " ".join(phrase), row[i].start, row[i + n - 1].end
                    i += n - 1
                    break
            i += 1


@cache
def book(name: str) -> Book:
    """The phrases of `rules/NAME.txt`: parted by commas or lines; a line that begins with # is a remark."""
    text = files(__package__).joinpath("rules", f"{name}.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows: dict[str, list[tuple[str, ...]]] = {}
    for phrase in ",".join(lines).split(","):
        words = tuple(t.low for t in tokens(phrase))
        if words:
            rows.setdefault(words[0], []).append(words)
    return Book({first: tuple(sorted(set(found), key=len, reverse=True)) for first, found in rows.items()})
