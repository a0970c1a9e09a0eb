"""A cut: the edited timeline as pure data. Pictures count in frames of the cut's rate, sound in seconds.

Cut
├── clips      one after the other; a transition overlaps a clip with the one before, so it shortens the whole
├── overlays   pictures over the picture: logo, picture-in-picture
├── titles     words on the screen: cards, lower thirds
├── sounds     on tracks: dialogue, effects, ambience, music, original
├── captions   what is said, with the times of its words
└── markers    chapters and notes
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from .look import Frame
from .shot import Noun

Box = tuple[float, float, float, float]
"""Left, top, width, height as fractions of the frame."""


class Transition(Noun):
    """How a clip follows the one before: over `frames` frames both are seen."""

    kind: Literal["dissolve", "dip", "wipe", "slide"]
    frames: int = Field(ge=1)
    color: str = "black"
    """Of a dip: a name or #rrggbb."""
    direction: Literal["left", "right", "up", "down"] = "left"
    """Where a wipe or slide moves to."""


class Move(Noun):
    """What part of a still is seen at its start and at its end."""

    start: Box = (0.0, 0.0, 1.0, 1.0)
    end: Box = (0.0, 0.0, 1.0, 1.0)


class Clip(Noun):
    """A piece of a film or a still on the timeline."""

    name: str
    """SCENE/SHOT, or any name."""
    media: str
    """File, relative to the folder of the cut; empty for plain colour."""
    kind: Literal["video", "still", "color"] = "video"
    color: str = "black"
    start: int = Field(default=0, ge=0)
    """First frame that is used, counted at the cut's rate and at normal speed."""
    frames: int = Field(ge=1)
    """Length on the timeline, transitions included."""
    speed: float = Field(default=1.0, gt=0, le=100)
    freeze: bool = False
    """The first frame stands still for the whole length."""
    move: Move | None = None
    into: Transition | None = None
    lead: float = 0.0
    """Seconds by which its own sound begins before its picture (J cut) or, negative, after it."""
    tail: float = 0.0
    """Seconds by which its own sound lasts beyond its picture (L cut)."""
    meta: dict[str, Any] = Field(default_factory=dict)
    """Ours and others', kept through every format that can."""


class Overlay(Noun):
    """A picture over the picture."""

    media: str
    box: Box
    at: int = Field(default=0, ge=0)
    frames: int | None = Field(default=None, ge=1)
    """None lasts to the end."""
    opacity: float = Field(default=1.0, ge=0, le=1)


class Title(Noun):
    """Words on the screen."""

    text: str
    kind: Literal["card", "lower-third", "end"] = "card"
    at: int = Field(ge=0)
    frames: int = Field(ge=1)
    fade: int = Field(default=8, ge=0)
    """Frames of fading in and out."""


class SoundClip(Noun):
    """A piece of sound on a track."""

    media: str
    track: Literal["dialogue", "effects", "ambience", "music", "original"]
    at: float = Field(ge=0)
    """Seconds into the cut."""
    start: float = Field(default=0.0, ge=0)
    """Seconds into the file."""
    seconds: float | None = Field(default=None, gt=0)
    """None plays to the file's end."""
    gain: float = 0.0
    """Decibels."""
    pan: float = Field(default=0.0, ge=-1, le=1)
    fade_in: float = Field(default=0.0, ge=0)
    fade_out: float = Field(default=0.0, ge=0)
    loop: bool = False


class CaptionWord(Noun):
    """One word and when it is said, in seconds into the cut."""

    text: str
    start: float
    end: float


class Caption(Noun):
    """One caption as it stands on the screen; `formats` may break it into lines."""

    text: str
    start: float
    end: float
    who: str = ""
    lang: str = "en"
    words: tuple[CaptionWord, ...] = ()


class Marker(Noun):
    """A named point: a chapter or a note."""

    name: str
    at: int = Field(ge=0)
    kind: Literal["chapter", "note"] = "chapter"


class Cut(Noun):
    """The edited timeline."""

    title: str = "Untitled"
    frame: Frame = Frame()
    clips: tuple[Clip, ...] = Field(min_length=1)
    overlays: tuple[Overlay, ...] = ()
    titles: tuple[Title, ...] = ()
    sounds: tuple[SoundClip, ...] = ()
    captions: tuple[Caption, ...] = ()
    markers: tuple[Marker, ...] = ()
    original: Literal["keep", "under", "replace"] = "keep"
    """What becomes of the clips' own sound."""
    meta: dict[str, Any] = Field(default_factory=dict)

    def starts(self) -> list[int]:
        """The frame at which each clip is first seen."""
        found, now = [], 0
        for number, clip in enumerate(self.clips):
            if number and clip.into is not None:
                now -= clip.into.frames
            found.append(now)
            now += clip.frames
        return found

    @property
    def frames(self) -> int:
        """Length of the whole."""
        return self.starts()[-1] + self.clips[-1].frames

    @property
    def seconds(self) -> float:
        """Length of the whole."""
        return self.frames / self.frame.fps
