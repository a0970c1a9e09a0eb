"""What people hold, stand before and play with: things of the tables at true scale, in or before the hands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from shotwright.film import Subject

from ...raster import Batch
from .. import SubjectRequest
from ..things.figure import Thing
from ..things.motion import State
from ..things.table import chosen
from .build import Build
from .doing import Doing
from .pose import Point, point

HEAVY = 0.30
"""Metres from which a thing takes both hands."""

STANDING = ("piano", "drum", "easel", "appliance", "table", "sofa", "bed")
"""Kinds that are not held but stood at."""

GIVEN_TO = ("guitar", "piano", "drum")
"""Kinds that a word for playing takes in hand, each in its own way."""


def thing(request: SubjectRequest, kind: str, word: str, like: Subject | None = None) -> Thing:
    """A thing in the light of the request; `like` gives it colour and material."""
    color = like.color if like is not None else None
    material = like.material if like is not None else None
    subject = Subject(kind=kind, word=word, color=color, material=material)
    return Thing(SubjectRequest(subject, request.palette, request.seconds, request.seed), chosen(kind, word))


def hold(batch: Batch, held: Thing, hand: Point, t: float, tilt: float) -> None:
    """Draw a thing so that its grip lies in the hand, turned by `tilt` radians."""
    tall = held.tall
    grip = held.row.grip
    x, y = grip[0] * tall, (grip[1] - 0.5) * tall
    c, s = math.cos(tilt), math.sin(tilt)
    foot = hand - point(x * c - y * s, x * s + y * c) - point(0.0, 0.5 * tall)
    place(batch, held, foot, t, State(turn=tilt))


def place(batch: Batch, held: Thing, foot: Point, t: float, state: State) -> None:
    """Draw a thing with its foot at a point."""
    sx, sy, tx, ty = batch.matrix
    batch.matrix = (sx, sy, tx + sx * float(foot[0]), ty + sy * float(foot[1]))
    held.draw(batch, t, state)
    batch.matrix = (sx, sy, tx, ty)


@dataclass(slots=True)
class Grip:
    """The things of one doing."""

    near_thing: Thing | None = None
    far_thing: Thing | None = None
    tilt: float = 0.0
    tilt_far: float = 0.0
    stood: tuple[Thing, float] | None = None
    """What stands before the doer, and how far."""
    top: Thing | None = None
    """What is on that."""
    given: bool = False
    """True when the words named one of the things."""

    @classmethod
    def of(cls, doing: Doing, request: SubjectRequest) -> Grip:
        """The things of a doing: those that the words name, else its own."""
        words = request.held
        made = cls(tilt=math.radians(doing.tilt), tilt_far=math.radians(doing.tilt_far))
        if doing.before is not None:
            kind, word, ahead = doing.before
            made.stood = (thing(request, kind, word, words if words and words.kind == kind else None), float(ahead))
            made.given = words is not None and words.kind == kind
        if doing.before_top is not None and not made.given:
            own = words if words is not None and words.kind not in STANDING and words.kind != "cutlery" else None
            made.top = thing(request, *((own.kind, own.word) if own else doing.before_top), own)
            made.given = made.given or own is not None
        slots = (doing.hold, doing.hold_far)
        takes = words if words is not None and not made.given else None
        into_far = takes is not None and (
            (slots[1] is not None and slots[1][0] == takes.kind)
            or (slots[1] is not None and doing.name in ("eat", "write") and takes.kind != "cutlery")
        )
        into_far = into_far and not (slots[0] is not None and takes is not None and slots[0][0] == takes.kind)
        if takes is not None and (doing.ball or doing.flies) and takes.kind in ("ball", "frisbee", "fruit"):
            # The ball is in play, not in the hand.
            takes, made.given = None, True
        if takes is not None and not into_far and doing.name not in ("type",):
            made.near_thing = thing(request, takes.kind, takes.word, takes)
            made.tilt = made.tilt if slots[0] is not None and slots[0][0] == takes.kind else 0.0
            made.given = True
        elif slots[0] is not None:
            made.near_thing = thing(request, *slots[0])
        if takes is not None and into_far:
            made.far_thing = thing(request, takes.kind, takes.word, takes)
            made.given = True
        elif slots[1] is not None and not (takes is not None and doing.name == "eat"):
            made.far_thing = thing(request, *slots[1])
        return made

    @classmethod
    def carrying(cls, request: SubjectRequest) -> Grip:
        """What is simply carried."""
        assert request.held is not None
        return cls(near_thing=thing(request, request.held.kind, request.held.word, request.held), given=True)

    @property
    def empty(self) -> bool:
        """True when the hands are free."""
        return self.near_thing is None and self.far_thing is None

    @property
    def heavy(self) -> bool:
        """True for what takes both hands."""
        return self.near_thing is not None and max(self.near_thing.width, self.near_thing.height) > HEAVY

    @property
    def behind_hand(self) -> bool:
        """Fingers close around what is thin, and lie before what is small."""
        return self.near_thing is not None and self.near_thing.width < 0.25

    @property
    def width(self) -> float:
        """Metres of the figure's width that the things need."""
        reach = [0.0]
        for held in (self.near_thing, self.far_thing):
            if held is not None:
                reach.append(2 * (0.45 + 0.8 * max(held.tall * (1 - held.row.grip[1]), held.width / 2)))
        if self.stood is not None:
            reach.append(2 * (self.stood[1] + self.stood[0].width / 2) + 0.1)
        return max(reach)

    def before(self, batch: Batch, t: float) -> None:
        """What stands before the doer, and what is on it."""
        if self.stood is None:
            return
        stood, ahead = self.stood
        place(batch, stood, point(ahead, 0.0), t, State())
        if self.top is not None:
            place(batch, self.top, point(ahead - 0.04, stood.on_top), t, State())

    def far(self, batch: Batch, t: float, hand: Point) -> None:
        """What the far hand holds."""
        if self.far_thing is not None:
            hold(batch, self.far_thing, hand, t, self.tilt_far)

    def stand(self, batch: Batch, t: float, middle: Point) -> None:
        """The thing of the near hand upright about a point, between both hands."""
        if self.near_thing is not None:
            place(batch, self.near_thing, middle - point(0.0, self.near_thing.height / 2), t, State())

    def near(self, batch: Batch, t: float, hand: Point) -> None:
        """What the near hand holds."""
        if self.near_thing is not None:
            hold(batch, self.near_thing, hand, t, self.tilt)


class Ball:
    """A ball that is bounced, kicked or thrown."""

    def __init__(self, request: SubjectRequest) -> None:
        held = request.held
        if held is not None and held.kind in ("ball", "frisbee", "fruit"):
            self.thing = thing(request, held.kind, held.word, held)
        else:
            self.thing = thing(request, "ball", "basketball" if request.action == "play-ball" else "ball")
        self.r = self.thing.height / 2

    def paint(self, batch: Batch, b: Build, doing: Doing, t: float, start: float, pace: float, hand: Point) -> None:
        """The ball at `t`."""
        u = (t * pace / doing.period + start) % 1.0 if doing.period else 0.0
        state: Any = State(turn=-2.0 * t)
        if doing.ball == "bounce":
            # Down from the hand and back to it in one cycle.
            fall = abs(2 * ((u + 0.5) % 1.0) - 1)
            top = float(hand[1]) - self.r
            place(
                batch,
                self.thing,
                point(float(hand[0]) + 0.05, max(0.0, (top - self.r) * (1 - (1 - fall) ** 2))),
                t,
                state,
            )
        elif doing.ball == "roll":
            away = max(0.0, (u - 0.55) / 0.45)
            place(
                batch, self.thing, point(0.42 + 2.4 * away, 0.9 * 4 * away * (1 - away) * 0.4), t, State(turn=-6 * away)
            )
        elif doing.flies is not None and u > doing.flies[0] + 0.12:
            q = (u - doing.flies[0] - 0.12) * doing.period
            x = 0.5 + doing.flies[1] * q
            if x < 2.6:
                place(batch, self.thing, point(x, b.height * 0.85 + 2.0 * q - 4.9 * q * q), t, state)
