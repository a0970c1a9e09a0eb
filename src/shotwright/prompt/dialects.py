"""Dialects: one Shot in the words that a family of models likes, with its negatives where they belong."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Shot

from .compose import compose


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
) -> Spoken:
    """A completed Shot for one family; `dialogue` holds (who, line) pairs. Raises WrongUse for an unknown family."""
    if family not in dialects():
        raise WrongUse(f"There is no dialect '{family}'.", next_step=f"Use one of: {', '.join(dialects())}.")
    habit = dialects()[family]
    text, left_out = compose(shot, habit["order"]), []
    if habit["sound"]:
        text += "".join(f" {habit['say'].format(who=who, line=line)}" for who, line in dialogue)
        text += f" Sound: {', '.join(sounds)}." if sounds else ""
    else:
        left_out += [f"dialogue '{line}'" for _, line in dialogue] + [f"sound '{s}'" for s in sounds]
    if negatives and not habit["negative"]:
        left_out += [f"negative '{n}'" for n in negatives]
    return Spoken(text, ", ".join(negatives) or None if habit["negative"] else None, tuple(left_out))
