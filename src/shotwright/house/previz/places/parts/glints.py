"""Small lights and stirrings: flames, fireflies, pollen, falling petals and leaves, bubbles; closed forms of time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ...canvas import Canvas
from ...color import Rgb, rgb
from ...raster import ADD
from ...view import View


@dataclass(slots=True)
class Flame:
    """A wood fire with sparks and its light on the ground."""

    x: float
    z: float
    tall: float = 0.9
    night: bool = False

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Tongues that lick upwards, logs, sparks, a glow."""
        if view.depth(self.x, self.z) < 0.6:
            return
        k = view.scale(self.x, self.z)
        column, row = view.point(self.x, 0.0, self.z)
        batch, tall = canvas.batch, self.tall * k
        for side in (-1, 1):
            a, b = (column - side * 0.34 * k, row - 0.02 * k), (column + side * 0.26 * k, row - 0.16 * k)
            batch.capsule(a, b, 0.07 * k, 0.06 * k, rgb("3a2620"))
        if self.night:
            batch.oval(column, row + 0.02 * k, 1.9 * k, 0.34 * k, rgb("ff9a40"), 0.34, ADD, soft=0.16 * k)
        for j, (wide, high, tint) in enumerate(
            ((0.26, 1.0, "e8501e"), (0.19, 0.78, "ff8a26"), (0.12, 0.55, "ffd050"), (0.06, 0.3, "fff4c0"))
        ):
            for i in range(3):
                beat = math.sin(t * (7.1 + 1.3 * i) + 2.1 * i + j)
                top = high * (0.82 + 0.14 * beat + 0.08 * math.sin(t * 13.7 + i * 4 + j))
                foot = (i - 1) * wide * 0.5 * k
                sway = (0.07 * math.sin(t * 5.3 + i * 1.9 + j * 0.6) + (1 - i) * 0.03) * k
                half = wide * k * (0.72 if i != 1 else 1.0)
                q = np.linspace(0, 1, 7)
                left = np.stack([column + foot - half * np.cos(q * np.pi / 2) * (1 + 0.2 * np.sin(q * 5 + t * 9)) + sway * q,
                                 row - 0.08 * k - tall * top * q * (1.0 if i == 1 else 0.7)], 1)  # fmt: skip
                right = np.stack([column + foot + half * np.cos(q * np.pi / 2) + sway * q, left[:, 1]], 1)
                batch.poly(np.concatenate([left, right[::-1]]), rgb(tint), 0.75 if j < 2 else 0.9, soft=0.02 * k)
        s = np.arange(16)
        age = (t * (0.5 + 0.05 * (s % 5)) + s * 0.377) % 1
        sparks = np.stack(
            [column + (np.sin(s * 2.4) * 0.2 + 0.15 * np.sin(t * 3 + s)) * k, row - (0.4 + 1.7 * age) * k], 1
        )
        batch.discs(sparks, np.maximum(0.7, 0.012 * k), rgb("ffb850"), 0.9 * (1 - age), ADD)
        canvas.flush()
        canvas.glow(column, row - 0.45 * k, (2.6 if self.night else 0.9) * k, rgb("ff9a3e"),
                    (0.75 if self.night else 0.3) * (0.9 + 0.1 * math.sin(t * 9)))  # fmt: skip


@dataclass(slots=True)
class Motes:
    """Points that float through the picture: pollen, fireflies, dust, plankton."""

    seeds: np.ndarray
    """(n, 4) of 0..1."""
    color: Rgb
    size: float = 1.6
    """Pixels of a 720-line picture."""
    alpha: float = 0.5
    rise: float = 0.0
    """Heights of the picture a second; negative falls."""
    blink: float = 0.0
    z: float = 2.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Drift, and with `blink` go on and off."""
        a, b, c, d = self.seeds.T
        unit = canvas.height / 720
        x = ((a + 0.02 * np.sin(t * 0.6 + 9 * c) + 0.012 * t * (d - 0.4)) % 1) * canvas.width
        y = ((b + 0.015 * np.sin(t * 0.8 + 9 * d) - self.rise * t * (0.5 + c)) % 1) * canvas.height
        on = np.clip(1 - self.blink + self.blink * np.sin(t * (1.2 + 2 * c) + 20 * d), 0, 1)
        points = np.stack([x, y], 1)
        radius = (0.5 + c * c) * self.size * unit
        canvas.batch.discs(points, radius, self.color, self.alpha * on * (0.4 + 0.6 * d), ADD, soft=0.6)
        canvas.flush()


@dataclass(slots=True)
class Petals:
    """Petals or leaves that come down through the air, turning."""

    seeds: np.ndarray
    """(n, 5) of 0..1."""
    colors: np.ndarray
    """(n, 3)."""
    speed: float = 1.0
    z: float = 3.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Short strokes that sway as they sink."""
        a, b, c, d, e = self.seeds.T
        unit = canvas.height / 720
        fall = (b + self.speed * t * (0.05 + 0.09 * c)) % 1.1 - 0.05
        x = ((a + 0.05 * np.sin(t * (0.8 + c) + 7 * d) + 0.02 * t * (e - 0.3)) % 1.1 - 0.05) * canvas.width
        turn = t * (1.5 + 3 * e) + 6 * d
        size = (2.5 + 5.0 * c) * unit
        centre = np.stack([x, fall * canvas.height], 1)
        arm = np.stack([np.cos(turn), np.sin(turn) * 0.6], 1) * size[:, None] / 2
        canvas.batch.segments(np.stack([centre - arm, centre + arm], 1), size * 0.7, self.colors, 0.85)
        canvas.flush()


@dataclass(slots=True)
class Bubbles:
    """Columns of bubbles that rise and waver."""

    seeds: np.ndarray
    """(n, 4) of 0..1."""
    z: float = 6.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Rings with a glint, larger as they rise."""
        a, b, c, d = self.seeds.T
        unit = canvas.height / 720
        up = (b + t * (0.10 + 0.10 * c)) % 1.15
        column = np.round(a * 5) / 5 + 0.02 * (d - 0.5)
        x = ((column * 1.3 - view.x * 0.01) % 1 + 0.012 * np.sin(t * 2.6 + 12 * d)) * canvas.width
        y = (1.05 - up) * canvas.height
        radius = (1.4 + 5.0 * c * c) * unit * (0.7 + 0.5 * up)
        points = np.stack([x, y], 1)
        canvas.batch.rings(points, radius, radius, 1.1 * unit, (0.85, 0.97, 1.0), 0.5)
        canvas.batch.discs(points - np.stack([radius, radius], 1) * 0.35, radius * 0.25, (1.0, 1.0, 1.0), 0.6)
        canvas.flush()
