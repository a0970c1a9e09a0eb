"""Sailing boats: a sloop, or a schooner of two masts, that bobs, pitches and heels, with filled sails, spray and a wake."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..canvas import Canvas
from ..color import mix
from ..curves import smooth
from ..pigments import pigment
from ..raster import MULTIPLY, Batch, Grad
from ..rig import FigureNode
from ..scene import Contact
from ..view import View
from . import SubjectRequest, subject

Outline = NDArray[np.float64]
Place = Callable[[ArrayLike], Outline]
"""Points of the boat at rest to where its pitch and heel carry them."""
TAU = 2 * math.pi
SEAS = {"storm": 3.0, "blizzard": 2.6, "wind": 2.0, "rain": 1.5}
"""How rough the water is in each weather; 1 is a gentle swell."""


@dataclass(frozen=True, slots=True)
class Rigging:
    """A boat's proportions in metres: x forward from amidships, y up from the water."""

    stern: float
    bow: float
    freeboard: float
    masts: tuple[tuple[float, float, float], ...]
    """x, height and length of the boom of each mast, from the foremost."""
    cabin: tuple[float, float]
    helm: float


SLOOP = Rigging(-3.7, 4.1, 0.95, ((0.45, 9.6, 3.2),), (-1.75, 0.7), -2.55)
SCHOONER = Rigging(-7.6, 7.6, 1.55, ((2.3, 12.6, 3.9), (-2.2, 13.6, 5.4)), (-3.6, 1.2), -6.0)


@subject("sailing-boat", actions=("sail", "float"))
def sailing_boat(request: SubjectRequest) -> SailingBoat:
    """The boat that the word names."""
    return SailingBoat(request)


class SailingBoat:
    """Hull, cabin, helmsman, rigging and sails."""

    def __init__(self, request: SubjectRequest) -> None:
        p, words = request.palette, request.subject
        big = any(name in words.word.lower() for name in ("schooner", "ship", "tall", "ketch"))
        self.rigging = SCHOONER if big else SLOOP
        self.rough = SEAS.get(p.weather, 1.0)
        plain = words.color in (None, "white", "cream", "ivory")
        color = pigment(words.color, "f4efe4")
        self.hull = p.local("f1ece0" if plain and words.color else "7d3b2c" if plain else color, 0, 0.85)
        self.stripe = p.local("2c4a66" if plain and words.color else "efe6d2", 0, 0.9)
        cloth = pigment(None, "f5efe2") if plain else mix(color, "f5efe2", 0.82)
        self.sail = p.local(cloth, 0, 0.90)
        self.accent = p.local("b8402f" if plain else color, 0, 0.85)
        self.wood, self.deck = p.local("8d5c35", 0, 0.8), p.local("c9a06c", 0, 0.85)
        self.line, self.glass = p.local("2e2a2c", 0, 0.5), mix(p.local("24323c", 0, 0.4), p.haze, 0.25)
        self.coat, self.skin = p.local("2f4a72", 0, 0.7), p.local("b98a6a", 0, 0.75)
        self.lit, self.shade = (p.local("ffffff", 0, q) / p.local("ffffff", 0, 0.86) for q in (1.1, 0.12))
        self.foam = mix(p.local("ffffff", 0, 0.9), p.haze, 0.2)
        self.warm = 0.16 if 0.0 <= p.sun[1] < 0.2 and not p.night else 0.05
        self.sun = p.sun_color
        self.lamp = bool(p.lamps_lit)
        sails = request.action == "sail"
        self.speed = (2.3 if big else 1.9) * request.pace if sails else 0.12
        self.fill = (0.45 + 0.55 * min(1.0, p.wind + 0.35)) * (1.0 if sails else 0.35)
        rng = request.rng(9)
        self.start = float(rng.random()) * 6
        self.seeds = rng.random((40, 4))
        r = self.rigging
        top = max(h for _, h, _ in r.masts)
        self.width = 2 * max(r.bow + 0.9, -r.stern + 0.6)
        self.height, self.depth_below = top + 0.5, 0.45 + 0.2 * (self.rough - 1.0)
        self.eye_line = top * 0.38

    def bob(self, t: float) -> float:
        """Metres up with the swell."""
        a = 0.055 * math.pow(self.rough, 1.7)
        return a * math.sin(1.25 * t + self.start) + 0.35 * a * math.sin(2.3 * t + 2 * self.start)

    def pitch(self, t: float) -> float:
        """Radians by which the bow is up; it follows the swell by a quarter of its period."""
        a = 0.018 * math.pow(self.rough, 1.45)
        return a * math.sin(1.25 * t + self.start + 1.3) + 0.4 * a * math.sin(1.9 * t + self.start) + 0.008

    def travel(self, t: float) -> tuple[float, float]:
        """Forward, and up and down."""
        return self.speed * t, self.bob(t)

    def contacts(self, seconds: float) -> list[Contact]:
        """It floats: no steps."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """From back to front: stays, jib, mainsails, mast and boom, cabin and helmsman, hull, foam."""
        r = self.rigging
        pitch = self.pitch(t)
        # Heeled away from the wind, the rig is seen shortened and leans a little with the roll.
        heel = 0.10 + 0.05 * self.rough * math.sin(1.1 * t + self.start + 0.5)
        tall = math.cos(heel)
        lean = 0.05 * heel + 0.055 * (self.rough - 1.0) * (1.0 + 0.6 * math.sin(1.1 * t + self.start + 0.5))
        c, s = math.cos(pitch), math.sin(pitch)
        detail = min(1.0, max(0.0, (abs(batch.matrix[0]) * 8 - 60) / 80))

        def at(points: ArrayLike) -> Outline:
            q = np.asarray(points, float).reshape(-1, 2)
            y = r.freeboard + (q[:, 1] - r.freeboard) * np.where(q[:, 1] > r.freeboard, tall, 1.0)
            x = q[:, 0] - lean * np.maximum(0.0, y - r.freeboard)
            return np.stack([x * c - y * s, x * s + y * c], 1)

        self.stays(batch, at, detail)
        self.jibs(batch, at, t, detail)
        for i, (x, high, boom) in enumerate(r.masts):
            self.main(batch, at, x, high, boom, t, detail, i)
        self.flag(batch, at, t)
        self.people(batch, at, t, detail)
        self.body(batch, at, t, detail)

    def stays(self, batch: Batch, at: Place, detail: float) -> None:
        """Wires from the mast tops to bow, stern and sides."""
        r = self.rigging
        x, high, _ = r.masts[0]
        last = r.masts[-1]
        wires = [
            [(r.bow - 0.1, r.freeboard + 0.35), (x, high - 0.1)],
            [(r.stern + 0.1, r.freeboard + 0.1), (last[0], last[1] - 0.05)],
        ]
        wires += [[(m[0] + side, r.freeboard), (m[0], m[1] * 0.78)] for m in r.masts for side in (-0.55, 0.5)]
        if len(r.masts) > 1:
            wires.append([(last[0], last[1] - 0.1), (x, high - 0.1)])
        for wire in wires:
            batch.stroke(at(wire), self.line, 0.022, 0.35 + 0.4 * detail)

    def cloth(self, batch: Batch, edge: Outline, luff: Outline, leech: Outline, detail: float, seams: int) -> None:
        """A sail: light across its belly, warm where the sun shines through, seams."""
        batch.poly(edge, self.sail)
        middle_luff, middle_leech = luff[len(luff) // 2], leech[len(leech) // 2]
        across = [(self.shade, 0.30), (self.lit, 0.55), (self.lit, 0.30), (self.shade, 0.50)]
        batch.poly(edge, Grad(tuple(middle_luff), tuple(middle_leech), across, [0.0, 0.30, 0.58, 1.0]), 1.0, MULTIPLY)
        low, high = edge[:, 1].min(), edge[:, 1].max()
        batch.poly(
            edge,
            Grad((0.0, high), (0.0, low), [(self.lit, 0.20), (self.shade, 0.0), (self.shade, 0.26)]),
            1.0,
            MULTIPLY,
        )
        core = edge.mean(0) + (edge - edge.mean(0)) * 0.62
        batch.poly(core, self.sun, self.warm, 1, soft=0.35)
        if detail:
            for k in range(1, seams):
                q = k / seams
                a, b = along(luff, q), along(leech, q)
                line = smooth(np.array([a, (a + b) / 2 - (0.0, 0.10 * abs(b[0] - a[0])), b]), False, 4)
                batch.stroke(line, self.shade, 0.022, 0.34 * detail, MULTIPLY)

    def jibs(self, batch: Batch, at: Place, t: float, detail: float) -> None:
        """One or two headsails on the forestay."""
        r = self.rigging
        x, high, _ = r.masts[0]
        tack, head = np.array([r.bow - 0.25, r.freeboard + 0.45]), np.array([x + 0.22, high - 0.55])
        for k in range(1 if len(r.masts) == 1 else 2):
            shift = np.array([-1.5 * k, 0.0])
            a, b = tack + shift, head + shift * 0.12 - (0.0, 0.9 * k)
            clew = np.array([x + 0.10 - 0.5 * self.fill + 0.35 * shift[0], r.freeboard + 0.75])
            flutter = 0.03 * math.sin(5.1 * t + k) * self.fill
            luff = smooth(np.array([a, (a + b) / 2 + (-0.05, 0.06), b]), False, 6)
            leech = smooth(np.array([clew, (clew + b) / 2 + (0.30 * self.fill + flutter, -0.1), b]), False, 6)
            foot = smooth(np.array([clew, (clew + a) / 2 - (0.0, 0.22), a]), False, 4)
            edge = np.vstack([luff, leech[::-1], foot[1:-1]])
            self.cloth(batch, at(edge), at(luff), at(leech), detail, 6)

    def main(
        self, batch: Batch, at: Place, x: float, high: float, boom: float, t: float, detail: float, index: int
    ) -> None:
        """A mast, its boom and its sail."""
        y = self.rigging.freeboard + 0.75
        swing = 0.05 * math.sin(1.1 * t + self.start)
        clew = np.array([x - boom * (1.0 - 0.04 * self.fill), y + 0.10 + swing])
        head = np.array([x - 0.10, high - 0.35])
        flutter = 0.035 * math.sin(4.3 * t + 1.7 * index) * self.fill
        luff = smooth(np.array([(x - 0.10, y), (x - 0.10 + 0.05 * self.fill, (y + high) / 2), head]), False, 6)
        roach = 0.34 + 0.25 * self.fill
        third = clew + (head - clew) * 0.34, clew + (head - clew) * 0.68
        leech = smooth(
            np.array(
                [
                    clew,
                    third[0] + (-roach + flutter, 0.1),
                    third[1] + (-roach * 0.85 - flutter, 0.15),
                    head + np.array([-0.22, 0.0]),
                ]
            ),
            False,
            5,
        )
        foot = smooth(np.array([(x - 0.10, y), (x - 0.5 * boom, y - 0.05 + 0.5 * swing), clew]), False, 4)
        edge = np.vstack([luff, leech[::-1], foot[::-1][1:-1]])
        self.cloth(batch, at(edge), at(luff), at(leech), detail, 7)
        if detail:
            for k in range(1, 5):
                b = along(leech, 0.17 * k + 0.1)
                batten = [b, b + 0.28 * (along(luff, 0.17 * k + 0.1) - b)]
                batch.stroke(at(batten), self.shade, 0.045, 0.40 * detail, MULTIPLY)
            a, b = along(luff, 0.86), along(leech, 0.86)
            c, d = along(leech, 0.80), along(luff, 0.80)
            if index == 0:
                batch.poly(at([a, b, c, d]), self.accent, 0.85 * detail)
        mast = at([(x, 0.4), (x, high)])
        batch.capsule(mast[0], mast[1], 0.085, 0.045, self.wood)
        batch.capsule(mast[0] + (0.025, 0.0), mast[1] + (0.012, 0.0), 0.030, 0.016, self.lit, 0.5, MULTIPLY)
        spar = at([(x - 0.05, y - 0.10), (clew[0] - 0.15, clew[1] - 0.10)])
        batch.capsule(spar[0], spar[1], 0.065, 0.050, self.wood)
        sheet = at([(clew[0] + 0.4, clew[1] - 0.12), (x - boom * 0.75, self.rigging.freeboard + 0.15)])
        batch.stroke(sheet, self.line, 0.02, 0.7 * detail)

    def flag(self, batch: Batch, at: Place, t: float) -> None:
        """A pennant at the highest mast, streaming forward with a following wind."""
        x, high, _ = max(self.rigging.masts, key=lambda m: m[1])
        length = 0.85
        upper, lower = [], []
        for k in range(6):
            u = k / 5
            wave = 0.07 * u * math.sin(7.5 * t - 4.0 * u)
            upper.append((x + 0.03 + length * u, high + 0.14 - 0.11 * u + wave))
            lower.append((x + 0.03 + length * u, high - 0.14 + 0.11 * u + wave))
        batch.poly(at([*upper, *lower[::-1]]), self.accent)

    def people(self, batch: Batch, at: Place, t: float, detail: float) -> None:
        """The cabin, and someone at the helm who gives the scale."""
        r = self.rigging
        f, (a, b) = r.freeboard, r.cabin
        roof = [(a, f - 0.2), (a + 0.12, f + 0.42), (b - 0.55, f + 0.44), (b, f + 0.12), (b + 0.1, f - 0.2)]
        cabin = at(roof)
        batch.poly(cabin, self.stripe)
        batch.poly(cabin, Grad((0.0, f + 0.45), (0.0, f), [(self.lit, 0.8), (self.shade, 0.55)]), 1.0, MULTIPLY)
        batch.stroke(at([(a + 0.05, f + 0.44), (b - 0.55, f + 0.46)]), self.wood, 0.07)
        for k in range(3 if len(r.masts) == 1 else 6):
            x = a + 0.45 + k * 0.55
            pane = at([(x, f + 0.14), (x + 0.34, f + 0.14), (x + 0.32, f + 0.30), (x + 0.03, f + 0.30)])
            batch.poly(pane, (1.0, 0.84, 0.5) if self.lamp else self.glass, 0.3 + 0.7 * detail)
        x, y = r.helm, f + 0.05
        sway = 0.03 * math.sin(1.1 * t + self.start)
        torso = [
            (x - 0.20, y - 0.35),
            (x - 0.22, y + 0.30),
            (x - 0.10 + sway, y + 0.58),
            (x + 0.10 + sway, y + 0.58),
            (x + 0.20, y + 0.28),
            (x + 0.18, y - 0.35),
        ]
        batch.poly(smooth(at(torso), True, 3), self.coat)
        head = at([(x + 0.02 + sway, y + 0.76)])[0]
        batch.oval(head[0], head[1], 0.115, 0.135, self.skin)
        cap = at(
            [
                (x - 0.12 + sway, y + 0.79),
                (x - 0.09 + sway, y + 0.92),
                (x + 0.08 + sway, y + 0.93),
                (x + 0.14 + sway, y + 0.82),
                (x + 0.22 + sway, y + 0.79),
            ]
        )
        batch.poly(cap, self.stripe)
        arm = at([(x + 0.02, y + 0.45), (x + 0.28, y + 0.30), (x + 0.48, y + 0.28)])
        batch.stroke(arm, self.coat * np.float32(0.85), 0.12, end_width=0.08)
        batch.stroke(at([(x + 0.30, y - 0.15), (x + 0.52, y + 0.34)]), self.wood, 0.06)

    def body(self, batch: Batch, at: Place, t: float, detail: float) -> None:
        """The hull above the water, which laps at it."""
        r, f = self.rigging, self.rigging.freeboard
        sheer = smooth(
            np.array(
                [
                    (r.stern, f + 0.06),
                    (r.stern * 0.45, f - 0.10),
                    (r.bow * 0.25, f - 0.06),
                    (r.bow * 0.7, f + 0.12),
                    (r.bow, f + 0.36),
                ]
            ),
            False,
            5,
        )
        stem = smooth(
            np.array([(r.bow, f + 0.36), (r.bow - 0.28, f - 0.15), (r.bow - 0.72, 0.12), (r.bow - 1.15, -0.35)]),
            False,
            4,
        )
        counter = smooth(np.array([(r.stern + 0.55, -0.35), (r.stern + 0.22, 0.25), (r.stern, f + 0.06)]), False, 4)
        top, front, back = at(sheer), at(stem), at(counter)
        water = self.waterline(front[-1, 0], back[0, 0], t)
        above = [p for p in front[1:] if p[1] > water[0, 1]], [p for p in back[:-1] if p[1] > water[-1, 1]]
        edge = np.vstack(
            [top, *[np.array(q).reshape(-1, 2) for q in (above[0],)], water, np.array(above[1]).reshape(-1, 2)]
        )
        batch.poly(edge, self.hull)
        batch.poly(
            edge,
            Grad((0.0, f + 0.2), (0.0, -0.1), [(self.lit, 1.0), (self.lit, 0.2), (self.shade, 0.85)]),
            1.0,
            MULTIPLY,
        )
        # Light thrown up from the water plays along the hull.
        for k in range(5):
            x = r.stern + 0.8 + (k + 0.5 * math.sin(0.9 * t + k)) * (r.bow - r.stern - 2.2) / 5
            y = 0.30 + 0.06 * math.sin(2.1 * t + 2 * k) - self.bob(t)
            batch.oval(x, y, 0.55, 0.045, self.lit * np.float32(1.25), 0.5, MULTIPLY, soft=0.05)
        rail = at(sheer - np.array([0.0, 0.10]))
        batch.stroke(rail, self.stripe, 0.075)
        batch.stroke(at(sheer + np.array([0.0, 0.02])), self.wood, 0.07)
        if detail:
            for x in np.linspace(r.stern + 0.3, r.bow - 0.5, 8):
                y = float(np.interp(x, sheer[:, 0], sheer[:, 1]))
                batch.stroke(at([(x, y), (x, y + 0.42)]), self.line, 0.022, 0.6 * detail)
            wire = at(sheer[2:-3] + np.array([0.0, 0.42]))
            batch.stroke(wire, self.line, 0.016, 0.5 * detail)
        batch.stroke(water, self.foam, 0.07, 0.55, soft=0.03)
        going = min(1.0, self.speed / 1.5)
        plunge = max(0.0, -math.cos(1.25 * t + self.start + 1.3)) * self.rough
        x, y = float(water[0, 0]), float(water[0, 1])
        curl = [
            (x - 0.9, y - 0.02),
            (x - 0.2, y + 0.16 + 0.10 * plunge),
            (x + 0.42, y + 0.10 + 0.16 * plunge),
            (x + 0.62, y - 0.04),
            (x + 0.1, y - 0.16),
            (x - 0.8, y - 0.14),
        ]
        batch.poly(smooth(np.array(curl), True, 3), self.foam, 0.75 * going, soft=0.05)

    def waterline(self, x0: float, x1: float, t: float) -> Outline:
        """Where the water stands along the hull, from bow to stern; the sea is still while the boat moves."""
        x = np.linspace(x0, x1, 22)
        far = x + self.travel(t)[0]
        wave = 0.035 * self.rough * np.sin(2.1 * far + 1.7 * t) + 0.018 * np.sin(5.3 * far - 2.3 * t)
        out: Outline = np.stack([x, wave - self.bob(t) - 0.02], 1)
        return out

    def before(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Foam that the boat leaves behind it, and drops thrown up by the bow."""
        if view.mirror or self.speed < 0.5:
            return
        k = view.scale(node.at(t)[0], node.z)
        flat = max(0.05, min(0.35, (view.y - node.y) / max(1.0, view.depth(node.x, node.z))))
        r = self.rigging
        for i, (a, b, c, _) in enumerate(self.seeds):
            life = 2.2 + 1.6 * a
            age = (t + i * 0.173 + a) % life
            u = age / life
            x = node.x + node.facing * (self.speed * (t - age) + (r.stern + 0.5 if i % 3 else r.bow - 1.3) - 0.3 * b)
            column, row = view.point(x, node.y, node.z)
            row += (0.12 + (0.5 + 1.1 * u) * (c - 0.35)) * k * flat
            wide = (0.18 + 0.75 * u * (0.5 + b)) * k
            canvas.batch.oval(
                column,
                row,
                wide,
                max(0.6, wide * flat * 0.5),
                self.foam,
                0.34 * (1 - u) ** 1.5,
                soft=0.25 * wide * flat + 0.4,
            )
        plunge = 0.25 + 0.75 * self.rough / 3
        spots, sizes, alphas = [], [], []
        for i, (a, b, c, d) in enumerate(self.seeds[:24]):
            age = (t * 1.3 + i * 0.29 + d) % 1.0
            x = node.x + node.facing * (self.speed * (t - 0.5 * age) + r.bow - 0.75 + (0.9 * a - 0.25) * age)
            column, row = view.point(x, node.y + (0.9 + 1.4 * b) * plunge * age * (1.15 - age) * 1.6, node.z)
            spots.append((column, row))
            sizes.append(max(0.5, k * (0.02 + 0.03 * c)))
            alphas.append(0.65 * (1 - age) * plunge)
        canvas.batch.discs(np.array(spots), np.array(sizes), self.foam, np.array(alphas))
        canvas.flush()


def along(curve: Outline, share: float) -> Outline:
    """The point at a share 0..1 of a curve's points."""
    at = share * (len(curve) - 1)
    i = min(len(curve) - 2, int(at))
    out: Outline = curve[i] + (curve[i + 1] - curve[i]) * (at - i)
    return out
