"""What is drawn flat on the ground: joints of paving, lanes, mown stripes, rails, pools; in perspective, every frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...canvas import Canvas
from ...color import Rgb, mix
from ...palette import Palette
from ...raster import Grad
from ...view import View

GROUND = 9.0e5
"""Sorting depth of what lies on the ground: before everything that stands on it."""

NEAR = 0.5
"""Metres before the eye at which things on the ground are cut off."""


def quad(view: View, x0: float, x1: float, z0: float, z1: float, y: float = 0.0) -> np.ndarray | None:
    """Pixels of a level rectangle on the ground; None when it lies behind the eye."""
    near = view.z + NEAR
    if z1 <= near:
        return None
    z0 = max(z0, near)
    column, row = view.project([x0, x1, x1, x0], y, [z0, z0, z1, z1])
    return np.stack([column, row], 1)


@dataclass(slots=True)
class Pavement:
    """Joints between slabs: lines along and across that fade with distance."""

    pitch: float
    color: Rgb
    reach: float = 26.0
    far: float = 40.0
    z: float = GROUND

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Lines on whole multiples of the pitch."""
        near = view.z + NEAR + 0.4
        zs = np.arange(np.ceil(near / self.pitch), self.far / self.pitch) * self.pitch
        xs = np.round(view.x / self.pitch) * self.pitch + np.arange(-self.reach, self.reach + 0.1, self.pitch)
        unit = canvas.height / 720
        for z in zs:
            a, b = view.point(xs[0], 0, z), view.point(xs[-1], 0, z)
            share = 0.5 * max(0.0, 1 - (z - near) / (self.far - near)) ** 1.5
            canvas.batch.segments(
                np.array([[a, b]]), max(0.8, 0.02 * view.focal / (z - view.z)) * 0.6, self.color, share
            )
        level = np.zeros_like(xs)
        front = np.stack(view.project(xs, level, near), 1)
        ends = np.stack([front, np.stack(view.project(xs, level, self.far * 0.7), 1)], 1)
        canvas.batch.segments(ends, 1.1 * unit, self.color, 0.22)
        canvas.flush()


@dataclass(slots=True)
class Stripes:
    """The light and dark bands of a mown lawn, and the white lines of a pitch."""

    light: Rgb
    line: Rgb
    far: float = 58.0
    z: float = GROUND

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Bands across, lines at the sides."""
        for k in range(0, 12, 2):
            box = quad(view, -48, 48, 4 + k * 4.5, 8.5 + k * 4.5)
            if box is not None:
                canvas.batch.poly(box, self.light, 0.16)
        for x0, x1, z0, z1 in ((-34, 34, 56, 56.3), (-34, 34, 39.8, 40.0), (-34, -33.85, 4, 56), (33.85, 34, 4, 56),
                               (-9.2, -9.05, 4, 40), (-34, 34, 11.2, 11.32)):  # fmt: skip
            box = quad(view, x0, x1, z0, z1)
            if box is not None:
                canvas.batch.poly(box, self.line, 0.75)
        canvas.flush()


@dataclass(slots=True)
class Lanes:
    """A running track or a court: a coloured surface with white lines."""

    color: Rgb
    line: Rgb
    z: float = GROUND

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Lanes go from side to side."""
        box = quad(view, -60, 60, 3.0, 21.0)
        if box is not None:
            canvas.batch.poly(box, self.color, 0.9)
        for z in np.arange(5.0, 21.1, 2.6):
            strip = quad(view, -60, 60, z, z + 0.09)
            if strip is not None:
                canvas.batch.poly(strip, self.line, 0.75)
        canvas.flush()


@dataclass(slots=True)
class Rails:
    """Two rails on sleepers that run to the horizon."""

    bed: Rgb
    sleeper: Rgb
    rail: Rgb
    haze: Rgb
    x: float = -1.4
    far: float = 240.0
    z: float = GROUND

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Gravel, sleepers near the eye, rails to the distance."""
        box = quad(view, self.x - 2.0, self.x + 2.0, -4, self.far)
        if box is None:
            return
        canvas.batch.poly(
            box, Grad((0, box[2][1]), (0, box[0][1]), [(mix(self.bed, self.haze, 0.5), 1), (self.bed, 1)])
        )
        for z in np.arange(np.ceil((view.z + 1.0) / 0.65) * 0.65, view.z + 34, 0.65):
            strip = quad(view, self.x - 1.25, self.x + 1.25, z, z + 0.24)
            if strip is not None:
                canvas.batch.poly(strip, self.sleeper, 0.85 * max(0.0, 1 - (z - view.z) / 36))
        for side in (-0.72, 0.72):
            strip = quad(view, self.x + side - 0.04, self.x + side + 0.04, -4, self.far, 0.08)
            if strip is not None:
                canvas.batch.poly(strip, self.rail, 0.95)
        canvas.flush()


@dataclass(slots=True)
class Pool:
    """A basin of clear water with a rim, in which light plays."""

    water: Rgb
    rim: Rgb
    x0: float
    x1: float
    z0: float
    z1: float
    light: Rgb
    z: float = GROUND

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Rim, water, and a net of light that sways."""
        outer = quad(view, self.x0 - 0.5, self.x1 + 0.5, self.z0 - 0.5, self.z1 + 0.5)
        inner = quad(view, self.x0, self.x1, self.z0, self.z1)
        if outer is None or inner is None:
            return
        canvas.batch.poly(outer, self.rim)
        deep = self.water * np.float32(0.72)
        canvas.batch.poly(
            inner, Grad((0, inner[2][1]), (0, inner[0][1]), [(mix(self.water, self.light, 0.3), 1), (deep, 1)])
        )
        near = max(self.z0, view.z + NEAR)
        for k in range(16):
            z = near + (self.z1 - near) * ((k + 0.5) / 16) ** 1.3
            xs = np.linspace(self.x0, self.x1, 40)
            wave = 0.16 * np.sin(xs * 1.9 + t * 1.3 + k * 1.7) + 0.10 * np.sin(xs * 4.3 - t * 0.9 + k)
            zs = np.clip(z + wave * 1.6, near, self.z1)
            column, row = view.project(xs, np.zeros_like(xs), zs)
            wide = max(0.8, 0.05 * view.focal / (z - view.z) * 0.5)
            canvas.batch.stroke(np.stack([column, row], 1), self.light, wide, 0.30)
        canvas.flush()


@dataclass(slots=True)
class Puddle:
    """Still water in a hollow of the ground: it holds the colour of the sky above."""

    palette: Palette
    spots: np.ndarray
    """(n, 3): x, depth and radius in metres."""
    z: float = GROUND

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Flat ovals, brighter towards the horizon."""
        p = self.palette
        sky = mix(p.haze, p.sky[1, 1:], 0.6)
        for x, depth, radius in self.spots:
            if depth - view.z < 1.0:
                continue
            k = view.focal / (depth - view.z)
            column, row = view.point(x, 0.0, depth)
            flat = max(0.05, min(0.5, view.y / (depth - view.z)))
            deep = mix(p.water, sky, 0.25)
            ry = radius * k * flat
            tone = Grad((0, row - ry), (0, row + ry), [(sky, 0.95), (deep, 0.9)])
            canvas.batch.oval(column, row, radius * k, ry, tone, soft=0.02 * k * radius)
            for j in range(3):
                sway = 0.3 * radius * np.sin(t * 0.7 + j * 2 + x)
                at = view.point(x + sway, 0.0, depth + (j - 1) * radius * 0.4)
                canvas.batch.oval(at[0], at[1], radius * k * 0.4, max(0.6, 0.012 * k), sky, 0.5)
        canvas.flush()


@dataclass(slots=True)
class Beds:
    """Rows of flowers along both sides of a path, as touches of the brush."""

    points: np.ndarray
    """(n, 3): x, height and depth in metres."""
    colors: np.ndarray
    leaf: Rgb
    z: float = GROUND - 1

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Farthest first; every flower nods a little."""
        seen = self.points[:, 2] - view.z > 1.0
        points, colors = self.points[seen], self.colors[seen]
        if not len(points):
            return
        x = points[:, 0] + 0.012 * np.sin(t * 1.7 + points[:, 2] * 3 + points[:, 0])
        k = view.focal / (points[:, 2] - view.z)
        feet = np.stack(view.project(points[:, 0], 0.0, points[:, 2]), 1)
        heads = np.stack(view.project(x, points[:, 1], points[:, 2]), 1)
        canvas.batch.segments(np.stack([feet, heads], 1), np.maximum(1.0, 0.07 * k), self.leaf, 0.9)
        canvas.batch.discs(heads, np.maximum(0.9, 0.05 * k), colors, 1.0)
        canvas.flush()
