"""Ambiences: what a place or a weather sounds like, as stereo beds of any length.

Each is a function (samples, generator) -> stereo at an RMS near 1, named in `AMBIENCES`. Levels belong to the sound plan.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .tone import (
    RATE,
    Sound,
    band,
    buzz,
    drift,
    filtered,
    glide,
    noise,
    panned,
    place,
    ring,
    samples,
    smooth,
    sprinkle,
    swell,
    tilt,
    together,
    wide,
)

Ambience = Callable[[int, np.random.Generator], Sound]
AMBIENCES: dict[str, Ambience] = {}


def ambience(*names: str) -> Callable[[Ambience], Ambience]:
    """Register a bed under one or more names."""

    def register(make: Ambience) -> Ambience:
        for name in names:
            AMBIENCES[name] = make
        return make

    return register


def levelled(sound: Sound) -> Sound:
    """The same sound at an RMS of 1."""
    return np.asarray(sound / (np.sqrt(np.mean(sound**2)) + 1e-12))


def pair(n: int, rng: np.random.Generator, *gains: Callable[[Sound], Sound], width: float = 0.7) -> Sound:
    """Stereo shaped noise."""
    return wide(noise(n, rng, *gains), noise(n, rng, *gains), width)


@ambience("waves", "sea", "surf")
def waves(n: int, rng: np.random.Generator) -> Sound:
    """Swell after swell: a low roll, a crest that breaks, a hiss that runs back; each from its own side."""
    bed = 0.25 * pair(n, rng, tilt(-4), band(60, 900))
    second = -2.0 + rng.random()
    while second < n / RATE:
        length = samples(6.0)
        side, size = rng.uniform(-0.7, 0.7), rng.uniform(0.6, 1.0)
        roll = noise(length, rng, band(50, 300)) * swell(length, 2.2, 1.0)
        crest = noise(length, rng, tilt(-3), band(250, 3500)) * swell(length, 2.5, 0.7)
        hiss = noise(length, rng, band(2200, 9000)) * swell(length, 3.0, 1.3)
        place(
            bed, panned(size * (0.9 * roll + 0.9 * crest + 0.28 * hiss), np.linspace(side, -side * 0.4, length)), second
        )
        second += rng.uniform(3.2, 4.8)
    return levelled(bed)


@ambience("lapping", "lake", "harbour")
def lapping(n: int, rng: np.random.Generator) -> Sound:
    """Small water against stones and wood."""
    bed = 0.12 * pair(n, rng, tilt(-3), band(200, 2500))
    second = 0.0
    while second < n / RATE:
        length = samples(0.5)
        t = np.arange(length) / RATE
        plop = glide(rng.uniform(220, 520) * (1 + 1.4 * t)) * swell(length, 0.02, 0.07)
        wash = noise(length, rng, band(300, 2600)) * swell(length, 0.12, 0.12)
        place(bed, panned(0.4 * plop + 0.6 * wash, rng.uniform(-0.8, 0.8)) * rng.uniform(0.4, 1.0), second)
        second += rng.exponential(0.35)
    return levelled(bed)


@ambience("wind")
def wind(n: int, rng: np.random.Generator) -> Sound:
    """Gusts whose voice moves between three bands."""
    out = np.zeros((n, 2))
    for low, high, level in ((70, 220, 1.0), (220, 520, 0.8), (520, 1300, 0.35)):
        gust = drift(n, rng, 1.7, 0.15, 1.0) ** 2
        out += level * gust[:, None] * pair(n, rng, band(low, high, 3.0), width=0.6)
    return levelled(out)


@ambience("leaves")
def leaves(n: int, rng: np.random.Generator) -> Sound:
    """Wind in a crown of leaves."""
    gust = drift(n, rng, 1.4, 0.2, 1.0)[:, None] ** 1.5
    return levelled(gust * pair(n, rng, band(1500, 7500, 1.5), width=0.9) + 0.25 * wind(n, rng))


@ambience("blizzard")
def blizzard(n: int, rng: np.random.Generator) -> Sound:
    """A gale that howls."""
    howl = glide(drift(n, rng, 1.1, 320, 620)) * drift(n, rng, 0.9, 0.0, 1.0) ** 2
    return levelled(
        1.0 * wind(n, rng) + 0.5 * pair(n, rng, band(900, 4200)) + panned(0.25 * howl, drift(n, rng, 2, -0.6, 0.6))
    )


@ambience("snow", "snowfall")
def snowfall(n: int, rng: np.random.Generator) -> Sound:
    """The muffled air of falling snow."""
    return levelled(pair(n, rng, tilt(-5), band(40, 500)) + 0.3 * wind(n, rng))


@ambience("rain")
def rain(n: int, rng: np.random.Generator) -> Sound:
    """A curtain of far drops and single near ones."""
    drop = noise(samples(0.012), rng, band(1800, 7000)) * swell(samples(0.012), 0.0005, 0.003)
    plink = ring(samples(0.03), [(2700, 0.006, 1.0), (4100, 0.004, 0.6)], rng)
    near = wide(sprinkle(n, rng, 90, drop), sprinkle(n, rng, 90, drop), 1.0)
    far = pair(n, rng, band(900, 9000, 1.2), width=0.8)
    bright = wide(sprinkle(n, rng, 14, plink), sprinkle(n, rng, 14, plink), 1.0)
    return levelled(far * drift(n, rng, 2.5, 0.85, 1.0)[:, None] + 0.5 * levelled(near) + 0.16 * levelled(bright))


@ambience("thunder")
def thunder(n: int, rng: np.random.Generator) -> Sound:
    """One crack that rolls away, in the first half of the bed."""
    bed = np.zeros((n, 2))
    length = min(n, samples(6.0))
    crack = noise(length, rng, tilt(-4), band(60, 4000)) * swell(length, 0.01, 0.16)
    roll = noise(length, rng, tilt(-6), band(25, 220)) * swell(length, 0.25, 1.6) * drift(length, rng, 0.22, 0.3, 1.0)
    place(bed, panned(0.7 * crack + 1.6 * roll, rng.uniform(-0.5, 0.5)), rng.uniform(0.1, 0.35) * n / RATE)
    return levelled(bed)


def chirps(n: int, rng: np.random.Generator, per_second: float, low: float, high: float) -> Sound:
    """Bird phrases: a few short notes that bend, then a rest, from changing sides."""
    bed = np.zeros((n, 2))
    second = rng.uniform(0.0, 0.4)
    while second < n / RATE:
        tone, side, loud = rng.uniform(low, high), rng.uniform(-0.9, 0.9), rng.uniform(0.25, 1.0)
        bend, length = rng.uniform(-0.35, 0.5), samples(rng.uniform(0.05, 0.13))
        u = np.linspace(0, 1, length)
        note = glide(tone * (1 + bend * u + 0.05 * np.sin(2 * np.pi * 28 * u))) * np.sin(np.pi * u) ** 1.5
        for k in range(int(rng.integers(2, 6))):
            place(bed, panned(note * loud, side), second + k * (length / RATE + rng.uniform(0.03, 0.07)))
        second += rng.exponential(1 / per_second) + 0.3
    return bed


@ambience("birds", "birdsong", "forest")
def birds(n: int, rng: np.random.Generator) -> Sound:
    """Song from near and far over quiet leaves."""
    return levelled(chirps(n, rng, 1.6, 2600, 5200) + 0.4 * chirps(n, rng, 1.2, 1800, 3400) + 0.05 * leaves(n, rng))


@ambience("gulls")
def gulls(n: int, rng: np.random.Generator) -> Sound:
    """Cries that fall, seldom."""
    bed = np.zeros((n, 2))
    second = rng.uniform(0.2, 1.2)
    while second < n / RATE:
        side = rng.uniform(-0.8, 0.8)
        for k in range(int(rng.integers(1, 4))):
            length = samples(rng.uniform(0.25, 0.4))
            u = np.linspace(0, 1, length)
            pitch = 1150 * (1 + 0.35 * np.sin(np.pi * np.minimum(1, u * 2.2)) - 0.3 * u)
            cry = together(glide(pitch * h) / h for h in (1, 2, 3)) * np.sin(np.pi * u) ** 0.7
            place(bed, panned(cry, side), second + 0.45 * k)
        second += rng.exponential(2.0) + 1.2
    return levelled(bed + 1e-4 * pair(n, rng))


@ambience("crickets", "night")
def crickets(n: int, rng: np.random.Generator) -> Sound:
    """Three insects, each with its own pitch and rhythm."""
    t = np.arange(n) / RATE
    bed = np.zeros((n, 2))
    for _ in range(3):
        pitch, rate, shift = rng.uniform(3900, 5100), rng.uniform(1.8, 2.9), rng.random()
        pulse = np.maximum(0, np.sin(2 * np.pi * 31 * t)) ** 2 * (((t * rate + shift) % 1.0) < 0.32)
        bed += panned(np.sin(2 * np.pi * pitch * t) * filtered(pulse, band(1, 400)), rng.uniform(-0.9, 0.9))
    return levelled(bed + 0.02 * pair(n, rng, tilt(-3)))


@ambience("street", "city", "traffic")
def street(n: int, rng: np.random.Generator) -> Sound:
    """A city's low roar, and cars that pass."""
    bed = 0.9 * pair(n, rng, tilt(-5), band(35, 350)) + 0.12 * pair(n, rng, tilt(-3), band(300, 3000))
    second = rng.uniform(-2.0, 0.5)
    while second < n / RATE:
        length = samples(rng.uniform(3.0, 4.5))
        u = np.linspace(-1, 1, length)
        near = np.exp(-(u**2) / 0.10)
        tyres = noise(length, rng, tilt(-2), band(250, 2600)) * near
        motor = noise(length, rng, band(55, 140)) * near
        way = rng.choice((-1.0, 1.0))
        place(bed, panned(0.55 * tyres + 0.8 * motor, way * u) * rng.uniform(0.5, 1.0), second)
        second += rng.uniform(1.8, 4.0)
    return levelled(bed)


@ambience("wet-street")
def wet_street(n: int, rng: np.random.Generator) -> Sound:
    """A street whose tyres hiss."""
    hiss = pair(n, rng, band(1500, 6500)) * (drift(n, rng, 1.6, 0, 1) ** 3)[:, None]
    return levelled(street(n, rng) + 0.35 * hiss)


def murmur(n: int, rng: np.random.Generator, voices: int = 6) -> Sound:
    """Many people talking too far away to be understood."""
    # Nothing of it is above 5 kHz: it is made at a quarter of the rate, in a quarter of the time.
    fast = 4
    m = -(-n // fast)
    bed = np.zeros((m, 2))
    for _ in range(voices):
        syllables = drift(m, rng, rng.uniform(0.10, 0.16) / fast, 0.0, 1.0) ** 3
        syllables *= drift(m, rng, 1.3 / fast, 0.0, 1.0)
        root = fast * rng.uniform(95, 210)
        voice = buzz(drift(m, rng, 0.35 / fast, root * 0.9, root * 1.15), 8)
        voice += 0.3 * noise(m, rng, band(fast * 400, fast * 2500))
        bed += panned(voice * syllables, rng.uniform(-0.8, 0.8))
    bed = np.stack([filtered(side, band(fast * 180, fast * 950, 1.5)) for side in bed.T], 1)
    size = smooth(m)
    spectrum = np.fft.rfft(bed, size, axis=0)
    return np.asarray(fast * np.fft.irfft(spectrum, fast * size, axis=0)[:n])


@ambience("cafe", "restaurant")
def cafe(n: int, rng: np.random.Generator) -> Sound:
    """Talk, cups and the machine, in a warm room."""
    bed = 0.8 * levelled(murmur(n, rng)) + 0.25 * room(n, rng)
    second = rng.uniform(0.2, 0.8)
    while second < n / RATE:
        f = rng.uniform(2100, 3600)
        clink = ring(samples(0.25), [(f, 0.05, 1), (f * 1.51, 0.035, 0.6), (f * 2.33, 0.02, 0.4)], rng)
        place(bed, panned(clink * rng.uniform(0.15, 0.5), rng.uniform(-0.7, 0.7)), second)
        second += rng.exponential(0.8) + 0.15
    length = samples(1.6)
    if n > length:
        steam = noise(length, rng, band(2500, 9000)) * swell(length, 0.25, 0.6)
        place(bed, panned(0.22 * steam, 0.5), rng.uniform(0.2, 0.7) * n / RATE)
    return levelled(bed)


@ambience("crowd")
def crowd(n: int, rng: np.random.Generator) -> Sound:
    """A crowd in the open."""
    return levelled(levelled(murmur(n, rng, 9)) + 0.3 * pair(n, rng, tilt(-3), band(200, 2000)))


@ambience("room", "interior")
def room(n: int, rng: np.random.Generator) -> Sound:
    """The quiet of a room: air and a far hum."""
    t = np.arange(n) / RATE
    hum = 0.10 * np.sin(2 * np.pi * 100 * t) + 0.05 * np.sin(2 * np.pi * 200 * t)
    return levelled(pair(n, rng, tilt(-6), band(40, 600)) + panned(hum, 0.0))


@ambience("desert")
def desert(n: int, rng: np.random.Generator) -> Sound:
    """Thin wind and sand."""
    sand = pair(n, rng, band(3500, 9000)) * (drift(n, rng, 1.2, 0, 1) ** 2)[:, None]
    return levelled(wind(n, rng) + 0.12 * sand)


@ambience("space")
def space(n: int, rng: np.random.Generator) -> Sound:
    """A deep, slow drone."""
    t = np.arange(n) / RATE
    drone = together(
        np.sin(2 * np.pi * f * t + rng.random() * 6) * drift(n, rng, 2.5, 0.3, 1.0) for f in (41.2, 55.0, 82.4, 110.3)
    )
    return levelled(panned(drone, drift(n, rng, 3, -0.4, 0.4)) + 0.15 * pair(n, rng, tilt(-6)))
