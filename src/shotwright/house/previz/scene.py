"""What the painter's parts promise each other: nodes, figures, stages and the scene that holds them.

A place builds a Stage, a subject builds a Figure, the composer joins them into a Scene. All of them are pure functions of
time: nothing remembers the frame before, so frames can be painted in any order and on any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from shotwright.film import Frame, Shot

from .view import View

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palette import Palette
    from .raster import Batch
    from .rig import FigureNode

Color = NDArray[np.float32]
"""(r, g, b), display-referred, 0..1, above 1 for lights."""


class Node(Protocol):
    """Something drawn in depth order, farthest first."""

    z: float
    """Depth in metres at which it is sorted."""

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Paint it as it is at `t` seconds, with the canvas's batch and blitter. Must not keep state."""


class Backdrop(Protocol):
    """What fills the whole picture behind all nodes: sky and ground, sea, or an interior's back."""

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill every pixel of the canvas."""


@dataclass(frozen=True, slots=True)
class RimLight:
    """A light from the side that edges every figure: (dx, dy) points from the figure to the light on screen (y down)."""

    dx: float
    dy: float
    width: float
    """Metres of the figure's edge that it covers."""
    color: tuple[float, float, float]
    """Negative values darken: a shaded side."""
    strength: float


@dataclass(frozen=True, slots=True)
class Contact:
    """A foot (hoof, wheel, keel) that touches the ground: foley puts a step here."""

    t: float
    """Seconds into the shot."""
    x: float
    """Metres along the figure's own path from where it stood at t = 0."""
    strength: float = 1.0
    surface: str = ""
    """`snow`, `wet-asphalt`, `grass`, `wood` ...; the place fills it when empty."""


class Figure(Protocol):
    """A subject's rig, drawn in its own metres: origin on the ground under it, +x forward, +y up.

    Figures with a face also have `face`: (x, y) of the eyes at t = 0 and the length of the head, in metres.
    """

    width: float
    """Widest extent in metres, props and swings included."""
    height: float
    """Metres from the ground to the top, at rest."""
    depth_below: float
    """Metres drawn under the origin: keel, exhaust."""
    eye_line: float
    """Height in metres that a close shot looks at: a face, a windscreen, a cup."""

    def travel(self, t: float) -> tuple[float, float]:
        """Metres (forward, up) from where it stood at t = 0; (0, 0) for what stays in place."""
        ...

    def paint(self, batch: Batch, t: float) -> None:
        """Draw it at `t` seconds, facing +x; the batch's matrix already maps metres to pixels."""
        ...

    def contacts(self, seconds: float) -> list[Contact]:
        """Every touch of the ground within the shot, in order."""
        ...


@dataclass(slots=True)
class Spot:
    """Where a place wants its main subject."""

    x: float = 0.0
    z: float = 12.0
    """Metres from the origin, where the camera stands before it is framed."""
    y: float = 0.0
    """Height of the ground there."""
    left: float = -30.0
    right: float = 30.0
    """How far a walk may go before something is in the way."""
    seat: float | None = None
    """Height of a seat or table at the spot, if there is one."""
    across: float | None = None
    """Metres to the right at which a second seat faces the first."""


@dataclass(slots=True)
class Stage:
    """What a place builds: everything but the subjects and the camera."""

    backdrop: Backdrop
    nodes: list[Node] = field(default_factory=list)
    spot: Spot = field(default_factory=Spot)
    lights: list[RimLight] = field(default_factory=list)
    ground: Callable[[float, float], float] = lambda x, z: 0.0
    """Height of the ground at (x, z) in metres."""
    surface: str = "ground"
    """What steps sound like: `snow`, `sand`, `grass`, `asphalt`, `wet-asphalt`, `wood`, `water` ..."""
    water: float | None = None
    """Height of a water surface that carries boats, else None."""
    shore: float | None = None
    """Depth in metres beyond which there is water at height 0, where the spot itself is on land."""
    indoors: bool = False
    blurred: bool = False
    """The place is painted out of focus already."""
    sheltered: bool = False
    """No weather reaches it, although it is no room: under water, above the clouds, in space."""
    submerged: bool = False
    """All of it lies under water: whatever swims is at home."""
    eye: float = 1.6
    """Height in metres at which the place looks best when no subject decides."""
    wide: float = 12.0
    """Metres of width that an establishing view should show at the spot's depth."""
    shadow: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.35)
    """(r, g, b, alpha) of the contact shadow under figures; alpha 0 when the ground reflects instead."""
    reflects: bool = False
    """True when figures mirror in the ground (wet street, lake); the composer draws them mirrored first."""
    ambience: tuple[str, ...] = ()
    """Sounds of this place for foley: `waves`, `wind`, `street`, `birds`, `crickets`, `room` ..."""
    figure_palette: Palette | None = None
    """The light that falls on figures, where it differs from the place's own: shop windows in a night street."""
    drawn: tuple[str, ...] = ()
    """Subject kinds that the place itself already shows (birds over the sea, trees in a forest)."""


@dataclass(frozen=True, slots=True)
class PlaceRequest:
    """What a place builder is told."""

    shot: Shot
    frame: Frame
    palette: Palette
    seconds: float
    seed: int

    def rng(self, salt: int = 0) -> np.random.Generator:
        """Random numbers of this shot's seed; another salt gives an independent stream."""
        return np.random.default_rng((self.seed, salt))


PlaceBuilder = Callable[[PlaceRequest], Stage]


@dataclass(slots=True)
class Scene:
    """A shot made ready to paint: everything that `render` needs, and what the user should be told."""

    frame: Frame
    seconds: float
    seed: int
    palette: Palette
    stage: Stage
    nodes: list[Node]
    """Everything but the backdrop, in any order."""
    view: Callable[[float], View]
    """The camera at t seconds."""
    figures: list[FigureNode] = field(default_factory=list)
    """The subjects, main one first; they are among `nodes` too."""
    cast: tuple[int, ...] = ()
    """For each figure the index of its subject in the shot."""
    focus: Callable[[View, float], tuple[float, float, float, float]] | None = None
    """Pixel box (left, top, right, bottom) of what must be seen at t seconds; None without a subject."""
    notes: tuple[str, ...] = ()
    """What could not be drawn as asked, as sentences."""
    roll: Callable[[float], float] | None = None
    """Radians by which the camera is rolled at t seconds; None stays level."""
    overscan: float = 1.0
    """How much larger a rolled picture is painted, so that its corners are filled."""

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self.frame.pixels

    @property
    def count(self) -> int:
        """Number of frames."""
        return max(1, round(self.seconds * self.frame.fps))
