"""The head of an animal in profile: skull, ears, eye, nose, mouth, horns, trunk."""

from __future__ import annotations

import cmath
import math

import numpy as np

from ...color import Rgb, mix, rgb
from .brush import Brush, furry, outline, tube
from .build import Places
from .pose import Pose, on_head

EARS: dict[str, tuple[tuple[float, float], ...]] = {
    # Outlines in shares of the head's length, from the root of the ear: x along the muzzle, y to the crown.
    "drop": (
        (-0.10, 0.04),
        (0.02, 0.085),
        (0.13, 0.04),
        (0.17, -0.10),
        (0.13, -0.27),
        (0.04, -0.37),
        (-0.07, -0.33),
        (-0.13, -0.17),
    ),
    "flop": ((-0.10, -0.02), (-0.06, 0.12), (0.05, 0.17), (0.17, 0.08), (0.20, -0.10), (0.10, -0.06), (0.06, -0.02)),
    "up": ((-0.13, -0.05), (-0.125, 0.14), (-0.055, 0.33), (0.03, 0.20), (0.10, 0.01), (0.02, -0.06)),
    "big": ((-0.15, -0.06), (-0.17, 0.18), (-0.09, 0.42), (0.02, 0.26), (0.12, 0.01), (0.02, -0.07)),
    "cat": ((-0.20, -0.06), (-0.20, 0.16), (-0.12, 0.40), (0.04, 0.24), (0.17, 0.04), (0.02, -0.06)),
    "round": ((-0.13, -0.05), (-0.17, 0.09), (-0.09, 0.20), (0.04, 0.20), (0.11, 0.09), (0.08, -0.05)),
    "horse": ((-0.055, -0.02), (-0.065, 0.09), (-0.01, 0.235), (0.045, 0.13), (0.06, 0.0), (0.0, -0.03)),
    "leaf": ((-0.02, -0.05), (-0.14, -0.06), (-0.34, 0.06), (-0.46, 0.20), (-0.28, 0.20), (-0.09, 0.12), (0.02, 0.04)),
    "fan": (
        (0.02, 0.12),
        (-0.16, 0.22),
        (-0.50, 0.20),
        (-0.78, -0.02),
        (-0.80, -0.36),
        (-0.56, -0.62),
        (-0.30, -0.74),
        (-0.06, -0.52),
        (0.06, -0.20),
    ),
}


def paint_head(brush: Brush, pose: Pose, t: float, start: float, rough: np.ndarray) -> None:
    """The whole head, far ear first."""
    build = brush.build
    if build.mane == "lion":
        lion_mane(brush, pose, rough)
    if build.ears != "fan":
        ear(brush, pose, far=True)
    if build.horns:
        horns(brush, pose, far=True)
    if build.trunk:
        trunk(brush, pose, t, start)
    skull(brush, pose, rough)
    if brush.detail:
        face(brush, pose)
    if build.horns:
        horns(brush, pose, far=False)
    ear(brush, pose, far=False)
    if build.mane == "fall":
        forelock(brush, pose, t)
    if brush.fine and build.head.kind in ("cat", "lion"):
        whiskers(brush, pose)


def at(brush: Brush, pose: Pose, *points: complex) -> Places:
    """Points of the head's frame in metres."""
    return on_head(brush.build, pose, np.array(points, complex))


def skull(brush: Brush, pose: Pose, rough: np.ndarray) -> None:
    """The head's shape, its markings, and light from above."""
    build, coat = brush.build, brush.coat
    head = build.head
    shape = head.outline
    if pose.jaw and head.kind in ("dog", "puppy", "wolf", "fox"):
        shape = open_jaw(shape, head.mouth, pose.jaw)
        mouth_inside(brush, pose, shape)
    edge = outline(on_head(build, pose, shape), steps=4)
    marks = build.marks
    flow = cmath.rect(1.0, pose.head + math.pi - 0.5)
    if build.fur > 0.45 and brush.detail:
        ruff = furry(edge, flow, 0.055 * head.length * build.fur, 0.06 * head.length, rough)
        # Only cheeks and crown are shaggy; the muzzle is smooth.
        brush.shape(ruff, coat.base)
    brush.shape(edge, coat.base)
    if "face" in marks:
        brush.tint(edge, coat.legs)
    if "points" in marks and head.kind in ("horse", "bear"):
        a, b = at(brush, pose, 0.55 + 0j, 1.0 + 0j)
        brush.tint_along(edge, a, b, coat.dark, (0.0, 0.75))
    if "muzzle" in marks:
        if head.kind == "cow":
            a, b = at(brush, pose, 0.74 + 0j, 0.90 + 0j)
            brush.tint_along(edge, a, b, mix(coat.nose, coat.base, 0.25))
        else:
            m = head.muzzle
            patch = at(
                brush,
                pose,
                m - 0.10 - 0.02j,
                m + 0.10 + 0.03j,
                1.0 + 0.01j,
                1.06 - 0.10j,
                0.85 - 0.26j,
                m - 0.05 - 0.34j,
                m - 0.32 - 0.40j,
                m - 0.24 - 0.16j,
            )
            brush.tint(outline(patch), coat.light, 0.92, 0.010)
    if "cheek" in marks:
        patch = at(brush, pose, 0.40 - 0.10j, 0.50 - 0.20j, 0.30 - 0.36j, 0.02 - 0.40j, -0.06 - 0.24j, 0.16 - 0.16j)
        brush.tint(outline(patch), coat.light, 0.85, 0.015)
    if "mask" in marks:
        m = head.muzzle
        if head.kind == "wolf":
            patch = at(brush, pose, m - 0.12 + 0.14j, 1.05 + 0.12j, 1.08 - 0.12j, m - 0.02 - 0.20j, m - 0.14 - 0.02j)
        else:
            patch = at(
                brush, pose, -0.15 + 0.30j, 0.30 + 0.32j, m + 0.02 + 0.20j, m - 0.05 - 0.02j, 0.30 - 0.12j, 0.05 - 0.16j
            )
        brush.tint(outline(patch), coat.dark, 0.9, 0.012)
    if "blaze" in marks:
        if head.kind in ("horse",):
            patch = at(
                brush,
                pose,
                0.14 + 0.17j,
                0.26 + 0.075j,
                0.50 + 0.045j,
                0.78 + 0.01j,
                0.92 + 0.02j,
                0.95 + 0.12j,
                0.50 + 0.16j,
            )
        else:
            patch = at(
                brush,
                pose,
                0.16 + 0.30j,
                0.36 + 0.12j,
                0.60 + 0.03j,
                1.1 + 0.02j,
                1.1 + 0.2j,
                0.50 + 0.22j,
                0.3 + 0.34j,
            )
        brush.tint(outline(patch), np.minimum(coat.lit * np.float32(0.93), 1.0), 0.95, 0.006)
    if "patches" in marks:
        for x, y, r in (
            (0.18, -0.08, 0.09),
            (0.36, -0.12, 0.07),
            (0.30, 0.09, 0.06),
            (0.08, 0.06, 0.07),
            (0.52, -0.05, 0.05),
        ):
            blob = at(brush, pose, *(complex(x, y) + r * cmath.rect(0.8 + 0.25 * (i % 2), i * 1.047) for i in range(6)))
            brush.tint(blob, coat.dark, 0.85)
    if "stripes" in marks:
        stripes(brush, pose)
    if "tabby" in marks and brush.detail:
        for line in (
            ((0.20, 0.42), (0.40, 0.30)),
            ((0.36, 0.43), (0.50, 0.30)),
            ((0.58, 0.02), (0.26, -0.06)),
            ((0.56, -0.10), (0.24, -0.22)),
        ):
            a, b = at(brush, pose, complex(*line[0]), complex(*line[1]))
            brush.batch.stroke(
                [(a.real, a.imag), (b.real, b.imag)],
                coat.factor(0.05),
                0.035 * head.length,
                0.6 * brush.detail,
                2,
                end_width=0.015 * head.length,
            )
    shade_skull(brush, pose)


def shade_skull(brush: Brush, pose: Pose) -> None:
    """Light from above, shade under jaw and cheek."""
    box = at(brush, pose, -0.25 + 0.55j, 1.15 + 0.30j, 1.15 - 0.30j, -0.25 - 0.5j)
    crown, chin = at(brush, pose, 0.35 + 0.24j, 0.35 - 0.30j)
    # The light falls straight down, whichever way the head is held.
    fall = -1j * abs(crown - chin)
    middle = (crown + chin) / 2
    brush.slope(
        box,
        middle - fall / 2,
        middle + fall / 2,
        ((0.0, 1.10, 1.0), (0.40, 0.80, 1.0), (0.72, 0.52, 1.0), (1.0, 0.22, 1.0)),
    )
    if brush.detail:
        kind = brush.build.head.kind
        if kind in ("horse", "deer", "giraffe", "cow"):
            jowl = at(brush, pose, 0.10 - 0.02j, 0.26 - 0.13j, 0.22 - 0.25j)
            brush.fold(
                [complex(z) for z in at(brush, pose, 0.36 - 0.04j, 0.38 - 0.14j, 0.24 - 0.27j)],
                0.25,
                0.5 * brush.detail,
                0.020,
                0.010,
            )
            brush.light(at(brush, pose, 0.08 - 0.04j, 0.28 - 0.02j, 0.30 - 0.16j, 0.16 - 0.22j), 0.95, 0.35, 0.012)
            del jowl
            brush.fold(
                [complex(z) for z in at(brush, pose, 0.36 + 0.03j, 0.56 + 0.005j, 0.76 - 0.015j)],
                0.35,
                0.4 * brush.detail,
                0.014,
                0.008,
            )
        else:
            brush.fold(
                [complex(z) for z in at(brush, pose, 0.44 - 0.02j, 0.42 - 0.12j, 0.28 - 0.20j)],
                0.35,
                0.35 * brush.detail,
                0.030,
                0.015,
            )


def open_jaw(shape: Places, mouth: Places, jaw: float) -> Places:
    """The outline with the lower jaw turned down about the corner of the mouth."""
    corner = mouth[-1]
    turn = cmath.exp(-0.30j * jaw)
    out = shape.copy()
    low = (shape.real > corner.real + 0.02) & (shape.imag < -0.12) & (shape.imag < corner.imag)
    out[low] = corner + (shape[low] - corner) * turn
    return out


def mouth_inside(brush: Brush, pose: Pose, shape: Places) -> None:
    """The dark of an open mouth and a tongue."""
    mouth = brush.build.head.mouth
    corner, front = mouth[-1], mouth[0]
    turn = cmath.exp(-0.30j * pose.jaw)
    lower = corner + (front - 0.05 - 0.06j - corner) * turn
    inside = on_head(
        brush.build, pose, np.array([front, (front + corner) / 2 + 0.02j, corner, (corner + lower) / 2 - 0.03j, lower])
    )
    brush.shape(outline(inside, steps=3), mix(brush.coat.ink, rgb("5a1c20"), 0.4))
    tongue = on_head(
        brush.build,
        pose,
        np.array(
            [
                corner - 0.02j,
                (corner + front) / 2 - 0.05j,
                lower + 0.03j,
                lower - 0.03 - 0.05j,
                (corner + lower) / 2 - 0.02j,
            ]
        ),
    )
    brush.shape(outline(tongue, steps=3), mix(rgb("d8707a"), brush.coat.shadow, 0.15))


def face(brush: Brush, pose: Pose) -> None:
    """Eye, nose, nostril and mouth, as far as they can be seen."""
    build, coat, alpha = brush.build, brush.coat, brush.detail
    head = build.head
    size = head.length
    batch = brush.batch
    (ex, ey), r = (head.eye[0].real, head.eye[0].imag), head.eye[1]
    eye = at(brush, pose, complex(ex, ey))[0]
    turn = cmath.exp(1j * pose.head)
    open_ = 1.0 - 0.9 * pose.blink
    rim = [
        eye + size * r * turn * complex(x, y * (0.35 + 0.65 * open_))
        for x, y in ((-1.25, -0.25), (-0.55, 0.72), (0.45, 0.80), (1.35, 0.10), (0.5, -0.62), (-0.5, -0.75))
    ]
    if head.kind in ("cat", "lion", "wolf", "fox"):
        iris = {"cat": "b9b44a", "lion": "b98a3a", "wolf": "c79a3c", "fox": "b8782c"}[head.kind]
        brush.shape(outline([eye + (p - eye) * 1.22 for p in rim], steps=3), coat.ink, alpha)
        brush.shape(outline(rim, steps=3), rgb(iris) * np.minimum(coat.lit, 1.0) * np.float32(0.8), alpha * open_)
        pupil = eye + size * r * turn * 0.18
        wide = 0.30 if head.kind == "cat" else 0.42
        batch.oval(pupil.real, pupil.imag, size * r * wide, size * r * 0.62 * open_, coat.ink, alpha)
    else:
        # A pale lid lifts a dark eye from a dark coat.
        brush.light([eye + (p - eye) * 2.1 for p in rim], 0.40, 0.5 * alpha, 0.004)
        brush.shape(outline(rim, steps=3), mix(coat.ink, rgb("3a2012"), 0.35), alpha)
    spark = eye + size * r * turn * complex(0.30, 0.34)
    batch.oval(spark.real, spark.imag, size * r * 0.24, size * r * 0.24, (0.97, 0.98, 1.0), 0.9 * alpha * open_)
    brow = [eye + size * r * turn * complex(x, y) for x, y in ((-1.5, 0.15), (-0.5, 1.0), (0.6, 1.05), (1.5, 0.30))]
    batch.stroke(outline(brow, False, 3), coat.ink, size * r * 0.35, 0.55 * alpha, end_width=size * r * 0.2)
    nx, ny, nw, nh = head.nose
    if nw > 0.02 and head.kind in ("dog", "puppy", "wolf", "fox", "cat", "lion", "bear", "deer"):
        nose = at(
            brush,
            pose,
            *(
                complex(nx + nw * x, ny + nh * y)
                for x, y in ((-1.0, 0.75), (-0.2, 1.05), (0.75, 0.75), (1.0, 0.0), (0.6, -0.85), (-0.35, -0.55))
            ),
        )
        brush.shape(outline(nose, steps=3), coat.nose, alpha)
        shine = at(brush, pose, complex(nx + nw * 0.1, ny + nh * 0.55))[0]
        batch.oval(shine.real, shine.imag, size * nw * 0.32, size * nh * 0.2, (0.9, 0.92, 0.95), 0.45 * alpha)
        hole = at(brush, pose, complex(nx + nw * 0.55, ny - nh * 0.1))[0]
        batch.oval(hole.real, hole.imag, size * nw * 0.18, size * nh * 0.22, coat.ink, 0.9 * alpha)
    elif head.kind == "pig":
        disc = at(
            brush,
            pose,
            *(
                complex(x, y)
                for x, y in ((0.95, 0.075), (1.035, 0.06), (1.06, -0.03), (1.045, -0.14), (0.97, -0.175), (0.93, -0.05))
            ),
        )
        brush.shape(outline(disc, steps=4), coat.nose, alpha)
        hole = at(brush, pose, 1.01 - 0.03j)[0]
        batch.oval(hole.real, hole.imag, size * 0.014, size * 0.026, mix(coat.nose, coat.ink, 0.6), alpha)
    elif nw > 0.0:
        hole = [
            at(brush, pose, complex(nx + nw * x, ny + nh * y))[0]
            for x, y in ((-1.0, 0.2), (0.1, 1.0), (1.0, 0.0), (0.2, -0.5))
        ]
        brush.shape(outline(hole, steps=3), coat.ink, 0.8 * alpha)
    if not (pose.jaw and head.kind in ("dog", "puppy", "wolf", "fox")):
        line = on_head(build, pose, head.mouth)
        batch.stroke(outline(line, False, 3), coat.ink, 0.016 * size, 0.62 * alpha, end_width=0.007 * size)


def ear_outline(brush: Brush, pose: Pose, far: bool) -> tuple[Places, complex]:
    """The outline of an ear and its root."""
    build = brush.build
    kind = build.ears
    root = build.head.ear + ({"leaf": 0.05 + 0.045j, "drop": 0.06 + 0.02j}.get(kind, 0.085 + 0.012j) if far else 0.0)
    points = np.array([complex(x, y) for x, y in EARS[kind]])
    swing = {
        "drop": -1.3,
        "flop": -0.5,
        "up": 0.8,
        "big": 0.8,
        "cat": 0.5,
        "round": 0.3,
        "horse": 0.9,
        "leaf": 0.7,
        "fan": 0.0,
    }[kind] * pose.ear
    level = {"drop": 0.75, "leaf": 0.55, "fan": 1.0, "horse": 0.45}.get(kind, 0.15)
    # Hanging ears keep to the vertical whichever way the head is held.
    turn = cmath.exp(1j * (swing - level * pose.head + (0.10 if far else 0.0)))
    if kind == "fan":
        points = points * complex(1.0, 0.0) * (0.98 + 0.03 * pose.breath)
    return root + points * turn * (0.93 if far else 1.0), root


def ear(brush: Brush, pose: Pose, far: bool) -> None:
    """One ear, with its inside where that can be seen."""
    build, coat = brush.build, brush.coat
    points, root = ear_outline(brush, pose, far)
    edge = outline(on_head(build, pose, points), steps=4)
    kind = build.ears
    if kind in ("drop", "flop"):
        color = mix(coat.base, coat.dark, 0.75)
    elif kind == "leaf":
        color = mix(coat.base, coat.dark, 0.35) if build.kind != "sheep" else coat.legs
    elif build.head.kind in ("fox",) and "socks" in build.marks:
        color = coat.dark
    elif kind == "fan":
        color = mix(coat.base, coat.dark, 0.12)
    else:
        color = mix(coat.base, coat.dark, 0.30)
    if "pied" in build.marks and kind != "flop":
        color = coat.dark
    if far:
        brush.shape(edge, color * coat.factor(0.25))
        return
    brush.shape(edge, color)
    middle = on_head(build, pose, np.array([points.mean()]))[0]
    if kind in ("up", "big", "cat", "horse", "leaf", "round") and brush.detail:
        inner = (
            root
            + (points - root) * (0.62 if kind != "leaf" else 0.7)
            + (0.015 + 0.02j if kind != "leaf" else -0.01 + 0.0j)
        )
        pink = mix(mix(coat.light, rgb("b97a70"), 0.45), coat.shadow, 0.18)
        shape = outline(on_head(build, pose, inner), steps=4)
        brush.shape(shape, pink if kind != "horse" else mix(color, coat.ink, 0.5), 0.75 * brush.detail)
    tall = max(1e-6, float(np.abs(points - root).max())) * build.head.length
    brush.slope(
        [complex(x, y) for x, y in edge[::4]],
        middle + 0.5j * tall,
        middle - 0.6j * tall,
        ((0.0, 1.05, 1.0), (0.5, 0.75, 1.0), (1.0, 0.38, 1.0)),
    )
    if kind == "fan" and brush.detail:
        for q in (0.35, 0.6, 0.8):
            a, b = on_head(
                build, pose, np.array([root, root + (points[4] - root) * q + (points[6] - root) * (1 - q) * 0.8])
            )
            brush.fold([a, (a + b) / 2 + 0.01 * brush.h, b], 0.30, 0.35 * brush.detail, 0.02, 0.01)


def horns(brush: Brush, pose: Pose, far: bool) -> None:
    """Cow's horns, antlers, ossicones or tusks."""
    build, coat = brush.build, brush.coat
    kind, size = build.horns, build.head.length
    bone = mix(rgb("e8dcc0") * coat.lit * np.float32(0.85), coat.shadow, 0.30 if far else 0.0)
    shift = 0.06 + 0.02j if far else 0.0

    def limb(points: list[complex], wide: float, end: float, color: Rgb) -> None:
        line = outline(on_head(build, pose, np.array(points)), False, 4)
        brush.batch.stroke(line, color, wide * size, end_width=end * size)
        if not far and brush.detail:
            brush.batch.stroke(
                line + (0.0, 0.12 * wide * size),
                coat.factor(1.15),
                0.35 * wide * size,
                0.6,
                2,
                end_width=0.3 * end * size,
            )

    if kind == "cow":
        limb(
            [0.04 + 0.14j + shift, 0.06 + 0.28j + shift, 0.18 + 0.38j + shift, 0.30 + 0.40j + shift], 0.085, 0.02, bone
        )
    elif kind == "ossicones":
        limb([0.06 + 0.14j + shift, -0.02 + 0.34j + shift], 0.075, 0.07, mix(coat.base, coat.dark, 0.4 + 0.3 * far))
        tip = on_head(build, pose, np.array([-0.02 + 0.36j + shift]))[0]
        brush.batch.oval(tip.real, tip.imag, 0.055 * size, 0.05 * size, coat.dark * np.float32(0.7))
    elif kind == "tusks":
        limb(
            [0.54 - 0.24j + shift, 0.72 - 0.44j + shift, 0.92 - 0.46j + shift, 1.06 - 0.36j + shift], 0.075, 0.02, bone
        )
    elif kind == "antlers":
        color = mix(rgb("8f6e48") * coat.lit, coat.shadow, 0.45 if far else 0.05)
        lean = 0.10 if far else 0.0
        beam = [0.08 + 0.15j, -0.16 + 0.50j, -0.24 + 0.95j, -0.02 + 1.35j, 0.26 + 1.62j]
        beam = [p + shift + lean * complex(1.0, 0.2) * abs(p) for p in beam]
        limb(beam, 0.085, 0.03, color)
        for (i, q), way in (
            ((0, 0.35), 0.30 + 0.20j),
            ((1, 0.3), 0.36 + 0.16j),
            ((2, 0.2), 0.38 + 0.22j),
            ((3, 0.1), -0.10 + 0.30j),
        ):
            foot = beam[i] + (beam[i + 1] - beam[i]) * q
            limb([foot, foot + way * 0.55 - 0.04j, foot + way], 0.055, 0.02, color)


def trunk(brush: Brush, pose: Pose, t: float, start: float) -> None:
    """An elephant's trunk, that swings and curls a little."""
    build, coat = brush.build, brush.coat
    size = build.head.length
    top = on_head(build, pose, np.array([0.50 + 0.10j, 0.56 - 0.14j]))
    sway = 0.10 * math.sin(6.283 * (0.22 * t + start))
    points = [complex(top[0]), complex(top[1])]
    angle, at_ = math.radians(-78), complex(top[1])
    for i in range(9):
        angle += math.radians(-3.0) + 0.05 * sway + (0.21 + 0.16 * sway) * max(0, i - 4)
        at_ += cmath.rect(0.165 * size, angle)
        points.append(at_)
    wide = [0.20, 0.185, 0.165, 0.15, 0.135, 0.122, 0.110, 0.100, 0.088, 0.078, 0.070]
    edge = tube(points, [w * size for w in wide], [w * size for w in wide])
    brush.shape(edge, coat.base)
    brush.fold([p + 0.5 * w * size for p, w in zip(points, wide, strict=True)][1:], 1.05, 0.4, 0.03, 0.02)
    brush.fold([p - 0.6 * w * size for p, w in zip(points, wide, strict=True)][1:], 0.18, 0.6, 0.05, 0.02)
    if brush.detail:
        for i in range(1, 10):
            way = points[i + 1] - points[i] if i < 10 else 1j
            across = 1j * way / abs(way) * wide[i] * size * 0.8
            brush.fold(
                [points[i] - across, points[i] + 0.02 * size * way / abs(way), points[i] + across],
                0.3,
                0.4 * brush.detail,
                0.009,
            )


def lion_mane(brush: Brush, pose: Pose, rough: np.ndarray) -> None:
    """A mane around head, neck and breast, in three layers from dark to tawny."""
    build, coat, h = brush.build, brush.coat, brush.h
    size = build.head.length
    middle = pose.poll
    for k, (reach, tone) in enumerate(((1.0, 0.0), (0.80, 0.35), (0.58, 0.65))):
        points = [
            middle + size * reach * cmath.rect(r, math.radians(a) + 0.3 * pose.head)
            for a, r in (
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
        ]
        edge = furry(
            outline(points, steps=5),
            cmath.rect(1.0, math.radians(238)),
            (0.13 - 0.02 * k) * h,
            0.035 * h,
            np.roll(rough, 5 * k),
        )
        brush.shape(edge, mix(coat.dark, coat.base, tone))
    brush.slope(
        [middle + 1.4 * size * cmath.rect(1.0, math.radians(a)) for a in range(0, 360, 45)],
        middle + 0.7j * size,
        middle - 1.2j * size,
        ((0.0, 1.15, 1.0), (0.4, 0.8, 1.0), (1.0, 0.25, 1.0)),
    )


def forelock(brush: Brush, pose: Pose, t: float) -> None:
    """The lock between a horse's ears."""
    sway = 0.03 * math.sin(2.2 * t)
    lock = at(
        brush, pose, -0.02 + 0.09j, 0.06 + 0.135j, 0.20 + 0.12j, 0.34 + 0.07j + sway, 0.22 + 0.035j + sway, 0.06 + 0.06j
    )
    brush.shape(outline(lock, steps=4), brush.coat.dark)


def whiskers(brush: Brush, pose: Pose) -> None:
    """Three fine hairs."""
    for y in (-0.16, -0.24, -0.32):
        a, m, b = at(brush, pose, 0.86 - 0.10j, 0.66 + 1j * (y + 0.04), 0.42 + 1j * (y - 0.04))
        brush.batch.stroke(
            outline([a, m, b], False, 3), (0.95, 0.95, 0.95), 0.006 * brush.build.head.length, 0.5 * brush.fine
        )


def stripes(brush: Brush, pose: Pose) -> None:
    """Stripes of a zebra's or a tiger's face."""
    lines = (
        ((0.10, 0.20), (0.16, 0.0), (0.10, -0.26)),
        ((0.24, 0.22), (0.30, 0.10), (0.22, -0.02)),
        ((0.38, 0.18), (0.40, 0.02), (0.30, -0.22)),
        ((0.52, 0.14), (0.52, 0.0), (0.44, -0.18)),
        ((0.66, 0.12), (0.64, -0.02), (0.58, -0.14)),
    )
    size = brush.build.head.length
    count = 5 if brush.build.head.kind == "horse" else 3
    for line in lines[:count]:
        curve = outline(at(brush, pose, *(complex(x, y) for x, y in line)), False, 3)
        brush.batch.stroke(curve, brush.coat.toward(brush.coat.dark), 0.050 * size, 0.9, 2, end_width=0.020 * size)
    if brush.build.head.kind == "horse":
        a, b = at(brush, pose, 0.80 + 0j, 0.95 + 0j)
        brush.tint_along(at(brush, pose, 0.7 + 0.2j, 1.2 + 0.2j, 1.2 - 0.3j, 0.7 - 0.3j), a, b, brush.coat.dark)
