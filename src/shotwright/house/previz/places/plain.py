"""No place named: a quiet open field under the sky, so that the subject is all there is."""

from __future__ import annotations

from ..color import mix
from ..fields import Ground, Sky, SkyAndGround
from ..layer import ridge
from ..scene import Node, PlaceRequest, Spot, Stage
from . import place


@place("plain")
def plain(request: PlaceRequest) -> Stage:
    """Soft hills far away over even ground."""
    p, rng = request.palette, request.rng(1)
    seed = int(rng.integers(1000))
    snowy = p.snow
    far = p.local("a8b29a" if not snowy else "d4dde8", 220, 0.75)
    dark = p.local("76857a" if not snowy else "a5b3c8", 220, 0.35)
    hills: list[Node] = [
        ridge(
            -1400,
            1400,
            0.8,
            900,
            2,
            60,
            0.004,
            seed,
            mix(far, p.haze, 0.4),
            mix(dark, p.haze, 0.4),
            sharp=False,
            haze=p.haze,
            mist=0.35,
            skew=1.2,
        ),
        ridge(-500, 500, 1.4, 330, -2, 14, 0.010, seed + 3, far, dark, sharp=False, haze=p.haze, mist=0.1, skew=1.4),
    ]
    lit = p.local("c9c39a" if not snowy else "fbf8f4", 0, 0.9)
    shade = p.local("8f8f72" if not snowy else "b8c8e4", 0, 0.35)
    ground = Ground("snow" if snowy else "grass", p, mix(lit, shade, 0.15), mix(shade, lit, 0.3))
    return Stage(
        backdrop=SkyAndGround(Sky(p, request.seed, 0.8), ground, hills),
        spot=Spot(x=0.0, z=14.0, left=-30, right=30),
        lights=p.rim_lights(),
        surface="snow" if snowy else "grass",
        eye=1.6,
        wide=14.0,
        shadow=(*(float(c) * 0.35 for c in shade), 0.5),  # type: ignore[arg-type]
        ambience=("wind",) if not p.night else ("crickets",),
    )
