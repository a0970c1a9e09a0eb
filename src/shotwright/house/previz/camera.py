"""Camera moves as pure paths: what each does to the eye, the lens and the horizon, from the shot's start to its end."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from shotwright.film import Camera

from .curves import ease, noise1
from .view import View

SPEEDS = {"slow": 0.55, "medium": 1.0, "fast": 1.9}
"""How far a move goes, as a share of its natural extent."""

MAX_ORBIT = math.radians(40)
"""Upright pictures turned further than this look like cards."""


@dataclass(frozen=True, slots=True)
class Offset:
    """What a move adds to the framed camera at one instant; lengths are shares of the distance to the subject."""

    dx: float = 0.0
    dy: float = 0.0
    dz: float = 0.0
    pan: float = 0.0
    """Share of the picture's width."""
    tilt: float = 0.0
    """Share of the picture's height; positive looks up."""
    zoom: float = 1.0
    orbit: float = 0.0
    look_at: bool = False
    """The horizon follows so that the subject stays at its row."""


Move = Callable[[float, float, str | None, float], Offset]
"""(u 0..1 eased, strength, direction, t seconds) -> Offset"""


def pan(u: float, s: float, way: str | None, t: float) -> Offset:
    """Turn the head: the picture slides without parallax."""
    sign = -1.0 if way == "left" else 1.0
    return Offset(pan=sign * 0.34 * s * (u - 0.5))


def tilt(u: float, s: float, way: str | None, t: float) -> Offset:
    """Look up or down."""
    sign = -1.0 if way == "down" else 1.0
    return Offset(tilt=sign * 0.32 * s * (u - 0.5))


def truck(u: float, s: float, way: str | None, t: float) -> Offset:
    """Slide sideways: near things pass faster than far ones."""
    sign = -1.0 if way == "left" else 1.0
    return Offset(dx=sign * 0.42 * s * (u - 0.5))


def dolly(u: float, s: float, way: str | None, t: float) -> Offset:
    """Drive towards the subject, or away."""
    if way in ("out", "back"):
        return Offset(dz=-0.42 * s * u, look_at=True)
    return Offset(dz=min(0.62, 0.36 * s) * u, look_at=True)


def push_in(u: float, s: float, way: str | None, t: float) -> Offset:
    """A dolly that ends close."""
    return Offset(dz=min(0.66, 0.44 * s) * u, look_at=True)


def pull_back(u: float, s: float, way: str | None, t: float) -> Offset:
    """A dolly that ends far away."""
    return Offset(dz=-0.62 * s * u, look_at=True)


def zoom(u: float, s: float, way: str | None, t: float) -> Offset:
    """Change the lens: everything grows alike."""
    factor = 1.0 + 0.48 * s
    return Offset(zoom=factor ** (1 - u) if way in ("out", "back") else factor**u, look_at=True)


def crane(u: float, s: float, way: str | None, t: float) -> Offset:
    """Rise or sink while looking at the subject."""
    if way == "down":
        return Offset(dy=0.46 * s * (1 - u), dz=-0.10 * s * (1 - u), look_at=True)
    return Offset(dy=0.46 * s * u, dz=-0.10 * s * u, look_at=True)


def pedestal(u: float, s: float, way: str | None, t: float) -> Offset:
    """Rise or sink, looking straight ahead: near things sink faster than far ones."""
    sign = -1.0 if way == "down" else 1.0
    return Offset(dy=sign * 0.14 * s * (u - 0.5))


def aerial(u: float, s: float, way: str | None, t: float) -> Offset:
    """Pull up and away."""
    if way == "down":
        return Offset(dy=0.75 * s * (1 - u), dz=-0.55 * s * (1 - u), look_at=True)
    return Offset(dy=0.75 * s * u, dz=-0.55 * s * u, look_at=True)


def orbit(u: float, s: float, way: str | None, t: float) -> Offset:
    """Circle the subject, as far as upright layers allow."""
    sign = -1.0 if way in ("left", "counterclockwise") else 1.0
    return Offset(orbit=sign * min(2 * MAX_ORBIT, math.radians(46) * s) * (u - 0.5))


def handheld(u: float, s: float, way: str | None, t: float) -> Offset:
    """The unrest of a hand: slow drift and small shakes about zero."""
    x = (float(noise1(t * 1.1, 71, 3)) + 0.35 * float(noise1(t * 4.2, 72, 2))) - 0.60
    y = (float(noise1(t * 1.3 + 50, 73, 3)) + 0.35 * float(noise1(t * 4.7, 74, 2))) - 0.60
    return Offset(pan=0.020 * s * x, tilt=0.026 * s * y, dx=0.010 * s * x)


def fly_through(u: float, s: float, way: str | None, t: float) -> Offset:
    """Fly forward, rising a little."""
    return Offset(dz=min(0.72, 0.6 * s) * u, dy=0.06 * math.sin(math.pi * u), look_at=True)


def dolly_zoom(u: float, s: float, way: str | None, t: float) -> Offset:
    """Drive in while the lens widens: the subject keeps its size and the world behind it falls back."""
    dz = min(0.5, 0.36 * s) * u
    return Offset(dz=dz, zoom=1 - dz, look_at=True)


def static(u: float, s: float, way: str | None, t: float) -> Offset:
    """Nothing."""
    return Offset()


MOVES: dict[str, Move] = {
    "static": static,
    "pan": pan,
    "whip-pan": lambda u, s, way, t: pan(ease(min(1.0, u * 2.2)), s * 1.5, way, t),
    "tilt": tilt,
    "truck": truck,
    "dolly": dolly,
    "push-in": push_in,
    "pull-back": pull_back,
    "zoom": zoom,
    "crane": crane,
    "pedestal": pedestal,
    "aerial": aerial,
    "orbit": orbit,
    "handheld": handheld,
    "fly-through": fly_through,
    "dolly-zoom": dolly_zoom,
    "track": static,
}
"""Every move that can be filmed; `track` is done by the framing, which follows the subject."""

TOGETHER = ("handheld", "track", "static")
"""Moves that last for the whole shot beside any other."""


@dataclass(frozen=True, slots=True)
class Path:
    """The moves of a shot laid out in time around a framed camera."""

    base: View
    distance: float
    """Metres to the subject."""
    target: tuple[float, float]
    """(y, z) in metres of what is looked at."""
    moves: tuple[Camera, ...]
    seconds: float
    follow: Callable[[float], tuple[float, float]] = lambda t: (0.0, 0.0)
    """Metres (x, y) by which the eye follows the subject."""
    lift: float = 0.0
    """Least height of the eye above the ground in metres."""

    def offsets(self, t: float) -> list[Offset]:
        """What every move adds at `t`."""
        u = min(1.0, max(0.0, t / max(1e-6, self.seconds)))
        series = [m for m in self.moves if m.move not in TOGETHER]
        out = [MOVES[m.move](u, SPEEDS[m.speed or "medium"], m.direction, t) for m in self.moves if m.move in TOGETHER]
        for i, m in enumerate(series):
            local = min(1.0, max(0.0, u * len(series) - i))
            out.append(MOVES[m.move](glide(local), SPEEDS[m.speed or "medium"], m.direction, t))
        return out

    def view(self, t: float) -> View:
        """The camera at `t`, before the subject is kept in the picture."""
        b, d = self.base, self.distance
        fx, fy = self.follow(t)
        x, y, z, focal, horizon, shift, turn = b.x + fx, b.y + fy, b.z, b.focal, b.horizon, b.pan, b.orbit
        looking = False
        for o in self.offsets(t):
            x, y, z = x + o.dx * d, y + o.dy * d, z + o.dz * d
            focal *= o.zoom
            shift += o.pan * b.width
            horizon += o.tilt * b.height
            turn += o.orbit
            looking |= o.look_at
        y = max(self.lift, y)
        ty, tz = self.target
        if looking or fy:
            before = b.focal / (tz - b.z)
            now = focal / max(0.3, tz - z)
            row = b.horizon - (ty - b.y) * before
            horizon += row + (ty + fy - y) * now - b.horizon
        return replace(b, x=x, y=y, z=z, focal=focal, horizon=horizon, pan=shift, orbit=turn, pivot=(b.x + fx, tz))


def glide(u: float) -> float:
    """An eased run with a long even middle, as a dolly on rails has."""
    edge = 0.22
    if u < edge:
        v = u * u / (2 * edge)
    elif u < 1 - edge:
        v = u - edge / 2
    else:
        v = 1 - edge - (1 - u) ** 2 / (2 * edge)
    return v / (1 - edge)


def kept_in_frame(
    view: Callable[[float], View], box: Callable[[View, float], tuple[float, float, float, float]], seconds: float
) -> Callable[[float], View]:
    """A camera that shifts its picture, smoothly, as far as is needed to keep `box` inside with a margin all the time."""
    times = np.linspace(0.0, seconds, 97)
    first = view(0.0)
    width, height = first.width, first.height
    mx, my = 0.045 * width, 0.04 * height
    across, down = np.zeros(len(times)), np.zeros(len(times))
    for i, t in enumerate(times):
        left, top, right, bottom = box(view(float(t)), float(t))
        across[i] = correction(left, right, mx, width - mx)
        down[i] = correction(top, bottom, my, height - my)
    across, down = smoothed(across), smoothed(down)
    if not across.any() and not down.any():
        return view

    def kept(t: float) -> View:
        v = view(t)
        return replace(
            v, pan=v.pan - float(np.interp(t, times, across)), horizon=v.horizon + float(np.interp(t, times, down))
        )

    return kept


def correction(low: float, high: float, least: float, most: float) -> float:
    """Pixels by which (low, high) must move to lie in (least, most); a span too large is centred."""
    if high - low > most - least:
        return (least + most) / 2 - (low + high) / 2
    return max(0.0, least - low) - max(0.0, high - most)


def smoothed(values: np.ndarray) -> np.ndarray:
    """The values without corners: widened to their neighbourhood's extreme, then averaged."""
    if not values.any():
        return values
    reach = 7
    padded = np.pad(values, reach, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    extreme = np.where(np.abs(windows.max(1)) >= np.abs(windows.min(1)), windows.max(1), windows.min(1))
    kernel = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(np.pad(extreme, reach, mode="edge"), kernel / kernel.sum(), mode="valid")
