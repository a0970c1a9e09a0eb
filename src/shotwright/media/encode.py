"""Raw frames and a sound file become one MP4: x264, BT.709, AAC, moov first."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Literal

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
        self.part = target.with_name(f".{target.name}.part.mp4")
        self.frame_bytes = width * height * 3 // 2
        audio = ["-i", str(sound)] if sound else []
        track = ["-map", "1:a", "-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2"] if sound else []
        self.arguments = [
            *("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width}x{height}", "-r", str(fps), *COLOR),
            *("-i", "pipe:0", *audio, "-map", "0:v", *track),
            *("-c:v", "libx264", *PRESETS[quality], "-pix_fmt", "yuv420p", "-g", str(fps * 2), *COLOR),
            *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
            *("-movflags", "+faststart", "-f", "mp4", "-y", str(self.part)),
        ]

    def __enter__(self) -> Encoder:
        # A raw stream's tags cannot be probed, and -nostdin would close the pipe: hence an own command.
        command = [ffmpeg.program(), "-hide_banner", "-loglevel", "error", *self.arguments]
        self.child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
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

    def _fail(self) -> None:
        self._stop()
        said = b"".join(self.said).decode(errors="replace")
        if "No space left" in said:
            raise unwritable(self.target, OSError(28, "No space left on device"))
        raise Damaged(f"The encoder stopped while writing '{self.target}': {ffmpeg.last_words(said)}")

    def _stop(self) -> None:
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        self.listener.join()
        assert self.child.stdin is not None and self.child.stderr is not None
        with contextlib.suppress(BrokenPipeError):
            self.child.stdin.close()
        self.child.stderr.close()
        self.part.unlink(missing_ok=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            if self.child.returncode is None:
                self._stop()
            return
        assert self.child.stdin is not None and self.child.stderr is not None
        try:
            self.child.stdin.close()
        except BrokenPipeError:
            self._fail()
        code = self.child.wait()
        self.listener.join()
        if code:
            self._fail()
        self.child.stderr.close()
        try:
            publish(self.part, self.target, force=self.force)
        finally:
            self.part.unlink(missing_ok=True)
