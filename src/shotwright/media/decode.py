"""Films into arrays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged


def frames(path: Path, pixel_format: str = "rgb24") -> Iterator[NDArray[np.uint8]]:
    """Every frame of a film: (height, width, 3) for rgb24, (height * 3 / 2, width) for yuv420p."""
    import av

    try:
        with av.open(str(path.absolute())) as container:
            for frame in container.decode(video=0):
                yield np.asarray(frame.to_ndarray(format=pixel_format), np.uint8)
    except av.error.FFmpegError as error:
        raise Damaged(f"'{path}' cannot be decoded: {error.strerror or error}.") from error


def sound(path: Path) -> tuple[NDArray[np.float32], int]:
    """The first sound track: (samples, channels) in -1..1, and its rate."""
    import av

    blocks = []
    try:
        with av.open(str(path.absolute())) as container:
            stream = container.streams.audio[0]
            resampler = av.AudioResampler(format="fltp", layout=stream.layout, rate=stream.rate)
            for frame in container.decode(stream):
                blocks += [block.to_ndarray() for block in resampler.resample(frame)]
            rate = int(stream.rate or 0)
    except (av.error.FFmpegError, IndexError) as error:
        raise Damaged(f"'{path}' holds no sound that can be decoded.") from error
    if not blocks:
        raise Damaged(f"'{path}' holds no sound.")
    return np.concatenate(blocks, axis=1).T.astype(np.float32), rate


def last_frame(path: Path, target: Path) -> None:
    """Write the last frame of a film as PNG, whole or not at all."""
    import cv2

    from .files import write_bytes

    latest = None
    for latest in frames(path):  # noqa: B007
        pass
    if latest is None:
        raise Damaged(f"'{path}' holds no frames.")
    done, data = cv2.imencode(".png", latest[..., ::-1])
    assert done
    target.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(target, data.tobytes(), force=True)
