"""When music strikes: peaks of the rise of its spectrum, far enough apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shotwright.media.sound import RATE

HOP = 512
WINDOW = 2048
APART = 0.2
"""Seconds between two beats at least."""


def beats(sound: NDArray[np.float64]) -> list[float]:
    """Times of onsets in seconds; `sound` is (samples, 2) at 48 kHz. Spectral flux over a moving median."""
    mono = sound.mean(axis=1)
    count = (len(mono) - WINDOW) // HOP + 1
    if count < 3:
        return []
    window = np.hanning(WINDOW)
    flux = np.zeros(count)
    before = np.zeros(WINDOW // 2 + 1)
    for number in range(count):
        now = np.log1p(100 * np.abs(np.fft.rfft(mono[number * HOP : number * HOP + WINDOW] * window)))
        flux[number] = np.maximum(now - before, 0).sum()
        before = now
    wide = round(0.5 * RATE / HOP)
    padded = np.pad(flux, wide, mode="edge")
    floor = np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * wide + 1), axis=1)
    found: list[float] = []
    for number in range(1, count - 1):
        here = flux[number]
        peak = here >= flux[number - 1] and here > flux[number + 1]
        if peak and here > 1.5 * floor[number] + 0.1 * flux.max():
            at = (number * HOP + WINDOW / 2) / RATE
            if not found or at - found[-1] >= APART:
                found.append(at)
    return found
