"""A display list that turns what is drawn into it: bodies that lie, swim or fall."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ...raster import Batch, Grad
from .pose import Point


class TurnedBatch:
    """Passes shapes on to a batch, turned about a point and moved; it has the drawing calls that a body needs."""

    def __init__(self, batch: Batch, pivot: Point, angle: float, shift: Point) -> None:
        self.batch, self.pivot, self.shift = batch, pivot, shift
        self.cos, self.sin = math.cos(angle), math.sin(angle)

    @property
    def matrix(self) -> tuple[float, float, float, float]:
        """The batch's own."""
        return self.batch.matrix

    def map(self, points: ArrayLike) -> np.ndarray:
        """Points (n, 2) as they lie after the turn."""
        p = np.asarray(points, float).reshape(-1, 2) - self.pivot
        out = np.stack([p[:, 0] * self.cos - p[:, 1] * self.sin, p[:, 0] * self.sin + p[:, 1] * self.cos], 1)
        return np.asarray(out + self.pivot + self.shift)

    def paint(self, paint: Any) -> Any:
        """A gradient turned with its shape; a plain colour as it is."""
        if not isinstance(paint, Grad):
            return paint
        turned = Grad.__new__(Grad)
        turned.record = paint.record.copy()
        ends = self.map(paint.record[1:5].reshape(2, 2))
        turned.record[1:3] = ends[0]
        if paint.record[0] == 1:  # linear
            turned.record[3:5] = ends[1]
        return turned

    def poly(self, points: ArrayLike, paint: Any, *args: Any, **more: Any) -> None:
        """A filled outline."""
        self.batch.poly(self.map(points), self.paint(paint), *args, **more)

    def rect(self, x0: float, y0: float, x1: float, y1: float, paint: Any, *args: Any, **more: Any) -> None:
        """A rectangle, which the turn may tilt."""
        self.batch.poly(self.map([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]), self.paint(paint), *args, **more)

    def stroke(self, points: ArrayLike, paint: Any, *args: Any, **more: Any) -> None:
        """A line."""
        self.batch.stroke(self.map(points), self.paint(paint), *args, **more)

    def capsule(self, a: ArrayLike, b: ArrayLike, *args: Any, **more: Any) -> None:
        """A limb."""
        first, last = self.map([np.asarray(a), np.asarray(b)])
        self.batch.capsule(first, last, *args, **more)

    def oval(self, x: float, y: float, *args: Any, **more: Any) -> None:
        """An ellipse, whose axes stay upright."""
        at = self.map((x, y))[0]
        head = [self.paint(arg) if isinstance(arg, Grad) else arg for arg in args]
        self.batch.oval(float(at[0]), float(at[1]), *head, **more)

    def oval_at(self, center: ArrayLike, *args: Any, **more: Any) -> None:
        """An ellipse about a point."""
        at = np.asarray(center, float)
        self.oval(float(at[0]), float(at[1]), *args, **more)

    def glow(self, x: float, y: float, *args: Any, **more: Any) -> None:
        """A light."""
        at = self.map((x, y))[0]
        self.batch.glow(float(at[0]), float(at[1]), *args, **more)
