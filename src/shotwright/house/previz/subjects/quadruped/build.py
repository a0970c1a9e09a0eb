"""The build of one animal: a row of animals.toml in metres, with the colours of its coat under the shot's light."""

from __future__ import annotations

import cmath
import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...color import Rgb, luma, mix, rgb
from ...pigments import pigment
from .. import SubjectRequest

Places = NDArray[np.complex128]
"""Points of the plane as complex numbers, x + iy, in metres."""

SIZES = {"small": 0.80, "short": 0.85, "big": 1.18, "tall": 1.15, "huge": 1.4}
GIRTHS = {"slim": 0.90, "heavy": 1.14, "muscular": 1.07, "big": 1.03}
YOUNG = ("baby", "child", "teen")
RAMP = 0.72
"""The light that flat colours are given; shading multiplies from there (see `Coat.factor`)."""


@dataclass(frozen=True, slots=True)
class Leg:
    """The bones of a leg at rest, from the hip (or shoulder) through knee (elbow), hock (wrist) and fetlock to the toe."""

    fore: bool
    root: complex
    toe: complex
    bones: tuple[float, float, float, float]
    cannon: float
    """Angle of the bone above the fetlock, pointing up, in radians."""
    pastern: float
    """Angle from the toe to the fetlock."""
    bend: float
    """Side to which the upper joint bends, as in curves.two_bone."""
    width: tuple[float, ...]

    @property
    def line(self) -> float:
        """Angle from the toe to the root."""
        return cmath.phase(self.root - self.toe)


@dataclass(frozen=True, slots=True)
class Head:
    """A head in profile, in shares of its own length."""

    kind: str
    length: float
    angle: float
    outline: Places
    eye: tuple[complex, float]
    mouth: Places
    nose: tuple[float, float, float, float]
    ear: complex
    muzzle: float
    jaw: tuple[int, int] | None
    """First and last point of the outline that turn with the lower jaw."""
    iris: Rgb | None


@dataclass(frozen=True, slots=True)
class Coat:
    """Colours, already under the shot's light at RAMP, and the light's two ends."""

    base: Rgb
    light: Rgb
    legs: Rgb
    dark: Rgb
    nose: Rgb
    ink: Rgb
    collar: Rgb
    lit: Rgb
    shadow: Rgb

    levels: Rgb
    """Row i is the factor of light i / 40."""

    def factor(self, light: float) -> Rgb:
        """What turns a flat colour into the same colour at another light: 0 in shadow, 1 in the sun, above 1 a gleam."""
        row: Rgb = self.levels[round(40 * light)]
        return row

    def toward(self, color: Rgb) -> Rgb:
        """The factor that turns the base colour into `color`, whatever light lies on it."""
        return np.asarray(color / np.maximum(self.base, 0.012), np.float32)


@dataclass(frozen=True, slots=True)
class Build:
    """Everything about an animal that does not change during the shot; lengths in metres."""

    kind: str
    h: float
    back: Places
    under: Places
    legs: tuple[Leg, Leg, Leg, Leg]
    """Near hind, far hind, near fore, far fore."""
    neck_root: complex
    neck_length: float
    neck_angle: float
    neck_width: tuple[float, float]
    head: Head
    ears: str
    tail: tuple[str, float, float]
    feet: str
    coat: Coat
    marks: tuple[str, ...]
    fur: float
    mane: str
    horns: str
    woolly: bool
    trunk: bool
    udder: bool
    collar: bool
    gaits: dict[str, str]

    @property
    def hip(self) -> complex:
        """Where the hind legs hang at rest."""
        return self.legs[0].root

    @property
    def shoulder(self) -> complex:
        """Where the fore legs hang at rest."""
        return self.legs[2].root

    @property
    def leg(self) -> float:
        """Mean height of hip and shoulder: the length of a pendulum in the laws of gait."""
        return (self.hip.imag + self.shoulder.imag) / 2


@cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """A data file of this package."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def animal_row(kind: str, word: str = "") -> dict[str, Any]:
    """The row of a kind, or of the breed that the word names, with everything inherited filled in."""
    rows = table("animals")
    breeds = table("breeds")
    every = {**rows, **breeds}
    name = next((b for b, row in breeds.items() if row["kind"] == kind and named(word, row["words"])), None)
    row = dict(breeds[name]) if name else dict(rows[kind])
    while "like" in row:
        row = {**every[row.pop("like")], **row}
    return row


def named(word: str, names: list[str]) -> bool:
    """Whether any of the names occurs in the word."""
    return any(name in word.lower() for name in names)


def places(points: list[list[float]], scale: float) -> Places:
    """A table of [x, y] as complex numbers."""
    flat = np.asarray(points, float) * scale
    out: Places = flat[:, 0] + 1j * flat[:, 1]
    return out


def built(request: SubjectRequest) -> Build:
    """The animal that the words describe; sizes vary a little with the seed."""
    subject = request.subject
    row = animal_row(subject.kind, subject.word)
    size = SIZES.get(subject.build or "", 1.0) * (0.62 if subject.age in YOUNG and subject.kind != "puppy" else 1.0)
    h = float(row["height"]) * size * float(request.rng(4).uniform(0.97, 1.03))
    girth = GIRTHS.get(subject.build or "", 1.0)
    fore = leg_at_rest(row["fore"], row["fore_width"], h, True)
    hind = leg_at_rest(row["hind"], row["hind_width"], h, False)
    under = places(row["under"], h)
    under = under.real + 1j * (0.95 * h - (0.95 * h - under.imag) * girth)
    x, y, length, angle = row["neck"]
    head = table("heads")[row["head"][0]]
    return Build(
        kind=subject.kind,
        h=h,
        back=places(row["back"], h),
        under=under,
        legs=(hind, hind, fore, fore),
        neck_root=complex(x, y) * h,
        neck_length=length * h,
        neck_angle=math.radians(angle),
        neck_width=(row["neck_width"][0] * h, row["neck_width"][1] * h),
        head=Head(
            kind=row["head"][0],
            length=row["head"][1] * h * (1.12 if subject.age in YOUNG else 1.0),
            angle=math.radians(row["head"][2]),
            outline=places(head["outline"], 1.0),
            eye=(complex(*head["eye"][:2]), head["eye"][2]),
            mouth=places(head["mouth"], 1.0),
            nose=tuple(head["nose"]),
            ear=complex(*head["ear"]),
            muzzle=head["muzzle"],
            jaw=tuple(head["jaw"]) if "jaw" in head else None,
            iris=rgb(head["iris"]) if "iris" in head else None,
        ),
        ears=row["ears"],
        tail=(row["tail"][0], row["tail"][1] * h, math.radians(row["tail"][2])),
        feet=row["feet"],
        coat=coat_of(request, row),
        marks=tuple(row["marks"]),
        fur=row["fur"],
        mane=row.get("mane", ""),
        horns=row.get("horns", "") if subject.gender != "female" or row.get("horns") != "antlers" else "",
        woolly=row.get("woolly", False),
        trunk=row.get("trunk", False),
        udder=row.get("udder", False),
        collar=row.get("collar", False) or any(g.kind == "collar" for g in subject.garments),
        gaits=row.get("gaits", {}),
    )


def leg_at_rest(joints: list[list[float]], width: list[float], h: float, fore: bool) -> Leg:
    """A leg from its five joints."""
    root, mid, low, fetlock, toe = (complex(x, y) * h for x, y in joints)
    across = (low - root).conjugate() * (mid - root)
    return Leg(
        fore=fore,
        root=root,
        toe=toe,
        bones=(abs(mid - root), abs(low - mid), abs(fetlock - low), abs(toe - fetlock)),
        cannon=cmath.phase(low - fetlock),
        pastern=cmath.phase(fetlock - toe),
        bend=1.0 if across.imag > 0 else -1.0,
        width=tuple(w * h for w in width),
    )


def coat_of(request: SubjectRequest, row: dict[str, Any]) -> Coat:
    """The colours of the row, carried over to the colour that the words name."""
    p = request.palette
    own = [rgb(c) for c in row["coat"]]
    named_color = request.subject.color
    if named_color and not ({"stripes", "patches"} & set(row["marks"])):
        base = pigment(named_color, row["coat"][0])
        if named_color in ("brown", "golden", "gold", "red", "gray", "grey", "black"):
            # Coats are earthier than paints of the same name.
            base = {"red": rgb("9c4a24"), "golden": rgb("cf9a52"), "gold": rgb("cf9a52")}.get(named_color, base)
        # Light and dark parts keep half of their contrast to the base: a black dog has no cream belly.
        shift = [base * (np.maximum(c, 0.02) / np.maximum(own[0], 0.02)) ** 0.5 for c in own[1:4]]
        own = [base, *(np.clip(c, 0.0, 0.97).astype(np.float32) for c in shift), own[4]]
        if luma(base) > 0.75 and row["coat"][4] < "4":
            own[4] = rgb("3a2c2c")
    base, light, legs, dark, nose = (p.local(c, 0.0, RAMP) for c in own)
    worn = next((g.color for g in request.subject.garments if g.kind in ("collar", "scarf", "bandana")), None)
    return Coat(
        base=base,
        light=light,
        legs=legs,
        dark=dark,
        nose=nose,
        ink=p.local("140f10", 0.0, 0.5),
        collar=p.local(pigment(worn, "c2303a"), 0.0, 0.8),
        lit=p.lit,
        shadow=p.shadow,
        levels=(
            np.stack([mix(p.shadow, p.lit, k / 40) for k in range(56)]) / np.maximum(mix(p.shadow, p.lit, RAMP), 0.02)
        ).astype(np.float32),
    )
