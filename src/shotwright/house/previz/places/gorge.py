"""Between walls of rock: a canyon under the sky, and a cave with its opening."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix, rgb
from ..curves import noise1
from ..fields import Ground, Sky, SkyAndGround
from ..layer import PaintedLayer
from ..palette import Palette
from ..raster import ADD, Batch, Grad
from ..scene import Node, PlaceRequest, RimLight, Spot, Stage
from ..view import View
from . import place
from .parts.floors import Puddle
from .parts.glints import Motes
from .parts.scenery import contact_shadow, far_ridge, ground, planted, stones

F = np.float32


@place("canyon")
def canyon(request: PlaceRequest) -> Stage:
    """Walls of banded rock to both sides, one behind the other, a dry river bed between."""
    p, rng = request.palette, request.rng(1)
    snowy = p.snow or any(word in request.shot.text.lower() for word in ("snow", "glacier"))
    earth, dark, surface = ground(p, "snow" if snowy else "red-rock")
    layers: list[Node] = [far_ridge(request, "snow-peaks" if snowy else "red-cliffs", 1)]
    nodes: list[Node] = []
    for k, z in enumerate((190.0, 120.0, 78.0, 50.0, 32.0, 20.0)):
        for side in (-1.0, 1.0):
            gap = (2.2 + 0.13 * z) * float(rng.uniform(0.8, 1.35))
            nodes.append(wall(request, side, z, gap, 24.0 + 0.30 * z, 10 * k + int(side), snowy))
    plants = ["conifer*0.5", "conifer*0.35", "bush*0.07"] if snowy else ["cactus*0.4", "bush*0.1", "bush*0.07"]
    nodes += planted(request, plants, 18, 12, 60, 3.0, dark * F(0.6), opening=0.06)
    nodes += [
        stones(request, z, "9a98a0" if snowy else "c8845c", 9, 8.0, size)
        for z, size in ((9.0, 0.45), (12.8, 0.5), (17.0, 0.7))
    ]
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 0.9), earth, layers),
        nodes=nodes,
        spot=Spot(x=0.0, z=12.5, left=-5, right=5),
        lights=p.rim_lights(),
        surface=surface,
        eye=1.7,
        wide=15.0,
        shadow=contact_shadow(dark),
        ambience=("desert",),
        drawn=("canyon", "rock", "cliff"),
    )


def wall(request: PlaceRequest, side: float, z: float, gap: float, tall: float, salt: int, snowy: bool) -> PaintedLayer:
    """One buttress: ragged inner edge, strata, cracks, light on the sun's side; snow lies on the ledges."""
    p, rng = request.palette, request.rng(400 + salt)
    reach = gap + (1.6 if snowy else 1.0) * z + (30 if snowy else 14)
    rock = ("a8a6b0", "4e5260") if snowy else ("dc8a5a", "7a4440")
    lit, dark = p.local(rock[0], 0.6 * z, 0.92), p.local(rock[1], 0.6 * z, 0.25)
    white = p.local("f6f8fc", 0.6 * z, 0.95)
    facing_sun = (1.0 if p.sun[0] >= 0 else -1.0) == -side
    base = mix(dark, lit, 0.62 if facing_sun else 0.34)
    seed = int(rng.integers(900))
    ys = np.linspace(-0.5, tall, 46)
    edge = gap + 0.10 * (ys / tall) * tall * 0.6 + (noise1(ys * 0.16, seed, 4) - 0.5) * 0.28 * gap
    if snowy:
        # Mountain sides lean back where the desert's walls stand upright.
        edge += 0.5 * ys * (0.8 + 0.4 * noise1(ys * 0.09, seed + 3, 2))
    edge += 0.05 * gap * np.round(2 * noise1(ys * 0.5, seed + 1, 2))

    def paint(b: Batch) -> None:
        outline = np.concatenate([np.stack([side * edge, ys], 1), [(side * reach, tall), (side * reach, -0.5)]])
        b.poly(outline, Grad((side * gap, 0), (side * reach, 0), [(base, 1), (mix(base, dark, 0.45), 1)]))
        for k in range(len(ys) - 1):
            y0, y1 = float(ys[k]), float(ys[k + 1])
            shade = float(noise1(y0 * 0.9, seed + 5, 3))
            band = mix(dark, lit, float(np.clip((0.4 + 0.4 * shade) if snowy else (0.1 + 1.1 * shade), 0, 1)))
            strip = [(side * edge[k], y0), (side * edge[k + 1], y1), (side * reach, y1 + 0.4), (side * reach, y0 + 0.4)]
            b.poly(strip, band, 0.42)
            if k % 3 == 0 and not snowy:
                b.stroke([(side * edge[k], y0), (side * reach, y0 + 0.5)], dark, 0.05 * gap**0.5, 0.5)
            if snowy and shade > 0.46:
                deep = (0.5 + 0.9 * shade) * 0.022 * tall
                ledge = [(side * edge[k], y0), (side * edge[k + 1], y0 + deep * 0.5), (side * reach, y0 + 0.5 + deep)]
                b.poly([*ledge, (side * reach, y0 + 0.4), (side * (gap + 0.6 * reach) / 1.6, y0)], white, 0.92)
        for _ in range(26):
            x, y = float(rng.uniform(gap, reach)), float(rng.uniform(0.2, 1.0)) * tall
            run = [(side * x, y), (side * (x + 0.2 * float(rng.normal())), y - 0.12 * tall), (side * x, y - 0.2 * tall)]
            b.stroke(run, dark, 0.09 * gap**0.5, 0.5, end_width=0.02)
        hem = np.stack([side * (edge + 0.05 * gap), ys], 1)
        b.stroke(hem, lit if facing_sun else mix(base, lit, 0.3), 0.10 * gap**0.5, 0.55)

    x0, x1 = (gap * 0.6, reach) if side > 0 else (-reach, -gap * 0.6)
    return PaintedLayer.paint(x0, -0.5, x1, tall, 2000 / (reach + tall), z, paint)


@place("cave")
def cave(request: PlaceRequest) -> Stage:
    """Arches of rock that open towards the light, stalactites, a pool that shines."""
    outside, rng = request.palette, request.rng(1)
    glow = mix(outside.sky[0, 1:], outside.sun_color, 0.4)
    p = inside(outside, glow)
    request = replace(request, palette=p)
    seed = int(rng.integers(900))
    tint = str(rng.choice(("5ac8e8", "7ae0c0", "a88af0")))
    nodes: list[Node] = [Opening(glow, 64.0)]
    for k, z in enumerate((60.0, 44.0, 32.0, 23.0, 16.5)):
        nodes.append(
            arch(p, z, 2.4 + 0.115 * z, 2.4 + 0.085 * z, seed + 7 * k, mix("6a6470", glow, 0.34 * (4 - k) / 4 + 0.06))
        )
    nodes.append(arch(p, 5.6, 2.5, 2.5, seed + 77, rgb("2a2830"), blur=0.03))
    pools = np.array([(x, z, r) for x, z, r in ((-3.4, 15.0, 1.9), (3.8, 19.0, 2.2), (-2.0, 27.0, 2.0))])
    pools[:, 0] *= float(rng.choice((-1.0, 1.0)))
    shining = replace(p, haze=mix(rgb(tint), glow, 0.3), water=rgb(tint) * F(0.5))
    nodes += [Puddle(shining, pools), crystals(p, tint, request.rng(5), 13.6), crystals(p, tint, request.rng(6), 18.0)]
    nodes.append(stones(request, 11.8, "6a646c", 12, 7.0, 0.45))
    nodes.append(Motes(request.rng(8).random((60, 4)), glow, 1.6, 0.4, 0.006))
    lit, shade = p.local("8a8078", 0, 0.9), p.local("3a3438", 0, 0.3)
    return Stage(
        backdrop=Hollow(Ground("stone", p, lit, shade), p),
        nodes=nodes,
        spot=Spot(x=0.0, z=12.0, left=-3.0, right=3.0),
        lights=[RimLight(0.4, -0.6, 0.03, (float(glow[0]), float(glow[1]), float(glow[2])), 0.4)],
        surface="stone",
        sheltered=True,
        eye=1.6,
        wide=12.0,
        shadow=(0.02, 0.02, 0.03, 0.6),
        ambience=("room",),
        drawn=("cave", "rock", "crystal"),
    )


def inside(p: Palette, glow: Rgb) -> Palette:
    """The little light that comes into a cave."""
    return replace(
        p, lit=mix(p.lit * F(0.8), glow * F(0.8), 0.35), shadow=np.array((0.22, 0.21, 0.27), F),
        haze=mix("1c1c26", glow, 0.25), haze_distance=130.0, night=False, stars=0.0, glow=0.0,
    )  # fmt: skip


@dataclass(slots=True)
class Hollow:
    """Darkness above, the floor of the cave below."""

    floor: Ground
    palette: Palette

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        h, w = canvas.height, canvas.width
        dark = mix(self.palette.haze, (0.03, 0.03, 0.05), 0.6)
        canvas.batch.rect(-2, -2, w + 2, h + 2, dark)
        canvas.flush()
        self.floor.draw(canvas, view)


@dataclass(slots=True)
class Opening:
    """The light at the end of the cave."""

    color: Rgb
    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A bright mouth, rays that fall in."""
        k = view.scale(0.0, self.z)
        column, row = view.point(0.0, 4.0, self.z)
        bright = np.minimum(F(1.0), self.color * F(1.02))
        low = mix(bright, (0.42, 0.46, 0.36), 0.5)
        half = 17.0 * k
        view_out = Grad((0, row - 9 * k), (0, row + 4 * k), [(bright, 1), (bright, 1), (low, 1)], (0.0, 0.8, 1.0))
        canvas.batch.rect(column - half, row - 14 * k, column + half, row + 4.5 * k, view_out)
        canvas.flush()
        canvas.glow(column, row, 24 * k, self.color, 0.22)
        for j in range(4):
            x = column + (j - 1.5) * 3.4 * k
            foot = x + (j - 1.5) * 5.5 * k
            beam = [
                (x - 0.7 * k, row),
                (x + 0.7 * k, row),
                (foot + 3.0 * k, canvas.height),
                (foot - 2.4 * k, canvas.height),
            ]
            fade = Grad(
                (0, row), (0, canvas.height), [(self.color, 0.16 + 0.02 * np.sin(t * 0.7 + j)), (self.color, 0.0)]
            )
            canvas.glow_batch.poly(np.asarray(beam) / 4, scaled(fade), 1.0, ADD, soft=0.2 * k)


def scaled(gradient: Grad) -> Grad:
    """The same gradient on the quarter-resolution layer of light."""
    gradient.record[1:5] /= 4
    return gradient


def arch(p: Palette, z: float, half: float, top: float, seed: int, color: Rgb, blur: float = 0.0) -> PaintedLayer:
    """A ring of rock with a hole of about half × top metres through which one looks; stalactites hang in it."""
    reach, ceiling = half + 1.1 * z + 8, top + 0.55 * z + 6
    lit, dark = p.local(color, 0.5 * z, 0.95), p.local(mix(color, "0c0c12", 0.55), 0.5 * z, 0.3)
    rng = np.random.default_rng((seed, 3))

    def paint(b: Batch) -> None:
        turn = np.linspace(np.pi * 1.08, -np.pi * 0.08, 60)
        ragged = 1 + 0.34 * (noise1(turn * 3.1, seed, 4) - 0.5) + 0.12 * (noise1(turn * 11, seed + 1, 2) - 0.5)
        hole = np.stack([half * 1.25 * np.cos(turn) * ragged, top * np.maximum(-0.12, np.sin(turn)) * ragged * 1.25], 1)
        hole[0, 1] = hole[-1, 1] = -0.5
        outer = [(reach, -0.5), (reach, ceiling), (-reach, ceiling), (-reach, -0.5)]
        inner, far = mix(dark, lit, 0.85), mix(dark, (0.02, 0.02, 0.03), 0.5)
        stops = [(inner, 1), (mix(dark, lit, 0.45), 1), (dark, 1), (far, 1)]
        rock = Grad((0, 0.4 * top), half * 3.4, stops, (0.30, 0.42, 0.62, 1.0))
        b.poly(np.concatenate([hole, outer]), rock)
        for k in range(3, 57, 2):
            x, y = (float(v) for v in hole[k])
            out = 1.22 + 0.1 * float(rng.random())
            b.poly([(x, y), hole[k + 2], (x * out, y * out)], mix(dark, lit, float(rng.uniform(0.2, 0.8))), 0.5)
            if y > 0.8 * top and rng.random() < 0.7:
                long, wide = top * float(rng.uniform(0.08, 0.3)), 0.05 * half * float(rng.uniform(0.6, 1.3))
                tooth = [(x - wide, y * 1.08), (x + wide, y * 1.08), (x + wide * 0.1, y - long)]
                b.poly(tooth, Grad((x - wide, 0), (x + wide, 0), [(mix(dark, lit, 0.7), 1), (dark, 1)]))
        b.stroke(hole[2:-2], lit, 0.03 * half, 0.3)

    return PaintedLayer.paint(-reach, -0.5, reach, ceiling, 2600 / (2 * reach), z, paint, blur)


def crystals(p: Palette, tint: str, rng: np.random.Generator, z: float) -> PaintedLayer:
    """Clusters of crystals that shine by themselves."""
    bright, deep = rgb(tint), rgb(tint) * F(0.45)

    def paint(b: Batch) -> None:
        for _ in range(6):
            x = float(rng.uniform(2.4, 7.0)) * float(rng.choice((-1.0, 1.0)))
            b.oval(x, 0.2, 1.1, 0.7, bright, 0.16, ADD, soft=0.25)
            for k in range(5):
                lean, high, w = (k - 2) * 0.22, float(rng.uniform(0.3, 0.95)), float(rng.uniform(0.05, 0.11))
                tip = (x + lean * high * 1.6 + (k - 2) * 0.1, high)
                root = x + (k - 2) * 0.10
                b.poly([(root - w, 0), (root + w, 0), (tip[0] + w * 0.7, high * 0.8), tip, (tip[0] - w * 0.7, high * 0.8)],
                       Grad((root - w, 0), (root + w, 0), [(deep, 1), (bright, 1)]))  # fmt: skip

    return PaintedLayer.paint(-8.5, -0.2, 8.5, 1.4, 110, z, paint)
