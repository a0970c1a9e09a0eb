"""Birds: one that flies, glides or stands, or a flock that crosses the sky; the kinds are rows of birds.toml.

Wings are flat shapes hinged at shoulder and wrist in three dimensions, seen a little from the front and from below, so
that both show and shorten as they should.
"""

from __future__ import annotations

import cmath
import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..color import Rgb, mix, rgb
from ..curves import ease, smooth
from ..pigments import pigment
from ..raster import MULTIPLY, Batch, Grad
from ..scene import Contact
from . import SubjectRequest, subject

Outline = NDArray[np.float64]
TAU = 2 * math.pi
YAW, PITCH = math.radians(30), math.radians(24)
"""How far the eye stands before the wing, and below it."""
SIZES = {"small": 0.75, "big": 1.3, "huge": 1.6}


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """Every bird's row, complete."""
    rows = tomllib.loads(files(__package__).joinpath("birds.toml").read_text("utf-8"))
    return {name: {**rows["bird"], **row} for name, row in rows.items()}


def kind_of(word: str) -> str:
    """The row that a noun means."""
    word = word.lower()
    return next((name for name, row in kinds().items() if any(noun in word for noun in row["words"])), "bird")


@subject("bird", actions=("fly", "glide", "stand"))
@subject("birds", actions=("fly", "glide"))
def bird(request: SubjectRequest) -> Flock | Bird:
    """A flock for `birds`, else a single bird."""
    return Flock(request) if request.subject.kind == "birds" else Bird(request)


def in_view(x: float, up: float, side: float) -> complex:
    """A point of the body's frame as it is seen: x forward, `up`, and `side` towards the eye."""
    return complex(
        x * math.cos(YAW) + side * math.sin(YAW),
        up * math.cos(PITCH) - (side * math.cos(YAW) - x * math.sin(YAW)) * math.sin(PITCH),
    )


def wing_outline(half: float, chord: float, slots: int, lift: float, fold: float, side: float) -> Outline:
    """A wing of `half` metres of span: `lift` is the angle of the arm, `fold` 0..1 how far the hand is drawn in.

    `side` is +1 for the near wing. The outline runs along the leading edge to the tip and back over the feathers.
    """
    arm = 0.44 * half * (1 - 0.15 * fold)
    hand = 0.60 * half * (1 - 0.52 * fold)
    bend = lift * 0.9 - 0.55 * fold + 0.25 * lift
    sweep = 0.20 * half * fold

    def place(along: float, back: float) -> complex:
        """`along` the span in metres of the stretched wing, `back` from its leading edge."""
        if along <= arm:
            out, up = along * math.cos(lift), along * math.sin(lift)
            ahead = 0.16 * chord * along / arm
        else:
            rest = along - arm
            out = arm * math.cos(lift) + rest * math.cos(bend)
            up = arm * math.sin(lift) + rest * math.sin(bend)
            ahead = 0.16 * chord - rest / hand * (sweep + 0.30 * chord) * 1.2
        return in_view(ahead - back, up, side * out)

    total = arm + hand
    points = [
        place(0.0, 0.0),
        place(0.5 * arm, 0.0),
        place(arm, 0.0),
        place(arm + 0.5 * hand, -0.01 * chord),
        place(total, 0.06 * chord),
    ]
    count = max(3, slots)
    for i in range(count):
        u = 1.0 - 0.42 * (i + 1) / count
        deep = chord * (0.34 + 0.36 * (1 - u) / 0.42)
        points.append(place(arm + hand * u, deep))
        if slots and i < count - 1:
            # Between two fingers the outline runs back towards the hand.
            points.append(place(arm + hand * (u - 0.015), deep * 0.62))
    points += [place(arm, 0.86 * chord), place(0.55 * arm, 0.92 * chord), place(0.0, 0.80 * chord)]
    return smooth(np.array([(p.real, p.imag) for p in points]), True, 3 if not slots else 2)


def beat(t: float, row: dict[str, Any], start: float, glides: bool) -> tuple[float, float]:
    """Lift of the wing in radians and fold of the hand 0..1; flapping birds rest on their wings now and then."""
    phase = row["beats"] * t + start
    lift = 0.62 * math.sin(TAU * phase) + 0.10
    fold = 0.75 * max(0.0, math.cos(TAU * phase)) ** 1.3
    rest = 1.0 if glides else rests(t, row["glide"], start)
    sway = 0.06 * math.sin(TAU * 0.37 * t + 6 * start)
    return lift * (1 - rest) + (0.16 + sway) * rest, fold * (1 - rest) + 0.04 * rest


def rests(t: float, share: float, start: float) -> float:
    """0..1: whether the bird is gliding between two bouts of beats."""
    if share <= 0.0:
        return 0.0
    q = (t * 0.42 + start) % 1.0
    return ease((q - (1 - share)) / 0.08) * (1 - ease((q - 0.93) / 0.07))


class Bird:
    """One bird, flying to +x or standing."""

    def __init__(self, request: SubjectRequest) -> None:
        p, words = request.palette, request.subject
        name = kind_of(words.word)
        self.row = row = kinds()[name]
        self.flies = request.action in ("fly", "glide") and row.get("flies", True)
        self.glides = request.action == "glide"
        size = SIZES.get(words.build or "", 1.0) * (0.7 if words.age in ("baby", "child") else 1.0)
        self.body, self.half = row["body"] * size, row["span"] * size / 2
        own = [rgb(c) for c in row["coat"]]
        if words.color:
            back = pigment(words.color, row["coat"][0])
            own[:4] = [back, mix(back, "ffffff", 0.38), back * np.float32(0.45), back * np.float32(0.92)]
        self.back, self.belly, self.tip, self.crown, self.beak, self.shank = (p.local(c, 0.0, 0.80) for c in own)
        self.lit, self.shade = (
            p.local("ffffff", 0.0, 1.1) / p.local("ffffff", 0.0, 0.8),
            p.local("ffffff", 0.0, 0.25) / p.local("ffffff", 0.0, 0.8),
        )
        self.red = p.local("c8302c", 0.0, 0.8)
        self.start = float(request.rng(7).random())
        self.speed = (3.4 + 4.2 * math.sqrt(row["span"])) * request.pace if self.flies else 0.0
        reach = self.body * (0.5 + row["neck"] + 2 * row["head"] + row["beak"][0] * row["head"])
        if self.flies:
            self.width = 2 * max(reach, self.body * (0.5 + row["tail"][0]), 0.62 * self.half) * 1.04
            self.height = 0.90 * self.half + 0.3 * self.body
            self.depth_below = 0.80 * self.half
            self.eye_line = self.body * 0.16
        else:
            stand = math.radians(row["upright"])
            tall = self.body * (
                self.stand(stand) + 0.34 * math.sin(stand) + 0.22 + 0.9 * row["neck"] + 1.6 * row["head"]
            )
            self.width, self.height, self.depth_below = 2 * max(reach, self.body * 0.9), tall, 0.02
            self.eye_line = tall - self.body * row["head"]

    def travel(self, t: float) -> tuple[float, float]:
        """Forward, rising a little with each beat of the wings, some metres up."""
        if not self.flies:
            return 0.0, 0.0
        lift, _ = beat(t, self.row, self.start, self.glides)
        return self.speed * t, 2.4 - 0.05 * self.half * math.sin(2 * lift) + 0.10 * math.sin(0.9 * t + 6 * self.start)

    def contacts(self, seconds: float) -> list[Contact]:
        """It does not step."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """In flight: far wing, tail, body, head, near wing; on the ground: legs, tail, body, folded wing, head."""
        detail = min(1.0, max(0.0, (abs(batch.matrix[0]) * self.body - 14) / 22))
        if self.flies:
            lift, fold = beat(t, self.row, self.start, self.glides)
            tilt = math.radians(7) + 0.05 * math.sin(TAU * 0.4 * t)
            center = 0.0 + 0.0j
            shoulder = center + self.body * cmath.exp(1j * tilt) * complex(0.20, 0.10)
            self.wing(batch, shoulder, lift, fold, -1.0)
            self.trunk(batch, center, tilt, t, detail, 0.0)
            self.wing(batch, shoulder + self.body * complex(0.0, -0.02), lift, fold, 1.0)
            return
        tilt = math.radians(self.row["upright"])
        center = self.body * complex(0.0, self.stand(tilt))
        self.legs(batch, center, tilt)
        self.trunk(batch, center, tilt, t, detail, 1.0)

    def stand(self, tilt: float) -> float:
        """Height of the middle of a standing body over its length: on its legs, and no tail in the ground."""
        row = self.row
        on_legs = row["legs"] + 0.20 * row["depth"] / 0.4 * math.cos(tilt) + 0.40 * math.sin(tilt)
        return float(max(on_legs, (0.40 + row["tail"][0]) * math.sin(tilt)))

    def shaded(self, batch: Batch, outline: Outline, top: complex, bottom: complex) -> None:
        """Light from above on what lies under an outline."""
        fill = Grad(
            (top.real, top.imag),
            (bottom.real, bottom.imag),
            [(self.lit, 1.0), (np.ones(3, np.float32), 0.6), (self.shade, 1.0)],
            [0.0, 0.4, 1.0],
        )
        batch.poly(outline, fill, 1.0, MULTIPLY)

    def wing(self, batch: Batch, shoulder: complex, lift: float, fold: float, side: float) -> None:
        """A wing, darker towards its tip; from below it shows the lighter lining."""
        chord = self.row["chord"] * self.half
        at = np.array([shoulder.real, shoulder.imag])
        edge = wing_outline(self.half, chord, self.row["slots"], lift, fold, side) + at
        below = lift * side > 0.12
        inner = mix(self.back, self.belly, 0.55) if below else self.back
        inner = inner * (self.shade * np.float32(0.35) + np.float32(0.65)) if side < 0 else inner
        outer = self.tip * (np.float32(0.8) if side < 0 else np.float32(1.0))
        far = edge[np.argmax(np.hypot(*(edge - at).T))]
        fill = Grad(tuple(at), tuple(far), [(inner, 1.0), (inner, 1.0), (outer, 1.0)], [0.0, 0.52, 0.92])
        batch.poly(edge, fill)
        lining = wing_outline(self.half * 0.80, chord * 0.52, 0, lift, fold, side) + at
        batch.poly(lining, self.lit, 0.30, MULTIPLY)

    def trunk(self, batch: Batch, center: complex, tilt: float, t: float, detail: float, standing: float) -> None:
        """Tail, body, neck and head."""
        row, b = self.row, self.body
        turn = b * cmath.exp(1j * tilt)
        deep = row["depth"] / 0.40

        def at(*points: tuple[float, float]) -> Outline:
            z = center + turn * np.array([complex(x, y * deep) for x, y in points])
            return smooth(np.stack([z.real, z.imag], 1), True, 4)

        long, wide, fork = row["tail"]
        sway = 0.04 * math.sin(TAU * 0.5 * t + self.start)
        end = -0.42 - long
        tail = [
            (-0.36, 0.10),
            (end, wide * 0.35 + sway),
            (end + 0.18 * fork * long * 2, 0.02 + sway),
            (end, -wide * 0.35 + sway),
            (-0.36, -0.10),
        ]
        z = center + turn * np.array([complex(x, y) for x, y in tail])
        batch.poly(
            np.stack([z.real, z.imag], 1),
            Grad((z[0].real, z[0].imag), (z[2].real, z[2].imag), [(self.back, 1.0), (self.tip, 1.0)]),
        )
        shape = at(
            (-0.50, 0.02),
            (-0.30, 0.13),
            (0.0, 0.21),
            (0.26, 0.19),
            (0.43, 0.06),
            (0.34, -0.12),
            (0.06, -0.22),
            (-0.26, -0.15),
        )
        batch.poly(shape, self.back)
        keel = center + turn * complex(0.05, -0.08 * deep)
        high = center + turn * complex(0.05, 0.06 * deep)
        batch.poly(shape, Grad((high.real, high.imag), (keel.real, keel.imag), [(self.belly, 0.0), (self.belly, 1.0)]))
        # In flight the neck is stretched forward; standing, long necks rise in a curve.
        root = center + turn * complex(0.34, 0.08 * deep)
        neck, r = row["neck"] * b, row["head"] * b
        rise = math.radians(14) + (math.radians(62) * min(1.0, 2.2 * row["neck"]) + math.radians(20)) * standing
        bob = 0.02 * math.sin(TAU * 0.45 * t + 5 * self.start) * standing
        head = root + (neck + 0.55 * r) * cmath.rect(1.0, rise + bob) + complex(0.25 * r, 0.25 * r)
        if neck > 0.12 * b:
            bow = root + 0.5 * (head - root) + 0.22 * neck * standing * cmath.rect(1.0, rise - math.pi / 2)
            line = smooth(np.array([(q.real, q.imag) for q in (root - 0.1 * turn, root, bow, head)]), False, 5)
            batch.stroke(line, mix(self.back, self.crown, 0.6), 1.9 * r, end_width=1.35 * r)
        else:
            batch.capsule(
                (root.real, root.imag),
                (head.real, head.imag),
                0.15 * b * deep,
                0.92 * r,
                mix(self.back, self.crown, 0.7),
            )
        self.shaded(batch, shape, center + turn * complex(0.0, 0.22 * deep), center - 0.24j * b * deep)
        self.head(batch, head, r, t, detail, standing)
        if standing:
            end = -0.72 if row["upright"] < 70 else -0.46
            wing = at(
                (0.30, 0.10), (0.10, 0.16), (-0.30, 0.08), (end, -0.10), (-0.30, -0.12), (0.10, -0.10), (0.28, -0.02)
            )
            near, far = center + turn * 0.25, center - turn * 0.65
            batch.poly(
                wing,
                Grad(
                    (near.real, near.imag),
                    (far.real, far.imag),
                    [(self.back * self.lit, 1.0), (self.back, 1.0), (self.tip, 1.0)],
                ),
            )
            if detail:
                for i in range(4):
                    line = center + turn * np.array(
                        [
                            complex(0.10 - 0.12 * i, -0.09 * deep),
                            complex(-0.12 - 0.13 * i, -0.07 * deep),
                            complex(-0.40 - 0.07 * i, -0.06 * deep),
                        ]
                    )
                    batch.stroke(np.stack([line.real, line.imag], 1), self.shade, 0.018 * b, 0.6 * detail, MULTIPLY)

    def head(self, batch: Batch, at: complex, r: float, t: float, detail: float, standing: float) -> None:
        """Skull, beak and eye; a standing bird looks about in quick turns."""
        long, high, hook = self.row["beak"]
        look = (
            0.18 * math.copysign(ease(abs(math.sin(0.9 * t + 7 * self.start)) * 3 - 1.6), math.sin(0.45 * t)) * standing
        )
        turn = r * cmath.exp(1j * (look - 0.04))
        batch.oval(at.real, at.imag, r, 0.94 * r, self.crown)
        if self.row.get("comb"):
            comb = at + turn * np.array(
                [-0.5 + 0.7j, -0.35 + 1.35j, 0.0 + 1.0j, 0.25 + 1.45j, 0.5 + 0.95j, 0.75 + 1.1j, 0.7 + 0.5j]
            )
            batch.poly(smooth(np.stack([comb.real, comb.imag], 1), True, 3), self.red)
            batch.oval(
                (at + turn * (0.75 - 0.95j)).real, (at + turn * (0.75 - 0.95j)).imag, 0.26 * r, 0.42 * r, self.red
            )
        tip = complex(0.72 + long, -0.10 - 0.30 * hook)
        bill = at + turn * np.array(
            [
                0.62 + 0.5j * high,
                0.80 + 0.42j * high + 0.35 * long,
                tip + 0.06j + 0.25j * hook,
                tip,
                0.72 + 0.45 * long - 0.22j * high,
                0.66 - 0.5j * high,
            ]
        )
        batch.poly(np.stack([bill.real, bill.imag], 1), self.beak)
        batch.poly(np.stack([bill.real, bill.imag], 1)[3:], self.beak * np.float32(0.78))
        skull = smooth(
            np.stack(
                [
                    (at + turn * np.exp(1j * np.linspace(0, TAU, 9)[:-1])).real,
                    (at + turn * np.exp(1j * np.linspace(0, TAU, 9)[:-1])).imag,
                ],
                1,
            ),
            True,
            3,
        )
        self.shaded(batch, skull, at + 1j * r, at - 1.1j * r)
        if detail:
            eye = at + turn * (0.30 + 0.16j)
            batch.oval(eye.real, eye.imag, 0.19 * r, 0.19 * r, mix(self.crown, (1.0, 0.95, 0.8), 0.6), 0.6 * detail)
            batch.oval(eye.real, eye.imag, 0.14 * r, 0.145 * r, rgb("120d0e"), detail)
            batch.oval(eye.real + 0.06 * r, eye.imag + 0.07 * r, 0.045 * r, 0.045 * r, (1.0, 1.0, 1.0), 0.9 * detail)

    def legs(self, batch: Batch, center: complex, tilt: float) -> None:
        """Two legs and their toes."""
        b = self.body
        for dx, tone in ((0.10, 0.7), (0.0, 1.0)):
            color = self.shank * np.float32(tone)
            foot = complex(0.04 + dx, 0.0) * b
            top = center + b * cmath.exp(1j * tilt) * complex(-0.02 + dx, -0.14)
            heel = complex(foot.real - 0.06 * b, 0.45 * top.imag)
            w = 0.017 * b
            knee = top + 0.45 * (heel - top)
            batch.capsule(
                (top.real, top.imag), (knee.real, knee.imag), 0.085 * b, 0.030 * b, mix(self.belly, self.back, 0.4)
            )
            batch.capsule((knee.real, knee.imag), (heel.real, heel.imag), w, w, color)
            batch.capsule((heel.real, heel.imag), (foot.real, foot.imag + w), w, w, color)
            for toe in (0.17, 0.10, -0.09):
                batch.capsule((foot.real, foot.imag + w), (foot.real + toe * b, w * 0.6), w * 0.9, w * 0.5, color)


class Flock:
    """Many birds high up, each with its own wingbeat."""

    def __init__(self, request: SubjectRequest) -> None:
        name = kind_of(request.subject.word)
        self.row: dict[str, Any] = {**kinds()["bird"], **kinds()[name]}
        count = min(60, max(request.subject.count, 14 if request.subject.count <= 1 else 2))
        rng = request.rng(6)
        self.seeds = rng.random((count, 6))
        self.glides = request.action == "glide"
        formation = name in ("goose", "swan", "duck")
        self.places = wedge(count) if formation else cloud(rng, count)
        self.width, self.height, self.depth_below = 15.0, 9.0, 0.0
        self.eye_line = 6.0
        self.speed = 5.0 * request.pace
        p = request.palette
        dark = (
            pigment(request.subject.color, self.row["coat"][0])
            if request.subject.color or name != "bird"
            else rgb("2b2430")
        )
        # Against the sky a bird is darker than its coat, and far birds take the colour of the air.
        near = mix(p.local(dark, 0.0, 0.35), p.local("2b2430"), 0.35 if name != "gull" else 0.25)
        self.colors: list[Rgb] = [mix(near, p.haze, 0.10 + 0.30 * float(s[3])) for s in self.seeds]

    def travel(self, t: float) -> tuple[float, float]:
        """Forward and slowly up, some metres high."""
        return self.speed * t, 3.0 + 0.3 * t

    def contacts(self, seconds: float) -> list[Contact]:
        """They do not touch the ground."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """Far ones first; each drifts about its place, beats and rests."""
        chord, slots = self.row["chord"], min(3, self.row["slots"])
        for j in np.argsort(-self.seeds[:, 3]):
            a, b, c, d, e, _ = (float(v) for v in self.seeds[j])
            place = self.places[j]
            x = place.real + 0.35 * math.sin(0.7 * t + TAU * a) + 0.12 * math.sin(1.9 * t + TAU * b)
            y = place.imag + 0.25 * math.sin(0.9 * t + TAU * c) + 0.08 * math.sin(2.3 * t + TAU * a)
            half = 0.60 * (1.15 - 0.45 * d) * math.sqrt(self.row["span"] / 0.66)
            row = {"beats": min(4.0, self.row["beats"]) * (0.85 + 0.3 * e), "glide": self.row["glide"] * (0.4 + b)}
            lift, fold = beat(t, row, a * 7.0, self.glides)
            color, at = self.colors[j], np.array([x, y])
            batch.poly(wing_outline(half, chord * half, 0, lift, fold, -1.0) + at, color, 0.92)
            long = 0.34 * half * (1 + self.row["neck"])
            body = (
                np.array([(0.62, 0.02), (0.35, 0.12), (-0.1, 0.10), (-0.75, 0.02), (-0.1, -0.10), (0.35, -0.10)]) * long
            )
            batch.poly(smooth(body, True, 3) + at, color * np.float32(0.85))
            batch.poly(wing_outline(half, chord * half, slots, lift, fold, 1.0) + at, color)


def cloud(rng: np.random.Generator, count: int) -> list[complex]:
    """Places of a loose flock about 12 m wide, none upon another, densest in its middle."""
    out: list[complex] = []
    tries = 0
    while len(out) < count:
        tries += 1
        at = complex(float(rng.normal(0.0, 2.9)), 4.2 + float(rng.normal(0.0, 1.35)))
        if abs(at.real) > 6.4 or not 1.2 < at.imag < 7.6:
            continue
        if tries > 4000 or all(abs(at - other) > 8.0 / math.sqrt(count) * 0.55 for other in out):
            out.append(at)
    return out


def wedge(count: int) -> list[complex]:
    """Places of a wedge with its leader in front."""
    step = min(1.6, 11.0 / max(2, count))
    return [
        complex(4.8 - ((i + 1) // 2) * step * 1.25, 4.6 + (1 if i % 2 else -1) * ((i + 1) // 2) * step * 0.48)
        for i in range(count)
    ]
