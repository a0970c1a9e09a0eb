"""Instruments: a pitch in Hz, a length in seconds -> mono samples, whose tone dies after the length.

Struck and plucked ones ring as sums of dying sines; bowed and blown ones are overtones under an envelope.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from ..foley.tone import RATE, Sound, band, buzz, filtered, glide, harmonics, noise, samples, swell, throat

Instrument = Callable[[float, float], Sound]
INSTRUMENTS: dict[str, Instrument] = {}


def instrument(name: str) -> Callable[[Instrument], Instrument]:
    """Register an instrument; the same note is made once."""

    def register(make: Instrument) -> Instrument:
        kept = lru_cache(maxsize=256)(make)
        INSTRUMENTS[name] = kept
        return kept

    return register


def held(seconds: float, attack: float, release: float, fall: float = 0.15) -> Sound:
    """An envelope that rises, sinks a little while it is held, and dies within `release`."""
    n, rise, end = samples(seconds + release), samples(attack), samples(seconds)
    rise, end = min(rise, n), max(min(end, n), 1)
    shape = np.ones(n)
    shape[:rise] = np.sin(np.pi / 2 * np.arange(rise) / max(rise, 1)) ** 2
    shape *= 1 - fall * np.minimum(1.0, np.arange(n) / end)
    tail = n - end
    if tail:
        shape[end:] *= np.cos(np.pi / 2 * np.arange(tail) / tail) ** 2
    return shape


def struck(pitch: float, seconds: float, partials: tuple[tuple[float, float, float], ...]) -> Sound:
    """Dying sines: rows of (ratio to the pitch, seconds to die by 60 dB at 220 Hz, level); short notes are damped."""
    ring = max(row[1] for row in partials) * (220 / pitch) ** 0.5
    n = samples(min(max(seconds, 0.1) + 0.25, ring, 8.0))
    t = np.arange(n) / RATE
    out = np.zeros(n)
    for ratio, decay, level in partials:
        if pitch * ratio < 18_000:
            out += level * np.exp(-6.9 * t / (decay * (220 / pitch) ** 0.5)) * np.sin(2 * np.pi * pitch * ratio * t)
    edge = samples(0.2) if n > samples(0.5) else n // 3
    out[n - edge :] *= np.cos(np.pi / 2 * np.arange(edge) / edge) ** 2
    rise = samples(0.002)
    out[:rise] *= np.arange(rise) / rise
    return out


@instrument("piano")
def piano(pitch: float, seconds: float) -> Sound:
    """Stiff strings: each overtone a little sharp, the high ones gone first."""
    rows = tuple((k * (1 + 0.00035 * k * k) ** 0.5, 6.0 / k**0.8, 1.0 / k**1.25) for k in range(1, 10))
    out = struck(pitch, seconds, rows)
    hammer = noise(samples(0.02), np.random.default_rng(7), band(300, 3000)) * swell(samples(0.02), 0.001, 0.004)
    out[: min(len(out), len(hammer))] += 0.08 * hammer[: len(out)]
    return out * 0.5


@instrument("electric piano")
def electric_piano(pitch: float, seconds: float) -> Sound:
    """A tine and its bell."""
    return 0.55 * struck(
        pitch, seconds, ((1, 4.0, 1.0), (2, 2.0, 0.25), (3, 1.2, 0.12), (7.1, 0.35, 0.12), (14.0, 0.15, 0.05))
    )


@instrument("guitar")
def guitar(pitch: float, seconds: float) -> Sound:
    """A plucked steel string."""
    return 0.5 * struck(pitch, seconds, tuple((k, 3.2 / k**0.9, abs(np.sin(k * 0.55)) / k**0.9) for k in range(1, 14)))


@instrument("harp")
def harp(pitch: float, seconds: float) -> Sound:
    """A plucked gut string."""
    return 0.55 * struck(pitch, seconds + 0.5, tuple((k, 3.0 / k, 1.0 / k**1.5) for k in range(1, 8)))


@instrument("pizzicato")
def pizzicato(pitch: float, seconds: float) -> Sound:
    """A string under a finger."""
    return 0.8 * struck(pitch, min(seconds, 0.3), tuple((k, 0.6 / k**0.7, 1.0 / k**1.3) for k in range(1, 8)))


@instrument("marimba")
def marimba(pitch: float, seconds: float) -> Sound:
    """A wooden bar over a pipe."""
    return 0.8 * struck(pitch, seconds, ((1, 1.1, 1.0), (3.9, 0.35, 0.25), (9.2, 0.12, 0.12)))


@instrument("bells")
def bells(pitch: float, seconds: float) -> Sound:
    """A celesta."""
    return 0.45 * struck(pitch * 2, seconds + 1.0, ((1, 3.0, 1.0), (2.76, 1.2, 0.3), (5.4, 0.5, 0.15)))


@instrument("pad")
def pad(pitch: float, seconds: float) -> Sound:
    """Three soft saws that beat against each other."""
    shape = held(seconds, min(0.6, seconds * 0.4), 1.1, 0.0)
    n = len(shape)
    tones = sum((buzz(np.full(n, pitch * (1 + cents / 1200 * 0.69)), 9, 1.35) for cents in (-7, 0, 7)), np.zeros(n))
    return filtered(tones, band(60, 1400, 1.0)) * shape * 0.22


@instrument("strings")
def strings(pitch: float, seconds: float) -> Sound:
    """A section: two bows with their own vibrato."""
    shape = held(seconds, min(0.22, seconds * 0.4), 0.5, 0.1)
    n = len(shape)
    t = np.arange(n) / RATE
    rise = np.minimum(1.0, t / 0.5)
    out = np.zeros(n)
    for cents, rate, start in ((-4, 5.3, 0.3), (5, 5.9, 2.1)):
        out += buzz(pitch * (1 + cents / 1731) * (1 + 0.0035 * rise * np.sin(2 * np.pi * rate * t + start)), 16, 1.1)
    return filtered(out, throat((450, 700, 1.0), (1100, 900, 0.8), (2700, 1500, 0.5))) * shape * 0.35


@instrument("brass")
def brass(pitch: float, seconds: float) -> Sound:
    """A horn that opens while it speaks."""
    shape = held(seconds, min(0.09, seconds * 0.4), 0.25, 0.15)
    tone = np.full(len(shape), pitch)
    return (buzz(tone, 5, 1.1) + 0.5 * shape**3 * buzz(tone, 16, 0.9)) * shape * 0.3


@instrument("flute")
def flute(pitch: float, seconds: float) -> Sound:
    """Breath over an edge."""
    shape = held(seconds, min(0.07, seconds * 0.4), 0.15, 0.1)
    t = np.arange(len(shape)) / RATE
    tone = harmonics(pitch * (1 + 0.004 * np.minimum(1, t / 0.4) * np.sin(2 * np.pi * 5 * t)), (1.0, 0.25, 0.08))
    air = noise(len(shape), np.random.default_rng(5), band(pitch, 4 * pitch))
    return (tone + 0.05 * air) * shape * 0.45


@instrument("lead")
def lead(pitch: float, seconds: float) -> Sound:
    """A synthesiser's singing saw."""
    shape = held(seconds, 0.015, 0.12, 0.2)
    t = np.arange(len(shape)) / RATE
    return buzz(pitch * (1 + 0.004 * np.minimum(1, t / 0.3) * np.sin(2 * np.pi * 5.5 * t)), 14, 1.1) * shape * 0.3


@instrument("synth pluck")
def synth_pluck(pitch: float, seconds: float) -> Sound:
    """A saw whose brightness dies at once."""
    n = samples(min(seconds, 0.6) + 0.2)
    tone = np.full(n, pitch)
    fade = swell(n, 0.003, 0.22) * held(min(seconds, 0.6), 0.001, 0.2, 0.0)[:n]
    out: Sound = (0.5 * buzz(tone, 3, 1.0) * fade + 0.4 * buzz(tone, 20, 0.8) * swell(n, 0.002, 0.05)) * 0.6
    return out


@instrument("bass")
def bass(pitch: float, seconds: float) -> Sound:
    """A plucked low string."""
    return 0.9 * struck(pitch, seconds, ((1, 2.4, 1.0), (2, 1.4, 0.5), (3, 0.8, 0.25), (4, 0.5, 0.12)))


@instrument("synth bass")
def synth_bass(pitch: float, seconds: float) -> Sound:
    """A round saw."""
    shape = held(seconds * 0.9, 0.006, 0.06, 0.3)
    return (harmonics(np.full(len(shape), pitch), (1.0, 0.5, 0.3, 0.2, 0.12, 0.08))) * shape * 0.55


@instrument("low strings")
def low_strings(pitch: float, seconds: float) -> Sound:
    """Basses and cellos."""
    shape = held(seconds, min(0.12, seconds * 0.4), 0.4, 0.1)
    return filtered(buzz(np.full(len(shape), pitch), 18, 1.05), throat((180, 300, 1.0), (500, 500, 0.6))) * shape * 0.6


DRUMS: dict[str, Callable[[np.random.Generator], Sound]] = {}


def drum(name: str) -> Callable[[Callable[[np.random.Generator], Sound]], Callable[[np.random.Generator], Sound]]:
    """Register a drum: a generator -> mono samples."""

    def register(make: Callable[[np.random.Generator], Sound]) -> Callable[[np.random.Generator], Sound]:
        DRUMS[name] = make
        return make

    return register


@drum("kick")
def kick(rng: np.random.Generator) -> Sound:
    """A beater and a skin that falls."""
    n = samples(0.35)
    t = np.arange(n) / RATE
    click = noise(n, rng, band(800, 4000)) * swell(n, 0.0005, 0.004)
    return 0.95 * glide(48 + 110 * np.exp(-t / 0.025)) * swell(n, 0.002, 0.1) + 0.05 * click


@drum("snare")
def snare(rng: np.random.Generator) -> Sound:
    """A skin and its wires."""
    n = samples(0.28)
    t = np.arange(n) / RATE
    return 0.35 * np.sin(2 * np.pi * 190 * t) * swell(n, 0.001, 0.04) + 0.18 * noise(n, rng, band(900, 9000)) * swell(n, 0.001, 0.06)  # fmt: skip # noqa: E501


@drum("brush")
def brush(rng: np.random.Generator) -> Sound:
    """Wire over a skin."""
    n = samples(0.25)
    return 0.12 * noise(n, rng, band(1500, 8000)) * swell(n, 0.03, 0.06)


@drum("clap")
def clap(rng: np.random.Generator) -> Sound:
    """Several hands at almost one time."""
    out = np.zeros(samples(0.3))
    for second in (0.0, 0.011, 0.023):
        k = samples(second)
        out[k:] += 0.12 * noise(len(out) - k, rng, band(900, 5000)) * swell(len(out) - k, 0.001, 0.03)
    return out


@drum("hat")
def hat(rng: np.random.Generator) -> Sound:
    """Two small cymbals, closed."""
    n = samples(0.09)
    return 0.10 * noise(n, rng, band(6500, 15000)) * swell(n, 0.0006, 0.018)


@drum("open hat")
def open_hat(rng: np.random.Generator) -> Sound:
    """The same, open."""
    n = samples(0.4)
    return 0.09 * noise(n, rng, band(6000, 14000)) * swell(n, 0.001, 0.11)


@drum("shaker")
def shaker(rng: np.random.Generator) -> Sound:
    """Seeds in a tube."""
    n = samples(0.12)
    return 0.07 * noise(n, rng, band(4500, 12000)) * swell(n, 0.02, 0.025)


@drum("tom")
def tom(rng: np.random.Generator) -> Sound:
    """A big drum of an orchestra."""
    n = samples(0.9)
    t = np.arange(n) / RATE
    return 0.8 * glide(62 + 30 * np.exp(-t / 0.05)) * swell(n, 0.003, 0.22) + 0.05 * noise(n, rng, band(150, 1500)) * swell(n, 0.001, 0.03)  # fmt: skip # noqa: E501


@drum("conga")
def conga(rng: np.random.Generator) -> Sound:
    """A hand on a high skin."""
    n = samples(0.3)
    t = np.arange(n) / RATE
    return 0.5 * glide(210 + 60 * np.exp(-t / 0.02)) * swell(n, 0.002, 0.06)


@drum("crash")
def crash(rng: np.random.Generator) -> Sound:
    """A cymbal."""
    n = samples(2.2)
    return 0.10 * noise(n, rng, throat((3200, 900, 0.7), (5200, 1500, 1.0), (9000, 4000, 0.9))) * swell(n, 0.003, 0.6)


@drum("tick")
def tick(rng: np.random.Generator) -> Sound:
    """A dry stick, for what must not be drums."""
    n = samples(0.05)
    return 0.12 * noise(n, rng, band(1800, 6000)) * swell(n, 0.0005, 0.006)
