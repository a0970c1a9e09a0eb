"""From a kept take to the file that was asked for: the take stays as its vendor made it, our export names it.

film    copied into a fresh MP4 where its streams are what players take, else encoded anew; then signed
still   PNG as it is, else converted; then signed
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shotwright.errors import Damaged
from shotwright.film import Take
from shotwright.media import ffmpeg
from shotwright.media.encode import COLOR, PRESETS
from shotwright.media.files import publish, write_bytes
from shotwright.media.probe import Probe, probe
from shotwright.trust.credentials import Claims, Ingredient, sign

PLAYS = ("h264", "yuv420p")
"""What every player, editor and platform takes."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One file, and what was done to make it."""

    file: Path
    notes: tuple[str, ...] = ()


Change = Callable[[Path, Path], tuple[str, ...]]
"""Writes a changed film to another file and returns what must be said of it."""


def export_film(take: Take, target: Path, *, fps: int | None, force: bool, change: Change | None = None) -> Exported:
    """Write the film of a take to `target` (MP4), at `fps` where that was asked for, changed last by `change`."""
    source = take.files[0]
    about = probe(source)
    with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=target.absolute().parent) as folder:
        made = Path(folder) / "film.mp4"
        note = conform(source, made, about, fps)
        notes = (note,) if note else ()
        if change is not None:
            changed = Path(folder) / "changed.mp4"
            notes = (*notes, *change(made, changed))
            made = changed
        publish_signed(made, target, take, source, Path(folder), force=force)
    return Exported(target, notes)


def conform(source: Path, made: Path, about: Probe, fps: int | None) -> str:
    """Copy the streams, or encode them where they must change; returns what was changed, in words."""
    ask = ["-i", str(source.absolute()), "-map", "0:v:0", "-map", "0:a:0?"]
    end = ["-movflags", "+faststart", "-fflags", "+bitexact", "-f", "mp4", "-y", str(made)]
    same_rate = fps is None or abs(float(about.fps) - fps) < 0.01
    if same_rate and (about.video_codec, about.pixel_format) == PLAYS and about.audio_codec in (None, "aac"):
        ffmpeg.run([*ask, "-c", "copy", *end], source)
        return ""
    rate = [] if same_rate else ["-vf", f"fps={fps}"]
    picture = ["-c:v", "libx264", *PRESETS["final"], "-pix_fmt", "yuv420p", *COLOR]
    ffmpeg.run([*ask, *rate, *picture, "-c:a", "aac", "-b:a", "192k", "-ar", "48000", *end], source)
    if same_rate:
        return f"{about.video_codec} {about.pixel_format} was encoded anew as h264 yuv420p, which plays everywhere."
    return f"{float(about.fps):g} frames a second became {fps}, as asked."


def export_still(take: Take, target: Path, *, force: bool) -> Exported:
    """Write the picture of a take to `target` (PNG)."""
    from PIL import Image

    source, note = take.files[0], ""
    with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=target.absolute().parent) as folder:
        made = Path(folder) / "still.png"
        try:
            with Image.open(source) as picture:
                if picture.format == "PNG":
                    write_bytes(made, source.read_bytes(), force=True)
                else:
                    note = f"{picture.format} was converted to PNG; the {picture.format} is kept as it came."
                    picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(made, "PNG")
        except (OSError, SyntaxError) as error:
            raise Damaged(f"'{source.name}' is no picture: {error}.") from error
        publish_signed(made, target, take, source, Path(folder), force=force)
    return Exported(target, (note,) if note else ())


def publish_signed(made: Path, target: Path, take: Take, source: Path, folder: Path, *, force: bool) -> None:
    """Sign `made` with the take as its parent, and move it to its name in one step."""
    order = take.order
    claims = Claims(
        prompt=order.prompt,
        seed=order.seed,
        order=order.digest,
        model=order.model,
        generated=True,
        ingredients=(Ingredient(source, "parentOf"),),
    )
    signed = folder / f"signed{made.suffix}"
    sign(made, signed, claims)
    publish(signed, target, force=force)
