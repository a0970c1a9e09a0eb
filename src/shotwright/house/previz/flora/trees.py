"""Trees drawn in metres, root at the origin; their leaves follow the palette's season."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..color import Rgb, mix
from ..palette import Palette
from ..raster import Batch, Grad

Points = np.ndarray


def conifer(batch: Batch, palette: Palette, seed: int, height: float = 9.0, depth: float = 0.0) -> None:
    """A spruce of nine tiers, with snow on its boughs when the palette has any."""
    rng = np.random.default_rng((seed, 41))
    body = palette.local(mix("2f5a48", "3f6236", float(rng.random())), depth, 0.45)
    dark = palette.local("1d3a34", depth, 0.1)
    edge = palette.local("6f9a68", depth, 0.95)
    trunk = palette.local("4a382e", depth, 0.3)
    batch.poly([(-0.18, 0), (0.18, 0), (0.08, 1.4), (-0.08, 1.4)], trunk)
    tiers, points = 9, 6
    for k in range(tiers):
        y = height * (0.08 + 0.82 * k / tiers)
        w = height * 0.24 * (1 - k / tiers) ** 0.85 + 0.12
        rise = height * 0.25
        right, left = [], []
        for i in range(1, points + 1):
            drop = y + rise * (1 - i / points) ** 1.25 - 0.010 * height * (i % 2)
            right.append((w * i / points * (0.92 + 0.16 * rng.random()), drop))
            left.append((-w * i / points * (0.92 + 0.16 * rng.random()), drop))
        outline = [(0.0, y + rise), *right, *reversed(left)]
        share = 0.25 + 0.25 * k / tiers
        batch.poly(outline, Grad((-w, 0), (w, 0), [(dark, 1), (mix(body, edge, share), 1)]))
        if palette.snow or palette.look == "snow":
            bough = [(p * 0.55, q - 0.10 - 0.22 * rng.random()) for p, q in reversed(right[1:-1])]
            tip = (right[-1][0] * 0.8, right[-1][1] + 0.12)
            top = [(0.0, y + rise), *((p * 0.94, q) for p, q in right[:-1]), tip, *bough]
            batch.poly(top, palette.local("f2f6fc", depth, 0.9), 0.92)
            far = [
                (0.0, y + rise),
                *((p * 0.75, q) for p, q in left[:-2]),
                *((p * 0.3, q - 0.12) for p, q in reversed(left[1:-2])),
            ]
            batch.poly(far, palette.local("b4c6e2", depth, 0.4), 0.75)
        else:
            lit = [
                (0.0, y + rise),
                *((p * 0.9, q) for p, q in right[:-1]),
                *((p * 0.45, q - 0.25) for p, q in reversed(right[:-1])),
            ]
            batch.poly(lit, edge, 0.28)


@dataclass(frozen=True, slots=True)
class Foliage:
    """How a kind of leaf tree looks; lengths are shares of its height."""

    shade: str
    lit: str
    wide: float
    """Width of the crown."""
    tall: float = 0.56
    """Height of the crown."""
    center: float = 0.66
    bark: str = "5a4636"
    clumps: int = 15
    leaf: float = 0.017
    autumn: tuple[str, str] = ("9a4a22", "e0a038")
    spring: tuple[str, str] | None = None
    evergreen: bool = False


FOLIAGE = {
    "oak": Foliage("34602a", "88a644", 0.72),
    "birch": Foliage("527c36", "b9c45c", 0.46, 0.62, 0.64, "d8d2c6", 13, 0.017, ("b08428", "f0cc4a")),
    "poplar": Foliage("3b6a2c", "93b24c", 0.26, 0.78, 0.58, clumps=14, leaf=0.018, autumn=("a87a26", "e8c44a")),
    "maple": Foliage("47702c", "a3ad48", 0.64, autumn=("8a2e1e", "e06a2c")),
    "cherry": Foliage("4a7434", "9cb456", 0.74, 0.46, 0.64, "4a3634", spring=("d88aa4", "fce0e8")),
    "blossom": Foliage("d07a9a", "fbd6e2", 0.82, 0.44, 0.66, "4a3634", evergreen=True),
    "olive": Foliage("5a6e4c", "a8b48c", 0.66, 0.44, 0.62, "6a5c4c", 12, 0.016, evergreen=True),
    "acacia": Foliage("4f6a34", "a4ac54", 0.98, 0.2, 0.74, "5c4a38", 14, 0.016, evergreen=True),
    "jungle": Foliage("1f5230", "5f9a44", 0.6, 0.5, 0.72, "4c4436", 15, 0.030, evergreen=True),
    "cypress": Foliage("24482e", "54743c", 0.17, 0.88, 0.5, "4a3a2e", 13, 0.018, evergreen=True),
}
"""Kinds of leaf tree."""

COMMON = ("oak", "birch", "poplar", "maple")
"""What grows where the words do not say."""


def leaves_of(foliage: Foliage, palette: Palette) -> tuple[str, str] | None:
    """The colours of leaves in shade and in light in this season; None for a bare tree."""
    season = palette.season
    if foliage.evergreen or season == "summer":
        return foliage.shade, foliage.lit
    if season == "winter":
        return None
    if season == "autumn":
        return foliage.autumn
    if foliage.spring is not None:
        return foliage.spring
    return "4f8032", "c4d868"


def broadleaf(
    batch: Batch, palette: Palette, seed: int, height: float = 8.0, depth: float = 0.0, kind: str = ""
) -> None:
    """A leaf tree: trunk, branches, and clumps of leaves lit from the sun's side; bare in winter."""
    rng = np.random.default_rng((seed, 43))
    foliage = FOLIAGE[kind or str(rng.choice(COMMON))]
    side = 1.0 if palette.sun[0] >= 0 else -1.0
    colors = leaves_of(foliage, palette)
    center, half_wide, half_tall = height * foliage.center, height * foliage.wide / 2, height * foliage.tall / 2
    trunk_and_boughs(batch, palette, rng, foliage, height, depth, side, colors is None)
    if colors is None:
        return
    # Far crowns need fewer leaves, each a little larger.
    share, grown = (1.0, 1.0) if depth < 40 else (0.4, 1.6)
    dark, lit = palette.local(colors[0], depth, 0.12), palette.local(colors[1], depth, 0.98)
    clumps = []
    for k in range(foliage.clumps):
        angle = k * 2.4 + float(rng.uniform(-0.9, 0.9))
        reach = math.sqrt((k + 0.3) / foliage.clumps) * float(rng.uniform(0.75, 1.1))
        clumps.append((math.cos(angle) * reach * half_wide * 0.8, math.sin(angle) * reach * half_tall * 0.8))
    clumps.sort(key=lambda c: c[0] * side * 0.6 / half_wide + c[1] / half_tall)
    radius = 0.36 * math.sqrt(half_wide * half_tall) * (15 / foliage.clumps) ** 0.5
    for x, y in clumps:
        toward = 0.5 * (x * side / half_wide + y / half_tall)
        clump(batch, rng, (x, center + y), radius * float(rng.uniform(0.85, 1.2)), side, toward, dark, lit,
              int(62 * share), grown * height * foliage.leaf)  # fmt: skip


def clump(
    batch: Batch,
    rng: np.random.Generator,
    at: tuple[float, float],
    radius: float,
    side: float,
    toward: float,
    dark: Rgb,
    lit: Rgb,
    count: int,
    leaf: float,
) -> None:
    """A tuft of leaves: a shaded body, and leaves that grow lighter towards the sun."""
    x, y = at
    angle, reach = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.random(count))
    u, v = np.cos(angle) * reach, np.sin(angle) * reach
    light = np.clip(0.36 + 0.34 * toward + 0.30 * (u * side * 0.5 + v * 0.85) + rng.normal(0, 0.09, count), 0, 1)
    order = np.argsort(light)
    body = mix(dark, lit, float(np.clip(0.16 + 0.3 * toward, 0, 0.5)))
    turn = np.linspace(0, 2 * np.pi, 15)[:-1]
    ragged = radius * 0.86 * (0.86 + 0.24 * rng.random(14))
    batch.poly(np.stack([x + np.cos(turn) * ragged * 1.08, y + np.sin(turn) * ragged * 0.9], 1), body)
    points = np.stack([x + u * radius * 1.16, y + v * radius], 1)[order]
    colors = dark + (lit - dark) * light[order][:, None]
    dabs(batch, points, leaf * rng.uniform(0.8, 1.6, count), colors, 1.0)


def dabs(batch: Batch, points: Points, radius: Points, colors: Points, alpha: float) -> None:
    """Many round touches of the brush at once, in the metres of the batch."""
    sx, sy, tx, ty = batch.matrix
    batch.discs(points * (sx, sy) + (tx, ty), np.maximum(0.5, radius * abs(sx)), colors, alpha)


def trunk_and_boughs(
    batch: Batch,
    palette: Palette,
    rng: np.random.Generator,
    foliage: Foliage,
    height: float,
    depth: float,
    side: float,
    bare: bool,
) -> None:
    """A stem with boughs; a bare tree has twigs too, and snow on them when there is any."""
    dark, lit = palette.local(foliage.bark, depth, 0.12), palette.local(foliage.bark, depth, 0.8)
    width, top = 0.034 * height, height * (foliage.center - 0.3 * foliage.tall)
    lean = float(rng.normal()) * 0.02 * height
    stem = [(-width * 1.5, 0), (-width * 0.8, 0.05 * height), (lean - width * 0.5, top),
            (lean * 1.6 - width * 0.2, height * foliage.center), (lean * 1.6 + width * 0.2, height * foliage.center),
            (lean + width * 0.5, top), (width * 0.8, 0.05 * height), (width * 1.5, 0)]  # fmt: skip
    batch.poly(stem, Grad((-width * side, 0), (width * side, 0), [(dark, 1), (lit, 1)]))
    if foliage.bark == "d8d2c6":
        for y in np.linspace(0.06, 0.5, 9) * height:
            batch.rect(-width * 0.7, y, float(rng.uniform(-0.4, 0.6)) * width, y + 0.012 * height, dark, 0.7)
    boughs = 9 if bare else 6
    for k in range(boughs):
        angle = (k / (boughs - 1) - 0.5) * 2.3 + float(rng.uniform(-0.2, 0.2))
        start = (lean, float(rng.uniform(0.75, 1.0)) * top + 0.04 * height)
        reach = 0.5 * height * (foliage.tall * abs(math.cos(angle)) + foliage.wide * 0.8 * abs(math.sin(angle)))
        reach *= 1.0 if bare else 0.7
        end = (start[0] + math.sin(angle) * reach, start[1] + math.cos(angle) * reach)
        bow = ((start[0] + end[0]) / 2 + 0.02 * height * math.sin(angle), (start[1] + end[1]) / 2 - 0.03 * height)
        batch.stroke([start, bow, end], mix(dark, lit, 0.25), width * 0.8, end_width=width * 0.12)
        for j in range(7 if bare else 0):
            q = float(rng.uniform(0.35, 1.0))
            root = (start[0] + (end[0] - start[0]) * q, start[1] + (end[1] - start[1]) * q)
            twig, long = (
                angle + float(rng.choice((-1.0, 1.0))) * float(rng.uniform(0.4, 0.9)),
                0.13 * height * (1.3 - q),
            )
            tip = (root[0] + math.sin(twig) * long, root[1] + math.cos(twig) * long)
            batch.stroke([root, tip], mix(dark, lit, 0.2), width * 0.22, end_width=width * 0.05)
            if palette.snow and j % 2:
                batch.stroke([root, tip], palette.local("f2f6fc", depth, 0.9), width * 0.2, 0.8, end_width=width * 0.08)


def palm(batch: Batch, palette: Palette, seed: int, height: float = 8.0, depth: float = 0.0) -> None:
    """A palm: a bowed ringed stem and a crown of fronds."""
    rng = np.random.default_rng((seed, 47))
    dark, lit = palette.local("6a5238", depth, 0.2), palette.local("b8a078", depth, 0.85)
    bow = float(rng.uniform(-1, 1)) * 0.14 * height
    q = np.linspace(0, 1, 12)
    stem = np.stack([bow * q**1.8, height * 0.86 * q], 1)
    batch.stroke(stem, mix(dark, lit, 0.35), 0.05 * height, end_width=0.026 * height)
    batch.stroke(
        stem + np.array([0.008 * height, 0.0]), mix(dark, lit, 0.8), 0.016 * height, 0.6, end_width=0.008 * height
    )
    for x, y in stem[1:]:
        batch.rect(x - 0.018 * height, y, x + 0.018 * height, y + 0.006 * height, dark, 0.5)
    x0, y0 = stem[-1]
    shade, leaf = palette.local("2c5a2e", depth, 0.15), palette.local("8cb04c", depth, 0.95)
    for k in range(13):
        angle = -1.9 + 3.8 * k / 12 + float(rng.uniform(-0.1, 0.1))
        long = 0.42 * height * float(rng.uniform(0.85, 1.1))
        s = np.linspace(0, 1, 9)
        rib = np.stack([x0 + np.sin(angle) * long * s, y0 + np.cos(angle) * long * s * 0.55 + 0.10 * height * s
                        - 0.26 * height * s**2], 1)  # fmt: skip
        tone = mix(shade, leaf, float(np.clip(0.5 + 0.35 * np.cos(angle) + rng.uniform(-0.2, 0.2), 0, 1)))
        batch.stroke(rib, tone, 0.012 * height, end_width=0.004 * height)
        for i in range(1, 9):
            for hang in (-1, 1):
                tip = (rib[i][0] + hang * 0.045 * height * np.cos(angle), rib[i][1] - 0.075 * height * (1 - 0.3 * s[i]))
                batch.poly([rib[i - 1], rib[i], tip], tone, 0.95)
    for k in range(4):
        batch.oval(x0 + (k - 1.5) * 0.02 * height, y0 - 0.02 * height, 0.02 * height, 0.022 * height, dark)


def cactus(batch: Batch, palette: Palette, seed: int, height: float = 4.0, depth: float = 0.0) -> None:
    """A saguaro with two or three arms."""
    rng = np.random.default_rng((seed, 53))
    dark, lit = palette.local("35543a", depth, 0.15), palette.local("86a060", depth, 0.9)
    side = 1.0 if palette.sun[0] >= 0 else -1.0
    r = 0.07 * height

    def limb(points: list[tuple[float, float]], radius: float) -> None:
        batch.stroke(points, dark, 2 * radius)
        shifted = [(x + side * radius * 0.35, y) for x, y in points]
        batch.stroke(shifted, lit, radius * 1.1, 0.75)
        batch.stroke(shifted, dark, radius * 0.18, 0.5)

    for k in range(int(rng.integers(2, 4))):
        way, y = (1 if k % 2 else -1), height * float(rng.uniform(0.3, 0.5))
        out = way * height * float(rng.uniform(0.17, 0.24))
        limb([(0, y), (out * 0.7, y + 0.01 * height), (out, y + 0.08 * height), (out, y + height * 0.3)], r * 0.7)
    limb([(0, 0), (0, height)], r)


def bush(batch: Batch, palette: Palette, seed: int, height: float = 1.2, depth: float = 0.0) -> None:
    """A round shrub; in spring and summer some of them bloom."""
    rng = np.random.default_rng((seed, 59))
    colors = {"autumn": ("7a4a26", "d09a3c"), "winter": ("4a4a3a", "7a7458")}.get(palette.season, ("2e5a2a", "86a848"))
    dark, lit = palette.local(colors[0], depth, 0.12), palette.local(colors[1], depth, 0.95)
    side = 1.0 if palette.sun[0] >= 0 else -1.0
    for k in range(6):
        x, y = (k - 2.5) * 0.26 * height, height * float(rng.uniform(0.3, 0.55))
        toward = x * side / height + y / height - 0.3
        clump(batch, rng, (x, y), 0.42 * height, side, toward, dark, lit, 34, 0.04 * height)
    if palette.season in ("spring", "summer") and rng.random() < 0.4:
        bloom = palette.local(("e87a9a", "f4f0e4", "e8c04a", "b08ad0")[int(rng.integers(4))], depth, 0.95)
        points = np.stack([rng.uniform(-0.8, 0.8, 24) * height, rng.uniform(0.25, 0.9, 24) * height], 1)
        dabs(batch, points, np.full(24, 0.035 * height), np.repeat(bloom[None], 24, 0), 1.0)


def fern(batch: Batch, palette: Palette, seed: int, height: float = 1.2, depth: float = 0.0) -> None:
    """A fan of broad leaves, as on the floor of a jungle."""
    rng = np.random.default_rng((seed, 61))
    dark, lit = palette.local("1c4a28", depth, 0.15), palette.local("7ab04a", depth, 0.95)
    for k in range(11):
        angle = (k / 10 - 0.5) * 2.6 + float(rng.uniform(-0.15, 0.15))
        long = height * float(rng.uniform(0.7, 1.15))
        tip = (math.sin(angle) * long, 0.06 * height + math.cos(angle) * long * 0.9)
        mid = (tip[0] * 0.5, tip[1] * 0.62)
        nx, ny = math.cos(angle) * 0.10 * height, -math.sin(angle) * 0.10 * height
        tone = mix(dark, lit, float(np.clip(0.3 + 0.5 * math.cos(angle) + rng.uniform(-0.2, 0.2), 0, 1)))
        batch.poly([(0, 0), (mid[0] - nx, mid[1] - ny), tip, (mid[0] + nx, mid[1] + ny)], tone)
        batch.stroke([(0, 0), mid, tip], dark, 0.012 * height, 0.6)
