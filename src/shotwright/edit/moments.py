"""When things happen in a shot: what its words say, what the house knows of its own take, what is seen and heard in any.

words of the shot ── beats        house scene ── every touch of the ground, what starts to sound
any film ── onsets of its sound, peaks of its motion
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged
from shotwright.film import Shot
from shotwright.media import decode

if TYPE_CHECKING:
    from shotwright.house.previz.scene import Scene

Sound = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something at an instant."""

    t: float
    """Seconds into the shot."""
    name: str
    """Key of an action, or `step`."""
    strength: float = 1.0
    pan: float = 0.0
    """Where on the screen it is, -1 left .. 1 right."""
    words: str = ""
    """Who does it, as the prompt says."""


@dataclass(frozen=True, slots=True)
class Moments:
    """All that is known of when things happen."""

    seconds: float
    fps: float = 24.0
    beats: tuple[Moment, ...] = ()
    """Actions of the words, where the words tell a sequence, and what the house starts by itself."""
    steps: tuple[Moment, ...] = ()
    """Every touch of the ground, where the house knows them."""
    cuts: tuple[float, ...] = ()
    """Seconds at which one shot ends and the next begins."""
    onsets: tuple[Moment, ...] = ()
    """Beginnings in the take's own sound, found by listening."""
    peaks: tuple[Moment, ...] = ()
    """Instants of most motion, found by looking."""

    def joined(self, other: Moments) -> Moments:
        """These and what another look found; what is known already stays."""
        return Moments(
            self.seconds,
            self.fps,
            self.beats or other.beats,
            self.steps or other.steps,
            self.cuts or other.cuts,
            self.onsets or other.onsets,
            self.peaks or other.peaks,
        )


def of_shot(shot: Shot, seconds: float, fps: float = 24.0) -> Moments:
    """What the words themselves say: in "sits, then stands up" the standing up begins in the middle."""
    beats = tuple(
        Moment(beat.start * seconds, beat.action, words=shot.subjects[beat.subject].word) for beat in shot.beats
    )
    return Moments(seconds, fps, beats=beats)


def of_scene(scene: Scene, shot: Shot) -> Moments:
    """What the house knows of the take that it paints from a scene."""
    from shotwright.house.previz.casting import action_of
    from shotwright.house.previz.compose import sound_plan

    plan = sound_plan(scene, shot)
    told = of_shot(shot, scene.seconds, scene.frame.fps)
    actions = [action for index in scene.cast if (action := action_of(shot, index))]
    begun = [Moment(sound.start, action, pan=sound.pans[0]) for sound in plan.lasting for action in actions]
    steps = sorted((Moment(hit.t, "step", hit.strength, hit.pan) for hit in plan.hits), key=lambda moment: moment.t)
    return Moments(scene.seconds, scene.frame.fps, beats=told.beats or tuple(begun), steps=tuple(steps))


def of_film(path: Path) -> Moments:
    """What is heard and seen in any take. Raises Damaged for what is no film."""
    pictures, fps = motion(path)
    try:
        sound, rate = decode.sound(path)
        heard = tuple(onsets(np.asarray(sound, float).mean(axis=1), rate))
    except Damaged:
        # A silent film has no onsets, and that is all.
        heard = ()
    return Moments(len(pictures) / fps, fps, onsets=heard, peaks=tuple(peaks(pictures, fps)))


def onsets(mono: Sound, rate: int, floor: float = 0.12) -> list[Moment]:
    """Beginnings in a sound: peaks of what its spectrum gains from one 5 ms to the next (spectral flux, Bello 2005)."""
    hop, size = max(1, rate // 200), 1 << (rate // 100).bit_length()
    if len(mono) < 2 * size or not np.abs(mono).max():
        return []
    padded = np.pad(mono, (size, size))
    count = len(mono) // hop
    window = np.hanning(size)
    spectrum = np.empty((count, size // 2 + 1))
    for first in range(0, count, 2048):
        starts = np.arange(first, min(first + 2048, count)) * hop + size // 2
        spectrum[first : first + 2048] = np.abs(np.fft.rfft(padded[starts[:, None] + np.arange(size)] * window, axis=1))
    level = np.log1p(1000 * spectrum / (spectrum.max() + 1e-12))
    flux = np.maximum(level - np.pad(level, ((2, 0), (0, 0)))[:-2], 0.0).sum(axis=1)
    flux /= flux.max() + 1e-12
    reach = 14
    around = np.lib.stride_tricks.sliding_window_view(np.pad(flux, reach, mode="edge"), 2 * reach + 1)
    rising = (flux >= around.max(axis=1)) & (flux > floor) & (flux > 1.6 * np.median(around, axis=1) + 0.02)
    found: list[Moment] = []
    for frame in np.flatnonzero(rising):
        t = sharpened(mono, rate, int(frame) * hop)
        if not found or t - found[-1].t > 0.05:
            found.append(Moment(t, "onset", float(flux[frame])))
    return found


def sharpened(mono: Sound, rate: int, at: int) -> float:
    """The instant within 30 ms at which the level rises most steeply in proportion."""
    reach, step = round(0.03 * rate), max(1, rate // 1000)
    first = max(0, at - reach)
    piece = np.abs(mono[first : at + reach])
    count = len(piece) // step
    if count < 4:
        return at / rate
    level = piece[: count * step].reshape(count, step).max(axis=1)
    behind = np.array([level[max(0, k - 8) : k].max() if k else 0.0 for k in range(count)])
    # Where the millisecond is much over the eight before it and reaches a good part of what is to come.
    jump = np.flatnonzero((level > 0.25 * level.max()) & (level > 2.0 * behind + 1e-6))
    return float(first + (jump[0] if len(jump) else int(level.argmax())) * step) / rate


def motion(path: Path) -> tuple[Sound, float]:
    """How much each frame of a film differs from the one before it, 0..1, and the film's rate."""
    import cv2

    from shotwright.media.probe import probe

    fps = float(probe(path).fps)
    before, found = None, []
    for frame in decode.frames(path, "gray"):
        small = cv2.resize(frame, (96, 54), interpolation=cv2.INTER_AREA).astype(np.float32)
        found.append(0.0 if before is None else float(np.abs(small - before).mean()) / 255)
        before = small
    if not found:
        raise Damaged(f"'{path}' has no pictures.")
    return np.array(found), fps


def peaks(difference: Sound, fps: float) -> list[Moment]:
    """Instants of motion that stand out from the seconds around them, strongest as 1."""
    if len(difference) < 4 or not difference.max():
        return []
    reach = max(2, round(0.15 * fps))
    wide = max(3, round(1.0 * fps))
    smooth = np.convolve(np.pad(difference, 1, mode="edge"), (0.25, 0.5, 0.25), mode="valid")
    found = []
    for frame in range(1, len(smooth)):
        near = smooth[max(1, frame - reach) : frame + reach + 1]
        around = smooth[max(1, frame - wide) : frame + wide + 1]
        if smooth[frame] >= near.max() and smooth[frame] > 1.25 * float(np.median(around)):
            found.append(Moment(frame / fps, "motion", float(smooth[frame] / smooth.max())))
    return found


def cuts_of(lengths: Iterable[float]) -> tuple[float, ...]:
    """Where shots of these lengths meet."""
    edges = [0.0]
    for length in lengths:
        edges.append(edges[-1] + length)
    return tuple(edge for edge, _ in pairwise(edges[1:]))
