"""An animal as a Figure."""

from __future__ import annotations

import math

import numpy as np

from ...canvas import Canvas
from ...raster import OVER, Batch
from ...rig import FigureNode
from ...scene import Contact
from ...view import View
from .. import SubjectRequest
from . import body, coat
from .brush import Brush
from .build import built
from .gait import Course, Spell
from .head import paint_head
from .pose import Pose, on_head, posed
from .trail import Trail


class Quadruped:
    """An animal that does one thing, or several in turn."""

    def __init__(self, request: SubjectRequest) -> None:
        rng = request.rng(5)
        self.build = built(request)
        self.start = float(rng.random())
        self.rough = rng.random(61)
        self.hairs = rng.random((320, 4))
        self.course = Course(self.build, timetable(request), request.seconds, request.pace, self.start)
        left, bottom, right, top = extent(
            self, [request.seconds * k / 6 for k in range(7)] if self.course.weights else [0.0]
        )
        rest = extent(self, [0.0], still=True)
        self.width = 2 * max(-left, right, self.build.h * 0.7)
        self.height = max(rest[3], 0.85 * top)
        self.depth_below = max(0.02, -bottom)
        eye = on_head(self.build, self.pose(0.0), np.array([self.build.head.eye[0]]))[0]
        self.face = (float(eye.real), float(eye.imag), self.build.head.length)
        self.eye_line = self.face[1]
        self.trail = Trail(request, self.build, self.contacts(request.seconds), self.course)

    def pose(self, t: float) -> Pose:
        """The joints at `t`."""
        return posed(self.build, self.course, t, self.start)

    def travel(self, t: float) -> tuple[float, float]:
        """Forward as far as its gait has carried it."""
        return self.course.travel(t), 0.0

    def contacts(self, seconds: float) -> list[Contact]:
        """Each paw or hoof as it comes down, where it comes down."""
        steps = []
        for plants in self.course.plants:
            for plant in plants:
                if 0.0 <= plant.on < seconds:
                    fast = self.course.at(plant.on, self.course.speed) / math.sqrt(9.81 * self.build.leg)
                    steps.append(Contact(plant.on, plant.x, min(1.0, 0.45 + 0.35 * fast)))
        return sorted(steps, key=lambda c: c.t)

    def paint(self, batch: Batch, t: float) -> None:
        """Far legs, tail, trunk and near legs with their marks and light, then mane and head."""
        build, pose, brush = self.build, self.pose(t), Brush(batch, self.build)
        hair = body.far_color(brush, build.coat.base)
        for i in (1, 3):
            calf, lower = body.paint_leg(brush, build.legs[i], pose.legs[i], hair, 0.0)
            coat.leg_marks(brush, pose.legs[i], calf, lower)
        body.paint_tail(brush, pose, self.rough)
        if build.udder:
            udder(brush, pose)
        body.paint_trunk(brush, pose, self.rough)
        coat.paint_marks(brush, pose, coat.UNDER)
        near = [(i, *body.paint_leg(brush, build.legs[i], pose.legs[i], build.coat.base, 1.0)) for i in (0, 2)]
        coat.paint_marks(brush, pose, coat.OVER)
        for i, calf, lower in near:
            coat.leg_marks(brush, pose.legs[i], calf, lower)
        if brush.detail:
            if build.woolly:
                coat.paint_wool(brush, pose, self.hairs)
            else:
                coat.paint_fur(brush, pose, self.hairs)
        body.shade_trunk(brush, pose)
        for i, _, lower in near:
            body.shade_leg(brush, build.legs[i], pose.legs[i], lower)
        gallop = min(1.0, self.course.at(t, self.course.speed) / (1.6 * math.sqrt(9.81 * build.leg)))
        if build.mane in ("fall", "upright"):
            body.paint_mane(brush, pose, t, self.start, gallop)
        if build.collar:
            body.paint_collar(brush, pose)
        paint_head(brush, pose, t, self.start, self.rough)

    def behind(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Footprints, and what the feet throw up."""
        self.trail.behind(canvas, view, t, node)

    def before(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Snow or dust in front of the feet."""
        self.trail.before(canvas, view, t, node)


def udder(brush: Brush, pose: Pose) -> None:
    """A cow's udder between the hind legs."""
    h = brush.h
    at = pose.hip + complex(0.12, -0.40) * h
    pink = brush.coat.nose * np.float32(0.85)
    brush.batch.oval(at.real, at.imag, 0.085 * h, 0.065 * h, pink)
    for dx in (-0.03, 0.035):
        brush.batch.capsule(
            (at.real + dx * h, at.imag - 0.04 * h), (at.real + dx * h, at.imag - 0.085 * h), 0.012 * h, 0.009 * h, pink
        )


def timetable(request: SubjectRequest) -> list[Spell]:
    """What is done when."""
    if len(request.beats) < 2:
        action = request.beats[0].action if request.beats else request.action
        return [(0.0, request.seconds, action)]
    return [(b.start * request.seconds, b.end * request.seconds, b.action) for b in request.beats]


def extent(figure: Quadruped, times: list[float], still: bool = False) -> tuple[float, float, float, float]:
    """Left, bottom, right and top in metres of everything painted at these instants, from the display list itself."""
    batch = Batch(256, 4096)
    boxes = []
    for t in times:
        figure.paint(batch, t)
        solid = batch.ci[: batch.n][batch.ci[: batch.n, 1] == OVER]
        at = np.concatenate([batch.v[a:b] for a, b in solid[:, 2:4]])
        half = 0.02 * figure.build.h
        boxes.append((*(at.min(0) - half), *(at.max(0) + half)))
        batch.clear()
    box = np.array(boxes)
    left, bottom, right, top = box[:, 0].min(), box[:, 1].min(), box[:, 2].max(), box[:, 3].max()
    return float(left), float(bottom), float(right), float(top)
