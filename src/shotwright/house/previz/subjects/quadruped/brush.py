"""What animals are painted with: flat shapes, light and tints laid over what is already there, fur.

Light and tints multiply, so they never leave the figure's outline, and their order does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...color import Rgb
from ...curves import smooth
from ...raster import ADD, MULTIPLY, Batch, Grad
from .build import Build, Places

BLACK = np.zeros(3, np.float32)
Outline = NDArray[np.float64]
"""(n, 2) metres."""


def outline(points: Sequence[complex] | Places, closed: bool = True, steps: int = 4) -> Outline:
    """The smooth curve of curves.smooth through complex points."""
    at = flat(points)
    out: Outline = weights(len(at), closed, steps) @ at
    return out


@lru_cache(maxsize=256)
def weights(count: int, closed: bool, steps: int) -> NDArray[np.float64]:
    """The matrix that takes `count` points to their smooth curve: one product instead of many small steps."""
    unit = np.eye(count)
    return np.stack([smooth(np.stack([row, row], 1), closed, steps)[:, 0] for row in unit], 1)


def flat(points: Sequence[complex] | Places) -> Outline:
    """Complex points as (n, 2)."""
    out: Outline = np.ascontiguousarray(points, complex).view(float).reshape(-1, 2)
    return out


class Brush:
    """A batch, and the coat of the animal that is painted with it."""

    def __init__(self, batch: Batch, build: Build) -> None:
        self.batch, self.build, self.coat = batch, build, build.coat
        self.h = build.h
        tall = abs(batch.matrix[0]) * build.h
        self.detail = ramp(tall, 45.0, 110.0)
        """0 far away, 1 where an eye or a mouth can be seen; details fade in, so nothing pops in a zoom."""
        self.fine = ramp(tall, 150.0, 320.0)
        """1 where single hairs can be seen."""

    def shape(self, points: Sequence[complex] | Places | Outline, color: ArrayLike, alpha: float = 1.0) -> None:
        """A flat shape."""
        self.batch.poly(points if np.isrealobj(points) else flat(points), color, alpha)  # type: ignore[arg-type]

    def light(
        self,
        points: Sequence[complex] | Places,
        level: float,
        alpha: float = 1.0,
        soft: float = 0.03,
        smooth: bool = True,
    ) -> None:
        """More or less light on a closed region; `soft` in heights of the animal."""
        at = outline(points) if smooth else flat(points)
        self.batch.poly(at, self.coat.factor(level), alpha, MULTIPLY, soft * self.h)

    def fold(self, points: Sequence[complex], level: float, alpha: float, width: float, end: float = 0.0) -> None:
        """A soft line of light or shade along a curve; widths in heights."""
        w = width * self.h
        self.batch.stroke(
            outline(points, False, 3), self.coat.factor(level), w, alpha, MULTIPLY, 0.35 * w, max(end * self.h, 0.2 * w)
        )

    def slope(
        self,
        points: Sequence[complex] | Places,
        top: complex,
        bottom: complex,
        levels: Sequence[tuple[float, float, float]],
        soft: float = 0.0,
    ) -> None:
        """Light that changes from `top` to `bottom`: levels are (position, light, alpha)."""
        fill = Grad(
            (top.real, top.imag),
            (bottom.real, bottom.imag),
            [(self.coat.factor(level), alpha) for _, level, alpha in levels],
            [position for position, _, _ in levels],
        )
        self.batch.poly(outline(points), fill, 1.0, MULTIPLY, soft * self.h)

    def tint(
        self, points: Sequence[complex] | Places | Outline, color: Rgb, alpha: float = 1.0, soft: float = 0.0
    ) -> None:
        """Another colour, only where something is painted already; before the light, which it would cover.

        What is added beside the figure has no alpha, and a sprite's colours are clipped to its alpha.
        """
        at = points if np.isrealobj(points) else flat(points)  # type: ignore[arg-type]
        self.batch.poly(at, BLACK, alpha, MULTIPLY, soft * self.h)
        self.batch.poly(at, color, alpha, ADD, soft * self.h)

    def tint_along(
        self,
        points: Sequence[complex] | Places | Outline,
        start: complex,
        end: complex,
        color: Rgb,
        alphas: tuple[float, float] = (0.0, 1.0),
    ) -> None:
        """A tint that comes in from `start` to `end`."""
        at = points if np.isrealobj(points) else flat(points)  # type: ignore[arg-type]
        ends = (start.real, start.imag), (end.real, end.imag)
        for tone, mode in ((BLACK, MULTIPLY), (color, ADD)):
            self.batch.poly(at, Grad(*ends, [(tone, alphas[0]), (tone, alphas[1])]), 1.0, mode)

    def dark(self, points: Outline, alpha: float) -> None:
        """A dark field, in the coat's dark colour, on what is painted already."""
        self.batch.poly(points, self.coat.toward(self.coat.dark), alpha, MULTIPLY)

    def hairs(self, roots: Places, tips: Places, width: float, tone: NDArray[np.float64], alpha: float) -> None:
        """Many fine strokes at once; `tone` 0..1 is from shade to light, `width` in metres."""
        sx, sy, tx, ty = self.batch.matrix
        ends = np.stack([flat(roots), flat(tips)], 1) * (sx, sy) + (tx, ty)
        colors = np.where(tone[:, None] > 0.5, self.coat.factor(1.12), self.coat.factor(0.30))
        weight = alpha * (0.35 + 1.3 * np.abs(tone - 0.5))
        self.batch.segments(ends, width * abs(sx), colors, weight, MULTIPLY)

    def bar(self, points: Sequence[complex] | Places, width: float, end: float, alpha: float = 0.95) -> None:
        """A dark stripe along a curve; widths in metres."""
        ink = self.coat.toward(self.coat.dark)
        self.batch.stroke(outline(points, False), ink, width, alpha, MULTIPLY, end_width=end)


def ramp(value: float, low: float, high: float) -> float:
    """0 below `low`, 1 above `high`."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def tube(joints: Sequence[complex], front: Sequence[float], back: Sequence[float], cap: float = 0.0) -> Outline:
    """The outline of a limb through joints, with half widths to the right and the left of its way (front and back, going
    down); `cap` rounds its upper end by that many metres."""
    at = np.asarray(joints, complex)
    along = np.empty_like(at)
    step = np.diff(at)
    step = step / np.maximum(np.abs(step), 1e-9)
    along[0], along[-1] = step[0], step[-1]
    along[1:-1] = step[:-1] + step[1:]
    along /= np.maximum(np.abs(along), 1e-9)
    normal = 1j * along
    one, other = at + normal * np.asarray(front), at - normal * np.asarray(back)
    points = [*one, *other[::-1]]
    if cap:
        points.append(complex(at[0] - along[0] * cap))
    return outline(points, steps=4)


def furry(edge: Outline, flow: complex, length: float, spacing: float, rough: NDArray[np.float64]) -> Outline:
    """A closed outline with tufts of hair that lie along `flow`; `rough` (n) are shares 0..1 that vary them."""
    z = edge[:, 0] + 1j * edge[:, 1]
    z = np.append(z, z[0])
    way = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(z)))])
    count = max(12, int(way[-1] / spacing))
    vary = rough[np.arange(count) % len(rough)]
    along = (np.arange(count) + 0.55 * (vary[::-1] - 0.5)) * (way[-1] / count)
    base = np.interp(along, way, z.real) + 1j * np.interp(along, way, z.imag)
    tangent = np.roll(base, -1) - np.roll(base, 1)
    tangent /= np.maximum(np.abs(tangent), 1e-9)
    area = float(np.sum(base.real * np.roll(base.imag, -1) - np.roll(base.real, -1) * base.imag))
    out = tangent * (-1j if area > 0 else 1j)
    tip = base + (0.50 * out + 0.95 * flow * np.exp(0.5j * (vary - 0.5))) * length * (0.12 + 1.0 * vary * vary)
    # Hair that would grow into the body lies flat.
    against = (out * np.conj(flow)).real < -0.55
    tip = np.where(against, base + out * length * 0.15, tip)
    both = np.empty(2 * count, complex)
    both[0::2], both[1::2] = base, tip
    return flat(both)
