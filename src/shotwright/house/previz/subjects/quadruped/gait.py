"""Where an animal is at each instant, in which phase of its stride, and where each foot stands.

Feet are planned first: each has a list of plants, and a planted foot does not move by a hair until it leaves the ground.
The order of feet, duty factors and strides follow Hildebrand, "Symmetrical gaits of horses" (Science 150, 1965), and
speeds follow Froude numbers as in Alexander & Jayes (J. Zool. 201, 1983): v² = Fr · g · leg.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .build import Build

Series = NDArray[np.float64]
GRAVITY = 9.81
FADE = 0.55
"""Seconds in which one action becomes the next."""
RATE = 240
"""Samples a second of the timetable."""
BEFORE, AFTER = 3.0, 2.0
"""Seconds planned before and after the shot, so that no foot begins or ends in the air."""

Spell = tuple[float, float, str]
"""Start and end in seconds, and what is done."""


@dataclass(frozen=True, slots=True)
class Gait:
    """One way of going."""

    froude: float
    stance: float
    """Way of a foot on the ground over leg length."""
    duty: float
    """Share of the stride that a foot is on the ground."""
    lift: float
    """Height of a swinging foot over leg length."""
    touch: tuple[float, float, float, float]
    """When near hind, far hind, near fore and far fore touch down, in strides."""
    bounce: float
    """Rise and fall of the trunk over leg length."""
    beats: int
    """Bounces a stride."""
    pitch: float
    """Radians by which the trunk rocks."""
    arch: float
    """How far the back bends and stretches, over leg length."""
    fold: float
    """Radians by which a swinging wrist folds."""


WALK = Gait(0.20, 0.86, 0.63, 0.13, (0.0, 0.5, 0.22, 0.72), 0.012, 2, 0.012, 0.0, 1.0)
TROT = Gait(0.95, 0.92, 0.44, 0.20, (0.0, 0.5, 0.5, 0.0), 0.030, 2, 0.006, 0.0, 1.35)
GALLOP = Gait(4.6, 1.10, 0.27, 0.32, (0.0, 0.10, 0.46, 0.58), 0.055, 1, 0.075, 0.050, 1.75)
BOUND = Gait(3.2, 1.16, 0.27, 0.34, (0.0, 0.07, 0.47, 0.56), 0.060, 2, 0.085, 0.105, 1.75)
AMBLE = Gait(0.42, 0.90, 0.55, 0.14, (0.0, 0.5, 0.20, 0.70), 0.014, 2, 0.012, 0.0, 0.9)
GAITS: dict[str, Gait] = {"walk": WALK, "trot": TROT, "run": GALLOP, "bound": BOUND, "amble": AMBLE}
POSTURES = ("sit", "lie", "graze")


def gait_of(build: Build, action: str) -> Gait | None:
    """The gait of an action, None for one that stays in place; supple animals run by bending their backs."""
    own = build.gaits.get(action, action)
    if own == "run" and build.feet == "paw" and build.kind != "bear":
        own = "bound"
    return GAITS.get(own)


@dataclass(frozen=True, slots=True)
class Plant:
    """A foot on the ground, from `on` to `off` seconds, `x` metres from where the animal stood at t = 0."""

    on: float
    off: float
    x: float


class Course:
    """The way of one animal through the shot."""

    def __init__(self, build: Build, spells: list[Spell], seconds: float, pace: float, start: float) -> None:
        self.build = build
        self.times = np.arange(-BEFORE, seconds + AFTER, 1 / RATE)
        self.spells = [
            (-math.inf if i == 0 else a, math.inf if i == len(spells) - 1 else b, action)
            for i, (a, b, action) in enumerate(spells)
        ]
        gaits = [gait_of(build, action) for _, _, action in self.spells]
        self.gaits = [gait for gait in gaits if gait is not None]
        self.postures = {posture: self.posture_weight(posture) for posture in POSTURES}
        leg = build.leg
        pace = pace if any(self.gaits) else 1.0
        speed, rate = np.zeros_like(self.times), np.zeros_like(self.times)
        weights: dict[Gait, Series] = {}
        for (begin, end, _), gait in zip(self.spells, gaits, strict=True):
            if gait is None:
                continue
            share = self.going_share(begin, end)
            v = math.sqrt(gait.froude * GRAVITY * leg) * pace
            speed += v * share
            rate += v / (gait.stance * leg / gait.duty) * share
            weights[gait] = weights.get(gait, 0.0) + share
        total = sum(weights.values(), np.zeros_like(self.times)) if weights else np.zeros_like(self.times)
        self.going = np.minimum(1.0, total)
        self.weights = {g: w / np.maximum(total, 1e-9) for g, w in weights.items()}
        self.way = self.integral(speed)
        self.phase = start + self.integral(rate)
        self.speed = speed
        self.plants = [self.planted(i) for i in range(4)]
        self.starts = [[p.on for p in plants] for plants in self.plants]

    def integral(self, rate: Series) -> Series:
        """The integral of a series over time, zero at t = 0."""
        total = np.concatenate([[0.0], np.cumsum((rate[1:] + rate[:-1]) / 2)]) / RATE
        out: Series = total - np.interp(0.0, self.times, total)
        return out

    def posture_weight(self, posture: str) -> Series:
        """0..1: how far the animal has sat or lain down."""
        out = np.zeros_like(self.times)
        for begin, end, action in self.spells:
            if action == posture:
                out += ramp(self.times, begin, begin + 1.3 * FADE) - ramp(self.times, end - 1.2 * FADE, end)
        return np.clip(out, 0.0, 1.0)

    def going_share(self, begin: float, end: float) -> Series:
        """0..1: how much of its speed a spell has; it gathers and loses speed around its bounds."""
        return ramp(self.times, begin - FADE / 2, begin + FADE) - ramp(self.times, end - FADE, end + FADE / 2)

    def planted(self, leg: int) -> list[Plant]:
        """All plants of a foot, in order."""
        # Far feet stand apart from near ones, or two legs would look like one.
        rest = self.build.legs[leg].toe.real + (0.0, 0.10, -0.02, 0.11)[leg] * self.build.h
        t, way = self.times, self.way
        if not self.weights:
            return [Plant(-math.inf, math.inf, rest)]
        offset = sum(w * g.touch[leg] for g, w in self.weights.items())
        duty = sum(w * g.duty for g, w in self.weights.items())
        own = np.maximum.accumulate(self.phase - offset)
        first, last = math.ceil(own[0]), math.floor(own[-1])
        plants = []
        for n in range(first, last + 1):
            on = float(np.interp(n, own, t))
            share = float(np.interp(on, t, duty))
            off = float(np.interp(n + share, own, t)) if n + share <= own[-1] else math.inf
            middle = float(np.interp(n + share / 2, own, t)) if n + share / 2 <= own[-1] else t[-1]
            plants.append(Plant(on, off, float(np.interp(middle, t, way)) + rest))
        if not plants:
            return [Plant(-math.inf, math.inf, rest)]
        return self.settled(leg, plants, rest)

    def settled(self, leg: int, plants: list[Plant], rest: float) -> list[Plant]:
        """The plants, with every foot brought under the body where the animal stands still."""
        stills = []
        still = self.going < 0.02
        edges = np.flatnonzero(np.diff(np.concatenate([[0], still.astype(int), [0]])))
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            if (b - a) / RATE > 0.4:
                stills.append((float(self.times[a]), float(self.times[b - 1])))
        step = 0.24
        for begin, end in stills:
            at = float(np.interp((begin + end) / 2, self.times, self.way)) + rest
            lead = 0.10 * (0, 2, 1, 3)[leg]
            up, down = begin - 0.1 + lead, begin - 0.1 + lead + step
            before = [p for p in plants if p.on < up]
            after = [p for p in plants if p.on > end + 0.02]
            if before:
                # A swing that is under way comes down under the body; a foot that stands steps there.
                last = before[-1]
                before[-1] = Plant(last.on, min(last.off, up), last.x)
                on = down if last.off >= up else min(down, max(last.off + step, begin))
            else:
                on = -math.inf
            leave = max(end, (after[0].on - 0.5) if after else math.inf) if after else math.inf
            plants = [*before, Plant(on, leave, at), *after]
        return plants

    def travel(self, t: float) -> float:
        """Metres forward since t = 0."""
        return float(np.interp(t, self.times, self.way))

    def stride(self, t: float) -> float:
        """Phase in strides; it runs only while the animal moves."""
        return float(np.interp(t, self.times, self.phase))

    def at(self, t: float, series: Series) -> float:
        """A series at `t`."""
        return float(np.interp(t, self.times, series))

    def foot(self, leg: int, t: float) -> tuple[float, float, float]:
        """Metres along the way, share 0..1 of the stance (or -1), and share of the swing (or -1)."""
        plants = self.plants[leg]
        i = max(0, bisect_right(self.starts[leg], t) - 1)
        here = plants[i]
        if t <= here.off or i + 1 == len(plants):
            # A foot that stands for long rolls off its toe only at the end.
            length = min(here.off - here.on, 0.8)
            return here.x, max(0.0, 1.0 - (here.off - t) / length), -1.0
        there = plants[i + 1]
        q = (t - here.off) / max(1e-6, there.on - here.off)
        return here.x + (there.x - here.x) * swing(q), -1.0, q


def ramp(t: Series, begin: float, end: float) -> Series:
    """0 before `begin`, 1 after `end`, smooth between; bounds at infinity are steps out of sight."""
    if math.isinf(begin):
        return np.full_like(t, 1.0 if begin < 0 else 0.0)
    u = np.clip((t - begin) / (end - begin), 0.0, 1.0)
    out: Series = u * u * (3 - 2 * u)
    return out


def swing(q: float) -> float:
    """Way of a swinging foot, 0..1, at rest on the ground at either end."""
    return q * q * q * (10 - 15 * q + 6 * q * q)
