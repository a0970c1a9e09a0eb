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

    def __getattr__(self, name: str) -> Any:
        if name in ("figure", "mount"):
            raise AttributeError(name)
        return getattr(self.figure, name)

    def travel(self, t: float) -> tuple[float, float]:
        """Where the saddle is, less the seat that the rider is posed on."""
        forward, up = self.mount.figure.travel(t)
        x, y = saddle(self.mount.figure, t)
        return forward + x, up + y - SADDLE

    def paint(self, batch: Batch, t: float) -> None:
        """The rider."""
        self.figure.paint(batch, t)

    def contacts(self, seconds: float) -> list[Contact]:
        """A rider's feet touch nothing."""
        return []


def saddle(figure: Any, t: float) -> tuple[float, float]:
    """The middle of an animal's back at `t`, in metres of its own."""
    if isinstance(figure, Paced):
        return saddle(figure.figure, t * figure.tempo)
    build, pose = figure.build, figure.pose(t)
    at_rest, moved = (build.hip + build.shoulder) / 2, (pose.hip + pose.shoulder) / 2
    back = sorted((p.real, p.imag) for p in build.back)
    height = float(np.interp(at_rest.real, [x for x, _ in back], [y for _, y in back]))
    return float(moved.real), height + float((moved - at_rest).imag)
