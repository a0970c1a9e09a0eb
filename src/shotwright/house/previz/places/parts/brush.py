"""What the painters of structures and furniture draw with: shapes in metres, coloured by the air and the light."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ...color import Rgb, mix, rgb
from ...palette import Palette
from ...raster import ADD, Batch, Grad

Point = tuple[float, float]


@dataclass(slots=True)
class Brush:
    """A batch with the light of a palette at one depth; the origin of every painter is on the ground in its middle."""

    batch: Batch
    palette: Palette
    rng: np.random.Generator
    depth: float = 0.0
    tone: Callable[[str | ArrayLike, float], Rgb] | None = None
    """Colours of a room with its own light; None takes the palette's, through `depth` metres of air."""

    @property
    def side(self) -> float:
        """+1 where the sun stands to the right."""
        return 1.0 if self.palette.sun[0] >= 0 else -1.0

    def color(self, base: str | ArrayLike, light: float = 0.7) -> Rgb:
        """A local colour in this light, 0 in shade to 1 in the sun."""
        return self.tone(base, light) if self.tone is not None else self.palette.local(base, self.depth, light)

    def poly(self, points: ArrayLike, base: str | ArrayLike, light: float = 0.7, alpha: float = 1.0) -> None:
        """A polygon of one tone."""
        self.batch.poly(points, self.color(base, light), alpha)

    def block(self, x0: float, y0: float, x1: float, y1: float, base: str | ArrayLike, light: float = 0.7) -> None:
        """An upright wall, brighter on the sun's side and darker at its foot."""
        a, b = (x0, x1) if self.side < 0 else (x1, x0)
        stops = [(self.color(base, min(1.0, light + 0.18)), 1.0), (self.color(base, max(0.0, light - 0.22)), 1.0)]
        self.batch.rect(x0, y0, x1, y1, Grad((a, 0), (b, 0), stops))

    def flat(
        self, x0: float, y0: float, x1: float, y1: float, base: str | ArrayLike, light: float = 0.7, alpha: float = 1.0
    ) -> None:
        """A rectangle of one tone."""
        self.batch.rect(x0, y0, x1, y1, self.color(base, light), alpha)

    def oval(
        self, x: float, y: float, rx: float, ry: float, base: str | ArrayLike, light: float = 0.7, alpha: float = 1.0
    ) -> None:
        """An ellipse of one tone."""
        self.batch.oval(x, y, rx, ry, self.color(base, light), alpha)

    def ball(self, x: float, y: float, rx: float, ry: float, base: str | ArrayLike) -> None:
        """A round body with its light on the sun's side."""
        self.oval(x, y, rx, ry, base, 0.35)
        self.batch.oval(
            x + self.side * rx * 0.22, y + ry * 0.2, rx * 0.72, ry * 0.72, self.color(base, 0.9), 0.55, soft=rx * 0.2
        )

    def line(self, points: Sequence[Point], base: str | ArrayLike, width: float, light: float = 0.5) -> None:
        """A stroke of one tone."""
        self.batch.stroke(points, self.color(base, light), width)

    def pane(self, x0: float, y0: float, x1: float, y1: float, lit: float = 0.45, bars: int = 1) -> None:
        """A window in its frame: lit at night for a share `lit` of them, else with the sky in it."""
        p = self.palette
        w = x1 - x0
        self.flat(x0 - 0.12 * w, y0 - 0.1 * w, x1 + 0.12 * w, y1 + 0.1 * w, "e4dccb", 0.6)
        if p.lamps_lit and self.rng.random() < lit:
            warm = rgb(("ffc46e", "ffd9a0", "ffb45a")[int(self.rng.integers(3))])
            glass = p.through_air(warm * np.float32(0.95), self.depth * 0.5)
            self.batch.rect(x0, y0, x1, y1, glass)
            self.batch.oval((x0 + x1) / 2, (y0 + y1) / 2, w * 1.3, (y1 - y0), glass, 0.12, ADD, soft=w * 0.3)
        else:
            upper, lower = self.color("9cb4c8", 0.6), self.color("3c4a5c", 0.4)
            self.batch.rect(x0, y0, x1, y1, Grad((0, y1), (0, y0), [(upper, 1), (lower, 1)]))
        for k in range(1, bars + 1):
            at = x0 + w * k / (bars + 1)
            self.flat(at - 0.03 * w, y0, at + 0.03 * w, y1, "d8d0c0", 0.5)
        self.flat(x0, (y0 + y1) / 2 - 0.02 * w, x1, (y0 + y1) / 2 + 0.02 * w, "d8d0c0", 0.5)

    def arch(self, x: float, y0: float, half: float, y1: float, base: str | ArrayLike, light: float = 0.2) -> None:
        """A doorway or window with a round head, from y0 up to y1 at its crown."""
        turn = np.linspace(0.0, np.pi, 12)
        head = np.stack([x + half * np.cos(turn), y1 - half + half * np.sin(turn)], 1)
        self.poly(np.concatenate([[(x + half, y0)], head, [(x - half, y0)]]), base, light)

    def pick(self, *choices: str) -> str:
        """One of several colours, by seed."""
        return choices[int(self.rng.integers(len(choices)))]

    def blend(self, a: str, b: str, share: float | None = None) -> Rgb:
        """Between two local colours, by seed where no share is given."""
        return mix(a, b, float(self.rng.random()) if share is None else share)


Painter = Callable[[Brush], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands in a place: its painter and how much room its picture needs, in metres."""

    paint: Painter
    width: float
    height: float
    below: float = 0.2


class Pieces:
    """Painters by name; a module's pieces are registered where they are written."""

    def __init__(self) -> None:
        self.rows: dict[str, Piece] = {}

    def __call__(self, name: str, width: float, height: float, below: float = 0.2) -> Callable[[Painter], Painter]:
        """Register a painter under a name, with its greatest width and height."""

        def register(paint: Painter) -> Painter:
            self.rows[name] = Piece(paint, width, height, below)
            return paint

        return register
