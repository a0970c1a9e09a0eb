"""contradiction-camera: moves or framings that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, sequence, trimmed, without

OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up", "in": "out", "out": "in",
            "forward": "back", "back": "forward",
            "clockwise": "counterclockwise", "counterclockwise": "clockwise"}  # fmt: skip
STILL = re.compile(
    r"\b(?:static (?:camera|shot)|fixed camera|locked[- ]off|tripod|still camera|camera (?:is|"
    r"stays|remains) (?:static|still|fixed))\b",
    re.I,
)
ANGLES = {
    frozenset(("low", "high")),
    frozenset(("low", "top-down")),
    frozenset(("low", "aerial")),
    frozenset(("eye-level", "top-down")),
}
SIZES = ("extreme-wide", "wide", "full", "medium-wide", "medium", "medium-close-up", "close-up", "extreme-close-up")


@rule(
    "SW105",
    "contradiction-camera",
    severity="error",
    why="A camera has one place, one framing and one move at a time; opposites cancel out into drift.",
    example="A static shot, the camera pans left and pans right at once.",
)
def check(words: Words) -> Iterator[Hit]:
    """Static with a move, opposite moves, opposite angles, and sizes far apart."""
    for number, reading in enumerate(words.readings):
        moves = [(m, reading.start + m.start, reading.start + m.end) for m in reading.moves]
        for k, (later, start, end) in enumerate(moves):
            for first, begin, stop in moves[:k]:
                a, b = first.camera, later.camera
                still = {a.move, b.move} != {"static"} and "static" in (a.move, b.move)
                worded = STILL.search(words.text[begin:stop]) or STILL.search(words.text[start:end])
                against = a.move == b.move and a.direction and OPPOSITE.get(a.direction) == b.direction
                if ((still and worded and {a.move, b.move} != {"static", "rack-focus"}) or against) and not sequence(
                    words, stop, start
                ):
                    one, two = phrase(words.text[begin:stop]), phrase(words.text[start:end])
                    yield (
                        f"'{one}' and '{two}' exclude each other.",
                        start,
                        start + len(two),
                        (without(words, start, end),),
                    )
                    return
        for category in ("angle", "size"):
            found = [(c, a, b) for n, c, a, b in words.chunks(category) if n == number]
            for c, start, end in found[1:]:
                one, two = found[0][0].key, c.key
                far = (
                    category == "size"
                    and one in SIZES
                    and two in SIZES
                    and abs(SIZES.index(one) - SIZES.index(two)) >= 3
                )
                if (
                    (far or frozenset((one, two)) in ANGLES)
                    and not (moves or sequence(words, found[0][2], start))
                    and not re.search(r"[.;]", words.low[found[0][2] : start])
                ):
                    yield (
                        f"'{found[0][0].text}' and '{c.text}' exclude each other.",
                        start,
                        end,
                        (without(words, start, end),),
                    )
                    return


def phrase(text: str) -> str:
    """A camera phrase without the small words that it ends in."""
    return text[: trimmed(text)].strip()
