"""too-many-aesthetics: more than four style words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..rule import Hit, Words, rule, without

MOST = 4
NOUN_AHEAD = re.compile(
    r"\s+(?:an?\s)?(?!(?:style|look|mood|feel|feeling|vibes?|aesthetics?|tone|atmosphere|lighting|light|colou?rs?|"
    r"palette|grade|film|"
    r"video|clip|shot|scene|footage|quality|render|ad|and|with|in|on|at|of|the|a|an|as|all)\b)[a-z]",
    re.I,
)
"""After a style word: it only describes a thing, as in "a vintage lantern"."""
LIST = re.compile(r"(?:[\w'&-]+(?: [\w'-]+){0,2}\s*(?:,|\+|/|\band\b)\s*(?:and\s+)?){2,}[\w'&-]+(?: [\w'-]+)?", re.I)
SUFFIX = re.compile(r"(?:core|punk|wave|esque|istic|style|vibes?|academia|look|mood|aesthetic)$")


@rule(
    "SW203",
    "too-many-aesthetics",
    why="Three or four aesthetic choices steer a model; seventeen at once blur into none.",
    example="Cinematic, surreal, retro, watercolor, gothic, dreamy, neon, a street.",
)
def check(words: Words) -> Iterator[Hit]:
    """More than four words of style, mood or praise in one shot; in a list of them, unknown neighbours count too."""
    shots: dict[int, dict[str, tuple[int, int]]] = {}
    if not words.many("aesthetics", MOST - 1):
        return
    known = list(words.phrases("aesthetics"))
    if len(known) < MOST - 1:
        return
    for phrase, start, end in known:
        if not (NOUN_AHEAD.match(words.low, end) and not listed(words, start, end)):
            shots.setdefault(words.shot_of(start), {}).setdefault(phrase, (start, end))
    for number, found in shots.items():
        if len(found) < MOST - 1:
            continue
        for word, start, end in neighbours(words, list(found.values())):
            if words.shot_of(start) == number:
                found.setdefault(word, (start, end))
        if len(found) > MOST:
            rows = sorted(found.values())
            shown = ", ".join(words.text[a:b] for a, b in rows)
            edits = tuple(without(words, a, b) for a, b in rows[MOST:])
            apart = all(x.end <= y.start for x, y in pairwise(edits))
            yield (
                f"{len(rows)} style words are more than {MOST}: {shown}.",
                *rows[MOST],
                edits if apart else edits[:1],
            )


def listed(words: Words, start: int, end: int) -> bool:
    """True when a style word stands in a row of them, though a noun follows: "sleek, moody, gritty video"."""
    before = words.low[:start].rstrip()
    return before.endswith((",", " and", "+", "/")) or any(
        words.low[a:b] != words.low[start:end] and 0 <= start - b <= 1 for _, a, b in words.phrases("aesthetics")
    )


def neighbours(words: Words, known: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Short unknown entries of a list most of whose entries are style words: "bold" in "sleek, retro, bold"."""
    for row in LIST.finditer(words.text):
        entries = []
        at = row.start()
        for part in re.split(r"\s*(?:,|\+|/|\band\b)\s*(?:and\s+)?", row.group()):
            start = words.text.find(part, at)
            at = start + len(part)
            if part:
                entries.append((start, at))
        styled = [e for e in entries if any(e[0] <= a < e[1] for a, _ in known)]
        if len(styled) >= 3 and 2 * len(styled) >= len(entries):
            for start, end in entries:
                text = words.low[start:end]
                if (start, end) not in styled and (len(text.split()) == 1 or SUFFIX.search(text)):
                    yield text, start, end
