"""The lens: what lies behind a close subject goes soft."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from .canvas import Canvas
from .view import View

F = np.float32


@dataclass(slots=True)
class Defocus:
    """Blurs everything drawn so far: a node at the depth just behind the subject."""

    z: float
    strength: float
    """1 is a close-up's."""

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """A Gaussian blur at quarter resolution, whose width grows with the picture."""
        canvas.flush()
        sigma = max(0.6, 0.0030 * canvas.height * self.strength)
        wide, tall = canvas.padded
        for plane in canvas.picture:
            small = cv2.resize(plane, (wide // 4, tall // 4), interpolation=cv2.INTER_AREA)
            cv2.resize(cv2.GaussianBlur(small, (0, 0), sigma), (wide, tall), dst=plane, interpolation=cv2.INTER_LINEAR)
