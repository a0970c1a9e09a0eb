"""A lake: still water that mirrors hills and sky, reeds in front."""

from __future__ import annotations

from ..color import mix
from ..fields import Sky, SkyAndSea
from ..flora import conifer
from ..layer import PaintedLayer, ridge
from ..raster import Batch
from ..scene import Node, PlaceRequest, Spot, Stage
from . import place
from .beside import landmark
from .parts.scenery import contact_shadow, ground
from .sea import ON_LAND, Shore


@place("lake")
def lake(request: PlaceRequest) -> Stage:
    """Two ridges, a wooded shore, water with hardly a wave, reeds near the eye."""
    p, rng = request.palette, request.rng(1)
    seed = int(rng.integers(1000))
    chop = {"storm": 0.9, "wind": 0.5, "rain": 0.34}.get(p.weather, 0.16)
    green, dark = p.local("6f8a5a", 0, 0.9), p.local("33483c", 0, 0.2)
    rock, rock_dark = p.local("9a8d88", 0, 0.9), p.local("4d5668", 0, 0.2)
    snow = (p.local("aebbd6", 0, 0.3), p.local("fbf6f0", 0, 0.95))
    shores: list[Node] = [
        ridge(
            -1500,
            1500,
            0.8,
            1500,
            8,
            300,
            0.0032,
            seed,
            mix(rock, p.haze, 0.3),
            mix(rock_dark, p.haze, 0.3),
            snow=snow,
            snow_line=0.55,
            haze=p.haze,
            mist=0.34,
            softness=0.5,
        ),
        ridge(
            -800,
            800,
            1.2,
            760,
            2,
            95,
            0.006,
            seed + 3,
            mix(green, p.haze, 0.2),
            mix(dark, p.haze, 0.25),
            sharp=False,
            haze=p.haze,
            mist=0.18,
            skew=1.2,
        ),
        shore(request, seed + 8),
    ]
    nodes: list[Node] = [reeds(request, -1.0), reeds(request, 1.0)]
    water = SkyAndSea(Sky(p, request.seed, 0.7), p, request.seed, shores, chop=chop, longest=7.0, far=1500)
    subjects = request.shot.subjects
    wet = any((s.action in IN_WATER and s.kind != "flower") or s.kind in AFLOAT for s in subjects)
    if not wet and any(s.kind in ON_LAND and not landmark(s, i) for i, s in enumerate(subjects)):
        return bank(request, water, nodes)
    return Stage(
        backdrop=water,
        nodes=nodes,
        spot=Spot(x=0.0, z=24.0, left=-30, right=30),
        lights=p.rim_lights(),
        water=0.0,
        reflects=True,
        surface="water",
        eye=2.2,
        wide=22.0,
        shadow=(0, 0, 0, 0),
        ambience=("lapping", "birds") if not p.night else ("lapping", "crickets"),
    )


IN_WATER = ("swim", "dive", "row", "sail", "surf", "float", "fish", "splash", "bathe")
AFLOAT = ("boat", "canoe", "sailing-boat", "ship", "submarine")


def bank(request: PlaceRequest, water: SkyAndSea, nodes: list[Node]) -> Stage:
    """Grass before the water, for those who walk."""
    p = request.palette
    meadow, dark, surface = ground(p, "grass")
    return Stage(
        backdrop=Shore(water, meadow, p),
        nodes=nodes,
        spot=Spot(x=0.0, z=9.5, left=-30, right=30),
        lights=p.rim_lights(),
        surface=surface,
        shore=12.5,
        eye=1.5,
        wide=13.0,
        shadow=contact_shadow(dark),
        ambience=("lapping", "birds") if not p.night else ("lapping", "crickets"),
    )


def shore(request: PlaceRequest, seed: int) -> PaintedLayer:
    """The wooded far bank, its foot at the water line."""
    p, rng = request.palette, request.rng(seed)
    z = 330.0
    bank = p.local("4c5a3e", z * 0.4, 0.4)

    def paint(batch: Batch) -> None:
        xs = [-420 + 8 * k for k in range(106)]
        crest = [(x, 2.2 + 1.6 * float(rng.random())) for x in xs]
        batch.poly([(-420, -1), *crest, (420, -1)], bank)
        for x in range(-415, 416, 6):
            if rng.random() < 0.8:
                sx, sy, tx, ty = batch.matrix
                size = float(rng.uniform(0.9, 2.0))
                batch.matrix = (sx * size, sy * size, tx + sx * (x + float(rng.uniform(-3, 3))), ty + sy * 1.2)
                conifer(batch, p, int(rng.integers(1 << 30)), 9.0, z * 0.4)
                batch.matrix = (sx, sy, tx, ty)

    return PaintedLayer.paint(-420, -1, 420, 24, 4.0, z, paint)


def reeds(request: PlaceRequest, side: float) -> PaintedLayer:
    """Reeds at one side of the picture, out of focus."""
    p, rng = request.palette, request.rng(int(60 + side))
    dark, lit = p.local("3a4a2a", 0, 0.2), p.local("9aa35a", 0, 0.85)

    def paint(batch: Batch) -> None:
        for _ in range(70):
            x = side * (0.9 + 1.9 * float(rng.random()) ** 0.8)
            tall, lean = float(rng.uniform(0.5, 1.5)), float(rng.normal()) * 0.14
            color = mix(dark, lit, float(rng.random()) ** 1.4)
            batch.poly([(x - 0.016, -0.8), (x + 0.016, -0.8), (x + lean * 0.5, tall * 0.6), (x + lean, tall)], color)
            if rng.random() < 0.3:
                batch.capsule(
                    (x + lean, tall - 0.12), (x + lean * 1.1, tall + 0.05), 0.022, 0.02, p.local("6b4a30", 0, 0.5)
                )

    x0, x1 = (0.6, 3.2) if side > 0 else (-3.2, -0.6)
    return PaintedLayer.paint(x0, -0.8, x1, 1.8, 240, 4.6, paint, 0.014)
