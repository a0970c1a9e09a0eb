"""Dialects: one Shot in the words that a family of models likes, with its negatives where they belong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Camera, Shot

from .compose import Formula, compose

SAY = '{who} says "{line}"'
"""How a line is written where the family has no habit of its own."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is sent to a model: the prompt, and the negative prompt where the family has a field for it."""

    prompt: str
    negative: str | None = None
    left_out: tuple[str, ...] = ()
    """What the family has no words for: sounds, dialogue, negatives."""


@cache
def dialects() -> dict[str, dict[str, Any]]:
    """Family name to its habits, from dialects.toml."""
    return tomllib.loads(files(__package__).joinpath("dialects.toml").read_text("utf-8"))


def speak(
    shot: Shot,
    family: str = "general",
    *,
    dialogue: tuple[tuple[str, str], ...] = (),
    sounds: tuple[str, ...] = (),
    negatives: tuple[str, ...] = (),
    formula: Formula | None = None,
    sound: bool | None = None,
    negative: bool | None = None,
) -> Spoken:
    """A completed Shot for one family; `dialogue` holds (who, line) pairs. Raises WrongUse for an unknown family.

    `formula` goes before the family's habit; `sound` and `negative` say what the model itself takes, where that is known.
    """
    if family not in dialects():
        raise WrongUse(f"There is no dialect '{family}'.", next_step=f"Use one of: {', '.join(dialects())}.")
    habit = dialects()[family]
    heard = habit["sound"] if sound is None else sound
    apart = habit["negative"] if negative is None else negative
    text, left_out = compose(shot, formula or habit["order"]), []
    commands = habit.get("camera", {})
    text += "".join(f" {commands[move]}" for move in map(move_of, shot.camera) if move in commands)
    if heard:
        say = habit["say"] or SAY
        text += "".join(
            f" {full_stop(say.format(who=bare(who) if 'The {who}' in say else who, line=line))}"
            for who, line in dialogue
        )
        text += f" Sound: {', '.join(sounds)}." if sounds else ""
    else:
        left_out += [f"dialogue '{line}'" for _, line in dialogue] + [f"sound '{s}'" for s in sounds]
    if negatives and not apart:
        left_out += [f"negative '{n}'" for n in negatives]
    return Spoken(text, ", ".join(negatives) or None if apart else None, tuple(left_out))


def move_of(camera: Camera) -> str:
    """'pan left', 'static'."""
    return " ".join(filter(None, (camera.move, camera.direction)))


def bare(who: str) -> str:
    """Who speaks, without an article."""
    return re.sub(r"^(?:the|an?)\s+", "", who, flags=re.IGNORECASE)


def full_stop(said: str) -> str:
    """A line of dialogue as a sentence: with a capital, and with its stop inside the quotes."""
    said = said[:1].upper() + said[1:]
    return said if said[-2:-1] in ".!?" or not said.endswith('"') else f'{said[:-1]}."'
