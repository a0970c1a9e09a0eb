"""too-many-subjects: more than four that the model must keep apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...words import singulars
from ..rule import Hit, Words, rule

MOST = 4
PART_OF = re.compile(
    r"(?:(?<!shot )(?<!close-up )(?<!view )(?<!scene )(?<!video )(?<!portrait )(?<!film )(?<!frame )\bof|"
    r"\blike|\bas|\bfor) (?:an?|the|some) (?:\w+ )?$"
)
"""'The wings of an eagle', 'like a dancer': no second actor."""
NEW = re.compile(
    r"\b(?:an?|another|one|two|three|four|some|several|his|her|their|my|our|your)\s+(?:[\w'-]+\s+){0,3}$|"
    r"[,:;]\s*(?:and\s+)?$"
)
"""Before a noun: it brings somebody new; 'the' may speak of one who is known already."""
MASKED = frozenset("once used been being dressed disguised pretending pretends taken".split())
FORMERLY = re.compile(
    r"\b(?:was once|were once|once was|used to be|had (?:once )?been|dreams? of (?:being|becoming)|dressed (?:up )?as|"
    r"disguised as|pretending to be|pretends to be|taken for) (?:(?:an?|the|or|and|then|\w+,?) ){0,12}$"
)
"""Before a noun: it says what somebody once was or plays, and brings nobody."""
TRAIL = re.compile(r"(?:'s?\s|\s*-)")
"""After a noun: it only describes the next noun, as in "chef's knife"."""


@rule(
    "SW201",
    "too-many-subjects",
    why="Beyond four subjects models merge bodies and lose sizes; a few, or a crowd as one thing, come out well.",
    example="A man, a woman, a dog, a horse and a parrot stand in a garden.",
)
def check(words: Words) -> Iterator[Hit]:
    """More than four different actors (people, animals, robots) in a shot; a group counts as one."""
    if not words.many("actors", MOST):
        return
    masked = words.has(MASKED)
    found: dict[int, list[tuple[str, int, int, bool]]] = {}
    for noun, start, end in words.phrases("actors"):
        before = words.low[max(0, start - 44) : start]
        if masked and FORMERLY.search(words.low[words.sentence(start)[0] : start]):
            continue
        if not PART_OF.search(before[-36:]) and not TRAIL.match(words.low, end):
            found.setdefault(words.shot_of(start), []).append((noun, start, end, NEW.search(before) is not None))
    for own in found.values():
        for named in (by_noun(r for r in own if r[3]), *within_sentences(words, own)):
            if len(named) > MOST:
                extra = list(named.values())[MOST]
                yield f"{len(named)} subjects are more than {MOST}: {', '.join(named)}.", extra[0], extra[1]
                break


def by_noun(rows: Iterator[tuple[str, int, int, bool]]) -> dict[str, tuple[int, int]]:
    """The first place of each noun; "boys" and "boy" are one noun."""
    named: dict[str, tuple[int, int]] = {}
    for noun, start, end, _ in rows:
        if not any(form in named for form in singulars(noun)):
            named[noun] = (start, end)
    return named


def within_sentences(words: Words, own: list[tuple[str, int, int, bool]]) -> Iterator[dict[str, tuple[int, int]]]:
    """The nouns of each sentence that names more than four actors, known ones too."""
    sentences: dict[tuple[int, int], list[tuple[str, int, int, bool]]] = {}
    for row in own:
        sentences.setdefault(words.sentence(row[1]), []).append(row)
    for rows in sentences.values():
        if len(rows) > MOST:
            yield by_noun(iter(rows))
