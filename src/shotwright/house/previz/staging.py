"""Where everyone stands: figures placed by the words' relations, at true scale, with room for their way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from shotwright.film import Shot

from . import perch
from .canvas import Canvas
from .raster import Batch
from .rig import FigureNode
from .scene import Contact, Figure, Node, PlaceRequest, Stage
from .subjects import ANIMALS, KINDS, SubjectRequest, figure
from .view import View

MOST_FIGURES = 7
"""Figures of one subject that are drawn one by one."""

AIRBORNE = ("bird", "birds")
AFLOAT = ("sailing-boat",)
LARGE = ("car", "sailing-boat", "rocket", "tree", "elephant", "giraffe", "unknown")
TRAVELLING = 0.25
"""Metres over the shot from which a figure counts as going somewhere."""

GOING = ("walk", "run", "trot", "gallop", "ride", "drive", "sail", "fly", "cross", "chase", "race")
"""Actions that take a subject across the picture: it goes where the camera goes."""

RESTING = {"birds": "fly", "bird": "fly", "sailing-boat": "sail"}
"""What a kind does when the words do not say."""

SITTING = ("sit", "read", "write", "drink", "eat", "type", "talk", "idle", "look", "smile", "listen")
"""Actions for which someone takes the place's seat."""

INVERSE = {
    "left-of": "right-of",
    "right-of": "left-of",
    "behind": "in-front-of",
    "in-front-of": "behind",
    "next-to": "next-to",
    "on": "below",
    "inside": "around",
    "under": "above",
}
"""What the other of two is to the one that the words relate."""


@dataclass(slots=True)
class Paced:
    """A figure that lives faster or slower, to keep step with another; its feet stay where they are planted."""

    figure: Figure
    tempo: float

    def __getattr__(self, name: str) -> Any:
        # Reached only for what this class lacks: sizes, the build, and other traits of the figure itself.
        if name in ("figure", "tempo"):
            raise AttributeError(name)
        found = getattr(self.figure, name)
        return self.timed(found) if name in ("behind", "before") else found

    def timed(self, extra: Any) -> Any:
        """What is drawn beside the figure, in the figure's own time."""

        def draw(canvas: Canvas, view: View, t: float, node: FigureNode) -> None:
            extra(canvas, view, t * self.tempo, replace(node, figure=self.figure))

        return draw

    def travel(self, t: float) -> tuple[float, float]:
        """As far as the figure comes in its own time."""
        return self.figure.travel(t * self.tempo)

    def paint(self, batch: Batch, t: float) -> None:
        """The figure as it is in its own time."""
        self.figure.paint(batch, t * self.tempo)

    def contacts(self, seconds: float) -> list[Contact]:
        """Its steps, in the shot's time."""
        return [replace(c, t=c.t / self.tempo) for c in self.figure.contacts(seconds * self.tempo)]


def action_of(shot: Shot, index: int) -> str:
    """What a subject does: as written, else its first beat, else what suits it."""
    subject = shot.subjects[index]
    if subject.action:
        return subject.action
    for beat in shot.beats:
        if beat.subject == index:
            return beat.action
    return RESTING.get(subject.kind, "idle")


def girth(node: FigureNode) -> float:
    """Metres that a figure takes up beside others: of people only the body, not the swing of their arms."""
    return 0.36 * node.figure.height if node.name == "person" else node.figure.width


def way(node: FigureNode, seconds: float) -> float:
    """Metres along x that a figure goes during the shot, to the right positive."""
    return node.at(seconds)[0] - node.at(0.0)[0]


@dataclass(frozen=True, slots=True)
class Player:
    """A figure on the stage and the words that it plays."""

    node: FigureNode
    index: int
    """In `Shot.subjects`."""


def cast(request: PlaceRequest, stage: Stage, close: bool, notes: list[str]) -> list[Player]:
    """Every subject as figures on the stage, the main one first."""
    shot = request.shot
    nodes: list[FigureNode] = []
    roles: list[int] = []
    first: dict[int, FigureNode] = {}
    for index, subject in enumerate(shot.subjects):
        if subject.kind not in KINDS and any(w in stage.drawn for w in (subject.kind, subject.word)):
            # The place shows it already: trees in a forest, the cup on a counter.
            continue
        copies = 1 if subject.kind == "birds" else max(1, subject.count)
        if copies > MOST_FIGURES:
            notes.append(f"{MOST_FIGURES} of {copies} '{subject.word}' are drawn.")
            copies = MOST_FIGURES
        for copy in range(copies):
            made, said = figure(asked(request, stage, index, copy, close))
            notes += said
            node = FigureNode(
                made,
                stage.spot.x,
                stage.spot.z,
                palette=stage.figure_palette or request.palette,
                lights=stage.lights,
                facing=facing_of(request, stage, index, copy),
                name=subject.kind,
            )
            if nodes and seat(node, request, stage, index, copy):
                pass
            elif nodes:
                put(node, request, index, copy, nodes, first, notes)
            first.setdefault(index, node)
            nodes.append(node)
            roles.append(index)
    keep_step(nodes, request.seconds)
    for node in nodes:
        ground(node, stage, notes)
    centre(nodes, stage, request.seconds)
    clear_view(nodes, stage, request.seconds)
    stage.nodes += perches(nodes, roles, request, stage)
    return [Player(node, index) for node, index in zip(nodes, roles, strict=True)]


def asked(request: PlaceRequest, stage: Stage, index: int, copy: int, close: bool) -> SubjectRequest:
    """What the factory of a subject is told."""
    shot, subject = request.shot, request.shot.subjects[index]
    action = action_of(shot, index)
    seats = SITTING if stage.spot.seat is not None else ("sit",)
    most = 2 if stage.spot.seat is not None else MOST_FIGURES
    seated = subject.kind == "person" and action in seats and place_at_table(shot, index, copy) < most
    return SubjectRequest(
        subject=subject,
        palette=stage.figure_palette or request.palette,
        seconds=request.seconds,
        seed=request.seed * 97 + index * 13 + copy,
        action=action,
        manner=subject.manner,
        beats=tuple(b for b in shot.beats if b.subject == index),
        seat=(stage.spot.seat or perch.HEIGHT) if seated else None,
        close=close,
        surface=stage.surface,
    )


def place_at_table(shot: Shot, index: int, copy: int) -> int:
    """Which person of the shot this is: a table has two seats."""
    return copy + sum(max(1, s.count) for s in shot.subjects[:index] if s.kind == "person")


def facing_of(request: PlaceRequest, stage: Stage, index: int, copy: int) -> float:
    """+1 looks and goes to the right, -1 to the left: as written, with the camera, else as the seed has it."""
    shot = request.shot
    subject = shot.subjects[index]
    if subject.facing in ("left", "right"):
        return -1.0 if subject.facing == "left" else 1.0
    if subject.facing == "each-other" and (index > 0 or copy > 0):
        return -1.0 if (index + copy) % 2 else 1.0
    if index > 0 and shot.subjects[0].facing == "each-other" and index == 1:
        return -1.0
    if stage.indoors or stage.spot.seat is not None:
        return 1.0
    if action_of(shot, index) in GOING:
        for move in shot.camera:
            if move.move in ("track", "truck", "pan", "whip-pan") and move.direction in ("left", "right"):
                return -1.0 if move.direction == "left" else 1.0
    elif subject.facing is not None:
        return 1.0
    return -1.0 if request.rng(41).random() < 0.3 else 1.0


def seat(node: FigureNode, request: PlaceRequest, stage: Stage, index: int, copy: int) -> bool:
    """Give the second person at a table the seat across it; False when there is none to give."""
    spot, action = stage.spot, action_of(request.shot, index)
    if spot.seat is None or spot.across is None or node.name != "person" or action not in SITTING:
        return False
    if place_at_table(request.shot, index, copy) != 1:
        return False
    node.x, node.facing = spot.x + spot.across, -1.0
    return True


def put(
    node: FigureNode,
    request: PlaceRequest,
    index: int,
    copy: int,
    nodes: list[FigureNode],
    first: dict[int, FigureNode],
    notes: list[str],
) -> None:
    """Stand a further figure where its relation wants it, else beside those already there."""
    shot = request.shot
    subject, main = shot.subjects[index], nodes[0]
    relation, anchor = related(shot, index, first) if copy == 0 else (None, first.get(index, main))
    gap = (girth(anchor) + girth(node)) / 2 + 0.28
    side = anchor.facing
    if node.name in AIRBORNE:
        node.x, node.z = main.x - 1.0, main.z + 10.0
        return
    if "each-other" in (subject.facing, shot.subjects[0].facing) and len(nodes) == 1:
        node.x, node.z = anchor.x + side * (gap + 0.12), anchor.z
        node.facing = -side
        return
    if relation in ("left-of", "right-of"):
        node.x, node.z = anchor.x + (gap if relation == "right-of" else -gap), anchor.z + 0.05
    elif relation == "behind":
        node.x = anchor.x - side * 0.4 * min(girth(anchor), girth(node) + 0.6)
        node.z = anchor.z + (2.2 if node.name in LARGE else 1.4)
    elif relation == "in-front-of":
        node.x = anchor.x + side * 0.35 * min(girth(anchor), girth(node) + 0.6)
        node.z = anchor.z - min(1.3, 0.2 * anchor.z)
    elif relation == "under":
        node.x, node.z = anchor.x + side * 0.10 * anchor.figure.width, anchor.z - 0.6
    elif relation == "above":
        node.x, node.z = anchor.x - side * 0.10 * node.figure.width, anchor.z + 0.6
    elif relation in ("on", "inside", "below", "around"):
        rider, mount = (subject.word, anchor.name) if relation in ("on", "inside") else (anchor.name, subject.word)
        notes.append(
            f"'{rider}' is drawn beside '{mount}', not {'in' if relation in ('inside', 'around') else 'on'} it."
        )
        node.x, node.z = anchor.x - side * gap, anchor.z - 0.3
    else:
        beside(node, request, nodes, anchor, gap)


def related(shot: Shot, index: int, first: dict[int, FigureNode]) -> tuple[str | None, FigureNode]:
    """The relation of a subject to one that stands already, said of either of the two."""
    subject = shot.subjects[index]
    main = first.get(0) or next(iter(first.values()))
    if subject.relation and subject.relative_to in first:
        return subject.relation, first[subject.relative_to]
    for other, standing in first.items():
        said = shot.subjects[other]
        if said.relation and said.relative_to == index:
            return INVERSE.get(said.relation), standing
    return (subject.relation if subject.relation in ("left-of", "right-of") else None), main


def beside(node: FigureNode, request: PlaceRequest, nodes: list[FigureNode], anchor: FigureNode, gap: float) -> None:
    """Next to the others: walkers abreast, an animal a little ahead of its person, the rest right and left in turn."""
    seconds, main = request.seconds, nodes[0]
    moving = abs(way(node, seconds)) > TRAVELLING and abs(way(main, seconds)) > TRAVELLING
    order = len(nodes)
    if moving and node.name in ANIMALS and main.name == "person":
        node.x, node.z = main.x + main.facing * (0.5 * girth(node) + 0.45), main.z - 0.35
        return
    if moving and node.name == main.name:
        # Those who go together go side by side, which from here is one behind the other and a little aside.
        step = 0.62 if node.name == "person" else 0.62 * girth(node)
        side = -1.0 if order % 2 else 1.0
        node.x = main.x + side * step * ((order + 1) // 2)
        node.z = main.z + 0.55 * ((order + 1) // 2) * (1.0 if order % 2 else -0.7)
        return
    side = 1.0 if order % 2 else -1.0
    rank = (order + 1) // 2
    if node.name in LARGE and main.name not in LARGE:
        node.x, node.z = main.x + side * 0.75 * girth(node), main.z + 2.0
    elif main.name in LARGE and node.name not in LARGE:
        node.x, node.z = main.x + side * (0.5 * girth(main) + 0.7 * rank), main.z - 0.6
    else:
        node.x, node.z = main.x + side * gap * rank, main.z + 0.18 * rank


def keep_step(nodes: list[FigureNode], seconds: float) -> None:
    """Give everyone who goes the main subject's way its speed, where that is in reach of its gait."""
    if not nodes:
        return
    lead = abs(way(nodes[0], seconds))
    if lead < TRAVELLING or nodes[0].name in AIRBORNE:
        return
    for node in nodes[1:]:
        own = abs(way(node, seconds))
        if own > TRAVELLING and node.facing == nodes[0].facing and 0.55 < lead / own < 1.7 and lead != own:
            node.figure = Paced(node.figure, lead / own)


def ground(node: FigureNode, stage: Stage, notes: list[str]) -> None:
    """Set a figure on the ground, the water or into the air, with its shadow or reflection."""
    afloat, airborne = node.name in AFLOAT, node.name in AIRBORNE
    node.y = stage.ground(node.x, node.z)
    if afloat and stage.water is None:
        notes.append("There is no water here: the boat stands on the ground.")
    if stage.water is not None and not afloat and not airborne:
        notes.append(f"There is no ground here: '{node.name}' stands on the water.")
    if airborne or (afloat and stage.water is not None):
        node.shadow = (0.0, 0.0, 0.0, 0.0)
    else:
        node.shadow = stage.shadow
    if stage.reflects and not airborne:
        node.reflection = 0.38 if stage.water is not None else 0.30


def centre(nodes: list[FigureNode], stage: Stage, seconds: float) -> None:
    """Move everyone so that the middle of the main subject's way, or of the group, is the spot; keep the way free."""
    if not nodes or stage.spot.seat is not None:
        return
    spot, main = stage.spot, nodes[0]
    goes = way(main, seconds)
    together = [n for n in nodes if abs(way(n, seconds) - goes) < TRAVELLING and n.name not in AIRBORNE]
    if abs(goes) < TRAVELLING:
        xs = [n.x for n in together if abs(n.z - main.z) < 3.0 and n.name not in LARGE] or [main.x]
        back = (min(xs) + max(xs)) / 2 - spot.x
    else:
        free = spot.right - spot.left - 2.0
        # A way too long for the place starts at its one end.
        end = main.x - (spot.left + 1.0 if goes > 0 else spot.right - 1.0)
        back = end if abs(goes) > free else goes / 2
    for node in together if abs(goes) >= TRAVELLING else nodes:
        if node.name not in AIRBORNE:
            node.x -= back


def perches(nodes: list[FigureNode], roles: list[int], request: PlaceRequest, stage: Stage) -> list[Node]:
    """Something to sit on for everyone who sits where the place has no seat."""
    if stage.spot.seat is not None:
        return []
    return [
        perch.perch(request.palette, stage.surface, node.x - 0.08 * node.facing, node.y, node.z)
        for node, index in zip(nodes, roles, strict=True)
        if node.name == "person" and action_of(request.shot, index) == "sit"
    ]


def clear_view(nodes: list[FigureNode], stage: Stage, seconds: float) -> None:
    """Step aside with everyone who stands, so that no post of the place seems to grow out of the main subject's head."""
    if not nodes or stage.indoors or abs(way(nodes[0], seconds)) > TRAVELLING or nodes[0].name in AIRBORNE:
        return
    main = nodes[0]
    posts = [n.x for n in stage.nodes if hasattr(n, "x") and main.z < n.z < main.z + 5.0]
    half = 0.5 * girth(main) + 0.45

    def room(aside: float) -> float:
        return min((abs(x - main.x - aside) for x in posts), default=half)

    steps = (0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0)
    aside = next((step for step in steps if room(step) >= half), max(steps, key=room))
    for node in nodes:
        if abs(way(node, seconds)) <= TRAVELLING:
            node.x += aside
