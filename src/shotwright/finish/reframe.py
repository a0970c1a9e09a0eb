"""A crop that follows the subject: the calmest path on which the subject stays inside.

Within each shot the path x(t) of the crop's edge minimises the squares of speed and acceleration while it stays in the
band of places that show the subject; a subject that never leaves a place gives a camera that stands still. The programme
is solved by splitting (ADMM, Boyd 2011): the smooth part is diagonal in cosines, the band is a clip.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .subject import Track, shots

Floats = NDArray[np.float64]
MARGIN = 0.04
"""Of the crop's length that stays free beside the subject."""
PLAY = 0.04
"""Of the crop's length by which one that is held tight may still be off, so that it does not tremble."""
ROUNDS = 400
GENTLE = 0.8
"""Crop lengths a second, squared, that a found subject may pull the camera with; a known one is kept inside first."""


@dataclass(frozen=True, slots=True)
class Path:
    """Where a crop begins in each frame along one axis, as a fraction of the picture, and how long it is."""

    at: Floats
    share: float
    cuts: tuple[int, ...] = ()

    def acceleration(self, fps: float) -> float:
        """The strongest acceleration, in crop lengths a second squared, cuts left out."""
        return self.strongest(2, fps)

    def jerk(self, fps: float) -> float:
        """The strongest jerk, in crop lengths a second cubed, cuts left out."""
        return self.strongest(3, fps)

    def strongest(self, order: int, fps: float) -> float:
        """The largest difference of an order inside any shot."""
        parts = [np.diff(self.at[a:b], order) for a, b in shots(self.cuts, len(self.at)) if b - a > order]
        return max((float(np.abs(part).max()) for part in parts if len(part)), default=0.0) * fps**order / self.share


def path(track: Track, share: float, fps: float) -> Path:
    """The crop's path for a subject's track; `share` is the crop's length over the picture's."""
    at = np.empty(len(track.low))
    for first, end in shots(track.cuts, len(at)):
        low, high = band(track.low[first:end], track.high[first:end], share, track.facing)
        at[first:end] = calmest(low, high, fps)
        if not track.known:
            at[first:end] = gentled(at[first:end], low, high, share, fps)
    return Path(np.clip(at, 0.0, 1.0 - share), share, track.cuts)


def band(low: Floats, high: Floats, share: float, facing: int = 0) -> tuple[Floats, Floats]:
    """Where the crop may begin so that the subject is inside; of one that is too wide, its front, else its middle."""
    free, room = MARGIN * share, (1 - 2 * MARGIN - PLAY) * share
    # A wider subject is shortened at its tail, or at both ends: as it grows past the crop, nothing jumps.
    over = np.maximum(high - low - room, 0.0)
    low = low + over * (1.0 if facing > 0 else 0.0 if facing < 0 else 0.5)
    high = np.minimum(high, low + room)
    return np.clip(high + free - share, 0.0, 1.0 - share), np.clip(low - free, 0.0, 1.0 - share)


def calmest(low: Floats, high: Floats, fps: float) -> Floats:
    """The path inside a band with least speed and acceleration; a straight line that stands still where one fits."""
    if float(low.max()) <= float(high.min()):
        centre = float(np.median((low + high) / 2))
        return np.full(len(low), min(max(centre, float(low.max())), float(high.min())))
    if len(low) < 3:
        return (low + high) / 2
    # Turned about its ends and continued, so that a shot that begins in movement begins at its speed.
    ahead = min(len(low) - 1, round(2 * fps))
    low, high = continued(low, high, ahead)
    n = len(low)
    wave = 2 * np.sin(np.pi * np.arange(n) / (2 * n))
    # Speed over a second and acceleration over a second weigh alike.
    cost = (wave * fps) ** 2 * 0.05 + (wave * fps) ** 4 * 0.02
    filter_ = 1.0 / (1.0 + cost)
    at = (low + high) / 2
    held, owed = at.copy(), np.zeros(n)
    for _ in range(ROUNDS):
        at = cosines(cosines(held - owed) * filter_, back=True)
        held = np.clip(at + owed, low, high)
        owed += at - held
    return at[ahead : n - ahead]


def continued(low: Floats, high: Floats, ahead: int) -> tuple[Floats, Floats]:
    """A band with so many frames more at either end, each end turned about its own middle."""
    first, last = low[0] + high[0], low[-1] + high[-1]
    before, after = slice(ahead, 0, -1), slice(-2, -2 - ahead, -1)
    return (
        np.concatenate([first - high[before], low, last - high[after]]),
        np.concatenate([first - low[before], high, last - low[after]]),
    )


def cosines(values: Floats, *, back: bool = False) -> Floats:
    """The cosine transform of a sequence that is mirrored at its ends (DCT-II), or the way back."""
    n = len(values)
    turn = np.exp(-1j * np.pi * np.arange(n) / (2 * n))
    if back:
        spectrum = np.zeros(n + 1, complex)
        spectrum[:n] = values / turn
        whole = np.fft.irfft(spectrum, 2 * n)
        return np.asarray(whole[:n], float)
    mirrored = np.concatenate([values, values[::-1]])
    return np.asarray((np.fft.rfft(mirrored)[:n] * turn).real, float)


def gentled(at: Floats, low: Floats, high: Floats, share: float, fps: float) -> Floats:
    """The path with the band widened step by step until the camera moves gently enough."""
    for wider in (0.03, 0.06, 0.1, 0.15, 0.22, 0.3, 0.5):
        if gentle(at, share, fps):
            return at
        at = calmest(np.clip(low - wider * share, 0, 1 - share), np.clip(high + wider * share, 0, 1 - share), fps)
    # A subject that is believed here and there in turn: the camera swings between, as slowly as it must.
    wave, stiff = 2 * np.sin(np.pi * np.arange(len(at)) / (2 * len(at))), 0.01
    smooth = at
    while not gentle(smooth, share, fps):
        smooth = cosines(cosines(at) / (1 + stiff * (wave * fps) ** 4), back=True)
        stiff *= 3
    return smooth


def gentle(at: Floats, share: float, fps: float) -> bool:
    """No acceleration is over what a found subject may cause."""
    return len(at) < 3 or float(np.abs(np.diff(at, 2)).max()) * fps**2 / share <= GENTLE
