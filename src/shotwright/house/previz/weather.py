"""Weather in the air: rain, snow, fog, wind and lightning, as nodes that any place can take."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .canvas import Canvas
from .color import mix
from .palette import Palette
from .raster import ADD
from .scene import Node, Stage
from .view import View


def weather_nodes(palette: Palette, stage: Stage, seed: int) -> list[Node]:
    """The nodes of this weather out of doors; none where none reaches."""
    if stage.indoors or stage.sheltered:
        return []
    rng = np.random.default_rng((seed, 77))
    weather = palette.weather
    nodes: list[Node] = []
    if weather in ("rain", "storm"):
        nodes.append(Rain(palette, rng.random((640 if weather == "rain" else 1000, 4))))
    if weather in ("snow", "blizzard"):
        nodes.append(
            Snow(palette, rng.random((380 if weather == "snow" else 900, 4)), 1.0 if weather == "snow" else 4.5)
        )
    if weather in ("fog", "haze", "blizzard"):
        # Banks lie one behind another in the distance; only a thin one may cross what the shot is about.
        share = 1.0 if weather != "haze" else 0.4
        near = stage.spot.z
        nodes += [
            Bank(palette, rng.random((6, 4)), z, share * alpha, lift)
            for z, alpha, lift in (
                (near + 42.0, 0.34, 3.4),
                (near + 19.0, 0.26, 1.5),
                (near + 7.0, 0.20, 0.4),
                (5.0, 0.10, -0.5),
            )
        ]
    if weather == "wind":
        nodes.append(Leaves(palette, rng.random((60, 5))))
    if weather == "storm":
        nodes.append(Lightning(float(rng.uniform(0.3, 0.9)), float(rng.random())))
    return nodes


@dataclass(slots=True)
class Rain:
    """Streaks at three depths that slant with the wind."""

    palette: Palette
    drops: np.ndarray
    z: float = 2.5

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Each drop falls through the picture again and again."""
        a, b, c, d = self.drops.T
        unit = canvas.height / 720
        depth = 0.35 + 0.65 * c
        slant = -0.05 - 0.26 * self.palette.wind
        fall = (b + t * (1.7 + 1.1 * depth)) % 1.15 - 0.08
        x = ((a + slant * fall * 0.5 + 0.6 * view.x / 40 * depth) % 1.1 - 0.05) * canvas.width
        y = fall * canvas.height
        length = (16 + 34 * depth) * unit
        ends = np.stack([np.stack([x, y], 1), np.stack([x + slant * length, y + length], 1)], 1)
        pale = mix(self.palette.haze, (0.9, 0.94, 1.0), 0.6)
        canvas.batch.segments(ends, (0.7 + 0.8 * depth) * unit, pale, 0.10 + 0.20 * depth * (0.5 + 0.5 * d))
        canvas.flush()


@dataclass(slots=True)
class Snow:
    """Flakes that drift; in a blizzard they fly."""

    palette: Palette
    flakes: np.ndarray
    gale: float
    z: float = 2.4

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Three sizes, the nearest out of focus."""
        a, b, c, d = self.flakes.T
        unit = canvas.height / 720
        near = c**3
        x = (a + 0.03 * np.sin(t * 1.3 + d * 6) - t * 0.025 * self.gale * (1 + 2 * near)) % 1.1 - 0.05
        y = (b + t * (0.07 + 0.16 * near) * (1 + 0.3 * self.gale)) % 1.1 - 0.05
        size = (1.0 + 1.4 * c + 4.5 * near**2) * unit
        alpha = 0.75 - 0.35 * near
        tone = np.minimum(1.0, mix(self.palette.haze, (1.0, 1.0, 1.0), 0.75))
        canvas.batch.discs(
            np.stack([x * canvas.width, y * canvas.height], 1), size, tone, alpha, soft=np.where(near > 0.55, 2.0, 0.0)
        )
        canvas.flush()


@dataclass(slots=True)
class Bank:
    """A bank of mist at one depth that moves slowly sideways."""

    palette: Palette
    wisps: np.ndarray
    z: float
    alpha: float
    lift: float
    """Metres by which its middle stands above the lowest banks."""

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Wide soft ellipses along the ground."""
        if view.depth(0.0, self.z) < 1.5:
            return
        k = view.scale(0.0, self.z)
        half = canvas.width / k
        for a, b, c, d in self.wisps:
            x = view.x + ((a + 0.012 * t * (0.5 + b)) % 1.4 - 0.7) * half * 1.3
            column, row = view.point(x, 0.5 + 0.8 * c + self.lift, self.z)
            rx, ry = half * k * (0.22 + 0.2 * d), (0.5 + 0.5 * b) * k * (0.8 + 0.4 * max(0.0, self.lift))
            # Three soft ellipses, one in another: a bank has no edge.
            for q in (1.0, 0.74, 0.48):
                canvas.batch.oval(column, row, q * rx, q * ry, self.palette.haze, 0.45 * self.alpha, soft=0.55 * q * ry)
        canvas.flush()


@dataclass(slots=True)
class Leaves:
    """Leaves on the wind."""

    palette: Palette
    seeds: np.ndarray
    z: float = 3.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Short strokes that tumble across."""
        a, b, c, d, e = self.seeds.T
        unit = canvas.height / 720
        x = ((a + t * (0.10 + 0.18 * c)) % 1.1 - 0.05) * canvas.width
        y = ((b + 0.05 * np.sin(t * 2.2 + 9 * d) + 0.02 * t) % 1.0) * canvas.height
        turn = t * (3 + 4 * e) + 6 * d
        size = (3 + 5 * c) * unit
        ends = np.stack([np.stack([x, y], 1), np.stack([x + size * np.cos(turn), y + size * np.sin(turn) * 0.6], 1)], 1)
        canvas.batch.segments(ends, 2.2 * unit, self.palette.local("9a7a3e"), 0.65)
        canvas.flush()


EVERY, STANDS = 1.25, 0.42
"""Seconds between strokes of lightning, and for which a bolt is seen."""


@dataclass(slots=True)
class Lightning:
    """Strokes with their afterglow, a bolt behind everything; closed form of time."""

    at: float
    where: float
    z: float = 1.0e6

    def stroke(self, t: float) -> tuple[int, float]:
        """Which stroke is the latest, and seconds since it."""
        n = math.floor((t - self.at) / EVERY)
        since = t - self.at - n * EVERY
        # Strokes are not a clock: every other one comes late.
        if n % 2 == 0:
            return n, since
        return (n, since - 0.30) if since >= 0.30 else (n - 1, since + EVERY)

    def brightness(self, t: float) -> float:
        """0..1: a double flash, and the clouds' afterglow."""
        if t < self.at:
            return 0.0
        q = self.stroke(t)[1]
        return min(1.0, 0.75 * math.exp(-q * 9) + 0.5 * math.exp(-abs(q - 0.2) * 16) + 0.42 * math.exp(-q * 1.5))

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Light over the whole picture, lit clouds around the stroke, and while it lasts the forked bolt."""
        power = self.brightness(t)
        if power < 0.02:
            return
        w, h = canvas.width, canvas.height
        n, late = self.stroke(t)
        rng = np.random.default_rng((int(self.where * 1000), n + 8))
        foot = max(8.0, min(view.horizon, h * 0.95))
        middle = w * (0.12 + 0.76 * float(rng.random()))
        canvas.batch.rect(0, 0, w, h, (0.55, 0.62, 0.85), 0.22 * power, ADD)
        for dx, y, reach in ((0.0, 0.10, 0.46), (-0.13, 0.24, 0.26), (0.16, 0.16, 0.30)):
            for q, tone in ((1.0, (0.05, 0.07, 0.16)), (0.62, (0.09, 0.12, 0.23)), (0.32, (0.16, 0.19, 0.30))):
                r = q * reach * w
                canvas.batch.oval(middle + dx * w, y * foot, r, 0.45 * r, tone, 0.8 * power, ADD, soft=0.26 * r)
        if late < STANDS:
            shown = 1.0 - (late / STANDS) ** 3
            ys = np.linspace(0, foot, 22)
            xs = middle + np.cumsum(rng.normal(0, 0.010 * w, 22))
            forks = [(np.stack([xs, ys], 1), 1.0)]
            for start in (6, 11, 14):
                side = float(rng.choice((-1.0, 1.0)))
                steps = np.cumsum(np.abs(rng.normal(0.012, 0.008, 6))) * w * side
                forks.append((np.stack([xs[start] + steps, ys[start] + np.linspace(0.03, 0.26, 6) * foot], 1), 0.5))
                forks[-1][0][0] = xs[start], ys[start]
            for bolt, share in forks:
                canvas.batch.stroke(bolt, (0.7, 0.78, 1.0), 9 * share * h / 720, 0.45 * shown, ADD, soft=3.0)
                canvas.batch.stroke(bolt, (1.0, 1.0, 1.0), 2.6 * share * h / 720, shown, end_width=0.8)
        canvas.flush()
