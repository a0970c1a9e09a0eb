"""The tables of things: every row says of which forms a thing is made, how tall it is and where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

TABLES = ("home", "food", "goods", "vehicles", "nature", "creatures")
"""The data files of this package, one a theme."""
LIVING = ("creatures",)
"""Tables whose rows breathe and have the actions of animals."""


@dataclass(frozen=True, slots=True)
class Part:
    """One form of a row: [form, paint, arguments, options]."""

    form: str
    paint: str
    args: list[Any]
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing."""

    name: str
    kind: str
    """The lexicon's key; the first row of a kind is drawn for words that no row names."""
    words: tuple[str, ...]
    size: float
    """Metres of one height: parts are measured in it."""
    parts: tuple[Part, ...]
    living: bool = False
    colors: dict[str, str] = field(default_factory=dict)
    material: str = "plain"
    rest: float = 1.0
    """Height, in heights, at which something stands on it."""
    under: float = 0.0
    """Height of the room beneath it, in heights."""
    stands: str = "ground"
    """`ground`, `table` (small enough for one), `water`, `air`, `sea` (below the surface)."""
    does: str = "stand"
    """What it does when the words do not say."""
    go: dict[str, float] = field(default_factory=dict)
    """Action to metres a second."""
    lift: float = 0.0
    """Metres above the ground when it flies, floats or hangs."""
    round: bool = False
    reach: float = 0.0
    """Metres of its length, where that is more than its height."""
    saddle: tuple[float, float] = (0.0, 0.0)
    """Where a rider sits, in heights."""
    grip: tuple[float, float] = (0.0, 0.35)
    """Where a hand holds it, in heights."""
    scale: float = 2.1
    """Height of the picture over its own, when the words name no size of shot."""


def row_of(name: str, data: dict[str, Any], living: bool) -> Row:
    """A row of a table, with its defaults."""
    data = dict(data)
    colors = {"body": data.pop("color", "b8a898"), "second": data.pop("second", "6a5a4a")}
    left_out = data.pop("without", ())
    kept = [part for i, part in enumerate(data.pop("parts")) if i not in left_out]
    parts = tuple(Part(p[0], p[1], p[2], p[3] if len(p) > 3 else {}) for p in kept)
    words, saddle = tuple(data.pop("words", ())), tuple(data.pop("saddle", (0.0, 0.0)))
    grip = tuple(data.pop("grip", (0.0, 0.35)))
    kind = data.pop("kind", name)
    return Row(
        name=name, words=words, parts=parts, living=living, colors=colors, kind=kind, saddle=saddle, grip=grip, **data
    )


def sources() -> Iterator[tuple[str, str]]:
    """Name and text of every table."""
    for name in TABLES:
        yield name, files(__package__).joinpath(f"{name}.toml").read_text("utf-8")


@cache
def rows() -> tuple[Row, ...]:
    """Every row of every table, in order; a row takes what it does not say from the row `like`."""
    out = []
    for table, text in sources():
        data: dict[str, dict[str, Any]] = {}
        for name, row in tomllib.loads(text).items():
            like = row.pop("like", None)
            data[name] = {**data[like], "words": (), **row} if like else row
            out.append(row_of(name, data[name], table in LIVING))
    return tuple(out)


@cache
def kinds() -> dict[str, tuple[Row, ...]]:
    """Kind to its rows."""
    out: dict[str, tuple[Row, ...]] = {}
    for row in rows():
        out[row.kind] = (*out.get(row.kind, ()), row)
    return out


@cache
def named(kind: str, word: str) -> bool:
    """Whether the noun is one that the chosen row of a kind is meant to show."""
    row = chosen(kind, word)
    known = (*row.words, row.name.replace("-", " "), kind.replace("-", " "))
    return any(re.search(rf"\b{re.escape(noun)}(s|es)?\b", word.lower()) for noun in known)


@cache
def chosen(kind: str, word: str) -> Row:
    """The row of a kind that a noun means: the one with the longest of its words in the noun, else the first."""
    word = word.lower()
    best, length = kinds()[kind][0], 0
    for row in kinds()[kind]:
        for noun in row.words:
            if len(noun) > length and re.search(rf"\b{re.escape(noun)}(s|es)?\b", word):
                best, length = row, len(noun)
    return best
