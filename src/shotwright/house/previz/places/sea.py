"""The open sea: swell, islands, glitter."""

from __future__ import annotations

from ..color import mix
from ..fields import Sky, SkyAndSea
from ..layer import PaintedLayer, ridge
from ..palette import Palette
from ..scene import Node, PlaceRequest, Spot, Stage
from . import place


@place("sea")
def sea(request: PlaceRequest) -> Stage:
    """Water to the horizon, with one to three islands off the middle."""
    p, rng = request.palette, request.rng(1)
    chop = {"storm": 2.3, "blizzard": 2.2, "wind": 1.6, "rain": 1.25, "fog": 0.7}.get(p.weather, 1.0)
    calm = request.shot.place_word or ""
    if "calm" in calm or "still" in calm:
        chop *= 0.6
    shores: list[Node] = islands(p, request)
    return Stage(
        backdrop=SkyAndSea(Sky(p, request.seed, 0.55), p, request.seed, shores, chop=chop),
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


def islands(p: Palette, request: PlaceRequest) -> list[PaintedLayer]:
    """Far to near: a long low shore, then peaks left or right of the middle."""
    rng = request.rng(2)
    side = float(rng.choice((-1.0, 1.0)))
    seed = int(rng.integers(1000))
    rock, dark = p.local("8a6a62", 0, 0.9), p.local("4a4350", 0, 0.2)
    layers = [
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
