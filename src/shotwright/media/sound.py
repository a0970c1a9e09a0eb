"""Sound files in and out of arrays at 48 kHz."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged, WrongUse

from . import decode

RATE = 48_000
"""Samples a second of everything that is mixed."""

HALF = 32
"""Input samples on each side that an output is made of."""

PHASES = 1024
"""Fractions of an input sample for which weights are computed; more than these are taken from between them, at an error
below -110 dB."""

BLOCK = 1 << 17
"""Input samples that are resampled at once."""


def resampled(sound: NDArray[np.float64], rate: int, to: int = RATE) -> NDArray[np.float64]:
    """(samples,) or (samples, channels) at another rate, without delay: sample n of the answer is at n / `to` seconds.

    Every output is the sum of 64 inputs under a Kaiser window; the pass band ends a tenth below the lower Nyquist rate.
    """
    if rate == to or not len(sound):
        return sound
    cutoff = 0.94 * min(1.0, to / rate)
    count = round(len(sound) * to / rate)
    padded = np.pad(sound, ((HALF, HALF), *((0, 0),) * (sound.ndim - 1)))
    out = np.empty((count, *sound.shape[1:]))
    taps = np.arange(-HALF + 1, HALF + 1)
    # Outputs fall on few different fractions of an input sample where the rates have a common measure.
    steps = to // int(np.gcd(rate, to))
    if steps > PHASES:
        return between(padded, rate, to, cutoff, out)
    for phase in range(min(steps, count)):
        numbers = np.arange(phase, count, steps)
        exact = phase * rate
        whole, fraction = exact // to, (exact % to) / to
        places = whole + (numbers - phase) // steps * (steps * rate // to)
        weights = kernel(taps - fraction, cutoff)
        for first in range(0, len(numbers), BLOCK):
            rows = places[first : first + BLOCK, None] + (taps + HALF)
            out[numbers[first : first + BLOCK]] = np.einsum(
                "nk...,k->n...", padded[np.minimum(rows, len(padded) - 1)], weights
            )
    return out


def kernel(distance: NDArray[np.floating[Any]], cutoff: float) -> NDArray[np.float64]:
    """A sinc of `cutoff` times the Nyquist rate under a Kaiser window, at distances in input samples."""
    window = np.i0(9.0 * np.sqrt(np.clip(1 - (distance / HALF) ** 2, 0, None))) / np.i0(9.0)
    weights: NDArray[np.float64] = cutoff * np.sinc(cutoff * distance) * window
    return weights


def between(
    padded: NDArray[np.float64], rate: int, to: int, cutoff: float, out: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Resample at rates without a common measure: weights of a fraction lie between those of the two nearest phases."""
    taps = np.arange(-HALF + 1, HALF + 1)
    table = np.stack([kernel(taps - phase / PHASES, cutoff) for phase in range(PHASES + 1)])
    for first in range(0, len(out), BLOCK // 16):
        numbers = np.arange(first, min(first + BLOCK // 16, len(out)))
        whole, rest = np.divmod(numbers * rate, to)
        phase, part = np.divmod(rest / to * PHASES, 1.0)
        lower = phase.astype(np.int64)
        weights = table[lower] * (1 - part[:, None]) + table[lower + 1] * part[:, None]
        rows = np.minimum(whole[:, None] + (taps + HALF), len(padded) - 1)
        out[numbers] = np.einsum("nk...,nk->n...", padded[rows], weights)
    return out


def stereo(path: Path) -> NDArray[np.float64]:
    """A sound file, or a film's sound, as (samples, 2) at 48 kHz. Raises WrongUse or Damaged."""
    if not path.is_file():
        raise WrongUse(f"There is no file '{path}'.", next_step="Check the name of the sound.")
    sound, rate = decode.sound(path)
    if not len(sound) or not rate:
        raise Damaged(f"'{path}' holds no sound.")
    if not np.isfinite(sound).all():
        raise Damaged(f"'{path}' holds sound that is no number.")
    whole = np.asarray(sound, np.float64)
    whole = np.repeat(whole, 2, axis=1) if whole.shape[1] == 1 else whole[:, :2]
    return resampled(whole, rate)
