"""From a Shot to words: `complete` fills what the text left open, `compose` writes 50 to 100 words.

The law: parse(compose(complete(shot))) has the same facts as complete(shot). It holds for every Shot that a prompt gives,
but for scenery beside like scenery ("water and water"), which is read as one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Literal

from shotwright.film import Camera, Shot, Subject

from .lexicon import NUMBERS, read
from .phrases import (
    article,
    camera_phrase,
    colored,
    material,
    named,
    noun_of,
    place_phrase,
    plural,
    third,
    verbs,
    wearable,
)

Formula = Literal["guide", "specificity"]
FEWEST_WORDS = 50

USUAL_PLACE = {"sailing-boat": "lake", "boat": "lake", "ship": "sea", "fish": "underwater", "shark": "sea", "whale": "sea",
               "car": "city-street",
               "rocket": "desert", "horse": "meadow", "camel": "desert", "airplane": "sky", "astronaut": "space"}  # fmt: skip
OPEN_CHOICES: dict[str, tuple[str, ...]] = {
    "time": ("morning", "golden-hour", "sunset", "dusk"),
    "shot_size": ("wide", "medium-wide", "medium"),
    "look": ("cinematic",),
}
CAMERAS = (
    Camera(move="dolly", direction="in", speed="slow"),
    Camera(move="pan", direction="right", speed="slow"),
    Camera(move="push-in", direction="in", speed="slow"),
)


RELATIONS = {"left-of": "on the left of", "right-of": "on the right of", "on": "on top of", "under": "under",
             "behind": "behind",
             "in-front-of": "in front of", "next-to": "next to", "inside": "inside"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completed:
    """A Shot with nothing left open, and the names of the fields that are ours and not the user's."""

    shot: Shot
    ours: tuple[str, ...]


def complete(shot: Shot, seed: int = 0) -> Completed:
    """Fill place, time, light, shot size, camera and look where the text is silent; the same seed fills alike."""
    rng = random.Random(seed)
    added: dict[str, Any] = {}
    first = shot.subjects[0] if shot.subjects else None
    for name, choices in OPEN_CHOICES.items():
        pick = rng.choice(choices)
        if getattr(shot, name) is None:
            added[name] = pick
    if shot.place is None:
        added["place"] = USUAL_PLACE.get(first.kind if first else "", "studio" if first else "meadow")
    if not shot.light:
        added["light"] = ("soft",)
    if not shot.camera:
        added["camera"] = (rng.choice(CAMERAS),)
    return Completed(shot.model_copy(update=added), tuple(sorted(added)))


def facts(shot: Shot) -> Shot:
    """The Shot with its wording left out: what must survive being written and read again."""
    subjects = tuple(s.model_copy(update={"word": "", "span": None}) for s in shot.subjects)
    bare = {"text": "", "subjects": subjects, "place_word": None, "aesthetics": (), "unheard": (), "sounds": ()}
    return shot.model_copy(update=bare)


def compose(shot: Shot, formula: Formula = "guide") -> str:
    """The Shot in 50 words or more, by the guide's formula (shot type, character, action, location, aesthetic) or the
    Specificity Pattern (subject and action in place. Light. Camera. Style.).
    """
    size = named("size").get(shot.shot_size or "")
    angle = named("angle").get(shot.angle or "")
    cameras = [camera_phrase(c) for c in shot.camera]
    who = who_does_what(shot)
    where = place_phrase(shot.place) if shot.place else ""
    time = named("time").get(shot.time or "", "")
    season = named("season").get(shot.season or "", "")
    weather = named("weather").get(shot.weather or "", "")
    lights = [named("light").get(key, key) for key in shot.light]
    style = [named("look").get(shot.look or "", ""), named("mood").get(shot.mood or "", ""),
             named("lens").get(shot.lens or "", ""),
             named("speed").get(shot.speed or "", "")]  # fmt: skip
    air = [w for w in (time, season, weather) if w]
    main = sentence(" ".join(w for w in (who, where) if w) or "an empty scene")
    camera = sentence(", ".join(w for w in (size, angle, *cameras) if w))
    light = sentence(", ".join((*air, *lights)))
    look = sentence(", ".join(w for w in style if w))
    order = (camera, main, light, look) if formula == "guide" else (main, light, camera, look)
    text = " ".join(part for part in order if part)
    for clause in clauses(shot):
        if len(text.split()) >= FEWEST_WORDS:
            break
        text += f" {clause}"
    return text


def sentence(text: str) -> str:
    """The text with a capital and a full stop; nothing for nothing."""
    return f"{text[0].upper()}{text[1:]}." if text else ""


def clauses(shot: Shot) -> list[str]:
    """Sentences that ask for consistency, emphasis and finish, in the order in which they matter to this shot."""
    book = read("clauses")
    people = any(s.kind == "person" for s in shot.subjects)
    return [
        book["consistency"]["outfit" if people else "shape"],
        book["motion"]["smooth"],
        book["emphasis"]["focal" if shot.subjects else "view"],
        book["finish"]["detail"],
        book["finish"]["depth"],
    ]


def who_does_what(shot: Shot) -> str:
    """Every subject with its attributes and its verb, joined as the relations ask."""
    parts = []
    for i, subject in enumerate(shot.subjects):
        text = subject_phrase(subject)
        beats = [b for b in shot.beats if b.subject == i]
        many = subject.count > 1
        deeds: list[tuple[str | None, str | None]] = [(b.action, b.manner) for b in beats] or [
            (subject.action, subject.manner)
        ]
        for number, (action, manner) in enumerate(deeds):
            verb = verbs().get(action or "", action or "")
            text += f"{', then' if number else ''} {verb if many else third(verb)}" if verb else ""
            text += f" {named('manner').get(manner, manner)}" if manner else ""
        text += {"camera": " facing camera", "each-other": " facing each other"}.get(subject.facing or "", "")
        related = subject.relation if subject.relative_to == i + 1 else None
        after = shot.subjects[i + 1] if i + 1 < len(shot.subjects) else None
        parts += [text, f" {RELATIONS[related]} " if related else joined_to(subject, after)]
    return "".join(parts[:-1])


def joined_to(subject: Subject, after: Subject | None) -> str:
    """What stands between two subjects: "and" would lend the verb of the first to a second of its kind that has none."""
    if after is None:
        return ""
    if after.kind == subject.kind and after.action is None and subject.action is not None:
        return " near "
    return "; " if wearable(after) else " and "


def subject_phrase(subject: Subject) -> str:
    """A noun phrase: "an old woman with long hair in a red coat with a black umbrella"."""
    noun = noun_of(subject)
    adjectives = [
        named("build").get(subject.build or ""),
        None if subject.age in (None, "adult") else named("age").get(subject.age or ""),
        subject.color.replace("-", " ") if subject.color else None,
        material(subject.material),
    ]
    words = " ".join([*(w for w in adjectives if w and w not in noun.split()), noun])
    number = next((w for w, n in NUMBERS.items() if n == subject.count and " " not in w), str(subject.count))
    text = article(words) if subject.count == 1 else f"{number} {plural(words)}"
    if subject.hair:
        hair = named("hair").get(subject.hair, subject.hair)
        text += f" with {subject.hair_color + ' ' if subject.hair_color else ''}{hair}"
    elif subject.hair_color:
        text += f" with {subject.hair_color} hair"
    if subject.garments:
        text += " in " + " and ".join(article(colored(g, "garment")) for g in subject.garments)
    for prop in subject.props:
        text += f" with {article(colored(prop, 'prop'))}"
    return text
