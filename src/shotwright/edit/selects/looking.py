"""Footage looked at once: where its shots begin, and of each how sharp, steady and loud it is and what it looks like.

A frame in every few is decoded small and grey. A shot begins where the colours of the picture change far more than they do
around it (the difference to both sides, so that a pan or a flash begins none).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged, WrongUse
from shotwright.media import sound as sounds

WIDTH = 160
STEP = 27.0
"""Difference of hue, saturation and brightness, 0..255, from which a cut is seen; the usual threshold of the trade."""
SHORTEST = 0.4
"""Seconds of the shortest shot."""
SILENT = -50.0
"""Decibels below full scale under which nothing is heard."""
ALIKE = 6
"""Bits of 64 in which the fingerprints of two takes of one shot differ at most."""
Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Seen:
    """One shot of a film and what was measured of it."""

    file: str
    start: float
    """Seconds into the file."""
    end: float
    sharpness: float
    """Variance of the Laplacian of the small grey picture, the median over its frames."""
    shake: float
    """Change of motion from frame to frame, in percent of the width, the median."""
    loudness: float
    """Mean decibels below full scale; -180 for no sound."""
    silence: float
    """Share of its time in which nothing is heard."""
    print: int
    """64-bit fingerprint of its middle frame."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start

    @property
    def worth(self) -> float:
        """One figure to choose the best of duplicates by: sharp, and steady."""
        return float(np.log1p(self.sharpness) - 1.5 * self.shake)

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {**asdict(self), "print": f"{self.print:016x}", "worth": round(self.worth, 3)}


def look(path: Path, name: str = "") -> list[Seen]:
    """The shots of a film in order. Raises WrongUse or Damaged, naming the file."""
    import av
    import cv2

    if not path.is_file():
        raise WrongUse(f"There is no file '{path}'.", next_step="Check the name of the footage.")
    times: list[float] = []
    colors: list[Picture] = []
    sharp: list[float] = []
    moved: list[tuple[float, float]] = []
    prints: list[int] = []
    cuts = [0]
    before: Picture | None = None
    steps: list[float] = []
    try:
        with av.open(str(path.absolute())) as container:
            if not container.streams.video:
                raise Damaged(f"'{path.name}' holds no picture.", next_step="Choose films only.")
            container.streams.video[0].thread_type = "AUTO"
            for frame in container.decode(video=0):
                high = max(2, round(WIDTH * frame.height / frame.width / 2) * 2)
                small = np.asarray(frame.reformat(WIDTH, high, "bgr24").to_ndarray(), np.uint8)
                grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)
                hsv = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2HSV), np.uint8)
                steps.append(0.0 if not colors else float(cv2.absdiff(hsv, colors[-1]).mean()))
                colors[:] = [hsv]
                shift = (0.0, 0.0)
                if before is not None:
                    (x, y), _ = cv2.phaseCorrelate(before.astype(np.float32), grey.astype(np.float32))
                    shift = (float(x), float(y))
                before = grey
                times.append(float(frame.time if frame.time is not None else len(times) / 24))
                sharp.append(float(cv2.Laplacian(grey, cv2.CV_32F).var()))
                moved.append(shift)
                prints.append(fingerprint(grey))
    except av.error.FFmpegError as error:
        raise Damaged(
            f"'{path.name}' cannot be decoded: {error.strerror or error}.", next_step="Fetch it again."
        ) from error
    if not times:
        raise Damaged(f"'{path.name}' holds no frames.", next_step="It is cut off or empty: fetch it again.")
    pace = float(np.median(np.diff(times))) if len(times) > 1 else 1 / 24
    for number in range(1, len(steps)):
        around = max(steps[number - 1] if number > 1 else 0.0, steps[number + 1] if number + 1 < len(steps) else 0.0)
        if steps[number] >= STEP and steps[number] > 2 * around and times[number] - times[cuts[-1]] >= SHORTEST:
            cuts.append(number)
    try:
        heard = sounds.stereo(path)
    except Damaged:
        # A silent film is no fault.
        heard = np.zeros((0, 2))
    found = []
    for first, last in zip(cuts, [*cuts[1:], len(times)], strict=True):
        start, end = times[first] - times[0], times[last - 1] + pace - times[0]
        loudness, silence = levels(heard[round(start * sounds.RATE) : round(end * sounds.RATE)])
        jerk = np.diff(np.asarray(moved[first + 1 : last] or [(0.0, 0.0)]), axis=0)
        shake = float(np.median(np.hypot(jerk[:, 0], jerk[:, 1]))) / WIDTH * 100 if len(jerk) else 0.0
        found.append(
            Seen(name or str(path), start, end, float(np.median(sharp[first:last])), shake, loudness, silence,
                 prints[(first + last) // 2])
        )  # fmt: skip
    return found


def fingerprint(grey: Picture) -> int:
    """64 bits: whether each of 8 × 8 places is brighter than the one to its right."""
    import cv2

    small = np.asarray(cv2.resize(grey, (9, 8), interpolation=cv2.INTER_AREA), np.int16)
    bits = (small[:, 1:] > small[:, :-1]).reshape(-1)
    return int("".join("1" if bit else "0" for bit in bits), 2)


def levels(heard: NDArray[np.float64]) -> tuple[float, float]:
    """Mean level in decibels below full scale, and the share of time in which nothing is heard."""
    block = sounds.RATE // 20
    count = len(heard) // block
    if not count:
        return -180.0, 1.0
    power = (heard[: count * block] ** 2).mean(axis=1).reshape(count, block).mean(axis=1)
    decibels = 10 * np.log10(np.maximum(power, 1e-18))
    return float(10 * np.log10(max(float(power.mean()), 1e-18))), float((decibels < SILENT).mean())


def duplicates(shots: list[Seen]) -> list[list[int]]:
    """Numbers of shots that look alike, in groups, in order of the first; a shot like no other is a group of its own."""
    groups: list[list[int]] = []
    for number, shot in enumerate(shots):
        for group in groups:
            other = shots[group[0]]
            if (shot.print ^ other.print).bit_count() <= ALIKE and 0.4 < shot.seconds / max(other.seconds, 0.01) < 2.5:
                group.append(number)
                break
        else:
            groups.append([number])
    return groups
