"""Furniture of homes: what stands in living rooms, bedrooms, kitchens and bathrooms, painted upright in metres."""

from __future__ import annotations

import numpy as np

from ...color import mix, rgb
from ...curves import smooth
from ...raster import ADD, Grad
from .brush import Brush, Pieces

furniture = Pieces()
"""Every piece of furniture by name."""


def shadow(b: Brush, half: float) -> None:
    """The dark under a piece."""
    b.batch.oval(0, 0.015, half * 1.06, 0.045, b.color("181410", 0.2), 0.45, soft=0.03)


def legs(b: Brush, xs: tuple[float, ...], top: float, color: str, half: float = 0.025) -> None:
    """Straight legs down to the floor."""
    for x in xs:
        b.flat(x - half, 0, x + half, top, color, 0.4)


def lamp_glow(b: Brush, x: float, y: float, radius: float, strength: float = 0.3) -> None:
    """The light around a lamp, stronger when lamps are on."""
    power = strength if b.palette.lamps_lit else strength * 0.35
    b.batch.oval(x, y, radius, radius * 0.85, rgb("ffc878"), power, ADD, soft=radius * 0.3)


@furniture("sofa", 2.6, 1.1)
def sofa(b: Brush) -> None:
    """A three-seat sofa with cushions."""
    cloth = b.pick("6a7a8a", "a8744c", "7a8a6a", "8a5a5a", "c8b8a0", "4f6a74")
    shadow(b, 1.1)
    legs(b, (-1.0, 1.0), 0.14, "4a3426")
    b.block(-1.12, 0.12, 1.12, 0.44, cloth, 0.5)
    b.poly(smooth([(-1.08, 0.4), (-1.1, 0.86), (-0.98, 0.93), (0.98, 0.93), (1.1, 0.86), (1.08, 0.4)]), cloth, 0.62)
    for x in (-0.72, 0, 0.72):
        b.block(x - 0.35, 0.4, x + 0.35, 0.54, cloth, 0.8)
        b.flat(x - 0.36, 0.39, x + 0.36, 0.41, cloth, 0.25)
    for x in (-1.18, 1.18):
        b.poly(smooth([(x - 0.13, 0.1), (x - 0.14, 0.6), (x, 0.68), (x + 0.14, 0.6), (x + 0.13, 0.1)]), cloth, 0.72)
    for x, tint in ((-0.74, b.pick("e0b060", "d8dcd0", "c85a4a")), (0.7, b.pick("3f6a7a", "e8dcc8", "a8504a"))):
        b.poly(smooth([(x - 0.2, 0.5), (x - 0.17, 0.84), (x + 0.15, 0.86), (x + 0.2, 0.52)]), tint, 0.8)


@furniture("armchair", 1.2, 1.2)
def armchair(b: Brush) -> None:
    """A deep armchair."""
    cloth = b.pick("8a5a3c", "5a6a5c", "a89a86", "6a4a5c")
    shadow(b, 0.5)
    legs(b, (-0.4, 0.4), 0.14, "4a3426")
    b.poly(smooth([(-0.42, 0.3), (-0.44, 0.95), (-0.3, 1.05), (0.3, 1.05), (0.44, 0.95), (0.42, 0.3)]), cloth, 0.6)
    b.block(-0.4, 0.12, 0.4, 0.46, cloth, 0.75)
    for x in (-0.48, 0.48):
        b.poly(smooth([(x - 0.1, 0.1), (x - 0.11, 0.6), (x, 0.66), (x + 0.11, 0.6), (x + 0.1, 0.1)]), cloth, 0.7)


@furniture("low-table", 1.4, 0.6)
def low_table(b: Brush) -> None:
    """A low table with a book and a bowl."""
    shadow(b, 0.6)
    legs(b, (-0.52, 0.52), 0.4, "5a3c28")
    b.flat(-0.62, 0.38, 0.62, 0.44, "b07e50", 0.85)
    b.flat(-0.3, 0.44, 0.0, 0.48, "c8503c", 0.7)
    b.poly(smooth([(0.14, 0.54), (0.2, 0.45), (0.36, 0.45), (0.42, 0.54)]), "dfe4e0", 0.8)


@furniture("television", 2.2, 1.6)
def television(b: Brush) -> None:
    """A screen on a low cabinet."""
    shadow(b, 0.95)
    b.block(-0.95, 0.08, 0.95, 0.46, "8a6242")
    for x in (-0.32, 0.32):
        b.flat(x - 0.01, 0.1, x + 0.01, 0.44, "4a3020", 0.3)
    b.flat(-0.66, 0.52, 0.66, 1.3, "1a1c22", 0.4)
    glow = [(b.color("5a88b0", 0.9), 1.0), (b.color("2a3a5a", 0.5), 1.0)]
    b.batch.rect(-0.62, 0.56, 0.62, 1.26, Grad((-0.6, 1.26), (0.6, 0.56), glow))


@furniture("bookshelf", 2.0, 2.4)
def bookshelf(b: Brush) -> None:
    """Shelves full of books."""
    wood = b.pick("7a5436", "5c4030", "a88258")
    shadow(b, 0.9)
    b.block(-0.92, 0, 0.92, 2.3, wood, 0.55)
    for k in range(5):
        y = 0.1 + 0.44 * k
        b.flat(-0.86, y, 0.86, y + 0.38, wood, 0.15)
        x = -0.84
        while x < 0.74:
            w, h = float(b.rng.uniform(0.025, 0.07)), float(b.rng.uniform(0.22, 0.35))
            if b.rng.random() < 0.9:
                tint = b.pick("b8483a", "3a5a7a", "d8b060", "4a7a5a", "e8dcc4", "6a4a6a", "2c3444", "c87a4a")
                b.flat(x, y, x + w, y + h, tint, float(b.rng.uniform(0.5, 0.85)))
                b.flat(x, y + h * 0.75, x + w, y + h * 0.8, "e8d8a8", 0.6, 0.6)
            x += w + 0.004
    b.flat(-0.96, 2.28, 0.96, 2.36, wood, 0.8)


@furniture("floor-lamp", 0.8, 1.9)
def floor_lamp(b: Brush) -> None:
    """A standing lamp with a cloth shade."""
    b.oval(0, 0.02, 0.16, 0.03, "2e2a28", 0.5)
    b.flat(-0.012, 0, 0.012, 1.4, "5a4c40", 0.6)
    lit = rgb("ffe2ae") if b.palette.lamps_lit else b.color("efe2c8", 0.85)
    b.batch.poly([(-0.25, 1.36), (0.25, 1.36), (0.16, 1.74), (-0.16, 1.74)], lit)
    lamp_glow(b, 0, 1.4, 0.8)


@furniture("pendant", 1.0, 3.6)
def pendant(b: Brush) -> None:
    """A lamp that hangs from the ceiling."""
    b.flat(-0.008, 2.36, 0.008, 3.6, "2a2422", 0.4)
    b.poly(
        smooth([(-0.06, 2.42), (-0.24, 2.2), (-0.26, 2.14), (0.26, 2.14), (0.24, 2.2), (0.06, 2.42)]),
        b.pick("33302e", "c89a4a", "e8e4da"),
        0.6,
    )
    b.batch.oval(0, 2.13, 0.2, 0.035, rgb("fff0c8") if b.palette.lamps_lit else b.color("f2ead8", 0.9))
    lamp_glow(b, 0, 2.1, 0.7, 0.26)


@furniture("tube-light", 2.4, 3.6)
def tube_light(b: Brush) -> None:
    """A long white ceiling light."""
    for x in (-0.9, 0.9):
        b.flat(x - 0.006, 2.95, x + 0.006, 3.6, "c8ccd0", 0.6)
    b.flat(-1.1, 2.9, 1.1, 2.97, "dfe3e6", 0.8)
    b.batch.rect(-1.08, 2.86, 1.08, 2.91, (1.0, 1.02, 1.04))
    b.batch.oval(0, 2.86, 1.3, 0.25, (0.9, 0.96, 1.0), 0.16, ADD, soft=0.12)


@furniture("house-plant", 1.4, 1.9)
def house_plant(b: Brush) -> None:
    """A leafy plant in a pot."""
    pot = b.pick("c8784a", "e8e4da", "5a6a70")
    shadow(b, 0.24)
    b.poly([(-0.24, 0.42), (0.24, 0.42), (0.18, 0), (-0.18, 0)], pot, 0.7)
    b.flat(-0.26, 0.4, 0.26, 0.46, pot, 0.85)
    for k in range(19):
        angle = (k / 18 - 0.5) * 2.5 + float(b.rng.uniform(-0.15, 0.15))
        long = float(b.rng.uniform(0.7, 1.25))
        tip = (np.sin(angle) * long * 0.55, 0.45 + np.cos(angle) * long)
        mid, n = (tip[0] * 0.5, 0.45 + (tip[1] - 0.45) * 0.6), (np.cos(angle) * 0.09, -np.sin(angle) * 0.09)
        tone = b.pick("3f7a3c", "5a9448", "2f6238", "78ac54")
        b.poly(smooth([(0, 0.42), (mid[0] - n[0], mid[1] - n[1]), tip, (mid[0] + n[0], mid[1] + n[1])]), tone, 0.7)


@furniture("fireplace", 2.2, 2.0)
def fireplace(b: Brush) -> None:
    """A hearth with a burning fire under a mantel."""
    stone = b.pick("b0a496", "8a5a4a", "d8d0c4")
    b.block(-1.0, 0, 1.0, 1.2, stone, 0.7)
    b.flat(-1.12, 1.2, 1.12, 1.32, "7a5436", 0.75)
    b.flat(-0.6, 0.0, 0.6, 0.86, "1c1412", 0.3)
    for k, (wide, high, tint) in enumerate(((0.4, 0.62, "d8481e"), (0.28, 0.46, "ff8a2a"), (0.15, 0.3, "ffdc6a"))):
        x = 0.04 * (k - 1)
        shape = ((-1.0, 0.1), (-0.6, high * 0.7), (-0.2, high * 0.55), (0.0, high + 0.1), (0.3, high * 0.6))
        tongues = [(x + wide * u, v) for u, v in (*shape, (0.7, high * 0.8), (1.0, 0.1))]
        b.batch.poly(smooth(tongues), rgb(tint))
    for x in (-0.22, 0.18):
        b.batch.capsule((x - 0.2, 0.08), (x + 0.22, 0.14), 0.06, 0.05, b.color("3a261c", 0.5))
    b.batch.oval(0, 0.4, 1.5, 1.0, rgb("ff8a3a"), 0.3, ADD, soft=0.3)
    for x, tint in ((-0.8, "c8a850"), (0.7, "3f6a7a")):
        b.block(x - 0.06, 1.32, x + 0.06, 1.6, tint)


@furniture("picture", 1.2, 2.4)
def picture(b: Brush) -> None:
    """A framed picture on the wall, of hills, of shapes, or of a face."""
    w, h = float(b.rng.uniform(0.3, 0.5)), float(b.rng.uniform(0.26, 0.4))
    y = 1.75
    b.flat(-w - 0.05, y - h - 0.05, w + 0.05, y + h + 0.05, b.pick("3a2c24", "c8a458", "efeae0"), 0.6)
    b.flat(-w, y - h, w, y + h, b.pick("e8dcc4", "c8d8e0", "e8c8a8"), 0.85)
    kind = int(b.rng.integers(3))
    if kind == 0:
        for k, tint in enumerate(("8aa8b8", "6a8a6a", "4a6a4a")):
            q = np.linspace(-w, w, 9)
            crest = y - h + (0.9 - 0.3 * k) * h + 0.16 * h * np.sin(q * 7 + k * 2 + float(b.rng.random()) * 6)
            b.poly([(-w, y - h), *zip(q, crest, strict=True), (w, y - h)], tint, 0.75)
        b.oval(w * 0.4, y + h * 0.5, 0.08, 0.08, "f0b050", 0.9)
    elif kind == 1:
        for _ in range(5):
            r = float(b.rng.uniform(0.06, 0.16))
            x, v = float(b.rng.uniform(-w + r, w - r)), float(b.rng.uniform(y - h + r, y + h - r))
            b.oval(x, v, r, r, b.pick("d8503c", "2f5a8a", "e0b040", "2a2c34", "5a8a6a"), 0.8)
    else:
        b.poly(
            smooth([(-w * 0.6, y - h), (-w * 0.3, y - h * 0.3), (w * 0.3, y - h * 0.3), (w * 0.6, y - h)]),
            "4a3a4a",
            0.6,
        )
        b.oval(0, y + h * 0.1, w * 0.3, h * 0.42, "d8a888", 0.75)
        b.poly(
            smooth([(-w * 0.32, y + h * 0.1), (0, y + h * 0.62), (w * 0.32, y + h * 0.1), (0, y + h * 0.35)]),
            "3a2a22",
            0.5,
        )


@furniture("window", 2.2, 2.8)
def window(b: Brush) -> None:
    """A tall window with curtains; its light is that of the hour outside."""
    p = b.palette
    y0, y1, w = 0.9, 2.5, 0.8
    upper, lower = p.sky[min(2, len(p.sky) - 1), 1:], p.sky[0, 1:]
    if not p.night:
        upper, lower = mix(upper, (1.0, 1.0, 1.0), 0.25), mix(lower, (1.0, 1.0, 1.0), 0.3)
    b.flat(-w - 0.09, y0 - 0.09, w + 0.09, y1 + 0.09, "efe9dd", 0.75)
    b.batch.rect(-w, y0, w, y1, Grad((0, y1), (0, y0), [(upper, 1), (mix(upper, lower, 0.6), 1), (lower, 1)]))
    for _ in range(7):
        x, r = float(b.rng.uniform(-w, w)), float(b.rng.uniform(0.14, 0.3))
        tone = p.local(b.pick("4f7a40", "6a9448", "3f6236") if not p.snow else "dfe6f0", 30, 0.6)
        b.batch.oval(x, y0 + r * 0.4, r, r * 0.9, tone, 0.9)
    if p.lamps_lit:
        for _ in range(9):
            x, y = float(b.rng.uniform(-w, w - 0.08)), float(b.rng.uniform(y0, y0 + 0.9))
            b.batch.rect(x, y, x + 0.05, y + 0.06, rgb("ffd890"), 0.8)
    for x in (-w, -0.02, w - 0.04):
        b.flat(x, y0, x + 0.04, y1, "efe9dd", 0.7)
    b.flat(-w, 1.86, w, 1.9, "efe9dd", 0.7)
    b.flat(-w - 0.16, y0 - 0.13, w + 0.16, y0 - 0.07, "e4dccc", 0.85)
    cloth = b.pick("d8c8b0", "8aa0a8", "c88a70", "e8e2d6", "a8b090")
    for side in (-1, 1):
        outer, inner = side * (w + 0.24), side * (w - 0.24)
        b.poly(
            [(outer, y1 + 0.18), (inner, y1 + 0.18), (inner + side * 0.08, 1.5), (inner, 0.25), (outer, 0.25)],
            cloth,
            0.7,
        )
        for k in range(4):
            x = outer + (inner - outer) * (k + 0.5) / 4
            b.flat(x, 0.25, x + 0.025, y1 + 0.18, cloth, 0.35, 0.6)
    b.flat(-w - 0.34, y1 + 0.16, w + 0.34, y1 + 0.2, "6a4c34", 0.6)


@furniture("door", 1.2, 2.4)
def door(b: Brush) -> None:
    """A panelled door in its frame."""
    paint = b.pick("8a6242", "e8e2d6", "5a6a70")
    b.flat(-0.54, 0, 0.54, 2.2, "efe9dd", 0.7)
    b.block(-0.46, 0, 0.46, 2.12, paint, 0.6)
    for y0, y1 in ((0.2, 0.95), (1.1, 1.95)):
        for x in (-0.36, 0.04):
            b.flat(x, y0, x + 0.32, y1, paint, 0.4)
            b.flat(x + 0.02, y0 + 0.02, x + 0.32, y1, paint, 0.68)
    b.ball(0.38, 1.02, 0.035, 0.035, "d0b060")


@furniture("bed", 2.6, 1.3)
def bed(b: Brush) -> None:
    """A double bed from its side, with pillows and a blanket."""
    cover = b.pick("7a9ab0", "c88a7a", "8aa07a", "e0c890", "a890b0")
    shadow(b, 1.1)
    b.block(-1.12, 0, -1.02, 1.1, "7a5436")
    b.block(1.02, 0, 1.1, 0.62, "7a5436")
    b.flat(-1.05, 0.16, 1.05, 0.3, "6a4830", 0.5)
    b.block(-1.04, 0.28, 1.04, 0.52, "efe9df", 0.75)
    b.poly(smooth([(-0.42, 0.2), (-0.44, 0.56), (0.2, 0.62), (1.04, 0.56), (1.06, 0.2)]), cover, 0.7)
    for x in (-0.1, 0.3, 0.7):
        b.line([(x, 0.56), (x + 0.07, 0.24)], cover, 0.02, 0.4)
    b.poly(smooth([(-1.0, 0.52), (-0.96, 0.74), (-0.56, 0.72), (-0.5, 0.54)]), "faf6ee", 0.9)


@furniture("night-table", 0.8, 1.2)
def night_table(b: Brush) -> None:
    """A bedside table with a lamp."""
    b.block(-0.26, 0, 0.26, 0.52, "8a6242")
    b.flat(-0.2, 0.26, 0.2, 0.28, "4a3020", 0.3)
    b.ball(0, 0.62, 0.09, 0.11, "c8a8a0")
    lit = rgb("ffe2ae") if b.palette.lamps_lit else b.color("efe2c8", 0.85)
    b.batch.poly([(-0.19, 0.76), (0.19, 0.76), (0.12, 1.02), (-0.12, 1.02)], lit)
    lamp_glow(b, 0, 0.85, 0.6)


@furniture("wardrobe", 1.8, 2.4)
def wardrobe(b: Brush) -> None:
    """A wardrobe with two doors."""
    wood = b.pick("9a7048", "e4dccb", "6a4a34")
    shadow(b, 0.8)
    b.block(-0.8, 0.06, 0.8, 2.15, wood)
    b.flat(-0.86, 2.12, 0.86, 2.22, wood, 0.85)
    for x in (-0.76, 0.02):
        b.flat(x, 0.2, x + 0.74, 2.05, wood, 0.4, 0.5)
        b.flat(x + 0.05, 0.26, x + 0.69, 1.99, wood, 0.72)
    for x in (-0.06, 0.06):
        b.ball(x, 1.1, 0.025, 0.04, "d0b060")


@furniture("cot", 1.6, 1.1)
def cot(b: Brush) -> None:
    """A child's bed with bars."""
    shadow(b, 0.7)
    b.block(-0.68, 0.3, 0.68, 0.5, "f2ece2")
    b.poly(smooth([(-0.1, 0.5), (-0.08, 0.62), (0.6, 0.6), (0.66, 0.5)]), b.pick("a8c8e0", "f0c0c8", "f0e0a0"), 0.8)
    for x in np.linspace(-0.7, 0.7, 13):
        b.flat(x - 0.012, 0.1, x + 0.012, 0.98, "f4efe6", 0.75)
    for y in (0.28, 0.96):
        b.flat(-0.74, y, 0.74, y + 0.05, "f4efe6", 0.85)


@furniture("mobile", 1.2, 3.6)
def mobile(b: Brush) -> None:
    """Stars and a moon on threads."""
    b.flat(-0.005, 2.4, 0.005, 3.6, "a8a098", 0.5)
    b.flat(-0.36, 2.38, 0.36, 2.4, "c8a878", 0.7)
    for k, x in enumerate((-0.34, -0.12, 0.12, 0.34)):
        y = 2.05 - 0.1 * (k % 2)
        b.flat(x - 0.003, y, x + 0.003, 2.38, "a8a098", 0.5)
        b.ball(x, y, 0.06, 0.06, ("f0c850", "a8d0e8", "f0a8b0", "b8e0a8")[k])


@furniture("toys", 1.6, 0.8)
def toys(b: Brush) -> None:
    """Blocks, a ball and a bear on the floor."""
    for x, y, tint in ((-0.5, 0, "d8503c"), (-0.3, 0, "3f7ab0"), (-0.4, 0.2, "e8b83c"), (0.62, 0, "5aa05a")):
        b.block(x - 0.1, y, x + 0.1, y + 0.2, tint)
    b.ball(0.3, 0.14, 0.14, 0.14, "e0703c")
    b.ball(-0.02, 0.17, 0.13, 0.17, "a87848")
    b.ball(-0.02, 0.4, 0.11, 0.1, "a87848")
    for x in (-0.11, 0.07):
        b.oval(x, 0.49, 0.04, 0.04, "a87848", 0.6)


@furniture("cupboards", 4.2, 2.6)
def cupboards(b: Brush) -> None:
    """Kitchen units with a worktop, a sink, wall cupboards and tiles between."""
    front = b.pick("e8e2d4", "8aa09a", "5a7080", "c8b090", "d8dcd8")
    top = b.pick("a87a50", "5a5a60", "d8d4cc")
    b.flat(-2.1, 0.88, 2.1, 1.5, b.pick("e8e8e2", "c8d8d4", "d8c8b8"), 0.85)
    for x in np.arange(-2.1, 2.1, 0.15):
        b.flat(x, 0.88, x + 0.008, 1.5, "b8b4ac", 0.5, 0.6)
    for y in (1.03, 1.18, 1.33):
        b.flat(-2.1, y, 2.1, y + 0.008, "b8b4ac", 0.5, 0.6)
    b.flat(-2.1, 0, 2.1, 0.1, "2e2a28", 0.3)
    for x in np.arange(-2.1, 2.05, 0.6):
        b.block(x + 0.01, 0.1, x + 0.59, 0.86, front, 0.62)
        b.flat(x + 0.2, 0.76, x + 0.4, 0.78, "4a4a4e", 0.5)
        b.block(x + 0.01, 1.5, x + 0.59, 2.2, front, 0.7)
        b.flat(x + 0.2, 1.56, x + 0.4, 1.58, "4a4a4e", 0.5)
    b.flat(-2.14, 0.86, 2.14, 0.92, top, 0.85)
    b.flat(0.5, 0.88, 1.1, 0.91, "9aa2a8", 0.7)
    b.line([(0.8, 0.92), (0.8, 1.2), (0.95, 1.22), (0.95, 1.14)], "c8ced4", 0.03, 0.85)
    for x, h, tint in (
        (-1.7, 0.26, "c8503c"),
        (-1.45, 0.2, "e0b050"),
        (-1.25, 0.3, "4a7a5a"),
        (1.5, 0.22, "e8e0d0"),
        (1.7, 0.16, "c8784a"),
    ):
        b.block(x - 0.07, 0.92, x + 0.07, 0.92 + h, tint)


@furniture("stove", 1.0, 2.4)
def stove(b: Brush) -> None:
    """A stove with a pot, under its hood."""
    b.block(-0.4, 0, 0.4, 0.9, "c4c8cc", 0.7)
    b.flat(-0.32, 0.16, 0.32, 0.62, "22242a", 0.4)
    b.flat(-0.28, 0.2, 0.28, 0.58, "3a3236", 0.4)
    b.flat(-0.34, 0.66, 0.34, 0.69, "8a8e94", 0.7)
    b.flat(-0.42, 0.88, 0.42, 0.92, "2a2c30", 0.5)
    b.block(-0.22, 0.92, 0.12, 1.12, b.pick("b8483a", "8a9298", "3a5a6a"))
    b.flat(-0.26, 1.1, 0.16, 1.13, "c8ccd0", 0.7)
    b.poly([(-0.42, 1.65), (0.42, 1.65), (0.2, 2.0), (-0.2, 2.0)], "b8bec4", 0.7)
    b.block(-0.16, 2.0, 0.16, 2.4, "b8bec4", 0.6)


@furniture("fridge", 1.0, 2.1)
def fridge(b: Brush) -> None:
    """A tall fridge."""
    paint = b.pick("dfe3e6", "c84a40", "a8c0b8", "b8bec4")
    b.block(-0.38, 0.04, 0.38, 1.9, paint, 0.75)
    b.flat(-0.38, 1.22, 0.38, 1.24, "5a5e64", 0.4)
    for y0, y1 in ((0.7, 1.15), (1.3, 1.6)):
        b.flat(-0.32, y0, -0.28, y1, "8a9098", 0.8)


@furniture("dining-table", 2.4, 1.1)
def dining_table(b: Brush) -> None:
    """A table laid with plates, with chairs at both ends."""
    wood = b.pick("b07e50", "8a5c3a", "d8c4a0")
    shadow(b, 1.0)
    for side in (-1, 1):
        x = side * 1.16
        b.flat(x - 0.025, 0, x + 0.025, 0.98, wood, 0.4)
        b.flat(min(x, x - side * 0.36), 0.43, max(x, x - side * 0.36), 0.48, wood, 0.6)
        b.flat(x - side * 0.34 - 0.02, 0, x - side * 0.34 + 0.02, 0.45, wood, 0.35)
        for y in (0.62, 0.78, 0.92):
            b.flat(x - 0.05, y, x + 0.05, y + 0.06, wood, 0.6)
    legs(b, (-0.8, 0.8), 0.72, "5a3c28", 0.04)
    b.flat(-0.92, 0.7, 0.92, 0.76, wood, 0.85)
    for x in (-0.6, 0.6):
        b.oval(x, 0.775, 0.13, 0.018, "f4f0e8", 0.9)
    b.poly(smooth([(-0.14, 0.88), (-0.08, 0.77), (0.08, 0.77), (0.14, 0.88)]), "e0e4dc", 0.8)
    for x, tint in ((-0.06, "d8503c"), (0.05, "e8a838"), (0.0, "8aac4a")):
        b.ball(x, 0.91, 0.05, 0.05, tint)


@furniture("bath", 2.0, 1.0)
def bath(b: Brush) -> None:
    """A free-standing bath with foam."""
    shadow(b, 0.8)
    for k in range(9):
        b.oval(-0.6 + 0.15 * k, 0.64, 0.13, 0.08 + 0.03 * (k % 3), "fafcff", 0.95)
    b.poly(
        smooth([(-0.86, 0.64), (-0.74, 0.2), (-0.5, 0.08), (0.5, 0.08), (0.74, 0.2), (0.86, 0.64)], True),
        "f4f2ec",
        0.82,
    )
    b.flat(-0.9, 0.58, 0.9, 0.65, "fbfaf6", 0.95)
    for x in (-0.5, 0.5):
        b.ball(x, 0.06, 0.07, 0.07, "c8a850")
    b.line([(0.7, 0.65), (0.7, 0.86), (0.56, 0.86)], "c8ced4", 0.035, 0.85)


@furniture("basin", 1.2, 2.2)
def basin(b: Brush) -> None:
    """A wash basin below a mirror."""
    b.flat(-0.42, 1.15, 0.42, 1.95, "e8e4da", 0.7)
    stops = [(b.color("c8dce4", 0.9), 1.0), (b.color("8aa4b0", 0.6), 1.0)]
    b.batch.rect(-0.38, 1.19, 0.38, 1.91, Grad((-0.38, 1.9), (0.38, 1.2), stops))
    b.block(-0.4, 0, 0.4, 0.76, b.pick("8a6a4c", "dfe3e0", "6a8088"))
    b.flat(-0.46, 0.76, 0.46, 0.84, "f4f2ec", 0.9)
    b.line([(0, 0.84), (0, 1.02), (0.1, 1.02)], "c8ced4", 0.03, 0.85)


@furniture("toilet", 0.8, 1.1)
def toilet(b: Brush) -> None:
    """A toilet with its cistern."""
    b.block(-0.24, 0.42, 0.24, 0.86, "f4f2ec", 0.7)
    b.flat(-0.26, 0.84, 0.26, 0.9, "fbfaf6", 0.9)
    b.poly(smooth([(-0.25, 0.44), (-0.2, 0.2), (-0.14, 0.02), (0.14, 0.02), (0.2, 0.2), (0.25, 0.44)]), "f0eee8", 0.8)
    b.oval(0, 0.44, 0.27, 0.05, "fbfaf6", 0.95)


@furniture("shower", 1.4, 2.4)
def shower(b: Brush) -> None:
    """A glass shower with running water."""
    b.flat(-0.55, 0, 0.55, 2.15, "c8dce0", 0.8, 0.35)
    for x in (-0.57, 0.55):
        b.flat(x, 0, x + 0.03, 2.18, "a8b0b4", 0.7)
    b.line([(0.4, 1.0), (0.4, 2.0), (0.05, 2.04)], "c8ced4", 0.03, 0.85)
    b.oval(0.02, 2.0, 0.13, 0.03, "c8ced4", 0.7)
    for x in np.linspace(-0.14, 0.18, 11):
        b.batch.stroke([(x, 1.97), (x * 1.5, 0.1)], b.color("eef8fc", 0.95), 0.008, 0.5)
    b.flat(-0.6, 0, 0.6, 0.07, "f0eee8", 0.85)
