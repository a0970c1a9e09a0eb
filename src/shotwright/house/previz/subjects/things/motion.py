"""How things and simple creatures move: one state at every instant, from what they do and how long the shot is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ...curves import ease

TAU = math.tau
GRAVITY = 9.81

PHYSICAL = (
    "stand",
    "roll",
    "jump",
    "turn",
    "fall",
    "grow",
    "melt",
    "explode",
    "shake",
    "swing",
    "float",
    "hover",
    "appear",
    "hide",
    "burn",
    "open",
    "close",
    "move",
    "throw",
    "fly",
)
"""What can happen to any thing."""

SPEEDS = {
    "walk": 0.9,
    "run": 2.6,
    "crawl": 0.25,
    "swim": 1.0,
    "fly": 3.0,
    "drive": 7.0,
    "ride": 4.5,
    "sail": 2.5,
    "row": 1.8,
    "move": 0.7,
}
"""Metres a second, for kinds whose row names no speed of their own."""


@dataclass(slots=True)
class State:
    """Where a thing is and what has become of it."""

    x: float = 0.0
    y: float = 0.0
    """Metres from where it stood, forward and up."""
    turn: float = 0.0
    """Radians about its middle."""
    wide: float = 1.0
    tall: float = 1.0
    """Scales about its foot."""
    burst: float = 0.0
    """0 whole .. 1 and more: parts flown apart."""
    ajar: float = 0.0
    """0 as the row draws it .. 1 moved by its hinge."""
    fire: float = 0.0


@dataclass(frozen=True, slots=True)
class Mover:
    """What decides a thing's motion."""

    action: str
    seconds: float
    height: float
    pace: float
    speeds: dict[str, float]
    lift: float
    """Metres above the ground at which it flies, floats or hovers."""
    living: bool
    round: bool
    start: float
    """0..1: where in its rhythm it begins."""

    def state(self, t: float) -> State:
        """The state at `t` seconds."""
        own = getattr(self, "_" + self.action.replace("-", "_"), None)
        if self.action in self.speeds or (own is None and self.action in SPEEDS):
            return self.go(t)
        state: State = own(t) if own is not None else self._stand(t)
        return state

    def aloft(self, t: float) -> float:
        """Height of what hangs in the air or in the water."""
        return self.lift + 0.06 * min(self.height, 2.0) * math.sin(TAU * (0.35 * t + self.start)) if self.lift else 0.0

    def go(self, t: float) -> State:
        """On its way at an even speed."""
        speed = self.speeds.get(self.action, SPEEDS.get(self.action, 0.7)) * self.pace
        hop = abs(math.sin(TAU * (1.1 * t + self.start))) if self.action == "jump" else 0.0
        return State(x=speed * t, y=self.aloft(t) + 0.35 * self.height * hop)

    def _stand(self, t: float) -> State:
        breath = 0.008 * math.sin(TAU * (0.28 * t + self.start)) if self.living else 0.0
        return State(y=self.aloft(t), tall=1 + breath)

    def _roll(self, t: float) -> State:
        x = 1.1 * math.sqrt(max(0.05, self.height)) * self.pace * t
        return State(x=x, turn=-2 * x / self.height)

    def _jump(self, t: float) -> State:
        period = 0.62 + 0.30 * min(1.0, self.height)
        u = (t / period * self.pace) % 1.0
        high = min(1.0, 0.75 * self.height + 0.12)
        squash = max(0.0, 1 - min(u, 1 - u) / 0.10)
        forward = 0.8 * self.height * self.pace * t if self.living else 0.0
        return State(
            x=forward, y=4 * high * u * (1 - u), tall=1 - 0.22 * squash + 0.05 * (1 - squash), wide=1 + 0.16 * squash
        )

    def _turn(self, t: float) -> State:
        angle = TAU * 0.35 * self.pace * t
        if self.round:
            return State(y=self.aloft(t), turn=-angle)
        across = math.cos(angle)
        return State(y=self.aloft(t), wide=math.copysign(max(0.10, abs(across)), across))

    def _fall(self, t: float) -> State:
        start = max(1.2, 2.5 * self.height)
        wait = 0.15 * self.seconds
        q = max(0.0, t - wait)
        first = math.sqrt(2 * start / GRAVITY)
        if q < first:
            return State(y=start - 0.5 * GRAVITY * q * q, turn=0.12 * q)
        q -= first
        speed = 0.36 * GRAVITY * first
        while speed > 0.25:
            if q < 2 * speed / GRAVITY:
                return State(y=max(0.0, speed * q - 0.5 * GRAVITY * q * q), turn=0.0)
            q -= 2 * speed / GRAVITY
            speed *= 0.4
        return State()

    def _throw(self, t: float) -> State:
        u = (t / 1.3) % 1.0
        high = 1.2 + self.height
        return State(y=4 * high * u * (1 - u), turn=-TAU * u)

    def _grow(self, t: float) -> State:
        size = 0.30 + 0.70 * ease(t / (0.85 * self.seconds))
        return State(wide=size, tall=size)

    def _appear(self, t: float) -> State:
        size = max(0.01, ease((t - 0.1 * self.seconds) / (0.3 * self.seconds)))
        return State(y=self.aloft(t), wide=size, tall=size)

    def _hide(self, t: float) -> State:
        size = max(0.01, 1 - ease((t - 0.4 * self.seconds) / (0.4 * self.seconds)))
        return State(y=self.aloft(t), wide=size, tall=size)

    def _melt(self, t: float) -> State:
        u = ease(t / (0.95 * self.seconds))
        return State(wide=1 + 0.55 * u, tall=1 - 0.80 * u)

    def _explode(self, t: float) -> State:
        q = t - 0.30 * self.seconds
        tremble = 0.02 * math.sin(60 * t) if q < 0 else 0.0
        return State(y=self.aloft(t), turn=tremble, burst=max(0.0, 1.6 * (1 - math.exp(-2.2 * q))) if q > 0 else 0.0)

    def _shake(self, t: float) -> State:
        return State(
            y=self.aloft(t), x=0.02 * self.height * math.sin(TAU * 7.0 * t), turn=0.04 * math.sin(TAU * 7.0 * t)
        )

    def _swing(self, t: float) -> State:
        return State(y=self.aloft(t), turn=0.16 * math.sin(TAU * (0.55 * self.pace * t + self.start)))

    def _float(self, t: float) -> State:
        bob = min(0.10, 0.06 * self.height + 0.01)
        y = self.aloft(t) if self.lift else bob * math.sin(TAU * (0.4 * t + self.start))
        return State(x=0.12 * self.pace * t, y=y, turn=0.03 * math.sin(TAU * (0.31 * t + self.start)))

    def _hover(self, t: float) -> State:
        base = self.lift or max(0.35, 0.8 * self.height)
        return State(y=base + 0.05 * min(self.height, 2.0) * math.sin(TAU * 0.45 * t))

    def _burn(self, t: float) -> State:
        return State(y=self.aloft(t), fire=ease(t / 0.8))

    def _open(self, t: float) -> State:
        return State(ajar=ease((t - 0.12 * self.seconds) / (0.55 * self.seconds)))

    def _close(self, t: float) -> State:
        return State(ajar=1 - ease((t - 0.12 * self.seconds) / (0.55 * self.seconds)))

    def _eat(self, t: float) -> State:
        return State(y=self.aloft(t), turn=-0.05 - 0.05 * math.sin(TAU * 0.9 * t))

    def _sleep(self, t: float) -> State:
        return State(tall=0.92 + 0.02 * math.sin(TAU * 0.22 * t), wide=1.03)

    def _launch(self, t: float) -> State:
        q = max(0.0, t - 0.15 * self.seconds)
        speed = 2.2 * min(4.0, self.height) * self.pace
        u = ease(q / (0.9 * self.seconds))
        x = speed * (0.4 * q + 0.35 * q * q) if "drive" in self.speeds or "fly" in self.speeds else 0.0
        high = max(self.lift, 1.6 * self.height)
        return State(x=x, y=high * u, turn=0.22 * math.sin(math.pi * min(1.0, u * 1.1)) if x else 0.0)

    def _land(self, t: float) -> State:
        u = ease(t / (0.72 * self.seconds))
        x = 2.2 * min(4.0, self.height) * self.pace * (t - 0.5 * t * t / self.seconds)
        x = x if "fly" in self.speeds and self.speeds["fly"] > 0 else 0.0
        return State(x=x, y=max(self.lift, 1.6 * self.height) * (1 - u), turn=0.06 * (1 - u) if x else 0.0)
