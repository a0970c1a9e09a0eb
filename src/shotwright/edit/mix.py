"""The desk: sounds on tracks become one stereo mix, at its loudness, with speech on top and no click anywhere.

placed sounds ── gain, pan, distance, fades ── tracks ── side-chain under speech ── sum ── loudness (two passes, EBU R128)
                                                                                            └── true-peak limit

Everything is 48 kHz; a sound's place is a sample. The same sounds give the same samples.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import WrongUse
from shotwright.media.loudness import Loudness, integrated_loudness, k_weighted, limited, true_peak
from shotwright.media.sound import RATE

Sound = NDArray[np.float64]
Track = Literal["dialogue", "effects", "ambience", "music", "original"]
TRACKS: tuple[Track, ...] = ("dialogue", "effects", "ambience", "music", "original")

LEVELS: dict[str, float] = {"dialogue": 0.0, "effects": 0.0, "ambience": -7.0, "music": -4.0, "original": 0.0}
"""Decibels of each track against how loud its sounds are by themselves."""

FADES: dict[str, tuple[float, float]] = {
    "dialogue": (0.004, 0.010),
    "effects": (0.0008, 0.008),
    "ambience": (0.06, 0.12),
    "music": (0.004, 0.05),
    "original": (0.006, 0.012),
}
"""Seconds of the shortest fade in and out: an effect keeps its attack, a bed comes and goes unheard."""

TARGET, CEILING = -14.0, -1.5
"""LUFS and dBTP of a mix."""

ABOVE = 12.0
"""Decibels by which speech stands over everything that lies under it."""

SPARED = 5.0
"""Decibels that effects give way at most: they are part of the story."""

MOST = 30.0
"""Decibels that any bed gives way at most."""

ATTACK, HOLD, RELEASE = 0.12, 0.30, 0.45
"""Seconds: the bed is down before a word begins, stays down between words, and comes back slowly."""

UNDER = -10.0
"""Decibels of a model's own sound when it is mixed under."""

NEAR = 2.0
"""Metres within which distance changes nothing."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sound on a track."""

    sound: Sound
    """(samples,) or (samples, 2) at 48 kHz."""
    start: float
    """Seconds into the mix at which its first sample lies; it may begin before 0."""
    track: Track = "effects"
    gain: float = 0.0
    """Decibels."""
    pan: float | tuple[float, ...] = 0.0
    """-1 left .. 1 right, the place on the screen; several values are equally spaced from start to end."""
    distance: float = 0.0
    """Metres from the camera."""
    fade_in: float = 0.0
    fade_out: float = 0.0
    """Seconds; never shorter than the track's own."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Mix:
    """A finished mix and what was measured of it."""

    sound: Sound
    loudness: Loudness
    tracks: Mapping[str, Sound]
    """Each track as it lies in the mix: their sum, limited, is the mix."""
    notes: tuple[str, ...] = ()
    ducked: tuple[tuple[float, float, float], ...] = ()
    """(start, end, decibels) of every time that the beds gave way."""


@dataclass(slots=True)
class Desk:
    """Settings of a mix."""

    levels: dict[str, float] = field(default_factory=lambda: dict(LEVELS))
    target: float = TARGET
    ceiling: float = CEILING
    above: float = ABOVE


def mix(sounds: Sequence[Placed], seconds: float, desk: Desk | None = None) -> Mix:
    """Mix `sounds` into exactly `seconds`; what lies outside is cut, with a fade. Raises WrongUse for bad lengths."""
    desk = desk or Desk()
    if not (math.isfinite(seconds) and 0 < seconds <= 24 * 3600):
        raise WrongUse(f"A mix cannot last {seconds:g} seconds.", next_step="Ask for more than 0 and at most a day.")
    n = round(seconds * RATE)
    tracks: dict[str, Sound] = {}
    notes = []
    for placed in sounds:
        if not np.isfinite(placed.sound).all():
            notes.append(f"'{placed.name or placed.track}' holds samples that are no numbers and was left out.")
            continue
        track = tracks.setdefault(placed.track, np.zeros((n, 2)))
        if not lay(track, placed, 10 ** (desk.levels.get(placed.track, 0.0) / 20)):
            notes.append(f"'{placed.name or placed.track}' lies outside the film and is not heard.")
    ducked = duck(tracks, desk.above)
    total = np.zeros((n, 2))
    for track in tracks.values():
        total += track
    finished, factor, loudness = finish(total, desk.target, desk.ceiling)
    for track in tracks.values():
        track *= factor
    return Mix(
        sound=finished,
        loudness=loudness,
        tracks=tracks,
        notes=tuple(notes),
        ducked=tuple(ducked),
    )


def lay(track: Sound, placed: Placed, level: float) -> bool:
    """Add a sound to its track; False where no sample of it lies inside."""
    begin = round(placed.start * RATE)
    first, last = max(0, -begin), min(len(placed.sound), len(track) - begin)
    if last <= first:
        return False
    sound = placed.sound[first:last]
    if placed.distance > NEAR:
        sound = distant(sound, placed.distance)
    level *= 10 ** (placed.gain / 20)
    least_in, least_out = FADES[placed.track]
    shape = fades(len(sound), max(placed.fade_in, least_in), max(placed.fade_out, least_out))
    stereo = panned(sound, placed.pan)
    track[begin + first : begin + last] += stereo * (level * shape)[:, None]
    return True


def fades(n: int, rise: float, fall: float) -> Sound:
    """A gain that rises and falls as half a cosine; both share what a short sound has."""
    up, down = round(rise * RATE), round(fall * RATE)
    if up + down > n:
        up, down = n * up // (up + down), n * down // (up + down)
    shape = np.ones(n)
    # Half a sample in: neither the first nor the last sample is lost, and both are near zero.
    shape[:up] = 0.5 - 0.5 * np.cos(np.pi * (np.arange(up) + 0.5) / max(up, 1))
    if down:
        shape[n - down :] *= 0.5 + 0.5 * np.cos(np.pi * (np.arange(down) + 0.5) / down)
    return shape


def panned(sound: Sound, pan: float | tuple[float, ...]) -> Sound:
    """Stereo at a place: mono by constant power, stereo by turning down the far side and folding it over."""
    if isinstance(pan, tuple):
        place = np.interp(np.linspace(0, 1, len(sound)), np.linspace(0, 1, len(pan)), pan)
    else:
        place = np.full(1, float(pan))
    place = np.clip(place, -1.0, 1.0)
    if sound.ndim == 1:
        angle = (place + 1) * (np.pi / 4)
        return np.stack([sound * np.cos(angle), sound * np.sin(angle)], axis=1)
    if not place.any():
        return sound
    # What the far side loses is heard on the near one: nothing of a stereo sound gets lost.
    left, right = sound[:, 0], sound[:, 1]
    away_left, away_right = np.clip(place, 0, 1), np.clip(-place, 0, 1)
    return np.stack(
        [
            left * np.cos(away_left * np.pi / 2) + right * np.sin(away_right * np.pi / 2) * 0.7,
            right * np.cos(away_right * np.pi / 2) + left * np.sin(away_left * np.pi / 2) * 0.7,
        ],
        axis=1,
    )


def distant(sound: Sound, metres: float) -> Sound:
    """A sound from afar: quieter by 6 dB for each doubling beyond two metres, and duller, as air and ground make it."""
    factor = NEAR / min(metres, 500.0)
    corner = 18_000 / (1 + metres / 15)
    size = 1 << (len(sound) + 2048).bit_length()
    frequency = np.fft.rfftfreq(size, 1 / RATE)
    gain = factor / np.sqrt(1 + (frequency / corner) ** 2)
    spectrum = np.fft.rfft(sound, size, axis=0)
    # Zero phase: a sound from afar begins where it was placed.
    out = np.fft.irfft(spectrum * (gain if sound.ndim == 1 else gain[:, None]), size, axis=0)
    return np.asarray(out[: len(sound)])


HOP = 480
"""Samples between the values of a side-chain's envelope: 10 ms."""


def heard(track: Sound) -> Sound:
    """Power of every second sample as the ear weighs it (K weighting): what folds over is too little to count here."""
    weighted = k_weighted(track[::2], RATE // 2)
    return np.asarray(np.concatenate([[0.0], np.cumsum((weighted**2).sum(axis=1))]))


def power(total: Sound, window: float = 0.05) -> Sound:
    """Mean power around every 10 ms, from the running total that `heard` gives."""
    count, half = len(total) - 1, round(window * RATE / 4)
    centres = np.arange(0, count, HOP // 2)
    low, high = np.maximum(centres - half, 0), np.minimum(centres + half, count)
    return np.asarray((total[high] - total[low]) / np.maximum(high - low, 1))


def spoken_spans(level: Sound) -> list[tuple[int, int]]:
    """First and last hop of every stretch in which somebody speaks; rests up to HOLD belong to it."""
    loudest = float(level.max(initial=0.0))
    if loudest <= 1e-9:
        return []
    active = np.flatnonzero(level > loudest * 10**-3.8)
    gaps = np.flatnonzero(np.diff(active) > HOLD * RATE / HOP)
    edges = [0, *(gaps + 1), len(active)]
    return [(int(active[a]), int(active[b - 1])) for a, b in pairwise(edges)]


def duck(tracks: dict[str, Sound], above: float) -> list[tuple[float, float, float]]:
    """Turn everything down under speech, in place, just as far as speech needs; returns (start, end, decibels)."""
    dialogue = tracks.get("dialogue")
    others = [name for name in tracks if name != "dialogue"]
    if dialogue is None or not others:
        return []
    said = power(heard(dialogue))
    hops = len(said)
    levels = {name: power(heard(tracks[name]), 0.4) for name in others}
    curves = {name: np.zeros(hops) for name in others}
    found = []
    for first, last in spoken_spans(said):
        here = slice(first, last + 1)
        speech = max(float(said[here].mean()), 1e-12)
        # A bed is as loud as its louder moments; a door that slams once is no bed.
        soft = {name: float(np.percentile(levels[name][here], 50 if name == "effects" else 80)) for name in others}
        beds = sum(value for name, value in soft.items() if name != "effects")
        over = {
            name: 10 * math.log10(max(soft[name] if name == "effects" else beds, 1e-12) / speech) + above
            for name in others
        }
        depth = {name: min(max(over[name], 0.0), SPARED if name == "effects" else MOST) for name in others}
        for name, decibels in depth.items():
            curves[name][max(0, first - 2) : last + 3] = np.maximum(
                curves[name][max(0, first - 2) : last + 3], decibels
            )
        found.append((first * HOP / RATE, (last + 1) * HOP / RATE, max(depth.values(), default=0.0)))
    for name, curve in curves.items():
        if curve.any():
            gain = 10 ** (-eased(curve) / 20)
            tracks[name] *= np.interp(np.arange(len(dialogue)) / HOP, np.arange(hops), gain)[:, None]
    return found


def eased(curve: Sound) -> Sound:
    """A curve of decibels that goes down ahead of each step and comes back slowly behind it, without a corner."""
    attack, release = round(ATTACK * RATE / HOP), round(RELEASE * RATE / HOP)
    out = curve.copy()
    for late in range(1, attack + 1):
        ease = 0.5 + 0.5 * math.cos(math.pi * late / (attack + 1))
        out[:-late] = np.maximum(out[:-late], curve[late:] * ease)
    for late in range(1, release + 1):
        ease = 0.5 + 0.5 * math.cos(math.pi * late / (release + 1))
        out[late:] = np.maximum(out[late:], curve[:-late] * ease)
    return out


def finish(sound: Sound, target: float, ceiling: float) -> tuple[Sound, float, Loudness]:
    """The sum at its loudness with true peaks held, the factor that it was turned up by, and what came out.

    Two passes, as EBU R128 is done offline: measure, turn, limit; measure again, and turn by what limiting took. Silence
    stays silence.
    """
    now = integrated_loudness(sound)
    if not math.isfinite(now):
        return sound, 1.0, Loudness(now, highest(sound))
    factor = 10 ** ((target - now) / 20)
    for _ in range(4):
        out = held(sound * factor, 10 ** (ceiling / 20))
        now = integrated_loudness(out)
        if abs(target - now) < 0.2:
            break
        factor *= 10 ** ((target - now) / 20)
    return out, factor, Loudness(now, highest(out))


BLOCK = 2048
CONTEXT = 512
"""Samples beside a loud passage that its limiting reaches."""


def loud_passages(sound: Sound, level: float) -> list[tuple[int, int]]:
    """Where any sample is above `level`, in whole blocks with context, joined where they meet."""
    flat = np.abs(sound).reshape(-1)
    blocks = np.maximum.reduceat(flat, np.arange(0, len(flat), 2 * BLOCK)) if len(flat) else flat
    passages: list[tuple[int, int]] = []
    for number in np.flatnonzero(blocks > level):
        first, last = max(0, int(number) * BLOCK - CONTEXT), min(len(sound), (int(number) + 1) * BLOCK + CONTEXT)
        if passages and first <= passages[-1][1] + BLOCK:
            passages[-1] = (passages[-1][0], last)
        else:
            passages.append((first, last))
    return passages


def held(sound: Sound, ceiling: float) -> Sound:
    """The sound with its true peaks at `ceiling` (linear) at most; passages that come nowhere near are left alone."""
    out = sound.copy()
    # The curve between two samples may rise 4 dB over them in the worst of real sounds.
    for first, last in loud_passages(sound, ceiling * 0.63):
        out[first:last] = limited(sound[first:last], ceiling)
    return out


def highest(sound: Sound) -> float:
    """True peak in dBTP, looked for where the samples are highest."""
    top = float(np.abs(sound).max(initial=0.0))
    return max((true_peak(sound[first:last]) for first, last in loud_passages(sound, top * 0.7)), default=-180.0)


def own_sound(sound: Sound, how: Literal["keep", "under", "replace"], start: float = 0.0) -> list[Placed]:
    """A model's own sound: kept as the film's, mixed under ours, or replaced by it."""
    if how == "replace":
        return []
    gain = UNDER if how == "under" else 0.0
    return [Placed(sound, start, "original", gain=gain, name="the take's own sound")]
