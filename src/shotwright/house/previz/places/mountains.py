"""Snowy mountains: peaks, forests and an open field of snow."""

from __future__ import annotations

from dataclasses import replace

from ..color import mix
from ..fields import Ground, Sky, SkyAndGround
from ..flora import conifer, scattered
from ..layer import PaintedLayer, ridge
from ..palette import Palette
from ..raster import Batch
from ..scene import Node, PlaceRequest, Spot, Stage
from . import place


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
        return abs(x + 0.05 * (z - 40)) < clear_half + z * 0.11 or (z < 30 and abs(x) < 15)

    shadow = p.local("6f8cc4", 0, 0.1)
    trees = scattered(
        winter, rng, conifer, 96, near=14, far=150, keep_clear=keep_clear, shadow=tuple(float(c) for c in shadow)
    )
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 0.8), ground, ranges),
        nodes=[*rows, *trees],
        spot=Spot(x=0.0, z=13.0, left=-12, right=14),
        lights=p.rim_lights(),
        surface="snow",
        eye=1.9,
        wide=16.0,
        shadow=(*(float(c) for c in shadow), 0.6),  # type: ignore[arg-type]
        ambience=("blizzard",) if p.weather == "blizzard" else ("wind", "snow"),
        drawn=("tree", "mountain"),
    )


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
