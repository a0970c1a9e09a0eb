"""Colours as float32 triples."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Rgb = NDArray[np.float32]


def rgb(text: str) -> Rgb:
    """The colour of a hexadecimal `rrggbb`, display-referred 0..1."""
    text = text.lstrip("#")
    return np.array([int(text[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def mix(a: str | ArrayLike, b: str | ArrayLike, t: float) -> Rgb:
    """From `a` (t = 0) to `b` (t = 1); either may be hexadecimal text."""
    first = rgb(a) if isinstance(a, str) else np.asarray(a, np.float32)
    second = rgb(b) if isinstance(b, str) else np.asarray(b, np.float32)
    mixed: Rgb = first * np.float32(1 - t) + second * np.float32(t)
    return mixed


def luma(color: ArrayLike) -> float:
    """Perceived brightness of a display-referred colour (BT.601 weights)."""
    r, g, b = np.asarray(color, float)
    return float(0.299 * r + 0.587 * g + 0.114 * b)
