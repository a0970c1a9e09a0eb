"""Landmarks that stand in another place: a tower by the river, a castle at a lake, a church in a village."""

from __future__ import annotations

from functools import cache

import numpy as np

from shotwright.film import Subject

from ..layer import PaintedLayer
from ..raster import Batch, Grad
from ..scene import Node, PlaceRequest, Stage
from ..subjects.things.table import chosen
from .land import lands
from .parts.scenery import standing
from .parts.structures import structure

KNOWN = ("castle", "temple", "ruins", "tower")
"""Places whose main structure is a landmark; their words name further ones."""

FIGURES = ("lighthouse", "windmill")
"""Rows of the things that are buildings of their own: as the main subject they are drawn as figures, which move."""

WOODED = ("forest", "jungle", "forest-meadow")
"""Places where only what is near can be seen between the trees."""


@cache
def structures() -> dict[str, str]:
    """Word to the structure that it means."""
    words: dict[str, str] = {}
    for place in KNOWN:
        land = lands()[place]
        words |= {place: land.main[0], **land.words}
    return words | {"skyscraper": "skyscraper", "statue of liberty": "statue"}


def landmark(subject: Subject, index: int) -> str | None:
    """The structure of a subject that is part of the place; None for one that is drawn as a figure."""
    if (
        subject.kind != "building"
        or subject.relation
        or (not index and chosen("building", subject.word).name in FIGURES)
    ):
        return None
    found = [word for word in structures() if word in subject.word]
    return structures()[max(found, key=len)] if found else None


def stand_beside(request: PlaceRequest, stage: Stage) -> None:
    """Put every landmark of the words into the place, so far away that it is seen to its top."""
    alone = all(landmark(s, i) for i, s in enumerate(request.shot.subjects))
    side = float(request.rng(81).choice((-1.0, 1.0)))
    away = max(2.2, stage.spot.z / (0.3 * stage.wide))
    for index, subject in enumerate(request.shot.subjects):
        name = landmark(subject, index)
        if name is None or stage.indoors or stage.sheltered or {subject.word, name} & {*stage.drawn}:
            continue
        piece = structure.rows[name]
        z = max(piece.height * away, 44.0) if request.shot.place not in WOODED else 34.0
        for copy in range(min(subject.count, 3)):
            x = side * (0.06 if alone and not copy else 0.2 + 0.16 * copy) * z * (-1.0) ** copy
            if stage.water is not None or (stage.shore is not None and z > stage.shore):
                stage.nodes.append(islet(request, x, z + 0.1, 0.75 * piece.width))
            stage.nodes.append(standing(request, name, x, z, 40 + 5 * index + copy))
        stage.drawn = (*stage.drawn, subject.word)


def islet(request: PlaceRequest, x: float, z: float, half: float) -> Node:
    """Rock and grass that rise from the water, for what stands there."""
    p, rng = request.palette, request.rng(82)
    rock, dark, grass = p.local("9a8c7c", z, 0.8), p.local("4c4640", z, 0.2), p.local("6f8450", z, 0.75)
    xs = np.linspace(-1.0, 1.0, 41)
    hump = np.sqrt(np.clip(1 - xs * xs, 0, 1)) * (0.075 + 0.03 * rng.random(41))

    def paint(b: Batch) -> None:
        reach = 1.9 * half
        shape = [(float(a * reach), float(y * reach)) for a, y in zip(xs, hump, strict=True)]
        face = Grad((0, 0.2 * half), (0, 0), [(rock, 1), (dark, 1)])
        b.poly([(-reach, -0.02 * half), *shape, (reach, -0.02 * half)], face)
        crest = [(a * 0.9, y + 0.01 * half) for a, y in shape]
        b.poly([*crest, *[(a * 0.9, y * 0.62) for a, y in reversed(shape)]], grass)

    layer = PaintedLayer.paint(-2 * half, -0.1 * half, 2 * half, 0.3 * half, max(2.0, 1100 / z), z, paint)
    layer.x0 += x
    return layer
