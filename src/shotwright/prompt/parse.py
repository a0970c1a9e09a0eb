"""From a text to Shots.

    text ── shots.split ── one piece a shot ── camera_moves ── chunks of known phrases ── nouns bind their attributes,
    verbs bind to the noun before them, prepositions decide what is a place ── Shot, with what was not understood

The grammar is small and its order matters: camera phrases first (they use everyday words), then the longest
known phrase at every word, then roles by neighbours. Nothing is guessed: a content word without an entry comes back in
`unheard`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from shotwright.film import Beat, Camera, Garment, Prop, Shot, Subject

from .chunks import Chunk, chunks
from .lexicon import COLORS, NUMBERS, clauses, lexicon
from .movement import Found, camera_moves
from .shots import Piece, split
from .words import words

PLACE_PREPOSITIONS = frozenset(
    """in on at over through across along into inside near beside by amid amidst within around above under
    toward towards from atop beneath""".split()
)
RELATIONS = {
    ("left",): "left-of", ("right",): "right-of", ("top",): "on", ("bottom",): "under", ("behind",): "behind",
    ("in", "front", "of"): "in-front-of", ("next", "to"): "next-to", ("beside",): "next-to", ("under",): "under",
    ("beneath",): "under", ("inside",): "inside", ("between",): "next-to", ("above",): "on", ("below",): "under",
}  # fmt: skip
TOWARDS = frozenset(("at", "toward", "towards", "into", "to"))
PRONOUNS = frozenset("he she it they who which that".split())


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


@dataclass(slots=True)
class Draft:
    """A shot while it is being read."""

    text: str
    subjects: list[dict[str, Any]] = field(default_factory=list)
    actions: list[tuple[int | None, str, str | None, Chunk]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    place: Chunk | None = None
    place_strength: int = 0
    light: list[str] = field(default_factory=list)
    looks: list[tuple[str, str]] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)


def read_shot(piece: Piece, whole: str) -> Reading:
    """One shot from one piece of the whole text."""
    text = piece.text
    moves = camera_moves(text)
    covered = [(m.start, m.end) for m in moves] + clauses_in(text)
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


@dataclass(slots=True)
class Attributes:
    """Adjectives that wait for their noun."""

    color: str | None = None
    shade: str | None = None
    material: str | None = None
    count: int | None = None
    age: str | None = None
    build: str | None = None
    words: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Forget them: their noun has come, or the phrase has ended."""
        self.color = self.shade = self.material = self.age = self.build = None
        self.count = None
        self.words.clear()

    @property
    def full_color(self) -> str | None:
        """The colour with its shade: `dark-blue`."""
        if self.color and self.shade:
            return f"{self.shade}-{self.color}"
        return self.color


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
        if person is not None:
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


def imply(draft: Draft, chunk: Chunk) -> None:
    """Time and weather that stand inside a longer phrase: "morning fog" is fog, in the morning."""
    parts = chunk.low.split()
    for part in parts if len(parts) > 1 else ():
        for entry in lexicon().phrases.get((part,), ()):
            wanted = ("time",) if chunk.category == "place" else ("time", "weather")
            if entry.category in wanted and entry.category != chunk.category:
                draft.values.setdefault(entry.category, entry.key)


def doer(draft: Draft, row: list[Chunk], i: int) -> int | None:
    """Who does what the verb at i says: the noun right before it, else the last noun that no verb or preposition rules."""
    if not draft.subjects:
        return None
    last = len(draft.subjects) - 1
    if draft.subjects[last]["at"] == i - 1 and row[i].low.endswith("ing"):
        return last
    return next((j for j in range(last, -1, -1) if not draft.subjects[j]["ruled"]), last)


RULERS = PLACE_PREPOSITIONS | {"with", "of", "to", "onto", "behind", "for"}


def is_ruled(row: list[Chunk], i: int) -> bool:
    """True when the noun at i is the object of a verb or a preposition: it does nothing itself."""
    for chunk in reversed(row[max(0, i - 6) : i]):
        if chunk.category == "action" or (chunk.category == "function" and chunk.low in RULERS):
            return True
        if chunk.category in ("mark", "people", "subject", "place", "garment", "prop") and chunk.low != "-":
            return False
        if chunk.low in ("and", "then", "while"):
            return False
    return False


def unknown_head(row: list[Chunk], i: int) -> bool:
    """True when the unknown word at i is a noun that does something: "a bigfoot walks", "a red zorb"."""
    after = row[i + 1] if i + 1 < len(row) else None
    alone = after is None and i == len(row) - 1
    if not (
        alone
        or (
            after is not None
            and (after.category == "action" or after.low in PLACE_PREPOSITIONS or after.low in ("is", "are"))
        )
    ):
        return False
    for chunk in reversed(row[max(0, i - 4) : i]):
        if chunk.low in ("a", "an", "the", "his", "her") or chunk.category == "number":
            return not is_ruled(row, i)
        if chunk.category not in ("color", "shade", "vague", "material", "build", "age", "mood", "unknown"):
            return False
    return False


def noun_follows(row: list[Chunk], i: int) -> bool:
    """True when a noun comes before the phrase ends."""
    for chunk in row[i + 1 : i + 5]:
        if chunk.category in ("people", "subject", "garment", "prop", "place"):
            return True
        if chunk.category in ("mark", "action") and chunk.low != "-":
            return False
    return False


def preposition_before(row: list[Chunk], i: int) -> str | None:
    """The preposition that rules the noun phrase ending at chunk i."""
    for chunk in reversed(row[max(0, i - 6) : i]):
        if chunk.category == "function" and chunk.low in PLACE_PREPOSITIONS | {
            "with",
            "of",
            "and",
            "wearing",
            "a",
            "an",
            "the",
            "its",
            "his",
            "her",
            "to",
        }:
            if chunk.low in ("a", "an", "the", "its", "his", "her"):
                continue
            return chunk.low
        if chunk.category in ("mark", "action", "people", "subject", "place", "garment", "prop") and chunk.low not in (
            "-",
        ):
            return None
    return None


def take_place(draft: Draft, pending: Attributes, row: list[Chunk], i: int, chunk: Chunk) -> None:
    """Where it happens: a place after a preposition beats one that stands alone, the first of equals wins."""
    word = preposition_before(row, i)
    in_background = any(c.low in ("background", "backdrop", "distance") for c in row[i + 1 : i + 4])
    strength = 3 if word in PLACE_PREPOSITIONS else 2 if not draft.subjects else 1
    if word == "of" or in_background:
        strength = 1
    if strength > draft.place_strength:
        draft.place, draft.place_strength = chunk, strength
    pending.clear()


def last_person(draft: Draft) -> dict[str, Any] | None:
    """The person mentioned last."""
    return next((s for s in reversed(draft.subjects) if s["kind"] == "person"), None)


def take_noun(draft: Draft, pending: Attributes, row: list[Chunk], i: int, chunk: Chunk) -> None:
    """A subject with the attributes that stand before it."""
    looks = any(c.key == "look" for c in row[max(0, i - 2) : i])
    if chunk.low == "camera" and draft.subjects and (looks or preposition_before(row, i) in TOWARDS):
        draft.subjects[doer(draft, row, i) or 0]["facing"] = "camera"
        pending.clear()
        return
    if chunk.category == "subject" and owned(draft, row, i):
        person = last_person(draft)
        if person is not None and chunk.alternate("prop"):
            add_prop(person, chunk.alternate("prop") or chunk.key, pending)
            pending.clear()
            return
    again = next((s for s in draft.subjects if s["key"] == chunk.key and not pending.color and not pending.count), None)
    if again is not None and row[i - 1].low in ("the", "its") and i > 0:
        pending.clear()
        draft.values["focus"] = str(draft.subjects.index(again))
        return
    subject: dict[str, Any] = {
        "key": chunk.key,
        "kind": chunk.key,
        "word": chunk.text.lower(),
        "span": (chunk.start, chunk.end),
        "count": pending.count
        or (2 if chunk.key == "couple" else 9 if chunk.key == "crowd" else 3 if chunk.plural else 1),
        "at": i,
        "ruled": is_ruled(row, i),
    }
    if chunk.key == "bird" and (chunk.plural or pending.count):
        subject["kind"] = "birds"
    if chunk.category == "people":
        gender, age, occupation = chunk.data
        subject |= {
            "kind": "person",
            "gender": None if gender == "-" else gender,
            "age": pending.age or (None if age in ("-", "adult") else age),
            "occupation": None if occupation == "-" else occupation,
        }
    elif pending.age in ("baby", "old"):
        subject["age"] = pending.age
    subject["color"] = pending.full_color
    subject["material"] = pending.material
    subject["build"] = pending.build
    draft.subjects.append(subject)
    pending.clear()
    for j, (who, action, manner, at) in enumerate(draft.actions):
        # A verb at the head of the text ("walking dog") belongs to the noun that follows it.
        if who is None:
            draft.actions[j] = (len(draft.subjects) - 1, action, manner, at)


def owned(draft: Draft, row: list[Chunk], i: int) -> bool:
    """True when the noun at i is held by the person before: "with a book", "holding an umbrella", "reading a book"."""
    if not draft.subjects or last_person(draft) is None:
        return False
    for chunk in reversed(row[max(0, i - 5) : i]):
        if chunk.category == "action":
            return chunk.key in (
                "carry",
                "read",
                "drink",
                "write",
                "wear",
                "dress",
                "pour",
                "play-instrument",
                "film",
                "phone",
            )
        if chunk.low in ("with", "wearing", "holding", "carrying"):
            return True
        if chunk.category in ("mark", "people", "subject", "place"):
            return False
    return False


def add_prop(person: dict[str, Any], kind: str, pending: Attributes) -> None:
    """Put a prop into a person's hands."""
    props = person.setdefault("props", [])
    assert isinstance(props, list)
    props.append(Prop(kind=kind, color=pending.full_color, material=pending.material))


def take_thing(draft: Draft, pending: Attributes, row: list[Chunk], i: int, chunk: Chunk) -> None:
    """A garment or a prop of the person before it, else a thing of its own."""
    wearer = last_person(draft)
    subject = draft.subjects[-1] if draft.subjects else None
    ruled = preposition_before(row, i) in ("in", "with", "and", "of", "wearing", "under") or owned(draft, row, i)
    follows_garment = i > 0 and any(c.category == "garment" for c in row[max(0, i - 4) : i])
    if chunk.category == "garment" and subject is not None and (ruled or follows_garment or worn(row, i)):
        target = wearer if wearer is not None else subject
        garments = target.setdefault("garments", [])
        assert isinstance(garments, list)
        garments.append(Garment(kind=chunk.key, color=pending.full_color, material=pending.material))
        pending.clear()
        return
    if (
        chunk.category == "prop"
        and wearer is not None
        and (owned(draft, row, i) or preposition_before(row, i) in ("with", "under"))
    ):
        add_prop(wearer, chunk.key, pending)
        pending.clear()
        return
    as_subject = chunk.alternate("subject")
    kind = as_subject or "unknown"
    draft.subjects.append(
        {"key": kind, "kind": kind, "word": chunk.text.lower(), "span": (chunk.start, chunk.end),
         "count": pending.count or (3 if chunk.plural else 1),
         "color": pending.full_color, "material": pending.material, "build": pending.build, "at": i,
         "ruled": is_ruled(row, i)}
    )  # fmt: skip
    pending.clear()


def worn(row: list[Chunk], i: int) -> bool:
    """True after "wearing", "dressed in" and the like."""
    return any(
        c.low in ("wearing", "wears", "dressed", "clad", "wore") or c.key in ("dress", "wear")
        for c in row[max(0, i - 5) : i]
    )


def finish_subjects(draft: Draft, row: list[Chunk]) -> None:
    """Relations between subjects, and which of them face each other."""
    for j in range(1, len(draft.subjects)):
        a, b = draft.subjects[j - 1]["at"], draft.subjects[j]["at"]
        assert isinstance(a, int) and isinstance(b, int)
        draft.subjects[j]["joined"] = any(c.low == "and" for c in row[a + 1 : b]) and b - a < 5
    for j, subject in enumerate(draft.subjects):
        start = subject.pop("at")
        assert isinstance(start, int)
        if j + 1 < len(draft.subjects):
            end = draft.subjects[j + 1]["at"]
            assert isinstance(end, int)
            between = plain(row[start + 1 : end])
            turning = any(c.category == "action" and c.key == "turn" for c in row[start + 1 : end])
            for pattern, relation in RELATIONS.items():
                if not turning and f" {' '.join(pattern)} " in between:
                    if relation == "on" and " top " not in between and " above " not in between:
                        continue
                    subject["relation"], subject["relative_to"] = relation, j + 1
                    break
        tail = plain(row[start + 1 : start + 8])
        if " facing each other " in tail or " each other " in tail:
            subject["facing"] = "each-other"
        elif (
            " toward camera " in tail
            or " towards camera " in tail
            or " facing camera " in tail
            or " at camera " in tail
        ):
            subject["facing"] = "camera"


def plain(row: list[Chunk]) -> str:
    """The words of some chunks, articles left out, with a space around each."""
    return f" {' '.join(c.low for c in row if c.low not in ('the', 'a', 'an'))} "


SCENERY = frozenset(
    """water cloud sun moon star grass stone smoke window door building tree flower plant streetlamp drink""".split()
)
"""Things that are part of the scenery when something else is the subject."""


def built(draft: Draft, cameras: list[Camera], piece: Piece) -> Shot:
    """The finished Shot."""
    subjects = draft.subjects
    if any(s["kind"] not in SCENERY for s in subjects):
        keep = [
            j
            for j, s in enumerate(subjects)
            if s["kind"] not in SCENERY
            or s.get("relation")
            or related_to(subjects, j)
            or (s.get("joined", j == 0) and not s["ruled"])
        ]
    elif draft.place is not None and all(
        s["kind"] in ("water", "cloud", "sun", "moon", "star", "grass") for s in subjects
    ):
        keep = [j for j, s in enumerate(subjects) if not s["ruled"]]
    else:
        keep = list(range(len(subjects)))
    order = {old: new for new, old in enumerate(keep)}
    deeds: dict[int, list[tuple[str, str | None, Chunk]]] = {}
    for who, action, manner, chunk in draft.actions:
        if who is not None and order:
            deeds.setdefault(order.get(who, 0), []).append((action, manner, chunk))
    related = any("relation" in subjects[k] for k in keep)
    nouns = []
    for new, old in enumerate(keep):
        data = {k: v for k, v in subjects[old].items() if k not in ("key", "joined", "ruled")}
        if new in deeds:
            data["action"], data["manner"], _ = deeds[new][0]
        elif not related and "relation" not in data and not subjects[old]["ruled"]:
            # "A man and a woman walk": who has no verb shares the neighbour's of the same kind.
            beside = [new + 1, new - 1]
            mates = [k for k in beside if 0 <= k < len(keep) and subjects[keep[k]]["kind"] == subjects[old]["kind"]]
            shared = next((deeds[k][0] for k in mates if k in deeds), None)
            if shared:
                data["action"], data["manner"], _ = shared
        if "relative_to" in data:
            target = data["relative_to"]
            assert isinstance(target, int)
            data["relative_to"] = order.get(target)
            if data["relative_to"] is None:
                data.pop("relation", None)
        for name in ("garments", "props"):
            if name in data:
                data[name] = tuple(data[name])
        nouns.append(Subject(**data))
    beats = [beat for new, own in sorted(deeds.items()) for beat in told_in_turn(new, own, piece.text)]
    values = draft.values
    look = next((key for key, _ in draft.looks), None)
    return Shot(
        text=piece.text,
        subjects=tuple(nouns),
        beats=tuple(beats),
        place=draft.place.key if draft.place else None,
        place_word=draft.place.text.lower() if draft.place else None,
        time=values.get("time"),
        weather=values.get("weather"),
        season=values.get("season"),
        light=tuple(draft.light),
        shot_size=values.get("size"),
        angle=values.get("angle"),
        camera=tuple(cameras),
        look=look,
        aesthetics=tuple(dict.fromkeys(word for _, word in draft.looks)),
        mood=values.get("mood"),
        lens=values.get("lens"),
        speed=values.get("speed"),
        seconds=piece.seconds,
        unheard=tuple(dict.fromkeys(draft.unheard)),
    )


NEXT = re.compile(
    r"\b(?:then|before|after|afterwards?|finally|suddenly|until|next|starts?|begins?|ends?)\b", re.IGNORECASE
)


def told_in_turn(subject: int, deeds: list[tuple[str, str | None, Chunk]], text: str) -> list[Beat]:
    """The beats of one subject: a new one begins where the text says "then"; none when all happens at once."""
    turns = deeds[:1]
    for (*_, before), later in pairwise(deeds):
        if NEXT.search(text[before.end : later[2].start]):
            turns.append(later)
    n = len(turns)
    return [
        Beat(subject=subject, action=a, manner=m, start=k / n, end=(k + 1) / n)
        for k, (a, m, _) in enumerate(turns)
        if n > 1
    ]


def related_to(subjects: list[dict[str, Any]], j: int) -> bool:
    """True when another subject stands in a relation to subject j."""
    return any(s.get("relative_to") == j for s in subjects)
