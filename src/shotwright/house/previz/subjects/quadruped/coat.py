"""The pattern of a coat: every mark tints what is already painted, so it follows the body and keeps its light."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from ...raster import MULTIPLY
from .brush import Brush, flat, outline
from .build import Build, Places
from .pose import Joints, Pose, on_trunk

Mark = Callable[[Brush, Pose], None]


def paint_marks(brush: Brush, pose: Pose, marks: dict[str, Mark]) -> None:
    """Those of `marks` that the animal's row names."""
    for name in brush.build.marks:
        mark = marks.get(name)
        if mark is not None:
            mark(brush, pose)


def band(build: Build, pose: Pose, low: float, high: float, inset: float = 0.0) -> Places:
    """A strip of the trunk between two heights (shares from belly 0 to back 1), from breast to `inset` before the buttock."""
    x = np.linspace(build.back.real.min() + inset * build.h, build.under.real.max(), 8)
    order = np.argsort(build.under.real)
    bottom = np.interp(x, build.under.real[order], build.under.imag[order])
    order = np.argsort(build.back.real)
    top = np.interp(x, build.back.real[order], build.back.imag[order])
    a, b = bottom + (top - bottom) * low, bottom + (top - bottom) * high
    return on_trunk(build, pose, np.concatenate([x + 1j * a, (x + 1j * b)[::-1]]))


def belly(brush: Brush, pose: Pose) -> None:
    """A light underside."""
    brush.tint(outline(band(brush.build, pose, -0.05, 0.20, 0.13)), brush.coat.light, 0.85, 0.035)


def saddle(brush: Brush, pose: Pose) -> None:
    """A dark back."""
    build = brush.build
    cover = band(build, pose, 0.58, 1.25)
    brush.tint(outline(cover), brush.coat.dark, 0.72, 0.045)
    root, top = pose.root, pose.poll
    up = 1j * (top - root) / abs(top - root) * build.neck_width[0]
    scruff = [
        root - 0.1 * (top - root) + 0.4 * up,
        root + 0.8 * (top - root) + 0.4 * up,
        root + 0.8 * (top - root) + 1.5 * up,
        root + 1.6 * up,
    ]
    brush.tint(outline(scruff), brush.coat.dark, 0.55, 0.035)


def bib(brush: Brush, pose: Pose) -> None:
    """A light throat and breast."""
    build = brush.build
    root, top = pose.root, pose.poll
    down = -1j * (top - root) / abs(top - root) * build.neck_width[1]
    under = pose.under
    patch = [
        top + 1.3 * down,
        root + 0.65 * (top - root) + 0.22 * down,
        root + 0.2 * (top - root) + 0.45 * down,
        under[0] - 0.09 * brush.h,
        under[1] - 0.08 * brush.h,
        under[2] - 0.02j * brush.h,
        under[1] + 0.08 * brush.h,
        under[0] + 0.10 * brush.h,
        root + 0.5 * (top - root) + 1.8 * down,
    ]
    brush.tint(outline(patch), brush.coat.light, 0.95, 0.016)


def rump(brush: Brush, pose: Pose) -> None:
    """A light mirror behind."""
    back = pose.back
    h = brush.h
    patch = [
        back[1] + 0.02j * h,
        back[0] + 0.05 * h,
        back[0] - 0.09j * h + 0.03 * h,
        back[0] - 0.12j * h - 0.08 * h,
        back[1] - 0.08 * h,
    ]
    brush.tint(outline(patch), brush.coat.light, 0.9, 0.012)


@lru_cache(maxsize=32)
def blobs(seed: int, count: int, size: float, spread: float) -> list[tuple[complex, Places]]:
    """Places (shares of the trunk: along, and up from the middle) and ragged outlines of unit size."""
    rng = np.random.default_rng((seed, 17))
    out: list[tuple[complex, Places]] = []
    tries = 0
    while len(out) < count and tries < 600:
        tries += 1
        at = complex(rng.uniform(-0.28, 1.30), rng.uniform(-1.0, 1.0))
        if any(abs(at.real - p.real) * 2.2 + abs(at.imag - p.imag) * 0.8 < spread for p, _ in out):
            continue
        angle = np.linspace(0, 2 * math.pi, 9, endpoint=False)
        ragged = size * (0.72 + 0.56 * rng.random(9)) * np.exp(1j * angle)
        out.append((at, ragged * complex(rng.uniform(0.9, 1.25), 0)))
    return out


def cast(brush: Brush, pose: Pose, pattern: list[tuple[complex, Places]], color: np.ndarray, alpha: float) -> None:
    """Blobs on the trunk."""
    build = brush.build
    length = abs(build.shoulder - build.hip)
    half = (build.back.imag.max() - build.under.imag.min()) / 2
    base = complex(build.hip.real, (build.back.imag.max() + build.under.imag.min()) / 2)
    rest = np.concatenate([base + complex(at.real * length, at.imag * half) + shape * build.h for at, shape in pattern])
    for blob in on_trunk(build, pose, rest).reshape(len(pattern), -1):
        brush.dark(outline(blob, steps=3), alpha)


def pied(brush: Brush, pose: Pose) -> None:
    """A few large dark patches, as cows have."""
    cast(brush, pose, blobs(3, 6, 0.15, 0.85), brush.coat.dark, 0.96)


def spots(brush: Brush, pose: Pose) -> None:
    """Many small dark spots."""
    cast(brush, pose, blobs(5, 46, 0.026, 0.22), brush.coat.dark, 0.92)
    build = brush.build
    root, top = pose.root, pose.poll
    for i in range(9):
        q, side = (i * 0.37) % 1.0, ((i * 0.61) % 1.0 - 0.5) * 1.3
        at = root + q * (top - root) + side * 1j * (top - root) / abs(top - root) * build.neck_width[0]
        brush.batch.oval(
            at.real, at.imag, 0.021 * brush.h, 0.019 * brush.h, brush.coat.toward(brush.coat.dark), 0.92, MULTIPLY
        )


def patches(brush: Brush, pose: Pose) -> None:
    """The net of a giraffe: brown fields with light lines between them."""
    build, h = brush.build, brush.h
    for cell in on_trunk(build, pose, np.concatenate(net(-0.40, 0.40, 0.52, 1.06, 0.098)) * h).reshape(-1, 6):
        brush.dark(flat(cell), 0.88)
    root, top, axis = pose.root, pose.poll, pose.axis
    for cell in net(-0.02, abs(top - root) / h - 0.01, -0.14, 0.14, 0.078):
        brush.dark(flat(root + axis * cell * h), 0.88)


@lru_cache(maxsize=8)
def net(x0: float, x1: float, y0: float, y1: float, size: float) -> list[Places]:
    """Jittered hexagons that leave a line between them."""
    rng = np.random.default_rng(23)
    rows, columns = math.ceil((y1 - y0) / size) + 2, math.ceil((x1 - x0) / size) + 2
    jitter = rng.uniform(-0.20, 0.20, (rows + 2, 2 * columns + 4, 2)) * size

    def corner(i: int, j: int) -> complex:
        # Shared corners of a brick pattern whose bricks bulge into hexagons.
        x = x0 + (j - 1) * size / 2
        y = y0 + (i - 0.5) * size + (0.16 if (i + j) % 2 else -0.16) * size
        return complex(x, y) + complex(*jitter[i, j])

    cells = []
    for i in range(rows):
        for n in range(columns):
            j = 2 * n + i % 2
            ring = np.array(
                [
                    corner(i, j),
                    corner(i, j + 1),
                    corner(i, j + 2),
                    corner(i + 1, j + 2),
                    corner(i + 1, j + 1),
                    corner(i + 1, j),
                ]
            )
            middle = ring.mean()
            cells.append(middle + (ring - middle) * 0.84)
    return cells


def stripes(brush: Brush, pose: Pose) -> None:
    """Stripes of zebra and tiger: across the trunk, bent over the haunch, around the neck."""
    build, h = brush.build, brush.h
    zebra = build.head.kind == "horse"
    ink = brush.coat.toward(brush.coat.dark)
    count = 11 if zebra else 12
    wide = (0.040 if zebra else 0.026) * h
    for i in range(count):
        u = i / (count - 1)
        x = (-0.44 + 0.80 * u) * h
        lean = 0.20 * h * max(0.0, 0.45 - u) if zebra else 0.02 * h * math.sin(3 * i)
        top, low = 1.06 * h, (0.56 + 0.03 * math.sin(5 * i)) * h
        if not zebra:
            low += 0.10 * h * (i % 2)
        line = np.array(
            [
                complex(x - 0.6 * lean, top),
                complex(x, 0.86 * h),
                complex(x + 0.25 * lean, 0.72 * h),
                complex(x - 1.2 * lean, low),
            ]
        )
        brush.batch.stroke(
            outline(on_trunk(build, pose, line), False, 4), ink, wide, 0.95, MULTIPLY, end_width=0.25 * wide
        )
    root, top_, axis = pose.root, pose.poll, pose.axis
    for i in range(7 if zebra else 3):
        q = 0.06 + i * (0.135 if zebra else 0.25)
        a = root + q * (top_ - root) + 1j * axis * build.neck_width[0] * 1.5
        b = root + (q + 0.03) * (top_ - root) - 1j * axis * build.neck_width[1] * (1.1 if zebra else 0.2)
        brush.batch.stroke(
            outline([a, (a + b) / 2 + 0.012 * h * axis, b], False, 4),
            ink,
            wide * 0.9,
            0.95,
            MULTIPLY,
            end_width=0.3 * wide,
        )


def tabby(brush: Brush, pose: Pose) -> None:
    """Soft dark bars of a cat."""
    build, h = brush.build, brush.h
    for i in range(8):
        x = (-0.50 + 0.105 * i) * h
        line = np.array(
            [complex(x, 1.04 * h), complex(x + 0.03 * h, 0.86 * h), complex(x - 0.01 * h, (0.66 + 0.05 * (i % 2)) * h)]
        )
        brush.batch.stroke(
            outline(on_trunk(build, pose, line), False, 4),
            brush.coat.factor(0.0),
            0.045 * h,
            0.55,
            MULTIPLY,
            0.012 * h,
            end_width=0.012 * h,
        )


def leg_marks(brush: Brush, joints: Joints, calf: np.ndarray, lower: np.ndarray) -> None:
    """Marks of a leg: socks, dark points, stripes, spots."""
    build, coat = brush.build, brush.coat
    _, mid, low, fetlock, _ = joints
    for name in build.marks:
        if name in ("socks", "points"):
            color = coat.legs if name == "socks" else coat.dark
            brush.tint_along(calf, mid + 0.55 * (low - mid), low, color)
            brush.tint_along(lower, mid + 0.55 * (low - mid), low, color)
        elif name == "socks-light":
            brush.tint_along(lower, low + 0.30 * (fetlock - low), fetlock, coat.light, (0.0, 0.95))
        elif name == "stripes":
            ink, w = coat.toward(coat.dark), build.legs[0].width[2]
            bones = ((mid + 0.2 * (low - mid), low, 4, 1.25), (low, fetlock, 4, 0.95))
            for a, b, count, girth in bones if build.head.kind == "horse" else bones[:1]:
                across = 1j * (b - a) / max(1e-6, abs(b - a)) * w * girth
                for k in range(count):
                    p = a + (k + 0.6) / count * (b - a)
                    line = [(p + across).real, (p + across).imag], [(p - across).real, (p - across).imag]
                    brush.batch.stroke(line, ink, 0.020 * build.h, 0.9, MULTIPLY, end_width=0.010 * build.h)
        elif name == "spots":
            for k, (a, b) in enumerate(((mid, low), (mid, low), (low, fetlock))):
                p = a + (0.25 + 0.33 * k) * (b - a) + (0.015 * build.h if k % 2 else -0.015 * build.h)
                brush.batch.oval(
                    p.real, p.imag, 0.014 * build.h, 0.014 * build.h, coat.toward(coat.dark), 0.9, MULTIPLY
                )


UNDER: dict[str, Mark] = {"belly": belly, "bib": bib}
"""Marks of the trunk alone: the near legs are painted over them."""

OVER: dict[str, Mark] = {
    "saddle": saddle,
    "rump": rump,
    "pied": pied,
    "spots": spots,
    "patches": patches,
    "stripes": stripes,
    "tabby": tabby,
}
"""Marks of trunk, neck and thighs; legs and heads paint theirs where they are painted."""


def paint_fur(brush: Brush, pose: Pose, hairs: np.ndarray) -> None:
    """Strokes of hair on the trunk, a little lighter and darker than the coat; they come with nearness."""
    build, h = brush.build, brush.h
    alpha = brush.fine * (0.16 + 0.34 * build.fur)
    if alpha < 0.03 or build.woolly or build.feet == "pad":
        return
    u, v, tone, size = hairs.T
    x = (-0.50 + 0.93 * u) * h
    bottom = np.interp(x, build.under.real[::-1], build.under.imag[::-1])
    top = np.interp(x, build.back.real, build.back.imag)
    roots = on_trunk(build, pose, x + 1j * (bottom + (top - bottom) * (0.06 + 0.90 * v)))
    # Hair lies backwards and down, and turns a little from lock to lock.
    lie = -pose.along * np.exp(1j * (0.65 + 0.5 * np.sin(9 * u + 4 * v)))
    tips = roots + lie * h * (0.018 + 0.034 * size) * (0.45 + build.fur)
    brush.hairs(roots, tips, 0.0034 * h, tone, alpha)


def paint_wool(brush: Brush, pose: Pose, hairs: np.ndarray) -> None:
    """Curls on a sheep's flank."""
    build, h = brush.build, brush.h
    hairs = hairs[:44]
    x = (-0.50 + 0.98 * hairs[:, 0]) * h
    bottom = np.interp(x, build.under.real[::-1], build.under.imag[::-1])
    top = np.interp(x, build.back.real, build.back.imag)
    at = on_trunk(build, pose, x + 1j * (bottom + (top - bottom) * hairs[:, 1]))
    for z, tone, size in zip(at, hairs[:, 2], hairs[:, 3], strict=True):
        r = (0.030 + 0.022 * size) * h
        curl = [z + r * complex(math.cos(a), math.sin(a)) for a in np.linspace(2.6 + tone, 6.6 + tone, 5)]
        brush.fold(curl, 0.34, 0.40 * brush.detail, 0.016, 0.008)
