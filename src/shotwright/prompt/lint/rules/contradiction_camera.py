"""contradiction-camera: moves or framings that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..moves import FORMS, Move, moves
from ..rule import Hit, Words, rule, sequence, without

OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up", "in": "out", "out": "in",
            "clockwise": "counterclockwise", "counterclockwise": "clockwise"}  # fmt: skip
SHIFTS = frozenset("dolly push-in pull-back glide move fly".split())
"""Kinds that carry the camera along its axis: one forward and one backward exclude each other."""
STILL = re.compile(
    r"\b(?:(?:static|stationary|motionless|unmoving|immobile|immovable|still|fixed|frozen|locked[- ]?(?:off|down)?|"
    r"tripod(?:-mounted)?|"
    r"unmoved|steady|rigid|stable)(?:,? (?:static|stationary|motionless|unmoving|immovable|fixed|locked[- ](?:off|"
    r"down)|tripod|"
    r"steady|wide|medium|low|high|tracking|handheld|whip|dolly|pan))*[- ](?:camera|shot|frame|framing|view|"
    r"camerawork|cam)|"
    r"(?:camera|frame|shot|framing|lens)(?: \w+)? (?:is |stays |remains |stands |holds |kept |sits )?(?:completely "
    r"|perfectly |absolutely |"
    r"totally |fully |dead )?(?:static|stationary|still|fixed|motionless|frozen|locked(?:[- ](?:off|down))?|"
    r"immobile|unmoving|in place|steady)|"
    r"(?:camera|frame) (?:holds? (?:its position|still|perfectly still)|never moves|does not move|doesn't move|"
    r"stays put|is not moving)|"
    r"no camera (?:movements?|motion|moves?)|without (?:any )?camera (?:movements?|motion|moves?)|"
    r"(?:static|stationary|motionless|fixed|immobile)(?: (?!to|on|in|at|by|as|of|and|the|an?|for|with)[\w-]+){1,2} "
    r"(?:camera|shot|frame|framing|view)|(?:static tripod|tripod,? (?:static|locked|fixed))|"
    r"(?<=, )(?:completely |totally |fully )?(?:static|stationary|locked)(?=\s*[,.;]|$)|"
    r"locked[- ](?:off|down)|(?:from|on) an? (?:fixed |sturdy |heavy )?tripod|tripod shot|"
    r"(?:static|stationary)(?= (?:tracking|dolly|pan|handheld|whip|orbit|crane|zoom|tilt)))\b",
    re.I,
)
STILL_WORDS = frozenset(
    """static stationary motionless unmoving immobile immovable still fixed frozen locked tripod unmoved steady rigid
    movement movements motion stable holds hold place put moving moves move""".split()
)
WAYS = frozenset(
    """left right up down in out upward upwards downward downwards forward forwards backward backwards clockwise
    counterclockwise anticlockwise""".split()
)
HANDHELD = re.compile(r"\b(?:hand-?held|shaky cam\w*)\b", re.I)
OBJECT = re.compile(r"\b(?:still frame|steady shot of espresso|freeze frame)\b", re.I)
ZOOM_FREE = frozenset(("zoom", "dolly-zoom"))
ANGLES = {
    frozenset(("low", "high")),
    frozenset(("low", "top-down")),
    frozenset(("low", "aerial")),
    frozenset(("eye-level", "top-down")),
}
SIZES = ("extreme-wide", "wide", "full", "medium-wide", "medium", "medium-close-up", "close-up", "extreme-close-up")
LENS = re.compile(r"wide[- ]angle$", re.I)


@rule(
    "SW105",
    "contradiction-camera",
    severity="error",
    why="A camera has one place, one framing and one move at a time; opposites cancel out into drift.",
    example="A static shot, the camera pans left and pans right at once.",
)
def check(words: Words) -> Iterator[Hit]:
    """Static with a move, opposite moves, opposite angles, and sizes far apart."""
    for look in (standing_and_moving, opposite, framed_twice):
        hit = next(look(words), None)
        if hit:
            yield hit
            return


def standing_and_moving(words: Words) -> Iterator[Hit]:
    """A fixed camera that moves, or that is held in the hand."""
    still = STILL.search(words.text) if words.has(STILL_WORDS) else None
    if still is None:
        return
    shaken = [Move("handheld", None, m.start(), m.end()) for m in HANDHELD.finditer(words.text)]
    for move in sorted((*moves(words), *shaken), key=lambda m: m.start):
        if (
            move.start < still.end()
            and still.start() < move.end
            and move.kind != "handheld"
            and "static" not in still.group().lower()
        ):
            continue
        gap = words.between(min(still.end(), move.end), max(still.start(), move.start))
        if move.kind in ("shake", "dolly-zoom") or words.shot_of(still.start()) != words.shot_of(move.start):
            continue
        if gap.count(".") + gap.count(";") > 1 or len(gap) > 160 or SUCCESSIVE.search(gap):
            continue
        one, two = sorted(((still.start(), still.end()), (move.start, move.end)))
        yield (
            f"'{words.text[slice(*one)]}' and '{words.text[slice(*two)]}' exclude each other.",
            *two,
            (without(words, *two),) if one[1] <= two[0] else (),
        )


def opposite(words: Words) -> Iterator[Hit]:
    """Two moves of one kind in opposite directions at the same time."""
    own = moves(words) if words.count(WAYS) > 1 or words.count(FORMS) > 1 else []
    for k, later in enumerate(own):
        for first in own[:k]:
            alike = (
                first.kind == later.kind
                or {first.kind, later.kind} <= SHIFTS
                or {first.kind, later.kind} == {"rise", "descend"}
            )
            if not alike or not first.way or OPPOSITE.get(first.way) != later.way:
                continue
            if words.sentence(first.start) == words.sentence(later.start) and not (
                SUCCESSIVE.search(words.low[first.end : later.start])
            ):
                yield (
                    f"'{words.text[first.start : first.end]}' and '{words.text[later.start : later.end]}' exclude "
                    f"each other.",
                    later.start,
                    later.end,
                    (without(words, later.start, later.end),),
                )


SUCCESSIVE = re.compile(r"\b(?:then|before|after|until|finally|next|later|followed|pauses?|stops?|ends?|again)\b")


def framed_twice(words: Words) -> Iterator[Hit]:
    """Opposite angles or sizes far apart in one sentence, with no move that leads from one to the other."""
    for category in ("angle", "size"):
        for number in range(len(words.readings)):
            found = [
                (c, a, b)
                for n, c, a, b in words.chunks(category)
                if n == number and not (LENS.search(words.low[a:b]) and category == "size")
            ]
            for c, start, end in found[1:]:
                one, two = found[0][0].key, c.key
                far = one in SIZES and two in SIZES and abs(SIZES.index(one) - SIZES.index(two)) >= 3
                if (far or frozenset((one, two)) in ANGLES) and not (
                    moves(words)
                    or sequence(words, found[0][2], start)
                    or re.search(r"[.;:]", words.low[found[0][2] : start])
                ):
                    yield (
                        f"'{found[0][0].text}' and '{c.text}' exclude each other.",
                        start,
                        end,
                        (without(words, start, end),),
                    )
