"""Out of someone's eyes, and over someone's shoulder: what of a person is seen who is not before the camera."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from shotwright.film import Camera, Shot, Subject

from .canvas import Canvas
from .color import Rgb, mix, rgb
from .curves import smooth
from .palette import Palette
from .pigments import pigment
from .raster import Batch, Grad
from .scene import Node
from .view import View

GOING = {
    "walk": 1.0,
    "run": 1.7,
    "hike": 1.0,
    "stroll": 0.7,
    "jog": 1.4,
    "climb": 0.8,
    "cross": 1.0,
    "ride": 1.2,
    "drive": 1.6,
}
"""What someone does who gets ahead, and how fast the view comes ahead with them."""

SKINS = {"dark": "7a4c32", "brown": "9a6a48", "tan": "c08a62", "light": "e0b090", "pale": "ecc4a8"}


@dataclass(frozen=True, slots=True)
class Parted:
    """A shot without the one whose eyes or whose shoulder it is."""

    shot: Shot
    person: Subject | None
    index: int | None
    """Of that person in the shot as it was."""
    action: str

    def original(self, index: int) -> int:
        """The index of a subject in the shot as it was."""
        return index if self.index is None or index < self.index else index + 1


def parted(shot: Shot) -> Parted:
    """The shot as it is filmed: who looks (`pov`) or stands before the camera (`over-the-shoulder`) is taken out."""
    people = [k for k, s in enumerate(shot.subjects) if s.kind == "person"]
    index: int | None = None
    if shot.angle == "pov" and people and shot.subjects[people[0]].count == 1:
        index = people[0]
    elif shot.angle == "over-the-shoulder" and len(people) > 1:
        index = people[1]
    if index is None:
        return Parted(shot, None, None, "")
    person = shot.subjects[index]
    beats = [b for b in shot.beats if b.subject != index]
    kept = tuple(s.model_copy(update=moved_relation(s, index)) for k, s in enumerate(shot.subjects) if k != index)
    action = person.action or next((b.action for b in shot.beats if b.subject == index), "") or ""
    changed = shot.model_copy(
        update={
            "subjects": kept,
            "beats": tuple(b.model_copy(update={"subject": b.subject - (b.subject > index)}) for b in beats),
        }
    )
    return Parted(changed, person, index, action)


def moved_relation(subject: Subject, index: int) -> dict[str, object]:
    """The relation of a subject after another has been taken out."""
    to = subject.relative_to
    if to is None:
        return {}
    if to == index:
        return {"relation": None, "relative_to": None}
    return {"relative_to": to - (to > index)}


def walked(shot: Shot, made: Parted) -> tuple[Camera, ...]:
    """The moves of a shot out of someone's eyes: the view goes ahead with who goes, and sways with the steps."""
    moves = shot.camera
    pace = GOING.get(made.action, 0.0)
    if pace and not any(m.move not in ("handheld", "track") for m in moves):
        speed = "fast" if pace > 1.3 else "medium"
        moves = (Camera(move="dolly", direction="forward", speed=speed), *(m for m in moves if m.move == "handheld"))
    if not any(m.move in ("handheld", "static") for m in moves):
        moves = (*moves, Camera(move="handheld", speed="fast" if pace > 1.3 else "slow"))
    return moves


def own_body(shot: Shot, made: Parted, light: Palette) -> list[Node]:
    """The hands, or the shoulder, of who has been taken out of the picture."""
    if shot.angle == "over-the-shoulder":
        return [Shoulder(cloth_of(made.person, light), hair_of(made.person, light), 1.0)]
    if made.person is None:
        return []
    skin = light.local(SKINS.get(made.person.skin or "", "d0a080"), 0.0, 0.8)
    return [Hands(cloth_of(made.person, light), skin, made.action, GOING.get(made.action, 0.0))]


def cloth_of(person: Subject | None, light: Palette) -> Rgb:
    """The colour of what someone wears."""
    garment = next((g.color for g in person.garments if g.color), None) if person else None
    return light.local(pigment(garment, "3f5a7a"), 0.0, 0.45)


def hair_of(person: Subject | None, light: Palette) -> Rgb:
    """The colour of someone's hair."""
    return light.local(pigment(person.hair_color if person else None, "3a2a22"), 0.0, 0.4)


@dataclass(slots=True)
class Shoulder:
    """The back of a head and a shoulder at one side of the picture, far out of focus."""

    cloth: Rgb
    hair: Rgb
    side: float
    """+1 at the right."""
    z: float = 0.3

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Head, neck, shoulder; they breathe."""
        w, h, batch = canvas.width, canvas.height, canvas.batch
        soft = 0.012 * h
        x = w * (0.5 + 0.40 * self.side)
        y = h * (0.40 + 0.004 * math.sin(1.5 * t))
        s, dark = self.side, self.cloth * np.float32(0.55)
        body = [(x - s * 0.46 * h, h * 1.1), (x - s * 0.40 * h, y + 0.48 * h), (x - s * 0.22 * h, y + 0.32 * h),
                (x - s * 0.08 * h, y + 0.22 * h),
                (x + s * 0.14 * h, y + 0.22 * h), (x + s * 0.5 * h, y + 0.36 * h), (x + s * 0.6 * h, h * 1.1)]  # fmt: skip
        batch.poly(
            smooth(body), Grad((x - s * 0.4 * h, 0), (x + s * 0.4 * h, 0), [(self.cloth, 1), (dark, 1)]), soft=soft
        )
        neck = mix(self.hair, (0.62, 0.44, 0.34), 0.6)
        batch.rect(x - 0.07 * h, y + 0.1 * h, x + 0.07 * h, y + 0.27 * h, neck)
        batch.oval(
            x,
            y,
            0.165 * h,
            0.21 * h,
            Grad(
                (x - s * 0.16 * h, 0),
                (x + s * 0.16 * h, 0),
                [(self.hair * np.float32(1.25), 1), (self.hair * np.float32(0.6), 1)],
            ),
            soft=soft,
        )
        canvas.flush()


@dataclass(slots=True)
class Hands:
    """One's own forearms at the lower edge; on a wheel or a handlebar for who drives or rides."""

    cloth: Rgb
    skin: Rgb
    action: str
    pace: float
    z: float = 0.3

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """They swing in turn with the steps."""
        w, h = canvas.width, canvas.height
        batch = canvas.batch
        if self.action == "drive":
            wheel(batch, w, h, t)
        elif self.action == "ride":
            bar(batch, w, h)
        if self.action in ("", "look", "stand", "watch", "see") and not self.pace:
            return
        for side in (-1.0, 1.0):
            beat = 2 * math.pi * 0.9 * t * max(0.4, self.pace)
            swing = (
                math.sin(beat + (0 if side > 0 else math.pi))
                if self.action in GOING and self.action not in ("drive", "ride")
                else 0.0
            )
            held = self.action in ("drive", "ride")
            x = w / 2 + side * (0.24 if held else 0.34) * h * 1.3
            y = h * (0.83 if held else 0.93 - 0.11 * swing)
            arm(batch, (x, y), (w / 2 + side * 0.80 * h, h * 1.12), side, h, self.cloth, self.skin)
        canvas.flush()


def arm(
    batch: Batch, hand: tuple[float, float], elbow: tuple[float, float], side: float, h: int, cloth: Rgb, skin: Rgb
) -> None:
    """A forearm in its sleeve and a hand with fingers."""
    (x, y), (ex, ey) = hand, elbow
    cuff = (x + (ex - x) * 0.22, y + (ey - y) * 0.22)
    batch.capsule(elbow, cuff, 0.105 * h, 0.062 * h, cloth)
    batch.capsule(
        (ex - side * 0.02 * h, ey - 0.02 * h),
        (cuff[0] - side * 0.01 * h, cuff[1] - 0.015 * h),
        0.05 * h,
        0.03 * h,
        mix(cloth, (1.0, 1.0, 1.0), 0.18),
        0.5,
        soft=0.01 * h,
    )
    batch.capsule(cuff, hand, 0.042 * h, 0.046 * h, skin)
    shade = skin * np.float32(0.72)
    for k in range(4):
        root = (x + side * (0.018 - 0.026 * k) * h, y - 0.02 * h)
        tip = (root[0] - side * 0.016 * h, y - (0.075 - 0.010 * abs(k - 1.5)) * h)
        batch.capsule(root, tip, 0.0145 * h, 0.0125 * h, skin)
        batch.stroke([root, tip], shade, 0.004 * h, 0.4)
    batch.capsule((x - side * 0.035 * h, y), (x - side * 0.075 * h, y - 0.035 * h), 0.016 * h, 0.013 * h, skin)


def wheel(batch: Batch, w: int, h: int, t: float) -> None:
    """A dashboard and a steering wheel that works a little to and fro."""
    dark, rim = rgb("22242a"), rgb("33363e")
    batch.poly(
        smooth(
            [
                (-10, h * 1.1),
                (-10, h * 0.86),
                (w * 0.3, h * 0.80),
                (w * 0.7, h * 0.80),
                (w + 10, h * 0.86),
                (w + 10, h * 1.1),
            ]
        ),
        dark,
    )
    turn = 0.06 * math.sin(1.3 * t)
    q = np.linspace(0, 2 * math.pi, 40)
    cx, cy, r = w / 2, h * 1.08, 0.33 * h
    batch.stroke(np.stack([cx + 1.25 * r * np.cos(q), cy + r * np.sin(q)], 1), rim, 0.045 * h)
    batch.stroke(
        np.stack([cx + 1.25 * r * np.cos(q), cy - 0.008 * h + r * np.sin(q)], 1),
        mix(rim, (1.0, 1.0, 1.0), 0.25),
        0.012 * h,
        0.6,
    )
    for angle in (math.pi + 0.2 + turn, -0.2 + turn):
        batch.stroke([(cx, cy), (cx + 1.2 * r * math.cos(angle), cy + r * math.sin(angle))], rim, 0.05 * h)


def bar(batch: Batch, w: int, h: int) -> None:
    """The handlebar of a bicycle with its bell."""
    steel, grip = rgb("b0b6bc"), rgb("2a2c32")
    line = smooth(
        [
            (w / 2 - 0.36 * h, h * 0.82),
            (w / 2 - 0.2 * h, h * 0.86),
            (w / 2, h * 0.90),
            (w / 2 + 0.2 * h, h * 0.86),
            (w / 2 + 0.36 * h, h * 0.82),
        ],
        False,
    )
    batch.stroke(line, steel, 0.03 * h)
    batch.stroke([(w / 2, h * 0.9), (w / 2, h * 1.1)], steel, 0.04 * h)
    for side in (-1, 1):
        batch.capsule(
            (w / 2 + side * 0.28 * h, h * 0.838), (w / 2 + side * 0.38 * h, h * 0.815), 0.024 * h, 0.024 * h, grip
        )
    batch.oval(w / 2 + 0.14 * h, h * 0.85, 0.035 * h, 0.03 * h, mix(steel, (1.0, 1.0, 1.0), 0.4))
