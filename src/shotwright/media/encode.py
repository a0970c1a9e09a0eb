"""Raw frames and a sound file become one MP4: x264, BT.709, AAC, moov first."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Literal, NoReturn

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged

from . import ffmpeg
from .files import publish, unwritable

Quality = Literal["final", "draft"]

PRESETS: dict[str, list[str]] = {
    "final": ["-preset", "superfast", "-crf", "20"],
    "draft": ["-preset", "ultrafast", "-crf", "20"],
}
"""Superfast at CRF 20 makes files as small as veryfast at 18, less than 1 dB below it, for half the CPU."""

COLOR = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"]


REFUSALS = {
    "No space left on device": errno.ENOSPC,
    "Disk quota exceeded": errno.EDQUOT,
    "Permission denied": errno.EACCES,
    "Read-only file system": errno.EROFS,
    "No such file or directory": errno.ENOENT,
    "File name too long": errno.ENAMETOOLONG,
}
"""What FFmpeg says when the system refuses its file, and the system's number for it."""


class Encoder:
    """A context that takes frames and leaves a whole film, or, after an error or Ctrl-C, nothing at all."""

    def __init__(
        self,
        target: Path,
        width: int,
        height: int,
        fps: int,
        *,
        sound: Path | None = None,
        quality: Quality = "final",
        force: bool = False,
    ) -> None:
        """`sound` is a WAV file that becomes the AAC stereo track; pixel sizes are even."""
        self.target, self.force = target, force
        # The process's number keeps two makers of the same film out of each other's way.
        self.part = target.absolute().with_name(f".{target.name}.{os.getpid()}.part.mp4")
        self.frame_bytes = width * height * 3 // 2
        audio = ["-i", str(sound.absolute())] if sound else []
        track = ["-map", "1:a", "-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2"] if sound else []
        self.arguments = [
            *("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width}x{height}", "-r", str(fps), *COLOR),
            *("-i", "pipe:0", *audio, "-map", "0:v", *track),
            *("-c:v", "libx264", *PRESETS[quality], "-pix_fmt", "yuv420p", "-g", str(fps * 2), *COLOR),
            *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
            *("-movflags", "+faststart", "-f", "mp4", "-y", str(self.part)),
        ]

    def __enter__(self) -> Encoder:
        self.child = ffmpeg.start(self.arguments)
        self.said: list[bytes] = []
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        return self

    def _listen(self) -> None:
        assert self.child.stderr is not None
        for line in self.child.stderr:
            self.said.append(line)

    def write(self, frame: NDArray[np.uint8]) -> None:
        """Add one frame: (height * 3 / 2, width) bytes of planar 4:2:0."""
        assert self.child.stdin is not None
        if frame.nbytes != self.frame_bytes:
            raise ValueError(f"a frame has {self.frame_bytes} bytes, not {frame.nbytes}")
        try:
            self.child.stdin.write(frame.data)
        except BrokenPipeError:
            self._fail()

    def _fail(self) -> NoReturn:
        """Clear up after an encoder that gave up, and say why."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            # It has closed its ears; its last words may still be on their way.
            self.child.wait(timeout=5)
        self._stop()
        said = b"".join(self.said).decode(errors="replace")
        for words, number in REFUSALS.items():
            if words in said:
                raise unwritable(self.target, OSError(number, words))
        raise Damaged(f"The encoder stopped while writing '{self.target}': {ffmpeg.last_words(said)}.")

    def _stop(self) -> None:
        """End the encoder, whatever it is doing, and remove what it has written."""
        assert self.child.stdin is not None and self.child.stderr is not None
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        self.listener.join()
        with contextlib.suppress(BrokenPipeError):
            self.child.stdin.close()
        self.child.stderr.close()
        self.part.unlink(missing_ok=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._stop()
            return
        assert self.child.stdin is not None and self.child.stderr is not None
        try:
            try:
                self.child.stdin.close()
            except BrokenPipeError:
                self._fail()
            if self.child.wait():
                self._fail()
            self.listener.join()
            publish(self.part, self.target, force=self.force)
        finally:
            # Also after Ctrl-C while the encoder was finishing.
            self._stop()
