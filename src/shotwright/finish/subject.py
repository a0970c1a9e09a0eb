"""Where the subject of a film is: known for a take of the house, else found by saliency, colour and motion.

known   the scene is composed again from what the signature says, and tells where its subject stands
found   spectral residual (Hou and Zhang 2007), colour against its row and against what is around it (Itti 1998), and
        what moves against the picture as a whole; then a median over time
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.film import ASPECTS, Frame, Shot
from shotwright.media import ffmpeg
from shotwright.trust.credentials import Verdict

from .footage import Footage

Floats = NDArray[np.float64]
WIDE = 160
"""Pixels across the picture in which a subject is sought."""
LOOKS = 8
"""Looks a second."""
CENTRAL, LEVEL = 0.5, 0.3
"""Widths of the bell by which the picture's middle counts more: that is where cameras put what matters."""
CUT = 0.11
"""Mean change of a pixel from one frame to the next, 0..1, that only a cut makes."""


@dataclass(frozen=True, slots=True)
class Track:
    """Where the subject is in every frame, along one axis (0 across, 1 down), as fractions of the picture."""

    low: Floats
    high: Floats
    cuts: tuple[int, ...] = ()
    """Frames that begin a new shot."""
    known: bool = False
    facing: int = 0
    """Which end is its front, where it is known: -1 the low one, 1 the high one. A face is kept before a tail."""


def known(verdict: Verdict, footage: Footage, rate: Fraction, count: int, axis: int) -> Track | None:
    """The subject's track in a take of the house, as its unbroken signature tells; None for any other film."""
    if not verdict.unchanged or verdict.model != "house" or not verdict.prompt or verdict.seed is None:
        return None
    from shotwright.prompt import parse

    shots = parse(verdict.prompt)
    aspect = next((name for name, ratio in ASPECTS.items() if abs(float(ratio) / footage.shape - 1) < 0.01), None)
    if len(shots) != 1 or aspect is None:
        return None
    return of_shot(
        shots[0], Frame(aspect=aspect, size="360p", fps=24), footage.seconds, verdict.seed, rate, count, axis
    )


def of_shot(shot: Shot, frame: Frame, seconds: float, seed: int, rate: Fraction, count: int, axis: int) -> Track | None:
    """The track of a composed scene; None where it has no subject."""
    from shotwright.house.previz.compose import compose

    scene = compose(shot, frame, seconds, seed)
    if scene.focus is None:
        return None
    whole = scene.pixels[axis]
    boxes = [scene.focus(scene.view(n / float(rate)), n / float(rate)) for n in range(count)]
    edges = np.array([(box[axis], box[axis + 2]) for box in boxes], float) / whole
    edges = np.clip(edges, 0.0, 1.0)
    facing = scene.figures[0].facing if scene.figures and axis == 0 else 0
    return Track(edges[:, 0], edges[:, 1], known=True, facing=int(np.sign(facing)))


def found(footage: Footage, rate: Fraction, count: int, axis: int, share: float) -> Track:
    """The subject's track as it is seen; `share` is how much of the axis a crop will show."""
    step = max(1, round(float(rate) / LOOKS))
    centres: list[float] = []
    halves: list[float] = []
    cuts: list[int] = []
    before: NDArray[np.float32] | None = None
    last: NDArray[np.float32] | None = None
    for number, picture in enumerate(small(footage, rate)):
        grey = picture.mean(axis=2, dtype=np.float32) / 255
        if before is not None and float(np.abs(grey - before).mean()) > CUT:
            cuts.append(number)
            last = None
        if number % step == 0 or (cuts and cuts[-1] == number):
            profile = attention(picture, grey, last).sum(axis=axis)
            centre, reach = strongest(profile, share)
            last = grey
        centres.append(centre)
        halves.append(reach)
        before = grey
    if not centres:
        return Track(np.full(count, 0.4), np.full(count, 0.6))
    centres, halves = (part + [part[-1]] * (count - len(part)) for part in (centres, halves))
    middle, half = np.array(centres[:count]), np.array(halves[:count])
    for first, end in shots(cuts, count):
        middle[first:end] = steadied(middle[first:end], 2 * round(float(rate) / 2) + 1)
        half[first:end] = steadied(half[first:end], 2 * round(float(rate) / 2) + 1)
    return Track(middle - half, middle + half, tuple(cut for cut in cuts if cut < count))


def shots(cuts: tuple[int, ...] | list[int], count: int) -> list[tuple[int, int]]:
    """First frame and end of each shot."""
    marks = [0, *(cut for cut in cuts if 0 < cut < count), count]
    return list(pairwise(marks))


def small(footage: Footage, rate: Fraction) -> Iterator[NDArray[np.uint8]]:
    """Every frame at `rate`, small, as RGB."""
    height = max(16, round(WIDE / footage.shape / 2) * 2)
    chain = ",".join([*footage.plain(rate), f"scale={WIDE}:{height}:flags=area,format=rgb24"])
    yield from raw(footage.path, chain, (height, WIDE, 3))


def raw(path: Path, chain: str, shape: tuple[int, ...]) -> Iterator[NDArray[np.uint8]]:
    """A film's frames through a chain of filters, as arrays. Ends FFmpeg whatever happens."""
    size = int(np.prod(shape))
    child = subprocess.Popen(
        [ffmpeg.program(), "-hide_banner", "-nostdin", "-loglevel", "quiet", "-i", str(path.absolute()), "-map", "0:V:0",
         "-vf", chain, "-f", "rawvideo", "pipe:1"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    assert child.stdout is not None
    try:
        while len(data := child.stdout.read(size)) == size:
            yield np.frombuffer(data, np.uint8).reshape(shape)
    finally:
        child.kill()
        child.stdout.close()
        child.wait()


def attention(picture: NDArray[np.uint8], grey: NDArray[np.float32], before: NDArray[np.float32] | None) -> Floats:
    """How much each pixel draws the eye, 0 and up."""
    import cv2

    high, wide = grey.shape
    rows, columns = np.mgrid[0:high, 0:wide]
    likely = np.exp(-(((columns / wide - 0.5) / CENTRAL) ** 2) - ((rows / high - 0.58) / LEVEL) ** 2)
    colour = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB).astype(np.float64)
    fine, near, far = (cv2.GaussianBlur(colour, (0, 0), wide * size) for size in (0.0125, 0.025, 0.125))
    # A subject differs from its own row, where skies and floors do not, and from what is around it.
    from_row = np.linalg.norm(fine - np.median(fine, axis=1, keepdims=True), axis=2)
    from_near = np.linalg.norm(near - far, axis=2)
    total = 0.5 * normed(residual(grey)) + normed(from_row) + normed(from_near)
    if before is not None:
        (dx, dy), _ = cv2.phaseCorrelate(before, grey)
        moved = cv2.warpAffine(
            before, np.array([[1, 0, dx], [0, 1, dy]], float), (wide, high), borderMode=cv2.BORDER_REPLICATE
        )
        change = cv2.GaussianBlur(np.abs(grey - moved), (0, 0), 3.0)
        if float(change.max()) > 0.01:
            total = total + normed(change)
    return np.asarray((total * likely) ** 4, float)


def residual(grey: NDArray[np.float32]) -> Floats:
    """Saliency as what the spectrum has more than its own local mean."""
    import cv2

    small_grey = cv2.resize(grey, (64, 64), interpolation=cv2.INTER_AREA)
    spectrum = np.fft.fft2(small_grey)
    log = np.log(np.abs(spectrum) + 1e-6)
    rest = log - cv2.blur(log, (3, 3))
    map_ = np.abs(np.fft.ifft2(np.exp(rest + 1j * np.angle(spectrum)))) ** 2
    return np.asarray(cv2.resize(cv2.GaussianBlur(map_, (0, 0), 2.5), grey.shape[::-1]), float)


def normed(map_: Floats) -> Floats:
    """A map with its strongest hundredth at 1."""
    least = float(map_.min())
    return np.asarray(np.clip((map_ - least) / (float(np.percentile(map_, 99)) - least + 1e-9), 0.0, 1.5), float)


def strongest(profile: Floats, share: float) -> tuple[float, float]:
    """Centre and half width of what draws the eye most inside a window of this share."""
    n = len(profile)
    profile = np.maximum(profile - np.median(profile), 0.0)
    window = max(1, round(share * n))
    total = np.concatenate([[0.0], np.cumsum(profile)])
    first = int(np.argmax(total[window:] - total[:-window]))
    inside = profile[first : first + window] + 1e-12
    places = (np.arange(first, first + window) + 0.5) / n
    centre = float((inside * places).sum() / inside.sum())
    spread = float(np.sqrt((inside * (places - centre) ** 2).sum() / inside.sum()))
    return centre, min(1.2 * spread, 0.36 * share)


def steadied(values: Floats, width: int) -> Floats:
    """A running median and then a running mean, ends held: one wrong look moves nothing."""
    width = min(width, len(values) // 2 * 2 - 1)
    if width < 3:
        return values
    padded = np.pad(values, width // 2, mode="edge")
    middle = np.median(np.lib.stride_tricks.sliding_window_view(padded, width), axis=1)
    window = np.hanning(width + 2)[1:-1]
    smooth: Floats = np.convolve(np.pad(middle, width // 2, mode="edge"), window / window.sum(), mode="valid")
    return smooth
