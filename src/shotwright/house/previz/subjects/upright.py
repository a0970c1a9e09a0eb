"""An animal that does what only hands can do: upright on two legs, as in a picture book, with its own head and coat."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from shotwright.film import Subject

from ..pigments import pigment
from ..raster import Batch
from . import PLUSH, SubjectRequest
from .person.build import UPPERS, Clothing
from .person.figure import Person
from .person.hands import place
from .person.pose import Pose as Stance
from .person.pose import point
from .quadruped.brush import Brush
from .quadruped.build import Build, built
from .quadruped.head import paint_head
from .quadruped.pose import Pose, blink, flick
from .things.figure import Thing
from .things.motion import State
from .things.table import chosen

SKULL = 1.62
"""Length of the animal's head over the height of a person's: large, as it is drawn in a picture book."""


FROM = 0.62
"""Height from which the parts of a row of things belong to its head, and 0.55 is its chin."""


class Upright(Person):
    """The body of a stout person in the animal's coat, with the animal's head on it."""

    def __init__(self, request: SubjectRequest) -> None:
        told = request.subject
        body = Subject(
            kind="person", word=told.word, age="teen", gender="male", build="heavy", hair="bald",
            garments=told.garments, props=told.props, facing=told.facing,
        )  # fmt: skip
        super().__init__(replace(request, subject=body))
        b = self.build
        self.mask: Thing | None = None
        self.animal: Build | None = None
        if told.kind in PLUSH:
            row = chosen(told.kind, told.word)
            made = Thing(replace(request, subject=told, action="stand", beats=()), row)
            made.row = replace(row, parts=tuple(part for part in row.parts if lowest(part.args) >= FROM))
            made.tall = 1.55 * b.head / 0.48
            self.mask = made
            limbs = row.colors["second" if told.kind == "panda" else "body"]
            coat, limb = (request.palette.local(pigment(None, c), 0.0, 0.84) for c in (row.colors["body"], limbs))
        else:
            animal = built(request)
            coat, limb = animal.coat.base, animal.coat.legs
            size = SKULL * b.head
            head = replace(animal.head, length=size, angle=math.radians(-8.0))
            self.animal = replace(animal, h=animal.h * size / animal.head.length, head=head, collar=False)
        b.skin, b.hair, b.beard = limb, coat, False
        if not any(g.kind in UPPERS for g in told.garments):
            b.upper, b.lower, b.over = Clothing("t-shirt", coat), Clothing("trousers", limb), None
        b.feet = Clothing("shoes", limb)
        self.rough = request.rng(5).random(61)
        self.height += 0.35 * b.head
        self.face = (self.face[0] + 0.2 * b.head, self.face[1], 1.5 * b.head)

    def paint_head(self, batch: Any, neck: Any, pose: Stance, t: float, scale: float) -> None:
        """The animal's head where a person's would be."""
        flat = batch if isinstance(batch, Batch) else batch.batch
        if self.mask is not None:
            chin = point(0.03 * self.build.head, 0.52 * self.mask.tall)
            place(flat, self.mask, neck - chin, t, State())
        elif self.animal is not None:
            self.profile(flat, self.animal, complex(float(neck[0]), float(neck[1])), pose, t)

    def profile(self, batch: Batch, animal: Build, root: complex, stance: Stance, t: float) -> None:
        """A head of the four-legged rig."""
        still: Any = ((root,) * 5,) * 4
        pose = Pose(
            hip=root - 1j, shoulder=root, arch=0.0, legs=still, neck=1.4, head=animal.head.angle - 0.8 * stance.nod,
            tail=(), ear=flick(t, self.start), jaw=0.0, blink=blink(t, self.start), breath=0.0, sit=0.0, lie=0.0,
            back=animal.back, under=animal.under, root=root,
            poll=root + complex(-0.30, 0.26) * animal.head.length,
        )  # fmt: skip
        paint_head(Brush(batch, animal), pose, t, self.start, self.rough)


def lowest(args: list[Any]) -> float:
    """The least height of a part's points; of an oval, that of its middle."""
    points = [a for a in args if isinstance(a, list)]
    if not points:
        return float(args[1])
    inner = points[0] if isinstance(points[0][0], list) else points
    return min(float(p[1]) for p in inner)
