"""The open sea: swell, islands, glitter."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..canvas import Canvas
from ..color import mix
from ..fields import Ground, Sky, SkyAndSea
from ..layer import ridge
from ..palette import Palette
from ..raster import Grad
from ..scene import Node, PlaceRequest, Spot, Stage
from ..view import View
from . import place
from .beside import landmark


@place("sea", "beach")
def sea(request: PlaceRequest) -> Stage:
    """Water to the horizon, with one to three islands off the middle."""
    p, rng = request.palette, request.rng(1)
    chop = {"storm": 2.3, "blizzard": 2.2, "wind": 1.6, "rain": 1.25, "fog": 0.7}.get(p.weather, 1.0)
    calm = request.shot.place_word or ""
    if "calm" in calm or "still" in calm:
        chop *= 0.6
    shores: list[Node] = islands(p, request)
    water = SkyAndSea(Sky(p, request.seed, 0.55), p, request.seed, shores, chop=chop)
    on_land = any(s.kind in ON_LAND and not landmark(s, i) for i, s in enumerate(request.shot.subjects))
    if on_land or "beach" in (request.shot.place or ""):
        return beach(request, water)
    return Stage(
        backdrop=water,
        spot=Spot(x=float(rng.uniform(-1, 1)), z=26.0, left=-40, right=40),
        lights=p.rim_lights(),
        water=0.0,
        reflects=True,
        surface="water",
        eye=2.6,
        wide=26.0,
        shadow=(0, 0, 0, 0),
        ambience=("waves", "wind") if p.weather in ("storm", "wind", "blizzard") else ("waves",),
    )


ON_LAND = ("person", "car", "dog", "puppy", "horse", "cat", "wolf", "fox", "cow", "deer", "sheep", "tree", "building")


def beach(request: PlaceRequest, water: SkyAndSea) -> Stage:
    """Sand before the water, for those who walk."""
    p = request.palette
    lit, shade = p.local("e6cfa0", 0, 0.95), p.local("a8896a", 0, 0.35)
    return Stage(
        backdrop=Shore(water, Ground("sand", p, lit, shade), p),
        spot=Spot(x=0.0, z=9.5, left=-30, right=30),
        lights=p.rim_lights(),
        surface="sand",
        shore=12.5,
        eye=1.5,
        wide=13.0,
        shadow=(*(float(c) * 0.35 for c in shade), 0.5),  # type: ignore[arg-type]
        ambience=("waves", "gulls") if not p.night else ("waves",),
    )


@dataclass(slots=True)
class Shore:
    """Water that runs up the sand in a line of foam."""

    water: SkyAndSea
    sand: Ground
    palette: Palette

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Sea, sand from the water line to the eye, wet sand, foam."""
        self.water.draw(canvas, view, t)
        edge = 12.4 + 0.35 * math.sin(t * 0.9)
        row = view.point(0.0, 0.0, edge)[1]
        if row >= canvas.height:
            return
        self.sand.draw(canvas, view, round(row))
        wet = view.point(0.0, 0.0, 11.2)[1]
        tone = mix(self.palette.water, self.palette.haze, 0.35)
        fade = Grad((0, row), (0, wet), [(tone, 0.55), (tone, 0.0)])
        canvas.batch.rect(0, row - 1, canvas.width, wet, fade)
        x = np.linspace(-2, canvas.width + 2, 60)
        metres = view.x + (x - view.column) * (edge - view.z) / view.focal
        k = view.focal / (edge - view.z)
        for lift, alpha, wide in ((0.0, 0.85, 0.10), (0.22, 0.45, 0.06)):
            ragged = 0.06 * np.sin(metres * 1.7 + t * 0.5) + 0.04 * np.sin(metres * 4.1 - t) + 0.02 * np.sin(metres * 9)
            line = np.stack([x, row - (lift + ragged) * k * 0.35], 1)
            pale = mix(self.palette.haze, (1.0, 1.0, 1.0), 0.6)
            canvas.batch.stroke(line, pale, max(1.2, wide * k), alpha, soft=0.02 * k)
        canvas.flush()


def islands(p: Palette, request: PlaceRequest) -> list[Node]:
    """Far to near: a long low shore, then peaks left or right of the middle."""
    rng = request.rng(2)
    side = float(rng.choice((-1.0, 1.0)))
    seed = int(rng.integers(1000))
    rock, dark = p.local("8a6a62", 0, 0.9), p.local("4a4350", 0, 0.2)
    layers: list[Node] = [
        ridge(
            *span(side * -1, 180, 900),
            0.9,
            900,
            -12,
            95,
            0.006,
            seed,
            mix(rock, p.haze, 0.25),
            mix(dark, p.haze, 0.3),
            haze=p.haze,
            mist=0.35,
            taper=True,
        )
    ]
    if rng.random() < 0.85:
        start = float(rng.uniform(110, 170))
        layers.append(
            ridge(
                *span(side, start, start + 190),
                3.2,
                420,
                -14,
                float(rng.uniform(48, 66)),
                0.012,
                seed + 7,
                mix(rock, p.haze, 0.06),
                dark,
                haze=p.haze,
                mist=0.06,
                taper=True,
            )
        )
    if rng.random() < 0.75:
        start = float(rng.uniform(130, 180))
        layers.append(
            ridge(
                *span(-side, start, start + 270),
                2.4,
                300,
                -18,
                40,
                0.02,
                seed + 19,
                rock * 0.8,
                dark * 0.8,
                haze=p.haze,
                mist=0.03,
                taper=True,
            )
        )
    return layers


def span(side: float, near: float, far: float) -> tuple[float, float]:
    """x0 < x1 of something from `near` to `far` metres on one side of the middle."""
    return (near, far) if side > 0 else (-far, -near)
