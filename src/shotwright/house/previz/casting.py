"""Who of a shot's subjects is drawn as a figure, doing what, on whose back, on which seat and in whose hands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shotwright.film import Shot, Subject

from .places.beside import landmark
from .scene import Stage
from .subjects import ANIMALS, KINDS, like_person
from .subjects.things.table import Row, chosen, kinds

MOST_FIGURES = 7
"""Figures of one subject that are drawn one by one."""

MOST_IN_CROWD = 16
"""People of a crowd: they stand in rows, so that more of them fit."""

MOUNTS = (
    "horse",
    "elephant",
    "zebra",
    "cow",
    "deer",
    "lion",
    "bear",
    "giraffe",
    "pig",
    "sheep",
    "camel",
    "rhino",
    "unicorn",
    "dragon",
    "dinosaur",
    "tiger",
)
"""Animals that carry a rider."""

CYCLES = ("bicycle", "motorcycle")
"""Machines on which a rider sits."""

BOARDS = ("board",)
"""What someone stands on while it moves."""

BOATS = ("boat", "canoe")
"""Open boats: who is in them is seen."""

CARRIERS = {
    "car": "drive",
    "van": "drive",
    "truck": "drive",
    "bus": "drive",
    "tractor": "drive",
    "sailing-boat": "sail",
    "ship": "sail",
    "train": "drive",
    "airplane": "fly",
    "helicopter": "fly",
    "hot-air-balloon": "float",
    "rocket": "launch",
    "spaceship": "fly",
}
"""Craft that hide those aboard, and what they do with someone aboard."""

ABOARD = ("drive", "ride", "sail", "steer", "travel", "row", "fish", "fly", "idle")
"""Actions of someone who is aboard when the shot has a craft."""

SEATS = ("chair", "bench", "sofa", "bed", "stone", "box")
"""Kinds on which someone sits or lies when the words say so."""

FURNITURE = ("log", "table", "seat")
"""Things that the picture provides for those who sit."""

RESTING = {"birds": "fly", "bird": "fly", "sailing-boat": "sail"}
"""What a kind does when the words do not say."""

GOING = (
    "walk",
    "run",
    "trot",
    "gallop",
    "ride",
    "drive",
    "sail",
    "fly",
    "cross",
    "chase",
    "race",
    "swim",
    "row",
    "surf",
    "ski",
)
"""Actions that take a subject across the picture."""

HANDLED = frozenset(
    """eat drink carry throw play-instrument read write phone cut cook wash pick-up give open film blow smoke kick play-ball
    hit paint make count shoot fish point look play close wear dress pour talk sing wave walk run stand sit dance jump idle
    push pull hug dunk sweep draw shave groom barbecue shuffle-cards play-harp play-violin play-piano play-drums
    play-trumpet""".split()
)
"""What someone does with a thing in the hands; what is too large for them stands before the doer."""

LARGEST_HELD = 0.75
"""Metres of the greatest extent of a thing that is held."""

SEATED = (
    "sit",
    "read",
    "write",
    "drink",
    "eat",
    "sleep",
    "lie",
    "rest",
    "talk",
    "idle",
    "listen",
    "phone",
    "play-instrument",
)
"""Actions that take a seat when the shot names one."""


@dataclass(frozen=True, slots=True)
class Role:
    """One figure to be drawn."""

    index: int
    """In `Shot.subjects`."""
    copy: int
    """Which of its `count`."""
    action: str
    mount: int | None = None
    """Index of the subject that it sits, stands or rides on."""
    seat: int | None = None
    """Index of the furniture that it sits on."""
    held: Subject | None = None
    """What it has in its hands."""


def row_of(subject: Subject) -> Row | None:
    """The row of a thing; None for what is no thing of the tables."""
    return chosen(subject.kind, subject.word) if subject.kind in kinds() else None


def setting(shot: Shot, places: tuple[str, ...]) -> str | None:
    """The place of a shot: as written, else one in which its main subject can be what it is."""
    if shot.place in ("mountains", "snowy-mountains") and re.search(r"canyon|gorge|ravine", shot.text.lower()):
        # Of mountains and a canyon the canyon is the nearer one: the mountains are seen over its walls.
        return "canyon"
    if not shot.subjects:
        return shot.place
    main = shot.subjects[0]
    row = row_of(main)
    if shot.place is None and any(s.kind == "flower" and s.word.endswith("s") for s in shot.subjects):
        return "meadow" if main.kind == "flower" else "garden"
    if shot.place is None and main.kind in ("bench", "fountain") and "flowers" in shot.text.lower():
        return "garden"
    if (
        shot.place is None
        and main.kind in CARRIERS
        and main.action in ("turn", "drive")
        and "corner" in shot.text.lower()
    ):
        return "city-street"
    if shot.place is None and main.kind == "airplane" and main.action in ("drive", "launch", "land"):
        return "airport"
    if shot.place is None and main.kind == "fire" and "camp" in main.word:
        return "campfire"
    if (
        main.kind in ("fish", "shark", "jellyfish", "octopus")
        and shot.place in (None, "sea")
        and "underwater" in places
    ):
        return "underwater"
    if shot.place is not None or row is None or any(s.relation for s in shot.subjects):
        return shot.place
    if row.stands == "sea":
        return "underwater" if "underwater" in places else "sea"
    if row.stands == "water" and len(shot.subjects) < 3:
        return "sea" if row.size > 5 else "lake"
    if main.kind in ("planet", "spaceship") and "space" in places:
        return "space"
    if row.stands == "table" and "studio" in places:
        return "studio"
    return None


def written_action(shot: Shot, index: int) -> str | None:
    """What the words say that a subject does."""
    subject = shot.subjects[index]
    if subject.action:
        return subject.action
    return next((beat.action for beat in shot.beats if beat.subject == index), None)


def action_of(shot: Shot, index: int) -> str:
    """What a subject does: as written, else what its rider, its driver or its company makes it do."""
    written, subject = written_action(shot, index), shot.subjects[index]
    kind = subject.kind
    if kind in SEATS and seat_at(shot, index) is not None:
        return "stand"
    if kind in ANIMALS and written in ("drink", "bend") and drinks_water(shot):
        return "graze"
    if written == "turn" and CARRIERS.get(kind) == "drive":
        return "drive"
    if written:
        return written
    if kind in CARRIERS and any(aboard(shot, other) == index for other in range(len(shot.subjects))):
        return CARRIERS[kind]
    for other in range(len(shot.subjects)):
        if mount_of(shot, other) == index:
            if kind in (*CYCLES, *BOARDS):
                return "ride"
            if kind in BOATS:
                return "row"
            return "walk" if shot.subjects[other].manner in ("slowly", "calmly", "leisurely") else "trot"
    lead = written_action(shot, 0) if index else None
    if kind in ANIMALS and lead in ("walk", "run") and subject.relation is None:
        return lead
    if related(shot, index):
        # Who is said to be beside, on or under something stays there.
        return "stand"
    row = row_of(subject)
    if row is not None and row.does != "stand":
        return row.does
    return RESTING.get(kind, "idle")


IN_WATER = ("swim", "dive", "surf")
"""What is done in the water, even where there is a shore."""

HERDS = {"herd", "flock", "pack"}
"""Words for the company of an animal."""

DUELS = ("wrestle", "arm-wrestle", "fence")
"""What nobody does alone: whoever is named gets an opponent."""

CUPS = ("coffee", "tea", "beer", "wine", "juice", "cocktail", "cup", "glass", "milk", "chocolate", "cafe", "bar")
"""Words by which an animal's drink is in a cup."""


def drinks_water(shot: Shot) -> bool:
    """True when a drinking animal puts its head down to the water, as animals do."""
    words = re.findall(r"[a-z]+", shot.text.lower().replace("é", "e"))
    return "drink" in " ".join(words) and not set(CUPS) & set(words)


def related(shot: Shot, index: int) -> bool:
    """True when the words relate a subject to another one."""
    own = shot.subjects[index]
    if own.relation is not None and own.relative_to is not None:
        return True
    if len(shot.subjects) == 2 and not any(s.action or s.relation or s.kind == "person" for s in shot.subjects):
        # "A bicycle and an airplane": nothing is said but that both are there.
        return shot.place is None and " and " in shot.text.lower()
    return any(s.relation is not None and s.relative_to == index for s in shot.subjects)


def mount_of(shot: Shot, index: int) -> int | None:
    """The animal, the cycle, the board or the open boat on which a subject is."""
    subject = shot.subjects[index]
    action = written_action(shot, index)
    if subject.kind not in ("person", *ANIMALS, "robot", "teddy-bear") or subject.count > 1:
        return None
    for other, mount in enumerate(shot.subjects):
        if other == index or mount.count > 1:
            continue
        on_it = subject.relation in ("on", "inside") and subject.relative_to in (other, None)
        if mount.kind in MOUNTS and subject.kind == "person" and (on_it or action == "ride"):
            return other
        if mount.kind in (*CYCLES, *BOARDS) and (on_it or action in ("ride", "surf", "ski", "drive", "move")):
            return other
        if mount.kind in BOATS and (on_it or action in ABOARD):
            return other
    return None


def seat_of(shot: Shot, index: int) -> int | None:
    """The furniture on which a subject sits."""
    subject = shot.subjects[index]
    if subject.kind != "person" or (written_action(shot, index) or "sit") not in SEATED:
        return None
    for other, seat in enumerate(shot.subjects):
        if seat.kind not in SEATS:
            continue
        on_it = subject.relation == "on" and subject.relative_to in (other, None)
        if on_it or (subject.relation is None and written_action(shot, index) in SEATED and seat.action is None):
            return other
    return None


def aboard(shot: Shot, index: int) -> int | None:
    """The craft in which a subject is hidden."""
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


def holder_of(shot: Shot, index: int) -> int | None:
    """Who has a thing in the hands: the person named before it, whose verb has nothing else to act on."""
    subject = shot.subjects[index]
    row = row_of(subject)
    if row is None or subject.count > 3 or subject.action or subject.relation or related(shot, index):
        return None
    if row.living or max(row.size, row.reach) > LARGEST_HELD or subject.kind in (*BOARDS, *SEATS):
        return None
    for other in range(index - 1, -1, -1):
        doer = shot.subjects[other]
        action = written_action(shot, other)
        if not like_person(doer.kind, action or ""):
            continue
        if action in HANDLED and action not in ("idle", "stand", "walk", "run", "jump", "dance") and doer.count == 1:
            return other
    return None


def on_land(shot: Shot) -> Shot:
    """The shot without those who are aboard a craft or in the water: a place need not give them ground to stand on."""
    kept = tuple(s for i, s in enumerate(shot.subjects) if aboard(shot, i) is None and s.action not in IN_WATER)
    return shot.model_copy(update={"subjects": kept})


def roles(shot: Shot, stage: Stage, notes: list[str]) -> list[Role]:
    """Every figure to be drawn, the one that the camera follows first; a mount comes before its rider."""
    made: list[Role] = []
    sitting = any(written_action(shot, i) == "sit" for i in range(len(shot.subjects)))
    for index, subject in enumerate(shot.subjects):
        sight = landmark(subject, index)
        if sight and {subject.word, sight} & {*stage.drawn}:
            continue
        if sight and (stage.indoors or stage.sheltered):
            notes.append(f"'{subject.word}' stands elsewhere: it is not seen from here.")
            continue
        known = subject.kind in KINDS
        shown = any(word in stage.drawn for word in (subject.kind, subject.word))
        if shown and (not known or (index > 0 and not related(shot, index) and seat_at(shot, index) is None)):
            # The place shows it already: trees in a forest, the cup on a counter.
            continue
        if sitting and subject.kind in FURNITURE and index > 0 and not related(shot, index):
            continue
        craft = aboard(shot, index)
        if craft is not None:
            notes.append(f"'{subject.word}' is only seen small, inside the {shot.subjects[craft].word}.")
            continue
        if holder_of(shot, index) is not None:
            continue
        most = MOST_IN_CROWD if subject.kind == "person" else MOST_FIGURES
        copies = 1 if subject.kind == "birds" else max(1, subject.count)
        if subject.kind in ANIMALS and index == 0 and HERDS & set(shot.text.lower().split()):
            copies = max(5, copies)
        if subject.kind == "person" and action_of(shot, index) in DUELS and len(shot.subjects) == 1:
            copies = max(2, copies)
        if copies > most:
            notes.append(f"{most} of {copies} '{subject.word}' are drawn.")
            copies = most
        mount, seat = mount_of(shot, index), seat_of(shot, index)
        action = action_of(shot, index)
        if mount is not None:
            action = riding_action(shot.subjects[mount].kind, action)
        elif seat is not None and action in ("idle", "stand", "rest"):
            action = "sit"
        held = next((s for i, s in enumerate(shot.subjects) if i != index and holder_of(shot, i) == index), None)
        made += [Role(index, copy, action, mount, seat if copy < 3 else None, held) for copy in range(copies)]
    under = {role.mount for role in made if role.mount is not None} | {r.seat for r in made if r.seat is not None}
    carried = made[0].mount if made and made[0].mount is not None else made[0].seat if made else None
    return sorted(made, key=lambda role: not (role.index in under and carried == role.index))


def seat_at(shot: Shot, index: int) -> int | None:
    """Who sits on a piece of furniture."""
    return next((i for i in range(len(shot.subjects)) if seat_of(shot, i) == index), None)


def riding_action(kind: str, action: str) -> str:
    """What a rider does on a mount of that kind."""
    if kind in CYCLES:
        return "cycle"
    if kind in BOARDS:
        return "surf"
    if kind in BOATS:
        return "row" if action in ("row", "ride", "idle", "stand", "drive") else "sit"
    return "sit"
