"""Lint across the shots of a scene: what an audience would notice when they are cut together.

wardrobe-changed   somebody wears something else than their sheet says
time-jump          the hour changes inside a scene
weather-jump       the weather changes inside a scene
sides-flipped      who stood on the left stands on the right in the next shot (the 180 degree rule)
direction-flipped  who moved to the left moves to the right in the next shot
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from shotwright import prompt
from shotwright.film import Shot
from shotwright.film.production import Character

from .resolve import Asked
from .wording import short, with_cast

ALIKE = (
    frozenset({"dawn", "sunrise", "golden-hour"}),
    frozenset({"sunset", "dusk", "golden-hour", "blue-hour"}),
    frozenset({"morning", "day", "noon", "afternoon"}),
    frozenset({"night", "midnight"}),
    frozenset({"afternoon", "golden-hour"}),
)
"""Hours that may follow each other inside a scene."""
OPPOSITE = {"left": "right", "right": "left", "left-of": "right-of", "right-of": "left-of"}


@dataclass(frozen=True, slots=True)
class Jump:
    """One break between two shots, or between a shot and a character's sheet."""

    rule: str
    shot: str
    """SCENE/SHOT of the later one."""
    message: str
    why: str


def continuity(shots: list[Asked], read: list[Shot]) -> list[Jump]:
    """Every break, in the order of the film; `read` holds what was understood of each shot."""
    found = [jump for asked in shots for jump in wardrobe(asked)]
    for (before, seen), (after, now) in pairwise(zip(shots, read, strict=True)):
        if before.scene.id == after.scene.id:
            found += [
                *hour(before, seen, after, now),
                *weather(before, seen, after, now),
                *sides(before, seen, after, now),
            ]
    order = {asked.name: number for number, asked in enumerate(shots)}
    return sorted(found, key=lambda jump: order[jump.shot])


def wardrobe(asked: Asked) -> Iterator[Jump]:
    """What the shot's own words put on somebody beside what their sheet says."""
    # Everybody without their sheet's clothes: what is left is what the shot itself puts on them.
    bare = tuple((key, who.model_copy(update={"wardrobe": "", "description": short(who)})) for key, who in asked.cast)
    text = with_cast(asked.shot.prompt or f"{asked.shot.subject} {asked.shot.action}", bare)
    worn = {garment.kind: garment.color for subject in parsed(text).subjects for garment in subject.garments}
    for key, who in asked.cast:
        for garment in sheet_garments(who):
            if garment[0] in worn and worn[garment[0]] not in (None, garment[1]):
                yield Jump(
                    "wardrobe-changed",
                    asked.name,
                    f"{who.name or key} wears a {worn[garment[0]]} {garment[0]} here; the sheet says {garment[1]}.",
                    "Clothes that change between two shots look like a mistake; change the sheet, or make a second one.",
                )
        kinds = {kind for kind, _ in sheet_garments(who)}
        if worn and kinds and len(asked.cast) == 1 and not kinds & set(worn):
            yield Jump(
                "wardrobe-changed",
                asked.name,
                f"{who.name or key} wears a {next(iter(worn))} here; the sheet says {who.wardrobe or who.description}.",
                "Clothes that change between two shots look like a mistake; change the sheet, or make a second one.",
            )


def sheet_garments(who: Character) -> list[tuple[str, str | None]]:
    """Kind and colour of everything that a character's sheet puts on them."""
    text = f"{who.description} in {who.wardrobe}" if who.wardrobe else who.description
    return [(garment.kind, garment.color) for subject in parsed(text).subjects for garment in subject.garments]


def parsed(text: str) -> Shot:
    """What is understood of a text; of an empty one nothing."""
    return prompt.parse(text)[0] if text.strip() else Shot(text="")


def hour(before: Asked, seen: Shot, after: Asked, now: Shot) -> Iterator[Jump]:
    """Another hour in the same scene."""
    a, b = seen.time, now.time
    if a and b and a != b and not any({a, b} <= alike for alike in ALIKE):
        yield Jump(
            "time-jump",
            after.name,
            f"It is {b} here, and {a} in {before.name}.",
            "Inside a scene the hour goes on; begin a new scene where time passes.",
        )


def weather(before: Asked, seen: Shot, after: Asked, now: Shot) -> Iterator[Jump]:
    """Other weather in the same scene."""
    a, b = seen.weather, now.weather
    near = ({"clear", "cloudy"}, {"cloudy", "overcast"}, {"rain", "storm"}, {"snow", "blizzard"}, {"fog", "haze"})
    if a and b and a != b and not any({a, b} <= pair for pair in near):
        yield Jump(
            "weather-jump",
            after.name,
            f"There is {b} here, and {a} in {before.name}.",
            "Weather that changes from one shot to the next looks like another day.",
        )


def sides(before: Asked, seen: Shot, after: Asked, now: Shot) -> Iterator[Jump]:
    """People who change sides, and movement that turns round, between two shots."""
    for subject in now.subjects:
        earlier = next((s for s in seen.subjects if s.kind == subject.kind and alike(s, subject)), None)
        if earlier is None:
            continue
        if subject.relation in OPPOSITE and earlier.relation == OPPOSITE[subject.relation]:
            yield Jump(
                "sides-flipped",
                after.name,
                f"The {subject.word} is on the {subject.relation.partition('-')[0]} here, and on the other side in "
                f"{before.name}.",
                "A camera that stays on one side of the line between two people keeps left left (the 180 degree rule).",
            )
        if subject.facing in OPPOSITE and earlier.facing == OPPOSITE[subject.facing]:
            yield Jump(
                "direction-flipped",
                after.name,
                f"The {subject.word} turns to the {subject.facing} here, and to the {earlier.facing} in {before.name}.",
                "Who moves one way and then the other seems to go back; keep the direction, or show the turn.",
            )


def alike(a: object, b: object) -> bool:
    """Two subjects can be the same one: nothing that is said of both differs."""
    return all(
        getattr(a, name) in (None, getattr(b, name)) or getattr(b, name) is None
        for name in ("color", "age", "gender", "occupation")
    )
