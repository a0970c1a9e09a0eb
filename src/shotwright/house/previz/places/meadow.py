"""A forest meadow: tall trees behind, grass and flowers in front, light between."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..canvas import Canvas
from ..color import mix
from ..fields import Ground, Sky, SkyAndGround
from ..flora import broadleaf, conifer, foreground_grass, scattered
from ..layer import PaintedLayer, ridge
from ..palette import GLOOMY, Palette
from ..raster import Batch
from ..scene import Node, PlaceRequest, Spot, Stage
from ..view import View
from . import place


@place("forest-meadow", "meadow")
def forest_meadow(request: PlaceRequest) -> Stage:
    """Hills, a forest edge in two rows, single trees at the sides, a meadow with flowers."""
    p, rng = request.palette, request.rng(1)
    seed = int(rng.integers(1000))
    grass_lit, grass_dark = p.local("a9bf5c", 0, 0.95), p.local("4f7038", 0, 0.3)
    if p.snow:
        grass_lit, grass_dark = p.local("f6f6f8", 0, 0.95), p.local("b4c6e0", 0, 0.35)
    hills: list[Node] = [
        ridge(
            -1200,
            1200,
            0.9,
            800,
            4,
            120,
            0.0042,
            seed,
            p.local("8fa678", 260, 0.9),
            p.local("56704f", 260, 0.3),
            sharp=False,
            haze=p.haze,
            mist=0.3,
            skew=1.3,
        ),
    ]
    edges: list[Node] = [edge_row(request, 150, 120), edge_row(request, 92, 70)]
    ground = Ground("snow" if p.snow else "grass", p, grass_lit, grass_dark)
    shadow = tuple(float(c) * 0.42 for c in grass_dark)

    def keep_clear(x: float, z: float) -> bool:
        return abs(x) < 7.0 + z * 0.16

    trees = scattered(
        p,
        rng,
        broadleaf,
        34,
        near=17,
        far=84,
        keep_clear=keep_clear,
        shadow=shadow,
        spread=1.3,
        sizes=(0.8, 1.35),
        ppm=46.0,
    )
    nodes: list[Node] = [*edges, *trees, tufts(request, 7.6), tufts(request, 10.5)]
    # A low row just before those who walk: feet stand in the grass, not on it.
    nodes.append(tufts(request, 12.25, 150, 0.45))
    nodes.append(foreground_grass(p, request.rng(5), 3.2, height=0.42, flowers=26))
    if p.glow > 0.25 and p.weather not in GLOOMY:
        nodes.append(Pollen(p, request.rng(6).random((70, 4))))
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 0.8), ground, hills),
        nodes=nodes,
        spot=Spot(x=0.0, z=12.5, left=-8, right=9),
        lights=p.rim_lights(),
        surface="snow" if p.snow else "grass",
        eye=1.55,
        wide=14.0,
        shadow=(*shadow, 0.78),  # type: ignore[arg-type]
        ambience=("birds", "leaves") if not p.night else ("crickets", "leaves"),
        drawn=("tree", "flower", "grass"),
    )


def edge_row(request: PlaceRequest, z: float, count: int) -> PaintedLayer:
    """A closed row of mixed trees across the whole width."""
    p, rng = request.palette, request.rng(int(z))
    reach = z * 1.45

    def paint(batch: Batch) -> None:
        sx, sy, tx, ty = batch.matrix
        shade, leaf = p.local("2c4228", z * 0.8, 0.25), p.local("4a6a38", z * 0.8, 0.4)
        batch.rect(-reach, -1, reach, 1.6, shade)
        for k, x in enumerate(np.arange(-reach, reach, z * 0.016)):
            wide, tall = z * float(rng.uniform(0.012, 0.024)), float(rng.uniform(1.6, 4.0))
            batch.oval(x, 0.6, wide, tall, mix(shade, leaf, 0.7 * float(rng.random()) if k % 2 else 0.0))
        for _ in range(count):
            x, size = float(rng.uniform(-reach, reach)), float(rng.uniform(0.8, 1.5))
            batch.matrix = (sx * size, sy * size, tx + sx * x, ty)
            draw = conifer if rng.random() < 0.3 else broadleaf
            draw(batch, p, int(rng.integers(1 << 30)), 9.0, z * 0.8)
        batch.matrix = (sx, sy, tx, ty)

    return PaintedLayer.paint(-reach, -1, reach, 17, 3000 / (2 * reach), z, paint)


def tufts(request: PlaceRequest, z: float, count: int = 46, tallness: float = 1.0) -> PaintedLayer:
    """Grass tufts and flowers in the middle distance, sharp; they hide where feet meet a too even ground."""
    p, rng = request.palette, request.rng(int(z * 10))
    dark, lit = p.local("4a6c34", 0, 0.35), p.local("b6c766", 0, 0.95)
    reach = 14.0

    def paint(batch: Batch) -> None:
        for _ in range(count):
            x = float(rng.uniform(-reach, reach))
            for _ in range(13):
                root, tall = x + float(rng.normal()) * 0.12, float(rng.uniform(0.08, 0.24)) * tallness
                lean = float(rng.normal()) * 0.07
                color = mix(dark, lit, float(rng.random()))
                batch.poly([(root - 0.008, -0.03), (root + 0.008, -0.03), (root + lean, tall)], color)
            if tallness == 1.0 and rng.random() < 0.6 and not p.snow:
                color = p.local(("f6efd8", "e8c04e", "d8708a", "a58fd0")[int(rng.integers(4))], 0, 0.95)
                for _ in range(5):
                    batch.oval(x + float(rng.normal()) * 0.16, float(rng.uniform(0.12, 0.26)), 0.022, 0.018, color)

    return PaintedLayer.paint(-reach, -0.1, reach, 0.4, 110, z, paint)


@dataclass(slots=True)
class Pollen:
    """Motes that float in the light."""

    palette: Palette
    motes: np.ndarray
    z: float = 2.0

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Points that drift and glint."""
        a, b, c, d = self.motes.T
        x = ((a + 0.02 * np.sin(t * 0.6 + 9 * c) + 0.01 * t * (d - 0.3)) % 1) * canvas.width
        y = ((b - 0.012 * t * (0.3 + c) + 0.012 * np.sin(t * 0.8 + 12 * d)) % 1) * canvas.height
        glint = 0.5 * (0.3 + 0.7 * np.sin(t * 1.4 + 20 * d) ** 2)
        unit = canvas.height / 720
        size = (0.8 + 2.2 * c * c) * unit
        canvas.batch.discs(np.stack([x, y], 1), size, self.palette.sun_color, glint, soft=math.sqrt(unit) * 0.6)
        canvas.flush()
