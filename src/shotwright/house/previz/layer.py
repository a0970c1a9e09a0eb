"""Painted layers: upright textures at one depth, drawn as one scaled blit; and the ridges that mountains are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .canvas import Canvas
from .color import Rgb
from .curves import noise1
from .raster import Batch, Scratch, Texture
from .view import View

F = np.float32
Floats = NDArray[np.float32]

LARGEST = 4096
"""Texels along a side of a texture: above that the layer is painted coarser."""


def painted(
    x0: float, y0: float, x1: float, y1: float, ppm: float, paint: Callable[[Batch], None], blur: float = 0.0
) -> Texture:
    """A texture of x0..x1, y0..y1 metres at `ppm` texels a metre; `blur` is in texels."""
    width, height = max(2, int((x1 - x0) * ppm)), max(2, int((y1 - y0) * ppm))
    planes = np.zeros((4, height, width), F)
    batch = Batch()
    batch.matrix = (ppm, -ppm, -x0 * ppm, y1 * ppm)
    paint(batch)
    batch.draw(planes, Scratch(width, height))
    if blur:
        for plane in planes:
            plane[:] = soft(plane, blur)
    return Texture(planes)


def soft(plane: Floats, sigma: float) -> Floats:
    """Gaussian blur, done on a smaller copy when it is wide."""
    k = max(1, int(sigma / 3))
    if k == 1:
        return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), F)
    h, w = plane.shape
    small = cv2.resize(plane, (max(2, w // k), max(2, h // k)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(cv2.GaussianBlur(small, (0, 0), sigma / k), (w, h)), F)


@dataclass(slots=True)
class PaintedLayer:
    """An upright texture whose top left stands at (x0, y1) metres, at depth z."""

    texture: Texture
    x0: float
    y1: float
    z: float
    ppm: float
    alpha: float = 1.0

    @classmethod
    def paint(
        cls,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        ppm: float,
        z: float,
        paint: Callable[[Batch], None],
        blur: float = 0.0,
    ) -> PaintedLayer:
        """Paint the layer once; `blur` is in metres, for what stands out of focus."""
        ppm = min(ppm, LARGEST / (x1 - x0), LARGEST / (y1 - y0))
        return cls(painted(x0, y0, x1, y1, ppm, paint, blur * ppm), x0, y1, z, ppm)

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """One scaled blit; a layer that the eye is about to pass fades instead of popping."""
        depth = view.depth(view.pivot[0], self.z) if view.orbit else self.z - view.z
        if depth < 0.35:
            return
        k = view.focal / depth
        x = view.column + (self.x0 + view.shear(self.z) - view.x) * k
        up = -1.0 if view.mirror else 1.0
        y = view.horizon - (up * self.y1 - view.y) * k
        fade = min(1.0, (depth - 0.35) / 0.5)
        canvas.blit(self.texture, x, y, k / self.ppm, up * k / self.ppm, self.alpha * fade)


def ridge(
    x0: float,
    x1: float,
    ppm: float,
    z: float,
    height: float,
    rise: float,
    frequency: float,
    seed: int,
    lit: Rgb,
    dark: Rgb,
    *,
    base: float = 0.0,
    snow: tuple[Rgb, Rgb] | None = None,
    snow_line: float = 0.45,
    sharp: bool = True,
    haze: Rgb | None = None,
    mist: float = 0.0,
    skew: float = 0.5,
    softness: float = 0.25,
    taper: bool = False,
) -> PaintedLayer:
    """A ridge of mountains (sharp), hills or dunes (not sharp), from x0 to x1 metres at depth z.

    The crest runs at `height` plus noise of up to `rise`, `frequency` in bumps a metre. `lit` and `dark` colour the two
    sides of each spur; `snow` is (in shade, in light) above `snow_line`; `haze` rises from the foot, `mist` covers all;
    `taper` sinks both ends into the ground or the water.
    """
    ppm = min(ppm, LARGEST / (x1 - x0))
    w = int((x1 - x0) * ppm)
    xs = np.linspace(x0, x1, w)
    crest = noise1(xs * frequency, seed, 6 if sharp else 3)
    if sharp:
        crest = (1 - np.abs(2 * crest - 1)) ** 1.3
    r = height + rise * crest
    top = r.max() + 4 / ppm
    h = max(8, int((top - base) * ppm))
    ys = top - np.arange(h) / ppm
    if taper:
        edge = np.minimum(xs - x0, x1 - xs) / (x1 - x0)
        r = r * np.clip(edge / 0.22, 0, 1) ** 0.6 - (1 - np.clip(edge / 0.1, 0, 1)) * 3
    depth = r[None] - ys[:, None]
    alpha = np.clip(depth * ppm, 0, 1)
    facets = facet_noise(w, h, (x1 - x0) * frequency, (top - base) * frequency, seed, sharp)
    lean = (depth * ppm * skew * 0.45 * np.sin(xs * frequency * 2.1 + seed)[None]).astype(F)
    columns = np.clip(np.arange(w, dtype=F)[None] + lean, 0, w - 1)
    lines = np.repeat(np.arange(h, dtype=F)[:, None], w, 1)
    facets = np.asarray(cv2.remap(facets, columns, lines, cv2.INTER_LINEAR), F)
    slope = np.gradient(cv2.GaussianBlur(r[None].astype(F), (0, 0), max(2, 0.006 * w))[0], xs)
    steep = slope[None] * np.exp(-np.maximum(depth, 0) / (rise * 0.8)) / (rise * frequency) * 0.7
    steep = steep + np.gradient(facets, axis=1) * ppm / frequency * 0.30
    light = (1 / (1 + np.exp(np.clip(steep / softness * (1 if sharp else 0.6), -30, 30))))[..., None]
    color = dark * (1 - light) + lit * light
    if snow is not None:
        line = (ys[:, None] - height - rise * snow_line) / (rise * 0.06) - (facets - 0.5) * 6
        cover = (1 / (1 + np.exp(np.clip(-line, -30, 30))))[..., None]
        color = color * (1 - cover) + (snow[0] * (1 - light) + snow[1] * light) * cover
    if haze is not None:
        rising = np.clip(1 - (ys - base) / (top - base), 0, 1) ** 1.5 * 0.75
        veil = np.clip(mist + (1 - mist) * rising, 0, 1)[:, None, None]
        color = color * (1 - veil) + haze * veil
    planes = np.concatenate([np.moveaxis(np.clip(color, 0, 1) * alpha[..., None], 2, 0), alpha[None]]).astype(F)
    return PaintedLayer(Texture(planes), x0, float(top), z, ppm)


def facet_noise(w: int, h: int, wide: float, tall: float, seed: int, sharp: bool) -> Floats:
    """The folds of a mountain's flank, (h, w) in about 0..1; `wide` and `tall` are its size in bumps."""
    rng = np.random.default_rng((seed, 5))

    def coarse(k: float, squeeze: float) -> Floats:
        shape = max(3, int(tall * k * squeeze) + 3), max(3, int(wide * k) + 3)
        return np.asarray(cv2.resize(rng.random(shape).astype(F), (w, h), interpolation=cv2.INTER_CUBIC), F)

    total = np.zeros((h, w), F)
    for k, weight in ((2, 0.5), (4.1, 0.3), (8.3, 0.17), (17, 0.09), (35, 0.05)):
        if sharp:
            total += F(weight) * (1 - np.abs(2 * coarse(k, 0.45) - 1))
        else:
            total += F(weight) * coarse(k, 2.0)
    return total
