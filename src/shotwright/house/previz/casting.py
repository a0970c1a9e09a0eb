"""Who of a shot's subjects is drawn as a figure, doing what, and on whose back."""

from __future__ import annotations

from dataclasses import dataclass

from shotwright.film import Shot

from .scene import Stage
from .subjects import ANIMALS, KINDS

MOST_FIGURES = 7
"""Figures of one subject that are drawn one by one."""

MOUNTS = ("horse", "elephant", "zebra", "cow", "deer", "lion", "bear", "giraffe", "pig", "sheep")
"""Animals that carry a rider."""

CARRIERS = {"car": "drive", "sailing-boat": "sail"}
"""Craft that hide those aboard, and what they do with someone aboard."""

ABOARD = ("drive", "ride", "sail", "steer", "travel", "row", "fish", "idle")
"""Actions of someone who is aboard when the shot has a craft."""

FURNITURE = ("bench", "chair", "stool", "log", "rock", "stone", "boulder", "table", "seat", "armchair")
"""Things that the picture provides for those who sit."""

RESTING = {"birds": "fly", "bird": "fly", "sailing-boat": "sail"}
"""What a kind does when the words do not say."""

GOING = ("walk", "run", "trot", "gallop", "ride", "drive", "sail", "fly", "cross", "chase", "race")
"""Actions that take a subject across the picture."""


@dataclass(frozen=True, slots=True)
class Role:
    """One figure to be drawn."""

    index: int
    """In `Shot.subjects`."""
    copy: int
    """Which of its `count`."""
    action: str
    mount: int | None = None
    """Index of the subject that it sits on."""


def written_action(shot: Shot, index: int) -> str | None:
    """What the words say that a subject does."""
    subject = shot.subjects[index]
    if subject.action:
        return subject.action
    return next((beat.action for beat in shot.beats if beat.subject == index), None)


def action_of(shot: Shot, index: int) -> str:
    """What a subject does: as written, else what its rider, its driver or its company makes it do."""
    written, kind = written_action(shot, index), shot.subjects[index].kind
    if written:
        return written
    if kind in CARRIERS and any(aboard(shot, other) == index for other in range(len(shot.subjects))):
        return CARRIERS[kind]
    for other in range(len(shot.subjects)):
        if mount_of(shot, other) == index:
            return "walk" if shot.subjects[other].manner in ("slowly", "calmly", "leisurely") else "trot"
    lead = written_action(shot, 0) if index else None
    if kind in ANIMALS and lead in ("walk", "run") and shot.subjects[index].relation is None:
        return lead
    return RESTING.get(kind, "idle")


def mount_of(shot: Shot, index: int) -> int | None:
    """The animal on which a subject sits."""
    subject = shot.subjects[index]
    if subject.kind != "person" or subject.count > 1:
        return None
    for other, animal in enumerate(shot.subjects):
        if animal.kind not in MOUNTS or animal.count > 1:
            continue
        on_it = subject.relation == "on" and subject.relative_to in (other, None)
        if on_it or subject.action == "ride":
            return other
    return None


def aboard(shot: Shot, index: int) -> int | None:
    """The craft in which a subject is."""
    subject = shot.subjects[index]
    if subject.kind != "person":
        return None
    for other, craft in enumerate(shot.subjects):
        if craft.kind not in CARRIERS:
            continue
        inside = subject.relation in ("inside", "on") and subject.relative_to in (other, None)
        if inside or (subject.relation is None and (written_action(shot, index) or "idle") in ABOARD):
            return other
    return None


def on_land(shot: Shot) -> Shot:
    """The shot without those who are aboard a craft: a place need not give them ground to stand on."""
    kept = tuple(s for i, s in enumerate(shot.subjects) if aboard(shot, i) is None)
    return shot.model_copy(update={"subjects": kept})


def roles(shot: Shot, stage: Stage, notes: list[str]) -> list[Role]:
    """Every figure to be drawn, the one that the camera follows first; a mount comes before its rider."""
    made: list[Role] = []
    sitting = any(written_action(shot, i) == "sit" for i in range(len(shot.subjects)))
    for index, subject in enumerate(shot.subjects):
        known = subject.kind in KINDS
        if not known and any(word in stage.drawn for word in (subject.kind, subject.word)):
            # The place shows it already: trees in a forest, the cup on a counter.
            continue
        if not known and sitting and subject.kind in FURNITURE:
            continue
        craft = aboard(shot, index)
        if craft is not None:
            notes.append(f"'{subject.word}' is only seen small, inside the {shot.subjects[craft].word}.")
            continue
        copies = 1 if subject.kind == "birds" else max(1, subject.count)
        if copies > MOST_FIGURES:
            notes.append(f"{MOST_FIGURES} of {copies} '{subject.word}' are drawn.")
            copies = MOST_FIGURES
        mount = mount_of(shot, index)
        action = "sit" if mount is not None else action_of(shot, index)
        made += [Role(index, copy, action, mount) for copy in range(copies)]
    mounts = {role.mount for role in made if role.mount is not None}
    return sorted(made, key=lambda role: not (role.index in mounts and made[0].mount == role.index))
