"""A tree as a subject."""

from __future__ import annotations

import numpy as np

from ..color import mix
from ..curves import smooth
from ..flora import broadleaf, conifer
from ..flora.trees import FOLIAGE
from ..raster import Batch
from ..scene import Contact
from . import SubjectRequest, subject

CONIFERS = ("pine", "fir", "spruce", "conifer", "cedar", "evergreen", "christmas tree")


@subject("tree", actions=("stand", "sway"))
def tree(request: SubjectRequest) -> Tree:
    """A conifer when the word says so, else a leaf tree."""
    return Tree(request)


class Tree:
    """One tree of 8 to 11 m."""

    def __init__(self, request: SubjectRequest) -> None:
        rng = request.rng(5)
        size = {"small": 0.5, "big": 1.25, "huge": 1.5, "tall": 1.3}.get(request.subject.build or "", 1.0)
        self.height = float(rng.uniform(8.0, 10.5)) * size
        self.width = self.height * 0.75
        self.depth_below = 0.1
        self.eye_line = self.height * 0.55
        self.palette, self.seed = request.palette, request.seed
        word = request.subject.word
        self.conifer = any(name in word for name in CONIFERS)
        self.weeps = "weeping" in word
        blooms = any(name in word for name in ("cherry", "blossom", "sakura"))
        self.kind = "blossom" if blooms else next((k for k in ("oak", "birch", "poplar", "maple") if k in word), "oak")

    def travel(self, t: float) -> tuple[float, float]:
        """It is rooted."""
        return 0.0, 0.0

    def contacts(self, seconds: float) -> list[Contact]:
        """No steps."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """The tree at rest: its leaves do not move between frames."""
        if self.conifer:
            conifer(batch, self.palette, self.seed, self.height)
        else:
            broadleaf(batch, self.palette, self.seed, self.height, kind=self.kind)
            if self.weeps:
                self.strands(batch)

    def strands(self, batch: Batch) -> None:
        """Twigs that hang from the crown almost to the ground."""
        rng = np.random.default_rng((self.seed, 91))
        foliage = FOLIAGE[self.kind]
        half = 0.5 * self.height * foliage.wide
        dark, lit = self.palette.local(foliage.shade, 0.0, 0.4), self.palette.local(foliage.lit, 0.0, 0.98)
        for across in np.sort(rng.uniform(-1.0, 1.0, 46) ** 3 * 0.4 + rng.uniform(-0.75, 0.75, 46)):
            top = self.height * (foliage.center + 0.16 * (1 - across**2))
            foot = self.height * float(rng.uniform(0.10, 0.36))
            x, wide = float(across) * half, 0.022 * self.height
            out = x * 1.12 + 0.02 * self.height * float(rng.normal())
            color = mix(dark, lit, float(rng.random()))
            line = [(x, top), (x * 1.06 + 0.2, 0.5 * (top + foot)), (out, foot)]
            batch.stroke(smooth(np.array(line), False, 5), color, wide, 0.9, end_width=0.3 * wide)
