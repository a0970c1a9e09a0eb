"""The end of reading: relations between subjects, shared verbs, beats told in turn, and the Shot itself."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from shotwright.film import Beat, Camera, Shot, Subject

from .chunks import Chunk
from .draft import Draft
from .nouns import LANDMARKS
from .shots import Piece

RELATIONS = {
    ("left",): "left-of", ("right",): "right-of", ("top",): "on", ("bottom",): "under", ("behind",): "behind",
    ("in", "front", "of"): "in-front-of", ("next", "to"): "next-to", ("beside",): "next-to", ("under",): "under",
    ("beneath",): "under", ("inside",): "inside", ("between",): "next-to", ("above",): "on", ("below",): "under",
}  # fmt: skip

PRONOUNS = frozenset("he she it they who which that".split())

SCENERY = frozenset(
    """water cloud sun moon star grass stone smoke window door building tree flower plant streetlamp drink""".split()
)
"""Things that are part of the scenery when something else is the subject."""

NEXT = re.compile(
    r"\b(?:then|before|after|afterwards?|finally|suddenly|until|next|starts?|begins?|ends?)\b", re.IGNORECASE
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
            else:
                bare = carried_by(row[start + 1 : end], str(draft.subjects[j + 1]["kind"]))
                if bare is not None and not turning:
                    subject["relation"], subject["relative_to"] = bare, j + 1
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


ON = frozenset("on onto atop upon".split())
IN = frozenset("in into within".split())
HOLLOW = frozenset("bowl basket box cup glass bag vase car van bus truck boat canoe bed plant".split())
"""Kinds in which something can be."""


def carried_by(between: list[Chunk], kind: str) -> str | None:
    """`on` or `inside` when a bare "on" or "in" joins a noun to the next one, of that kind; None when it does not."""
    if kind == "fire":
        return None
    for chunk in reversed(between):
        if chunk.category in ("mark", "place", "people", "subject", "garment", "prop") and chunk.low != "-":
            return None
        if chunk.category == "function" and chunk.low in ON | IN:
            return "on" if chunk.low in ON else "inside" if kind in HOLLOW else None
        if chunk.low in ("of", "with", "and", "to", "at", "from", "by", "for"):
            return None
    return None


AROUND = (
    frozenset(("sea", "beach", "coast", "island", "harbour")),
    frozenset(("mountains", "snowy-mountains", "hills", "canyon")),
    frozenset(("city", "city-street", "alley", "square", "rooftop", "market", "station")),
    frozenset(("meadow", "field", "farm", "hills", "plain", "park", "garden")),
    frozenset(("desert", "canyon")),
    frozenset(("forest", "jungle", "meadow")),
    frozenset(("river", "waterfall", "canyon")),
    frozenset(("space", "sky", "moon", "planet")),
)
"""Places of which one is seen, or as good as seen, in the picture of another."""

WHEREVER = ("sky", "city", "village", "living-room")
"""Places that say no more than where another one is: the sky is over it, the town around it."""


def beside_it(draft: Draft) -> list[dict[str, Any]]:
    """The landmarks that stand in the place; a place that is neither seen nor one of them counts as unheard."""
    landmarks: list[dict[str, Any]] = []
    place = draft.place
    for chunk in draft.places:
        if place is None or chunk.key == place.key or any(s["key"] == chunk.key for s in landmarks):
            continue
        if chunk.key in LANDMARKS:
            landmarks.append(
                {"key": chunk.key, "kind": "building", "word": chunk.text.lower(), "span": (chunk.start, chunk.end),
                 "count": 2 if chunk.plural else 1, "ruled": bool(draft.subjects)}
            )  # fmt: skip
        elif chunk.key not in WHEREVER and not any({chunk.key, place.key} <= around for around in AROUND):
            draft.unheard.append(chunk.text)
    return landmarks


def plain(row: list[Chunk]) -> str:
    """The words of some chunks, articles left out, with a space around each."""
    return f" {' '.join(c.low for c in row if c.low not in ('the', 'a', 'an'))} "


def built(draft: Draft, cameras: list[Camera], piece: Piece) -> Shot:
    """The finished Shot."""
    landmarks = beside_it(draft)
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
    keep += range(len(subjects), len(subjects) + len(landmarks))
    subjects = [*subjects, *landmarks]
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
