"""The lines of a production as sound, each spoken once: by the house, or by a voice of the user's own."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shotwright.film.production import Character, Production, Speech, SpokenLine
from shotwright.film.spoken import Spoken
from shotwright.media.loudness import write_wav

from .resolve import Asked

if TYPE_CHECKING:
    from shotwright.house.voice import Voice

BREATH = 0.35
"""Seconds of rest between two lines."""
LEAD = 0.4
"""Seconds before the first line of a shot."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line, its sound and when it begins in its shot, in seconds."""

    line: SpokenLine
    spoken: Spoken
    sound: Path
    at: float

    @property
    def end(self) -> float:
        """When it ends."""
        return self.at + self.spoken.seconds


def said(asked: Asked, production: Production, cache: Path) -> list[Said]:
    """The lines of a shot in time: at their own time, or after the one before."""
    out: list[Said] = []
    now = LEAD
    for line in asked.shot.lines:
        spoken, sound = speak_line(line, production, cache)
        at = now if line.at is None else line.at
        out.append(Said(line, spoken, sound, at))
        now = at + spoken.seconds + BREATH
    return out


def lines_last(asked: Asked, production: Production, cache: Path) -> float | None:
    """Seconds until the last line of a shot has ended; None without lines."""
    return max((one.end for one in said(asked, production, cache)), default=None)


def speak_line(line: SpokenLine, production: Production, cache: Path) -> tuple[Spoken, Path]:
    """A line's times and its WAV file, spoken now or taken from the cache."""
    from shotwright import __version__
    from shotwright.house.voice import is_local, speak, speak_locally

    who = production.cast.get(line.who)
    speech = who.voice if who else production.narrator
    lang = line.lang or (speech.lang if speech.lang != "en" else production.lang)
    mood = line.mood or None
    asked = [__version__, line.say, line.who, lang, mood, speech.model_dump(), who.name if who else ""]
    name = hashlib.sha256(json.dumps(asked).encode()).hexdigest()
    wav, times = cache / "speech" / f"{name}.wav", cache / "speech" / f"{name}.json"
    if wav.exists() and times.exists():
        return Spoken.model_validate_json(times.read_text("utf-8")), wav
    wav.parent.mkdir(parents=True, exist_ok=True)
    if is_local(speech.voice):
        made = speak_locally(line.say, speech.voice, language=lang, mood=known_mood(mood), pace=speech.rate)
    else:
        made = speak(
            line.say,
            language=lang,
            voice=voice_of(line.who, who, speech),
            mood=known_mood(mood),
            pace=speech.rate,
            pitch=speech.pitch,
        )
    part = wav.with_suffix(".part.wav")
    stereo = made.sound[:, None].repeat(2, axis=1)
    write_wav(part, stereo)
    part.replace(wav)
    times.write_text(made.spoken.model_dump_json(), "utf-8")
    return made.spoken, wav


def known_mood(mood: str | None) -> str | None:
    """The mood where the house voice knows it; a writer's other words for how something is said change nothing."""
    from shotwright.errors import WrongUse
    from shotwright.house.voice.delivery import delivery

    try:
        delivery(mood)
    except WrongUse:
        return None
    return mood


def voice_of(key: str, who: Character | None, speech: Speech) -> Voice:
    """The voice that was asked for, or the one that a character keeps through all shots."""
    from shotwright import prompt
    from shotwright.house.voice import find_voice, of_character, of_person

    if speech.voice:
        return find_voice(speech.voice)[0]
    if who is None:
        return of_person(speech.gender or None, speech.age or None)
    seen = prompt.parse(who.description)[0].subjects
    sex = speech.gender or (seen[0].gender if seen else None)
    age = speech.age or (seen[0].age if seen else None)
    return of_character(who.name or key, sex, age)
