"""A tree as a subject."""

from __future__ import annotations

from ..flora import broadleaf, conifer
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
        self.kind = next((k for k in ("oak", "birch", "poplar", "maple") if k in word), "oak")

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
