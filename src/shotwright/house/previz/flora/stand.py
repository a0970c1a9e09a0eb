"""Stands of trees and grass: textures baked once, placed at many depths."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..canvas import Canvas
from ..color import mix
from ..layer import PaintedLayer, painted
from ..palette import Palette
from ..raster import Batch, Texture
from ..view import View

TreePainter = Callable[[Batch, Palette, int, float, float], None]


@dataclass(slots=True)
class Stand:
    """One tree of a stand: a baked texture standing at (x, z) with its own size."""

    texture: Texture
    x: float
    z: float
    height: float
    ppm: float
    left: float
    top: float
    shadow: tuple[float, ...] | None = None
    veil: float = 0.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A shadow on the ground away from the light, and the tree; it fades before the eye reaches it."""
        depth = view.depth(self.x, self.z)
        if depth < 2.0:
            return
        size = view.scale(self.x, self.z) * self.height
        column, row = view.point(self.x, 0.0, self.z)
        if column < -size or column > canvas.width + size:
            return
        fade = min(1.0, (depth - 2.0) / 1.5)
        k = size / self.ppm
        up = -1.0 if view.mirror else 1.0
        if self.shadow is not None and up > 0:
            slope = min(0.8, view.y / depth + 0.12)
            outline = [
                (column - 0.03 * size * 9, row),
                (column + 0.06 * size, row + 0.03 * size * slope),
                (column + 0.95 * size, row + 0.42 * size * slope),
                (column + 0.12 * size, row - 0.05 * size * slope),
            ]
            canvas.batch.poly(outline, self.shadow, 0.30 * fade * math.exp(-depth / 160), soft=1.2)
            canvas.flush()
        canvas.blit(
            self.texture, column + self.left * k * self.ppm, row - up * self.top * k * self.ppm, k, up * k, fade
        )


def scattered(
    palette: Palette,
    rng: np.random.Generator,
    paint: TreePainter,
    count: int,
    *,
    near: float,
    far: float,
    keep_clear: Callable[[float, float], bool],
    variants: int = 4,
    ppm: float = 34.0,
    shadow: tuple[float, ...] | None = None,
    spread: float = 1.5,
    sizes: tuple[float, float] = (0.6, 1.3),
) -> list[Stand]:
    """`count` trees between two depths, none where `keep_clear(x, z)`; a handful of textures serves all, hazed by depth."""
    zones = [near + (far - near) * f for f in (0.12, 0.4, 0.75)]
    baked = [
        [bake(palette, paint, int(rng.integers(1 << 30)), ppm / (1 + zone), depth) for _ in range(variants)]
        for zone, depth in enumerate(zones)
    ]
    stand: list[Stand] = []
    tries = 0
    while len(stand) < count and tries < count * 12:
        tries += 1
        z = near + rng.random() ** 0.7 * (far - near)
        x = (rng.random() - 0.5) * z * spread * 1.6
        if keep_clear(x, z):
            continue
        zone = 0 if z < (zones[0] + zones[1]) / 2 else 1 if z < (zones[1] + zones[2]) / 2 else 2
        texture, scale, left, top = baked[zone][int(rng.integers(variants))]
        stand.append(Stand(texture, x, z, rng.uniform(*sizes), scale, left, top, shadow))
    return stand


def bake(
    palette: Palette, paint: TreePainter, seed: int, ppm: float, depth: float
) -> tuple[Texture, float, float, float]:
    """A 10 m tree as texture, with texels a metre and its left and top in metres."""
    left, top = -4.6, 10.8
    texture = painted(left, -0.3, -left, top, ppm, lambda batch: paint(batch, palette, seed, 9.0, depth))
    return texture, ppm, left, top


def foreground_grass(
    palette: Palette, rng: np.random.Generator, z: float, *, height: float = 0.5, blur: float = 0.012, flowers: int = 0
) -> PaintedLayer:
    """Blades close to the eye, out of focus: a frame at the bottom of the picture."""
    dark, lit = palette.local("2c4a22", 0, 0.25), palette.local("8aa84a", 0, 0.9)

    def paint(batch: Batch) -> None:
        for _ in range(620):
            x, tall = rng.uniform(-7, 7), height * rng.uniform(0.35, 1.0)
            lean = rng.normal() * 0.22 * tall
            color = mix(dark, lit, float(rng.random()) ** 1.5)
            batch.poly(
                [(x - 0.012, -0.4), (x + 0.012, -0.4), (x + lean * 0.5 + 0.006, tall * 0.6), (x + lean, tall)], color
            )
        for _ in range(flowers):
            x, y = rng.uniform(-7, 7), height * rng.uniform(0.4, 0.95)
            color = palette.local(("f4e9c8", "e6b84a", "d9637a", "9f86c8")[int(rng.integers(4))], 0, 0.9)
            batch.oval(x, y, 0.03, 0.026, color)

    return PaintedLayer.paint(-7.2, -0.4, 7.2, height + 0.15, 170, z, paint, blur)
