"""A narrow alley between brick houses, and a flat roof high above a town."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix, rgb
from ..fields import Sky, SkyAndGround
from ..layer import PaintedLayer
from ..palette import Palette
from ..raster import ADD, Batch, Grad
from ..scene import Node, PlaceRequest, RimLight, Spot, Stage
from ..view import View
from . import place
from .city import by_shop_windows
from .parts.floors import Pavement, Puddle
from .parts.planes import Patch, Plane
from .parts.scenery import contact_shadow, ground, standing
from .parts.skyline import skyline

F = np.float32
HALF, END, TALL = 3.4, 46.0, 11.0
"""Metres from the middle of an alley to its walls, to its far end, and up to the eaves."""


@place("alley")
def alley(request: PlaceRequest) -> Stage:
    """Walls in perspective with doors, windows, pipes and lamps; bins and crates; a street at the far end."""
    p, rng = request.palette, request.rng(1)
    bricks = [str(c) for c in rng.permutation(("9a6450", "8a7a6c", "a8846a", "7a6a66", "b09478"))[:2]]
    earth, dark, _ = ground(p, "paving", snows=True)
    lamps: list[tuple[float, float, float]] = []
    nodes: list[Node] = [
        far_end(request),
        *(side_wall(p, request.rng(40 + k), side, bricks[k], lamps) for k, side in enumerate((-1.0, 1.0))),
        Pavement(0.8, p.local("6a625c", 0, 0.3), reach=6.0, far=34.0),
        *clutter(request),
        Lines(p, request.rng(9).random((4, 6))),
    ]
    if p.lamps_lit:
        nodes.append(Lanterns(lamps, 3.0))
    if p.wet:
        spots = [(rng.uniform(-2.6, 2.6), rng.uniform(6, 26), rng.uniform(0.4, 1.0)) for _ in range(7)]
        nodes.append(Puddle(p, np.array(spots)))
    warm = (1.0, 0.78, 0.5)
    lights = (
        p.rim_lights()
        if not p.lamps_lit
        else [RimLight(-1, -0.4, 0.02, warm, 0.4), RimLight(1, 0.2, 0.07, (-0.14, -0.14, -0.1), 0.8)]
    )
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 0.9), earth, []),
        nodes=nodes,
        spot=Spot(x=0.0, z=9.5, left=-2.4, right=2.4),
        lights=lights,
        surface="wet-asphalt" if p.wet else "asphalt",
        eye=1.6,
        wide=8.0,
        shadow=contact_shadow(dark),
        ambience=("wet-street",) if p.wet else ("street",),
        figure_palette=by_shop_windows(p) if p.lamps_lit else None,
        drawn=("alley", "lamp", "wall", "window", "streetlamp"),
    )


def side_wall(
    p: Palette, rng: np.random.Generator, side: float, brick: str, lamps: list[tuple[float, float, float]]
) -> Plane:
    """One wall: houses of slightly different colour, each with its openings; the lamps are noted in `lamps`."""
    sunny = (1.0 if p.sun[0] >= 0 else -1.0) == -side
    plane = Plane("x", side * HALF, z=4.0e5)
    z = -4.0
    while z < END:
        long = float(rng.uniform(5.0, 8.0))
        end = min(END, z + long)
        tint = mix(brick, str(rng.choice(("c8b49a", "6a5a56", "8a94a0", "b8806a"))), float(rng.uniform(0, 0.5)))
        light = 0.75 if sunny else 0.4
        tall = TALL * float(rng.uniform(0.85, 1.25))

        def tone(color: str | Rgb, share: float, at: float) -> Rgb:
            return p.local(color, max(0.0, at - 8), share)

        plane.patches.append(Patch(z, end, 0.0, tall, tone(tint, light, z), far=tone(tint, light * 0.85, end)))
        plane.patches.append(Patch(z, end, 0.0, 0.5, tone("4a4644", light * 0.6, z), 0.6))
        for y in np.arange(0.5, tall, 0.34):
            plane.patches.append(Patch(z, end, float(y), float(y) + 0.03, tone("2a2220", 0.3, z), 0.20))
        plane.patches.append(Patch(z, z + 0.06, 0.0, tall, tone("1c1818", 0.2, z), 0.6))
        door = z + float(rng.uniform(0.8, max(0.9, long - 2.0)))
        paint = str(rng.choice(("3a5a4a", "7a3a30", "2f4a6a", "5a4030")))
        plane.patches.append(Patch(door - 0.1, door + 1.1, 0.0, 2.3, tone("c8bca8", light, door)))
        plane.patches.append(Patch(door, door + 1.0, 0.0, 2.2, tone(paint, light, door)))
        for y in np.arange(3.3, tall - 1.4, 2.6):
            for at in np.arange(z + 0.8, end - 1.2, 2.2):
                if rng.random() < 0.8:
                    plane.patches += window(p, rng, float(at), float(y), light)
        if rng.random() < 0.6:
            at = end - 0.5
            plane.patches.append(Patch(at, at + 0.1, 0.0, tall, tone("5a5e64", light, at)))
        lamps.append((side * (HALF - 0.35), 2.9, z + long / 2))
        plane.patches.append(Patch(z + long / 2 - 0.1, z + long / 2 + 0.1, 2.7, 3.1, tone("2a2a30", 0.5, z)))
        z = end
    return plane


def window(p: Palette, rng: np.random.Generator, z: float, y: float, light: float) -> list[Patch]:
    """A window on a side wall, lit or with the sky in it, some with flowers or shutters."""
    away = max(0.0, z - 8)
    out = [Patch(z - 0.08, z + 0.98, y - 0.1, y + 1.5, p.local("d0c6b4", away, light))]
    if p.lamps_lit and rng.random() < 0.5:
        out.append(Patch(z, z + 0.9, y, y + 1.4, p.through_air(rgb("ffc878"), away * 0.6)))
    else:
        out.append(Patch(z, z + 0.9, y, y + 1.4, p.local("5a6c80", away, light), far=p.local("8aa0b4", away, light)))
    out.append(Patch(z + 0.42, z + 0.48, y, y + 1.4, p.local("d0c6b4", away, light)))
    if rng.random() < 0.3:
        out.append(
            Patch(
                z - 0.1,
                z + 1.0,
                y - 0.32,
                y - 0.08,
                p.local(str(rng.choice(("c84a5a", "4f7a40", "e0a040"))), away, light),
            )
        )
    return out


def far_end(request: PlaceRequest) -> PaintedLayer:
    """What closes the alley far away: a house across the street."""
    p, rng = request.palette, request.rng(44)

    def paint(b: Batch) -> None:
        wall = p.local(str(rng.choice(("c8a888", "a8b0b8", "d0b8a0"))), 46, 0.85)
        b.rect(-9, 0, 9, 15, wall)
        for y in np.arange(3.0, 14, 2.8):
            for x in np.arange(-8, 8, 2.0):
                glass = rgb("ffd090") if p.lamps_lit and rng.random() < 0.5 else p.local("5c7086", 46, 0.5)
                b.rect(x, y, x + 1.0, y + 1.6, p.through_air(glass, 30))
        b.rect(-9, 0, 9, 2.6, p.local("4a4a52", 46, 0.5))
        if p.lamps_lit:
            b.oval(0, 2, 6, 3, rgb("ffb870"), 0.3, ADD, soft=1.0)

    return PaintedLayer.paint(-9, 0, 9, 15, 60, END + 6, paint)


def clutter(request: PlaceRequest) -> list[Node]:
    """Bins, crates, pots and a bicycle along the walls."""
    p, rng = request.palette, request.rng(45)
    nodes: list[Node] = []
    for k in range(7):
        side, z = (-1.0 if k % 2 else 1.0), 6.8 + 3.4 * k + float(rng.uniform(-0.6, 0.6))
        kind = int(rng.integers(4))

        def paint(b: Batch, k: int = k, kind: int = kind, z: float = z) -> None:
            away = max(0.0, z - 8)
            if kind == 0:
                body = p.local(("4a6a5a", "5a6470", "3f5a7a")[k % 3], away, 0.6)
                b.poly(
                    [(-0.34, 0), (0.34, 0), (0.4, 0.95), (-0.4, 0.95)],
                    Grad((-0.4, 0), (0.4, 0), [(body, 1), (body * F(0.6), 1)]),
                )
                b.rect(-0.44, 0.95, 0.44, 1.04, body * F(1.2))
            elif kind == 1:
                for x, y in ((-0.35, 0.0), (0.25, 0.0), (-0.1, 0.5)):
                    b.rect(x - 0.3, y, x + 0.3, y + 0.48, p.local("b08a58", away, 0.7))
                    b.rect(x - 0.3, y + 0.2, x + 0.3, y + 0.24, p.local("6a4c30", away, 0.4))
            elif kind == 2:
                for x in (-0.35, 0.1, 0.45):
                    b.poly(
                        [(x - 0.14, 0), (x + 0.14, 0), (x + 0.18, 0.3), (x - 0.18, 0.3)], p.local("b8683f", away, 0.7)
                    )
                    for j in range(9):
                        b.oval(
                            x + float(rng.normal()) * 0.12,
                            0.42 + 0.2 * float(rng.random()),
                            0.1,
                            0.08,
                            p.local(("4f7a40", "6a9448", "3f6a34")[j % 3], away, 0.7),
                        )
            else:
                dark = p.local("2a2c32", away, 0.5)
                for x in (-0.55, 0.5):
                    turn = np.linspace(0, 2 * np.pi, 20)
                    b.stroke(np.stack([x + 0.32 * np.cos(turn), 0.34 + 0.32 * np.sin(turn)], 1), dark, 0.045)
                frame = p.local(("b8403a", "3f6a8a", "4a7a5a")[k % 3], away, 0.7)
                b.stroke([(-0.55, 0.34), (-0.1, 0.36), (0.3, 0.82), (-0.25, 0.8), (-0.55, 0.34)], frame, 0.05)
                b.stroke([(0.5, 0.34), (0.3, 0.98), (0.18, 1.0)], frame, 0.05)
                b.stroke([(-0.1, 0.36), (-0.28, 0.9)], frame, 0.05)
                b.rect(-0.4, 0.88, -0.14, 0.93, dark)

        layer = PaintedLayer.paint(-0.95, -0.05, 0.95, 1.3, 200, z, paint)
        layer.x0 += side * (HALF - 0.75)
        nodes.append(layer)
    return nodes


@dataclass(slots=True)
class Lines:
    """Washing and cables across the alley; the cloths stir."""

    palette: Palette
    seeds: np.ndarray
    z: float = 16.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A sagging line from wall to wall, cloths on some."""
        p, q = self.palette, np.linspace(0, 1, 12)
        for k, seed in enumerate(self.seeds):
            z = 11.0 + 6.5 * k
            if z - view.z < 2:
                continue
            y = 5.0 + 2.2 * seed[0] - 0.5 * np.sin(np.pi * q)
            x = -HALF + 2 * HALF * q
            points = np.stack(view.project(x, y, np.full_like(q, z)), 1)
            scale = view.focal / (z - view.z)
            canvas.batch.stroke(points, p.local("2a2a30", z, 0.4), max(0.8, 0.03 * scale))
            for j in range(5 if seed[1] < 0.6 else 0):
                at = 2 + 2 * j
                if at > 9:
                    break
                wide, tall = 0.55 * scale, (0.7 + 0.5 * seed[2]) * scale
                sway = 0.06 * scale * np.sin(t * 1.6 + j + 3 * seed[3])
                a, b = points[at], points[at] + (wide, 0.0)
                tint = ("e8e4da", "c86a5a", "5a7aa0", "d8b060", "7a9a7a")[(j + k) % 5]
                hem = np.array((sway, tall))
                canvas.batch.poly([a, b, b + hem, a + hem], p.local(tint, z, 0.7))
        canvas.flush()


@dataclass(slots=True)
class Lanterns:
    """The light of the lamps on both walls."""

    lamps: list[tuple[float, float, float]]
    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A glow around each, a pool of light below."""
        for x, y, z in self.lamps:
            if z - view.z < 1.0:
                continue
            k = view.focal / (z - view.z)
            column, row = view.point(x, y, z)
            canvas.glow(column, row, 2.4 * k, rgb("ffc070"), 0.42 * min(1.0, 9.0 / (z - view.z)))
            foot = view.point(x * 0.8, 0.0, z)
            canvas.glow(foot[0], foot[1], 1.8 * k, rgb("ff9a4a"), 0.16 * min(1.0, 9.0 / (z - view.z)))


@place("rooftop")
def rooftop(request: PlaceRequest) -> Stage:
    """A flat roof with a parapet, tanks and aerials; towers all around, below and above."""
    p, rng = request.palette, request.rng(1)
    earth, dark, _ = ground(p, "concrete")
    layers: list[Node] = [raised(skyline(request, z, n, low, high, k), -down) for k, (z, n, low, high, down) in enumerate(
        ((420.0, 30, 70, 190, 60), (240.0, 24, 50, 120, 46), (130.0, 16, 34, 62, 34))
    )]  # fmt: skip
    flip = float(rng.choice((-1.0, 1.0)))
    nodes: list[Node] = [
        parapet(request, 17.0),
        standing(request, "roof-works", 6.0 * flip, 15.5, 4),
        standing(request, "roof-works", -7.5 * flip, 16.2, 5),
        Pavement(2.0, p.local("7a7a78", 0, 0.35), far=17.0),
        string_of_lamps(request) if rng.random() < 0.6 else planters(request),
    ]
    return Stage(
        backdrop=Terrace(SkyAndGround(Sky(p, request.seed, 0.9), earth, layers), p, 17.0),
        nodes=nodes,
        spot=Spot(x=0.0, z=11.5, left=-12, right=12),
        lights=p.rim_lights(),
        surface="wet-asphalt" if p.wet else "asphalt",
        eye=1.8,
        wide=13.0,
        shadow=contact_shadow(dark),
        ambience=("wind", "street"),
        figure_palette=by_shop_windows(p) if p.night else None,
        drawn=("skyline", "building", "roof", "city"),
    )


def raised(layer: PaintedLayer, by: float) -> PaintedLayer:
    """The layer at another height."""
    layer.y1 += by
    return layer


@dataclass(slots=True)
class Terrace:
    """Sky and towers to far below the horizon, then the roof up to its parapet."""

    town: SkyAndGround
    palette: Palette
    edge: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        p = self.palette
        row = round(view.point(0.0, 0.0, self.edge)[1])
        below = min(canvas.height, max(0, row + 2))
        self.town.sky.draw(canvas, view, t, min(canvas.height, max(0, round(view.horizon) + 2)))
        deep = mix(p.haze, p.local("5a6070", 200, 0.4), 0.5)
        if below > view.horizon:
            fade = Grad((0, view.horizon), (0, below), [(p.haze, 1), (deep, 1)])
            canvas.batch.rect(0, view.horizon, canvas.width, below, fade)
            canvas.flush()
        for node in self.town.behind:
            node.draw(canvas, view, t)
        self.town.ground.draw(canvas, view, max(0, row))


def parapet(request: PlaceRequest, z: float) -> PaintedLayer:
    """The low wall at the roof's edge."""
    p = request.palette
    stone, cap = p.local("a8a29a", 0, 0.6), p.local("d8d2c8", 0, 0.9)

    def paint(b: Batch) -> None:
        b.rect(-26, 0, 26, 0.95, Grad((0, 0.95), (0, 0), [(stone, 1), (stone * F(0.7), 1)]))
        b.rect(-26, 0.95, 26, 1.08, cap)
        for x in np.arange(-26, 26, 3.0):
            b.rect(x, 0, x + 0.04, 0.95, stone * F(0.6))
        if p.snow:
            b.rect(-26, 1.06, 26, 1.16, p.local("f6f8fc", 0, 0.95))

    return PaintedLayer.paint(-26, -0.02, 26, 1.3, 70, z, paint)


def string_of_lamps(request: PlaceRequest) -> PaintedLayer:
    """Bulbs on a sagging cable between two posts."""
    p = request.palette

    def paint(b: Batch) -> None:
        for x in (-9, 0, 9):
            b.rect(x - 0.05, 0, x + 0.05, 3.6, p.local("3a3c42", 0, 0.5))
        for start in (-9, 0):
            q = np.linspace(0, 1, 30)
            line = np.stack([start + 9 * q, 3.5 - 0.7 * np.sin(np.pi * q)], 1)
            b.stroke(line, p.local("2a2a30", 0, 0.4), 0.025)
            for x, y in line[2::3]:
                b.oval(x, y - 0.1, 0.06, 0.08, p.lamp("ffe2a0", 1.0))
                if p.lamps_lit:
                    b.oval(x, y - 0.1, 0.4, 0.4, rgb("ffc060"), 0.22, ADD, soft=0.12)

    return PaintedLayer.paint(-9.4, 0, 9.4, 3.8, 100, 15.0, paint)


def planters(request: PlaceRequest) -> PaintedLayer:
    """Boxes of shrubs along the parapet."""
    p, rng = request.palette, request.rng(46)

    def paint(b: Batch) -> None:
        for x in (-8.5, -5.5, 5.5, 8.5):
            b.rect(x - 0.9, 0, x + 0.9, 0.5, p.local("8a6242", 0, 0.6))
            for j in range(40):
                tint = ("4f7a40", "6a9448", "3f6a34", "86a850")[j % 4]
                b.oval(
                    x + float(rng.uniform(-0.9, 0.9)),
                    0.55 + 0.5 * float(rng.random()),
                    0.12,
                    0.1,
                    p.local(tint, 0, 0.7),
                )

    return PaintedLayer.paint(-9.6, 0, 9.6, 1.4, 120, 16.0, paint)
