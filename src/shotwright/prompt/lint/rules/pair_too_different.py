"""pair-too-different: start and end picture have too little in common."""

from __future__ import annotations

from collections.abc import Iterator

from ...parse import parse
from ..rule import Hit, Words, rule


@rule(
    "SW702",
    "pair-too-different",
    why="Between similar pictures a model moves; between different ones it dissolves or morphs.",
    example="A walk from the sea to the city.",
)
def check(words: Words) -> Iterator[Hit]:
    """Another place and other subjects at the end than at the start."""
    first, last = words.around.first_frame, words.around.last_frame
    if not first or not last:
        return
    a, b = parse(first)[0], parse(last)[0]
    kinds_a, kinds_b = {s.kind for s in a.subjects}, {s.kind for s in b.subjects}
    apart = [
        name
        for name, differ in (
            ("place", bool(a.place and b.place and a.place != b.place)),
            ("subject", bool(kinds_a and kinds_b and not kinds_a & kinds_b)),
            ("look", bool(a.look and b.look and a.look != b.look)),
        )
        if differ
    ]
    if apart:
        yield f"Start and end picture differ in {' and '.join(apart)}.", 0, len(words.text)
