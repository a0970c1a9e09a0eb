"""A cut as short segments: each is rendered alone, kept by its content, and joined without encoding again.

    clips      |------ a ------|                 |----------- c -----------|
                          |------ b ------|
    segments   [   a    ][ a+b ][    b    ][ cut ][    c    ][    c    ][ c ]

A segment holds one clip, or two where a transition overlaps them; it ends after at most four seconds, and where a title,
an overlay or a burnt caption begins or ends, so that an edit touches only what it shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from shotwright.film.cut import Caption, Clip, Cut, Overlay, Title, Transition

LONGEST_SECONDS = 4
SHORTEST_SECONDS = 1
"""No segment is cut shorter than this for a title's sake: starting an encoder, and finding the first frame behind a
keyframe, cost as much as rendering half a second."""


@dataclass(frozen=True, slots=True)
class Piece:
    """So many frames of one clip, from a frame of it on (counted on the timeline, speed not applied)."""

    clip: Clip
    first: int
    frames: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames [start, start + frames) of the cut."""

    start: int
    frames: int
    pieces: tuple[Piece, ...]
    """One, or two with a transition."""
    transition: Transition | None
    overlays: tuple[Overlay, ...]
    titles: tuple[Title, ...]
    captions: tuple[Caption, ...]

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.start + self.frames


def segments(cut: Cut, *, burn_captions: bool = False, longest: int | None = None) -> list[Segment]:
    """The cut in order, without gap or overlap. Raises ValueError for a transition longer than its clips."""
    longest = longest or LONGEST_SECONDS * cut.frame.fps
    captions = cut.captions if burn_captions else ()
    found: list[Segment] = []
    for start, end, pieces, transition in spans(cut):
        shortest = SHORTEST_SECONDS * cut.frame.fps
        for first, last in split(start, end, edges(cut, captions), longest, shortest):
            found.append(
                Segment(
                    start=first,
                    frames=last - first,
                    pieces=tuple(Piece(p.clip, p.first + first - start, last - first) for p in pieces),
                    transition=transition,
                    overlays=tuple(o for o in cut.overlays if shows(o.at, o.frames, first, last, cut.frames)),
                    titles=tuple(t for t in cut.titles if shows(t.at, t.frames, first, last, cut.frames)),
                    captions=tuple(c for c in captions if heard(c, first, last, cut.frame.fps)),
                )
            )
    return found


def spans(cut: Cut) -> Iterable[tuple[int, int, tuple[Piece, ...], Transition | None]]:
    """Stretches with the same clips on the screen: start, end, pieces from the start on, transition."""
    starts = cut.starts()
    for number, clip in enumerate(cut.clips):
        after = cut.clips[number + 1] if number + 1 < len(cut.clips) else None
        lead = clip.into.frames if number and clip.into else 0
        tail = after.into.frames if after is not None and after.into else 0
        if lead + tail > clip.frames:
            raise ValueError(f"the transitions of '{clip.name}' need {lead + tail} frames, and it has {clip.frames}")
        if lead and clip.into is not None:
            before = cut.clips[number - 1]
            pieces = (Piece(before, before.frames - lead, lead), Piece(clip, 0, lead))
            yield starts[number], starts[number] + lead, pieces, clip.into
        body = clip.frames - lead - tail
        if body:
            yield starts[number] + lead, starts[number] + lead + body, (Piece(clip, lead, body),), None


def edges(cut: Cut, captions: Iterable[Caption]) -> set[int]:
    """Frames at which something on the screen begins or ends."""
    found: set[int] = set()
    for at, frames in [(o.at, o.frames) for o in cut.overlays] + [(t.at, t.frames) for t in cut.titles]:
        found |= {at, at + (frames or cut.frames)}
    for caption in captions:
        found |= set(caption_frames(caption, cut.frame.fps))
    return found


def split(start: int, end: int, at: set[int], longest: int, shortest: int) -> list[tuple[int, int]]:
    """[start, end) cut at those edges inside it that leave `shortest` frames, and into even parts of at most `longest`."""
    inner: list[int] = []
    for edge in sorted(edge for edge in at if start < edge < end):
        if edge - (inner[-1] if inner else start) >= shortest and end - edge >= shortest:
            inner.append(edge)
    marks = [start, *inner, end]
    parts = []
    for first, last in pairwise(marks):
        count = -(-(last - first) // longest)
        cuts = [first + (last - first) * k // count for k in range(count + 1)]
        parts += list(pairwise(cuts))
    return parts


def caption_frames(caption: Caption, fps: int) -> tuple[int, int]:
    """First frame that shows a caption, and the first that does not."""
    return round(caption.start * fps), max(round(caption.start * fps) + 1, round(caption.end * fps))


def heard(caption: Caption, first: int, last: int, fps: int) -> bool:
    """A caption is on the screen in some frame of [first, last)."""
    begin, end = caption_frames(caption, fps)
    return begin < last and end > first


def shows(at: int, frames: int | None, first: int, last: int, whole: int) -> bool:
    """Something that lies at `at` is on the screen in some frame of [first, last)."""
    return at < last and at + (frames or whole) > first
