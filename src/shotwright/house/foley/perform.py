"""A described sound becomes samples: stereo, of any length, as loud as such a thing is, the same for the same seed."""

from __future__ import annotations

import hashlib
import math

import numpy as np

from shotwright.errors import WrongUse
from shotwright.media.loudness import k_weighted, limited

from .described import Described
from .tone import RATE, Sound, panned, samples

LONGEST = 3600.0
"""Seconds of one sound."""

CEILING = -1.5
"""dBTP of a sound at its natural loudness."""

SHORTEST = 0.02
EDGE = 0.004
"""Seconds over which a sound that is cut short dies."""


def generator(name: str, seed: int) -> np.random.Generator:
    """Randomness that belongs to a sound and a seed."""
    digest = hashlib.sha256(name.encode()).digest()
    return np.random.default_rng((seed, int.from_bytes(digest[:4], "little")))


def momentary(sound: Sound) -> float:
    """LUFS of the loudest 400 ms (EBU Tech 3341's momentary loudness)."""
    block, hop = round(0.4 * RATE), round(0.05 * RATE)
    if len(sound) < block:
        sound = np.pad(sound, ((0, block - len(sound)), (0, 0)))
    power = np.concatenate([[0.0], np.cumsum((k_weighted(sound, RATE) ** 2).sum(axis=1))])
    starts = np.arange(0, len(sound) - block + 1, hop)
    energy = float(((power[starts + block] - power[starts]) / block).max())
    return -0.691 + 10 * math.log10(energy) if energy > 0 else -math.inf


def fitted(sound: Sound, n: int) -> Sound:
    """The sound in exactly `n` samples: silence after it, or its end faded where it is cut."""
    if len(sound) <= n:
        return np.pad(sound, ((0, n - len(sound)), (0, 0)))
    out = sound[:n].copy()
    edge = min(n, max(samples(EDGE), min(samples(0.25), n // 4)))
    out[n - edge :] *= (0.5 + 0.5 * np.cos(np.pi * np.arange(edge) / edge))[:, None]
    return out


def perform(sound: Described, seconds: float | None = None, seed: int = 0) -> Sound:
    """(samples, 2) of a described sound; a hit keeps its own pace and is followed by silence when asked to last longer."""
    length = sound.seconds if seconds is None else seconds
    if not (math.isfinite(length) and SHORTEST <= length <= LONGEST):
        raise WrongUse(
            f"A sound cannot last {length:g} seconds.", next_step=f"Ask for {SHORTEST:g} to {LONGEST:g} seconds."
        )
    n = samples(length)
    # Very short beds are cut from longer ones: slow movements need their time.
    natural = n if sound.kind in ("swell",) else max(n, samples(1.0))
    made = np.asarray(sound.make(natural, generator(sound.name, seed)), float)
    stereo = made if made.ndim == 2 else panned(made, 0.0)
    if sound.kind not in ("hit", "call"):
        stereo = edged(fitted(stereo, n), 0.02 if sound.kind == "rhythm" else 0.06, sound.kind)
    elif seconds is not None:
        stereo = fitted(stereo, n)
    else:
        stereo = fitted(stereo, len(stereo))
    return at_loudness(stereo, sound.loudness)


def edged(sound: Sound, fade: float, kind: str) -> Sound:
    """What goes on for longer than we hear it comes and goes softly; a rhythm begins with its stroke, a swell ends on it."""
    out = sound.copy()
    edge = max(1, min(samples(fade), len(out) // 4))
    first = samples(0.001) if kind == "rhythm" else edge
    out[:first] *= (0.5 - 0.5 * np.cos(np.pi * (np.arange(first) + 0.5) / first))[:, None]
    last = max(1, min(samples(0.003), len(out) // 4)) if kind == "swell" else edge
    out[len(out) - last :] *= (0.5 - 0.5 * np.cos(np.pi * (np.arange(last) + 0.5) / last))[::-1, None]
    return out


def at_loudness(sound: Sound, target: float) -> Sound:
    """The sound with its loudest 400 ms at `target` LUFS, or as near as its true peaks let it."""
    now = momentary(sound)
    if not math.isfinite(now):
        return sound
    out = sound * 10 ** ((target - now) / 20)
    if np.abs(out).max() < 10 ** ((CEILING - 4) / 20):
        # The curve between the samples of what we make rises above them by 3 dB at most.
        return np.asarray(out)
    # The limiter's gain is everywhere at most what the peak there allows, so nothing has to be measured again.
    return limited(out, 10 ** (CEILING / 20))
