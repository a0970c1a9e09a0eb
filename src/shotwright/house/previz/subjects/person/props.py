"""What a person holds."""

from __future__ import annotations

import math

from ...color import mix, rgb
from ...curves import smooth
from ...raster import Batch, Grad
from .build import Build
from .pose import Point, point

PROPS = (
    "umbrella", "pitcher", "jug", "cup", "book", "newspaper", "tablet", "map", "phone", "cane", "stick", "staff", "guitar",
    "camera", "flower", "flowers", "bouquet", "lantern", "balloon", "suitcase", "briefcase", "bag",
)  # fmt: skip
"""Props that are drawn here; every other one is a thing of the tables."""


def paint_prop(batch: Batch, b: Build, kind: str, hand: Point, t: float, start: float) -> None:
    """Draw a prop in or below the hand; kinds that are not known are carried as a bag."""
    color, dark, lit = b.prop_color, b.dark(b.prop_color, 0.6), mix(b.prop_color, (1.0, 1.0, 1.0), 0.25)
    china = mix((0.96, 0.93, 0.88), b.shade, 0.08)
    if kind == "umbrella":
        top = hand + point(0.02, b.height * 0.46)
        batch.capsule(hand + point(0.0, -0.12), top, 0.010, 0.008, rgb("2a2224"))
        r, ribs = 0.62, 6
        rim = [top + point(-r + 2 * r * k / ribs, -0.24 + (0.035 if k % 2 else -0.02)) for k in range(ribs + 1)]
        dome = smooth(
            [
                top + point(-r, -0.24),
                top + point(-0.45, 0.0),
                top + point(0.0, 0.10),
                top + point(0.45, 0.0),
                top + point(r, -0.24),
            ],
            False,
            6,
        )
        batch.poly(
            [*dome, *reversed(rim[1:-1])],
            Grad(tuple(top + point(-r, 0)), tuple(top + point(r, 0)), [(dark, 1), (color, 1), (lit, 1)]),
        )
        for k in range(1, ribs):
            batch.stroke(
                smooth([top + point(0, 0.10), top + point((-r + 2 * r * k / ribs) * 0.7, 0.0), rim[k]], False, 4),
                dark,
                0.008,
                0.6,
            )
        batch.capsule(top, top + point(0, 0.15), 0.008, 0.004, rgb("2a2224"))
    elif kind in ("pitcher", "jug"):
        paint_jug(batch, hand, 0.0)
    elif kind == "cup":
        x, y = hand[0] + 0.075, hand[1] - 0.005
        body = [
            (x - 0.062, y + 0.055),
            (x - 0.055, y - 0.005),
            (x - 0.025, y - 0.045),
            (x + 0.025, y - 0.045),
            (x + 0.055, y - 0.005),
            (x + 0.062, y + 0.055),
        ]
        batch.stroke(
            smooth([(x + 0.056, y + 0.035), (x + 0.10, y + 0.028), (x + 0.052, y - 0.012)], False, 5), china, 0.014
        )
        batch.poly(
            smooth(body, steps=4),
            Grad(
                (x - 0.06, 0),
                (x + 0.06, 0),
                [(china, 1), (mix(china, (1.0, 1.0, 1.0), 0.5), 1), (b.dark(china, 0.5), 1)],
            ),
        )
        batch.oval(x, y + 0.055, 0.062, 0.013, b.dark(china, 0.15))
        batch.oval(x, y + 0.053, 0.054, 0.010, (0.28, 0.14, 0.08))
    elif kind in ("book", "newspaper", "tablet", "map"):
        cover = color if kind == "book" else rgb("e6e0d4")
        spine = hand + point(0.03, 0.05)
        batch.poly(
            [spine, spine + point(0.10, 0.15), spine + point(0.13, 0.13), spine + point(0.03, -0.03)],
            b.dark(cover, 0.4),
        )
        batch.poly(
            [
                spine + point(0.004, 0.0),
                spine + point(-0.09, 0.135),
                spine + point(0.012, 0.15),
                spine + point(0.10, 0.15),
            ],
            (0.95, 0.92, 0.85),
        )
    elif kind == "phone":
        batch.poly(
            [hand + point(0.02, -0.02), hand + point(0.055, -0.01), hand + point(0.035, 0.11), hand + point(0.0, 0.10)],
            rgb("20222a"),
        )
    elif kind in ("cane", "stick", "staff"):
        batch.capsule(hand, point(hand[0] + 0.06, 0.01), 0.014, 0.010, rgb("4a3020"))
    elif kind == "guitar":
        x, y = hand[0] - 0.02, hand[1] + 0.06
        wood = Grad((x - 0.2, 0), (x + 0.2, 0), [(rgb("7a4420"), 1), (rgb("c8833e"), 1)])
        batch.capsule((x, y), (x + 0.50, y + 0.26), 0.020, 0.016, rgb("3a2418"))
        batch.oval(x - 0.10, y - 0.06, 0.17, 0.17, wood)
        batch.oval(x + 0.08, y + 0.03, 0.13, 0.13, wood)
        batch.oval(x + 0.01, y, 0.05, 0.05, rgb("2a1610"))
    elif kind == "camera":
        batch.rect(hand[0] - 0.01, hand[1] - 0.02, hand[0] + 0.13, hand[1] + 0.07, rgb("24242a"))
        batch.oval(hand[0] + 0.10, hand[1] + 0.02, 0.035, 0.035, rgb("4a5060"))
    elif kind in ("flower", "flowers", "bouquet"):
        for k in range(5):
            stem = hand + point(0.03 + 0.03 * (k - 2), 0.20 + 0.02 * (k % 2))
            batch.stroke([hand, stem], rgb("3e6a34"), 0.008)
            batch.oval_at(stem, 0.03, 0.03, mix(color, rgb("e0506a"), 0.6))
    elif kind == "lantern":
        x, y = hand[0], hand[1] - 0.16
        batch.stroke([hand, point(x, y + 0.08)], rgb("2a2220"), 0.008)
        batch.rect(x - 0.05, y - 0.08, x + 0.05, y + 0.07, rgb("ffcf7a"))
        batch.glow(x, y, 0.5, rgb("ffb050"), 0.5)
    elif kind == "balloon":
        sway = 0.06 * math.sin(t * 1.3 + start * 6)
        x, y = hand[0] + sway, hand[1] + 0.85
        batch.stroke(
            smooth([hand, point((hand[0] + x) / 2 + 0.02, (hand[1] + y) / 2), point(x, y - 0.2)], False, 5),
            (0.85, 0.85, 0.85),
            0.005,
        )
        batch.oval(x, y, 0.16, 0.19, Grad((x - 0.05, y + 0.07), 0.24, [(lit, 1), (color, 1), (dark, 1)]))
    else:
        # Briefcases, suitcases and bags hang from the hand.
        wide, tall = {"suitcase": (0.22, 0.40), "briefcase": (0.165, 0.20)}.get(kind, (0.14, 0.24))
        batch.stroke(smooth([hand + point(-0.06, -0.05), hand, hand + point(0.06, -0.05)], False, 4), dark, 0.014)
        x, y = hand[0], hand[1] - 0.04
        body = [(x - wide, y), (x + wide, y), (x + wide, y - tall), (x - wide, y - tall)]
        batch.poly(
            smooth([(px, py) for px, py in body], steps=3) if kind == "bag" else body,
            Grad((x - wide, y), (x + wide, y - tall), [(lit, 1), (color, 1), (dark, 1)]),
        )
        batch.stroke([(x - wide, y - tall * 0.35), (x + wide, y - tall * 0.35)], dark, 0.010, 0.7)


def paint_jug(batch: Batch, hand: Point, tip: float) -> Point:
    """A steel jug held by its handle and tipped by `tip` radians; returns the lip of its spout."""
    c, s = math.cos(-tip), math.sin(-tip)

    def at(x: float, y: float) -> Point:
        x += 0.085
        return hand + point(x * c - y * s, x * s + y * c)

    steel = ((0.42, 0.40, 0.40), (0.94, 0.92, 0.90), (0.66, 0.63, 0.62), (0.46, 0.43, 0.42))
    metal = Grad(tuple(at(-0.06, 0)), tuple(at(0.07, 0)), [(tone, 1) for tone in steel])
    grip = smooth([at(-0.048, 0.050), at(-0.095, 0.048), at(-0.100, -0.035), at(-0.058, -0.052)], False, 5)
    batch.stroke(grip, (0.56, 0.54, 0.54), 0.014)
    body = [(-0.046, 0.080), (0.040, 0.080), (0.082, 0.100), (0.050, 0.045), (0.064, -0.055), (0.056, -0.080),
            (-0.056, -0.080), (-0.064, -0.055)]  # fmt: skip
    batch.poly(smooth([at(x, y) for x, y in body], steps=4), metal)
    batch.stroke([at(-0.046, 0.080), at(0.040, 0.080), at(0.080, 0.099)], (0.98, 0.97, 0.95), 0.006, 0.8)
    return at(0.080, 0.094)


def paint_pouring(batch: Batch, b: Build, hand: Point, cup: Point) -> None:
    """A tipped jug, and milk that falls from its spout straight into the cup that stands at `cup`."""
    milk = mix((0.98, 0.96, 0.92), b.shade, 0.05)
    spout = paint_jug(batch, hand, 0.72)
    surface = float(cup[1]) + 0.092
    fall = float(spout[1]) - surface
    # It leaves the lip slowly: a bow of two centimetres, then plumb down, thinner the faster it falls.
    stream = [spout, spout + point(0.012, -0.010), spout + point(0.018, -0.35 * fall), spout + point(0.020, -fall)]
    batch.stroke(smooth(stream, False, 6), milk, 0.015, end_width=0.008)
    batch.oval(float(spout[0]) + 0.020, surface, 0.016, 0.005, milk, 0.9)


def paint_poured(batch: Batch, b: Build, cup: Point, filled: float) -> None:
    """A wide cup on its saucer; the coffee grows paler as milk fills it."""
    china = mix((0.97, 0.95, 0.91), b.shade, 0.06)
    x, y = float(cup[0]), float(cup[1])
    batch.oval(x, y + 0.002, 0.118, 0.015, b.dark(china, 0.7))
    batch.oval(x, y + 0.006, 0.116, 0.014, china)
    batch.oval(x, y + 0.009, 0.060, 0.008, b.dark(china, 0.5))
    handle = smooth(
        [(x + 0.060, y + 0.080), (x + 0.104, y + 0.078), (x + 0.100, y + 0.040), (x + 0.048, y + 0.030)], False, 5
    )
    batch.stroke(handle, b.dark(china, 0.15), 0.014)
    bowl = [(x - 0.070, y + 0.095), (x - 0.062, y + 0.045), (x - 0.032, y + 0.010), (x + 0.032, y + 0.010),
            (x + 0.062, y + 0.045), (x + 0.070, y + 0.095)]  # fmt: skip
    glaze = [(b.dark(china, 0.2), 1), (mix(china, (1.0, 1.0, 1.0), 0.5), 1), (b.dark(china, 0.6), 1)]
    batch.poly(smooth(bowl, steps=4), Grad((x - 0.07, 0), (x + 0.07, 0), glaze))
    batch.oval(x, y + 0.095, 0.070, 0.015, mix(china, (1.0, 1.0, 1.0), 0.4))
    coffee = mix((0.24, 0.12, 0.07), (0.72, 0.50, 0.33), 0.6 * filled)
    batch.oval(x, y + 0.092, 0.062, 0.012, coffee)
    batch.oval(x, y + 0.092, 0.012 + 0.036 * filled, 0.003 + 0.006 * filled, mix(china, coffee, 0.25), 0.9)
