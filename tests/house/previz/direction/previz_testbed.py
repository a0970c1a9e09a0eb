"""A stage made to be measured: walls of blobs at three depths, each in its own colour, so that none hides another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.color import rgb
from shotwright.house.previz.framing import Framed
from shotwright.house.previz.raster import Batch, Texture
from shotwright.house.previz.scene import Contact, Spot, Stage
from shotwright.house.previz.view import View

F = np.float32
Floats = NDArray[np.float32]

WIDTH, HEIGHT = 240, 136
SUBJECT = 12.0
"""Metres from the origin to the middle wall, where a subject would stand."""
DEPTHS = {"near": SUBJECT - 3.5, "middle": SUBJECT, "far": SUBJECT + 60.0}
CHANNELS = {"near": 0, "middle": 1, "far": 2}


def blobs(seed: int, height: int = 512, width: int = 1024) -> Floats:
    """Smooth random bumps, 0..1, with structure at several scales for a tracker to hold on to."""
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width), F)
    for cell, weight in ((12, 0.5), (26, 0.5), (56, 0.4)):
        coarse = rng.random((height // cell + 3, width // cell + 3)).astype(F)
        total += weight * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    total -= total.min()
    return np.asarray(total / total.max(), F)


@dataclass(slots=True)
class Wall:
    """A wall of blobs at one depth that adds light to one colour channel."""

    channel: int
    z: float
    texture: Texture = field(init=False)
    ppm: float = field(init=False)

    def __post_init__(self) -> None:
        light = blobs(self.channel + 3)
        planes = np.zeros((4, *light.shape), F)
        planes[self.channel] = light
        self.texture = Texture(planes)
        # Far walls have large blobs, so that every wall has the same grain on screen.
        self.ppm = 2.2 * SUBJECT / self.z * 10

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Project it as every upright layer is projected."""
        depth = self.z - view.z
        k = view.focal / depth
        height, width = 512, 1024
        x = view.column + (-width / 2 / self.ppm + view.shear(self.z) - view.x) * k
        y = view.horizon - (height / 2 / self.ppm - view.y) * k
        canvas.blit(self.texture, x, y, k / self.ppm, k / self.ppm, add=True)


WALLS = [Wall(CHANNELS[name], z) for name, z in DEPTHS.items()]


def picture(view: View) -> dict[str, Floats]:
    """The three walls as the camera sees them, as separate pictures."""
    canvas = Canvas(view.width, view.height)
    for wall in WALLS:
        wall.draw(canvas, view, 0.0)
    return {name: canvas.picture[c, : view.height, : view.width].copy() for name, c in CHANNELS.items()}


@dataclass(frozen=True, slots=True)
class Shift:
    """How a wall's picture has changed between two frames: pixels at the picture's middle, and its scale."""

    dx: float
    dy: float
    scale: float


def measured(before: Floats, after: Floats) -> tuple[NDArray[np.float64], int]:
    """The similarity that maps one picture onto another (2, 3), by sparse optical flow; and how many points agree."""
    a, b = (np.clip(p * 255, 0, 255).astype(np.uint8) for p in (before, after))
    points = cv2.goodFeaturesToTrack(a, 160, 0.004, 4)
    flow, found, _ = cv2.calcOpticalFlowPyrLK(a, b, points, None, winSize=(21, 21), maxLevel=3)
    kept = found.ravel() == 1
    matrix, inliers = cv2.estimateAffinePartial2D(points[kept], flow[kept], ransacReprojThreshold=0.7)
    return matrix, int(inliers.sum())


def moved(
    view_at: Callable[[float], View], seconds: float, frames: int = 9, walls: tuple[str, ...] = tuple(DEPTHS)
) -> dict[str, Shift]:
    """How each wall moves over a shot: the similarities of neighbouring frames, chained."""
    times = np.linspace(0.0, seconds, frames)
    pictures = [picture(view_at(float(t))) for t in times]
    shifts = {}
    for name in walls:
        whole = np.eye(3)
        for before, after in pairwise(pictures):
            matrix, agreeing = measured(before[name], after[name])
            assert agreeing >= 12, f"{name}: only {agreeing} points could be followed"
            whole = np.vstack([matrix, (0, 0, 1)]) @ whole
        middle = np.array([WIDTH / 2, HEIGHT / 2, 1.0])
        end = whole @ middle
        shifts[name] = Shift(
            float(end[0] - middle[0]), float(end[1] - middle[1]), float(np.hypot(whole[0, 0], whole[1, 0]))
        )
    return shifts


def framed(width: int = WIDTH, height: int = HEIGHT) -> Framed:
    """A camera at eye height that looks straight at the middle wall."""
    focal = 1.39 * height
    view = View(width, height, x=0.0, y=1.6, z=0.0, focal=focal, horizon=height * 0.5, pivot=(0.0, SUBJECT))
    return Framed(view, SUBJECT, (1.6, SUBJECT))


@dataclass(slots=True)
class Block:
    """A figure of given size that goes at a given speed: all that a camera has to know of one."""

    width: float = 1.0
    height: float = 1.75
    speed: float = 0.0
    climb: float = 0.0
    depth_below: float = 0.02
    eye_line: float = 1.64

    def travel(self, t: float) -> tuple[float, float]:
        """Forward and up at an even speed."""
        return self.speed * t, self.climb * t

    def paint(self, batch: Batch, t: float) -> None:
        """A flat block."""
        batch.rect(-self.width / 2, 0.0, self.width / 2, self.height, rgb("c03020"))

    def contacts(self, seconds: float) -> list[Contact]:
        """It makes no sound."""
        return []


@dataclass(slots=True)
class Nothing:
    """An empty backdrop."""

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Black."""
        canvas.picture[:] = 0


def bare_stage(**changes: object) -> Stage:
    """A stage with nothing on it."""
    return Stage(backdrop=Nothing(), spot=Spot(z=SUBJECT), **changes)  # type: ignore[arg-type]
