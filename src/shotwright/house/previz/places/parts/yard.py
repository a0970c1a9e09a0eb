"""What stands in parks, yards, stations and works, painted upright in metres."""

from __future__ import annotations

import numpy as np

from ...color import mix, rgb
from ...curves import smooth
from ...raster import ADD
from .brush import Brush
from .structures import gable, structure


@structure("park-bench", 2.4, 1.2)
def park_bench(b: Brush) -> None:
    """Wooden slats on iron legs."""
    for x in (-0.75, 0.75):
        b.flat(x - 0.04, 0, x + 0.04, 0.42, "34363c", 0.5)
        b.flat(x - 0.03, 0.4, x + 0.03, 0.95, "34363c", 0.5)
    for y, tall in ((0.42, 0.07), (0.6, 0.11), (0.78, 0.11)):
        b.flat(-1.0, y, 1.0, y + tall, "9a6a42", 0.8)
        b.flat(-1.0, y, 1.0, y + 0.02, "5a3c28", 0.4)


@structure("park-lamp", 1.6, 4.2)
def park_lamp(b: Brush) -> None:
    """A cast-iron lamp with a glass head."""
    b.flat(-0.16, 0, 0.16, 0.4, "2a2c32", 0.4)
    b.flat(-0.05, 0, 0.05, 3.2, "2e3036", 0.5)
    b.flat(-0.32, 2.85, 0.32, 2.9, "2e3036", 0.5)
    b.batch.poly([(-0.13, 3.2), (0.13, 3.2), (0.2, 3.7), (-0.2, 3.7)], b.palette.lamp("ffe2a8", 1.05))
    b.poly([(-0.26, 3.7), (0.0, 3.98), (0.26, 3.7)], "2e3036", 0.6)


@structure("well", 3, 3.4)
def well(b: Brush) -> None:
    """A stone well under a small roof."""
    b.block(-0.95, 0, 0.95, 0.85, "a8a098")
    b.flat(-1.05, 0.8, 1.05, 0.95, "c4bcb0", 0.85)
    for x in (-0.85, 0.85):
        b.flat(x - 0.06, 0.9, x + 0.06, 2.4, "6a4c34", 0.5)
    b.poly([(-1.3, 2.35), (0, 3.2), (1.3, 2.35)], "8a4a38", 0.7)
    b.line([(-0.85, 1.9), (0.85, 1.9)], "5a4030", 0.09)
    b.line([(0, 1.9), (0, 1.2)], "c8b890", 0.03)


@structure("trellis", 4, 3)
def trellis(b: Brush) -> None:
    """An arch of laths with roses."""
    turn = np.linspace(0, np.pi, 16)
    for r in (1.0, 1.3):
        arch = np.stack([r * np.cos(turn), 1.6 + r * 0.9 * np.sin(turn)], 1)
        b.batch.stroke(np.concatenate([[(r, 0)], arch, [(-r, 0)]]), b.color("f0ece2", 0.8), 0.06)
    for q in turn[1:-1]:
        b.line(
            [(1.0 * np.cos(q), 1.6 + 0.9 * np.sin(q)), (1.3 * np.cos(q), 1.6 + 1.17 * np.sin(q))], "f0ece2", 0.04, 0.7
        )
    for _ in range(90):
        q, r = float(b.rng.uniform(-0.5, np.pi + 0.5)), float(b.rng.uniform(0.95, 1.4))
        y = 1.6 + r * 0.9 * np.sin(q) if 0 < q < np.pi else float(b.rng.uniform(0.1, 1.6))
        b.oval(r * np.cos(q), y, 0.11, 0.09, b.pick("4a7a38", "6a9a48", "3a6a30"), 0.75)
    for _ in range(26):
        q, r = float(b.rng.uniform(0, np.pi)), float(b.rng.uniform(0.95, 1.4))
        b.oval(r * np.cos(q), 1.6 + r * 0.9 * np.sin(q), 0.09, 0.08, b.pick("d84a6a", "f0a8b8", "f4e8e0"), 0.9)


@structure("lantern", 1.6, 2.4)
def lantern(b: Brush) -> None:
    """A stone lantern."""
    b.block(-0.42, 0, 0.42, 0.25, "a09a92")
    b.block(-0.14, 0.25, 0.14, 1.1, "a8a29a")
    b.flat(-0.4, 1.1, 0.4, 1.25, "b8b2a8", 0.8)
    b.block(-0.27, 1.25, 0.27, 1.7, "8e8880")
    b.batch.rect(-0.13, 1.32, 0.13, 1.62, b.palette.lamp("ffcf80", 1.1))
    b.poly(smooth([(-0.62, 1.68), (0, 2.06), (0.62, 1.68), (0, 1.74)]), "a09a92", 0.75)
    b.ball(0, 2.12, 0.09, 0.11, "b8b2a8")


@structure("arch", 40, 40)
def arch(b: Brush) -> None:
    """A triumphal arch with reliefs and an attic."""
    stone = b.pick("d8ccb4", "cfc4b0", "e0d8c8")
    b.block(-17, 0, 17, 36, stone)
    b.arch(0, 0, 6.2, 22, "8a94a8", 0.6)
    b.arch(0, 0, 5.6, 21.4, "c8d4e0", 0.7)
    b.flat(-18, 27, 18, 28.6, stone, 0.9)
    b.flat(-18, 34.5, 18, 36.4, stone, 0.9)
    for x in (-11.5, 11.5):
        b.flat(x - 3, 5, x + 3, 14, stone, 0.45)
        b.flat(x - 2.6, 5.4, x + 2.6, 13.6, stone, 0.7)
        b.flat(x - 3, 17, x + 3, 23, stone, 0.45)
        for _ in range(16):
            b.oval(x + float(b.rng.uniform(-2.2, 2.2)), float(b.rng.uniform(6.5, 13)), 0.5, 0.9, stone, 0.45, 0.8)
    for at in np.arange(-16.5, 16.6, 1.5):
        b.flat(at, 29.4, at + 0.8, 33.6, stone, 0.5)


@structure("train-side", 120, 4.6)
def train_side(b: Brush) -> None:
    """A train of carriages at the platform's edge, seen from its side."""
    paint = b.pick("2f5a9a", "b03a34", "2f7a5a", "d8962e")
    for k in range(5):
        x = -60 + 24 * k
        b.block(x + 0.3, 0.5, x + 23.6, 4.0, "d8dce2", 0.75)
        b.flat(x + 0.3, 0.5, x + 23.6, 1.5, paint, 0.6)
        b.flat(x + 0.3, 3.75, x + 23.6, 4.0, "8a9098", 0.6)
        b.flat(x + 0.3, 0.0, x + 23.6, 0.5, "2e3038", 0.3)
        for at in np.arange(x + 3.4, x + 21.0, 2.2):
            b.pane(at, 2.0, at + 1.6, 3.3, 0.95, 0)
        for at in (x + 0.9, x + 21.7):
            b.flat(at, 0.7, at + 1.3, 3.5, paint, 0.75)
            b.pane(at + 0.3, 2.0, at + 1.0, 3.2, 0.9, 0)


@structure("canopy", 20, 5.4)
def canopy(b: Brush) -> None:
    """A platform roof on iron columns, with a clock and a sign."""
    for x in (-6, 6):
        b.flat(x - 0.12, 0, x + 0.12, 4.2, "3f5a52", 0.6)
        b.line([(x - 1.4, 4.3), (x, 3.2), (x + 1.4, 4.3)], "3f5a52", 0.10)
    b.flat(-10, 4.2, 10, 4.55, "4a6a60", 0.65)
    for at in np.arange(-10, 10, 0.5):
        b.poly([(at, 4.2), (at + 0.25, 3.95), (at + 0.5, 4.2)], "5a7a70", 0.7)
    b.line([(0, 4.2), (0, 3.8)], "3a3c40", 0.06)
    b.ball(0, 3.4, 0.42, 0.42, "f4f0e4")
    b.line([(0, 3.4), (0, 3.68)], "2a2a30", 0.04)
    b.line([(0, 3.4), (0.18, 3.3)], "2a2a30", 0.05)


@structure("wheel", 46, 48)
def wheel(b: Brush) -> None:
    """A Ferris wheel."""
    hub, r = 25.0, 20.0
    for x in (-9, 9):
        b.line([(x, 0), (0, hub)], "c8ccd4", 0.8, 0.7)
    turn = np.linspace(0, 2 * np.pi, 49)
    for k in (1.0, 0.9):
        b.batch.stroke(np.stack([r * k * np.cos(turn), hub + r * k * np.sin(turn)], 1), b.color("e8ecf2", 0.8), 0.35)
    for q in turn[:-1:3]:
        c, s = float(np.cos(q)), float(np.sin(q))
        b.line([(0, hub), (r * c, hub + r * s)], "d0d6de", 0.14, 0.7)
        b.ball(r * c, hub + r * s - 1.2, 1.2, 1.3, b.pick("d8503a", "e8b83a", "3a8ac0", "4aa06a", "a85ab0"))
        if b.palette.lamps_lit:
            b.batch.oval(r * c, hub + r * s, 0.7, 0.7, rgb(b.pick("ffd890", "ff8ac0", "8ad8ff")), 0.9, ADD)


@structure("carousel", 14, 8.4)
def carousel(b: Brush) -> None:
    """A roundabout of wooden horses under a striped roof."""
    b.block(-5.2, 0, 5.2, 0.5, "c8584a")
    b.block(-1.1, 0.5, 1.1, 4.6, "e8d8a8")
    for k, x in enumerate(np.linspace(-4.6, 4.6, 8)):
        b.line([(x, 0.5), (x, 4.7)], "e0b850", 0.09, 0.9)
        if abs(x) > 0.9:
            y, coat = 1.5 + 0.35 * (k % 2), b.pick("f2ece0", "8a5a3c", "c8c0b4", "e8c8a0")
            b.poly(smooth([(x - 0.62, y + 0.3), (x - 0.1, y + 0.42), (x + 0.45, y + 0.95), (x + 0.72, y + 0.78),
                           (x + 0.45, y + 0.3), (x + 0.3, y), (x - 0.5, y)]), coat, 0.8)  # fmt: skip
            for leg in (-0.45, 0.3):
                b.line([(x + leg, y + 0.1), (x + leg + 0.16, y - 0.5)], coat, 0.10, 0.6)
            b.flat(x - 0.25, y + 0.25, x + 0.12, y + 0.45, b.pick("b83a4a", "3a5ab0"), 0.7)
    n = 14
    for k in range(n):
        a, c = -6.2 + 12.4 * k / n, -6.2 + 12.4 * (k + 1) / n
        b.poly([(a, 4.7), (c, 4.7), (c * 0.1, 7.6), (a * 0.1, 7.6)], "d84a3c" if k % 2 else "f4ead4", 0.8)
        b.poly([(a, 4.7), (c, 4.7), ((a + c) / 2, 4.2)], "e8b848" if k % 2 else "d84a3c", 0.85)
        if b.palette.lamps_lit:
            b.batch.oval((a + c) / 2, 4.65, 0.16, 0.16, rgb("fff0b8"), 1.0, ADD)
    b.poly([(0, 7.5), (0.0, 8.3), (0.8, 8.0)], "3a6ab0", 0.8)


@structure("tent-top", 22, 12)
def tent_top(b: Brush) -> None:
    """A big striped tent with pennants."""
    n = 12
    for k in range(n):
        a, c = -9.5 + 19 * k / n, -9.5 + 19 * (k + 1) / n
        cloth = "c8453c" if k % 2 else "f2e8d4"
        b.poly([(a * 0.95, 0), (c * 0.95, 0), (c, 4), (a, 4)], cloth, 0.6)
        b.poly([(a, 4), (c, 4), (c * 0.08, 10), (a * 0.08, 10)], cloth, 0.8)
    b.line([(0, 10), (0, 11.6)], "6a5440", 0.12)
    b.poly([(0, 11.6), (1.8, 11.2), (0, 10.8)], "e8b83a", 0.9)


@structure("flag", 3, 3)
def flag(b: Brush) -> None:
    """The flag of a golf hole on its green."""
    b.oval(0, 0.02, 4.6, 0.2, "a8d068", 0.9)
    b.line([(0, 0), (0, 2.2)], "f0f0ea", 0.04, 0.9)
    b.poly([(0, 2.2), (0.8, 1.95), (0, 1.7)], "d83a34", 0.85)


@structure("hall", 70, 30)
def hall(b: Brush) -> None:
    """A brick college with a portico and a cupola."""
    brick = b.pick("a85a44", "9a6450", "b87a5c")
    b.block(-32, 0, 32, 13, brick)
    gable(b, -32, 32, 13, 4.5, "5a5a66")
    for y in (1.6, 7.2):
        for x in np.arange(-30, 30, 3.4):
            if abs(x + 0.7) > 7.5 or y > 7:
                b.pane(x, y, x + 1.5, y + 3.2, 0.4)
    for x in np.linspace(-6, 6, 6):
        b.block(x - 0.5, 1.2, x + 0.5, 11.5, "ece6da", 0.8)
    b.block(-8, 0, 8, 1.2, "d8d2c6", 0.7)
    b.flat(-8, 11.5, 8, 13, "ece6da", 0.85)
    b.poly([(-8.5, 13), (0, 17), (8.5, 13)], "ece6da", 0.8)
    b.block(-2.4, 17, 2.4, 22, "ece6da")
    b.poly(smooth([(-2.8, 22), (-2.2, 24.6), (0, 25.8), (2.2, 24.6), (2.8, 22)]), "6a8a80", 0.65)
    b.line([(0, 25.6), (0, 28.4)], "d0b060", 0.2, 0.9)


@structure("scaffold", 26, 20)
def scaffold(b: Brush) -> None:
    """A building in the rough behind scaffolding."""
    for k in range(4):
        b.block(-10, k * 3.6, 10, k * 3.6 + 3.3, "a8a29a", 0.55)
        b.flat(-10.4, k * 3.6 + 3.3, 10.4, k * 3.6 + 3.6, "c4beb4", 0.8)
        for x in np.arange(-9, 9, 3.0):
            b.flat(x, k * 3.6 + 0.7, x + 1.8, k * 3.6 + 2.7, "3a3a40", 0.3)
    for x in np.arange(-11, 11.5, 2.2):
        b.line([(x, 0), (x, 16.5)], "d8a84a", 0.12, 0.7)
    for y in np.arange(2.0, 16.5, 2.4):
        b.line([(-11, y), (11, y)], "d8a84a", 0.1, 0.65)
        b.flat(-11, y - 0.16, 11, y - 0.02, "8a6a48", 0.7)
    for k in range(5):
        b.line([(-11 + 4.4 * k, 2.0), (-8.8 + 4.4 * k, 6.8)], "b88a3a", 0.08, 0.6)


@structure("tower-crane", 60, 52)
def tower_crane(b: Brush) -> None:
    """A tower crane with its jib across the sky."""
    paint = b.pick("e8b02e", "d8602e")
    for x in (-1, 1):
        b.line([(x, 0), (x, 40)], paint, 0.3, 0.7)
    for y in np.arange(0, 40, 2.0):
        b.line([(-1, y), (1, y + 2)], paint, 0.16, 0.6)
    b.line([(-14, 40), (28, 40)], paint, 0.4, 0.7)
    b.line([(0, 46), (28, 41.2)], paint, 0.2, 0.6)
    b.line([(0, 46), (-14, 40.5)], paint, 0.2, 0.6)
    for at in np.arange(-14, 28, 1.6):
        b.line([(at, 40), (at + 0.8, 41.3), (at + 1.6, 40)], paint, 0.12, 0.6)
    b.line([(-14, 41.3), (28, 41.3)], paint, 0.2, 0.7)
    b.block(-14.5, 37, -10.5, 40, "8a8e94")
    b.block(-1.6, 37, 1.6, 40, "e8ecf0")
    b.line([(20, 40), (20, 22)], "3a3a40", 0.12)
    b.block(18.2, 20.6, 21.8, 22, "8a6a50")


@structure("barrier", 4, 1.6)
def barrier(b: Brush) -> None:
    """A striped barrier with a lamp."""
    for x in (-1.4, 1.4):
        b.line([(x - 0.2, 0), (x, 1.0), (x + 0.2, 0)], "8a8e94", 0.06)
    for k in range(8):
        b.flat(-1.7 + k * 0.425, 0.65, -1.275 + k * 0.425, 1.0, "d8402e" if k % 2 == 0 else "f2f0ea", 0.8)
    b.batch.oval(1.4, 1.12, 0.1, 0.12, b.palette.lamp("ffa030", 1.1))


@structure("pile", 7, 2.4)
def pile(b: Brush) -> None:
    """A heap of sand and a stack of planks."""
    b.poly(smooth([(-3.2, 0), (-1.8, 1.2), (-0.9, 1.9), (0.2, 1.1), (1.2, 0)]), "d0b07c", 0.75)
    b.poly(smooth([(-0.9, 1.9), (0.2, 1.1), (1.2, 0), (-0.6, 0)]), "8a6c48", 0.35, 0.5)
    for k in range(4):
        b.flat(1.4, 0.05 + 0.2 * k, 3.3, 0.21 + 0.2 * k, b.pick("c8a06a", "b88c5a"), 0.75)


@structure("chimneys", 40, 60)
def chimneys(b: Brush) -> None:
    """Two chimneys and cooling towers with vapour."""
    for x, r, h in ((-12, 7, 26), (4, 7.6, 28)):
        q = np.linspace(0, 1, 12)
        half = r * (1 - 0.55 * q + 0.32 * q**2)
        outline = np.concatenate([np.stack([x - half, h * q], 1), np.stack([x + half, h * q], 1)[::-1]])
        b.poly(outline, "c4c0ba", 0.65)
        inner, outer = np.stack([x - b.side * half * 0.2, h * q], 1), np.stack([x - b.side * half, h * q], 1)
        b.poly(np.concatenate([inner, outer[::-1]]), "6e6c70", 0.3, 0.4)
        for k in range(7):
            b.batch.oval(x + 2.0 * k * 0.7, h + 3 + 3.4 * k, 4.4 + 0.8 * k, 3.0 + 0.4 * k,
                         mix(b.palette.haze, (1.0, 1.0, 1.0), 0.5), 0.30 - 0.03 * k, soft=1.6)  # fmt: skip
    for x in (13, 17):
        b.block(x - 0.9, 0, x + 0.9, 44, "b8604c")
        for y in (34, 38, 42):
            b.flat(x - 0.95, y, x + 0.95, y + 1.6, "ece6dc", 0.7)


@structure("tanks", 26, 12)
def tanks(b: Brush) -> None:
    """Steel tanks with ladders and pipes."""
    for x in (-8, 0, 8):
        b.block(x - 3.2, 0, x + 3.2, 8.6, "c8ccd0")
        b.poly(smooth([(x - 3.2, 8.6), (x, 9.8), (x + 3.2, 8.6)]), "dfe2e6", 0.8)
        for y in (2.2, 4.4, 6.6):
            b.flat(x - 3.2, y, x + 3.2, y + 0.12, "8a9098", 0.5)
        b.line([(x + 1.4, 0), (x + 1.4, 8.8)], "6a7078", 0.1)
    b.line([(-12, 1.2), (12, 1.2)], "d8a83a", 0.3, 0.7)


@structure("villa", 26, 10)
def villa(b: Brush) -> None:
    """A white modern house with a flat roof and wide windows."""
    b.block(-10, 0, 10, 3.4, "f0ece4", 0.75)
    b.block(-4, 3.4, 10, 6.8, "ece8de", 0.72)
    b.flat(-11, 3.3, 10.6, 3.7, "fbf8f2", 0.9)
    b.flat(-5, 6.7, 11, 7.1, "fbf8f2", 0.9)
    for x in np.arange(-9, 8, 3.1):
        b.pane(x, 0.3, x + 2.7, 2.9, 0.8)
    for x in np.arange(-3, 8.5, 3.9):
        b.pane(x, 4.0, x + 3.0, 6.2, 0.6)


@structure("mansion", 40, 20)
def mansion(b: Brush) -> None:
    """A wide country house with wings and a portico."""
    wall = b.pick("e8e0cc", "d8cbb4", "c8b8a8")
    for x0, x1, h in ((-17, -9, 9.5), (9, 17, 9.5), (-9, 9, 8.4)):
        b.block(x0, 0, x1, h, wall)
        gable(b, x0, x1, h, 2.8, "5e6068")
        for y in (1.2, 5.0):
            for x in np.arange(x0 + 0.9, x1 - 1.2, 2.3):
                if abs(x + 0.5) > 3.4 or y > 4:
                    b.pane(x, y, x + 1.1, y + 2.1, 0.5)
    for x in (-3, -1, 1, 3):
        b.block(x - 0.26, 0.5, x + 0.26, 5.2, "f2ece0", 0.85)
    b.flat(-3.8, 5.2, 3.8, 5.8, "f2ece0", 0.9)
    b.poly([(-4, 5.8), (0, 7.6), (4, 5.8)], "f2ece0", 0.8)
    b.flat(-0.8, 0.5, 0.8, 3.6, "5a3828", 0.5)
    b.flat(-4.2, 0, 4.2, 0.5, "c8c0b0", 0.7)
    for x in (-13, 12):
        b.block(x, 11, x + 1.0, 14.5, "a85a48")


@structure("volcano", 900, 330)
def volcano(b: Brush) -> None:
    """A cone with a burning crater, streams of lava and a plume."""
    rock = "5a4e50"
    q = np.linspace(0, 1, 30)
    half = 380 * (1 - q) ** 1.7 + 34
    jag = np.interp(q, np.linspace(0, 1, 14), b.rng.normal(0, 5, 14))
    outline = np.concatenate([np.stack([-half + jag, 210 * q], 1), np.stack([half + jag, 210 * q], 1)[::-1]])
    for k in range(12):
        x, y = float(b.rng.normal()) * 16 + 4.0 * k, 225 + 8.5 * k
        tone = mix(b.color("6a5a5c", 0.5), rgb("ff7a3a"), max(0.0, 0.5 - 0.06 * k))
        b.batch.oval(x, y, 34 + 5 * k, 22 + 3 * k, tone, 0.62, soft=9.0)
    b.poly(outline, rock, 0.55)
    inner, outer = np.stack([-b.side * half * 0.15, 210 * q], 1), np.stack([-b.side * half, 210 * q], 1)
    b.poly(np.concatenate([inner, outer[::-1]]), "2e282c", 0.2, 0.6)
    for _ in range(130):
        y = 205 * float(b.rng.random())
        x = float(b.rng.uniform(-1, 1)) * (380 * (1 - y / 210) ** 1.7 + 26)
        b.batch.stroke([(x, y), (x * 1.06, y - 16)], b.color("2e282c", 0.3), 2.2, 0.35, end_width=0.6)
    for start, bend in ((-16, -1.0), (4, 0.25), (18, 1.2)):
        s = np.linspace(0, 1, 16)
        way = np.stack([start + bend * 90 * s**1.6 + 7 * np.sin(9 * s + start), 208 - 150 * s], 1)
        for wide, tint in ((13, "a8281a"), (7.5, "ff6a22"), (3.0, "ffd060")):
            b.batch.stroke(way, rgb(tint), wide, 0.95, end_width=wide * 0.25)
    b.batch.oval(0, 212, 36, 8, rgb("ffb040"))
    b.batch.oval(0, 222, 80, 50, rgb("ff6a20"), 0.5, ADD, soft=22.0)


@structure("vines", 12, 2.2)
def vines(b: Brush) -> None:
    """A row of vines on wires."""
    for x in np.arange(-5.6, 5.7, 1.4):
        b.flat(x - 0.04, 0, x + 0.04, 1.7, "6a5440", 0.5)
    for _ in range(150):
        x, y = float(b.rng.uniform(-5.8, 5.8)), float(b.rng.uniform(0.6, 1.7))
        b.oval(x, y, 0.17, 0.13, b.pick("4a7a34", "6a9a44", "3a6a2c", "8aac50"), 0.75)
    for _ in range(34):
        x, y = float(b.rng.uniform(-5.6, 5.6)), float(b.rng.uniform(0.6, 1.1))
        for k in range(4):
            b.oval(x + 0.03 * (k % 2), y - 0.06 * k, 0.05, 0.05, b.pick("5a3a6a", "7a4a80"), 0.7)


@structure("hoop", 3, 4)
def hoop(b: Brush) -> None:
    """A basketball hoop."""
    b.flat(-0.1, 0, 0.1, 3.0, "4a4e58", 0.5)
    b.flat(-0.9, 2.7, 0.9, 3.8, "f0f2f4", 0.85)
    b.line([(-0.3, 3.0), (0.3, 3.0), (0.3, 3.4), (-0.3, 3.4), (-0.3, 3.0)], "d84a2e", 0.05, 0.8)
    b.line([(-0.25, 2.75), (0.25, 2.75)], "e8602e", 0.07, 0.9)
    for x in (-0.2, 0, 0.2):
        b.line([(x, 2.75), (x * 0.6, 2.35)], "f4f4f0", 0.02, 0.9)
