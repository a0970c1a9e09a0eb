"""Contact sheets: a few frames side by side, so that a director can stop before the film is painted."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from shotwright.media.files import write_bytes

from .canvas import Canvas
from .render import Yuv, paint
from .scene import Scene

BORDER = 8


def to_rgb(yuv: Yuv) -> NDArray[np.uint8]:
    """Limited-range BT.709 4:2:0 as (height, width, 3) RGB."""
    height = yuv.shape[0] * 2 // 3
    width = yuv.shape[1]
    flat = yuv.reshape(-1)
    y = flat[: width * height].reshape(height, width).astype(np.float32) - 16
    planes = flat[width * height :].reshape(2, height // 2, width // 2).astype(np.float32) - 128
    u, v = (cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR) for plane in planes)
    r = 1.16438 * y + 1.79274 * v
    g = 1.16438 * y - 0.21325 * u - 0.53291 * v
    b = 1.16438 * y + 2.11240 * u
    return np.clip(np.stack([r, g, b], 2) + 0.5, 0, 255).astype(np.uint8)


def moments(scene: Scene, frames: int) -> list[int]:
    """Frame numbers spread over the shot: near its start, through its middle, near its end."""
    last = scene.count - 1
    return [round(last * (0.06 + 0.88 * k / max(1, frames - 1))) for k in range(frames)]


def contact_sheet(scene: Scene, frames: int = 3) -> NDArray[np.uint8]:
    """`frames` frames side by side (or stacked, for wide pictures) on a dark ground, as RGB."""
    canvas = Canvas(*scene.pixels)
    pictures = [to_rgb(paint(scene, index, canvas)) for index in moments(scene, frames)]
    height, width = pictures[0].shape[:2]
    sheet = np.full((height + 2 * BORDER, (width + BORDER) * frames + BORDER, 3), 18, np.uint8)
    for k, picture in enumerate(pictures):
        left = BORDER + k * (width + BORDER)
        sheet[BORDER : BORDER + height, left : left + width] = picture
    return sheet


def save_png(picture: NDArray[np.uint8], target: Path, *, force: bool) -> None:
    """Write an RGB picture as PNG, whole or not at all."""
    done, data = cv2.imencode(".png", picture[..., ::-1], [cv2.IMWRITE_PNG_COMPRESSION, 1])
    assert done
    write_bytes(target, data.tobytes(), force=force)
