"""Captions drawn into the picture of a delivered film, above what the platform's own signs cover."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from shotwright.edit.captions import read
from shotwright.edit.fonts import cast
from shotwright.edit.graph import quoted
from shotwright.edit.lettering import CaptionStyle, letters
from shotwright.edit.segments import Segment
from shotwright.film import ASPECTS, Frame
from shotwright.film.cut import Clip, Cut

CLOCK = 100
"""Frames a second in which captions are timed: as fine as ASS knows."""


@dataclass(frozen=True, slots=True)
class Burn:
    """A filter that draws captions, and the faces it needs."""

    filter: str
    families: tuple[str, ...]


def burn(
    file: Path, wide: int, high: int, style: CaptionStyle, fonts: tuple[Path, ...], work: Path, safe: float
) -> Burn:
    """Write the captions and their fonts into `work`. Raises Damaged or MissingPart."""
    said = read(file)
    known = cast([caption.text for caption in said], fonts)
    aspect = min(ASPECTS, key=lambda name: abs(float(ASPECTS[name]) - wide / high))
    frames = round((max(caption.end for caption in said) + 1) * CLOCK)
    cut = Cut(
        frame=Frame(aspect=aspect, size="1080p", fps=CLOCK),
        clips=(Clip(name="film", media="", kind="color", frames=frames),),
        captions=tuple(said),
    )
    whole = Segment(0, frames, (), None, (), (), cut.captions)
    text = letters(whole, cut, burn_captions=True, style=style, known=known, low=max(0.07, safe))
    (work / "captions.ass").write_text(text.text, "utf-8")
    (work / "fonts").mkdir()
    for number, font in enumerate(text.fonts):
        shutil.copyfile(font, work / "fonts" / f"{number}{font.suffix}")
    where = f"ass=filename='{quoted(work / 'captions.ass')}':fontsdir='{quoted(work / 'fonts')}':shaping=complex"
    return Burn(where, tuple(dict.fromkeys(face.family for face in known)))
