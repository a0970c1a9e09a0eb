"""Four-legged animals: one rig, a table of proportions and coats, and gaits whose feet never slide."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..color import Rgb, mix, rgb
from ..curves import ease, smooth, two_bone
from ..pigments import pigment
from ..raster import Batch, Grad
from ..scene import Contact
from . import ANIMALS, SubjectRequest, subject

Point = NDArray[np.float64]
TAU = 2 * math.pi

GAITS: dict[str, tuple[float, float, float, tuple[float, float, float, float]]] = {
    # stance over leg length, duty, lift over leg length, phases of near hind, far hind, near fore, far fore
    "walk": (0.78, 0.64, 0.16, (0.0, 0.5, 0.25, 0.75)),
    "trot": (0.86, 0.48, 0.24, (0.0, 0.5, 0.5, 0.0)),
    "run": (1.30, 0.36, 0.38, (0.0, 0.10, 0.46, 0.56)),
}


@cache
def animals() -> dict[str, dict[str, Any]]:
    """Every animal's row."""
    return tomllib.loads(files(__package__).joinpath("quadruped.toml").read_text("utf-8"))


@subject(*ANIMALS, actions=("stand", "walk", "trot", "run", "sit", "lie"))
def quadruped(request: SubjectRequest) -> Quadruped:
    """The animal of the request's kind."""
    return Quadruped(request)


def point(x: float, y: float) -> Point:
    """A point as an array."""
    return np.array([x, y])


class Quadruped:
    """An animal that stands, walks, trots, gallops, sits or lies."""

    def __init__(self, request: SubjectRequest) -> None:
        row = animals()[request.subject.kind]
        rng = request.rng(4)
        size = {"small": 0.78, "big": 1.2, "huge": 1.4, "tall": 1.12}.get(request.subject.build or "", 1.0)
        if request.subject.age in ("baby", "child"):
            size *= 0.6
        self.row = row
        self.h = float(row["height"]) * size * float(rng.uniform(0.96, 1.04))
        self.action = {"gallop": "run", "idle": "stand", "look": "stand", "play": "run"}.get(
            request.action, request.action
        )
        self.start = float(rng.random())
        p = request.palette
        back, belly, legs = row["coat"]
        own = request.subject.color
        coat = pigment(own, back) if own else rgb(back)
        if own and not row.get("stripes"):
            belly_color, leg_color = mix(coat, rgb(belly), 0.35), mix(coat, rgb(legs), 0.45)
        else:
            belly_color, leg_color = rgb(belly), rgb(legs)
        self.coat, self.belly, self.legs = (p.local(c, 0.0, 0.85) for c in (coat, belly_color, leg_color))
        self.dark = self.coat * np.float32(0.52)
        self.black = p.local("1b1515", 0.0, 0.6)
        gait = GAITS["run" if self.action == "run" else "trot" if self.action == "trot" else "walk"]
        self.leg = self.h * row["leg"] + self.h * row["depth"] * 0.42
        self.stance, self.duty, self.lift = gait[0] * self.leg * 0.8, gait[1], gait[2] * self.leg
        self.phases = gait[3]
        moving = self.action in ("walk", "trot", "run")
        natural = {"walk": 0.85, "trot": 1.7, "run": 3.3}.get(self.action, 0.0) * math.sqrt(9.81 * self.leg) / 2.0
        self.speed = natural * request.pace if moving else 0.0
        self.cycle = self.stance / self.duty
        neck = math.radians(row["neck_angle"])
        reach = row["neck"] * math.sin(neck) + row["head"] * 0.9
        self.height = self.h * (1.0 + max(0.05, reach)) + (0.5 * self.h if row.get("antlers") else 0.0)
        self.width = self.h * (row["body"] + 2 * (row["neck"] * math.cos(neck) + row["head"] + row["muzzle"]) + 0.9)
        self.depth_below = 0.03
        self.eye_line = self.h * (0.86 + row["neck"] * math.sin(neck) * 0.7)

    def travel(self, t: float) -> tuple[float, float]:
        """Forward at the gait's speed."""
        return self.speed * t, 0.0

    def foot(self, phase: float) -> tuple[Point, bool]:
        """Foot relative to its hip's column at `phase`; carries weight while phase < duty."""
        phase %= 1.0
        if phase < self.duty:
            return point(self.stance * (0.5 - phase / self.duty), 0.0), True
        q = (phase - self.duty) / (1 - self.duty)
        return point(-self.stance * 0.5 + self.stance * ease(q), self.lift * math.sin(math.pi * q)), False

    def contacts(self, seconds: float) -> list[Contact]:
        """Each paw or hoof as it begins to carry weight."""
        if not self.speed:
            return []
        period = self.cycle / self.speed
        steps = []
        for phase in self.phases:
            t = (-(self.start + phase) % 1.0) * period
            while t < seconds:
                steps.append(Contact(t, self.speed * t, 0.9 if self.action == "run" else 0.6))
                t += period
        return sorted(steps, key=lambda c: c.t)

    def paint(self, batch: Batch, t: float) -> None:
        """Far legs, tail, trunk, neck and head, near legs."""
        row, h = self.row, self.h
        phase = self.start + (self.speed * t / self.cycle if self.speed else 0.0)
        run = self.action == "run"
        g = math.sin(TAU * phase) if self.speed else 0.0
        breath = 0.006 * h * math.sin(TAU * (t * 0.4 + self.start))
        top = (
            h * 0.94
            + (0.055 * h * math.sin(TAU * phase + 0.6) if run else 0.012 * h * math.sin(2 * TAU * phase))
            * bool(self.speed)
            + breath
        )
        pitch = (0.09 if run else 0.0) * math.sin(TAU * phase + 1.3)
        half = h * row["body"] * 0.42
        depth = h * row["depth"]
        spine = top - depth * 0.5
        hip, shoulder = (
            point(-half + 0.08 * h * g * run, spine - pitch * half),
            point(half - 0.05 * h * g * run, spine + pitch * half),
        )
        if self.action == "sit":
            hip, shoulder = point(-half * 0.62, h * 0.34), point(half * 0.62, h * 0.74)
        elif self.action == "lie":
            hip, shoulder = point(-half, h * 0.30), point(half, h * 0.34)
        far = mix(self.legs, self.dark, 0.55)
        near = self.legs if row.get("hoof") or row.get("bushy") else mix(self.coat, self.legs, 0.35)
        roots = (hip, hip + point(0.05 * h, 0.0), shoulder, shoulder + point(0.05 * h, 0.0))
        self.limb(batch, roots[1], phase + self.phases[1], False, far * np.float32(0.8))
        self.limb(batch, roots[3], phase + self.phases[3], True, far * np.float32(0.8))
        self.tail(batch, hip, depth, t, phase)
        self.trunk(batch, hip, shoulder, depth, g * run)
        self.head(batch, shoulder, depth, t, phase)
        self.limb(batch, roots[0], phase + self.phases[0], False, near)
        self.limb(batch, roots[2], phase + self.phases[2], True, near)

    def limb(self, batch: Batch, root: Point, phase: float, fore: bool, color: Rgb) -> None:
        """One leg: upper, lower, pastern and foot."""
        h, thick = self.h, self.row["thick"]
        if self.speed:
            at, _ = self.foot(phase)
            foot = point(root[0] + at[0], at[1])
        elif self.action == "sit" and not fore:
            foot = point(root[0] + 0.32 * h, 0.0)
        elif self.action == "lie":
            foot = point(root[0] + (0.34 if fore else 0.30) * h, 0.0)
        else:
            foot = point(root[0] + (0.02 if fore else -0.03) * h * (1 if phase % 1 < 0.4 else -1), 0.0)
        ankle = foot + point(-0.012 * h, 0.085 * h)
        length = max(root[1] - 0.06 * h, 0.3 * h)
        upper, lower = length * 0.53, length * 0.53
        knee = two_bone(root, ankle, upper, lower, 1 if not fore else -1)
        if fore:
            knee = two_bone(root, ankle, upper, lower, 1) if self.row.get("hoof") else knee
        wide = (0.105 if not fore else 0.085) * h * thick
        batch.capsule(
            root, knee, wide, 0.052 * h * thick, mix(self.coat, color, 0.35) if color is not None else self.coat
        )
        batch.capsule(knee, ankle, 0.050 * h * thick, 0.030 * h * thick, color)
        if self.row.get("hoof"):
            batch.capsule(ankle, foot + point(0.014 * h, 0.045 * h), 0.030 * h * thick, 0.032 * h * thick, color)
            hoof = [
                foot + point(-0.028 * h, 0.05 * h),
                foot + point(0.036 * h, 0.05 * h),
                foot + point(0.055 * h, 0.0),
                foot + point(-0.035 * h, 0.0),
            ]
            batch.poly(hoof, self.black)
        else:
            batch.capsule(ankle, foot + point(0.0, 0.032 * h), 0.031 * h * thick, 0.032 * h * thick, color)
            batch.capsule(
                foot + point(0.0, 0.030 * h),
                foot + point(0.066 * h, 0.026 * h),
                0.033 * h * thick,
                0.026 * h * thick,
                color,
            )

    def trunk(self, batch: Batch, hip: Point, shoulder: Point, depth: float, g: float) -> None:
        """The barrel, lit from above, with belly, stripes, patches or wool."""
        h, row = self.h, self.row
        r = depth * 0.5
        mid = (hip + shoulder) / 2 + point(0.0, 0.05 * h * g)
        tuck = 0.80 if row["ears"] in ("drop", "up") and row["thick"] < 1.3 else 1.0
        outline = [
            hip + point(-0.17 * h, 0.02 * h), hip + point(-0.06 * h, r * 1.02), mid + point(0.0, r * 0.96), shoulder + point(0.02 * h, r * 1.10),
            shoulder + point(0.17 * h, r * 0.45), shoulder + point(0.14 * h, -r * 0.75), shoulder + point(-0.04 * h, -r * 1.05),
            mid + point(0.0, -r * tuck), hip + point(0.10 * h, -r * 0.86), hip + point(-0.13 * h, -r * 0.62),
        ]  # fmt: skip
        y = float((hip[1] + shoulder[1]) / 2)
        lit = mix(self.coat, (1.0, 1.0, 1.0), 0.14)
        fill = Grad(
            (0, y + r),
            (0, y - r * 1.05),
            [(lit, 1), (self.coat, 1), (self.coat, 1), (mix(self.belly, self.dark, 0.35), 1)],
        )
        if row.get("woolly"):
            for k, (x, lift) in enumerate(
                (a, b) for a in np.linspace(hip[0] - 0.1 * h, shoulder[0] + 0.12 * h, 8) for b in (0.35, -0.3)
            ):
                batch.oval(
                    float(x), y + r * lift * 1.25, r * 0.42, r * 0.46, mix(self.coat, self.dark, 0.10 + 0.12 * (k % 3))
                )
        curve = smooth(outline, steps=5)
        batch.poly(curve, fill)
        batch.poly(
            smooth(
                [
                    hip + point(-0.06 * h, -r * 0.5),
                    mid + point(0, -r * 0.35),
                    shoulder + point(0.05 * h, -r * 0.45),
                    shoulder + point(-0.03 * h, -r * 0.98),
                    mid + point(0, -r * tuck * 0.97),
                    hip + point(0.09 * h, -r * 0.8),
                ]
            ),
            self.belly,
            0.35,
        )
        if row.get("stripes"):
            for x in np.linspace(hip[0] - 0.12 * h, shoulder[0] + 0.12 * h, 11):
                batch.stroke(
                    smooth([(x, y + r * 0.96), (x + 0.03 * h, y + r * 0.2), (x - 0.01 * h, y - r * 0.72)], False, 4),
                    self.black,
                    0.045 * h,
                    end_width=0.015 * h,
                )
        if row.get("patches"):
            rng = np.random.default_rng(11)
            for _ in range(24):
                x, dy = float(rng.uniform(hip[0] - 0.12 * h, shoulder[0] + 0.12 * h)), float(rng.uniform(-0.7, 0.8)) * r
                angle = np.linspace(0, TAU, 7)[:-1] + rng.random()
                s = 0.045 * h * rng.uniform(0.7, 1.2)
                batch.poly(np.stack([x + np.cos(angle) * s, y + dy + np.sin(angle) * s], 1), self.dark, 0.8)
        if row.get("horns") and row["ears"] == "side" and not row.get("antlers"):
            for x, dy, s in ((-0.25, 0.3, 0.17), (0.1, -0.1, 0.13), (0.34, 0.42, 0.11)):
                batch.poly(
                    smooth(
                        [
                            (x * h - s * h, y + dy * r),
                            (x * h, y + dy * r + s * h * 0.8),
                            (x * h + s * h, y + dy * r),
                            (x * h, y + dy * r - s * h * 0.7),
                        ]
                    ),
                    self.legs,
                    0.9,
                )

    def tail(self, batch: Batch, hip: Point, depth: float, t: float, phase: float) -> None:
        """A tail that swings with the gait, or wags."""
        h = self.h
        length, angle = self.row["tail"]
        wag = 0.16 * math.sin(TAU * (t * (1.8 if not self.speed else 0.0) + phase) + 1.0)
        root = hip + point(-0.13 * h, depth * 0.34)
        points = [root]
        a = math.pi - math.radians(angle)
        for i in range(6):
            bend = wag * (i + 1) / 6 + (0.10 * i if angle > 0 else -0.04 * i)
            points.append(points[-1] + length * h / 6 * point(math.cos(a - bend), math.sin(a - bend)))
        wide = 0.085 if not (self.row.get("bushy") or self.row.get("mane")) else 0.12
        color = self.legs if self.row.get("mane") and not self.row.get("patches") else mix(self.coat, self.dark, 0.25)
        batch.stroke(
            smooth(points, False, 4), color, wide * h, end_width=(0.10 if self.row.get("bushy") else 0.035) * h
        )
        if self.row.get("bushy"):
            batch.oval(*points[-1], 0.06 * h, 0.05 * h, self.belly)

    def head(self, batch: Batch, shoulder: Point, depth: float, t: float, phase: float) -> None:
        """Neck, mane, skull, muzzle, ears, eye, and what else the kind wears on its head."""
        h, row = self.h, self.row
        sway = (0.05 * math.sin(TAU * phase + 2.0)) if self.speed else 0.03 * math.sin(TAU * (t * 0.2 + self.start))
        a = math.radians(row["neck_angle"]) + sway + (0.25 if self.action == "sit" else 0.0)
        root = shoulder + point(0.08 * h, depth * 0.16)
        poll = root + row["neck"] * h * point(math.cos(a), math.sin(a)) + point(0.04 * h, 0.0)
        s = row["head"] * h
        thick = 0.5 * depth * (0.62 if row["neck"] > 0.35 else 0.8)
        normal = point(-math.sin(a), math.cos(a))
        lit = mix(self.coat, (1.0, 1.0, 1.0), 0.10)
        under = root - normal * thick * 1.15 + point(0.03 * h, -0.02 * h)
        neck = [root + normal * thick - point(0.10 * h, 0.0), poll + normal * s * 0.42, poll - normal * s * 0.40, under]
        batch.poly(
            smooth(neck, steps=5),
            Grad(
                tuple(root + normal * thick),
                tuple(under),
                [(lit, 1), (self.coat, 1), (mix(self.coat, self.dark, 0.6), 1)],
            ),
        )
        if row.get("stripes"):
            for q in (0.2, 0.42, 0.64, 0.86):
                c = root * (1 - q) + poll * q
                batch.stroke(
                    [c + normal * thick * (1 - 0.45 * q), c - normal * thick * (0.9 - 0.45 * q)], self.black, 0.035 * h
                )
        if row.get("patches"):
            for q in np.linspace(0.1, 0.95, 9):
                c = root * (1 - q) + poll * q + normal * thick * 0.3 * math.sin(q * 30)
                batch.oval(*c, 0.035 * h, 0.028 * h, self.dark, 0.8)
        if row.get("mane") and not row.get("patches"):
            crest = [
                root * (1 - q) + poll * q + normal * (thick * (1 - q) + s * 0.44 * q)
                for q in np.linspace(0.05, 1.05, 7)
            ]
            flow = [
                p
                + point(
                    -0.10 * h - 0.05 * h * bool(self.speed) * abs(math.sin(TAU * phase + i)),
                    -0.05 * h - 0.02 * h * math.sin(TAU * phase * 2 + i * 0.8),
                )
                for i, p in enumerate(crest)
            ]
            batch.poly(smooth([*crest, *reversed(flow)], steps=3), self.legs)
        if row.get("ruff"):
            for angle in np.linspace(0, TAU, 14, endpoint=False):
                batch.oval(
                    *(poll + s * 0.62 * point(math.cos(angle), math.sin(angle))),
                    s * 0.40,
                    s * 0.40,
                    mix(self.dark, rgb("5a3418"), 0.5),
                )
        down = -0.30 - 0.35 * (row["neck_angle"] > 40) + (0.10 if row["muzzle"] < 0.2 else 0.0)
        d, n = point(math.cos(down), math.sin(down)), point(-math.sin(down), math.cos(down))
        m = row["muzzle"] * h
        nose = poll + d * (s * 0.50 + m)
        if row["ears"] == "fan":
            flap = 0.05 * math.sin(TAU * t * 0.5)
            batch.poly(
                smooth(
                    [
                        poll + point(-0.02 * h, 0.12 * h),
                        poll + point(-0.20 * h - flap * h, 0.08 * h),
                        poll + point(-0.24 * h - flap * h, -0.14 * h),
                        poll + point(-0.08 * h, -0.26 * h),
                        poll + point(0.03 * h, -0.08 * h),
                    ]
                ),
                self.dark,
            )
        skull = [
            poll - d * s * 0.50,
            poll + n * s * 0.46,
            poll + d * s * 0.36 + n * s * 0.30,
            nose + n * m * 0.26,
            nose + d * m * 0.14,
            nose - n * m * 0.32,
            poll + d * s * 0.3 - n * s * 0.34,
            poll - n * s * 0.44,
        ]
        batch.poly(
            smooth(skull, steps=5),
            Grad(
                tuple(poll + n * s * 0.5),
                tuple(poll - n * s * 0.5),
                [(lit, 1), (self.coat, 1), (mix(self.coat, self.dark, 0.45), 1)],
            ),
        )
        if row["ears"] in ("drop", "up") or row.get("ruff"):
            batch.poly(
                smooth(
                    [
                        poll + d * s * 0.5 + n * m * 0.02,
                        nose + n * m * 0.16,
                        nose + d * m * 0.1,
                        nose - n * m * 0.28,
                        poll + d * s * 0.4 - n * s * 0.26,
                    ]
                ),
                self.belly,
                0.85,
            )
        if row.get("trunk"):
            sway_t = 0.06 * h * math.sin(TAU * t * 0.35)
            trunk = smooth(
                [
                    nose - d * 0.1 * h,
                    nose + point(0.10 * h, -0.16 * h),
                    nose + point(0.10 * h + sway_t, -0.42 * h),
                    nose + point(0.16 * h + sway_t * 1.6, -0.62 * h),
                ],
                False,
                6,
            )
            batch.stroke(trunk, self.coat, 0.17 * h, end_width=0.06 * h)
            batch.stroke(
                smooth(
                    [
                        nose + point(-0.04 * h, -0.10 * h),
                        nose + point(0.10 * h, -0.20 * h),
                        nose + point(0.22 * h, -0.16 * h),
                    ],
                    False,
                    5,
                ),
                rgb("f0e8d8"),
                0.035 * h,
                end_width=0.012 * h,
            )
        else:
            batch.oval(*(nose + d * m * 0.06 + n * m * 0.06), s * 0.085 + 0.004, s * 0.075 + 0.004, self.black)
        eye = poll + d * s * 0.22 + n * s * 0.16
        batch.oval(*eye, s * 0.075, s * 0.085, self.black)
        batch.oval(*(eye + point(0.012, 0.018) * s), s * 0.022, s * 0.022, (1.0, 1.0, 1.0), 0.9)
        batch.stroke(
            [nose - d * m * 0.05 - n * m * 0.12, poll + d * s * 0.45 - n * s * 0.16], self.dark, 0.010 * h, 0.6
        )
        self.ears(batch, poll, d, n, s, t, phase)

    def ears(self, batch: Batch, poll: Point, d: Point, n: Point, s: float, t: float, phase: float) -> None:
        """Ears by kind, antlers and horns."""
        kind, flick = self.row["ears"], 0.10 * math.sin(TAU * (phase if self.speed else t * 0.3) + 0.4)
        inner = mix(self.coat, rgb("c08a80"), 0.5)
        top = poll + n * s * 0.38
        if kind == "drop":
            batch.poly(
                smooth(
                    [
                        top + d * s * 0.02,
                        top - d * s * 0.30 + n * s * (0.10 + flick),
                        top - d * s * 0.62 - n * s * (0.35 - flick),
                        top - d * s * 0.46 - n * s * 0.62,
                        top - d * s * 0.12 - n * s * 0.30,
                    ]
                ),
                self.dark,
            )
        elif kind in ("up", "small"):
            tall = 0.62 if kind == "up" else 0.46
            for back in (0.30, 0.06):
                base = top - d * s * back
                batch.poly(
                    smooth(
                        [base - d * s * 0.16, base + n * s * tall - d * s * (0.06 + flick), base + d * s * 0.12],
                        steps=4,
                    ),
                    self.coat if back == 0.06 else self.dark,
                )
            base = top - d * s * 0.06
            batch.poly([base - d * s * 0.08, base + n * s * tall * 0.7 - d * s * 0.04, base + d * s * 0.06], inner, 0.7)
        elif kind == "round":
            for back in (0.34, 0.02):
                batch.oval(*(top - d * s * back), s * 0.17, s * 0.17, self.dark if back else self.coat)
        elif kind == "side":
            batch.poly(
                smooth(
                    [top - d * s * 0.12, top - d * s * 0.62 + n * s * (0.12 + flick), top - d * s * 0.50 - n * s * 0.16]
                ),
                self.dark,
            )
        if self.row.get("horns"):
            batch.stroke(
                smooth([top, top + n * s * 0.30 + d * s * 0.14, top + n * s * 0.56 + d * s * 0.02], False, 5),
                rgb("e6dcc4"),
                s * 0.12,
                end_width=s * 0.03,
            )
        if self.row.get("antlers"):
            for back, tone in ((0.22, 0.7), (0.0, 1.0)):
                root = top - d * s * back
                color = rgb("8a6a4a") * np.float32(tone)
                beam = smooth(
                    [
                        root,
                        root + n * s * 0.7 - d * s * 0.5,
                        root + n * s * 1.5 - d * s * 0.5,
                        root + n * s * 2.2 - d * s * 0.1,
                    ],
                    False,
                    5,
                )
                batch.stroke(beam, color, s * 0.13, end_width=s * 0.04)
                for q, k in ((5, 0.5), (9, 0.55), (12, 0.4)):
                    batch.stroke([beam[q], beam[q] + n * s * k + d * s * 0.32], color, s * 0.08, end_width=s * 0.03)
