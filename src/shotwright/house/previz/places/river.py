"""A river that winds through the land, with real water between its banks; and a waterfall into a pool."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ..canvas import Canvas
from ..color import Rgb, mix
from ..fields import Ground, Sky, SkyAndSea
from ..layer import PaintedLayer, ridge
from ..raster import Batch, Grad, Scratch
from ..scene import Node, PlaceRequest, Spot, Stage
from ..view import View
from . import place
from .parts.scenery import blades, contact_shadow, far_ridge, ground, leaf_frame, planted, stones, woods

F = np.float32


@dataclass(slots=True)
class Course:
    """Where the water runs: the middle and half the width of the river at each depth, in metres."""

    start: float
    bend: float
    half: float
    far: float
    near: float = -8.0
    """Depth at which it begins; a pool begins before the eye."""

    def banks(self, zs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """x of the left and right bank."""
        middle = self.start * np.exp(-np.maximum(zs, 0) / 34) + self.bend * np.sin(zs * 0.03 + 0.5)
        ragged = 0.06 * np.sin(zs * 0.9) + 0.04 * np.sin(zs * 2.3 + 1)
        half = self.half * (1 + ragged) * (1 + zs * 0.008)
        return middle - half, middle + half

    def outline(self, view: View) -> np.ndarray | None:
        """Pixels of the water's edge; None when it lies behind the eye."""
        near = max(self.near, view.z + 0.5)
        if self.far <= near:
            return None
        zs = near + (self.far - near) * np.linspace(0, 1, 80) ** 2.2
        left, right = self.banks(zs)
        level = np.zeros_like(zs)
        a, b = np.stack(view.project(left, level, zs), 1), np.stack(view.project(right, level, zs), 1)
        return np.concatenate([a, b[::-1]])


@dataclass(slots=True)
class Riverside:
    """Sky and water everywhere, then the land over it, but where the river runs."""

    water: SkyAndSea
    land: Ground
    course: Course
    bank: Rgb
    foam: Rgb

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        self.water.draw(canvas, view, t)
        top = min(canvas.height, max(0, round(view.horizon) - 1))
        outline = self.course.outline(view)
        if outline is None or top >= canvas.height:
            self.land.draw(canvas, view)
            return
        wet = canvas.picture[:, top:].copy()
        self.land.draw(canvas, view)
        mask, hem = self.mask(canvas, outline, top, wet.shape)
        land, part = canvas.picture[:, top:], np.empty_like(mask)
        for c in range(3):
            for over, share in ((self.bank[c], hem), (wet[c], mask)):
                np.subtract(over, land[c], out=part)
                part *= share
                land[c] += part
        self.ripples(canvas, view, t)

    def mask(
        self, canvas: Canvas, outline: np.ndarray, top: int, shape: tuple[int, ...]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Where there is water, and the dark hem of the bank around it, 0..1, over the rows below `top`."""
        tall, wide = (shape[1] + 1) // 2 + 1, shape[2] // 2
        planes = np.zeros((3, tall, wide), F)
        batch = Batch(16, 512)
        batch.poly((outline - (0, top)) / 2, (1.0, 1.0, 1.0))
        batch.draw(planes, Scratch(wide, tall))
        soft = np.minimum(F(1), cv2.GaussianBlur(planes[0], (0, 0), max(0.8, canvas.height / 480)) * F(1.3)) * F(0.6)
        water, hem = (
            np.asarray(cv2.resize(q, (wide * 2, tall * 2), interpolation=cv2.INTER_LINEAR)[: shape[1], : shape[2]], F)
            for q in (planes[0], soft)
        )
        return water, hem

    def ripples(self, canvas: Canvas, view: View, t: float) -> None:
        """Lines of light that drift with the stream."""
        k = np.arange(60)
        z = 5 + 42 * ((k * 0.377 + 0.016 * t * (1 + 0.5 * np.sin(k))) % 1) ** 1.5
        ok = z - view.z > 1.2
        z, k = z[ok], k[ok]
        if not len(z):
            return
        left, right = self.course.banks(z)
        u = 0.12 + 0.76 * ((k * 0.618) % 1)
        x = left + (right - left) * u
        scale = view.focal / (z - view.z)
        at = np.stack(view.project(x, np.zeros_like(z), z), 1)
        half = np.stack([scale * (0.25 + 0.3 * ((k * 0.27) % 1)), np.zeros_like(z)], 1)
        fade = 0.30 * np.sin(np.pi * ((k * 0.377 + 0.016 * t) % 1))
        canvas.batch.segments(
            np.stack([at - half, at + half], 1), np.maximum(0.8, 0.02 * scale), self.foam, np.abs(fade)
        )
        canvas.flush()


AFLOAT = ("sailing-boat", "boat", "canoe", "ship", "kayak", "rowing-boat", "submarine", "swan", "duck")


@place("river")
def river(request: PlaceRequest) -> Stage:
    """Hills and woods, the river from the foreground to the distance, a meadow on the near bank."""
    if any(s.kind in AFLOAT or s.action in ("swim", "row", "sail", "float") for s in request.shot.subjects):
        from .lake import lake

        return lake(request)
    p, rng = request.palette, request.rng(1)
    side = float(rng.choice((-1.0, 1.0)))
    earth, dark, surface = ground(p, "grass")
    shores: list[Node] = [
        far_ridge(request, "mountains", 1),
        far_ridge(request, "hills", 2),
        woods(request, ["oak", "conifer", "poplar"], 170),
    ]
    chop = {"storm": 0.8, "wind": 0.5, "rain": 0.4}.get(p.weather, 0.28)
    water = SkyAndSea(Sky(p, request.seed, 0.8), p, request.seed, shores, chop=chop, longest=5.0, far=900)
    course = Course(start=side * -7.5, bend=4.0 * side, half=4.2, far=150.0)
    bank = bare(course, 12.0)[1 if side > 0 else 0]
    ends = (bank + 0.6 * side, bank + 15.0 * side)
    nodes: list[Node] = [
        *clear_of(
            planted(request, ["oak", "birch", "maple", "bush*0.18"], 34, 17, 90, 3.0, dark * F(0.6), opening=0.08),
            course,
        ),
        stones(request, 13.5, "a8a29a", 6, 10.0, 0.3),
        *(blades(request, z, "4a6c34", "b6c766", tall=0.3, bare=bare(course, z)) for z in (8.0, 10.8, 15.0)),
        leaf_frame(request, side, 4.6, 2.5, name="birch", at=bank + 3.2 * side),
    ]
    return Stage(
        backdrop=Riverside(water, earth, course, p.local("5c4a34", 0, 0.4), mix(p.haze, (1.0, 1.0, 1.0), 0.5)),
        nodes=nodes,
        spot=Spot(x=bank + 3.2 * side, z=12.0, left=min(ends), right=max(ends)),
        lights=p.rim_lights(),
        surface=surface,
        eye=1.8,
        wide=15.0,
        shadow=contact_shadow(dark),
        ambience=("lapping", "birds") if not p.night else ("lapping", "crickets"),
        drawn=("tree", "grass", "water", "river"),
    )


def bare(course: Course, z: float) -> tuple[float, float]:
    """From bank to bank at one depth."""
    left, right = course.banks(np.array([z]))
    return float(left[0]) - 0.3, float(right[0]) + 0.3


def clear_of(nodes: list[Node], course: Course) -> list[Node]:
    """Only what stands on land."""
    kept = []
    for node in nodes:
        left, right = bare(course, node.z)
        if not left - 0.5 < getattr(node, "x", 0.0) < right + 0.5:
            kept.append(node)
    return kept


def cliff_wall(request: PlaceRequest, z: float, seed: int) -> PaintedLayer:
    """A rock wall with moss on its ledges."""
    p, away = request.palette, 12.0
    rock, dark = p.local("a89e92", away, 0.9), p.local("4c4a4c", away, 0.25)
    moss = (p.local("3c5a30", away, 0.4), p.local("7a9a4c", away, 0.9))
    if p.snow:
        moss = (p.local("aebbd6", away, 0.3), p.local("fbf6f0", away, 0.95))
    return ridge(-60, 60, 26, z, 13.0, 7.0, 0.075, seed, rock, dark, snow=moss, snow_line=0.30, skew=0.15, softness=0.6,
                 base=-0.5, haze=p.haze, mist=0.04)  # fmt: skip


@dataclass(slots=True)
class Falls:
    """Water that falls from the notch of the cliff into the pool, with spray at its foot."""

    x: float
    z: float
    top: float
    half: float
    white: Rgb
    shade: Rgb
    seeds: np.ndarray

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A veil, streaks that run down it, and mist."""
        if view.depth(self.x, self.z) < 2.0:
            return
        k = view.scale(self.x, self.z)
        column, foot = view.point(self.x, 0.0, self.z)
        head = view.point(self.x, self.top, self.z)[1]
        half, batch = self.half * k, canvas.batch
        veil = [
            (column - half * 0.8, head),
            (column + half * 0.8, head),
            (column + half * 1.15, foot),
            (column - half * 1.15, foot),
        ]
        batch.poly(veil, Grad((0, head), (0, foot), [(self.shade, 0.95), (self.white, 0.9)]), soft=0.08 * k)
        a, b, c, d = self.seeds.T
        fall = (b + t * (0.75 + 0.35 * c)) % 1.0
        u = (a - 0.5) * 2 * half * (0.8 + 0.35 * fall)
        y = head + (foot - head) * fall**1.35
        long = (0.5 + 1.6 * d) * k
        ends = np.stack([np.stack([column + u, y], 1), np.stack([column + u * 1.01, np.minimum(foot, y + long)], 1)], 1)
        batch.segments(ends, np.maximum(1.0, 0.09 * k * (0.4 + d)), self.white, 0.5)
        puff = (b * 7 + t * (0.3 + 0.3 * c)) % 1.0
        mist = np.stack([column + (a - 0.5) * 3.2 * half, foot - puff * 2.6 * k], 1)[:70]
        batch.discs(mist, (0.5 + 1.3 * puff[:70]) * k, self.white, 0.16 * (1 - puff[:70]), soft=0.35 * k)
        canvas.flush()


@place("waterfall")
def waterfall(request: PlaceRequest) -> Stage:
    """A cliff with a waterfall, its pool, ferns and stones."""
    p, rng = request.palette, request.rng(1)
    earth, dark, surface = ground(p, "moss")
    at = float(rng.uniform(-3, 3))
    z = 44.0
    cliff = cliff_wall(request, z, int(rng.integers(900)))
    shores: list[Node] = [far_ridge(request, "jungle-hills", 2), woods(request, ["jungle", "conifer"], 90), cliff]
    water = SkyAndSea(Sky(p, request.seed, 0.8), p, request.seed, shores, chop=0.35, longest=4.0, far=700)
    course = Course(start=at - 1.0, bend=1.4, half=7.0, far=z - 0.5, near=12.5)
    white = p.local("f4fafd", 20, 1.0)
    nodes: list[Node] = [
        cliff,
        Falls(at, z - 0.3, 14.6, 2.4, white, p.local("b8d0dc", 20, 0.8), rng.random((260, 4))),
        *clear_of(
            planted(
                request,
                ["jungle*0.8", "conifer*0.8", "bush*0.2", "fern*0.18"],
                34,
                13,
                40,
                6.5,
                dark * F(0.6),
                opening=0.12,
            ),
            course,
        ),
        stones(request, 12.6, "9a948c", 12, 8.0, 0.55),
        stones(request, 16.0, "8a847c", 6, 9.0, 0.6),
        *(blades(request, d, "2c4a28", "8aa84a", tall=0.26) for d in (8.0, 10.5)),
        leaf_frame(request, float(rng.choice((-1.0, 1.0))), 4.6, 2.5, name="jungle"),
    ]
    return Stage(
        backdrop=Riverside(water, earth, course, p.local("4a4438", 0, 0.4), mix(p.haze, (1.0, 1.0, 1.0), 0.5)),
        nodes=nodes,
        spot=Spot(x=0.0, z=11.0, left=-7, right=7),
        lights=p.rim_lights(),
        surface=surface,
        eye=1.7,
        wide=14.0,
        shadow=contact_shadow(dark),
        ambience=("lapping", "leaves"),
        drawn=("waterfall", "water", "cliff", "tree", "rock"),
    )
