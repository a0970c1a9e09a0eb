"""Trunk, arms and legs, clothed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ...color import mix
from ...curves import smooth, two_bone
from ...raster import Batch, Grad
from .build import LONG, Build
from .pose import Point, Pose, point, trunk


@dataclass(frozen=True, slots=True)
class TrunkPoints:
    """Where limbs and head are fixed to the trunk."""

    hip: Point
    shoulder: Point
    near_shoulder: Point
    far_shoulder: Point
    near_hip: Point
    far_hip: Point
    neck: Point
    near_shift: Point
    far_shift: Point
    half: float
    """Half the trunk's width as it is seen."""


def trunk_points(b: Build, pose: Pose, turn: float) -> TrunkPoints:
    """The trunk of a pose, turned from profile (0) towards the camera (1)."""
    lean = pose.lean + b.stoop
    shoulder = trunk(b, pose.hip, lean)
    wide = b.height * (0.106 if b.female else 0.118) * b.girth
    half = b.height * 0.072 * b.girth * (1 - turn) + wide * turn
    side = wide * 0.80 * turn
    hip_side = b.height * 0.048 * turn
    twist = 0.018 * b.height * (1 - turn) * (1 if pose.near_foot[0] < pose.far_foot[0] else -1)
    neck = shoulder + b.height * point(0.012 + 0.01 * math.sin(lean), 0.022)
    return TrunkPoints(
        pose.hip,
        shoulder,
        shoulder + point(-side + twist * 0.3, -0.026 * b.height),
        shoulder + point(side - twist * 0.3, -0.026 * b.height),
        pose.hip + point(-hip_side, 0.0),
        pose.hip + point(hip_side, 0.0),
        neck,
        point(-side * 0.9, 0.0),
        point(side * 0.9, 0.0),
        half,
    )


def paint_leg(batch: Batch, b: Build, hip: Point, foot: Point, roll: float, *, far: bool) -> Point:
    """Thigh, shin and shoe; returns the knee."""
    s = b.height / 1.72
    foot = foot + point(hip[0] * 0.6 if abs(hip[0]) > 0.03 * s else 0.0, 0.0)
    ankle = foot + point(-0.01 * s, (0.075 + 0.085 * max(0.0, roll)) * s)
    limb = b.leg - 0.068 * s
    knee = two_bone(hip, ankle, limb * 0.515, limb * 0.495, 1)
    bare = b.lower.kind in ("shorts", "skirt", "bare") or (b.upper.kind == "dress" and b.lower.kind == "bare")
    cloth = b.dark(b.lower.color, 0.55 if far else 0.12)
    skin = b.dark(b.skin, 0.5 if far else 0.12)
    girth = 0.5 + 0.5 * b.girth
    slim = b.lower.kind in ("tights", "leggings", "bare")
    upper, mid, low = 0.083 * s * girth, (0.052 if slim else 0.062) * s * girth, (0.033 if slim or bare else 0.050) * s
    shin_color = skin if bare else cloth
    batch.capsule(knee, ankle + point(0.0, 0.01 * s), mid * 0.98, low, shin_color)
    batch.capsule(hip, knee, upper, mid, skin if b.lower.kind == "bare" else cloth)
    shade = b.dark(shin_color, 0.5)
    batch.capsule(
        knee + point(-0.02 * s, 0),
        ankle + point(-0.016 * s, 0.04 * s),
        mid * 0.5,
        low * 0.5,
        shade,
        0.35,
        soft=0.012 * s,
    )
    shoe = b.dark(b.feet.color, 0.45 if far else 0.05)
    if b.feet.kind == "boots":
        batch.capsule(knee * 0.42 + ankle * 0.58, ankle, 0.052 * s, 0.046 * s, shoe)
    angle = -roll * 0.8
    along = point(math.cos(angle), math.sin(angle))
    heel = ankle + point(-0.035 * s, -0.035 * s)
    toe = ankle + along * 0.155 * s + point(0.0, -0.047 * s)
    batch.poly(
        smooth(
            [
                heel + point(-0.012, 0.02) * s,
                heel + point(0.03, 0.058) * s,
                ankle + point(0.045, 0.0) * s,
                toe + point(-0.02, 0.034) * s,
                toe + point(0.022, 0.006) * s,
                toe + point(0.012, -0.022) * s,
                heel + point(0.0, -0.034) * s,
                heel + point(-0.022, -0.012) * s,
            ],
            steps=3,
        ),
        shoe,
    )
    return knee


def paint_arm(batch: Batch, b: Build, shoulder: Point, hand: Point, *, far: bool, scale: float) -> None:
    """Sleeve, forearm and hand; the near arm lies on a soft dark contact shape, or it would melt into the coat."""
    s = b.height / 1.72
    upper, lower = b.arm * 0.52, b.arm * 0.48
    # A far arm that hangs beside the trunk bends outwards, as the near one does on its own side.
    outwards = far and hand[0] > shoulder[0] + 0.06 * s and hand[1] < shoulder[1] - 0.86 * b.arm
    elbow = two_bone(shoulder, hand, upper, lower, 1 if outwards else -1)
    reach = np.hypot(*(hand - elbow))
    wrist = elbow + (hand - elbow) * min(1.0, lower / max(reach, 1e-6))
    short = b.upper.kind in ("t-shirt", "vest") or (b.upper.kind == "dress" and b.lower.kind == "bare")
    sleeve = b.dark(b.upper.color, 0.60 if far else 0.0)
    skin = b.dark(b.skin, 0.5 if far else 0.0)
    girth = (0.55 + 0.45 * b.girth) * (0.92 if b.female else 1.0)
    thick = 1.25 if b.upper.kind in ("coat", "jacket", "hoodie", "robe", "raincoat", "suit") else 1.0
    r0, r1, r2 = 0.056 * s * girth * thick, 0.045 * s * girth * thick, 0.031 * s * girth * (1.15 if thick > 1 else 1.0)
    if not far:
        # The shape lies on the trunk's side of the arm, so that no shadow falls on the air behind it.
        dark = b.dark(b.upper.color, 1.0) * np.float32(0.55)
        inside = point(0.020 * s, -0.004 * s)
        batch.capsule(shoulder + inside, elbow + inside, r0 * 0.95, r1 * 1.0, dark, 0.42, soft=0.012 * s)
        batch.capsule(elbow + inside * 0.6, wrist, r1 * 1.0, r2 * 1.0, dark, 0.28, soft=0.010 * s)
    direction = (wrist - elbow) / max(1e-6, float(np.hypot(*(wrist - elbow))))
    palm = wrist + direction * 0.052 * s
    batch.capsule(wrist, palm, 0.027 * s, 0.030 * s, skin)
    if scale * s > 130:
        across = point(-direction[1], direction[0])
        for k in range(4):
            root = palm + across * (0.019 - 0.0125 * k) * s
            batch.capsule(
                root,
                root + direction * (0.042 - 0.004 * abs(k - 1.5)) * s - across * 0.004 * s,
                0.0088 * s,
                0.0075 * s,
                mix(skin, b.dark(b.skin, 0.35), 0.3 * (k % 2)),
            )
        batch.capsule(
            wrist + direction * 0.02 * s + across * 0.02 * s, palm + across * 0.036 * s, 0.011 * s, 0.009 * s, skin
        )
    else:
        batch.capsule(palm, palm + direction * 0.03 * s, 0.028 * s, 0.020 * s, skin)
    if short:
        batch.capsule(elbow, wrist, r1 * 0.80, r2, skin)
        batch.capsule(shoulder, elbow, r0 * 0.86, r1 * 0.82, skin)
        half = shoulder * 0.55 + elbow * 0.45
        batch.capsule(shoulder, half, r0 * 1.05, r1 * 1.12, sleeve)
        return
    batch.capsule(elbow, wrist, r1, r2, sleeve)
    batch.capsule(shoulder, elbow, r0, r1, sleeve)
    if not far:
        light = mix(sleeve, (1.0, 1.0, 1.0), 0.14)
        batch.capsule(
            shoulder + point(0.016 * s, 0.0),
            elbow + point(0.012 * s, 0.0),
            r0 * 0.4,
            r1 * 0.4,
            light,
            0.5,
            soft=0.012 * s,
        )
    cuff = wrist - direction * 0.004 * s
    edge = point(-direction[1], direction[0]) * r2 * 0.92
    batch.stroke([cuff - edge, cuff + edge], b.dark(sleeve, 0.45), 0.007 * s)


def paint_trunk(batch: Batch, b: Build, pose: Pose, p: TrunkPoints) -> None:
    """The upper garment, long or short, with an apron, a belt or buttons as its kind asks for."""
    s, half = b.height / 1.72, p.half
    hip, shoulder = p.hip, p.shoulder
    across = point(1.0, 0.0)
    waist = hip * 0.58 + shoulder * 0.42
    slim = 0.78 if b.female else 0.90
    color = b.upper.color
    lit, dark = mix(color, (1.0, 1.0, 1.0), 0.16), b.dark(color, 0.62)
    paint = Grad((-half * 1.4, 0.0), (half * 1.4, 0.0), [(dark, 1), (color, 1), (lit, 1)])
    hem_y = b.height * LONG[b.upper.kind] if b.upper.kind in LONG else None
    seated = hip[1] < b.leg * 0.8
    chest = shoulder * 0.72 + hip * 0.28
    bust = 0.022 * s if b.female and b.age not in ("child", "baby") else 0.006 * s
    if b.over and b.over.kind == "overalls":
        hem_y = None
    bottom = hip + point(0.0, -0.045 * s)
    right = [
        shoulder + across * half * 0.88 + point(0, 0.004),
        chest + across * half * 1.02 + point(bust, 0.0),
        waist + across * half * slim,
        hip + across * half * 1.03,
    ]
    left = [
        hip - across * half * 1.08,
        waist - across * half * (slim + 0.06),
        chest - across * half * 1.04,
        shoulder - across * half * 0.86 + point(0, 0.004),
    ]
    neck_right, neck_left = shoulder + point(half * 0.36, 0.040 * s), shoulder + point(-half * 0.34, 0.043 * s)
    if hem_y is not None and not seated:
        knees = (pose.near_foot[0], pose.far_foot[0])
        front, back = max(knees) * 0.45, min(knees) * 0.45
        flare = half * (1.35 if b.upper.kind in ("dress", "robe", "cloak", "kimono") else 1.14)
        sway = 0.35 * (pose.near_foot[1] + pose.far_foot[1])
        skirt = [
            point(hip[0] + flare * 0.98 + front * 0.75, hem_y + 0.02 * s),
            point(hip[0] + front * 0.2, hem_y - 0.015 * s),
            point(hip[0] + back * 0.2, hem_y - 0.012 * s),
            point(hip[0] - flare * 1.02 + back * 0.85 - sway * 0.3, hem_y + 0.025 * s),
        ]
    else:
        skirt = [
            bottom + across * half * 0.98,
            bottom + point(half * 0.4, -0.008 * s),
            bottom + point(-half * 0.4, -0.008 * s),
            bottom - across * half * 1.02,
        ]
    outline = smooth([neck_left, neck_right, *right, *skirt, *left], steps=4)
    if b.lower.kind == "skirt" and not seated:
        hem = b.height * 0.29
        skirt_color = b.lower.color
        batch.poly(
            smooth(
                [
                    waist - across * half * 0.82,
                    waist + across * half * 0.82,
                    hip + across * half * 1.08,
                    point(hip[0] + half * 1.25 + max(pose.near_foot[0], pose.far_foot[0]) * 0.3, hem),
                    point(hip[0], hem - 0.012),
                    point(hip[0] - half * 1.3 + min(pose.near_foot[0], pose.far_foot[0]) * 0.3, hem + 0.006),
                    hip - across * half * 1.1,
                ],
                steps=4,
            ),
            Grad((-half * 1.4, 0), (half * 1.4, 0), [(b.dark(skirt_color, 0.55), 1), (skirt_color, 1)]),
        )
    batch.poly(outline, paint)
    fold = b.dark(color, 0.9)
    batch.stroke(
        [chest + point(-half * 0.5, -0.02), waist + point(-half * 0.15, 0.01)], fold, 0.016 * s, 0.25, soft=0.012 * s
    )
    if hem_y is not None and not seated:
        batch.stroke(
            [hip + point(half * 0.12, 0.02), point(hip[0] + half * 0.2, hem_y + 0.03)],
            fold,
            0.020 * s,
            0.45,
            soft=0.010 * s,
        )
        if b.upper.kind in ("coat", "raincoat", "robe", "kimono", "dress"):
            belt = mix(color, (0.05, 0.03, 0.05), 0.45)
            batch.poly(
                [
                    waist + point(-half * slim * 1.02, 0.02),
                    waist + point(half * slim, 0.025),
                    waist + point(half * slim, -0.025),
                    waist + point(-half * slim * 1.04, -0.03),
                ],
                belt,
                0.85,
            )
    if b.upper.kind in ("suit", "jacket", "coat", "shirt"):
        seam = shoulder + point(half * 0.42, 0.0)
        batch.stroke(
            [seam, chest + point(half * 0.62, 0), waist + point(half * 0.52, 0)], b.dark(color, 0.8), 0.010 * s, 0.6
        )
    if b.upper.kind == "suit":
        shirt = [
            shoulder + point(half * 0.18, 0.03),
            shoulder + point(half * 0.62, 0.02),
            chest + point(half * 0.62, -0.04 * s),
        ]
        batch.poly(shirt, b.dark(mix(b.skin, (1.0, 1.0, 1.0), 0.75), 0.1))
        batch.stroke(
            [shoulder + point(half * 0.46, 0.02), chest + point(half * 0.6, -0.02)],
            mix(color, (0.7, 0.1, 0.12), 0.7),
            0.022 * s,
        )
    if b.over is not None:
        over = b.over.color
        low = hip[1] - (0.36 if b.over.kind == "apron" and not seated else 0.04) * s
        bib = [
            chest + point(-half * 0.30, 0.02),
            chest + point(half * 0.92, 0.02),
            waist + point(half * slim * 1.05, 0),
            hip + point(half * 1.12, 0),
            point(hip[0] + half * 1.16 + max(0.0, pose.near_foot[0]) * 0.2, low),
            point(hip[0] - half * 0.55, low),
            waist + point(-half * 0.55, 0),
        ]
        batch.poly(smooth(bib, steps=3), Grad((-half, 0), (half * 1.2, 0), [(b.dark(over, 0.5), 1), (over, 1)]))
        for x in (-0.22, 0.5):
            batch.stroke(
                [chest + point(half * x, 0.02), shoulder + point(half * x * 0.8, 0.045)], b.dark(over, 0.3), 0.022 * s
            )
        batch.stroke(
            [waist + point(-half * slim, 0.012), waist + point(half * slim * 1.04, 0.016)],
            b.dark(over, 0.45),
            0.016 * s,
        )
    if b.scarf is not None:
        wrap = smooth(
            [
                shoulder + point(-half * 0.62, 0.03),
                shoulder + point(0, 0.085),
                shoulder + point(half * 0.72, 0.05),
                shoulder + point(half * 0.62, -0.01),
                shoulder + point(0, 0.0),
                shoulder + point(-half * 0.55, -0.01),
            ],
            steps=4,
        )
        batch.poly(wrap, b.scarf.color)
        batch.poly(
            [
                shoulder + point(half * 0.30, 0.02),
                shoulder + point(half * 0.58, 0.02),
                chest + point(half * 0.62, -0.10 * s),
                chest + point(half * 0.36, -0.10 * s),
            ],
            b.dark(b.scarf.color, 0.25),
        )
