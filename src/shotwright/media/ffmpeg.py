"""The door to FFmpeg: the program inside imageio-ffmpeg, run as a child process, never through a shell.

Files are named to it by absolute path: FFmpeg takes `a:b.mp4` for the protocol `a` and `-b.mp4` for an option.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from shotwright.errors import Damaged, MissingPart


@cache
def program() -> str:
    """Path of the FFmpeg program. Raises MissingPart when there is none for this machine."""
    from imageio_ffmpeg import get_ffmpeg_exe  # type: ignore[attr-defined]

    try:
        found: str = get_ffmpeg_exe()  # type: ignore[no-untyped-call]
    except RuntimeError as error:
        raise MissingPart(
            "FFmpeg is not there: imageio-ffmpeg carries none for this machine.",
            next_step="Install FFmpeg and set IMAGEIO_FFMPEG_EXE to its path.",
        ) from error
    return found


def start(arguments: list[str]) -> subprocess.Popen[bytes]:
    """Start FFmpeg, quiet but for errors, to be fed through its stdin and heard through its stderr.

    It is in a session of its own, so that Ctrl-C reaches only us, who then end it.
    """
    command = [program(), "-hide_banner", "-nostdin", "-loglevel", "error", *arguments]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def run(arguments: list[str], source: Path | None = None, loglevel: str = "error") -> str:
    """Run FFmpeg to its end and return what it said; `source` is the file to blame.

    Raises Damaged with FFmpeg's last words when it fails.
    """
    command = [program(), "-hide_banner", "-nostdin", "-loglevel", loglevel, *arguments]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    said = done.stderr.decode(errors="replace")
    if done.returncode:
        raise Damaged(f"FFmpeg could not work on {source or 'a file'}: {last_words(said)}")
    return said


def last_words(said: str) -> str:
    """The last line that FFmpeg said, or that it said nothing."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"


def first_words(said: str) -> str:
    """The first line that FFmpeg said: what went wrong, before all that followed from it."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[0] if lines else "it gave no reason"


def version() -> str:
    """FFmpeg's own version, such as `7.1` or `n9.0.2`."""
    return version_of(program())


@cache
def version_of(path: str) -> str:
    """The version that a program says of itself. Raises MissingPart when it is no FFmpeg."""
    done = subprocess.run(
        [path, "-hide_banner", "-version"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    words = done.stdout.decode(errors="replace").split()
    if done.returncode or words[:2] != ["ffmpeg", "version"]:
        raise MissingPart(f"'{path}' does not run as FFmpeg.", next_step="Set IMAGEIO_FFMPEG_EXE to one that does.")
    return words[2]
