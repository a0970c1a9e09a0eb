"""What a shot must show: the whole figure, a face, hands at work; and the insert shots of things without a face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .rig import FigureNode
from .steady import Box
from .view import View


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a figure in its own metres: x forward, y up from the ground."""

    node: FigureNode
    back: float
    bottom: float
    front: float
    top: float

    def box(self, view: View, t: float) -> Box:
        """Where it is in the picture."""
        x, y = self.node.at(t)
        k = view.scale(x, self.node.z)
        column, row = view.point(x, y, self.node.z)
        sides = self.node.facing * self.back * k, self.node.facing * self.front * k
        return column + min(sides), row - self.top * k, column + max(sides), row - self.bottom * k

    def box_at(self, t: float) -> tuple[float, float, float, float]:
        """Left, bottom, right and top in metres of the world."""
        x, y = self.node.at(t)
        sides = self.node.facing * self.back, self.node.facing * self.front
        return x + min(sides), y + self.bottom, x + max(sides), y + self.top


def whole(node: FigureNode) -> Region:
    """All of a figure above the ground."""
    half = node.figure.width / 2
    return Region(node, -half, 0.0, half, node.figure.height)


@dataclass(frozen=True, slots=True)
class Insert:
    """What a close-up of something without a face looks at, in shares of its own size."""

    x: float
    """Share of the width, from the middle forward."""
    y: float
    """Share of the height, from the ground up."""
    tall: float
    """Share of the height that a close-up shows."""


INSERTS: dict[tuple[str, str], Insert] = {
    ("person", "pour"): Insert(0.36, 0.675, 0.27),
    ("car", ""): Insert(0.30, 0.48, 0.78),
    ("sailing-boat", ""): Insert(-0.16, 0.17, 0.36),
    ("rocket", "launch"): Insert(0.0, 0.08, 0.50),
    ("rocket", ""): Insert(0.0, 0.72, 0.36),
    ("tree", ""): Insert(0.0, 0.62, 0.45),
    ("birds", ""): Insert(0.0, 0.45, 0.8),
    ("unknown", ""): Insert(0.0, 0.62, 0.9),
}
"""(kind, action) to what a close-up looks at; "" is any other action."""


def insert(kind: str, action: str) -> Insert | None:
    """The insert shot of a kind and what it does; None for what has a face."""
    return INSERTS.get((kind, action)) or INSERTS.get((kind, ""))


def joined(regions: list[Region]) -> Callable[[View, float], Box]:
    """The box around several regions."""

    def box(view: View, t: float) -> Box:
        boxes = [region.box(view, t) for region in regions]
        left, top, right, bottom = zip(*boxes, strict=True)
        return min(left), min(top), max(right), max(bottom)

    return box


def seen(box: Box, view: View) -> float:
    """Share of a box that lies inside the picture, 0..1, of what could lie inside at most."""
    left, top, right, bottom = box
    across = max(0.0, min(right, view.width) - max(left, 0.0)) / max(1e-6, min(right - left, view.width))
    down = max(0.0, min(bottom, view.height) - max(top, 0.0)) / max(1e-6, min(bottom - top, view.height))
    return min(1.0, across) * min(1.0, down)
