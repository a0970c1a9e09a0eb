"""What a media file is, read by PyAV and from its own boxes."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shotwright.errors import Damaged, WrongUse

MATRIX = {1: "bt709", 5: "bt470bg", 6: "smpte170m", 9: "bt2020nc"}
PRIMARIES = {1: "bt709", 5: "bt470bg", 6: "smpte170m", 9: "bt2020"}
TRANSFER = {1: "bt709", 6: "smpte170m", 13: "iec61966-2-1", 16: "smpte2084", 18: "arib-std-b67"}
RANGE = {1: "tv", 2: "pc"}
# FFmpeg's names for the code points of ITU-T H.273; a tag that says "unspecified" is None.


@dataclass(frozen=True, slots=True)
class Probe:
    """One film file."""

    width: int
    height: int
    fps: Fraction
    frames: int
    seconds: float
    video_codec: str
    pixel_format: str
    color_space: str | None
    color_primaries: str | None
    color_transfer: str | None
    color_range: str | None
    audio_codec: str | None
    channels: int
    sample_rate: int
    faststart: bool
    """The index comes before the pictures, so that a player can start at once."""


def probe(path: Path) -> Probe:
    """Open a film and say what it is. Raises WrongUse when there is no such file, Damaged when it is no film."""
    import av

    if not path.is_file():
        raise WrongUse(f"There is no file '{path}'.", next_step="Check the name.")
    try:
        with av.open(str(path.absolute())) as container:
            if not container.streams.video:
                raise Damaged(f"'{path}' holds no picture.")
            video = container.streams.video[0]
            audio = container.streams.audio[0] if container.streams.audio else None
            context = video.codec_context
            frames = video.frames or sum(1 for _ in container.decode(video))
            fps = Fraction(video.average_rate or 0)
            return Probe(
                width=context.width,
                height=context.height,
                fps=fps,
                frames=frames,
                seconds=float((container.duration or 0) / av.time_base),
                video_codec=context.name,
                pixel_format=context.pix_fmt or "",
                color_space=MATRIX.get(int(context.colorspace)),
                color_primaries=PRIMARIES.get(int(context.color_primaries)),
                color_transfer=TRANSFER.get(int(context.color_trc)),
                color_range=RANGE.get(int(context.color_range)),
                audio_codec=audio.codec_context.name if audio else None,
                channels=audio.codec_context.channels if audio else 0,
                sample_rate=audio.codec_context.sample_rate if audio else 0,
                faststart=moov_first(path),
            )
    except av.error.FFmpegError as error:
        raise Damaged(f"'{path}' cannot be read as a film: {error.strerror or error}.") from error


def check_media(path: Path) -> None:
    """Raise Damaged unless the file is a film, a picture or a sound."""
    import av

    try:
        with av.open(str(path.absolute())) as container:
            if container.streams.get():
                return
    except av.error.FFmpegError as error:
        raise Damaged(f"'{path}' is no film, picture or sound: {error.strerror or error}.") from error
    raise Damaged(f"'{path}' is no film, picture or sound.")


def moov_first(path: Path) -> bool:
    """True for an MP4 whose `moov` box comes before `mdat` (ISO/IEC 14496-12 box headers)."""
    with path.open("rb") as file:
        while len(header := file.read(8)) == 8:
            size, kind = struct.unpack(">I4s", header)
            if kind == b"moov":
                return True
            if kind == b"mdat" or size == 0:
                return False
            skip = size - 8
            if size == 1:
                skip = struct.unpack(">Q", file.read(8))[0] - 16
            file.seek(skip, 1)
    return False
