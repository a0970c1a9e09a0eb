"""Head and hair, from profile to three quarters, with a face as fine as the picture's scale allows."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from ...color import Rgb, mix, rgb
from ...curves import smooth
from ...raster import Batch, Grad
from .build import Build
from .pose import Point, Pose, point

Shape = Callable[..., None]
"""Draws a smooth outline given in head heights about the head's centre."""

Spot = Callable[[float, float], Point]
"""A point given in head heights about the head's centre, in metres."""


def paint_head(
    batch: Batch, b: Build, neck: Point, pose: Pose, t: float, start: float, turn: float, away: bool, scale: float
) -> None:
    """Neck, head, hair and hat; `turn` 0 is profile towards +x, 1 faces the camera, `away` shows the back of the head."""
    h = b.head
    tilt = -(pose.nod + b.stoop * 0.4 + pose.lean * 0.3)
    c, s = math.cos(tilt), math.sin(tilt)
    center = neck + point(h * (0.15 - 0.06 * turn), h * 0.54)

    def at(points: object) -> np.ndarray:
        p = np.asarray(points, float).reshape(-1, 2) * h
        return center + np.stack([p[:, 0] * c - p[:, 1] * s, p[:, 0] * s + p[:, 1] * c], 1)

    def spot(x: float, y: float) -> Point:
        return np.asarray(at((x, y))[0])

    def shape(points: object, paint: object, alpha: float = 1.0, steps: int = 5) -> None:
        batch.poly(smooth(at(points), steps=steps), paint, alpha)

    skin, shadow = b.skin, b.dark(b.skin, 0.55)
    batch.capsule(neck + point(0.0, -h * 0.12), spot(-0.04, -0.28), h * 0.175, h * 0.155, b.dark(skin, 0.35))
    back_hair(b, shape, turn)
    gradient = Grad(
        tuple(spot(-0.4, 0.0)),
        tuple(spot(0.42, 0.05)),
        [(shadow, 1), (skin, 1), (mix(skin, (1.0, 0.93, 0.86), 0.18), 1)],
    )
    if away:
        shape(
            [(-0.30, 0.30), (0.0, 0.48), (0.30, 0.30), (0.33, 0.0), (0.22, -0.34), (-0.22, -0.34), (-0.33, 0.0)],
            gradient,
        )
        shape(
            [
                (-0.34, 0.10),
                (-0.30, 0.40),
                (0.0, 0.53),
                (0.30, 0.40),
                (0.34, 0.10),
                (0.27, -0.28),
                (0.0, -0.36),
                (-0.27, -0.28),
            ],
            b.hair,
        )
        hat(b, shape, spot, batch, h, 0.0)
        return
    face(shape, gradient, turn)
    if scale * h > 13:
        features(batch, b, spot, shape, t, start, turn, pose, scale * h)
    front_hair(b, shape, turn)
    hat(b, shape, spot, batch, h, turn)


def face(shape: Shape, gradient: Grad, turn: float) -> None:
    """The outline of the face: the profile's nose and chin move inside as it turns."""
    draw = shape  # a closure of paint_head
    profile = np.array(
        [
            (-0.30, 0.28),
            (0.02, 0.46),
            (0.30, 0.30),
            (0.335, 0.10),
            (0.43, -0.06),
            (0.335, -0.13),
            (0.345, -0.24),
            (0.28, -0.42),
            (0.06, -0.44),
            (-0.16, -0.26),
            (-0.32, 0.0),
        ]
    )
    front = np.array(
        [
            (-0.31, 0.26),
            (0.0, 0.47),
            (0.29, 0.28),
            (0.335, 0.06),
            (0.335, -0.06),
            (0.31, -0.16),
            (0.25, -0.30),
            (0.13, -0.45),
            (-0.06, -0.45),
            (-0.24, -0.26),
            (-0.335, 0.0),
        ]
    )
    draw(profile * (1 - turn) + front * turn, gradient)


def features(
    batch: Batch, b: Build, spot: Spot, shape: Shape, t: float, start: float, turn: float, pose: Pose, pixels: float
) -> None:
    """Ear, cheek, brows, eyes, nose, mouth, glasses and beard."""
    at, draw = spot, shape
    h = b.head
    dark, line = b.dark(b.skin, 0.75), mix(b.dark(b.skin, 0.8), (0.20, 0.08, 0.08), 0.45)
    brow = mix(b.hair, (0.05, 0.03, 0.03), 0.35)
    look = 0.03 * pose.gaze
    blink_at = (t * 0.31 + start) % 1.0
    open_eye = 0.12 if blink_at < 0.035 or "shut" in b.extras else 1.0
    ear_x = -0.08 - 0.24 * turn
    x, y = at(ear_x, -0.02)
    batch.oval(x, y, h * 0.055, h * 0.085, b.dark(b.skin, 0.25))
    batch.oval(x + h * 0.008, y, h * 0.028, h * 0.05, dark, 0.5)
    near_x, far_x = 0.20 - 0.29 * turn, 0.30 - 0.15 * turn
    eyes = [(near_x, 1.0)] if turn < 0.25 else [(near_x, 1.0), (far_x, 0.82 + 0.18 * turn)]
    cheek_x = 0.13 - 0.30 * turn
    x, y = at(cheek_x, -0.13)
    batch.oval(
        x, y, h * 0.11, h * 0.08, mix(b.skin, (0.86, 0.30, 0.26), 0.35), 0.40 * float(b.skin.mean()), soft=h * 0.04
    )
    for ex, wide in eyes:
        w = 0.058 * wide if turn > 0.25 else 0.042
        x, y = at(ex + look * 0.4, 0.045)
        if pixels > 34:
            batch.oval(x, y, h * w, h * 0.040 * open_eye, mix((0.97, 0.95, 0.92), b.skin, 0.25))
            batch.oval(x + h * look, y, h * 0.030, h * 0.037 * open_eye, (0.16, 0.10, 0.08))
            if open_eye > 0.5:
                batch.oval(x + h * (look + 0.010), y + h * 0.012, h * 0.009, h * 0.009, (1.0, 1.0, 1.0), 0.9)
            batch.stroke(
                smooth([at(ex - w, 0.062), at(ex, 0.093), at(ex + w * 1.1, 0.066)], False, 4),
                (0.10, 0.06, 0.06),
                h * 0.016,
            )
        else:
            batch.oval(x, y, h * 0.034, h * 0.040 * open_eye, (0.13, 0.08, 0.07))
        raised = 0.012 * math.sin(t * 0.9 + start * 9)
        batch.stroke(
            smooth(
                [at(ex - w * 1.15, 0.152 + raised), at(ex, 0.176 + raised), at(ex + w * 1.1, 0.153 + raised)], False, 4
            ),
            brow,
            h * (0.021 if not b.female else 0.014),
        )
    if turn > 0.25:
        nose_x = 0.115 - 0.07 * turn + 0.07
        batch.stroke(
            smooth([at(nose_x - 0.03, 0.03), at(nose_x + 0.035, -0.085), at(nose_x - 0.02, -0.105)], False, 4),
            line,
            h * 0.015,
            0.55,
        )
        mouth = nose_x - 0.045
    else:
        batch.oval_at(at(0.34, -0.105), h * 0.02, h * 0.012, line, 0.5)
        mouth = 0.27
    wide = 0.085 if turn > 0.25 else 0.05
    talking = 0.5 + 0.5 * math.sin(t * 11 + start * 7)
    lip = mix(b.skin, (0.70, 0.16, 0.18), 0.6 if b.female else 0.42)
    smile = 0.045 if "smile" in b.extras else -0.012 if "sad" in b.extras else 0.022
    batch.stroke(
        smooth(
            [at(mouth - wide, -0.222 + smile), at(mouth, -0.238), at(mouth + wide * 0.8, -0.222 + smile * 0.7)],
            False,
            4,
        ),
        lip,
        h * 0.026,
    )
    if talking > 0.35 and pixels > 30 and "mouth" in b.extras:
        batch.oval_at(at(mouth, -0.245), h * 0.045, h * 0.034 * talking, (0.30, 0.08, 0.09))
    if b.age == "old":
        for dx in (-0.05, 0.05):
            batch.stroke([at(mouth + dx * 2.4, -0.14), at(mouth + dx * 2.7, -0.25)], line, h * 0.008, 0.35)
    if b.beard:
        beard = np.array(
            [
                (-0.10, -0.10),
                (0.02, -0.20),
                (0.20, -0.17),
                (0.33, -0.19),
                (0.34, -0.36),
                (0.20, -0.56),
                (0.0, -0.50),
                (-0.14, -0.30),
            ]
        )
        beard[:, 0] -= 0.13 * turn
        draw(beard, b.hair, 0.96)
        batch.stroke(
            smooth([at(mouth - 0.1, -0.19), at(mouth, -0.165), at(mouth + 0.09, -0.19)], False, 4),
            mix(b.hair, (0, 0, 0), 0.15),
            h * 0.045,
        )
        batch.stroke(smooth([at(mouth - 0.05, -0.235), at(mouth + 0.05, -0.235)], False, 3), lip, h * 0.018)
    if b.glasses:
        rim = rgb("241c1c")
        for ex, wide_eye in eyes:
            x, y = at(ex + 0.01, 0.04)
            ring = [
                (x + h * 0.088 * wide_eye * math.cos(a), y + h * 0.078 * math.sin(a))
                for a in np.linspace(0, 2 * math.pi, 15)
            ]
            batch.stroke(ring, rim, h * 0.016)
            batch.oval(x, y, h * 0.08 * wide_eye, h * 0.07, (0.85, 0.92, 0.95), 0.16)
        batch.stroke([at(ear_x, 0.05), at(eyes[0][0] - 0.07, 0.055)], rim, h * 0.014)
        if len(eyes) > 1:
            batch.stroke([at(near_x + 0.09, 0.055), at(far_x - 0.07, 0.055)], rim, h * 0.014)


def sheen(hair: Rgb) -> Rgb:
    """The light on a mass of hair."""
    return mix(hair, (1.0, 0.92, 0.82), 0.20)


def back_hair(b: Build, shape: Shape, turn: float) -> None:
    """Hair that lies behind the face."""
    draw, style = shape, b.hair_style
    dark = mix(b.hair, (0.03, 0.02, 0.03), 0.35)
    if b.hat is not None and b.hat.kind in ("space-helmet", "head-scarf", "hood"):
        return
    if style == "long":
        draw(
            [
                (-0.20, 0.42),
                (-0.44, 0.15),
                (-0.46, -0.35),
                (-0.50, -0.95),
                (-0.22, -1.08),
                (0.02, -0.9),
                (-0.02, -0.3),
                (0.05, 0.1),
            ],
            dark,
        )
        if turn > 0.5:
            draw([(0.20, 0.36), (0.42, 0.10), (0.40, -0.35), (0.38, -0.85), (0.20, -0.9), (0.14, -0.3)], dark)
    elif style in ("bob", "curly"):
        draw([(-0.18, 0.46), (-0.44, 0.20), (-0.48, -0.15), (-0.40, -0.46), (-0.12, -0.48), (0.02, -0.1)], dark)
        if turn > 0.5:
            draw([(0.16, 0.44), (0.42, 0.18), (0.42, -0.2), (0.34, -0.44), (0.20, -0.40)], dark)
    elif style == "bun":
        draw([(-0.36, 0.30), (-0.58, 0.42), (-0.62, 0.22), (-0.52, 0.06), (-0.34, 0.08)], dark)
    elif style in ("ponytail", "braid"):
        draw(
            [
                (-0.36, 0.26),
                (-0.56, 0.20),
                (-0.62, -0.20),
                (-0.56, -0.72),
                (-0.46, -0.72),
                (-0.46, -0.2),
                (-0.34, 0.06),
            ],
            dark,
        )
    elif style == "afro":
        draw(
            [
                (-0.10, 0.72),
                (-0.50, 0.52),
                (-0.62, 0.10),
                (-0.46, -0.26),
                (-0.1, -0.2),
                (0.30, 0.1),
                (0.42, 0.42),
                (0.24, 0.68),
            ],
            dark,
        )


def front_hair(b: Build, shape: Shape, turn: float) -> None:
    """The cap of hair over the skull, with its parting and a sheen."""
    draw, style = shape, b.hair_style
    if style == "bald":
        draw([(-0.34, 0.10), (-0.37, -0.05), (-0.30, -0.22), (-0.20, -0.10), (-0.22, 0.08)], b.hair, 0.9)
        return
    low = -0.02 if style in ("long", "bob", "ponytail", "bun", "braid") else -0.10
    edge = 0.26 - 0.05 * turn
    cap = [
        (edge + 0.05, 0.22),
        (edge + 0.06, 0.36),
        (0.06, 0.53),
        (-0.24, 0.46),
        (-0.40, 0.20),
        (-0.40, -0.10),
        (-0.32, -0.26),
        (-0.22, low - 0.10),
        (-0.16 - 0.10 * turn, 0.10),
        (0.02 - 0.1 * turn, 0.20),
        (0.16, 0.27),
    ]
    if style == "crop":
        cap = [(p * 0.96, q * 0.97) for p, q in cap]
    draw(cap, b.hair)
    draw([(0.10, 0.44), (-0.12, 0.46), (-0.28, 0.30), (-0.24, 0.26), (-0.08, 0.38), (0.08, 0.38)], sheen(b.hair), 0.42)
    if turn > 0.4:
        draw([(0.12, 0.30), (0.26, 0.33), (0.345, 0.12), (0.335, -0.02), (0.29, 0.10), (0.24, 0.20)], b.hair)


def hat(b: Build, shape: Shape, spot: Spot, batch: Batch, h: float, turn: float) -> None:
    """What is worn on the head."""
    if b.hat is None:
        return
    draw, at, color, kind = shape, spot, b.hat.color, b.hat.kind
    dark, lit = b.dark(color, 0.6), mix(color, (1.0, 1.0, 1.0), 0.15)
    fill = Grad(tuple(at(-0.4, 0)), tuple(at(0.4, 0)), [(dark, 1), (color, 1), (lit, 1)])
    if kind in ("cap", "hard-hat", "helmet"):
        draw([(-0.40, 0.20), (-0.36, 0.46), (-0.04, 0.66), (0.28, 0.50), (0.35, 0.22), (0.0, 0.20)], fill)
        brim = 0.30 if kind == "cap" else 0.18
        draw([(0.10, 0.26), (0.34, 0.27), (0.36 + brim, 0.20), (0.34 + brim, 0.16), (0.30, 0.19), (0.08, 0.20)], dark)
    elif kind == "beanie":
        draw([(-0.42, 0.14), (-0.38, 0.46), (-0.06, 0.68), (0.28, 0.50), (0.36, 0.18), (0.0, 0.14)], fill)
        draw([(-0.43, 0.10), (-0.42, 0.24), (0.36, 0.28), (0.37, 0.14)], dark, steps=3)
    elif kind in ("wide-hat", "hat", "fedora"):
        brim = 0.78 if kind == "wide-hat" else 0.56
        draw([(-0.34, 0.26), (-0.30, 0.62), (-0.06, 0.72), (0.22, 0.64), (0.30, 0.28)], fill)
        draw([(-brim, 0.22), (-0.30, 0.30), (0.26, 0.32), (brim, 0.22), (0.28, 0.20), (-0.30, 0.18)], dark)
        draw([(-0.33, 0.30), (-0.32, 0.39), (0.28, 0.41), (0.29, 0.32)], b.dark(color, 1.0), 0.8, 3)
    elif kind == "toque":
        draw([(-0.34, 0.24), (-0.32, 0.52), (0.28, 0.54), (0.32, 0.26)], fill, 1.0, 3)
        draw(
            [(-0.32, 0.50), (-0.46, 0.72), (-0.26, 0.94), (0.06, 0.98), (0.36, 0.90), (0.42, 0.68), (0.28, 0.52)], fill
        )
    elif kind == "beret":
        draw([(-0.42, 0.26), (-0.54, 0.44), (-0.20, 0.62), (0.22, 0.54), (0.36, 0.34), (0.10, 0.27)], fill)
    elif kind == "crown":
        draw(
            [(-0.32, 0.28), (-0.36, 0.62), (-0.2, 0.46), (-0.02, 0.70), (0.14, 0.46), (0.32, 0.62), (0.30, 0.28)],
            fill,
            1.0,
            2,
        )
    elif kind in ("head-scarf", "hood", "turban"):
        draw(
            [
                (0.26, 0.34),
                (0.10, 0.58),
                (-0.24, 0.54),
                (-0.48, 0.22),
                (-0.48, -0.25),
                (-0.40, -0.62),
                (0.0, -0.66),
                (0.14, -0.46),
                (-0.04, -0.36),
                (-0.16, -0.10),
                (-0.06, 0.20),
                (0.10, 0.30),
            ],
            fill,
        )
    elif kind == "space-helmet":
        x, y = at(0.02, 0.02)
        batch.oval(x, y, h * 0.66, h * 0.66, fill)
        batch.oval(
            x + h * 0.14,
            y + h * 0.02,
            h * 0.44,
            h * 0.40,
            Grad((x, y + h * 0.4), (x, y - h * 0.4), [((0.16, 0.20, 0.30), 1), ((0.42, 0.34, 0.30), 1)]),
            0.9,
        )
        batch.oval(x + h * 0.26, y + h * 0.18, h * 0.10, h * 0.06, (1.0, 1.0, 1.0), 0.5, soft=h * 0.02)
