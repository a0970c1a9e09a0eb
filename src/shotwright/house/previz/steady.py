"""Keeping the subject in the picture: the smoothest change of look over the whole shot that leaves nobody cut off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .view import View

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

SAMPLES = 73
"""Instants at which the look is solved; between them it is interpolated without corners."""

CALM = 0.9
"""Seconds over which a correction of the look is spread."""

MARGIN = 0.045
"""Share of the picture's shorter side that stays free around the subject."""

STEPS, PENALTY = 500, 4.0


@lru_cache(maxsize=16)
def smoother(samples: int, reach: float) -> Floats:
    """The inverse used by `smoothest`: costs of a shift, of its speed and of its acceleration, over `reach` samples."""
    one = np.eye(samples)
    first, second = np.diff(one, 1, axis=0), np.diff(one, 2, axis=0)
    # The cost of speed keeps the look from swinging the other way before it follows.
    cost = one + reach**2 * first.T @ first + reach**4 * second.T @ second
    # Scaled so that the stiffest bend and the penalty meet in the middle of the spectrum.
    return np.asarray(np.linalg.inv(cost / reach + PENALTY * one))


def smoothest(low: Floats, high: Floats, reach: float) -> Floats:
    """The small, smooth sequence within low..high at every sample, by the alternating direction method of multipliers.

    Where low > high nothing fits and the middle is kept (Boyd et al., Distributed Optimization, 2011, section 5).
    """
    middle = (low + high) / 2
    low, high = np.minimum(low, middle), np.maximum(high, middle)
    if (low <= 0).all() and (high >= 0).all():
        return np.zeros_like(low)
    inverse = smoother(len(low), reach)
    kept = np.clip(np.zeros_like(low), low, high)
    pull = np.zeros_like(low)
    path = kept
    for _ in range(STEPS):
        path = inverse @ (PENALTY * (kept - pull))
        kept = np.clip(path + pull, low, high)
        pull += path - kept
    return path


def bounds(boxes: Floats, start: int, length: float, margin: float) -> tuple[Floats, Floats]:
    """Least and greatest shift of each box along one axis that keeps it `margin` inside 0..length."""
    return margin - boxes[:, start], length - margin - boxes[:, start + 2]


def within(wish: tuple[Floats, Floats], must: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """The wish where it can be had, else as much of it as the must allows."""
    middle = (wish[0] + wish[1]) / 2
    low, high = np.minimum(wish[0], middle), np.maximum(wish[1], middle)
    must_middle = (must[0] + must[1]) / 2
    least, most = np.minimum(must[0], must_middle), np.maximum(must[1], must_middle)
    return np.clip(low, least, most), np.clip(high, least, most)


@dataclass(frozen=True, slots=True)
class Steadied:
    """A camera path with its look shifted."""

    view: Callable[[float], View]
    interval: float
    """Seconds between two samples."""
    right: Floats
    """Pixels by which the picture moves to the right, at each sample."""
    down: Floats

    def at(self, values: Floats, t: float) -> float:
        """Catmull-Rom interpolation of the samples."""
        last = len(values) - 1
        u = min(float(last), max(0.0, t / self.interval))
        i = min(last - 1, int(u))
        f = u - i
        b, c = float(values[i]), float(values[i + 1])
        a = float(values[i - 1]) if i else 2 * b - c
        d = float(values[i + 2]) if i + 2 <= last else 2 * c - b
        return float(b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a))))

    def __call__(self, t: float) -> View:
        """The camera at `t`."""
        view = self.view(t)
        return replace(view, pan=view.pan - self.at(self.right, t), horizon=view.horizon + self.at(self.down, t))


def kept_in_frame(
    view: Callable[[float], View],
    must: Callable[[View, float], Box],
    seconds: float,
    *,
    wish: Callable[[View, float], Box] | None = None,
    horizon: float | None = None,
) -> Callable[[float], View]:
    """The same camera, looking as far aside as keeps the box `must` in the picture in every frame, without jerk.

    `wish` is a larger box (everyone in the shot) that is kept where that does not cut off `must`; `horizon` is a share
    of the picture's height above which the horizon should not leave while `must` allows it.
    """
    times = np.linspace(0.0, seconds, SAMPLES)
    views = [view(float(t)) for t in times]
    width, height = views[0].width, views[0].height
    margin = MARGIN * min(width, height)
    boxes = np.array([must(v, float(t)) for v, t in zip(views, times, strict=True)])
    across = bounds(boxes, 0, width, margin)
    down = bounds(boxes, 1, height, margin)
    if wish is not None:
        wide = np.array([wish(v, float(t)) for v, t in zip(views, times, strict=True)])
        across = within(bounds(wide, 0, width, margin), across)
        down = within(bounds(wide, 1, height, margin), down)
    if horizon is not None:
        least = horizon * height - np.array([v.horizon for v in views])
        down = within((np.maximum(down[0], np.minimum(least, down[1])), down[1]), down)
    reach = CALM / max(seconds, 1e-3) * (SAMPLES - 1)
    right, lower = smoothest(*across, reach), smoothest(*down, reach)
    if not right.any() and not lower.any():
        return view
    return Steadied(view, seconds / (SAMPLES - 1), right, lower)
