"""How strict the policy is: `[policy]` of the nearest `shotwright.toml`, or `[tool.shotwright.policy]` of `pyproject.toml`.

[policy]
strictness = "normal"          # strict: questions become refusals; relaxed: refusals become questions
[policy.rules]
violence = "relaxed"           # one rule otherwise; the fixed ones take none
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from shotwright.errors import WrongUse

from .rules import PolicyRule, rule_set

Strictness = Literal["strict", "normal", "relaxed"]
Act = Literal["refuse", "ask"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The strictness of all rules that take one, and of single ones."""

    strictness: Strictness = "normal"
    rules: Mapping[str, Strictness] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As it goes into a purchase: `normal`, `strict (violence relaxed)`."""
        single = ", ".join(f"{rule} {strictness}" for rule, strictness in sorted(self.rules.items()))
        return f"{self.strictness} ({single})" if single else self.strictness

    def act(self, rule: PolicyRule, usual: Act) -> Act | None:
        """What a rule does where it would usually refuse or ask; None lets it pass."""
        strictness = "strict" if rule.fixed else self.rules.get(rule.id, self.strictness)
        if strictness == "strict":
            return "refuse"
        if strictness == "relaxed":
            return "ask" if usual == "refuse" else None
        return usual


def policy_settings(folder: Path) -> Settings:
    """The settings of the first file in or above `folder` that has any. Raises WrongUse when they make no sense."""
    for place in (folder, *folder.parents):
        for name, path in (("shotwright.toml", ("policy",)), ("pyproject.toml", ("tool", "shotwright", "policy"))):
            file = place / name
            if not file.is_file():
                continue
            try:
                table: Any = tomllib.loads(file.read_text("utf-8"))
            except (OSError, ValueError) as error:
                raise WrongUse(f"'{file}' cannot be read: {error}.", next_step="Mend it, or move it away.") from error
            for key in path:
                table = table.get(key, {}) if isinstance(table, dict) else {}
            if table:
                return checked(table, str(file))
    return Settings()


def checked(table: Mapping[str, Any], source: str) -> Settings:
    """The settings of one table. Raises WrongUse where it says what does not exist, or loosens a fixed rule."""
    known, offered = [rule.id for rule in rule_set().rules if not rule.fixed], ", ".join(get_args(Strictness))
    unknown = [key for key in table if key not in ("strictness", "rules")]
    if unknown:
        raise WrongUse(f"'{source}' has an unknown policy setting '{unknown[0]}'.", next_step="Use strictness, rules.")
    single = table.get("rules", {})
    if not isinstance(single, dict):
        raise WrongUse(
            f"'rules' in '{source}' is no table.", next_step='Write [policy.rules], then violence = "relaxed".'
        )
    for rule in single:
        if rule not in known:
            fixed = f"'{rule}' takes no strictness" if rule in rule_set().names else f"there is no rule '{rule}'"
            raise WrongUse(f"In '{source}' {fixed}.", next_step=f"These do: {', '.join(known)}.")
    for value in (table.get("strictness", "normal"), *single.values()):
        if value not in get_args(Strictness):
            raise WrongUse(f"'{source}' has an unknown strictness '{value}'.", next_step=f"Use one of: {offered}.")
    return Settings(table.get("strictness", "normal"), dict(single))
