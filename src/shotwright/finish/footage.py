"""What a film file is, however it was made, and the filters that bring it into plain form.

Plain: upright, square pixels, progressive, one constant rate, BT.709 at limited range, opaque. What must be changed for
that is said, never done in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged, WrongUse
from shotwright.media.probe import MATRIX, TRANSFER

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

STANDARD = (Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30), Fraction(48),
            Fraction(50), Fraction(60000, 1001), Fraction(60))  # fmt: skip
"""Rates that players and platforms know."""
LONGEST_HOURS = 12
HDR = ("smpte2084", "arib-std-b67")
LOOKED_AT = 6
"""Frames that are decoded to see what a file says of no other place."""


@dataclass(frozen=True, slots=True)
class Footage:
    """One film file, looked at."""

    path: Path
    width: int
    height: int
    """As it is seen: upright, square pixels, even."""
    rate: Fraction
    constant: bool
    seconds: float
    bits: int
    interlaced: bool
    alpha: bool
    matrix: str | None
    transfer: str | None
    full_range: bool
    channels: int
    """Of sound; 0 for a silent film."""
    chapters: int

    @property
    def shape(self) -> float:
        """Width over height."""
        return self.width / self.height

    @property
    def hdr(self) -> bool:
        """Its light is coded as PQ or HLG."""
        return self.transfer in HDR

    def notes(self) -> list[str]:
        """What is changed to bring it into plain form, one sentence each."""
        found = []
        if not self.constant:
            found.append(
                f"Its frame rate varies: frames are repeated or left out to make {float(self.rate):.5g} a second."
            )
        if self.interlaced:
            found.append("It is interlaced: fields are made into whole frames.")
        if self.alpha:
            found.append("It is see-through in places: they become black.")
        if self.hdr:
            found.append("It is HDR: its light is brought into the range of SDR.")
        if self.channels == 0:
            found.append("It is silent: the file has no sound track.")
        elif self.channels > 2:
            found.append(f"Its {self.channels} channels of sound are mixed to stereo.")
        return found

    def plain(self, rate: Fraction) -> list[str]:
        """Filters that bring its picture into plain form at `rate`; still in its own number of bits."""
        chain = ["bwdif=mode=send_frame"] if self.interlaced else []
        chain.append(f"fps={rate}:start_time=0")
        if self.alpha:
            chain.append("format=gbrap,premultiply=inplace=1,format=gbrp")
        if self.hdr:
            # Light at 203 nits is white of SDR (ITU-R BT.2408); the curve keeps highlights.
            chain.append("zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,"
                         "zscale=t=bt709:m=bt709:r=tv,format=yuv420p10le")  # fmt: skip
        else:
            told = f":in_color_matrix={MATRICES[self.matrix]}" if self.matrix in MATRICES else ""
            rgb = ":in_range=pc" if self.full_range else ""
            chain.append(
                f"scale={self.width}:{self.height}:flags=lanczos{told}{rgb}:out_color_matrix=bt709:out_range=tv"
            )
        if self.hdr:
            chain.append(f"scale={self.width}:{self.height}:flags=lanczos")
        chain.append("setsar=1")
        return chain


MATRICES = {"bt709": "bt709", "smpte170m": "bt601", "bt470bg": "bt601", "bt2020nc": "bt2020"}


def look(path: Path) -> Footage:
    """Look at a film without decoding the whole. Raises WrongUse or Damaged, naming the file and what is wrong."""
    import av

    if not path.is_file():
        raise WrongUse(f"There is no file '{path}'.", next_step="Check the name.")
    if not path.stat().st_size:
        raise Damaged(f"'{path.name}' is empty.", next_step="Export or fetch it again.")
    try:
        with av.open(str(path.absolute())) as container:
            films = [
                stream
                for stream in container.streams.video
                if not stream.disposition & av.stream.Disposition.attached_pic
            ]
            if not films:
                raise Damaged(
                    f"'{path.name}' holds no picture.", next_step="Deliver a film; sound alone has no preset."
                )
            video = films[0]
            stamps = sorted(p.pts for p in container.demux(video) if p.pts is not None and p.size)
            if len(stamps) < 2:
                raise Damaged(
                    f"'{path.name}' is a still picture or cut off: it has {len(stamps)} frames.",
                    next_step="Fetch or export it again; a still becomes a film in a production.",
                )
            return seen(path, container, video, np.asarray(stamps, np.int64))
    except av.error.FFmpegError as error:
        raise Damaged(
            f"'{path.name}' cannot be read as a film: {error.strerror or error}.",
            next_step="It is damaged or has the wrong name: fetch or export it again.",
        ) from error


def seen(path: Path, container: InputContainer, video: VideoStream, stamps: NDArray[np.int64]) -> Footage:
    """What the container says, and its first frames."""
    base = float(video.time_base or 0)
    steps = np.diff(stamps) * base
    seconds = float((stamps[-1] - stamps[0]) * base + np.median(steps))
    if seconds > LONGEST_HOURS * 3600:
        raise WrongUse(f"'{path.name}' lasts {seconds / 3600:.0f} hours.", next_step="Cut it into parts first.")
    container.seek(0)
    first = []
    for frame in container.decode(video):
        first.append(frame)
        if len(first) == LOOKED_AT:
            break
    if not first:
        raise Damaged(f"'{path.name}' holds no frame that can be decoded.", next_step="Fetch or export it again.")
    # Milliseconds of a container with coarse clocks make steps differ by one tick, and that is no varying rate.
    constant = bool(np.ptp(steps) <= max(2.1 * base, 0.0021))
    told = Fraction(video.average_rate or 0)
    rate = nearest(len(steps) / (float(stamps[-1] - stamps[0]) * base)) if not constant or not told else told
    pixel = first[0].format
    aspect = video.sample_aspect_ratio or Fraction(1)
    width, height = first[0].width * float(aspect), float(first[0].height)
    if int(first[0].rotation) % 180:
        width, height = height, width
    context = video.codec_context
    transfer = TRANSFER.get(int(context.color_trc))
    return Footage(
        path=path,
        width=max(2, round(width / 2) * 2),
        height=max(2, round(height / 2) * 2),
        rate=constant_rate(rate) if constant else rate,
        constant=constant,
        seconds=seconds,
        bits=max(part.bits for part in pixel.components),
        interlaced=sum(frame.interlaced_frame for frame in first) * 2 > len(first),
        alpha=any(part.is_alpha for part in pixel.components),
        matrix=MATRIX.get(int(context.colorspace)),
        transfer=transfer,
        full_range=int(context.color_range) == 2 and not pixel.is_rgb,
        channels=container.streams.audio[0].codec_context.channels if container.streams.audio else 0,
        chapters=len(container.chapters()),
    )


def nearest(fps: float) -> Fraction:
    """The standard rate closest to a measured one, or the measured one where it is far from all."""
    best = min(STANDARD, key=lambda rate: abs(float(rate) - fps))
    return best if abs(float(best) / fps - 1) < 0.25 else Fraction(max(1, round(fps)))


def constant_rate(told: Fraction) -> Fraction:
    """A rate as containers round it, made exact: 23.976 and 29.97 are fractions of 1001."""
    best = min(STANDARD, key=lambda rate: abs(rate - told))
    return best if abs(float(best) - float(told)) < 0.002 else told.limit_denominator(1001)


def allowed(rate: Fraction, limits: tuple[float, float] | None) -> Fraction:
    """The rate that a platform takes: the film's own, doubled, halved or thinned until it lies inside the limits."""
    if limits is None:
        return rate
    low, high = limits
    while float(rate) < low - 0.001:
        rate *= 2
    if float(rate) <= high + 0.001:
        return rate
    for part in range(2, 61):
        if low - 0.001 <= float(rate / part) <= high + 0.001:
            return rate / part
    return Fraction(round(high))
