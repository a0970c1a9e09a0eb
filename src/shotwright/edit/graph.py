"""A segment as one FFmpeg command: inputs, filters, encoder. Pure text; the same segment gives the same text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shotwright.errors import WrongUse
from shotwright.film.cut import Cut, Transition
from shotwright.film.look import Frame

from .lettering import Lettering
from .media import Source
from .segments import Piece, Segment

X264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p")
TAGS = ("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv")
EXACT = ("-fflags", "+bitexact", "-flags:v", "+bitexact")
WIPES = {"left": "wipeleft", "right": "wiperight", "up": "wipeup", "down": "wipedown"}
SLIDES = {"left": "slideleft", "right": "slideright", "up": "slideup", "down": "slidedown"}
LETTERS = "letters.ass"
"""The file of titles and captions, beside which FFmpeg is started."""
FONTS = "fonts"
"""The folder of its fonts, in the same place."""


@dataclass(frozen=True, slots=True)
class Command:
    """What FFmpeg is told, without its target."""

    inputs: tuple[str, ...]
    filters: str
    output: tuple[str, ...]
    letters: str
    """Text of `LETTERS`; empty for none."""
    files: tuple[Path, ...]
    """Whose bytes the result depends on."""
    fonts: tuple[Path, ...] = ()
    """What belongs into `FONTS`."""


def command(segment: Segment, cut: Cut, sources: Mapping[str, Source], lettering: Lettering | None = None) -> Command:
    """The command for one segment. `sources` holds what lies behind each name of media."""
    frame, fps = cut.frame, cut.frame.fps
    inputs: list[str] = []
    files: list[Path] = []
    chains: list[str] = []
    for number, piece in enumerate(segment.pieces):
        arguments, chain, used = piece_input(piece, sources, frame)
        inputs += arguments
        files += used
        # Two pictures that are blended must count time alike.
        alike = f",fps={fps},format=yuv420p,setsar=1" if segment.transition else ""
        chains.append(f"[{number}:v]{chain}{alike}[p{number}]")
    top = "p0"
    if segment.transition is not None:
        chains += transition_chains(segment.transition, segment.frames, fps)
        top = "x"
    for number, overlay in enumerate(segment.overlays):
        source = sources[overlay.media]
        index = len(segment.pieces) + number
        offset = max(0, segment.start - overlay.at)
        inputs += source_input(source, offset, segment.frames, fps)
        files.append(source.path)
        width, height = frame.pixels
        left, above, wide, high = overlay.box
        chains.append(
            f"[{index}:v]scale={even(wide * width)}:{even(high * height)}:force_original_aspect_ratio=decrease,"
            f"format=rgba,colorchannelmixer=aa={overlay.opacity:g},setpts=PTS-STARTPTS[o{number}]"
        )
        begin, end = overlay.at - segment.start, overlay.at + (overlay.frames or cut.frames) - segment.start
        when = "" if begin <= 0 and end >= segment.frames else f":enable='between(n,{max(begin, 0)},{end - 1})'"
        where = f"x={round(left * width)}:y={round(above * height)}:format=yuv420:eof_action=repeat{when}"
        chains.append(f"[{top}][o{number}]overlay={where}[t{number}]")
        top = f"t{number}"
    last = []
    if cut.meta.get("lut"):
        lut = sources[str(cut.meta["lut"])]
        files.append(lut.path)
        last.append(f"lut3d=file='{quoted(lut.path)}'")
    lettering = lettering or Lettering()
    if lettering.text:
        last.append(f"ass=filename={LETTERS}:fontsdir={FONTS}:shaping=complex")
    last.append("format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709")
    chains.append(f"[{top}]{','.join(last)}[out]")
    output = ("-map", "[out]", "-frames:v", str(segment.frames), "-r", str(fps), *X264, "-g", str(fps * 2), "-threads", "1",
              *TAGS, *EXACT, "-video_track_timescale", str(fps * 512), "-f", "mp4")  # fmt: skip
    return Command(tuple(inputs), ";".join(chains), output, lettering.text, tuple(files), lettering.fonts)


def piece_input(piece: Piece, sources: Mapping[str, Source], frame: Frame) -> tuple[list[str], str, list[Path]]:
    """Input arguments, filter chain and files of one piece, brought to the frame and rate of the cut."""
    clip, fps = piece.clip, frame.fps
    width, height = frame.pixels
    if clip.kind == "color":
        return (
            ["-f", "lavfi", "-i", f"color=c={checked_color(clip.color)}:s={width}x{height}:r={fps}"],
            "setpts=PTS-STARTPTS",
            [],
        )
    source = sources[clip.media]
    fit = fitting(source, frame)
    if clip.freeze:
        arguments = source_input(source, clip.start, 1, fps)
        return arguments, f"{fit}trim=end_frame=1,loop=loop=-1:size=1,setpts=N/{fps}/TB", [source.path]
    first = clip.start + piece.first * clip.speed
    arguments = source_input(source, first, piece.frames * clip.speed + 1, fps)
    pace = "setpts=PTS-STARTPTS" if clip.speed == 1 else f"setpts=(PTS-STARTPTS)/{clip.speed:g},fps={fps}:round=near"
    # The last frame stands where a source is a few frames short, so that no length is ever off.
    return arguments, f"{fit}{pace},tpad=stop=-1:stop_mode=clone", [source.path]


def source_input(source: Source, first: float, frames: float, fps: int) -> list[str]:
    """Read `frames` frames of a source from frame `first` on; a still is as long as it is asked for."""
    if source.still:
        return ["-loop", "1", "-framerate", str(fps), "-t", f"{(frames + 1) / fps:.6f}", "-i", str(source.path)]
    # Half a frame early: the first frame at or after this time is the one that is meant, however times are rounded.
    begin = max(0.0, (first - 0.5) / fps)
    seek = ["-ss", f"{begin:.6f}"] if first > 0 else []
    return [*seek, "-t", f"{(frames + 1) / fps:.6f}", "-i", str(source.path)]


def fitting(source: Source, frame: Frame) -> str:
    """Filters that bring a source's picture to the frame: a small difference of shape is cropped, a large one barred."""
    width, height = frame.pixels
    if (source.width, source.height) == (width, height):
        return ""
    shape, wanted = source.width / source.height, width / height
    if abs(shape / wanted - 1) < 0.12:
        return (
            f"scale={width}:{height}:force_original_aspect_ratio=increase:flags=lanczos,crop={width}:{height},setsar=1,"
        )
    return (
        f"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=lanczos,"
        f"pad={width}:{height}:-1:-1,setsar=1,"
    )


def transition_chains(transition: Transition, frames: int, fps: int) -> list[str]:
    """Filter chains that lead from [p0] to [p1] over a whole segment, as [x]."""
    if transition.kind == "dip":
        color = checked_color(transition.color)
        half = frames // 2
        return [
            f"[p0]trim=end_frame={half},fade=t=out:s=0:n={max(1, half)}:c={color}[d0]",
            f"[p1]trim=start_frame={half}:end_frame={frames},setpts=PTS-STARTPTS,"
            f"fade=t=in:s=0:n={max(1, frames - half)}:c={color}[d1]",
            "[d0][d1]concat=n=2:v=1[x]",
        ]
    name = {"dissolve": "fade", "wipe": WIPES[transition.direction], "slide": SLIDES[transition.direction]}
    return [f"[p0][p1]xfade=transition={name[transition.kind]}:duration={frames / fps:.6f}:offset=0[x]"]


def checked_color(color: str) -> str:
    """A colour as FFmpeg takes it: a name of letters, or #rrggbb. Raises WrongUse for anything else."""
    hexadecimal = color.startswith("#") and len(color) == 7 and all(c in "0123456789abcdefABCDEF" for c in color[1:])
    if not (hexadecimal or (color.isascii() and color.isalpha())):
        raise WrongUse(f"'{color}' is no colour.", next_step="Write a name such as black, or #rrggbb.")
    return f"0x{color[1:]}" if hexadecimal else color


def even(length: float) -> int:
    """The nearest even number of pixels, at least two."""
    return max(2, round(length / 2) * 2)


def quoted(path: Path) -> str:
    """A path inside quotes of a filter description."""
    return str(path).replace("\\", "/").replace("'", r"'\\\''").replace(":", r"\:")
