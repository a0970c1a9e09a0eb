"""Trees drawn in metres, root at the origin."""

from __future__ import annotations

import math

import numpy as np

from ..color import Rgb, mix
from ..palette import Palette
from ..raster import Batch, Grad


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


FOLIAGE = {
    "oak": ("3f6a2e", "7f9c3e", 0.62, 1.0),
    "birch": ("5c8438", "b3bf58", 0.42, 0.8),
    "poplar": ("41702f", "8fae48", 0.26, 0.7),
    "maple": ("4c6f2c", "a3a545", 0.55, 0.9),
}
"""Kind of tree: colour in shade, colour in light, crown width over height, density."""


def broadleaf(
    batch: Batch, palette: Palette, seed: int, height: float = 8.0, depth: float = 0.0, kind: str = ""
) -> None:
    """A leaf tree: trunk, branches, and a crown of leaf masses lit from the sun's side."""
    rng = np.random.default_rng((seed, 43))
    kind = kind or str(rng.choice(list(FOLIAGE)))
    shade_hex, lit_hex, wide, _ = FOLIAGE[kind]
    bark = "d8d2c6" if kind == "birch" else "5a4636"
    trunk_dark, trunk_lit = palette.local(bark, depth, 0.15), palette.local(bark, depth, 0.8)
    side = 1.0 if palette.sun[0] >= 0 else -1.0
    top, crown = height * 0.42, height * wide / 2
    width = 0.035 * height
    stem = [
        (-width, 0),
        (width, 0),
        (width * 0.55, top),
        (width * 0.3, height * 0.7),
        (-width * 0.3, height * 0.7),
        (-width * 0.55, top),
    ]
    batch.poly(stem, Grad((-width * side, 0), (width * side, 0), [(trunk_dark, 1), (trunk_lit, 1)]))
    for _ in range(5):
        angle = rng.uniform(-1.0, 1.0)
        start = (0.0, rng.uniform(0.3, 0.5) * height)
        end = (math.sin(angle) * crown * 0.7, start[1] + math.cos(angle) * crown * 0.8)
        batch.stroke([start, end], trunk_dark, width * 0.8, end_width=width * 0.2)
    center = height * 0.64
    masses = []
    dark_leaf, lit_leaf = palette.local(shade_hex, depth, 0.15), palette.local(lit_hex, depth, 0.95)
    # Far crowns need fewer leaf masses, each a little larger.
    count, grown = (46, 1.0) if depth < 40 else (20, 1.35)
    for _ in range(count):
        angle, reach = rng.uniform(0, 2 * math.pi), math.sqrt(rng.random())
        masses.append((math.cos(angle) * reach * crown, center + math.sin(angle) * reach * height * 0.34))
    masses.sort(key=lambda m: m[0] * side + m[1] * 0.9)
    for x, y in masses:
        toward = (x * side / crown + (y - center) / (height * 0.34)) * 0.5
        light = float(np.clip(0.42 + 0.5 * toward + rng.uniform(-0.12, 0.12), 0, 1))
        color = mix(dark_leaf, lit_leaf, light)
        leaf_mass(batch, x, y, grown * height * rng.uniform(0.055, 0.105), color, rng)


def leaf_mass(batch: Batch, x: float, y: float, radius: float, color: Rgb, rng: np.random.Generator) -> None:
    """One clump of leaves: a ragged, slightly flat disc."""
    n = 14
    angle = np.linspace(0, 2 * math.pi, n, endpoint=False) + rng.random()
    ragged = radius * (0.78 + 0.44 * rng.random(n))
    batch.poly(np.stack([x + np.cos(angle) * ragged * 1.15, y + np.sin(angle) * ragged * 0.85], 1), color)
