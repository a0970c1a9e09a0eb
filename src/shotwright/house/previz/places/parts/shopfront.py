"""Shop fronts: twelve trades, each with its own window, awning and sign, so that no two in a street look alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...color import Rgb, mix, rgb
from ...curves import smooth
from ...palette import Palette
from ...raster import ADD, Batch, Grad

Window = Callable[[Batch, "Shop", np.random.Generator], None]


@dataclass(frozen=True, slots=True)
class Trade:
    """What a shop sells decides how it looks."""

    name: str
    neon: str
    light: str
    wall: str
    awning: str
    """`striped`, `plain`, `canopy` or `none`."""
    door: float
    """Where the door stands along the front, 0..1."""


TRADES = (
    Trade("books", "3dff9e", "ffd9a0", "3a4a44", "striped", 0.14),
    Trade("bakery", "ffb52e", "ffcf8a", "6a4a38", "striped", 0.80),
    Trade("noodles", "ff5340", "ffb070", "4a2a2e", "canopy", 0.50),
    Trade("flowers", "ff2f8e", "ffe6d0", "44503e", "plain", 0.20),
    Trade("pharmacy", "38e0a0", "cfeee6", "4e5a60", "none", 0.76),
    Trade("cinema", "ffd23e", "ffdc9a", "48304a", "canopy", 0.50),
    Trade("records", "8a5cff", "b9a4ff", "30304e", "none", 0.24),
    Trade("tea", "21e6ff", "bfe6ea", "2e4648", "plain", 0.66),
    Trade("tailor", "6fa8ff", "ffe0b8", "3c3a4c", "striped", 0.42),
    Trade("hardware", "ff9a3e", "ffd6a0", "565048", "plain", 0.30),
    Trade("bar", "ff4fa0", "ff9f7a", "2e2230", "none", 0.72),
    Trade("toys", "5cff7a", "fff0b0", "5a4a60", "striped", 0.58),
)


WALLS = ("c9a98a", "b7c0b4", "b8806a", "d8cbb0", "a8b4bf", "c48f78", "d6b98c")
"""Plaster, brick and stone in daylight."""


@dataclass(slots=True)
class Shop:
    """One front in the row, in metres."""

    trade: Trade
    x: float
    width: float
    height: float
    palette: Palette

    @property
    def left(self) -> float:
        """Left edge of the window."""
        return self.x + 0.38

    @property
    def right(self) -> float:
        """Right edge of the window."""
        return self.x + self.width - 0.38

    @property
    def glow(self) -> Rgb:
        """Colour of the light inside."""
        p = self.palette
        if p.lamps_lit:
            return mix(rgb(self.trade.light) * np.float32(0.96), self.trade.neon, 0.30)
        # By day the panes hold some of the sky and some of the warm room behind them.
        return mix(p.local(mix("8fb4cc", self.trade.light, 0.35), 0, 0.85), p.local("d8e6ea", 0, 0.9), 0.35)

    @property
    def cloth(self) -> Rgb:
        """Colour of the awning."""
        p = self.palette
        if p.night:
            return mix(p.local(self.trade.neon, 0, 0.55), "1a0c18", 0.35)
        return p.local(mix(self.trade.neon, "8a6a5c", 0.5), 0, 0.92)

    @property
    def board(self) -> Rgb:
        """Colour of the sign's board: dark behind neon, painted wood by day."""
        p = self.palette
        if p.lamps_lit:
            return p.local("191420", 0, 0.5)
        return p.local(mix(self.trade.neon, "2c3436", 0.74), 0, 0.8)

    def paint(self, batch: Batch, rng: np.random.Generator) -> list[tuple[float, float, str]]:
        """Draw the whole front; returns its lights as (x, y, colour)."""
        p, t = self.palette, self.trade
        dim = 0.5 if p.night else 0.85
        wall = rgb(t.wall) if p.night else mix(t.wall, WALLS[TRADES.index(t) % len(WALLS)], 0.66)
        base = p.local(wall, 0, dim)
        if p.night:
            base = mix(mix(base, "44306e", 0.55), self.trade.neon, 0.09)
        low, high = mix(base, p.local("8a6a80", 0, 0.7), 0.28), mix(base, p.local("20202c", 0, 0.3), 0.4)
        batch.rect(
            self.x,
            0,
            self.x + self.width,
            self.height,
            Grad((0, 0), (0, self.height), [(low, 1), (base, 1), (high, 1)]),
        )
        bricks = mix(base, (0.0, 0.0, 0.0), 0.5)
        for y in np.arange(3.9, self.height, 0.24):
            batch.rect(self.x, y, self.x + self.width, y + 0.02, bricks, 0.22)
        cornice = p.local("8f8592", 0, dim * 0.8)
        batch.rect(self.x - 0.04, self.height - 0.28, self.x + self.width + 0.04, self.height, mix(cornice, base, 0.4))
        batch.rect(self.x, 3.82, self.x + self.width, 3.92, mix(cornice, base, 0.5))
        self.window(batch, rng)
        self.doorway(batch)
        self.awning(batch)
        lights = self.sign(batch, rng)
        self.upper_windows(batch, rng)
        return lights

    def window(self, batch: Batch, rng: np.random.Generator) -> None:
        """The lit window and what stands in it."""
        frame = self.palette.local("2a2430", 0, 0.5)
        glow = self.glow
        floor = mix(glow, (0.10, 0.06, 0.08), 0.35)
        batch.rect(self.left - 0.08, 0.25, self.right + 0.08, 2.75, frame)
        light = Grad(
            (0, 0.45), (0, 2.6), [(floor, 1), (mix(glow, floor, 0.3), 1), (mix(glow, (1.0, 1.0, 1.0), 0.15), 1)]
        )
        batch.rect(self.left, 0.45, self.right, 2.6, light)
        WINDOWS[self.trade.name](batch, self, rng)
        for x in np.linspace(self.left, self.right, 2 + int((self.right - self.left) / 1.5)):
            batch.rect(x - 0.03, 0.4, x + 0.03, 2.65, frame)
        sheen = self.palette.local("ffffff", 0, 0.9)
        span = self.right - self.left
        a = self.left + span * 0.15
        batch.poly([(a, 0.45), (a + 0.35, 0.45), (a + 1.15, 2.6), (a + 0.8, 2.6)], sheen, 0.07)

    def doorway(self, batch: Batch) -> None:
        """A door of 0.95 by 2.15 m."""
        p = self.palette
        x = self.left + (self.right - self.left - 1.05) * self.trade.door
        frame = p.local("241c26", 0, 0.5)
        batch.rect(x, 0.06, x + 1.05, 2.36, frame)
        batch.rect(x + 0.1, 0.2, x + 0.95, 2.25, mix(self.glow, (0.15, 0.1, 0.13), 0.32))
        batch.rect(x + 0.1, 0.2, x + 0.95, 0.75, mix(frame, self.glow, 0.12))
        batch.rect(x + 0.80, 1.05, x + 0.85, 1.35, p.local("d9c79a", 0, 0.9))
        batch.rect(x - 0.1, 0.0, x + 1.15, 0.07, p.local("8d8790", 0, 0.5))

    def awning(self, batch: Batch) -> None:
        """Cloth over the window, by trade."""
        if self.trade.awning == "none":
            return
        p = self.palette
        color = self.cloth
        x0, x1 = self.x + 0.15, self.x + self.width - 0.15
        low = 2.62
        if self.trade.awning == "canopy":
            batch.rect(x0, 2.85, x1, 3.1, mix(color, "0c0810", 0.35))
            for x in np.arange(x0 + 0.15, x1, 0.3):
                batch.oval(x, 2.9, 0.045, 0.045, p.lamp("ffe3a0", 1.1))
            return
        batch.poly([(x0, 3.05), (x1, 3.05), (x1 + 0.15, low), (x0 - 0.15, low)], color)
        if self.trade.awning == "striped":
            n = max(4, int(self.width / 0.5))
            step = (x1 - x0) / n
            pale = mix(color, p.local("fff6ea", 0, 0.7), 0.55)
            for k in range(0, n, 2):
                a, b = x0 + k * step, x0 + (k + 1) * step
                spread = 0.3 / n
                left, right = x0 - 0.15 + k * (step + spread), x0 - 0.15 + (k + 1) * (step + spread)
                batch.poly([(a, 3.05), (b, 3.05), (right, low), (left, low)], pale, 0.8)
        batch.rect(x0 - 0.15, low - 0.09, x1 + 0.15, low, mix(color, "0c0810", 0.3))

    def sign(self, batch: Batch, rng: np.random.Generator) -> list[tuple[float, float, str]]:
        """The board above the window, and for half of the trades a sign that hangs out."""
        p, neon = self.palette, self.trade.neon
        batch.rect(self.x + 0.3, 3.13, self.x + self.width - 0.3, 3.78, self.board)
        glyphs(batch, p, self.x + 0.55, 3.2, self.width - 1.1, 0.5, neon, rng, vertical=False)
        lights = [(self.x + self.width / 2, 3.4, neon)]
        if rng.random() < 0.55:
            x = self.x + self.width - 0.62
            batch.rect(x - 0.06, 4.15, x + 0.68, 6.9, self.board)
            glyphs(batch, p, x, 4.25, 0.62, 2.55, neon, rng, vertical=True)
            lights.append((x + 0.3, 5.5, neon))
        return lights

    def upper_windows(self, batch: Batch, rng: np.random.Generator) -> None:
        """Flats above the shop: lit, dark, curtained, with plants, a balcony or a cooler."""
        p = self.palette
        frame = p.local("2c2630", 0, 0.45)
        dark = p.local("2a2c42" if p.night else "5a6874", 0, 0.5)
        for y in np.arange(4.3, self.height - 1.5, 1.75):
            for x in np.arange(self.x + 0.55, self.x + self.width - 1.2, 1.45):
                lit = p.lamps_lit and rng.random() < 0.6
                color = rgb(("ffc06a", "ffdba8", "9fd4ff", "ffb48a")[int(rng.integers(4))]) * 0.9 if lit else dark
                batch.rect(x - 0.06, y - 0.06, x + 0.86, y + 1.16, frame)
                batch.rect(
                    x, y, x + 0.8, y + 1.1, Grad((0, y), (0, y + 1.1), [(mix(color, frame, 0.25), 1), (color, 1)])
                )
                kind = rng.random()
                if kind < 0.35:
                    cloth = mix(color, p.local("b08a70", 0, 0.6), 0.55)
                    batch.rect(x, y, x + 0.22, y + 1.1, cloth)
                    batch.rect(x + 0.6, y, x + 0.8, y + 1.1, cloth)
                elif kind < 0.5:
                    for k in range(5):
                        batch.oval(x + 0.1 + 0.15 * k, y + 0.08, 0.1, 0.13, p.local("4f6e40", 0, 0.5))
                elif kind < 0.62:
                    batch.rect(x + 0.1, y - 0.42, x + 0.7, y - 0.1, p.local("a9a6a2", 0, 0.5))
                    batch.oval(x + 0.4, y - 0.26, 0.12, 0.12, p.local("4a4a50", 0, 0.4))
                elif kind < 0.72:
                    rail = p.local("1c1a22", 0, 0.5)
                    batch.rect(x - 0.2, y - 0.12, x + 1.0, y - 0.04, rail)
                    batch.rect(x - 0.2, y + 0.42, x + 1.0, y + 0.46, rail)
                    for k in np.arange(x - 0.2, x + 1.0, 0.12):
                        batch.rect(k, y - 0.1, k + 0.02, y + 0.44, rail)
                batch.rect(x + 0.385, y, x + 0.415, y + 1.1, frame)
                batch.rect(x, y + 0.55, x + 0.8, y + 0.58, frame)


def glyphs(
    batch: Batch,
    p: Palette,
    x: float,
    y: float,
    w: float,
    h: float,
    color: str,
    rng: np.random.Generator,
    *,
    vertical: bool,
) -> None:
    """Invented letters: tubes of light at night, paint by day."""
    count = max(1, int((h if vertical else w) / ((w if vertical else h) * 1.05)))
    s = (w if vertical else h) * 0.36
    strokes = []
    for i in range(count):
        cx = x + w / 2 if vertical else x + (i + 0.5) * w / count
        cy = y + h - (i + 0.5) * h / count if vertical else y + h / 2
        for _ in range(int(rng.integers(2, 5))):
            a, b = (rng.random(2) * 2 - 1) * s * 0.8
            strokes.append(
                (
                    [(cx - s, cy + a), (cx + s, cy + a)],
                    [(cx + a, cy - s), (cx + a, cy + s)],
                    [(cx - s, cy - s), (cx + s * 0.2, cy + b)],
                    [(cx - s * 0.6, cy + s), (cx + s * 0.6, cy + s), (cx + s * 0.6, cy - s)],
                )[int(rng.integers(4))]
            )
    if p.lamps_lit:
        for tone, width, alpha, soft in (
            (rgb(color), 0.16, 0.55, 0.12),
            (rgb(color), 0.055, 0.9, 0.0),
            (rgb("ffffff"), 0.022, 0.95, 0.0),
        ):
            for stroke in strokes:
                batch.stroke(stroke, tone, width, alpha, soft=soft)
    else:
        for stroke in strokes:
            batch.stroke(stroke, p.local(mix(color, "fff6e6", 0.78), 0, 0.9), 0.06)


def books(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Shelves of spines."""
    shelf = mix(shop.glow, (0.15, 0.08, 0.06), 0.7)
    for y in (0.75, 1.3, 1.85):
        batch.rect(shop.left, y - 0.06, shop.right, y, shelf)
        x = shop.left + 0.1
        while x < shop.right - 0.15:
            w, h = rng.uniform(0.05, 0.11), rng.uniform(0.28, 0.42)
            tint = ("a03c34", "35618a", "c79a3e", "4c7a58", "7a4c86", "d8c8a8")[int(rng.integers(6))]
            batch.rect(x, y, x + w, y + h, mix(rgb(tint), shop.glow, 0.25))
            x += w + (0.18 if rng.random() < 0.12 else 0.012)


def loaves(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Trays of bread and cakes."""
    for y in (0.55, 1.05, 1.5):
        batch.rect(shop.left + 0.1, y - 0.05, shop.right - 0.1, y, mix(shop.glow, (0.3, 0.18, 0.1), 0.6))
        for x in np.arange(shop.left + 0.3, shop.right - 0.2, 0.34):
            batch.oval(x, y + 0.09, rng.uniform(0.1, 0.16), rng.uniform(0.06, 0.1), mix(rgb("b8702e"), shop.glow, 0.2))


def lanterns(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Paper lanterns over a counter with guests' backs."""
    for x in np.arange(shop.left + 0.4, shop.right, 0.7):
        batch.oval(x, 2.25, 0.17, 0.2, mix(rgb("ff6a48"), shop.glow, 0.25))
        batch.rect(x - 0.06, 2.42, x + 0.06, 2.46, rgb("2a1010"))
    batch.rect(shop.left, 0.9, shop.right, 1.0, mix(shop.glow, (0.2, 0.08, 0.06), 0.7))
    for x in np.arange(shop.left + 0.5, shop.right - 0.3, 0.95):
        body = mix(shop.glow, (0.08, 0.06, 0.1), 0.78)
        batch.oval(x, 1.5, 0.13, 0.15, body)
        batch.poly(smooth([(x - 0.26, 0.6), (x - 0.22, 1.2), (x, 1.36), (x + 0.22, 1.2), (x + 0.26, 0.6)]), body)


def bouquets(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Buckets of flowers."""
    for x in np.arange(shop.left + 0.3, shop.right - 0.1, 0.5):
        base = 0.5 + (0.35 if rng.random() < 0.5 else 0.0)
        batch.poly(
            [(x - 0.13, base), (x + 0.13, base), (x + 0.17, base + 0.32), (x - 0.17, base + 0.32)],
            mix(rgb("7a8890"), shop.glow, 0.2),
        )
        tint = rgb(("e8506a", "f0b83e", "f4efe6", "b06ad0", "f08a4a")[int(rng.integers(5))])
        for _ in range(14):
            batch.oval(
                x + rng.normal() * 0.13,
                base + 0.5 + rng.normal() * 0.12,
                0.055,
                0.05,
                mix(tint, rgb("4a7a3a"), 0.6 * float(rng.random() < 0.3)),
            )


def jars(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Boxes in even rows and a cross of light."""
    for y in (0.6, 1.05, 1.5, 1.95):
        for x in np.arange(shop.left + 0.2, shop.right - 0.2, 0.22):
            if rng.random() < 0.85:
                tint = rgb(("e9f2f0", "9ad0c0", "7ab0d8", "f0e0b0")[int(rng.integers(4))])
                batch.rect(x, y, x + 0.16, y + rng.uniform(0.18, 0.3), mix(tint, shop.glow, 0.3))
    x = (shop.left + shop.right) / 2
    batch.rect(x - 0.08, 1.4, x + 0.08, 2.2, rgb(shop.trade.neon))
    batch.rect(x - 0.4, 1.72, x + 0.4, 1.88, rgb(shop.trade.neon))


def posters(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Film posters in frames."""
    for x in np.arange(shop.left + 0.25, shop.right - 0.8, 1.05):
        tint = rgb(("b8433a", "35587a", "c9973a", "2e6a5a", "7a3a6a")[int(rng.integers(5))])
        batch.rect(x, 0.75, x + 0.75, 2.05, rgb("efe4cc"))
        batch.rect(x + 0.05, 0.8, x + 0.7, 2.0, Grad((0, 0.8), (0, 2.0), [(mix(tint, "0c0a14", 0.6), 1), (tint, 1)]))
        batch.oval(x + 0.37, 1.5, 0.18, 0.18, mix(tint, "ffe9b0", 0.7))
        batch.poly([(x + 0.1, 0.85), (x + 0.38, 1.3), (x + 0.64, 0.85)], mix(tint, "0a0810", 0.7))


def sleeves(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Record sleeves on the wall and bins below."""
    for y in (1.25, 1.8):
        for x in np.arange(shop.left + 0.2, shop.right - 0.4, 0.5):
            tint = rgb(("e05a8a", "4a8ad0", "f0c040", "5ac08a", "d0d0e0", "30304a")[int(rng.integers(6))])
            batch.rect(x, y, x + 0.4, y + 0.4, tint)
            batch.oval(x + 0.2, y + 0.2, 0.13, 0.13, mix(tint, "101018", 0.6))
    batch.rect(shop.left, 0.5, shop.right, 1.0, mix(shop.glow, (0.1, 0.08, 0.16), 0.7))


def tins(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Tea tins on shelves, a teapot in the middle."""
    for y in (0.7, 1.2, 1.7):
        batch.rect(shop.left + 0.1, y - 0.05, shop.right - 0.1, y, mix(shop.glow, (0.1, 0.12, 0.12), 0.65))
        for x in np.arange(shop.left + 0.25, shop.right - 0.3, 0.28):
            tint = rgb(("2e6a6a", "a0803a", "7a3a3a", "3a4a7a")[int(rng.integers(4))])
            batch.rect(x, y, x + 0.18, y + 0.24, mix(tint, shop.glow, 0.2))
            batch.rect(x + 0.03, y + 0.24, x + 0.15, y + 0.28, mix(tint, shop.glow, 0.5))


def dummies(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Tailor's dummies in coats."""
    for x in np.arange(shop.left + 0.5, shop.right - 0.3, 0.95):
        tint = mix(rgb(("3a4a6a", "6a3a3e", "b8a888", "2e3a34")[int(rng.integers(4))]), shop.glow, 0.15)
        coat = [
            (x - 0.2, 0.75),
            (x - 0.17, 1.3),
            (x - 0.22, 1.62),
            (x - 0.06, 1.75),
            (x + 0.06, 1.75),
            (x + 0.22, 1.62),
            (x + 0.17, 1.3),
            (x + 0.2, 0.75),
        ]
        batch.rect(x - 0.015, 0.45, x + 0.015, 0.8, rgb("2a2020"))
        batch.poly(coat, tint)
        batch.stroke([(x, 0.8), (x, 1.7)], mix(tint, "0a0a10", 0.5), 0.02)
        batch.oval(x, 1.85, 0.06, 0.09, mix(rgb("d8c4a8"), shop.glow, 0.3))


def tools(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Tools on a board, paint cans below."""
    for x in np.arange(shop.left + 0.3, shop.right - 0.1, 0.32):
        length, tint = rng.uniform(0.35, 0.75), mix(rgb("4a4440"), shop.glow, 0.15)
        batch.rect(x - 0.02, 2.3 - length, x + 0.02, 2.3, tint)
        batch.rect(x - 0.09, 2.3 - length, x + 0.09, 2.42 - length, tint)
    for x in np.arange(shop.left + 0.2, shop.right - 0.2, 0.3):
        tint = rgb(("d05a3a", "3a7ab0", "e0b040", "5a9a5a")[int(rng.integers(4))])
        batch.rect(x, 0.5, x + 0.22, 0.8, mix(tint, shop.glow, 0.2))


def bottles(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Bottles against a mirror, glasses on the counter."""
    for y in (1.25, 1.75):
        for x in np.arange(shop.left + 0.15, shop.right - 0.1, 0.13):
            tint, h = rgb(("7ad0a0", "d09040", "a04a5a", "70a0d0")[int(rng.integers(4))]), rng.uniform(0.22, 0.36)
            batch.rect(x, y, x + 0.07, y + h * 0.65, mix(tint, shop.glow, 0.35))
            batch.rect(x + 0.022, y + h * 0.6, x + 0.048, y + h, mix(tint, shop.glow, 0.35))
    batch.rect(shop.left, 0.95, shop.right, 1.06, mix(shop.glow, (0.12, 0.05, 0.08), 0.7))
    for x in np.arange(shop.left + 0.3, shop.right, 0.8):
        batch.oval(x, 2.35, 0.22, 0.1, rgb(shop.trade.neon), 0.35, ADD, soft=0.08)


def blocks(batch: Batch, shop: Shop, rng: np.random.Generator) -> None:
    """Toys: blocks, balls and a bear."""
    for x in np.arange(shop.left + 0.25, shop.right - 0.2, 0.36):
        tint = rgb(("e05048", "4a90e0", "f0c840", "60c070", "b070d0")[int(rng.integers(5))])
        y = 0.5 + 0.28 * int(rng.integers(0, 4))
        if rng.random() < 0.5:
            batch.rect(x, y, x + 0.26, y + 0.26, mix(tint, shop.glow, 0.15))
        else:
            batch.oval(x + 0.14, y + 0.14, 0.14, 0.14, mix(tint, shop.glow, 0.15))
    bear, x = mix(rgb("a8743e"), shop.glow, 0.15), (shop.left + shop.right) / 2
    batch.oval(x, 0.85, 0.24, 0.3, bear)
    batch.oval(x, 1.28, 0.18, 0.17, bear)
    for side in (-1, 1):
        batch.oval(x + side * 0.14, 1.42, 0.06, 0.06, bear)


WINDOWS: dict[str, Window] = {
    "books": books,
    "bakery": loaves,
    "noodles": lanterns,
    "flowers": bouquets,
    "pharmacy": jars,
    "cinema": posters,
    "records": sleeves,
    "tea": tins,
    "tailor": dummies,
    "hardware": tools,
    "bar": bottles,
    "toys": blocks,
}
