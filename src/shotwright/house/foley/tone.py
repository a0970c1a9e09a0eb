"""The few ways in which foley makes sound: shaped noise, slow drift, ringing bodies, sprinkled grains, panning.

Everything is float64 at `RATE`, mono unless it says stereo, and takes its randomness from a generator that is passed in.
Filters are done in the frequency domain: whole sounds are known when they are made, so no filter state is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
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
        # Powers are taken only where they count: a filter costs as much as all else of a noise.
        out = np.ones(len(frequency))
        below, above = np.searchsorted(frequency, (low, high))
        out[:below] = (np.maximum(frequency[:below], 1.0) / low) ** slope
        f = frequency[above:]
        out[above:] *= (high / f) ** 2 if slope == 2.0 else (high / f) ** slope
        return out

    return gain


def tilt(decibels: float, around: float = 500.0) -> Callable[[Sound], Sound]:
    """Gain that changes by `decibels` an octave, 1 at `around` Hz: -3 is pink, -6 is brown."""

    def gain(frequency: Sound) -> Sound:
        power = decibels / (20.0 * np.log10(2.0))
        return np.asarray((np.maximum(frequency, 20.0) / around) ** power * (frequency > 15.0))

    return gain


@lru_cache(maxsize=64)
def smooth(n: int) -> int:
    """The next length of which a transform is quick: 2^a 3^b 5^c."""
    best = 1 << max(0, n - 1).bit_length()
    five = 1
    while five < best:
        three = five
        while three < best:
            length = three << max(0, -(-n // three) - 1).bit_length()
            best = min(best, length) if length >= n else best
            three *= 3
        five *= 5
    return best


@lru_cache(maxsize=16)
def frequencies(n: int) -> Sound:
    """The frequencies of a real transform of `n` samples, in Hz; not to be changed."""
    return np.asarray(np.fft.rfftfreq(n, 1 / RATE))


def noise(n: int, rng: np.random.Generator, *gains: Callable[[Sound], Sound]) -> Sound:
    """Gaussian noise of `n` samples, shaped by every gain, at an RMS of 1."""
    if n == 0:
        return np.zeros(0)
    size = smooth(n)
    spectrum = np.fft.rfft(rng.standard_normal(size))
    frequency = frequencies(size)
    for gain in gains:
        spectrum *= gain(frequency)
    out = np.fft.irfft(spectrum, size)[:n]
    return np.asarray(out / (np.sqrt(np.mean(out**2)) + 1e-12))


def filtered(sound: Sound, *gains: Callable[[Sound], Sound]) -> Sound:
    """`sound` shaped by every gain, as loud as it comes out."""
    n = len(sound)
    size = smooth(n + min(n, RATE // 2))
    spectrum = np.fft.rfft(sound, size)
    frequency = frequencies(size)
    for gain in gains:
        spectrum *= gain(frequency)
    return np.asarray(np.fft.irfft(spectrum, size)[:n])


def together(sounds: Iterable[Sound]) -> Sound:
    """The sum of sounds of one length."""
    return np.asarray(np.sum(list(sounds), axis=0))


def drift(n: int, rng: np.random.Generator, period: float, low: float = 0.0, high: float = 1.0) -> Sound:
    """A smooth random curve of `n` samples between `low` and `high` that turns about every `period` seconds."""
    points = max(4, int(n / RATE / period) + 4)
    value = low + (high - low) * rng.random(points)
    if n == 0:
        return np.zeros(0)
    # Every 16th sample is worked out and the rest drawn straight between: no curve turns within 16 samples.
    step = 16 if period > 0.02 else 1
    at = np.arange(0, n + step, step) / (RATE * period) + rng.random()
    i = at.astype(int)
    u = at - i
    u *= u * (3 - 2 * u)
    curve = value[i] * (1 - u) + value[i + 1] * u
    if step == 1:
        return np.asarray(curve[:n])
    rise = np.arange(step) / step
    return np.asarray((curve[:-1, None] + np.diff(curve)[:, None] * rise).reshape(-1)[:n])


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


def harmonics(frequency: Sound, levels: Sequence[float]) -> Sound:
    """Overtones 1, 2, 3 ... of a gliding pitch in Hz, each with its level; those above 20 kHz are left out.

    sin(k x) follows from the two before it by one multiplication (Chebyshev), which is ten times as quick as a sine.
    """
    phase = np.cumsum(frequency) * (2 * np.pi / RATE)
    highest = int(20_000 / max(float(np.max(frequency, initial=1.0)), 1.0))
    twice = 2 * np.cos(phase)
    before, now = np.zeros(len(phase)), np.sin(phase)
    out = np.zeros(len(phase))
    for level in levels[:highest]:
        if level:
            out += level * now
        before, now = now, twice * now - before
    return out


def buzz(frequency: Sound, overtones: int = 24, fall: float = 1.0) -> Sound:
    """A reed, a string or a throat: overtones that fall as 1 / k to the power of `fall`."""
    return harmonics(frequency, [k**-fall for k in range(1, overtones + 1)])


def throat(*peaks: tuple[float, float, float]) -> Callable[[Sound], Sound]:
    """Gain of a mouth or a box: resonances as rows of (frequency in Hz, width in Hz, level)."""

    def gain(frequency: Sound) -> Sound:
        out = np.zeros(len(frequency))
        for at, width, level in peaks:
            out += level / (1 + ((frequency - at) / (width / 2)) ** 2)
        return out

    return gain


def burst(seconds: float, low: float, high: float, rise: float, fall: float, rng: np.random.Generator) -> Sound:
    """A stroke of noise between `low` and `high` Hz."""
    n = samples(seconds)
    return noise(n, rng, band(low, high)) * swell(n, rise, fall)


def echoing(sound: Sound, rng: np.random.Generator, seconds: float, wet: float, high: float = 5000.0) -> Sound:
    """Stereo: a mono sound in the middle and its room around it, which dies by 60 dB in `seconds`."""
    # What lies 40 dB below its beginning is not heard behind the sound itself.
    n = max(1, samples(min(0.67 * seconds, 4.0)))
    t = np.arange(n) / RATE
    tail = np.exp(-6.9 * t / seconds) * np.minimum(1.0, t / 0.004) * np.minimum(1.0, 8 * (1 - np.arange(n) / n))
    size = smooth(len(sound) + n)
    spectrum = np.fft.rfft(sound, size)
    sides = []
    for _ in range(2):
        response = noise(n, rng, band(120, high)) * tail
        response /= np.sqrt((response**2).sum()) + 1e-12
        sides.append(np.fft.irfft(spectrum * np.fft.rfft(response, size), size)[: len(sound)])
    return np.asarray(np.stack([sound + wet * side for side in sides], axis=1) * np.sqrt(0.5))


def put(track: Sound, sound: Sound, second: float, level: float = 1.0) -> None:
    """Add a mono sound to a mono track so that it starts at `second`; what lies outside is cut."""
    start = round(second * RATE)
    if start < 0:
        sound, start = sound[-start:], 0
    length = min(len(sound), len(track) - start)
    if length > 0:
        track[start : start + length] += level * sound[:length]


def panned(sound: Sound, pan: ArrayLike) -> Sound:
    """Stereo (n, 2) of a mono sound at `pan` (-1 left .. 1 right, one value or one a sample), at constant power."""
    angle = (np.clip(pan, -1.0, 1.0) + 1.0) * (np.pi / 4)
    return np.stack([sound * np.cos(angle), sound * np.sin(angle)], axis=1)


def wide(left: Sound, right: Sound, width: float = 0.7) -> Sound:
    """Stereo (n, 2) of two independent takes of one sound; `width` 0 is mono."""
    middle = (left + right) / np.sqrt(2)
    return np.stack([middle * (1 - width) + left * width, middle * (1 - width) + right * width], axis=1)


def both(make: Callable[[], Sound], width: float = 1.0) -> Sound:
    """Stereo (n, 2) of two takes of one sound, each made by its own call."""
    return wide(make(), make(), width)


def place(bed: Sound, sound: Sound, second: float) -> None:
    """Add a stereo sound to the stereo bed so that it starts at `second`; what lies outside the bed is cut."""
    start = round(second * RATE)
    head = max(0, -start)
    length = min(len(sound) - head, len(bed) - max(0, start))
    if length > 0:
        bed[max(0, start) : max(0, start) + length] += sound[head : head + length]
