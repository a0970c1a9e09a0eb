"""A city street: a row of shops across the way, towers behind, pavement and road; in the rain it mirrors."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from shotwright.film import Garment, Prop, Subject

from ..canvas import Canvas
from ..color import Rgb, mix, rgb
from ..curves import smooth
from ..fields import Ground, Sky
from ..fields.wet import WetStreet
from ..flora import Stand, broadleaf
from ..flora.stand import bake
from ..layer import PaintedLayer
from ..palette import Palette
from ..raster import ADD, Batch, Grad
from ..rig import FigureNode
from ..scene import Figure, Node, PlaceRequest, Spot, Stage
from ..subjects import SubjectRequest, figure
from ..view import View
from . import place
from .parts.shopfront import TRADES, Shop
from .parts.skyline import skyline

FACADE = 13.0
"""Metres from the origin to the row of shops."""

KERB = 10.6

CROSSING = -6.0
"""Metres beyond which the first front gives way to a street that leads into the depth."""


@place("city-street")
def city_street(request: PlaceRequest) -> Stage:
    """The row fills 60 m; nothing in it repeats within a view."""
    p, rng = request.palette, request.rng(1)
    lights: list[tuple[float, float, str]] = []
    alleys: list[tuple[float, float]] = []
    facade = row_of_shops(request, lights, alleys)
    towers: list[Node] = [skyline(request, 120.0, 26, 14, 50, 1), skyline(request, 52.0, 13, 9, 26, 2)]
    lamp = lamp_texture(p)
    lamps = [float(x) for x in np.arange(-27.0 + rng.uniform(0, 4), 30, 8.5)]
    backdrop = Street(p, Sky(p, request.seed, 1.0), towers, facade, lights, lamps, alleys)
    nodes: list[Node] = [Lamp(lamp, x, 10.2, p) for x in lamps]
    nodes += [*street_trees(request, lamps), *parked_cars(request), *passers_by(request)]
    if p.wet:
        nodes.append(Splashes(p, request.rng(8).random((220, 4))))
    wet = p.wet
    shadow = (0.0, 0.0, 0.0, 0.0) if wet else (*(float(c) * 0.25 for c in p.local("6a6a72", 0, 0.3)), 0.5)
    return Stage(
        backdrop=backdrop,
        nodes=nodes,
        spot=Spot(x=0.0, z=8.4, left=-20, right=20),
        lights=backdrop.figure_lights(),
        surface="wet-asphalt" if wet else "asphalt",
        eye=1.5,
        wide=9.0,
        shadow=shadow,  # type: ignore[arg-type]
        reflects=wet,
        ambience=("wet-street",) if wet else ("street",),
        figure_palette=by_shop_windows(p) if p.lamps_lit else in_the_sun(p) if sunny(p) else None,
        drawn=("building", "shop", "lamp"),
    )


def by_shop_windows(p: Palette) -> Palette:
    """The light of windows and lamps on whoever walks past them."""
    warm = rgb("ffe0c0")
    return replace(
        p, lit=mix(p.lit, warm, 0.72), shadow=mix(p.shadow, warm, 0.27), haze_distance=max(300.0, p.haze_distance)
    )


def sunny(p: Palette) -> bool:
    """True when the sun stands in the street."""
    return not p.lamps_lit and not p.wet and not p.snow and p.glow > 0.1 and p.look != "silhouette"


def sun_side(p: Palette) -> float:
    """-1 where the sun stands on the left, +1 on the right."""
    return 1.0 if p.sun[0] >= 0 else -1.0


def in_the_sun(p: Palette) -> Palette:
    """Warm low sun on whoever walks in the street."""
    return replace(p, lit=mix(p.lit, p.lit * rgb("ffdca0"), 0.5) * np.float32(1.14), haze_distance=p.haze_distance * 2)


def receding(canvas: Canvas, view: View, p: Palette, left: float, right: float) -> None:
    """A street that leads away between two fronts: walls in sun and in shade, windows, a road, light at its end."""
    near, far = FACADE + 0.02, 78.0
    side = sun_side(p)

    corner: list[tuple[float, float, float]] = []
    tones: list[Rgb] = []

    def quad(x: float, z0: float, z1: float, y0: float, y1: float, tone: Rgb) -> None:
        corner.extend(((x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)))
        tones.append(tone)

    corners = ((left, near), (right, near), (right, far), (left, far))
    road = [view.point(x, 0.0, z) for x, z in corners]
    canvas.batch.poly(np.asarray(road), p.local("8f8a8a", 18, 0.6))
    for x, wall in ((left, "c79a72"), (right, "c9b08e")):
        # The wall that looks at the sun is the one across from it.
        lit = (x == left) == (side > 0)
        z = near
        for k, depth in enumerate((9.0, 13.0, 16.0, 27.0)):
            tone = p.local(wall, z * 0.6, (1.0 if lit else 0.28) - 0.04 * (k % 2))
            tall = (9.5, 12.0, 8.6, 13.5)[k]
            quad(x, z, z + depth, 0.0, tall, tone)
            pane = mix(tone, p.local("4a5a70", z * 0.6, 0.5), 0.55)
            for step in np.arange(z + 0.9, z + depth - 1.2, 2.6 if k < 2 else 3.9):
                for y in np.arange(1.1, tall - 2.0, 2.7):
                    quad(x, step, step + 1.3, y, y + 1.6, pane)
            z += depth
    end = (left + right) / 2
    columns, rows = view.project(*np.array(corner).T)
    for outline, tone in zip(np.stack([columns, rows], 1).reshape(-1, 4, 2), tones, strict=True):
        canvas.batch.poly(outline, tone)
    x, y = view.point(end, 3.2, far)
    canvas.flush()
    canvas.glow(x, y, 9.0 * view.scale(end, far), rgb("ffe2a8"), 0.55 if sunny(p) else 0.15)
    canvas.add_glows()


def walls(outline: list[tuple[float, float]], alleys: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """The parts of an outline on the fronts that do not hang in the opening of a street."""
    parts = [outline]
    for left, right in alleys:
        parts = [kept for part in parts for kept in (cut(part, left, -1.0), cut(part, right, 1.0)) if len(kept) > 2]
    return parts


def cut(outline: list[tuple[float, float]], edge: float, side: float) -> list[tuple[float, float]]:
    """What of a convex outline lies right (+1) or left (-1) of a plumb line."""
    kept: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
        a, b = (x0 - edge) * side, (x1 - edge) * side
        if a >= 0:
            kept.append((x0, y0))
        if a * b < 0:
            kept.append((edge, y0 + (y1 - y0) * a / (a - b)))
    return kept


def morning_light(
    canvas: Canvas, view: View, p: Palette, lamps: list[float], alleys: list[tuple[float, float]]
) -> None:
    """Low sun along the row: slanted bars of light on the fronts and the pavement between the shadows of the other side."""
    side = sun_side(p)

    def at(x: float, y: float, z: float) -> tuple[float, float]:
        return view.point(x, y, z)

    cool, warm, front = (0.10, 0.12, 0.24), (1.0, 0.74, 0.36), FACADE - 0.01
    edges = (2.4, 1.5, 3.1, 1.2, 2.8, 1.9)
    x, k = -32.0, 0
    while x < 32:
        # In turn a chimney's or a gable's shadow and a bar of sun, both leaning away from the sun.
        shade, bar, lean = edges[k % 6] * 0.8, 3.0 + edges[(k + 3) % 6] * 0.5, -side * 3.6
        for part in walls([(x + lean, 0.0), (x + shade + lean, 0.0), (x + shade, 8.5), (x, 8.5)], alleys):
            canvas.batch.poly(np.array([at(px, py, front) for px, py in part]), cool, 0.34)
        a, b = x + shade, x + shade + bar
        for part in walls([(a + lean, 0.0), (b + lean, 0.0), (b, 8.5), (a, 8.5)], alleys):
            canvas.batch.poly(np.array([at(px, py, front) for px, py in part]), warm, 0.17, ADD)
        ground = [at(a + lean, 0.0, front), at(b + lean, 0.0, front), at(b + 2.2 * lean, 0.0, 7.4),
                  at(a + 2.2 * lean, 0.0, 7.4)]  # fmt: skip
        canvas.batch.poly(np.asarray(ground), warm, 0.24, ADD)
        x, k = x + shade + bar, k + 1
    for lamp in lamps:
        # A post's long shadow runs over the pavement and up the wall.
        reach = -side * 2.2
        foot = [
            at(lamp, 0.0, 10.2),
            at(lamp + 0.12, 0.0, 10.2),
            at(lamp + reach + 0.12, 0.0, front),
            at(lamp + reach, 0.0, front),
        ]
        canvas.batch.poly(np.asarray(foot), cool, 0.42)
        wall = [at(lamp + reach, 0.0, front), at(lamp + reach + 0.13, 0.0, front),
                at(lamp + 1.5 * reach + 0.13, 3.4, front), at(lamp + 1.5 * reach, 3.4, front)]  # fmt: skip
        canvas.batch.poly(np.asarray(wall), cool, 0.36)
    w, h = canvas.width, canvas.height
    start, end = (float(w), 0.25 * w) if side > 0 else (0.0, 0.75 * w)
    canvas.batch.rect(
        0, 0, w, h, Grad((start, 0.0), (end, 0.7 * h), [((1.0, 0.80, 0.46), 0.13), ((1.0, 0.7, 0.4), 0.0)]), 1.0, ADD
    )
    canvas.flush()


def row_of_shops(
    request: PlaceRequest, lights: list[tuple[float, float, str]], alleys: list[tuple[float, float]] | None = None
) -> PaintedLayer:
    """Fronts of different trades, widths and heights, with alleys between some of them."""
    p, rng = request.palette, request.rng(3)
    fronts: list[Shop] = []
    order = [TRADES[int(k)] for k in rng.permutation(len(TRADES))]
    x = -31.0
    open_at = None if p.lamps_lit or alleys is None else CROSSING
    while x < 31:
        if open_at is not None and x > open_at and alleys is not None:
            # By day a street opens into the depth, with the sky at its end.
            alleys.append((x, x + 3.4))
            x, open_at = x + 3.4, None
        width, height = float(rng.uniform(4.4, 6.8)), float(rng.uniform(7.6, 11.2))
        fronts.append(Shop(order[len(fronts) % len(order)], x, width, height, p))
        x += width + (float(rng.uniform(1.6, 2.6)) if rng.random() < 0.28 else 0.04)

    def paint(batch: Batch) -> None:
        pavement = p.local("77727a", 0, 0.35)
        batch.rect(-32, -0.02, 38, 0.12, pavement)
        for shop in fronts:
            lights.extend(shop.paint(batch, rng))

    return PaintedLayer.paint(-31.5, -0.02, 37, 11.6, 60, FACADE, paint)


def street_trees(request: PlaceRequest, lamps: list[float]) -> list[Node]:
    """Young trees in their gratings, halfway between lamps; not everywhere."""
    p, rng = request.palette, request.rng(31)
    kind = str(rng.choice(("maple", "birch", "cherry", "oak")))
    baked = [bake(p, partial(broadleaf, kind=kind), int(rng.integers(1 << 30)), 70.0, 2.0) for _ in range(3)]
    tone = (0.08, 0.08, 0.10, 0.4)
    trees: list[Node] = []
    for x in lamps:
        # At night dark crowns would hide the windows that light the street.
        if rng.random() < (0.12 if p.lamps_lit else 0.6):
            texture, ppm, left, top = baked[int(rng.integers(3))]
            shadow = None if p.wet else tone[:3]
            trees.append(Stand(texture, x + 4.25, 10.75, float(rng.uniform(0.46, 0.6)), ppm, left, top, shadow))
    return trees


def parked_cars(request: PlaceRequest) -> list[Node]:
    """Cars at the kerb across the street, each another one; gaps between them, so that shops and walkers are seen."""
    p, rng = request.palette, request.rng(32)
    cars: list[Node] = []
    x = -26.0 + float(rng.uniform(0, 6))
    while x < 26:
        if abs(x) > 4.5 and rng.random() < 0.6:
            color = str(rng.choice(("white", "gray", "black", "navy", "dark-red", "silver", "teal", "beige")))
            word = str(rng.choice(("car", "van", "hatchback", "suv", "taxi")))
            car = Subject(kind="car", word=word, color=None if word == "taxi" else color)
            made, _ = figure(SubjectRequest(car, p, request.seconds, int(rng.integers(1 << 20)), "idle"))
            cars.append(still(made, x, 11.15, p, -1.0 if rng.random() < 0.5 else 1.0))
        x += float(rng.uniform(5.6, 9.0))
    return cars


def still(made: Figure, x: float, z: float, p: Palette, facing: float) -> PaintedLayer:
    """A figure that does not move, painted once."""
    half, tall = made.width / 2 + 0.2, made.height + 0.2

    def paint(batch: Batch) -> None:
        sx, sy, tx, ty = batch.matrix
        batch.oval(0, 0.03, half * 0.92, 0.10, (0.05, 0.05, 0.07), 0.55, soft=0.05)
        batch.matrix = (sx * facing, sy, tx, ty)
        made.paint(batch, 0.0)
        batch.matrix = (sx, sy, tx, ty)

    layer = PaintedLayer.paint(-half, -0.14, half, tall, 120, z, paint)
    layer.x0 += x
    return layer


def passers_by(request: PlaceRequest) -> list[Node]:
    """One to three people on the pavement, on their own ways behind those whom the words name."""
    p, rng = request.palette, request.rng(33)
    if p.weather in ("storm", "blizzard"):
        return []
    walkers: list[Node] = []
    for k in range(int(rng.integers(1, 4))):
        color = str(rng.choice(("navy", "gray", "brown", "olive", "maroon", "beige", "teal")))
        gender = str(rng.choice(("female", "male")))
        props = (Prop(kind="umbrella", color=color),) if p.wet else ()
        person = Subject(
            kind="person",
            word="man",
            gender=gender,
            garments=(Garment(kind="coat", color=color),),
            props=props,
            action="walk",
        )
        made, _ = figure(SubjectRequest(person, p, request.seconds, int(rng.integers(1 << 20)), "walk"))
        facing = float(rng.choice((-1.0, 1.0)))
        middle = float(rng.uniform(3.2, 9.0)) * (1.0 if k % 2 else -1.0)
        half_way = made.travel(request.seconds)[0] / 2
        light = by_shop_windows(p) if p.lamps_lit else p
        walkers.append(
            FigureNode(
                made,
                middle - facing * half_way,
                (12.1 if p.lamps_lit else 9.5) + 0.3 * k,
                palette=light,
                lights=p.rim_lights(),
                facing=facing,
                shadow=(0.10, 0.10, 0.16, 0.0 if p.wet else 0.45),
            )
        )
    return walkers


def lamp_texture(p: Palette) -> PaintedLayer:
    """A street lamp of 5 m whose arm reaches to the right."""

    def paint(batch: Batch) -> None:
        pole = p.local("2a2a32", 0, 0.5)
        batch.rect(-0.05, 0, 0.05, 4.6, pole)
        batch.rect(-0.10, 0, 0.10, 0.5, pole)
        batch.poly(smooth([(-0.05, 4.5), (0.2, 4.95), (0.8, 5.05), (0.8, 4.97), (0.3, 4.85), (0.05, 4.4)]), pole)
        batch.rect(0.62, 4.88, 1.1, 5.0, p.lamp("ffe6b8", 1.0) if p.lamps_lit else p.local("c8c8c0", 0, 0.6))

    return PaintedLayer.paint(-0.5, -0.05, 1.5, 5.3, 90, 10.2, paint)


@dataclass(slots=True)
class Lamp:
    """One street lamp with its light."""

    layer: PaintedLayer
    x: float
    z: float
    palette: Palette

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """The lamp, and at night a pool of light around its head."""
        replace(self.layer, x0=self.layer.x0 + self.x, z=self.z).draw(canvas, view, t)
        if self.palette.lamps_lit:
            x, y = view.point(self.x + 0.86, 4.9, self.z)
            canvas.glow(x, y, 2.0 * view.scale(self.x, self.z), rgb("ffcf8e"), 0.6)


@dataclass(slots=True)
class Street:
    """Sky, towers, the row of shops with its lights, and the ground before it, wet or dry."""

    palette: Palette
    sky: Sky
    towers: list[Node]
    facade: PaintedLayer
    lights: list[tuple[float, float, str]]
    lamps: list[float]
    alleys: list[tuple[float, float]]
    wet: WetStreet | None = None
    ground: Ground | None = None

    def __post_init__(self) -> None:
        p = self.palette
        asphalt = p.local("4a4a55" if p.night else "85858c", 0, 0.55)
        if p.wet:
            tint = rgb("fff4ff") if p.lamps_lit else mix(p.haze, (1.0, 1.0, 1.0), 0.35)
            self.wet = WetStreet(asphalt * np.float32(0.55), tint, FACADE + 0.05)
        else:
            lit, shade = p.local("c2bcb4", 0, 0.95), p.local("8e8b92", 0, 0.5)
            if p.snow:
                lit, shade = p.local("f0f2f6", 0, 0.9), p.local("b2bfd4", 0, 0.35)
            self.ground = Ground("floor", p, lit, shade)

    def figure_lights(self) -> list:  # type: ignore[type-arg]
        """Shop windows edge a figure at night; the sun does by day."""
        from ..scene import RimLight

        if sunny(self.palette):
            side = sun_side(self.palette)
            return [
                RimLight(side, -0.25, 0.020, (1.0, 0.80, 0.48), 0.62),
                RimLight(side, -0.10, 0.075, (0.34, 0.20, 0.04), 0.35),
                RimLight(-side, 0.20, 0.10, (-0.20, -0.17, -0.10), 0.85),
            ]
        if not self.palette.lamps_lit:
            return self.palette.rim_lights()
        return [
            RimLight(-1, 0.3, 0.014, (1.0, 0.30, 0.62), 0.42),
            RimLight(1, 0.3, 0.014, (0.25, 0.8, 1.0), 0.40),
            RimLight(1, 0.0, 0.06, (-0.12, -0.14, -0.10), 0.8),
        ]

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        p = self.palette
        foot = int(np.clip(view.point(0.0, 0.0, FACADE)[1], 2, canvas.height))
        self.sky.draw(canvas, view, t, foot)
        for tower in self.towers:
            tower.draw(canvas, view, t)
        unit = canvas.height / 720
        top = view.horizon - 260 * unit
        color = mix(p.haze, "8a4a98", 0.62) if p.lamps_lit else p.haze
        veil = Grad((0, top), (0, view.horizon + 40 * unit), [(color, 0.0), (color, 0.42 if p.lamps_lit else 0.22)])
        canvas.batch.rect(0, top, canvas.width, view.horizon + 140 * unit, veil)
        canvas.flush()
        if self.ground is not None:
            self.ground.draw(canvas, view)
        for left, right in self.alleys:
            receding(canvas, view, p, left, right)
        self.facade.draw(canvas, view, t)
        if sunny(p):
            morning_light(canvas, view, p, self.lamps, self.alleys)
        if p.lamps_lit:
            k = view.scale(0.0, FACADE)
            for j, (x, y, tint) in enumerate(self.lights):
                flicker = 1.0 if j % 5 else 0.75 + 0.25 * (math.sin(t * 43) > -0.3)
                column, row = view.point(x, y, FACADE)
                canvas.glow(column, row, 3.4 * k, rgb(tint), 0.42 * flicker)
                canvas.glow(column, row + 1.9 * k, 3.8 * k, rgb(tint), 0.17 * flicker)
            canvas.add_glows()
        if self.wet is not None:
            self.wet.draw(canvas, view, t, self.wet.mirror(canvas, view))
        self.draw_kerb(canvas, view)

    def draw_kerb(self, canvas: Canvas, view: View) -> None:
        """The pavement's edge between shops and road."""
        p = self.palette
        upper, lower = view.point(0, 0.0, KERB)[1], view.point(0, 0.0, KERB - 0.3)[1]
        tone = p.local("a09ca4" if not p.night else "5a5664", 0, 0.5)
        canvas.batch.rect(0, upper, canvas.width, lower, tone, 0.35 if p.wet else 0.55)
        canvas.batch.rect(0, lower, canvas.width, lower + (lower - upper) * 0.4, (0.0, 0.0, 0.0), 0.25)
        canvas.flush()


@dataclass(slots=True)
class Splashes:
    """Rings and drops where rain meets the road."""

    palette: Palette
    seeds: np.ndarray
    z: float = 4.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Each splash lives for a third of a second, then falls elsewhere."""
        q = self.seeds
        clock = t * 2.6 + q[:, 3]
        age, cycle = clock % 1, clock.astype(int)
        depth = 4.2 + 8 * ((q[:, 1] + cycle * 0.37) % 1) ** 1.5
        x = view.x + ((q[:, 0] + cycle * 0.61) % 1 - 0.5) * depth * 1.35 * canvas.width / canvas.height
        column, row = view.project(x, 0.0, depth + view.z)
        k = view.focal / depth
        pale = mix(self.palette.haze, (1.0, 1.0, 1.0), 0.5)
        canvas.batch.rings(np.stack([column, row], 1), k * 0.09 * age, k * 0.022 * age, 1.1, pale, 0.45 * (1 - age))
        young = age < 0.4
        drops = np.stack([column, row - k * 0.12 * age], 1)[young]
        canvas.batch.discs(drops, np.maximum(0.7, k * 0.008)[young], pale, 0.55)
        canvas.flush()
