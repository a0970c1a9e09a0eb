"""What feet leave behind: prints in snow and sand, and the snow, sand, dust or water that they throw up."""

from __future__ import annotations

import math

import numpy as np

from ...canvas import Canvas
from ...color import mix
from ...rig import FigureNode
from ...scene import Contact
from ...view import View
from .. import SubjectRequest
from .build import Build
from .gait import GRAVITY, Course

SURFACES: dict[str, tuple[str, float, float, float]] = {
    # Colour of what flies, how much of it, how long it hangs, and how clearly feet print.
    "snow": ("f6f9ff", 1.0, 0.75, 1.0),
    "sand": ("d8bd8c", 0.9, 0.85, 0.8),
    "dust": ("c9b08c", 0.7, 1.0, 0.3),
    "grass": ("3a3018", 1.0, 0.72, 0.0),
    "earth": ("a58a66", 0.4, 0.8, 0.25),
    "ground": ("a58a66", 0.3, 0.8, 0.0),
    "wet-asphalt": ("c8d4de", 0.5, 0.4, 0.0),
    "water": ("dfeaf0", 1.0, 0.5, 0.0),
}
GRAINS = 7


class Trail:
    """The marks of one animal's feet, as closed forms of time."""

    def __init__(self, request: SubjectRequest, build: Build, contacts: list[Contact], course: Course) -> None:
        color, self.amount, self.hang, self.print = SURFACES.get(request.surface, ("a58a66", 0.0, 1.0, 0.0))
        self.color = request.palette.local(color, 0.0, 0.95)
        self.hollow = request.palette.local(
            mix(color, "5a6a94" if request.surface == "snow" else "3a2c20", 0.62), 0.0, 0.3
        )
        # Clods of turf have edges; dust and snow have none.
        self.soft, self.grain = (0.15, 0.5) if request.surface == "grass" else (0.45, 1.0)
        self.h = build.h
        rng = request.rng(12)
        feet = build.legs[0].width[4]
        self.steps = [
            (c.t, c.x, c.strength, rng.uniform(-1.0, 1.0) * 0.6 * feet, rng.random((GRAINS, 4))) for c in contacts
        ]
        before = [(p.on, p.x, 0.5) for plants in course.plants for p in plants if -6.0 < p.on < 0.0]
        self.prints = sorted([(t, x) for t, x, _ in before] + [(c.t, c.x) for c in contacts])
        self.foot = feet

    def behind(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Prints on the ground."""
        k = view.scale(node.x, node.z)
        if self.print <= 0.0 or self.foot * k < 0.8:
            return
        slope = min(0.5, max(0.05, (view.y - node.y) / max(1.0, view.depth(node.x, node.z))))
        for i, (when, x) in enumerate(self.prints):
            if when > t:
                break
            column, row = view.point(node.x + node.facing * x, node.y, node.z)
            lane = (1.6 if i % 2 else -0.4) * self.foot * k * slope
            canvas.batch.oval(
                column,
                row - lane,
                1.25 * self.foot * k,
                1.2 * self.foot * k * slope,
                self.hollow,
                0.5 * self.print,
                soft=0.5,
            )
        canvas.flush()

    def before(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Grains that fly up and back from each step, and fall."""
        if self.amount <= 0.0:
            return
        k = view.scale(node.x, node.z)
        spots, sizes, alphas = [], [], []
        for when, x, strength, _, seeds in self.steps:
            age = t - when
            life = self.hang * (0.5 + 0.5 * strength)
            if not 0.0 < age < life or strength < 0.55:
                continue
            u = age / life
            for a, b, c, d in seeds[: math.ceil(GRAINS * self.amount)]:
                v = math.sqrt(GRAVITY * self.h) * (0.35 + 0.55 * a) * strength
                rise = v * (0.5 + 0.6 * b) * age - 0.42 * GRAVITY * age * age * (0.35 + 0.65 * (self.hang < 0.8))
                back = -v * (0.35 + 0.75 * c) * (1 - math.exp(-3 * age)) / 2.2
                column, row = view.point(node.x + node.facing * (x + back), node.y + max(0.0, rise), node.z)
                spots.append((column, row))
                sizes.append(k * self.h * self.grain * (0.018 + 0.055 * d) * (0.55 + 1.3 * u))
                alphas.append(0.62 * strength * (1 - u) ** 1.3 * (0.5 + 0.5 * self.amount))
        if spots:
            size = np.array(sizes)
            canvas.batch.discs(np.array(spots), size, self.color, np.array(alphas), soft=self.soft * size)
            canvas.flush()
