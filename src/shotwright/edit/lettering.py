"""Titles and burnt captions of one segment as ASS text, which libass shapes and draws, in any script.

Times count from the segment's first frame, and only what the segment shows is in its text: so a changed caption changes
the segments that show it, and no other.
"""

from __future__ import annotations

from shotwright.film.cut import Caption, Cut, Title

from .segments import Segment, caption_frames

SANS = "Noto Sans"
"""The family that is shipped; libass takes glyphs that it lacks from the other fonts of the folder."""


def letters(segment: Segment, cut: Cut, *, burn_captions: bool = False, style: str = "boxed") -> str:
    """The ASS text of a segment; empty when nothing is written on it. `style`: `plain`, `boxed` or `words`."""
    events = [title_event(title, segment, cut) for title in segment.titles]
    if burn_captions:
        for caption in segment.captions:
            events += caption_events(caption, segment, cut, style)
    if not events:
        return ""
    return "\n".join([*head(cut), "[Events]", EVENT_FORMAT, *events]) + "\n"


EVENT_FORMAT = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def head(cut: Cut) -> list[str]:
    """Script info and styles; sizes are shares of the shorter side, margins keep to the safe area."""
    width, height = cut.frame.pixels
    short = min(width, height)
    tall = height > width
    side, low = round(width * 0.08), round(height * (0.18 if tall else 0.07))

    def style(name: str, size: float, *, align: int, box: bool, bold: bool = False, margin: int = low) -> str:
        # White letters; either a soft outline and shadow, or a see-through box (border style 4 of libass).
        edge = (4, 0, short * 0.012) if box else (1, short * 0.0035, short * 0.002)
        return (
            f"Style: {name},{SANS},{round(short * size)},&H00FFFFFF,&H00FFFFFF,&H30101010,&H70000000,"
            f"{-int(bold)},0,0,0,100,100,0,0,{edge[0]},{edge[1]:.1f},{edge[2]:.1f},{align},{side},{side},{margin},1"
        )

    return [
        "[Script Info]",
        "ScriptType: v4.00+",
        f"PlayResX: {width}",
        f"PlayResY: {height}",
        "WrapStyle: 0",
        "ScaledBorderAndShadow: yes",
        "YCbCr Matrix: TV.709",
        "",
        "[V4+ Styles]",
        "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
        "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, "
        "MarginV, Encoding",
        style("plain", 0.05, align=2, box=False),
        style("boxed", 0.05, align=2, box=True),
        style("words", 0.062, align=2, box=False, bold=True),
        style("card", 0.095, align=5, box=False, bold=True, margin=0),
        style("end", 0.07, align=5, box=False, margin=0),
        style("lower-third", 0.052, align=1, box=True, bold=True, margin=round(height * (0.24 if tall else 0.12))),
        "",
    ]


def title_event(title: Title, segment: Segment, cut: Cut) -> str:
    """One title, faded as it is in the whole: a segment that shows its middle takes the fade up there."""
    fps = cut.frame.fps
    begin, end = title.at - segment.start, title.at + title.frames - segment.start
    # Times of \\fade count from the event's start, which is the segment's where the title began before.
    gone = round(max(0, -begin) * 1000 / fps)
    whole, fade = round(title.frames * 1000 / fps), round(min(title.fade, title.frames // 2) * 1000 / fps)
    times = ",".join(str(t - gone) for t in (0, fade, whole - fade, whole))
    effect = f"{{\\fade(255,0,255,{times})}}" if fade else ""
    return event(max(0, begin), min(segment.frames, end), fps, title.kind, effect + escaped(title.text))


def caption_events(caption: Caption, segment: Segment, cut: Cut, style: str) -> list[str]:
    """A caption as one event, or word by word: the word that is said is lit."""
    fps = cut.frame.fps
    first, last = caption_frames(caption, fps)
    if style != "words" or not caption.words:
        begin, end = max(0, first - segment.start), min(segment.frames, last - segment.start)
        return [event(begin, end, fps, style if style in ("plain", "boxed") else "words", escaped(caption.text))]
    rows = []
    for number, word in enumerate(caption.words):
        begin = round(word.start * fps) if number else first
        end = round(caption.words[number + 1].start * fps) if number + 1 < len(caption.words) else last
        begin, end = max(0, begin - segment.start), min(segment.frames, end - segment.start)
        if begin >= end:
            continue
        lit = " ".join(
            f"{{\\1c&H40D8FF&}}{escaped(other.text)}{{\\1c}}" if place == number else escaped(other.text)
            for place, other in enumerate(caption.words)
        )
        rows.append(event(begin, end, fps, "words", lit))
    return rows


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
