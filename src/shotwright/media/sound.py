"""Sound files in and out of arrays at 48 kHz."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged, WrongUse

from . import decode

RATE = 48_000
"""Samples a second of everything that is mixed."""

BLOCK = 1 << 17
"""Input samples that are resampled at once."""


def resampled(sound: NDArray[np.float64], rate: int, to: int = RATE) -> NDArray[np.float64]:
    """(samples,) or (samples, channels) at another rate, without delay: sample n of the answer is at n / `to` seconds.

    Every output is the sum of 64 inputs under a Kaiser window; the pass band ends a tenth below the lower Nyquist rate.
    """
    if rate == to or not len(sound):
        return sound
    half = 32
    cutoff = 0.94 * min(1.0, to / rate)
    count = round(len(sound) * to / rate)
    padded = np.pad(sound, ((half, half), *((0, 0),) * (sound.ndim - 1)))
    out = np.empty((count, *sound.shape[1:]))
    # Outputs fall on few different fractions of an input sample where the rates have a common measure.
    steps = to // int(np.gcd(rate, to))
    taps = np.arange(-half + 1, half + 1)
    for phase in range(min(steps, count)):
        numbers = np.arange(phase, count, steps)
        exact = phase * rate
        whole, fraction = exact // to, (exact % to) / to
        places = whole + (numbers - phase) // steps * (steps * rate // to)
        distance = taps - fraction
        window = np.i0(9.0 * np.sqrt(np.clip(1 - (distance / half) ** 2, 0, None))) / np.i0(9.0)
        weights = cutoff * np.sinc(cutoff * distance) * window
        for first in range(0, len(numbers), BLOCK):
            rows = places[first : first + BLOCK, None] + (taps + half)
            out[numbers[first : first + BLOCK]] = np.einsum(
                "nk...,k->n...", padded[np.minimum(rows, len(padded) - 1)], weights
            )
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
