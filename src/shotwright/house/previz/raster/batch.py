"""Display lists: what a rig or a place draws with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .kernels import (
    ADD,
    BLK,
    ELLIPSE,
    LINEAR,
    NF,
    OVER,
    POLY,
    R0,
    R1,
    RADIAL,
    RING,
    SOFT,
    SOFTNESS,
    SOLID,
    STOP0,
    STROKE,
    draw,
)

F = np.float32
Floats = NDArray[np.float32]
Matrix = tuple[float, float, float, float]
"""(sx, sy, tx, ty): pixel = metre * s + t."""


class Scratch:
    """Work buffers of one thread, all zero between calls; sized for the largest target it will draw on."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.area = np.zeros((height + 4, width + 64), F)
        self.touched = np.zeros((height + 4, width // BLK + 6), np.uint8)
        self.small = np.zeros((height + 8, width + 64), F)
        self.rows = np.zeros((4, width + 64), F)


class Grad:
    """A linear gradient from p0 to p1, or a radial one about p0 when p1 is a radius; up to five stops."""

    def __init__(
        self,
        p0: ArrayLike,
        p1: ArrayLike,
        stops: Sequence[tuple[ArrayLike, float]],
        positions: Sequence[float] | None = None,
    ) -> None:
        """`stops` are (colour, alpha), evenly spaced unless `positions` (0..1) are given."""
        record = self.record = np.zeros(STOP0 + 25, F)
        radial = np.isscalar(p1)
        record[0] = RADIAL if radial else LINEAR
        record[1:3] = p0
        record[5] = len(stops)
        if radial:
            record[3] = p1
        else:
            record[3:5] = p1
        for i, (color, alpha) in enumerate(stops):
            at = STOP0 + 5 * i
            record[at] = positions[i] if positions else i / max(1, len(stops) - 1)
            record[at + 1 : at + 4] = color
            record[at + 4] = alpha


Paint = Any
"""A colour (r, g, b) or a Grad."""


class Batch:
    """Collects a display list in metres (through `matrix`) and draws it in one call; colours may exceed 1 (lights)."""

    def __init__(self, records: int = 4096, vertices: int = 65536) -> None:
        self.ci = np.zeros((records, 4), np.int32)
        self.cf = np.zeros((records, NF), F)
        self.v = np.zeros((vertices, 2), F)
        self.n = self.m = 0
        self.matrix: Matrix = (1.0, 1.0, 0.0, 0.0)

    def clear(self) -> None:
        """Forget everything collected."""
        self.n = self.m = 0

    def _room(self, records: int, vertices: int) -> None:
        while self.n + records > len(self.ci):
            self.ci = np.concatenate([self.ci, np.zeros_like(self.ci)])
            self.cf = np.concatenate([self.cf, np.zeros_like(self.cf)])
        while self.m + vertices > len(self.v):
            self.v = np.concatenate([self.v, np.zeros_like(self.v)])

    def _add(
        self, kind: int, points: ArrayLike, paint: Paint, alpha: float, mode: int, soft: float, r0: float, r1: float
    ) -> None:
        points = np.asarray(points, F)
        count = len(points)
        self._room(1, count)
        i, m = self.n, self.m
        sx, sy, tx, ty = self.matrix
        vertices = self.v[m : m + count]
        vertices[:] = points
        vertices *= (sx, sy)
        vertices += (tx, ty)
        self.ci[i] = (kind, mode, m, m + count)
        f = self.cf[i]
        if isinstance(paint, Grad):
            f[: STOP0 + 25] = paint.record
            f[STOP0 + 4 : STOP0 + 25 : 5] *= alpha
            f[1] = f[1] * sx + tx
            f[2] = f[2] * sy + ty
            if paint.record[0] == LINEAR:
                f[3] = f[3] * sx + tx
                f[4] = f[4] * sy + ty
            else:
                f[3] *= abs(sx)
        else:
            f[0] = SOLID
            f[STOP0 + 1 : STOP0 + 4] = paint
            f[STOP0 + 4] = alpha
        scale = abs(sx)
        f[SOFTNESS] = soft * scale
        f[R0] = r0 * scale
        f[R1] = r1 * (abs(sy) if kind == ELLIPSE else scale)
        self.n += 1
        self.m += count

    def poly(self, points: ArrayLike, paint: Paint, alpha: float = 1.0, mode: int = OVER, soft: float = 0.0) -> None:
        """A filled closed polygon; `soft` blurs its edge by that standard deviation in metres."""
        self._add(SOFT if soft * abs(self.matrix[0]) > 0.3 else POLY, points, paint, alpha, mode, soft, 0.0, 0.0)

    def rect(
        self, x0: float, y0: float, x1: float, y1: float, paint: Paint, alpha: float = 1.0, mode: int = OVER
    ) -> None:
        """An upright rectangle."""
        self._add(POLY, ((x0, y0), (x1, y0), (x1, y1), (x0, y1)), paint, alpha, mode, 0.0, 0.0, 0.0)

    def stroke(
        self,
        points: ArrayLike,
        paint: Paint,
        width: float,
        alpha: float = 1.0,
        mode: int = OVER,
        soft: float = 0.0,
        end_width: float | None = None,
    ) -> None:
        """A polyline with round joins and caps that tapers from `width` to `end_width`."""
        end = width if end_width is None else end_width
        self._add(STROKE, points, paint, alpha, mode, soft, width / 2, end / 2)

    def capsule(
        self,
        a: ArrayLike,
        b: ArrayLike,
        radius_a: float,
        radius_b: float,
        paint: Paint,
        alpha: float = 1.0,
        mode: int = OVER,
        soft: float = 0.0,
    ) -> None:
        """A limb: a segment with a round end of its own radius at either side."""
        self._add(STROKE, np.asarray((a, b), F), paint, alpha, mode, soft, radius_a, radius_b)

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        paint: Paint,
        alpha: float = 1.0,
        mode: int = OVER,
        soft: float = 0.0,
    ) -> None:
        """An upright ellipse."""
        self._add(ELLIPSE, ((x, y),), paint, alpha, mode, soft, rx, ry)

    def oval_at(
        self,
        center: ArrayLike,
        rx: float,
        ry: float,
        paint: Paint,
        alpha: float = 1.0,
        mode: int = OVER,
        soft: float = 0.0,
    ) -> None:
        """An upright ellipse about a point (x, y)."""
        x, y = np.asarray(center, float)
        self.oval(float(x), float(y), rx, ry, paint, alpha, mode, soft)

    def glow(self, x: float, y: float, radius: float, color: ArrayLike, alpha: float, mode: int = ADD) -> None:
        """A light that fades from the centre to nothing at `radius`."""
        fade = Grad((x, y), radius, [(color, alpha), (color, alpha * 0.3), (color, 0.0)], (0.0, 0.38, 1.0))
        self._add(ELLIPSE, ((x, y),), fade, 1.0, mode, 0.0, radius, radius)

    def discs(
        self,
        xy: ArrayLike,
        radius: ArrayLike,
        color: ArrayLike,
        alpha: ArrayLike,
        mode: int = OVER,
        soft: ArrayLike = 0.0,
    ) -> None:
        """Many dots at once, in screen pixels: xy (n, 2), the others one value or one a dot."""
        self._many(ELLIPSE, np.asarray(xy, F), 1, radius, radius, color, alpha, mode, soft)

    def rings(
        self, xy: ArrayLike, rx: ArrayLike, ry: ArrayLike, width: float, color: ArrayLike, alpha: ArrayLike
    ) -> None:
        """Many thin elliptical rings at once, in screen pixels: drop splashes, ripples."""
        self._many(RING, np.asarray(xy, F), 1, rx, ry, color, alpha, OVER, width / 2)

    def segments(
        self,
        ab: ArrayLike,
        width: ArrayLike,
        color: ArrayLike,
        alpha: ArrayLike,
        mode: int = OVER,
        soft: ArrayLike = 0.0,
    ) -> None:
        """Many line segments at once, in screen pixels: ab (n, 2, 2)."""
        half = np.asarray(width, F) / 2
        self._many(STROKE, np.asarray(ab, F).reshape(-1, 2), 2, half, half, color, alpha, mode, soft)

    def _many(
        self,
        kind: int,
        vertices: Floats,
        each: int,
        r0: ArrayLike,
        r1: ArrayLike,
        color: ArrayLike,
        alpha: ArrayLike,
        mode: int,
        soft: ArrayLike,
    ) -> None:
        n = len(vertices) // each
        self._room(n, len(vertices))
        s = slice(self.n, self.n + n)
        first = self.m + each * np.arange(n)
        self.v[self.m : self.m + len(vertices)] = vertices
        self.ci[s, 0], self.ci[s, 1], self.ci[s, 2], self.ci[s, 3] = kind, mode, first, first + each
        f = self.cf[s]
        f[:, 0] = SOLID
        f[:, STOP0 + 1 : STOP0 + 4] = color
        f[:, STOP0 + 4] = alpha
        f[:, SOFTNESS], f[:, R0], f[:, R1] = soft, r0, r1
        self.n += n
        self.m += len(vertices)

    def draw(self, target: Floats, scratch: Scratch, clip: tuple[int, int, int, int] | None = None) -> None:
        """Draw the list onto `target` (3 or 4, height, width) within `clip` (x0, y0, x1, y1), and forget it."""
        height, width = target.shape[1:]
        x0, y0, x1, y1 = clip or (0, 0, width, height)
        if self.n:
            draw(
                target,
                self.ci[: self.n],
                self.cf[: self.n],
                self.v[: self.m],
                scratch.area,
                scratch.touched,
                scratch.small,
                scratch.rows,
                max(0, x0),
                max(0, y0),
                min(width, x1),
                min(height, y1),
            )
        self.clear()
