"""The mix of a cut: its sound clips and the sound of its films, read, placed and mixed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged, WrongUse
from shotwright.film.cut import Clip, Cut, SoundClip
from shotwright.media import sound as files

from .mix import UNDER, Desk, Mix, Placed, mix

Sound = NDArray[np.float64]
RATE = files.RATE


def mix_cut(cut: Cut, folder: Path, more: Sequence[Placed] = (), desk: Desk | None = None) -> Mix:
    """Mix a cut whose files are named relative to `folder`, with `more` sounds besides.

    Raises WrongUse or Damaged, naming the file, for a sound clip that cannot be read; a film without sound is silent.
    """
    read = lru_cache(maxsize=32)(files.stereo)
    placed = [sound_clip(clip, cut, read(folder / clip.media)) for clip in cut.sounds]
    if cut.original != "replace":
        starts = cut.starts()
        for number, clip in enumerate(cut.clips):
            if clip.kind != "video" or clip.freeze:
                continue
            try:
                own = read(folder / clip.media)
            except Damaged:
                # Many models make silent films: that is no fault.
                continue
            if found := clip_sound(cut, clip, number, starts[number] / cut.frame.fps, own):
                placed.append(found)
    return mix([*placed, *more], cut.seconds, desk)


def sound_clip(clip: SoundClip, cut: Cut, sound: Sound) -> Placed:
    """A sound clip where it lies, looped where it must last longer than it is."""
    first = round(clip.start * RATE)
    if first >= len(sound):
        raise WrongUse(f"'{clip.media}' is shorter than {clip.start:g} seconds.", next_step="Begin earlier in it.")
    piece = sound[first:]
    wanted = None if clip.seconds is None else round(clip.seconds * RATE)
    if clip.loop:
        piece = looped(piece, wanted or round((cut.seconds - clip.at) * RATE))
    return Placed(
        piece if wanted is None else piece[:wanted],
        clip.at,
        clip.track,
        gain=clip.gain,
        pan=clip.pan,
        fade_in=clip.fade_in,
        fade_out=clip.fade_out,
        name=clip.media,
    )


def looped(sound: Sound, n: int) -> Sound:
    """A sound repeated to `n` samples; each turn is crossfaded over a tenth of a second, at constant power."""
    over = min(RATE // 10, len(sound) // 4)
    if n <= len(sound) or not over:
        return sound[:n]
    angle = (np.arange(over) + 0.5)[:, None] / over * (np.pi / 2)
    turn = sound[over:].copy()
    turn[-over:] = turn[-over:] * np.cos(angle) + sound[:over] * np.sin(angle)
    turns = -(-(n - over) // len(turn))
    return np.concatenate([sound[:over], np.tile(turn, (turns, 1))])[:n]


def clip_sound(cut: Cut, clip: Clip, number: int, start: float, own: Sound) -> Placed | None:
    """The piece of a film's own sound that goes with its clip: ahead of or behind it for J and L cuts."""
    fps = cut.frame.fps
    if clip.speed != 1.0:
        own = files.resampled(own, round(RATE * clip.speed), RATE)
    source = clip.start / fps / clip.speed
    lead, tail = min(clip.lead, source), clip.tail
    first, last = round((source - lead) * RATE), round((source + clip.frames / fps + tail) * RATE)
    piece = own[max(0, first) : last]
    if not len(piece):
        return None
    into = clip.into.frames / fps if clip.into is not None and number else 0.0
    after = cut.clips[number + 1] if number + 1 < len(cut.clips) else None
    out = after.into.frames / fps if after is not None and after.into is not None else 0.0
    return Placed(
        piece,
        start - lead,
        "original",
        gain=UNDER if cut.original == "under" else 0.0,
        fade_in=into,
        fade_out=out,
        name=clip.media,
    )
