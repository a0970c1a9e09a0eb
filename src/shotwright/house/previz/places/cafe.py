"""A café: a warm room out of focus, with a counter or a table for whoever is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix, rgb
from ..curves import smooth
from ..layer import PaintedLayer
from ..palette import Palette
from ..raster import ADD, Batch, Grad
from ..scene import Node, PlaceRequest, RimLight, Spot, Stage
from ..subjects import like_person
from ..view import View
from . import place

WALL, MIDDLE, SUBJECT, COUNTER, FRONT = 11.0, 9.2, 7.0, 6.94, 5.7
"""Metres from the origin to each plane of the room."""

COUNTER_TOP, TABLE_TOP, SEAT, ACROSS = 0.975, 0.74, 0.46, 1.72
AT_THE_COUNTER = ("pour", "cook", "serve", "make", "work")
STAFF = ("barista", "waiter", "waitress", "chef", "cook", "bartender", "baker")


@place("cafe")
def cafe(request: PlaceRequest) -> Stage:
    """Window and shelves behind, lamps and the machine in the middle, counter or table in front."""
    p, rng = request.palette, request.rng(1)
    shot = request.shot
    served = any(s.action in AT_THE_COUNTER or s.occupation in STAFF for s in shot.subjects)
    people = [s for s in shot.subjects if like_person(s.kind, s.action or "")]
    seated = any(s.action in ("sit", "read", "write", "drink", "eat", "type", "talk") for s in people) and not served
    room = Room(p)
    window_left = bool(rng.random() < 0.7) or served
    # Whoever sits by the window has it behind the head; behind the counter stands the machine.
    near = 3.0 if seated and "window" in shot.text.lower() else 0.0
    low = 0.34 if served else 0.92 if near else 0.2
    nodes: list[Node] = [
        PaintedLayer.paint(-9, -1.2, 9, 4.6, 110, WALL, lambda b: back_wall(b, room, rng, window_left, near), 0.024),
        PaintedLayer.paint(-7, 0.0, 7, 3.4, 150, MIDDLE, lambda b: middle(b, room, rng, window_left, low), 0.009),
        PaintedLayer.paint(-2.6, -0.6, -0.4, 1.9, 170, FRONT, lambda b: plant(b, room, rng), 0.03),
    ]
    if seated:
        two = len(people) > 1 or people[0].count > 1
        nodes.append(PaintedLayer.paint(-1.2, -0.1, 2.6, 1.15, 300, SUBJECT + 0.25, lambda b: chairs(b, room, two)))
        nodes.append(PaintedLayer.paint(-1.2, -0.1, 2.6, 1.15, 340, SUBJECT - 0.3, lambda b: table(b, room)))
        nodes.append(Steam(1.02, TABLE_TOP + 0.09, SUBJECT - 0.32))
    elif served or not people:
        served_cup = not any(s.action == "pour" for s in people)
        nodes.append(
            PaintedLayer.paint(-6, -0.6, 6, COUNTER_TOP + 0.15, 300, COUNTER, lambda b: counter(b, room, served_cup))
        )
        nodes.append(Steam(0.46 if served_cup else 0.41, COUNTER_TOP + 0.12, COUNTER - 0.02))
    if p.wet:
        nodes.append(
            RunningDrops(p, request.rng(7).random((260, 4)), (-8.4 + near, 4.4 + near) if near else (-8.4, -1.2))
        )
    nodes.append(Shafts(p, rng.random((90, 5)), window_left))
    warm = room.warm
    side = -1.0 if window_left else 1.0
    lights = [
        RimLight(side, 0.30, 0.012, tuple(float(c) for c in np.minimum(1.0, warm * 1.0)), 0.5),  # type: ignore[arg-type]
        RimLight(side, 0.20, 0.07, tuple(float(c) for c in warm * 0.9), 0.10),  # type: ignore[arg-type]
        RimLight(-side, -0.1, 0.07, (-0.30, -0.30, -0.24), 0.8),
    ]
    return Stage(
        backdrop=Wallpaper(room),
        nodes=nodes,
        spot=Spot(x=0.0, z=SUBJECT, left=-2.5, right=2.5, seat=SEAT if seated else None, across=ACROSS),
        lights=lights,
        surface="wood",
        indoors=True,
        blurred=True,
        eye=1.35,
        wide=4.2,
        shadow=(0.08, 0.03, 0.02, 0.5),
        ambience=("cafe", "rain") if p.wet else ("cafe",),
        figure_palette=replace(
            p,
            lit=mix(room.warm, (1.0, 1.0, 1.0), 0.45) * np.float32(0.92 if p.night else 1.04),
            shadow=mix(room.warm * np.float32(0.5), p.shadow, 0.3),
            haze_distance=400.0,
        ),
        drawn=("cup", "coffee", "table", "counter", "window", "milk"),
    )


@dataclass(frozen=True, slots=True)
class Room:
    """The colours of the room: its own warm lamps, and what the window lets in."""

    palette: Palette

    @property
    def outside(self) -> tuple[Rgb, Rgb]:
        """The window's light, above and below."""
        p = self.palette
        if p.lamps_lit:
            return mix(p.haze, "2a3a66", 0.4), mix(p.haze, "141c38", 0.5)
        if p.wet or p.snow or p.weather in ("overcast", "fog"):
            return mix(p.haze, "dfe6ea", 0.5), mix(p.haze, "b8c2c8", 0.4)
        return rgb("ffedc4"), rgb("f2b870")

    @property
    def warm(self) -> Rgb:
        """The light inside."""
        return rgb("ffcf8c") if self.palette.night else mix("ffd9a0", self.palette.sun_color, 0.3)

    def tone(self, color: str, light: float = 1.0) -> Rgb:
        """A local colour of the room in its own light."""
        dim = 0.80 if self.palette.night else 1.0
        base = rgb(color) * np.float32(light * dim)
        if self.palette.look == "silhouette":
            base = base * np.float32(0.3)
        return mix(base, base * self.warm, 0.5)


@dataclass(slots=True)
class Wallpaper:
    """Fills what the layers leave open: ceiling, floor and sides."""

    room: Room

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A warm gradient from ceiling to floor."""
        w, h = canvas.width, canvas.height
        tone = self.room.tone
        fill = Grad((0, 0), (0, h), [(tone("4a2c22"), 1), (tone("6a4030"), 1), (tone("38211a"), 1)])
        canvas.batch.rect(-2, -2, w + 2, h + 2, fill)
        canvas.flush()


def back_wall(b: Batch, room: Room, rng: np.random.Generator, window_left: bool, near: float) -> None:
    """Panelled wall, a tall window on one side, shelves of cups and bottles on the other."""
    tone = room.tone
    b.rect(-9, -1.2, 9, 4.6, Grad((-6, 0), (6, 0), [(tone("a8663d"), 1), (tone("8a5434"), 1), (tone("5a3226"), 1)]))
    for x in np.arange(-9, 9, 0.42):
        b.rect(x, -1.2, x + 0.02, 4.6, tone("2c1812"), 0.22)
    b.rect(-9, -1.2, 9, 1.0, tone("5e3624"), 0.55)
    flip = 1.0 if window_left else -1.0

    def window(x0: float, x1: float) -> None:
        y0, y1 = 0.75, 3.5
        x0, x1 = min(x0 * flip, x1 * flip), max(x0 * flip, x1 * flip)
        upper, lower = room.outside
        b.rect(x0 - 0.14, y0 - 0.14, x1 + 0.14, y1 + 0.14, tone("3c2218"))
        b.rect(x0, y0, x1, y1, Grad((0, y1), (0, y0), [(upper, 1), (mix(upper, lower, 0.5), 1), (lower, 1)]))
        night = room.palette.lamps_lit
        leaves = ("ffb45e", "6fd8ff", "ff7aa0", "ffe2a0") if night else ("b9c77a", "8fae6a", "e7cf80", "9ab88a")
        for _ in range(34):
            tint = mix(rgb(leaves[int(rng.integers(4))]), lower, 0.0 if night else 0.35)
            r = float(rng.uniform(0.06, 0.14) if night else rng.uniform(0.14, 0.36))
            b.oval(
                float(rng.uniform(x0, x1)), y0 + 0.1 + float(rng.random()) * (1.7 if night else 1.3), r, r, tint, 0.55
            )
        for k in np.linspace(x0, x1, 4)[1:-1]:
            b.rect(k - 0.035, y0, k + 0.035, y1, tone("4a2a1c"))
        b.rect(x0, 2.35, x1, 2.43, tone("4a2a1c"))
        b.rect(x0 - 0.2, y0 - 0.2, x1 + 0.2, y0 - 0.12, tone("8a5a3c"))

    window(-4.4 + near, -1.2 + near)
    window(-8.6 + near, -5.4 + near)
    start, end = (0.6 + near, 8.4) if flip > 0 else (-8.4, -0.6 - near)
    for y in (1.25, 1.95, 2.65):
        b.rect(start, y, end, y + 0.07, tone("2e1a14"))
        x = start + 0.1
        while x < end - 0.3:
            w, h = float(rng.uniform(0.09, 0.2)), float(rng.uniform(0.2, 0.52))
            color = ("d9a45c", "c7643a", "7a9a86", "efe0c4", "8a4a34", "d8c19a", "5a7a8a")[int(rng.integers(7))]
            shape = [
                (x, y + 0.07),
                (x, y + 0.07 + h * 0.7),
                (x + w * 0.3, y + 0.07 + h),
                (x + w * 0.7, y + 0.07 + h),
                (x + w, y + 0.07 + h * 0.7),
                (x + w, y + 0.07),
            ]
            b.poly(
                smooth(shape),
                Grad(
                    (x, 0), (x + w, 0), [(mix(tone(color), "ffe0b0", 0.4), 1), (tone(color), 1), (tone(color, 0.5), 1)]
                ),
            )
            x += w + float(rng.uniform(0.04, 0.14))


def middle(b: Batch, room: Room, rng: np.random.Generator, window_left: bool, low: float) -> None:
    """Pendant lamps and the espresso machine on its bench."""
    tone = room.tone
    flip = 1.0 if window_left else -1.0
    bench = sorted((0.9 * flip, 5.8 * flip))
    b.rect(bench[0], 0.0, bench[1], 0.95, Grad((0, 0.95), (0, 0), [(tone("6b3d26"), 1), (tone("2e1a12"), 1)]))
    b.rect(bench[0] - 0.05, 0.92, bench[1] + 0.05, 1.0, tone("c08a5c"))
    x0 = 0.95 if flip > 0 else -2.55
    b.rect(
        x0,
        1.0,
        x0 + 1.6,
        1.85,
        Grad((0, 1.85), (0, 1.0), [(tone("f0d2ae"), 1), (tone("a5816a"), 1), (tone("5d4238"), 1), (tone("8d6a58"), 1)]),
    )
    b.rect(x0 - 0.06, 1.82, x0 + 1.66, 1.92, tone("e4c4a2"))
    for x in (x0 + 0.42, x0 + 1.1):
        b.rect(x - 0.1, 1.34, x + 0.1, 1.58, tone("3c2a26"))
        b.rect(x - 0.03, 1.18, x + 0.03, 1.34, tone("2a1c1a"))
    for k in range(9):
        b.oval(x0 + 0.12 + k * 0.17, 1.98, 0.075, 0.06, tone("f6e8d4"))
    # Over the tables by the window hang smaller lamps, low enough to be seen behind a face.
    small = low > 0.5
    for x in (-1.9, -0.62, 0.66, 1.4, 2.3) if small else (-4.6, -1.5, 1.1, 3.9):
        y = 2.6 - low
        if small:
            hanging_lamp(b, room, x, 1.62 - 0.06 * (int(x * 10) % 3))
            continue
        b.rect(x - 0.012, y - 0.05, x + 0.012, 3.5, tone("20120e"))
        shade = [(x - 0.07, y), (x - 0.3, y - 0.26), (x - 0.34, y - 0.36), (x + 0.34, y - 0.36), (x + 0.3, y - 0.26)]
        b.poly(smooth([*shade, (x + 0.07, y)]), tone("2f1d18"))
        b.oval(x, y - 0.38, 0.30, 0.045, rgb("ffe9b0"))
        b.oval(x, y - 0.45, 0.10, 0.12, rgb("fff2cf"))
        b.oval(x, y - 0.5, 0.75, 0.65, rgb("ffc870"), 0.26, ADD, soft=0.22)


def hanging_lamp(b: Batch, room: Room, x: float, y: float) -> None:
    """A small enamel lamp whose shade hangs from y."""
    tone = room.tone
    b.rect(x - 0.006, y - 0.02, x + 0.006, 3.5, tone("20120e"))
    b.poly(smooth([(x - 0.02, y), (x - 0.09, y - 0.09), (x - 0.10, y - 0.12), (x + 0.10, y - 0.12), (x + 0.09, y - 0.09),
                   (x + 0.02, y)]), tone("6a3a24"))  # fmt: skip
    b.oval(x, y - 0.125, 0.085, 0.014, rgb("ffe3a4"))
    b.oval(x, y - 0.140, 0.036, 0.040, rgb("fff0c8"))
    b.oval(x, y - 0.15, 0.20, 0.17, rgb("ffb860"), 0.30, ADD, soft=0.06)


def counter(b: Batch, room: Room, with_cup: bool) -> None:
    """A wooden counter whose top edge catches the light, a saucer on it; who pours brings the cup along."""
    tone, top = room.tone, COUNTER_TOP
    b.rect(
        -6,
        -0.6,
        6,
        top - 0.02,
        Grad((0, top), (0, 0.1), [(tone("6b3d26"), 1), (tone("4a281b"), 1), (tone("27140f"), 1)]),
    )
    for x in np.arange(-6, 6, 0.55):
        b.rect(x, -0.6, x + 0.014, top - 0.06, tone("1e0f0a"), 0.5)
    b.rect(
        -6,
        top - 0.055,
        6,
        top,
        Grad((-2.4, 0), (2.4, 0), [(tone("f0b878"), 1), (tone("b9774a"), 1), (tone("7a4630"), 1)]),
    )
    b.rect(-6, top - 0.014, 6, top, tone("ffd9a0"), 0.55)
    if with_cup:
        b.oval(0.46, top + 0.002, 0.14, 0.014, (0.12, 0.06, 0.04), 0.45, soft=0.012)
        b.oval(0.46, top + 0.010, 0.125, 0.017, tone("f6e8d8"))
        b.oval(0.46, top + 0.014, 0.085, 0.010, tone("d9c4b2"))
        cup(b, room, 0.46, top)


def cup(b: Batch, room: Room, c: float, top: float) -> None:
    """A cup of coffee of 11 by 9 cm that stands at c on a saucer."""
    tone = room.tone
    bowl = [
        (c - 0.055, top + 0.095),
        (c - 0.046, top + 0.03),
        (c - 0.02, top + 0.012),
        (c + 0.02, top + 0.012),
        (c + 0.046, top + 0.03),
        (c + 0.055, top + 0.095),
    ]
    glaze = Grad((c - 0.055, 0), (c + 0.055, 0), [(tone("fff6ea"), 1), (tone("f2e2d0"), 1), (tone("b89a86"), 1)])
    b.poly(smooth(bowl), glaze)
    handle = smooth([(c + 0.05, top + 0.08), (c + 0.09, top + 0.07), (c + 0.05, top + 0.035)], False)
    b.stroke(handle, tone("e6d4c2"), 0.012)
    b.oval(c, top + 0.095, 0.055, 0.011, tone("4a2416"))


def table(b: Batch, room: Room) -> None:
    """A small round table with a cup on it, to the right of who sits."""
    tone, x, top = room.tone, 0.86, TABLE_TOP
    b.rect(x - 0.035, 0.02, x + 0.035, top, tone("2a1a16"))
    b.oval(x, 0.03, 0.24, 0.035, tone("2a1a16"))
    b.oval(x, top - 0.02, 0.46, 0.055, tone("5a3222"))
    b.oval(
        x,
        top,
        0.46,
        0.055,
        Grad((x - 0.46, 0), (x + 0.46, 0), [(tone("e0a468"), 1), (tone("b4764a"), 1), (tone("7a4630"), 1)]),
    )
    c = x + 0.16
    b.oval(c, top + 0.012, 0.10, 0.016, tone("efe2d2"))
    cup(b, room, c, top)


def chairs(b: Batch, room: Room, two: bool) -> None:
    """A chair, and another that faces it over the table."""
    chair(b, room)
    if two:
        sx, sy, tx, ty = b.matrix
        b.matrix = (-sx, sy, tx + sx * ACROSS, ty)
        chair(b, room)
        b.matrix = (sx, sy, tx, ty)


def chair(b: Batch, room: Room) -> None:
    """A bentwood chair seen from the side, its back to the left."""
    tone = room.tone
    dark = tone("3a2018")
    b.rect(-0.26, SEAT - 0.05, 0.22, SEAT, tone("6e4230"))
    for x in (-0.22, 0.17):
        b.capsule((x, SEAT - 0.04), (x + (0.03 if x > 0 else -0.04), 0.0), 0.022, 0.016, dark)
    b.stroke(
        smooth([(-0.24, SEAT), (-0.29, 0.72), (-0.30, 0.98), (-0.24, 1.02), (-0.21, 0.95), (-0.20, SEAT)], False),
        dark,
        0.035,
    )


def plant(b: Batch, room: Room, rng: np.random.Generator) -> None:
    """A potted plant at the edge of the picture, far out of focus."""
    tone = room.tone
    pot = [(-1.95, -0.6), (-1.95, 0.32), (-1.8, 0.38), (-1.2, 0.38), (-1.05, 0.32), (-1.05, -0.6)]
    b.poly(smooth(pot), Grad((-1.95, 0), (-1.05, 0), [(tone("c88a54"), 1), (tone("6d3c26"), 1), (tone("2c1711"), 1)]))
    for k in range(17):
        angle, length = 1.1 + float(rng.random()) + (k - 8) * 0.13, float(rng.uniform(0.5, 1.1))
        x0, y0 = -1.5, 0.34
        x1, y1 = x0 + length * np.cos(angle), y0 + length * np.sin(angle)
        nx, ny = -np.sin(angle) * 0.12, np.cos(angle) * 0.12
        mx, my = (x0 + x1) / 2, (y0 + y1) / 2
        b.poly(
            smooth([(x0, y0), (mx + nx, my + ny), (x1, y1), (mx - nx, my - ny)]),
            tone(("35502f", "557a3c", "27402a")[k % 3]),
        )


@dataclass(slots=True)
class Steam:
    """Steam above a cup."""

    x: float
    y: float
    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Five wisps that curl as they rise and thin out."""
        if view.depth(self.x, self.z) < 0.4:
            return
        k = view.scale(self.x, self.z)
        q = np.linspace(0, 1, 10)
        for i in range(5):
            y = self.y + 0.36 * q
            x = (
                self.x
                + (i - 2) * 0.024
                + 0.03 * q * np.sin(t * 1.4 + i * 2 + 5.4 * q)
                + 0.04 * q * np.sin(t * 0.7 + i + 3.2 * q)
            )
            columns, rows = view.project(x, y, self.z)
            points = np.stack([columns, rows], 1)
            for j in range(9):
                alpha = 0.10 * float(np.sin(np.pi * min(1.0, (j + 0.8) / 9.5))) * (1 + 0.3 * np.sin(t * 2 + i * 1.7))
                canvas.batch.segments(
                    points[None, j : j + 2], (0.03 + 0.05 * q[j]) * k, (1.0, 0.95, 0.86), alpha, soft=0.018 * k
                )
        canvas.flush()


@dataclass(slots=True)
class RunningDrops:
    """Rain on the outside of the window: drops that stand, and drops that run and leave a trail."""

    palette: Palette
    seeds: np.ndarray
    span: tuple[float, float]
    z: float = WALL - 0.05

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A third of the drops run down in fits and starts; the others catch the light where they are."""
        a, b, c, d = self.seeds.T
        left, right = self.span
        k = view.scale(view.x, self.z)
        x = view.x + (a - 0.5) * 1.15 * canvas.width / k
        x = np.clip(x, left, right)
        runs = d < 0.25
        clock = t * (0.10 + 0.22 * c) + b
        fall = np.where(runs, (clock + 0.05 * np.sin(t * (2 + 3 * c) + 9 * a)) % 1.0, b)
        y = 3.4 - 2.6 * fall
        wave = 0.02 * np.sin(9 * y + 20 * a)
        columns, rows = view.project(x + wave * runs, y, self.z)
        pale = mix(self.palette.haze, (1.0, 0.97, 0.92), 0.72)
        for i in np.flatnonzero(runs):
            tail = y[i] + np.linspace(0.0, 0.10 + 0.26 * c[i], 5)
            tx, ty = view.project(x[i] + 0.02 * np.sin(9 * tail + 20 * a[i]), tail, self.z)
            trail = np.stack([tx, ty], 1)
            canvas.batch.stroke(trail, pale, 0.020 * k, 0.30, end_width=0.004 * k, soft=0.8)
        drops = np.stack([columns, rows], 1)
        radius = np.where(runs, 0.017, 0.006 + 0.010 * c * c) * k
        canvas.batch.discs(drops, radius, mix(pale, "10182c", 0.45), 0.34)
        canvas.batch.discs(drops + np.stack([-0.25 * radius, -0.3 * radius], 1), radius * 0.45, (1.0, 0.97, 0.92), 0.45)
        canvas.flush()


@dataclass(slots=True)
class Shafts:
    """Light that falls in from the window, and dust in it."""

    palette: Palette
    motes: np.ndarray
    left: bool
    z: float = 5.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Slanted bands by day; motes always."""
        w, h = canvas.width, canvas.height
        unit = h / 720
        sunny = not self.palette.night and self.palette.glow > 0.1
        side = 1.0 if self.left else -1.0
        start = 0.0 if self.left else float(w)
        if sunny:
            for i in range(4):
                x = start + side * (-180 + i * 170 + 10 * np.sin(t * 0.3 + i)) * unit
                wide = (80 + 40 * (i % 2)) * unit
                foot = x + side * 390 * unit
                band = [(x, -40), (x + side * wide, -40), (foot + side * wide * 1.7, h + 40), (foot, h + 40)]
                color = Grad(
                    (x, 0), (foot, h), [(rgb("ffdc94"), 0.10 + 0.02 * np.sin(t * 0.8 + i)), (rgb("ffc070"), 0.015)]
                )
                canvas.glow_batch.poly(np.asarray(band) / 4, scaled(color), 1.0, ADD, soft=4.5 * unit)
        a, b, c, d, e = self.motes.T
        x = ((a + 0.02 * np.sin(t * 0.5 + 9 * d) + t * 0.008 * (c - 0.3)) % 1) * w
        y = ((b - 0.012 * t * (0.3 + c) + 0.015 * np.sin(t * 0.7 + 9 * e)) % 1) * h
        near = x / w if self.left else 1 - x / w
        glint = 0.4 * (0.4 + 0.6 * np.sin(t * 1.3 + 20 * e) ** 2) * np.maximum(0, 1 - near * 0.9)
        canvas.batch.discs(np.stack([x, y], 1), (0.7 + 2.0 * c * c) * unit, rgb("ffe9b8"), glint, ADD, soft=0.7)
        canvas.flush()


def scaled(gradient: Grad) -> Grad:
    """The same gradient on the quarter-resolution layer of light."""
    gradient.record[1:5] /= 4
    return gradient
