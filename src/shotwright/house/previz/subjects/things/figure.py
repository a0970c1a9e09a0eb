"""A thing, a vehicle or a simple creature as a Figure: the parts of its row, moved as one and each in its own way."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ...canvas import Canvas
from ...focus import Insert
from ...raster import Batch
from ...raster.kernels import R0, R1
from ...rig import FigureNode
from ...scene import Contact
from ...view import View
from .. import SubjectRequest
from .finish import Paints
from .forms import FORMS, GOLDEN, Hand, Points
from .motion import Mover, State
from .table import Row

TAU = math.tau
SIZES = {"small": 0.8, "short": 0.85, "big": 1.25, "tall": 1.2, "huge": 1.6, "slim": 1.0}
YOUNG = ("baby", "child")
GROUNDED = ("stand", "walk", "sleep", "eat", "crawl", "run", "drive", "sit", "jump", "roll")
"""Actions for which even what flies is on the ground."""


class Thing:
    """One row of the tables under the shot's light, doing what the words say."""

    def __init__(self, request: SubjectRequest, row: Row) -> None:
        subject = request.subject
        size = SIZES.get(subject.build or "", 1.0) * (0.6 if subject.age in YOUNG else 1.0)
        self.row, self.seconds = row, request.seconds
        self.tall = row.size * size
        self.paints = Paints(request.palette, row.colors, row.material, subject.color, subject.material)
        self.sun = 1.0 if request.palette.sun[0] > 0.05 else -1.0
        self.night = request.palette.lamps_lit
        self.foam = request.palette.local("eef4f6", 0.0, 0.95)
        rng = request.rng(6)
        self.start = float(rng.random())
        spells = request.beats if len(request.beats) > 1 else ()
        self.spells = [
            (b.start * request.seconds, b.end * request.seconds, self.mover(b.action, b.end - b.start, request))
            for b in spells
        ]
        first = request.beats[0].action if request.beats else request.action
        self.motion = self.mover(first, 1.0, request)
        left, bottom, right, top = self.extent()
        self.width = 2 * max(-left, right) * 1.02
        self.height = top
        self.depth_below = max(0.02, -bottom)
        self.eye_line = 0.55 * top
        self.scale = row.scale
        self.insert = Insert(0.0, 0.5, 1.25)
        self.on_top = min(row.rest * self.tall, self.height)
        self.saddle = (row.saddle[0] * self.tall, row.saddle[1] * self.tall)
        self.clearance = row.under * self.tall
        self.stands, self.living = row.stands, row.living
        self.airborne = row.stands == "air" and self.motion.lift > 0
        self.afloat = row.stands == "water"

    def mover(self, action: str, share: float, request: SubjectRequest) -> Mover:
        """What moves it during a spell of that action."""
        lift = self.row.lift * self.tall / self.row.size
        if action in GROUNDED and self.row.does != "float":
            lift = 0.0
        return Mover(
            action,
            request.seconds * share,
            self.tall,
            request.pace,
            self.row.go,
            lift,
            self.row.living,
            self.row.round,
            self.start,
        )

    def state(self, t: float) -> State:
        """Its state at `t`; spells follow each other where the one before left it."""
        if not self.spells:
            return self.motion.state(t)
        x = 0.0
        for begin, end, mover in self.spells:
            if t < end or mover is self.spells[-1][2]:
                state = mover.state(max(0.0, t - begin))
                state.x += x
                return state
            x += mover.state(end - begin).x
        return self.motion.state(t)

    def travel(self, t: float) -> tuple[float, float]:
        """As far as its motion has carried it."""
        state = self.state(t)
        return state.x, state.y

    def contacts(self, seconds: float) -> list[Contact]:
        """Where it strikes the ground."""
        times = np.arange(0.0, seconds, 1 / 24)
        high = np.array([self.state(float(t)).y for t in times])
        down = np.flatnonzero((high[1:] < 0.012) & (high[:-1] >= 0.012)) + 1
        return [Contact(float(times[k]), self.state(float(times[k])).x) for k in down]

    def extent(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top in metres of what is painted at rest, from the display list itself."""
        batch = Batch(256, 4096)
        self.draw(batch, 0.0, State())
        n = batch.n
        solid = batch.cf[:n, R0] < 0.35 * self.tall
        kinds = batch.ci[:n]
        boxes = []
        for i in np.flatnonzero(solid):
            points = batch.v[kinds[i, 2] : kinds[i, 3]]
            reach = max(float(batch.cf[i, R0]), float(batch.cf[i, R1])) if len(points) < 60 else float(batch.cf[i, R0])
            boxes.append((*(points.min(0) - reach), *(points.max(0) + reach)))
        box = np.array(boxes)
        return float(box[:, 0].min()), float(box[:, 1].min()), float(box[:, 2].max()), float(box[:, 3].max())

    def paint(self, batch: Batch, t: float) -> None:
        """All parts in the order of the row."""
        self.draw(batch, t, self.state(t))

    def draw(self, batch: Batch, t: float, state: State) -> None:
        """The parts in a given state."""
        flip = -1.0 if batch.matrix[0] < 0 else 1.0
        for k, part in enumerate(self.row.parts):
            o = part.options
            tone = self.paints.tone(part.paint, o.get("m", ""))
            count, dx, dy = o.get("copies", (1, 0.0, 0.0))
            for c in range(int(count)):
                for side in (1.0, -1.0) if o.get("mirror") else (1.0,):
                    hand = Hand(
                        batch,
                        self.placer(o, t, state, k, side, c * dx, c * dy),
                        self.paints.tone,
                        self.tall * math.sqrt(abs(state.wide * state.tall)),
                        t,
                        state.x,
                        self.sun * flip,
                        flip,
                        1.0 if state.burst == 0 else max(0.0, 1.2 - 0.75 * state.burst),
                        self.night,
                    )
                    FORMS[part.form](hand, tone, part.args, o)
        if state.fire > 0:
            tone = self.paints.tone("f08a2a")
            hand = Hand(batch, self.placer({}, t, state, 0, 1.0, 0.0, 0.0), self.paints.tone, self.tall, t)
            wide = self.width / self.tall
            for k in range(3):
                FORMS["flame"](hand, tone, [(k - 1) * 0.22 * wide, 0.55, 0.42 * wide, 0.9 * state.fire], {})
        if 0 < state.burst < 1.2:
            light = 1 - state.burst / 1.2
            batch.glow(0.0, 0.5 * self.tall, 1.5 * self.tall, (1.3, 0.85, 0.4), light)

    def placer(self, o: dict[str, Any], t: float, state: State, index: int, side: float, dx: float, dy: float) -> Any:
        """The map of one part: its own swing, hinge or flap, then the state of the whole thing."""
        tall, middle = self.tall, 0.5
        swings = o.get("swing")
        angle, pivot = 0.0, (0.0, 0.0)
        if swings:
            px, py, degrees, rhythm, phase = [*swings, 0.0][:5]
            moving = bool(o.get("go"))
            beat = state.x / max(1e-6, rhythm * tall) if moving else rhythm * t
            angle = math.radians(degrees) * math.sin(TAU * (beat + phase + (0.0 if moving else self.start)))
            pivot = (px, py)
        if "turn" in o:
            px, py, rate = o["turn"]
            angle, pivot = TAU * rate * t, (px, py)
        if "hinge" in o and state.ajar:
            px, py, degrees = o["hinge"]
            angle, pivot = math.radians(degrees) * state.ajar, (px, py)
        ajar = o.get("ajar")
        flap = o.get("flap")
        wave = o.get("wave")
        cos, sin = math.cos(angle), math.sin(angle)
        whole_cos, whole_sin = math.cos(state.turn), math.sin(state.turn)
        away = GOLDEN * index
        blown = state.burst * 1.1
        far = (blown * math.cos(away), blown * (0.55 + 0.55 * math.sin(away)) - 0.35 * state.burst**2)

        def place(points: Points) -> Points:
            x, y = points[:, 0] + dx, points[:, 1] + dy
            if flap:
                _, fy, rate, low, high = flap
                u = 0.5 + 0.5 * math.sin(TAU * (rate * t + self.start))
                y = fy + (y - fy) * (low + (high - low) * u)
                x = x + 0.12 * (y - fy) * (1 - u)
            if ajar:
                x = ajar[0] + (x - ajar[0]) * (1 - (1 - ajar[1]) * state.ajar)
            if angle:
                x, y = (
                    pivot[0] + (x - pivot[0]) * cos - (y - pivot[1]) * sin,
                    pivot[1] + (x - pivot[0]) * sin + (y - pivot[1]) * cos,
                )
            if wave:
                size, rate, length = wave
                y = y + size * np.clip(0.6 - x, 0.0, 3.0) * np.sin(TAU * (rate * t + self.start + x / length))
            x = side * x
            if state.burst:
                x, y = x + far[0], np.maximum(0.02, y + far[1])
            x, y = x * state.wide, y * state.tall
            if state.turn:
                x, y = x * whole_cos - (y - middle) * whole_sin, middle + x * whole_sin + (y - middle) * whole_cos
            return np.stack([x * tall, y * tall], 1)

        return place

    def before(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Foam along the waterline of what swims or floats."""
        if node.reflection <= 0.32 or view.mirror or not self.afloat:
            return
        x, _ = node.at(t)
        k = view.scale(x, node.z)
        column, row = view.point(x, node.y, node.z)
        flat = max(0.05, min(0.3, (view.y - node.y) / max(1.0, view.depth(x, node.z))))
        half = 0.5 * self.width
        for i in range(5):
            at = -0.8 + 0.4 * i + 0.08 * math.sin(1.7 * t + 2 * i)
            wide = (0.16 + 0.05 * math.sin(2.3 * t + i)) * half * k
            canvas.batch.oval(column + at * half * k, row, wide, max(0.7, flat * 0.35 * wide), self.foam, 0.5, soft=0.5)
        canvas.flush()
