"""Cars: saloon, taxi, estate, sports car or van, with wheels that turn exactly as far as it drives."""

from __future__ import annotations

import math

import numpy as np

from ..canvas import Canvas
from ..color import mix, rgb
from ..curves import smooth
from ..pigments import pigment
from ..raster import Batch, Grad
from ..rig import FigureNode
from ..scene import Contact
from ..view import View
from . import SubjectRequest, subject

# length, height, roof line from the rear bumper to the front as (share of length, share of height)
BODIES: dict[str, tuple[float, float, list[tuple[float, float]]]] = {
    "saloon": (
        4.5,
        1.44,
        [
            (0.01, 0.52),
            (0.05, 0.64),
            (0.16, 0.66),
            (0.30, 0.95),
            (0.42, 1.0),
            (0.58, 0.98),
            (0.72, 0.68),
            (0.94, 0.58),
            (0.995, 0.44),
        ],
    ),
    "sports": (
        4.4,
        1.24,
        [
            (0.01, 0.56),
            (0.05, 0.72),
            (0.20, 0.78),
            (0.36, 0.97),
            (0.48, 1.0),
            (0.60, 0.90),
            (0.74, 0.64),
            (0.95, 0.50),
            (0.995, 0.36),
        ],
    ),
    "suv": (
        4.6,
        1.74,
        [
            (0.01, 0.50),
            (0.02, 0.72),
            (0.07, 0.96),
            (0.20, 1.0),
            (0.54, 0.99),
            (0.68, 0.70),
            (0.93, 0.60),
            (0.995, 0.42),
        ],
    ),
    "van": (
        5.2,
        2.2,
        [(0.005, 0.45), (0.01, 0.95), (0.06, 1.0), (0.66, 1.0), (0.80, 0.62), (0.95, 0.52), (0.995, 0.36)],
    ),
}
WHEEL = 0.335


@subject("car", actions=("stand", "drive"))
def car(request: SubjectRequest) -> Car:
    """The car that the word names."""
    return Car(request)


class Car:
    """A car seen from the side, driving to +x."""

    def __init__(self, request: SubjectRequest) -> None:
        word = request.subject.word.lower()
        kind = (
            "sports"
            if "sport" in word or "race" in word or "racing" in word
            else "van"
            if "van" in word or "truck" in word
            else "suv"
            if "suv" in word or "jeep" in word
            else "saloon"
        )
        self.length, self.tall, self.roof = BODIES[kind]
        self.taxi = "taxi" in word or "cab" in word
        p = request.palette
        color = pigment(
            request.subject.color,
            "e8b62c"
            if self.taxi
            else ("b03a34", "3a5a86", "d8d4cc", "3e6a58", "4a4c56")[int(request.rng(8).integers(5))],
        )
        self.paint_color = p.local(color, 0, 0.92)
        self.dark, self.lit = self.paint_color * np.float32(0.42), mix(self.paint_color, (1.0, 1.0, 1.0), 0.32)
        self.glass = mix(p.local("33424e", 0, 0.6), p.haze, 0.28)
        self.tyre, self.rim = p.local("1e1e22", 0, 0.6), p.local("b4b8be", 0, 0.8)
        self.lamps = p.lamps_lit or p.wet or p.weather == "fog"
        self.speed = 8.0 * request.pace if request.action == "drive" else 0.0
        self.width, self.height, self.depth_below = self.length, self.tall, 0.02
        self.eye_line = self.tall * 0.6

    def travel(self, t: float) -> tuple[float, float]:
        """Forward at its speed."""
        return self.speed * t, 0.0

    def contacts(self, seconds: float) -> list[Contact]:
        """Wheels roll: no steps."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """Body, glass, doors, lamps, wheels."""
        bob = 0.006 * math.sin(t * 17) * bool(self.speed)
        x0, tall, length = -self.length / 2, self.tall, self.length
        sill = 0.20

        def at(u: float, v: float) -> tuple[float, float]:
            return x0 + u * length, v * tall + bob

        roof = smooth([at(*q) for q in self.roof], False, 6)
        outline = [
            at(0.005, 0.30),
            *roof,
            at(0.99, 0.26),
            (x0 + length * 0.97, sill + bob),
            (x0 + length * 0.03, sill + bob),
        ]
        body = Grad(
            (0, tall),
            (0, sill),
            [(self.lit, 1), (self.paint_color, 1), (self.paint_color, 1), (self.dark, 1)],
            (0.0, 0.35, 0.6, 1.0),
        )
        batch.poly(outline, body)
        line = 0.66 if tall < 2 else 0.60
        window = [q for q in roof if q[1] > (line + 0.05) * tall]
        if len(window) > 3:
            inner = np.asarray(window) * (0.96, 1.0) + (0.0, -0.055 * tall)
            inner[:, 1] = np.maximum(inner[:, 1], line * tall + 0.02)
            pane = np.vstack(
                [[(inner[0][0] + 0.03, line * tall + bob)], inner, [(inner[-1][0] - 0.02, line * tall + bob)]]
            )
            batch.poly(
                pane, Grad((0, tall), (0, line * tall), [(mix(self.glass, (1.0, 1.0, 1.0), 0.25), 1), (self.glass, 1)])
            )
            center = float(inner[:, 0].mean())
            batch.poly(
                smooth(
                    [
                        (center + 0.34, line * tall),
                        (center + 0.30, line * tall + 0.16),
                        (center + 0.44, line * tall + 0.30),
                        (center + 0.56, line * tall + 0.24),
                        (center + 0.58, line * tall),
                    ]
                ),
                rgb("15141a"),
                0.7,
            )
            for dx in (-0.02, 0.9 if tall < 2 else 1.2):
                batch.rect(
                    center - 0.03 + dx * 0.0, line * tall, center + 0.03, tall * 0.97, self.paint_color
                ) if dx < 0 else None
        batch.stroke([at(0.05, 0.50), at(0.5, 0.53), at(0.95, 0.48)], self.lit, 0.018, 0.6)
        for u in (0.33, 0.52, 0.68):
            batch.stroke([at(u, 0.26), at(u - 0.005, line)], self.dark, 0.012, 0.55)
        batch.rect(x0 + length * 0.45, 0.5 * tall + bob, x0 + length * 0.48, 0.52 * tall + bob, self.dark)
        batch.rect(x0 + length * 0.03, sill - 0.02 + bob, x0 + length * 0.97, sill + 0.05 + bob, rgb("141418"))
        front, rear = at(0.965, 0.46), at(0.015, 0.54)
        batch.oval(*front, 0.10, 0.06, (1.0, 0.96, 0.82) if self.lamps else (0.85, 0.86, 0.86))
        batch.oval(*rear, 0.06, 0.07, (1.0, 0.16, 0.12) if self.lamps else (0.55, 0.08, 0.08))
        if self.taxi:
            batch.rect(x0 + length * 0.44, tall * 1.0, x0 + length * 0.53, tall * 1.0 + 0.14, (1.0, 0.92, 0.6))
        if self.lamps:
            beam = [
                (front[0], front[1] + 0.04),
                (front[0] + 2.2, front[1] + 0.25),
                (front[0] + 2.2, 0.0),
                (front[0], front[1] - 0.04),
            ]
            batch.poly(
                beam,
                Grad(front, (front[0] + 2.2, front[1] - 0.2), [((1.0, 0.95, 0.78), 0.34), ((1.0, 0.95, 0.78), 0.0)]),
                1.0,
                soft=0.05,
            )
        for u in (0.19, 0.81):
            self.wheel(batch, x0 + u * length, t)

    def wheel(self, batch: Batch, x: float, t: float) -> None:
        """Arch, tyre, rim and spokes at the angle of the road travelled."""
        r = WHEEL * (1.15 if self.tall > 1.6 else 1.0)
        batch.oval(x, r, r * 1.16, r * 1.16, rgb("0e0e12"))
        batch.oval(x, r, r, r, self.tyre)
        batch.oval(x, r, r * 0.62, r * 0.62, self.rim)
        angle = -self.travel(t)[0] / r
        for k in range(5):
            a = angle + k * 2 * math.pi / 5
            batch.stroke(
                [(x, r), (x + r * 0.58 * math.cos(a), r + r * 0.58 * math.sin(a))],
                self.rim * np.float32(0.55),
                r * 0.10,
            )
        batch.oval(x, r, r * 0.14, r * 0.14, self.rim * np.float32(0.8))

    def before(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """The glow of its lamps."""
        if not self.lamps:
            return
        x, y = node.at(t)
        k = view.scale(x, node.z)
        for dx, dy, color, size in (
            (self.length * 0.465, self.tall * 0.46, (1.0, 0.93, 0.72), 0.9),
            (-self.length * 0.485, self.tall * 0.54, (1.0, 0.12, 0.08), 0.5),
        ):
            column, row = view.point(x + node.facing * dx, y + dy, node.z)
            canvas.glow(column, row, size * k, color, 0.55)
