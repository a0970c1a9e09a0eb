"""Curves of the hand: smooth outlines, two-bone limbs, eases, one-dimensional noise."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]


def smooth(points: ArrayLike, closed: bool = True, steps: int = 6) -> Points:
    """A Catmull-Rom curve through `points` (n, 2), with `steps` points for each piece."""
    p = np.asarray(points, float)
    n = len(p)
    if closed:
        a, pieces = np.vstack([p[-1:], p, p[:2]]), n
    else:
        a, pieces = np.vstack([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]]), n - 1
    t = (np.arange(steps) / steps)[None, :, None]
    p0, p1, p2, p3 = (a[i : i + pieces, None] for i in range(4))
    out: Points = (
        0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
    ).reshape(-1, 2)
    return out if closed else np.vstack([out, p[-1:]])


def two_bone(a: ArrayLike, b: ArrayLike, l1: float, l2: float, bend: float) -> Points:
    """The middle joint of a limb from `a` to `b` with bones l1, l2; `bend` +1 or -1 chooses the side."""
    ax, ay = np.asarray(a, float)
    bx, by = np.asarray(b, float)
    distance = max(min(math.hypot(bx - ax, by - ay), (l1 + l2) * 0.999), abs(l1 - l2) + 1e-3)
    cosine = (l1 * l1 + distance * distance - l2 * l2) / (2 * l1 * distance)
    angle = math.atan2(by - ay, bx - ax) + bend * math.acos(max(-1.0, min(1.0, cosine)))
    return np.array([ax + l1 * math.cos(angle), ay + l1 * math.sin(angle)])


def ease(u: float) -> float:
    """Smoothstep of u in 0..1, clamped."""
    u = min(1.0, max(0.0, u))
    return u * u * (3 - 2 * u)


@lru_cache(maxsize=64)
def _table(seed: int) -> Points:
    return np.random.default_rng(seed).random(4096)


def noise1(x: ArrayLike, seed: int, octaves: int = 5) -> Points:
    """Fractal value noise along x, in 0..1."""
    at = np.asarray(x, float)
    total = np.zeros_like(at)
    weight = 0.5
    for k in range(octaves):
        table = _table(seed * 31 + k)
        i = np.floor(at).astype(int)
        f = at - i
        f = f * f * (3 - 2 * f)
        total += weight * (table[i % 4096] * (1 - f) + table[(i + 1) % 4096] * f)
        at = at * 2.07 + 11.3
        weight *= 0.5
    return total
