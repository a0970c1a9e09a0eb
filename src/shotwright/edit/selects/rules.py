"""Shots of footage become a first cut: the best of each, in order, as long as asked; on the beat; or by what is said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from shotwright.errors import WrongUse
from shotwright.film.cut import Caption, Clip, Cut, SoundClip
from shotwright.film.look import Frame

from .looking import Seen, duplicates

Order = Literal["footage", "best", "loudest"]


def chosen(
    shots: Sequence[Seen], *, least: float = 0.8, blur: float = 0.0, shake: float = 100.0, all_takes: bool = False
) -> list[Seen]:
    """Shots long, sharp and steady enough; of those that look alike only the best unless `all_takes`."""
    good = [shot for shot in shots if shot.seconds >= least and shot.sharpness >= blur and shot.shake <= shake]
    if all_takes:
        return good
    return [max((good[number] for number in group), key=lambda shot: shot.worth) for group in duplicates(good)]


def rough_cut(
    shots: Sequence[Seen], frame: Frame, *, seconds: float | None = None, longest: float = 5.0, order: Order = "footage"
) -> Cut:
    """The shots one after the other, each from its middle and `longest` seconds at most, `seconds` in all at most."""
    shots = (
        sorted(shots, key=lambda shot: -(shot.worth if order == "best" else shot.loudness))
        if order != "footage"
        else shots
    )
    clips: list[Clip] = []
    left = round(seconds * frame.fps) if seconds is not None else None
    for shot in shots:
        frames = int(min(shot.seconds, longest) * frame.fps)
        if left is not None:
            frames = min(frames, left)
            left -= max(0, frames)
        if frames > 0:
            clips.append(
                piece(shot, shot.start + (shot.seconds - frames / frame.fps) / 2, frames, frame.fps, len(clips))
            )
    return whole(clips, frame)


def on_beats(shots: Sequence[Seen], frame: Frame, times: Sequence[float], music: str, *, every: int = 1) -> Cut:
    """One shot from each beat to the next (or every `every`th), with the music; shots come again when they run out."""
    marks = [round(time * frame.fps) for time in times[::every]]
    marks = [0, *[mark for mark in marks if mark > 0]]
    clips: list[Clip] = []
    if shots:
        for begin, end in pairwise(marks):
            able = [shot for shot in shots if shot.seconds * frame.fps >= end - begin]
            if not able:
                able = [max(shots, key=lambda shot: shot.seconds)]
            shot = able[len(clips) % len(able)]
            room = max(0.0, shot.seconds - (end - begin) / frame.fps)
            clips.append(piece(shot, shot.start + room / 2, end - begin, frame.fps, len(clips)))
    cut = whole(clips, frame)
    sound = SoundClip(media=music, track="music", at=0, seconds=cut.seconds, fade_out=0.3)
    return cut.model_copy(update={"sounds": (sound,), "original": "replace"})


def by_words(words: Sequence[Caption], file: str, wanted: str, frame: Frame, *, around: float = 0.25) -> Cut:
    """Every caption of a film in which one of the words of `wanted` is said, with a little room around it."""
    asked = [word.casefold() for word in wanted.split()]
    clips: list[Clip] = []
    for caption in words:
        if any(word in caption.text.casefold() for word in asked):
            start = max(0.0, caption.start - around)
            frames = max(1, round((caption.end + around - start) * frame.fps))
            name = f"{len(clips) + 1} {caption.text[:40]}"
            clips.append(Clip(name=name, media=file, start=round(start * frame.fps), frames=frames,
                              meta={"said": caption.text}))  # fmt: skip
    if not clips:
        raise WrongUse(f"Nobody says '{wanted}'.", next_step="Give other words, or leave --words out.")
    return whole(clips, frame)


def piece(shot: Seen, start: float, frames: int, fps: int, number: int) -> Clip:
    """So many frames of a shot."""
    return Clip(name=f"{number + 1} {shot.file}", media=shot.file, start=round(start * fps), frames=frames,
                meta={"select": shot.as_json()})  # fmt: skip


def whole(clips: Sequence[Clip], frame: Frame) -> Cut:
    """The clips as a cut. Raises WrongUse for none."""
    if not clips:
        raise WrongUse("No shot is good enough for a cut.", next_step="Ask for less: a smaller --least or --blur.")
    return Cut(title="Selects", frame=frame, clips=tuple(clips))
