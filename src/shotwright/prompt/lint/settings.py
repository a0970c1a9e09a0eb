"""Settings of the linter: the nearest `shotwright.toml`, or `[tool.shotwright.lint]` of the nearest `pyproject.toml`.

[lint]                       # in shotwright.toml; [tool.shotwright.lint] in pyproject.toml
profile = "strict"
select = ["SW1", "exact-number"]
ignore = ["too-short"]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse

from .rule import Profile, all_rules


@dataclass(frozen=True, slots=True)
class Settings:
    """Which rules speak."""

    profile: Profile = "default"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def nearest(folder: Path) -> Settings:
    """The settings that hold in a folder: of the first file found there or above it; none means the defaults.

    Raises WrongUse when the file cannot be read as TOML, or names a rule or a profile that does not exist.
    """
    for place in (folder, *folder.parents):
        for name, path in (("shotwright.toml", ("lint",)), ("pyproject.toml", ("tool", "shotwright", "lint"))):
            file = place / name
            if not file.is_file():
                continue
            try:
                table: Any = tomllib.loads(file.read_text("utf-8"))
            except (OSError, ValueError) as error:
                raise WrongUse(f"'{file}' cannot be read: {error}.", next_step="Mend it, or move it away.") from error
            for key in path:
                table = table.get(key, {}) if isinstance(table, dict) else {}
            if table or name == "shotwright.toml":
                return checked(table, str(file))
    return Settings()


def checked(table: dict[str, Any], source: str) -> Settings:
    """The settings of one table; raises WrongUse where it says something that does not exist."""
    for key in table:
        if key not in ("profile", "select", "ignore"):
            raise WrongUse(f"'{source}' has an unknown lint setting '{key}'.", next_step="Use profile, select, ignore.")
    profile = table.get("profile", "default")
    if profile not in ("default", "strict"):
        raise WrongUse(f"'{source}' has an unknown profile '{profile}'.", next_step="Use default or strict.")
    names = {"select": names_in(table, "select", source), "ignore": names_in(table, "ignore", source)}
    return Settings(profile, names["select"], names["ignore"])


def names_in(table: dict[str, Any], key: str, source: str) -> tuple[str, ...]:
    """Names, codes or starts of codes, checked against the rules."""
    names = table.get(key, [])
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        raise WrongUse(f"'{key}' in '{source}' is no list of rule names.", next_step='Write ["exact-number", "SW1"].')
    for name in names:
        if not any(name == r.name or r.code.startswith(name.upper()) for r in all_rules()):
            raise WrongUse(f"'{source}' names an unknown rule '{name}'.", next_step="See: shotwright lint --rules.")
    return tuple(names)
