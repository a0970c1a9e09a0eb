"""A film cropped along a path: frames come from one FFmpeg, are warped at sub-pixel places, and go into another.

A filter that crops whole pixels makes slow moves tremble; a warp does not.
"""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from collections.abc import Callable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged
from shotwright.media import ffmpeg

from .footage import Footage
from .reframe import Path
from .subject import raw

Bytes = NDArray[np.uint8]


def feed(
    footage: Footage, rate: Fraction, path: Path, axis: int, wide: int, high: int, arguments: list[str],
    progress: Callable[[float], None] | None = None,
) -> int:  # fmt: skip
    """Send the cropped film, (wide, high) of yuv420p, into FFmpeg with `arguments`; how many frames it had."""
    width, height = footage.width, footage.height
    # Shrinking is done by a filter that sees every pixel; the warp then only enlarges or shifts.
    shrink = min(1.0, max(wide / width, high / height))
    width, height = max(2, round(width * shrink / 2) * 2), max(2, round(height * shrink / 2) * 2)
    chain = ",".join([*footage.plain(rate), f"scale={width}:{height}:flags=area", "format=yuv420p"])
    head = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{wide}x{high}", "-r", str(rate), "-i", "pipe:0"]
    count = 0
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            [ffmpeg.program(), "-hide_banner", "-loglevel", "error", *head, *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True,
        )  # fmt: skip
        assert child.stdin is not None
        try:
            for frame in raw(footage.path, chain, (height * 3 // 2, width)):
                at = float(path.at[min(count, len(path.at) - 1)])
                child.stdin.write(cropped(frame, width, height, at, path.share, axis, wide, high).tobytes())
                count += 1
                if progress is not None:
                    progress(count / len(path.at))
            child.stdin.close()
            child.wait()
        except BrokenPipeError:
            child.wait()
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
            with contextlib.suppress(BrokenPipeError):
                child.stdin.close()
        if child.returncode:
            said.seek(0)
            raise Damaged(f"The encoder stopped: {ffmpeg.first_words(said.read().decode(errors='replace'))}.")
    if not count:
        raise Damaged(f"'{footage.path.name}' could not be decoded.", next_step="Fetch or export it again.")
    return count


def cropped(frame: Bytes, width: int, height: int, at: float, share: float, axis: int, wide: int, high: int) -> Bytes:
    """One frame of planar 4:2:0: the part that begins at `at` along the axis, filling the new size."""
    quarter = width * height // 4
    flat = frame.reshape(-1)
    planes = (flat[: width * height].reshape(height, width),
              flat[width * height : width * height + quarter].reshape(height // 2, width // 2),
              flat[width * height + quarter :].reshape(height // 2, width // 2))  # fmt: skip
    made = []
    for number, plane in enumerate(planes):
        part = 2 if number else 1
        made.append(warped(plane, at, share, axis, wide // part, high // part).reshape(-1))
    return np.concatenate(made)


def warped(plane: Bytes, at: float, share: float, axis: int, wide: int, high: int) -> Bytes:
    """A plane's part, enlarged or shifted at sub-pixel places."""
    import cv2

    rows, columns = plane.shape
    left, top = (at * columns, 0.0) if axis == 0 else (0.0, at * rows)
    across, down = (share * columns / wide, rows / high) if axis == 0 else (columns / wide, share * rows / high)
    matrix = np.array([[across, 0, left + across / 2 - 0.5], [0, down, top + down / 2 - 0.5]])
    how = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(plane, matrix, (wide, high), flags=how, borderMode=cv2.BORDER_REPLICATE), np.uint8)
