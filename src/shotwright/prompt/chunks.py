"""Chunks: the longest known phrase at every word, with its role decided by its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import COLOR_SHADES, COLORS, FUNCTION_WORDS, NUMBERS, VAGUE, Entry, lexicon
from .words import Word, base_forms, reach, singulars

ARTICLES = frozenset(
    """a an the his her its their my your our this that these those one two three four five six some many
    several""".split()
)
ADJECTIVES = ("color", "material", "build", "age", "light", "mood", "vague", "shade", "number", "weather")
AUXILIARIES = frozenset("is are was were be been being starts start begins begin keeps keep to and then".split())

ORDER = ("people", "garment", "subject", "place", "prop", "time", "weather", "season", "light", "look", "size", "angle",
         "lens", "speed",
         "manner", "mood", "material", "age", "build", "hair", "skin")  # fmt: skip
"""Which meaning wins when nothing around the word decides."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase of the text in one role."""

    category: str
    key: str
    text: str
    low: str
    start: int
    end: int
    plural: bool = False
    data: tuple[str, ...] = ()
    others: tuple[Entry, ...] = ()

    def alternate(self, category: str) -> str | None:
        """The key of another meaning of the same words."""
        return next((e.key for e in self.others if e.category == category), None)


def chunks(row: Sequence[Word], covered: Sequence[tuple[int, int]]) -> list[Chunk]:
    """Chunks of the words; those inside `covered` spans (camera phrases) are left out."""
    out: list[Chunk] = []
    i = 0
    free = [w for w in row if not any(a <= w.start and w.end <= b for a, b in covered)]
    while i < len(free):
        chunk, used = chunk_at(free, i, out)
        out.append(chunk)
        i += used
    return out


def chunk_at(row: Sequence[Word], i: int, before: list[Chunk]) -> tuple[Chunk, int]:
    """The chunk that starts at word i, and how many words it takes."""
    word = row[i]
    if word.mark and word.low != "-":
        return Chunk("mark", word.low, word.text, word.low, word.start, word.end), 1
    for length in range(min(reach(word.low), len(row) - i), 0, -1):
        part = row[i : i + length]
        if length > 1 and any(w.mark and w.low != "-" for w in part):
            continue
        entries, plural = meanings(part)
        verb = verb_of(part)
        if length == 1 and word.low in FUNCTION_WORDS and not (entries and noun_position(before, word, row, i)):
            break
        if not entries and verb is None:
            continue
        made = decide(part, entries, verb, plural, before, row, i)
        if made is not None:
            return made, length
    return single(word), 1


def meanings(part: Sequence[Word]) -> tuple[list[Entry], bool]:
    """What a phrase can mean as a noun or adjective, its last word in the singular too; and whether it is a plural."""
    book = lexicon()
    key = tuple(w.low for w in part)
    if key in book.phrases:
        plural = (
            len(key[-1]) > 3
            and key[-1].endswith("s")
            and not key[-1].endswith("ss")
            and any((*key[:-1], s) in book.phrases for s in singulars(key[-1])[1:])
        )
        return book.phrases[key], plural or key[-1] in ("people",)
    for single_form in singulars(key[-1])[1:]:
        found = book.phrases.get((*key[:-1], single_form))
        if found:
            return found, True
    return [], False


def verb_of(part: Sequence[Word]) -> tuple[str, str] | None:
    """(action key, ending) when the phrase is a known verb in any form."""
    book = lexicon()
    rest = tuple(w.low for w in part[1:])
    for base, ending in base_forms(part[0].low):
        found = book.verbs.get((base, *rest))
        if found is not None:
            return found, ending
    return None


def noun_position(before: list[Chunk], word: Word, row: Sequence[Word], i: int) -> bool:
    """True where a noun is expected: after an article, a number, an adjective."""
    last = before[-1] if before else None
    return last is not None and (
        last.low in ARTICLES or last.category in ("color", "material", "age", "build", "number")
    )


def decide(
    part: Sequence[Word],
    entries: list[Entry],
    verb: tuple[str, str] | None,
    plural: bool,
    before: list[Chunk],
    row: Sequence[Word],
    i: int,
) -> Chunk | None:
    """Noun or verb, and which noun, by the words around."""
    low = " ".join(w.low for w in part)
    text = " ".join(w.text for w in part)
    start, end = part[0].start, part[-1].end
    last = before[-1] if before else None
    nominal = [e for e in entries if e.category in ("people", "subject", "place", "garment", "prop")]
    after = row[i + len(part)].low if i + len(part) < len(row) else ""
    if (
        low in COLORS
        and i + 1 < len(row)
        and (row[i + 1].low in COLORS or meanings(row[i + 1 : i + 2])[0])
        and row[i + 1].low not in FUNCTION_WORDS
    ):
        # "an orange bird": a colour that is also a thing colours the noun after it.
        return None
    if verb is not None:
        key, ending = verb
        article = last is not None and (last.low in ARTICLES or last.category in ADJECTIVES)
        as_noun = bool(entries) and ending in ("base", "s")
        subject_before = any(c.category in ("people", "subject", "unknown", "garment", "prop") for c in before[-6:])
        finite = (
            ending == "s"
            and subject_before
            and not article
            and not (last is not None and last.low in ("of", "and", "with"))
        )
        led = last is not None and last.low in AUXILIARIES and subject_before and not nominal
        if ending == "ing" and not (article and nominal) and not (entries and len(part) > 1 and not article):
            return Chunk("action", key, text, low, start, end)
        if finite and not (nominal and not strong_verb(before)):
            return Chunk("action", key, text, low, start, end)
        if not as_noun and not article and (ending in ("ed", "s") or led or subject_before or not before):
            if ending == "ed" and article:
                return None
            return Chunk("action", key, text, low, start, end)
        if led and not article:
            return Chunk("action", key, text, low, start, end)
        if not entries:
            return None if article and len(part) == 1 else Chunk("action", key, text, low, start, end)
    if not entries:
        return None
    entry = chosen(entries, before, after)
    others = tuple(e for e in entries if e != entry)
    if (
        entry.category in ("age", "build", "material")
        and not noun_ahead(row, i + len(part))
        and entry.category != "age"
    ):
        rest = [e for e in entries if e.category not in ("build", "material")]
        if not rest:
            return Chunk("vague", entry.key, text, low, start, end)
        entry = rest[0]
    return Chunk(entry.category, entry.key, text, low, start, end, plural, entry.data, others)


def strong_verb(before: list[Chunk]) -> bool:
    """True when the subject has no verb yet, so that an `-s` word after it is one."""
    for chunk in reversed(before):
        if chunk.category == "action":
            return False
        if chunk.category in ("people", "subject"):
            return True
    return False


def noun_ahead(row: Sequence[Word], i: int) -> bool:
    """True when the phrase goes on with a word that is no function word."""
    return i < len(row) and not row[i].mark and row[i].low not in FUNCTION_WORDS


def chosen(entries: list[Entry], before: list[Chunk], after: str) -> Entry:
    """The meaning that the neighbours ask for, else the first in ORDER."""
    by = {e.category: e for e in entries}
    near = [c.low for c in before[-4:]]
    last = before[-1] if before else None
    if "prop" in by and any(
        w in ("with", "holding", "carrying", "holds", "carries", "reading", "reads", "drinking", "playing")
        for w in near
    ):
        return by["prop"]
    if (
        "prop" in by
        and "garment" not in by
        and last is not None
        and last.category == "action"
        and last.key in ("carry", "read", "drink", "pour")
    ):
        return by["prop"]
    if "garment" in by and "prop" not in by:
        return by["garment"]
    if "place" in by and "subject" in by:
        prepositions = ("in", "on", "at", "through", "over", "into", "near", "across", "along", "inside", "of", "from")
        ruled = next((w for w in reversed(near) if w not in ("a", "an", "the")), "")
        return (
            by["place"]
            if ruled in prepositions
            or (
                not any(c.category in ("people", "subject") for c in before)
                and after in ("", ",", ".")
                and "subject" not in by
            )
            else by["subject"]
        )
    if "look" in by and len(by) > 1 and after not in ("style", "painting", ""):
        rest = [e for e in entries if e.category != "look"]
        return min(rest, key=lambda e: ORDER.index(e.category) if e.category in ORDER else 99)
    if "prop" in by and "subject" in by:
        return by["subject"]
    return min(entries, key=lambda e: ORDER.index(e.category) if e.category in ORDER else 99)


def single(word: Word) -> Chunk:
    """A word on its own: number, colour, function word, praise, or not understood."""
    low = word.low
    if low == "-":
        return Chunk("mark", "-", word.text, low, word.start, word.end)
    if low.isascii() and low.isdigit():
        small = len(low) <= 3
        return Chunk(
            "number" if small else "function",
            str(min(int(low), 999)) if small else low,
            word.text,
            low,
            word.start,
            word.end,
        )
    if low in COLORS:
        return Chunk("color", low, word.text, low, word.start, word.end)
    if low in COLOR_SHADES:
        return Chunk("shade", low, word.text, low, word.start, word.end)
    if low in FUNCTION_WORDS or low in NUMBERS:
        return Chunk("function", low, word.text, low, word.start, word.end)
    if low in VAGUE:
        return Chunk("vague", low, word.text, low, word.start, word.end)
    return Chunk("unknown", low, word.text, low, word.start, word.end)
