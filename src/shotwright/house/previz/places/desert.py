"""A desert: far ranges, mesas, dunes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..canvas import Canvas
from ..color import mix
from ..fields import Ground, Sky, SkyAndGround
from ..layer import PaintedLayer, ridge
from ..palette import Palette
from ..raster import Batch, Grad
from ..scene import Node, PlaceRequest, Spot, Stage
from ..view import View
from . import place


@place("desert")
def desert(request: PlaceRequest) -> Stage:
    """Ranges in the haze, low dunes in the middle, sand to the eye, scrub and stones in front."""
    p, rng = request.palette, request.rng(1)
    seed = int(rng.integers(1000))
    sand_lit = p.local(mix("ecb070", p.sun_color, 0.12), 0, 0.97)
    sand_dark = p.local("a56a4e", 0, 0.25)
    far_lit, far_dark = p.local("b5766f", 0, 0.9), p.local("7b5a80", 0, 0.3)
    layers: list[Node] = [
        ridge(
            -2000,
            2000,
            0.6,
            1500,
            5,
            150,
            0.0022,
            seed,
            mix(far_lit, p.haze, 0.25),
            mix(far_dark, p.haze, 0.3),
            haze=p.haze,
            mist=0.3,
            softness=0.6,
        ),
        ridge(
            -1300,
            1300,
            0.8,
            1000,
            -4,
            96,
            0.0036,
            seed + 3,
            mix(far_lit, p.haze, 0.12),
            mix(far_dark, p.haze, 0.16),
            haze=p.haze,
            mist=0.22,
            softness=0.5,
        ),
        ridge(
            -900,
            900,
            1.1,
            620,
            -2,
            34,
            0.006,
            seed + 5,
            p.local("c98258", 60, 0.9),
            p.local("7a5068", 60, 0.3),
            sharp=False,
            haze=p.haze,
            mist=0.18,
            skew=1.5,
        ),
        ridge(
            -330,
            330,
            3.0,
            230,
            -7,
            10,
            0.017,
            seed + 9,
            p.local("dd9a62", 30, 0.95),
            p.local("8a5550", 30, 0.25),
            base=-14,
            sharp=False,
            skew=2.0,
        ),
    ]
    if rng.random() < 0.8:
        layers.insert(2, mesas(request))
    ground = Ground("sand", p, sand_lit, sand_dark)
    nodes: list[Node] = [scrub(request, float(rng.choice((-1.0, 1.0))))]
    nodes += [
        growth(request, z, count) for z, count in ((84.0, 60), (52.0, 46), (34.0, 36), (24.0, 26), (10.5, 9), (7.4, 8))
    ]
    if any(s.kind == "rocket" for s in request.shot.subjects):
        # What is so tall is seen from afar: the ground before it must not lie empty.
        nodes += [growth(request, z, n, r) for z, n, r in BEFORE_THE_PAD]
    if any(s.kind in DRIVEN for s in request.shot.subjects):
        nodes += [Track(p, 16.0, request.rng(14).random((150, 4))), poles(request, 27.0)]
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 1.1), ground, layers),
        nodes=nodes,
        spot=Spot(x=0.0, z=16.0, left=-30, right=30),
        lights=p.rim_lights(),
        surface="sand",
        eye=1.7,
        wide=18.0,
        shadow=(*(float(c) * 0.5 for c in sand_dark), 0.55),  # type: ignore[arg-type]
        ambience=("desert",) if not p.night else ("desert", "crickets"),
        drawn=("mountain",),
    )


BEFORE_THE_PAD = (
    (-4.0, 60, 90.0),
    (-26.0, 44, 60.0),
    (-42.0, 30, 36.0),
    (-53.0, 22, 24.0),
    (-60.0, 14, 16.0),
    (-65.0, 9, 10.0),
)
"""Depth, count and half width of the rows of scrub between the eye and a launch pad."""
DRIVEN = ("car", "van", "truck", "bus")


def growth(request: PlaceRequest, z: float, count: int, half: float = 0.0) -> PaintedLayer:
    """A row of dry bushes, tufts and stones at one depth, each with its shadow."""
    p, rng = request.palette, request.rng(4000 + int(z * 10))
    reach = half or 16.0 + 1.6 * z
    tones = [p.local(c, 0.6 * max(0.0, z), 0.62) for c in ("7b7040", "8a6a3c", "6a6440", "96804c")]
    stone, shine = p.local("8e6650", 0.6 * max(0.0, z), 0.40), p.local("dcae88", 0.6 * max(0.0, z), 0.9)
    shade = p.local("5a3626", 0.6 * max(0.0, z), 0.12)

    def paint(batch: Batch) -> None:
        for _ in range(count):
            x, size = float(rng.uniform(-reach, reach)), float(rng.uniform(0.5, 1.15))
            if rng.random() < 0.40:
                r = 0.22 * size
                batch.oval(x + 0.25 * r, -0.02, r * 2.0, r * 0.30, shade, 0.55, soft=0.03)
                edge = [
                    (x + r * 1.5 * math.cos(a), r * (0.25 + float(rng.uniform(0.75, 1.0)) * math.sin(a))) for a in STONE
                ]
                batch.poly([*edge, (x + 1.5 * r, -0.02), (x - 1.5 * r, -0.02)][::-1], stone)
                batch.oval(x - 0.35 * r, r * 0.72, r * 0.75, r * 0.30, shine, 0.75, soft=0.04)
                continue
            batch.oval(x + 0.06, -0.01, 0.62 * size, 0.07, shade, 0.55, soft=0.04)
            for _ in range(34):
                angle, long = float(rng.normal()) * 0.62, size * float(rng.uniform(0.25, 0.72))
                tip = (x + long * math.sin(angle), long * math.cos(angle) * 0.8 + 0.01)
                tone = tones[int(rng.integers(4))] * np.float32(0.55 + 0.75 * float(rng.random()))
                batch.stroke([(x + 0.10 * angle, 0.0), tip], tone, 0.045 * size, end_width=0.012)

    return PaintedLayer.paint(-reach, -0.1, reach, 0.95, min(130.0, 1500 / max(10.0, z)), z, paint)


STONE = (0.0, 0.5, 1.0, 1.6, 2.2, 2.7, 3.1416)
"""Angles of a stone's outline."""


def poles(request: PlaceRequest, z: float) -> PaintedLayer:
    """Telegraph poles beside the track, with their wires."""
    p, rng = request.palette, request.rng(15)
    wood = p.local("5a4032", 12, 0.4)
    at = [(-120 + 17.0 * i + float(rng.uniform(-1.2, 1.2)), float(rng.uniform(-0.16, 0.16))) for i in range(16)]

    def paint(batch: Batch) -> None:
        for (x, lean), (beyond, other) in zip(at, [*at[1:], at[-1]], strict=True):
            batch.stroke([(x, 0.0), (x + lean, 6.2)], wood, 0.20, end_width=0.14)
            batch.stroke([(x + lean - 0.8, 5.7), (x + lean + 0.8, 5.7)], wood, 0.12)
            for dx in (-0.7, 0.7):
                a, b = x + lean + dx, beyond + other + dx
                batch.stroke(
                    [(a + (b - a) * q, 5.78 - 2.2 * q * (1 - q)) for q in np.linspace(0, 1, 9)], wood, 0.03, 0.7
                )

    return PaintedLayer.paint(-122, -0.1, 140, 6.4, 15.6, z, paint)


@dataclass(slots=True)
class Track:
    """A sandy track along the picture: two worn ruts, and pebbles on its verges that go by as one drives."""

    palette: Palette
    middle: float
    pebbles: np.ndarray
    z: float = 20.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Bands between depths, then pebbles."""
        if view.depth(view.x, self.middle - 2.2) < 1.0 or abs(view.orbit) > 0.02 or view.mirror:
            return
        p, b = self.palette, canvas.batch
        bed, rut = p.local("c79a68", 10, 0.75), p.local("8d6042", 8, 0.45)

        def row(z: float) -> float:
            return float(view.point(view.x, 0.0, z)[1])

        for far, near, tone, alpha in ((2.4, -1.9, bed, 0.80), (1.0, 0.35, rut, 0.62), (-0.35, -1.0, rut, 0.62)):
            top, foot = row(self.middle + far), row(self.middle + near)
            if foot - top > 0.5:
                fade = Grad(
                    (0, top),
                    (0, foot),
                    [(tone, 0.0), (tone, alpha), (tone, alpha), (tone, 0.0)],
                    [0.0, 0.25, 0.75, 1.0],
                )
                b.rect(0, top, canvas.width, foot, fade)
        long = 60.0
        x = view.x + (self.pebbles[:, 0] * long - view.x) % long - long / 2
        side = np.where(self.pebbles[:, 1] < 0.5, 2.2, -1.7) + (self.pebbles[:, 2] - 0.5) * 1.5
        k = view.focal / (self.middle + side - view.z)
        at = np.stack([view.column + (x - view.x) * k, view.horizon + view.y * k], 1)
        size = (0.015 + 0.035 * self.pebbles[:, 3] ** 3) * k
        b.discs(at + np.array([0.0, 0.5]), size * 1.15, p.local("5a3a2a", 0, 0.2), 0.7)
        b.discs(at - np.stack([0.2 * size, 0.35 * size], 1), size * 0.8, p.local("d0a27c", 0, 0.9), 0.9)
        canvas.flush()


def mesas(request: PlaceRequest) -> PaintedLayer:
    """Flat-topped rocks with strata."""
    p, rng = request.palette, request.rng(9)
    z = 700.0
    lit = mix(p.local("b9785c", 120, 0.9), p.haze, 0.34)
    dark = mix(p.local("7a5560", 120, 0.3), p.haze, 0.34)

    def paint(batch: Batch) -> None:
        for _ in range(5):
            x, w, h = float(rng.uniform(-800, 800)), float(rng.uniform(45, 130)), float(rng.uniform(45, 95))
            outline = [
                (x - w * 1.25, -4),
                (x - w * 1.02, h * 0.42),
                (x - w * 0.93, h * 0.9),
                (x - w * 0.8, h),
                (x + w * 0.78, h * 0.985),
                (x + w * 0.95, h * 0.86),
                (x + w * 1.05, h * 0.4),
                (x + w * 1.3, -4),
            ]
            batch.poly(outline, mix(lit, dark, 0.35))
            batch.poly(
                [
                    (x - w * 0.93, h * 0.9),
                    (x - w * 0.8, h),
                    (x + w * 0.1, h * 0.99),
                    (x - w * 0.1, h * 0.3),
                    (x - w * 1.02, h * 0.42),
                ],
                lit,
                0.8,
            )
            for k in range(6):
                y = h * (0.35 + 0.1 * k)
                batch.stroke([(x - w * 0.95, y), (x, y + 1.2), (x + w * 0.95, y - 0.5)], dark, 1.3, 0.35)

    return PaintedLayer.paint(-1000, -4, 1000, 105, 2.0, z, paint)


def scrub(request: PlaceRequest, side: float) -> PaintedLayer:
    """Dry bushes and stones close to the eye, out of focus."""
    p, rng = request.palette, request.rng(12)
    twig, stone = p.local("7a5a3c", 0, 0.35), p.local("8e6650", 0, 0.45)

    def paint(batch: Batch) -> None:
        for _ in range(5):
            x, r = side * float(rng.uniform(1.2, 3.6)), float(rng.uniform(0.1, 0.3))
            batch.oval(x, -0.05, r * 1.6, r, stone)
            batch.oval(x - 0.2 * r, r * 0.35, r * 1.0, r * 0.5, p.local("c79a78", 0, 0.8), 0.5, soft=0.05)
        for _ in range(90):
            root = side * float(rng.choice((1.7, 2.3, 2.9))), 0.0
            angle, length = float(rng.normal()) * 0.7, float(rng.uniform(0.25, 0.75))
            tip = (root[0] + length * angle * 0.8, length * (1 - 0.25 * angle * angle))
            batch.stroke([root, ((root[0] + tip[0]) / 2 + 0.02, tip[1] * 0.6), tip], twig, 0.02, end_width=0.006)

    x0, x1 = (0.8, 4.2) if side > 0 else (-4.2, -0.8)
    return PaintedLayer.paint(x0, -0.5, x1, 1.0, 200, 5.0, paint, 0.016)
