"""A line as it was spoken: what every voice comes to, whoever it belongs to.

A voice hands over sound and, in its own way, times. Services tell times by character, by word or not at all; the house
knows every phoneme. All of them are brought to one `Spoken`, and captions, cues and lips read nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import Field

from .shot import Noun

LONGEST_CAPTION = 42
"""Characters of one caption line, the broadcasters' usual limit."""

RESTS = ".!?。！？…؟।"
"""Signs after which a caption ends."""


class Word(Noun):
    """One word of a line: where it stands in the text and when it is heard, in seconds."""

    text: str
    """As it is written."""
    start: float = Field(ge=0)
    end: float = Field(ge=0)
    at: int = Field(ge=0)
    """Index of its first character in the line's text."""
    said: str = ""
    """What was read for it, where that differs: `14:30` is `14 Uhr 30`."""


class Phone(Noun):
    """One phoneme, in IPA."""

    symbol: str
    start: float = Field(ge=0)
    end: float = Field(ge=0)


class Caption(Noun):
    """A few words that are read at once."""

    text: str
    start: float
    end: float


class Spoken(Noun):
    """A line, the times of its words and phonemes, and who spoke it."""

    text: str
    language: str
    voice: str
    source: str = "house"
    """Who spoke: `house`, `piper`, or a vendor's name."""
    seconds: float = Field(ge=0)
    words: tuple[Word, ...] = ()
    phones: tuple[Phone, ...] = ()
    """Empty where the source does not tell phonemes."""
    measured: bool = True
    """False where the times were found from the sound because the source told none."""
    notes: tuple[str, ...] = ()

    def later(self, seconds: float) -> Spoken:
        """The same line, beginning `seconds` later."""
        return self.model_copy(
            update={
                "seconds": self.seconds + seconds,
                "words": tuple(
                    word.model_copy(update={"start": word.start + seconds, "end": word.end + seconds})
                    for word in self.words
                ),
                "phones": tuple(
                    phone.model_copy(update={"start": phone.start + seconds, "end": phone.end + seconds})
                    for phone in self.phones
                ),
            }
        )

    def captions(self, longest: int = LONGEST_CAPTION) -> tuple[Caption, ...]:
        """The line in captions of one short row: a new one after a sentence, a rest of half a second, or when full."""
        rows: list[list[int]] = []
        for number, word in enumerate(self.words):
            begin = not rows
            if rows:
                first, last = self.words[rows[-1][0]], self.words[rows[-1][-1]]
                gap = self.text[last.at + len(last.text) : word.at]
                full = word.at + len(word.text) - first.at > longest
                # The dots of `U.S.` and of `e.g.` end nothing.
                rest = any(sign in gap for sign in RESTS) and not word.text[0].islower() and "." not in last.text
                begin = full or rest or word.start - last.end > 0.5
            if begin:
                rows.append([])
            rows[-1].append(number)
        made = []
        for place, row in enumerate(rows):
            first, last = self.words[row[0]], self.words[row[-1]]
            until = self.words[rows[place + 1][0]].at if place + 1 < len(rows) else len(self.text)
            from_ = first.at if place else 0
            made.append(Caption(text=" ".join(self.text[from_:until].split()), start=first.start, end=last.end))
        return tuple(made)


def stamp(seconds: float) -> str:
    """A time as SubRip writes it."""
    thousandths = round(seconds * 1000)
    return f"{thousandths // 3_600_000:02}:{thousandths // 60_000 % 60:02}:{thousandths // 1000 % 60:02},{thousandths % 1000:03}"  # fmt: skip # noqa: E501


def subrip(captions: Sequence[Caption]) -> str:
    """Captions as an SRT file."""
    return "\n".join(
        f"{number}\n{stamp(row.start)} --> {stamp(row.end)}\n{row.text}\n" for number, row in enumerate(captions, 1)
    )


def words_of(text: str) -> list[tuple[str, int]]:
    """The words of a text and where each begins; signs at their edges are not part of them."""
    return [(found[0], found.start()) for found in re.finditer(r"[^\W_](?:[^\s]*[^\W_])?[%°]?", text)]


def from_characters(
    characters: Sequence[str],
    starts: Sequence[float],
    ends: Sequence[float],
    *,
    language: str,
    voice: str,
    source: str,
    seconds: float,
) -> Spoken:
    """A line whose source tells a time for every character: a word lasts from its first to its last one.

    Raises ValueError when the three lists do not have one length.
    """
    if not len(characters) == len(starts) == len(ends):
        raise ValueError("characters, starts and ends differ in number")
    text = "".join(characters)
    # A source may tell one time for several code points.
    owner = [number for number, letters in enumerate(characters) for _ in letters]
    words = tuple(
        Word(text=word, at=at, start=starts[owner[at]], end=max(ends[owner[at + len(word) - 1]], starts[owner[at]]))
        for word, at in words_of(text)
    )
    return Spoken(text=text, language=language, voice=voice, source=source, seconds=seconds, words=words)


def from_words(
    text: str,
    told: Sequence[tuple[str, float, float]],
    *,
    language: str,
    voice: str,
    source: str,
    seconds: float,
) -> Spoken:
    """A line whose source tells (word, start, end); each is sought in the text after the one before it."""
    words: list[Word] = []
    notes: tuple[str, ...] = ()
    at = 0
    folded = text.lower()
    for word, start, end in told:
        plain = word.strip()
        found = folded.find(plain.lower(), at) if plain else -1
        if found < 0:
            notes = (f"{source} told times for words that the line does not have.",) if plain else notes
            continue
        written = text[found : found + len(plain)]
        words.append(Word(text=written, at=found, start=start, end=max(end, start)))
        at = found + len(plain)
    return Spoken(
        text=text, language=language, voice=voice, source=source, seconds=seconds, words=tuple(words), notes=notes
    )
