"""Cars, vans, lorries and buses from the side: rows of cars.toml, with wheels that turn exactly as far as they drive."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..canvas import Canvas
from ..color import Rgb, luma, mix, rgb
from ..curves import ease, smooth
from ..particles import draw_puff, puff_textures
from ..pigments import pigment
from ..raster import ADD, MULTIPLY, Batch, Grad
from ..rig import FigureNode
from ..scene import Contact
from ..view import View
from . import SubjectRequest, subject

Outline = NDArray[np.float64]
FADE = 1.6
"""Seconds that a car takes to come to its speed or to a halt between two actions."""
DUST = {"sand": 1.0, "dust": 1.0, "earth": 0.7, "ground": 0.4}
"""How much dust wheels raise on each ground."""
PAINTS = ("a8332e", "31517c", "cfcac0", "3a6152", "44464f", "8a8f96", "6b2437")
SPOKES = 5
SEAT = np.array([(-0.34, -0.30), (-0.36, 0.02), (-0.30, 0.18), (-0.22, 0.18), (-0.17, 0.02), (-0.14, -0.30)])
SHOULDERS = np.array([(-0.22, -0.40), (-0.20, 0.02), (-0.06, 0.12), (0.10, 0.05), (0.20, -0.14), (0.22, -0.40)])
ARM = np.array([(0.0, 0.03), (0.12, 0.05), (0.34, 0.02), (0.38, -0.04), (0.32, -0.08), (0.08, -0.10)])
HAIR = np.array([(-0.10, 0.20), (-0.10, 0.33), (0.02, 0.37), (0.08, 0.30), (-0.02, 0.27), (-0.05, 0.18)])
"""The driver and the seat, from the middle of the shoulders in metres."""


@cache
def bodies() -> dict[str, dict[str, Any]]:
    """Every vehicle's row, complete."""
    rows = tomllib.loads(files(__package__).joinpath("cars.toml").read_text("utf-8"))
    full = {}
    for name, own in rows.items():
        row = dict(own)
        while "like" in row:
            row = {**rows[row.pop("like")], **row}
        full[name] = row
    return full


def body_of(kind: str, word: str) -> str:
    """The row of a kind and a noun."""
    if kind != "car" and kind in bodies():
        return "pickup" if "pick" in word.lower() else kind
    word = word.lower()
    return next((name for name, row in bodies().items() if any(noun in word for noun in row["words"])), "saloon")


def metres(points: list[list[float]], shift: float) -> Outline:
    """A table of points, moved back by `shift` so that x = 0 is the middle."""
    out: Outline = np.array(points, float).reshape(-1, 2) - np.array([shift, 0.0])
    return out


@subject("car", "van", "truck", "bus", actions=("stand", "drive"))
def car(request: SubjectRequest) -> Car:
    """The vehicle that the word names."""
    return Car(request)


class Car:
    """A vehicle that stands, or drives to +x."""

    def __init__(self, request: SubjectRequest) -> None:
        words = request.subject
        word = words.word.lower()
        self.row = row = bodies()[body_of(words.kind, word)]
        self.taxi = "taxi" in word or "cab" in word.split()
        self.police = "police" in word
        long = max(x for x, _ in row["outline"])
        half = long / 2
        self.outline = smooth(metres(row["outline"], half), False, 4)
        self.panes = [rounded_off(metres(pane, half)) for pane in row["glass"]]
        self.slants = [gleam(pane) for pane in self.panes]
        self.line = smooth(metres(row["line"], half), False, 4)
        self.seams = [smooth(metres(seam, half), False, 3) for seam in row["seams"]]
        self.handles = metres(row["handles"], half)
        self.axles = [float(x) for x in metres([[x, 0.0] for x in row["wheels"]], half)[:, 0]]
        self.radius, self.sill = float(row["radius"]), float(row["sill"])
        self.lamp, self.tail, self.driver = (metres([row[name][:2]], half)[0] for name in ("lamp", "tail", "driver"))
        self.length, self.tall = (
            long,
            float(
                max(
                    *(y for _, y in row["outline"]),
                    row.get("box", [0.0])[-1],
                    row["driver"][1] + 0.4 if row.get("open") else 0.0,
                )
            ),
        )
        self.colors(request, word)
        self.speeds = spells(request, float(row["speed"]) * request.pace)
        self.moves = bool(self.speeds[1].any())
        hidden = [(clipped(part, pane), color) for part, color in self.aboard() for pane in self.panes]
        self.seen = [(part, color) for part, color in hidden if len(part)]
        sign = 0.16 if self.taxi or self.police else 0.0
        self.width, self.height, self.depth_below = long + 0.16, self.tall + sign, 0.03
        self.eye_line = float(self.driver[1]) + 0.16

    def colors(self, request: SubjectRequest, word: str) -> None:
        """Every colour under the shot's light."""
        p, own = request.palette, request.subject.color
        chosen = PAINTS[int(request.rng(8).integers(len(PAINTS)))]
        named = "e9b62a" if self.taxi else "20242c" if self.police else "b3261f" if "fire" in word else None
        if named is None and "school" in word:
            named = "e9a51f"
        lacquer = pigment(own, named or chosen)
        self.paint_color = p.local(lacquer, 0.0, 0.86)
        self.box_color = p.local("e4e2dc", 0.0, 0.85)
        # A dark lacquer shows more of the sky that it mirrors.
        self.sky = mix(p.sky[-1, 1:], p.haze, 0.45)
        self.gloss = 0.22 + 0.18 * (1 - luma(lacquer))
        self.lit, self.shade = (p.local("ffffff", 0.0, q) / p.local("ffffff", 0.0, 0.86) for q in (1.12, 0.10))
        self.glass = mix(p.local("2a343e", 0.0, 0.5), self.sky, 0.22)
        self.tyre, self.rim, self.dark = (
            p.local("1d1d21", 0.0, 0.55),
            p.local("b9bdc4", 0.0, 0.82),
            p.local("101014", 0.0, 0.3),
        )
        self.chrome = p.local("dfe3e8", 0.0, 0.95)
        self.seat, self.skin = p.local("22222a", 0.0, 0.35), p.local("8a6248", 0.0, 0.45)
        self.lamps = bool(p.lamps_lit or p.wet or p.weather in ("fog", "snow", "blizzard", "storm"))
        self.wet = p.wet
        self.dusty = DUST.get(request.surface, 0.0) if not p.wet else 0.0
        earth = p.local("d8a874" if request.surface == "sand" else "b89a76", 0, 0.85)
        self.dust = (
            puff_textures(4, mix(earth, p.haze, 0.10), mix(earth, (1.0, 0.97, 0.9), 0.50), 5) if self.dusty else []
        )
        self.glints = (
            p.glow > 0.15 and not p.night and p.weather in ("clear", "cloudy", "wind") and p.figure != "silhouette"
        )
        self.haze = p.haze

    def travel(self, t: float) -> tuple[float, float]:
        """Forward as far as it has driven."""
        times, _, way = self.speeds
        return float(np.interp(t, times, way)), 0.0

    def speed(self, t: float) -> float:
        """Metres a second."""
        return float(np.interp(t, self.speeds[0], self.speeds[1]))

    def contacts(self, seconds: float) -> list[Contact]:
        """Wheels roll: no steps."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """What is under the body, the body with its mirrored sky, cabin, glass, seams, lamps and wheels."""
        tall = abs(batch.matrix[0]) * self.tall
        detail = min(1.0, max(0.0, (tall - 26) / 40))
        going = min(1.0, self.speed(t) / 4.0)
        bob = np.array([0.0, 0.006 * math.sin(11.0 * t) * going + 0.003 * math.sin(17.3 * t + 1.0) * going])
        for x in self.axles:
            self.arch(batch, x)
        base = np.vstack(
            [
                self.outline + bob,
                np.array([(self.outline[-1, 0] - 0.06, self.sill), (self.outline[0, 0] + 0.06, self.sill)]) + bob,
            ]
        )
        under = self.axles[0] - 0.5 * self.radius, self.axles[-1] + 0.5 * self.radius
        batch.rect(under[0], self.sill - 0.09, under[1], self.sill + 0.2, self.dark)
        if self.row.get("open"):
            for part, color in self.aboard():
                batch.poly(part + bob, color)
        batch.poly(base, self.paint_color)
        if "box" in self.row:
            self.box(batch, bob, detail)
        if self.police:
            x0, x1 = float(self.axles[0]) + 0.55, float(self.axles[-1]) - 0.45
            batch.rect(x0, self.sill, x1, float(self.line[:, 1].mean()) + 0.02, self.box_color)
        self.light(batch, base, bob)
        self.cabin(batch, bob, detail)
        if detail:
            self.details(batch, bob, detail)
        self.lights(batch, bob)
        if self.taxi or self.police:
            self.sign(batch, bob, t)
        for x in self.axles:
            self.wheel(batch, x, t, detail)

    def light(self, batch: Batch, base: Outline, bob: Outline) -> None:
        """Lacquer: the sky on what faces up, the horizon as a dark band along the doors, the road's light below."""
        top, foot = self.tall, self.sill
        waist = float(self.line[:, 1].mean())
        one = np.ones(3, np.float32)

        def share(y: float) -> float:
            return (top - y) / (top - foot)

        stops = [
            (self.lit * np.float32(1.05), 1.0),
            (self.lit, 1.0),
            (one, 1.0),
            (one * np.float32(0.62) + self.shade * np.float32(0.2), 1.0),
            (self.shade * np.float32(0.8), 1.0),
        ]
        marks = [0.0, share(waist) - 0.02, share(waist) + 0.10, share(foot + 0.42 * (waist - foot)), 1.0]
        batch.poly(base, Grad((0.0, top), (0.0, foot), stops, marks), 1.0, MULTIPLY)
        band = np.vstack([self.line + np.array([0.0, 0.055]), self.line[::-1] - np.array([0.0, 0.10])]) + bob
        batch.poly(band, self.sky, 0.55 * self.gloss, ADD, 0.03)
        edge = self.line + bob + np.array([0.0, 0.045])
        batch.stroke(edge, self.sky, 0.022, 0.85 * self.gloss, ADD, 0.006)
        batch.stroke(self.line + bob - np.array([0.0, 0.16]), self.shade, 0.05, 0.35, MULTIPLY, 0.03)
        bonnet = self.outline[np.argmax(self.outline[:, 1]) :] + bob
        batch.stroke(bonnet - np.array([0.01, 0.025]), self.sky, 0.045, 0.5 * self.gloss, ADD, 0.015)

    def box(self, batch: Batch, bob: Outline, detail: float) -> None:
        """The box of a lorry."""
        x0, x1, y0, y1 = self.row["box"]
        x0, x1 = x0 - self.length / 2, x1 - self.length / 2
        y0, y1 = y0 + float(bob[1]), y1 + float(bob[1])
        batch.rect(x0, y0, x1, y1, self.box_color)
        if detail:
            for x in np.arange(x0 + 0.35, x1, 0.55):
                batch.stroke([(x, y0 + 0.05), (x, y1 - 0.05)], self.shade, 0.02, 0.25 * detail, MULTIPLY)

    def cabin(self, batch: Batch, bob: Outline, detail: float) -> None:
        """Panes, with a seat and a driver behind them, and the sky upon them."""
        if not self.row.get("open"):
            for pane in self.panes:
                batch.poly(pane + bob, self.glass)
            for part, color in self.seen:
                batch.poly(part + bob, color)
        frame = self.chrome if self.row.get("chrome") else self.dark
        shine = [(self.sky, 0.58), (self.sky, 0.20), (self.sky, 0.04)]
        for pane, slant in zip(self.panes, self.slants, strict=True):
            top, foot = float(pane[:, 1].max()), float(pane[:, 1].min())
            batch.poly(pane + bob, Grad((0.0, top), (0.0, foot), shine, [0.0, 0.55, 1.0]))
            if detail and len(slant):
                batch.poly(slant + bob, self.sky, 0.26 * detail)
            batch.stroke(np.vstack([pane, pane[:1]]) + bob, frame, 0.022, 0.8 * detail)

    def aboard(self) -> list[tuple[Outline, Rgb]]:
        """Outlines and colours of the driver's seat and, when the car is driven, of the driver."""
        at = self.driver
        ring = np.exp(1j * np.linspace(0.0, 2 * math.pi, 14, endpoint=False))
        disc = np.stack([ring.real, ring.imag], 1)
        coat = self.seat * np.float32(1.5)
        parts = [
            (smooth(at + SEAT, True, 3), self.seat),
            (at + np.array([-0.27, 0.26]) + disc * np.array([0.055, 0.085]), self.seat * np.float32(0.8)),
        ]
        if self.moves:
            parts += [
                (smooth(at + SHOULDERS, True, 3), coat),
                (at + np.array([(0.30, 0.14), (0.335, 0.15), (0.43, -0.14), (0.39, -0.15)]), self.dark),
                (smooth(at + ARM, True, 3), coat * np.float32(0.85)),
                (at + np.array([0.01, 0.23]) + disc * np.array([0.095, 0.12]), self.skin),
                (smooth(at + HAIR, True, 3), self.seat * np.float32(0.55)),
            ]
        return parts

    def details(self, batch: Batch, bob: Outline, detail: float) -> None:
        """Seams, handles, mirror, skirt, bumpers."""
        for seam in self.seams:
            batch.stroke(seam + bob, self.shade * np.float32(0.35), 0.016, 0.75 * detail, MULTIPLY)
            batch.stroke(
                seam + bob + np.array([0.014, 0.0]), self.lit * np.float32(1.15), 0.010, 0.45 * detail, MULTIPLY
            )
        for x, y in self.handles + bob:
            batch.capsule(
                (x - 0.07, y),
                (x + 0.07, y),
                0.017,
                0.017,
                self.chrome if self.row.get("chrome") else self.paint_color * np.float32(0.5),
                detail,
            )
            batch.capsule((x - 0.06, y + 0.012), (x + 0.06, y + 0.012), 0.007, 0.007, self.sky, 0.6 * detail)
        skirt = self.sill + 0.07
        batch.rect(
            self.axles[0] + self.radius * 1.15,
            self.sill - 0.01,
            self.axles[-1] - self.radius * 1.15,
            skirt,
            self.dark,
            0.75 * detail,
        )
        pane = self.panes[-1]
        x, y = float(pane[:, 0].max()) - 0.30, float(pane[:, 1].min()) + 0.02
        mirror = np.array(
            [
                (x, y - 0.02),
                (x + 0.20, y - 0.02),
                (x + 0.22, y + 0.06),
                (x + 0.17, y + 0.12),
                (x + 0.02, y + 0.11),
                (x - 0.02, y + 0.03),
            ]
        )
        batch.poly(smooth(mirror + bob, True, 3), self.paint_color * np.float32(0.82), detail)
        for side, x in ((-1, self.outline[0, 0]), (1, self.outline[-1, 0])):
            batch.stroke(
                np.array([(x - 0.02 * side, self.sill + 0.20), (x - 0.30 * side, self.sill + 0.18)]) + bob,
                self.chrome if self.row.get("chrome") else self.shade,
                0.05,
                0.7 * detail,
                0 if self.row.get("chrome") else MULTIPLY,
            )

    def lights(self, batch: Batch, bob: Outline) -> None:
        """Head and tail lamp."""
        for at, name, on, off in (
            (self.lamp, "lamp", (1.0, 0.97, 0.86), mix(self.chrome, self.sky, 0.3)),
            (self.tail, "tail", (1.0, 0.20, 0.14), np.asarray(self.shade * rgb("c82a22"))),
        ):
            rx, ry = self.row[name][2:]
            x, y = at + bob
            angle = 0.0 if ry > rx else -0.22 if name == "lamp" else 0.1
            ring = np.exp(1j * np.linspace(0, 2 * math.pi, 12, endpoint=False))
            z = (
                rx * np.sign(ring.real) * np.abs(ring.real) ** 0.7
                + 1j * ry * np.sign(ring.imag) * np.abs(ring.imag) ** 0.7
            ) * np.exp(1j * angle)
            edge = np.stack([z.real + x, z.imag + y], 1)
            batch.poly(edge, self.dark, 0.6)
            batch.poly(np.array([x, y]) + (edge - (x, y)) * 0.88, on if self.lamps else off)
            batch.oval(x + 0.2 * rx, y + 0.2 * ry, 0.35 * rx, 0.4 * ry, (1.0, 1.0, 1.0), 0.8 if self.lamps else 0.5)

    def sign(self, batch: Batch, bob: Outline, t: float) -> None:
        """What a taxi or a police car wears on its roof."""
        top = self.outline[np.argmax(self.outline[:, 1])] + bob
        x, y = float(top[0]), float(top[1]) - 0.01
        if self.taxi:
            batch.poly(
                [(x - 0.26, y), (x + 0.26, y), (x + 0.21, y + 0.15), (x - 0.21, y + 0.15)],
                (1.0, 0.93, 0.62) if self.lamps else mix(self.box_color, "e8c860", 0.4),
            )
            batch.rect(x - 0.14, y + 0.05, x + 0.14, y + 0.09, self.dark)
            low = float(self.line[:, 1].mean()) - 0.20
            for i in range(26):
                cx = self.axles[0] + 0.50 + i * 0.09
                if cx < self.axles[-1] - 0.45:
                    batch.rect(cx, low + 0.045 * (i % 2), cx + 0.09, low + 0.045 * (i % 2) + 0.045, self.dark, 0.85)
            return
        flash = math.sin(2 * math.pi * 2.6 * t) > 0
        batch.rect(x - 0.30, y, x, y + 0.11, (0.25, 0.45, 1.0) if flash else self.shade * rgb("2a3f9a"))
        batch.rect(x, y, x + 0.30, y + 0.11, (1.0, 0.2, 0.16) if not flash else self.shade * rgb("9a2a22"))

    def arch(self, batch: Batch, x: float) -> None:
        """The dark behind a wheel."""
        batch.oval(x, self.radius * 1.02, self.radius * 1.17, self.radius * 1.17, self.dark)

    def wheel(self, batch: Batch, x: float, t: float, detail: float) -> None:
        """Arch, tyre, rim and spokes at the angle of the road that was travelled."""
        r = self.radius
        batch.oval(x, r * 1.04, r * 1.15, r * 1.13, self.dark)
        batch.oval(x, r, r, r, self.tyre)
        batch.oval(
            x,
            r,
            r * 0.97,
            r * 0.97,
            Grad((x, r * 1.9), (x, 0.1 * r), [(self.lit * np.float32(1.6), 0.35), (self.shade, 0.30)]),
            1.0,
            MULTIPLY,
        )
        batch.oval(x, r, r * 0.66, r * 0.66, self.dark)
        rim = Grad(
            (x - 0.3 * r, 1.6 * r),
            (x + 0.3 * r, 0.4 * r),
            [(np.minimum(self.rim * np.float32(1.2), 1.0), 1.0), (self.rim * np.float32(0.7), 1.0)],
        )
        batch.oval(x, r, r * 0.63, r * 0.63, rim)
        angle = self.angle(t)
        # Spokes that turn by more than half their spacing between two frames would seem to run backwards: they blur.
        turn = self.speed(t) / r / 24 / (math.pi / SPOKES)
        clear = 1.0 - 0.55 * ease((turn - 0.45) / 0.75)
        gap = self.dark * np.float32(1.2)
        batch.oval(x, r, r * 0.54, r * 0.54, gap, 0.62 * (1 - clear))
        for k in range(SPOKES):
            a = angle + (k + 0.5) * 2 * math.pi / SPOKES
            inner, outer = 0.20 * r, 0.54 * r
            wide = math.pi / SPOKES * 0.62
            wedge = [
                (x + q * math.cos(b), r + q * math.sin(b))
                for q, b in (
                    (inner, a - 0.25 * wide),
                    (outer, a - wide),
                    (outer * 1.03, a),
                    (outer, a + wide),
                    (inner, a + 0.25 * wide),
                )
            ]
            batch.poly(wedge, gap, clear)
        batch.oval(x, r, r * 0.15, r * 0.15, self.rim * np.float32(0.85))
        batch.oval(x, r, r * 0.07, r * 0.07, gap, detail)

    def angle(self, t: float) -> float:
        """Radians that the wheels have turned: forward is clockwise."""
        return -self.travel(t)[0] / self.radius

    def behind(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """The light of its lamps on the road."""
        if view.mirror:
            return
        x, y = node.at(t)
        k = view.scale(x, node.z)
        flat = max(0.05, min(0.3, (view.y - y) / max(1.0, view.depth(x, node.z))))
        column, row = view.point(x, y, node.z)
        if node.shadow[3] > 0.0:
            # The road is darkest between the wheels.
            r, g, b, alpha = node.shadow
            under = 0.47 * self.length * k
            canvas.batch.oval(column, row, under, 0.75 * k * flat + 1.0, (r, g, b), alpha, soft=0.22 * k * flat + 0.6)
            deep = (0.45 * r, 0.45 * g, 0.45 * b)
            low = row + 0.10 * k * flat
            canvas.batch.oval(
                column, low, 1.06 * under, 0.62 * k * flat + 1.2, deep, 0.8 * alpha, soft=0.30 * k * flat + 0.8
            )
            for axle in self.axles:
                at = column + node.facing * axle * k
                canvas.batch.oval(
                    at, low, 1.15 * self.radius * k, 0.20 * k * flat + 1.6, deep, 0.9, soft=0.08 * k * flat + 0.8
                )
        if not self.lamps:
            canvas.flush()
            return
        front = x + node.facing * (self.length / 2 + 2.6)
        column, row = view.point(front, y, node.z)
        canvas.batch.oval(column, row, 3.0 * k, 3.0 * k * flat, (0.42, 0.38, 0.27), 0.55, ADD, soft=0.5 * k * flat)
        back, _ = view.point(x - node.facing * (self.length / 2 + 0.7), y, node.z)
        canvas.batch.oval(back, row, 1.3 * k, 1.3 * k * flat, (0.30, 0.03, 0.02), 0.5, ADD, soft=0.3 * k * flat)
        canvas.flush()

    def before(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Beams, the glow of the lamps, and spray from wet wheels."""
        x, y = node.at(t)
        k = view.scale(x, node.z)
        if self.wet and not view.mirror and self.speed(t) > 1.0:
            self.spray(canvas, view, t, node)
        if self.dusty and not view.mirror and self.speed(t) > 1.0:
            self.plume(canvas, view, t, node)
        if self.glints and not view.mirror:
            self.glint(canvas, view, t, node)
        if not self.lamps:
            return
        column, row = view.point(x + node.facing * float(self.lamp[0]), y + float(self.lamp[1]), node.z)
        reach, s = 5.5 * k, node.facing
        beam = [
            (column, row - 0.05 * k),
            (column + s * reach, row - 0.35 * k),
            (column + s * reach, row + 1.1 * self.lamp[1] * k),
            (column, row + 0.07 * k),
        ]
        fade = Grad(
            (column, row),
            (column + s * reach, row + 0.2 * k),
            [((1.0, 0.93, 0.74), 0.26), ((1.0, 0.93, 0.74), 0.07), ((1.0, 0.93, 0.74), 0.0)],
        )
        canvas.batch.poly(beam, fade, 1.0, ADD, soft=0.05 * k)
        canvas.flush()
        canvas.glow(column, row, 0.95 * k, (1.0, 0.93, 0.72), 0.60)
        back, low = view.point(x + node.facing * float(self.tail[0]), y + float(self.tail[1]), node.z)
        canvas.glow(back, low, 0.55 * k, (1.0, 0.10, 0.06), 0.5)

    def plume(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Dust that hangs behind the wheels, thick at the tyres and wide where it is old."""
        k = view.scale(node.at(t)[0], node.z)
        puffs = []
        for w, axle in enumerate(self.axles):
            for i in range(30):
                turn = t * 0.8 + i / 30 + 0.37 * w
                u = turn % 1.0
                seed = math.sin(12.9898 * (i + 61 * w) + 78.233 * math.floor(turn)) * 43758.5453
                a = seed - math.floor(seed)
                age = u / 0.8
                x = node.x + node.facing * (self.travel(t - age)[0] + axle - self.radius * 0.9 - 0.4 * a)
                r = 0.16 + (0.75 + 0.65 * a) * math.sqrt(u)
                y = node.y + 0.55 * r + 0.9 * a * (1 - math.exp(-1.5 * age))
                alpha = self.dusty * (0.80 if w == 0 else 0.28) * (1 - u) ** 0.9 * min(1.0, 10 * u, self.speed(t) / 6.0)
                puffs.append((u, *view.point(x, y, node.z - 0.3 + 0.5 * a), r * k, alpha, i))
        canvas.flush()
        for _, column, row, r, alpha, i in sorted(puffs, reverse=True):
            draw_puff(canvas, self.dust[i % 4], column, row, r, alpha)

    def glint(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """The sun caught by the screen, the roof and a hub, brighter and fainter as the car shakes."""
        x, y = node.at(t)
        k = view.scale(x, node.z)
        pane = self.panes[-1]
        top = self.outline[np.argmax(self.outline[:, 1])]
        places = (
            (float(pane[:, 0].max()) - 0.25, float(pane[:, 1].mean()) + 0.1),
            (float(top[0]), float(top[1]) - 0.03),
        )
        for i, (dx, dy) in enumerate(places):
            column, row = view.point(x + node.facing * dx, y + dy, node.z)
            power = (0.55 + 0.45 * math.sin(5.0 * t + 2.4 * i + 0.6 * math.sin(11 * t))) ** 2
            long = (0.22 + 0.42 * power) * k
            for sx, sy in ((1.0, 0.0), (0.0, 0.7)):
                ray = np.array(
                    [(column - sx * long, row - sy * long), (column, row), (column + sx * long, row + sy * long)]
                )
                for half in (ray[1::-1], ray[1:]):
                    canvas.batch.stroke(half, (1.0, 0.98, 0.9), 0.05 * k, 0.85 * power, ADD, end_width=0.004 * k)
            canvas.glow(column, row, (0.25 + 0.45 * power) * k, (1.0, 0.96, 0.85), 0.7 * power)
        canvas.flush()

    def spray(self, canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
        """Mist behind each wheel, as closed forms of its age."""
        k = view.scale(node.at(t)[0], node.z)
        spots, sizes, alphas = [], [], []
        for w, axle in enumerate(self.axles):
            for i in range(14):
                age = (t * 1.9 + i / 14 + 0.37 * w) % 1.0 * 0.7
                seed = math.sin(12.9898 * (i + 17 * w) + 78.233 * math.floor(t * 1.9 + i / 14 + 0.37 * w)) * 43758.5453
                a = seed - math.floor(seed)
                x = node.x + node.facing * (self.travel(t - age)[0] + axle - self.radius * 0.8 + 1.2 * age)
                column, row = view.point(x, node.y + 0.05 + (0.5 + 0.9 * a) * age - 1.0 * age * age, node.z)
                spots.append((column, row))
                sizes.append(k * (0.05 + 0.30 * age))
                alphas.append(0.20 * (1 - age / 0.7) * min(1.0, self.speed(t) / 8.0))
        size = np.array(sizes)
        canvas.batch.discs(
            np.array(spots), size, mix(self.haze, (0.85, 0.9, 0.95), 0.4), np.array(alphas), soft=0.5 * size
        )
        canvas.flush()


def spells(request: SubjectRequest, cruise: float) -> tuple[Outline, Outline, Outline]:
    """Times, speeds and ways: what is driven when; one action lasts for the whole shot at one speed."""
    times = np.arange(-1.0, request.seconds + 1.0, 1 / 60)
    beats = request.beats if len(request.beats) > 1 else ()
    if not beats:
        action = request.beats[0].action if request.beats else request.action
        speed = np.full_like(times, cruise if action == "drive" else 0.0)
    else:
        speed = np.zeros_like(times)
        for i, b in enumerate(beats):
            if b.action != "drive":
                continue
            begin = -np.inf if i == 0 else b.start * request.seconds
            end = np.inf if i == len(beats) - 1 else b.end * request.seconds
            rise = np.clip((times - begin) / FADE, 0, 1) if i else np.ones_like(times)
            fall = np.clip((end - times) / FADE, 0, 1) if i < len(beats) - 1 else np.ones_like(times)
            speed = np.maximum(speed, cruise * rise * rise * (3 - 2 * rise) * fall * fall * (3 - 2 * fall))
    way = np.concatenate([[0.0], np.cumsum((speed[1:] + speed[:-1]) / 2)]) / 60
    return times, speed, way - np.interp(0.0, times, way)


def rounded_off(pane: Outline, share: float = 0.16) -> Outline:
    """A polygon with cut corners, as panes have."""
    ahead, behind = np.roll(pane, -1, 0), np.roll(pane, 1, 0)

    def toward(other: Outline) -> Outline:
        gap = other - pane
        length = np.linalg.norm(gap, axis=1, keepdims=True)
        return np.asarray(pane + gap / length * np.minimum(0.07, share * length), float)

    before, after = toward(behind), toward(ahead)
    middle = 0.5 * pane + 0.25 * (before + after)
    return np.stack([before, middle, after], 1).reshape(-1, 2)


def gleam(pane: Outline) -> Outline:
    """The slanted reflection on a pane; none on a small one."""
    left, wide = float(pane[:, 0].min()), float(np.ptp(pane[:, 0]))
    top, foot = float(pane[:, 1].max()), float(pane[:, 1].min())
    slant = np.array([(0.34, top), (0.58, top), (0.36, foot), (0.12, foot)]) * np.array([wide, 1.0]) + np.array(
        [left, 0.0]
    )
    return clipped(slant, pane) if wide > 0.35 else np.zeros((0, 2))


def clipped(polygon: Outline, window: Outline) -> Outline:
    """The part of a polygon inside a convex window (Sutherland and Hodgman, Commun. ACM 17, 1974)."""
    area = float(np.sum(window[:, 0] * np.roll(window[:, 1], -1) - np.roll(window[:, 0], -1) * window[:, 1]))
    ring = window if area > 0 else window[::-1]
    out = [tuple(p) for p in polygon]
    for a, b in zip(ring, np.roll(ring, -1, 0), strict=True):
        inside = [(b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) for p in out]
        kept: list[tuple[float, ...]] = []
        for i, (p, s) in enumerate(zip(out, inside, strict=True)):
            q, r = out[i - 1], inside[i - 1]
            if (s >= 0) != (r >= 0):
                u = r / (r - s)
                kept.append((q[0] + (p[0] - q[0]) * u, q[1] + (p[1] - q[1]) * u))
            if s >= 0:
                kept.append(p)
        out = kept
        if not out:
            break
    return np.array(out, float) if len(out) > 2 else np.zeros((0, 2))
