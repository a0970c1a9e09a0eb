"""Furniture of public rooms: shops, bars, stages, museums, cinemas, trains, prisons; painted upright in metres."""

from __future__ import annotations

import numpy as np

from ...color import rgb
from ...curves import smooth
from ...raster import ADD, Grad
from .brush import Brush
from .home import furniture, lamp_glow, legs, shadow


@furniture("restaurant-table", 2.2, 1.2)
def restaurant_table(b: Brush) -> None:
    """A table under a white cloth with glasses and a candle, two chairs."""
    shadow(b, 0.95)
    for side in (-1, 1):
        x = side * 0.92
        b.poly(smooth([(x - 0.03, 0.45), (x - 0.04, 1.0), (x + 0.04, 1.0), (x + 0.03, 0.45)]), "6a4630", 0.6)
        b.flat(min(x, x - side * 0.36), 0.44, max(x, x - side * 0.36), 0.5, "8a3a34", 0.7)
        for at in (x, x - side * 0.33):
            b.flat(at - 0.018, 0, at + 0.018, 0.45, "5a3a28", 0.5)
    b.poly([(-0.52, 0.76), (0.52, 0.76), (0.46, 0.14), (-0.46, 0.14)], "f6f2ea", 0.75)
    for x in (-0.3, 0.0, 0.3):
        b.poly([(x - 0.02, 0.74), (x + 0.03, 0.74), (x + 0.06, 0.14)], "c8c0b4", 0.6, 0.6)
    b.flat(-0.54, 0.74, 0.54, 0.78, "fffdf8", 0.92)
    for x in (-0.3, 0.3):
        b.oval(x, 0.79, 0.12, 0.016, "e8e8e4", 0.8)
        b.poly(
            smooth([(x + 0.13, 0.95), (x + 0.14, 0.88), (x + 0.17, 0.86), (x + 0.2, 0.88), (x + 0.21, 0.95)]),
            "d8eaee",
            0.9,
            0.7,
        )
        b.flat(x + 0.165, 0.79, x + 0.175, 0.87, "d8eaee", 0.9, 0.8)
    b.flat(-0.02, 0.78, 0.02, 0.92, "f4ead8", 0.9)
    b.batch.oval(0, 0.95, 0.014, 0.03, rgb("fff0b0"))
    lamp_glow(b, 0, 0.95, 0.4, 0.34)


@furniture("back-bar", 4.4, 2.8)
def back_bar(b: Brush) -> None:
    """Shelves of bottles before a lit mirror."""
    b.flat(-2.1, 0.0, 2.1, 1.0, "4a2e22", 0.5)
    b.flat(-2.16, 0.98, 2.16, 1.05, "9a6a42", 0.8)
    glow = [(b.color("ffb860", 1.0), 1.0), (b.color("8a4a2a", 0.7), 1.0)]
    b.batch.rect(-2.0, 1.05, 2.0, 2.6, Grad((0, 1.1), (0, 2.6), glow))
    for y in (1.1, 1.6, 2.1):
        b.flat(-2.0, y - 0.05, 2.0, y, "3a241a", 0.5)
        x = -1.92
        while x < 1.86:
            w, h = float(b.rng.uniform(0.07, 0.11)), float(b.rng.uniform(0.24, 0.36))
            tint = b.pick("3f7a4a", "b8642a", "d8c8a0", "2a4a6a", "8a2e2a", "c8983a", "dfe8e4")
            shape = (
                (0.0, 0.0),
                (0.0, 0.6),
                (0.36, 0.76),
                (0.36, 1.0),
                (0.64, 1.0),
                (0.64, 0.76),
                (1.0, 0.6),
                (1.0, 0.0),
            )
            b.poly(smooth([(x + u * w, y + v * h) for u, v in shape], True, 3), tint, 0.75, 0.92)
            b.flat(x + w * 0.1, y + h * 0.2, x + w * 0.9, y + h * 0.42, "efe6d0", 0.8, 0.8)
            x += w + float(b.rng.uniform(0.02, 0.07))


@furniture("stools", 3.0, 1.0)
def stools(b: Brush) -> None:
    """Three bar stools."""
    for x in (-1.0, 0.0, 1.0):
        b.oval(x, 0.02, 0.2, 0.03, "8a8e94", 0.6)
        b.flat(x - 0.02, 0.02, x + 0.02, 0.7, "a8aeb4", 0.7)
        b.flat(x - 0.2, 0.68, x + 0.2, 0.78, "8a2e2a", 0.7)


@furniture("shop-shelves", 3.6, 2.4)
def shop_shelves(b: Brush) -> None:
    """Shelves of packed goods in all colours, with price rails."""
    b.flat(-1.7, 0, 1.7, 2.2, "d8d8d4", 0.6)
    for y in (0.15, 0.66, 1.17, 1.68):
        b.flat(-1.7, y - 0.07, 1.7, y, "f0ece4", 0.8)
        b.flat(-1.7, y - 0.06, 1.7, y - 0.02, b.pick("e04a3a", "e8b83a", "3a8a5a"), 0.7, 0.6)
        x = -1.64
        while x < 1.55:
            w, h = float(b.rng.uniform(0.1, 0.2)), float(b.rng.uniform(0.2, 0.4))
            tint = b.pick("d8402e", "f0b830", "3f8ac0", "5aa050", "e8e4da", "a050a0", "f08a3a", "2a5a8a")
            for _ in range(int(b.rng.integers(2, 5))):
                if x < 1.55:
                    b.block(x, y, x + w * 0.94, y + h, tint)
                    b.flat(x + w * 0.15, y + h * 0.35, x + w * 0.8, y + h * 0.6, "faf6ec", 0.85, 0.9)
                    x += w
            x += 0.03
    b.flat(-1.74, 2.16, 1.74, 2.3, b.pick("c83a34", "2f6ab0", "3a8a5a"), 0.7)


@furniture("bread-shelves", 3.6, 2.4)
def bread_shelves(b: Brush) -> None:
    """Wooden shelves of loaves, rolls and cakes."""
    b.flat(-1.7, 0, 1.7, 2.2, "8a6242", 0.5)
    for y in (0.2, 0.7, 1.2, 1.7):
        b.flat(-1.7, y - 0.06, 1.7, y, "b88a58", 0.8)
        x = -1.56
        while x < 1.5:
            w = float(b.rng.uniform(0.14, 0.3))
            tint = b.pick("c8863c", "a8662a", "d8a458", "e0b878")
            b.ball(x + w / 2, y + 0.09, w / 2, 0.1, tint)
            for k in range(3):
                b.line(
                    [(x + w * (0.3 + 0.2 * k), y + 0.06), (x + w * (0.36 + 0.2 * k), y + 0.16)], "f0dcb0", 0.014, 0.8
                )
            x += w + 0.05


@furniture("clothes-rail", 2.4, 1.9)
def clothes_rail(b: Brush) -> None:
    """Clothes on hangers."""
    for x in (-1.05, 1.05):
        b.flat(x - 0.02, 0, x + 0.02, 1.65, "8a8e94", 0.6)
    b.flat(-1.1, 1.6, 1.1, 1.64, "a8aeb4", 0.7)
    for x in np.arange(-0.95, 1.0, 0.13):
        cloth = b.pick("c84a4a", "3f5a8a", "e8e0d0", "2a2c34", "c8a860", "6a8a6a", "d88aa0")
        long = float(b.rng.uniform(0.6, 1.0))
        b.poly(
            smooth(
                [
                    (x - 0.05, 1.56),
                    (x - 0.11, 1.4),
                    (x - 0.1, 1.56 - long),
                    (x + 0.1, 1.56 - long),
                    (x + 0.11, 1.4),
                    (x + 0.05, 1.56),
                ],
                True,
                3,
            ),
            cloth,
            0.65,
        )
        b.line([(x, 1.56), (x, 1.64)], "8a8e94", 0.01)


@furniture("till", 2.0, 1.5)
def till(b: Brush) -> None:
    """A counter with a till."""
    shadow(b, 0.9)
    b.block(-0.9, 0, 0.9, 0.92, b.pick("b88a58", "e8e4da", "5a7a80"))
    b.flat(-0.96, 0.9, 0.96, 0.97, "efe9dd", 0.85)
    b.block(-0.2, 0.97, 0.2, 1.14, "3a3e44")
    b.poly([(-0.16, 1.12), (0.16, 1.12), (0.14, 1.36), (-0.14, 1.36)], "5a6068", 0.6)
    b.batch.rect(-0.11, 1.16, 0.11, 1.31, rgb("a8d0e8"))


@furniture("stage-curtain", 12.0, 4.6)
def stage_curtain(b: Brush) -> None:
    """Red curtains, drawn to both sides under a valance."""
    cloth = b.pick("a8242c", "8a1e30", "6a2a5a")
    for side in (-1, 1):
        for k in range(12):
            x = side * (2.6 + 0.28 * k)
            stops = [(b.color(cloth, 0.95), 1.0), (b.color(cloth, 0.5), 1.0), (b.color(cloth, 0.2), 1.0)]
            b.batch.rect(x - 0.15, 0, x + 0.15, 4.6, Grad((x - 0.15, 0), (x + 0.15, 0), stops))
    for k in range(14):
        x0, x1 = -6 + 12 * k / 14, -6 + 12 * (k + 1) / 14
        drop = smooth([(x0, 4.6), (x0, 3.7), ((x0 + x1) / 2, 3.38), (x1, 3.7), (x1, 4.6)], True, 4)
        b.poly(drop, cloth, 0.6 + 0.2 * (k % 2))
        b.line([(x0, 3.72), ((x0 + x1) / 2, 3.4), (x1, 3.72)], "e0b850", 0.05, 0.9)


@furniture("spot-beam", 5.0, 4.6)
def spot_beam(b: Brush) -> None:
    """A beam of light from above, and the pool where it falls."""
    tint = rgb(b.pick("fff0d0", "ffd8a8", "d8e8ff"))
    beam = [(-0.12, 4.6), (0.12, 4.6), (1.5, 0.05), (-1.5, 0.05)]
    fade = Grad((0, 4.6), (0, 0.0), [(tint, 0.42), (tint, 0.14)])
    b.batch.poly(beam, fade, 1.0, ADD, soft=0.12)
    b.batch.oval(0, 0.04, 1.6, 0.13, tint, 0.3, ADD, soft=0.08)


@furniture("speakers", 1.2, 2.2)
def speakers(b: Brush) -> None:
    """A tower of loudspeakers."""
    b.block(-0.45, 0, 0.45, 2.0, "22242a", 0.6)
    for y, r in ((0.45, 0.32), (1.15, 0.26), (1.7, 0.16)):
        b.oval(0, y, r, r, "33363e", 0.6)
        b.oval(0, y, r * 0.72, r * 0.72, "15161a", 0.5)
        b.oval(0, y, r * 0.25, r * 0.25, "4a4e56", 0.6)


@furniture("cinema-seats", 9.0, 1.2)
def cinema_seats(b: Brush) -> None:
    """A row of red seats from behind."""
    for x in np.arange(-4.1, 4.2, 0.68):
        b.poly(
            smooth(
                [(x - 0.3, 0), (x - 0.31, 0.85), (x - 0.22, 1.0), (x + 0.22, 1.0), (x + 0.31, 0.85), (x + 0.3, 0)],
                True,
                4,
            ),
            "8a2428",
            0.55,
        )
        b.line([(x - 0.24, 0.95), (x + 0.24, 0.95)], "c8484a", 0.05, 0.8)


@furniture("cinema-screen", 8.0, 4.0)
def cinema_screen(b: Brush) -> None:
    """A bright screen with a landscape on it."""
    b.flat(-3.6, 0.9, 3.6, 3.6, "101014", 0.5)
    sky = Grad((0, 3.4), (0, 1.2), [(rgb("5a90d0"), 1), (rgb("f0d0a0"), 1)])
    b.batch.rect(-3.4, 1.1, 3.4, 3.4, sky)
    xs = np.linspace(-3.4, 3.4, 24)
    for k, tint in enumerate(("6a7aa0", "4a6a6a", "2f4a3a")):
        crest = 1.1 + (1.1 - 0.34 * k) * (0.6 + 0.4 * np.sin(xs * (1.1 + 0.5 * k) + 2 * k + float(b.rng.random()) * 5))
        b.batch.poly([(-3.4, 1.1), *zip(xs, np.maximum(crest, 1.12), strict=True), (3.4, 1.1)], rgb(tint))
    b.batch.oval(0, 2.2, 4.4, 2.4, rgb("a8c8f0"), 0.12, ADD, soft=0.6)


@furniture("framed-art", 2.2, 2.6)
def framed_art(b: Brush) -> None:
    """A large framed painting with its own lamp."""
    w, h, y = 0.8, 0.58, 1.62
    b.flat(-w - 0.1, y - h - 0.1, w + 0.1, y + h + 0.1, "c8a050", 0.7)
    b.flat(-w, y - h, w, y + h, b.pick("d8c8a8", "4a5a6a", "c86a4a", "2a3a4a"), 0.8)
    for _ in range(26):
        x0, y0 = float(b.rng.uniform(-w, w)) * 0.9, y + float(b.rng.uniform(-h, h)) * 0.85
        q, r = float(b.rng.uniform(0, np.pi)), float(b.rng.uniform(0.06, 0.2))
        x1, y1 = np.clip(x0 + r * np.cos(q), -w, w), np.clip(y0 + r * np.sin(q), y - h, y + h)
        b.line(
            [(x0, y0), (float(x1), float(y1))],
            b.pick("e0b040", "d8503c", "3f7ab0", "f0e8d8", "5a8a5a", "2a2c38"),
            0.06,
            0.8,
        )
    b.flat(-0.2, y + h + 0.2, 0.2, y + h + 0.24, "3a3c42", 0.5)
    b.batch.poly(
        [(-0.2, y + h + 0.2), (0.2, y + h + 0.2), (w, y - h), (-w, y - h)], rgb("ffe8c0"), 0.10, ADD, soft=0.05
    )


@furniture("bust", 0.9, 2.0)
def bust(b: Brush) -> None:
    """A marble bust on a column."""
    b.block(-0.26, 0, 0.26, 1.1, "e8e4da")
    b.flat(-0.32, 1.06, 0.32, 1.14, "f4f0e6", 0.85)
    b.poly(
        smooth([(-0.26, 1.14), (-0.24, 1.34), (-0.08, 1.44), (0.08, 1.44), (0.24, 1.34), (0.26, 1.14)]), "f0ece2", 0.7
    )
    b.ball(0, 1.62, 0.15, 0.19, "f0ece2")


@furniture("skeleton", 5.0, 3.4)
def skeleton(b: Brush) -> None:
    """The skeleton of a dinosaur on its stand."""
    bone = "d8cba8"
    b.block(-2.2, 0, 2.2, 0.3, "5a5048")
    spine = smooth([(-2.4, 0.9), (-1.5, 1.5), (-0.5, 2.1), (0.4, 2.3), (1.1, 2.6), (1.5, 3.0)], False)
    b.batch.stroke(spine, b.color(bone, 0.75), 0.10, end_width=0.08)
    for k, x in enumerate(np.linspace(-0.6, 0.6, 8)):
        b.batch.stroke(smooth([(x, 2.2), (x + 0.16, 1.8), (x + 0.05, 1.4)], False), b.color(bone, 0.8), 0.05)
        if k % 3 == 0:
            b.oval(x, 2.28, 0.05, 0.08, bone, 0.85)
    for x in (-0.6, -0.2):
        b.line([(x, 2.0), (x + 0.2, 1.3), (x - 0.1, 0.7), (x + 0.14, 0.34)], bone, 0.10, 0.75)
    b.line([(0.7, 2.1), (0.95, 1.75), (0.8, 1.6)], bone, 0.06, 0.7)
    b.poly(smooth([(1.4, 3.2), (1.9, 3.1), (2.2, 2.8), (1.7, 2.72), (1.3, 2.85)]), bone, 0.8)
    b.oval(1.6, 3.0, 0.07, 0.06, "3a3026", 0.4)


@furniture("tank", 5.0, 2.8)
def tank(b: Brush) -> None:
    """A wall of glass with fish and corals behind it."""
    glow = [(rgb("3fb0d8"), 1.0), (rgb("1f6aa8"), 1.0), (rgb("123a6a"), 1.0)]
    b.flat(-2.4, 0.4, 2.4, 2.7, "1a2028", 0.4)
    b.batch.rect(-2.3, 0.5, 2.3, 2.6, Grad((0, 2.6), (0, 0.5), glow))
    for _ in range(12):
        x, h = float(b.rng.uniform(-2.1, 2.1)), float(b.rng.uniform(0.2, 0.7))
        tint = rgb(b.pick("e0607a", "e8a050", "8a60b0", "4aa070", "e8d070"))
        for k in range(5):
            lean = (k - 2) * 0.1 * h
            b.batch.stroke(
                [(x, 0.5), (x + lean, 0.5 + h * 0.6), (x + lean * 2.2, 0.5 + h)],
                tint * np.float32(0.8),
                0.05,
                end_width=0.02,
            )
    for _ in range(16):
        x, y, s = float(b.rng.uniform(-2.0, 2.0)), float(b.rng.uniform(0.9, 2.4)), float(b.rng.uniform(0.06, 0.16))
        way = float(b.rng.choice((-1.0, 1.0)))
        tint = rgb(b.pick("ff9a3a", "ffe05a", "f0f4ff", "5ac8ff", "ff6a6a"))
        b.batch.oval(x, y, s, s * 0.5, tint)
        b.batch.poly(
            [(x - way * s * 0.8, y), (x - way * s * 1.5, y + s * 0.45), (x - way * s * 1.5, y - s * 0.45)], tint
        )
        b.batch.oval(x + way * s * 0.6, y + s * 0.1, s * 0.1, s * 0.1, (0.05, 0.05, 0.08))
    b.batch.poly([(-1.4, 2.6), (-0.6, 2.6), (0.2, 0.5), (-1.2, 0.5)], rgb("a8e8ff"), 0.16, ADD, soft=0.1)
    b.batch.oval(0, 1.4, 3.2, 1.8, rgb("3a9ad8"), 0.14, ADD, soft=0.5)


@furniture("bars", 6.0, 3.2)
def bars(b: Brush) -> None:
    """Iron bars from floor to ceiling."""
    for x in np.arange(-2.9, 3.0, 0.24):
        b.flat(x - 0.022, 0, x + 0.022, 3.2, "4a4e56", 0.55)
    for y in (0.5, 1.6, 2.7):
        b.flat(-3, y - 0.03, 3, y + 0.03, "3e424a", 0.5)


@furniture("bunk", 2.2, 1.9)
def bunk(b: Brush) -> None:
    """A narrow bunk with a blanket, chained to the wall."""
    for y in (0.45, 1.35):
        b.flat(-0.95, y - 0.06, 0.95, y, "5a5e66", 0.5)
        b.poly(smooth([(-0.93, y), (-0.92, y + 0.14), (0.92, y + 0.12), (0.94, y)]), "8a8a7c", 0.6)
        b.flat(-0.92, y + 0.1, -0.55, y + 0.2, "d8d4c8", 0.75)
    for x in (-0.95, 0.95):
        b.flat(x - 0.02, 0, x + 0.02, 1.75, "4a4e56", 0.5)


@furniture("stairs", 4.0, 3.4)
def stairs(b: Brush) -> None:
    """A flight of stairs with a banister, seen from its side."""
    n = 12
    for k in range(n):
        x, y = -1.8 + 3.2 * k / n, 3.0 * (k + 1) / n
        b.flat(x, 0, x + 3.2 / n + 0.01, y, "b89a78", 0.5)
        b.flat(x - 0.03, y - 0.05, x + 3.2 / n, y, "d8bc94", 0.85)
        b.flat(x + 0.1, y, x + 0.13, y + 0.8, "f0ece2", 0.7)
    b.line([(-1.7, 1.05), (1.4, 3.95)], "6a4630", 0.08, 0.7)


@furniture("elevator", 2.2, 2.6)
def elevator(b: Brush) -> None:
    """Steel doors of a lift with their lamp."""
    b.flat(-0.95, 0, 0.95, 2.3, "8a9298", 0.6)
    for x in (-0.8, 0.02):
        b.block(x, 0.04, x + 0.78, 2.15, "c4cacf")
    b.batch.rect(-0.16, 2.34, 0.16, 2.46, rgb("ffb050"))
    b.flat(1.0, 1.0, 1.08, 1.25, "5a5e64", 0.5)


@furniture("train-seats", 2.6, 1.3)
def train_seats(b: Brush) -> None:
    """Two benches that face each other, with a small table."""
    cloth = b.pick("3f5a8a", "8a3a3c", "3f7a6a")
    for side in (-1, 1):
        x = side * 1.0
        b.poly(
            smooth([(x, 0.4), (x + side * 0.1, 1.15), (x + side * 0.24, 1.15), (x + side * 0.18, 0.1), (x, 0.1)]),
            cloth,
            0.6,
        )
        b.block(min(x, x - side * 0.48), 0.2, max(x, x - side * 0.48), 0.46, cloth, 0.75)
        b.oval(x + side * 0.14, 1.08, 0.13, 0.1, "e8e4da", 0.8)
    b.flat(-0.22, 0.7, 0.22, 0.74, "c8ced4", 0.8)
    legs(b, (0.0,), 0.7, "8a9098", 0.02)


@furniture("mixing-desk", 3.0, 1.5)
def mixing_desk(b: Brush) -> None:
    """A mixing desk with faders and two screens."""
    b.block(-1.3, 0, 1.3, 0.7, "3a2e2a")
    b.poly([(-1.4, 0.7), (1.4, 0.7), (1.3, 0.95), (-1.3, 0.95)], "2a2e36", 0.6)
    for x in np.arange(-1.2, 1.25, 0.1):
        y = 0.74 + 0.14 * float(b.rng.random())
        b.flat(x, 0.73, x + 0.01, 0.91, "5a6068", 0.6)
        b.flat(x - 0.02, y, x + 0.03, y + 0.03, b.pick("e8e4da", "d84a3a", "5ac07a"), 0.85)
    for x in (-0.7, 0.3):
        b.flat(x - 0.02, 1.0, x + 0.5, 1.36, "1a1c22", 0.5)
        b.batch.rect(x, 1.02, x + 0.48, 1.34, rgb("2a4a6a"))
        q = np.linspace(0, 1, 20)
        b.batch.stroke(np.stack([x + 0.48 * q, 1.18 + 0.1 * np.sin(q * 30) * np.sin(q * 3.1)], 1), rgb("7af0c0"), 0.015)


@furniture("piano", 2.4, 1.6)
def piano(b: Brush) -> None:
    """An upright piano with its stool."""
    shadow(b, 1.0)
    b.block(-0.8, 0, 0.8, 1.25, "2a1c18", 0.6)
    b.flat(-0.85, 1.22, 0.85, 1.3, "4a342a", 0.8)
    b.flat(-0.82, 0.68, 0.82, 0.78, "3a2820", 0.6)
    b.flat(-0.72, 0.76, 0.72, 0.8, "f6f2ea", 0.9)
    for x in np.arange(-0.68, 0.7, 0.075):
        b.flat(x, 0.78, x + 0.03, 0.8, "15120f", 0.4)
    b.flat(-0.25, 0.95, 0.25, 1.18, "f4ecd8", 0.85)
    b.flat(0.9, 0.4, 1.2, 0.48, "6a2a2a", 0.7)
    for x in (0.92, 1.16):
        b.flat(x, 0, x + 0.03, 0.42, "2a1c18", 0.5)


@furniture("chandelier", 2.4, 3.8)
def chandelier(b: Brush) -> None:
    """A crystal chandelier."""
    b.flat(-0.012, 3.0, 0.012, 3.8, "a88a4a", 0.6)
    for r, y in ((0.9, 2.6), (0.55, 2.9)):
        turn = np.linspace(-1, 1, 9)
        b.batch.stroke(np.stack([r * turn, y - 0.14 * (1 - turn**2)], 1), b.color("d8b050", 0.8), 0.03)
        for x in r * turn:
            b.flat(x - 0.016, y, x + 0.016, y + 0.14, "f8f0dc", 0.9)
            b.batch.oval(x, y + 0.17, 0.022, 0.04, rgb("fff0b8"))
            b.batch.oval(x, y - 0.12, 0.02, 0.05, rgb("e8f4ff"), 0.8)
    b.batch.oval(0, 2.8, 1.5, 0.9, rgb("ffd890"), 0.3, ADD, soft=0.3)


@furniture("columns", 10.0, 4.4)
def columns_row(b: Brush) -> None:
    """Pilasters with gilded heads and tall arched mirrors."""
    for x in np.arange(-4.5, 4.6, 1.5):
        b.block(x - 0.16, 0, x + 0.16, 3.4, "f0e8d8")
        b.flat(x - 0.24, 3.3, x + 0.24, 3.5, "d8b050", 0.8)
        b.flat(x - 0.22, 0, x + 0.22, 0.2, "d8b050", 0.7)
        b.arch(x + 0.75, 0.6, 0.44, 3.0, "c8d8dc", 0.8)


@furniture("airport-seats", 4.4, 1.2)
def airport_seats(b: Brush) -> None:
    """A row of seats on a beam."""
    b.flat(-2.1, 0.34, 2.1, 0.4, "6a6e74", 0.6)
    for x in (-1.6, 0, 1.6):
        b.flat(x - 0.03, 0, x + 0.03, 0.36, "6a6e74", 0.6)
    for x in np.arange(-1.8, 1.9, 0.6):
        b.block(x - 0.26, 0.4, x + 0.26, 0.5, "33465a", 0.7)
        b.poly(smooth([(x - 0.24, 0.5), (x - 0.26, 0.92), (x + 0.26, 0.92), (x + 0.24, 0.5)], True, 3), "3f566c", 0.65)


@furniture("departures", 3.4, 3.2)
def departures(b: Brush) -> None:
    """A board of departures that hangs from the ceiling."""
    b.flat(-1.5, 2.2, 1.5, 3.05, "1a1e26", 0.5)
    for k in range(5):
        y = 2.88 - 0.15 * k
        for x0, w, tint in (
            (-1.38, 0.3, "ffd060"),
            (-0.95, float(b.rng.uniform(0.5, 0.9)), "e8f0ff"),
            (0.95, 0.36, b.pick("7af0a0", "ff8a6a")),
        ):
            b.batch.rect(x0, y, x0 + w, y + 0.07, rgb(tint), 0.9)
    for x in (-1.2, 1.2):
        b.flat(x - 0.01, 3.05, x + 0.01, 3.4, "6a6e74", 0.6)


@furniture("apron-window", 9.0, 3.2)
def apron_window(b: Brush) -> None:
    """A glass front with an airliner outside."""
    p = b.palette
    b.batch.rect(
        -4.4, 0.3, 4.4, 3.1, Grad((0, 3.1), (0, 0.8), [(p.sky[min(2, len(p.sky) - 1), 1:], 1), (p.sky[0, 1:], 1)])
    )
    b.batch.rect(-4.4, 0.3, 4.4, 0.9, p.local("9a9ca0", 40, 0.7))
    white, dark = p.local("f6f8fa", 30, 0.9), p.local("8a94a4", 30, 0.5)
    b.batch.poly(
        smooth([(-2.6, 1.25), (-1.6, 1.6), (2.0, 1.6), (2.7, 1.3), (2.4, 1.02), (-1.8, 1.0)]),
        Grad((0, 1.6), (0, 1.0), [(white, 1), (dark, 1)]),
    )
    b.batch.poly(
        [(-2.5, 1.35), (-2.75, 2.4), (-2.3, 2.4), (-1.7, 1.55)], p.local(b.pick("2f5aa0", "b8303a", "1f7a6a"), 30, 0.7)
    )
    b.batch.poly([(0.2, 1.15), (-0.9, 0.78), (-0.5, 0.78), (0.8, 1.12)], dark)
    for x in np.arange(-1.5, 2.1, 0.16):
        b.batch.oval(x, 1.38, 0.035, 0.045, p.local("2a3a50", 30, 0.4))
    for x in np.arange(-4.4, 4.5, 1.1):
        b.flat(x - 0.03, 0.25, x + 0.03, 3.2, "c8ced4", 0.7)
    for y in (0.28, 2.2, 3.1):
        b.flat(-4.4, y - 0.03, 4.4, y + 0.03, "c8ced4", 0.7)
