"""Under water: a reef on sand, light that falls in from above, weed that sways, fish that pass."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..canvas import Canvas
from ..color import mix, rgb
from ..curves import smooth
from ..fields import Ground
from ..layer import PaintedLayer
from ..palette import Palette
from ..raster import ADD, Batch, Grad
from ..scene import Node, PlaceRequest, RimLight, Spot, Stage
from ..view import View
from . import place
from .parts.glints import Bubbles, Motes

F = np.float32


@place("underwater")
def underwater(request: PlaceRequest) -> Stage:
    """Blue distance, rocks with corals at several depths, sand with a net of light."""
    rng = request.rng(1)
    p = drowned(request.palette)
    lit, shade = p.local("e8dcb4", 6, 0.95), p.local("8a8a78", 6, 0.35)
    nodes: list[Node] = [reef(request, p, z, k) for k, z in enumerate((60.0, 38.0, 25.0, 17.5))]
    nodes += [reef(request, p, 7.2, 9, clear=2.4, blur=0.02)]
    nodes += [Weed(float(x), float(z), float(h), p, float(rng.uniform(0, 6))) for x, z, h in weeds(rng)]
    nodes += [
        School(request.rng(60 + k).random((14, 4)), z, p, tint)
        for k, (z, tint) in enumerate(((34.0, "f0c85a"), (22.0, "ff8a5a"), (15.5, "8ae0f0")))
    ]
    nodes += [Bubbles(rng.random((26, 4))), Motes(rng.random((80, 4)), rgb("d8fff4"), 1.4, 0.35, 0.004)]
    return Stage(
        backdrop=Deep(Ground("sand", p, lit, shade), p),
        nodes=nodes,
        spot=Spot(x=0.0, z=12.5, left=-16, right=16),
        lights=[
            RimLight(-0.2, -0.9, 0.04, (0.6, 0.95, 1.0), 0.45),
            RimLight(0.2, 0.8, 0.10, (-0.2, -0.16, -0.10), 0.8),
        ],
        surface="sand",
        sheltered=True,
        submerged=True,
        eye=1.7,
        wide=13.0,
        shadow=(0.02, 0.10, 0.16, 0.4),
        ambience=("lapping",),
        figure_palette=replace(p, haze_distance=60.0),
        drawn=("coral", "reef", "fish", "seaweed", "bubble", "bubbles"),
    )


def drowned(p: Palette) -> Palette:
    """The light of the hour after some metres of water."""
    dim = F(0.45 if p.night else 0.8 if p.wet or p.weather in ("storm", "overcast") else 1.0)
    haze = mix("1f7fae", "2f9ab8", 0.4) * dim
    return replace(
        p, lit=np.array((0.66, 0.98, 1.02), F) * dim, shadow=np.array((0.16, 0.36, 0.48), F) * dim, haze=haze,
        haze_distance=34.0, wet=False, snow=False, night=False, stars=0.0, glow=0.0, cloud_cover=1.0,
    )  # fmt: skip


@dataclass(slots=True)
class Deep:
    """Water that darkens with depth, rays from above, and the sand."""

    sand: Ground
    palette: Palette

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        w, h, haze = canvas.width, canvas.height, self.palette.haze
        top = mix(haze, (0.75, 1.0, 1.0), 0.5)
        deep = haze * F(0.62)
        row = view.horizon
        water = Grad((0, row - 0.8 * h), (0, row + 0.05 * h), [(top, 1), (haze, 1), (deep, 1)])
        canvas.batch.rect(-2, -2, w + 2, h + 2, water)
        canvas.flush()
        self.sand.draw(canvas, view)
        veil = Grad((0, row - 0.04 * h), (0, row + 0.16 * h), [(deep, 1.0), (deep, 0.0)])
        canvas.batch.rect(-2, row - 0.04 * h, w + 2, row + 0.16 * h, veil)
        self.caustics(canvas, view, t)
        for k in range(7):
            x = w * (0.08 + 0.14 * k) + 0.05 * w * np.sin(0.35 * t + 1.7 * k) - view.x * 2
            wide = w * (0.02 + 0.015 * (k % 3))
            foot = x + w * (0.10 + 0.02 * np.sin(0.5 * t + k))
            beam = [(x, -8), (x + wide, -8), (foot + wide * 3.2, h * 0.95), (foot - wide, h * 0.95)]
            power = 0.10 + 0.04 * np.sin(0.9 * t + 2.3 * k)
            fade = Grad((0, 0), (0, h), [((0.7, 1.0, 1.0), power), ((0.6, 1.0, 1.0), 0.0)])
            fade.record[1:5] /= 4
            canvas.glow_batch.poly(np.asarray(beam) / 4, fade, 1.0, ADD, soft=0.012 * h)

    def caustics(self, canvas: Canvas, view: View, t: float) -> None:
        """The net of light on the sand."""
        near = view.z + 1.2
        zs = near + 18 * np.linspace(0, 1, 13) ** 1.5
        x = view.x + np.linspace(-1, 1, 46)
        for k, z in enumerate(zs):
            d = z - view.z
            across = view.x + (x - view.x) * 0.8 * d * canvas.width / view.focal
            sway = 0.22 * np.sin(across * 2.1 + 1.1 * t + 1.9 * k) + 0.14 * np.sin(across * 4.7 - 1.4 * t + 0.7 * k)
            depth = np.maximum(near, z + sway * (0.4 + 0.12 * d))
            points = np.stack(view.project(across, np.zeros_like(across), depth), 1)
            canvas.batch.stroke(
                points, (0.75, 1.0, 0.95), max(0.8, 0.035 * view.focal / d * 0.5), 0.22 * float(np.exp(-d / 14))
            )
        canvas.flush()


CORALS = ("e0607a", "e8a050", "b06ac8", "e8d070", "5ac0a0", "e87a4a", "d05a9a")


def reef(request: PlaceRequest, p: Palette, z: float, salt: int, clear: float = 0.0, blur: float = 0.0) -> PaintedLayer:
    """Rocks with corals at one depth, more of them to the sides."""
    rng = request.rng(500 + salt)
    reach, tall = z * 1.1 + 4, 0.30 * z + 1.4
    rock, dark = p.local("7a7a70", z, 0.6), p.local("2c3a40", z, 0.3)

    def paint(b: Batch) -> None:
        for _ in range(int(9 + z * 0.12)):
            x = float(rng.choice((-1.0, 1.0))) * (
                max(clear, 0.10 * z) + float(rng.random()) * (reach - max(clear, 0.10 * z))
            )
            w, h = float(rng.uniform(0.04, 0.13)) * z + 0.4, float(rng.uniform(0.02, 0.13)) * z + 0.25
            q = np.linspace(0, np.pi, 9)
            lump = np.stack([x + w * np.cos(q), h * np.sin(q) * (0.8 + 0.4 * rng.random(9))], 1)
            b.poly(
                smooth(np.concatenate([[(x + w * 1.1, -0.2)], lump, [(x - w * 1.1, -0.2)]])),
                Grad((0, 0), (0, h), [(dark, 1), (rock, 1)]),
            )
            for _ in range(int(rng.integers(2, 6))):
                coral(
                    b,
                    p,
                    rng,
                    x + float(rng.uniform(-0.8, 0.8)) * w,
                    h * float(rng.uniform(0.4, 0.9)),
                    (0.03 * z + 0.22) * float(rng.uniform(0.6, 1.5)),
                    z,
                )

    return PaintedLayer.paint(-reach, -0.4, reach, tall, 2600 / (2 * reach), z, paint, blur)


def coral(b: Batch, p: Palette, rng: np.random.Generator, x: float, y: float, size: float, z: float) -> None:
    """A fan, a brain, tubes or a bush of coral."""
    color = p.local(str(rng.choice(CORALS)), z * 0.7, 0.85)
    dark = mix(color, (0.05, 0.1, 0.2), 0.5)
    kind = int(rng.integers(4))
    if kind == 0:
        for k in range(13):
            angle = (k / 12 - 0.5) * 2.4
            tip = (x + 1.3 * size * np.sin(angle), y + 1.5 * size * np.cos(angle))
            b.stroke(
                [(x, y), ((x + tip[0]) / 2 + 0.1 * size * np.sin(3 * angle), (y + tip[1]) / 2), tip],
                color,
                0.14 * size,
                end_width=0.04 * size,
            )
        for r in (0.6, 0.95, 1.25):
            q = np.linspace(-1.1, 1.1, 12)
            b.stroke(np.stack([x + r * size * np.sin(q), y + 1.1 * r * size * np.cos(q)], 1), color, 0.05 * size, 0.8)
    elif kind == 1:
        b.oval(
            x,
            y + 0.3 * size,
            0.9 * size,
            0.6 * size,
            Grad((x, y + 0.9 * size), (x, y - 0.2 * size), [(color, 1), (dark, 1)]),
        )
        for k in range(6):
            q = np.linspace(-1, 1, 8)
            b.stroke(
                np.stack(
                    [
                        x + 0.75 * size * q,
                        y + 0.1 * size + 0.14 * k * size * (1 - q * q) + 0.03 * size * np.sin(14 * q + k),
                    ],
                    1,
                ),
                dark,
                0.05 * size,
                0.7,
            )
    elif kind == 2:
        for k in range(5):
            at, tall = x + (k - 2) * 0.3 * size, size * float(rng.uniform(0.8, 1.7))
            b.rect(
                at - 0.13 * size,
                y - 0.2 * size,
                at + 0.13 * size,
                y + tall,
                Grad((at - 0.13 * size, 0), (at + 0.13 * size, 0), [(color, 1), (dark, 1)]),
            )
            b.oval(at, y + tall, 0.15 * size, 0.07 * size, dark)
    else:
        for _ in range(11):
            angle, long = float(rng.uniform(-1.2, 1.2)), size * float(rng.uniform(0.7, 1.5))
            tip = (x + long * np.sin(angle), y + long * np.cos(angle))
            b.stroke([(x, y), tip], color, 0.16 * size, end_width=0.08 * size)
            b.oval(tip[0], tip[1], 0.10 * size, 0.10 * size, mix(color, (1.0, 1.0, 1.0), 0.3))


def weeds(rng: np.random.Generator) -> list[tuple[float, float, float]]:
    """x, depth and height of tufts of weed, none in the middle of the picture."""
    out = []
    for _ in range(16):
        z = float(rng.uniform(8.5, 30))
        x = float(rng.choice((-1.0, 1.0))) * (2.4 + 0.12 * z + float(rng.random()) * 0.5 * z)
        out.append((x, z, float(rng.uniform(1.2, 3.4))))
    return out


@dataclass(slots=True)
class Weed:
    """A tuft of long blades that sway together."""

    x: float
    z: float
    tall: float
    palette: Palette
    phase: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Five blades as tapering strokes."""
        d = view.depth(self.x, self.z)
        if d < 1.2:
            return
        k = view.scale(self.x, self.z)
        q = np.linspace(0, 1, 9)
        for j in range(5):
            tall = self.tall * (0.7 + 0.12 * j)
            sway = (0.25 * q + 0.2 * q**2) * np.sin(0.9 * t + self.phase + 2.2 * q + 0.7 * j)
            x = self.x + (j - 2) * 0.14 + sway * 0.6
            points = np.stack(view.project(x, tall * q, np.full_like(q, self.z)), 1)
            color = self.palette.local(("3f7a4a", "5a9a4a", "2f6a54")[j % 3], d, 0.7)
            canvas.batch.stroke(points, color, max(1.0, 0.16 * k), end_width=max(0.5, 0.03 * k))
        canvas.flush()


@dataclass(slots=True)
class School:
    """Small fish that cross together and turn as one."""

    seeds: np.ndarray
    z: float
    palette: Palette
    tint: str

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Ovals with tails."""
        d = view.depth(0.0, self.z)
        if d < 1.5:
            return
        k = view.focal / d
        color, dark = self.palette.local(self.tint, d * 0.8, 0.9), self.palette.local("22445a", d, 0.5)
        span = canvas.width / k * 0.7 + 3
        way = 1.0 if self.z > 20 else -1.0
        for a, b, c, e in self.seeds:
            x = view.x + ((0.3 + 0.4 * a + way * t * 0.055) % 1.0 - 0.5) * 2 * span
            y = 1.9 + 0.055 * self.z * b + 0.25 * np.sin(0.8 * t + 3 * c) + 0.04 * self.z
            column, row = view.point(x, y, self.z)
            size = (0.16 + 0.12 * c) * k
            if not -size < column < canvas.width + size or size < 1:
                continue
            beat = 0.25 * np.sin(9 * t + 20 * e)
            canvas.batch.oval(column, row, size, size * 0.42, color)
            canvas.batch.oval(column, row + size * 0.16, size * 0.8, size * 0.2, mix(color, (1.0, 1.0, 1.0), 0.4), 0.6)
            tail = column - way * size * 0.85
            canvas.batch.poly(
                [
                    (tail, row),
                    (tail - way * size * 0.6, row - size * (0.4 + beat * 0.3)),
                    (tail - way * size * 0.6, row + size * (0.4 - beat * 0.3)),
                ],
                color,
            )
            canvas.batch.oval(
                column + way * size * 0.6, row - size * 0.08, max(0.6, size * 0.1), max(0.6, size * 0.1), dark
            )
        canvas.flush()
