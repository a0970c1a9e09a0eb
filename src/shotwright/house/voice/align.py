"""Word times for a voice that tells none: the house reads the same line, and its times are laid over the other sound.

Both are described every 10 ms by how loud they are and how that spreads over eight bands; the cheapest way from the start
of one to its end along the other (dynamic time warping, Sakoe and Chiba 1978) carries the times across. Where the other
voice rests, words are drawn to the edges of the rest.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shotwright.film.spoken import Spoken, Word
from shotwright.media.sound import RATE

from .speak import speak

Sound = NDArray[np.float64]

HOP = RATE // 100
WINDOW = 2 * HOP
BANDS = (80, 250, 500, 900, 1500, 2300, 3400, 5000, 8000)
"""Edges in Hz."""

MOST_FRAMES = 3000
"""Frames that are compared with each other at most; a longer line is described more coarsely."""

QUIET = -34.0
"""Decibels below the loudest at which a frame counts as rest."""


def levels(sound: Sound) -> Sound:
    """Decibels of each 10 ms against the loudest."""
    frames = np.pad(sound, (WINDOW // 4, WINDOW))
    power = np.concatenate([[0.0], np.cumsum(frames**2)])
    starts = np.arange(0, len(sound), HOP)
    energy = (power[starts + WINDOW] - power[starts]) / WINDOW
    return np.asarray(10 * np.log10(energy / max(energy.max(initial=0.0), 1e-12) + 1e-6))


def features(sound: Sound) -> Sound:
    """(frames, 9): loudness and the shape of the spectrum, each on its own scale."""
    padded = np.pad(sound, (WINDOW // 4, WINDOW))
    starts = np.arange(0, len(sound), HOP)
    frames = padded[starts[:, None] + np.arange(WINDOW)] * np.hanning(WINDOW)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    at = np.searchsorted(np.fft.rfftfreq(WINDOW, 1 / RATE), BANDS)
    bands = np.stack([power[:, a:b].sum(1) for a, b in pairwise(at)], 1)
    shape = np.log(bands / (bands.sum(1, keepdims=True) + 1e-9) + 1e-3)
    shape = (shape - shape.mean(0)) / (shape.std(0) + 1e-6)
    loud = np.clip(levels(sound), -60, 0)[:, None]
    sounding = loud > QUIET
    return np.concatenate([4.0 * (loud + 30) / 30, np.where(sounding, shape, -1.5)], 1)


def warp(a: Sound, b: Sound) -> NDArray[np.intp]:
    """For each frame of `a` the frame of `b` that goes with it, never turning back."""
    n, m = len(a), len(b)
    cost = np.full((n + 1, m + 1), np.inf)
    cost[0, 0] = 0.0
    gap = np.sqrt(np.maximum((a**2).sum(1)[:, None] + (b**2).sum(1)[None] - 2 * a @ b.T, 0.0))
    # Cells on one diagonal do not depend on each other, so each diagonal is one step.
    for total in range(2, n + m + 1):
        i = np.arange(max(1, total - m), min(n, total - 1) + 1)
        j = total - i
        best = np.minimum(cost[i - 1, j - 1], np.minimum(cost[i - 1, j], cost[i, j - 1]) + 0.35)
        cost[i, j] = best + gap[i - 1, j - 1]
    way = np.zeros(n, np.intp)
    row, column = n, m
    while row and column:
        way[row - 1] = column - 1
        steps = (cost[row - 1, column - 1], cost[row - 1, column] + 0.35, cost[row, column - 1] + 0.35)
        best_step = int(np.argmin(steps))
        row -= best_step != 2
        column -= best_step != 1
    return way


def rests(sound: Sound, shortest: float = 0.08) -> list[tuple[float, float]]:
    """(start, end) in seconds of every rest, those at the ends included."""
    quiet = levels(sound) <= QUIET
    edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
    found = [(start * HOP / RATE, end * HOP / RATE) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    total = len(sound) / RATE
    return [(a, min(b, total)) for a, b in found if b - a >= shortest or a == 0.0 or b >= total]


def aligned(text: str, sound: Sound, *, language: str | None, voice: str, source: str) -> Spoken:
    """A line that somebody else spoke, mono at 48 kHz, with times found from the sound."""
    read = speak(text, language=language, voice="man")
    coarse = -(-max(len(read.sound), len(sound)) // (HOP * MOST_FRAMES))
    way = warp(features(read.sound)[::coarse], features(sound)[::coarse])
    seconds, step = len(sound) / RATE, coarse * HOP / RATE

    def across(t: float) -> float:
        return float(way[min(round(t / step), len(way) - 1)]) * step

    starts = [across(word.start) for word in read.spoken.words]
    ends = [across(word.end) for word in read.spoken.words]
    for begin, end in rests(sound):
        for number, start in enumerate(starts):
            if begin - 0.06 < start < end + 0.06 and end < seconds:
                starts[number] = end
        for number, stop in enumerate(ends):
            if begin - 0.06 < stop < end + 0.06 and begin > 0:
                ends[number] = begin
    words, latest = [], 0.0
    for number, word in enumerate(read.spoken.words):
        start = min(max(starts[number], latest), seconds)
        until = starts[number + 1] if number + 1 < len(starts) else seconds
        end = min(max(min(ends[number], max(until, start)), start), seconds)
        words.append(Word(text=word.text, at=word.at, said=word.said, start=start, end=end))
        latest = end
    return read.spoken.model_copy(
        update={
            "voice": voice,
            "source": source,
            "seconds": seconds,
            "words": tuple(words),
            "phones": (),
            "measured": False,
        }
    )
