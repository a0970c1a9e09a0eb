"""Which languages the house voice speaks, and how a user may name them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from shotwright.errors import WrongUse

from .engine import voices

INVENTED = frozenset("eo ia io jbo lfn piqd py qdb qya sjn".split())
"""Esperanto, Interlingua, Ido, Lojban, Lingua Franca Nova, Klingon, Pyash, Lang Belta, Quenya, Sindarin."""

ASLEEP = frozenset("la grc nci".split())
"""Latin, Ancient Greek, Classical Nahuatl: nobody's mother tongue any more."""

TEST_ONLY = frozenset(["xex"])

OTHER_NAMES = {
    "en": "en-us", "american": "en-us", "british": "en-gb", "en-au": "en-gb", "en-nz": "en-gb", "en-ie": "en-gb",
    "en-in": "en-gb", "en-za": "en-gb", "fr": "fr-fr", "zh": "cmn", "zh-cn": "cmn", "zh-hans": "cmn", "zh-sg": "cmn",
    "zh-tw": "cmn", "zh-hant": "cmn", "chinese": "cmn", "mandarin": "cmn", "zh-hk": "yue", "zh-yue": "yue",
    "cantonese": "yue", "no": "nb", "nn": "nb", "norwegian": "nb", "jp": "ja", "iw": "he", "in": "id", "farsi": "fa",
    "pt-pt": "pt", "brazilian": "pt-br", "mexican": "es-419", "es-mx": "es-419", "es-ar": "es-419", "es-co": "es-419",
    "es-us": "es-419", "burmese": "my", "cn": "cmn", "kr": "ko", "ua": "uk", "cz": "cs", "gr": "el", "dk": "da",
}  # fmt: skip
"""Tags and names in common use for what eSpeak NG lists under another tag."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language, or one accent of it, that the house voice speaks."""

    code: str
    """Lower-case tag: `de`, `en-gb`, `pt-br`."""
    name: str
    """English name."""
    identifier: str
    """eSpeak NG's own name of the voice."""

    @property
    def root(self) -> str:
        """The tag without its accent."""
        return self.code.split("-")[0]

    @property
    def words(self) -> dict[str, Any]:
        """Months, units, currencies and separators of the language; empty where CLDR does not know it."""
        row: dict[str, Any] = words().get(self.root, {})
        return row


@cache
def words() -> dict[str, Any]:
    """CLDR's words for every language: see data/SOURCES.md."""
    table: dict[str, Any] = json.loads(files(__package__).joinpath("data/words.json").read_text("utf-8"))
    return table


@cache
def languages(*, invented: bool = False) -> tuple[Language, ...]:
    """Every living language and accent, by tag; with `invented` also made-up and sleeping ones."""
    hidden = TEST_ONLY if invented else TEST_ONLY | INVENTED | ASLEEP
    found: dict[str, Language] = {}
    for name, tag, identifier in voices():
        code = tag.lower()
        if code.split("-")[0] not in hidden and code not in found:
            found[code] = Language(code, name, identifier)
    return tuple(found[code] for code in sorted(found))


def find_language(wanted: str) -> tuple[Language, tuple[str, ...]]:
    """The language for a tag or a name (`de`, `pt_BR`, `German`, `Deutsch`), and what must be said about the choice.

    Raises WrongUse with the nearest that are spoken.
    """
    key = wanted.strip().lower().replace("_", "-")
    known = {language.code: language for language in languages(invented=True)}
    if found := known.get(OTHER_NAMES.get(key, key)):
        return found, ()
    named = names()
    if key in named:
        return known[named[key]], ()
    root = key.split("-")[0]
    near = OTHER_NAMES.get(root, root)
    if "-" in key and near in known:
        return known[near], (f"There is no '{wanted}' voice: {known[near].name} reads the line.",)
    guesses = [named.get(guess, guess) for guess in get_close_matches(key, [*known, *named], n=4, cutoff=0.5)]
    listed = [f"{code} ({known[code].name})" for code in dict.fromkeys(guesses)] or ["en-us (English)", "es (Spanish)"]
    raise WrongUse(
        f"The house voice does not speak '{wanted[:40]}'.",
        next_step=f"The nearest that it speaks: {', '.join(listed)}.",
    )


@cache
def names() -> dict[str, str]:
    """English and own names of languages, in lower case, to their tags."""
    found: dict[str, str] = {}
    for language in languages(invented=True):
        plain = language.name.lower()
        found.setdefault(plain, language.code)
        short = plain.split(" (")[0]
        found.setdefault(short, OTHER_NAMES.get(short, OTHER_NAMES.get(language.root, language.code)))
        if own := language.words.get("name"):
            found.setdefault(own, OTHER_NAMES.get(language.root, language.code))
    return found
