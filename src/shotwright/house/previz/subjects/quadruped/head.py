"""The head of an animal in profile: skull, markings, light, eye, nose and mouth; ears, horns and hair are in crown.py."""

from __future__ import annotations

import cmath
import math
from functools import cache

import numpy as np

from ...color import mix, rgb
from ...raster import MULTIPLY
from .brush import Brush, flat, furry, outline
from .build import Places, places, table
from .crown import ear, forelock, horns, lion_mane, trunk
from .pose import Pose, on_head

LONG = ("horse", "deer", "giraffe", "cow")
"""Heads with a flat cheek and a bony face."""


def paint_head(brush: Brush, pose: Pose, t: float, start: float, rough: np.ndarray) -> None:
    """The whole head, far ear first."""
    build = brush.build
    if build.mane == "lion":
        lion_mane(brush, pose, rough)
    if build.ears != "fan":
        ear(brush, pose, far=True)
    horns(brush, pose, far=True)
    if build.trunk:
        trunk(brush, pose, t, start)
    skull(brush, pose, t, rough)
    if brush.detail:
        face(brush, pose)
    horns(brush, pose, far=False)
    ear(brush, pose, far=False)
    if build.mane == "fall":
        forelock(brush, pose, t)


@cache
def drawn(name: str) -> Places:
    """A shape of shapes.toml's [face]."""
    return places(table("shapes")["face"][name], 1.0)


@cache
def mark(name: str, muzzle: float) -> Places:
    """The outline of a mark for a head whose muzzle begins at `muzzle`."""
    row = table("shapes")["mark"][name]
    points = places(row["outline"], 1.0)
    if row.get("from"):
        points = np.where(points.real < 0.8, points + muzzle, points)
    return points


def skull(brush: Brush, pose: Pose, t: float, rough: np.ndarray) -> None:
    """The head's shape, its markings, and light from above."""
    build, coat = brush.build, brush.coat
    head = build.head
    shape = head.outline
    jaw = None
    if pose.jaw > 0.0 and head.jaw is not None:
        shape, jaw = open_jaw(brush, pose)
        brush.shape(outline(on_head(build, pose, jaw), steps=3), coat.base)
    edge = outline(on_head(build, pose, shape), steps=4)
    if build.fur > 0.45 and brush.detail:
        flow = cmath.rect(1.0, pose.head + math.pi - 0.5)
        brush.shape(furry(edge, flow, 0.055 * head.length * build.fur, 0.06 * head.length, rough), coat.base)
    brush.shape(edge, coat.base)
    head_marks(brush, pose, edge)
    # The light falls straight down, whichever way the head is held.
    box = on_head(build, pose, np.array([-0.25 + 0.55j, 1.15 + 0.30j, 1.15 - 0.42j, -0.25 - 0.5j]))
    middle = complex(on_head(build, pose, np.array([0.35 - 0.03j]))[0])
    fall = -0.54j * head.length
    levels = ((0.0, 1.10, 1.0), (0.40, 0.80, 1.0), (0.72, 0.52, 1.0), (1.0, 0.22, 1.0))
    brush.slope(box, middle - fall / 2, middle + fall / 2, levels)
    if jaw is not None:
        open_mouth(brush, pose, jaw, t)
    if brush.detail and head.kind in LONG:
        brush.fold(list(on_head(build, pose, drawn("jowl"))), 0.25, 0.5 * brush.detail, 0.020, 0.010)
        brush.fold(list(on_head(build, pose, drawn("cheekbone"))), 0.35, 0.4 * brush.detail, 0.014, 0.008)
    elif brush.detail:
        brush.fold(list(on_head(build, pose, drawn("cheek"))), 0.35, 0.35 * brush.detail, 0.030, 0.015)


def head_marks(brush: Brush, pose: Pose, edge: np.ndarray) -> None:
    """The row's marks, as far as they reach the head."""
    build, coat, head = brush.build, brush.coat, brush.build.head
    long = head.kind in LONG
    white = np.minimum(coat.lit * np.float32(0.93), 1.0)
    for name in build.marks:
        if name == "face":
            brush.tint(edge, coat.legs)
        elif name == "points" and head.kind in ("horse", "bear"):
            a, b = on_head(build, pose, np.array([0.55, 1.0]))
            brush.tint_along(edge, a, b, coat.dark, (0.0, 0.75))
        elif name == "muzzle" and head.kind in ("cow", "horse"):
            a, b = on_head(build, pose, np.array([0.74, 0.90]))
            brush.tint_along(edge, a, b, mix(coat.nose, coat.base, 0.25) if head.kind == "cow" else coat.light)
        elif name in ("muzzle", "cheek"):
            brush.tint(outline(on_head(build, pose, mark(name, head.muzzle))), coat.light, 0.92, 0.010)
        elif name == "mask":
            kind = "mask-long" if head.kind in ("wolf", "puppy") else "mask"
            brush.tint(outline(on_head(build, pose, mark(kind, head.muzzle))), coat.dark, 0.9, 0.012)
        elif name == "blaze":
            kind = "blaze-long" if long else "blaze"
            brush.tint(outline(on_head(build, pose, mark(kind, head.muzzle))), white, 0.95, 0.006)
        elif name == "patches":
            for x, y, r in table("shapes")["face"]["patches"]:
                ring = complex(x, y) + r * np.exp(1.047j * np.arange(6)) * (0.85 + 0.2 * (np.arange(6) % 2))
                brush.dark(flat(on_head(build, pose, ring)), 0.85)
        elif name in ("stripes", "tabby"):
            lines = table("shapes")["face"][name]
            for line in lines if long or name == "tabby" else lines[:3]:
                wide = 0.045 * head.length
                brush.bar(on_head(build, pose, places(line, 1.0)), wide, 0.4 * wide, 0.9 if name == "stripes" else 0.5)
    if "stripes" in build.marks and long:
        a, b = on_head(build, pose, np.array([0.80, 0.95]))
        brush.tint_along(edge, a, b, coat.dark)


def open_jaw(brush: Brush, pose: Pose) -> tuple[Places, Places]:
    """The outline of the head without its lower jaw, and the jaw turned down about the corner of the mouth."""
    head = brush.build.head
    assert head.jaw is not None
    first, last = head.jaw
    corner, front = head.mouth[-1], head.mouth[0]
    turn = cmath.exp(-0.40j * pose.jaw)
    chin = corner + (head.outline[first : last + 1] - corner) * turn
    lip = corner + (np.array([front - 0.05 - 0.03j, (front + corner) / 2 - 0.015j]) - corner) * turn
    upper = np.array([*head.outline[:first], front, (front + corner) / 2 + 0.015j, corner, *head.outline[last + 1 :]])
    return upper, np.array([*lip, corner - 0.03, *chin[::-1]])


def open_mouth(brush: Brush, pose: Pose, jaw: Places, t: float) -> None:
    """The dark of the mouth, and a tongue that lolls over the lip."""
    build, head = brush.build, brush.build.head
    corner, front, lip = head.mouth[-1], head.mouth[0], complex(jaw[0])
    inside = np.array([front - 0.03, (front + corner) / 2 + 0.01j, corner, jaw[1] - 0.01j, lip])
    brush.shape(outline(on_head(build, pose, inside), steps=3), mix(brush.coat.ink, rgb("6a1c22"), 0.45))
    loll = 0.02 * math.sin(13.0 * t)
    tongue = np.array(
        [
            corner + 0.10 - 0.03j,
            (front + corner) / 2 - 0.035j,
            lip + 0.03j,
            lip + 0.045 - 0.03j,
            lip + 0.04 + (loll - 0.12) * 1j,
            lip - 0.01 + (loll - 0.14) * 1j,
            lip - 0.045 - 0.05j,
            (corner + lip) / 2 - 0.01j,
        ]
    )
    pink = mix(rgb("e07a86") * brush.coat.lit, brush.coat.shadow, 0.15)
    brush.shape(outline(on_head(build, pose, tongue), steps=3), pink)


def face(brush: Brush, pose: Pose) -> None:
    """Eye, nose, nostril and mouth, as far as they can be seen."""
    build, coat, alpha, batch = brush.build, brush.coat, brush.detail, brush.batch
    head = build.head
    size, turn = head.length, cmath.exp(1j * pose.head)

    def spot(at: complex, rx: float, ry: float, color: np.ndarray, strength: float) -> None:
        batch.oval(at.real, at.imag, size * rx, size * ry, color, strength)

    at, r = head.eye
    eye = complex(on_head(build, pose, np.array([at]))[0])
    wide = 1.0 - 0.9 * pose.blink
    lid = drawn("eye")
    rim = eye + size * r * turn * (lid.real + 1j * lid.imag * (0.35 + 0.65 * wide))
    if head.iris is not None:
        brush.shape(outline(eye + (rim - eye) * 1.22, steps=3), coat.ink, alpha)
        brush.shape(outline(rim, steps=3), head.iris * np.minimum(coat.lit, 1.0) * np.float32(0.8), alpha * wide)
        slit = 0.30 if head.kind == "cat" else 0.42
        spot(eye + size * r * turn * 0.18, r * slit, r * 0.62 * wide, coat.ink, alpha)
    else:
        # A paler socket lifts a dark eye from a dark coat.
        brush.light(list(eye + (rim - eye) * 2.0), 0.45, 0.5 * alpha, 0.004)
        brush.shape(outline(rim, steps=3), mix(coat.ink, rgb("3a2012"), 0.35), alpha)
    gleam = np.array([0.97, 0.98, 1.0], np.float32)
    spot(eye + size * r * turn * complex(0.30, 0.34), r * 0.24, r * 0.24, gleam, 0.9 * alpha * wide)
    brow = outline(eye + size * r * turn * drawn("brow"), False, 3)
    batch.stroke(brow, coat.ink, size * r * 0.35, 0.55 * alpha, end_width=size * r * 0.2)
    x, y, nw, nh = head.nose
    if head.kind == "pig":
        brush.shape(outline(on_head(build, pose, drawn("snout")), steps=4), coat.nose, alpha)
        spot(
            complex(on_head(build, pose, np.array([1.01 - 0.03j]))[0]),
            0.014,
            0.026,
            mix(coat.nose, coat.ink, 0.6),
            alpha,
        )
    elif nw > 0.036:
        shape = drawn("nose")
        brush.shape(
            outline(on_head(build, pose, complex(x, y) + nw * shape.real + 1j * nh * shape.imag), steps=3),
            coat.nose,
            alpha,
        )
        shine, hole = on_head(
            build, pose, np.array([complex(x + 0.1 * nw, y + 0.55 * nh), complex(x + 0.55 * nw, y - 0.1 * nh)])
        )
        spot(complex(shine), nw * 0.32, nh * 0.2, gleam, 0.45 * alpha)
        spot(complex(hole), nw * 0.18, nh * 0.22, coat.ink, 0.9 * alpha)
    elif nw > 0.0:
        shape = drawn("nostril")
        brush.shape(
            outline(on_head(build, pose, complex(x, y) + nw * shape.real + 1j * nh * shape.imag), steps=3),
            coat.ink,
            0.8 * alpha,
        )
    if pose.jaw <= 0.0 or head.jaw is None:
        line = outline(on_head(build, pose, head.mouth), False, 3)
        batch.stroke(line, coat.ink, 0.016 * size, 0.62 * alpha, end_width=0.007 * size)
    if brush.fine and head.kind in ("cat", "lion"):
        for hair in table("shapes")["face"]["whiskers"]:
            line = outline(on_head(build, pose, places(hair, 1.0)), False, 3)
            batch.stroke(line, gleam, 0.006 * size, 0.5 * brush.fine)
    if pose.blink > 0.5:
        batch.stroke(
            outline(eye + size * r * turn * lid[[0, 5, 4, 3]] * (1 + 0.3j), False, 3),
            coat.factor(0.2),
            size * r * 0.4,
            alpha,
            MULTIPLY,
        )
