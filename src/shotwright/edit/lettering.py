"""Titles and burnt captions of one segment as ASS text, which libass shapes and draws, in any script.

Times count from the segment's first frame, and only what the segment shows is in its text: so a changed caption changes
the segments that show it, and no other.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from shotwright.film.cut import Caption, Cut, Title

from .breaks import lines
from .fonts import Face, runs, shipped
from .segments import Segment, caption_frames

if TYPE_CHECKING:
    from PIL import ImageFont

SANS = "Noto Sans"
"""The family of every style; letters that it lacks are drawn by the faces that have them, named run by run."""

CaptionStyle = Literal["plain", "boxed", "words"]
"""White letters with an edge; on a see-through box; large, with the word that is said lit."""

SIZES = {"plain": 0.05, "boxed": 0.05, "words": 0.062, "card": 0.095, "end": 0.07, "lower-third": 0.052}
"""Letter size of each style as a share of the frame's shorter side."""

CAPTIONS = ("plain", "boxed", "words")
LINE = 25.0
"""Ems in one line of a caption: about the 42 letters that broadcasters allow."""

SMALLEST = 0.55
"""Letters shrink to this share of their size where a text would not fit; a longer one runs out of its margins."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """What is written on a segment, and the font files that it is drawn with."""

    text: str = ""
    """ASS; empty when nothing is written."""
    fonts: tuple[Path, ...] = ()


def letters(
    segment: Segment, cut: Cut, *, burn_captions: bool = False, style: CaptionStyle = "boxed",
    known: tuple[Face, ...] = (), low: float | None = None,
) -> Lettering:  # fmt: skip
    """What is written on a segment; `known` are the faces that have all its letters, `low` is the share of the frame
    under captions that stays free.
    """
    known = known or shipped()
    events = [title_event(title, segment, cut, known) for title in segment.titles]
    if burn_captions:
        for caption in segment.captions:
            events += caption_events(caption, segment, cut, style, known)
    if not events:
        return Lettering()
    used = {SANS} | {name for event in events for name in families(event)}
    return Lettering(
        "\n".join([*head(cut, low), "[Events]", EVENT_FORMAT, *events]) + "\n",
        tuple(dict.fromkeys(face.path for face in known if face.family in used)),
    )


def families(event: str) -> list[str]:
    """The fonts that an event names."""
    return [part.split("\\")[0].split("}")[0] for part in event.split("\\fn")[1:]]


EVENT_FORMAT = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def head(cut: Cut, free: float | None = None) -> list[str]:
    """Script info and styles; sizes are shares of the shorter side, margins keep to the safe area."""
    # Encoding -1 lets each text say by its first letter which way it runs.
    width, height = cut.frame.pixels
    short = min(width, height)
    tall = height > width
    side, low = side_margin(cut), round(height * (free or (0.18 if tall else 0.07)))

    def style(name: str, *, align: int, box: bool, bold: bool = False, margin: int = low) -> str:
        # White letters; either a soft outline and shadow, or a see-through box (border style 4 of libass).
        edge = (4, 0, short * 0.012) if box else (1, short * 0.0035, short * 0.002)
        return (
            f"Style: {name},{SANS},{round(short * SIZES[name])},&H00FFFFFF,&H00FFFFFF,&H30101010,&H70000000,"
            f"{-int(bold)},0,0,0,100,100,0,0,{edge[0]},{edge[1]:.1f},{edge[2]:.1f},{align},{side},{side},{margin},-1"
        )

    return [
        "[Script Info]",
        "ScriptType: v4.00+",
        f"PlayResX: {width}",
        f"PlayResY: {height}",
        "WrapStyle: 2",
        "ScaledBorderAndShadow: yes",
        "YCbCr Matrix: TV.709",
        "",
        "[V4+ Styles]",
        "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
        "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, "
        "MarginV, Encoding",
        style("plain", align=2, box=False),
        style("boxed", align=2, box=True),
        style("words", align=2, box=False, bold=True),
        style("card", align=5, box=False, bold=True, margin=0),
        style("end", align=5, box=False, margin=0),
        style("lower-third", align=1, box=True, bold=True, margin=round(height * (0.24 if tall else 0.12))),
        "",
    ]


def side_margin(cut: Cut) -> int:
    """Pixels at either side that no letters reach into."""
    return round(cut.frame.pixels[0] * 0.08)


def title_event(title: Title, segment: Segment, cut: Cut, known: tuple[Face, ...]) -> str:
    """One title, faded as it is in the whole: a segment that shows its middle takes the fade up there."""
    fps = cut.frame.fps
    begin, end = title.at - segment.start, title.at + title.frames - segment.start
    # Times of \\fade count from the event's start, which is the segment's where the title began before.
    gone = round(max(0, -begin) * 1000 / fps)
    whole, fade = round(title.frames * 1000 / fps), round(min(title.fade, title.frames // 2) * 1000 / fps)
    times = ",".join(str(t - gone) for t in (0, fade, whole - fade, whole))
    effect = f"{{\\fade(255,0,255,{times})}}" if fade else ""
    if title.kind == "lower-third" and from_right(title.text):
        effect = "{\\an3}" + effect
    rows, size = laid(title.text, title.kind, cut, known, most=4)
    text = "\\N".join(dressed(row, known, size) for row in rows)
    return event(max(0, begin), min(segment.frames, end), fps, title.kind, effect + text)


def caption_events(
    caption: Caption, segment: Segment, cut: Cut, style: CaptionStyle, known: tuple[Face, ...]
) -> list[str]:
    """A caption as one event, or word by word: the word that is said is lit."""
    fps = cut.frame.fps
    first, last = caption_frames(caption, fps)
    rows, size = laid(caption.text, style, cut, known, words=tuple(word.text for word in caption.words))
    places = found(rows, caption) if style == "words" else []
    if not places:
        begin, end = max(0, first - segment.start), min(segment.frames, last - segment.start)
        return [event(begin, end, fps, style, "\\N".join(dressed(row, known, size) for row in rows))]
    events = []
    for number, (place, start) in enumerate(places):
        begin = round(start * fps) if number else first
        end = round(places[number + 1][1] * fps) if number + 1 < len(places) else last
        begin, end = max(0, begin - segment.start), min(segment.frames, end - segment.start)
        if begin >= end:
            continue
        row, at, to = place
        text = "\\N".join(dressed(line, known, size, lit=(at, to) if n == row else None) for n, line in enumerate(rows))
        events.append(event(begin, end, fps, "words", text))
    return events


def found(rows: list[str], caption: Caption) -> list[tuple[tuple[int, int, int], float]]:
    """Row, first and last letter of each word as it stands on the screen, and when it is said."""
    places = []
    row, at = 0, 0
    for word in caption.words:
        for number in range(row, len(rows)):
            place = rows[number].find(word.text, at if number == row else 0)
            if place >= 0:
                row, at = number, place + len(word.text)
                places.append(((row, place, at), word.start))
                break
    return places


def laid(
    text: str, style: str, cut: Cut, known: tuple[Face, ...], *, most: int = 2, words: tuple[str, ...] = ()
) -> tuple[list[str], float]:
    """A text in lines that fit the frame, and its letter size in pixels of ASS."""
    width, height = cut.frame.pixels
    size = round(min(width, height) * SIZES[style])
    bold = style in ("words", "card", "lower-third")
    room = width - 2 * side_margin(cut) - (0.024 * min(width, height) if style in ("boxed", "lower-third") else 0)

    if style in CAPTIONS:
        room = min(room, LINE * size / known_sans().tall)

    def measure(row: str) -> float:
        return sum(length(face, part, bold) for face, part in runs(row, known)) * size / known_sans().tall

    rows = lines(text, room, measure, most=most, words=words)
    widest = max((measure(row) for row in rows), default=0.0)
    return rows, size * max(SMALLEST, min(1.0, room / widest)) if widest else size


def known_sans() -> Face:
    """The face whose ASS size every other follows."""
    return shipped()[0]


def length(face: Face, text: str, bold: bool) -> float:
    """Width of a text in ems, shaped as it will be drawn."""
    if bold and face.family == SANS:
        face = next(other for other in shipped() if other.family == SANS and other.bold)
    return float(drawn(str(face.path), face.number).getlength(text)) / 100


@cache
def drawn(path: str, number: int) -> ImageFont.FreeTypeFont:
    """A font open for measuring, at 100 pixels an em."""
    from PIL import ImageFont

    return ImageFont.truetype(path, 100, index=number)


def dressed(row: str, known: tuple[Face, ...], size: float, lit: tuple[int, int] | None = None) -> str:
    """A line with each run's font named, and one word of it lit."""
    said, at, sans = "", 0, known_sans()
    named = SANS
    for face, part in runs(row, known):
        if face.family != named or not at:
            # An ASS size is ascent and descent: the same em needs another number in another font.
            said += f"{{\\fn{face.family}\\fs{size * face.tall / sans.tall:.1f}}}"
            named = face.family
        cuts = sorted({0, len(part), *(edge - at for edge in lit or () if 0 < edge - at < len(part))})
        for first, last in pairwise(cuts):
            piece = escaped(part[first:last])
            on = lit is not None and lit[0] <= at + first < lit[1]
            said += f"{{\\1c&H40D8FF&}}{piece}{{\\1c&HFFFFFF&}}" if on else piece
        at += len(part)
    return said


def from_right(text: str) -> bool:
    """The text runs from right to left: its first letter with a direction says so (UAX 9, P2)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def event(begin: int, end: int, fps: int, style: str, text: str) -> str:
    """One line of the script, from frame `begin` to frame `end`."""
    return f"Dialogue: 0,{clock(begin, fps)},{clock(end, fps)},{style},,0,0,0,,{text}"


def clock(frame: int, fps: int) -> str:
    """A frame's time as ASS writes it, in hundredths, a little before the frame so that rounding never skips it."""
    hundredths = max(0, round((frame - 0.4) * 100 / fps)) if frame else 0
    return f"{hundredths // 360000}:{hundredths // 6000 % 60:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"


def escaped(text: str) -> str:
    """Text that says what it says: braces and backslashes are no commands; line breaks stay."""
    plain = text.replace("\\", "\\\u2060").replace("{", "\\{").replace("}", "\\}")
    return plain.replace("\r\n", "\n").replace("\n", "\\N")
