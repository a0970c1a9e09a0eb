"""Something to sit on where the place has no seat: a bench in town, a log on grass, a rock in sand and snow."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .color import mix
from .curves import smooth
from .layer import PaintedLayer
from .palette import Palette
from .raster import Batch, Grad

HEIGHT = 0.44
"""Metres of the seat above the ground."""


def bench(b: Batch, p: Palette) -> None:
    """Wooden slats on iron legs, with a back."""
    wood, iron = p.local("9a6a42", 0, 0.8), p.local("3a3a40", 0, 0.4)
    for x in (-0.62, 0.62):
        b.rect(x - 0.03, 0.0, x + 0.03, HEIGHT - 0.03, iron)
        b.rect(x - 0.03, HEIGHT, x + 0.02, 0.82, iron)
    for y in (0.56, 0.68, 0.80):
        b.rect(-0.78, y - 0.045, 0.78, y + 0.035, mix(wood, iron, 0.25))
    b.rect(
        -0.80,
        HEIGHT - 0.07,
        0.80,
        HEIGHT,
        Grad((0, HEIGHT), (0, HEIGHT - 0.07), [(wood, 1), (mix(wood, iron, 0.5), 1)]),
    )


def log(b: Batch, p: Palette) -> None:
    """A felled trunk."""
    bark, cut = p.local("6a4c34", 0, 0.7), p.local("cda878", 0, 0.9)
    dark = bark * np.float32(0.5)
    b.poly(
        smooth([(-0.85, 0.0), (-0.90, 0.30), (-0.80, HEIGHT), (0.75, HEIGHT - 0.02), (0.82, 0.22), (0.78, 0.0)]),
        Grad((0, HEIGHT), (0, 0), [(mix(bark, cut, 0.2), 1), (bark, 1), (dark, 1)]),
    )
    for y in (0.12, 0.22, 0.32):
        b.stroke([(-0.8, y), (-0.2, y + 0.02), (0.7, y - 0.01)], dark, 0.012, 0.5)
    b.oval(0.76, 0.22, 0.10, 0.21, cut)
    b.oval(0.76, 0.22, 0.05, 0.12, mix(cut, bark, 0.4))


def rock(b: Batch, p: Palette) -> None:
    """A low boulder, lit from above."""
    lit, dark = p.local("b4a494", 0, 0.9), p.local("6a6068", 0, 0.25)
    if p.snow:
        lit = p.local("f2f4f8", 0, 0.95)
    outline = [
        (-0.62, 0.0),
        (-0.66, 0.2),
        (-0.42, HEIGHT - 0.04),
        (0.18, HEIGHT),
        (0.44, 0.34),
        (0.60, 0.14),
        (0.56, 0.0),
    ]
    b.poly(smooth(outline), Grad((-0.2, HEIGHT), (0.25, 0.0), [(lit, 1), (mix(lit, dark, 0.45), 1), (dark, 1)]))
    b.poly(
        [(-0.40, HEIGHT - 0.05), (0.16, HEIGHT - 0.01), (0.05, 0.20), (-0.34, 0.16)],
        mix(lit, dark, 0.25),
        0.5,
        soft=0.02,
    )


TABLE = 0.74
"""Metres of a table's top above the ground."""

DEEP = 0.085
"""Metres of height that the depth of a table's top takes in the picture."""


def table(palette: Palette, left: float, right: float, y: float, z: float) -> PaintedLayer:
    """A wooden table under what stands from `left` to `right` at depth `z` on ground of height `y`."""
    half = max(0.34, 0.5 * (right - left) + 0.20)
    middle = (left + right) / 2

    def paint(b: Batch) -> None:
        wood, dark = palette.local("a06c42", 0, 0.85), palette.local("4a2e1e", 0, 0.35)
        for x in (-half + 0.12, half - 0.12):
            b.poly(
                [(x - 0.045, 0.0), (x + 0.045, 0.0), (x + 0.05, TABLE), (x - 0.05, TABLE)],
                Grad((x - 0.05, 0), (x + 0.05, 0), [(mix(wood, dark, 0.3), 1), (dark, 1)]),
            )
        b.rect(-half + 0.05, TABLE - 0.15, half - 0.05, TABLE - 0.04, mix(wood, dark, 0.6))
        top = [(-half, TABLE - DEEP * 0.55), (half, TABLE - DEEP * 0.55), (half - 0.10, TABLE + DEEP * 0.45)]
        top.append((-half + 0.10, TABLE + DEEP * 0.45))
        light = [(mix(wood, dark, 0.25), 1), (wood, 1), (mix(wood, palette.local("f0d8b0", 0, 1.0), 0.35), 1)]
        b.poly(top, Grad((-half, TABLE), (half, TABLE), light))
        for k in range(4):
            line = TABLE - DEEP * (0.42 - 0.22 * k)
            b.stroke([(-half + 0.02 + 0.02 * k, line), (half - 0.02 - 0.02 * k, line)], dark, 0.004, 0.28)
        b.rect(
            -half, TABLE - 0.085, half, TABLE - DEEP * 0.55, Grad((0, TABLE), (0, TABLE - 0.1), [(wood, 1), (dark, 1)])
        )

    layer = PaintedLayer.paint(-half - 0.05, -0.02, half + 0.05, TABLE + 0.1, 700, z, paint)
    layer.x0 += middle
    layer.y1 += y
    return layer


SEATS: dict[str, Callable[[Batch, Palette], None]] = {
    "asphalt": bench,
    "wet-asphalt": bench,
    "stone": bench,
    "wood": bench,
    "tiles": bench,
    "grass": log,
    "earth": log,
    "leaves": log,
}
"""Surface to what one sits on there; anywhere else it is a rock."""


def perch(palette: Palette, surface: str, x: float, y: float, z: float) -> PaintedLayer:
    """The seat of someone who sits at (x, z) on ground of height y."""
    layer = PaintedLayer.paint(-1.0, -0.02, 1.0, 0.9, 300, z + 0.04, lambda b: SEATS.get(surface, rock)(b, palette))
    layer.x0 += x
    layer.y1 += y
    return layer
