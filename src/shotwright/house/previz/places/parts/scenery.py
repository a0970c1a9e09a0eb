"""What lies about in the open: ground by season, hills and woods, structures in depth, paths, and frames of leaves."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from ...canvas import Canvas
from ...color import Rgb, mix
from ...fields import Ground
from ...flora import broadleaf, bush, cactus, conifer, fern, palm
from ...flora.stand import Stand, bake
from ...flora.trees import FOLIAGE, clump, leaves_of
from ...layer import PaintedLayer, ridge
from ...palette import Palette
from ...raster import Batch, Grad
from ...scene import Node, PlaceRequest
from ...view import View
from . import landmarks as landmarks
from . import yard as yard
from .brush import Brush, Piece
from .structures import structure

GROUNDS: dict[str, tuple[str, str, str, str]] = {
    "grass": ("grass", "a9bf5c", "4f7038", "grass"),
    "lawn": ("grass", "9cc05c", "568a40", "grass"),
    "dry-grass": ("grass", "d8bc74", "94783e", "grass"),
    "wheat": ("grass", "e8c468", "a8843c", "grass"),
    "moss": ("grass", "7a9a4c", "2c4a2c", "leaves"),
    "leaves": ("earth", "a88a5c", "54442e", "leaves"),
    "earth": ("earth", "b0906a", "6a5440", "earth"),
    "field": ("earth", "9a7450", "5c4432", "earth"),
    "sand": ("sand", "e6cfa0", "a8896a", "sand"),
    "rock": ("stone", "b8aca0", "6c6468", "stone"),
    "red-rock": ("stone", "d49468", "8a5444", "stone"),
    "ash": ("stone", "6c6668", "2e2c32", "stone"),
    "paving": ("floor", "cfc6b8", "a0988e", "asphalt"),
    "concrete": ("floor", "c2c0bc", "8e8e92", "asphalt"),
    "tarmac": ("floor", "8e8e94", "5e5e68", "asphalt"),
    "snow": ("snow", "fbf8f4", "b9cbee", "snow"),
    "mud": ("earth", "7a6a4c", "3c3828", "earth"),
    "regolith": ("snow", "c8c6c4", "55555c", "sand"),
    "mars": ("sand", "d48658", "7a4234", "sand"),
}
"""Kind of ground: relief, colour in light, colour in shade, sound of a step."""

GREEN = ("grass", "lawn", "moss")


def ground(p: Palette, kind: str, *, snows: bool = True) -> tuple[Ground, Rgb, str]:
    """The ground of a kind in this light and season, its colour in shade, and the sound of a step on it."""
    if p.snow and snows:
        kind = "snow"
    relief, lit, shade, surface = GROUNDS[kind]
    bright, dark = p.local(lit, 0, 0.95), p.local(shade, 0, 0.32)
    if kind in GREEN and p.season == "autumn":
        bright, dark = p.local(mix(lit, "c89a48", 0.5), 0, 0.95), p.local(mix(shade, "6a4c28", 0.4), 0, 0.32)
    elif kind in GREEN and p.season == "spring":
        bright = p.local(mix(lit, "b8dc6a", 0.45), 0, 0.95)
    elif kind in GREEN and p.season == "winter":
        bright, dark = p.local(mix(lit, "b0a888", 0.6), 0, 0.9), p.local(mix(shade, "6a6654", 0.5), 0, 0.32)
    return Ground(relief, p, bright, dark), dark, surface


def contact_shadow(dark: Rgb, alpha: float = 0.55) -> tuple[float, float, float, float]:
    """The shadow under figures on a ground whose shade is `dark`."""
    r, g, b = (float(c) * 0.5 for c in dark)
    return r, g, b, alpha


@dataclass(frozen=True, slots=True)
class Range:
    """A kind of ridge on the horizon."""

    z: float
    half: float
    ppm: float
    height: float
    rise: float
    frequency: float
    lit: str
    dark: str
    sharp: bool
    mist: float
    snow_line: float | None = None
    base: float = 0.0


RANGES: dict[str, Range] = {
    "mountains": Range(1000, 1300, 0.8, 8, 230, 0.0040, "a8a4a8", "5c6680", True, 0.28, 0.55),
    "snow-peaks": Range(1000, 1300, 0.8, 10, 240, 0.0042, "c8c2c6", "7e8aa8", True, 0.24, 0.12),
    "hills": Range(800, 1200, 0.9, 4, 110, 0.0042, "8fa678", "56704f", False, 0.3),
    "downs": Range(330, 520, 1.6, 0, 42, 0.0085, "98b068", "5c7c48", False, 0.1),
    "near-hill": Range(170, 290, 3.2, -4, 21, 0.014, "9cb262", "5a7a42", False, 0.03, base=-6),
    "dunes": Range(230, 330, 3.0, -7, 10, 0.017, "dd9a62", "8a5550", False, 0.06, base=-14),
    "red-cliffs": Range(420, 600, 1.6, 6, 120, 0.009, "c9784e", "7a4440", True, 0.12),
    "cliffs": Range(420, 600, 1.6, 6, 90, 0.010, "b0a898", "66666e", True, 0.12),
    "jungle-hills": Range(520, 800, 1.1, 4, 110, 0.0065, "5c8a5c", "2c5244", False, 0.3),
    "moon-hills": Range(620, 900, 1.0, 0, 70, 0.006, "b8b6b4", "2e2e34", True, 0.0),
    "mars-hills": Range(700, 1000, 1.0, 2, 110, 0.005, "b86a48", "6a3a38", True, 0.25),
}
"""Ridges by name, far ones first."""


def far_ridge(request: PlaceRequest, name: str, salt: int) -> PaintedLayer:
    """A ridge of a kind, of this seed."""
    p, rng, r = request.palette, request.rng(300 + salt), RANGES[name]
    lit, dark = r.lit, r.dark
    if name in ("hills", "downs", "near-hill"):
        lit, dark = {
            "autumn": ("c09a58", "7a5a3a"),
            "winter": ("b8b09a", "7a786c"),
            "spring": ("a4c870", "5c8448"),
        }.get(p.season, (lit, dark))
        if p.snow:
            lit, dark = "f2f4f8", "a8b6d0"
    away = 0.16 * r.z
    snow = None
    if r.snow_line is not None or (p.snow and r.sharp):
        snow = (p.local("aebbd6", away, 0.3), p.local("fbf6f0", away, 0.95))
    line = r.snow_line if r.snow_line is not None else 0.3
    return ridge(
        -r.half, r.half, r.ppm, r.z, r.height, r.rise * float(rng.uniform(0.8, 1.25)), r.frequency,
        int(rng.integers(1000)), p.local(lit, away, 0.92), p.local(dark, away, 0.28), base=r.base, snow=snow,
        snow_line=0.12 if p.snow else line, sharp=r.sharp, haze=p.haze, mist=r.mist, skew=0.6 if r.sharp else 1.3,
        softness=0.5 if r.sharp else 0.3,
    )  # fmt: skip


PLANTS: dict[str, Callable[[Batch, Palette, int, float, float], None]] = {
    "conifer": conifer,
    "palm": palm,
    "cactus": cactus,
    "bush": bush,
    "fern": fern,
    **{kind: partial(broadleaf, kind=kind) for kind in FOLIAGE},
}
"""Plants by name."""


def mixture(names: list[str]) -> Callable[[Batch, Palette, int, float, float], None]:
    """A painter that draws one of several plants by seed; `name*0.5` is drawn at half the size."""
    split = [(name.partition("*")[0], float(name.partition("*")[2] or 1.0)) for name in names]

    def paint(batch: Batch, p: Palette, seed: int, height: float = 9.0, depth: float = 0.0) -> None:
        name, size = split[seed % len(split)]
        PLANTS[name](batch, p, seed, height * size, depth)

    return paint


def woods(request: PlaceRequest, names: list[str], z: float, shade: str = "2c4228") -> PaintedLayer:
    """A closed row of plants across the whole width, with an undergrowth."""
    p, rng = request.palette, request.rng(int(z) + 500)
    reach, draw = z * 1.45, mixture(names)
    bare = p.season == "winter" and not p.snow
    leaf = {"autumn": "8a6434", "winter": "6a6450"}.get(p.season, "4a6a38")

    def paint(batch: Batch) -> None:
        sx, sy, tx, ty = batch.matrix
        dark, lit = p.local(shade, z * 0.8, 0.25), p.local(leaf, z * 0.8, 0.4)
        if p.snow:
            lit = p.local("dfe6f0", z * 0.8, 0.6)
        batch.rect(-reach, -1, reach, 1.2 if bare else 1.6, dark)
        for k, x in enumerate(np.arange(-reach, reach, z * 0.016)):
            wide, tall = z * float(rng.uniform(0.012, 0.024)), float(rng.uniform(1.2, 3.4))
            batch.oval(x, 0.6, wide, tall, mix(dark, lit, 0.7 * float(rng.random()) if k % 2 else 0.0))
        for _ in range(int(60 + z * 0.35)):
            x, size = float(rng.uniform(-reach, reach)), float(rng.uniform(0.8, 1.5))
            batch.matrix = (sx * size, sy * size, tx + sx * x, ty)
            draw(batch, p, int(rng.integers(1 << 30)), 9.0, max(41.0, z * 0.8))
        batch.matrix = (sx, sy, tx, ty)

    return PaintedLayer.paint(-reach, -1, reach, 17, 3000 / (2 * reach), z, paint)


def standing(request: PlaceRequest, name: str, x: float, z: float, salt: int, *, size: float = 1.0) -> PaintedLayer:
    """One structure at (x, z), its foot on the ground; sharp when the camera comes near."""
    piece: Piece = structure.rows[name]
    p, rng = request.palette, request.rng(700 + salt)
    wide, tall = piece.width * size / 2, piece.height * size
    ppm = min(1500.0 / max(6.0, z - 6.0), 2400.0 / max(2 * wide, tall))

    def paint(batch: Batch) -> None:
        sx, sy, tx, ty = batch.matrix
        batch.matrix = (sx * size, sy * size, tx, ty)
        shade = p.local("2a2c30", z, 0.2)
        half = piece.width * 0.42
        batch.oval(0, 0.02, half, min(0.5, 0.03 * half + 0.06), shade, 0.35, soft=0.02 * half)
        piece.paint(Brush(batch, p, rng, z))

    layer = PaintedLayer.paint(-wide, -piece.below * size, wide, tall, ppm, z, paint)
    layer.x0 += x
    return layer


def row_of(
    request: PlaceRequest, names: list[str], z: float, pitch: float, salt: int, *, clear: float = 0.0
) -> PaintedLayer:
    """Structures side by side across the whole width, `pitch` metres apart; none within `clear` metres of the middle."""
    p, rng = request.palette, request.rng(800 + salt)
    reach = z * 1.25 + 6
    tall = max(structure.rows[name].height for name in names)

    def paint(batch: Batch) -> None:
        sx, sy, tx, ty = batch.matrix
        x = -reach + float(rng.uniform(0, pitch))
        while x < reach:
            grown = float(rng.uniform(0.9, 1.15))
            batch.matrix = (sx * grown, sy * grown, tx + sx * x, ty)
            if abs(x) >= clear:
                structure.rows[names[int(rng.integers(len(names)))]].paint(Brush(batch, p, rng, z))
            x += pitch * float(rng.uniform(0.92, 1.3))
        batch.matrix = (sx, sy, tx, ty)

    return PaintedLayer.paint(-reach, -0.3, reach, tall * 1.15, 3600 / (2 * reach), z, paint)


def planted(
    request: PlaceRequest,
    names: list[str],
    count: int,
    near: float,
    far: float,
    clear: float,
    shadow: Rgb,
    *,
    sizes: tuple[float, float] = (0.75, 1.3),
    opening: float = 0.16,
    salt: int = 0,
) -> list[Node]:
    """Single plants between two depths, none within `clear` metres of the way through the middle."""
    p, rng = request.palette, request.rng(900 + salt)
    zones = [near + (far - near) * f for f in (0.1, 0.4, 0.75)]
    variants = max(1, 4 // len(names))
    names = names * variants
    baked = {
        (k, zone): bake(p, mixture([name]), int(rng.integers(1 << 30)), 46.0 / (1 + zone), depth)
        for k, name in enumerate(names)
        for zone, depth in enumerate(zones)
    }
    stand: list[Node] = []
    for _ in range(count * 8):
        if len(stand) >= count:
            break
        z = near + float(rng.random()) ** 0.8 * (far - near)
        x = float(rng.uniform(-1, 1)) * (z * 1.05 + 3)
        if abs(x) < clear + opening * z:
            continue
        zone = 0 if z < (zones[0] + zones[1]) / 2 else 1 if z < (zones[1] + zones[2]) / 2 else 2
        texture, scale, left, top = baked[int(rng.integers(len(names))), zone]
        tone = tuple(float(c) for c in shadow)
        stand.append(Stand(texture, x, z, float(rng.uniform(*sizes)), scale, left, top, tone))
    return stand


@dataclass(slots=True)
class Way:
    """A path that winds from the eye to the distance; drawn right over the ground."""

    color: Rgb
    edge: Rgb
    half: float
    bend: float
    haze: Rgb
    far: float
    start: float = 0.0
    z: float = 9.0e5

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """The path's two edges in perspective, softer with distance."""
        near = view.z + 0.6
        if self.far <= near:
            return
        zs = near + (self.far - near) * np.linspace(0, 1, 90) ** 2.2
        middle = self.start + winding(self.bend, zs)
        ragged = 0.10 * np.sin(zs * 2.3) + 0.07 * np.sin(zs * 5.9 + 1.0) + 0.05 * np.sin(zs * 11.3)
        for half, color, alpha in (
            (self.half * (1.14 + ragged), self.edge, 0.5),
            (self.half * (1 - ragged), self.color, 0.85),
        ):
            left = np.stack(view.project(middle - half, np.zeros_like(zs), zs), 1)
            right = np.stack(view.project(middle + half, np.zeros_like(zs), zs), 1)
            rows = left[:, 1]
            fade = Grad((0, rows[-1]), (0, rows[0]), [(mix(color, self.haze, 0.45), alpha), (color, alpha)])
            canvas.batch.poly(np.concatenate([left, right[::-1]]), fade, soft=1.0)
        canvas.flush()


def winding(bend: float, z: Any) -> Any:
    """Metres by which a path has turned aside at depth z."""
    return bend * np.sin(np.asarray(z) * 0.045 + 0.6) * np.clip(np.asarray(z) / 30, 0.0, 1.0)


def way(p: Palette, color: str, half: float, bend: float, far: float, start: float = 0.0) -> Way:
    """A path of this colour; in snow it is trodden snow."""
    base = p.local("dfe6f2" if p.snow else color, 0, 0.85)
    return Way(base, mix(base, p.shadow, 0.35), half, bend, p.haze, far, start)


def leaf_frame(
    request: PlaceRequest, side: float, z: float, top: float, *, name: str = "oak", at: float = 0.0
) -> PaintedLayer:
    """Boughs out of focus that hang into the picture from one upper corner; `at` is the x of the picture's middle."""
    p, rng = request.palette, request.rng(int(40 + side))
    colors = leaves_of(FOLIAGE[name], p)
    dark, lit = (p.local(c, 0, k) for c, k in zip(colors or ("4a3c30", "7a6a58"), (0.1, 0.85), strict=True))
    reach, rise = 4.4, 3.2

    def paint(batch: Batch) -> None:
        for k in range(5):
            root, tip = (side * reach, top + 0.5 + 0.5 * k), (side * (1.3 + 0.35 * k), top + 0.25 * k)
            batch.stroke([root, tip], p.local("4a3a2c", 0, 0.3), 0.07, end_width=0.02)
        for k in range(64 if colors else 0):
            q, up = float(rng.random()), float(rng.random())
            x = side * (1.25 + (reach - 1.25) * q)
            low = top + 0.42 - 0.55 * q + 0.14 * math.sin(9 * q + k % 3)
            toward = 0.1 - 0.4 * up
            clump(batch, rng, (x, low + (rise - 0.9) * up**1.5), 0.30, -side, toward, dark, lit, 30, 0.032)

    x0, x1 = (0.8, reach) if side > 0 else (-reach, -0.8)
    layer = PaintedLayer.paint(x0, top - 0.6, x1, top + rise, 200, z, paint, 0.02)
    layer.x0 += at
    return layer


def stones(
    request: PlaceRequest, z: float, color: str, count: int, reach: float = 9.0, big: float = 0.35
) -> PaintedLayer:
    """Stones strewn to both sides at one depth."""
    p, rng = request.palette, request.rng(int(z * 7))
    lit, dark = p.local(color, 0, 0.9), p.local(mix(color, "3c3840", 0.5), 0, 0.25)

    def paint(batch: Batch) -> None:
        for _ in range(count):
            x, r = float(rng.uniform(1.2, reach)) * float(rng.choice((-1.0, 1.0))), big * float(rng.uniform(0.3, 1.0))
            turn = np.linspace(0, np.pi, 9)
            ragged = r * (0.85 + 0.3 * rng.random(9))
            outline = np.stack([x + np.cos(turn) * ragged * 1.3, np.sin(turn) * ragged * 0.8], 1)
            batch.poly(outline, Grad((x - r * p_side(p), 0), (x + r * p_side(p), r), [(dark, 1), (lit, 1)]))

    return PaintedLayer.paint(-reach - 1, -0.1, reach + 1, big + 0.2, 160, z, paint)


def p_side(p: Palette) -> float:
    """+1 where the sun stands to the right."""
    return 1.0 if p.sun[0] >= 0 else -1.0


def blades(
    request: PlaceRequest,
    z: float,
    dark: str,
    lit: str,
    *,
    tall: float = 0.24,
    flowers: float = 0.6,
    clumps: int = 46,
    bare: tuple[float, float] = (0.0, 0.0),
) -> PaintedLayer:
    """Tufts of grass and flowers at one depth; none between the two ends of `bare`, where a path is."""
    p, rng = request.palette, request.rng(int(z * 10))
    if p.season == "autumn":
        dark, lit = "6a5a30", "cdb068"
    elif p.season == "winter":
        dark, lit = "6a6450", "a89c78"
    shade, light = p.local(dark, 0, 0.35), p.local(lit, 0, 0.95)
    reach = 14.0

    def paint(batch: Batch) -> None:
        for _ in range(clumps):
            x = float(rng.uniform(-reach, reach))
            if bare[0] < x < bare[1]:
                continue
            for _ in range(13):
                root, high = x + float(rng.normal()) * 0.12, float(rng.uniform(0.3, 1.0)) * tall
                lean = float(rng.normal()) * 0.3 * high
                color = mix(shade, light, float(rng.random()))
                batch.poly([(root - 0.008, -0.03), (root + 0.008, -0.03), (root + lean, high)], color)
            if rng.random() < flowers and not p.snow and p.season in ("spring", "summer"):
                color = p.local(("f6efd8", "e8c04e", "d8708a", "a58fd0")[int(rng.integers(4))], 0, 0.95)
                for _ in range(5):
                    at = float(rng.uniform(0.5, 1.1)) * tall
                    batch.oval(x + float(rng.normal()) * 0.16, at, 0.022, 0.018, color)

    return PaintedLayer.paint(-reach, -0.1, reach, tall + 0.15, 110, z, paint)
