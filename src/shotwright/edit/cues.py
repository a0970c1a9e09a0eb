"""Cues in words: "at 3.5s", "on the first step", "when the door closes", "under the whole scene", "between the shots".

text ── cues_of ── Cue (what is heard, when) ── resolve(when, moments) ── spots in seconds ── place ── sounds on tracks

A cue is looked up in what is known first (times, the words' beats, the house's own steps), then in what was found by
listening and looking; where that had to do, or nothing did, it is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.media.sound import RATE, stereo

from .cue_words import EVENT, MUSIC, NUMBERS, STEPS, WHENS, Cue, cue_of, cues_of, nth, seconds_of, split_cues
from .mix import Placed, Track
from .moments import Moment, Moments, onsets

__all__ = ["Cue", "Resolved", "Spot", "cue_of", "cues_of", "place", "resolve", "split_cues"]

Sound = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spot:
    """A time at which a cue is heard."""

    start: float
    end: float | None = None
    """None for an instant."""
    pan: float = 0.0


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where a cue's words lead."""

    spots: tuple[Spot, ...]
    note: str = ""
    """What must be said: how it was found where nobody knew it, or that it was not."""


LASTING = ("bed", "tone", "rhythm")
"""Kinds of sounds that go on for as long as they are let."""

APEX = ("whoosh", "swipe", "car pass", "airplane")
"""Sounds whose middle is the point: it is that which falls on the time."""

FILES = (".wav", ".mp3", ".m4a", ".flac", ".ogg", ".opus", ".aac", ".aif", ".aiff")

STRIKES = frozenset(
    "close shut slam hit land break fall drop knock strike explode crash stop clap punch kick bang click".split()
)
"""Stems of verbs that make themselves heard."""


def resolve(when: str, moments: Moments) -> Resolved:
    """The spots of a time in words. What nobody can find has no spot and a note."""
    text = " ".join(when.strip().lower().split())
    for kind, pattern in WHENS.items():
        found = re.fullmatch(rf"(?:right |just |exactly )?(?:{pattern})", text)
        if found:
            return WAYS[kind](found, moments, when.strip())
    event = re.fullmatch(rf"{EVENT}(?P<clause>.+)", text)
    if event:
        return happens(event["clause"], moments, when.strip())
    if text and not action_in(text):
        return Resolved((), f"'{when.strip()}' is no time that is understood, so it is not heard. Write: at 2.0s.")
    return happens(text, moments, when.strip()) if text else Resolved((Spot(0.0),))


def inside(t: float, moments: Moments, when: str) -> Resolved:
    """One instant, if the film lasts that long."""
    if t > moments.seconds:
        return Resolved((), f"'{when}' is after the end at {moments.seconds:g} s: it is not heard.")
    return Resolved((Spot(t),))


def way_between(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """From one time to another."""
    groups = found.groups()[:8]
    start, end = sorted((seconds_of(groups[:4], moments.fps), seconds_of(groups[4:8], moments.fps)))
    if start >= moments.seconds:
        return Resolved((), f"'{when}' is after the end at {moments.seconds:g} s: it is not heard.")
    return Resolved((Spot(start, min(end, moments.seconds)),))


def way_from(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """From a time to the end."""
    groups = found.groups()
    start = seconds_of(groups[:4] if any(groups[:4]) else groups[4:8], moments.fps)
    if start >= moments.seconds:
        return Resolved((), f"'{when}' is after the end at {moments.seconds:g} s: it is not heard.")
    return Resolved((Spot(start, moments.seconds),))


def way_until(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """From the start to a time."""
    return Resolved((Spot(0.0, min(seconds_of(found.groups()[:4], moments.fps), moments.seconds)),))


def way_time(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """At a time."""
    return inside(seconds_of(found.groups()[:4], moments.fps), moments, when)


def way_cuts(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """Where shots meet: all such places, or one."""
    if not moments.cuts:
        return Resolved((), f"'{when}': there is one shot only, so no cut to fall on.")
    number = nth(found["nth_cut"])
    if number is None:
        return Resolved(tuple(Spot(t) for t in moments.cuts))
    if number > len(moments.cuts):
        return Resolved((), f"'{when}': there are only {len(moments.cuts)} cuts.")
    return Resolved((Spot(moments.cuts[number - 1 if number > 0 else -1]),))


def way_steps(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """On steps: known ones, else beginnings in the sound, else beats of the motion."""
    number = nth(found["nth"])
    if (
        number is None
        and not found["all"]
        and not re.search(r"steps|beats|footfalls|strides|touches|hoofs|paws", found[0])
    ):
        number = 1
    return on_steps(number, moments, when)


def on_steps(number: int | None, moments: Moments, when: str) -> Resolved:
    """On one step, counted from 1 or, negative, from the end; on all of them for None."""
    known, how = moments.steps, ""
    if not known and moments.onsets:
        known, how = moments.onsets, "beginnings in the take's own sound"
    if not known and moments.peaks:
        known, how = moments.peaks, "peaks of the motion"
    if not known:
        return Resolved((), f"'{when}': no step is known or found in this take.")
    return chosen(known, number, when, how)


def chosen(known: Sequence[Moment], number: int | None, when: str, how: str) -> Resolved:
    """One of the moments, or all."""
    if number is None:
        spots = tuple(Spot(moment.t, pan=moment.pan) for moment in known)
    elif number > len(known):
        return Resolved((), f"'{when}': there are only {len(known)}.")
    else:
        moment = known[number - 1 if number > 0 else -1]
        spots = (Spot(moment.t, pan=moment.pan),)
    told = ", ".join(f"{spot.start:.2f}" for spot in spots[:6])
    return Resolved(spots, f"'{when}' was found by {how}: {told} s." if how else "")


def way_loud(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """On what strikes: a beginning in the sound, else the strongest motion."""
    if moments.onsets:
        number = nth(found["nth_hit"])
        if number is None:
            return chosen([max(moments.onsets, key=lambda moment: moment.strength)], 1, when, "the strongest onset")
        return chosen(moments.onsets, number, when, "beginnings in the take's own sound")
    return strongest(moments, when)


def strongest(moments: Moments, when: str) -> Resolved:
    """Where most moves."""
    if not moments.peaks:
        return Resolved((), f"'{when}' could not be found in this take, so it is not heard. Give a time: at 2.0s.")
    moment = max(moments.peaks, key=lambda peak: peak.strength)
    return chosen([moment], 1, when, "the strongest motion")


def way_start(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """At the first sample."""
    return Resolved((Spot(0.0),))


def way_end(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """With the last picture."""
    return Resolved((Spot(moments.seconds),))


def way_middle(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """In the middle."""
    return Resolved((Spot(moments.seconds / 2),))


def way_whole(found: re.Match[str], moments: Moments, when: str) -> Resolved:
    """From the first sample to the last."""
    return Resolved((Spot(0.0, moments.seconds),))


WAYS: dict[str, Callable[[re.Match[str], Moments, str], Resolved]] = {
    "between": way_between,
    "from": way_from,
    "until": way_until,
    "time": way_time,
    "start": way_start,
    "end": way_end,
    "middle": way_middle,
    "cuts": way_cuts,
    "steps": way_steps,
    "loud": way_loud,
    "whole": way_whole,
}


def happens(clause: str, moments: Moments, when: str) -> Resolved:
    """When something happens: a beat of the words, else what strikes in the sound, else the strongest motion."""
    action, stems = action_in(clause), stems_of(clause)
    if re.search(rf"\b(?:{STEPS})\b", clause):
        order = next((NUMBERS[word] for word in clause.split() if word in NUMBERS), 1)
        return on_steps(order, moments, when)
    for beat in moments.beats:
        if (action and beat.name == action) or stems_of(beat.name) & stems:
            return Resolved((Spot(beat.t, pan=beat.pan),))
    if action in ("land", "jump") and moments.steps:
        return chosen(moments.steps, 1, when, "its touch of the ground")
    if stems & STRIKES and moments.onsets:
        return chosen([max(moments.onsets, key=lambda moment: moment.strength)], 1, when, "the strongest onset")
    return strongest(moments, when)


def action_in(clause: str) -> str | None:
    """The lexicon's key for what a clause tells."""
    from shotwright import prompt

    shot = prompt.parse(clause[0].upper() + clause[1:] + ".")[0]
    return next((subject.action for subject in shot.subjects if subject.action), None)


def stems_of(text: str) -> set[str]:
    """Stems of the words that can name a doing."""
    small = {"the", "a", "an", "she", "he", "it", "they", "her", "his", "up", "down", "exact", "moment", "to", "at"}
    out = set()
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in small:
            continue
        for ending in ("ing", "ped", "ed", "es", "s"):
            if word.endswith(ending) and len(word) - len(ending) > 2:
                word = word[: -len(ending)]
                break
        out |= {word, word.rstrip("e")}
    return out | {f"{stem}e" for stem in out}


def place(
    cues: Sequence[Cue], moments: Moments, seed: int = 0, folder: Path | None = None
) -> tuple[list[Placed], tuple[str, ...]]:
    """Every cue as sounds on their tracks, and what must be said. Raises WrongUse or Damaged for a file that is none."""
    placed: list[Placed] = []
    notes: list[str] = []
    for number, cue in enumerate(cues):
        sounds, said = placed_cue(cue, moments, seed + 7919 * number, folder)
        placed += sounds
        notes += said
    return placed, tuple(dict.fromkeys(notes))


def placed_cue(cue: Cue, moments: Moments, seed: int, folder: Path | None) -> tuple[list[Placed], list[str]]:
    """One cue."""
    notes: list[str] = []
    if cue.sound.lower().endswith(FILES):
        where = resolve(cue.when or "at 0s", moments)
        made = stereo((folder or Path()) / cue.sound)
        notes += [where.note] if where.note else []
        return [file_at(made, spot, cue) for spot in where.spots], notes
    if music := music_in(cue.sound):
        return placed_music(music, cue, moments, seed)
    from shotwright.house.foley import find_sound, perform

    found = find_sound(cue.sound)
    sound = found.sound
    notes += [found.notice] if found.notice else []
    where = resolve(cue.when or ("under the whole shot" if sound.kind in LASTING else "at 0s"), moments)
    notes += [where.note] if where.note else []
    placed = []
    for turn, spot in enumerate(where.spots):
        track: Track = "ambience" if spot.end is not None and sound.kind in LASTING else "effects"
        if spot.end is not None:
            length = max(0.05, spot.end - spot.start)
        elif sound.kind in LASTING:
            length = max(0.05, min(sound.seconds, moments.seconds - spot.start))
        elif sound.kind == "swell":
            length = max(0.25, min(sound.seconds, spot.start)) if spot.start > 0.3 else sound.seconds
        else:
            length = None
        samples = perform(sound, length, seed + turn)
        start = spot.start
        if sound.kind == "swell" and spot.end is None:
            start -= len(samples) / RATE
        elif sound.name in APEX:
            start -= apex(samples)
        elif spot.end is None and start >= moments.seconds - 1 / moments.fps and start not in moments.cuts:
            # What begins at the end is heard before it: its last sound dies with the picture.
            start = max(0.0, moments.seconds - len(samples) / RATE)
        placed.append(Placed(samples, start, track, gain=cue.gain, pan=0.7 * spot.pan, name=cue.sound))
    return placed, notes


def file_at(sound: Sound, spot: Spot, cue: Cue) -> Placed:
    """A file so that its first beginning falls on the spot, silence before it left out."""
    begun = onsets(sound.mean(axis=1), RATE)
    late = begun[0].t if begun and spot.end is None else 0.0
    piece = sound if spot.end is None else sound[: round((spot.end - spot.start) * RATE)]
    return Placed(piece, spot.start - late, "effects", gain=cue.gain, pan=spot.pan, name=cue.sound)


def apex(sound: Sound) -> float:
    """Seconds until a sound is loudest."""
    power = np.convolve((sound**2).sum(axis=1), np.ones(480), "same")
    return float(power.argmax()) / RATE


def music_in(words: str) -> str | None:
    """The words of a bed of music, or None where another sound is meant."""
    if not MUSIC.search(words):
        return None
    named = re.sub(
        r"\b(?:music|score|soundtrack|song|tune|melody|underscore|some|an?|the)\b", " ", words, flags=re.IGNORECASE
    )
    return " ".join(named.split()).strip(" ,") or "calm"


def placed_music(words: str, cue: Cue, moments: Moments, seed: int) -> tuple[list[Placed], list[str]]:
    """A bed of music."""
    from shotwright.house.score import compose, wish

    where = resolve(cue.when or "under the whole shot", moments)
    wanted = wish(words)
    notes = [*([where.note] if where.note else []), *wanted.notes]
    placed = []
    for spot in where.spots:
        end = moments.seconds if spot.end is None else spot.end
        if end - spot.start < 1.0:
            notes.append(f"'{cue.sound}' would last less than a second and is not heard.")
            continue
        bed = compose(replace(wanted, seconds=end - spot.start), seed)
        placed.append(Placed(bed.sound, spot.start, "music", gain=cue.gain, name=cue.sound))
    return placed, notes
