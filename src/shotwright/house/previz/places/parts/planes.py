"""Walls, floors and ceilings in perspective: patches on upright side planes and level planes, drawn every frame.

They are projected exactly as painted layers are (see `View.shear`), so that they meet those at every edge even while the
camera circles.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from ...canvas import Canvas
from ...color import Rgb
from ...raster import Grad
from ...view import View

NEAR = 0.35
"""Metres before the eye at which planes are cut off."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle on a plane: a0..a1 along the depth, b0..b1 up (on walls) or across (on floors), in metres."""

    a0: float
    a1: float
    b0: float
    b1: float
    color: Rgb
    alpha: float = 1.0
    far: Rgb | None = None
    """Colour at a1; None is the same as at a0."""


def lens(view: View) -> tuple[float, float]:
    """a and b of the depth a + b·z at which painted layers measure a plane of constant z."""
    if not view.orbit:
        return -view.z, 1.0
    first = view.depth(view.pivot[0], 0.0)
    return first, view.depth(view.pivot[0], 1.0) - first


def flat_points(view: View, xyz: np.ndarray) -> np.ndarray:
    """Pixels (n, 2) of world points (n, 3), projected as painted layers are."""
    x, y, z = xyz.T
    a, b = lens(view)
    k = view.focal / np.maximum(1e-3, a + b * z)
    shear = math.sin(view.orbit) * (z - view.pivot[1]) if view.orbit else 0.0
    up = -1.0 if view.mirror else 1.0
    return np.stack([view.column + (x + shear - view.x) * k, view.horizon - (up * y - view.y) * k], 1)


def nearest(view: View) -> float:
    """The smallest z that still lies before the eye."""
    a, b = lens(view)
    return (NEAR - a) / max(1e-6, b)


@dataclass(slots=True)
class Plane:
    """Patches on one plane; `axis` is "x" for a side wall at x = `at`, "y" for a floor or ceiling at y = `at`."""

    axis: str
    at: float
    patches: list[Patch] = field(default_factory=list)
    z: float = 9.0e5

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Every patch that is before the eye, in order."""
        least = nearest(view)
        seen = [p for p in self.patches if p.a1 > least]
        if not seen:
            return
        a0 = np.array([max(p.a0, least) for p in seen])
        a1, b0, b1 = (np.array([getattr(p, name) for p in seen]) for name in ("a1", "b0", "b1"))
        along, across = np.stack([a0, a1, a1, a0], 1).ravel(), np.stack([b0, b0, b1, b1], 1).ravel()
        level = np.full_like(along, self.at)
        world = [level, across, along] if self.axis == "x" else [across, level, along]
        corners = flat_points(view, np.stack(world, 1)).reshape(-1, 4, 2)
        axis = 0 if self.axis == "x" else 1
        low, high = corners[..., axis].min(1), corners[..., axis].max(1)
        limit = (canvas.width, canvas.height)[axis]
        for k, p in enumerate(seen):
            if high[k] < 0 or low[k] > limit:
                continue
            paint: Rgb | Grad = p.color
            start, end = corners[k, 0, axis], corners[k, 1, axis]
            if p.far is not None and abs(end - start) > 0.5:
                share = (a0[k] - p.a0) / max(1e-6, p.a1 - p.a0)
                stops = [(p.color + (p.far - p.color) * np.float32(share), 1.0), (p.far, 1.0)]
                paint = Grad((start, 0), (end, 0), stops) if axis == 0 else Grad((0, start), (0, end), stops)
            canvas.batch.poly(corners[k], paint, p.alpha)
        canvas.flush()
