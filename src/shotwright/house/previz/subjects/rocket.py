"""A rocket: tower, ignition, flame, billowing smoke, and a lift-off that gathers speed."""

from __future__ import annotations

import math

import numpy as np

from ..canvas import Canvas
from ..color import mix, rgb
from ..curves import ease, smooth
from ..particles import billow_textures, draw_puff
from ..pigments import pigment
from ..raster import ADD, Batch, Grad
from ..rig import FigureNode
from ..scene import Contact
from ..view import View
from . import SubjectRequest, subject

IGNITION = 0.45
"""Seconds from the start of the shot to lift-off."""


@subject("rocket", actions=("stand", "launch"))
def rocket(request: SubjectRequest) -> Rocket:
    """A rocket of 19 m beside its tower."""
    return Rocket(request)


class Rocket:
    """Stands, or takes off in smoke."""

    def __init__(self, request: SubjectRequest) -> None:
        p = request.palette
        self.flies = request.action in ("launch", "fly")
        self.palette = p
        self.body = p.local(pigment(request.subject.color, "f1ebe6"), 0, 0.95)
        self.shade = mix(self.body, p.local("5a5080", 0, 0.4), 0.55)
        self.trim, self.trim_dark = p.local("d8503f", 0, 0.95), p.local("7a2636", 0, 0.5)
        self.iron = mix(p.local("3a2c3a", 0, 0.5), p.haze, 0.12)
        lit = mix(p.local("f4ddd0", 0, 1.0), p.sun_color, 0.2)
        shade = mix(p.local("8a6f82", 0, 0.45), p.haze, 0.12)
        self.puffs = billow_textures(6, shade, np.minimum(lit, 1.0), 3)
        self.seeds = request.rng(10).random((620, 6))
        self.width, self.height, self.depth_below = 8.0, 20.5, 9.0
        self.eye_line = 10.0

    def altitude(self, t: float) -> float:
        """Metres above the pad: constant acceleration after ignition."""
        q = max(0.0, t - IGNITION)
        return 3.4 * q * q + 0.6 * q if self.flies else 0.0

    def travel(self, t: float) -> tuple[float, float]:
        """Straight up; the engine bells stand 1.8 m above the ground."""
        return 0.0, 1.8 + self.altitude(t)

    def contacts(self, seconds: float) -> list[Contact]:
        """No steps."""
        return []

    def thrust(self, t: float) -> float:
        """0..1."""
        return ease(t / 0.35) if self.flies else 0.0

    def paint(self, batch: Batch, t: float) -> None:
        """Flame, fins, hull, nose, windows."""
        if self.flies:
            self.flame(batch, t)
        for side, tone in ((-1, self.trim), (1, self.trim_dark)):
            batch.poly(
                smooth([(side * 1.2, 4.2), (side * 2.9, 0.2), (side * 2.8, -1.2), (side * 1.25, 0.6)], steps=4), tone
            )
        batch.poly([(-0.8, 0.2), (0.8, 0.2), (1.0, -0.7), (-1.0, -0.7)], self.iron)
        hull = [
            (0, 19.0),
            (0.75, 17.4),
            (1.25, 14.6),
            (1.35, 12),
            (1.35, 3),
            (1.2, 0.2),
            (-1.2, 0.2),
            (-1.35, 3),
            (-1.35, 12),
            (-1.25, 14.6),
            (-0.75, 17.4),
        ]
        across = [
            (mix(self.body, (1.0, 1.0, 1.0), 0.25), 1),
            (self.body, 1),
            (mix(self.body, self.shade, 0.5), 1),
            (self.shade, 1),
        ]
        batch.poly(smooth(hull, steps=5), Grad((-1.35, 0), (1.35, 0), across))
        red = Grad(
            (-1.35, 0), (1.35, 0), [(mix(self.trim, (1.0, 1.0, 1.0), 0.2), 1), (self.trim, 1), (self.trim_dark, 1)]
        )
        batch.poly(
            smooth(
                [(0, 19.0), (0.55, 17.9), (0.98, 16.4), (1.06, 15.8), (-1.06, 15.8), (-0.98, 16.4), (-0.55, 17.9)],
                steps=4,
            ),
            red,
        )
        for y, tall in ((11.4, 0.35), (5.0, 0.9)):
            batch.rect(-1.35, y, 1.35, y + tall, red)
        batch.oval(0, 13.4, 0.44, 0.44, self.iron)
        batch.oval(0, 13.4, 0.32, 0.32, Grad((-0.1, 13.55), 0.4, [(rgb("bfe0f4"), 1), (rgb("3a5a86"), 1)]))
        batch.poly([(-0.28, 4.0), (0.28, 4.0), (0.2, -1.3), (-0.2, -1.3)], self.trim_dark)

    def flame(self, batch: Batch, t: float) -> None:
        """Three tongues of flame with shock diamonds."""
        flicker = (0.85 + 0.15 * math.sin(t * 57) + 0.08 * math.sin(t * 91)) * self.thrust(t)
        long = 8.0 * flicker
        for wide, share, hot, cool in (
            (1.5, 1.0, "ff7a2a", "ff5a1a"),
            (1.0, 0.75, "ffd070", "ff9030"),
            (0.6, 0.45, "ffffff", "fff0b0"),
        ):
            tongue = [
                (-wide * 0.7, -0.6),
                (-wide, -0.6 - long * share * 0.3),
                (0, -0.6 - long * share),
                (wide, -0.6 - long * share * 0.3),
                (wide * 0.7, -0.6),
            ]
            batch.poly(
                smooth(tongue, steps=5),
                Grad((0, -0.6), (0, -0.6 - long * share), [(rgb(hot), 0.95), (rgb(cool), 0.0)]),
                soft=0.14,
            )
        for k in range(3):
            batch.oval(
                0, -1.4 - k * 1.1 * flicker, 0.34 - 0.06 * k, 0.24, rgb("ffffff"), 0.5 * self.thrust(t), ADD, soft=0.08
            )

    def behind(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """The tower, and the glow on the smoke."""
        k = view.scale(node.x, node.z)
        column, row = view.point(node.x, 0.0, node.z)
        b = canvas.batch
        b.matrix = (k, -k, column, row)
        reach = 2.0 + min(2.0, t * 1.5)
        for x in (-7.2, -4.4):
            b.rect(x, 0, x + 0.6, 27, self.iron)
        for i in range(9):
            b.stroke([(-7, i * 3), (-4, i * 3 + 3)], self.iron, 0.26)
            b.stroke([(-4, i * 3), (-7, i * 3 + 3)], self.iron, 0.26)
            b.stroke([(-7, i * 3), (-4, i * 3)], self.iron, 0.26)
        for y in (10, 18, 24):
            b.rect(-4.2, y, -2.2 - (reach - 2.0 if self.flies else 0.0) + 0.8, y + 0.5, self.iron)
        b.stroke([(-5.5, 27), (-5.5, 32)], self.iron, 0.2)
        b.rect(-9, -0.2, 9, 0.7, self.iron)
        b.matrix = (1.0, 1.0, 0.0, 0.0)
        canvas.flush()
        if self.flies:
            self.smoke(canvas, view, t, node)

    def smoke(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """A ground cloud that rolls outward and a column that follows the rocket; each puff is a closed form of its age."""
        high = self.altitude(t)
        puffs = []
        for i, (a, b, c, d, e, f) in enumerate(self.seeds):
            ground = i % 5 < 2
            born = 0.12 + (a * 3.4 if ground else 5.5 * a**0.75)
            if born > t:
                continue
            age = t - born
            if ground:
                # The jet is turned aside by the ground and rolls out over it, towards the eye as well as away.
                spread = 1 - math.exp(-age * (0.75 + 0.5 * f))
                turn, reach = 2 * math.pi * b, (3 + 38 * spread) * (0.35 + 0.65 * c)
                x, z = node.x + math.cos(turn) * reach, node.z + math.sin(turn) * reach * 0.34
                r = (1.8 + 4.6 * spread) * (0.6 + 0.6 * e)
                y = 0.55 * r + d * 7.5 * spread * (1.05 - 0.7 * c)
                alpha = min(1.0, age * 5)
            else:
                spread = 1 - math.exp(-age * 0.8)
                x, z = node.x + (b - 0.5) * (1.2 + 4.8 * spread), node.z
                y = max(1.0, self.altitude(born) - 2.4 - d * 3 - age * 1.2)
                r, alpha = (1.5 + 2.6 * spread) * (0.7 + 0.6 * e), 0.95 * min(1.0, age * 6)
            puffs.append((z, age, x, y, r, alpha, i))
        puffs.sort(key=lambda q: (-q[0], -q[1]))
        for z, _, x, y, r, alpha, i in puffs:
            if view.depth(x, z) < 2.0:
                continue
            k = view.scale(x, z)
            column, row = view.point(x, y, z)
            draw_puff(canvas, self.puffs[i % 6], column, row, r * k, alpha)
            near = abs(y - high) + abs(x - node.x) * 0.8
            if near < 13:
                canvas.glow(column, row, r * k, rgb("ff9a40"), 0.12 * math.exp(-near / 5) * self.thrust(t))

    def before(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """The light of the engine."""
        if not self.flies:
            return
        column, row = view.point(node.x, self.altitude(t) - 1.5, node.z)
        k = view.scale(node.x, node.z)
        canvas.glow(column, row, 14 * k * self.thrust(t) + 1, rgb("ff9848"), 0.62)
        canvas.glow(column, row + 1.5 * k, 4.5 * k * self.thrust(t) + 1, rgb("ffe0a0"), 0.6)
