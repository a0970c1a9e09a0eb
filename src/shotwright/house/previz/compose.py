"""From a Shot to a Scene: light, place, figures, weather, camera, and what to say about the rest."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from shotwright.film import Camera, Frame, Shot, Subject

from ..sound_plan import Bed, Hit, Lasting, SoundPlan
from .camera import MAX_ORBIT, MOVES, Path, kept_in_frame
from .framing import CLOSE, SIZES, Framed, Target, frame_place, frame_subject
from .palette import Palette, looks, palette, times, weathers
from .places import build
from .rig import FigureNode
from .scene import PlaceRequest, Scene, Stage
from .subjects import ANIMALS, KINDS, SubjectRequest, figure
from .view import View
from .weather import weather_nodes

MOST_FIGURES = 9
"""Figures of one subject that are drawn one by one."""

DEFAULT_SCALE = {
    "person": 1.75,
    "car": 3.0,
    "sailing-boat": 1.75,
    "rocket": 1.9,
    "tree": 1.6,
    "bird": 3.6,
    "birds": 2.6,
    "unknown": 2.2,
}
"""Picture height over subject height when the prompt names no size; animals take 2.6."""

AIRBORNE = ("bird", "birds")
AFLOAT = ("sailing-boat",)
GOES = ("walk", "run", "drive", "sail", "fly", "trot", "gallop")
NOT_FILMED = {"roll": "a roll", "rack-focus": "a rack focus", "spiral": "a spiral"}


def compose(shot: Shot, frame: Frame, seconds: float, seed: int) -> Scene:
    """The scene of a shot; `Scene.notes` says in sentences what is not drawn as asked."""
    notes: list[str] = []
    light = the_light(shot, notes)
    request = PlaceRequest(shot, frame, light, seconds, seed)
    stage, note = build(shot.place, request)
    notes += [note] if note else []
    nodes = the_figures(request, stage, notes)
    width, height = frame.pixels
    framed, lead = the_frame(shot, stage, nodes, width, height, seconds)
    view = the_camera(shot, stage, nodes, framed, seconds, notes)
    if light.figure == "silhouette":
        stage.lights = light.rim_lights()
    return Scene(
        frame=frame,
        seconds=seconds,
        seed=seed,
        palette=light,
        stage=stage,
        nodes=[*stage.nodes, *nodes, *weather_nodes(light, stage, seed)],
        view=view,
        figures=nodes,
        notes=tuple(dict.fromkeys(notes)),
    )


def the_light(shot: Shot, notes: list[str]) -> Palette:
    """The palette of the words, with a note for those that have none."""
    for word, known in ((shot.time, times()), (shot.weather, weathers())):
        if word and word not in known:
            notes.append(f"'{word}' has no light of its own yet: daylight stands in.")
    if shot.look and shot.look not in looks():
        notes.append(f"The look '{shot.look}' cannot be drawn yet: it is painted instead.")
    time = shot.time
    if time is None and "neon" in shot.light:
        time = "night"
    return palette(time, shot.weather, shot.look)


def the_figures(request: PlaceRequest, stage: Stage, notes: list[str]) -> list[FigureNode]:
    """Every subject as a figure where the words and the place want it, the main one first."""
    shot, spot = request.shot, stage.spot
    light = stage.figure_palette or request.palette
    nodes: list[FigureNode] = []
    taken = 0.0
    for index, subject in enumerate(shot.subjects):
        if index > 0 and subject.kind in stage.drawn and subject.kind not in KINDS:
            continue
        if subject.kind not in KINDS and subject.word in stage.drawn:
            continue
        copies = 1 if subject.kind == "birds" else min(MOST_FIGURES, max(1, subject.count))
        if subject.count > copies and subject.kind != "birds":
            notes.append(f"{copies} of {subject.count} '{subject.word}' are drawn.")
        for copy in range(copies):
            made, said = figure(
                SubjectRequest(
                    subject=subject,
                    palette=light,
                    seconds=request.seconds,
                    seed=request.seed * 97 + index * 13 + copy,
                    action=subject.action or shot_action(shot, index),
                    manner=subject.manner,
                    beats=tuple(b for b in shot.beats if b.subject == index),
                    seat=seat_of(subject, shot, index, stage),
                    close=shot.shot_size in CLOSE,
                )
            )
            notes += said
            x, z, facing = standing_place(shot, index, copy, stage, nodes, taken, made.width)
            taken = max(taken, abs(x - spot.x) + made.width / 2)
            y = ground_of(subject, stage, x, z, notes)
            afloat = subject.kind in AFLOAT and stage.water is not None
            nodes.append(
                FigureNode(
                    made,
                    x,
                    z,
                    y,
                    facing,
                    light,
                    stage.lights,
                    (0.0, 0.0, 0.0, 0.0) if subject.kind in AIRBORNE or afloat else stage.shadow,
                    reflection(subject, stage),
                    subject.kind,
                )
            )
    centre_the_walk(shot, nodes, stage, request.seconds)
    return nodes


def seat_of(subject: Subject, shot: Shot, index: int, stage: Stage) -> float | None:
    """The seat of someone who sits, where the place has one."""
    action = subject.action or shot_action(shot, index)
    return (
        stage.spot.seat
        if subject.kind == "person" and action in ("sit", "read", "write", "drink", "eat", "type", "talk", "idle")
        else None
    )


def shot_action(shot: Shot, index: int) -> str:
    """What a subject does whose words name no action: in a sequence its first beat, else what suits it at rest."""
    for beat in shot.beats:
        if beat.subject == index:
            return beat.action
    return {"birds": "fly", "bird": "fly", "sailing-boat": "sail"}.get(shot.subjects[index].kind, "idle")


def reflection(subject: Subject, stage: Stage) -> float:
    """How strongly a subject mirrors in what it stands on."""
    if subject.kind in AIRBORNE or not stage.reflects:
        return 0.0
    return 0.38 if stage.water is not None else 0.30


def ground_of(subject: Subject, stage: Stage, x: float, z: float, notes: list[str]) -> float:
    """Height on which a subject stands or floats."""
    if subject.kind in AFLOAT and stage.water is None:
        notes.append(f"There is no water for '{subject.word}': it stands on the ground.")
    if subject.kind not in AFLOAT and subject.kind not in AIRBORNE and stage.water is not None:
        notes.append(f"'{subject.word}' stands on the water's edge.")
    return stage.ground(x, z)


def standing_place(
    shot: Shot, index: int, copy: int, stage: Stage, nodes: list[FigureNode], taken: float, width: float
) -> tuple[float, float, float]:
    """x, z and facing (+1 right) of a subject: by its relation to another, else beside those already there."""
    subject, spot = shot.subjects[index], stage.spot
    facing = -1.0 if subject.facing == "left" else 1.0
    moving = (subject.action or "") in GOES
    if not nodes:
        side = {"left-of": -1.0, "right-of": 1.0}.get(subject.relation or "", 0.0)
        if subject.facing == "each-other" and len(shot.subjects) + subject.count > 2:
            return spot.x - 0.55 * max(0.8, width * 0.6), spot.z, 1.0
        other = shot.subjects[1] if len(shot.subjects) > 1 else None
        if side and other is not None and subject.relative_to == 1:
            return spot.x + side * max(0.8, width * 0.7), spot.z, facing
        return spot.x + side * 2.0, spot.z, facing
    anchor = nodes[min(subject.relative_to or 0, len(nodes) - 1)]
    gap = (anchor.figure.width + width) * 0.42 + 0.25
    if subject.kind in AIRBORNE and nodes:
        return spot.x - 1.5, spot.z + 12.0, facing
    if subject.facing == "each-other":
        return anchor.x + gap, anchor.z, -1.0
    relation = subject.relation
    if relation == "left-of":
        return anchor.x - gap, anchor.z + 0.05, facing
    if relation in ("right-of", "next-to"):
        return anchor.x + gap, anchor.z - 0.05, facing
    if relation == "behind":
        return anchor.x - 0.35 * width - 0.3, anchor.z + max(1.2, width * 0.5), facing
    if relation == "in-front-of":
        return anchor.x + 0.35 * width, anchor.z - min(1.5, 0.25 * anchor.z), facing
    order = len(nodes)
    side = -1.0 if order % 2 else 1.0
    small = shot.subjects[0].kind == "person" and subject.kind in ANIMALS
    if moving and small:
        return anchor.x + 0.9 + 0.2 * width, anchor.z - 0.35, facing
    step = (order + 1) // 2
    return spot.x + side * step * max(0.62, min(gap, width * 0.62)), spot.z + 0.22 * order, facing


def centre_the_walk(shot: Shot, nodes: list[FigureNode], stage: Stage, seconds: float) -> None:
    """Start everyone who moves so far back that the middle of the way is the spot."""
    if not nodes:
        return
    way = max((abs(n.figure.travel(seconds)[0]) for n in nodes), default=0.0)
    if way < 0.2 or stage.spot.seat is not None:
        return
    main = nodes[0]
    back = min(way / 2, max(0.0, stage.spot.x - stage.spot.left - 2)) * main.facing
    for node in nodes:
        if abs(node.figure.travel(seconds)[0]) > 0.2:
            node.x -= back


def the_frame(
    shot: Shot, stage: Stage, nodes: list[FigureNode], width: int, height: int, seconds: float
) -> tuple[Framed, float]:
    """The camera that shows the main subject, or all of them when they stand together."""
    if not nodes:
        return frame_place(stage, width, height, shot.shot_size, shot.angle), 0.0
    main = nodes[0]
    f = main.figure
    x, y = main.at(0.0)
    wide, tall = f.width, f.height
    near = [n for n in nodes if abs(n.z - main.z) < 4 and n.name not in AIRBORNE] or [main]
    left = min(n.at(0.0)[0] - n.figure.width / 2 for n in near)
    right = max(n.at(0.0)[0] + n.figure.width / 2 for n in near)
    if len(near) > 1:
        wide, x = right - left, (left + right) / 2
        tall = max(tall, max(n.figure.height for n in near) * 0.8)
    moving = abs(f.travel(seconds)[0]) > 0.3
    lead = main.facing if moving else 0.0
    scale = DEFAULT_SCALE.get(main.name, 2.6)
    portrait = main.name in ("person", *ANIMALS)
    if shot.shot_size is None and portrait and stage.indoors:
        scale = 0.80
    if shot.shot_size is None and main.name == "person" and moving:
        scale = 2.1
    if shot.shot_size is None and len(near) > 1 and not stage.indoors:
        scale = max(1.5, scale * 0.85)
    low = main.figure.travel(0.0)[1]
    target = Target(
        x, main.y + (low if main.name in AIRBORNE else 0.0), main.z, wide, tall, f.eye_line, scale, portrait
    )
    return frame_subject(target, stage, width, height, shot.shot_size, shot.angle, lead), lead


def the_camera(
    shot: Shot, stage: Stage, nodes: list[FigureNode], framed: Framed, seconds: float, notes: list[str]
) -> Callable[[float], View]:
    """The moves of the words, following and keeping the subject in the picture."""
    moves = []
    for move in shot.camera:
        if move.move not in MOVES:
            notes.append(f"The camera cannot do {NOT_FILMED.get(move.move, move.move)} yet.")
            continue
        if move.move == "orbit" and move.speed == "fast":
            notes.append(f"The orbit is limited to {2 * math.degrees(MAX_ORBIT):.0f} degrees.")
        moves.append(move)
    if shot.angle == "dutch":
        notes.append("A Dutch angle cannot be drawn yet: the horizon stays level.")
    if stage.indoors:
        moves = [
            m.model_copy(update={"speed": "slow"}) if m.move not in ("static", "handheld", "zoom") else m for m in moves
        ]
    follow = following(shot, nodes, framed, moves, seconds)
    path = Path(framed.view, framed.distance, framed.look, tuple(moves), seconds, follow, lift=0.25)
    if not nodes:
        return path.view
    return kept_in_frame(path.view, focus_box(shot, nodes), seconds)


def following(
    shot: Shot, nodes: list[FigureNode], framed: Framed, moves: list[Camera], seconds: float
) -> Callable[[float], tuple[float, float]]:
    """How the eye travels with the main subject: wholly when tracking, else only as far as it would leave the picture."""
    if not nodes:
        return lambda t: (0.0, 0.0)
    main = nodes[0]
    x0, y0 = main.at(0.0)
    way, rise = main.at(seconds)[0] - x0, main.at(seconds)[1] - y0
    across = framed.view.width * framed.distance / framed.view.focal
    tracking = any(m.move == "track" for m in moves)
    room = 0.0 if tracking else 0.40 * across
    share = max(0.0, 1 - room / abs(way)) if abs(way) > room else 0.0
    tall = framed.view.height * framed.distance / framed.view.focal
    # What climbs out of the picture is followed by looking up, not by flying after it.
    lift = 0.0 if abs(rise) < 0.3 * tall else 0.0
    start = 0.0 if share else way / 2
    middle = 0.0 if tracking else (way * (1 - share)) / 2
    shift = start if not share else middle
    return lambda t: (shift + share * (main.at(t)[0] - x0), lift)


def focus_box(shot: Shot, nodes: list[FigureNode]) -> Callable[[View, float], tuple[float, float, float, float]]:
    """What must stay in the picture: the figure, or in close shots the part that is looked at."""
    main = nodes[0]
    size = shot.shot_size
    part = SIZES[size] * 0.55 if size in CLOSE and size in SIZES else None

    def box(view: View, t: float) -> tuple[float, float, float, float]:
        left, top, right, bottom = main.bounds(view, t)
        if part is None:
            middle, half = (left + right) / 2, min((right - left) / 2, 0.46 * view.width)
            return middle - half * 0.8, top, middle + half * 0.8, bottom
        x, y = main.at(t)
        k = view.scale(x, main.z)
        column, row = view.point(x, y + main.figure.eye_line, main.z)
        half = min(part * main.figure.height * k / 2, view.height * 0.40)
        return column - half * 0.5, row - half, column + half * 0.5, row + half

    return box


def in_frame(scene: Scene, t: float) -> float:
    """Share of the main subject's focus that lies inside the picture at `t`, 0..1; 1 when there is no subject."""
    if not scene.figures:
        return 1.0
    view = scene.view(t)
    left, top, right, bottom = scene.figures[0].bounds(view, t)
    seen_w = max(0.0, min(right, view.width) - max(left, 0.0)) / max(1.0, min(right - left, view.width))
    seen_h = max(0.0, min(bottom, view.height) - max(top, 0.0)) / max(1.0, min(bottom - top, view.height))
    return min(1.0, seen_w * seen_h)


BED_LEVELS = {"room": -4.0, "wind": -6.0, "snow": -4.0, "birds": -7.0, "gulls": -10.0, "crickets": -6.0, "leaves": -8.0}
WEATHER_BEDS = {"rain": ("rain", 0.0), "storm": ("rain", 2.0), "wind": ("wind", 0.0), "blizzard": ("blizzard", 0.0)}
LASTING = {"drive": ("engine", 1.0), "sail": ("hull", -3.0), "launch": ("rocket", 7.0), "pour": ("pour", -3.0)}


def sound_plan(scene: Scene, shot: Shot) -> SoundPlan:
    """What the scene sounds like: its place and weather, steps that fall on contacts, engines that pass."""
    from .subjects import rocket

    plan = SoundPlan(scene.seconds)
    stage, air = scene.stage, scene.palette.weather
    plan.beds = [Bed(name, BED_LEVELS.get(name, 0.0)) for name in stage.ambience]
    if air in WEATHER_BEDS and not stage.indoors:
        name, level = WEATHER_BEDS[air]
        if name not in stage.ambience:
            plan.beds.append(Bed(name, level))
    if air == "storm" and not stage.indoors:
        plan.beds.append(Bed("thunder", 1.0))
    for node in scene.figures:
        subject = next((s for s in shot.subjects if s.kind == node.name), None)
        kind = "hoof" if node.name in HOOFED else "paw" if node.name in ANIMALS else "step"
        for contact in node.figure.contacts(scene.seconds):
            strength = contact.strength * (0.5 if node.name in ("cat", "puppy") else 1.0)
            plan.hits.append(Hit(kind, contact.t, screen_pan(scene, node, contact.t), strength, stage.surface, -1.0))
        action = (subject.action if subject else None) or ""
        if node.name == "car" and action in ("drive", "", "idle"):
            action = "drive"
        if node.name == "sailing-boat":
            action = "sail"
        if action in LASTING:
            name, level = LASTING[action]
            start = rocket.IGNITION * 0.3 if name == "rocket" else 0.0
            pans = tuple(screen_pan(scene, node, t) for t in np.linspace(start, scene.seconds, 12))
            plan.lasting.append(Lasting(name, start, scene.seconds, pans, level))
    return plan


HOOFED = ("horse", "cow", "deer", "sheep", "pig", "zebra", "giraffe", "elephant")


def screen_pan(scene: Scene, node: FigureNode, t: float) -> float:
    """Where a figure is on the screen, as a stereo position of at most 0.8."""
    view = scene.view(t)
    x, y = node.at(t)
    column, _ = view.point(x, y, node.z)
    return float(np.clip(2 * column / view.width - 1, -1, 1)) * 0.8
