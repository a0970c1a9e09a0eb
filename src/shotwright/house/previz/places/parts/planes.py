"""Walls, floors and ceilings in perspective: patches on upright side planes and level planes, drawn every frame.

They are projected exactly as painted layers are (see `View.shear`), so that they meet those at every edge even while the
camera circles.
"""

from __future__ import annotations

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


def depth_of(view: View, z: float) -> float:
    """Metres from the eye to a plane of constant z, as painted layers measure it."""
    return view.depth(view.pivot[0], z) if view.orbit else z - view.z


def flat_points(view: View, xyz: np.ndarray) -> np.ndarray:
    """Pixels (n, 2) of world points (n, 3), projected as painted layers are."""
    depth = np.array([max(1e-3, depth_of(view, float(z))) for z in xyz[:, 2]])
    shear = np.array([view.shear(float(z)) for z in xyz[:, 2]])
    k = view.focal / depth
    up = -1.0 if view.mirror else 1.0
    column = view.column + (xyz[:, 0] + shear - view.x) * k
    return np.stack([column, view.horizon - (up * xyz[:, 1] - view.y) * k], 1)


def nearest(view: View) -> float:
    """The smallest z that still lies before the eye."""
    if not view.orbit:
        return view.z + NEAR
    # depth(z) is linear in z: solve for NEAR.
    d0, d1 = depth_of(view, 0.0), depth_of(view, 1.0)
    return (NEAR - d0) / max(1e-6, d1 - d0)


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
        for p in self.patches:
            if p.a1 <= least:
                continue
            a0 = max(p.a0, least)
            if self.axis == "x":
                corners = [(self.at, p.b0, a0), (self.at, p.b0, p.a1), (self.at, p.b1, p.a1), (self.at, p.b1, a0)]
            else:
                corners = [(p.b0, self.at, a0), (p.b0, self.at, p.a1), (p.b1, self.at, p.a1), (p.b1, self.at, a0)]
            points = flat_points(view, np.array(corners))
            paint: Rgb | Grad = p.color
            if p.far is not None:
                index = 0 if self.axis == "x" else 1
                start, end = points[0][index], points[1][index]
                a = (start, 0.0) if index == 0 else (0.0, start)
                b = (end, 0.0) if index == 0 else (0.0, end)
                if abs(end - start) > 0.5:
                    share = (a0 - p.a0) / max(1e-6, p.a1 - p.a0)
                    near_color = p.color + (p.far - p.color) * np.float32(share)
                    paint = Grad(a, b, [(near_color, 1), (p.far, 1)])
            canvas.batch.poly(points, paint, p.alpha)
        canvas.flush()
