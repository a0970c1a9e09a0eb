"""A desert: far ranges, mesas, dunes."""

from __future__ import annotations

from ..color import mix
from ..fields import Ground, Sky, SkyAndGround
from ..layer import PaintedLayer, ridge
from ..raster import Batch
from ..scene import Node, PlaceRequest, Spot, Stage
from . import place


@place("desert")
def desert(request: PlaceRequest) -> Stage:
    """Ranges in the haze, low dunes in the middle, sand to the eye, scrub and stones in front."""
    p, rng = request.palette, request.rng(1)
    seed = int(rng.integers(1000))
    sand_lit = p.local(mix("ecb070", p.sun_color, 0.12), 0, 0.97)
    sand_dark = p.local("a56a4e", 0, 0.25)
    far_lit, far_dark = p.local("b5766f", 0, 0.9), p.local("7b5a80", 0, 0.3)
    layers: list[Node] = [
        ridge(
            -2000,
            2000,
            0.6,
            1500,
            5,
            150,
            0.0022,
            seed,
            mix(far_lit, p.haze, 0.25),
            mix(far_dark, p.haze, 0.3),
            haze=p.haze,
            mist=0.3,
            softness=0.6,
        ),
        ridge(
            -900,
            900,
            1.1,
            620,
            -2,
            34,
            0.006,
            seed + 5,
            p.local("c98258", 60, 0.9),
            p.local("7a5068", 60, 0.3),
            sharp=False,
            haze=p.haze,
            mist=0.18,
            skew=1.5,
        ),
        ridge(
            -330,
            330,
            3.0,
            230,
            -7,
            10,
            0.017,
            seed + 9,
            p.local("dd9a62", 30, 0.95),
            p.local("8a5550", 30, 0.25),
            base=-14,
            sharp=False,
            skew=2.0,
        ),
    ]
    if rng.random() < 0.8:
        layers.insert(1, mesas(request))
    ground = Ground("sand", p, sand_lit, sand_dark)
    nodes: list[Node] = [scrub(request, float(rng.choice((-1.0, 1.0))))]
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 1.1), ground, layers),
        nodes=nodes,
        spot=Spot(x=0.0, z=16.0, left=-30, right=30),
        lights=p.rim_lights(),
        surface="sand",
        eye=1.7,
        wide=18.0,
        shadow=(*(float(c) * 0.5 for c in sand_dark), 0.55),  # type: ignore[arg-type]
        ambience=("desert",) if not p.night else ("desert", "crickets"),
        drawn=("mountain",),
    )


def mesas(request: PlaceRequest) -> PaintedLayer:
    """Flat-topped rocks with strata."""
    p, rng = request.palette, request.rng(9)
    z = 700.0
    lit = mix(p.local("b9785c", 120, 0.9), p.haze, 0.34)
    dark = mix(p.local("7a5560", 120, 0.3), p.haze, 0.34)

    def paint(batch: Batch) -> None:
        for _ in range(5):
            x, w, h = float(rng.uniform(-800, 800)), float(rng.uniform(45, 130)), float(rng.uniform(45, 95))
            outline = [
                (x - w * 1.25, -4),
                (x - w * 1.02, h * 0.42),
                (x - w * 0.93, h * 0.9),
                (x - w * 0.8, h),
                (x + w * 0.78, h * 0.985),
                (x + w * 0.95, h * 0.86),
                (x + w * 1.05, h * 0.4),
                (x + w * 1.3, -4),
            ]
            batch.poly(outline, mix(lit, dark, 0.35))
            batch.poly(
                [
                    (x - w * 0.93, h * 0.9),
                    (x - w * 0.8, h),
                    (x + w * 0.1, h * 0.99),
                    (x - w * 0.1, h * 0.3),
                    (x - w * 1.02, h * 0.42),
                ],
                lit,
                0.8,
            )
            for k in range(6):
                y = h * (0.35 + 0.1 * k)
                batch.stroke([(x - w * 0.95, y), (x, y + 1.2), (x + w * 0.95, y - 0.5)], dark, 1.3, 0.35)

    return PaintedLayer.paint(-1000, -4, 1000, 105, 2.0, z, paint)


def scrub(request: PlaceRequest, side: float) -> PaintedLayer:
    """Dry bushes and stones close to the eye, out of focus."""
    p, rng = request.palette, request.rng(12)
    twig, stone = p.local("7a5a3c", 0, 0.35), p.local("8e6650", 0, 0.45)

    def paint(batch: Batch) -> None:
        for _ in range(5):
            x, r = side * float(rng.uniform(1.2, 3.6)), float(rng.uniform(0.1, 0.3))
            batch.oval(x, -0.05, r * 1.6, r, stone)
            batch.oval(x - 0.2 * r, r * 0.35, r * 1.0, r * 0.5, p.local("c79a78", 0, 0.8), 0.5, soft=0.05)
        for _ in range(90):
            root = side * float(rng.choice((1.7, 2.3, 2.9))), 0.0
            angle, length = float(rng.normal()) * 0.7, float(rng.uniform(0.25, 0.75))
            tip = (root[0] + length * angle * 0.8, length * (1 - 0.25 * angle * angle))
            batch.stroke([root, ((root[0] + tip[0]) / 2 + 0.02, tip[1] * 0.6), tip], twig, 0.02, end_width=0.006)

    x0, x1 = (0.8, 4.2) if side > 0 else (-4.2, -0.8)
    return PaintedLayer.paint(x0, -0.5, x1, 1.0, 200, 5.0, paint, 0.016)
