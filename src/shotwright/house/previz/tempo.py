"""Slow motion, time lapse and frozen moments: the world's own time against the camera's."""

from __future__ import annotations

from dataclasses import dataclass

from .canvas import Canvas
from .scene import Backdrop, Node
from .view import View

WORLD = {"slow-motion": 0.4, "time-lapse": 6.0, "freeze": 0.0}
"""Seconds of sky, water and weather in a second of the shot."""

FIGURES = {"slow-motion": 0.4, "time-lapse": 2.0, "freeze": 0.0}
"""Seconds of a figure's movement in a second of the shot: legs that ran at six times their speed could not be read."""


@dataclass(slots=True)
class Timed:
    """A node whose time runs at its own tempo."""

    node: Node
    tempo: float
    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """The node as it is in its own time."""
        self.node.draw(canvas, view, t * self.tempo)


@dataclass(slots=True)
class TimedBackdrop:
    """A backdrop whose time runs at its own tempo."""

    backdrop: Backdrop
    tempo: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """The backdrop as it is in its own time."""
        self.backdrop.draw(canvas, view, t * self.tempo)


def timed(nodes: list[Node], speed: str | None) -> list[Node]:
    """The nodes at the tempo of a shot's speed; as they are in real time."""
    if speed not in WORLD:
        return nodes
    return [Timed(node, WORLD[speed], node.z) for node in nodes]
