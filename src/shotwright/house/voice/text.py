"""From a line as it is written to what eSpeak NG reads: marks, numbers and scripts, with every word's place kept.

Whatever is not read is blanked, never cut, so that a place in the text stays the same place all the way.

line ── marks (pauses, emphasis, tags) ── runs of one script ── tokens (words, numbers, kana) ── SSML for eSpeak NG
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import japanese
from .languages import Language
from .numerals import spoken_numbers
from .scripts import runs, script

TAG = re.compile(r"</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>|<\?[^<>]*\?>|<!--.*?-->", re.DOTALL)
PAUSE = re.compile(r"\[pause(?:[ :=]*(\d{1,2}(?:\.\d{1,3})?)\s*(ms|s)?)?\]", re.IGNORECASE)
STARRED = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,120}?)(?<=\S)\*(?![\w*])")
BREAK_TIME = re.compile(r"time\s*=\s*[\"']?\s*(\d+(?:\.\d+)?)\s*(ms|s)")
STRENGTHS = {"none": 0.0, "x-weak": 0.1, "weak": 0.2, "medium": 0.4, "strong": 0.7, "x-strong": 1.0}
"""Seconds of a break that names a strength."""

LONGEST_PAUSE = 10.0
DEFAULT_PAUSE = 0.5

SYLLABIC = frozenset("cmn yue hak".split())
"""Languages written without spaces, one sign a syllable."""


@dataclass(slots=True)
class Marked:
    """A line without its marks, as long as it was, and what the marks said."""

    text: str
    pauses: list[tuple[int, float]] = field(default_factory=list)
    """Place in the text and seconds."""
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Where the marks themselves stand."""

    def shown(self, text: str) -> tuple[str, list[int]]:
        """The line as a reader sees it, without its marks, and for each place in `text` the place there."""
        hidden = {place for start, end in self.marks for place in range(start, end)}
        kept, places = "", []
        for place, character in enumerate(text):
            twice = character.isspace() and (not kept or kept[-1].isspace())
            places.append(len(kept))
            if place not in hidden and not twice:
                kept += character
        return kept.rstrip(), places


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the line and what is read for it."""

    start: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the line that one language reads, and its SSML."""

    language: Language
    markup: str
    tokens: tuple[Token, ...]
    places: tuple[tuple[int, int], ...]
    """Where each token stands in the markup."""


def blank(text: str, start: int, end: int) -> str:
    """The text with spaces from `start` to `end`."""
    return text[:start] + " " * (end - start) + text[end:]


def marked(text: str) -> Marked:
    """Read the marks of a line: `<break>` and `[pause 0.5s]`, `<emphasis>` and `*word*`; other tags are left out."""
    line = Marked(text)
    unknown: list[str] = []
    open_at: list[int] = []
    for tag in TAG.finditer(text):
        name = re.sub(r"[</>?!-]", " ", tag[0]).split()
        kind = name[0].lower() if name else ""
        if kind == "break":
            line.pauses.append((tag.start(), break_length(tag[0])))
        elif kind == "emphasis":
            if not tag[0].startswith("</"):
                open_at.append(tag.end())
            elif open_at:
                line.emphasis.append((open_at.pop(), tag.start()))
        elif kind not in ("speak", "p", "s", "") and not tag[0].startswith(("<?", "<!", "</")):
            unknown.append(kind)
        line.marks.append(tag.span())
    if unknown:
        line.notes.append(
            f"Tags that the house voice does not follow were left out: {', '.join(dict.fromkeys(unknown))}."
        )
    for found in PAUSE.finditer(text):
        amount = float(found[1] or DEFAULT_PAUSE) / (1000 if found[2] == "ms" else 1)
        line.pauses.append((found.start(), min(amount, LONGEST_PAUSE)))
        line.marks.append(found.span())
    for found in STARRED.finditer(text):
        line.emphasis.append(found.span(1))
        line.marks += [(found.start(), found.start(1)), (found.end(1), found.end())]
    for start, end in line.marks:
        line.text = blank(line.text, start, end)
    unread = dict.fromkeys(c for c in line.text if is_picture(c))
    line.text = "".join(" " if is_picture(c) or is_control(c) else c for c in line.text)
    shown = [c for c in unread if unicodedata.category(c) == "So"]
    if shown:
        line.notes.append(f"Pictures are not read: {' '.join(shown[:8])}{' …' if len(shown) > 8 else ''}")
    line.pauses.sort()
    return line


def break_length(tag: str) -> float:
    """Seconds of a `<break>`."""
    if found := BREAK_TIME.search(tag):
        return min(float(found[1]) / (1000 if found[2] == "ms" else 1), LONGEST_PAUSE)
    strength = re.search(r"strength\s*=\s*[\"']?([\w-]+)", tag)
    return STRENGTHS.get(strength[1] if strength else "medium", 0.4)


def is_picture(character: str) -> bool:
    """True for emoji and their joiners, and for signs that no font names."""
    kind = unicodedata.category(character)
    if character in "°©®™№℃℉":
        return False
    return (
        kind in ("So", "Cn", "Co", "Cs")
        or character in "\u20e3\ufe0f\ufe0e"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def is_control(character: str) -> bool:
    """True for what has no sound at all but is no letter's joiner."""
    return unicodedata.category(character) == "Cc" or character in "\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"


def stretches(line: Marked, language: Language) -> tuple[list[Stretch], list[str]]:
    """The line's stretches in order, and notes on letters that nobody reads."""
    made, notes, unread = [], [], []
    for run in runs(line.text, language):
        if run.language is None:
            unread.append(run.script.lower())
            continue
        tokens = list(tokens_of(line.text, run.start, run.end, run.language))
        if tokens:
            made.append(written(line, run.start, run.end, run.language, tokens))
    if unread:
        notes.append(f"Nobody in the house reads these letters: {', '.join(dict.fromkeys(unread))}.")
    return made, notes


def tokens_of(text: str, start: int, end: int, language: Language) -> Iterator[Token]:
    """The words of text[start:end], numbers in words, Japanese in kana."""
    part = text[start:end]
    at = 0
    is_japanese = language.root == "ja"
    numbers = spoken_numbers(part, language)
    if is_japanese:
        # The kana of a bare number depend on what is counted: japanese.read sees both.
        numbers = [row for row in numbers if not re.fullmatch(r"[-−]?[\d.,]+", part[row[0] : row[1]])]
    for first, last, said in [*numbers, (len(part), len(part), "")]:
        yield from words_of(part[at:first], start + at, language)
        if said:
            yield Token(start + first, start + last, japanese.kana_of(said) if is_japanese else said)
        at = last


def words_of(part: str, offset: int, language: Language) -> Iterator[Token]:
    """The words of a text without numbers."""
    if language.root == "ja":
        for first, last, kana in japanese.read(part):
            if any(script(c) for c in kana):
                yield Token(offset + first, offset + last, kana)
        return
    pattern = r"[\u3400-\u9fff\U00020000-\U000323af]|[^\s\u3400-\u9fff]+" if language.root in SYLLABIC else r"\S+"
    for found in re.finditer(pattern, part):
        inner = re.search(r"[\w&@#+=%€$£].*[\w&@#+=%]|[\w&@#+=%]", found[0], re.DOTALL)
        if inner is None:
            continue
        first, last = found.start() + inner.start(), found.start() + inner.end()
        # Vowel signs and viramas are marks, not letters: a word may end in one.
        while last < found.end() and unicodedata.category(part[last]).startswith("M"):
            last += 1
        yield Token(offset + first, offset + last, part[first:last])


def escaped(text: str) -> str:
    """Text that SSML takes for text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def written(line: Marked, start: int, end: int, language: Language, tokens: list[Token]) -> Stretch:
    """The SSML of a stretch; pauses and emphasis go where the words are."""
    out, places, at = "", [], start
    pauses = [
        (place, seconds) for place, seconds in line.pauses if start <= place < end or (place >= end == len(line.text))
    ]
    for token in tokens:
        gap = line.text[at : token.start]
        out += escaped(gap) if gap or language.root != "ja" else " "
        for place, seconds in [row for row in pauses if row[0] <= token.start]:
            out += f'<break time="{round(seconds * 1000)}ms"/>'
            pauses.remove((place, seconds))
        loud = any(first <= token.start < last for first, last in line.emphasis)
        out += '<emphasis level="strong">' if loud else ""
        places.append((len(out), len(out) + len(escaped(token.said))))
        out += escaped(token.said) + ("</emphasis>" if loud else "")
        at = token.end
    out += escaped(line.text[at:end])
    for _, seconds in pauses:
        out += f'<break time="{round(seconds * 1000)}ms"/>'
    return Stretch(language, out, tuple(tokens), tuple(places))
