"""Furniture of work and learning: offices, schools, laboratories, hospitals, workshops, gyms; painted upright in metres."""

from __future__ import annotations

import numpy as np

from ...color import rgb
from ...curves import smooth
from ...raster import ADD, Grad
from .brush import Brush
from .home import furniture, legs, shadow


def screen(b: Brush, x0: float, y0: float, x1: float, y1: float) -> None:
    """A lit computer screen with lines of text or a chart."""
    b.flat(x0 - 0.02, y0 - 0.02, x1 + 0.02, y1 + 0.02, "1e2026", 0.5)
    b.batch.rect(x0, y0, x1, y1, rgb("c8dcf0") * np.float32(0.86))
    w, h = x1 - x0, y1 - y0
    if b.rng.random() < 0.5:
        for k in range(5):
            b.batch.rect(
                x0 + 0.08 * w,
                y1 - (k + 1) * h / 6.2,
                x0 + w * float(b.rng.uniform(0.4, 0.9)),
                y1 - (k + 0.6) * h / 6.2,
                rgb("6a8ab0"),
            )
    else:
        for k in range(6):
            high = h * float(b.rng.uniform(0.2, 0.75))
            b.batch.rect(x0 + (k + 0.3) * w / 6.4, y0 + 0.06 * h, x0 + (k + 0.9) * w / 6.4, y0 + high, rgb("4a7ac0"))


@furniture("desk", 1.9, 1.5)
def desk(b: Brush) -> None:
    """A desk with a screen, a lamp and papers."""
    shadow(b, 0.8)
    legs(b, (-0.76, 0.76), 0.72, "5a5e64")
    b.block(0.34, 0.12, 0.72, 0.7, "d8d4cc")
    for y in (0.28, 0.48):
        b.flat(0.36, y, 0.7, y + 0.015, "8a8680", 0.4)
    b.flat(-0.84, 0.71, 0.84, 0.755, b.pick("c89a68", "e0d8c8", "8a6242"), 0.85)
    b.flat(-0.05, 0.755, 0.05, 0.9, "33363c", 0.5)
    screen(b, -0.3, 0.86, 0.3, 1.22)
    b.flat(-0.22, 0.755, 0.2, 0.775, "d8dce0", 0.8)
    b.flat(0.44, 0.755, 0.7, 0.8, "f0ece2", 0.85)
    b.line([(-0.66, 0.76), (-0.6, 1.05), (-0.44, 1.14)], "3a3c42", 0.025, 0.5)
    b.poly([(-0.5, 1.2), (-0.36, 1.12), (-0.4, 1.04), (-0.56, 1.1)], b.pick("c8503c", "3a5a7a", "e0b040"), 0.7)


@furniture("office-chair", 0.9, 1.3)
def office_chair(b: Brush) -> None:
    """A swivel chair."""
    for x in (-0.26, 0, 0.26):
        b.ball(x, 0.04, 0.04, 0.04, "2a2c30")
    b.line([(-0.26, 0.08), (0, 0.14), (0.26, 0.08)], "4a4e54", 0.03)
    b.flat(-0.025, 0.12, 0.025, 0.44, "6a6e74", 0.6)
    b.flat(-0.25, 0.42, 0.25, 0.5, "33363e", 0.6)
    b.poly(smooth([(-0.2, 0.58), (-0.22, 1.02), (0, 1.08), (0.22, 1.02), (0.2, 0.58)]), "3a3e48", 0.65)


@furniture("cabinet", 1.1, 1.5)
def cabinet(b: Brush) -> None:
    """A filing cabinet with a plant on it."""
    b.block(-0.42, 0, 0.42, 1.25, b.pick("8a939a", "c8c4ba", "5f6f78"))
    for y in (0.06, 0.46, 0.86):
        b.flat(-0.38, y, 0.38, y + 0.34, "b8bec2", 0.62)
        b.flat(-0.1, y + 0.22, 0.1, y + 0.26, "4a4e54", 0.6)


@furniture("whiteboard", 2.6, 2.3)
def whiteboard(b: Brush) -> None:
    """A board with a drawing of boxes and arrows."""
    b.flat(-1.22, 0.98, 1.22, 2.12, "b8bcc0", 0.6)
    b.flat(-1.16, 1.04, 1.16, 2.06, "fafaf8", 0.92)
    for k in range(3):
        x, y = -0.85 + 0.7 * k, 1.6 + 0.12 * (k % 2)
        b.line(
            [(x, y), (x + 0.36, y), (x + 0.36, y + 0.24), (x, y + 0.24), (x, y)],
            b.pick("2f5aa0", "c8403c", "2a7a4a"),
            0.02,
            0.8,
        )
        b.line([(x + 0.38, y + 0.12), (x + 0.66, y + 0.12)], "3a3c42", 0.015, 0.6)
    for k in range(3):
        b.line([(-0.9, 1.4 - 0.1 * k), (-0.9 + float(b.rng.uniform(0.6, 1.6)), 1.4 - 0.1 * k)], "6a7080", 0.018, 0.7)


@furniture("blackboard", 4.2, 2.4)
def blackboard(b: Brush) -> None:
    """A wide green board with chalk on it."""
    b.flat(-2.06, 0.88, 2.06, 2.22, "a87a50", 0.7)
    b.flat(-1.98, 0.96, 1.98, 2.14, "2f5244", 0.6)
    for k in range(4):
        x, y = -1.7, 1.98 - 0.2 * k
        while x < -0.3 - 0.2 * k:
            w = float(b.rng.uniform(0.08, 0.24))
            b.line([(x, y), (x + w * 0.5, y + 0.03), (x + w, y - 0.01)], "e8ece4", 0.016, 0.8)
            x += w + 0.07
    turn = np.linspace(0, 2 * np.pi, 30)
    b.batch.stroke(np.stack([0.6 + 0.3 * np.cos(turn), 1.55 + 0.3 * np.sin(turn)], 1), b.color("f0f0e0", 0.85), 0.015)
    b.line([(0.6, 1.55), (0.86, 1.7)], "f0d890", 0.015, 0.9)
    b.line([(1.15, 1.25), (1.75, 1.25), (1.15, 1.85), (1.15, 1.25)], "f0b8b8", 0.015, 0.9)
    b.flat(-2.06, 0.84, 2.06, 0.9, "a87a50", 0.85)


@furniture("pupil-desk", 1.4, 1.0)
def pupil_desk(b: Brush) -> None:
    """A pupil's desk and chair, with a book."""
    shadow(b, 0.55)
    legs(b, (-0.5, 0.5), 0.68, "6a7a88", 0.018)
    b.flat(-0.56, 0.67, 0.56, 0.72, "d8a868", 0.85)
    b.flat(-0.2, 0.72, 0.14, 0.75, b.pick("c8503c", "3f7ab0", "4a9a5a"), 0.8)
    legs(b, (-0.2, 0.2), 0.42, "6a7a88", 0.016)
    b.flat(-0.24, 0.42, 0.24, 0.46, "c89858", 0.7)


@furniture("globe", 0.7, 1.4)
def globe(b: Brush) -> None:
    """A globe on a stand."""
    b.block(-0.3, 0, 0.3, 0.76, "8a6242")
    b.flat(-0.12, 0.76, 0.12, 0.79, "5a3c28", 0.5)
    b.ball(0, 1.04, 0.22, 0.22, "4a8ac0")
    for x, y, r in ((-0.08, 1.1, 0.08), (0.06, 0.98, 0.09), (-0.02, 0.92, 0.05)):
        b.oval(x, y, r, r * 0.7, "6aa05a", 0.75)


@furniture("shelf-glass", 2.4, 2.2)
def shelf_glass(b: Brush) -> None:
    """Shelves of flasks and bottles."""
    for y in (1.1, 1.55, 2.0):
        b.flat(-1.1, y - 0.03, 1.1, y, "c8ced2", 0.7)
        x = -1.05
        while x < 0.98:
            h, w = float(b.rng.uniform(0.12, 0.3)), float(b.rng.uniform(0.05, 0.1))
            tint = b.pick("8ac8d8", "d8a040", "7ab06a", "c86a8a", "dfe8ea", "8a6ab0")
            b.poly([(x, y), (x + w, y), (x + w * 0.7, y + h), (x + w * 0.3, y + h)], tint, 0.75, 0.85)
            b.flat(x + w * 0.25, y + h, x + w * 0.75, y + h + 0.03, "e8e8e4", 0.7)
            x += w + float(b.rng.uniform(0.03, 0.1))


@furniture("lab-bench", 3.0, 1.8)
def lab_bench(b: Brush) -> None:
    """A bench with a microscope, flasks over flames and a rack of tubes."""
    shadow(b, 1.35)
    b.block(-1.4, 0, 1.4, 0.86, "dfe5e8", 0.65)
    for x in np.arange(-1.4, 1.4, 0.56):
        b.flat(x + 0.54, 0.06, x + 0.56, 0.8, "9aa4aa", 0.5)
    b.flat(-1.46, 0.86, 1.46, 0.92, "3a4248", 0.7)
    b.poly(
        smooth([(-1.0, 0.92), (-1.02, 1.06), (-0.82, 1.4), (-0.74, 1.36), (-0.9, 1.06), (-0.7, 0.98), (-0.66, 0.92)]),
        "e8eaec",
        0.7,
    )
    b.line([(-0.86, 1.42), (-0.72, 1.12)], "2a2e34", 0.07, 0.5)
    for x, tint in ((-0.2, "58b8d0"), (0.2, "e0903a"), (0.5, "a05ac0")):
        b.poly(
            smooth(
                [
                    (x - 0.12, 0.94),
                    (x - 0.03, 1.14),
                    (x - 0.03, 1.24),
                    (x + 0.03, 1.24),
                    (x + 0.03, 1.14),
                    (x + 0.12, 0.94),
                ]
            ),
            "dff0f4",
            0.85,
            0.7,
        )
        b.poly([(x - 0.11, 0.94), (x - 0.06, 1.05), (x + 0.06, 1.05), (x + 0.11, 0.94)], tint, 0.8)
    for k in range(6):
        x = 0.86 + 0.08 * k
        b.flat(x - 0.018, 0.98, x + 0.018, 1.2, "dff0f4", 0.85, 0.8)
        b.flat(x - 0.018, 0.98, x + 0.018, 1.08, b.pick("e05a5a", "5ac080", "5a8ae0", "e0c040"), 0.8)
    b.flat(0.8, 0.96, 1.34, 1.0, "a87a50", 0.7)


@furniture("ward-bed", 2.6, 1.6)
def ward_bed(b: Brush) -> None:
    """A hospital bed with a raised head."""
    for x in (-0.9, 0.9):
        b.flat(x - 0.02, 0.08, x + 0.02, 0.45, "9aa4aa", 0.6)
        b.ball(x, 0.06, 0.06, 0.06, "4a4e54")
    b.flat(-1.05, 0.42, 1.05, 0.5, "b8c2c8", 0.7)
    b.poly(smooth([(-1.02, 0.5), (-1.06, 1.0), (-0.9, 1.02), (-0.5, 0.66), (1.0, 0.64), (1.02, 0.5)]), "f6f8f8", 0.85)
    b.poly(
        smooth([(-0.35, 0.5), (-0.38, 0.7), (1.02, 0.68), (1.04, 0.45), (-0.3, 0.45)]),
        b.pick("8ac0c8", "a8c8a0", "a0b8d8"),
        0.75,
    )
    b.poly(smooth([(-1.02, 0.98), (-0.96, 1.14), (-0.66, 0.96), (-0.72, 0.8)]), "ffffff", 0.92)
    for x in (-0.2, 0.5):
        b.line([(x, 0.45), (x, 0.85), (x + 0.5, 0.85), (x + 0.5, 0.45)], "9aa4aa", 0.02, 0.7)


@furniture("monitor-stand", 0.9, 2.1)
def monitor_stand(b: Brush) -> None:
    """A drip and a monitor with a pulse."""
    b.flat(-0.02, 0.05, 0.02, 1.95, "b0b8be", 0.7)
    b.flat(-0.25, 0.02, 0.25, 0.06, "8a9298", 0.6)
    b.poly(smooth([(0.06, 1.9), (0.06, 1.6), (0.14, 1.54), (0.22, 1.6), (0.22, 1.9)]), "d8ecf0", 0.85, 0.8)
    b.flat(-0.3, 1.1, 0.16, 1.42, "2a2e34", 0.5)
    b.batch.rect(-0.27, 1.13, 0.13, 1.39, rgb("0e2a22"))
    beat = [(-0.27, 1.24), (-0.16, 1.24), (-0.12, 1.34), (-0.08, 1.17), (-0.04, 1.24), (0.13, 1.24)]
    b.batch.stroke(beat, rgb("5aff9a"), 0.012)


@furniture("curtain-rail", 2.4, 2.6)
def curtain_rail(b: Brush) -> None:
    """A curtain that parts a ward."""
    cloth = b.pick("a8d0cc", "b8d0a8", "a8bce0")
    b.flat(-1.1, 2.3, 1.1, 2.33, "b0b8be", 0.7)
    b.flat(-1.05, 0.3, 1.05, 2.3, cloth, 0.7)
    for k in range(14):
        x = -1.05 + 0.15 * k
        b.flat(x, 0.3, x + 0.05, 2.3, cloth, 0.45, 0.6)


@furniture("workbench", 2.8, 1.6)
def workbench(b: Brush) -> None:
    """A heavy bench with a vice and a plank at work."""
    shadow(b, 1.25)
    legs(b, (-1.2, 1.2), 0.8, "6a4a30", 0.07)
    b.flat(-1.2, 0.2, 1.2, 0.28, "7a5636", 0.6)
    b.flat(-1.35, 0.8, 1.35, 0.92, "b0804e", 0.8)
    b.block(-1.15, 0.92, -0.85, 1.12, "4a5a68")
    b.flat(-0.4, 0.92, 0.9, 0.98, "d8b078", 0.85)
    b.poly([(0.1, 0.98), (0.16, 1.12), (0.42, 1.1), (0.46, 0.98)], "6a4630", 0.6)
    for k in range(5):
        b.oval(-0.2 + 0.13 * k, 0.93, 0.05, 0.02, "e8c890", 0.9)


@furniture("tool-wall", 3.0, 2.4)
def tool_wall(b: Brush) -> None:
    """Tools that hang on a board."""
    b.flat(-1.4, 1.1, 1.4, 2.2, "a88a60", 0.6)
    for k in range(9):
        x, y = -1.2 + 0.3 * k, 1.95
        kind = k % 4
        if kind == 0:
            b.flat(x - 0.02, y - 0.4, x + 0.02, y, "8a5a38", 0.7)
            b.flat(x - 0.1, y - 0.05, x + 0.1, y + 0.05, "4a4e54", 0.6)
        elif kind == 1:
            b.poly([(x - 0.06, y), (x + 0.06, y), (x + 0.02, y - 0.55), (x - 0.02, y - 0.55)], "b0b6bc", 0.75)
            b.flat(x - 0.05, y - 0.04, x + 0.05, y + 0.1, "c85a3a", 0.7)
        elif kind == 2:
            b.line([(x, y + 0.05), (x, y - 0.4)], "7a828a", 0.04, 0.7)
            b.oval(x, y - 0.44, 0.06, 0.07, "7a828a", 0.7)
        else:
            b.flat(x - 0.025, y - 0.15, x + 0.025, y + 0.05, b.pick("d8402e", "e0b030"), 0.7)
            b.flat(x - 0.01, y - 0.42, x + 0.01, y - 0.15, "9aa0a8", 0.7)


@furniture("crates", 2.2, 1.9)
def crates(b: Brush) -> None:
    """Stacked boxes."""
    shadow(b, 0.9)
    for x, y, w, h in ((-0.6, 0, 0.8, 0.7), (0.3, 0, 0.9, 0.8), (-0.4, 0.7, 0.7, 0.5), (0.4, 0.8, 0.6, 0.5)):
        paper = b.pick("c8a070", "b88c5a", "d0ac7c")
        b.block(x - w / 2, y, x + w / 2, y + h, paper)
        b.flat(x - 0.04, y, x + 0.04, y + h, "e0c89a", 0.8, 0.7)


@furniture("rack", 3.2, 3.0)
def rack(b: Brush) -> None:
    """High shelves of goods in boxes."""
    for x in (-1.5, 0, 1.5):
        b.flat(x - 0.05, 0, x + 0.05, 2.9, "d8702e", 0.6)
    for y in (0.15, 1.05, 1.95):
        b.flat(-1.55, y - 0.08, 1.55, y, "3f6a9a", 0.6)
        x = -1.42
        while x < 1.2:
            w, h = float(b.rng.uniform(0.3, 0.55)), float(b.rng.uniform(0.4, 0.72))
            b.block(x, y, x + w, y + h, b.pick("c8a070", "b88c5a", "8a9aa8", "d8d0c0"))
            x += w + 0.05


@furniture("machine", 2.2, 2.2)
def machine(b: Brush) -> None:
    """A machine with a wheel, gauges and lamps."""
    b.block(-0.9, 0, 0.9, 1.5, b.pick("5a7a78", "6a7a8a", "7a6a5a"))
    b.block(-0.5, 1.5, 0.3, 2.0, "8a949a")
    b.oval(0.9, 1.0, 0.42, 0.42, "3a3e44", 0.5)
    b.oval(0.9, 1.0, 0.3, 0.3, "6a727a", 0.7)
    for k, tint in enumerate(("ff5a3a", "ffc040", "5ad07a")):
        b.batch.oval(-0.6 + 0.2 * k, 1.25, 0.05, 0.05, rgb(tint))
    b.oval(-0.5, 0.85, 0.18, 0.18, "e8e4d8", 0.85)
    b.line([(-0.5, 0.85), (-0.4, 0.95)], "c8302a", 0.02, 0.8)


@furniture("treadmill", 2.0, 1.6)
def treadmill(b: Brush) -> None:
    """A treadmill from its side."""
    b.flat(-0.85, 0.06, 0.8, 0.2, "2a2c32", 0.5)
    b.flat(-0.8, 0.18, 0.75, 0.22, "5a5e66", 0.6)
    b.line([(0.62, 0.2), (0.78, 1.2)], "b0b6bc", 0.07, 0.7)
    b.line([(0.74, 1.0), (0.3, 0.96)], "b0b6bc", 0.05, 0.7)
    screen(b, 0.66, 1.2, 0.96, 1.42)


@furniture("weights", 2.2, 1.3)
def weights(b: Brush) -> None:
    """A rack of dumb-bells."""
    shadow(b, 0.95)
    for y in (0.3, 0.72):
        b.flat(-0.95, y - 0.06, 0.95, y, "4a4e56", 0.6)
        for x in np.arange(-0.8, 0.9, 0.32):
            b.flat(x - 0.1, y + 0.05, x + 0.1, y + 0.09, "9aa0a8", 0.7)
            for side in (-0.1, 0.1):
                b.block(x + side - 0.045, y, x + side + 0.045, y + 0.15, b.pick("22242a", "c83a34", "2f5aa0"))
    legs(b, (-0.85, 0.85), 0.8, "4a4e56", 0.04)


@furniture("wall-mirror", 4.0, 2.4)
def wall_mirror(b: Brush) -> None:
    """A wide mirror with a bar before it."""
    stops = [(b.color("d8e4ea", 0.85), 1.0), (b.color("a0b4c0", 0.6), 1.0), (b.color("c8d6de", 0.8), 1.0)]
    b.batch.rect(-1.9, 0.4, 1.9, 2.2, Grad((-1.9, 2.2), (1.9, 0.4), stops))
    for x in (-0.95, 0, 0.95):
        b.flat(x - 0.008, 0.4, x + 0.008, 2.2, "8a9aa4", 0.6)
    b.flat(-1.9, 0.98, 1.9, 1.04, "b07e50", 0.8)


@furniture("lockers", 2.4, 2.1)
def lockers(b: Brush) -> None:
    """A row of steel lockers."""
    for k in range(6):
        x = -1.2 + 0.4 * k
        b.block(x + 0.01, 0.05, x + 0.39, 1.9, ("4a7ab0", "5a86b8")[k % 2])
        for y in (1.6, 1.66, 1.72):
            b.flat(x + 0.1, y, x + 0.3, y + 0.02, "24384e", 0.4)
        b.flat(x + 0.31, 0.95, x + 0.35, 1.05, "c8ced4", 0.8)


@furniture("servers", 1.8, 2.3)
def servers(b: Brush) -> None:
    """Racks of computers with lamps."""
    for x in (-0.8, 0.02):
        b.block(x, 0, x + 0.76, 2.15, "2a2e36", 0.5)
        for y in np.arange(0.1, 2.05, 0.12):
            b.flat(x + 0.05, y, x + 0.71, y + 0.08, "3c424c", 0.6)
            for k in range(5):
                if b.rng.random() < 0.5:
                    b.batch.rect(
                        x + 0.1 + 0.06 * k,
                        y + 0.03,
                        x + 0.12 + 0.06 * k,
                        y + 0.05,
                        rgb(b.pick("5affa0", "5ab8ff", "ffb05a")),
                    )
    b.batch.oval(0, 1.1, 1.2, 1.2, rgb("4a90ff"), 0.08, ADD, soft=0.3)
