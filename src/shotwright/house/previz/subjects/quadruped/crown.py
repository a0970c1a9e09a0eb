"""What a head wears: ears, horns, an elephant's trunk, a lion's mane, a horse's forelock."""

from __future__ import annotations

import cmath
import math
from functools import cache

import numpy as np

from ...color import Rgb, mix, rgb
from ...raster import MULTIPLY
from .brush import Brush, furry, outline, tube
from .build import Places, places, table
from .pose import Pose, on_head


@cache
def ear_shape(kind: str) -> Places:
    """The outline of a kind of ear about its root."""
    return places(table("shapes")["ear"][kind]["outline"], 1.0)


def ear(brush: Brush, pose: Pose, far: bool) -> None:
    """One ear, with its inside where that can be seen."""
    build, coat = brush.build, brush.coat
    kind = build.ears
    row = table("shapes")["ear"][kind]
    root = build.head.ear + (complex(*row["far"]) if far else 0.0)
    turn = cmath.exp(1j * (row["swing"] * pose.ear - row["level"] * pose.head + (0.10 if far else 0.0)))
    points = root + ear_shape(kind) * turn * ((0.93 if far else 1.0) + (0.015 * pose.breath if kind == "fan" else 0.0))
    edge = outline(on_head(build, pose, points), steps=4)
    color = ear_color(brush)
    if far:
        brush.shape(edge, color * coat.factor(0.25))
        return
    brush.shape(edge, color)
    if row.get("inside") and brush.detail:
        leaf = kind == "leaf"
        inner = root + (points - root) * (0.70 if leaf else 0.62) + (-0.01 if leaf else 0.015 + 0.02j)
        skin = mix(mix(coat.light, rgb("b97a70") * coat.lit, 0.45), coat.shadow, 0.12)
        shape = outline(on_head(build, pose, inner), steps=4)
        brush.shape(shape, skin if kind != "horse" else mix(color, coat.ink, 0.5), 0.75 * brush.detail)
    middle = complex(edge[:, 0].mean(), edge[:, 1].mean())
    tall = float(np.abs(points - root).max()) * build.head.length
    levels = ((0.0, 1.05, 1.0), (0.5, 0.75, 1.0), (1.0, 0.38, 1.0))
    brush.slope([complex(x, y) for x, y in edge[::4]], middle + 0.5j * tall, middle - 0.6j * tall, levels)
    if kind == "fan" and brush.detail:
        for q in (0.35, 0.6, 0.8):
            way = (points[4] - root) * q + (points[6] - root) * (1 - q) * 0.8
            a, b = on_head(build, pose, np.array([root, root + way]))
            brush.fold([a, (a + b) / 2 + 0.01 * brush.h, b], 0.30, 0.35 * brush.detail, 0.02, 0.01)


def ear_color(brush: Brush) -> Rgb:
    """Ears are darker than the coat, how much depends on the kind."""
    build, coat = brush.build, brush.coat
    if "face" in build.marks:
        return coat.legs
    if ("pied" in build.marks and build.ears != "flop") or ("socks" in build.marks and build.head.kind == "fox"):
        return coat.dark
    return mix(coat.base, coat.dark, {"drop": 0.75, "flop": 0.75, "leaf": 0.35, "fan": 0.12}.get(build.ears, 0.30))


def horns(brush: Brush, pose: Pose, far: bool) -> None:
    """Cow's horns, antlers, ossicones or tusks."""
    build, coat = brush.build, brush.coat
    kind, size = build.horns, build.head.length
    if not kind:
        return
    color = {
        "antlers": rgb("8f6e48") * coat.lit,
        "ossicones": mix(coat.base, coat.dark, 0.4),
    }.get(kind, rgb("e8dcc0") * coat.lit * np.float32(0.85))
    color = mix(color, coat.shadow * np.float32(0.6), 0.40 if far else 0.0)
    wide, end = {"antlers": (0.085, 0.03), "ossicones": (0.075, 0.07)}.get(kind, (0.08, 0.02))
    for i, line in enumerate(table("shapes")["horn"][kind]):
        points = places(line, 1.0) + (0.06 + 0.02j if far else 0.0)
        if far and kind == "antlers":
            points = points + 0.10 * np.abs(points) * complex(1.0, 0.2)
        w, e = (wide, end) if i == 0 else (0.62 * wide, 0.6 * end)
        curve = outline(on_head(build, pose, points), False, 4)
        brush.batch.stroke(curve, color, w * size, end_width=e * size)
        if not far and brush.detail:
            shine = curve + np.array([-0.10 * w * size, 0.14 * w * size])
            brush.batch.stroke(shine, coat.factor(1.15), 0.35 * w * size, 0.6, MULTIPLY, end_width=0.3 * e * size)
    if kind == "ossicones":
        tip = complex(on_head(build, pose, np.array([-0.02 + 0.36j + (0.06 + 0.02j if far else 0.0)]))[0])
        brush.batch.oval(tip.real, tip.imag, 0.055 * size, 0.05 * size, coat.dark * np.float32(0.7))


TRUNK = (0.20, 0.185, 0.165, 0.15, 0.135, 0.122, 0.110, 0.100, 0.088, 0.078, 0.070)
"""Half widths of an elephant's trunk over the head's length."""


def trunk(brush: Brush, pose: Pose, t: float, start: float) -> None:
    """An elephant's trunk, that swings and curls a little."""
    build, coat = brush.build, brush.coat
    size = build.head.length
    sway = 0.10 * math.sin(2 * math.pi * (0.22 * t + start))
    points = [complex(z) for z in on_head(build, pose, np.array([0.50 + 0.10j, 0.56 - 0.14j]))]
    angle = math.radians(-78)
    for i in range(len(TRUNK) - 2):
        angle += math.radians(-3.0) + 0.05 * sway + (0.21 + 0.16 * sway) * max(0, i - 4)
        points.append(points[-1] + cmath.rect(0.165 * size, angle))
    wide = [w * size for w in TRUNK]
    brush.shape(tube(points, wide, wide), coat.base)
    brush.fold([p + 0.5 * w for p, w in zip(points, wide, strict=True)][1:], 1.05, 0.4, 0.03, 0.02)
    brush.fold([p - 0.6 * w for p, w in zip(points, wide, strict=True)][1:], 0.18, 0.6, 0.05, 0.02)
    if brush.detail:
        for i in range(1, len(points) - 1):
            way = (points[i + 1] - points[i]) / abs(points[i + 1] - points[i])
            across = 0.8j * way * wide[i]
            crease = [points[i] - across, points[i] + 0.02 * size * way, points[i] + across]
            brush.fold(crease, 0.3, 0.4 * brush.detail, 0.009)


MANE = (
    (75, 0.62),
    (110, 0.72),
    (150, 0.86),
    (190, 1.05),
    (225, 1.22),
    (258, 1.12),
    (292, 0.86),
    (330, 0.52),
    (20, 0.36),
)
"""Outline of a lion's mane about the poll: degrees, and reach over the head's length."""


def lion_mane(brush: Brush, pose: Pose, rough: np.ndarray) -> None:
    """A mane around head, neck and breast, in three layers from dark to tawny."""
    coat, h = brush.coat, brush.h
    size, middle = brush.build.head.length, pose.poll
    for k, (reach, tone) in enumerate(((1.0, 0.0), (0.80, 0.35), (0.58, 0.65))):
        ring = [middle + size * reach * cmath.rect(r, math.radians(a) + 0.3 * pose.head) for a, r in MANE]
        flow = cmath.rect(1.0, math.radians(238))
        edge = furry(outline(ring, steps=5), flow, (0.13 - 0.02 * k) * h, 0.035 * h, np.roll(rough, 5 * k))
        brush.shape(edge, mix(coat.dark, coat.base, tone))
    halo = [middle + 1.4 * size * cmath.rect(1.0, math.radians(a)) for a in range(0, 360, 45)]
    levels = ((0.0, 1.15, 1.0), (0.4, 0.8, 1.0), (1.0, 0.25, 1.0))
    brush.slope(halo, middle + 0.7j * size, middle - 1.2j * size, levels)


def forelock(brush: Brush, pose: Pose, t: float) -> None:
    """The lock between a horse's ears."""
    lock = places(table("shapes")["face"]["forelock"], 1.0)
    lock = lock + 1j * 0.03 * math.sin(2.2 * t) * np.maximum(0.0, lock.real)
    brush.shape(outline(on_head(brush.build, pose, lock), steps=4), brush.coat.dark)
