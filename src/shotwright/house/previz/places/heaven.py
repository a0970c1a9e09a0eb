"""Above the clouds, in space, and on other worlds."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix, rgb
from ..fields import Ground, Sky, SkyAndGround
from ..fields.shaping import TABLE, fbm_tile
from ..layer import PaintedLayer
from ..palette import Palette
from ..particles import PIXELS, puff_textures
from ..raster import ADD, Batch, Texture
from ..scene import Node, PlaceRequest, RimLight, Spot, Stage
from ..view import View
from . import place
from .parts.glints import Motes
from .parts.scenery import contact_shadow, far_ridge, ground, stones

F = np.float32


@place("sky")
def among_clouds(request: PlaceRequest) -> Stage:
    """A floor of cloud below, banks of cumulus at many depths that drift by."""
    p, rng = request.palette, request.rng(1)
    lit, shade = cloud_tones(p)
    puffs = puff_textures(6, shade, lit, int(rng.integers(900)))
    banks: list[Node] = []
    for _ in range(26):
        z = float(14 + 190 * rng.random() ** 1.6)
        x = float(rng.uniform(-1.2, 1.2)) * z
        size = float(rng.uniform(0.10, 0.22)) * z + 1.2
        banks.append(
            Cumulus(
                puffs,
                x,
                float(rng.uniform(-0.16, 0.05)) * z - 3.0,
                z,
                size,
                rng.random((9, 4)),
                p,
                float(rng.uniform(0.4, 1.0)),
            )
        )
    banks += [
        Cumulus(puffs, side * float(rng.uniform(5, 9)), -4.5, 9.0, 3.4, rng.random((9, 4)), p, 1.4)
        for side in (-1.0, 1.0)
    ]
    floor = Ground("snow", p, mix(lit, p.haze, 0.2), mix(shade, p.haze, 0.25))
    open_sky = replace(p, cloud_cover=min(1.0, p.cloud_cover + 0.12))
    return Stage(
        backdrop=Lowered(SkyAndGround(Sky(open_sky, request.seed, 0.8), floor, []), 14.0),
        nodes=[far_bank(request, lit, shade), *banks],
        spot=Spot(x=0.0, z=14.0, left=-30, right=30),
        lights=p.rim_lights(),
        surface="snow",
        sheltered=p.weather in ("clear", "cloudy", "overcast", "fog", "haze"),
        eye=1.6,
        wide=18.0,
        shadow=(0, 0, 0, 0),
        ambience=("wind",),
        drawn=("cloud", "clouds", "sky"),
    )


def cloud_tones(p: Palette) -> tuple[Rgb, Rgb]:
    """The colours of a cloud in light and in shade, within what can be shown."""
    top = F(max(1.0, float(p.cloud_lit.max())))
    bright = F(max(1.0, float(p.lit.max())))
    return np.minimum(F(0.97), mix(p.cloud_lit / top, p.lit / bright, 0.35)), mix(p.cloud_dark, p.sky[1, 1:], 0.22)


def far_bank(request: PlaceRequest, lit: Rgb, shade: Rgb) -> PaintedLayer:
    """A bank of cloud along the horizon, where sky and cloud floor meet."""
    p, rng = request.palette, request.rng(47)

    def paint(batch: Batch) -> None:
        for k in range(190):
            x, r = -420 + 840 * k / 189, float(rng.uniform(7, 22))
            y = -16 + float(rng.uniform(-3, 6))
            tone = mix(mix(shade, lit, float(rng.random())), p.haze, 0.35)
            batch.oval(x, y, r * 1.5, r * 0.8, tone, 0.75, soft=r * 0.12)
            batch.oval(x + r * 0.3, y + r * 0.3, r * 0.8, r * 0.45, mix(lit, p.haze, 0.25), 0.6, soft=r * 0.2)
        batch.rect(-440, -60, 440, -18, mix(shade, p.haze, 0.5), 0.8)

    return PaintedLayer.paint(-420, -60, 420, 24, 2.4, 330.0, paint, 1.2)


@dataclass(slots=True)
class Lowered:
    """A backdrop whose ground lies far below the feet of those in the picture."""

    backdrop: SkyAndGround
    drop: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """The same, seen from higher up."""
        self.backdrop.draw(canvas, replace(view, y=view.y + self.drop, x=view.x + 0.6 * t), t)


@dataclass(slots=True)
class Cumulus:
    """A heap of cloud, flat below, that drifts."""

    puffs: list[Texture]
    x: float
    y: float
    z: float
    size: float
    seeds: np.ndarray
    palette: Palette
    speed: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Puffs from the back to the front of the heap, hazed by distance."""
        if view.depth(self.x, self.z) < 2.5:
            return
        k = view.scale(self.x, self.z)
        half = 0.6 * canvas.width / k + 2 * self.size
        x = view.x + (self.x + self.speed * t - view.x + half) % (2 * half) - half
        alpha = (0.62 + 0.34 * np.exp(-view.depth(self.x, self.z) / 120)) * min(
            1.0, (view.depth(self.x, self.z) - 2.5) / 3
        )
        for j, (a, b, c, d) in enumerate(self.seeds):
            u = (j / (len(self.seeds) - 1) - 0.5) * 2
            radius = self.size * (0.42 + 0.3 * c) * (1.15 - 0.6 * abs(u))
            up = self.size * (0.35 * (1 - u * u) * b) + radius * 0.35
            column, row = view.point(x + u * self.size * 1.3 + 0.2 * self.size * a, self.y + up, self.z)
            r = radius * k
            if -r < column < canvas.width + r and -r < row < canvas.height + r:
                scale = r * 2 / PIXELS
                canvas.blit(self.puffs[int(d * len(self.puffs))], column - r, row - r * 0.8, scale, scale * 0.8, alpha)


@place("space")
def space(request: PlaceRequest) -> Stage:
    """Stars, a nebula, a planet with its air, a moon; who is there floats."""
    rng = request.rng(1)
    p = void(request.palette)
    tints = [("5a3a9a", "c84a8a"), ("1f5a9a", "4ac0c8"), ("8a3a2a", "e09a4a"), ("2a4a8a", "8a5ac0")][
        int(rng.integers(4))
    ]
    word = (request.shot.place_word or "") + " " + request.shot.text.lower()
    side = float(rng.choice((-1.0, 1.0)))
    nodes: list[Node] = []
    planet = "earth" if "earth" in word or "orbit" in word else str(rng.choice(("earth", "gas", "red", "ice")))
    nodes.append(Ball(sphere(planet, p, rng, side), side * 620.0, 130.0, 1400.0, 330.0))
    nodes.append(Ball(sphere("moon", p, rng, side), -side * 420.0, 210.0, 1300.0, 62.0))
    if "galaxy" in word or "milky" in word or rng.random() < 0.3:
        nodes.append(spiral_galaxy(rng, -side * 380.0, -150.0))
    return Stage(
        backdrop=Void(nebula(rng, tints), rng.random((700, 4))),
        nodes=[*nodes, Motes(rng.random((26, 4)), rgb("c8d8ff"), 1.2, 0.35)],
        spot=Spot(x=0.0, z=14.0, left=-30, right=30),
        lights=[
            RimLight(side, -0.3, 0.03, (1.0, 0.96, 0.88), 0.6),
            RimLight(-side, 0.2, 0.10, (-0.3, -0.3, -0.26), 0.9),
        ],
        surface="",
        sheltered=True,
        eye=1.0,
        wide=16.0,
        shadow=(0, 0, 0, 0),
        ambience=("space",),
        figure_palette=replace(p, haze_distance=1e6),
        drawn=("star", "stars", "planet", "moon", "galaxy", "nebula", "earth"),
    )


def void(p: Palette) -> Palette:
    """Hard sunlight without air."""
    return replace(
        p, lit=np.array((1.04, 1.02, 0.98), F), shadow=np.array((0.20, 0.22, 0.32), F), haze=rgb("07080f"), haze_distance=1e6,
        night=False, wet=False, snow=False, stars=1.0, glow=0.0, bloom=0.6, bloom_threshold=0.62, cloud_cover=1.0,
    )  # fmt: skip


def nebula(rng: np.random.Generator, tints: tuple[str, str]) -> np.ndarray:
    """A cloud of gas as a small picture (3, h, w) that is enlarged to the frame."""
    h, w = 180, 320
    layers = []
    for k in range(2):
        tile = np.empty((h, w), F)
        fbm_tile(
            tile, TABLE, F(rng.uniform(0, 200)), F(rng.uniform(0, 200)), F(0.016 + 0.01 * k), F(0.022), 5, F(2.03), 0
        )
        layers.append(tile)
    y, x = np.mgrid[0:h, 0:w].astype(F)
    tilt = float(rng.uniform(-0.6, 0.6))
    band = np.exp(-((((y - h / 2) - tilt * (x - w / 2)) / (0.34 * h)) ** 2))
    a, b = (np.clip((tile - 0.36) * 2.6, 0, 1) ** 1.6 * band for tile in layers)
    base = rgb("05060d")[:, None, None]
    cloud = base + a[None] * rgb(tints[0])[:, None, None] * F(0.8) + b[None] * rgb(tints[1])[:, None, None] * F(0.55)
    return np.asarray(np.clip(cloud, 0, 1), F)


@dataclass(slots=True)
class Void:
    """The nebula and the stars; the farthest of all, they hardly move."""

    gas: np.ndarray
    stars: np.ndarray

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        w, h = canvas.padded
        # 1.3 times as wide as the picture, so that pans and orbits stay within it.
        away = np.clip(-view.pan / view.width * 0.5 + 0.25 * np.sin(view.orbit) + 0.002 * view.x, -0.13, 0.13)
        gh, gw = self.gas.shape[1:]
        left = (0.15 + away) / 1.3 * gw
        step_x, step_y = gw / 1.3 / w, gh / h
        move = np.array([[step_x, 0, left], [0, step_y, 0]], F)
        for c in range(3):
            cv2.warpAffine(
                self.gas[c],
                move,
                (w, h),
                dst=canvas.picture[c],
                flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REPLICATE,
            )
        a, b, c, d = self.stars.T
        x = ((a - away) % 1.0) * canvas.width
        y = b * canvas.height
        unit = canvas.height / 720
        twinkle = 0.8 + 0.2 * np.sin(t * (1 + 3 * d) + 40 * c)
        size = (0.5 + 1.5 * c**6) * unit
        color = np.stack([0.86 + 0.14 * d, 0.9 + 0.06 * c, 1.0 - 0.2 * d], 1)
        canvas.batch.discs(np.stack([x, y], 1), size, color, (0.25 + 0.75 * c**2) * twinkle)
        canvas.flush()


def sphere(kind: str, p: Palette, rng: np.random.Generator, side: float) -> Texture:
    """A planet of a kind, lit from one side, with a rim of air; 512 texels wide."""
    n = 512
    y, x = np.mgrid[-1.12 : 1.12 : n * 1j, -1.12 : 1.12 : n * 1j].astype(F)
    r2 = x * x + y * y
    z = np.sqrt(np.maximum(0, 1 - r2))
    noise = np.empty((n, 2 * n), F)
    fbm_tile(noise, TABLE, F(rng.uniform(0, 200)), F(rng.uniform(0, 200)), F(8 / n), F(8 / n), 6, F(2.03), 0)
    lon, lat = np.arctan2(x, np.maximum(z, 1e-3)) / np.pi, np.arcsin(np.clip(y, -1, 1)) / np.pi
    u, v = ((lon + 0.5) * n).astype(F), ((lat + 0.5) * (n - 2)).astype(F)
    bumps = cv2.remap(noise, u, v, cv2.INTER_LINEAR)
    if kind == "gas":
        rows = cv2.remap(noise, (bumps * 60).astype(F), (v + (bumps - 0.5) * 46).astype(F), cv2.INTER_LINEAR)
        shade = np.clip(0.5 + 0.5 * np.sin(v / n * 42 + 5 * (bumps - 0.5)) * 0.7 + (rows - 0.5), 0, 1)[..., None]
        color = rgb("a8744c") * (1 - shade) + rgb("f0dcb8") * shade
    else:
        low, high, line = {
            "earth": ("1f4f8f", "5a7a4a", 0.50), "red": ("8a3f2a", "d08a5a", 0.46),
            "ice": ("5a8ab0", "e4f0f6", 0.46), "moon": ("77757a", "c8c4c0", 0.48),
        }[kind]  # fmt: skip
        land = np.clip((bumps - line) * (14 if kind == "earth" else 5) + 0.5, 0, 1)[..., None]
        color = rgb(low) * (1 - land) + rgb(high) * land
        if kind == "earth":
            cover = cv2.remap(noise, (u + 170).astype(F), (v * 1.4 % (n - 2)).astype(F), cv2.INTER_LINEAR)
            cloud = np.clip((cover - 0.52) * 7, 0, 1)[..., None] * 0.85
            color = color * (1 - cloud) + rgb("f6f8fb") * cloud
            ice = np.clip((np.abs(lat) - 0.40) * 16 + (bumps - 0.5) * 4, 0, 1)[..., None]
            color = color * (1 - ice) + rgb("f2f6fa") * ice
    sun = np.array((0.72 * side, -0.42, 0.55), F)
    light = np.clip(x * sun[0] + y * sun[1] + z * sun[2], 0, 1) ** 0.85
    if kind == "moon":
        light *= 0.75 + 0.5 * bumps
    color = color * (0.03 + 0.98 * light[..., None])
    alpha = np.clip((1 - np.sqrt(r2)) * n / 4, 0, 1)
    planes = np.moveaxis(color * alpha[..., None], 2, 0)
    if kind in ("earth", "ice", "gas"):
        tint = rgb({"earth": "5aa8ff", "ice": "a8d8ff", "gas": "f0c890"}[kind])
        around = np.clip(x * sun[0] + y * sun[1] + 0.35, 0, 1)
        halo = np.exp(-np.abs(np.sqrt(r2) - 0.985) * 26) * around * 0.75
        planes = planes + halo[None] * tint[:, None, None]
    return Texture(np.concatenate([np.clip(planes, 0, 1), alpha[None]]).astype(F))


@dataclass(slots=True)
class Ball:
    """A body far away: its texture centred on (x, y) at depth z, with its radius, all in metres."""

    texture: Texture
    x: float
    y: float
    z: float
    radius: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """One blit."""
        depth = self.z - view.z
        k = view.focal / depth
        column = view.column + (self.x + view.shear(self.z) - view.x) * k
        row = view.horizon - (self.y - view.y) * k
        r = self.radius * 1.12 * k
        canvas.blit(self.texture, column - r, row - r, 2 * r / self.texture.width, 2 * r / self.texture.width)


def spiral_galaxy(rng: np.random.Generator, x: float, y: float) -> PaintedLayer:
    """Two arms of stars around a bright heart, seen from aslant."""
    q, arm = rng.random(1400) ** 0.7, rng.integers(0, 2, 1400)
    turn = 5.2 * q + arm * np.pi + rng.normal(0, 0.22, 1400)
    px, py = 120 * q * np.cos(turn), 46 * q * np.sin(turn) + 0.22 * 120 * q * np.cos(turn)

    def paint(batch: Batch) -> None:
        batch.oval(0, 0, 52, 22, rgb("ffe6c0"), 0.35, ADD, soft=9.0)
        batch.oval(0, 0, 14, 9, rgb("fff4e0"), 0.9, soft=3.0)
        for k in range(1400):
            tone = mix("ffe6c8", "8ab0ff", float(q[k]))
            batch.oval(px[k], py[k], 0.7 + 0.9 * (k % 7 == 0), 0.7 + 0.9 * (k % 7 == 0), tone, 0.8 - 0.4 * q[k])

    layer = PaintedLayer.paint(-140, -80, 140, 80, 3.0, 1500.0, paint)
    layer.x0 += x
    layer.y1 += y + 160
    return layer


WORLDS = {
    "moon": ("regolith", ("moon-hills",), "8a8884", "earth"),
    "mars": ("mars", ("mars-hills", "mars-hills"), "a85a3c", "moon"),
    "alien": ("mars", ("mars-hills",), "5a7aa8", "gas"),
}
"""World to its ground, its hills, its stones and what stands in its sky."""


@place("moon")
def other_world(request: PlaceRequest) -> Stage:
    """The moon under a black sky, Mars in its dust, or a planet nobody has seen."""
    rng, word = request.rng(1), f"{request.shot.place_word or ''} {request.shot.text}".lower()
    alien = any(k in word for k in ("alien", "another planet", "exoplanet", "distant planet"))
    world = "mars" if "mars" in word or "red planet" in word else "alien" if alien else "moon"
    kind, hills, rock, body = WORLDS[world]
    p = aired(request.palette, world, rng)
    request = replace(request, palette=p)
    earth, dark, surface = ground(p, kind, snows=False)
    if world == "alien":
        tint = str(rng.choice(("6a4a9a", "2f7a7a", "9a4a6a")))
        earth = Ground(
            "sand", p, p.local(mix(tint, "ffffff", 0.35), 0, 0.95), p.local(mix(tint, "0c0c18", 0.35), 0, 0.3)
        )
        rock = tint
    side = float(rng.choice((-1.0, 1.0)))
    size = {"earth": 130.0, "moon": 40.0, "gas": 330.0}[body]
    sky: list[Node] = [Ball(sphere(body, p, rng, side), side * 520.0, 470.0 if body != "gas" else 330.0, 1400.0, size)]
    if world == "alien":
        sky.append(Ball(sphere("ice", p, rng, side), -side * 420.0, 420.0, 1300.0, 70.0))
    sky += [far_ridge(request, name, k) for k, name in enumerate(hills)]
    nodes: list[Node] = [Craters(p, dark, rng.random((16, 3)))] if world == "moon" else []
    nodes += [
        stones(request, z, rock, 10, 12.0, size) for z, size in ((9.0, 0.4), (12.5, 0.5), (19.0, 0.9), (30.0, 1.4))
    ]
    if world == "alien":
        nodes += [spires(request, z, rock) for z in (60.0, 34.0)]
        nodes.append(Motes(rng.random((50, 4)), rgb("a8fff0"), 2.0, 0.5, 0.01, 0.5))
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 0.8), earth, sky),
        nodes=nodes,
        spot=Spot(x=0.0, z=13.0, left=-20, right=20),
        lights=p.rim_lights(),
        surface=surface,
        sheltered=True,
        eye=1.7,
        wide=16.0,
        shadow=contact_shadow(dark, 0.75),
        ambience=("space",) if world != "mars" else ("desert",),
        drawn=("earth", "crater", "rock", "planet"),
    )


def aired(p: Palette, world: str, rng: np.random.Generator) -> Palette:
    """The light of another world."""
    if world == "moon":
        black = np.array([(0.0, 0.01, 0.01, 0.02), (0.4, 0.0, 0.0, 0.01), (1.0, 0.0, 0.0, 0.0)], F)
        return replace(void(p), sky=black, sun=(-0.5, 0.6, 0.0), stars=1.0, night=False)
    strange = (("c8a8e0", "7a5ab0", "2a2a6a"), ("a8e0d0", "3f8a9a", "1a3a5a"), ("f0b8a0", "b05a7a", "4a2a5a"))
    tops = ("e0a878", "c88a60", "8a5a4a") if world == "mars" else strange[int(rng.integers(3))]
    sky = np.array([(e, *rgb(c)) for e, c in zip((0.0, 0.3, 0.9), tops, strict=True)], F)
    dim = F(0.4 if p.night else 1.0)
    sky[:, 1:] *= dim
    return replace(
        p, sky=sky, haze=rgb(tops[0]) * dim, haze_distance=700.0, cloud_cover=0.62, cloud_lit=rgb(tops[0]) * dim,
        cloud_dark=rgb(tops[1]) * dim, wet=False, snow=False, stars=0.6 if p.night or world == "alien" else 0.0,
    )  # fmt: skip


@dataclass(slots=True)
class Craters:
    """Round hollows on the ground: a dark inside, a bright far rim."""

    palette: Palette
    dark: Rgb
    seeds: np.ndarray
    z: float = 8.9e5

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Flat ellipses."""
        bright = self.palette.local("f0eeea", 0, 0.9)
        for a, b, c in self.seeds:
            depth, radius = 10 + 70 * b * b, 0.8 + 3.4 * c
            x = (a - 0.5) * depth * 2.2
            if depth - radius - view.z < 1.0:
                continue
            k = view.focal / (depth - view.z)
            column, row = view.point(x, 0.0, depth)
            flat = max(0.04, min(0.5, view.y / (depth - view.z)))
            canvas.batch.oval(
                column, row - 0.10 * radius * k * flat, radius * k * 1.05, radius * k * flat * 1.05, bright, 0.5
            )
            canvas.batch.oval(column, row, radius * k, radius * k * flat, self.dark, 0.85)
            canvas.batch.oval(
                column + 0.2 * radius * k,
                row + 0.2 * radius * k * flat,
                radius * k * 0.7,
                radius * k * flat * 0.7,
                mix(self.dark, bright, 0.35),
                0.6,
            )
        canvas.flush()


def spires(request: PlaceRequest, z: float, color: str) -> PaintedLayer:
    """Curved needles of rock with shining tips."""
    p, rng = request.palette, request.rng(int(z))
    reach = z * 1.2
    lit, dark = p.local(mix(color, "ffffff", 0.25), z, 0.9), p.local(mix(color, "0a0a18", 0.5), z, 0.3)

    def paint(batch: Batch) -> None:
        for _ in range(13):
            x, tall = (
                float(rng.uniform(0.14, 1.0)) * reach * float(rng.choice((-1.0, 1.0))),
                z * float(rng.uniform(0.08, 0.30)),
            )
            bow, w = float(rng.uniform(-0.3, 0.3)) * tall, 0.12 * tall
            q = np.linspace(0, 1, 12)
            left = np.stack([x - w * (1 - q) + bow * q**2, tall * q], 1)
            right = np.stack([x + w * (1 - q) + bow * q**2, tall * q], 1)
            batch.poly(np.concatenate([left, right[::-1]]), dark)
            batch.poly(np.concatenate([left, ((left + 2 * right) / 3)[::-1]]), lit, 0.7)
            batch.oval(x + bow, tall, 0.16 * w + 0.1, 0.16 * w + 0.1, rgb("c8fff4"), 0.8, ADD, soft=0.05 * w)

    return PaintedLayer.paint(-reach - 2, -0.3, reach + 2, 0.34 * z, 2600 / (2 * reach), z, paint)
