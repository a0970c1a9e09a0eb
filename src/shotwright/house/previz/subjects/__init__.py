"""Subjects: each kind is a factory from a SubjectRequest to a Figure; only the module of the kind asked for is loaded.

A figure may have two methods beyond the Figure protocol, `behind` and `before`, both (canvas, view, t, node) -> None:
they paint what belongs to it but not into its own sprite (tower and smoke, dust, a wake, the light of lamps), before and
after the sprite is laid onto the picture.
"""

from __future__ import annotations

import json
import tomllib
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.resources import files

import numpy as np

from shotwright.film import Beat, Subject

from ..palette import Palette
from ..scene import Figure
from .things.table import chosen, named
from .things.table import kinds as thing_kinds

SLOW = ("slowly", "slow", "gently", "hesitantly", "calmly", "carefully", "leisurely", "gracefully", "lazily")
QUICK = ("quickly", "fast", "hurriedly", "rapidly", "energetically", "swiftly", "excitedly")


def described(subject: Subject) -> str:
    """What is said of who somebody is, apart from what they do and hold."""
    said = subject.model_dump(include={"kind", "age", "gender", "build", "skin", "hair", "hair_color", "occupation",
                                       "garments"})  # fmt: skip
    return json.dumps(said, sort_keys=True)


@dataclass(frozen=True, slots=True)
class SubjectRequest:
    """What a factory is told."""

    subject: Subject
    palette: Palette
    seconds: float
    seed: int
    action: str = "idle"
    manner: str | None = None
    beats: tuple[Beat, ...] = ()
    """What it does in turn; empty when it does one thing."""
    seat: float | None = None
    """Height of the seat in metres, where there is one."""
    close: bool = False
    """A medium shot or closer: the face is turned towards the camera and drawn in detail."""
    surface: str = ""
    """What it stands on, as `Stage.surface`: feet throw up snow or sand."""
    held: Subject | None = None
    """What it has in its hands."""
    likeness: int = 0
    """Seed of who it is, beside its description: the same words look the same in every shot."""

    def rng(self, salt: int = 0) -> np.random.Generator:
        """Random numbers of this subject's seed."""
        return np.random.default_rng((self.seed, salt))

    @property
    def who(self) -> np.random.Generator:
        """Random numbers of this person: from what is said of them, not from where they stand."""
        return np.random.default_rng((self.likeness, zlib.crc32(described(self.subject).encode())))

    @property
    def pace(self) -> float:
        """How fast it goes about it: 1 is natural."""
        return 0.62 if self.manner in SLOW else 1.45 if self.manner in QUICK else 1.0


Factory = Callable[[SubjectRequest], Figure]


def keys(table: str) -> tuple[str, ...]:
    """The rows that a table of this package has, without loading the module that draws them."""
    return tuple(tomllib.loads(files(__name__).joinpath(table).read_text("utf-8")))


ANIMALS = keys("quadruped/animals.toml")
"""Four-legged kinds: rows of quadruped/animals.toml."""

HANDY = tuple(
    """drink read write type phone text cook cut paint play-instrument play-violin play-piano play-drums play-trumpet
    play-accordion dance cycle motor row golf tennis film think""".split()
)
"""What an animal does upright on two legs, with paws for hands."""


PLUSH = ("panda", "teddy-bear")
"""Kinds of the tables of things that sit and face us: upright they keep the face that their row has."""


def like_person(kind: str, action: str) -> bool:
    """True for a person, and for an animal or a plush one that does what only hands can do."""
    return kind == "person" or (action in HANDY and (kind in ANIMALS or kind in PLUSH))


KINDS: dict[str, str] = {
    **dict.fromkeys(thing_kinds(), "things.repertory"),
    "person": "person",
    "bird": "bird",
    "birds": "bird",
    "car": "car",
    "van": "car",
    "truck": "car",
    "bus": "car",
    "sailing-boat": "sailing_boat",
    "rocket": "rocket",
    "tree": "tree",
    **dict.fromkeys(ANIMALS, "quadruped"),
}
"""Kind to the module that draws it."""

SAME: dict[str, tuple[str, ...]] = {
    "walk": ("stroll", "march", "hike", "wander", "cross", "leave", "arrive", "follow", "approach", "pass", "hunt"),
    "run": ("jog", "sprint", "gallop", "chase", "race", "play"),
    "trot": ("jog",),
    "stand": ("idle", "wait", "look", "pose", "rest", "park", "watch"),
    "lie": ("rest", "sleep", "nap"),
    "sit": ("rest",),
    "fly": ("soar", "hover", "circle", "cross", "flap"),
    "launch": ("lift-off", "take-off", "ascend", "fly", "rise"),
    "sail": ("cruise", "cross", "race", "pass"),
    "float": ("drift", "bob", "anchor", "idle", "stand"),
    "drive": ("cruise", "ride", "race", "pass", "cross", "run", "speed", "arrive", "leave"),
    "sway": ("move", "wave", "rustle"),
    "idle": ("stand", "wait"),
}
"""An action that a rig has, to words for the same thing: those are drawn without a word about it."""

NEAR: dict[str, str] = {
    "rest": "sit",
    "trot": "walk",
    "serve": "pour",
    "make": "pour",
    "eat": "drink",
    "type": "read",
    "write": "read",
    "laugh": "talk",
    "sing": "talk",
    "sleep": "lie",
    "jump": "run",
    "glide": "fly",
    "turn": "walk",
    "climb": "walk",
}
"""An action that comes close: it is drawn, and the user is told."""

FACTORIES: dict[str, Factory] = {}
ACTIONS: dict[str, tuple[str, ...]] = {}


def subject(*kinds: str, actions: tuple[str, ...]) -> Callable[[Factory], Factory]:
    """Register a factory for kinds of KINDS, with the actions that it draws; `idle` or `stand` must be one of them."""

    def register(make: Factory) -> Factory:
        for kind in kinds:
            FACTORIES[kind] = make
            ACTIONS[kind] = actions
        return make

    return register


def known_kinds() -> tuple[str, ...]:
    """Every kind that is drawn as itself."""
    return tuple(KINDS)


def actions_of(kind: str) -> tuple[str, ...]:
    """The actions that a kind draws; none for an unknown kind. Loads its module."""
    if kind not in KINDS:
        return ()
    if kind not in FACTORIES:
        import_module(f"{__name__}.{KINDS[kind]}")
    return ACTIONS[kind]


def drawn_action(kind: str, action: str) -> tuple[str, bool]:
    """The action that a kind draws for `action`, and whether that is what was asked for."""
    known = actions_of(kind)
    if action in known:
        return action, True
    for own in known:
        if action in SAME.get(own, ()):
            return own, True
    if NEAR.get(action) in known:
        return NEAR[action], False
    return ("idle" if "idle" in known else "stand"), action in ("idle", "stand")


def figure(request: SubjectRequest) -> tuple[Figure, tuple[str, ...]]:
    """The figure of a subject, and sentences about what it cannot show; an unknown kind gets a labelled stand-in."""
    kind, word = request.subject.kind, request.subject.word
    if kind not in KINDS:
        from .stand_in import StandIn

        return StandIn(request), (f"'{word}' cannot be drawn yet: a card with its name stands in.",)
    notes = []
    if kind in thing_kinds() and not named(kind, word):
        notes.append(f"'{word}' is drawn as {chosen(kind, word).name.replace('-', ' ')}.")
    action, exact = drawn_action(kind, request.action)
    if not exact:
        notes.append(f"'{word}' cannot be drawn with the action '{request.action}' yet: '{action}' is drawn instead.")
    beats = []
    for beat in request.beats:
        own, exact = drawn_action(kind, beat.action)
        if not exact:
            notes.append(f"'{word}' cannot be drawn with the action '{beat.action}' yet: '{own}' is drawn instead.")
        beats.append(beat.model_copy(update={"action": own}))
    told = replace(request, action=action, beats=tuple(beats))
    if kind in PLUSH and like_person(kind, request.action):
        from .upright import Upright

        return Upright(replace(told, action=request.action)), ()
    made = FACTORIES[kind](told)
    return made, tuple(dict.fromkeys(notes))
