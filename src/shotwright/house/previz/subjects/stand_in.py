"""The stand-in for what cannot be drawn: a plain standing card with the user's own word on it."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ..color import mix
from ..raster import Batch, Grad
from ..scene import Contact
from . import SubjectRequest

CARD_WIDTH, CARD_HEIGHT = 1.5, 1.1
DOTS = 46
"""Letter dots along the card's width: the word is stamped as rows of small squares, so it needs no texture."""


class StandIn:
    """A card on a thin stand."""

    def __init__(self, request: SubjectRequest) -> None:
        p = request.palette
        self.paper = p.local("efe8da", 0.0, 0.9)
        self.ink = p.local("3a3a48", 0.0, 0.6)
        self.edge = p.local("b8ae9c", 0.0, 0.7)
        self.label = request.subject.word
        self.runs = stamped(self.label)
        self.width, self.height, self.depth_below = CARD_WIDTH + 0.2, CARD_HEIGHT + 0.55, 0.02
        self.eye_line = 0.5 + CARD_HEIGHT / 2

    def travel(self, t: float) -> tuple[float, float]:
        """It stays where it is."""
        return 0.0, 0.0

    def contacts(self, seconds: float) -> list[Contact]:
        """It makes no sound."""
        return []

    def paint(self, batch: Batch, t: float) -> None:
        """Stand, card and word; the word reads from left to right whichever way the figure faces."""
        x0, y0 = -CARD_WIDTH / 2, 0.48
        batch.rect(-0.02, 0.0, 0.02, y0, self.edge)
        batch.rect(-0.3, 0.0, 0.3, 0.03, self.edge)
        batch.rect(x0 - 0.03, y0 - 0.03, -x0 + 0.03, y0 + CARD_HEIGHT + 0.03, self.edge)
        batch.rect(
            x0,
            y0,
            -x0,
            y0 + CARD_HEIGHT,
            Grad((0, y0 + CARD_HEIGHT), (0, y0), [(self.paper, 1), (mix(self.paper, self.edge, 0.3), 1)]),
        )
        flip = -1.0 if batch.matrix[0] < 0 else 1.0
        rows = self.runs[-1][0] + 1 if self.runs else 1
        cell = min((CARD_WIDTH - 0.16) / DOTS, (CARD_HEIGHT - 0.2) / rows)
        left, top = -DOTS * cell / 2, y0 + CARD_HEIGHT / 2 + rows * cell / 2
        for row, start, end in self.runs:
            a, b = left + start * cell, left + end * cell
            batch.rect(a * flip, top - (row + 1) * cell, b * flip, top - row * cell, self.ink)


def stamped(word: str) -> list[tuple[int, int, int]]:
    """The word as runs of dots (row, first column, column after the last) on a raster DOTS wide."""
    font = ImageFont.load_default(40)
    left, top, right, bottom = font.getbbox(word[:24])
    picture = Image.new("L", (int(right - left) + 4, int(bottom - top) + 4), 0)
    ImageDraw.Draw(picture).text((2 - left, 2 - top), word[:24], font=font, fill=255)
    height = max(5, min(22, round(picture.height * DOTS / picture.width)))
    dots = np.asarray(picture.resize((DOTS, height), Image.Resampling.BOX)) > 96
    runs = []
    for row in range(height):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], dots[row].astype(int), [0]])))
        runs += [(row, int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return runs
