"""The pose of one instant: trunk, neck, legs, tail and ears as joints in metres, with x = 0 under the middle of the body."""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass

import numpy as np

from ...curves import ease, two_bone
from .build import Build, Leg, Places
from .gait import GALLOP, Course, Gait

TAU = 2 * math.pi

Joints = tuple[complex, complex, complex, complex, complex]
"""Hip (shoulder), knee (elbow), hock (wrist), fetlock, toe."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Where everything is at one instant."""

    hip: complex
    shoulder: complex
    arch: float
    """Metres by which the middle of the back rises out of line."""
    legs: tuple[Joints, Joints, Joints, Joints]
    """Near hind, far hind, near fore, far fore."""
    neck: float
    """Degrees of freedom of the neck and head as angles, in radians above the horizontal."""
    head: float
    tail: tuple[float, ...]
    """Angle of each piece of the tail."""
    ear: float
    """How far the ears swing back (positive) or prick up, in radians."""
    jaw: float
    """0 shut .. 1 panting."""
    blink: float
    breath: float
    sit: float
    lie: float
    back: Places
    """The row's outlines of back and belly, bent with the trunk."""
    under: Places
    root: complex
    """Where the neck leaves the trunk."""
    poll: complex
    """Where the head sits on the neck."""

    @property
    def along(self) -> complex:
        """Direction from hip to shoulder."""
        d = self.shoulder - self.hip
        return d / abs(d)

    @property
    def axis(self) -> complex:
        """Direction of the neck."""
        d = self.poll - self.root
        return d / abs(d)


def posed(build: Build, course: Course, t: float, start: float) -> Pose:
    """The animal at `t`."""
    h, leg = build.h, build.leg
    stride, going = course.stride(t), course.at(t, course.going)
    sit, lie = course.at(t, course.postures["sit"]), course.at(t, course.postures["lie"])
    mix = [(g, course.at(t, w)) for g, w in course.weights.items()]

    def of(value: str) -> float:
        return going * sum(float(getattr(g, value)) * w for g, w in mix)

    wave = TAU * stride
    breath = math.sin(TAU * (0.38 * t + start))
    up = going * sum(w * bounce(g, stride) for g, w in mix) * leg
    rock = going * sum(w * rocking(g, stride) for g, w in mix)
    arch = going * sum(w * arching(g, stride) for g, w in mix) * leg
    crouch = -0.035 * leg * of("bounce") / 0.05
    hip, shoulder = build.hip, build.shoulder
    middle, half = (hip + shoulder) / 2, (shoulder - hip) / 2
    half *= cmath.rect(1.0 - 1.1 * arch / h, rock)
    middle += 1j * (up + crouch)
    hip, shoulder = middle - half, middle + half
    hip, shoulder = resting(build, hip, shoulder, sit, lie)
    graze = ease(course.at(t, course.postures["graze"]))
    if graze > 0.0:
        # Short necks reach down from bent fore legs.
        short = build.neck_root.imag - build.neck_length - 0.55 * build.head.length
        shoulder -= 1j * graze * min(max(0.0, short), 0.30 * build.h)
    away = course.travel(t)
    legs = []
    for i in range(4):
        root = hip if i < 2 else shoulder
        legs.append(limb(build, course, i, t, root, away, sit, lie, of("fold")))
    gallop = going * sum(w for g, w in mix if g.arch > 0)
    nod = going * (0.035 * math.sin(2 * wave + 0.8) * (1 - gallop) + 0.10 * math.sin(wave + 2.4) * gallop)
    look = (1 - going) * (0.06 * math.sin(TAU * (0.11 * t + start)) + 0.03 * math.sin(TAU * (0.27 * t + 2 * start)))
    neck = build.neck_angle + nod + look + 0.35 * rock + sit * 0.22 - lie * 0.05
    neck -= gallop * 0.35 * max(0.0, build.neck_angle - 0.35)
    head = build.head.angle - 0.5 * nod + 0.6 * look + 0.10 * sit + gallop * 0.22 * max(0.0, -build.head.angle - 0.3)
    if graze > 0.0:
        lap = 0.03 * math.sin(TAU * (0.9 * t + start))
        room = min(1.0, max(-0.2, (build.neck_root.imag - 0.75 * build.head.length) / build.neck_length))
        neck += graze * (-math.asin(room) * 0.96 + lap - neck)
        head += graze * (math.radians(-68) + lap - head)
    arch += 0.004 * h * breath + (0.03 * h * sit if build.feet == "paw" else 0.0)
    bent = spine(build, hip, shoulder, arch, np.concatenate([build.back, build.under, [build.neck_root]]))
    root_of_neck, count = complex(bent[-1]), len(build.back)
    return Pose(
        hip=hip,
        shoulder=shoulder,
        arch=arch,
        legs=(legs[0], legs[1], legs[2], legs[3]),
        neck=neck,
        head=head,
        tail=tail_angles(build, t, start, wave, going, gallop, sit + lie),
        ear=going * (0.30 * gallop + 0.16 * math.sin(2 * wave - 0.9) * (0.35 + 0.65 * gallop))
        + (1 - going) * flick(t, start),
        jaw=min(1.0, gallop + 0.0) * (0.75 + 0.25 * math.sin(2 * wave)),
        blink=blink(t, start),
        breath=breath,
        sit=sit,
        lie=lie,
        back=bent[:count],
        under=bent[count:-1],
        root=root_of_neck,
        poll=root_of_neck + cmath.rect(build.neck_length, neck),
    )


def bounce(gait: Gait, stride: float) -> float:
    """Rise of the trunk, over leg length: walks vault over the standing leg, gallops fly when the legs are gathered."""
    if gait.beats == 1:
        return gait.bounce * math.cos(TAU * (stride - 0.93))
    if gait.arch > 0:
        return gait.bounce * (0.62 * math.cos(TAU * 2 * (stride - 0.39)) + 0.38 * math.cos(TAU * (stride - 0.93)))
    high = 0.30 if gait.duty > 0.5 else 0.47
    return gait.bounce * math.cos(TAU * 2 * (stride - high))


def rocking(gait: Gait, stride: float) -> float:
    """Pitch of the trunk: the forehand is up while the hind feet push."""
    if gait.arch > 0:
        return gait.pitch * math.cos(TAU * (stride - 0.22))
    return gait.pitch * math.sin(TAU * 2 * stride)


def arching(gait: Gait, stride: float) -> float:
    """The back is round when the feet are gathered under the body and hollow in the stretched flight."""
    return gait.arch * math.cos(TAU * (stride - 0.92))


def resting(build: Build, hip: complex, shoulder: complex, sit: float, lie: float) -> tuple[complex, complex]:
    """Hip and shoulder of one who sits or lies, by their weights."""
    h = build.h
    if sit > 0.0:
        seated = complex(0.0, 0.265 * h)
        reach = abs(build.shoulder - build.hip)
        chest = seated + cmath.rect(reach, math.asin(min(0.86, (build.shoulder.imag - seated.imag) / reach)))
        # The fore feet stay where they stand, under the chest.
        shift = build.legs[2].toe.real - 0.06 * h - chest.real
        chest += shift
        seated += shift
        hip, shoulder = hip + (seated - hip) * ease(sit), shoulder + (chest - shoulder) * ease(sit)
    if lie > 0.0:
        depth = build.back.imag.max() - build.under.imag.min()
        drop = build.under.imag.min() - 0.015 * h
        paw = build.feet == "paw"
        down = (
            complex(build.hip.real, build.hip.imag - drop),
            complex(build.shoulder.real, build.shoulder.imag - drop * (0.80 if paw else 0.98) + 0.02 * depth),
        )
        hip, shoulder = hip + (down[0] - hip) * ease(lie), shoulder + (down[1] - shoulder) * ease(lie)
    return hip, shoulder


def limb(
    build: Build, course: Course, index: int, t: float, root: complex, away: float, sit: float, lie: float, fold: float
) -> Joints:
    """The five joints of a leg: the toe is given, the two lowest bones take the angle of the phase, the rest is geometry."""
    leg = build.legs[index]
    x, stance, q = course.foot(index, t)
    gait = max(course.weights, key=lambda g: course.at(t, course.weights[g])) if course.weights else GALLOP
    toe = complex(x - away, 0.0)
    if q >= 0:
        span = min(1.0, abs(plant_step(course, index, t)) / (0.5 * build.leg))
        late = q**0.85 if leg.fore else q**0.75
        toe += 1j * gait.lift * build.leg * span * math.sin(math.pi * late) ** 1.4 * (1.0 if leg.fore else 0.85)
    # The shoulder blade and the pelvis swing with the leg.
    rooted = root + 0.13 * (toe.real - root.real - (leg.toe.real - leg.root.real)) * (1 - max(sit, lie))
    line = cmath.phase(rooted - toe) - leg.line
    heel = ease((stance - 0.55) / 0.45) if q < 0 else 1.0 - ease(q * 1.9)
    bump = math.sin(math.pi * min(1.0, q * 1.12)) ** 1.2 if 0 <= q < 0.893 else 0.0
    going = course.at(t, course.going)
    heel, bump = heel * going, bump * max(fold, 0.5)
    if leg.fore:
        cannon = leg.cannon + 0.80 * line - 0.30 * heel - 0.95 * bump
        pastern = leg.pastern + 0.45 * line - 0.75 * heel - 1.15 * bump
    else:
        cannon = leg.cannon + 0.62 * line - 0.42 * heel + 0.34 * bump
        pastern = leg.pastern + 0.45 * line - 0.85 * heel - 0.35 * bump
    if sit > 0.0 and not leg.fore:
        # The hind feet step forward beside the fore feet, and the hocks come to the ground.
        goal = root.real + (0.30 if index == 0 else 0.36) * build.h
        toe += ease(sit) * (goal - toe.real) + 0.05j * build.h * math.sin(math.pi * sit)
        cannon += ease(sit) * (math.radians(174) - cannon)
        pastern += ease(sit) * (math.radians(160) - pastern)
    if lie > 0.0:
        cannon, pastern, toe = lying(build, leg, root, cannon, pastern, toe, ease(lie))
    fetlock = toe + cmath.rect(leg.bones[3], pastern)
    low = fetlock + cmath.rect(leg.bones[2], cannon)
    reach = leg.bones[0] + leg.bones[1]
    gap = low - rooted
    if abs(gap) > 0.995 * reach:
        # Nothing stretches: the lower leg straightens towards the hip until the upper bones reach it.
        low, fetlock = straightened(rooted, toe, leg, reach, pastern)
    mid = complex(*two_bone((rooted.real, rooted.imag), (low.real, low.imag), leg.bones[0], leg.bones[1], leg.bend))
    return rooted, mid, low, fetlock, toe


def plant_step(course: Course, index: int, t: float) -> float:
    """Metres of the swing that is under way: short settling steps lift the foot less."""
    plants, starts = course.plants[index], course.starts[index]
    i = int(np.searchsorted(starts, t, "right")) - 1
    return plants[i + 1].x - plants[i].x if 0 <= i < len(plants) - 1 else 0.0


def straightened(root: complex, toe: complex, leg: Leg, reach: float, pastern: float) -> tuple[complex, complex]:
    """Hock and fetlock of a leg at full stretch: the pastern turns about the toe, the cannon about the fetlock."""
    fetlock = toe + cmath.rect(leg.bones[3], pastern)
    gap = root - fetlock
    if abs(gap) > 0.995 * (reach + leg.bones[2]):
        fetlock = toe + leg.bones[3] * (root - toe) / abs(root - toe)
        gap = root - fetlock
    longest = min(abs(gap), 0.999 * (0.995 * reach + leg.bones[2]))
    # Of the two meeting points of the circles about root and fetlock, the one on the hock's own side.
    low = complex(
        *two_bone((fetlock.real, fetlock.imag), (root.real, root.imag), leg.bones[2], 0.995 * reach, -leg.bend)
    )
    return (low if longest == abs(gap) else fetlock + leg.bones[2] * gap / abs(gap)), fetlock


def lying(
    build: Build, leg: Leg, root: complex, cannon: float, pastern: float, toe: complex, share: float
) -> tuple[float, float, complex]:
    """Angles and toe of a leg that is folded under a lying body: paws stretch forward, hoofs tuck under."""
    h = build.h
    tuck = build.feet != "paw"
    if leg.fore and tuck:
        goal, angle, foot = root.real - 0.02 * h, math.radians(8), math.radians(12)
    elif leg.fore:
        goal, angle, foot = root.real + 0.34 * h, math.radians(174), math.radians(168)
    else:
        goal, angle, foot = root.real + (0.24 if tuck else 0.20) * h, math.radians(172), math.radians(166)
    toe = complex(toe.real + (goal - toe.real) * share, toe.imag + 0.012 * h * share)
    return cannon + (angle - cannon) * share, pastern + (foot - pastern) * share, toe


def tail_angles(
    build: Build, t: float, start: float, wave: float, going: float, gallop: float, rest: float
) -> tuple[float, ...]:
    """Angle of each of seven pieces: a wave runs down the tail; dogs wag, cats curl, hair streams behind a gallop."""
    kind, _, angle = build.tail
    root = math.pi - angle
    out = []
    eager = 1.0 if build.kind in ("dog", "puppy") else 0.35
    stream = 0.85 * gallop if kind in ("hair", "brush", "tuft") else 0.35 * gallop
    for i in range(7):
        u = (i + 1) / 7
        sway = going * (0.10 + 0.10 * gallop) * math.sin(wave * (1 if gallop > 0.5 else 2) - 2.2 * u) * (0.4 + u)
        idle = (1 - going) * (0.16 * eager) * math.sin(TAU * (2.3 * eager * t + start) - 1.8 * u) * (0.3 + u)
        slow = 0.10 * math.sin(TAU * (0.31 * t + start) - 2.0 * u) * u
        curl = {"feather": -0.55 * u, "whip": -0.95 * u * u, "brush": 0.35 * u, "tuft": 0.30 * u, "hair": 0.30 * u}.get(
            kind, 0.0
        )
        piece = root + curl
        # Towards the horizontal behind when running.
        piece += stream * (math.pi - 0.10 - piece) * (0.55 + 0.45 * u)
        if rest > 0.0 and kind in ("whip", "feather", "brush", "tuft"):
            piece += (
                min(1.0, rest)
                * (math.pi + (0.10 if u < 0.3 else -0.12 * u) - piece)
                * (0.9 if kind != "feather" else 0.45)
            )
        out.append(piece + sway + idle + slow)
    return tuple(out)


def flick(t: float, start: float) -> float:
    """A short twitch of the ear every few seconds."""
    q = (t * 0.43 + start * 7) % 1.0
    return 0.35 * math.exp(-(((q - 0.5) / 0.03) ** 2))


def blink(t: float, start: float) -> float:
    """1 while the eye is shut, for a tenth of a second every three."""
    q = (t / 3.1 + start) % 1.0
    return math.exp(-(((q - 0.5) / 0.016) ** 2))


def on_trunk(build: Build, pose: Pose, points: Places) -> Places:
    """Points given on the resting animal, carried along with its trunk."""
    return spine(build, pose.hip, pose.shoulder, pose.arch, points)


def on_head(build: Build, pose: Pose, points: Places) -> Places:
    """Points of the head's own frame in metres."""
    out: Places = pose.poll + build.head.length * cmath.exp(1j * pose.head) * points
    return out


def spine(build: Build, hip: complex, shoulder: complex, arch: float, points: Places) -> Places:
    """Points given on the resting animal, bent with the line from hip to shoulder, whose middle rises by `arch`."""
    rest = build.shoulder - build.hip
    local = (points - build.hip) / rest
    u, v = local.real, local.imag * abs(rest)
    clamped = np.clip(u, 0.0, 1.0)
    chord = shoulder - hip
    middle = (hip + shoulder) / 2 + 2j * arch * chord / abs(chord)
    on = hip * (1 - clamped) ** 2 + 2 * middle * clamped * (1 - clamped) + shoulder * clamped**2
    slope = 2 * ((middle - hip) * (1 - clamped) + (shoulder - middle) * clamped)
    unit = slope / np.abs(slope)
    # Beyond hip and shoulder the trunk keeps its own length, however much the back is bent.
    out: Places = on + (u - clamped) * abs(rest) * unit + 1j * unit * v
    return out
