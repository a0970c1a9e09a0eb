"""Places in the open on even ground: every table of `land.toml` is one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.resources import files
from typing import Any

import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix, rgb
from ..fields import Sky, SkyAndGround
from ..flora import fern, foreground_grass
from ..layer import PaintedLayer
from ..palette import GLOOMY, Palette
from ..raster import Batch
from ..scene import Node, PlaceRequest, Spot, Stage
from ..view import View
from . import place
from .parts.floors import Beds, Lanes, Pavement, Pool, Puddle, Rails, Stripes
from .parts.glints import Flame, Motes, Petals
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
    way,
    winding,
    woods,
)
from .parts.skyline import skyline
from .parts.structures import structure


@dataclass(frozen=True, slots=True)
class Land:
    """One table: what stands where, farthest first; lengths and depths are metres."""

    ground: str
    ridges: tuple[str, ...] = ()
    woods: tuple[Any, ...] = ()
    """[plants, depth]: closed rows of trees."""
    skyline: float = 0.0
    """Depth of the towers of a town behind, 0 for none."""
    rows: tuple[Any, ...] = ()
    """[structures, depth, pitch]: side by side across the width."""
    stalls: tuple[Any, ...] = ()
    """Like `rows`, nearer; the middle stays free."""
    main: tuple[Any, ...] = ()
    """[structure, x, depth]: what the place is known by."""
    pieces: tuple[Any, ...] = ()
    """[structure, x, depth]: further structures."""
    plants: tuple[Any, ...] = ()
    """[plants, count, near, far, clear, opening]: single plants; the middle stays free by clear + opening × depth."""
    way: tuple[Any, ...] = ()
    """[colour, half width, bend]: a path."""
    pave: tuple[Any, ...] = ()
    """[pitch, colour]: joints of paving."""
    stones: tuple[Any, ...] = ()
    blades: tuple[Any, ...] = ()
    """[depth, dark, lit, height]: tufts of grass."""
    front: str = ""
    frame: str = ""
    """Tree whose bough hangs into the picture, out of focus."""
    beds: bool = False
    """Flower beds along the path."""
    pools: bool = False
    stripes: bool = False
    lanes: str = ""
    rails: bool = False
    basin: str = ""
    glow: str = ""
    """Colour of lights that float in the air."""
    lit: float = 1.0
    """How much lighter than elsewhere its nights are."""
    whole: bool = False
    """`main` stands so far away that it is seen to its top."""
    shade: float = 1.0
    """How much of the light comes down through the leaves."""
    spot: tuple[float, ...] = (0.0, 12.5, -12.0, 12.0)
    """x, depth, and how far a walk goes to the left and right."""
    eye: float = 1.6
    wide: float = 14.0
    ambience: tuple[str, ...] = ("wind",)
    drawn: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    """A word of the place to another table, or to the structure that takes the place of `main`."""


@cache
def lands() -> dict[str, Land]:
    """Every table, with what it takes over from another (`like`)."""
    data: dict[str, dict[str, Any]] = tomllib.loads(files(__package__).joinpath("land.toml").read_text("utf-8"))
    whole: dict[str, dict[str, Any]] = {}
    for name, row in data.items():
        like = row.pop("like", None)
        whole[name] = {**whole[like], "words": {}, **row} if like else row
    return {name: land_of(row) for name, row in whole.items()}


def land_of(row: dict[str, Any]) -> Land:
    """A table's row; lists become tuples, so that nobody changes them."""
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Land(**fields)


ELSEWHERE = (6.0, 40.0)
"""x and depth of a structure that a word asks for where the table has none."""


def chosen(name: str, word: str | None) -> Land:
    """The table of a place, changed as the user's own word for it wants."""
    land = lands()[name]
    for key in sorted(land.words, key=len, reverse=True):
        if key in (word or "").lower():
            other = land.words[key]
            if other in lands():
                return lands()[other]
            return replace(land, main=(other, *(land.main[1:] or ELSEWHERE)))
    return land


def landscape(name: str, request: PlaceRequest) -> Stage:
    """The stage of a table."""
    land = chosen(name, request.shot.place_word)
    light, rng = dimmed(request.palette, land.shade), request.rng(1)
    if light.night and land.lit > 1.0:
        light = replace(light, lit=light.lit * np.float32(land.lit), shadow=light.shadow * np.float32(land.lit))
    request = replace(request, palette=light)
    earth, dark, surface = ground(light, land.ground)
    flip = float(rng.choice((-1.0, 1.0)))
    x, z, left, right = land.spot
    nodes = [*flat(request, land), *standing_things(request, land, flip, dark), *near(request, land)]
    night = light.night
    return Stage(
        backdrop=SkyAndGround(Sky(light, request.seed, 0.8), earth, behind(request, land)),
        nodes=nodes,
        spot=Spot(x=x, z=z, left=left, right=right),
        lights=light.rim_lights(),
        surface="wet-asphalt" if surface == "asphalt" and light.wet else surface,
        eye=land.eye,
        wide=land.wide,
        shadow=contact_shadow(dark),
        ambience=tuple(dict.fromkeys("crickets" if night and a == "birds" else a for a in land.ambience)),
        drawn=land.drawn,
    )


def dimmed(p: Palette, share: float) -> Palette:
    """The light that comes down through leaves."""
    if share >= 1.0:
        return p
    return replace(p, lit=mix(p.shadow, p.lit, 0.35 + 0.65 * share), shadow=p.shadow * np.float32(0.6 + 0.4 * share))


def behind(request: PlaceRequest, land: Land) -> list[Node]:
    """What the ground covers at its foot: ridges, far towers, and what the place is known by when it is far."""
    layers: list[Node] = [far_ridge(request, name, k) for k, name in enumerate(land.ridges)]
    if land.skyline:
        z = land.skyline
        layers.append(skyline(request, z, 22, z * 0.08, z * 0.26, 3))
    return layers


def flat(request: PlaceRequest, land: Land) -> list[Node]:
    """What lies flat on the ground."""
    p = request.palette
    made: list[Node] = []
    white = p.local("f2f2ee", 0, 0.9)
    if land.stripes:
        made.append(Stripes(p.local("d8ec90", 0, 1.0), white))
    if land.lanes:
        made.append(Lanes(p.local(land.lanes, 0, 0.8), white))
    if land.way:
        made.append(way(p, land.way[0], land.way[1], land.way[2], 150.0))
    if land.pave and not p.snow:
        made.append(Pavement(land.pave[0], p.local(land.pave[1], 0, 0.35)))
    if land.rails:
        tones = [p.local(c, 0, k) for c, k in (("8a8078", 0.6), ("5a463a", 0.5), ("b8bcc4", 0.95))]
        made.append(Rails(tones[0], tones[1], tones[2], p.haze))
    if land.basin:
        made.append(
            Pool(p.local(land.basin, 0, 0.9), p.local("e8e4da", 0, 0.9), -9, 9, 12.5, 26.0, p.local("e8ffff", 0, 1.0))
        )
    if land.pools:
        rng = request.rng(61)
        spots = [
            (rng.uniform(2, 12) * rng.choice((-1, 1)), rng.uniform(7, 42), rng.uniform(0.8, 3.0)) for _ in range(11)
        ]
        made.append(Puddle(p, np.array([(x * (1 + z / 30), z, r) for x, z, r in spots])))
    return made


def standing_things(request: PlaceRequest, land: Land, flip: float, dark: Rgb) -> list[Node]:
    """Woods, rows of houses, single structures and plants."""
    p, rng = request.palette, request.rng(2)
    nodes: list[Node] = [woods(request, names, z) for names, z in land.woods]
    nodes += [row_of(request, names, z, pitch, k) for k, (names, z, pitch) in enumerate(land.rows)]
    nodes += [row_of(request, names, z, pitch, 20 + k, clear=2.6) for k, (names, z, pitch) in enumerate(land.stalls)]
    pieces = ([land.main] if land.main else []) + list(land.pieces)
    for k, (name, x, z) in enumerate(pieces):
        if land.whole and k == 0:
            x, z = x * structure.rows[name].height / 40, 2.4 * structure.rows[name].height
        at, depth = flip * x + float(rng.uniform(-0.6, 0.6)), z * float(rng.uniform(0.95, 1.08))
        if name == "fire":
            nodes.append(Flame(at, depth, night=p.lamps_lit))
        else:
            nodes.append(standing(request, name, at, depth, k))
            if name in LIT and p.lamps_lit:
                nodes.append(Glow(at, LIT[name], depth - 0.02))
    for k, (names, count, near_z, far_z, clear, opening) in enumerate(land.plants):
        amount = round(count * float(rng.uniform(0.8, 1.2)))
        nodes += planted(request, names, amount, near_z, far_z, clear, dark * np.float32(0.6), opening=opening, salt=k)
    if land.beds and not p.snow and p.season in ("spring", "summer"):
        nodes.append(beds(request, land.way[1] if land.way else 1.0))
    return nodes


def beds(request: PlaceRequest, half: float) -> Beds:
    """Flowers on both sides of a path of this half width."""
    p, rng = request.palette, request.rng(62)
    n = 620
    z = 4 + 26 * rng.random(n) ** 1.4
    side = rng.choice((-1.0, 1.0), n)
    x = winding(2.0, z) + side * (half * 1.35 + rng.random(n) * 1.3)
    tints = np.array([p.local(c, 0, 0.95) for c in ("e0506a", "f0c040", "f6efe4", "a070c8", "f08a50", "e88ab0")])
    order = np.argsort(-z)
    kinds = (z / 2.2).astype(int) + (side > 0) * 3
    colors = tints[(kinds + rng.integers(0, 2, n)) % len(tints)]
    points = np.stack([x, 0.16 + 0.28 * rng.random(n), z], 1)
    return Beds(points[order], colors[order], p.local("4f7d38", 0, 0.6))


def near(request: PlaceRequest, land: Land) -> list[Node]:
    """What is close to the eye: tufts, stones, a bough, and what floats in the air."""
    p, rng = request.palette, request.rng(6)
    nodes: list[Node] = [
        blades(request, z, dark, lit, tall=tall, bare=trodden(land, z)) for z, dark, lit, tall in land.blades
    ]
    if land.stones:
        nodes.append(stones(request, land.stones[1], land.stones[0], land.stones[2]))
        nodes.append(stones(request, land.stones[1] - 3.5, land.stones[0], land.stones[2], 7.0, 0.5))
    if land.frame:
        nodes.append(leaf_frame(request, float(rng.choice((-1.0, 1.0))), 4.6, 2.5, name=land.frame))
    if land.front == "wheat":
        nodes.append(blades(request, 5.0, "8a6a30", "f4dc8a", tall=0.8, flowers=0.0, clumps=90))
    elif land.front == "ferns":
        nodes.append(fern_front(request))
    elif land.blades:
        nodes.append(foreground_grass(p, request.rng(5), 3.2, height=0.42, flowers=18))
    air = rng.random((70, 4))
    if land.glow:
        nodes.append(Motes(air, p.lamp(land.glow, 1.6), 2.6, 0.7, 0.02, 0.6))
    elif p.night and "crickets" in ("crickets" if a == "birds" else a for a in land.ambience):
        nodes.append(Motes(air[:26], rgb("d8f08a"), 2.2, 0.8, 0.004, 1.0))
    elif p.glow > 0.25 and p.weather not in GLOOMY and (land.blades or land.frame):
        nodes.append(Motes(air, p.sun_color, 1.6, 0.5, 0.006))
    if land.woods and p.season in ("autumn", "spring") and not p.snow:
        tints = ("c8802e", "a84a26", "e0b048") if p.season == "autumn" else ("f8d8e0", "f0b8c8", "fff0f2")
        colors = np.array([p.local(tints[k % 3], 0, 0.9) for k in range(34)])
        nodes.append(Petals(rng.random((34, 5)), colors))
    return nodes


def trodden(land: Land, z: float) -> tuple[float, float]:
    """From where to where the path runs at depth z."""
    if not land.way:
        return 0.0, 0.0
    middle, half = float(winding(land.way[2], z)), 1.3 * land.way[1]
    return middle - half, middle + half


def fern_front(request: PlaceRequest) -> PaintedLayer:
    """Broad leaves at both lower corners, out of focus."""
    p, rng = request.palette, request.rng(44)

    def paint(batch: Batch) -> None:
        sx, sy, tx, ty = batch.matrix
        for x in (-2.6, -1.9, 1.8, 2.5, -3.2, 3.2):
            batch.matrix = (sx, sy, tx + sx * x, ty)
            fern(batch, p, int(rng.integers(1 << 30)), 0.62 + 0.2 * abs(x) / 3)
        batch.matrix = (sx, sy, tx, ty)

    return PaintedLayer.paint(-4.2, -0.3, 4.2, 1.4, 200, 4.4, paint, 0.018)


@dataclass(slots=True)
class Glow:
    """The light of a lamp that burns."""

    x: float
    height: float
    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A soft pool around it."""
        if view.depth(self.x, self.z) > 0.5:
            column, row = view.point(self.x, self.height, self.z)
            canvas.glow(column, row, 1.9 * view.scale(self.x, self.z), rgb("ffcf8e"), 0.55)


LIT = {"park-lamp": 3.5, "lantern": 1.5, "lighthouse": 23.0}
"""Structures with a lamp, and its height in metres."""

for _name in lands():
    place(_name)(partial(landscape, _name))
