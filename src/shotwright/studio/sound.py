"""Sounds by themselves, and the sounds that a prompt asks for under its own film.

prompt ── split_cues ── cues ──┐
--say ── house voice ── line ──┼── edit.mix with the take's own sound ── film with a new sound track (+ .srt, .json)
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.edit.cue_words import Cue, split_cues
from shotwright.edit.mix import Placed, mix, own_sound
from shotwright.edit.moments import Moments
from shotwright.errors import Damaged, WrongUse
from shotwright.film.spoken import Spoken, subrip
from shotwright.media import ffmpeg
from shotwright.media.files import check_writable, publish, write_bytes
from shotwright.media.loudness import write_wav
from shotwright.media.probe import probe
from shotwright.media.sound import RATE, stereo

from .request import FilmRequest, Narration, file_name

Sound = NDArray[np.float64]

LEAD = 0.4
"""Seconds before a narrated line."""


@dataclass(frozen=True, slots=True)
class Made:
    """A sound file and what was written beside it."""

    file: Path
    seconds: float
    beside: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    name: str = ""
    """What was made: the library's sound, the voice and language, or the music as it was understood."""


# ---- sounds by themselves


def make_effect(words: str, output: Path | None, seconds: float | None, seed: int, *, force: bool) -> Made:
    """The sound that some words describe, as WAV."""
    from shotwright.house.foley import find_sound, perform

    target = named(output, words, force=force)
    found = find_sound(words)
    sound = perform(found.sound, seconds, seed)
    write_sound(target, sound, force=force)
    return Made(target, len(sound) / RATE, notes=(found.notice,) if found.notice else (), name=found.sound.name)


def make_line(say: str, output: Path | None, narration: Narration, *, force: bool) -> Made:
    """A spoken line as WAV, its captions as .srt and its words' times as .json beside it."""
    target = named(output, say, force=force)
    beside = times_of(target)
    for path in beside:
        check_writable(path, force=force)
    spoken, sound = narrated(narration)
    write_sound(target, sound, force=force)
    write_times(target, spoken, force=force)
    return Made(target, len(sound) / RATE, beside, spoken.notes, f"{spoken.voice}, {spoken.language}")


def make_music(
    words: str, output: Path | None, seconds: float | None, seed: int, stems: Path | None, *, force: bool
) -> Made:
    """A bed of music as WAV, and its stems where they are wanted."""
    from shotwright.house.score import compose, wish

    target = named(output, words, force=force)
    wanted = wish(words)
    bed = compose(replace(wanted, seconds=30.0 if seconds is None else seconds), seed)
    parts = {stems / f"{target.stem}-{name}.wav": sound for name, sound in bed.stems.items()} if stems else {}
    if stems and stems.exists() and not stems.is_dir():
        raise WrongUse(f"'{stems}' is a file, and stems go into a folder.", next_step="Name another folder.")
    if stems:
        stems.mkdir(parents=True, exist_ok=True)
    for path in parts:
        check_writable(path, force=force)
    write_sound(target, bed.sound, force=force)
    for path, sound in parts.items():
        write_sound(path, sound, force=force)
    made = bed.wish
    name = f"{made.mood}, {made.genre}, {made.bpm:.4g} bpm, {NOTES[made.key or 0]} {made.mode}"
    return Made(target, len(bed.sound) / RATE, tuple(parts), wanted.notes, name)


NOTES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")


def named(output: Path | None, words: str, *, force: bool) -> Path:
    """Where a sound goes; a free name from its words where none was given. Raises WrongUse or Unwritable."""
    if output is None:
        stem, number = file_name(words), 1
        stem = "sound" if stem == "film" else stem
        output = Path(f"{stem}.wav")
        while output.exists() and not force:
            number += 1
            output = Path(f"{stem}-{number}.wav")
    if output.suffix.lower() != ".wav":
        raise WrongUse(f"'{output.name}' cannot hold a sound.", next_step="Sounds are WAV: give a name ending in .wav.")
    check_writable(output, force=force)
    return output


def write_sound(target: Path, sound: Sound, *, force: bool) -> None:
    """Write stereo WAV, whole or not at all."""
    with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=target.absolute().parent) as folder:
        made = Path(folder) / "sound.wav"
        write_wav(made, sound)
        publish(made, target, force=force)


def times_of(target: Path) -> tuple[Path, Path]:
    """Names of the captions and of the words' times beside a file."""
    return target.with_suffix(".srt"), target.with_suffix(".json")


def write_times(target: Path, spoken: Spoken, *, force: bool) -> tuple[Path, Path]:
    """Write captions and words' times beside a file."""
    captions, times = times_of(target)
    write_bytes(captions, subrip(spoken.captions()).encode(), force=force)
    write_bytes(times, spoken.model_dump_json(indent=1).encode(), force=force)
    return captions, times


def narrated(narration: Narration) -> tuple[Spoken, Sound]:
    """A line by the house, or by the user's own Piper or Kokoro, in stereo."""
    from shotwright.house.voice import is_local, speak, speak_locally

    if is_local(narration.voice):
        line = speak_locally(narration.say, narration.voice, language=narration.lang, mood=narration.mood)
    else:
        line = speak(narration.say, language=narration.lang, voice=narration.voice or "woman", mood=narration.mood)
    sound = line.sound if line.sound.ndim == 2 else line.sound[:, None].repeat(2, axis=1)
    return line.spoken, sound


# ---- sounds under a film


@dataclass(frozen=True, slots=True)
class Heard:
    """What is to be heard beside a film's own sound."""

    cues: tuple[Cue, ...] = ()
    spoken: Spoken | None = None
    """Its times count from the film's beginning."""
    voice: Sound | None = None

    def __bool__(self) -> bool:
        return bool(self.cues) or self.spoken is not None

    @property
    def seconds(self) -> float:
        """How long a film must at least be for its line to be heard whole."""
        return self.spoken.seconds if self.spoken is not None else 0.0


def cues_of_prompt(request: FilmRequest, *, bought: bool) -> tuple[Cue, ...]:
    """The cues that are ours to place.

    A model that is bought makes sounds of its own from words such as `Sound: thunder`, so they stay in its prompt; only
    cues with a time are taken out of it, because no model keeps one.
    """
    _, cues = split_cues(request.prompt)
    return () if request.still or (bought and not any(cue.when for cue in cues)) else cues


def quiet(request: FilmRequest, *, bought: bool) -> FilmRequest:
    """The request without the cues that are ours. Raises WrongUse where nothing is left to be seen."""
    rest, cues = split_cues(request.prompt)
    if not cues:
        return request
    if not rest.strip():
        raise WrongUse(
            "The prompt says what is heard and not what is seen.",
            next_step=f'For sound alone: shotwright sound "{cues[0].sound}".',
        )
    return replace(request, prompt=rest) if not bought or cues_of_prompt(request, bought=True) else request


def heard(request: FilmRequest) -> Heard:
    """What is to be heard in a film of the house: the line is spoken here, before anyone is paid."""
    cues = cues_of_prompt(request, bought=False)
    if request.narration is None:
        return Heard(cues)
    spoken, voice = narrated(request.narration)
    return Heard(cues, spoken.later(LEAD), voice)


def with_sound(film: Path, out: Path, asked: Heard, moments: Callable[[], Moments], seed: int) -> tuple[str, ...]:
    """Write `film` to `out` with its own sound, the line and the cues mixed anew; returns what must be said."""
    from shotwright.edit.cues import place

    placed: list[Placed] = []
    notes: Sequence[str] = ()
    about = probe(film)
    seconds = about.frames / float(about.fps)
    # Many models make silent films: that is no fault.
    with suppress(Damaged):
        placed += own_sound(stereo(film), "keep")
    if asked.cues:
        known = replace(moments(), seconds=seconds)
        sounds, notes = place(asked.cues, known, seed)
        placed += sounds
    if asked.voice is not None and asked.spoken is not None:
        placed.append(Placed(asked.voice, LEAD, "dialogue", name="the line"))
        if asked.seconds > seconds + 0.05:
            notes = (*notes, f"The line lasts {asked.seconds:.1f} s and the film {seconds:g}: its end is not heard.")
    if not placed:
        out.write_bytes(film.read_bytes())
        return tuple(notes)
    done = mix(placed, seconds)
    with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=out.absolute().parent) as folder:
        wav = Path(folder) / "mix.wav"
        write_wav(wav, done.sound)
        ffmpeg.run(
            ["-i", str(film.absolute()), "-i", str(wav), "-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy",
             "-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-movflags", "+faststart", "-fflags", "+bitexact",
             "-f", "mp4", "-y", str(out)],
            film,
        )  # fmt: skip
    return (*notes, *done.notes)
