"""How a person stands, walks, runs, sits, pours: poses as functions of time, blended where one action follows another.

All points are in metres in the figure's own frame: origin on the ground below the hips' rest, +x forward, +y up.
Feet that carry weight move back exactly as fast as the body moves forward, so they never slide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from ...curves import ease
from .build import Build

Point = NDArray[np.float64]
TAU = 2 * math.pi

COUNTER = 0.985
"""Metres from the floor to a counter at which people work standing, saucer included."""


def point(x: float, y: float) -> Point:
    """A point as an array."""
    return np.array([x, y])


@dataclass(slots=True)
class Pose:
    """Where the joints are; limbs between them are solved by two bones."""

    hip: Point
    lean: float
    """Radians by which the trunk leans forward."""
    nod: float
    near_foot: Point
    far_foot: Point
    near_roll: float
    """Radians by which the heel is lifted."""
    far_roll: float
    near_hand: Point
    far_hand: Point
    gaze: float = 0.0
    turn: float = 0.0
    """Radians of the whole body about its hips: lying, swimming, falling."""
    up: float = 0.0
    """Metres that the whole body is lifted."""
    down: float = 0.0
    """How far the eyelids are lowered over something below, 0..1."""


def blend(a: Pose, b: Pose, u: float) -> Pose:
    """From pose a (u = 0) to b (u = 1)."""
    return Pose(*(getattr(a, f.name) * (1 - u) + getattr(b, f.name) * u for f in fields(Pose)))


@dataclass(frozen=True, slots=True)
class Gait:
    """A cycle of two steps."""

    stance: float
    """Metres that a foot travels back under the body while it carries weight."""
    duty: float
    """Share of the cycle in which it does."""
    speed: float
    """Metres a second."""
    lift: float
    bob: float
    """Metres that a run rises and falls."""
    lean: float
    swing: float
    """Radians of the arms' swing."""
    elbow: float

    @property
    def cycle(self) -> float:
        """Metres in one cycle."""
        return self.stance / self.duty


def walking(build: Build, pace: float) -> Gait:
    """An even walk; long legs take long steps."""
    leg = build.leg
    old = 0.72 if build.age == "old" else 1.0
    step = leg * 0.84 * old * (0.75 + 0.25 * pace)
    return Gait(
        step,
        0.60,
        1.38 * math.sqrt(leg / 0.83) * pace * old,
        leg * 0.16,
        leg * 0.022,
        0.05,
        0.42 * (0.7 + 0.3 * pace),
        0.35,
    )


def running(build: Build, pace: float) -> Gait:
    """A run with a moment of flight."""
    leg = build.leg
    return Gait(leg * 0.92, 0.36, 3.5 * math.sqrt(leg / 0.83) * pace, leg * 0.42, leg * 0.055, 0.20, 0.85, 1.5)


def foot(gait: Gait, phase: float) -> tuple[Point, float]:
    """Ankle position and heel lift at `phase` (0..1) of the cycle; weight is carried while phase < duty."""
    phase %= 1.0
    s, duty = gait.stance, gait.duty
    if phase < duty:
        q = phase / duty
        return point(s * (0.5 - q), 0.0), max(0.0, (q - 0.68) / 0.32) * 0.75
    q = (phase - duty) / (1 - duty)
    height = gait.lift * math.sin(math.pi * q) * (1 - 0.35 * q)
    return point(-s * 0.5 + s * ease(q), height), max(0.0, 1 - q * 1.9) * 0.75 - 0.22 * max(0.0, q - 0.7)


def travelling(build: Build, gait: Gait, t: float, start: float) -> Pose:
    """The pose of a walk or a run at t seconds."""
    phase = t * gait.speed / gait.cycle + start
    near, near_roll = foot(gait, phase)
    far, far_roll = foot(gait, phase + 0.5)
    run = gait.duty < 0.5
    if run:
        bob = gait.bob * math.cos(2 * TAU * (phase - gait.duty / 2))
        hip = point(0.0, build.leg * 0.95 - gait.bob - bob)
    else:
        # An inverted pendulum: lowest while both feet carry, highest over a straight leg.
        limb, ankle = build.leg - 0.068 * build.height / 1.72, 0.075 * build.height / 1.72
        low, high = ankle + math.sqrt(limb**2 - (gait.stance * 0.40) ** 2), ankle + limb * 0.992
        hip = point(0.0, (low + high) / 2 - (high - low) / 2 * math.cos(2 * TAU * (phase - 0.05)))
    shoulder = trunk(build, hip, gait.lean + build.stoop)
    swing = gait.swing * math.cos(TAU * phase)
    return Pose(
        hip,
        gait.lean,
        0.02 * math.sin(2 * TAU * phase),
        near + point(0.0, 0.0),
        far,
        near_roll,
        far_roll,
        hanging(build, shoulder, -swing, gait.elbow),
        hanging(build, shoulder, swing, gait.elbow),
    )


def trunk(build: Build, hip: Point, lean: float) -> Point:
    """Where the shoulders are."""
    return hip + build.torso * point(math.sin(lean), math.cos(lean))


def hanging(build: Build, shoulder: Point, angle: float, elbow: float) -> Point:
    """The hand of an arm that swings forward by `angle` with a bent elbow."""
    upper, lower = build.arm * 0.52, build.arm * 0.48
    a = -math.pi / 2 + angle
    b = a + 0.12 + elbow * (0.55 + 0.45 * max(0.0, angle))
    return shoulder + upper * point(math.cos(a), math.sin(a)) + lower * point(math.cos(b), math.sin(b))


def standing(build: Build, t: float, start: float) -> Pose:
    """At rest: breath, and weight that shifts from foot to foot."""
    sway = 0.012 * math.sin(TAU * (t * 0.16 + start))
    breath = 0.004 * math.sin(TAU * (t * 0.27 + start))
    hip = point(sway, build.leg * 1.005 + breath)
    shoulder = trunk(build, hip, build.stoop)
    # The arms hang from the joints, which lie a little below the line of the shoulders.
    aside = point(0.10 * build.girth, 0.020 * build.height)
    return Pose(
        hip,
        0.0,
        0.05 * math.sin(TAU * (t * 0.11 + start)),
        # Feet under their own hips, arms clear of the trunk: a stance that reads in outline too.
        point(-0.05, 0.0),
        point(0.07, 0.0),
        0.0,
        0.0,
        hanging(build, shoulder, -0.06 + 0.02 * math.sin(TAU * (t * 0.2 + start)), 0.10) - aside,
        hanging(build, shoulder, 0.06, 0.10) + point(float(aside[0]), -float(aside[1])),
        gaze=0.3 * math.sin(TAU * (t * 0.09 + start)),
    )


def with_hands(pose: Pose, near: Point | None = None, far: Point | None = None) -> Pose:
    """The same pose with its hands elsewhere."""
    if near is not None:
        pose.near_hand = near
    if far is not None:
        pose.far_hand = far
    return pose


def sitting(build: Build, t: float, start: float, seat: float) -> Pose:
    """On a seat of `seat` metres, feet on the floor, hands on the thighs."""
    breath = 0.004 * math.sin(TAU * (t * 0.25 + start))
    hip = point(-0.05, seat + 0.09 * build.height / 1.72 + breath)
    thigh = build.leg * 0.5
    knee_x = hip[0] + thigh * 0.98
    shoulder = trunk(build, hip, build.stoop + 0.03)
    return Pose(
        hip,
        0.03,
        0.04 * math.sin(TAU * (t * 0.12 + start)),
        point(knee_x - 0.02, 0.0),
        point(knee_x - 0.14, 0.0),
        0.0,
        0.0,
        shoulder + point(0.30, -build.torso * 0.80),
        shoulder + point(0.26, -build.torso * 0.84),
    )


def poured(build: Build) -> Point:
    """Where the cup stands into which someone pours: on a counter that reaches to the lowest ribs."""
    return point(0.40 * build.height / 1.66, COUNTER if build.height > 1.45 else 0.60 * build.height)


def action_pose(build: Build, action: str, t: float, start: float, pace: float, seat: float | None) -> Pose:
    """The pose of one action at t seconds."""
    if action == "walk":
        return travelling(build, walking(build, pace), t, start)
    if action == "run":
        return travelling(build, running(build, pace), t, start)
    base = sitting(build, t, start, seat) if seat is not None and action != "pour" else standing(build, t, start)
    shoulder = trunk(build, base.hip, base.lean + build.stoop)
    reach, beat = build.arm, t * pace
    if action == "sit":
        return base if seat is not None else sitting(build, t, start, build.leg * 0.52)
    if action == "pour":
        stir = 0.012 * math.sin(TAU * beat * 0.35)
        base.lean, base.nod, base.down = 0.09, 0.36 + 0.02 * math.sin(TAU * beat * 0.2), 1.0
        cup = poured(build)
        return with_hands(base, cup + point(-0.205 + stir, 0.225 + 0.4 * stir), cup + point(0.035, 0.055))
    if action == "wave":
        a = 0.55 * math.sin(TAU * beat * 1.15)
        return with_hands(base, shoulder + reach * point(0.50 + 0.30 * math.sin(a), 0.72 + 0.12 * math.cos(a)))
    if action in ("talk", "smile"):
        a = math.sin(TAU * (beat * 0.55 + start)) + 0.4 * math.sin(TAU * beat * 1.3)
        near = shoulder + reach * point(0.62 + 0.06 * a, -0.36 + 0.15 * a)
        base.nod = 0.06 * math.sin(TAU * beat * 0.8)
        return with_hands(base, near, shoulder + reach * point(0.45, -0.62 + 0.06 * a))
    if action == "drink":
        lift = ease(min(1.0, max(0.0, math.sin(TAU * (beat * 0.22 + 0.05)) * 1.4)))
        mouth = shoulder + point(0.13, build.head * 0.62)
        base.nod = -0.14 * lift
        return with_hands(base, (shoulder + reach * point(0.52, -0.52)) * (1 - lift) + mouth * lift)
    if action == "read":
        base.nod, base.down = 0.26, 0.8
        hold = shoulder + reach * point(0.66, -0.34) + point(0.0, 0.006 * math.sin(TAU * beat * 0.3))
        return with_hands(base, hold, hold + point(-0.05, -0.01))
    if action == "dance":
        a, b = math.sin(TAU * beat * 0.9), math.cos(TAU * beat * 0.9)
        base.hip = base.hip + point(0.07 * a, -0.035 * abs(b))
        base.lean = 0.10 * a
        shoulder = trunk(build, base.hip, base.lean)
        base.near_foot, base.far_foot = (
            point(0.16 + 0.04 * a, 0.05 * max(0.0, a)),
            point(-0.16 + 0.04 * a, 0.05 * max(0.0, -a)),
        )
        return with_hands(
            base,
            shoulder + reach * point(0.55 + 0.2 * b, 0.45 + 0.35 * a),
            shoulder + reach * point(-0.5 + 0.2 * b, 0.35 - 0.4 * a),
        )
    if action == "look":
        base.gaze, base.nod = math.sin(TAU * beat * 0.25), -0.08
    return base
