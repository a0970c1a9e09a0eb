"""The towers of a town far behind everything else."""

from __future__ import annotations

import numpy as np

from ...color import mix, rgb
from ...layer import PaintedLayer
from ...raster import Batch, Grad
from ...scene import PlaceRequest


def skyline(request: PlaceRequest, z: float, count: int, low: float, high: float, salt: int) -> PaintedLayer:
    """Towers with windows, lit at night; `low` and `high` are their heights in metres."""
    p, rng = request.palette, request.rng(20 + salt)
    reach = z * 1.15
    colors = ("ffb469", "8fc7ff", "ff6fb0", "ffd9a0")

    def paint(batch: Batch) -> None:
        for _ in range(count * 2):
            x, w = float(rng.uniform(-reach, reach)), float(rng.uniform(0.06, 0.13)) * z
            h = float(rng.uniform(low, high))
            body = p.local(("7d8496", "8a7d86", "6f7684")[int(rng.integers(3))], z * 1.6, 0.4)
            if p.night:
                body = mix(body, p.haze, 0.25)
            foot = mix(body, p.haze, 0.6)
            batch.rect(x, -2, x + w, h, Grad((0, 0), (0, h), [(foot, 1), (body, 1)]))
            pitch = max(1.4, w / 9)
            for y in np.arange(3, h - 1, pitch * 1.15):
                for column in np.arange(x + 0.5 * pitch, x + w - 0.65 * pitch, pitch):
                    if p.lamps_lit:
                        if rng.random() < 0.22:
                            tint = rgb(colors[int(rng.integers(4))])
                            batch.rect(
                                column, y, column + 0.46 * pitch, y + 0.57 * pitch, tint, float(rng.uniform(0.25, 0.65))
                            )
                    else:
                        batch.rect(column, y, column + 0.46 * pitch, y + 0.64 * pitch, mix(body, p.haze, 0.35), 0.6)

    return PaintedLayer.paint(-reach - 8, -2, reach + 14, high + 2, 2400 / (2 * reach + 22), z, paint, 0.08 * z / 120)
