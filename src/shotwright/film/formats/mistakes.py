"""What pydantic found wrong, as lines that a person can act on: file, line, column, what, and the nearest known word."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from shotwright.errors import WrongUse

from .marked import Marked, Where

T = TypeVar("T", bound=BaseModel)
SHOWN = 20


class Mistakes(WrongUse):
    """A file has mistakes; `lines` holds each as `file:line:column: what. Mend.`"""

    def __init__(self, lines: list[str]) -> None:
        """All of them, in the order of the file."""
        self.lines = lines
        more = [f"... and {len(lines) - SHOWN} more."] if len(lines) > SHOWN else []
        super().__init__("\n".join([*lines[:SHOWN], *more]), next_step="Mend the file and run it again.")


def checked(kind: type[T], marked: Marked) -> T:
    """The data as a noun. Raises Mistakes."""
    try:
        return kind.model_validate(marked.data)
    except ValidationError as error:
        raise Mistakes(described(kind, error, marked)) from error


def described(kind: type[BaseModel], error: ValidationError, marked: Marked) -> list[str]:
    """One line a mistake, in the order of the file."""
    found: dict[Where, str] = {}
    for one in error.errors():
        keyed = one["type"] in ("missing", "extra_forbidden")
        where = in_data(one["loc"], marked.data, keyed)
        missing = one["type"] == "missing"
        place = where[:-1] if missing and where and where not in marked.values else where
        span = marked.span(place)
        text = f"{marked.path}:{span.line}:{span.column}: {words(kind, where, dict(one))}"
        found.setdefault(where, text)
    # Of a value that could be several things, the mistake furthest inside is the one that was meant.
    inner = [w for w in found if not any(o != w and o[: len(w)] == w for o in found)]
    return [found[w] for w in sorted(inner, key=lambda w: (marked.span(w).start, str(w)))]


def in_data(loc: tuple[int | str, ...], data: Any, keyed: bool) -> Where:
    """The path of an error in the data: pydantic also names the branch of a union, which is no key.

    `keyed` says that the last step is a key, there or not.
    """
    where: list[str | int] = []
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        if isinstance(data, dict):
            if step in data:
                data = data[step]
                where.append(step)
            elif last and keyed:
                where.append(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            where.append(step)
    return tuple(where)


def words(kind: type[BaseModel], where: Where, error: dict[str, Any]) -> str:
    """One mistake in plain words, with its mend."""
    name = str(where[-1]) if where else "the file"
    given = error.get("input")
    if error["type"] == "extra_forbidden":
        known = sorted(keys_at(kind, where[:-1]))
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        mend = f"Did you mean '{near[0]}'?" if near else f"Known here: {', '.join(known)}."
        return f"'{name}' is not known here. {mend}"
    if error["type"] == "missing":
        return f"'{name}' is missing."
    if error["type"] == "literal_error":
        choices = str(error["ctx"]["expected"]).replace("'", "")
        near = get_close_matches(str(given), choices.replace(" or ", ", ").split(", "), n=1)
        return f"'{name}' cannot be '{given}'. " + (f"Did you mean '{near[0]}'?" if near else f"Choose {choices}.")
    if error["type"] == "model_type" or error["type"] == "dict_type":
        subject = f"'{name}'" if where else name
        return f"{subject} must hold keys of its own, not {shown(given)}."
    if error["type"] in ("tuple_type", "list_type"):
        return f"'{name}' must be a list (lines that begin with -), not {shown(given)}."
    if error["type"] == "string_type":
        return f"'{name}' must be text, not {shown(given)}. Put quotes around it."
    if error["type"] == "string_pattern_mismatch":
        return f"'{name}' cannot be {shown(given)}. Use lower-case letters, digits, - and _."
    if error["type"] == "too_short":
        return f"'{name}' is empty."
    message = str(error["msg"]).removeprefix("Value error, ").rstrip(".")
    return f"'{name}' cannot be {shown(given)}: {message[0].lower()}{message[1:]}."


def shown(given: Any) -> str:
    """A value as it was written, short."""
    if given is None:
        return "empty"
    if isinstance(given, dict | list):
        return "a list" if isinstance(given, list) else "a group of keys"
    text = str(given)
    return f"'{text[:40]}{'...' if len(text) > 40 else ''}'"


def keys_at(kind: type[BaseModel], where: Where) -> set[str]:
    """The keys that are known at a place of a document of that kind."""
    here: set[type[BaseModel]] = {kind}
    inside: list[Any] = []
    for step in where:
        if isinstance(step, int):
            continue
        fields = [model.model_fields[step].annotation for model in here if step in model.model_fields]
        # A step that is no field is a key of a mapping: what it holds was found with the mapping.
        if fields or not inside:
            inside = fields
            here = {model for annotation in fields for model in models_in(annotation)}
    return {name for model in here for name in model.model_fields}


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every noun that an annotation can hold."""
    if (
        isinstance(annotation, type)
        and not isinstance(annotation, types.GenericAlias)
        and issubclass(annotation, BaseModel)
    ):
        yield annotation
    for part in typing.get_args(annotation):
        yield from models_in(part)
