"""Trunk, neck, legs, tail and mane of an animal."""

from __future__ import annotations

import cmath
import math

import numpy as np

from ...color import Rgb, luma, mix
from .brush import Brush, Outline, flat, furry, outline, tube
from .build import Build, Leg
from .pose import Joints, Pose, on_head


def trunk_and_neck(build: Build, pose: Pose) -> Outline:
    """The outline from the buttock over back and crest to the poll, and from the throat over breast and belly back."""
    back, under, root, top, axis = pose.back, pose.under, pose.root, pose.poll, pose.axis
    wide, low = build.neck_width
    at = on_head(build, pose, build.head.outline)
    crest = [root + (top - root) * q + 1j * axis * wide * w for q, w in ((0.30, 1.04), (0.66, 0.80))]
    throat = [root + (top - root) * q - 1j * axis * low * w for q, w in ((0.72, 0.74), (0.34, 1.02))]
    points = [*back, *crest, at[0], top + 0.15 * (at[4] - top), at[-2], *throat, *under]
    return outline(points, steps=4)


def paint_trunk(brush: Brush, pose: Pose, rough: np.ndarray) -> None:
    """Trunk and neck in the flat colour of the coat."""
    build = brush.build
    edge = trunk_and_neck(build, pose)
    shaggy = build.fur * (0.4 + 0.6 * brush.detail)
    if build.woolly:
        edge = woolly(edge, build.h * 0.055, rough)
    elif shaggy > 0.2:
        edge = furry(edge, cmath.rect(1.0, math.radians(232)), 0.040 * build.h * shaggy, 0.026 * build.h, rough)
    brush.shape(edge, brush.coat.base)


def woolly(edge: Outline, size: float, rough: np.ndarray) -> Outline:
    """A closed outline of round curls."""
    z = edge[:, 0] + 1j * edge[:, 1]
    z = np.append(z, z[0])
    way = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(z)))])
    count = int(way[-1] / (1.5 * size))
    along = np.linspace(0.0, way[-1], count, endpoint=False)
    at = np.interp(along, way, z.real) + 1j * np.interp(along, way, z.imag)
    ahead = np.roll(at, -1)
    area = float(np.sum(at.real * ahead.imag - ahead.real * at.imag))
    out = (ahead - at) / np.maximum(np.abs(ahead - at), 1e-9) * (-1j if area > 0 else 1j)
    bulge = size * (0.55 + 0.35 * rough[np.arange(count) % len(rough)])
    points = [at + (ahead - at) * q + out * bulge * math.sin(math.pi * q) for q in (0.0, 0.22, 0.5, 0.78)]
    return flat(np.stack(points, 1).ravel())


def shade_trunk(brush: Brush, pose: Pose) -> None:
    """Light from above on trunk and neck, and the forms of thigh, flank, shoulder and breast."""
    build, h = brush.build, brush.h
    back, under = pose.back, pose.under
    normal = 1j * pose.along
    root, top, axis = pose.root, pose.poll, pose.axis
    wide, low = build.neck_width
    ridge, keel = back[len(back) // 2], under[len(under) // 2]
    middle = (pose.hip + pose.shoulder) / 2
    high = middle + normal * ((ridge - middle) * normal.conjugate()).real
    deep = middle + normal * ((keel - middle) * normal.conjugate()).real
    region = [
        back[0] - 0.14 * h * pose.along,
        back[1] - 0.12 * h * pose.along + 0.05 * h * normal,
        back[3] + 0.08 * h * normal,
        back[-2] + 0.08 * h * normal,
        back[-1] + 0.06 * h * normal,
        root + 0.02 * h * axis,
        under[0] + 0.05 * h * pose.along,
        under[1] + 0.06 * h * pose.along - 0.06 * h * normal,
        under[3] - 0.14 * h * normal,
        under[-3] - 0.14 * h * normal,
        under[-1] - 0.14 * h * pose.along - 0.06 * h * normal,
    ]
    brush.slope(
        region,
        high + 0.02 * h * normal,
        deep - 0.16 * h * normal,
        ((0.0, 1.16, 1.0), (0.16, 0.98, 1.0), (0.42, 0.70, 1.0), (0.74, 0.32, 1.0), (1.0, 0.45, 0.0)),
        0.028,
    )
    neck = [
        root - 0.10 * h * axis + 1j * axis * wide * 1.3,
        top + 1j * axis * wide * 1.2,
        top - 1j * axis * low * 1.1,
        root - 0.02 * h * axis - 1j * axis * low * 1.4,
    ]
    brush.slope(
        neck,
        root + 0.6 * (top - root) + 1j * axis * wide,
        root + 0.6 * (top - root) - 1j * axis * low,
        ((0.0, 1.10, 1.0), (0.35, 0.84, 1.0), (0.75, 0.50, 1.0), (1.0, 0.28, 1.0)),
        0.035,
    )
    flank, girth = under[-3], under[2]
    hip, knee = pose.legs[0][0], pose.legs[0][1]
    elbow = pose.legs[2][1]
    resting = max(pose.sit, pose.lie)
    brush.light(
        [
            hip + 0.09 * h * normal + 0.02 * h,
            hip - 0.05 * h + 0.02 * h * normal,
            hip + 0.35 * (knee - hip) - 0.05 * h,
            hip + 0.45 * (knee - hip) + 0.05 * h,
        ],
        1.10,
        0.55,
        0.035,
    )
    brush.fold(
        [hip + 0.16 * h * pose.along + 0.06 * h * normal, hip + 0.20 * h * pose.along - 0.06 * h * normal, flank],
        0.25,
        0.42 * (1 - 0.6 * resting),
        0.075,
        0.03,
    )
    blade = pose.shoulder
    brush.light(
        [blade + 0.12 * h * normal, blade - 0.06 * h, blade - 0.12 * h * normal, blade + 0.09 * h], 1.04, 0.40, 0.04
    )
    brush.fold(
        [
            blade - 0.11 * h * pose.along + 0.07 * h * normal,
            blade - 0.15 * h * pose.along - 0.06 * h * normal,
            girth - 0.04 * h,
        ],
        0.25,
        0.38 * (1 - 0.5 * resting),
        0.07,
        0.03,
    )
    brush.fold(
        [under[0] + 0.04 * h * normal, (under[0] + elbow) / 2, elbow + 0.05 * h * normal], 0.30, 0.35, 0.05, 0.02
    )


def paint_leg(brush: Brush, leg: Leg, joints: Joints, color: Rgb, shade: float) -> tuple[Outline, Outline]:
    """A leg in one flat colour, from hip to foot; returns the outlines of its shin (forearm) and of what is below."""
    root, mid, low, fetlock, toe = joints
    w0, w1, w2, w3, w4 = (w * (1.0 if shade > 0.5 else 0.93) for w in leg.width)
    thigh, shin = root + 0.5 * (mid - root), mid + 0.45 * (low - mid)
    if leg.fore:
        front = (w0, (w0 + w1) * 0.46, w1 * 0.86, w1 * 0.70, w2)
        back = (w0, (w0 + w1) * 0.48, w1 * 0.92, w1 * 0.62, w2 * 0.95)
    else:
        front = (w0 * 0.96, (w0 + w1) * 0.52, w1 * 0.80, w1 * 0.52, w2 * 0.82)
        back = (w0 * 0.96, (w0 + w1) * 0.60, w1 * 1.42, w1 * 0.90, w2 * 1.20)
    brush.shape(tube((root, thigh, mid, shin, low), front, back, w0 * 0.55), color)
    bent = mid + 0.35 * (low - mid)
    calf = tube((bent, shin, low), (w1 * 0.75, *front[3:]), (w1 * 1.05, *back[3:]))
    middle = low + 0.5 * (fetlock - low)
    thin = min(w2, w3) * 0.90
    lower = tube(
        (low + 0.12 * (mid - low), low, middle, fetlock, fetlock + 0.72 * (toe - fetlock)),
        (w2 * 0.9, w2 * 0.90, thin, w3 * 1.0, w4 * 0.92),
        (w2 * 0.9, w2 * (0.95 if leg.fore else 1.22), thin, w3 * 1.10, w4 * 0.80),
    )
    brush.shape(lower, color)
    paint_foot(brush, leg, joints, foot_color(brush, color), shade)
    return calf, lower


def foot_color(brush: Brush, color: Rgb) -> Rgb:
    """The colour of a foot whose leg has `color`: socks reach down to the toes."""
    coat, marks = brush.coat, brush.build.marks
    own = (
        coat.legs
        if "socks" in marks
        else coat.dark
        if "points" in marks
        else coat.light
        if "socks-light" in marks
        else None
    )
    return color if own is None else own * (color / np.maximum(coat.base, 0.012)).min()


def paint_foot(brush: Brush, leg: Leg, joints: Joints, color: Rgb, shade: float) -> None:
    """Paw, hoof or pad; it rolls over its tip when the heel rises."""
    h, w = brush.h, leg.width[4]
    _, _, _, fetlock, toe = joints
    turn = cmath.exp(1j * 0.85 * (cmath.phase(fetlock - toe) - leg.pastern))
    feet = brush.build.feet
    if feet == "hoof":
        size = max(w, 0.030 * h)
        hoof = [(-0.95, 0.0), (-0.85, 1.25), (0.25, 1.75), (0.72, 0.95), (1.02, 0.0)]
        at = [toe + size * turn * complex(x - 0.25, y) for x, y in hoof]
        brush.shape(at, brush.coat.ink * np.float32(1.0 + 0.6 * shade) + brush.coat.dark * np.float32(0.25))
    elif feet == "pad":
        pad = [(-1.05, 0.0), (-1.0, 0.75), (0.0, 1.1), (1.0, 0.75), (1.12, 0.0)]
        brush.shape(outline([toe + w * turn * complex(x - 0.12, y) for x, y in pad], steps=3), color)
    else:
        paw = [
            (-1.15, 0.02),
            (-1.10, 0.85),
            (-0.2, 1.45),
            (0.75, 1.18),
            (1.42, 0.62),
            (1.45, 0.10),
            (0.9, 0.0),
            (-0.6, 0.0),
        ]
        at = [toe + w * turn * complex(x - 0.45, y) for x, y in paw]
        brush.shape(outline(at, steps=3), color)
        if brush.detail > 0.0 and shade > 0.5:
            for x in (0.35, 0.85):
                a, b = toe + w * turn * complex(x, 0.08), toe + w * turn * complex(x - 0.08, 0.52)
                brush.fold([a, (a + b) / 2, b], 0.10, 0.55 * brush.detail, 0.010)


def shade_leg(brush: Brush, leg: Leg, joints: Joints, lower: Outline) -> None:
    """Roundness of a near leg: light in front, shade behind, a crease at the bend."""
    root, mid, low, fetlock, toe = joints
    w = leg.width[2]
    across = 1j * (toe - low) / max(1e-6, abs(toe - low))
    center = (low + fetlock) / 2
    fill_from, fill_to = center + across * w * 1.3, center - across * w * 1.3
    brush.slope(
        [complex(x, y) for x, y in lower[::4]],
        fill_from,
        fill_to,
        ((0.0, 0.92, 1.0), (0.45, 0.72, 1.0), (1.0, 0.30, 1.0)),
        0.022,
    )
    wide = leg.width[1]
    if leg.fore:
        brush.fold([mid - 0.6 * wide, (mid + low) / 2 - 0.8 * leg.width[2], low - 0.6 * w], 0.22, 0.45, 0.05, 0.02)
    else:
        brush.fold(
            [
                root - 0.75 * leg.width[0] - 0.15j * leg.width[0],
                mid - 0.95 * wide,
                (mid + low) / 2 - 0.5 * wide,
                low - 0.5 * w,
            ],
            0.20,
            0.45,
            0.065,
            0.02,
        )
        brush.fold(
            [root + 0.85 * leg.width[0] - 0.5j * leg.width[0], mid + 0.72 * wide, mid + 0.3 * wide - 0.5 * wide * 1j],
            0.24,
            0.40,
            0.05,
            0.02,
        )


def far_color(brush: Brush, color: Rgb) -> Rgb:
    """The colour of a leg on the far side: in the body's shade and a little faded."""
    far = mix(color * brush.coat.factor(0.10), brush.coat.shadow * np.float32(0.45), 0.10)
    # On a black animal shade alone cannot part the far legs from the near ones: air between them does.
    return far + brush.coat.shadow * np.float32(0.34 * max(0.0, 1.0 - 8.0 * float(luma(color))))


def tail_points(build: Build, pose: Pose) -> list[complex]:
    """The middle line of the tail, eight points."""
    _, length, _ = build.tail
    back = pose.back
    at = complex(back[1]) + 0.03 * build.h * pose.along - 0.035j * build.h * pose.along
    pitch = cmath.phase(pose.along) * (1 - max(pose.sit, 0.0))
    points = [at]
    for angle in pose.tail:
        at = at + cmath.rect(length / 7, angle + pitch)
        # A tail may lie on the ground but not in it.
        if at.imag < 0.035 * build.h:
            at = complex(at.real, 0.035 * build.h)
        points.append(at)
    return points


TAILS: dict[str, tuple[float, ...]] = {
    # Half widths of the eight points, over height.
    "feather": (0.050, 0.046, 0.042, 0.040, 0.037, 0.032, 0.024, 0.012),
    "brush": (0.052, 0.068, 0.090, 0.105, 0.108, 0.095, 0.064, 0.014),
    "whip": (0.050, 0.040, 0.036, 0.034, 0.032, 0.031, 0.029, 0.020),
    "tuft": (0.034, 0.026, 0.020, 0.017, 0.016, 0.030, 0.044, 0.010),
    "hair": (0.030, 0.042, 0.058, 0.074, 0.082, 0.078, 0.060, 0.014),
    "scut": (0.050, 0.056, 0.060, 0.058, 0.052, 0.042, 0.030, 0.016),
}


def paint_tail(brush: Brush, pose: Pose, rough: np.ndarray) -> None:
    """The tail, behind the trunk."""
    build, h, coat = brush.build, brush.h, brush.coat
    kind = build.tail[0]
    points = tail_points(build, pose)
    if kind == "curl":
        base = points[0]
        curl = [
            base + 0.05 * h * complex(-0.3 - 0.9 * u, 0.3 + 0.9 * math.sin(5.5 * u) + 0.3 * u)
            for u in np.linspace(0, 1.3, 9)
        ]
        brush.batch.stroke(outline(curl, False, 3), mix(coat.base, coat.dark, 0.2), 0.045 * h, end_width=0.02 * h)
        return
    wide = [w * h for w in TAILS[kind]]
    edge = tube(points, wide, wide, 0.0)
    flow = points[-1] - points[3]
    flow /= max(1e-9, abs(flow))
    if kind in ("brush", "scut") or (build.fur > 0.4 and kind == "feather"):
        edge = furry(edge, flow, 0.055 * h, 0.026 * h, rough)
    color = coat.dark if kind == "hair" else mix(coat.base, coat.dark, 0.12)
    if kind == "tuft" and build.mane == "upright":
        color = coat.base
    brush.shape(edge, color)
    if "tail-tip" in build.marks or "tail-light" in build.marks:
        tip = coat.dark if "tail-tip" in build.marks and build.head.kind != "fox" else coat.light
        brush.tint_along(edge, points[4], points[6], tip)
    down = -1j * flow
    down = down if down.imag < 0 else -down
    core = points[1:7]
    brush.fold([p - down * w * 0.35 for p, w in zip(core, wide[1:7], strict=True)], 1.10, 0.45, 0.030, 0.02)
    brush.fold([p + down * w * 0.75 for p, w in zip(core, wide[1:7], strict=True)], 0.22, 0.55, 0.045, 0.03)
    if kind == "tuft":
        tuft = tube(points[4:], [0.0, 0.022 * h, 0.044 * h, 0.012 * h], [0.0, 0.022 * h, 0.044 * h, 0.012 * h])
        brush.shape(furry(tuft, flow, 0.03 * h, 0.018 * h, rough), coat.dark)
    if kind == "hair":
        for k in range(11):
            side = -1.05 + 0.21 * k
            line = [
                p + 1j * flow * w * side * (0.9 + 0.35 * i / 7)
                for i, (p, w) in enumerate(zip(points, wide, strict=True))
            ]
            line[-1] += flow * h * (0.12 * math.sin(2.3 * k) + 0.07)
            tone = np.float32(1.0 + 0.35 * math.sin(2.7 * k + 1.0))
            brush.batch.stroke(outline(line[1:], False, 3), color * tone, 0.034 * h, end_width=0.004 * h)


MANE_LOCKS = 22


def paint_mane(brush: Brush, pose: Pose, t: float, start: float, gallop: float) -> None:
    """Hair along the crest of the neck."""
    build, h, coat = brush.build, brush.h, brush.coat
    root, top, axis = pose.root, pose.poll, pose.axis
    up = 1j * axis
    wide = build.neck_width[0]
    at = on_head(build, pose, build.head.outline)
    withers = complex(pose.back[-1])
    crest = outline(
        [
            withers - 0.06 * h * pose.along,
            withers,
            root + 0.34 * (top - root) + up * wide * 1.02,
            root + 0.68 * (top - root) + up * wide * 0.80,
            at[0] + 0.02 * h * up,
            at[1] + 0.01 * h * up,
        ],
        False,
        4,
    )
    line = crest[:, 0] + 1j * crest[:, 1]
    n = len(line)
    if build.mane == "upright":
        hair = [p + up * h * 0.060 * math.sin(math.pi * min(1.0, (i + 1.5) / n)) ** 0.6 for i, p in enumerate(line[3:])]
        edge = furry(
            flat([*line[3:], *hair[::-1]]),
            (up - 0.3 * axis) / abs(up - 0.3 * axis),
            0.022 * h,
            0.02 * h,
            np.linspace(0, 1, 7),
        )
        brush.shape(edge, coat.dark if "stripes" not in build.marks else coat.base)
        if "stripes" in build.marks:
            for i in range(4, n - 1, 3):
                brush.shape(
                    [line[i], line[i + 1], line[i + 1] + up * 0.065 * h, line[i] + up * 0.065 * h], coat.dark, 0.9
                )
        return
    # A strip of hair along the crest, and locks from it that overlap: they hang down the near side, and stream in a gallop.
    hang = -0.17j * h - 0.06 * axis * h
    stream = -pose.along * 0.30 * h + 0.050j * h
    fringe = line[1 : n - 1] + 0.22 * (hang * (1 - gallop) + stream * gallop)
    brush.shape(outline([*line[1 : n - 1], *fringe[::-1]], steps=2), coat.dark)
    for k, s in enumerate(np.linspace(1.0, n - 2.2, MANE_LOCKS)):
        a = line[int(s)] + (line[int(s) + 1] - line[int(s)]) * (s - int(s)) - 0.022 * h * up
        wave = 0.030 * h * math.sin(2 * math.pi * (1.7 * t + 0.09 * k + start)) * (0.12 + 0.88 * gallop)
        size = (0.78 + 0.26 * math.sin(2.1 * k + 9 * start)) * (0.70 + 0.30 * math.sin(math.pi * k / MANE_LOCKS))
        reach = (hang * (1 - gallop) + stream * gallop) * size
        sag = 1j * reach / max(1e-9, abs(reach)) * 0.034 * h * (0.5 + 0.7 * math.sin(1.3 * k))
        way = [
            a,
            a + 0.36 * reach + sag + 0.3j * wave,
            a + 0.72 * reach + 0.8 * sag + 0.8j * wave,
            a + reach + 1j * wave,
        ]
        tone = np.float32(1.0 + 0.26 * math.sin(2.7 * k + 1.0))
        brush.batch.stroke(outline(way, False, 4), coat.dark * tone, 0.052 * h, end_width=0.010 * h)


def paint_collar(brush: Brush, pose: Pose) -> None:
    """A collar with a tag."""
    build, h = brush.build, brush.h
    root, top, axis = pose.root, pose.poll, pose.axis
    wide, low = build.neck_width
    a = root + 0.50 * (top - root) + 1j * axis * wide * 0.98
    b = root + 0.44 * (top - root) - 1j * axis * low * 1.02
    bow = (a + b) / 2 - axis * 0.030 * h
    band = outline([a, bow, b], False, 5)
    brush.batch.stroke(band, brush.coat.collar, 0.052 * h)
    brush.batch.stroke(
        band[: len(band) // 2 + 1] + np.array([0.0, 0.006 * h]),
        np.minimum(brush.coat.collar * np.float32(1.35), 1.0),
        0.014 * h,
        0.7,
    )
    if brush.detail:
        tag = b - 0.022j * h
        brush.batch.oval(
            tag.real,
            tag.imag,
            0.020 * h,
            0.022 * h,
            np.minimum(brush.coat.lit * np.float32(0.85) * np.array([1.0, 0.82, 0.4], np.float32), 1.0),
            brush.detail,
        )
