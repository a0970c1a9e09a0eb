"""From a wish to a bed: a form that fits the seconds, chords, parts, and the last chord on the last downbeat.

The tempo gives way by a few per cent so that whole bars fill the time. A bed begins thin, builds, and its last chord has
died when the time is over; a loop has neither beginning nor end, and its tails ring on into its own first bar.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from shotwright.errors import WrongUse

from ..foley.tone import RATE, Sound, echoing, panned, samples
from .instruments import DRUMS, INSTRUMENTS
from .styles import STYLES, Style
from .wish import MOODS, Mood, Wish

MODES = {
    "major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10), "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11), "phrygian": (0, 1, 3, 5, 7, 8, 10), "mixolydian": (0, 2, 4, 5, 7, 9, 10),
}  # fmt: skip
"""Semitones of each scale."""

SHORTEST, LONGEST = 1.0, 900.0
PEAK = 0.5
"""Highest sample of a bed."""


@dataclass(frozen=True, slots=True)
class Bed:
    """A bed of music, stereo at 48 kHz."""

    sound: Sound
    stems: Mapping[str, Sound]
    """`chords`, `bass`, `melody`, `drums`: their sum is the bed."""
    wish: Wish
    """What was made: every choice that was open is filled in."""
    beats: tuple[float, ...]
    """Seconds of every beat."""
    bars: int
    sections: tuple[tuple[str, float], ...]
    """Name of each part of the form and when it begins."""


@dataclass(frozen=True, slots=True)
class Form:
    """Bars in time."""

    bars: int
    beat: float
    """Seconds."""
    meter: int
    intro: int
    """Bars before the groove."""
    full: int
    """First bar in which all play."""
    loop: bool

    @property
    def bar(self) -> float:
        """Seconds of a bar."""
        return self.beat * self.meter

    def part(self, bar: int) -> str:
        """Name of the part that a bar belongs to."""
        if self.loop:
            return "full"
        return "intro" if bar < self.intro else "build" if bar < self.full else "full"


def compose(wanted: Wish, seed: int = 0) -> Bed:
    """Make the bed of a wish. Raises WrongUse for a length that cannot be."""
    if not (math.isfinite(wanted.seconds) and SHORTEST <= wanted.seconds <= LONGEST):
        raise WrongUse(
            f"Music cannot last {wanted.seconds:g} seconds.", next_step=f"Ask for {SHORTEST:g} to {LONGEST:g} seconds."
        )
    mood = MOODS[wanted.mood]
    genre = wanted.genre or mood.genre
    style = STYLES[genre]
    rng = np.random.default_rng((seed, sum(map(ord, wanted.mood + genre))))
    bpm = wanted.bpm or float(np.clip(0.5 * mood.bpm + 0.5 * style.bpm, 40, 200))
    form = form_of(wanted, bpm, style)
    key = int(rng.integers(0, 12)) if wanted.key is None else wanted.key
    mode = wanted.mode or mood.mode
    progression = [int(d) - 1 for d in str(rng.choice(mood.progressions)).split()]
    n = samples(form.bars * form.bar) if wanted.loop else samples(wanted.seconds)
    # The tail of a loop is made behind its end and laid over its beginning.
    desk = Desk(n, samples(4.0) if wanted.loop else 0)
    score = Score(form, style, mood, key, MODES[mode], progression, rng)
    score.play(desk)
    stems = finished(desk, wanted, style, rng)
    beats = tuple(float(b) * form.beat for b in range(form.bars * form.meter + (0 if wanted.loop else 1)))
    starts = [(form.part(bar), bar * form.bar) for bar in range(form.bars)]
    sections = [row for k, row in enumerate(starts) if not k or starts[k - 1][0] != row[0]]
    if not wanted.loop:
        sections.append(("ending", form.bars * form.bar))
    made = replace(wanted, genre=genre, bpm=60 / form.beat, key=key, mode=mode, seconds=n / RATE)
    total = sum(stems.values(), np.zeros((n, 2)))
    return Bed(total, stems, made, beats, form.bars, tuple(sections))


def form_of(wanted: Wish, bpm: float, style: Style) -> Form:
    """Whole bars that fill the time; the rest after the last downbeat is for the last chord to die in."""
    meter, bar = style.meter, style.meter * 60 / bpm
    if wanted.loop:
        bars = max(1, round(wanted.seconds / bar))
        return Form(bars, 60 / bpm, meter, 0, 0, True)
    rest = min(max(2.0, bar), 0.45 * wanted.seconds)
    bars = max(1, round((wanted.seconds - rest) / bar))
    # The tempo may give way by 6 per cent, one that was asked for by 1; what is left over goes to the last chord.
    exact, give = (wanted.seconds - rest) / bars, 0.06 if wanted.bpm is None else 0.01
    stretched = float(np.clip(exact, bar * (1 - give), bar * (1 + give))) if wanted.seconds > 2 * bar else exact
    intro = min(4, bars // 4) if bars >= 4 else 0
    full = min(bars, intro + max(1, (bars - intro) // 3)) if bars >= 4 else 0
    return Form(bars, stretched / meter, meter, intro, full, False)


class Desk:
    """Tracks that notes are written on."""

    def __init__(self, n: int, tail: int) -> None:
        self.n, self.tail = n, tail
        self.tracks: dict[str, Sound] = {
            name: np.zeros((n + tail, 2)) for name in ("chords", "bass", "melody", "drums")
        }

    def add(self, track: str, sound: Sound, second: float, level: float, pan: float = 0.0) -> None:
        """Lay a mono sound on a track; what lasts beyond the end is cut later, under the last fade."""
        start = max(0, round(second * RATE))
        room = self.n + self.tail - start
        if room > 0:
            piece = sound[:room]
            self.tracks[track][start : start + len(piece)] += panned(level * piece, pan)


class Score:
    """Who plays what."""

    def __init__(
        self,
        form: Form,
        style: Style,
        mood: Mood,
        key: int,
        scale: tuple[int, ...],
        progression: list[int],
        rng: np.random.Generator,
    ) -> None:
        self.form, self.style, self.mood, self.rng = form, style, mood, rng
        self.key, self.scale, self.progression = key, scale, progression
        self.motif = self.new_motif()

    def pitch(self, degree: int, octave: int) -> float:
        """Hz of a degree of the scale, 0 the root; octave 4 holds middle C."""
        octave += degree // 7
        semitone = 12 * (octave - 4) + self.key + self.scale[degree % 7] - (12 if self.key > 6 else 0)
        return float(261.6256 * 2 ** (semitone / 12))

    def chord(self, bar: int) -> tuple[int, ...]:
        """Degrees of a bar's chord, led so that its notes move as little as they can."""
        root = self.progression[bar % len(self.progression)]
        degrees = [root, root + 2, root + 4, *([root + 6] if self.style.sevenths else [])]
        return tuple(sorted((degree + 3) % 7 - 3 for degree in degrees))

    def new_motif(self) -> list[tuple[float, int, float]]:
        """Two bars of melody as (beat, step over the chord, length); chance decides, the beat is kept."""
        out: list[tuple[float, int, float]] = []
        meter, at, step = self.form.meter, 0.0, int(self.rng.integers(0, 3)) * 2
        lengths = (0.5, 1.0, 1.0, 1.5, 2.0) if self.mood.density > 0.5 else (1.0, 1.0, 2.0, 2.0, 3.0)
        while at < 2 * meter - 0.25:
            length = float(min(self.rng.choice(lengths), 2 * meter - at))
            if self.rng.random() < 0.55 + 0.4 * self.mood.density:
                out.append((at, step, length))
            step = int(np.clip(step + self.rng.choice((-2, -1, -1, 0, 1, 1, 2)), -3, 6))
            at += length
        return out

    def play(self, desk: Desk) -> None:
        """Write all parts on the desk."""
        form = self.form
        for bar in range(form.bars):
            part, start = form.part(bar), bar * form.bar
            self.chords(desk, bar, start, part)
            if part != "intro":
                self.bass(desk, bar, start)
            if (
                self.style.melody
                and (part == "full" or (part == "build" and bar % 2 == 0))
                and self.mood.density > 0.25
            ):
                self.melody(desk, bar, start)
            self.drums(desk, bar, start, part)
        if not form.loop:
            self.last_chord(desk, form.bars * form.bar)

    def chords(self, desk: Desk, bar: int, start: float, part: str) -> None:
        """Held chords, and their notes one after the other where the style breaks them."""
        form, style = self.form, self.style
        degrees = self.chord(bar)
        for number, degree in enumerate(degrees):
            tone = INSTRUMENTS[style.chords](self.pitch(degree, 4), form.bar)
            desk.add("chords", tone, start, style.chord_level, 0.5 * (number - 1))
        if style.broken and (part != "intro" or style.broken_first):
            step = style.broken_step
            count = round(form.meter / step)
            order = style.broken_order
            for k in range(count):
                degree = degrees[order[k % len(order)] % len(degrees)] + 7 * (order[k % len(order)] // len(degrees))
                late = style.swing * step * form.beat if k % 2 else 0.0
                tone = INSTRUMENTS[style.broken](self.pitch(degree, 4), step * form.beat * 1.6)
                loud = style.broken_level * (1.0 if k % max(1, round(1 / step)) == 0 else 0.72) * self.human(0.1)
                desk.add(
                    "chords", tone, start + k * step * form.beat + late + self.loose(), loud, 0.35 * math.sin(k * 2.1)
                )

    def bass(self, desk: Desk, bar: int, start: float) -> None:
        """Roots, in the style's rhythm."""
        root = self.progression[bar % len(self.progression)]
        for beat, degree, length in self.style.bass_line:
            tone = INSTRUMENTS[self.style.bass](self.pitch((root + 3) % 7 - 3 + degree, 2), length * self.form.beat)
            desk.add("bass", tone, start + beat * self.form.beat, self.human(0.06))

    def melody(self, desk: Desk, bar: int, start: float) -> None:
        """The motif over the chord, each second time with a turn of its own."""
        form = self.form
        root = self.progression[bar % len(self.progression)]
        half = (bar % 2) * form.meter
        for beat, step, length in self.motif:
            if not half <= beat < half + form.meter:
                continue
            # On the beat a note belongs to the chord; between beats it may pass.
            step = step - step % 2 if beat % 1 == 0 else step
            if bar % 4 == 3 and self.rng.random() < 0.4:
                step += int(self.rng.choice((-1, 1, 2)))
            pitch = self.pitch((root + 3) % 7 - 3 + step, 5 + self.mood.register)
            tone = INSTRUMENTS[self.style.melody](pitch, length * form.beat * 0.95)
            when = start + (beat - half) * form.beat + self.loose()
            desk.add("melody", tone, when, self.human(0.12), 0.12)

    def drums(self, desk: Desk, bar: int, start: float, part: str) -> None:
        """The pattern of the style: little in the build, all in the full part."""
        if part == "intro":
            return
        for name, pattern, level in self.style.drums:
            if part == "build" and name in ("snare", "clap", "crash", "open hat"):
                continue
            step = self.form.meter / len(pattern)
            for k, mark in enumerate(pattern):
                if mark in "xo":
                    late = self.style.swing * step * self.form.beat if k % 2 else 0.0
                    loud = level * (1.0 if mark == "x" else 0.5) * self.human(0.08)
                    pan = {"hat": 0.3, "shaker": -0.35, "open hat": 0.3, "conga": -0.25, "tick": 0.2}.get(name, 0.0)
                    desk.add("drums", DRUMS[name](self.rng), start + k * step * self.form.beat + late, loud, pan)
        if part == "full" and self.style.crash and (bar == self.form.full or bar % 8 == 0) and not self.form.loop:
            desk.add("drums", DRUMS["crash"](self.rng), start, 0.9, 0.1)

    def last_chord(self, desk: Desk, start: float) -> None:
        """Home, on the last downbeat, left to ring."""
        left = desk.n / RATE - start
        style = self.style
        for number, degree in enumerate((-7, 0, 2, 4, 7)):
            tone = INSTRUMENTS[style.chords](self.pitch(degree, 4), left * 0.7)
            desk.add("chords", tone, start, style.chord_level * 1.1, 0.3 * (number - 2))
        if style.broken:
            for number, degree in enumerate((0, 4, 7)):
                tone = INSTRUMENTS[style.broken](self.pitch(degree, 4), left)
                desk.add("chords", tone, start + 0.012 * number, style.broken_level, 0.2 * (number - 1))
        desk.add("bass", INSTRUMENTS[style.bass](self.pitch(0, 2), left * 0.8), start, 1.0)
        if style.melody:
            desk.add("melody", INSTRUMENTS[style.melody](self.pitch(7, 4), left * 0.6), start, 0.7)
        if any(name in ("kick", "tom") for name, _, _ in style.drums):
            low = "kick" if any(name == "kick" for name, _, _ in style.drums) else "tom"
            desk.add("drums", DRUMS[low](self.rng), start, 0.9)
            if style.crash:
                desk.add("drums", DRUMS["crash"](self.rng), start, 0.9, 0.1)

    def human(self, amount: float) -> float:
        """A little louder or softer, as hands are."""
        return float(1 + amount * self.rng.uniform(-1, 1))

    def loose(self) -> float:
        """Seconds off the beat, 4 ms at most."""
        return float(self.style.loose * self.rng.uniform(0, 0.008))


def finished(desk: Desk, wanted: Wish, style: Style, rng: np.random.Generator) -> dict[str, Sound]:
    """The stems with their room, folded for a loop or faded at the end, at one level."""
    stems = {}
    for name, track in desk.tracks.items():
        if not track.any():
            continue
        if name != "bass" and style.room > 0:
            wet = echoing(track.mean(axis=1), rng, style.room, 1.0, 4500.0) - track.mean(axis=1)[:, None] * np.sqrt(0.5)
            track = track + style.wet * (0.4 if name == "drums" else 1.0) * wet
        stem = track[: desk.n].copy()
        if wanted.loop:
            over = track[desk.n :]
            for first in range(0, len(over), desk.n):
                piece = over[first : first + desk.n]
                stem[: len(piece)] += piece
        else:
            rise, fall = min(samples(0.01), desk.n // 8), min(samples(1.2), desk.n // 4)
            stem[:rise] *= (np.arange(rise) / rise)[:, None]
            stem[desk.n - fall :] *= (np.cos(np.pi / 2 * (np.arange(fall) + 1) / fall) ** 2)[:, None]
        stems[name] = stem
    return balanced(stems, style)


BALANCE = {"chords": 0.0, "bass": -4.0, "melody": -4.0, "drums": -4.0}
"""Decibels of each stem's loud half-seconds against the chords'."""


def balanced(stems: dict[str, Sound], style: Style) -> dict[str, Sound]:
    """The stems at the levels that a listener expects, whatever their instruments weigh; together at PEAK."""
    wanted = {**BALANCE, "drums": style.drum_level, "melody": style.tune_level}
    out = {}
    for name, stem in stems.items():
        parts = np.add.reduceat((stem**2).sum(axis=1), np.arange(0, len(stem), RATE // 2)) / (RATE // 2)
        loud = float(np.sqrt(np.percentile(parts, 75)) or np.sqrt(parts.max()))
        out[name] = stem * (10 ** (wanted[name] / 20) / loud) if loud > 0 else stem
    total = sum(out.values(), np.zeros((len(next(iter(stems.values()), np.zeros((1, 2)))), 2)))
    top = float(np.abs(total).max(initial=0.0))
    return {name: stem * (PEAK / top) for name, stem in out.items()} if top > 0 else out
