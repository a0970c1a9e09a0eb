"""Where a figure stands to another one: left, right, on, under, inside, behind, in front of, next to."""

from __future__ import annotations

from typing import Any

from shotwright.film import Shot

from .casting import Role
from .companions import Lowered, saddle
from .rig import FigureNode
from .scene import PlaceRequest
from .subjects import ANIMALS

TRAVELLING = 0.25
"""Metres over the shot from which a figure counts as going somewhere."""

LARGE = ("car", "van", "truck", "bus", "sailing-boat", "rocket", "tree", "elephant", "giraffe", "unknown")

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

MUTUAL = {"hug": 0.22, "kiss": 0.24, "shake-hands": 0.50, "hit": 0.58, "fence": 0.95, "give": 0.55, "talk": 0.60}
"""What two people do to each other, and how far apart they stand, in their own heights."""

HOLLOW = ("bowl", "basket", "box", "cup", "glass", "bag", "sofa", "bed", "vase", "car", "plant", "bottle")
"""Kinds in which something can be."""


def girth(node: FigureNode) -> float:
    """Metres that a figure takes up beside others: of people only the body, not the swing of their arms."""
    return 0.36 * node.figure.height if node.name == "person" else node.figure.width


def airborne(node: FigureNode) -> bool:
    """True for what is on the wing, hovers or hangs in the air."""
    if node.name in ("bird", "birds"):
        return node.figure.travel(0.0)[1] > 0.5
    return bool(getattr(node.figure, "airborne", False))


def afloat(node: FigureNode) -> bool:
    """True for what floats on water."""
    return node.name == "sailing-boat" or bool(getattr(node.figure, "afloat", False))


def way(node: FigureNode, seconds: float) -> float:
    """Metres along x that a figure goes during the shot, to the right positive."""
    return node.at(seconds)[0] - node.at(0.0)[0]


def large(node: FigureNode) -> bool:
    """True for what dwarfs a person."""
    return node.name in LARGE or node.figure.height > 3.0 or node.figure.width > 4.5


def top_of(node: FigureNode) -> tuple[float, float]:
    """Metres (forward, up) in a figure's own frame at which something stands on it."""
    figure: Any = node.figure
    if node.name in ANIMALS:
        x, y = saddle(figure, 0.0)
        return x, y
    if node.name == "person":
        return 0.0, figure.height
    lift = figure.travel(0.0)[1] if node.name not in ("bird", "birds") else 0.0
    return 0.0, float(getattr(figure, "on_top", figure.height)) + lift


def put(
    node: FigureNode,
    request: PlaceRequest,
    role: Role,
    nodes: list[FigureNode],
    first: dict[int, FigureNode],
    notes: list[str],
) -> None:
    """Stand a further figure where its relation wants it, else beside those already there."""
    shot, index = request.shot, role.index
    subject, main = shot.subjects[index], nodes[0]
    relation, anchor = relation_of(shot, index, first) if role.copy == 0 else (None, first.get(index, main))
    gap = (girth(anchor) + girth(node)) / 2 + min(0.28, 0.15 * (anchor.figure.height + node.figure.height) + 0.02)
    side = anchor.facing
    if "each-other" in (subject.facing, shot.subjects[0].facing) and len(nodes) == 1:
        node.x, node.z = anchor.x + side * (gap + 0.12), anchor.z
        node.facing = -side
        return
    if role.copy == 1 and role.action in MUTUAL:
        node.x, node.z = main.x + main.facing * MUTUAL[role.action] * main.figure.height, main.z + 0.06
        node.facing = -main.facing
    elif relation in ("left-of", "right-of"):
        node.x, node.z = anchor.x + (gap if relation == "right-of" else -gap), anchor.z + 0.05
        if airborne(node) != airborne(anchor) and not large(node) and not large(anchor):
            # What flies beside what stands comes down to it: both belong in one picture.
            flyer = node if airborne(node) else anchor
            flyer.figure = Lowered(flyer.figure, max(0.0, flyer.figure.travel(0.0)[1] - 0.35))
    elif relation == "on":
        upon(node, anchor, nodes)
    elif relation == "below":
        node.x, node.z = anchor.x, anchor.z + 0.02
        move_with(anchor, nodes, *resting_on(anchor, node))
    elif relation == "under":
        if clearance(anchor) > 0.8 * node.figure.height:
            node.x, node.z = anchor.x + side * 0.05 * anchor.figure.width, anchor.z + 0.02
        elif stackable(anchor, node):
            node.x, node.z = anchor.x, anchor.z + 0.02
            move_with(anchor, nodes, *resting_on(anchor, node))
        else:
            node.x, node.z = anchor.x + side * 0.10 * anchor.figure.width, anchor.z - 0.6
    elif relation == "above":
        if clearance(node) > 0.8 * anchor.figure.height:
            node.x, node.z = anchor.x - side * 0.05 * node.figure.width, anchor.z - 0.02
        elif stackable(node, anchor):
            upon(node, anchor, nodes)
        else:
            node.x, node.z = anchor.x - side * 0.10 * node.figure.width, anchor.z + 0.6
    elif relation == "behind":
        node.x = anchor.x - side * 0.4 * min(girth(anchor), girth(node) + 0.6)
        node.z = anchor.z + (2.2 if large(node) else min(1.4, 0.5 + anchor.figure.height))
    elif relation == "in-front-of":
        node.x = anchor.x + side * 0.35 * min(girth(anchor), girth(node) + 0.6)
        node.z = anchor.z - min(1.3, 0.2 * anchor.z, 0.4 + anchor.figure.height)
    elif relation in ("inside", "around"):
        within(node, anchor, relation, subject.word, notes)
    elif airborne(node):
        node.x, node.z = main.x - 1.0, main.z + (10.0 if node.figure.height < 6 else 40.0)
    else:
        beside(node, request, nodes, anchor, gap)


def relation_of(shot: Shot, index: int, first: dict[int, FigureNode]) -> tuple[str | None, FigureNode]:
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


def clearance(node: FigureNode) -> float:
    """Metres of room beneath a thing."""
    return float(getattr(node.figure, "clearance", 0.0))


def stackable(upper: FigureNode, lower: FigureNode) -> bool:
    """True when one can lie on the other: what is no taller than four times the other, and no tree or building."""
    return upper.figure.height < 4.0 * lower.figure.height and not large(upper)


def resting_on(upper: FigureNode, lower: FigureNode) -> tuple[float, float]:
    """World (x, y) of the upper one's origin on the lower one."""
    x, y = top_of(lower)
    return lower.x + lower.facing * x, lower.y + y


def upon(node: FigureNode, anchor: FigureNode, nodes: list[FigureNode]) -> None:
    """Stand a figure on another one, beside those that stand there already."""
    if airborne(node):
        node.figure = Lowered(node.figure, node.figure.travel(0.0)[1] - 0.02)
    x, y = resting_on(node, anchor)
    there = [n for n in nodes if abs(n.y - y) < 0.02 and n is not anchor and abs(n.x - x) < anchor.figure.width]
    shift = 0.0
    if there:
        wide = (girth(there[-1]) + girth(node)) / 2 * 1.1
        shift = wide * ((len(there) + 1) // 2) * (1.0 if len(there) % 2 else -1.0)
    node.x, node.y, node.z = x + shift, y, anchor.z - 0.02 - 0.005 * len(there)


def move_with(anchor: FigureNode, nodes: list[FigureNode], x: float, y: float) -> None:
    """Lift a figure that stands already onto one that comes below it, with what is on it."""
    if airborne(anchor):
        anchor.figure = Lowered(anchor.figure, anchor.figure.travel(0.0)[1] - 0.02)
    dx, dy, low = x - anchor.x, y - anchor.y, anchor.y
    reach = 0.5 * anchor.figure.width
    for other in nodes:
        mate = other.name == anchor.name and abs(other.y - low) < 0.02
        above = other.y > low + 0.02 and abs(other.x - x + dx) < reach
        if other is anchor or mate or above:
            other.x, other.y = other.x + dx, other.y + dy


def within(node: FigureNode, anchor: FigureNode, relation: str, word: str, notes: list[str]) -> None:
    """Put a figure into a hollow one: behind its front wall, looking out over the rim."""
    inner, outer = (node, anchor) if relation == "inside" else (anchor, node)
    node.x, node.z = anchor.x, anchor.z + (0.03 if relation == "inside" else -0.03)
    if outer.name not in HOLLOW:
        notes.append(f"'{word}' is drawn before '{outer.name}', not in it.")
        inner.z = outer.z - 0.3
        return
    tall = outer.figure.height
    inner.y = outer.y + max(0.10 * tall, tall - 0.6 * inner.figure.eye_line)


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
        step = 0.46 if node.name == "person" else 0.62 * girth(node)
        side = -1.0 if order % 2 else 1.0
        node.x = main.x + side * step * ((order + 1) // 2)
        node.z = main.z + 0.32 * ((order + 1) // 2) * (1.0 if order % 2 else -0.8)
        return
    if node.name == "person" and main.name == "person" and order > 6:
        # A crowd stands in rows.
        row, place = divmod(order - 7, 5)
        node.x = main.x + (place - 2) * 0.72 + 0.36 * (row % 2)
        node.z = main.z + 0.9 * (row + 1)
        return
    side = 1.0 if order % 2 else -1.0
    rank = (order + 1) // 2
    if large(node) and not large(main):
        node.x, node.z = main.x + side * (0.5 * girth(node) + 0.5 * girth(main) + 0.2), main.z + 0.6
    elif large(main) and not large(node):
        node.x, node.z = main.x + side * (0.5 * girth(main) + 0.7 * rank), main.z - 0.6
    else:
        reach = gap if order < 2 else sum(girth(n) for n in nodes[1 - order % 2 :: 2]) * 0.5 + gap
        node.x, node.z = main.x + side * min(reach, gap * rank * 1.4), main.z + 0.04 * rank
