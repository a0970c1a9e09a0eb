"""Houses, farms, castles, temples and what else people have built, painted upright in metres."""

from __future__ import annotations

import numpy as np

from ...curves import smooth
from .brush import Brush, Pieces

structure = Pieces()
"""Every structure by name."""


def gable(b: Brush, x0: float, x1: float, foot: float, rise: float, roof: str, over: float = 0.4) -> None:
    """A pitched roof seen from its long side, with courses of tiles."""
    b.poly([(x0 - over, foot), (x0 + 0.5 * rise, foot + rise), (x1 - 0.5 * rise, foot + rise), (x1 + over, foot)], roof)
    for k in range(1, 6):
        q = k / 6
        y, inset = foot + rise * q, 0.5 * rise * q - over * (1 - q)
        b.batch.rect(x0 + inset, y, x1 - inset, y + 0.05, b.color(roof, 0.3), 0.5)
    b.flat(x0 - over, foot - 0.12, x1 + over, foot, roof, 0.2)
    if b.palette.snow:
        top = [(x0 - over * 0.4, foot + 0.2), (x0 + 0.5 * rise, foot + rise + 0.15)]
        b.poly([*top, (x1 - 0.5 * rise, foot + rise + 0.15), (x1 + over * 0.4, foot + 0.2)], "f4f6fb", 0.9, 0.92)


@structure("house", 11, 9)
def house(b: Brush) -> None:
    """A family house: walls, pitched roof, chimney, door, windows."""
    wall = b.pick("e6dcc6", "d8c4a4", "c9d0c8", "dcbfa6", "eae4da", "b8c4c8")
    roof = b.pick("9a4a38", "7a4a3c", "5a5a68", "8a5a40")
    w, h = float(b.rng.uniform(3.4, 4.8)), float(b.rng.uniform(2.7, 3.2))
    storeys = 2 if b.rng.random() < 0.45 else 1
    top = h * storeys
    b.block(w * 0.3, top + 0.6, w * 0.3 + 0.7, top + 3.0, "8a5a4a")
    b.block(-w, 0, w, top, wall)
    b.flat(-w, 0, w, 0.35, "8a8078", 0.5)
    gable(b, -w, w, top, 2.2, roof)
    door = float(b.rng.uniform(-0.4, 0.4)) * w
    for storey in range(storeys):
        for x in np.arange(-w + 0.7, w - 1.2, 1.75):
            if storey or abs(x + 0.5 - door) > 1.1:
                b.pane(x, storey * h + 0.95, x + 0.95, storey * h + 2.1)
    b.flat(door - 0.6, 0, door + 0.6, 2.25, "e8e0d0", 0.5)
    b.flat(door - 0.48, 0, door + 0.48, 2.15, b.pick("7a3a30", "2f5a4a", "3a4a6a", "6a4a30"), 0.6)


@structure("townhouse", 7, 14)
def townhouse(b: Brush) -> None:
    """A tall narrow house with a stepped or pointed gable, a door and rows of windows."""
    wall = b.pick("c8694c", "dcae6a", "b8c0a8", "e2d2b4", "9aaec0", "c48a7a", "d8c0c0", "a87858")
    w, h = float(b.rng.uniform(2.3, 3.1)), float(b.rng.uniform(7.0, 9.6))
    roof = b.pick("7a3e34", "5c4a48", "6a4438")
    if b.rng.random() < 0.5:
        b.poly([(-w - 0.2, h), (0, h + 2.6), (w + 0.2, h)], roof)
        b.poly([(-w + 0.3, h), (0, h + 2.1), (w - 0.3, h)], wall, 0.75)
    else:
        gable(b, -w, w, h, 2.2, roof, 0.25)
        for x in (-w * 0.45, w * 0.45):
            b.block(x - 0.6, h + 0.2, x + 0.6, h + 1.4, wall)
            b.poly([(x - 0.8, h + 1.4), (x, h + 2.1), (x + 0.8, h + 1.4)], roof, 0.5)
            b.pane(x - 0.3, h + 0.4, x + 0.3, h + 1.2)
    b.block(-w, 0, w, h, wall)
    b.flat(-w, 0, w, 0.5, "7a706a", 0.4)
    for y in np.arange(3.2, h - 1.2, 2.1):
        for x in np.linspace(-w + 0.55, w - 1.3, 3):
            b.pane(x, y, x + 0.75, y + 1.35)
            if b.rng.random() < 0.25:
                for k in range(6):
                    b.oval(x + 0.15 * k, y - 0.08, 0.12, 0.14, b.pick("c8485a", "4f7a40", "e0a0b0", "5a8a48"), 0.8)
    door = float(b.rng.choice((-1.0, 0.0, 1.0))) * w * 0.45
    b.arch(door, 0, 0.62, 2.6, b.pick("5a3826", "2f4a44", "7a2e2a", "33435f"), 0.5)
    for x in (-w * 0.62, w * 0.62):
        if abs(x - door) > 1.0:
            b.pane(x - 0.5, 0.9, x + 0.5, 2.2)


@structure("cottage", 9, 6.5)
def cottage(b: Brush) -> None:
    """A low stone or half-timbered house under thatch."""
    w = float(b.rng.uniform(2.8, 3.8))
    b.block(-w, 0, w, 2.5, b.pick("d8cdb8", "b8aa98", "e6ddcc"))
    for x in np.linspace(-w, w, 6):
        b.flat(x - 0.07, 0, x + 0.07, 2.5, "5a4030", 0.5)
    thatch = [
        (-w - 0.7, 2.1),
        (-w - 0.2, 3.2),
        (-w * 0.6, 5.0),
        (0, 5.3),
        (w * 0.6, 5.0),
        (w + 0.2, 3.2),
        (w + 0.7, 2.1),
    ]
    b.poly(smooth([*thatch, (0, 2.45)]), b.pick("a88a56", "8a7048", "9a8058"), 0.7)
    for k in range(26):
        x = -w + 2 * w * k / 26
        b.line([(x, 2.4), (x * 0.75, 4.6)], "6a5434", 0.05, 0.5)
    if b.palette.snow:
        b.poly(smooth([(-w, 3.4), (0, 5.5), (w, 3.4), (0, 4.4)]), "f4f6fb", 0.95)
    b.arch(0.3, 0, 0.5, 2.05, "5a3c28", 0.4)
    b.pane(-w + 0.7, 0.9, -w + 1.6, 1.8)
    b.pane(w - 1.4, 0.9, w - 0.6, 1.8)


@structure("barn", 17, 12)
def barn(b: Brush) -> None:
    """A red barn with a broken roof line and white doors, a silo beside it."""
    red = b.pick("a03a30", "8a3c34", "9a5a40")
    b.block(5.4, 0, 7.8, 9.0, "b8b4ac")
    b.poly(smooth([(5.4, 9.0), (5.9, 10.4), (6.6, 10.8), (7.3, 10.4), (7.8, 9.0)]), "8a8e96", 0.7)
    b.block(-5.5, 0, 5.0, 4.6, red)
    roof = [(-6.0, 4.4), (-4.6, 7.6), (-0.3, 9.6), (4.1, 7.6), (5.5, 4.4)]
    b.poly([(-5.5, 4.5), (-4.4, 7.3), (-0.3, 9.2), (3.9, 7.3), (5.0, 4.5)], red, 0.62)
    b.line(roof, "5c5458", 0.45, 0.6)
    for x in np.arange(-5.3, 5.0, 0.5):
        b.batch.rect(x, 0, x + 0.04, 4.5, b.color(red, 0.2), 0.5)
    b.flat(-2.3, 0, 1.7, 3.5, "ece6da", 0.7)
    b.flat(-2.1, 0, 1.5, 3.3, red, 0.4)
    for a, c in (((-2.1, 0), (-0.3, 3.3)), ((-0.3, 0), (1.5, 3.3)), ((-0.3, 0), (-2.1, 3.3)), ((1.5, 0), (-0.3, 3.3))):
        b.line([a, c], "ece6da", 0.12, 0.8)
    b.flat(-1.0, 5.6, 0.4, 7.0, "ece6da", 0.7)
    b.flat(-0.85, 5.75, 0.25, 6.85, "3a2a26", 0.3)


@structure("windmill", 14, 17)
def windmill(b: Brush) -> None:
    """A tower mill with four sails."""
    b.poly([(-2.6, 0), (2.6, 0), (1.7, 9.4), (-1.7, 9.4)], "d8cdb8", 0.75)
    b.poly([(0.4, 0), (2.6, 0), (1.7, 9.4), (0.3, 9.4)], "a89a88", 0.4, 0.5)
    b.poly(smooth([(-2.0, 9.3), (-1.4, 11.2), (0, 11.9), (1.4, 11.2), (2.0, 9.3)]), "6a4438")
    turn = float(b.rng.uniform(0.2, 1.2))
    for k in range(4):
        c, s = np.cos(turn + k * np.pi / 2), np.sin(turn + k * np.pi / 2)
        b.line([(0, 10.0), (6.2 * c, 10.0 + 6.2 * s)], "5a4434", 0.16)
        sail = [(1.0, 0.1), (6.1, 0.1), (6.1, 1.1), (1.0, 1.1)]
        b.poly([(u * c - v * s, 10.0 + u * s + v * c) for u, v in sail], "eee4d0", 0.8, 0.75)
    b.arch(0, 0, 0.6, 2.3, "4a3628", 0.3)
    b.pane(-0.4, 4.4, 0.4, 5.4)


@structure("fence", 24, 1.5)
def fence(b: Brush) -> None:
    """Posts and two rails."""
    for y in (0.45, 0.95):
        b.flat(-12, y, 12, y + 0.1, "8a7058", 0.7)
    for x in np.arange(-11.8, 12, 1.9):
        b.flat(x, 0, x + 0.14, 1.2, "6a543e", 0.5)


@structure("bales", 9, 2)
def bales(b: Brush) -> None:
    """Round bales of straw."""
    for x in (-3.2, 0.4, 2.6):
        b.ball(x, 0.75, 0.85, 0.75, "d0a850")
        b.oval(x, 0.75, 0.34, 0.3, "a8823a", 0.5)


@structure("castle", 60, 44)
def castle(b: Brush) -> None:
    """A keep between round towers with pointed roofs, curtain walls and a gate."""
    stone = b.pick("bcb2a4", "c8bda8", "a8a4a4", "d8d0c6")
    roof = b.pick("4a5a78", "7a4438", "5a4a5a", "3f5a60")

    def merlons(x0: float, x1: float, y: float, size: float) -> None:
        for x in np.arange(x0, x1 - size * 0.5, size * 2):
            b.flat(x, y, x + size, y + size * 1.2, stone, 0.6)

    def tower(x: float, half: float, top: float, pointed: bool) -> None:
        b.block(x - half, 0, x + half, top, stone)
        b.flat(x - half * 1.16, top - 0.6, x + half * 1.16, top + 0.5, stone, 0.55)
        merlons(x - half * 1.16, x + half * 1.16, top + 0.5, half * 0.26)
        if pointed:
            spire = top + half * 4.2
            b.poly([(x - half * 1.25, top + 0.6), (x, spire), (x + half * 1.25, top + 0.6)], roof, 0.75)
            shade = -b.side * half * 1.25
            b.poly([(x + shade, top + 0.6), (x, spire), (x + shade * 0.1, top + 0.6)], roof, 0.25, 0.6)
            b.line([(x, spire), (x, spire + 1.6)], "6a6a70", 0.12)
            b.poly([(x, spire + 1.6), (x + 1.5, spire + 1.2), (x, spire + 0.8)], b.pick("b83a3a", "d8b03a"), 0.9)
        for y in np.arange(4.0, top - 1.5, 4.4):
            b.arch(x, y, half * 0.13, y + half * 0.62, "2a2630", 0.25)

    sizes = b.rng.uniform(0.85, 1.15, 8)
    b.block(-12, 0, 11, 20 * sizes[0], stone, 0.6)
    merlons(-12, 11, 20 * sizes[0], 1.0)
    b.poly([(-10, 20 * sizes[0]), (-6, 26 * sizes[0]), (5, 26 * sizes[0]), (9, 20 * sizes[0])], roof, 0.6)
    tower(-7.0, 2.3, 27 * sizes[1], True)
    tower(4.5, 2.8, 31 * sizes[2], True)
    tower(11.5, 2.0, 22 * sizes[3], True)
    for x in np.arange(-10, 10, 3.0):
        b.pane(x, 13.5, x + 0.9, 15.8, 0.6)
    b.block(-27, 0, 27, 9.0, stone, 0.72)
    merlons(-27, 27, 9.0, 0.9)
    tower(-26.0, 2.8, 15 * sizes[4], True)
    tower(25.0, 2.8, 14 * sizes[5], b.rng.random() < 0.6)
    tower(-15.0, 2.2, 13 * sizes[6], b.rng.random() < 0.4)
    for x in (-3.4, 3.4):
        tower(x, 1.9, 12.0, False)
    b.arch(0, 0, 1.9, 6.0, "2c2226", 0.15)
    for x in np.arange(-1.5, 1.6, 0.6):
        b.line([(x, 0.2), (x, 4.6)], "5a4a40", 0.1)
    for _ in range(160):
        x, y = float(b.rng.uniform(-27, 27)), float(b.rng.uniform(0.3, 8.6))
        b.batch.rect(x, y, x + 0.9, y + 0.38, b.color(stone, float(b.rng.uniform(0.25, 0.6))), 0.35)


@structure("palace", 70, 26)
def palace(b: Brush) -> None:
    """A long terracotta palace of square towers over a wall, with arcades."""
    clay = b.pick("c08a62", "b87a58", "cc9a70")
    b.block(-33, 0, 33, 9, clay, 0.7)
    for x, w, tall in ((-27, 4, 16), (-14, 5, 19), (2, 6, 23), (15, 3.6, 15), (25, 5, 18)):
        h = tall * float(b.rng.uniform(0.9, 1.1))
        b.block(x - w, 0, x + w, h, clay, 0.66)
        for k in np.arange(x - w, x + w - 0.5, 1.6):
            b.flat(k, h, k + 0.8, h + 0.9, clay, 0.6)
        for k in np.arange(x - w + 1.6, x + w - 0.8, 2.4):
            b.arch(k, h - 5, 0.55, h - 2.4, "3a2620", 0.25)
    gable(b, -10, 13, 9, 2.4, "8a5a40")
    for at in np.arange(-31, 32, 2.6):
        b.arch(at, 2.2, 0.8, 5.6, "3c2822", 0.3)
        b.flat(at + 1.15, 0, at + 1.45, 6.2, "dcb890", 0.8)


def columns(b: Brush, x0: float, x1: float, count: int, foot: float, top: float, stone: str, broken: float) -> None:
    """A row of fluted columns, a share of them broken off."""
    r = (x1 - x0) / count * 0.19
    for x in np.linspace(x0 + r, x1 - r, count):
        end = top if b.rng.random() >= broken else foot + (top - foot) * float(b.rng.uniform(0.2, 0.75))
        b.block(x - r, foot, x + r, end, stone, 0.75)
        for k in (-0.5, 0.0, 0.5):
            b.batch.rect(x + k * r - 0.02, foot, x + k * r + 0.06, end - 0.1, b.color(stone, 0.25), 0.35)
        b.flat(x - r * 1.25, foot, x + r * 1.25, foot + 0.3, stone, 0.6)
        if end == top:
            b.flat(x - r * 1.4, top - 0.45, x + r * 1.4, top, stone, 0.85)


@structure("greek-temple", 34, 17)
def greek_temple(b: Brush) -> None:
    """Eight columns under a pediment, on steps."""
    stone = b.pick("e2d4b8", "dccdb4", "e8dfcc")
    b.block(-13.4, 1.4, 13.4, 10.5, "5a4c44", 0.25)
    for k in range(3):
        b.block(-16 + k * 0.7, k * 0.48, 16 - k * 0.7, (k + 1) * 0.48, stone, 0.75 - 0.12 * (k % 2))
    columns(b, -14, 14, 8, 1.44, 10.4, stone, 0.0)
    b.block(-14.6, 10.4, 14.6, 12.0, stone, 0.8)
    for x in np.arange(-14, 14, 1.15):
        b.flat(x, 10.9, x + 0.4, 11.7, stone, 0.4)
    b.poly([(-15, 12.0), (0, 16.0), (15, 12.0)], stone, 0.85)
    b.poly([(-12.4, 12.3), (0, 15.3), (12.4, 12.3)], stone, 0.35)


@structure("ruins", 46, 15)
def ruins(b: Brush) -> None:
    """What is left of a temple: broken columns, a standing corner, drums in the grass."""
    stone = b.pick("d0c0a0", "c8b69c", "d8ccb4")
    for k in range(3):
        b.block(-17 + k, k * 0.42, 17 - k * 2.2, (k + 1) * 0.42, stone, 0.7 - 0.12 * (k % 2))
    columns(b, -15, 12, 9, 1.26, 9.5, stone, 0.5)
    b.block(-15.4, 9.5, -5.0, 11.0, stone, 0.8)
    b.poly([(-15.4, 11), (-5.4, 11), (-7.4, 12.0), (-9.0, 11.6), (-12, 13.0), (-13.4, 12.2)], stone, 0.65)
    b.poly([(14, 0), (14.3, 5.2), (15.2, 6.0), (16.4, 4.6), (18.2, 5.0), (20.4, 2.0), (20.6, 0)], stone, 0.55)
    b.arch(17.0, 0, 0.8, 3.0, "4a4038", 0.3)
    for _ in range(9):
        x, r = float(b.rng.uniform(-21, 20)), float(b.rng.uniform(0.4, 0.9))
        b.ball(x, r * 0.6, r, r * 0.62, stone)
    for _ in range(40):
        x, y = float(b.rng.uniform(-17, 15)), float(b.rng.uniform(0.1, 1.5))
        b.oval(x, y, 0.35, 0.22, b.pick("6a7a40", "7a8a4c", "5a6a38"), 0.6, 0.8)


@structure("terraces", 90, 30)
def terraces(b: Brush) -> None:
    """A ruined mountain town: walls on green terraces, doorways without roofs."""
    for k in range(9):
        y, half = k * 2.5, 44 - k * 3.6
        b.block(-half, y, half, y + 1.3, "a89c88", 0.6)
        b.poly([(-half, y + 1.3), (half, y + 1.3), (half - 3.6, y + 2.5), (-half + 3.6, y + 2.5)], "7d9a52", 0.75)
    for _ in range(34):
        k = int(b.rng.integers(1, 9))
        y, x = k * 2.5 + 0.8, float(b.rng.uniform(-1, 1)) * (40 - k * 3.8)
        w, h = float(b.rng.uniform(1.2, 2.6)), float(b.rng.uniform(1.8, 3.0))
        b.poly(
            [(x - w, y), (x + w, y), (x + w, y + h * 0.8), (x + w * 0.3, y + h), (x - w, y + h * 0.7)], "b8aa94", 0.7
        )
        b.flat(x - 0.35, y, x + 0.35, y + 1.3, "3c3630", 0.3)


@structure("stone-circle", 26, 8)
def stone_circle(b: Brush) -> None:
    """Standing stones, some with a lintel."""
    for x, h, lintel in (
        (-11, 4.6, 0),
        (-7.6, 4.9, 1),
        (-4.4, 5.0, 0),
        (-0.4, 6.4, 1),
        (3.0, 6.5, 0),
        (7.4, 4.4, 0),
        (10.8, 3.6, 0),
    ):
        w = float(b.rng.uniform(0.7, 1.0))
        b.poly([(x - w, 0), (x - w * 0.9, h * 0.6), (x - w * 0.75, h), (x + w * 0.8, h), (x + w, 0)], "9a9690", 0.75)
        b.poly([(x - b.side * w, 0), (x - b.side * w * 0.8, h), (x, h), (x, 0)], "5e5c60", 0.3, 0.5)
        if lintel:
            b.poly([(x - 1.1, h), (x + 4.3, h + 0.1), (x + 4.2, h + 1.1), (x - 1.0, h + 1.0)], "a8a49c", 0.8)


@structure("pyramid", 190, 92)
def pyramid(b: Brush) -> None:
    """A pyramid of two faces, courses of stone and weathered edges."""
    at = 22 * b.side * -1
    faces = (
        ([(-86, 0), (at, 0), (0, 88)], 0.9 if b.side < 0 else 0.3),
        ([(at, 0), (86, 0), (0, 88)], 0.3 if b.side < 0 else 0.9),
    )
    for points, light in faces:
        b.poly(points, "d8b278", light)
    for y in np.arange(1.5, 86, 1.9):
        half = 86 * (1 - y / 88)
        b.batch.rect(-half, y, half, y + 0.55, b.color("7a5a3c", 0.3), 0.22)
    for _ in range(420):
        y = 86 * float(b.rng.random()) ** 1.4
        x = float(b.rng.uniform(-1, 1)) * 84 * (1 - y / 88)
        b.batch.rect(x, y, x + 2.6, y + 1.3, b.color(b.pick("e6c48c", "8a6848"), 0.6), 0.25)


@structure("church", 26, 34)
def church(b: Brush) -> None:
    """A nave with pointed windows and a steeple."""
    stone = b.pick("d8cfbe", "c4bcb0", "e6e0d4")
    b.block(-4, 0, 11, 8, stone)
    gable(b, -4, 11, 8, 4.5, "5a5660")
    for x in np.arange(-2, 10.5, 2.6):
        b.arch(x, 2.0, 0.55, 6.2, "3a4460", 0.4)
    b.block(-9.5, 0, -4, 17, stone, 0.75)
    b.poly([(-10, 17), (-6.75, 31), (-3.5, 17)], "4a5060")
    b.line([(-6.75, 31), (-6.75, 33.4)], "d0b060", 0.22, 0.9)
    b.line([(-7.5, 32.6), (-6.0, 32.6)], "d0b060", 0.22, 0.9)
    b.arch(-6.75, 0, 1.1, 4.0, "4a3424", 0.3)
    b.arch(-6.75, 12.5, 0.8, 15.8, "2a2a34", 0.3)
    b.oval(-6.75, 9.6, 1.2, 1.2, "e8e2d4", 0.8)
    b.line([(-6.75, 10.5), (-6.75, 9.6), (-6.1, 9.3)], "2a2a30", 0.14)


@structure("pagoda", 24, 34)
def pagoda(b: Brush) -> None:
    """Five storeys with curved eaves, each narrower than the one below."""
    y, half = 1.2, 6.5
    b.block(-9, 0, 9, 1.2, "b8b0a4")
    for k in range(5):
        h = 4.0 - 0.3 * k
        b.block(-half, y, half, y + h, "9a3a30" if k % 2 == 0 else "a8463a", 0.55)
        for x in np.linspace(-half + 0.4, half - 0.4, 5):
            b.flat(x - 0.16, y, x + 0.16, y + h, "5a2622", 0.5)
        for x in np.linspace(-half + 1.6, half - 1.6, 3):
            b.pane(x - 0.5, y + 0.9, x + 0.5, y + h - 1.2, 0.8, 2)
        e = half + 3.2 - 0.2 * k
        top = y + h
        eave = [(-e, top + 0.3), (-e * 0.85, top - 0.25), (0, top - 0.5), (e * 0.85, top - 0.25), (e, top + 0.3)]
        b.poly([*eave, (half * 0.8, top + 1.7), (-half * 0.8, top + 1.7)], "4a5a54", 0.62)
        b.line(eave, "c8a050", 0.16, 0.7)
        y, half = top + 1.3, half * 0.84
    b.line([(0, y), (0, y + 5.2)], "c8a050", 0.3, 0.8)
    for k in range(5):
        b.oval(0, y + 1.2 + 0.7 * k, 0.6 - 0.07 * k, 0.14, "c8a050", 0.9)


@structure("hall-of-state", 74, 30)
def hall_of_state(b: Brush) -> None:
    """A wide red hall under two tiers of golden roofs, on white marble terraces."""
    for k in range(3):
        half = 35 - 3.2 * k
        b.block(-half, k * 2.0, half, k * 2.0 + 1.7, "eae6de", 0.8)
        for x in np.arange(-half, half, 1.3):
            b.flat(x, k * 2.0 + 1.5, x + 0.35, k * 2.0 + 2.4, "f4f0ea", 0.8)
    b.poly([(-6, 0), (6, 0), (4, 6), (-4, 6)], "d4cec4", 0.6)
    for y in np.arange(0.3, 6, 0.5):
        b.flat(-6 + y / 3, y, 6 - y / 3, y + 0.16, "a8a29a", 0.5)
    b.block(-25, 6, 25, 14, "a83028", 0.5)
    for x in np.linspace(-24.4, 24.4, 12):
        b.block(x - 0.5, 6, x + 0.5, 14, "c83c30", 0.7)
    for x in np.linspace(-22.2, 22.2, 11):
        b.flat(x - 1.4, 6.6, x + 1.4, 11.2, "5a2a22", 0.5)
        b.flat(x - 1.3, 11.5, x + 1.3, 13.4, "2f6a5a", 0.6)
    for y, e, ridge_half, rise in ((14.0, 31.0, 22.0, 4.4), (20.0, 27.0, 15.5, 6.6)):
        if y > 15:
            b.block(-20, 17.6, 20, 20.2, "3a7a68", 0.5)
        eave = [(-e, y + 1.3), (-e * 0.9, y + 0.3), (-e * 0.6, y), (e * 0.6, y), (e * 0.9, y + 0.3), (e, y + 1.3)]
        b.poly([*eave, (ridge_half, y + rise), (-ridge_half, y + rise)], "d89a34", 0.8)
        for x in np.arange(-e * 0.85, e * 0.86, 1.1):
            b.batch.stroke([(x, y + 0.3), (x * ridge_half / e, y + rise)], b.color("9a6420", 0.4), 0.2, 0.6)
        b.line(eave, "b07a28", 0.4, 0.4)
        b.flat(-ridge_half, y + rise - 0.2, ridge_half, y + rise + 0.7, "c88a2c", 0.6)


@structure("mosque", 44, 40)
def mosque(b: Brush) -> None:
    """A great dome with half domes, between minarets."""
    stone = b.pick("e2dace", "d8cbb8", "dfe2e4")
    dome = b.pick("6a8a9a", "7a9a90", "5a7a9a", "c8a868")
    for x in (-19, 19):
        b.block(x - 0.9, 0, x + 0.9, 29, stone, 0.78)
        for y in (14, 22):
            b.flat(x - 1.5, y, x + 1.5, y + 0.9, stone, 0.5)
        b.poly([(x - 1.1, 29), (x, 37), (x + 1.1, 29)], dome, 0.7)
    b.block(-15, 0, 15, 11, stone)
    for x, r, y in ((-9, 5, 11), (9, 5, 11), (0, 8.4, 14)):
        turn = np.linspace(0, np.pi, 22)
        b.flat(x - r, 9.5, x + r, y, stone, 0.65)
        b.poly(np.stack([x + r * np.cos(turn), y + r * 0.92 * np.sin(turn)], 1), dome, 0.65)
        b.batch.oval(x + b.side * r * 0.3, y + r * 0.45, r * 0.4, r * 0.32, b.color(dome, 1.0), 0.4, soft=r * 0.14)
        b.line([(x, y + r * 0.92), (x, y + r * 0.92 + 2.2)], "d0b060", 0.24, 0.9)
    for at in np.arange(-12.5, 13, 3.1):
        b.arch(at, 0, 1.0, 5.4, "4a4440", 0.3)
        b.arch(at, 7.0, 0.5, 9.2, "4a5468", 0.4)
