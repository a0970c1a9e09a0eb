"""Birds: a flock that crosses the sky, or one bird that flies or stands."""

from __future__ import annotations

import math

import numpy as np

from ..color import mix, rgb
from ..curves import smooth
from ..pigments import pigment
from ..raster import Batch, Grad
from ..scene import Contact
from . import SubjectRequest, subject

WING = np.array([(-1, 0.1), (-0.5, 0.28), (0, 0), (0.5, 0.28), (1, 0.1), (0.5, 0.16), (0, -0.12), (-0.5, 0.16)])
BEAT = np.array([0.55, 0.35, 0, 0.35, 0.55, 0.3, 0, 0.3])


@subject("bird", "birds", actions=("fly", "glide", "stand"))
def bird(request: SubjectRequest) -> Flock | Bird:
    """A flock for `birds` or a count above one, else a single bird."""
    if request.subject.kind == "birds" or request.subject.count > 1:
        return Flock(request)
    return Bird(request)


class Flock:
    """Many birds high up, each with its own wingbeat."""

    def __init__(self, request: SubjectRequest) -> None:
        rng = request.rng(6)
        count = min(60, max(request.subject.count, 9 if request.subject.kind == "birds" else 2))
        self.seeds = rng.random((count, 5))
        self.width, self.height, self.depth_below = 15.0, 9.0, 0.0
        self.eye_line = 6.0
        self.speed = 5.0 * request.pace
        self.color = mix(request.palette.local(pigment(request.subject.color, "2b2430")), request.palette.haze, 0.15)

    def travel(self, t: float) -> tuple[float, float]:
        """Forward and up in the air."""
        return self.speed * t, 3.0 + 0.3 * t

    def contacts(self, seconds: float) -> list[Contact]:
        """They do not touch the ground."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """Each bird as a pair of wings."""
        for j, (a, b, c, d, e) in enumerate(self.seeds):
            x = (a - 0.5) * 12 - abs(b - 0.5) * 3 + 0.4 * math.sin(t * 0.7 + 6 * c)
            y = 1.0 + b * 5 + 0.25 * math.sin(t * 1.1 + j)
            size = 0.42 + 0.2 * d
            wings = WING.copy()
            wings[:, 1] += BEAT * math.sin(t * (7 + 3 * e) + j * 1.7)
            batch.poly(wings * size + (x, y), self.color, 0.92)


class Bird:
    """One bird seen from the side."""

    def __init__(self, request: SubjectRequest) -> None:
        p = request.palette
        self.flies = request.action in ("fly", "glide", "idle") and request.action != "stand"
        self.glides = request.action == "glide"
        body = pigment(request.subject.color, "6a6e78")
        self.body, self.belly = p.local(body, 0, 0.8), p.local(mix(body, "ffffff", 0.55), 0, 0.8)
        self.dark, self.beak = self.body * np.float32(0.5), p.local("d89a3a", 0, 0.8)
        self.size = {"small": 0.6, "big": 1.6, "huge": 2.0}.get(request.subject.build or "", 1.0) * 0.55
        self.width, self.height = 2.6 * self.size, 2.0 * self.size
        self.depth_below = 0.6 * self.size
        self.eye_line = 0.6 * self.size
        self.speed = 4.2 * request.pace if self.flies else 0.0
        self.start = float(request.rng(7).random())

    def travel(self, t: float) -> tuple[float, float]:
        """Forward, bobbing with the wingbeat, some metres up."""
        if not self.flies:
            return 0.0, 0.0
        return self.speed * t, 2.4 + 0.05 * math.sin(t * 9)

    def contacts(self, seconds: float) -> list[Contact]:
        """No steps."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """Far wing, tail, body, head, near wing."""
        s = self.size
        beat = 0.12 if self.glides else math.sin(2 * math.pi * (2.6 * t + self.start))

        def at(points: list[tuple[float, float]]) -> np.ndarray:
            return smooth(np.asarray(points) * s + (0.0, 0.35 * s))

        def wing(color: object, shift: float) -> None:
            tip = 1.05 * beat + 0.25
            batch.poly(
                at(
                    [
                        (0.22 + shift, 0.12),
                        (0.05 + shift, 0.30 + 0.5 * tip * 0.5),
                        (-0.30 + shift, 0.2 + tip * 0.95),
                        (-0.46 + shift, 0.12 + tip * 0.9),
                        (-0.40 + shift, 0.06 + tip * 0.45),
                        (-0.22 + shift, 0.0),
                    ]
                ),
                color,
            )

        if self.flies:
            wing(self.dark, 0.10)
        else:
            for x in (0.02, -0.06):
                batch.capsule((x * s, 0.16 * s), (x * s, 0.0), 0.018 * s, 0.014 * s, self.beak)
        batch.poly(at([(-0.36, 0.02), (-0.86, 0.10), (-0.90, -0.04), (-0.38, -0.10)]), self.dark)
        fill = Grad(
            (0, 0.6 * s), (0, 0.1 * s), [(mix(self.body, (1.0, 1.0, 1.0), 0.15), 1), (self.body, 1), (self.belly, 1)]
        )
        batch.poly(
            at([(-0.46, 0.0), (-0.16, 0.17), (0.20, 0.18), (0.40, 0.10), (0.36, -0.06), (0.12, -0.17), (-0.22, -0.15)]),
            fill,
        )
        batch.poly(at([(0.24, 0.16), (0.36, 0.28), (0.50, 0.26), (0.54, 0.14), (0.42, 0.04), (0.28, 0.02)]), fill)
        batch.poly(np.asarray([(0.52, 0.19), (0.68, 0.14), (0.52, 0.11)]) * s + (0.0, 0.35 * s), self.beak)
        batch.oval(0.45 * s, 0.55 * s, 0.022 * s, 0.022 * s, rgb("140f10"))
        if self.flies:
            wing(self.body, 0.0)
        else:
            batch.poly(at([(0.18, 0.10), (-0.10, 0.12), (-0.52, -0.02), (-0.2, -0.08), (0.1, -0.06)]), self.dark)
