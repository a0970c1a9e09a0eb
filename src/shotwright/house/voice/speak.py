"""A line spoken by the house, with the times of its words and phonemes.

Where a word begins is where its first phoneme does: eSpeak NG counts the silence before a word to the word. Words that it
reads in one breath (`there are`) are parted in the proportion in which they last when read alone.
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import WrongUse
from shotwright.film.spoken import Phone, Spoken, Word
from shotwright.media.loudness import integrated_loudness
from shotwright.media.sound import RATE, resampled

from .delivery import Delivery, delivery
from .engine import Reading, Segment, read_aloud
from .languages import Language, find_language
from .text import Stretch, escaped, marked, stretches
from .voices import Voice, find_voice

LONGEST_LINE = 10_000
"""Characters: about ten minutes."""

SPEED = 160.0
"""Words a minute of an even delivery."""

SPOKEN_LOUDNESS = -20.0
"""LUFS of a neutral line."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was spoken: mono samples at 48 kHz, and their times."""

    spoken: Spoken
    sound: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Manner:
    """Everything about a line but its words."""

    language: Language
    voice: Voice
    delivery: Delivery
    pace: float = 1.0
    pitch: float = 1.0
    gap: float = 0.0

    def segment(self, markup: str, language: Language) -> Segment:
        """The engine's request for a piece of the line: a bigger throat is read faster and played slower."""
        size = self.voice.size
        variant = "whisper" if self.delivery.breath else self.voice.variant
        pace = self.pace * self.voice.pace * self.delivery.pace
        tone = self.pitch * self.voice.pitch * self.delivery.pitch * size
        life = self.voice.life * self.delivery.life
        return Segment(
            markup,
            language.identifier + (f"+{variant}" if variant else ""),
            rate=clipped(SPEED * pace * size, 80, 450),
            pitch=clipped(50 + 64 * math.log2(tone), 0, 99),
            range=clipped(50 * life, 0, 100),
            gap=clipped(100 * (self.gap + self.delivery.gap), 0, 200),
        )


def clipped(value: float, low: int, high: int) -> int:
    """The nearest whole number that the engine takes."""
    return round(min(max(value, low), high))


def speak(
    text: str,
    *,
    language: str | None = None,
    voice: str | Voice = "woman",
    mood: str | None = None,
    pace: float = 1.0,
    pitch: float = 1.0,
    gap: float = 0.0,
) -> Line:
    """Speak a line. `pace` and `pitch` are factors (0.5..2), `gap` is seconds of rest between words (0..2).

    Without a language the writing decides: kana is Japanese, Cyrillic Russian, Latin English. Raises WrongUse.
    """
    text = check_line(text)
    for name, value, low, high in (("pace", pace, 0.5, 2.0), ("pitch", pitch, 0.5, 2.0), ("gap", gap, 0.0, 2.0)):
        if not low <= value <= high:
            raise WrongUse(f"A {name} of {value:g} cannot be spoken.", next_step=f"Give {low:g} to {high:g}.")
    line = marked(text)
    notes = list(line.notes)
    if language is None:
        spoken_language = language_of(line.text)
    else:
        spoken_language, said = find_language(language)
        notes += said
    if isinstance(voice, str):
        voice, heard = find_voice(voice)
        notes += heard
    manner = Manner(spoken_language, voice, delivery(mood), pace, pitch, gap)
    pieces, unread = stretches(line, spoken_language)
    notes += unread
    if not pieces:
        raise WrongUse("The line holds no words that can be read.", next_step="Write what is to be said.")
    readings = read_aloud([manner.segment(piece.markup, piece.language) for piece in pieces])
    shares = shares_alone(pieces, readings, manner)
    shown, places = line.shown(text)
    sound, words, phones = timed(shown, places, pieces, readings, shares, manner.voice.size)
    spoken = Spoken(
        text=shown,
        language=spoken_language.code,
        voice=voice.name,
        seconds=len(sound) / RATE,
        words=tuple(words),
        phones=tuple(phones),
        notes=tuple(dict.fromkeys(notes)),
    )
    return Line(spoken, levelled(sound, SPOKEN_LOUDNESS + manner.delivery.loudness))


def check_line(text: str) -> str:
    """The line in composed letters, or WrongUse."""
    if len(text) > LONGEST_LINE:
        raise WrongUse(
            f"The line has {len(text):,} characters; the limit is {LONGEST_LINE:,}.",
            next_step="Say it in several lines.",
        )
    # Lone halves of surrogate pairs come from broken files; no letter is lost with them.
    text = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cs").strip()
    if not text:
        raise WrongUse("The line is empty.", next_step='Say what is to be spoken, as in --say "Good morning."')
    return text


def language_of(text: str) -> Language:
    """The language that a line's writing speaks for: that of most of its letters."""
    from .scripts import reader_of, script

    english, _ = find_language("en")
    letters = [letters for c in text if (letters := script(c))]
    japanese = any(name in ("HIRAGANA", "KATAKANA") for name in letters)
    counts: dict[str, int] = {}
    for name in letters:
        reader = reader_of(name, english, japanese)
        if reader is not None:
            counts[reader.code] = counts.get(reader.code, 0) + 1
    return find_language(max(counts, key=lambda code: counts[code]))[0] if counts else english


def first_events(piece: Stretch, reading: Reading) -> list[int | None]:
    """For each token the sample at which its first phoneme begins; None where it is read with the one before it."""
    starts = [place[0] for place in piece.places]
    found: list[int | None] = [None] * len(piece.tokens)
    sounding = [event.sample for event in reading.events if not event.word and event.symbol]
    for event in reading.events:
        if not event.word:
            continue
        # A position in the gap before a token means the token; inside it, the token itself.
        number = bisect_right(starts, event.position) - 1
        if number < 0 or event.position >= piece.places[number][1]:
            number += 1
        if number < len(found) and found[number] is None:
            at = bisect_left(sounding, event.sample)
            found[number] = sounding[at] if at < len(sounding) else event.sample
    if found and found[0] is None:
        found[0] = sounding[0] if sounding else 0
    # eSpeak NG may tell a place a word too late: times never run backwards.
    latest = -1
    for number, sample in enumerate(found):
        if sample is not None:
            found[number] = None if sample <= latest else sample
            latest = max(latest, sample)
    return found


def shares_alone(pieces: list[Stretch], readings: list[Reading], manner: Manner) -> dict[tuple[int, int], float]:
    """How long each word lasts by itself, in seconds, for those that were read in one breath with others."""
    wanted = []
    for piece, reading in zip(pieces, readings, strict=True):
        found = first_events(piece, reading)
        number = 0
        while number < len(found):
            last = number
            while last + 1 < len(found) and found[last + 1] is None:
                last += 1
            if last > number:
                wanted += [(piece, token) for token in piece.tokens[number : last + 1]]
            number = last + 1
    alone = read_aloud([manner.segment(escaped(token.said), piece.language) for piece, token in wanted])
    return {
        (token.start, token.end): sum(end - start for _, start, end in phonemes(reading)) / reading.rate
        for (_, token), reading in zip(wanted, alone, strict=True)
    }


def phonemes(reading: Reading) -> list[tuple[str, int, int]]:
    """(symbol, first sample, end) of every sounding phoneme."""
    marks = [event for event in reading.events if not event.word]
    ends = [event.sample for event in marks[1:]] + [len(reading.samples)]
    return [
        (event.symbol, event.sample, end)
        for event, end in zip(marks, ends, strict=True)
        if event.symbol and end > event.sample
    ]


def timed(
    text: str,
    places: list[int],
    pieces: list[Stretch],
    readings: list[Reading],
    shares: dict[tuple[int, int], float],
    size: float,
) -> tuple[NDArray[np.float64], list[Word], list[Phone]]:
    """All stretches after one another at 48 kHz, their words and phonemes in seconds."""
    sounds, words, phones, at = [], [], [], 0.0
    for piece, reading in zip(pieces, readings, strict=True):
        scale = size / reading.rate
        sounding = phonemes(reading)
        phones += [Phone(symbol=s, start=at + a * scale, end=at + b * scale) for s, a, b in sounding]
        for token, (start, end) in zip(piece.tokens, spans(piece, reading, sounding, shares), strict=True):
            written = text[places[token.start] : places[token.end - 1] + 1]
            words.append(
                Word(
                    text=written,
                    at=places[token.start],
                    start=at + start * scale,
                    end=at + end * scale,
                    said="" if token.said == written else token.said,
                )
            )
        sound = resampled(reading.samples, round(reading.rate / size), RATE)
        sounds.append(sound)
        at += len(sound) / RATE
    return np.concatenate(sounds), words, phones


def spans(
    piece: Stretch, reading: Reading, sounding: list[tuple[str, int, int]], shares: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """First sample and end of each token; silence after a word is not part of it."""
    found = first_events(piece, reading)
    begins = [sample for sample in found if sample is not None]
    edges = [start for _, start, _ in sounding]
    ends = [end for _, _, end in sounding]
    made: list[tuple[int, int]] = []
    number = 0
    for order, start in enumerate(begins):
        until = begins[order + 1] if order + 1 < len(begins) else len(reading.samples)
        inside = bisect_left(edges, until) - 1
        end = max(start, min(ends[inside], until)) if inside >= 0 else until
        last = number
        while last + 1 < len(found) and found[last + 1] is None:
            last += 1
        group = piece.tokens[number : last + 1]
        if len(group) == 1:
            made.append((start, end))
        else:
            lengths = [shares.get((token.start, token.end), 1e-3) + 1e-3 for token in group]
            cuts = [start]
            for share in np.cumsum(lengths)[:-1] / sum(lengths):
                aim = start + share * (end - start)
                inner = [edge for edge in edges if cuts[-1] < edge < end]
                cuts.append(min(inner, key=lambda edge: abs(edge - aim)) if inner else round(aim))
            made += list(zip(cuts, [*cuts[1:], end], strict=True))
        number = last + 1
    return made


def levelled(sound: NDArray[np.float64], loudness: float) -> NDArray[np.float64]:
    """The line at a loudness in LUFS; what is too short to be gated stays as it is, silence too."""
    now = integrated_loudness(sound[:, None])
    return sound * 10 ** ((loudness - now) / 20) if np.isfinite(now) else sound
