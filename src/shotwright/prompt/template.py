"""Templates: a prompt with typed holes, such as `a {color} {subject:dog} in {place}`.

    {type}  {type:default}  {name=type}  {name=type:default}

A type is a category of the lexicon (place, time, weather, subject, action, look, light, size, angle, mood ...), `color`,
`number` or `text`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from shotwright.errors import WrongUse

from .lexicon import COLORS, lexicon
from .words import base_forms, singulars

HOLE = re.compile(r"\{(?:(?P<name>\w+)=)?(?P<type>[a-z]+)(?::(?P<default>[^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Hole:
    """One variable of a template."""

    name: str
    type: str
    default: str | None


def holes(template: str) -> tuple[Hole, ...]:
    """The variables of a template, each once. Raises WrongUse for a type that does not exist or a stray brace."""
    found = [Hole(m["name"] or m["type"], m["type"], m["default"]) for m in HOLE.finditer(template)]
    if re.search(r"[{}]", HOLE.sub("", template)):
        raise WrongUse(
            "The template has a brace that opens no variable.", next_step="Write {place} or {who=subject:dog}."
        )
    known = {e.category for entries in lexicon().phrases.values() for e in entries} | {
        "color",
        "number",
        "text",
        "action",
    }
    for hole in found:
        if hole.type not in known:
            raise WrongUse(f"There is no type '{hole.type}'.", next_step=f"Use one of: {', '.join(sorted(known))}.")
    return tuple(dict.fromkeys(found))


def fits(kind: str, value: str) -> bool:
    """True when a value is of a type: its last words are a phrase of that category."""
    words = tuple(value.lower().replace("-", " - ").split())
    if kind == "text" or not words:
        return bool(words)
    if kind == "number":
        return value.isascii() and value.isdigit()
    if kind == "color":
        return words[-1] in COLORS
    if kind == "action":
        return any((base, *words[1:]) in lexicon().verbs for base, _ in base_forms(words[0]))
    categories = (kind, "people") if kind == "subject" else (kind,)
    for start in range(len(words)):
        for last in singulars(words[-1]):
            entries = lexicon().phrases.get((*words[start:-1], last), ())
            if any(e.category in categories for e in entries):
                return True
    return False


def fill(template: str, values: Mapping[str, str]) -> str:
    """The prompt with every hole filled, by value or default.

    Raises WrongUse when a value is missing, unknown to the template, or not of the hole's type.
    """
    wanted = {h.name: h for h in holes(template)}
    for name in values:
        if name not in wanted:
            raise WrongUse(
                f"The template has no '{name}'.", next_step=f"It has: {', '.join(wanted) or 'no variables'}."
            )
    for hole in wanted.values():
        value = values.get(hole.name, hole.default)
        if value is None:
            raise WrongUse(f"'{hole.name}' has no value.", next_step=f"Give one, of the type {hole.type}.")
        if not fits(hole.type, value):
            raise WrongUse(
                f"'{value}' is no {hole.type}.", next_step=f"Give '{hole.name}' a {hole.type} of the lexicon."
            )
    return HOLE.sub(
        lambda m: values.get(m["name"] or m["type"], wanted[m["name"] or m["type"]].default or ""), template
    )
