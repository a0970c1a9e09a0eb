"""Camera moves as pure paths: what each does to the eye, the lens and the horizon between a shot's start and its end.

A move is one signed amount that runs along an eased ramp; 0 is the framed picture. Lengths are shares of the distance
to the subject, so that a move reads alike on a cup and on a mountain; dollies and zooms run in logarithms of the
picture's scale, so that they never arrive at the subject and their speed looks even.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from shotwright.film import Camera

from .view import View

SPEEDS = {"slow": 0.55, "medium": 1.0, "fast": 1.8}
"""How far a move goes in the same time."""

TYPICAL_SECONDS = 4.0
"""Length of a move at which it goes its natural way; longer ones go farther, but less than in proportion."""

MAX_ORBIT = math.radians(40)
"""Radians to either side: upright pictures turned further than this look like cards."""

WHIP = 0.45
"""Seconds that a whip pan takes."""

EDGE = 0.24
"""Share of a move in which it speeds up, and in which it slows down."""


@dataclass(frozen=True, slots=True)
class Offset:
    """What a move adds to the framed camera at one instant."""

    dx: float = 0.0
    """Shares of the distance to the subject."""
    dy: float = 0.0
    near: float = 0.0
    """Logarithm of how much larger the subject gets because the eye comes nearer."""
    zoom: float = 0.0
    """Logarithm of the change of focal length."""
    pan: float = 0.0
    """Shares of the picture's span; to the right and up."""
    tilt: float = 0.0
    orbit: float = 0.0
    """Radians to the right."""
    look_at: bool = False
    """The horizon follows so that the subject stays at its row."""


@dataclass(frozen=True, slots=True)
class Move:
    """One kind of camera move."""

    does: Callable[[float], Offset]
    """An amount to an offset."""
    extent: float
    """Amount that a medium move covers in TYPICAL_SECONDS."""
    way: tuple[float, float]
    """Where it starts and ends, in extents, in its own direction; laterals pass through the framed picture."""
    back: tuple[str, ...] = ()
    """Directions that reverse it."""
    comes_back: bool = False
    """True when the reverse ends at the framed picture (a crane that comes down) instead of leaving it."""

    def ends(self, direction: str | None, number: int, count: int) -> tuple[float, float]:
        """Amounts, in extents, at the start and the end of the move `number` of `count` in sequence."""
        start, end = self.way
        sign = -1.0 if direction in self.back else 1.0
        if self.comes_back and sign < 0:
            return end, start
        if count > 1 and start < 0:
            # In a sequence the first lateral arrives at the framed picture and later ones leave it.
            start, end = (-(end - start), 0.0) if number == 0 else (0.0, end - start)
        return sign * start, sign * end


def crane(a: float) -> Offset:
    """Rise while looking at the subject, drawing back a little."""
    return Offset(dy=a, near=-0.22 * a, look_at=True)


def aerial(a: float) -> Offset:
    """Rise and draw back."""
    return Offset(dy=a, near=-0.9 * a, look_at=True)


ACROSS = ("left", "counterclockwise")
AWAY = ("out", "back", "backward", "away")

MOVES: dict[str, Move] = {
    "pan": Move(lambda a: Offset(pan=a), 0.36, (-0.5, 0.5), ACROSS),
    "whip-pan": Move(lambda a: Offset(pan=a), 0.80, (-0.5, 0.5), ACROSS),
    "tilt": Move(lambda a: Offset(tilt=a), 0.34, (-0.5, 0.5), ("down",)),
    "truck": Move(lambda a: Offset(dx=a), 0.44, (-0.5, 0.5), ACROSS),
    "pedestal": Move(lambda a: Offset(dy=a), 0.17, (-0.5, 0.5), ("down",)),
    "dolly": Move(lambda a: Offset(near=a, look_at=True), 0.42, (-0.45, 0.55), AWAY),
    "push-in": Move(lambda a: Offset(near=a, look_at=True), 0.50, (-0.45, 0.55), AWAY),
    "pull-back": Move(lambda a: Offset(near=-a, look_at=True), 0.62, (-0.35, 0.65)),
    "fly-through": Move(lambda a: Offset(near=a, look_at=True), 0.85, (-0.45, 0.55), AWAY),
    "zoom": Move(lambda a: Offset(zoom=a, look_at=True), 0.46, (-0.45, 0.55), AWAY),
    "dolly-zoom": Move(lambda a: Offset(near=a, zoom=-a, look_at=True), 0.50, (-0.45, 0.55), AWAY),
    "crane": Move(crane, 0.36, (0.0, 1.0), ("down",), comes_back=True),
    "aerial": Move(aerial, 0.46, (0.0, 1.0), ("down",), comes_back=True),
    "orbit": Move(lambda a: Offset(orbit=a), math.radians(46), (-0.5, 0.5), ACROSS),
}
"""Every move that goes from somewhere to somewhere."""

COMBINED: dict[str, tuple[tuple[str, float], ...]] = {"spiral": (("orbit", 0.9), ("crane", 0.8))}
"""Moves that are several at once, each with its share."""

THROUGHOUT = ("static", "handheld", "track", "roll", "rack-focus")
"""Moves that last for the whole shot beside any other; `track` is done by following the subject, `roll` and
`rack-focus` by the lens."""

DUTCH = math.radians(11)
"""Radians of a Dutch angle."""


def can_film(move: str) -> bool:
    """True for a move that this camera makes."""
    return move in MOVES or move in COMBINED or move in THROUGHOUT


def glide(u: float) -> float:
    """An eased run from 0 to 1 with a long even middle, as a dolly on rails has; its speed has no steps."""
    u = min(1.0, max(0.0, u))

    def rising(x: float) -> float:
        # Integral of a smoothstep of speed over the edge.
        q = x / EDGE
        return EDGE * (q**3 - q**4 / 2)

    if u < EDGE:
        way = rising(u)
    elif u <= 1 - EDGE:
        way = u - EDGE / 2
    else:
        way = 1 - EDGE - rising(1 - u)
    return way / (1 - EDGE)


@dataclass(frozen=True, slots=True)
class Leg:
    """One move of a sequence laid out in time."""

    move: Move
    start: float
    end: float
    """Seconds."""
    first: float
    last: float
    """Amounts."""

    def offset(self, t: float) -> Offset:
        """What it adds at `t`: its first amount before it starts, its last once it is over."""
        share = glide((t - self.start) / max(1e-6, self.end - self.start))
        return self.move.does(self.first + (self.last - self.first) * share)


def legs(moves: tuple[Camera, ...], seconds: float) -> tuple[Leg, ...]:
    """The moves of a shot one after the other, each with an equal share of the time."""
    series = [m for m in moves if m.move in MOVES or m.move in COMBINED]
    laid: list[Leg] = []
    for number, camera in enumerate(series):
        each = seconds / len(series)
        reach = SPEEDS[camera.speed or "medium"] * min(1.6, max(0.45, (each / TYPICAL_SECONDS) ** 0.6))
        # A whip is over in under half a second, in the middle of its time.
        rest = max(0.0, (each - WHIP) / 2) if camera.move == "whip-pan" else 0.0
        for name, share in COMBINED.get(camera.move, ((camera.move, 1.0),)):
            move = MOVES[name]
            extent = move.extent * reach * share
            if name == "orbit":
                extent = min(extent, 2 * MAX_ORBIT)
            # Only a crane by itself comes down; around a subject it always rises.
            direction = camera.direction if name == camera.move or name == "orbit" else None
            first, last = move.ends(direction, number, len(series))
            laid.append(Leg(move, number * each + rest, (number + 1) * each - rest, first * extent, last * extent))
    return tuple(laid)


def rolling(moves: tuple[Camera, ...], angle: str | None, seconds: float, seed: int) -> Callable[[float], float] | None:
    """Radians of roll over the shot: a Dutch angle that leans a little further, or a turn all the way round."""
    turn = next((m for m in moves if m.move == "roll"), None)
    if turn is not None:
        sign = -1.0 if turn.direction in ("left", "counterclockwise") else 1.0
        return lambda t: sign * 2 * math.pi * glide(t / max(1e-6, seconds))
    if angle == "dutch":
        side = -1.0 if seed % 2 else 1.0
        return lambda t: side * DUTCH * (0.85 + 0.15 * glide(t / max(1e-6, seconds)))
    return None


@dataclass(frozen=True, slots=True)
class Hand:
    """The unrest of a hand: slow drift and small shakes whose mean over the shot is zero."""

    strength: float
    phases: tuple[tuple[float, ...], ...]
    mean: tuple[float, float]

    FREQUENCIES = (0.23, 0.41, 0.83, 1.57, 2.9)
    """Hertz; the faster, the smaller."""

    @classmethod
    def holding(cls, strength: float, seconds: float, seed: int) -> Hand:
        """A hand of this seed."""
        phases = np.random.default_rng((seed, 71)).uniform(0, 2 * math.pi, (2, len(cls.FREQUENCIES)))
        hand = cls(strength, tuple(tuple(float(p) for p in row) for row in phases), (0.0, 0.0))
        swings = np.array([hand.swing(t) for t in np.linspace(0, seconds, 201)])
        across, up = swings.mean(0)
        return replace(hand, mean=(float(across), float(up)))

    def swing(self, t: float) -> tuple[float, float]:
        """Shares of the picture's height by which the look has wandered to the right and up."""
        across, up = (
            sum(math.sin(2 * math.pi * f * t + p) / (1 + 3.2 * f) for f, p in zip(self.FREQUENCIES, row, strict=True))
            for row in self.phases
        )
        k = 0.016 * self.strength
        return k * across - self.mean[0], k * up - self.mean[1]


Follow = Callable[[float], float]
"""Metres to the right by which the eye has followed the subject at t seconds."""


@dataclass(frozen=True)
class Path:
    """The moves of a shot around a framed camera."""

    base: View
    distance: float
    """Metres to what is looked at."""
    target: tuple[float, float]
    """(y, z) in metres of what is looked at."""
    legs: tuple[Leg, ...] = ()
    hand: Hand | None = None
    follow: Follow = lambda t: 0.0
    lowest: float = 0.25
    """Least and greatest height of the eye in metres; a move that would pass them goes less far."""
    highest: float = math.inf
    closest: float = math.inf
    """Most by which the subject may grow, as a logarithm: approaches that would end closer start farther away."""

    def ends(self) -> list[list[Offset]]:
        """What the moves add where one of them starts or ends: every extreme of the way is there."""
        times = {leg.start for leg in self.legs} | {leg.end for leg in self.legs}
        return [[leg.offset(t) for leg in self.legs] for t in sorted(times)]

    @cached_property
    def withdrawn(self) -> float:
        """Logarithm by which the whole way stays back so that the closest point is not passed."""
        if math.isinf(self.closest):
            return 0.0
        growth = [sum(o.near + o.zoom for o in offsets) for offsets in self.ends()]
        return max(0.0, max(growth, default=0.0) - max(0.0, self.closest))

    @cached_property
    def rise(self) -> float:
        """Share of its height that a rising or sinking move may use."""
        share = 1.0
        for offsets in self.ends():
            up = sum(o.dy for o in offsets) * self.distance
            near = sum(o.near for o in offsets) - self.withdrawn
            if up > 0 and not math.isinf(self.highest):
                share = min(share, max(0.12, (self.highest * math.exp(-near) - self.base.y) / up))
            elif up < 0:
                share = min(share, max(0.0, (self.base.y - self.lowest) / -up))
        return share

    def view(self, t: float) -> View:
        """The camera at `t`, before the subject is kept in the picture."""
        b, d = self.base, self.distance
        followed = self.follow(t)
        x, y, focal, pan, tilt, turn = b.x + followed, b.y, b.focal, 0.0, 0.0, b.orbit
        span = min(b.width, 16 / 9 * b.height)
        near, looking = -self.withdrawn, self.withdrawn > 0
        for leg in self.legs:
            o = leg.offset(t)
            x += o.dx * d
            y += o.dy * d * self.rise
            near += o.near
            focal *= math.exp(o.zoom)
            pan += o.pan * span
            tilt += o.tilt * b.height
            turn += o.orbit
            looking |= o.look_at
        if self.hand is not None:
            across, up = self.hand.swing(t)
            pan += across * b.height
            tilt += up * b.height
        z = b.z + d * (1 - math.exp(-near))
        horizon = b.horizon
        if looking:
            ty, tz = self.target
            row = b.horizon - (ty - b.y) * b.focal / (tz - b.z)
            horizon = row + (ty - y) * focal / (tz - z)
        return replace(
            b,
            x=x,
            y=y,
            z=z,
            focal=focal,
            horizon=horizon + tilt,
            pan=b.pan + pan,
            orbit=min(MAX_ORBIT, max(-MAX_ORBIT, turn)),
            pivot=(b.pivot[0] + followed, self.target[1]),
        )
