"""The few ways in which foley makes sound: shaped noise, slow drift, ringing bodies, sprinkled grains, panning.

Everything is float64 at `RATE`, mono unless it says stereo, and takes its randomness from a generator that is passed in.
Filters are done in the frequency domain: whole sounds are known when they are made, so no filter state is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

RATE = 48_000
"""Samples a second."""

Sound = NDArray[Any]
"""float64 samples: (n,) mono or (n, 2) stereo."""


def samples(seconds: float) -> int:
    """Length in samples."""
    return round(seconds * RATE)


def band(low: float, high: float, slope: float = 2.0) -> Callable[[Sound], Sound]:
    """Gain over frequency: 1 between `low` and `high` Hz, falling with `slope` (2 is 12 dB an octave) outside."""

    def gain(frequency: Sound) -> Sound:
        f = np.maximum(frequency, 1.0)
        return np.minimum(1.0, (f / low) ** slope) * np.minimum(1.0, (high / f) ** slope)

    return gain


def tilt(decibels: float, around: float = 500.0) -> Callable[[Sound], Sound]:
    """Gain that changes by `decibels` an octave, 1 at `around` Hz: -3 is pink, -6 is brown."""

    def gain(frequency: Sound) -> Sound:
        octaves = np.log2(np.maximum(frequency, 20.0) / around)
        return 10.0 ** (decibels * octaves / 20.0) * (frequency > 15.0)

    return gain


def noise(n: int, rng: np.random.Generator, *gains: Callable[[Sound], Sound]) -> Sound:
    """Gaussian noise of `n` samples, shaped by every gain, at an RMS of 1."""
    if n == 0:
        return np.zeros(0)
    spectrum = np.fft.rfft(rng.standard_normal(n))
    frequency = np.fft.rfftfreq(n, 1 / RATE)
    for gain in gains:
        spectrum *= gain(frequency)
    out = np.fft.irfft(spectrum, n)
    return np.asarray(out / (np.sqrt(np.mean(out**2)) + 1e-12))


def filtered(sound: Sound, *gains: Callable[[Sound], Sound]) -> Sound:
    """`sound` shaped by every gain, as loud as it comes out."""
    n = len(sound)
    spectrum = np.fft.rfft(sound, 2 * n)
    frequency = np.fft.rfftfreq(2 * n, 1 / RATE)
    for gain in gains:
        spectrum *= gain(frequency)
    return np.asarray(np.fft.irfft(spectrum, 2 * n)[:n])


def together(sounds: Iterable[Sound]) -> Sound:
    """The sum of sounds of one length."""
    return np.asarray(np.sum(list(sounds), axis=0))


def drift(n: int, rng: np.random.Generator, period: float, low: float = 0.0, high: float = 1.0) -> Sound:
    """A smooth random curve of `n` samples between `low` and `high` that turns about every `period` seconds."""
    points = max(4, int(n / RATE / period) + 4)
    value = rng.random(points)
    at = np.arange(n) / (RATE * period) + rng.random()
    i = at.astype(int)
    u = at - i
    u = u * u * (3 - 2 * u)
    return np.asarray(low + (high - low) * (value[i] * (1 - u) + value[i + 1] * u))


def swell(n: int, rise: float, fall: float) -> Sound:
    """An envelope that rises over `rise` seconds and dies away with a time constant of `fall` seconds."""
    t = np.arange(n) / RATE
    return np.minimum(1.0, t / max(rise, 1e-4)) ** 1.5 * np.exp(-np.maximum(0.0, t - rise) / fall)


def ring(n: int, modes: ArrayLike, rng: np.random.Generator) -> Sound:
    """A struck body: rows of (frequency in Hz, decay in seconds, loudness), each a dying sine with a random phase."""
    t = np.arange(n) / RATE
    out = np.zeros(n)
    for frequency, decay, loudness in np.asarray(modes, float):
        out += loudness * np.exp(-t / decay) * np.sin(2 * np.pi * frequency * t + rng.random() * 0.6)
    return out


def sprinkle(n: int, rng: np.random.Generator, per_second: float, grain: Sound, spread: float = 0.8) -> Sound:
    """`grain` repeated at random instants, about `per_second` times, each as loud as chance wills (`spread` 0..1)."""
    count = rng.poisson(per_second * n / RATE)
    train = np.zeros(n + len(grain))
    np.add.at(train, rng.integers(0, n, count), 1.0 - spread * rng.random(count))
    size = 1 << (len(train) + len(grain) - 1).bit_length()
    return np.fft.irfft(np.fft.rfft(train, size) * np.fft.rfft(grain, size), size)[:n]


def glide(frequency: Sound) -> Sound:
    """A sine whose frequency in Hz is given for each sample."""
    return np.sin(2 * np.pi * np.cumsum(frequency) / RATE)


def panned(sound: Sound, pan: ArrayLike) -> Sound:
    """Stereo (n, 2) of a mono sound at `pan` (-1 left .. 1 right, one value or one a sample), at constant power."""
    angle = (np.clip(pan, -1.0, 1.0) + 1.0) * (np.pi / 4)
    return np.stack([sound * np.cos(angle), sound * np.sin(angle)], axis=1)


def wide(left: Sound, right: Sound, width: float = 0.7) -> Sound:
    """Stereo (n, 2) of two independent takes of one sound; `width` 0 is mono."""
    middle = (left + right) / np.sqrt(2)
    return np.stack([middle * (1 - width) + left * width, middle * (1 - width) + right * width], axis=1)


def place(bed: Sound, sound: Sound, second: float) -> None:
    """Add a stereo sound to the stereo bed so that it starts at `second`; what lies outside the bed is cut."""
    start = round(second * RATE)
    head = max(0, -start)
    length = min(len(sound) - head, len(bed) - max(0, start))
    if length > 0:
        bed[max(0, start) : max(0, start) + length] += sound[head : head + length]
