"""Words of a text with their places in it, and their base forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import lexicon

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[-,.;:!?()\[\]\"“”]|&")
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of the text."""

    text: str
    """As written."""
    low: str
    start: int
    end: int

    @property
    def mark(self) -> bool:
        """True for punctuation."""
        return not self.low[0].isalnum()


def words(text: str) -> list[Word]:
    """The words and marks of `text`; a possessive 's is cut off, a hyphen inside a word is a mark of its own."""
    found = []
    for match in TOKEN.finditer(text):
        raw = match.group()
        low = raw.lower().replace("’", "'")
        if low.endswith("'s") and len(low) > 2:
            found.append(Word(raw[:-2], low[:-2], match.start(), match.end() - 2))
            continue
        found.append(Word(raw, low[:LONGEST_WORD], match.start(), match.end()))
    return found


@lru_cache(maxsize=20_000)
def singulars(word: str) -> tuple[str, ...]:
    """The word and what it may be the plural of."""
    odd = {
        "people": "person", "men": "man", "women": "woman", "children": "child", "mice": "mouse", "geese": "goose",
        "wolves": "wolf", "leaves": "leaf", "knives": "knife", "feet": "foot", "teeth": "tooth", "oxen": "ox",
        "skis": "ski", "policemen": "policeman", "fishermen": "fisherman", "businessmen": "businessman",
        "horses": "horse",
        "buses": "bus", "cacti": "cactus", "puppies": "puppy", "men's": "man", "women's": "woman", "loaves": "loaf",
    }  # fmt: skip
    out = [word]
    if word in odd:
        return (word, odd[word])
    if len(word) > 3 and word.endswith("ies"):
        out.append(word[:-3] + "y")
    if len(word) > 3 and word.endswith("es"):
        out.append(word[:-2])
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        out.append(word[:-1])
    return tuple(out)


@lru_cache(maxsize=20_000)
def base_forms(word: str) -> tuple[tuple[str, str], ...]:
    """(base form, ending) candidates of a verb: ending is `base`, `s`, `ing` or `ed`."""
    irregular = lexicon().irregular
    out: list[tuple[str, str]] = []
    if word in irregular:
        out.append((irregular[word], "ing" if word.endswith("ing") else "ed"))
    out.append((word, "base"))
    if word.endswith("ing") and len(word) > 4:
        stem = word[:-3]
        out += [(stem, "ing"), (stem + "e", "ing")]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            out.append((stem[:-1], "ing"))
    if word.endswith("ed") and len(word) > 3:
        stem = word[:-2]
        out += [(stem, "ed"), (stem + "e", "ed")]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            out.append((stem[:-1], "ed"))
        if word.endswith("ied"):
            out.append((word[:-3] + "y", "ed"))
    if word.endswith("s") and len(word) > 2 and not word.endswith("ss"):
        out.append((word[:-1], "s"))
        if word.endswith("es"):
            out.append((word[:-2], "s"))
        if word.endswith("ies"):
            out.append((word[:-3] + "y", "s"))
    return tuple(out)


@lru_cache(maxsize=20_000)
def reach(word: str) -> int:
    """How many words the longest known phrase has that begins with this word, or with a verb that it is a form of."""
    book = lexicon().reach
    return max((book.get(base, 1) for base, _ in base_forms(word)), default=1)
