"""Doings of people from poses.toml: keys in time, read into poses."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...curves import ease
from .build import Build
from .pose import Pose, point, sitting, standing, travelling, trunk, walking

Key = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Doing:
    """One table of poses.toml."""

    name: str
    keys: tuple[Key, ...]
    period: float = 0.0
    face: float | None = None
    seat: bool = False
    sit: bool = False
    base: str = ""
    speed: float = 0.0
    rise: float = 0.0
    low: float = 1.0
    below: float = 0.0
    swims: bool = False
    smile: bool = False
    mouth: bool = False
    shut: bool = False
    hold: tuple[str, str] | None = None
    hold_far: tuple[str, str] | None = None
    tilt: float = 0.0
    tilt_far: float = 0.0
    before: tuple[Any, ...] | None = None
    before_top: tuple[str, str] | None = None
    ball: str = ""
    flies: tuple[float, float] | None = None


@cache
def doings() -> dict[str, Doing]:
    """Every doing by its name."""
    out = {}
    for name, row in tomllib.loads(files(__package__).joinpath("poses.toml").read_text("utf-8")).items():
        data: dict[str, Any] = {k.replace("-", "_"): tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        out[name] = Doing(name, **data)
    return out


def blended(keys: tuple[Key, ...], u: float, loop: bool) -> Key:
    """The key at u (0..1 of the way through): numbers and pairs eased from each key to the next."""
    count = len(keys)
    if count == 1:
        return keys[0]
    along = (u % 1.0) * count if loop else min(max(u, 0.0), 0.9999) * (count - 1)
    i = int(along)
    a, b, q = keys[i % count], keys[(i + 1) % count], ease(along - i)
    out: Key = {}
    for name in {**a, **b}:
        first, last = a.get(name), b.get(name)
        if isinstance(first, list) or isinstance(last, list):
            rest = first or last
            assert rest is not None
            out[name] = [x * (1 - q) + y * q for x, y in zip(first or rest, last or rest, strict=True)]
        else:
            out[name] = (first or 0.0) * (1 - q) + (last or 0.0) * q
    return out


def doing_pose(
    build: Build, doing: Doing, t: float, seconds: float, start: float, pace: float, seat: float | None
) -> Pose:
    """The pose of a doing, t seconds into the `seconds` that it lasts."""
    loop = doing.period > 0
    key = blended(doing.keys, t * pace / doing.period + start if loop else t / max(0.1, 0.8 * seconds), loop)
    seated = (doing.seat or doing.sit) and seat is not None
    if seated and seat is not None:
        pose = sitting(build, t, start, seat)
    elif doing.base == "walk":
        pose = travelling(build, walking(build, 0.6 * pace), t, start)
    else:
        pose = standing(build, t, start)
    leg, arm = build.leg, build.arm
    if "h" in key and not seated:
        pose.hip = pose.hip + leg * point(*key["h"])
    for name, foot in (("nf", "near_foot"), ("ff", "far_foot")):
        if name in key:
            setattr(pose, foot, leg * point(*key[name]))
    pose.lean += math.radians(key.get("lean", 0.0)) * (1 if pose.lean < 0.1 else 0.6)
    pose.nod += math.radians(key.get("nod", 0.0))
    pose.gaze += key.get("gaze", 0.0)
    pose.near_roll, pose.far_roll = (math.radians(r) for r in key.get("roll", (0, 0)))
    shoulder = trunk(build, pose.hip, pose.lean + build.stoop)
    if "n" in key:
        pose.near_hand = shoulder + arm * point(*key["n"])
    if "f" in key:
        pose.far_hand = shoulder + arm * point(*key["f"])
    pose.turn = math.radians(key.get("turn", 0.0))
    pose.up = key.get("up", 0.0) * build.height / 1.72
    return pose
