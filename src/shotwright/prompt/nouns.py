"""Nouns find their roles: a place, somebody, a garment or a prop of the person before, or a thing of its own."""

from __future__ import annotations

from typing import Any

from shotwright.film import Garment, Prop

from .chunks import Chunk
from .draft import Attributes, Draft
from .neighbours import PLACE_PREPOSITIONS, is_ruled, preposition_before, worn

TOWARDS = frozenset(("at", "toward", "towards", "into", "to"))


LANDMARKS = ("tower", "castle", "temple", "ruins")
"""Places that, beside another place, stand in it as a building."""

NEARBY = ("near", "beside", "by", "to", "toward", "towards", "from", "around")
"""Prepositions after which a landmark is only in sight."""

OVERHEAD = ("under", "beneath", "above", "with", "and")
"""Prepositions after which the sky is over the place, and not the place."""


def doer(draft: Draft, row: list[Chunk], i: int) -> int | None:
    """Who does what the verb at i says: the noun right before it, else the last noun that no verb or preposition rules."""
    if not draft.subjects:
        return None
    last = len(draft.subjects) - 1
    if draft.subjects[last]["at"] == i - 1 and row[i].low.endswith("ing"):
        return last
    return next((j for j in range(last, -1, -1) if not draft.subjects[j]["ruled"]), last)


def last_person(draft: Draft) -> dict[str, Any] | None:
    """The person mentioned last."""
    return next((s for s in reversed(draft.subjects) if s["kind"] == "person"), None)


def take_place(draft: Draft, pending: Attributes, row: list[Chunk], i: int, chunk: Chunk) -> None:
    """Where it happens: a place after a preposition beats one that stands alone, the first of equals wins."""
    word = preposition_before(row, i)
    in_background = any(c.low in ("background", "backdrop", "distance") for c in row[i + 1 : i + 4])
    strength = 3 if word in PLACE_PREPOSITIONS else 2 if not draft.subjects else 1
    if (
        word == "of"
        or in_background
        or (chunk.key == "sky" and word in OVERHEAD)
        or (chunk.key in LANDMARKS and word in NEARBY)
    ):
        strength = 1
    draft.places.append(chunk)
    if strength > draft.place_strength:
        draft.place, draft.place_strength = chunk, strength
    pending.clear()


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
