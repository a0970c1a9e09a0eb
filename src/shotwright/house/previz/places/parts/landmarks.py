"""Towers, bridges, works and monuments, painted upright in metres."""

from __future__ import annotations

import numpy as np

from ...color import rgb
from ...curves import smooth
from ...raster import ADD, Grad
from .brush import Brush
from .structures import structure


def lit_rows(b: Brush, x0: float, x1: float, y0: float, y1: float, step: float, share: float = 0.3) -> None:
    """Rows of small windows, lit at night."""
    for y in np.arange(y0, y1, step * 1.25):
        for x in np.arange(x0, x1 - step * 0.4, step):
            if b.palette.lamps_lit:
                if b.rng.random() < share:
                    tint = rgb(("ffc46e", "ffe0b0", "bcd8ff")[int(b.rng.integers(3))])
                    b.batch.rect(x, y, x + step * 0.55, y + step * 0.6, b.palette.through_air(tint, b.depth * 0.6), 0.8)
            else:
                b.flat(x, y, x + step * 0.6, y + step * 0.75, "aac4d8", 0.75, 0.55)


@structure("spire-tower", 60, 240)
def spire_tower(b: Brush) -> None:
    """A very tall stepped tower of glass that ends in a needle."""
    glass = b.pick("9ab0c4", "a8b8c0", "b4b8bc")
    levels = ((20, 60), (17, 95), (14, 128), (11, 158), (8, 184), (5, 204), (2.5, 218))
    foot = 0.0
    for half, top in levels:
        jog = float(b.rng.uniform(-1.5, 1.5))
        b.block(-half + jog, foot, half + jog, top, glass, 0.72)
        for x in np.arange(-half + jog + 1.5, half + jog, 3.0):
            b.batch.rect(x, foot, x + 0.5, top, b.color("f0f4f8", 0.9), 0.35)
        lit_rows(b, -half + jog + 1, half + jog - 1, foot + 1, top - 2, 3.2, 0.4)
        foot = top - 3
    b.line([(0, 215), (0, 238)], "c8ccd2", 0.9, 0.8)


@structure("skyscraper", 34, 120)
def skyscraper(b: Brush) -> None:
    """An office tower with a crown of its own."""
    body = b.pick("8a9cb0", "a89a90", "78889a", "b0a8a0", "68788c", "9aa89c")
    half, top = float(b.rng.uniform(8, 14)), float(b.rng.uniform(50, 105))
    b.block(-half, 0, half, top, body, 0.62)
    crown = b.rng.random()
    if crown < 0.3:
        b.block(-half * 0.6, top, half * 0.6, top + 8, body, 0.55)
    elif crown < 0.5:
        b.poly([(-half, top), (-half, top + 4), (half, top + 12), (half, top)], body, 0.65)
    elif crown < 0.65:
        b.line([(0, top), (0, top + 16)], "8a8e96", 0.7)
    lit_rows(b, -half + 1, half - 1, 3, top - 2, 2.4)


@structure("lattice-tower", 62, 125)
def lattice_tower(b: Brush) -> None:
    """An iron tower on four legs, with three platforms."""
    iron = "7a6250"

    def edge(y: float) -> float:
        return 26 * float(np.exp(-y / 34)) + 1.6

    ys = np.linspace(0, 112, 40)
    for side in (-1, 1):
        outer = [(side * edge(y), float(y)) for y in ys]
        inner = [(side * max(0.0, edge(y) * (0.62 if y < 38 else 0.4) - 0.4), float(y)) for y in ys]
        b.line(outer, iron, 1.1, 0.6)
        b.line(inner, iron, 0.7, 0.4)
        for k in range(39):
            b.line([outer[k], inner[k + 1]], iron, 0.4, 0.5)
            b.line([inner[k], outer[k + 1]], iron, 0.4, 0.45)
    turn = np.linspace(0, np.pi, 20)
    b.batch.stroke(np.stack([15 * np.cos(turn), 4 + 13 * np.sin(turn)], 1), b.color(iron, 0.6), 1.2)
    for y, h in ((26, 3.0), (54, 2.4), (108, 3.4)):
        b.flat(-edge(y) - 1.6, y, edge(y) + 1.6, y + h, iron, 0.6)
    b.line([(0, 111), (0, 123)], iron, 0.8)
    if b.palette.lamps_lit:
        for y in ys[::2]:
            for side in (-1, 1):
                b.batch.oval(side * edge(y), float(y), 0.9, 0.9, rgb("ffd890"), 0.8, ADD)


@structure("clock-tower", 14, 60)
def clock_tower(b: Brush) -> None:
    """A square stone tower with a clock and a steep roof."""
    stone = b.pick("c8ac78", "b89c74", "c4b49c")
    b.block(-4.5, 0, 4.5, 40, stone)
    for x in (-4.1, -1.4, 1.4, 4.1):
        b.flat(x - 0.3, 0, x + 0.3, 40, stone, 0.85)
    for y in np.arange(5, 34, 5.5):
        for x in (-2.7, 0, 2.7):
            b.arch(x, y, 0.5, y + 3.6, "3a342e", 0.3)
    b.flat(-5.2, 34.5, 5.2, 45.5, stone, 0.62)
    b.oval(0, 40, 4.1, 4.1, "d0a850", 0.8)
    b.batch.oval(0, 40, 3.7, 3.7, b.palette.lamp("fff4d8") if b.palette.lamps_lit else b.color("f6f0e0", 0.9))
    b.line([(0, 40), (0, 43)], "2a2a30", 0.28)
    b.line([(0, 40), (1.9, 39)], "2a2a30", 0.34)
    b.poly([(-5.4, 45.5), (-3.0, 51), (-2.6, 54), (0, 60), (2.6, 54), (3.0, 51), (5.4, 45.5)], "5a6a5c", 0.65)


@structure("lighthouse", 16, 30)
def lighthouse(b: Brush) -> None:
    """A white tower with red bands; its lamp burns when lamps do."""
    b.poly([(-3, 0), (3, 0), (1.9, 21), (-1.9, 21)], "efeae0", 0.8)
    for y in (4, 10.5, 17):
        a, c = 3 - 1.1 * y / 21, 3 - 1.1 * (y + 3.4) / 21
        b.poly([(-a, y), (a, y), (c, y + 3.4), (-c, y + 3.4)], "b8382e", 0.7)
    b.poly([(-b.side * 3, 0), (-b.side * 1.9, 21), (-b.side * 0.6, 21), (-b.side * 0.9, 0)], "50525c", 0.2, 0.3)
    b.flat(-2.6, 21, 2.6, 21.6, "33363c", 0.5)
    b.batch.rect(-1.3, 21.6, 1.3, 24.4, b.palette.lamp("fff0c0", 1.0))
    b.poly([(-1.7, 24.4), (0, 26.8), (1.7, 24.4)], "b8382e", 0.6)
    if b.palette.lamps_lit:
        b.batch.oval(0, 23, 6, 5, rgb("ffe6a0"), 0.5, ADD, soft=2.0)
    b.block(3, 0, 7.4, 3.2, "efeae0")
    b.poly([(2.6, 3.2), (5.2, 5.0), (7.8, 3.2)], "8a4a3c", 0.6)


@structure("statue", 10, 14)
def statue(b: Brush) -> None:
    """A standing figure in bronze or marble on a pedestal."""
    metal = b.pick("6a8a7c", "d8d2c6", "7a6248")
    b.block(-2.2, 0, 2.2, 1.0, "a8a098")
    b.block(-1.6, 1.0, 1.6, 4.4, "b8b0a6")
    b.flat(-1.9, 4.4, 1.9, 4.8, "b8b0a6", 0.85)
    robe = [
        (-1.1, 4.8),
        (-1.0, 7.0),
        (-0.7, 9.0),
        (-0.85, 10.0),
        (-0.35, 10.5),
        (0.35, 10.5),
        (0.85, 10.0),
        (0.7, 9.0),
        (0.95, 7.0),
        (1.2, 4.8),
    ]
    b.poly(smooth(robe), metal, 0.6)
    for x in (-0.6, -0.1, 0.4):
        b.line([(x, 4.9), (x * 0.6, 8.6)], metal, 0.12, 0.25)
    b.line([(0.7, 10.1), (1.5, 11.1), (1.7, 12.6)], metal, 0.42, 0.7)
    b.line([(-0.7, 10.0), (-1.1, 8.6), (-0.5, 7.8)], metal, 0.4, 0.5)
    b.ball(0, 11.2, 0.5, 0.62, metal)


@structure("fountain", 12, 6)
def fountain(b: Brush) -> None:
    """A stone basin with a bowl and arcs of water."""
    b.block(-4.2, 0, 4.2, 0.75, "c4bcb0")
    b.flat(-4.4, 0.7, 4.4, 0.95, "dcd6cc", 0.85)
    b.block(-0.35, 0.8, 0.35, 2.6, "c4bcb0")
    b.poly(smooth([(-1.7, 2.9), (-1.2, 2.4), (0, 2.2), (1.2, 2.4), (1.7, 2.9)]), "d4ccc0", 0.7)
    for k in np.linspace(-1, 1, 9):
        drop = np.linspace(0, 1, 9)
        arc = np.stack([k * (0.2 + 2.8 * drop), 4.4 + 0.7 * np.sin(np.pi * drop) - 3.6 * drop**2], 1)
        b.batch.stroke(arc, b.color("f2f8fc", 0.95), 0.10, 0.55, soft=0.03)


@structure("stone-bridge", 64, 11, 1.5)
def stone_bridge(b: Brush) -> None:
    """Three arches with a parapet."""
    stone = b.pick("b8ac98", "a89c90", "c4b498")
    turn = np.linspace(np.pi, 0, 16)
    outline: list[tuple[float, float]] = [(-32, -1.5), (-32, 5.0)]
    outline += [(float(x), 5.0 + 3.0 * float(np.cos(x / 32 * np.pi / 2))) for x in np.linspace(-30, 30, 24)]
    outline += [(32, 5.0), (32, -1.5)]
    for x in (18.5, 0.0, -18.5):
        r = 7.4 if x else 8.0
        outline += [(x - r * float(np.cos(q)), -1.5 + (r * 0.92 - (0 if x else -0.4)) * float(np.sin(q))) for q in turn]
    b.poly(outline, stone, 0.68)
    top = [(float(x), 5.5 + 3.0 * float(np.cos(x / 32 * np.pi / 2))) for x in np.linspace(-32, 32, 30)]
    b.line(top, stone, 0.9, 0.85)
    for x in (18.5, 0.0, -18.5):
        r = 7.4 if x else 8.0
        ring = np.stack([x - (r + 0.4) * np.cos(turn), -1.5 + (r * 0.92 + 0.4) * np.sin(turn)], 1)
        b.batch.stroke(ring, b.color(stone, 0.35), 0.35, 0.8)


@structure("suspension-bridge", 420, 84, 2)
def suspension_bridge(b: Brush) -> None:
    """Two portals, cables and hangers, a deck over the water."""
    paint = b.pick("b8452e", "8a9098", "a84a34")
    deck = 20.0
    for x in (-105, 105):
        for k in (-3.2, 3.2):
            b.block(x + k - 1.3, -2, x + k + 1.3, 78, paint)
        for y in (32, 46, 60, 74):
            b.flat(x - 4.4, y, x + 4.4, y + 2.6, paint, 0.5)
    xs = np.linspace(-210, 210, 85)
    sag = np.where(
        np.abs(xs) <= 105,
        26 + 52 * (xs / 105) ** 2,
        78 - (np.abs(xs) - 105) / 105 * 56 - 8 * np.sin((np.abs(xs) - 105) / 105 * np.pi),
    )
    b.batch.stroke(np.stack([xs, sag], 1), b.color(paint, 0.6), 1.1)
    for x, y in zip(xs, sag, strict=True):
        if y > deck + 1:
            b.batch.stroke([(x, deck), (x, y)], b.color(paint, 0.5), 0.35, 0.7)
    b.flat(-210, deck - 3.2, 210, deck, paint, 0.45)
    b.flat(-210, deck, 210, deck + 0.7, paint, 0.8)
    if b.palette.lamps_lit:
        for x in xs[::3]:
            b.batch.oval(float(x), deck + 3, 1.0, 1.0, rgb("ffd890"), 0.8, ADD)


@structure("grandstand", 120, 26)
def grandstand(b: Brush) -> None:
    """Tiers full of people under a roof, with floodlights."""
    for tier, (foot, top) in enumerate(((2.0, 8.5), (10.0, 17.5))):
        b.flat(-60, foot - 2, 60, foot, b.pick("c8cdd4", "b83a3a", "2f5aa0"), 0.7)
        b.flat(-60, foot, 60, top, "3c4454", 0.4)
        for y in np.arange(foot + 0.3, top - 0.3, 0.62):
            xs = np.arange(-59.5, 59.5, 0.72) + float(b.rng.uniform(0, 0.5))
            for x in xs[b.rng.random(len(xs)) < 0.86].tolist():
                coat = b.pick("d8584a", "4a78b8", "e8e2d4", "e0b84a", "4a8a5a", "7a5a8a", "2c3444", "c88a6a")
                b.flat(x, y, x + 0.5, y + 0.42, coat, 0.45 + 0.35 * (tier == 0))
                b.flat(x + 0.13, y + 0.42, x + 0.37, y + 0.66, "d8a888", 0.6)
    b.poly([(-62, 21.0), (62, 21.0), (58, 23.5), (-58, 23.5)], "dfe3e8", 0.75)
    for x in range(-56, 60, 14):
        b.flat(x, 17.5, x + 0.4, 21, "8a909a", 0.5)
    for x in (-44, 44):
        b.flat(x - 3, 23.5, x + 3, 25.6, "dfe3e8", 0.6)
        for k in range(5):
            b.batch.oval(x - 2.4 + 1.2 * k, 24.5, 0.5, 0.5, b.palette.lamp("fff8e0", 1.0))


@structure("goal", 8.5, 3)
def goal(b: Brush) -> None:
    """A football goal with its net."""
    for x in np.linspace(-3.6, 3.6, 25):
        b.batch.stroke([(x, 0), (x * 0.96, 2.4)], b.color("e8ecef", 0.8), 0.02, 0.5)
    for y in np.linspace(0, 2.4, 9):
        b.batch.stroke([(-3.6, y), (3.6, y)], b.color("e8ecef", 0.8), 0.02, 0.5)
    b.line([(-3.66, 0), (-3.66, 2.44), (3.66, 2.44), (3.66, 0)], "ffffff", 0.12, 0.95)


@structure("moored-boat", 9, 8, 0.6)
def moored_boat(b: Brush) -> None:
    """A fishing boat with a wheelhouse and a mast."""
    hull = b.pick("2f5a8a", "b84034", "e8e2d4", "2f6a5a", "d8a03a")
    b.poly(
        smooth([(-3.6, 1.5), (-3.2, 0.3), (-2.6, -0.4), (2.4, -0.4), (3.4, 0.5), (4.2, 1.9), (1.0, 1.25), (-2.0, 1.2)]),
        hull,
        0.6,
    )
    b.batch.stroke(smooth([(-3.6, 1.5), (-2.0, 1.22), (1.0, 1.27), (4.2, 1.9)], False), b.color("f2ece0", 0.9), 0.16)
    b.block(-2.2, 1.2, -0.3, 3.2, "f0ece4")
    b.flat(-2.4, 3.1, -0.1, 3.35, "8a4a3a", 0.6)
    b.pane(-1.9, 2.0, -0.6, 2.8)
    b.line([(0.8, 1.2), (0.8, 7.4)], "6a5440", 0.13)
    b.line([(0.8, 7.2), (3.9, 1.9)], "4a4a4e", 0.04)
    b.line([(0.8, 4.2), (-2.4, 5.4)], "6a5440", 0.09)


@structure("harbour-crane", 30, 42)
def harbour_crane(b: Brush) -> None:
    """A gantry crane with its jib up."""
    paint = b.pick("c8502e", "2f6a9a", "d8a83a")
    for x in (-7, 5):
        b.line([(x, 0), (x + 0.8, 22)], paint, 0.9)
    b.line([(-7, 6), (6, 6)], paint, 0.5)
    b.line([(-6.8, 6), (5.4, 20)], paint, 0.4)
    b.flat(-9, 20, 8, 24, paint, 0.6)
    b.line([(-9, 23), (13, 26)], paint, 0.9)
    b.line([(2, 24), (1, 38), (13, 26)], paint, 0.35)
    b.line([(12, 26), (12, 14)], "3a3a40", 0.12)


@structure("warehouse", 30, 10)
def warehouse(b: Brush) -> None:
    """A brick store with arched doors."""
    wall = b.pick("9a5a48", "8a6a58", "a87a5c")
    b.block(-13, 0, 13, 6.4, wall)
    for x in (-8.7, 0, 8.7):
        b.poly([(x - 4.4, 6.4), (x, 9.2), (x + 4.4, 6.4)], wall, 0.6)
        b.arch(x, 0, 1.5, 4.0, "3c2e2a", 0.4)
        b.pane(x - 0.6, 6.4, x + 0.6, 7.6)


@structure("tent", 5, 3)
def tent(b: Brush) -> None:
    """A ridge tent, lit from inside when it is dark."""
    cloth = b.pick("d8803a", "3a7a8a", "c8a84a", "8a4a4a")
    glow = b.palette.lamps_lit
    b.poly([(-2.2, 0), (0, 2.1), (2.2, 0)], mixed(b, cloth, glow), 0.85)
    b.poly([(-0.6, 0), (0, 2.0), (0.7, 0)], "3a2a20" if not glow else "ffd890", 0.7)
    b.line([(0, 2.1), (2.2, 0)], cloth, 0.06, 0.3)


def mixed(b: Brush, color: str, glow: bool) -> str:
    """A cloth's colour, or that of a lamp behind it."""
    return "ffb45a" if glow else color


@structure("stall", 5, 3.6)
def stall(b: Brush) -> None:
    """A market stall: striped awning, crates of fruit."""
    cloth = b.pick("c84a3c", "3a7aa0", "4a8a52", "d8963a")
    for x in (-1.9, 1.9):
        b.flat(x - 0.05, 0, x + 0.05, 2.6, "6a5440", 0.5)
    b.block(-2.0, 0, 2.0, 0.9, "8a6a4a")
    for x in np.arange(-1.8, 1.7, 0.62):
        fruit = b.pick("d8503a", "e8a838", "6a9a40", "c8c850", "a04a6a")
        b.flat(x, 0.85, x + 0.56, 1.1, "a8824e", 0.7)
        for k in range(7):
            b.ball(x + 0.08 + 0.07 * k, 1.12 + 0.05 * (k % 2), 0.07, 0.07, fruit)
    for k in range(8):
        x0, x1 = -2.3 + k * 0.575, -2.3 + (k + 1) * 0.575
        b.poly([(x0 * 0.9, 3.2), (x1 * 0.9, 3.2), (x1, 2.45), (x0, 2.45)], cloth if k % 2 == 0 else "f4ece0", 0.8)
    if b.palette.lamps_lit:
        for x in (-1.2, 0, 1.2):
            b.batch.oval(x, 2.2, 0.10, 0.12, rgb("fff0c0"))
            b.batch.oval(x, 2.0, 0.9, 0.8, rgb("ffc060"), 0.35, ADD, soft=0.25)


@structure("airliner", 44, 14)
def airliner(b: Brush) -> None:
    """An airliner on the apron, seen from its side."""
    tail = b.pick("2f5aa0", "b8303a", "1f7a6a", "d8902e")
    b.poly([(-19.5, 4.6), (-20.6, 12.6), (-17.6, 12.8), (-13.5, 5.4)], tail, 0.7)
    body = [(-20.5, 4.4), (-14, 5.6), (14, 5.6), (18.5, 4.7), (20.4, 3.4), (18.4, 2.1), (-10, 1.8), (-16, 2.6)]
    b.batch.poly(
        smooth(body),
        Grad(
            (0, 5.6), (0, 1.8), [(b.color("fafbfc", 0.95), 1), (b.color("d8dee6", 0.7), 1), (b.color("8a94a4", 0.4), 1)]
        ),
    )
    for x in np.arange(-13, 16, 0.9):
        b.oval(x, 4.3, 0.2, 0.26, "33435a", 0.4)
    b.poly([(16.6, 4.9), (18.9, 4.3), (19.2, 3.9), (17.0, 4.1)], "2a3444", 0.4)
    b.poly([(-2, 2.5), (5, 2.6), (-4, 0.9), (-9, 0.8)], "b4bcc8", 0.6)
    b.oval(-1.4, 1.0, 2.1, 0.85, "c8ced8", 0.6)
    b.oval(0.7, 1.0, 0.35, 0.75, "2a2e38", 0.4)
    for x in (-4.2, 14.4):
        b.line([(x, 2.0), (x, 0.5)], "6a6e78", 0.22)
        b.oval(x, 0.42, 0.45, 0.45, "22242a", 0.4)


@structure("control-tower", 60, 30)
def control_tower(b: Brush) -> None:
    """An airport terminal of glass with its tower."""
    b.block(-28, 0, 18, 6.5, "c4ccd4")
    for x in np.arange(-27, 17, 2.0):
        b.pane(x, 1.2, x + 1.7, 5.4, 0.9)
    b.poly([(-30, 6.5), (-12, 8.4), (20, 6.5)], "e4e8ec", 0.8)
    b.poly([(21, 0), (24, 0), (23.6, 18), (21.4, 18)], "d4d8dc", 0.7)
    b.poly([(19.4, 18), (25.6, 18), (26.6, 22), (18.4, 22)], "5a7a90", 0.55)
    b.flat(18.8, 22, 26.2, 23, "dfe3e8", 0.8)


@structure("gravestones", 14, 2.4)
def gravestones(b: Brush) -> None:
    """Headstones and a cross, a little out of plumb."""
    for k in range(6):
        x = -6 + 2.3 * k + float(b.rng.uniform(-0.4, 0.4))
        h, lean = float(b.rng.uniform(0.8, 1.3)), float(b.rng.normal()) * 0.06
        if b.rng.random() < 0.3:
            b.line([(x, 0), (x + lean, h + 0.6)], "8a8a8a", 0.2, 0.6)
            b.line([(x - 0.4 + lean, h + 0.1), (x + 0.4 + lean, h + 0.1)], "8a8a8a", 0.2, 0.6)
        else:
            b.arch(x + lean, 0, 0.42, h, b.pick("8e9092", "a4a29c", "76787c"), 0.6)


@structure("playground", 14, 5)
def playground(b: Brush) -> None:
    """A slide, a swing and a little tower."""
    b.flat(-2.2, 0, -2.0, 3.2, "d8502e", 0.6)
    b.flat(-0.6, 0, -0.4, 3.2, "d8502e", 0.6)
    b.flat(-2.4, 1.7, -0.2, 1.9, "e8b83a", 0.7)
    b.poly([(-2.6, 3.2), (-1.3, 4.3), (0.0, 3.2)], "2f7ab0", 0.7)
    b.batch.stroke(smooth([(-0.4, 1.8), (0.8, 1.3), (2.0, 0.4), (2.8, 0.25)], False), b.color("e8b83a", 0.8), 0.22)
    for x in (3.8, 6.4):
        b.line([(x - 0.6, 0), (x, 2.8), (x + 0.6, 0)], "3a8a5a", 0.12)
    b.line([(3.8, 2.8), (6.4, 2.8)], "3a8a5a", 0.14)
    for x in (4.6, 5.6):
        b.line([(x, 2.8), (x, 0.6)], "6a6a6a", 0.03)
        b.flat(x - 0.22, 0.55, x + 0.22, 0.62, "b83a3a", 0.7)


@structure("roof-works", 9, 4.5)
def roof_works(b: Brush) -> None:
    """What stands on a flat roof: a water tank, a cooler, a vent, an aerial."""
    for x in (-3.4, -1.6):
        b.line([(x, 0), (x, 1.5)], "4a3a30", 0.12)
    b.block(-3.6, 1.4, -1.4, 3.4, "7a5640")
    b.poly([(-3.8, 3.4), (-2.5, 4.2), (-1.2, 3.4)], "5a4438", 0.6)
    b.block(0.2, 0, 1.8, 1.1, "a8acb0")
    b.oval(1.0, 0.6, 0.38, 0.38, "4a4e54", 0.4)
    b.block(2.6, 0, 3.1, 1.6, "8e9298")
    b.line([(3.7, 0), (3.7, 3.8)], "5a5e66", 0.05)
    for y in (2.9, 3.3, 3.6):
        b.line([(3.2, y), (4.2, y)], "5a5e66", 0.04)


@structure("pumps", 14, 6)
def pumps(b: Brush) -> None:
    """A filling station: canopy, pumps and a kiosk."""
    paint = b.pick("c83a34", "2f6ab0", "2f8a5a")
    b.block(-6, 0, -2, 3.2, "e4e0d8")
    b.pane(-5.6, 0.9, -3.8, 2.5, 1.0)
    b.flat(-3.4, 0, -2.5, 2.3, "4a5a68", 0.5)
    for x in (0.4, 4.6):
        b.flat(x - 0.14, 0, x + 0.14, 4.4, "d8d8d4", 0.6)
        b.block(x - 0.9, 0.15, x - 0.25, 1.9, paint)
        b.flat(x - 0.8, 1.2, x - 0.35, 1.7, "dfeaf0", 0.9)
    b.flat(-3, 4.4, 6.6, 5.2, "f0eee8", 0.8)
    b.flat(-3, 4.7, 6.6, 4.95, paint, 0.8)
    b.batch.rect(-2.6, 4.32, 6.2, 4.4, b.palette.lamp("fff6e0"))
