"""Puffs: lit sprites for smoke, dust and spray; closed forms of time, so any frame can be painted alone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import ArrayLike

from .canvas import Canvas
from .color import mix
from .raster import Texture

F = np.float32
PIXELS = 128


def puff_textures(count: int, shade: ArrayLike, lit: ArrayLike, seed: int) -> list[Texture]:
    """Cloud puffs lit from the upper left: `shade` and `lit` are colours of the two sides."""
    textures = []
    grid = np.mgrid[-1 : 1 : PIXELS * 1j, -1 : 1 : PIXELS * 1j]
    distance = np.hypot(*grid)
    for k in range(count):
        rng = np.random.default_rng((seed, 31, k))

        def lumps(n: int, rng: np.random.Generator = rng) -> np.ndarray:
            return np.asarray(cv2.resize(rng.random((n, n)).astype(F), (PIXELS, PIXELS), interpolation=cv2.INTER_CUBIC))

        noise = lumps(7) * 0.6 + lumps(16) * 0.3
        alpha = np.clip((1 - distance - noise * 0.42) * 3.0, 0, 1) ** 1.2
        light = np.clip(0.55 - (grid[0] * 0.45 + grid[1] * 0.45) + (noise - 0.45) * 0.7, 0, 1)[None]
        dark, bright = np.asarray(shade, F)[:, None, None], np.asarray(lit, F)[:, None, None]
        # The rim takes the lit colour, or thin edges would read as dark outlines against the sky.
        thin = (1 - alpha)[None] * 0.7
        color = (dark * (1 - light) + bright * light) * (1 - thin) + bright * thin
        textures.append(Texture(np.concatenate([color * alpha, alpha[None]]).astype(F)))
    return textures


def billow_textures(count: int, shade: ArrayLike, lit: ArrayLike, seed: int) -> list[Texture]:
    """Dense, round-headed billows, as of a launch: heaps of balls lit from the upper left, dark between and below."""
    textures = []
    grid = np.mgrid[-1 : 1 : PIXELS * 1j, -1 : 1 : PIXELS * 1j].astype(F)
    for k in range(count):
        rng = np.random.default_rng((seed, 37, k))
        height, light, alpha = (
            np.full((PIXELS, PIXELS), -1, F),
            np.zeros((PIXELS, PIXELS), F),
            np.zeros((PIXELS, PIXELS), F),
        )
        for i in range(16):
            r = 0.50 if i == 0 else float(rng.uniform(0.18, 0.36))
            turn, far = float(rng.uniform(0, 6.283)), 0.0 if i == 0 else (0.90 - r) * float(rng.uniform(0.45, 1.0))
            dy, dx = (grid[0] - far * np.sin(turn)) / r, (grid[1] - far * np.cos(turn)) / r
            d2 = dx * dx + dy * dy
            up = np.sqrt(np.clip(1 - d2, 0, 1))
            front = r * up + (0.25 * (1 - far) if i else 0.0)
            on = (d2 < 1) & (front > height)
            own = np.clip(0.42 - 0.42 * dx - 0.50 * dy + 0.22 * up - 0.10 * grid[0], 0, 1)
            light[on], height[on] = own[on], front[on]
            alpha = np.maximum(alpha, np.clip((1 - np.sqrt(d2)) * 6.5 * r / 0.3, 0, 1))
        light = np.asarray(cv2.GaussianBlur(light, (0, 0), 2.2), F)[None]
        dark, bright = np.asarray(shade, F)[:, None, None], np.asarray(lit, F)[:, None, None]
        color = dark * (1 - light) + bright * light
        textures.append(Texture(np.concatenate([color * alpha, alpha[None]]).astype(F)))
    return textures


def draw_puff(canvas: Canvas, texture: Texture, x: float, y: float, radius: float, alpha: float) -> None:
    """One puff centred on pixel (x, y)."""
    if -radius < x < canvas.width + radius and -radius < y < canvas.height + radius:
        k = radius * 2 / PIXELS
        canvas.blit(texture, x - radius, y - radius, k, k, alpha)


def dust_colors(ground: ArrayLike, haze: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Shade and light of dust thrown up from a ground of this colour."""
    return mix(ground, haze, 0.35), mix(ground, (1.0, 1.0, 1.0), 0.45)
