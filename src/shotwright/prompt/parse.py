"""From a text to Shots.

    text ── shots.split ── one piece a shot ── camera_moves ── chunks of known phrases ── nouns bind their attributes,
    verbs bind to the noun before them, prepositions decide what is a place ── Shot, with what was not understood

The grammar is small and its order matters: camera phrases first (they use everyday words), then the longest
known phrase at every word, then roles by neighbours. Nothing is guessed: a content word without an entry comes back in
`unheard`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from shotwright.film import Camera, Shot

from .assemble import built, finish_subjects
from .chunks import Chunk, chunks
from .draft import Attributes, Draft
from .lexicon import COLORS, NUMBERS, clauses, lexicon
from .movement import Found, camera_moves
from .neighbours import noun_follows, unknown_head
from .nouns import doer, last_person, take_noun, take_place, take_thing
from .shots import LENGTH, Piece, split
from .words import words


def parse(text: str) -> list[Shot]:
    """The shots that a text describes, in order; at least one.

    Shots are parted by "switch to", "cut to", numbers or time stamps. Never raises: what is not understood is in
    `Shot.unheard`.
    """
    return [reading.shot for reading in read(text)]


@dataclass(frozen=True, slots=True)
class Reading:
    """A Shot with what was found on the way to it; places in `row` and `moves` count from `start` in the whole text."""

    shot: Shot
    row: tuple[Chunk, ...]
    moves: tuple[Found, ...]
    start: int


def read(text: str) -> list[Reading]:
    """Like `parse`, with the chunks and camera phrases of each shot."""
    return list(readings(text))


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[Reading, ...]:
    """The same, kept: a plan, its linter and its storyboard read the same words."""
    return tuple(read_shot(piece, text) for piece in split(text))


def read_shot(piece: Piece, whole: str) -> Reading:
    """One shot from one piece of the whole text."""
    text = piece.text
    moves = camera_moves(text)
    covered = [(m.start, m.end) for m in moves] + clauses_in(text) + length_in(text, piece)
    row = chunks([w for w in words(text)], covered)
    draft = Draft(text)
    pending = Attributes()
    for i, chunk in enumerate(row):
        read_chunk(draft, pending, row, i, chunk)
    finish_subjects(draft, row)
    cameras: list[Camera] = []
    for move in moves:
        if move.camera not in cameras:
            cameras.append(move.camera)
    start = max(0, whole.find(text, piece.start))
    return Reading(built(draft, cameras, piece), tuple(row), tuple(moves), start)


def clauses_in(text: str) -> list[tuple[int, int]]:
    """Where the sentences stand that compose adds: they ask for quality and hold no fact."""
    at = ((text.find(clause), clause) for clause in clauses())
    return [(start, start + len(clause)) for start, clause in at if start >= 0]


def length_in(text: str, piece: Piece) -> list[tuple[int, int]]:
    """Where the length of the shot stands: it is understood, and counts nobody."""
    found = LENGTH.search(text) if piece.seconds is not None else None
    return [found.span()] if found else []


def read_chunk(draft: Draft, pending: Attributes, row: list[Chunk], i: int, chunk: Chunk) -> None:
    """Give one chunk its role."""
    kind = chunk.category
    if kind in ("weather", "time", "place", "light", "subject"):
        imply(draft, chunk)
    if kind == "mark":
        if chunk.low in ".;!?:":
            pending.clear()
        return
    if kind == "function":
        if (chunk.low in NUMBERS and chunk.low not in ("one", "some", "many", "few", "several")) or (
            chunk.low in NUMBERS and noun_follows(row, i)
        ):
            pending.count = NUMBERS[chunk.low]
        return
    if kind == "number":
        pending.count = int(chunk.key)
        return
    if kind == "color":
        pending.color, pending.shade = chunk.key, pending.shade if chunk.low in COLORS else None
        return
    if kind == "shade":
        if i + 1 < len(row) and row[i + 1].category == "color":
            pending.shade = chunk.low
        return
    if kind in ("material", "age", "build") and noun_follows(row, i):
        setattr(pending, kind, chunk.key)
        return
    if kind in ("age", "hair", "skin") and draft.subjects:
        person = last_person(draft)
        if person is not None and kind == "hair" and chunk.key == "plain":
            plain_hair(draft, pending, row, i, person)
        elif person is not None:
            person[kind] = chunk.key
            if kind == "hair" and pending.color:
                person["hair_color"] = pending.full_color
                pending.clear()
        return
    if kind in ("time", "weather", "season", "mood", "lens", "size", "angle", "speed"):
        draft.values.setdefault(kind, chunk.key)
        return
    if kind == "light":
        if chunk.key not in draft.light:
            draft.light.append(chunk.key)
        return
    if kind == "look":
        draft.looks.append((chunk.key, chunk.text.lower()))
        return
    if kind == "manner":
        if draft.actions:
            who, action, manner, at = draft.actions[-1]
            draft.actions[-1] = (who, action, manner or chunk.key, at)
        else:
            draft.values.setdefault("manner", chunk.key)
        return
    if kind == "action":
        draft.actions.append((doer(draft, row, i), chunk.key, draft.values.pop("manner", None), chunk))
        pending.clear()
        return
    if kind == "place":
        take_place(draft, pending, row, i, chunk)
        return
    if kind in ("people", "subject"):
        take_noun(draft, pending, row, i, chunk)
        return
    if kind in ("garment", "prop"):
        take_thing(draft, pending, row, i, chunk)
        return
    if kind == "unknown":
        draft.unheard.append(chunk.text)
        if not draft.subjects and not chunk.low.endswith("ly") and unknown_head(row, i):
            draft.subjects.append(
                {"key": chunk.low, "kind": "unknown", "word": chunk.low, "span": (chunk.start, chunk.end), "at": i,
                 "count": pending.count or 1, "color": pending.full_color, "material": pending.material,
                 "build": pending.build, "ruled": False}
            )  # fmt: skip
            pending.clear()


def plain_hair(draft: Draft, pending: Attributes, row: list[Chunk], i: int, person: dict[str, Any]) -> None:
    """`long red hair`: a style that a colour parts from its noun, a colour alone, or nothing to know."""
    for chunk in reversed(row[max(0, i - 3) : i]):
        if chunk.category not in ("color", "shade", "unknown", "build"):
            break
        if chunk.low in ("long", "short", "curly"):
            person["hair"] = chunk.low
            pending.build = None
            if chunk.text in draft.unheard:
                draft.unheard.remove(chunk.text)
    if pending.color:
        person["hair_color"] = pending.full_color
        pending.clear()


def imply(draft: Draft, chunk: Chunk) -> None:
    """Time and weather that stand inside a longer phrase: "morning fog" is fog, in the morning."""
    parts = chunk.low.split()
    for part in parts if len(parts) > 1 else ():
        for entry in lexicon().phrases.get((part,), ()):
            wanted = ("time",) if chunk.category == "place" else ("time", "weather")
            if entry.category in wanted and entry.category != chunk.category:
                draft.values.setdefault(entry.category, entry.key)
