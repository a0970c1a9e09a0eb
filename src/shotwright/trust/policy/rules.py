"""The rule set: read from this folder's data once, each rule compiled when it is first used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from .pattern import Reader, plain_words


@dataclass(frozen=True)
class Condition:
    """Parts that must all be there, and parts that must be missing."""

    parts: tuple[re.Pattern[str], ...]
    missing: tuple[re.Pattern[str], ...]

    def find(self, words: str) -> list[re.Match[str]]:
        """The first match of every part; empty when one is not there."""
        if any(part.search(words) for part in self.missing):
            return []
        found = []
        for part in self.parts:
            match = part.search(words)
            if match is None:
                return []
            found.append(match)
        return found


@dataclass(frozen=True)
class PolicyRule:
    """One thing that may not be bought."""

    id: str
    title: str
    why: str
    instead: str
    reader: Reader
    refusing: tuple[str, ...]
    asking: tuple[str, ...] = ()
    fixed: bool = False
    """Takes no strictness: it always refuses."""
    consent: bool = False
    """A recorded consent of the person lifts it."""
    pictures: bool = False
    """Looks only where pictures or recordings are given that no consent covers."""
    innocents: tuple[str, ...] = ()
    lifts: tuple[str, ...] = ()
    """What a consent lifts beside the name itself."""

    @cached_property
    def refuse(self) -> tuple[Condition, ...]:
        """What it says no to."""
        return tuple(condition(self.reader, line) for line in self.refusing)

    @cached_property
    def ask(self) -> tuple[Condition, ...]:
        """What it wants the user's word on."""
        return tuple(condition(self.reader, line) for line in self.asking)

    @cached_property
    def innocent(self) -> re.Pattern[str] | None:
        """Phrases that this rule does not look at."""
        return self.reader.compile_all(self.innocents) if self.innocents else None

    @cached_property
    def lifted(self) -> re.Pattern[str] | None:
        """What may be done with the likeness of a person who agreed."""
        return self.reader.compile_all(self.lifts) if self.lifts else None

    def without_innocent(self, words: str) -> str:
        """The words with this rule's innocent phrases blotted out, at the same length."""
        return words if self.innocent is None else blotted(self.innocent, words)


@dataclass(frozen=True)
class RuleSet:
    """All rules, with the version that goes into every purchase."""

    version: str
    rules: tuple[PolicyRule, ...]
    innocent: re.Pattern[str]

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
    reader = Reader(concepts)
    rules = tuple(
        PolicyRule(
            id=row["id"],
            title=row["title"],
            why=row["why"],
            instead=row["instead"],
            reader=reader,
            refusing=tuple(row["refuse"]),
            asking=tuple(row.get("ask", ())),
            fixed=row.get("fixed", False),
            consent=row.get("consent", False),
            pictures=row.get("pictures", False),
            innocents=tuple(row.get("innocent", ())),
            lifts=tuple(row.get("lifted", ())),
        )
        for row in data["rule"]
    )
    return RuleSet(data["version"], rules, reader.compile_all(read("innocent.toml")["innocent"]))


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


def condition(reader: Reader, line: str) -> Condition:
    """`<a> & <b> & !<c>`: needs a and b anywhere, and no c."""
    parts = [part.strip() for part in line.split("&")]
    return Condition(
        tuple(reader.compile(part) for part in parts if not part.startswith("!")),
        tuple(reader.compile(part[1:]) for part in parts if part.startswith("!")),
    )


def blotted(innocent: re.Pattern[str], words: str) -> str:
    """`words` with each match of `innocent` replaced by dots, word by word, so that places stay the same."""
    return innocent.sub(lambda match: re.sub(r"[^ ]", ".", match[0]), words)
