"""The lens: what goes soft, a focus that is racked, the smear of a whip, and a camera that is rolled."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from .canvas import Canvas
from .scene import Node
from .view import View

F = np.float32
Floats = NDArray[np.float32]

SOFTEST = 0.0030
"""Deviation of a close-up's blur at quarter size, over the picture's height."""

WHIPPED = 0.025
"""Share of the picture's width that must pass in a frame before it smears."""


def softened(plane: Floats, sigma: float) -> Floats:
    """A plane blurred at quarter size."""
    tall, wide = plane.shape
    small = cv2.resize(plane, (wide // 4, tall // 4), interpolation=cv2.INTER_AREA)
    return np.asarray(
        cv2.resize(cv2.GaussianBlur(small, (0, 0), sigma), (wide, tall), interpolation=cv2.INTER_LINEAR), F
    )


@dataclass(slots=True)
class Defocus:
    """Blurs everything drawn so far: a node at the depth just behind the subject."""

    z: float
    strength: float
    """1 is a close-up's."""
    course: Callable[[float], float] | None = None
    """Share of the strength at t seconds; None is all of it, always."""

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A Gaussian blur at quarter resolution, whose width grows with the picture."""
        canvas.flush()
        share = self.course(t) if self.course is not None else 1.0
        if share < 0.04:
            return
        sigma = max(0.6 * min(1.0, 2 * share), SOFTEST * canvas.height * self.strength * share)
        blend = F(min(1.0, 3 * share))
        for plane in canvas.picture:
            plane += (softened(plane, sigma) - plane) * blend


@dataclass(slots=True)
class Keep:
    """Remembers the picture as it is behind the subject, for `SoftSubject` of the same frame."""

    z: float

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A copy."""
        canvas.flush()
        canvas.kept = canvas.picture.copy()


@dataclass(slots=True)
class SoftSubject:
    """Throws out of focus only what has been drawn since `Keep`."""

    z: float
    strength: float
    course: Callable[[float], float]

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Blurs the difference that the subject makes to the picture."""
        canvas.flush()
        share, kept = self.course(t), canvas.kept
        canvas.kept = None
        if share < 0.04 or kept is None:
            return
        sigma = max(0.5, SOFTEST * canvas.height * self.strength * share)
        blend = F(min(1.0, 3 * share))
        for plane, before in zip(canvas.picture, kept, strict=True):
            plane += (before + softened(plane - before, sigma) - plane) * blend


def racked(z: float, seconds: float) -> list[Node]:
    """The nodes of a rack focus: first the background is sharp, then the subject at depth z."""

    def to_subject(t: float) -> float:
        u = min(1.0, max(0.0, (t / max(0.1, seconds) - 0.34) / 0.26))
        return u * u * (3 - 2 * u)

    return [
        Defocus(z + 0.6, 1.2, to_subject),
        Keep(z + 0.45),
        SoftSubject(z - 0.45, 1.5, lambda t: 1 - to_subject(t)),
    ]


def smear(picture: Floats, before: View, after: View) -> None:
    """Blur along the picture's width what passed between two instants, when the camera whips."""
    passed = abs(after.pan - before.pan)
    if passed < WHIPPED * after.width:
        return
    reach = max(3, int(passed * 0.8)) | 1
    for plane in picture:
        plane[:] = cv2.blur(plane, (reach, 1), borderType=cv2.BORDER_REFLECT)


def overscan(angles: list[float], width: int, height: int) -> float:
    """How much larger a picture must be painted so that it covers the frame at every one of these angles."""
    ratio = max(width / height, height / width)
    return max((abs(math.cos(a)) + ratio * abs(math.sin(a)) for a in angles), default=1.0)


def widened(view: View, by: float) -> View:
    """The view with `by` times as much in the picture, about its middle."""
    h = view.height
    return replace(view, focal=view.focal / by, horizon=h / 2 + (view.horizon - h / 2) / by, pan=view.pan / by)


def roll(picture: Floats, width: int, height: int, angle: float, by: float) -> None:
    """Turn the painted picture by `angle` (radians, clockwise as seen) and enlarge it `by` times about its middle."""
    c, s = math.cos(angle) * by, math.sin(angle) * by
    x, y = width / 2, height / 2
    move = np.array([[c, -s, x - c * x + s * y], [s, c, y - s * x - c * y]], F)
    for plane in picture:
        turned = cv2.warpAffine(
            plane, move, (plane.shape[1], plane.shape[0]), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
        )
        np.maximum(turned, 0, out=plane)
