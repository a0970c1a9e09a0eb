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
LEAD = 0.1
"""Of the crop's length that is free before the face of a subject that is wider than the crop."""
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
    free = MARGIN * share
    least, most = high + free - share, low - free
    tight = least > most
    front = high + LEAD * share - share if facing > 0 else low - LEAD * share
    middle = front if facing else (low + high - share) / 2
    # What is wider than the crop is held with a little play, so that it does not tremble.
    least = np.where(tight, middle - 0.02 * share, least)
    most = np.where(tight, middle + 0.02 * share, most)
    return np.clip(least, 0.0, 1.0 - share), np.clip(most, 0.0, 1.0 - share)


def calmest(low: Floats, high: Floats, fps: float) -> Floats:
    """The path inside a band with least speed and acceleration; a straight line that stands still where one fits."""
    if float(low.max()) <= float(high.min()):
        centre = float(np.median((low + high) / 2))
        return np.full(len(low), min(max(centre, float(low.max())), float(high.min())))
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
    return at


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
