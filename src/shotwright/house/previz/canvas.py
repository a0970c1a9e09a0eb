"""What one thread paints on: the picture, a half-resolution sky, a quarter-resolution layer of light, and work buffers."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from .finish import bloom, grade, grain_offset, grain_tile, vignette
from .palette import Palette
from .raster import Batch, Blitter, Scratch, Texture
from .raster.texture import add_quarter
from .scene import Node
from .styles import stylize
from .view import View

F = np.float32
Floats = NDArray[np.float32]
Clip = tuple[int, int, int, int]


class Canvas:
    """All buffers of one frame in the making; width and height are multiples of 2."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        # Rows are padded to a multiple of 4 so that the quarter-resolution layers cover every pixel.
        self.padded = ((width + 3) // 4 * 4, (height + 3) // 4 * 4)
        wide, tall = self.padded
        self.picture: Floats = np.zeros((3, tall, wide), F)
        self.sky: Floats = np.zeros((3, tall // 2, wide // 2), F)
        self.glows: Floats = np.zeros((3, tall // 4, wide // 4), F)
        self.bright: Floats = np.zeros((tall // 4, wide // 4, 3), F)
        self.scratch = Scratch(wide + 64, tall + 64)
        self.batch = Batch()
        self.glow_batch = Batch(256, 256)
        self.blitter = Blitter()
        self.rows: Floats = np.zeros((4, 8192), F)
        self.horizon_row: Floats = np.zeros((3, wide), F)
        self.clip: Clip = (0, 0, width, height)
        self.grade_rows: Floats = np.zeros((2, 3, wide), F)
        self.bloom_rows: Floats = np.zeros((3, wide), F)
        self.vignettes: dict[float, Floats] = {}
        self.target: Floats = self.picture
        self.kept: Floats | None = None
        self.shrink = 1.0

    def flush(self) -> None:
        """Draw what the batch holds onto the target, within the clip."""
        self.batch.draw(self.target, self.scratch, self.clip)

    def blit(
        self, texture: Texture, x: float, y: float, kx: float, ky: float, alpha: float = 1.0, add: bool = False
    ) -> None:
        """Draw a texture with its top left at pixel (x, y) and kx, ky pixels a texel; ky < 0 mirrors it."""
        s = self.shrink
        self.blitter.draw(self.target, texture, x * s, y * s, kx * s, ky * s, alpha, add, self.clip)

    def clipped(self, node: Node, view: View, t: float, clip: Clip) -> None:
        """Draw a node onto the picture within `clip`, and onto the half-resolution sky, for water to mirror."""
        whole, self.clip = self.clip, clip
        node.draw(self, view, t)
        self.target, self.shrink, self.clip = self.sky, 0.5, (0, 0, self.width // 2, self.sky.shape[1])
        node.draw(self, view, t)
        self.target, self.shrink, self.clip = self.picture, 1.0, whole

    def glow(self, x: float, y: float, radius: float, color: ArrayLike, alpha: float) -> None:
        """A light at a pixel, collected until `add_glows`."""
        if -radius < x < self.width + radius and -radius < y < self.height + radius:
            self.glow_batch.glow(x / 4, y / 4, max(1.0, radius / 4), color, alpha)

    def add_glows(self) -> None:
        """Add every collected light to the picture."""
        if self.glow_batch.n:
            self.glows[:] = 0
            self.glow_batch.draw(self.glows, self.scratch)
            add_quarter(self.picture, self.glows, 0, self.picture.shape[1], F(1))

    def sky_to_picture(self, below: int) -> None:
        """Enlarge the sky's rows into the picture's rows above `below`."""
        rows = min(self.sky.shape[1], below // 2 + 2)
        for c in range(3):
            cv2.resize(self.sky[c, :rows], (self.sky.shape[2] * 2, 2 * rows), dst=self.picture[c, : 2 * rows])

    def mirror_into_sky(self, horizon: int) -> None:
        """Soften and clip the sky that water is about to mirror, so that far edges do not tear in the waves."""
        rows = max(0, min(self.sky.shape[1], horizon // 2 + 2))
        top = max(0, rows - max(8, self.height // 8))
        for c in range(3):
            if rows - top > 4:
                self.sky[c, top:rows] = cv2.GaussianBlur(self.sky[c, top:rows], (0, 0), sigmaX=1.6, sigmaY=1.0)
            np.minimum(self.sky[c, :rows], 1.2, out=self.sky[c, :rows])

    def finish(self, palette: Palette, seed: int, frame: int, yuv: NDArray[np.uint8]) -> None:
        """Grade the picture into `yuv`: (height * 3 / 2, width) bytes of planar 4:2:0."""
        w, h = self.width, self.height
        picture = self.picture
        if palette.style:
            stylize(picture, palette.style, seed, frame)
        if palette.monochrome:
            gray = picture[0] * F(0.40) + picture[1] * F(0.46) + picture[2] * F(0.14)
            picture[:] = gray
        light = bloom(picture, self.bright, palette.bloom_threshold)
        if palette.vignette not in self.vignettes:
            self.vignettes[palette.vignette] = vignette(*self.padded, palette.vignette)
        edge = self.vignettes[palette.vignette]
        ox, oy = grain_offset(seed, frame)
        flat = yuv.reshape(-1)
        y = flat[: w * h].reshape(h, w)
        u = flat[w * h : w * h * 5 // 4].reshape(h // 2, w // 2)
        v = flat[w * h * 5 // 4 :].reshape(h // 2, w // 2)
        # Black-and-white film has no true black: its base keeps a little light.
        flat_color = np.full(3, 0.05, F), np.ones(3, F)
        lift, gain = flat_color if palette.monochrome else (palette.lift, palette.gain)
        grade(
            picture,
            light,
            edge,
            grain_tile(self.padded[0]),
            ox,
            oy,
            F(palette.bloom),
            np.asarray(lift, F),
            np.asarray(gain, F),
            F(0.0 if palette.monochrome else palette.saturation),
            F(palette.contrast),
            F(palette.grain),
            y,
            u,
            v,
            self.grade_rows,
            self.bloom_rows,
        )
