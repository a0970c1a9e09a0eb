"""What the ear of a table hears: six features of a sound, and a description by which two sounds are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shotwright.house.foley.perform import momentary
from shotwright.media.loudness import true_peak

RATE = 48_000
HOP = 240


@dataclass(frozen=True, slots=True)
class Heard:
    """Six features of a sound."""

    onset: float
    """Seconds until its power, smoothed over 10 ms, first comes within 6 dB of its highest."""
    decay: float
    """Seconds from its highest power until it last lies less than 30 dB below."""
    centroid: float
    """Middle of its power in Hz."""
    spread: float
    """Octaves that hold the middle two thirds of its power, from the 17th to the 83rd percentile."""
    periodicity: float
    """Median over its loud frames of the highest autocorrelation between 40 and 4,000 Hz, 0..1."""
    loudness: float
    """LUFS of its loudest 400 ms."""
    peak: float
    """dBTP."""
    evenness: float
    """Decibels between the 20th and the 90th percentile of its power over 50 ms."""


def power_of(mono: NDArray[np.float64], window: int = 480) -> NDArray[np.float64]:
    """Power every 5 ms over `window` samples."""
    total = np.concatenate([[0.0], np.cumsum(np.pad(mono, (window // 2, window)) ** 2)])
    starts = np.arange(0, len(mono), HOP)
    return np.asarray((total[starts + window] - total[starts]) / window)


def periodicity(mono: NDArray[np.float64]) -> float:
    """Median of the highest normalised autocorrelation in loud frames of 85 ms."""
    size = 4096
    starts = np.arange(0, max(1, len(mono) - size), size // 2)
    frames = np.stack([np.pad(mono[s : s + size], (0, max(0, size - len(mono) + s))) for s in starts])
    loud = (frames**2).sum(1)
    frames = frames[loud > 0.05 * loud.max()] * np.hanning(size)
    both = np.fft.irfft(np.abs(np.fft.rfft(frames, 2 * size, axis=1)) ** 2, axis=1)[:, :size]
    window = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(size), 2 * size)) ** 2)[:size]
    # Beyond four fifths of the frame the two halves hardly overlap.
    reach = 4 * size // 5
    whole = both[:, :reach] / both[:, :1] / (window[:reach] / window[0])
    found = []
    for row in whole:
        # The slope from lag 0 belongs to no period: it ends where the correlation first falls below a half.
        first = int(np.argmax(row < 0.5)) if (row < 0.5).any() else size
        inside = row[max(first, RATE // 4000) : RATE // 40]
        found.append(float(inside.max()) if len(inside) else 0.0)
    return float(np.clip(np.median(found), 0, 1))


def hear(sound: NDArray[np.float64]) -> Heard:
    """The features of a stereo sound."""
    mono = sound.mean(1)
    power = power_of(mono)
    highest = int(power.argmax())
    above = np.flatnonzero(power > power[highest] * 1e-3)
    spectrum = np.abs(np.fft.rfft(mono)) ** 2
    frequency = np.fft.rfftfreq(len(mono), 1 / RATE)
    total = np.cumsum(spectrum) / spectrum.sum()
    low, high = frequency[np.searchsorted(total, (0.17, 0.83))]
    steady = power_of(mono, 2400)
    return Heard(
        onset=int(np.argmax(power >= power[highest] / 4)) * HOP / RATE,
        decay=(int(above[-1]) - highest) * HOP / RATE,
        centroid=float((frequency * spectrum).sum() / spectrum.sum()),
        spread=float(np.log2(max(high, 1.0) / max(low, 1.0))),
        periodicity=periodicity(mono),
        loudness=momentary(sound),
        peak=true_peak(sound),
        evenness=float(10 * np.log10(np.percentile(steady, 90) / (np.percentile(steady, 20) + 1e-15))),
    )


def likeness(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """A point for a sound: 20 bands of its spectrum, its envelope in 16 parts, its rhythm in 8 bands; in decibels."""
    mono = sound.mean(1)
    spectrum = np.abs(np.fft.rfft(mono)) ** 2
    edges = np.searchsorted(np.fft.rfftfreq(len(mono), 1 / RATE), np.geomspace(30, 16000, 21))
    bands = np.array([spectrum[a:b].sum() for a, b in pairwise(edges)])
    power = power_of(mono, 960)
    parts = np.array([part.mean() for part in np.array_split(power[: 4 * RATE // HOP], 16)])
    sway = np.abs(np.fft.rfft(np.sqrt(power) - np.sqrt(power).mean(), 4096)) ** 2
    edges = np.searchsorted(np.fft.rfftfreq(4096, HOP / RATE), np.geomspace(0.4, 80, 9))
    rhythm = np.array([sway[a:b].mean() for a, b in pairwise(edges)])

    def decibels(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.maximum(10 * np.log10(values / values.max() + 1e-9), -45.0))

    return np.concatenate([decibels(bands), decibels(parts), decibels(rhythm)])
