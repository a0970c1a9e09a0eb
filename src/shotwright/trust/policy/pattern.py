"""Patterns over words: text is brought to plain words, and a pattern becomes one regular expression over them.

    `<minor>`      any word of a concept             `a|b`    either
    `~4`           a gap of up to four words         `nud*`   a beginning of a word

A plural s or es is understood after any word of four letters or more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LOOKALIKES = str.maketrans("аеіорсухѕһԁɡαιονρτυ", "aeiopcyxshdgaiovptu")
"""Cyrillic and Greek letters that are drawn like Latin ones."""

DIGITS = str.maketrans("013457", "oieast")
"""Digits that stand for letters inside a word."""

UNITS = re.compile(r"\d+(?:k|p|fps|s|mm|cm|m|km|d|g|x|th|st|nd|rd|am|pm|yo|mp\d|h|hz|gb|mb|min|sec|w|v|b)")
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
AGE = re.compile(
    rf"(?<= )(?:(?:aged|age of|age|boy of|girl of|child of) (?P<a>\d{{1,3}}|{'|'.join(NUMBERS)})"
    rf"|(?P<b>\d{{1,3}}|{'|'.join(NUMBERS)}) ?(?:(?:year|years|yr|yrs|yaer|y) ?(?:old|o)|yo|ans|anos|jahrig\w*|jahre alt)s?"
    r"|(?P<c>\d{1,2})yo)(?= )"
)
MAJORITY = 18


@dataclass(frozen=True, slots=True)
class Text:
    """Text as plain words, each of them between spaces; `ends` holds where each input ends in it."""

    words: str
    ends: tuple[int, ...]


def join(texts: Sequence[str]) -> Text:
    """Several inputs as one text, so that a name and a prompt that are harmless apart are read together."""
    words, ends = " ", []
    for text in texts:
        words += "".join(f"{word} " for word in plain_words(text))
        ends.append(len(words))
    return Text(words, tuple(ends))


def plain_words(text: str) -> list[str]:
    """Lower-case Latin words without accents, disguises or punctuation; ages become `youngage` or `adultage`."""
    # TaylorSwift.jpg is two words; the letters of H D R are one.
    text = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    text = text.casefold().translate(LOOKALIKES)
    text = text.replace("@", "a").replace("$", "s")
    found = [undisguised(word) for word in re.findall(r"[a-z0-9]+", text)]
    return aged(" ".join(spelled_together(found))).split()


def undisguised(word: str) -> str:
    """`p0rn` as porn and `nuuude` as nude; numbers and measures stay."""
    if re.search(r"[a-z]", word) and re.search(r"\d", word) and not UNITS.fullmatch(word):
        word = word.translate(DIGITS) if re.search(r"[a-z]\d+[a-z]|^\d[a-z]{2,}|[a-z]{2,}\d$", word) else word
    return re.sub(r"([a-z])\1{2,}", r"\1", word)


def spelled_together(words: list[str]) -> list[str]:
    """`n u d e` as nude: three or more single letters in a row are one word."""
    out: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run.append(word)
            continue
        out += ["".join(run)] if len(run) > 2 else run
        if len(run) > 3 and run[0] in "ai":
            # The first letter may be a word of its own.
            out.append("".join(run[1:]))
        run = []
        out += [word] if word else []
    return out


def aged(words: str) -> str:
    """Every stated age of a person as one word: `youngage` below 18, else `adultage`."""

    def named(match: re.Match[str]) -> str:
        said = match["a"] or match["b"] or match["c"]
        years = int(said) if said.isdigit() else NUMBERS.index(said)
        return "youngage" if years < MAJORITY else "adultage"

    # Of "5 year old oak" and "12 year old whisky" the rules need another word to make anything.
    return AGE.sub(named, f" {words} ").strip()


class Reading:
    """Patterns as expressions over one text.

    Of the thousands of words in the patterns a text holds a handful: only alternatives all of whose words begin a word
    of the text are written into an expression, because the others cannot match and would take long to compile.
    """

    def __init__(self, concepts: Mapping[str, Sequence[str]], words: str) -> None:
        """`concepts` maps a name to its patterns; `words` is the text, each word between spaces."""
        self.concepts = concepts
        self._beginnings = {word[:length] for word in words.split() for length in range(1, len(word) + 1)}
        self._known: dict[str, str | None] = {}

    def compile(self, pattern: str) -> re.Pattern[str] | None:
        """The expression of one pattern, or None when the text cannot match it. Raises KeyError for an unknown concept."""
        return self.compile_all((pattern,))

    def compile_all(self, patterns: Sequence[str]) -> re.Pattern[str] | None:
        """One expression for any of several patterns, or None."""
        found = self._any(patterns)
        return None if found is None else re.compile(f"(?<= ){found}(?= )")

    def _any(self, patterns: Sequence[str]) -> str | None:
        """Several patterns as one alternative, in their order; None when none of them is possible."""
        possible = [found for pattern in patterns if (found := self._expression(pattern)) is not None]
        return f"(?:{'|'.join(possible)})" if possible else None

    def _expression(self, pattern: str) -> str | None:
        """A pattern as the text of an expression; words are divided by single spaces."""
        out, space = "", ""
        for part in pattern.split():
            if part.startswith("~"):
                out += rf" (?:[^ ]+ ){{0,{part[1:]}}}" if out else ""
                space = ""
                continue
            either = [found for each in part.split("|") if (found := self._part(each)) is not None]
            if not either:
                return None
            out += space + (either[0] if len(either) == 1 else f"(?:{'|'.join(either)})")
            space = " "
        return out

    def _part(self, part: str) -> str | None:
        """A word or a concept."""
        if not part.startswith("<"):
            return word(part) if part.rstrip("*") in self._beginnings else None
        name = part[1:-1]
        if name not in self._known:
            self._known[name] = self._any(self.concepts[name])
        return self._known[name]


def word(text: str) -> str:
    """One word, with its plural, or the beginning of one."""
    if text.endswith("*"):
        return re.escape(text[:-1]) + r"[^ ]*"
    return re.escape(text) + ("(?:e?s)?" if len(text) > 3 and text.isalpha() else "")
