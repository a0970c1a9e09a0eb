"""Subjects: each kind is a factory from a SubjectRequest to a Figure; only the module of the kind asked for is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

import numpy as np

from shotwright.film import Beat, Subject

from ..palette import Palette
from ..scene import Figure


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
    seat: float | None = None
    close: bool = False
    """A medium shot or closer: the face is turned towards the camera and drawn in detail."""

    def rng(self, salt: int = 0) -> np.random.Generator:
        """Random numbers of this subject's seed."""
        return np.random.default_rng((self.seed, salt))

    @property
    def pace(self) -> float:
        """How fast it goes about it: 1 is natural."""
        slow = ("slowly", "slow", "gently", "hesitantly", "calmly", "carefully", "leisurely", "gracefully")
        quick = ("quickly", "fast", "hurriedly", "rapidly", "energetically", "swiftly")
        return 0.62 if self.manner in slow else 1.45 if self.manner in quick else 1.0


Factory = Callable[[SubjectRequest], Figure]

WALKS = ("idle", "stand", "walk", "run", "sit", "lie", "trot", "gallop", "look", "play")
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "person": (
        "person",
        (
            "idle",
            "stand",
            "walk",
            "run",
            "sit",
            "pour",
            "wave",
            "talk",
            "drink",
            "read",
            "dance",
            "jump",
            "look",
            "smile",
        ),
    ),
    "bird": ("bird", ("idle", "fly", "glide", "stand")),
    "birds": ("bird", ("idle", "fly", "glide")),
    "car": ("car", ("idle", "drive", "park", "stand")),
    "sailing-boat": ("sailing_boat", ("idle", "sail", "float", "drift")),
    "rocket": ("rocket", ("idle", "launch", "stand", "fly")),
    "tree": ("tree", ("idle", "stand", "sway")),
}
"""Kind to its module and the actions that it can do; four-legged animals come from the table in quadruped.py."""

ANIMALS = (
    "dog",
    "puppy",
    "wolf",
    "fox",
    "cat",
    "horse",
    "cow",
    "deer",
    "sheep",
    "pig",
    "bear",
    "elephant",
    "zebra",
    "lion",
    "giraffe",
)
for _animal in ANIMALS:
    KINDS[_animal] = ("quadruped", WALKS)

SYNONYMS: dict[str, str] = {
    "stroll": "walk",
    "march": "walk",
    "hike": "walk",
    "wander": "walk",
    "jog": "run",
    "sprint": "run",
    "gallop": "run",
    "trot": "walk",
    "rest": "sit",
    "serve": "pour",
    "make": "pour",
    "eat": "drink",
    "type": "read",
    "write": "read",
    "cross": "walk",
    "ride": "drive",
    "soar": "fly",
    "hover": "fly",
    "circle": "fly",
    "lift-off": "launch",
    "take-off": "launch",
    "cruise": "sail",
    "laugh": "talk",
    "sing": "talk",
    "smile": "talk",
    "chase": "run",
    "race": "run",
    "leave": "walk",
    "arrive": "walk",
    "follow": "walk",
}
"""An action that is close enough to one that a rig has."""

FACTORIES: dict[str, Factory] = {}


def subject(*kinds: str) -> Callable[[Factory], Factory]:
    """Register a factory for kinds that KINDS lists for its module."""

    def register(make: Factory) -> Factory:
        for kind in kinds:
            FACTORIES[kind] = make
        return make

    return register


def figure(request: SubjectRequest) -> tuple[Figure, tuple[str, ...]]:
    """The figure of a subject, and sentences about what it cannot show; an unknown kind gets a labelled stand-in."""
    from dataclasses import replace

    kind = request.subject.kind
    if kind not in KINDS:
        from .stand_in import StandIn

        return StandIn(request), (f"'{request.subject.word}' cannot be drawn yet: a labelled card stands in.",)
    module, actions = KINDS[kind]
    notes: tuple[str, ...] = ()
    action = request.action
    if action not in actions:
        near = SYNONYMS.get(action)
        if near in actions:
            action = near
        else:
            notes = (f"The action '{action}' of '{request.subject.word}' cannot be drawn yet.",)
            action = "idle"
    if kind not in FACTORIES:
        import_module(f"{__name__}.{module}")
    return FACTORIES[kind](replace(request, action=action)), notes
