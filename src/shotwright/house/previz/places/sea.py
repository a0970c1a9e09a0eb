"""The open sea: swell, islands, glitter."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix
from ..curves import smooth
from ..fields import Ground, Sky, SkyAndSea
from ..layer import ridge
from ..palette import GLOOMY, Palette
from ..raster import Grad
from ..scene import Node, PlaceRequest, Spot, Stage
from ..view import View
from . import place
from .beside import landmark


@place("sea", "beach")
def sea(request: PlaceRequest) -> Stage:
    """Water to the horizon, with one to three islands off the middle."""
    p, rng = request.palette, request.rng(1)
    chop = {"storm": 2.3, "blizzard": 2.2, "wind": 1.6, "rain": 1.25, "fog": 0.7}.get(p.weather, 1.0)
    calm = request.shot.place_word or ""
    if "calm" in calm or "still" in calm:
        chop *= 0.6
    shores: list[Node] = islands(p, request)
    water = SkyAndSea(Sky(p, request.seed, 0.85), p, request.seed, shores, chop=chop)
    on_land = any(s.kind in ON_LAND and not landmark(s, i) for i, s in enumerate(request.shot.subjects))
    if on_land or "beach" in (request.shot.place or ""):
        return beach(request, water)
    spot = float(rng.uniform(-1, 1))
    nodes: list[Node] = []
    if chop > 1.4:
        tone = (
            mix(p.water, p.haze, 0.85) * np.float32(2.3 if p.night else 1.05),
            mix(p.water, p.haze, 0.18),
            mix(p.local("ffffff", 0, 1.0) * np.float32(1.5 if p.night else 1.1), p.haze, 0.10),
        )
        nodes += [Breakers(*tone, z, tall * min(1.0, chop / 2.3), 0.9 * i) for i, (z, tall) in enumerate(ROLLERS)]
    elif (
        not p.night and p.weather not in GLOOMY and not any(s.kind in ("bird", "birds") for s in request.shot.subjects)
    ):
        nodes.append(Gulls(p.local("2c2632", 20, 0.2), request.rng(21).random((7, 4)), float(rng.choice((-1.0, 1.0)))))
    return Stage(
        backdrop=water,
        nodes=nodes,
        spot=Spot(x=spot, z=26.0, left=-40, right=40),
        lights=p.rim_lights(),
        water=0.0,
        reflects=True,
        surface="water",
        eye=2.6,
        wide=26.0,
        shadow=(0, 0, 0, 0),
        ambience=("waves", "wind") if p.weather in ("storm", "wind", "blizzard") else ("waves",),
    )


ROLLERS = (
    (190.0, 3.4),
    (120.0, 3.0),
    (80.0, 2.7),
    (55.0, 2.2),
    (40.0, 1.9),
    (30.5, 1.3),
    (23.0, 1.0),
    (17.0, 1.3),
    (12.0, 1.2),
    (8.0, 0.9),
)
"""Depth and height in metres of the waves that stand up in a gale."""


@dataclass(slots=True)
class Breakers:
    """One steep wave across the picture in a gale: a peaked crest with foam on it, and spindrift blown off."""

    crest: Rgb
    trough: Rgb
    foam: Rgb
    z: float
    tall: float
    start: float

    def height(self, x: np.ndarray, t: float) -> np.ndarray:
        """Metres above still water: peaks are narrow, troughs wide."""
        long = 4.5 + 5.5 * self.tall
        a = 2 * math.pi * x / long - 1.35 * t / math.sqrt(max(0.6, self.tall)) + 2.1 * self.start
        b = 2 * math.pi * x / (long * 2.7) - 0.8 * t + 4.0 * self.start
        peak = (
            0.55 * (1.0 - np.abs(np.sin(0.5 * a + 0.3 * np.sin(a))))
            + 0.45 * (0.5 + 0.5 * np.cos(a + 0.5 * np.sin(a))) ** 1.35
        )
        out: np.ndarray = self.tall * (peak * (0.74 + 0.26 * np.sin(b)) - 0.20 + 0.04 * np.sin(5.3 * a + t))
        return out

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A wall of water that fades downward, its crest's light, foam where it breaks, drops to leeward."""
        if view.mirror or view.depth(view.x, self.z) < 2.5:
            return
        k, b = view.scale(view.x, self.z), canvas.batch
        column = np.linspace(-8, canvas.width + 8, 150)
        x = view.x + (column - view.column) / k
        y = self.height(x, t)
        still = float(view.point(view.x, 0.0, self.z)[1])
        row = still - y * k
        top, foot = still - 0.8 * self.tall * k, still + 0.42 * self.tall * k
        wall = Grad(
            (0, top), (0, foot), [(self.crest, 0.96), (mix(self.crest, self.trough, 0.6), 0.92), (self.trough, 0.0)]
        )
        edge = np.concatenate([np.stack([column, row], 1), [(canvas.width + 8, foot), (-8, foot)]])
        b.poly(edge, wall, soft=0.8)
        b.stroke(
            np.stack([column, row + 0.02 * k], 1), self.crest * np.float32(2.0), max(0.8, 0.05 * k), 0.45, soft=0.5
        )
        high = np.flatnonzero(y > 0.34 * self.tall)
        for run in np.split(high, np.flatnonzero(np.diff(high) > 1) + 1):
            if len(run) < 3:
                continue
            power = np.sin(np.linspace(0, math.pi, len(run)))
            cap = np.stack([column[run], row[run] - 0.02 * k], 1)
            ragged = 0.5 + 0.5 * np.abs(np.sin(7.0 * x[run] + 2.0 * t)) * np.abs(np.sin(3.1 * x[run] - t))
            under = cap[::-1] + np.stack([0 * power, (0.05 + 0.24 * self.tall * power * ragged)[::-1] * k * 0.55], 1)
            b.poly(np.concatenate([cap, under]), self.foam, 0.55, soft=max(0.6, 0.03 * k))
            b.stroke(cap, self.foam, max(1.0, 0.07 * k), 0.85, soft=0.6)
            for i in range(1, 5):
                # Foam left by the last breaking slides down the face in torn lines.
                part = run[(len(run) * i) // 7 : (len(run) * (i + 3)) // 7 + 1]
                if len(part) > 2:
                    slide = (0.10 + 0.13 * i + 0.03 * np.sin(4.0 * x[part] + i)) * self.tall * k
                    line = np.stack([column[part], row[part] + slide], 1)
                    b.stroke(line, self.foam, max(0.8, 0.035 * k), 0.34, soft=0.5, end_width=0.4)
            n = np.arange(9)
            way = (0.37 * n + 1.7 * t + self.start) % 1.0
            at = cap[len(run) // 2] + np.stack(
                [
                    (0.2 + 1.5 * way) * k * self.tall,
                    -(0.25 * np.sin(2.5 * n) + 0.5 * way * (1.3 - way)) * k * self.tall,
                ],
                1,
            )
            b.discs(at, (0.02 + 0.05 * way) * k, self.foam, 0.5 * (1 - way), soft=0.03 * k)
        canvas.flush()


@dataclass(slots=True)
class Gulls:
    """A few gulls far off, as strokes that beat and glide."""

    color: Rgb
    seeds: np.ndarray
    side: float
    z: float = 120.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Two bowed wings a bird."""
        if view.mirror:
            return
        for a, b, c, d in self.seeds:
            x = self.side * (18.0 + 26.0 * a) - self.side * (2.2 + b) * t
            y = 24.0 + 13.0 * b + 0.5 * math.sin(0.9 * t + 6 * c)
            beat = math.sin((6.0 + 2.0 * d) * t + 6 * a) * (0.35 + 0.65 * (math.sin(0.8 * t + 6 * d) > -0.2))
            k = view.scale(x, self.z) * (0.9 + 0.5 * c)
            column, row = view.point(x, y, self.z)
            tip, bow = 0.25 + 0.55 * beat, 0.45 + 0.25 * beat
            for wing in (-1.0, 1.0):
                line = [
                    (column, row),
                    (column + wing * 0.75 * k, row - bow * k),
                    (column + wing * 1.6 * k, row - tip * k),
                ]
                canvas.batch.stroke(
                    smooth(np.array(line), False, 4), self.color, max(1.2, 0.20 * k), 0.9, end_width=0.5
                )
        canvas.flush()


ON_LAND = ("person", "car", "dog", "puppy", "horse", "cat", "wolf", "fox", "cow", "deer", "sheep", "tree", "building")


def beach(request: PlaceRequest, water: SkyAndSea) -> Stage:
    """Sand before the water, for those who walk."""
    p = request.palette
    lit, shade = p.local("e6cfa0", 0, 0.95), p.local("a8896a", 0, 0.35)
    return Stage(
        backdrop=Shore(water, Ground("sand", p, lit, shade), p),
        spot=Spot(x=0.0, z=9.5, left=-30, right=30),
        lights=p.rim_lights(),
        surface="sand",
        shore=12.5,
        eye=1.5,
        wide=13.0,
        shadow=(*(float(c) * 0.35 for c in shade), 0.5),  # type: ignore[arg-type]
        ambience=("waves", "gulls") if not p.night else ("waves",),
    )


@dataclass(slots=True)
class Shore:
    """Water that runs up the sand in a line of foam."""

    water: SkyAndSea
    sand: Ground
    palette: Palette

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Sea, sand from the water line to the eye, wet sand, foam."""
        self.water.draw(canvas, view, t)
        edge = 12.4 + 0.35 * math.sin(t * 0.9)
        row = view.point(0.0, 0.0, edge)[1]
        if row >= canvas.height:
            return
        self.sand.draw(canvas, view, round(row))
        wet = view.point(0.0, 0.0, 11.2)[1]
        tone = mix(self.palette.water, self.palette.haze, 0.35)
        fade = Grad((0, row), (0, wet), [(tone, 0.55), (tone, 0.0)])
        canvas.batch.rect(0, row - 1, canvas.width, wet, fade)
        x = np.linspace(-2, canvas.width + 2, 60)
        metres = view.x + (x - view.column) * (edge - view.z) / view.focal
        k = view.focal / (edge - view.z)
        for lift, alpha, wide in ((0.0, 0.85, 0.10), (0.22, 0.45, 0.06)):
            ragged = 0.06 * np.sin(metres * 1.7 + t * 0.5) + 0.04 * np.sin(metres * 4.1 - t) + 0.02 * np.sin(metres * 9)
            line = np.stack([x, row - (lift + ragged) * k * 0.35], 1)
            pale = mix(self.palette.haze, (1.0, 1.0, 1.0), 0.6)
            canvas.batch.stroke(line, pale, max(1.2, wide * k), alpha, soft=0.02 * k)
        canvas.flush()


def islands(p: Palette, request: PlaceRequest) -> list[Node]:
    """Far to near: a long low shore, then peaks left or right of the middle."""
    rng = request.rng(2)
    side = float(rng.choice((-1.0, 1.0)))
    seed = int(rng.integers(1000))
    rock, dark = p.local("8a6a62", 0, 0.9), p.local("4a4350", 0, 0.2)
    layers: list[Node] = [
        ridge(
            *span(side * -1, 180, 900),
            0.9,
            900,
            -12,
            95,
            0.006,
            seed,
            mix(rock, p.haze, 0.25),
            mix(dark, p.haze, 0.3),
            haze=p.haze,
            mist=0.35,
            taper=True,
        )
    ]
    if rng.random() < 0.85:
        start = float(rng.uniform(85, 130))
        layers.append(
            ridge(
                *span(side, start, start + 205),
                3.2,
                420,
                -14,
                float(rng.uniform(78, 100)),
                0.012,
                seed + 7,
                rock * 0.72,
                dark * 0.75,
                haze=p.haze,
                mist=0.02,
                taper=True,
            )
        )
    if rng.random() < 0.75:
        start = float(rng.uniform(130, 180))
        layers.append(
            ridge(
                *span(-side, start, start + 270),
                2.4,
                300,
                -18,
                40,
                0.02,
                seed + 19,
                rock * 0.8,
                dark * 0.8,
                haze=p.haze,
                mist=0.03,
                taper=True,
            )
        )
    return layers


def span(side: float, near: float, far: float) -> tuple[float, float]:
    """x0 < x1 of something from `near` to `far` metres on one side of the middle."""
    return (near, far) if side > 0 else (-far, -near)
