"""Single sounds that fall at an instant: steps by surface, hoofs, splashes, doors of thunder, a pour.

Each is a function (strength 0..1, generator) -> mono, whose onset is its first sample, named in `EVENTS`. Steps are rows
of a table: what a surface does to a heel and a toe.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .tone import RATE, Sound, band, filtered, glide, noise, ring, samples, sprinkle, swell, tilt

Event = Callable[[float, np.random.Generator], Sound]
EVENTS: dict[str, Event] = {}


def event(*names: str) -> Callable[[Event], Event]:
    """Register a sound under one or more names."""

    def register(make: Event) -> Event:
        for name in names:
            EVENTS[name] = make
        return make

    return register


@dataclass(frozen=True, slots=True)
class Surface:
    """What the ground adds to a foot."""

    thud: float
    """Pitch of the body of the step in Hz; 0 for none."""
    low: float
    """Band of the scuff in Hz."""
    high: float
    decay: float
    """Seconds."""
    grains: float
    """Crunches a second: snow, gravel, leaves."""
    wet: float
    """0..1: how much water splashes."""


SURFACES: dict[str, Surface] = {
    "asphalt": Surface(thud=110, low=500, high=3800, decay=0.035, grains=0, wet=0),
    "wet-asphalt": Surface(thud=100, low=700, high=6500, decay=0.06, grains=60, wet=0.7),
    "stone": Surface(thud=140, low=800, high=5200, decay=0.03, grains=0, wet=0),
    "wood": Surface(thud=165, low=300, high=2200, decay=0.05, grains=0, wet=0),
    "tiles": Surface(thud=180, low=1100, high=6000, decay=0.03, grains=0, wet=0),
    "carpet": Surface(thud=80, low=120, high=900, decay=0.04, grains=0, wet=0),
    "snow": Surface(thud=0, low=700, high=4200, decay=0.14, grains=900, wet=0),
    "sand": Surface(thud=55, low=500, high=3200, decay=0.15, grains=420, wet=0),
    "grass": Surface(thud=75, low=1300, high=7500, decay=0.07, grains=140, wet=0.1),
    "gravel": Surface(thud=90, low=1200, high=7000, decay=0.12, grains=420, wet=0),
    "leaves": Surface(thud=60, low=1600, high=9000, decay=0.14, grains=300, wet=0),
    "earth": Surface(thud=85, low=250, high=1800, decay=0.06, grains=60, wet=0),
    "water": Surface(thud=70, low=400, high=5000, decay=0.16, grains=80, wet=1.0),
}
"""Every surface that a place may name; an unknown one sounds like earth."""


def footfall(surface: str, strength: float, rng: np.random.Generator) -> Sound:
    """One shod foot: heel, then toe, on `surface`."""
    ground = SURFACES.get(surface, SURFACES["earth"])
    n = samples(0.32)
    out = np.zeros(n)
    for start, weight in ((0.0, 1.0), (rng.uniform(0.06, 0.09), 0.55)):
        m = n - samples(start)
        scuff = noise(m, rng, band(ground.low, ground.high)) * swell(m, 0.002, ground.decay)
        hit = 0.45 * scuff
        if ground.thud:
            hit += ring(m, [(ground.thud * rng.uniform(0.93, 1.07), 0.035, 0.9), (ground.thud * 2.4, 0.015, 0.35)], rng)
        if ground.grains:
            grain = noise(samples(0.006), rng, band(ground.low, ground.high)) * swell(samples(0.006), 0.0005, 0.002)
            crunch = sprinkle(m, rng, ground.grains, grain) * swell(m, 0.012, ground.decay)
            hit += 0.5 * crunch
        if ground.wet:
            hit += ground.wet * 0.35 * noise(m, rng, band(1800, 8000)) * swell(m, 0.012, 0.07)
        out[samples(start) :] += weight * hit
    return out * (0.35 + 0.65 * strength)


@event("step")
def step(strength: float, rng: np.random.Generator) -> Sound:
    """A step on earth; steps on other ground come through `footfall`."""
    return footfall("earth", strength, rng)


def paw(surface: str, strength: float, rng: np.random.Generator) -> Sound:
    """A soft foot: the surface without the heel."""
    return 0.5 * filtered(footfall(surface, strength, rng), band(60, 2600, 1.0))


def hoof(surface: str, strength: float, rng: np.random.Generator) -> Sound:
    """A hoof: a hollow knock over the surface."""
    n = samples(0.22)
    root = rng.uniform(300, 380)
    hard = 1.0 if surface in ("asphalt", "wet-asphalt", "stone", "tiles", "wood") else 0.35
    knock = ring(n, [(root, 0.03, 1.0), (root * 2.1, 0.018, 0.7), (root * 3.7, 0.01, 0.4)], rng) * hard
    thump = ring(n, [(78, 0.05, 0.9)], rng)
    out = footfall(surface, strength, rng)
    out[:n] += (knock + thump) * strength
    return out


@event("splash")
def splash(strength: float, rng: np.random.Generator) -> Sound:
    """Something meets water."""
    n = samples(0.9)
    spray = noise(n, rng, band(700, 7000)) * swell(n, 0.02, 0.16)
    body = noise(n, rng, band(120, 700)) * swell(n, 0.03, 0.12)
    t = np.arange(n) / RATE
    bubbles = sprinkle(n, rng, 40, glide(500 + 900 * t[: samples(0.04)] * 20) * swell(samples(0.04), 0.002, 0.012))
    return (0.6 * spray + 0.7 * body + 0.25 * bubbles * swell(n, 0.15, 0.3)) * strength


@event("thunder-clap", "lightning")
def thunder_clap(strength: float, rng: np.random.Generator) -> Sound:
    """A near strike and its roll."""
    n = samples(4.5)
    crack = noise(n, rng, tilt(-3), band(80, 7000)) * swell(n, 0.004, 0.12)
    roll = noise(n, rng, tilt(-6), band(25, 240)) * swell(n, 0.12, 1.3)
    return (0.8 * crack + 1.6 * roll) * strength


@event("clink", "cup")
def clink(strength: float, rng: np.random.Generator) -> Sound:
    """China on china."""
    f = rng.uniform(2300, 3300)
    return ring(samples(0.35), [(f, 0.07, 1), (f * 1.52, 0.05, 0.6), (f * 2.41, 0.03, 0.4)], rng) * 0.6 * strength


@event("flap", "wing")
def flap(strength: float, rng: np.random.Generator) -> Sound:
    """A wing or a sail that fills."""
    n = samples(0.28)
    return noise(n, rng, band(150, 1400)) * swell(n, 0.05, 0.06) * strength
