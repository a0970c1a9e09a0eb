"""A sailing boat that heels and bobs."""

from __future__ import annotations

import math

import numpy as np

from ..color import mix, rgb
from ..curves import smooth
from ..pigments import pigment
from ..raster import Batch, Grad
from ..scene import Contact
from . import SubjectRequest, subject


@subject("sailing-boat", actions=("sail", "float"))
def sailing_boat(request: SubjectRequest) -> SailingBoat:
    """A sloop of 7 m."""
    return SailingBoat(request)


class SailingBoat:
    """Hull, mainsail and jib; sails fill with the wind, waves toss it."""

    def __init__(self, request: SubjectRequest) -> None:
        p = request.palette
        self.sea = {"storm": 3.2, "wind": 2.0, "rain": 1.4, "blizzard": 2.6}.get(p.weather, 1.0)
        color = pigment(request.subject.color, "f4efe4")
        white = request.subject.color in (None, "white", "cream", "ivory")
        self.hull = p.local("7a3a2e" if white else color, 0, 0.85)
        self.sail = p.local(color if white else mix(color, "f4efe4", 0.75), 0, 0.95)
        self.sail_dark = mix(self.sail, p.local("6a6a86", 0, 0.4), 0.5)
        self.wood, self.line = p.local("8a5a34", 0, 0.8), p.local("2e2628", 0, 0.5)
        self.speed = 1.5 * request.pace if request.action == "sail" else 0.25
        self.start = float(request.rng(9).random()) * 6
        self.width, self.height, self.depth_below = 8.6, 9.6, 0.25
        self.eye_line = 3.6
        self.wind = 0.5 + 0.5 * min(1.0, p.wind + 0.3)

    def travel(self, t: float) -> tuple[float, float]:
        """Forward, and up and down with the swell."""
        return self.speed * t, 0.07 * self.sea * math.sin(t * 1.3 + self.start)

    def contacts(self, seconds: float) -> list[Contact]:
        """It floats: no steps."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """Everything turned by pitch about the water line."""
        pitch = 0.022 * self.sea * math.sin(t * 1.1 + self.start + 0.8) + 0.015
        c, s = math.cos(pitch), math.sin(pitch)
        belly = 0.55 * self.wind + 0.05 * math.sin(t * 1.9)

        def at(points: object) -> np.ndarray:
            q = np.asarray(points, float).reshape(-1, 2)
            return np.stack([q[:, 0] * c - q[:, 1] * s, q[:, 0] * s + q[:, 1] * c], 1)

        mast = at([(0.35, 0.7), (0.35, 9.2)])
        main = at(
            [
                (0.25, 8.9),
                (-0.9 + belly * 0.25, 6.0),
                (-2.0 + belly * 0.30, 3.4),
                (-2.75, 1.75),
                (-1.2, 1.55),
                (0.25, 1.55),
            ]
        )
        jib = at(
            [(0.5, 8.4), (1.55 + belly * 0.5, 5.2), (2.6 + belly * 0.42, 2.8), (3.35, 1.15), (1.8, 1.35), (0.75, 1.55)]
        )
        fill = Grad(
            tuple(at((-2.6, 3))[0]),
            tuple(at((0.6, 3.6))[0]),
            [(self.sail_dark, 1), (self.sail, 1), (mix(self.sail, (1, 1, 1), 0.25), 1)],
        )
        batch.stroke(at([(-3.1, 1.15), (0.35, 9.1), (3.5, 1.1)]), self.line, 0.03, 0.6)
        batch.poly(
            smooth(jib, steps=5),
            Grad(tuple(at((0.5, 3))[0]), tuple(at((3.0, 3))[0]), [(self.sail, 1), (self.sail_dark, 1)]),
        )
        batch.poly(smooth(main, steps=5), fill)
        for y in (3.2, 4.8, 6.4):
            batch.stroke(at([(0.25, y), (-2.3 + (y - 1.5) * 0.33, y - 0.15)]), self.sail_dark, 0.035, 0.5)
        batch.capsule(mast[0], mast[1], 0.075, 0.05, self.wood)
        boom = at([(0.35, 1.45), (-2.85, 1.6)])
        batch.capsule(boom[0], boom[1], 0.055, 0.045, self.wood)
        hull = [
            (-3.45, 1.05),
            (-1.0, 0.80),
            (1.6, 0.86),
            (3.75, 1.22),
            (3.2, 0.30),
            (2.5, -0.22),
            (-2.7, -0.22),
            (-3.3, 0.35),
        ]
        lit, dark = mix(self.hull, (1.0, 1.0, 1.0), 0.18), self.hull * np.float32(0.45)
        batch.poly(at([(-1.9, 0.85), (-1.7, 1.3), (0.1, 1.25), (0.5, 0.85)]), mix(self.sail, self.wood, 0.35))
        for x in (-1.35, -0.7, -0.1):
            batch.oval_at(at((x, 1.05))[0], 0.13, 0.09, self.line)
        batch.poly(smooth(at(hull), steps=5), Grad((0, 1.1), (0, -0.2), [(lit, 1), (self.hull, 1), (dark, 1)]))
        batch.stroke(at([(-3.42, 1.0), (-1.0, 0.76), (1.6, 0.82), (3.7, 1.17)]), mix(self.sail, (1, 1, 1), 0.2), 0.07)
        # A sailor at the helm gives the scale.
        batch.oval_at(at((-2.35, 1.95))[0], 0.15, 0.17, rgb("b98a6a") * np.float32(0.8))
        batch.poly(smooth(at([(-2.6, 0.95), (-2.62, 1.5), (-2.35, 1.8), (-2.08, 1.5), (-2.05, 0.95)])), self.line)
        foam = at([(3.3, 0.05), (3.9, 0.18), (4.15, -0.12), (3.0, -0.2)])
        if self.speed > 0.5:
            batch.poly(smooth(foam), (0.92, 0.95, 0.97), 0.55, soft=0.06)
            wake = [(-3.2, -0.02), (-4.2, 0.05), (-4.25, -0.14), (-3.0, -0.2)]
            batch.poly(smooth(at(wake)), (0.92, 0.95, 0.97), 0.35, soft=0.08)
