"""camera-overload: more moves than a few seconds can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..moves import FORMS, Move, moves
from ..rule import Hit, Words, rule

MOST = 2
ONE_BY_ONE = re.compile(
    r"\b(?:then|before|after|afterwards?|finally|next|until|later|lastly|followed by|ends?|ending|first)\b"
)
AT_ONCE = re.compile(
    r"\b(?:at once|simultaneous\w*|at the same time|all together|together|same (?:four |few |\w+ )?(?:seconds|"
    r"instant|moment|time|gesture)|"
    r"at one time|in one (?:go|move|gesture)|while|all (?:of them|these))\b"
)
SAME = {"rise": "crane", "descend": "crane", "glide": "fly", "move": "fly", "sweep": "fly", "follow": "track"}


@rule(
    "SW204",
    "camera-overload",
    why="A take lasts a few seconds: one camera move reads well, two can, three at once tear the picture.",
    example="The camera pans left, zooms in, cranes up and orbits around a statue.",
)
def check(words: Words) -> Iterator[Hit]:
    """Three or more different moves in one sentence, unless the text says that they come one after the other."""
    if words.count(FORMS) <= MOST:
        return
    sentences: dict[tuple[int, int], list[Move]] = {}
    for move in moves(words):
        if move.kind != "shake":
            sentences.setdefault(words.sentence(move.start), []).append(move)
    for (start, end), own in sentences.items():
        different: dict[str, Move] = {}
        for move in own:
            different.setdefault(SAME.get(move.kind, move.kind), move)
        if len(different) <= MOST:
            continue
        told = words.low[own[0].start : own[-1].start]
        if ONE_BY_ONE.search(told) and not AT_ONCE.search(words.low[start:end]):
            continue
        third = list(different.values())[MOST]
        yield f"{len(different)} camera moves at once: keep one, or part them into shots.", third.start, third.end
