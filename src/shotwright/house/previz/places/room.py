"""Rooms: every table of `rooms.toml` is one; walls, floor and ceiling in perspective, furniture at several depths."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.resources import files
from typing import Any

import numpy as np

from ..color import Rgb, mix, rgb
from ..layer import PaintedLayer
from ..palette import Palette
from ..raster import Batch, Grad
from ..scene import Node, PlaceRequest, RimLight, Spot, Stage
from ..subjects import like_person
from . import place
from .cafe import ACROSS, AT_THE_COUNTER, STAFF, Shafts, Steam
from .parts import public as public
from .parts import seats
from .parts import works as works
from .parts.brush import Brush
from .parts.floors import Pool
from .parts.home import furniture
from .parts.outside import Passing
from .parts.planes import Patch, Plane

SUBJECT, COUNTER = 7.0, 6.45
"""Metres from the origin to who is in the room, and to a counter before them."""

SEATED = ("sit", "read", "write", "drink", "eat", "type", "talk", "phone", "work", "watch", "listen")
LYING = ("sleep", "lie")


@dataclass(frozen=True, slots=True)
class Interior:
    """One table; lengths and depths are metres."""

    walls: tuple[str, ...]
    """Colours, one of which the seed takes."""
    floor: tuple[str, str]
    """[kind, colour]: `boards`, `parquet`, `tiles`, `carpet`, `mats`, `concrete`."""
    light: str
    """A key of LIGHTS."""
    wall: tuple[Any, ...] = ()
    """[piece, x] before the back wall."""
    middle: tuple[Any, ...] = ()
    """[piece, x, depth] behind whoever is in the room."""
    front: tuple[Any, ...] = ()
    """[piece, x, depth] before them, out of focus."""
    half: float = 4.8
    deep: float = 10.4
    tall: float = 3.3
    wide: float = 5.4
    sides: str = ""
    """`doors`: doors along the side walls."""
    rug: str = ""
    counter: str = ""
    """Colour of the counter for whoever cooks, serves or works there."""
    passing: bool = False
    """Windows with a landscape that passes outside."""
    pool: bool = False
    seat: str = "chair"
    table: str = "none"
    bed: float = 0.0
    """Height of a bed for those who lie down, 0 where there is none."""
    ambience: tuple[str, ...] = ("room",)
    drawn: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    """A word of the place to another table."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """The light of a room: what multiplies a colour where it falls and where not, by day and by night."""

    lit: tuple[float, float, float]
    shade: tuple[float, float, float]
    night: float
    """Share of it that is left when it is dark outside."""
    windows: bool
    """The hour outside colours it."""


LIGHTS: dict[str, Lamp] = {
    "day": Lamp((1.02, 0.99, 0.93), (0.50, 0.52, 0.58), 0.74, True),
    "warm": Lamp((1.02, 0.92, 0.76), (0.46, 0.38, 0.34), 0.84, True),
    "cool": Lamp((0.98, 1.0, 1.0), (0.52, 0.56, 0.62), 0.86, False),
    "dim": Lamp((0.82, 0.62, 0.46), (0.26, 0.20, 0.20), 0.92, False),
    "stage": Lamp((0.94, 0.84, 0.74), (0.22, 0.18, 0.24), 1.0, False),
    "screen": Lamp((0.56, 0.62, 0.76), (0.16, 0.17, 0.26), 1.0, False),
    "blue": Lamp((0.52, 0.72, 0.94), (0.14, 0.20, 0.34), 1.0, False),
    "neon": Lamp((0.86, 0.56, 0.94), (0.24, 0.16, 0.40), 1.0, False),
}


@cache
def interiors() -> dict[str, Interior]:
    """Every table, with what it takes over from another (`like`)."""
    data: dict[str, dict[str, Any]] = tomllib.loads(files(__package__).joinpath("rooms.toml").read_text("utf-8"))
    whole: dict[str, dict[str, Any]] = {}
    for name, row in data.items():
        like = row.pop("like", None)
        whole[name] = {**whole[like], "words": {}, **row} if like else row
    return {name: interior_of(row) for name, row in whole.items()}


def interior_of(row: dict[str, Any]) -> Interior:
    """A table's row; lists become tuples, so that nobody changes them."""
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Interior(**fields)


def chosen(name: str, word: str | None) -> Interior:
    """The table of a place, or the one that the user's own word for it wants."""
    made = interiors()[name]
    for key in sorted(made.words, key=len, reverse=True):
        if key in (word or "").lower():
            return interiors()[made.words[key]]
    return made


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of a room in its light."""

    lit: Rgb
    shade: Rgb
    silhouette: bool

    @classmethod
    def of(cls, lamp: Lamp, p: Palette) -> Tones:
        """The light of a lamp, with the hour outside where there are windows."""
        lit, shade = np.array(lamp.lit, np.float32), np.array(lamp.shade, np.float32)
        if p.lamps_lit:
            warm = rgb("ffd8a4")
            lit, shade = lit * np.float32(lamp.night), shade * np.float32(lamp.night * 0.8)
            if lamp.windows:
                lit = mix(lit, lit * warm, 0.7)
        elif lamp.windows:
            hour = p.lit / max(0.5, float(p.lit.max()))
            lit = mix(lit, lit * hour, 0.55)
            if p.wet or p.weather in ("overcast", "fog", "snow"):
                lit = mix(lit, lit * np.array((0.86, 0.9, 0.95), np.float32), 0.7)
        return cls(lit, shade, p.figure == "silhouette")

    def __call__(self, color: Any, light: float = 0.7) -> Rgb:
        """A local colour, 0 in shade to 1 in the light."""
        base = rgb(color) if isinstance(color, str) else np.asarray(color, np.float32)
        out = base * mix(self.shade, self.lit, light)
        return out * np.float32(0.3) if self.silhouette else out


def room(name: str, request: PlaceRequest) -> Stage:
    """The stage of a table."""
    plan, p, rng, shot = chosen(name, request.shot.place_word), request.palette, request.rng(1), request.shot
    lamp = LIGHTS[plan.light]
    tones = Tones.of(lamp, p)
    flip = 1.0 if rng.random() < 0.6 else -1.0
    wall = plan.walls[int(rng.integers(len(plan.walls)))]
    people = [s for s in shot.subjects if like_person(s.kind, s.action or "")]
    acts = {s.action for s in people} | {b.action for b in shot.beats}
    served = bool(plan.counter) and (
        bool(acts & {*AT_THE_COUNTER, "paint", "cut", "mix"}) or any(s.occupation in STAFF for s in people)
    )
    seated = bool(acts & set(SEATED)) and not served
    lying = bool(acts & set(LYING)) and plan.bed > 0
    kept = {"?": lambda: rng.random() < 0.6}

    def pieces(rows: tuple[Any, ...]) -> list[tuple[str, float, float]]:
        out = []
        for row in rows:
            at = flip * row[1] + float(rng.uniform(-0.12, 0.12))
            if row[0].startswith("?") and not kept["?"]():
                continue
            out.append((row[0].lstrip("?"), at, row[2] if len(row) > 2 else plan.deep))
        return out

    nodes: list[Node] = []
    back = PaintedLayer.paint(
        -plan.half, 0.0, plan.half, plan.tall, 170, plan.deep,
        lambda b: back_wall(b, plan, p, tones, wall, rng, pieces(plan.wall)),
    )  # fmt: skip
    nodes.append(back)
    if plan.passing:
        nodes.append(Passing(p, request.rng(9), plan.deep, plan.half, tones("c8ccd0", 0.6), tones(wall, 0.7)))
    for piece, x, z in pieces(plan.middle):
        nodes.append(standing(piece, x, z, p, tones, request.rng(int(100 * z + 10 * abs(x)))))
    for piece, x, z in pieces(plan.front):
        nodes.append(standing(piece, x, z, p, tones, request.rng(int(90 * z + 10 * abs(x))), blur=0.02))
    if plan.pool:
        nodes.append(Pool(tones("58c0d4", 0.9), tones("e8e8e2", 0.8), -6, 6, 7.7, 10.2, tones("e8ffff", 1.0)))
    two = len(people) > 1 or (people[0].count > 1 if people else False)
    if lying:
        nodes.append(standing("bed" if name != "hospital" else "ward-bed", 0.0, SUBJECT + 0.25, p, tones, rng))
    elif seated:
        nodes += seats.seats(plan.seat, plan.table, two, SUBJECT, tones)
        if plan.table in ("round", "laid"):
            nodes.append(Steam(1.02, 0.83, SUBJECT - 0.32))
    elif served:
        nodes.append(seats.counter(plan.counter, COUNTER, tones))
    if plan.light in ("day", "warm") and any(row[0] == "window" for row in plan.wall):
        left = next(row[1] for row in plan.wall if row[0] == "window") * flip < 0
        nodes.append(Shafts(p, request.rng(8).random((60, 5)), left))
    lit_side = -1.0 if flip > 0 else 1.0
    low, high = (tuple(float(c) for c in tones.lit * np.float32(k)) for k in (0.8, 1.0))
    return Stage(
        backdrop=Shell(planes(plan, tones, wall, flip)),
        nodes=nodes,
        spot=Spot(
            x=0.0, z=SUBJECT, left=-min(2.6, plan.half - 0.7), right=min(2.6, plan.half - 0.7),
            seat=seats.HEIGHTS[plan.seat] if seated else None, across=ACROSS,
        ),
        lights=[
            RimLight(lit_side, 0.30, 0.012, high, 0.42),  # type: ignore[arg-type]
            RimLight(lit_side, 0.20, 0.07, low, 0.08),  # type: ignore[arg-type]
            RimLight(-lit_side, -0.1, 0.07, (-0.26, -0.26, -0.24), 0.7),
        ],
        ground=(lambda x, z: plan.bed) if lying else (lambda x, z: 0.0),
        surface=SURFACES.get(plan.floor[0], "wood"),
        indoors=True,
        blurred=False,
        eye=1.35,
        wide=plan.wide,
        shadow=(0.06, 0.04, 0.04, 0.5),
        ambience=(*plan.ambience, "rain") if p.wet and plan.light in ("day", "warm") else plan.ambience,
        figure_palette=replace(
            p, lit=tones.lit * np.float32(1.02), shadow=mix(tones.shade, tones.lit, 0.15), haze_distance=400.0
        ),
        drawn=plan.drawn,
    )  # fmt: skip


SURFACES = {"tiles": "tiles", "concrete": "stone", "carpet": "carpet", "mats": "carpet"}
"""Kind of floor to the sound of a step; anything else is wood."""


@dataclass(slots=True)
class Shell:
    """Floor, ceiling and side walls."""

    planes: list[Plane]

    def draw(self, canvas: Any, view: Any, t: float) -> None:
        """Dark first, so that nothing is left open; then every plane."""
        canvas.picture[:] = np.float32(0.05)
        for plane in self.planes:
            plane.draw(canvas, view, t)


def planes(plan: Interior, tones: Tones, wall: str, flip: float) -> list[Plane]:
    """The planes of a room."""
    deep, half, near = plan.deep, plan.half, -4.0
    kind, color = plan.floor
    floor = Plane("y", 0.0, [Patch(near, deep, -half, half, tones(color, 0.95), far=tones(color, 0.5))])
    line = tones(mix(color, "1c1410", 0.6), 0.4)
    if kind in ("boards", "parquet"):
        floor.patches += [
            Patch(near, deep, x, x + 0.012, line, 0.5)
            for x in np.arange(-half, half, 0.21 if kind == "boards" else 0.4)
        ]
        if kind == "parquet":
            floor.patches += [Patch(z, z + 0.015, -half, half, line, 0.35) for z in np.arange(near, deep, 0.5)]
    elif kind in ("tiles", "mats"):
        pitch = 0.6 if kind == "tiles" else 1.0
        floor.patches += [Patch(near, deep, x, x + 0.012, line, 0.4) for x in np.arange(-half, half, pitch)]
        floor.patches += [Patch(z, z + 0.016, -half, half, line, 0.4) for z in np.arange(near, deep, pitch)]
    if plan.rug:
        edge, middle = tones(mix(plan.rug, "f0e0c0", 0.5), 0.8), tones(plan.rug, 0.75)
        floor.patches.append(Patch(6.1, 9.6, -1.9, 1.9, edge, far=edge * np.float32(0.8)))
        floor.patches.append(Patch(6.25, 9.45, -1.75, 1.75, middle, far=middle * np.float32(0.75)))
    floor.patches.append(Patch(deep - 0.5, deep, -half, half, tones("100c0a", 0.1), 0.25))
    ceiling = Plane("y", plan.tall, [Patch(near, deep, -half, half, tones("f2ede4", 0.5), far=tones("f2ede4", 0.85))])
    if plan.light in ("dim", "stage", "screen", "blue", "neon"):
        dark = tones(mix(wall, "0c0a10", 0.5), 0.3)
        ceiling.patches = [Patch(near, deep, -half, half, dark)]
    sides = []
    for side in (-1.0, 1.0):
        bright = 0.85 if side * flip < 0 else 0.55
        plane = Plane(
            "x",
            side * half,
            [Patch(near, deep, 0.0, plan.tall, tones(wall, bright * 0.8), far=tones(wall, bright * 0.62))],
        )
        plane.patches.append(Patch(near, deep, 0.0, 0.14, tones(mix(wall, "f4efe4", 0.6), bright * 0.8)))
        if plan.sides == "doors":
            for z in np.arange(1.2, deep - 1.6, 3.2):
                plane.patches.append(Patch(z, z + 1.05, 0.0, 2.15, tones("e8e2d6", bright * 0.8)))
                plane.patches.append(Patch(z + 0.08, z + 0.97, 0.0, 2.08, tones("8a6242", bright * 0.8)))
        elif plan.light in ("day", "warm", "cool"):
            plane.patches.append(Patch(deep - 3.4, deep - 2.0, 1.2, 2.3, tones("c8b088", bright * 0.7)))
            plane.patches.append(
                Patch(deep - 3.3, deep - 2.1, 1.28, 2.22, tones(mix(wall, "5a6a7a", 0.6), bright * 0.7))
            )
        sides.append(plane)
    return [floor, ceiling, *sides]


def back_wall(
    batch: Batch, plan: Interior, p: Palette, tones: Tones, wall: str, rng: np.random.Generator,
    pieces: list[tuple[str, float, float]],
) -> None:  # fmt: skip
    """The wall with its skirting, lit from above, and what stands before it."""
    half, tall = plan.half, plan.tall
    up = Grad((0, 0), (0, tall), [(tones(wall, 0.55), 1), (tones(wall, 0.82), 1), (tones(wall, 0.66), 1)])
    batch.rect(-half, 0, half, tall, up)
    if plan.light in ("day", "warm") and not plan.passing:
        for x in np.arange(-half, half, 0.24):
            batch.rect(x, 0.9, x + 0.09, tall, tones(mix(wall, "ffffff", 0.35), 0.75), 0.16)
        batch.rect(-half, 0, half, 0.88, tones(mix(wall, "f4efe4", 0.35), 0.62))
        batch.rect(-half, 0.86, half, 0.92, tones(mix(wall, "f4efe4", 0.6), 0.8))
    batch.rect(-half, 0, half, 0.13, tones(mix(wall, "f4efe4", 0.6), 0.7))
    batch.rect(-half, tall - 0.1, half, tall, tones(mix(wall, "f4efe4", 0.6), 0.75))
    for side in (-1, 1):
        dark = tones("0c0808", 0.1)
        fade = Grad((side * half, 0), (side * (half - 1.2), 0), [(dark, 0.34), (dark, 0.0)])
        batch.rect(min(side * half, side * (half - 1.2)), 0, max(side * half, side * (half - 1.2)), tall, fade)
    sx, sy, tx, ty = batch.matrix
    for name, x, _ in pieces:
        batch.matrix = (sx, sy, tx + sx * x, ty)
        furniture.rows[name].paint(Brush(batch, p, rng, 0.0, tones))
    batch.matrix = (sx, sy, tx, ty)


def standing(
    name: str, x: float, z: float, p: Palette, tones: Tones, rng: np.random.Generator, blur: float = 0.0
) -> PaintedLayer:
    """A piece of furniture at (x, z)."""
    piece = furniture.rows[name]
    half = piece.width / 2 + 0.3
    layer = PaintedLayer.paint(
        -half, -0.12, half, piece.height + 0.1, 230, z, lambda b: piece.paint(Brush(b, p, rng, 0.0, tones)), blur
    )
    layer.x0 += x
    return layer


for _name in interiors():
    place(_name)(partial(room, _name))
