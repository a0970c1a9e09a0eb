"""Who speaks: voices by age and sex, found from words, and one voice for a character for a whole production."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from shotwright.errors import WrongUse

from .engine import parts


@dataclass(frozen=True, slots=True)
class Voice:
    """A way of speaking that any language can have."""

    name: str
    variant: str = ""
    """eSpeak NG's name of the timbre; empty for the language's own."""
    pitch: float = 1.0
    """Factor on the timbre's own pitch."""
    size: float = 1.0
    """Length of the throat: above 1 deeper and bigger, below 1 a child's."""
    pace: float = 1.0
    """Factor on the speed."""
    life: float = 1.0
    """Factor on how far the pitch moves."""
    sex: str = ""
    """`female`, `male` or empty."""
    age: str = "adult"


VOICES: dict[str, Voice] = {
    voice.name: voice
    for voice in (
        Voice("woman", "f2", sex="female"),
        Voice("young woman", "f5", pitch=1.05, life=1.15, sex="female", age="young"),
        Voice("middle-aged woman", "f4", pitch=0.94, pace=0.97, sex="female", age="middle-aged"),
        Voice("old woman", "grandma", pitch=0.92, pace=0.86, size=0.99, sex="female", age="old"),
        Voice("man", "m3", sex="male"),
        Voice("young man", "m7", pitch=1.12, size=0.97, life=1.15, sex="male", age="young"),
        Voice("middle-aged man", "m1", pitch=0.95, pace=0.97, sex="male", age="middle-aged"),
        Voice("old man", "grandpa", pitch=0.95, pace=0.84, sex="male", age="old"),
        Voice("girl", "f3", pitch=1.18, size=0.86, life=1.2, pace=1.02, sex="female", age="child"),
        Voice("boy", "f1", pitch=1.12, size=0.88, life=1.15, pace=1.02, sex="male", age="child"),
        Voice("child", "f1", pitch=1.3, size=0.85, life=1.2, age="child"),
        Voice("teenage girl", "f5", pitch=1.1, size=0.94, life=1.2, pace=1.05, sex="female", age="teen"),
        Voice("teenage boy", "m7", pitch=1.25, size=0.93, life=1.1, pace=1.05, sex="male", age="teen"),
        Voice("narrator", "m2", pitch=0.92, pace=0.93, size=1.03, sex="male"),
        Voice("narratrice", "f4", pitch=0.96, pace=0.94, sex="female"),
        Voice("announcer", "announcer", pace=1.02, life=1.3, sex="male"),
        Voice("giant", "m8", pitch=0.8, size=1.25, pace=0.8, sex="male"),
        Voice("gnome", "m4", pitch=1.5, size=0.78, pace=1.08),
        Voice("robot", "UniRobot", life=0.1),
        Voice("whisper", "whisper"),
        Voice("croak", "croak", pitch=0.95),
    )
}
"""The house's own voices by name."""

AGES = {
    "child": "child", "kid": "child", "little": "child", "teen": "teen", "teenage": "teen", "teenager": "teen",
    "young": "young", "adult": "adult", "middle-aged": "middle-aged", "mature": "middle-aged", "old": "old",
    "elderly": "old", "aged": "old", "grandmother": "old", "grandma": "old", "grandfather": "old", "grandpa": "old",
    "girl": "child", "boy": "child", "baby": "child",
}  # fmt: skip
SEXES = {
    "female": "female", "woman": "female", "lady": "female", "girl": "female", "she": "female", "mother": "female",
    "grandmother": "female", "grandma": "female", "queen": "female", "feminine": "female",
    "male": "male", "man": "male", "gentleman": "male", "boy": "male", "he": "male", "father": "male",
    "grandfather": "male", "grandpa": "male", "king": "male", "masculine": "male", "guy": "male",
}  # fmt: skip
TOUCHES: dict[str, dict[str, float]] = {
    "deep": {"pitch": 0.84, "size": 1.07}, "low": {"pitch": 0.86}, "high": {"pitch": 1.16}, "bright": {"size": 0.95},
    "dark": {"size": 1.08}, "slow": {"pace": 0.85}, "fast": {"pace": 1.18}, "quick": {"pace": 1.15},
    "lively": {"life": 1.4}, "flat": {"life": 0.4}, "monotone": {"life": 0.1}, "big": {"size": 1.12},
    "small": {"size": 0.9}, "calm": {"pace": 0.93, "life": 0.85}, "warm": {"size": 1.04, "pitch": 0.95},
    "cheerful": {"pitch": 1.06, "life": 1.3}, "tiny": {"size": 0.82, "pitch": 1.15}, "thin": {"size": 0.94},
}  # fmt: skip
"""What a word changes, as factors."""

KINDS = {"whispering": "whisper", "hoarse": "croak", "husky": "croak", "raspy": "croak", "mechanical": "robot",
         "storyteller": "narrator", "narration": "narrator"}  # fmt: skip
FILLERS = frozenset("a an the voice with and of person very speaker who is".split())

TIMBRES = {
    "female": ("f1", "f2", "f3", "f4", "f5", "aunty", "linda", "Annie", "belinda"),
    "male": ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "Alex", "edward", "Reed", "victor"),
}
"""Timbres that characters are given."""


@cache
def timbres() -> tuple[str, ...]:
    """Names of eSpeak NG's own timbres, which may be asked for too: `f3`, `whisper`, `Alicia`."""
    _, data = parts()
    return tuple(sorted(path.name for path in (Path(data) / "voices" / "!v").iterdir()))


def find_voice(wanted: str) -> tuple[Voice, tuple[str, ...]]:
    """The voice for words (`old woman`, `deep male voice`, `f3`), and what must be said about the choice.

    Raises WrongUse with voices that there are.
    """
    name = " ".join(wanted.lower().split())
    if found := VOICES.get(name):
        return found, ()
    for timbre in timbres():
        if timbre.lower() == name:
            return Voice(timbre, timbre, sex={"f": "female", "m": "male"}.get(timbre[0], "")), ()
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", name)
    ages = [AGES[word] for word in words if word in AGES]
    sexes = [SEXES[word] for word in words if word in SEXES]
    kinds = [KINDS.get(word, word) for word in words if KINDS.get(word, word) in VOICES and word not in (*AGES, *SEXES)]
    touches = [word for word in words if word in TOUCHES]
    known = {*AGES, *SEXES, *TOUCHES, *KINDS, *VOICES, *FILLERS}
    unknown = [word for word in words if word not in known]
    if not (ages or sexes or kinds or touches):
        near = get_close_matches(name, [*VOICES, *timbres()], n=3, cutoff=0.5)
        raise WrongUse(
            f"The house has no voice '{wanted[:60]}'.",
            next_step=f"Name an age and a sex, as in 'old woman', or one of: {', '.join(near or list(VOICES)[:8])}.",
        )
    voice = VOICES[kinds[0]] if kinds else of_person(sexes[0] if sexes else None, ages[0] if ages else None)
    for word in touches:
        voice = replace(voice, **{part: getattr(voice, part) * factor for part, factor in TOUCHES[word].items()})
    notes = (f"Not understood of the voice: {', '.join(unknown)}.",) if unknown else ()
    return replace(voice, name=name), notes


def of_person(sex: str | None, age: str | None) -> Voice:
    """The voice of a person of a sex (`female`, `male`) and an age of the lexicon; a woman's or man's when unsaid."""
    age = {"baby": "child", None: "adult"}.get(age, age)
    same = [voice for voice in VOICES.values() if voice.age == age]
    fitting = [voice for voice in same if voice.sex == (sex or "")] or [v for v in same if v.sex] or same
    return fitting[0] if fitting else VOICES["man" if sex == "male" else "woman"]


def of_character(name: str, sex: str | None = None, age: str | None = None) -> Voice:
    """The voice that a character keeps: the same name always speaks the same, two names rarely do."""
    seed = hashlib.sha256(" ".join(name.split()).casefold().encode()).digest()
    sex = sex or ("female" if seed[0] % 2 else "male")
    base = of_person(sex, age)
    return replace(
        base,
        name=" ".join(name.split()),
        variant=TIMBRES[sex][seed[1] % len(TIMBRES[sex])]
        if base.age in ("adult", "young", "middle-aged")
        else base.variant,
        pitch=base.pitch * (0.92 + 0.16 * seed[2] / 255),
        size=base.size * (0.96 + 0.08 * seed[3] / 255),
        pace=base.pace * (0.95 + 0.10 * seed[4] / 255),
    )
