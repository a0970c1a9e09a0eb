"""The linter: what is wrong or missing in a prompt, why, and a mended prompt where one can be had.

text ── Words (shots, chunks, places) ── every rule of rules/ ── Findings ── report.py (text, JSON, GitHub, SARIF)
                                                            └── mend.py (edits until nothing changes)
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from .mend import Mended, mend
from .rule import Around, Edit, Finding, ModelFacts, Profile, Rule, Words, all_rules

__all__ = [
    "Around",
    "Edit",
    "Finding",
    "Mended",
    "ModelFacts",
    "Profile",
    "Rule",
    "all_rules",
    "lint",
    "mend",
    "strip_ignores",
]

IGNORE = re.compile(r"\s*#\s*shotwright:\s*ignore(?:\[(?P<names>[^\]]*)\])?\s*$", re.IGNORECASE)


def strip_ignores(text: str) -> tuple[str, frozenset[str]]:
    """The prompt without a trailing `# shotwright: ignore[rule, rule]`, and the rules it names; `*` is every rule."""
    match = IGNORE.search(text[-400:])
    if match is None:
        return text, frozenset()
    named = match.group("names")
    names = frozenset(n.strip() for n in named.split(",") if n.strip()) if named is not None else frozenset("*")
    return text[: len(text[:-400]) + match.start()], names


@lru_cache(maxsize=64)
def chosen(profile: Profile, select: frozenset[str], ignore: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that speak: those of the profile, or those selected, by name, code or start of a code (`SW1`)."""

    def named(rule: Rule, names: Collection[str]) -> bool:
        return any(
            n in ("*", rule.name) or (n.upper().startswith("SW") and rule.code.startswith(n.upper())) for n in names
        )

    return tuple(
        r
        for r in all_rules()
        if not named(r, ignore) and (named(r, select) if select else profile == "strict" or r.profile == "default")
    )


def lint(
    text: str,
    *,
    profile: Profile = "default",
    around: Around | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> list[Finding]:
    """What the rules find in one prompt, in the order of the text. Never raises, whatever the text is.

    `select` and `ignore` hold names, codes or starts of codes; a trailing `# shotwright: ignore[...]` is obeyed.
    """
    body, own = strip_ignores(text)
    words = Words(body, around or Around())
    found = [f for rule in chosen(profile, frozenset(select), own.union(ignore)) for f in rule.findings(words)]
    return sorted(found, key=lambda f: (f.start, f.code))
