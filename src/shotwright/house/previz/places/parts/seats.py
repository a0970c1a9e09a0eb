"""What those in a room sit on and work at: chairs seen from the side, tables, desks, counters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...color import Rgb
from ...curves import smooth
from ...layer import PaintedLayer
from ...raster import Batch, Grad
from ...scene import Node

Tone = Callable[[Any, float], Rgb]

HEIGHTS = {
    "chair": 0.46,
    "armchair": 0.44,
    "office-chair": 0.48,
    "stool": 0.5,
    "bench": 0.45,
    "bed": 0.54,
    "red-seat": 0.46,
    "train-seat": 0.46,
}
"""Kind of seat to the metres of its height."""

TABLE_TOP, COUNTER_TOP, ACROSS = 0.74, 0.98, 1.72


def seats(kind: str, table: str, two: bool, z: float, tone: Tone) -> list[Node]:
    """The seat of who sits at the origin facing right, another across for a second, and a table between."""
    made: list[Node] = [PaintedLayer.paint(-1.3, -0.1, 3.0, 1.35, 300, z + 0.25, lambda b: pair(b, kind, two, tone))]
    if table != "none":
        made.append(PaintedLayer.paint(-1.2, -0.1, 2.6, 1.3, 340, z - 0.3, lambda b: TABLES[table](b, tone)))
    return made


def pair(b: Batch, kind: str, two: bool, tone: Tone) -> None:
    """One seat, or two that face each other."""
    SEATS[kind](b, tone, HEIGHTS[kind])
    if two:
        sx, sy, tx, ty = b.matrix
        b.matrix = (-sx, sy, tx + sx * ACROSS, ty)
        SEATS[kind](b, tone, HEIGHTS[kind])
        b.matrix = (sx, sy, tx, ty)


def chair(b: Batch, tone: Tone, top: float) -> None:
    """A wooden chair, its back to the left."""
    dark, seat = tone("5a3a28", 0.5), tone("9a6a44", 0.75)
    for x in (-0.22, 0.17):
        b.capsule((x, top - 0.04), (x + (0.03 if x > 0 else -0.04), 0.0), 0.022, 0.016, dark)
    b.rect(-0.26, top - 0.05, 0.22, top, seat)
    back = [(-0.24, top), (-0.29, 0.72), (-0.30, 0.98), (-0.24, 1.02), (-0.21, 0.95), (-0.20, top)]
    b.stroke(smooth(back, False), dark, 0.035)


def armchair(b: Batch, tone: Tone, top: float) -> None:
    """A deep armchair from its side."""
    cloth, dark = tone("8a5a44", 0.75), tone("8a5a44", 0.3)
    for x in (-0.36, 0.3):
        b.rect(x - 0.03, 0, x + 0.03, 0.14, tone("4a3022", 0.5))
    b.poly(
        smooth(
            [
                (-0.5, 0.14),
                (-0.56, 0.8),
                (-0.5, 1.08),
                (-0.34, 1.08),
                (-0.26, 0.7),
                (-0.2, top),
                (0.36, top),
                (0.4, 0.14),
            ]
        ),
        cloth,
    )
    b.poly(smooth([(-0.3, 0.16), (-0.3, 0.6), (-0.2, 0.66), (0.3, 0.62), (0.4, 0.56), (0.38, 0.16)]), dark, 0.35)


def office_chair(b: Batch, tone: Tone, top: float) -> None:
    """A swivel chair from its side."""
    metal, cloth = tone("6a7078", 0.6), tone("343a46", 0.65)
    b.stroke([(-0.26, 0.05), (0, 0.12), (0.26, 0.05)], metal, 0.035)
    for x in (-0.26, 0.0, 0.26):
        b.oval(x, 0.04, 0.04, 0.04, tone("22252c", 0.4))
    b.rect(-0.025, 0.1, 0.025, top - 0.06, metal)
    b.rect(-0.26, top - 0.07, 0.24, top, cloth)
    b.poly(smooth([(-0.26, top), (-0.33, 0.7), (-0.32, 1.02), (-0.25, 1.04), (-0.22, 0.7), (-0.2, top)]), cloth)


def stool(b: Batch, tone: Tone, top: float) -> None:
    """A round stool."""
    dark = tone("4a3628", 0.5)
    for x in (-0.16, 0.16):
        b.capsule((x * 0.7, top - 0.05), (x, 0.0), 0.02, 0.018, dark)
    b.rect(-0.2, top - 0.06, 0.2, top, tone("9a6a44", 0.75))


def bench(b: Batch, tone: Tone, top: float) -> None:
    """A long plain bench."""
    dark = tone("4a3628", 0.5)
    for x in (-0.8, 0.8):
        b.rect(x - 0.04, 0, x + 0.04, top - 0.06, dark)
    b.rect(-0.95, top - 0.07, 0.95, top, tone("a87a50", 0.75))


def bed(b: Batch, tone: Tone, top: float) -> None:
    """The edge of a bed."""
    b.rect(-1.2, 0.14, 1.0, 0.3, tone("6a4830", 0.5))
    b.poly(smooth([(-1.22, 0.28), (-1.22, top), (1.0, top), (1.04, 0.28)], True, 3), tone("7a9ab0", 0.7))
    b.rect(-1.24, top - 0.05, 1.02, top, tone("c8d8e0", 0.8))


def red_seat(b: Batch, tone: Tone, top: float) -> None:
    """A plush seat with an arm."""
    cloth = tone("a82c30", 0.75)
    b.poly(
        smooth([(-0.38, 0.06), (-0.42, 0.6), (-0.36, 1.06), (-0.24, 1.06), (-0.2, top), (0.28, top), (0.3, 0.06)]),
        cloth,
    )
    b.rect(-0.26, 0.62, 0.2, 0.67, tone("4a2a22", 0.5))


def train_seat(b: Batch, tone: Tone, top: float) -> None:
    """A train seat from its side, with a head rest."""
    cloth = tone("3f5a8a", 0.7)
    b.poly(
        smooth(
            [
                (-0.5, 0.1),
                (-0.5, 0.8),
                (-0.44, 1.24),
                (-0.28, 1.24),
                (-0.24, 0.7),
                (-0.2, top),
                (0.3, top),
                (0.32, 0.26),
                (0.1, 0.1),
            ]
        ),
        cloth,
    )
    b.oval(-0.36, 1.12, 0.12, 0.13, tone("e8e4da", 0.8))


SEATS: dict[str, Callable[[Batch, Tone, float], None]] = {
    "chair": chair,
    "armchair": armchair,
    "office-chair": office_chair,
    "stool": stool,
    "bench": bench,
    "bed": bed,
    "red-seat": red_seat,
    "train-seat": train_seat,
}
"""Kind of seat to its painter; the origin is where someone sits who faces +x."""


def cup(b: Batch, tone: Tone, c: float, top: float) -> None:
    """A cup on its saucer."""
    b.oval(c, top + 0.010, 0.10, 0.014, tone("efe6d8", 0.85))
    bowl = [(c - 0.05, top + 0.09), (c - 0.042, top + 0.03), (c - 0.02, top + 0.012), (c + 0.02, top + 0.012),
            (c + 0.042, top + 0.03), (c + 0.05, top + 0.09)]  # fmt: skip
    b.poly(smooth(bowl), Grad((c - 0.05, 0), (c + 0.05, 0), [(tone("fffaf0", 0.95), 1), (tone("b8a898", 0.5), 1)]))
    b.stroke(
        smooth([(c + 0.045, top + 0.075), (c + 0.08, top + 0.065), (c + 0.045, top + 0.035)], False),
        tone("e6dccc", 0.8),
        0.011,
    )
    b.oval(c, top + 0.09, 0.05, 0.010, tone("4a2416", 0.7))


def round_table(b: Batch, tone: Tone) -> None:
    """A small round table with a cup."""
    x, top = 0.86, TABLE_TOP
    b.rect(x - 0.035, 0.02, x + 0.035, top, tone("3a2620", 0.4))
    b.oval(x, 0.03, 0.24, 0.035, tone("3a2620", 0.4))
    b.oval(x, top - 0.02, 0.46, 0.05, tone("6a422c", 0.5))
    wood = [(tone("d8a068", 0.9), 1), (tone("b4764a", 0.75), 1), (tone("7a4c34", 0.5), 1)]
    b.oval(x, top, 0.46, 0.05, Grad((x - 0.46, 0), (x + 0.46, 0), wood))
    cup(b, tone, x + 0.16, top)


def laid_table(b: Batch, tone: Tone) -> None:
    """A table under a white cloth, laid for a meal."""
    x, top = 0.86, TABLE_TOP
    b.poly([(x - 0.5, top), (x + 0.5, top), (x + 0.46, 0.1), (x - 0.46, 0.1)], tone("f0ece2", 0.7))
    for k in (-0.3, 0.0, 0.28):
        b.poly([(x + k, top), (x + k + 0.05, top), (x + k + 0.09, 0.1)], tone("b8b0a4", 0.6), 0.6)
    b.oval(x, top, 0.52, 0.05, tone("fdfaf4", 0.9))
    for at, r in ((x - 0.2, 0.14), (x + 0.24, 0.14)):
        b.oval(at, top + 0.012, r, 0.022, tone("ffffff", 0.9))
        b.oval(at, top + 0.016, r * 0.66, 0.014, tone("e0dcd0", 0.8))
    for k, tint in enumerate(("a85a34", "5a8a3c", "d8a83a")):
        b.oval(x - 0.26 + 0.06 * k, top + 0.035, 0.045, 0.024, tone(tint, 0.8))
    b.rect(x + 0.03, top, x + 0.036, top + 0.1, tone("d8eaee", 0.9))
    b.poly(
        smooth(
            [
                (x, top + 0.2),
                (x + 0.004, top + 0.13),
                (x + 0.033, top + 0.1),
                (x + 0.062, top + 0.13),
                (x + 0.066, top + 0.2),
            ]
        ),
        tone("d8eaee", 0.9),
        0.7,
    )


def desk(b: Batch, tone: Tone) -> None:
    """A desk with an open laptop and papers."""
    top = TABLE_TOP
    b.rect(0.32, 0, 0.36, top, tone("5a6068", 0.5))
    b.rect(1.62, 0, 1.66, top, tone("5a6068", 0.5))
    b.rect(0.26, top - 0.04, 1.74, top, tone("c89a68", 0.8))
    b.rect(0.26, top - 0.055, 1.74, top - 0.04, tone("7a5a3c", 0.4))
    b.poly([(0.5, top), (0.86, top), (0.86, top + 0.018), (0.5, top + 0.018)], tone("a8aeb6", 0.7))
    b.poly([(0.85, top + 0.01), (0.98, top + 0.25), (0.995, top + 0.245), (0.87, top + 0.005)], tone("8a9098", 0.6))
    b.poly([(0.86, top + 0.03), (0.965, top + 0.235), (0.972, top + 0.23), (0.868, top + 0.026)], tone("d8ecff", 1.0))
    b.rect(1.2, top, 1.5, top + 0.03, tone("f4f0e6", 0.85))
    b.rect(1.56, top, 1.64, top + 0.1, tone("c8503c", 0.7))
    for k in range(4):
        b.stroke([(1.58 + 0.014 * k, top + 0.1), (1.57 + 0.02 * k, top + 0.17)], tone("3a4a6a", 0.6), 0.008)


TABLES: dict[str, Callable[[Batch, Tone], None]] = {"round": round_table, "laid": laid_table, "desk": desk}


def counter(color: str, z: float, tone: Tone) -> Node:
    """A counter across the room, a bowl and jars at its sides."""
    top = COUNTER_TOP

    def paint(b: Batch) -> None:
        face = [(tone(color, 0.7), 1), (tone(color, 0.45), 1), (tone(color, 0.2), 1)]
        b.rect(-6, -0.6, 6, top - 0.02, Grad((0, top), (0, 0.1), face))
        for x in np.arange(-6, 6, 0.62):
            b.rect(x, -0.6, x + 0.014, top - 0.06, tone("1e1410", 0.2), 0.45)
        b.rect(-6, top - 0.055, 6, top, tone(color, 0.98))
        b.rect(-6, top - 0.012, 6, top, tone("ffffff", 0.95), 0.4)
        b.poly(smooth([(-0.98, top + 0.1), (-0.9, top), (-0.66, top), (-0.58, top + 0.1)]), tone("dfe4dc", 0.85))
        for k, tint in enumerate(("d8503c", "e8a838", "7aa84a")):
            b.oval(-0.88 + 0.1 * k, top + 0.11, 0.06, 0.055, tone(tint, 0.8))
        for x, h, tint in ((0.98, 0.24, "b8864e"), (1.16, 0.18, "8a9aa0"), (1.32, 0.28, "6a8a5a")):
            b.rect(x - 0.06, top, x + 0.06, top + h, tone(tint, 0.75))
            b.rect(x - 0.065, top + h - 0.03, x + 0.065, top + h, tone("3a2c24", 0.5))

    return PaintedLayer.paint(-6, -0.6, 6, top + 0.32, 300, z, paint)
