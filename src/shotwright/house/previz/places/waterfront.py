"""Where the town meets the water: a harbour with its quay, a bridge over a river, a road along the coast."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix, rgb
from ..fields import Ground, Sky, SkyAndSea
from ..layer import PaintedLayer, ridge
from ..palette import Palette
from ..raster import Batch
from ..scene import Node, PlaceRequest, Spot, Stage
from ..view import View
from . import place
from .parts.floors import GROUND, Pavement, quad
from .parts.scenery import (
    blades,
    contact_shadow,
    far_ridge,
    ground,
    leaf_frame,
    planted,
    row_of,
    standing,
    stones,
    woods,
)
from .parts.skyline import skyline
from .sea import islands

F = np.float32


@dataclass(slots=True)
class Moored:
    """A boat at its mooring: it rises, falls and rolls a little, and mirrors in the water."""

    layer: PaintedLayer
    phase: float
    drop: float
    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """The mirror image, then the boat."""
        bob = 0.05 * math.sin(1.1 * t + self.phase) - self.drop
        below = replace(view, y=view.y + self.drop, mirror=True)
        replace(self.layer, alpha=0.30).draw(canvas, below, t)
        replace(self.layer, y1=self.layer.y1 + bob).draw(canvas, view, t)


@dataclass(slots=True)
class Quay:
    """Water, and before it a quay of stone with its wall."""

    water: SkyAndSea
    stone: Ground
    wall: Rgb
    edge: Rgb
    depth: float
    boats: list[Moored]
    height: float = 1.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        lowered = replace(view, y=view.y + self.height)
        self.water.draw(canvas, lowered, t)
        for boat in sorted(self.boats, key=lambda b: -b.z):
            boat.draw(canvas, view, t)
        row = view.point(0.0, 0.0, self.depth)[1]
        if row >= canvas.height:
            return
        self.stone.draw(canvas, view, max(0, round(row)))
        lip = view.point(0.0, 0.0, self.depth - 0.5)[1]
        canvas.batch.rect(0, row, canvas.width, lip, self.edge)
        canvas.batch.rect(0, row - 1, canvas.width, row + 1, self.wall, 0.6)
        canvas.flush()


@place("harbour")
def harbour(request: PlaceRequest) -> Stage:
    """Houses across the basin, boats at their moorings, cranes, a quay with bollards."""
    p, rng = request.palette, request.rng(1)
    drop = 1.0
    low = replace(request)
    shores: list[Node] = [far_ridge(low, "hills", 1), row_of(low, ["townhouse", "warehouse", "house"], 120, 7.0, 3)]
    if rng.random() < 0.7:
        shores.append(standing(low, "harbour-crane", float(rng.uniform(-60, 60)), 118.0, 5))
    if rng.random() < 0.5:
        shores.append(standing(low, "lighthouse", float(rng.choice((-1, 1))) * 52.0, 112.0, 6))
    chop = {"storm": 1.1, "wind": 0.7, "rain": 0.5}.get(p.weather, 0.34)
    water = SkyAndSea(Sky(p, request.seed, 0.7), p, request.seed, shores, chop=chop, longest=8.0, far=700)
    stone, dark, _ = ground(p, "paving")
    boats: list[Moored] = []
    for k in range(5):
        z = 20.0 + 9.0 * k + float(rng.uniform(-2, 2))
        x = (-1.0 if k % 2 else 1.0) * float(rng.uniform(3.5, 6.5)) * (1 + 0.2 * k)
        boats.append(Moored(standing(request, "moored-boat", x, z, 30 + k), float(rng.uniform(0, 6)), drop, z))
    nodes: list[Node] = [bollards(request), Pavement(1.3, p.local("8a8278", 0, 0.35), far=13.5)]
    return Stage(
        backdrop=Quay(water, stone, p.local("3a3634", 0, 0.3), p.local("d8d0c4", 0, 0.9), 14.0, boats, drop),
        nodes=nodes,
        spot=Spot(x=0.0, z=10.5, left=-20, right=20),
        lights=p.rim_lights(),
        surface="asphalt",
        shore=15.0,
        eye=2.0,
        wide=14.0,
        shadow=contact_shadow(dark),
        ambience=("lapping", "gulls") if not p.night else ("lapping",),
        drawn=("boat", "boats", "crane", "water", "ship"),
    )


def bollards(request: PlaceRequest) -> PaintedLayer:
    """Iron bollards with ropes, nets and crates at the quay's edge."""
    p, rng = request.palette, request.rng(33)
    iron, rope = p.local("3a3c42", 0, 0.5), p.local("c8a878", 0, 0.7)

    def paint(b: Batch) -> None:
        for x in np.arange(-16, 17, 4.2):
            b.rect(x - 0.16, 0, x + 0.16, 0.42, iron)
            b.oval(x, 0.44, 0.24, 0.1, mix(iron, (1.0, 1.0, 1.0), 0.2))
            b.stroke([(x, 0.36), (x + 1.0, 0.12), (x + 1.9, -0.06)], rope, 0.05)
        for _ in range(5):
            x = float(rng.uniform(3, 14)) * float(rng.choice((-1.0, 1.0)))
            w = float(rng.uniform(0.35, 0.5))
            b.rect(x - w, 0, x + w, w * 1.3, p.local("a87a4c", 0, 0.7))
            for y in (0.1, 0.3, 0.5):
                b.rect(x - w, y * 1.3 * w * 1.4, x + w, y * 1.3 * w * 1.4 + 0.03, p.local("5a3c28", 0, 0.4))
        for x in (-6.4, 8.2):
            for k in range(26):
                b.oval(
                    x + float(rng.normal()) * 0.5,
                    0.1 + 0.2 * float(rng.random()),
                    0.16,
                    0.09,
                    p.local(("3f7a6a", "5a8a7a", "c86a3a")[k % 3], 0, 0.7),
                    0.8,
                )

    return PaintedLayer.paint(-17, -0.1, 17, 1.2, 110, 13.4, paint)


@place("bridge")
def bridge(request: PlaceRequest) -> Stage:
    """A stone bridge over a river, or a suspension bridge over a wide water, seen from the bank."""
    p, rng, word = request.palette, request.rng(1), (request.shot.place_word or "").lower()
    great = any(k in word for k in ("suspension", "golden gate", "highway")) or (
        "stone" not in word and "foot" not in word and rng.random() < 0.4
    )
    chop = {"storm": 1.2, "wind": 0.7, "rain": 0.5}.get(p.weather, 0.34)
    earth, dark, surface = ground(p, "grass")
    if great:
        span = standing(request, "suspension-bridge", 0.0, 260.0, 4)
        shores: list[Node] = [far_ridge(request, "mountains", 1), skyline(request, 420.0, 20, 30, 90, 5), span]
    else:
        span = standing(request, "stone-bridge", float(rng.uniform(-4, 4)), 52.0, 4)
        shores = [far_ridge(request, "hills", 1), woods(request, ["oak", "maple", "poplar"], 84), span]
    water = SkyAndSea(Sky(p, request.seed, 0.8), p, request.seed, shores, chop=chop, longest=8.0, far=900)
    nodes: list[Node] = [] if great else [span]
    nodes += planted(request, ["oak", "birch", "bush*0.16"], 8, 14, 19, 6.0, dark * F(0.6), opening=0.1)
    nodes += [blades(request, z, "4a6c34", "b6c766", tall=0.3) for z in (8.0, 11.0, 13.4)]
    nodes.append(stones(request, 14.2, "a8a29a", 16, 14.0, 0.4))
    nodes.append(leaf_frame(request, float(rng.choice((-1.0, 1.0))), 4.6, 2.5, name="maple"))
    return Stage(
        backdrop=Bank(water, earth, p.local("6a5c44", 0, 0.5), 14.5),
        nodes=nodes,
        spot=Spot(x=0.0, z=11.5, left=-12, right=12),
        lights=p.rim_lights(),
        surface=surface,
        shore=15.5,
        eye=2.0,
        wide=15.0,
        shadow=contact_shadow(dark),
        ambience=("lapping", "birds") if not p.night else ("lapping", "crickets"),
        drawn=("bridge", "water", "tree"),
    )


@dataclass(slots=True)
class Bank:
    """Water, and before it a bank of earth and grass with an uneven edge."""

    water: SkyAndSea
    land: Ground
    earth: Rgb
    depth: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        self.water.draw(canvas, view, t)
        row = view.point(0.0, 0.0, self.depth)[1]
        if row >= canvas.height:
            return
        self.land.draw(canvas, view, max(0, round(row)))
        x = np.linspace(-2, canvas.width + 2, 70)
        k = view.focal / max(0.5, self.depth - view.z)
        metres = view.x + (x - view.column) / k
        lift = 0.16 + 0.10 * np.sin(metres * 0.9) + 0.06 * np.sin(metres * 2.3 + 1) + 0.03 * np.sin(metres * 5.1)
        edge = np.stack([x, row - lift * k * 0.5], 1)
        canvas.batch.poly(
            np.concatenate([edge, np.stack([x[::-1], np.full(70, row + 0.06 * k)], 1)]), self.earth, soft=0.6
        )
        canvas.flush()


@place("coast")
def coast_road(request: PlaceRequest) -> Stage:
    """A road above the sea: headlands, a guard rail, asphalt with its line, a verge."""
    p, rng = request.palette, request.rng(1)
    side = float(rng.choice((-1.0, 1.0)))
    shores = islands(p, request)
    lit, dark = p.local("a89a80", 60, 0.9), p.local("5c5a58", 60, 0.3)
    green = (p.local("8aa064", 60, 0.5), p.local("b4c47c", 60, 0.95))
    for k, z in enumerate((520.0, 300.0, 170.0)):
        x0, x1 = (0.10 * z, 1.15 * z) if side > 0 else (-1.15 * z, -0.10 * z)
        shores.append(
            ridge(x0, x1, 900 / z, z, -2 - 4 * k, 0.15 * z, 4.2 / z, int(rng.integers(900)), lit, dark, snow=green,
                  snow_line=0.2, haze=p.haze, mist=0.24 - 0.08 * k, taper=True, softness=0.4)
        )  # fmt: skip
    chop = {"storm": 2.0, "wind": 1.4, "rain": 1.1}.get(p.weather, 0.8)
    water = SkyAndSea(Sky(p, request.seed, 0.7), p, request.seed, shores, chop=chop, longest=18.0, far=1100)
    earth, shade, _ = ground(p, "dry-grass")
    asphalt = p.local("66666e" if not p.snow else "dfe4ee", 0, 0.7)
    nodes: list[Node] = [
        Road(asphalt, p.local("f2f0e8", 0, 0.95), 7.0, 12.0),
        rail(request),
        blades(request, 13.6, "6a7a3c", "d0c878", tall=0.4),
        blades(request, 6.4, "6a7a3c", "d0c878", tall=0.26),
        stones(request, 13.2, "b0a490", 12, 14.0, 0.4),
        *planted(request, ["cypress*0.8", "olive*0.6", "bush*0.16"], 8, 13.4, 15.5, 5.0, shade * F(0.6), opening=0.2),
    ]
    return Stage(
        backdrop=Cliffside(water, earth, p.local("8a7a5c", 0, 0.5), 16.0),
        nodes=nodes,
        spot=Spot(x=0.0, z=9.5, left=-30, right=30),
        lights=p.rim_lights(),
        surface="wet-asphalt" if p.wet else "asphalt",
        eye=2.2,
        wide=17.0,
        shadow=contact_shadow(shade),
        ambience=("waves", "wind"),
        drawn=("sea", "ocean", "cliff", "road", "coast"),
    )


@dataclass(slots=True)
class Cliffside:
    """The sea far below, and before it the land on top of a cliff."""

    water: SkyAndSea
    land: Ground
    edge: Rgb
    depth: float
    drop: float = 14.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        self.water.draw(canvas, replace(view, y=view.y + self.drop), t)
        row = view.point(0.0, 0.0, self.depth)[1]
        if row >= canvas.height:
            return
        self.land.draw(canvas, view, max(0, round(row)))
        canvas.batch.rect(0, row - 2, canvas.width, row + 1.5, self.edge, 0.7)
        canvas.flush()


@dataclass(slots=True)
class Road:
    """Asphalt from side to side between two depths, with a broken line in its middle."""

    asphalt: Rgb
    line: Rgb
    near: float
    far: float
    z: float = GROUND

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """The lane, its edges, its dashes."""
        box = quad(view, view.x - 90, view.x + 90, self.near, self.far)
        if box is None:
            return
        canvas.batch.poly(box, self.asphalt)
        middle = (self.near + self.far) / 2
        for z, wide, dash in ((self.near + 0.25, 0.10, 0.0), (self.far - 0.25, 0.12, 0.0), (middle, 0.13, 4.0)):
            if z - view.z < 0.8:
                continue
            if dash == 0.0:
                strip = quad(view, view.x - 90, view.x + 90, z, z + wide)
                if strip is not None:
                    canvas.batch.poly(strip, self.line, 0.7)
                continue
            first = math.floor((view.x - 30) / dash) * dash
            for x in np.arange(first, view.x + 30, dash):
                strip = quad(view, x, x + dash * 0.5, z, z + wide)
                if strip is not None:
                    canvas.batch.poly(strip, self.line, 0.75)
        canvas.flush()


def rail(request: PlaceRequest) -> PaintedLayer:
    """A guard rail on posts."""
    p: Palette = request.palette
    steel, post = p.local("c8ccd0", 0, 0.85), p.local("8a8e94", 0, 0.5)

    def paint(b: Batch) -> None:
        for x in np.arange(-30, 30.1, 2.0):
            b.rect(x - 0.06, 0, x + 0.06, 0.7, post)
            b.rect(x - 0.05, 0.74, x + 0.05, 0.8, rgb("ff9a4a") if p.lamps_lit else post)
        b.rect(-31, 0.44, 31, 0.72, steel)
        b.rect(-31, 0.56, 31, 0.60, post)

    return PaintedLayer.paint(-31, -0.05, 31, 0.9, 66, 12.4, paint)


SIGHTS = {
    "paris": ("lattice-tower", 350.0),
    "london": ("clock-tower", 170.0),
    "dubai": ("spire-tower", 620.0),
    "new york": ("skyscraper", 300.0),
    "san francisco": ("suspension-bridge", 300.0),
    "istanbul": ("mosque", 150.0),
    "beijing": ("hall-of-state", 170.0),
    "kyoto": ("pagoda", 120.0),
}
"""Words of a city to what it is known by, and the depth at which that stands."""


@place("city")
def city(request: PlaceRequest) -> Stage:
    """A skyline across the water, a promenade with its railing and lamps on this side."""
    p, rng = request.palette, request.rng(1)
    word = f"{request.shot.place_word or ''} {request.shot.text}".lower()
    shores: list[Node] = [skyline(request, z, n, low, high, k) for k, (z, n, low, high) in enumerate(
        ((620.0, 26, 60, 190), (430.0, 24, 40, 120), (300.0, 20, 14, 56))
    )]  # fmt: skip
    seen = [sight for key, (sight, _) in SIGHTS.items() if key in word]
    for key, (sight, z) in SIGHTS.items():
        if key in word:
            shores.append(standing(request, sight, float(rng.uniform(-0.12, 0.12)) * z, z, 7))
    if any(key in word for key in ("abandoned", "ruined", "post-apocalyptic")):
        shores.append(woods(request, ["oak", "birch"], 240.0))
    chop = {"storm": 1.1, "wind": 0.7, "rain": 0.5}.get(p.weather, 0.3)
    water = SkyAndSea(Sky(p, request.seed, 0.8), p, request.seed, shores, chop=chop, longest=7.0, far=900)
    stone, dark, _ = ground(p, "paving")
    lamps = [standing(request, "park-lamp", x, 13.0, 40 + k) for k, x in enumerate((-9.0, -3.2, 4.4, 10.5))]
    nodes: list[Node] = [promenade_rail(request), *lamps, Pavement(1.1, p.local("8a8278", 0, 0.35), far=13.8)]
    if p.lamps_lit:
        nodes += [Lit(x, 3.5, 12.9) for x in (-9.0, -3.2, 4.4, 10.5)]
    return Stage(
        backdrop=Quay(water, stone, p.local("3a3634", 0, 0.3), p.local("d8d0c4", 0, 0.9), 14.4, [], 1.6),
        nodes=nodes,
        spot=Spot(x=0.0, z=10.5, left=-20, right=20),
        lights=p.rim_lights(),
        surface="wet-asphalt" if p.wet else "asphalt",
        shore=15.5,
        eye=1.9,
        wide=15.0,
        shadow=contact_shadow(dark),
        ambience=("lapping", "street"),
        drawn=("skyline", "building", "city", "skyscraper", "tower", "water", *seen),
    )


def promenade_rail(request: PlaceRequest) -> PaintedLayer:
    """An iron railing."""
    p = request.palette
    iron = p.local("3a3e46", 0, 0.6)

    def paint(b: Batch) -> None:
        for x in np.arange(-24, 24.1, 0.22):
            b.rect(x - 0.012, 0.08, x + 0.012, 0.95, iron)
        for x in np.arange(-24, 24.1, 2.2):
            b.rect(x - 0.05, 0, x + 0.05, 1.05, iron)
        for y in (0.08, 0.95):
            b.rect(-24, y, 24, y + 0.05, iron)

    return PaintedLayer.paint(-24, -0.02, 24, 1.1, 85, 14.2, paint)


@dataclass(slots=True)
class Lit:
    """The light of a lamp at (x, y) metres."""

    x: float
    y: float
    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A soft pool around it."""
        if view.depth(self.x, self.z) > 0.5:
            column, row = view.point(self.x, self.y, self.z)
            canvas.glow(column, row, 1.9 * view.scale(self.x, self.z), rgb("ffcf8e"), 0.5)
