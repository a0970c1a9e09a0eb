"""Figures that follow another one: in step with it, or on its back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .canvas import Canvas
from .raster import Batch
from .rig import FigureNode
from .scene import Contact, Figure
from .view import View

SADDLE = 0.46
"""Height in metres of the seat that a rider is posed on; it is lifted to the mount's back."""


@dataclass(slots=True)
class Paced:
    """A figure that lives faster or slower, to keep step with another; its feet stay where they are planted."""

    figure: Figure
    tempo: float

    def __getattr__(self, name: str) -> Any:
        # Reached only for what this class lacks: sizes, the build, and other traits of the figure itself.
        if name in ("figure", "tempo"):
            raise AttributeError(name)
        found = getattr(self.figure, name)
        return self.timed(found) if name in ("behind", "before") else found

    def timed(self, extra: Any) -> Any:
        """What is drawn beside the figure, in the figure's own time."""

        def draw(canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
            extra(canvas, view, t * self.tempo, replace(node, figure=self.figure))

        return draw

    def travel(self, t: float) -> tuple[float, float]:
        """As far as the figure comes in its own time."""
        return self.figure.travel(t * self.tempo)

    def paint(self, batch: Batch, t: float) -> None:
        """The figure as it is in its own time."""
        self.figure.paint(batch, t * self.tempo)

    def contacts(self, seconds: float) -> list[Contact]:
        """Its steps, in the shot's time."""
        if self.tempo == 0:
            return []
        return [replace(c, t=c.t / self.tempo) for c in self.figure.contacts(seconds * self.tempo)]


@dataclass(slots=True)
class Riding:
    """A seated figure on the back of an animal, with which it travels, rises and falls."""

    figure: Figure
    mount: FigureNode
    stands: bool = False
    """On its feet, as on a board, not seated."""

    def __getattr__(self, name: str) -> Any:
        if name in ("figure", "mount", "stands"):
            raise AttributeError(name)
        return getattr(self.figure, name)

    def travel(self, t: float) -> tuple[float, float]:
        """Where the saddle is, less the seat that the rider is posed on."""
        forward, up = self.mount.figure.travel(t)
        x, y = saddle(self.mount.figure, t)
        standing = self.figure.travel(0.0)[1] if self.stands else SADDLE
        return forward + x, up + y - standing

    def paint(self, batch: Batch, t: float) -> None:
        """The rider."""
        self.figure.paint(batch, t)

    def contacts(self, seconds: float) -> list[Contact]:
        """A rider's feet touch nothing."""
        return []


@dataclass(slots=True)
class Lowered:
    """A figure some metres lower than its own motion has it: half under water, or come down to its company."""

    figure: Figure
    depth: float

    def __getattr__(self, name: str) -> Any:
        if name in ("figure", "depth"):
            raise AttributeError(name)
        return getattr(self.figure, name)

    def travel(self, t: float) -> tuple[float, float]:
        """The figure's own way, lower."""
        forward, up = self.figure.travel(t)
        return forward, up - self.depth

    def paint(self, batch: Batch, t: float) -> None:
        """The figure."""
        self.figure.paint(batch, t)

    def contacts(self, seconds: float) -> list[Contact]:
        """Where the figure touches."""
        return self.figure.contacts(seconds)


SCALED = ("width", "height", "depth_below", "eye_line", "on_top", "clearance")
"""Lengths of a figure, in metres."""


@dataclass(slots=True)
class Sized:
    """A figure drawn larger than life, so that it is seen beside what dwarfs it."""

    figure: Figure
    scale: float

    def __getattr__(self, name: str) -> Any:
        if name in ("figure", "scale"):
            raise AttributeError(name)
        found = getattr(self.figure, name)
        if name in SCALED:
            return found * self.scale
        if name in ("face", "saddle"):
            return tuple(v * self.scale for v in found)
        return found

    def travel(self, t: float) -> tuple[float, float]:
        """As far as it comes in its own size: its pace stays, its height grows."""
        forward, up = self.figure.travel(t)
        return forward * self.scale, up * self.scale

    def paint(self, batch: Batch, t: float) -> None:
        """The figure, enlarged about its foot."""
        sx, sy, tx, ty = batch.matrix
        batch.matrix = (sx * self.scale, sy * self.scale, tx, ty)
        self.figure.paint(batch, t)
        batch.matrix = (sx, sy, tx, ty)

    def contacts(self, seconds: float) -> list[Contact]:
        """Where the figure touches."""
        return [replace(c, x=c.x * self.scale) for c in self.figure.contacts(seconds)]


def saddle(figure: Any, t: float) -> tuple[float, float]:
    """The middle of an animal's back at `t`, in metres of its own."""
    if isinstance(figure, Paced):
        return saddle(figure.figure, t * figure.tempo)
    if isinstance(figure, Lowered | Sized):
        x, y = saddle(figure.figure, t)
        k = figure.scale if isinstance(figure, Sized) else 1.0
        return x * k, y * k
    if hasattr(figure, "saddle"):
        x, y = figure.saddle
        return float(x), float(y)
    build, pose = figure.build, figure.pose(t)
    at_rest, moved = (build.hip + build.shoulder) / 2, (pose.hip + pose.shoulder) / 2
    back = sorted((p.real, p.imag) for p in build.back)
    height = float(np.interp(at_rest.real, [x for x, _ in back], [y for _, y in back]))
    return float(moved.real), height + float((moved - at_rest).imag)
