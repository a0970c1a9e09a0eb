"""A photographer's studio: a seamless backdrop in any colour, with a plinth for products; and the plain backdrop."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from ..canvas import Canvas
from ..color import Rgb, luma, mix, rgb
from ..layer import PaintedLayer
from ..pigments import PIGMENTS, SHADES, pigment
from ..raster import Batch, Grad
from ..scene import Node, PlaceRequest, RimLight, Spot, Stage
from ..view import View
from . import place

F = np.float32
BACK, SUBJECT = 12.0, 7.0
TONES = ("e8dcd0", "c8d4d8", "d8c8d0", "d0d8c8", "e4d4b8", "c4c8d8")


@place("studio")
def studio(request: PlaceRequest) -> Stage:
    """A sweep of paper that goes from the floor to behind everything, light from above on one side."""
    p, rng = request.palette, request.rng(1)
    color = paper(request)
    side = float(rng.choice((-1.0, 1.0)))
    plinth = "plinth" in request.shot.text.lower() or "pedestal" in request.shot.text.lower()
    nodes: list[Node] = []
    tall = 0.9 if plinth else 0.0
    if plinth:
        nodes.append(
            PaintedLayer.paint(-1.2, -0.1, 1.2, tall + 0.2, 420, SUBJECT + 0.06, lambda b: stand(b, color, side, tall))
        )
    bright = luma(color)
    white = (1.0, 0.99, 0.97)
    return Stage(
        backdrop=Sweep(color, side, p.figure == "silhouette"),
        nodes=nodes,
        spot=Spot(x=0.0, z=SUBJECT, left=-3.4, right=3.4),
        lights=[
            RimLight(side, -0.35, 0.03, white, 0.42),
            RimLight(-side, 0.2, 0.08, (-0.18, -0.18, -0.16), 0.8),
        ],
        ground=lambda x, z: tall,
        surface="wood",
        indoors=True,
        eye=1.3,
        wide=5.0,
        shadow=(*(float(c) * 0.3 for c in color), 0.5 if bright > 0.2 else 0.7),  # type: ignore[arg-type]
        ambience=("room",),
        figure_palette=replace(
            p,
            lit=np.array((1.0, 0.98, 0.95), F),
            shadow=mix((0.46, 0.47, 0.52), color, 0.15),
            haze_distance=1e5,
            night=False,
        ),
        drawn=("backdrop", "background", "plinth", "studio", "pedestal"),
    )


def paper(request: PlaceRequest) -> Rgb:
    """The backdrop's colour: the words' own, else a quiet one of the seed's."""
    text = request.shot.text.lower()
    colors = "|".join(sorted(PIGMENTS, key=len, reverse=True))
    shades = "|".join(SHADES)
    found = re.search(
        rf"\b(?:({shades})[ -])?({colors})(?:[ -]\w+)?[ -](?:background|backdrop|studio|wall|seamless|screen)", text
    )
    if found:
        word = f"{found.group(1)}-{found.group(2)}" if found.group(1) else found.group(2)
        base = pigment(word, "d8d4cc")
        return np.clip(base, F(0.035), F(0.93))
    return rgb(TONES[int(request.rng(4).integers(len(TONES)))])


@dataclass(slots=True)
class Sweep:
    """Paper that curves up behind the floor: a pool of light behind the subject, darker to the edges and in front."""

    color: Rgb
    side: float
    dark: bool

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        w, h = canvas.width, canvas.height
        base = self.color * F(0.35 if self.dark else 1.0)
        foot = view.point(0.0, 0.0, BACK)[1]
        up = Grad((0, foot - 0.9 * h), (0, foot), [(base * F(0.72), 1), (base * F(0.96), 1)])
        canvas.batch.rect(-2, -2, w + 2, foot + 1, up)
        front = [(base * F(0.96), 1), (np.minimum(F(0.97), base * F(1.05)), 1), (base * F(0.72), 1)]
        floor = Grad((0, foot), (0, h), front, (0.0, 0.4, 1.0))
        canvas.batch.rect(-2, foot, w + 2, h + 2, floor)
        lit = np.minimum(F(0.97), mix(base, (1.0, 1.0, 1.0), 0.28))
        x, y = w * (0.5 + 0.12 * self.side), foot - 0.34 * h
        fade = Grad((x, y), 0.62 * w, [(lit, 0.85), (lit, 0.35), (lit, 0.0)])
        canvas.batch.oval(x, y, 0.62 * w, 0.62 * w, fade)
        canvas.flush()


def stand(b: Batch, color: Rgb, side: float, tall: float) -> None:
    """A round plinth in the colour of the paper, lit from one side."""
    light, dark = np.minimum(F(0.96), mix(color, (1.0, 1.0, 1.0), 0.45)), color * F(0.55)
    half = 0.62
    b.oval(0.1 * -side, 0.0, half * 1.5, 0.07, dark, 0.5, soft=0.08)
    b.oval(0, 0.0, half, 0.07, dark)
    body = Grad((side * half, 0), (-side * half, 0), [(light, 1), (mix(light, dark, 0.4), 1), (dark, 1)])
    b.rect(-half, 0.0, half, tall, body)
    b.oval(0, tall, half, 0.085, Grad((side * half, 0), (-side * half, 0), [(light, 1), (mix(light, color, 0.6), 1)]))
