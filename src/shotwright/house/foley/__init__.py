"""Foley: every sound is synthesised from the scene's sound plan; seeded, stereo, no samples shipped."""

from __future__ import annotations

import numpy as np

from shotwright.media.loudness import normalised

from ..sound_plan import Hit, SoundPlan
from .ambience import AMBIENCES
from .described import LIBRARY, Described
from .events import EVENTS, footfall, hoof, paw
from .find import Found, find_sound
from .perform import perform
from .sources import SOURCES
from .tone import RATE, Sound, panned, place, samples

__all__ = [
    "AMBIENCES",
    "EVENTS",
    "LIBRARY",
    "RATE",
    "SOURCES",
    "Described",
    "Found",
    "find_sound",
    "perform",
    "soundtrack",
]

LOUDNESS = -14.0
"""LUFS of every film."""


def gain(decibels: float) -> float:
    """Decibels as a factor."""
    return float(10 ** (decibels / 20))


def struck(hit: Hit, rng: np.random.Generator) -> Sound:
    """The sound of one hit."""
    if hit.kind == "step":
        return footfall(hit.surface, hit.strength, rng)
    if hit.kind == "paw":
        return paw(hit.surface, hit.strength, rng)
    if hit.kind == "hoof":
        return hoof(hit.surface, hit.strength, rng)
    return EVENTS[hit.kind](hit.strength, rng)


def soundtrack(plan: SoundPlan, seed: int) -> Sound:
    """The whole shot as stereo (samples, 2) at 48 kHz, at -14 LUFS with soft ends."""
    n = samples(plan.seconds)
    mix = np.zeros((n, 2))
    for number, bed in enumerate(plan.beds):
        mix += 0.11 * gain(bed.level) * AMBIENCES[bed.name](n, np.random.default_rng((seed, 1, number)))
    for number, sound in enumerate(plan.lasting):
        length = samples(sound.end - sound.start)
        voice = SOURCES[sound.name](length, np.random.default_rng((seed, 2, number)))
        pans = np.interp(np.linspace(0, 1, length), np.linspace(0, 1, len(sound.pans)), sound.pans)
        edge = np.minimum(1.0, np.minimum(np.arange(length), np.arange(length)[::-1]) / (0.03 * RATE))
        place(mix, panned(0.11 * gain(sound.level) * voice * edge, pans), sound.start)
    for number, hit in enumerate(plan.hits):
        voice = struck(hit, np.random.default_rng((seed, 3, number)))
        place(mix, panned(0.30 * gain(hit.level) * voice, hit.pan), hit.t)
    fade = samples(min(0.12, plan.seconds / 8))
    ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(fade) / max(1, fade))
    mix[:fade] *= ramp[:, None]
    mix[n - fade :] *= ramp[::-1, None]
    return normalised(mix, LOUDNESS)
