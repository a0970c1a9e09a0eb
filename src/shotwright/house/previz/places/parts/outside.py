"""A row of train windows with the country passing outside."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...canvas import Canvas
from ...color import Rgb, mix
from ...curves import noise1
from ...palette import Palette
from ...raster import Grad
from ...view import View
from .planes import flat_points


@dataclass(slots=True)
class Passing:
    """Windows in the back wall at depth z; behind them hills and trees go by, the nearer the faster."""

    palette: Palette
    rng: np.random.Generator
    depth: float
    half: float
    frame: Rgb
    wall: Rgb
    seed: int = field(init=False)
    z: float = field(init=False)

    def __post_init__(self) -> None:
        self.seed = int(self.rng.integers(900))
        self.z = self.depth - 0.01

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """One window after another: sky, far hills, near trees, the frame."""
        p, batch = self.palette, canvas.batch
        sky, low = p.sky[min(2, len(p.sky) - 1), 1:], p.sky[0, 1:]
        bands = (
            (1.5, 6.0, 0.35, 0.42, "8fa678", 160.0),
            (4.0, 13.0, 0.22, 0.24, "6f9a58", 60.0),
            (9.0, 30.0, 0.10, 0.16, "4f7a40", 12.0),
        )
        for x0 in np.arange(-self.half + 0.4, self.half - 1.4, 2.0):
            x1, y0, y1 = x0 + 1.6, 1.0, 2.1
            (a, top), (b, _), (_, foot) = flat_points(
                view, np.array([(x0, y1, self.depth), (x1, y1, self.depth), (x0, y0, self.depth)])
            )
            if b < 0 or a > canvas.width:
                continue
            batch.rect(a - 4, top - 4, b + 4, foot + 4, self.frame)
            batch.rect(a, top, b, foot, Grad((0, top), (0, foot), [(sky, 1), (low, 1)]))
            q = np.linspace(0, 1, 28)
            for speed, pitch, height, rise, tint, far in bands:
                world = (x0 + 1.6 * q) * 0.6 + speed * t * 0.5
                crest = height + rise * noise1(world * pitch / 14, self.seed + int(far), 3)
                rows = foot - (foot - top) * np.clip(crest, 0, 0.96)
                outline = np.concatenate([[(a, foot)], np.stack([a + (b - a) * q, rows], 1), [(b, foot)]])
                batch.poly(outline, p.local(tint if not p.snow else mix(tint, "f2f4f8", 0.75), far, 0.7))
            batch.poly(
                [(a + (b - a) * 0.1, top), (a + (b - a) * 0.3, top), (a + (b - a) * 0.14, foot), (a - 0, foot)],
                (1.0, 1.0, 1.0),
                0.07,
            )
        canvas.flush()
