"""Figures in the scene: each is drawn into its own sprite, edged by the lights, with a contact shadow or a reflection."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from .canvas import Canvas
from .palette import Palette
from .raster.texture import composite
from .scene import Figure, RimLight
from .view import View

F = np.float32
Floats = NDArray[np.float32]
Box = tuple[float, float, float, float]

MARGIN = 16
"""Pixels of a sprite beyond the picture's edge, so that rim light does not follow the frame."""


def edge_light(sprite: Floats, lights: list[RimLight], scale: float) -> None:
    """Light a premultiplied planar sprite (4, h, w) along its edges: alpha minus shifted, blurred alpha, times colour.

    `scale` is in pixels a metre. Negative colours shade.
    """
    alpha = sprite[3]
    h, w = alpha.shape
    for light in lights:
        reach = min(max(0.6, light.width * scale), h / 3 + 1)
        # Wide light is blurred and moved on a small copy: its edge is soft anyway.
        k = 1 if reach < 3 else 2 if reach < 6 else 4 if reach < 14 else 8
        small = alpha if k == 1 else cv2.resize(alpha, (w // k + 1, h // k + 1), interpolation=cv2.INTER_AREA)
        blurred = cv2.GaussianBlur(small, (0, 0), reach / k)
        shift = np.array([[1, 0, -light.dx * reach * 1.4 / k], [0, 1, -light.dy * reach * 1.4 / k]], F)
        moved = cv2.warpAffine(blurred, shift, (small.shape[1], small.shape[0]), borderMode=cv2.BORDER_REPLICATE)
        if k > 1:
            moved = cv2.resize(moved, (w, h))
        lost = np.asarray(cv2.subtract(alpha, moved))
        np.maximum(lost, 0, out=lost)
        edge = cv2.multiply(lost, alpha, scale=light.strength)
        for c in range(3):
            cv2.scaleAdd(edge, float(light.color[c]), sprite[c], dst=sprite[c])
    for c in range(3):
        np.maximum(sprite[c], 0, out=sprite[c])
        np.minimum(sprite[c], alpha, out=sprite[c])


@dataclass(slots=True)
class FigureNode:
    """A figure that stands or moves at depth z, facing +1 (right) or -1 (left)."""

    figure: Figure
    x: float
    z: float
    y: float = 0.0
    facing: float = 1.0
    palette: Palette | None = None
    lights: list[RimLight] = field(default_factory=list)
    shadow: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    reflection: float = 0.0
    """How much of it mirrors in water or wet ground below, 0..1; 0 draws a shadow instead."""
    name: str = ""
    waterline: float | None = None
    """Height in the world below which it is under water: seen dimly, then not at all."""

    def at(self, t: float) -> tuple[float, float]:
        """World (x, y) of the figure's origin at `t`."""
        forward, up = self.figure.travel(t)
        return self.x + self.facing * forward, self.y + up

    def bounds(self, view: View, t: float) -> Box:
        """Pixel box (left, top, right, bottom) of the figure."""
        x, y = self.at(t)
        k = view.scale(x, self.z)
        column, row = view.point(x, y, self.z)
        half, f = self.figure.width / 2, self.figure
        return column - half * k, row - f.height * k, column + half * k, row + f.depth_below * k

    def sprite(self, canvas: Canvas, view: View, t: float) -> tuple[Floats, int, int] | None:
        """The figure painted at this view's scale, with the picture column and row of its top left; None if unseen."""
        x, y = self.at(t)
        if view.depth(x, self.z) < 0.3:
            return None
        k = view.scale(x, self.z)
        column, row = view.point(x, y, self.z)
        half = self.figure.width / 2 * 1.12 + 0.05
        top = self.figure.height * 1.08 + 0.06
        left, right = int(column - half * k) - 2, int(column + half * k) + 3
        upper, lower = int(row - top * k) - 2, int(row + (self.figure.depth_below + 0.06) * k) + 3
        left, right = max(left, -MARGIN), min(right, canvas.width + MARGIN)
        upper, lower = max(upper, -MARGIN), min(lower, canvas.height + MARGIN)
        if right - left < 2 or lower - upper < 2:
            return None
        planes = np.zeros((4, lower - upper, right - left), F)
        batch = canvas.batch
        batch.matrix = (self.facing * k, -k, column - left, row - upper)
        self.figure.paint(batch, t)
        batch.matrix = (1.0, 1.0, 0.0, 0.0)
        batch.draw(planes, canvas.scratch)
        lights = self.lights
        if self.palette is not None and self.palette.figure == "silhouette":
            tone = self.palette.shadow * F(0.25)
            for c in range(3):
                planes[c] = planes[3] * tone[c]
        elif self.palette is not None:
            veil = 1.0 - math.exp(-view.depth(x, self.z) / self.palette.haze_distance)
            if veil > 0.02:
                for c in range(3):
                    planes[c] += (planes[3] * self.palette.haze[c] - planes[c]) * F(veil)
                lights = [RimLight(q.dx, q.dy, q.width, q.color, q.strength * (1 - veil)) for q in lights]
        edge_light(planes, lights, k)
        if self.waterline is not None:
            rows = np.arange(lower - upper) + upper - view.point(x, self.waterline, self.z)[1]
            sunk = np.clip(rows / max(1.0, 0.6 * self.figure.height * k), 0.0, 1.0)
            planes *= np.where(rows > 0, 0.34 * (1 - sunk), 1.0).astype(F)[None, :, None]
        return planes, left, upper

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Shadow or reflection, extras behind, the figure, extras before."""
        made = self.sprite(canvas, view, t)
        behind, before = getattr(self.figure, "behind", None), getattr(self.figure, "before", None)
        if behind is not None:
            behind(canvas, view, t, self)
        if made is not None:
            if self.reflection > 0:
                self.draw_reflection(canvas, view, t, made)
            elif self.shadow[3] > 0:
                self.draw_shadow(canvas, view, t)
            planes, left, upper = made
            still = np.zeros(planes.shape[1], np.int64)
            composite(canvas.picture, planes, left, upper, False, F(1), still, 0, canvas.height)
        if before is not None:
            before(canvas, view, t, self)

    def draw_shadow(self, canvas: Canvas, view: View, t: float) -> None:
        """A soft dark ellipse where the figure touches the ground, fainter the higher it is."""
        x, y = self.at(t)
        r, g, b, alpha = self.shadow
        k = view.scale(x, self.z)
        column, row = view.point(x, self.y, self.z)
        height = max(0.0, y - self.y)
        wide = min(self.figure.width, self.figure.height * 1.6) * 0.42 * (1 + 0.2 * height)
        flat = max(0.03, min(0.35, view.y / max(0.5, view.depth(x, self.z)))) * wide * 0.9
        fade = alpha / (1 + 1.5 * height)
        canvas.batch.oval(column, row, wide * k, flat * k, (r, g, b), fade * 0.8, soft=max(0.6, 0.10 * wide * k))
        canvas.batch.oval(column, row, wide * 0.55 * k, flat * 0.6 * k, (r, g, b), fade, soft=max(0.5, 0.05 * wide * k))
        canvas.flush()

    def draw_reflection(self, canvas: Canvas, view: View, t: float, made: tuple[Floats, int, int]) -> None:
        """The figure upside down in the water below it, torn by ripples that grow towards the viewer."""
        planes, left, upper = made
        x, _ = self.at(t)
        surface = view.point(x, self.y, self.z)[1]
        h = planes.shape[1]
        top = round(2 * surface) - upper - h
        rows = np.arange(h)
        k = view.scale(x, self.z)
        below = np.maximum(0.0, (top + rows - surface) / max(1.0, k))
        ripple = np.sin(rows / max(1.5, 0.05 * k) + t * 5.0) + 0.6 * np.sin(rows / max(1.0, 0.021 * k) - t * 7.3)
        wobble = np.rint(ripple * np.minimum(0.10, 0.02 + 0.05 * below) * k).astype(np.int64)
        at = max(0, round(surface))
        composite(canvas.picture, planes, left, top, True, F(self.reflection), wobble, at, canvas.height)
