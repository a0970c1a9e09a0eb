"""The frame of a film that shows it best: sharp, neither dark nor burnt, not in a fade."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged
from shotwright.media.files import write_bytes

TRIED = 12
EDGES = 0.06
"""Share of the film at either end where it fades and titles stand."""


def poster(film: Path, target: Path, *, force: bool = False) -> Path:
    """Write the best of some frames as JPEG. Raises Damaged, FileInTheWay or Unwritable."""
    import av
    import cv2

    best: NDArray[np.uint8] | None = None
    highest = -1.0
    with av.open(str(film.absolute())) as container:
        video = container.streams.video[0]
        whole = float(container.duration or 0) / av.time_base
        for number in range(TRIED):
            moment = whole * (EDGES + (1 - 2 * EDGES) * number / (TRIED - 1))
            container.seek(int(moment * av.time_base))
            for frame in container.decode(video):
                if frame.time is None or frame.time >= moment - 0.02:
                    pixels = np.asarray(frame.to_ndarray(format="bgr24"), np.uint8)
                    if (worth := score(pixels)) > highest:
                        best, highest = pixels, worth
                    break
    if best is None:
        raise Damaged(f"'{film}' holds no frame that can be decoded.")
    done, data = cv2.imencode(".jpg", best, [cv2.IMWRITE_JPEG_QUALITY, 90])
    assert done
    write_bytes(target, data.tobytes(), force=force)
    return target


def score(pixels: NDArray[np.uint8]) -> float:
    """Detail, times how well it is exposed, times how much colour there is."""
    import cv2

    height = max(2, round(320 * pixels.shape[0] / pixels.shape[1]))
    small = cv2.resize(pixels, (320, height), interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    detail = float(np.log1p(cv2.Laplacian(grey, cv2.CV_64F).var()))
    exposed = max(0.05, 1.0 - abs(float(grey.mean()) / 255 - 0.45) * 1.6)
    colour = 0.7 + float(cv2.cvtColor(small, cv2.COLOR_BGR2HSV)[..., 1].mean()) / 255
    return detail * exposed * colour * (0.3 + float(grey.std()) / 64)
