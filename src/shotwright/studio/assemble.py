"""The rough assembly: picked takes, lines, cues, music and titles become one Cut.

picked takes ── parts joined at their best matching frames ── clips ── transitions
lines ── spoken ── captions                    cues, ambience, music ── sounds
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import WrongUse
from shotwright.film.cut import Caption, CaptionWord, Clip, Cut, Marker, SoundClip, Title, Transition
from shotwright.film.lock import Locked, LockedTake
from shotwright.film.look import Frame
from shotwright.film.production import Production, TitleCard, TransitionPlan
from shotwright.media import decode

from .resolve import Asked
from .speech import Said, said
from .stage import Stage

SEARCHED = 8
"""Frames at the beginning of a part among which its join is sought: models hold a start picture for a few frames."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A shot on the timeline."""

    asked: Asked
    entry: Locked
    take: LockedTake
    start: int
    """First frame of it that is seen."""
    frames: int
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The cut, and where each shot lies in it."""

    cut: Cut
    shots: tuple[Placed, ...]


def assemble(stage: Stage, shots: list[tuple[Asked, Locked]], frame: Frame) -> Assembly:
    """The cut of the picked takes. Raises WrongUse when a shot has no whole take."""
    production = stage.production
    clips: list[Clip] = []
    firsts: list[int] = []
    for asked, entry in shots:
        take = entry.picked
        if take is None:
            raise WrongUse(f"'{asked.name}' has no whole take.", next_step="Run make again; what is there stays.")
        into = transition(asked, frame.fps) if clips else None
        cards = [card for card in production.titles if card.kind == "card" and before(card, asked, shots)]
        for card in cards:
            clips.append(Clip(name=f"title {len(clips) + 1}", media="", kind="color", color="black",
                              frames=max(1, round(card.seconds * frame.fps)), meta={"text": card.text}))  # fmt: skip
            into = None
        firsts.append(len(clips))
        clips += shot_clips(stage, asked, entry, take, frame, into)
    ends = [card for card in production.titles if card.kind == "end"]
    for card in ends:
        clips.append(Clip(name=f"end {len(clips) + 1}", media="", kind="color", color="black",
                          frames=max(1, round(card.seconds * frame.fps)), meta={"text": card.text, "end": True}))  # fmt: skip
    cut = Cut(title=production.title, frame=frame, clips=tuple(fitting(clips)))
    starts = cut.starts()
    placed = tuple(
        Placed(asked, entry, entry.picked or entry.takes[0], starts[first], shown_frames(entry, frame.fps),
               tuple(said(asked, production, stage.cache)) if not entry.frozen.speaks else ())
        for (asked, entry), first in zip(shots, firsts, strict=True)
    )  # fmt: skip
    return Assembly(
        cut.model_copy(
            update={
                "titles": tuple([*card_titles(cut, starts), *lower_thirds(production, placed, frame.fps)]),
                "captions": tuple(captions(placed, production, frame.fps)),
                "markers": tuple(markers(placed)),
                "sounds": tuple(dialogue(placed, stage, frame.fps)),
                "meta": {"lut": production.look.grade} if production.look.grade else {},
            }
        ),
        placed,
    )


def shown_frames(entry: Locked, fps: int) -> int:
    """How many frames of a shot the film shows."""
    return max(1, round(entry.frozen.shown * fps))


def shot_clips(
    stage: Stage, asked: Asked, entry: Locked, take: LockedTake, frame: Frame, into: Transition | None
) -> list[Clip]:
    """The parts of a take, one after the other, trimmed to the shot's length."""
    left = shown_frames(entry, frame.fps)
    out: list[Clip] = []
    before_path: Path | None = None
    for number, (part, seconds) in enumerate(zip(take.parts, entry.frozen.seconds, strict=True)):
        path = stage.takes.path(part.file)
        start = seam(before_path, path) if before_path is not None else 0
        frames = min(left, max(1, round(seconds * frame.fps) - start))
        if number == len(take.parts) - 1:
            frames = left
        if frames <= 0:
            break
        meta = {"order": part.order, "take": take.number, "seed": take.seed, "prompt": take.prompt or entry.frozen.prompt,
                "model": entry.frozen.model}  # fmt: skip
        media = str(path.relative_to(stage.folder)) if path.is_relative_to(stage.folder) else str(path)
        out.append(
            Clip(name=asked.name, media=media, start=start, frames=frames, into=into if not out else None, meta=meta)
        )
        left -= frames
        before_path = path
    return out


def seam(before: Path, after: Path) -> int:
    """The frame of a part with which it goes on best from the last frame of the part before: the one after its likest."""
    last = None
    for last in decode.frames(before, "gray"):  # noqa: B007
        pass
    if last is None:
        return 0
    wanted = small(last)
    distances = [float(np.abs(small(f) - wanted).mean()) for f in islice(decode.frames(after, "gray"), SEARCHED)]
    return int(np.argmin(distances)) + 1 if distances else 0


def small(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A picture in 64 × 36, for comparing."""
    import cv2

    return np.asarray(cv2.resize(picture, (64, 36), interpolation=cv2.INTER_AREA), np.float32)


def transition(asked: Asked, fps: int) -> Transition | None:
    """How a shot is led in."""
    wish = asked.shot.transition
    plan = TransitionPlan(kind=wish) if isinstance(wish, str) else wish
    if plan is None or plan.kind == "cut" or round(plan.seconds * fps) < 1:
        return None
    return Transition(kind=plan.kind, frames=round(plan.seconds * fps), color=plan.color, direction=plan.direction)


def fitting(clips: list[Clip]) -> list[Clip]:
    """The clips with transitions that are no longer than their clips have room for."""
    room = [clip.frames for clip in clips]
    out = []
    for number, clip in enumerate(clips):
        into = clip.into
        if into is not None:
            frames = min(into.frames, room[number - 1] - 1, room[number] - 1)
            room[number - 1] -= max(0, frames)
            room[number] -= max(0, frames)
            into = into.model_copy(update={"frames": frames}) if frames > 0 else None
        out.append(clip.model_copy(update={"into": into}))
    return out


def before(card: TitleCard, asked: Asked, shots: list[tuple[Asked, Locked]]) -> bool:
    """Whether a title belongs before (or over the beginning of) this shot."""
    if not card.before:
        return asked.name == shots[0][0].name
    if "/" in card.before:
        return asked.name == card.before
    first = next((one.name for one, _ in shots if one.scene.id == card.before), None)
    return asked.name == first


def card_titles(cut: Cut, starts: list[int]) -> list[Title]:
    """The words on the plain clips that stand for cards."""
    return [
        Title(text=str(clip.meta["text"]), kind="end" if clip.meta.get("end") else "card", at=start, frames=clip.frames)
        for clip, start in zip(cut.clips, starts, strict=True)
        if clip.kind == "color" and "text" in clip.meta
    ]


def lower_thirds(production: Production, placed: tuple[Placed, ...], fps: int) -> list[Title]:
    """Lower thirds of the titles and of the shots' own captions."""
    found = []
    shots = [(one.asked, one.entry) for one in placed]
    for one in placed:
        texts = [(card.text, card.seconds) for card in production.titles
                 if card.kind == "lower-third" and before(card, one.asked, shots)]  # fmt: skip
        if one.asked.shot.caption:
            texts.append((one.asked.shot.caption, 3.0))
        for text, seconds in texts:
            frames = min(one.frames, round(seconds * fps))
            found.append(Title(text=text, kind="lower-third", at=one.start, frames=max(1, frames)))
    return found


def captions(placed: tuple[Placed, ...], production: Production, fps: int) -> list[Caption]:
    """What is said, in rows that can be read, with the time of every word."""
    found = []
    for one in placed:
        for line in one.lines:
            spoken = line.spoken.later(one.start / fps + line.at)
            for row in spoken.captions():
                words = tuple(CaptionWord(text=w.text, start=w.start, end=w.end) for w in spoken.words
                              if row.start - 0.01 <= w.start and w.end <= row.end + 0.01)  # fmt: skip
                found.append(Caption(text=row.text, start=row.start, end=row.end, who=line.line.who,
                                     lang=spoken.language or production.lang, words=words))  # fmt: skip
    return found


def markers(placed: tuple[Placed, ...]) -> list[Marker]:
    """A chapter where each scene begins."""
    found: list[Marker] = []
    scene = ""
    for one in placed:
        if one.asked.scene.id != scene:
            scene = one.asked.scene.id
            found.append(Marker(name=one.asked.scene.title or scene, at=one.start))
    return found


def dialogue(placed: tuple[Placed, ...], stage: Stage, fps: int) -> list[SoundClip]:
    """Every spoken line on the dialogue track."""
    return [
        SoundClip(media=relative(line.sound, stage.folder), track="dialogue", at=one.start / fps + line.at)
        for one in placed
        for line in one.lines
    ]


def relative(path: Path, folder: Path) -> str:
    """A path as it stands in a cut."""
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)
