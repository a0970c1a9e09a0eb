"""reference-mismatch: the words say otherwise than the reference picture."""

from __future__ import annotations

from collections.abc import Iterator

from ...parse import parse
from ..rule import Hit, Words, rule


@rule(
    "SW701",
    "reference-mismatch",
    severity="error",
    why="When words and picture disagree ('a man' over a picture of a woman) the model morphs from one into the other.",
    example="A man walks.",
)
def check(words: Words) -> Iterator[Hit]:
    """A first subject of another kind, gender or age than the one in a reference picture."""
    for shown in (*words.around.references, *filter(None, (words.around.first_frame,))):
        seen = parse(shown)[0].subjects
        for reading in words.readings[:1]:
            told = reading.shot.subjects
            if not seen or not told or any(agree(a, b) for a in seen for b in told):
                continue
            start, end = told[0].span or (0, len(reading.shot.text))
            yield (
                f"The picture shows '{seen[0].word}', the words say '{told[0].word}'.",
                reading.start + start,
                reading.start + end,
            )


def agree(a: object, b: object) -> bool:
    """True when two subjects can be the same one."""
    fields = ("kind", "gender", "age")
    pairs = [(getattr(a, f), getattr(b, f)) for f in fields]
    return pairs[0][0] == pairs[0][1] and all(x is None or y is None or x == y for x, y in pairs[1:])
