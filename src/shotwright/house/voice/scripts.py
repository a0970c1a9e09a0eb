"""Writing systems: which letters a language's voice can read, and who reads the others."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from .languages import Language, find_language

WRITES = {
    "CYRILLIC": "ru uk be bg mk sr kk ky tt ba cv nog kaa bs",
    "GREEK": "el grc",
    "ARABIC": "ar fa ur sd ug ku pa",
    "HEBREW": "he",
    "DEVANAGARI": "hi mr ne kok sd",
    "BENGALI": "bn as bpy",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "THAI": "th",
    "MYANMAR": "my shn",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy hyw",
    "ETHIOPIC": "am ti om",
    "HANGUL": "ko",
    "CJK": "cmn yue hak ja",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CHEROKEE": "chr",
    "SHAVIAN": "en-shaw",
    "LATIN": "en-us",
}
"""Writing system to the languages written in it; the first reads it where the line's own language does not."""

ALSO_LATIN = frozenset("sr bs uz az tk kaa".split())
"""Languages of other letters that are written in Latin ones too."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in letters that one language reads; `language` None where nobody can."""

    start: int
    end: int
    language: Language | None
    script: str


@cache
def script(character: str) -> str:
    """The writing system of a letter, as Unicode names it; empty for digits, signs and marks."""
    if not unicodedata.category(character).startswith("L"):
        return ""
    first = unicodedata.name(character, "UNKNOWN").replace("-", " ").split()[0]
    return {"FULLWIDTH": "LATIN", "HALFWIDTH": "KATAKANA", "KANGXI": "CJK", "MODIFIER": "", "FEMININE": "LATIN"}.get(
        first, "LATIN" if first in ("MASCULINE", "MICRO") else first
    )


def reader_of(letters: str, base: Language, japanese: bool) -> Language | None:
    """Who reads these letters in a line of language `base`."""
    if base.code == "en-shaw" and letters in ("SHAVIAN", "LATIN"):
        return base
    written = WRITES.get(letters)
    if written is None:
        return None
    own = written.split()
    if base.root in own or (base.root == "kok" and letters == "LATIN"):
        return base
    if letters == "LATIN" and (base.root in ALSO_LATIN or not any(base.root in row.split() for row in WRITES.values())):
        return base
    if letters == "LATIN":
        return base if base.root == "en" else find_language("en-us")[0]
    if letters == "CJK":
        return find_language("ja" if japanese else "cmn")[0]
    return find_language(own[0])[0]


def runs(text: str, base: Language) -> list[Run]:
    """The text in stretches of one reader each; signs and digits stay with the letters before them."""
    japanese = base.root == "ja" or any(script(character) in ("HIRAGANA", "KATAKANA") for character in text)
    marks = [(at, letters) for at, character in enumerate(text) if (letters := script(character))]
    found: list[Run] = []
    for at, letters in marks:
        language = reader_of(letters, base, japanese)
        if found and found[-1].language == language:
            continue
        begin = at if found else 0
        if found:
            found[-1] = Run(found[-1].start, begin, found[-1].language, found[-1].script)
        found.append(Run(begin, len(text), language, letters))
    return found or [Run(0, len(text), base, "")]
