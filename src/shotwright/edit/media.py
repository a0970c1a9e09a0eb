"""What lies behind the names in a cut: probed once, and brought into a form that any frame of it can be found in.

A film at the cut's constant rate is used as it is. One of another or a changing rate, of more than 8 bits, rotated,
interlaced, or with keyframes far apart is conformed once into the cache. A still with a move becomes a film of that move.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged, WrongUse
from shotwright.film.cut import Box, Clip, Cut
from shotwright.film.look import Frame
from shotwright.media import ffmpeg
from shotwright.media.encode import Encoder
from shotwright.media.files import digest

Picture = NDArray[np.uint8]
STILLS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff")
LUTS = (".cube", ".3dl")
CONFORM = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "10", "-pix_fmt", "yuv420p", "-g", "24", "-bf", "0")
LONGEST_HOURS = 10
KEYS_APART = 12.0
"""Seconds: finding a frame decodes from the keyframe before it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that FFmpeg can read frame by frame."""

    path: Path
    digest: str
    width: int
    height: int
    frames: int
    """At the cut's rate; 0 for stills, which last as long as they are asked to."""
    still: bool = False
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What PyAV says of a film's picture, as far as conforming asks."""

    width: int
    height: int
    rate: Fraction
    constant: bool
    seconds: float
    plain: bool
    """8-bit 4:2:0 without rotation, alpha or interlacing, keyframes close together."""
    sound: bool


class Shelf:
    """The media of one cut, looked at and conformed once each."""

    def __init__(self, cut: Cut, folder: Path, cache: Path) -> None:
        self.cut, self.folder, self.cache = cut, folder, cache
        self._digests: dict[Path, str] = {}

    def sources(self) -> dict[str, Source]:
        """Every name in the cut with its source. Raises WrongUse or Damaged, naming the file."""
        names = [clip.media for clip in self.cut.clips if clip.kind != "color"]
        names += [overlay.media for overlay in self.cut.overlays]
        if self.cut.meta.get("lut"):
            names.append(str(self.cut.meta["lut"]))
        found = {name: self.source(name) for name in dict.fromkeys(names)}
        for clip in self.cut.clips:
            if clip.kind == "video" and not clip.freeze:
                self.check_length(clip, found[clip.media])
        return found

    def source(self, name: str) -> Source:
        """One source, conformed where it must be."""
        path = (self.folder / name).resolve()
        if not path.is_file():
            raise WrongUse(f"There is no file '{name}'.", next_step="Check the cut: paths count from its folder.")
        if path.suffix.lower() in LUTS:
            return Source(path, self.digest(path), 0, 0, 0, still=True)
        if path.suffix.lower() in STILLS:
            width, height = still_size(path)
            return Source(path, self.digest(path), width, height, 0, still=True)
        seen = look(path)
        fps = self.cut.frame.fps
        if not (seen.plain and seen.constant and seen.rate == fps):
            path = self.conformed(path, seen)
        return Source(path, self.digest(path), seen.width, seen.height, round(seen.seconds * fps), sound=seen.sound)

    def conformed(self, path: Path, seen: Looked) -> Path:
        """The film at the cut's rate, 8-bit 4:2:0, upright; made once and kept in the cache."""
        fps = self.cut.frame.fps
        key = json.dumps([self.digest(path), fps, CONFORM, ffmpeg.version()])
        target = self.cache / "conformed" / f"{hashlib.sha256(key.encode()).hexdigest()}.mp4"
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_suffix(".part.mp4")
            whole = "pad=ceil(iw/2)*2:ceil(ih/2)*2"
            ffmpeg.run(
                ["-i", str(path), "-map", "0:v:0", "-an", "-vf", f"fps={fps},{whole},format=yuv420p", *CONFORM,
                 "-video_track_timescale", str(fps * 512), "-y", str(part)],
                path,
            )  # fmt: skip
            part.replace(target)
        return target

    def check_length(self, clip: Clip, source: Source) -> None:
        """A clip may ask for a few frames more than there are, because models round; not for many."""
        needed = clip.start + clip.frames * clip.speed
        if not source.still and needed > source.frames + max(6, self.cut.frame.fps // 4):
            fps = self.cut.frame.fps
            raise WrongUse(
                f"'{clip.name}' asks for {needed / fps:.2f} s of '{clip.media}', which has {source.frames / fps:.2f} s.",
                next_step="Make the clip shorter, slower, or let its last frame freeze.",
            )

    def digest(self, path: Path) -> str:
        """The digest of a file's bytes, taken once."""
        if path not in self._digests:
            self._digests[path] = digest(path)
        return self._digests[path]


def look(path: Path) -> Looked:
    """Probe a film without decoding it. Raises Damaged when it is none."""
    import av

    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise Damaged(
                    f"'{path.name}' holds no picture.", next_step="Use it as a sound, or choose another file."
                )
            video = container.streams.video[0]
            context = video.codec_context
            if not context.width or not context.height:
                raise Damaged(f"'{path.name}' does not say how large its picture is.")
            base = float(video.time_base or 0)
            stamps, keys = [], []
            for packet in container.demux(video):
                if packet.pts is not None and packet.size:
                    stamps.append(packet.pts)
                    if packet.is_keyframe:
                        keys.append(packet.pts)
            if not stamps:
                raise Damaged(f"'{path.name}' holds no frames.", next_step="It is cut off or empty: fetch it again.")
            steps = np.diff(np.sort(np.asarray(stamps, np.int64)))
            constant = len(steps) == 0 or int(steps.max()) - int(steps.min()) <= 1
            rate = Fraction(video.average_rate or video.guessed_rate or 0).limit_denominator(1001)
            step = float(np.median(steps)) * base if len(steps) else (1 / float(rate) if rate else 0.0)
            seconds = (max(stamps) - min(stamps)) * base + step
            if seconds > LONGEST_HOURS * 3600:
                raise WrongUse(f"'{path.name}' lasts {seconds / 3600:.0f} hours.", next_step="Cut it into parts first.")
            close = len(keys) == 1 or (len(keys) > 1 and float(np.diff(np.sort(keys)).max()) * base <= KEYS_APART)
            container.seek(0)
            turned = int(next(container.decode(video)).rotation) % 360
            width, height = context.width, context.height
            if turned % 180:
                width, height = height, width
            plain = context.pix_fmt == "yuv420p" and close and not turned
            return Looked(width, height, rate, constant, seconds, plain, bool(container.streams.audio))
    except av.error.FFmpegError as error:
        raise Damaged(
            f"'{path.name}' cannot be read as a film: {error.strerror or error}.",
            next_step="It is damaged or has the wrong name: fetch or export it again.",
        ) from error


def still_size(path: Path) -> tuple[int, int]:
    """Width and height of a picture file. Raises Damaged when it is none."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            return image.size
    except (UnidentifiedImageError, OSError) as error:
        raise Damaged(f"'{path.name}' is no picture.", next_step="Use PNG, JPEG or WebP.") from error


def moved(still: Path, clip: Clip, frame: Frame, cache: Path, content: str) -> Path:
    """A still with its move as a film of exactly the clip's frames, kept in the cache.

    Each frame is one affine warp at sub-pixel places: a filter that crops whole pixels makes slow moves tremble.
    """
    assert clip.move is not None
    key = json.dumps([content, clip.frames, clip.move.model_dump(), frame.model_dump()])
    target = cache / "moves" / f"{hashlib.sha256(key.encode()).hexdigest()}.mp4"
    if target.exists():
        return target
    import cv2

    target.parent.mkdir(parents=True, exist_ok=True)
    picture = cv2.imread(str(still), cv2.IMREAD_COLOR)
    if picture is None:
        raise Damaged(f"'{still.name}' is no picture.", next_step="Use PNG, JPEG or WebP.")
    pixels = np.asarray(picture, np.uint8)
    width, height = frame.pixels
    with Encoder(target, width, height, frame.fps, force=True) as encoder:
        for number in range(clip.frames):
            t = number / max(1, clip.frames - 1)
            eased = t * t * (3 - 2 * t)
            box = [a + (b - a) * eased for a, b in zip(clip.move.start, clip.move.end, strict=True)]
            shown = cropped(pixels, (box[0], box[1], box[2], box[3]), width, height)
            encoder.write(np.asarray(cv2.cvtColor(shown, cv2.COLOR_BGR2YUV_I420), np.uint8))
    return target


def cropped(picture: Picture, box: Box, width: int, height: int) -> Picture:
    """The part of a picture under `box`, filling the frame: what sticks out at the sides is cropped."""
    import cv2

    high, wide = picture.shape[:2]
    left, top, w, h = box[0] * wide, box[1] * high, box[2] * wide, box[3] * high
    scale = max(width / w, height / h)
    shift_x = width / 2 - (left + w / 2) * scale
    shift_y = height / 2 - (top + h / 2) * scale
    matrix = np.array([[scale, 0, shift_x + scale / 2 - 0.5], [0, scale, shift_y + scale / 2 - 0.5]])
    how = cv2.INTER_AREA if scale < 0.5 else cv2.INTER_CUBIC
    shown = cv2.warpAffine(picture, matrix, (width, height), flags=how, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(shown, np.uint8)
