"""Snowy mountains: peaks, forests and an open field of snow."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix, rgb
from ..fields import Ground, Sky, SkyAndGround
from ..flora import conifer, scattered
from ..layer import PaintedLayer, ridge
from ..palette import Palette
from ..raster import Batch
from ..scene import Node, PlaceRequest, Spot, Stage
from ..view import View
from . import place
from .parts.scenery import standing


@place("snowy-mountains")
def snowy_mountains(request: PlaceRequest) -> Stage:
    """Two ranges, a far forest in two rows, and single spruces around an open slope."""
    p, rng = request.palette, request.rng(1)
    winter = with_snow(p)
    seed = int(rng.integers(1000))
    rock, dark = p.local("c8c2c6", 0, 0.9), p.local("7e8aa8", 0, 0.3)
    shade, bright = p.local("a9b6d6", 0, 0.4), p.local("fdf8f2", 0, 0.95)
    ranges: list[Node] = [
        ridge(
            -1300,
            1300,
            0.8,
            1000,
            10,
            185,
            0.0046,
            seed,
            mix(rock, p.haze, 0.25),
            mix(dark, p.haze, 0.3),
            base=-1.5,
            snow=(mix(shade, p.haze, 0.15), mix(bright, p.haze, 0.1)),
            snow_line=0.1,
            haze=p.haze,
            mist=0.2,
            softness=0.5,
        ),
        ridge(
            -600,
            600,
            1.5,
            430,
            -4,
            50,
            0.013,
            seed + 4,
            p.local("8f93a5", 60, 0.9),
            p.local("4e5a80", 60, 0.3),
            base=-1.5,
            snow=(shade, bright),
            snow_line=0.22,
            haze=p.haze,
            mist=0.07,
            softness=0.5,
        ),
    ]
    rows: list[Node] = [forest_row(request, winter, 260, 160), forest_row(request, winter, 170, 80)]
    lit = p.local(mix("fffaf4", p.sun_color, 0.10), 0, 0.97)
    under = p.local("b9cbee", 0, 0.30)
    ground = Ground("snow", p, lit, under)
    clear_half = float(rng.uniform(5.0, 7.5))

    def keep_clear(x: float, z: float) -> bool:
        return abs(x + 0.05 * (z - 40)) < min(clear_half, 0.3 * z) + z * 0.07 or (z < 15.5 and abs(x) < 15)

    shadow = p.local("6f8cc4", 0, 0.1)
    trees = scattered(
        winter, rng, conifer, 170, near=11, far=150, keep_clear=keep_clear, shadow=tuple(float(c) for c in shadow)
    )
    young: list[Node] = [
        saplings(request, winter, z, n) for z, n in ((30.0, 9), (23.0, 8), (18.5, 7), (15.0, 5), (10.4, 3))
    ]
    if not request.shot.subjects:
        young = []
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 0.8), ground, ranges),
        nodes=[
            *rows,
            *trees,
            *young,
            SkiTracks(under * np.float32(0.80), float(rng.uniform(0, 6))),
            *cabin(request, winter),
        ],
        spot=Spot(x=0.0, z=13.0, left=-12, right=14),
        lights=p.rim_lights(),
        surface="snow",
        eye=1.9,
        wide=16.0,
        shadow=(*(float(c) for c in shadow), 0.6),  # type: ignore[arg-type]
        ambience=("blizzard",) if p.weather == "blizzard" else ("wind", "snow"),
        drawn=("tree", "mountain"),
    )


@dataclass(slots=True)
class SkiTracks:
    """Two pairs of tracks that skiers left on the slope."""

    color: Rgb
    start: float
    z: float = 400.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Grooves that swing from side to side, thinner with distance."""
        if view.mirror or abs(view.orbit) > 0.3:
            return
        for side, begin in ((-3.2, 0.0), (2.4, 2.1)):
            for rail in (-0.16, 0.16):
                zs = [float(z) for z in view.z + np.geomspace(1.4, 170.0, 70) if z + view.z < 160.0]
                xs = [side + rail + 0.02 * z * side + 2.6 * math.sin(0.16 * z + begin + self.start) for z in zs]
                if len(zs) < 3:
                    continue
                left = [view.point(x - 0.035, 0.0, z) for x, z in zip(xs, zs, strict=True)]
                right = [view.point(x + 0.035, 0.0, z) for x, z in zip(xs, zs, strict=True)]
                canvas.batch.poly(np.array([*left, *right[::-1]]), self.color, 0.72, soft=0.5)
        canvas.flush()


def saplings(request: PlaceRequest, winter: Palette, z: float, count: int) -> PaintedLayer:
    """Young spruces at one depth."""
    p, rng = request.palette, request.rng(700 + int(z * 10))
    reach = 10.0 + 0.9 * z
    shade = p.local("7f98c8", 0, 0.2)

    def paint(batch: Batch) -> None:
        sx, sy, tx, ty = batch.matrix
        for i in range(count):
            x = (i + float(rng.uniform(0.1, 0.9))) * 2 * reach / count - reach
            size = float(rng.uniform(0.10, 0.22))
            batch.oval(x + 0.3, 0.0, 5.0 * size, 0.35 * size, shade, 0.6, soft=0.1)
            batch.matrix = (sx * size, sy * size, tx + sx * x, ty)
            conifer(batch, winter, int(rng.integers(1 << 30)), 9.0, 0.0)
            batch.matrix = (sx, sy, tx, ty)

    return PaintedLayer.paint(-reach, -0.15, reach, 2.6, 110, z, paint)


def cabin(request: PlaceRequest, winter: Palette) -> list[Node]:
    """Where nobody is in the picture and lamps are lit: a cabin whose windows are the one warm thing in the snow."""
    if request.shot.subjects or not winter.lamps_lit:
        return []
    rng = request.rng(63)
    x, z = float(rng.uniform(3.2, 5.0) * rng.choice((-1.0, 1.0))), 25.0
    house = standing(replace(request, palette=winter), "cottage", x, z, 3)
    return [house, Hearth(x, z - 0.1)]


@dataclass(slots=True)
class Hearth:
    """The light of a cabin's windows, in the air and on the snow before it."""

    x: float
    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A glow that breathes a little, and its pool on the snow."""
        if view.depth(self.x, self.z) < 0.5:
            return
        k = view.scale(self.x, self.z)
        breath = 1.0 + 0.06 * math.sin(2.1 * t) + 0.04 * math.sin(5.3 * t)
        column, row = view.point(self.x, 1.5, self.z)
        canvas.glow(column, row, 5.0 * k, rgb("ffb060"), 0.5 * breath)
        foot = view.point(self.x, 0.0, self.z - 0.8)[1]
        canvas.glow(column, foot, 4.0 * k, rgb("ff9a4c"), 0.22 * breath)
        canvas.add_glows()


def with_snow(p: Palette) -> Palette:
    """The same light with snow on the trees."""
    return replace(p, snow=True)


def forest_row(request: PlaceRequest, p: Palette, z: float, count: int) -> PaintedLayer:
    """A far row of spruces across the whole width."""
    rng = request.rng(int(z))
    reach = z * 1.35

    def paint(batch: Batch) -> None:
        sx, sy, tx, ty = batch.matrix
        for _ in range(count):
            x = float(rng.uniform(-reach, reach))
            if abs(x) < z * 0.12 and rng.random() < 0.7:
                continue
            size = float(rng.uniform(0.6, 1.3))
            batch.matrix = (sx * size, sy * size, tx + sx * x, ty + sy * 1.5 * float(rng.random()))
            conifer(batch, p, int(rng.integers(1 << 30)), 9.0, z * 0.55)
        batch.matrix = (sx, sy, tx, ty)

    return PaintedLayer.paint(-reach, -1, reach, 15, 4096 / (2 * reach), z, paint)
