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

QUARTER = 0.6
"""The turn at which the three-quarter outline holds."""

PROFILE = np.array([
    (-0.30, 0.28), (0.02, 0.46), (0.24, 0.40), (0.325, 0.22), (0.335, 0.10), (0.330, 0.04), (0.425, -0.075),
    (0.345, -0.115), (0.360, -0.19), (0.330, -0.26), (0.320, -0.36), (0.20, -0.455), (0.03, -0.40), (-0.15, -0.26),
    (-0.32, 0.0),
])  # fmt: skip
THREE_QUARTER = np.array([
    (-0.33, 0.26), (-0.02, 0.47), (0.20, 0.41), (0.310, 0.23), (0.325, 0.11), (0.302, 0.035), (0.328, -0.05),
    (0.320, -0.13), (0.298, -0.21), (0.270, -0.29), (0.230, -0.39), (0.14, -0.462), (0.02, -0.42), (-0.13, -0.29),
    (-0.31, -0.02),
])  # fmt: skip
FRONT = np.array([
    (-0.31, 0.26), (0.0, 0.47), (0.20, 0.40), (0.310, 0.24), (0.335, 0.12), (0.335, 0.04), (0.330, -0.05),
    (0.320, -0.12), (0.295, -0.20), (0.250, -0.29), (0.160, -0.40), (0.0, -0.465), (-0.15, -0.40), (-0.26, -0.27),
    (-0.335, 0.0),
])  # fmt: skip
"""The same fifteen points of a face's outline, seen from the side, half turned and from the front."""


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
    throat(batch, b, neck, spot, turn)
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
    u = turn / QUARTER if turn < QUARTER else (turn - QUARTER) / (1 - QUARTER)
    first, last = (PROFILE, THREE_QUARTER) if turn < QUARTER else (THREE_QUARTER, FRONT)
    draw(first * (1 - u) + last * u, gradient)


def features(
    batch: Batch, b: Build, spot: Spot, shape: Shape, t: float, start: float, turn: float, pose: Pose, pixels: float
) -> None:
    """Ear, cheek, brows, eyes, nose, mouth, glasses and beard."""
    at, draw = spot, shape
    h = b.head
    dark, line = b.dark(b.skin, 0.75), mix(b.dark(b.skin, 0.8), (0.20, 0.08, 0.08), 0.45)
    brow = mix(b.hair, (0.05, 0.03, 0.03), 0.35)
    look = 0.03 * pose.gaze
    # A slow blink: down and up in a third of a second.
    open_eye = min(1.0, abs(((t * 0.36 + start) % 1.0 - 0.06) / 0.06))
    open_eye = 0.12 if "shut" in b.extras else open_eye
    ear_x = -0.08 - 0.24 * turn
    x, y = at(ear_x, -0.02)
    batch.oval(x, y, h * 0.055, h * 0.085, b.dark(b.skin, 0.25))
    batch.oval(x + h * 0.008, y, h * 0.028, h * 0.05, dark, 0.5)
    # Eyes, nose and mouth lie on one round head: what turns away is narrowed, and all keep to its middle line.
    yaw = (1.0 - turn) * math.pi / 2
    middle = 0.30 * math.sin(yaw)
    spread = 0.43
    near_x, far_x = 0.32 * math.sin(yaw - spread), 0.32 * math.sin(min(math.pi / 2, yaw + spread))
    eyes = [(near_x, math.cos(yaw - spread))]
    if math.cos(yaw + spread) > 0.25:
        eyes.append((far_x - 0.02, math.cos(yaw + spread)))
    cheek_x = near_x - 0.02
    x, y = at(cheek_x, -0.13)
    blush, warm = mix(b.skin, (0.86, 0.30, 0.26), 0.35), 0.40 * float(b.skin.mean())
    batch.oval(x, y, h * 0.11, h * 0.08, blush, warm, soft=h * 0.04)
    raised = 0.012 * math.sin(t * 0.9 + start * 9)
    for ex, narrow in eyes:
        w = 0.068 * max(narrow, 0.42)
        if pixels > 34:
            eye(batch, b, at, ex, w, look, open_eye * (1.0 - pose.down), pixels)
        else:
            batch.oval_at(at(ex, 0.045 - 0.02 * pose.down), h * w * 0.6, h * 0.040 * max(open_eye - pose.down, 0.25),
                          (0.13, 0.08, 0.07))  # fmt: skip
        side = 1.0 if ex == near_x else -1.0
        arch = [(-1.25 * side, 0.132), (-0.5 * side, 0.170), (0.4 * side, 0.172), (1.10 * side, 0.160)]
        batch.stroke(
            smooth([at(ex + w * px, py + raised) for px, py in arch], False, 4),
            brow,
            h * (0.026 if not b.female else 0.019),
            0.95,
        )
    nose = middle + 0.105 * math.sin(yaw)
    if turn > 0.25:
        bridge, wing = middle * 0.55 + nose * 0.45, middle - 0.012
        # The side of the nose that turns from the light, its tip and wing.
        draw([(bridge, 0.05), (nose, -0.075), (nose - 0.02, -0.105), (wing, -0.10), (bridge - 0.035, 0.0)], dark, 0.20)
        batch.stroke(
            smooth([at(bridge + 0.01, 0.03), at(nose, -0.070), at(nose - 0.022, -0.105), at(wing + 0.012, -0.100)],
                   False, 4),
            line,
            h * 0.013,
            0.6,
        )  # fmt: skip
        batch.stroke(smooth([at(wing - 0.03, -0.075), at(wing - 0.04, -0.10), at(wing - 0.01, -0.108)], False, 4), line,
                     h * 0.009, 0.4)  # fmt: skip
        mouth = middle * 0.98
    else:
        batch.oval_at(at(0.34, -0.105), h * 0.02, h * 0.012, line, 0.5)
        mouth = 0.27
    wide = 0.088 * max(0.55, math.cos(yaw)) if turn > 0.25 else 0.05
    talking = 0.5 + 0.5 * math.sin(t * 11 + start * 7)
    lip = mix(b.skin, (0.66, 0.16, 0.18), 0.50 if b.female else 0.34)
    smile = 0.040 if "smile" in b.extras else -0.012 if "sad" in b.extras else 0.010
    corners = at(mouth - wide, -0.226 + smile), at(mouth + wide * 0.8, -0.226 + smile * 0.8)
    if pixels > 60 and turn > 0.25:
        upper = [corners[0], at(mouth - 0.022, -0.205), at(mouth, -0.212), at(mouth + 0.02, -0.205), corners[1]]
        lower = [corners[1], at(mouth + 0.03, -0.258), at(mouth - 0.03, -0.260), corners[0]]
        batch.poly(smooth([*upper, *lower[1:-1]], steps=4), lip, 0.85)
        batch.oval_at(at(mouth - 0.005, -0.246), h * 0.030, h * 0.007, (1.0, 0.9, 0.86), 0.25, soft=h * 0.008)
        seam = smooth([corners[0], at(mouth, -0.232), corners[1]], False, 4)
        batch.stroke(seam, mix(lip, (0.12, 0.03, 0.04), 0.55), h * 0.010, 0.8)
        batch.oval_at(at(mouth, -0.305), h * 0.055, h * 0.016, dark, 0.22, soft=h * 0.02)
    else:
        batch.stroke(smooth([corners[0], at(mouth, -0.238), corners[1]], False, 4), lip, h * 0.022)
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
        beard[:, 0] += mouth - 0.27 if turn > 0.25 else 0.0
        draw(beard, b.hair, 0.96)
        batch.stroke(
            smooth([at(mouth - 0.1, -0.19), at(mouth, -0.165), at(mouth + 0.09, -0.19)], False, 4),
            mix(b.hair, (0, 0, 0), 0.15),
            h * 0.045,
        )
        batch.stroke(smooth([at(mouth - 0.05, -0.235), at(mouth + 0.05, -0.235)], False, 3), lip, h * 0.018)
    if b.glasses:
        rim = rgb("241c1c")
        rims = [(ex, 0.100 * max(narrow, 0.5)) for ex, narrow in eyes]
        for ex, half in rims:
            ring = [at(ex + half * math.cos(a), 0.035 + 0.085 * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 23)]
            batch.poly(ring, (0.85, 0.92, 0.95), 0.10)
            batch.stroke(ring, rim, h * 0.013)
            glint = [at(ex - half * 0.45, 0.075), at(ex - half * 0.05, 0.100)]
            batch.stroke(glint, (1.0, 1.0, 1.0), h * 0.010, 0.45)
        batch.stroke([at(ear_x, 0.05), at(rims[0][0] - rims[0][1], 0.055)], rim, h * 0.012)
        if len(rims) > 1:
            inner = [at(rims[0][0] + rims[0][1], 0.05), at(middle, 0.07), at(rims[1][0] - rims[1][1], 0.05)]
            batch.stroke(smooth(inner, False, 3), rim, h * 0.012)


def throat(batch: Batch, b: Build, neck: Point, spot: Spot, turn: float) -> None:
    """The neck, widening into the shoulders, in the chin's shadow, and the collar around it."""
    h, s = b.head, b.height / 1.72
    width = 0.185 if b.female else 0.215
    top, tone = spot(-0.10 + 0.06 * turn, -0.22), b.dark(b.skin, 0.22)
    left, right = top + point(-width * h, 0.0), top + point(width * h, 0.0)
    foot = neck + point(0.0, -0.10 * h)
    spread = (width + 0.13) * h
    outline = [left, right, neck * 0.5 + right * 0.5 + point(width * 0.52 * h, -0.01 * h), foot + point(spread, -0.04 * h),
               foot + point(0.0, -0.13 * h), foot + point(-spread, -0.02 * h),
               neck * 0.5 + left * 0.5 + point(-width * 0.52 * h, 0.0)]  # fmt: skip
    ends = tuple(neck + point(-spread, 0.0)), tuple(neck + point(spread, 0.0))
    batch.poly(smooth(outline, steps=4), Grad(*ends, [(b.dark(b.skin, 0.75), 1), (tone, 1), (b.dark(b.skin, 0.4), 1)]))
    shade = [left + point(0.0, 0.06 * h), right + point(0.02 * h, 0.04 * h), right + point(0.0, -0.09 * h),
             spot(0.04, -0.52), left + point(0.0, -0.02 * h)]  # fmt: skip
    batch.poly(smooth(shade, steps=4), b.dark(b.skin, 1.0), 0.55, soft=0.012 * s)
    if b.scarf is not None:
        return
    cloth = b.upper.color
    open_neck = b.upper.kind in ("dress", "t-shirt", "vest", "blouse")
    low = -0.20 if open_neck else -0.15
    rim = [foot + point(-spread - 0.02 * h, 0.05 * h), foot + point(-spread * 0.5, low * h * 0.75),
           foot + point(0.03 * h, low * h),
           foot + point(spread * 0.55, low * h * 0.75), foot + point(spread + 0.02 * h, 0.02 * h)]  # fmt: skip
    batch.stroke(smooth(rim, False, 5), b.dark(cloth, 0.35), 0.026 * s)
    batch.stroke(
        smooth([p + point(0.0, 0.006 * s) for p in rim], False, 5), mix(cloth, (1.0, 1.0, 1.0), 0.14), 0.014 * s
    )


def eye(batch: Batch, b: Build, at: Spot, ex: float, w: float, look: float, open_eye: float, pixels: float) -> None:
    """An eye with its lids: `open_eye` 1 looks out, below a third it is lowered or shut."""
    h, lash = b.head, (0.10, 0.06, 0.06)
    lid = b.dark(b.skin, 0.30)
    if open_eye < 0.34:
        # Lids down: the lash line is a bow that hangs, under the lid's own light.
        batch.oval_at(at(ex, 0.042), h * w, h * 0.034, lid, 0.55, soft=h * 0.012)
        bow = [at(ex - w, 0.040), at(ex - w * 0.3, 0.012), at(ex + w * 0.45, 0.012), at(ex + w * 1.1, 0.034)]
        batch.stroke(smooth(bow, False, 4), lash, h * 0.017)
        batch.stroke([at(ex - w * 0.9, 0.036), at(ex - w * 1.25, 0.018)], lash, h * 0.010, 0.8 if b.female else 0.0)
        return
    top, low = 0.040 + 0.034 * open_eye, 0.014
    white = [at(ex - w, 0.040), at(ex - w * 0.35, top), at(ex + w * 0.4, top), at(ex + w * 1.05, 0.042),
             at(ex + w * 0.4, low), at(ex - w * 0.4, low)]  # fmt: skip
    batch.poly(smooth(white, steps=4), mix((0.96, 0.94, 0.91), b.skin, 0.28))
    # The iris touches both lids: an eye that shows white all round stares.
    gaze = max(-0.4, min(0.4, look * 6)) * w
    x, y = at(ex + gaze + w * 0.12, (top + low) / 2 + 0.002)
    batch.oval(x, y, h * min(0.036, w * 0.60), h * (top - low) * 0.58, mix(b.hair, (0.22, 0.13, 0.08), 0.6))
    batch.oval(x, y, h * min(0.018, w * 0.30), h * (top - low) * 0.30, (0.06, 0.04, 0.04))
    batch.oval(x + h * 0.010, y + h * 0.012, h * 0.007, h * 0.007, (1.0, 1.0, 1.0), 0.9)
    upper = [
        at(ex - w * 1.05, 0.038),
        at(ex - w * 0.35, top + 0.004),
        at(ex + w * 0.4, top + 0.004),
        at(ex + w * 1.1, 0.044),
    ]
    batch.stroke(smooth(upper, False, 4), lash, h * (0.017 if b.female else 0.013))
    if pixels > 80:
        fold = [at(ex - w * 0.9, 0.070), at(ex - w * 0.2, top + 0.026), at(ex + w * 0.9, 0.066)]
        batch.stroke(smooth(fold, False, 4), b.dark(b.skin, 0.85), h * 0.007, 0.45)
        under = [at(ex - w * 0.7, 0.012), at(ex, 0.000), at(ex + w * 0.8, 0.016)]
        batch.stroke(smooth(under, False, 4), b.dark(b.skin, 0.8), h * 0.006, 0.3)


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
    elif style == "bob" or (style == "curly" and b.female):
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
    if style == "curly" and not b.female:
        # Short curls: a crown of locks above the ears.
        for px, py, r in (
            (-0.33, 0.16, 0.12),
            (-0.30, 0.34, 0.14),
            (-0.12, 0.46, 0.15),
            (0.08, 0.47, 0.14),
            (0.24, 0.38, 0.11),
        ):
            ring = [(px + r * math.cos(a), py + r * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 9)[:-1]]
            draw(ring, b.hair)
    if style == "crop":
        cap = [(p * 0.96, q * 0.97) for p, q in cap]
    draw(cap, b.hair)
    draw([(0.10, 0.44), (-0.12, 0.46), (-0.28, 0.30), (-0.24, 0.26), (-0.08, 0.38), (0.08, 0.38)], sheen(b.hair), 0.42)
    for k in range(4):
        lock = [
            (0.14 - 0.09 * k, 0.40 - 0.02 * k),
            (-0.06 - 0.08 * k, 0.36 - 0.05 * k),
            (-0.20 - 0.045 * k, 0.14 - 0.05 * k),
        ]
        lock += [(x - 0.014, y + 0.016) for x, y in reversed(lock)]
        draw(lock, sheen(b.hair), 0.28)
    if turn > 0.4:
        draw([(0.12, 0.33), (0.26, 0.35), (0.35, 0.14), (0.35, 0.0), (0.325, 0.12), (0.25, 0.25)], b.hair)


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
