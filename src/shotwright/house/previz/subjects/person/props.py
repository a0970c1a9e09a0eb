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
        # A jug is carried upright; a pitcher pours.
        tip = 0.55 + 0.06 * math.sin(t * 0.9) if kind == "pitcher" else 0.0
        c, s = math.cos(-tip), math.sin(-tip)

        def at(x: float, y: float) -> Point:
            return hand + point(0.062, 0.0) + 0.82 * point(x * c - y * s, x * s + y * c)

        metal = Grad(
            tuple(at(-0.06, 0)),
            tuple(at(0.07, 0)),
            [((0.50, 0.48, 0.47), 1), ((0.92, 0.90, 0.88), 1), ((0.58, 0.55, 0.54), 1)],
        )
        batch.stroke(
            smooth([at(-0.05, 0.06), at(-0.11, 0.05), at(-0.11, -0.04), at(-0.055, -0.06)], False, 4),
            (0.62, 0.60, 0.60),
            0.014,
        )
        batch.poly(
            smooth(
                [
                    at(-0.05, 0.085),
                    at(0.045, 0.085),
                    at(0.085, 0.105),
                    at(0.055, 0.05),
                    at(0.065, -0.06),
                    at(0.055, -0.085),
                    at(-0.055, -0.085),
                    at(-0.065, -0.06),
                ],
                steps=4,
            ),
            metal,
        )
        if kind == "pitcher":
            spout = at(0.082, 0.098)
            fall = hand[1] - 0.125
            stream = smooth(
                [spout, spout + point(0.028, -0.03), spout + point(0.036, -0.09), point(spout[0] + 0.036, fall)],
                False,
                5,
            )
            batch.stroke(stream, china, 0.020, end_width=0.011)
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
        wide, tall = {"suitcase": (0.22, 0.40), "briefcase": (0.18, 0.23)}.get(kind, (0.14, 0.24))
        batch.stroke(smooth([hand + point(-0.06, -0.05), hand, hand + point(0.06, -0.05)], False, 4), dark, 0.014)
        x, y = hand[0], hand[1] - 0.04
        body = [(x - wide, y), (x + wide, y), (x + wide, y - tall), (x - wide, y - tall)]
        batch.poly(
            smooth([(px, py) for px, py in body], steps=3) if kind == "bag" else body,
            Grad((x - wide, y), (x + wide, y - tall), [(lit, 1), (color, 1), (dark, 1)]),
        )
        batch.stroke([(x - wide, y - tall * 0.35), (x + wide, y - tall * 0.35)], dark, 0.010, 0.7)
