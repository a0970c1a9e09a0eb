"""The one projection: world metres to pixels, for an upright camera.

World axes: +x to the right, +y up from the ground, +z away from the viewer. The camera never rolls: tilt is the row of
the horizon and pan the column that it looks at (lens shifts), so every upright layer is a pure scale and translate, and
each row of the ground is one distance. Orbit turns the world about a pivot; upright things keep facing the camera
(honest to about 40 degrees).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class View:
    """The camera at one instant."""

    width: int
    """Picture size in pixels."""
    height: int
    x: float = 0.0
    """The eye, in metres."""
    y: float = 1.5
    z: float = 0.0
    focal: float = 1000.0
    """Focal length in pixels: an object of 1 m at 1 m is this many pixels high."""
    horizon: float = 360.0
    """Row of the horizon; looking up moves it down the picture."""
    pan: float = 0.0
    """Pixels by which looking to the right moves the picture to the left."""
    orbit: float = 0.0
    """Radians by which the camera has moved to its right about the pivot."""
    pivot: tuple[float, float] = (0.0, 10.0)
    """(x, z) in metres about which `orbit` turns."""
    mirror: bool = False
    """True draws the world upside down about y = 0: reflections in wet ground and water."""

    @property
    def column(self) -> float:
        """Pixel column straight ahead of the eye."""
        return self.width / 2 - self.pan

    def turned(self, x: ArrayLike, z: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """World (x, z) after the orbit, in metres."""
        px, pz = self.pivot
        c, s = math.cos(self.orbit), math.sin(self.orbit)
        dx, dz = np.asarray(x, float) - px, np.asarray(z, float) - pz
        return px + c * dx + s * dz, pz - s * dx + c * dz

    def shear(self, z: float) -> float:
        """Metres by which the orbit moves an upright layer at depth z to the right."""
        return math.sin(self.orbit) * (z - self.pivot[1]) if self.orbit else 0.0

    def depth(self, x: float, z: float) -> float:
        """Metres from the eye's plane to a point of the world."""
        if self.orbit:
            return float(self.turned(x, z)[1]) - self.z
        return z - self.z

    def scale(self, x: float, z: float) -> float:
        """Pixels per metre at a point of the world, which must lie in front of the eye."""
        return self.focal / self.depth(x, z)

    def project(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Pixel column and row of world points; broadcasts."""
        if self.orbit:
            x, z = self.turned(x, z)
        k = self.focal / (np.asarray(z, float) - self.z)
        up = -1.0 if self.mirror else 1.0
        column = self.column + (np.asarray(x, float) - self.x) * k
        return column, self.horizon - (up * np.asarray(y, float) - self.y) * k

    def point(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Pixel column and row of one world point."""
        column, row = self.project(x, y, z)
        return float(column), float(row)

    def mirrored(self) -> View:
        """The same view of the world upside down."""
        return replace(self, mirror=not self.mirror)
