"""Where everyone stands: figures placed by the words' relations, at true scale, with room for their way."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from shotwright.film import Shot, Subject

from . import perch
from . import tempo as tempos
from .casting import DUELS, GOING, Role, related, roles, row_of, seat_of
from .color import mix
from .companions import SADDLE, Lowered, Paced, Riding, Sized
from .palette import Palette
from .relations import TRAVELLING, afloat, airborne, girth, large, put, way
from .rig import FigureNode
from .scene import Node, PlaceRequest, Stage
from .subjects import ANIMALS, SubjectRequest, described, figure, like_person

SKY = 3.0
"""Metres by which birds fly above the height that their figures have: high enough to be seen against the sky."""

SMALLEST = 0.15
"""Share of the height of its company below which a thing that the words place beside it would be lost."""

ASIDE = ("left-of", "right-of", "next-to", "behind", "in-front-of")

TABLED = 0.75
"""Metres of height up to which a small thing is put on a table."""

SITTING = ("sit", "read", "write", "drink", "eat", "type", "talk", "idle", "look", "smile", "listen", "phone")
"""Actions for which someone takes the place's seat."""


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
            palette=stage.figure_palette or lifted(request.palette),
            lights=stage.lights,
            facing=facing_of(request, stage, role),
            name="person" if upright(request.shot, role) else request.shot.subjects[role.index].kind,
        )
        if players and related(request.shot, role.index):
            enlarge(node, [p for p in players if related(request.shot, p.index)], request.shot, role, notes)
        if role.mount in first:
            mount_up(node, first[role.mount])
        elif role.seat in first and role.copy < 3:
            sit_down(node, first[role.seat], role)
        elif players and not seat(node, request, stage, role):
            put(node, request, role, [p.node for p in players], first, notes)
        if players:
            come_near(node, players[0], role)
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
    stage.nodes += tables(nodes, stage, request)
    return players


def lifted(p: Palette) -> Palette:
    """The light on figures at night: as on a film set, a little more than the moon gives, or faces would be lost."""
    if not p.night or p.figure == "silhouette":
        return p
    fill = np.float32(0.5) * p.lit + np.float32(0.14)
    return replace(p, lit=p.lit * np.float32(1.18) + np.float32(0.09), shadow=mix(p.shadow, fill, 0.38))


def asked(request: PlaceRequest, stage: Stage, role: Role, close: bool) -> SubjectRequest:
    """What the factory of a subject is told."""
    shot, subject = request.shot, request.shot.subjects[role.index]
    if subject.kind == "boat" and subject.word == "boat" and any(s.action == "row" for s in shot.subjects):
        subject = subject.model_copy(update={"word": "rowboat"})
    seats = SITTING if stage.spot.seat is not None else ("sit",)
    most = 2 if stage.spot.seat is not None else 99
    height: float | None = None
    if role.mount is not None:
        height = SADDLE
    elif role.seat is not None:
        furniture = row_of(shot.subjects[role.seat])
        height = furniture.rest * furniture.size if furniture is not None else perch.HEIGHT
    elif upright(shot, role) and role.action in seats and place_at_table(shot, role) < most:
        height = stage.spot.seat or perch.HEIGHT
    return SubjectRequest(
        subject=subject,
        palette=stage.figure_palette or lifted(request.palette),
        seconds=request.seconds,
        seed=request.seed * 97 + role.index * 13 + role.copy,
        likeness=request.seed * 97 + twins(shot, role.index) * 13 + role.copy,
        action=role.action,
        manner=subject.manner,
        beats=() if role.mount is not None else tuple(b for b in shot.beats if b.subject == role.index),
        seat=height,
        close=close,
        surface=stage.surface,
        held=role.held or cup_in_hand(shot, stage, role),
    )


def cup_in_hand(shot: Shot, stage: Stage, role: Role) -> Subject | None:
    """What whoever just sits in a café holds; None for everyone else."""
    subject = shot.subjects[role.index]
    idle = subject.kind == "person" and role.action in ("sit", "idle") and not subject.props and not shot.beats
    return Subject(kind="cup", word="cup") if idle and stage.spot.seat is not None and "coffee" in stage.drawn else None


def upright(shot: Shot, role: Role) -> bool:
    """True for people, and for animals that do what people do."""
    return like_person(shot.subjects[role.index].kind, role.action)


REACH = {"wrestle": 0.86, "arm-wrestle": 1.24, "fence": 1.9}
"""Metres between two who contend."""


def come_near(node: FigureNode, main: Player, role: Role) -> None:
    """Set an opponent within reach, and an animal that is stroked or combed under the hand."""
    lead = main.node
    if role.action in DUELS and main.action == role.action and role.copy + role.index == 1:
        node.x, node.z = lead.x + REACH[role.action] * lead.facing, lead.z + 0.02
    elif main.action in ("pet", "groom") and role.index > 0 and node.name in ANIMALS:
        node.facing = -lead.facing
        node.x, node.z = lead.x + lead.facing * (0.46 + 0.36 * node.figure.width), lead.z + 0.05


def twins(shot: Shot, index: int) -> int:
    """How many subjects before this one are described by the same words."""
    who = described(shot.subjects[index])
    return sum(described(other) == who for other in shot.subjects[:index])


def sit_down(node: FigureNode, seat: FigureNode, role: Role) -> None:
    """Put someone onto a piece of furniture, one beside another."""
    apart = (0.0, 0.56, -0.56)[role.copy] if seat.figure.width > 1.2 else 0.0
    node.x, node.z, node.facing = seat.x + apart - 0.04 * seat.facing, seat.z - 0.05, seat.facing


def enlarge(node: FigureNode, others: list[Player], shot: Shot, role: Role, notes: list[str]) -> None:
    """Let the smaller of two that the words relate be no smaller than can be seen, and say so."""
    for other in others:
        for small, big, word in (
            (node, other.node, shot.subjects[role.index].word),
            (other.node, node, shot.subjects[other.index].word),
        ):
            aside = shot.subjects[role.index].relation in ASIDE or others_aside(shot, role.index)
            limit = SMALLEST if aside or not any(s.relation for s in shot.subjects) else 0.03
            share = small.figure.height / max(big.figure.height, 0.35 * big.figure.width)
            if share < limit and role.mount is None and role.seat is None:
                small.figure = Sized(small.figure, min(limit / share, 5.0))
                notes.append(f"'{word}' is drawn larger than life, so that it is seen beside the other.")


def others_aside(shot: Shot, index: int) -> bool:
    """True when another subject is said to be left or right of, before, behind or beside this one."""
    return any(s.relation in ASIDE and s.relative_to == index for s in shot.subjects)


def mount_up(node: FigureNode, mount: FigureNode) -> None:
    """Put a rider on the back of an animal."""
    node.figure = Riding(node.figure, mount, mount.name == "board")
    node.x, node.z, node.facing = mount.x, mount.z - 0.02, mount.facing


def place_at_table(shot: Shot, role: Role) -> int:
    """Which person of the shot this is: a table has two seats."""
    return role.copy + sum(max(1, s.count) for s in shot.subjects[: role.index] if like_person(s.kind, s.action or ""))


def facing_of(request: PlaceRequest, stage: Stage, role: Role) -> float:
    """+1 looks and goes to the right, -1 to the left: as written, with the camera, else as the seed has it."""
    shot, index, copy = request.shot, role.index, role.copy
    subject = shot.subjects[index]
    if role.action in DUELS and subject.facing is None:
        return -1.0 if (index + copy) % 2 else 1.0
    if subject.facing in ("left", "right"):
        return -1.0 if subject.facing == "left" else 1.0
    if subject.facing == "each-other" and (index > 0 or copy > 0):
        return -1.0 if (index + copy) % 2 else 1.0
    if index > 0 and shot.subjects[0].facing == "each-other" and index == 1:
        return -1.0
    people = [i for i, s in enumerate(shot.subjects) if s.kind == "person"]
    if role.action in ("talk", "argue") and len(people) == 2 and index == people[1]:
        # Two who talk look at each other.
        return -1.0
    if role.action in ("talk", "argue") and len(people) == 2 and subject.facing is None:
        return 1.0
    if stage.indoors or stage.spot.seat is not None or related(shot, index):
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
    floats, flies = afloat(node), airborne(node)
    swims = getattr(node.figure, "stands", "") == "sea" or bool(getattr(node.figure, "swims", False))
    if floats and stage.shore is not None:
        node.z = max(node.z, stage.shore + 0.7 * node.figure.width)
    on_water = stage.water is not None or (stage.shore is not None and node.z > stage.shore)
    if swims and stage.shore is not None and not on_water:
        node.z, on_water = stage.shore + 2.0 + 1.5 * node.figure.width, True
    node.y += stage.ground(node.x, node.z)
    if node.name in ("bird", "birds") and flies and not stage.indoors:
        node.y += SKY
    if floats and not on_water:
        notes.append(f"There is no water for '{word}' here: it stands on the ground.")
    if swims and not on_water and not stage.submerged:
        notes.append(f"There is no water for '{word}' here: it swims in the air.")
    if stage.water is not None and not floats and not flies and not swims and not isinstance(node.figure, Riding):
        notes.append(f"There is no ground for '{word}' here: it stands on the water.")
    if swims and on_water:
        # Seen from above the surface: the back is out of the water.
        node.figure = Lowered(
            node.figure, node.figure.travel(0.0)[1] + (0.3 if node.name == "person" else 0.5) * node.figure.height
        )
        node.waterline = 0.0
    if flies or swims or (floats and on_water):
        node.shadow = (0.0, 0.0, 0.0, 0.0)
    elif not isinstance(node.figure, Riding):
        node.shadow = stage.shadow
    if (stage.reflects or (floats and on_water)) and not flies and not swims:
        node.reflection = 0.38 if on_water else 0.30


def centre(nodes: list[FigureNode], stage: Stage, seconds: float) -> None:
    """Move everyone so that the middle of the main subject's way, or of the group, is the spot; keep the way free."""
    if not nodes or stage.spot.seat is not None:
        return
    spot, main = stage.spot, nodes[0]
    goes = way(main, seconds)
    together = [n for n in nodes if abs(way(n, seconds) - goes) < TRAVELLING and not airborne(n)] or [main]
    if abs(goes) < TRAVELLING:
        xs = [n.x for n in together if abs(n.z - main.z) < 3.0 and not large(n)] or [main.x]
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
    seated = {i for i in range(len(request.shot.subjects)) if seat_of(request.shot, i) is not None}
    return [
        perch.perch(request.palette, stage.surface, p.node.x - 0.08 * p.node.facing, p.node.y, p.node.z)
        for p in players
        if p.node.name == "person" and p.action == "sit" and not isinstance(p.node.figure, Riding)
        if p.index not in seated
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


def tables(nodes: list[FigureNode], stage: Stage, request: PlaceRequest) -> list[Node]:
    """A table under small things that nothing else carries, where the place offers them no surface of its own."""
    stands = {id(n): getattr(n.figure, "stands", "") for n in nodes}
    small = [n for n in nodes if stands[id(n)] in ("table", "ground") and n.figure.height < TABLED]
    small = [n for n in small if not getattr(n.figure, "living", False)]
    if not any(stands[id(n)] == "table" for n in small):
        return []
    base = stage.ground(stage.spot.x, stage.spot.z)
    low = sorted((n for n in small if n.y < base + 0.02), key=lambda n: n.x)
    carried = [n for n in nodes if n not in low and n.y > base + 0.02]
    if not low or "backdrop" in stage.drawn:
        # A seamless backdrop is seen without a table: its own paper carries what stands before it.
        return []
    made: list[Node] = []
    while low:
        group = [low.pop(0)]
        while low and low[0].x - low[0].figure.width / 2 < group[-1].x + group[-1].figure.width / 2 + 0.9:
            group.append(low.pop(0))
        left = min(n.x - n.figure.width / 2 for n in group)
        right = max(n.x + n.figure.width / 2 for n in group)
        z = max(n.z for n in group)
        for node in [*group, *(n for n in carried if left < n.x < right)]:
            node.y += perch.TABLE
            node.shadow = (*node.shadow[:3], 0.8 * node.shadow[3])
        made.append(perch.table(request.palette, left, right, base, z + 0.03))
    return made
