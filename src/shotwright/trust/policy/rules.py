"""The rule set: read from this folder's data once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .pattern import Reading, plain_words


@dataclass(frozen=True, slots=True)
class Condition:
    """Parts that must all be there, and parts that must be missing: `<a> & <b> & !<c>`."""

    parts: tuple[str, ...]
    missing: tuple[str, ...]

    def find(self, reading: Reading, words: str) -> list[re.Match[str]]:
        """The first match of every part; empty when one is not there."""
        needed = []
        for part in self.parts:
            pattern = reading.compile(part)
            if pattern is None:
                return []
            needed.append(pattern)
        if any(pattern.search(words) for part in self.missing if (pattern := reading.compile(part))):
            return []
        found = [pattern.search(words) for pattern in needed]
        return [match for match in found if match] if all(found) else []


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """One thing that may not be bought."""

    id: str
    title: str
    why: str
    instead: str
    refuse: tuple[Condition, ...]
    """What it says no to."""
    ask: tuple[Condition, ...] = ()
    """What it wants the user's word on."""
    fixed: bool = False
    """Takes no strictness: it always refuses."""
    consent: bool = False
    """A recorded consent of the person lifts it."""
    pictures: bool = False
    """Looks only where pictures or recordings are given that no consent covers."""
    innocent: tuple[str, ...] = ()
    """Phrases that this rule does not look at."""
    lifted: tuple[str, ...] = ()
    """What may be done with the likeness of a person who agreed."""


@dataclass(frozen=True)
class RuleSet:
    """All rules, with the version that goes into every purchase."""

    version: str
    rules: tuple[PolicyRule, ...]
    concepts: Mapping[str, Sequence[str]]
    innocent: tuple[str, ...]
    """Phrases that no rule looks at."""

    def reading(self, words: str) -> Reading:
        """The patterns over one text."""
        return Reading(self.concepts, words)

    def rule(self, name: str) -> PolicyRule:
        """The rule called `name`. Raises KeyError."""
        return {rule.id: rule for rule in self.rules}[name]

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of the rules."""
        return tuple(rule.id for rule in self.rules)


@cache
def rule_set() -> RuleSet:
    """The rules of this version of Shotwright."""
    data = read("rules.toml")
    concepts: dict[str, Sequence[str]] = dict(read("words.toml")["concept"])
    concepts |= {
        f"people:{group}": [" ".join(plain_words(name)) for name in names] for group, names in people().items()
    }
    rules = tuple(
        PolicyRule(
            id=row["id"],
            title=row["title"],
            why=row["why"],
            instead=row["instead"],
            refuse=tuple(map(condition, row["refuse"])),
            ask=tuple(map(condition, row.get("ask", ()))),
            fixed=row.get("fixed", False),
            consent=row.get("consent", False),
            pictures=row.get("pictures", False),
            innocent=tuple(row.get("innocent", ())),
            lifted=tuple(row.get("lifted", ())),
        )
        for row in data["rule"]
    )
    return RuleSet(data["version"], rules, concepts, tuple(read("innocent.toml")["innocent"]))


def people() -> dict[str, list[str]]:
    """Groups of names; politicians are public people too."""
    data = read("people.toml")
    return {
        "public": [*data["public"], *data["politicians"]],
        "politicians": data["politicians"],
        "late": data["late"],
    }


def read(name: str) -> dict[str, Any]:
    """One data file of this folder."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def condition(line: str) -> Condition:
    """`<a> & <b> & !<c>`: needs a and b anywhere, and no c."""
    parts = [part.strip() for part in line.split("&")]
    return Condition(
        tuple(part for part in parts if not part.startswith("!")),
        tuple(part[1:] for part in parts if part.startswith("!")),
    )


def blotted(innocent: re.Pattern[str] | None, words: str) -> str:
    """`words` with each match of `innocent` replaced by dots, word by word, so that places stay the same."""
    return words if innocent is None else innocent.sub(lambda match: re.sub(r"[^ ]", ".", match[0]), words)
