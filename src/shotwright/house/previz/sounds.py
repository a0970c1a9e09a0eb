"""What a scene sounds like: place and weather, steps where feet touch the ground, engines where they pass."""

from __future__ import annotations

import numpy as np

from shotwright.film import Shot

from ..sound_plan import Bed, Hit, Lasting, SoundPlan
from .casting import action_of
from .rig import FigureNode
from .scene import Scene
from .subjects import ANIMALS

BED_LEVELS = {"room": -4.0, "wind": -6.0, "snow": -4.0, "birds": -7.0, "gulls": -10.0, "crickets": -6.0, "leaves": -8.0}
"""Decibels of a place's ambience against the loudest bed."""

WEATHER_BEDS = {"rain": ("rain", 0.0), "storm": ("rain", 2.0), "wind": ("wind", 0.0), "blizzard": ("blizzard", 0.0)}
"""Weather to what it sounds like out of doors, and its level."""

LASTING = {"drive": ("engine", 1.0), "sail": ("hull", -3.0), "launch": ("rocket", 7.0), "pour": ("pour", -3.0)}
"""Actions that sound for as long as they last."""

HOOFED = ("horse", "cow", "deer", "sheep", "pig", "zebra", "giraffe", "elephant")
LIGHT_FEET = ("cat", "puppy", "fox")
WIDEST = 0.8
"""Stereo position of something at the picture's edge."""


def sound_plan(scene: Scene, shot: Shot) -> SoundPlan:
    """The sounds of a scene, each at the time and the stereo position at which it is seen."""
    plan = SoundPlan(scene.seconds)
    stage, air = scene.stage, scene.palette.weather
    plan.beds = [Bed(name, BED_LEVELS.get(name, 0.0)) for name in stage.ambience]
    if air in WEATHER_BEDS and not stage.indoors:
        name, level = WEATHER_BEDS[air]
        if name not in stage.ambience:
            plan.beds.append(Bed(name, level))
    if air == "storm" and not stage.indoors:
        plan.beds.append(Bed("thunder", 1.0))
    for node, index in zip(scene.figures, scene.cast, strict=True):
        plan.hits += steps(scene, node)
        action = action_of(shot, index)
        if node.name == "car" and action in ("idle", "drive"):
            action = "drive"
        if action in LASTING:
            plan.lasting.append(lasting(scene, node, action))
    return plan


def steps(scene: Scene, node: FigureNode) -> list[Hit]:
    """A hit for every touch of the ground."""
    kind = "hoof" if node.name in HOOFED else "paw" if node.name in ANIMALS else "step"
    share = 0.5 if node.name in LIGHT_FEET else 1.0
    return [
        Hit(kind, c.t, screen_pan(scene, node, c.t), c.strength * share, c.surface or scene.stage.surface, -1.0)
        for c in node.figure.contacts(scene.seconds)
    ]


def lasting(scene: Scene, node: FigureNode, action: str) -> Lasting:
    """The sound of something that goes on, following it across the picture."""
    from .subjects import rocket

    name, level = LASTING[action]
    # An engine is heard as it ignites, before anything moves.
    start = min(rocket.IGNITION * 0.3, scene.seconds / 2) if name == "rocket" else 0.0
    pans = tuple(screen_pan(scene, node, float(t)) for t in np.linspace(start, scene.seconds, 12))
    return Lasting(name, start, scene.seconds, pans, level)


def screen_pan(scene: Scene, node: FigureNode, t: float) -> float:
    """Where a figure is on the screen, as a stereo position."""
    view = scene.view(t)
    x, y = node.at(t)
    column, _ = view.point(x, y, node.z)
    return float(np.clip(2 * column / view.width - 1, -1, 1)) * WIDEST
