"""Where everyone stands: figures placed by the words' relations, at true scale, with room for their way."""

from __future__ import annotations

from dataclasses import dataclass

from shotwright.film import Shot

from . import perch
from . import tempo as tempos
from .casting import GOING, MOST_FIGURES, Role, roles
from .companions import SADDLE, Paced, Riding
from .rig import FigureNode
from .scene import Node, PlaceRequest, Stage
from .subjects import ANIMALS, SubjectRequest, figure

AFLOAT = ("sailing-boat",)
LARGE = ("car", "sailing-boat", "rocket", "tree", "elephant", "giraffe", "unknown")
SMALL = ("cat", "dog", "puppy", "fox")
SKY = 3.0
"""Metres by which birds fly above the height that their figures have: high enough to be seen against the sky."""

TRAVELLING = 0.25
"""Metres over the shot from which a figure counts as going somewhere."""

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


def girth(node: FigureNode) -> float:
    """Metres that a figure takes up beside others: of people only the body, not the swing of their arms."""
    return 0.36 * node.figure.height if node.name == "person" else node.figure.width


def airborne(node: FigureNode) -> bool:
    """True for birds on the wing."""
    return node.name in ("bird", "birds") and node.figure.travel(0.0)[1] > 0.5


def way(node: FigureNode, seconds: float) -> float:
    """Metres along x that a figure goes during the shot, to the right positive."""
    return node.at(seconds)[0] - node.at(0.0)[0]


@dataclass(frozen=True, slots=True)
class Player:
    """A figure on the stage and the words that it plays."""

    node: FigureNode
    index: int
    """In `Shot.subjects`."""
    action: str


def cast(request: PlaceRequest, stage: Stage, close: bool, notes: list[str]) -> list[Player]:
    """Every subject as figures on the stage, the main one first."""
    players: list[Player] = []
    first: dict[int, FigureNode] = {}
    for role in roles(request.shot, stage, notes):
        made, said = figure(asked(request, stage, role, close))
        notes += said
        tempo = tempos.FIGURES.get(request.shot.speed or "", 1.0)
        node = FigureNode(
            made if tempo == 1.0 else Paced(made, tempo),
            stage.spot.x,
            stage.spot.z,
            palette=stage.figure_palette or request.palette,
            lights=stage.lights,
            facing=facing_of(request, stage, role),
            name=request.shot.subjects[role.index].kind,
        )
        if role.mount in first:
            mount_up(node, first[role.mount])
        elif players and not seat(node, request, stage, role):
            put(node, request, role, [p.node for p in players], first, notes)
        first.setdefault(role.index, node)
        players.append(Player(node, role.index, role.action))
    nodes = [player.node for player in players]
    walkers = [node for node in nodes if not isinstance(node.figure, Riding)]
    keep_step(walkers, request.seconds)
    for player in players:
        ground(player, request.shot, stage, notes)
    centre(nodes, stage, request.seconds)
    clear_view(nodes, stage, request.seconds)
    stage.nodes += perches(players, request, stage)
    return players


def asked(request: PlaceRequest, stage: Stage, role: Role, close: bool) -> SubjectRequest:
    """What the factory of a subject is told."""
    shot, subject = request.shot, request.shot.subjects[role.index]
    seats = SITTING if stage.spot.seat is not None else ("sit",)
    most = 2 if stage.spot.seat is not None else MOST_FIGURES
    height: float | None = None
    if role.mount is not None:
        height = SADDLE
    elif subject.kind == "person" and role.action in seats and place_at_table(shot, role) < most:
        height = stage.spot.seat or perch.HEIGHT
    return SubjectRequest(
        subject=subject,
        palette=stage.figure_palette or request.palette,
        seconds=request.seconds,
        seed=request.seed * 97 + role.index * 13 + role.copy,
        action=role.action,
        manner=subject.manner,
        beats=() if role.mount is not None else tuple(b for b in shot.beats if b.subject == role.index),
        seat=height,
        close=close,
        surface=stage.surface,
    )


def mount_up(node: FigureNode, mount: FigureNode) -> None:
    """Put a rider on the back of an animal."""
    node.figure = Riding(node.figure, mount)
    node.x, node.z, node.facing = mount.x, mount.z - 0.02, mount.facing


def place_at_table(shot: Shot, role: Role) -> int:
    """Which person of the shot this is: a table has two seats."""
    return role.copy + sum(max(1, s.count) for s in shot.subjects[: role.index] if s.kind == "person")


def facing_of(request: PlaceRequest, stage: Stage, role: Role) -> float:
    """+1 looks and goes to the right, -1 to the left: as written, with the camera, else as the seed has it."""
    shot, index, copy = request.shot, role.index, role.copy
    subject = shot.subjects[index]
    if subject.facing in ("left", "right"):
        return -1.0 if subject.facing == "left" else 1.0
    if subject.facing == "each-other" and (index > 0 or copy > 0):
        return -1.0 if (index + copy) % 2 else 1.0
    if index > 0 and shot.subjects[0].facing == "each-other" and index == 1:
        return -1.0
    if stage.indoors or stage.spot.seat is not None:
        return 1.0
    if role.action in GOING:
        for move in shot.camera:
            if move.move in ("track", "truck", "pan", "whip-pan") and move.direction in ("left", "right"):
                return -1.0 if move.direction == "left" else 1.0
    elif subject.facing is not None:
        return 1.0
    return -1.0 if request.rng(41).random() < 0.3 else 1.0


def seat(node: FigureNode, request: PlaceRequest, stage: Stage, role: Role) -> bool:
    """Give the second person at a table the seat across it; False when there is none to give."""
    spot = stage.spot
    if spot.seat is None or spot.across is None or node.name != "person" or role.action not in SITTING:
        return False
    if place_at_table(request.shot, role) != 1:
        return False
    node.x, node.facing = spot.x + spot.across, -1.0
    return True


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
    relation, anchor = related(shot, index, first) if role.copy == 0 else (None, first.get(index, main))
    gap = (girth(anchor) + girth(node)) / 2 + 0.28
    side = anchor.facing
    if airborne(node):
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
    elif relation == "on" and anchor.name == "car" and node.name in SMALL:
        node.x, node.z, node.y = (
            anchor.x - 0.06 * anchor.facing * anchor.figure.width,
            anchor.z - 0.02,
            anchor.figure.height,
        )
    elif relation == "above":
        node.x, node.z = anchor.x - side * 0.10 * node.figure.width, anchor.z + 0.6
    elif relation == "below" and node.name == "car" and anchor.name in SMALL:
        node.x, node.z = anchor.x, anchor.z + 0.02
        anchor.x, anchor.y = node.x - 0.06 * node.facing * node.figure.width, node.figure.height
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
        node.z = main.z + 0.32 * ((order + 1) // 2) * (1.0 if order % 2 else -0.8)
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
    if lead < TRAVELLING or airborne(nodes[0]):
        return
    for node in nodes[1:]:
        own = abs(way(node, seconds))
        if own > TRAVELLING and node.facing == nodes[0].facing and 0.55 < lead / own < 1.7 and lead != own:
            node.figure = Paced(node.figure, lead / own)


def ground(player: Player, shot: Shot, stage: Stage, notes: list[str]) -> None:
    """Set a figure on the ground, the water or into the air, with its shadow or reflection."""
    node, word = player.node, shot.subjects[player.index].word
    afloat, flies = node.name in AFLOAT, airborne(node)
    if afloat and stage.shore is not None:
        node.z = max(node.z, stage.shore + 0.7 * node.figure.width)
    on_water = stage.water is not None or (stage.shore is not None and node.z > stage.shore)
    node.y += stage.ground(node.x, node.z)
    if flies and not stage.indoors:
        node.y += SKY
    if afloat and not on_water:
        notes.append(f"There is no water for '{word}' here: it stands on the ground.")
    if stage.water is not None and not afloat and not flies:
        notes.append(f"There is no ground for '{word}' here: it stands on the water.")
    if flies or (afloat and on_water):
        node.shadow = (0.0, 0.0, 0.0, 0.0)
    elif not isinstance(node.figure, Riding):
        node.shadow = stage.shadow
    if (stage.reflects or (afloat and on_water)) and not flies:
        node.reflection = 0.38 if on_water else 0.30


def centre(nodes: list[FigureNode], stage: Stage, seconds: float) -> None:
    """Move everyone so that the middle of the main subject's way, or of the group, is the spot; keep the way free."""
    if not nodes or stage.spot.seat is not None:
        return
    spot, main = stage.spot, nodes[0]
    goes = way(main, seconds)
    together = [n for n in nodes if abs(way(n, seconds) - goes) < TRAVELLING and not airborne(n)] or [main]
    if abs(goes) < TRAVELLING:
        xs = [n.x for n in together if abs(n.z - main.z) < 3.0 and n.name not in LARGE] or [main.x]
        back = (min(xs) + max(xs)) / 2 - spot.x
    else:
        free = spot.right - spot.left - 2.0
        # A way too long for the place starts at its one end.
        end = main.x - (spot.left + 1.0 if goes > 0 else spot.right - 1.0)
        back = end if abs(goes) > free else goes / 2
    for node in nodes:
        if node in together:
            node.x -= back
        # Who goes a way of its own passes behind the others in the middle of the shot.
        elif not airborne(node) and not isinstance(node.figure, Riding) and abs(way(node, seconds)) > TRAVELLING:
            node.x, node.z = main.x - way(node, seconds) / 2, max(node.z, main.z + 0.9)


def perches(players: list[Player], request: PlaceRequest, stage: Stage) -> list[Node]:
    """Something to sit on for everyone who sits where the place has no seat."""
    if stage.spot.seat is not None:
        return []
    return [
        perch.perch(request.palette, stage.surface, p.node.x - 0.08 * p.node.facing, p.node.y, p.node.z)
        for p in players
        if p.node.name == "person" and p.action == "sit" and not isinstance(p.node.figure, Riding)
    ]


def clear_view(nodes: list[FigureNode], stage: Stage, seconds: float) -> None:
    """Step aside with everyone who stands, so that no post of the place seems to grow out of the main subject's head."""
    if not nodes or stage.indoors or abs(way(nodes[0], seconds)) > TRAVELLING or airborne(nodes[0]):
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
