"""Sounds that last: engines, flames, a pour, a hull; each follows what the picture does from start to end.

A function (samples, generator) -> mono at an RMS near 1, named in `SOURCES`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .tone import RATE, Sound, band, drift, filtered, glide, noise, samples, sprinkle, swell, tilt, together

Source = Callable[[int, np.random.Generator], Sound]
SOURCES: dict[str, Source] = {}


def source(*names: str) -> Callable[[Source], Source]:
    """Register a lasting sound under one or more names."""

    def register(make: Source) -> Source:
        for name in names:
            SOURCES[name] = make
        return make

    return register


def levelled(sound: Sound) -> Sound:
    """The same sound at an RMS of 1."""
    return np.asarray(sound / (np.sqrt(np.mean(sound**2)) + 1e-12))


@source("engine", "car", "motor")
def engine(n: int, rng: np.random.Generator) -> Sound:
    """A four-stroke motor at an even speed, with its tyres."""
    root = drift(n, rng, 0.9, 62, 70)
    tone = together(
        glide(root * h) * level
        for h, level in ((0.5, 0.5), (1, 1.0), (1.5, 0.35), (2, 0.7), (3, 0.3), (4, 0.25), (6, 0.1))
    )
    return levelled(levelled(tone) + 0.35 * noise(n, rng, tilt(-3), band(200, 3000)))


@source("rocket")
def rocket(n: int, rng: np.random.Generator) -> Sound:
    """A roar that builds within a second and crackles."""
    body = noise(n, rng, tilt(-5), band(22, 1800))
    crackle = sprinkle(n, rng, 260, noise(samples(0.01), rng, band(400, 6000)) * swell(samples(0.01), 0.0003, 0.003))
    build = np.minimum(1.0, np.arange(n) / RATE / 1.1) ** 1.3
    return levelled(body * drift(n, rng, 0.3, 0.75, 1.0) + 0.5 * levelled(crackle)) * build


@source("pour", "stream")
def pour(n: int, rng: np.random.Generator) -> Sound:
    """A stream into a vessel that fills: bubbles whose pitch climbs."""
    climb = np.linspace(0.8, 1.5, max(n, 1))
    gurgle = together(
        glide(drift(n, rng, 0.035, 420 * k, 760 * k) * climb) * drift(n, rng, 0.05, 0, 1) ** 2 for k in (1.0, 1.7, 2.6)
    )
    return levelled(levelled(gurgle) + 0.55 * noise(n, rng, band(1500, 7500)))


@source("hull", "bow-wave")
def hull(n: int, rng: np.random.Generator) -> Sound:
    """Water that parts before a bow."""
    rush = noise(n, rng, tilt(-2), band(250, 4500)) * drift(n, rng, 0.5, 0.4, 1.0)
    return levelled(rush + 0.6 * noise(n, rng, band(90, 300)) * drift(n, rng, 0.8, 0.2, 1.0))


@source("fire")
def fire(n: int, rng: np.random.Generator) -> Sound:
    """A flame that flutters and snaps."""
    snap = noise(samples(0.008), rng, band(1200, 9000)) * swell(samples(0.008), 0.0003, 0.002)
    return levelled(
        noise(n, rng, tilt(-5), band(40, 900)) * drift(n, rng, 0.18, 0.4, 1.0) + 0.8 * sprinkle(n, rng, 12, snap) * 3
    )


@source("wings")
def wings(n: int, rng: np.random.Generator) -> Sound:
    """A flock's wings."""
    beat = np.maximum(0, np.sin(2 * np.pi * 4.2 * np.arange(n) / RATE)) ** 2
    return levelled(noise(n, rng, band(250, 2200)) * filtered(beat, band(1, 60)))
