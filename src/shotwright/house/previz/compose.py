"""From a Shot to a Scene: light, place, figures, weather, camera, and what to say about the rest."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from shotwright.film import Camera, Frame, Shot

from .camera import MAX_ORBIT, MOVES, SPEEDS, THROUGHOUT, Hand, Path, can_film, legs, rolling
from .casting import on_land, related, setting
from .eyes import own_body, parted, walked
from .focus import insert, joined, seen
from .framing import CLOSE, FACES, Aim, Framed, frame_place, frame_subject
from .lens import Defocus, overscan, racked
from .looks import is_backlit, light_of, look_nodes, stage_look
from .places import MODULES, build
from .places.beside import stand_beside
from .relations import TRAVELLING, airborne, way
from .rig import FigureNode
from .scene import PlaceRequest, Scene, Stage
from .sounds import sound_plan
from .staging import Player, cast
from .steady import kept_in_frame
from .subjects import ANIMALS
from .tempo import WORLD, TimedBackdrop, timed
from .view import View
from .weather import weather_nodes

__all__ = ["compose", "in_frame", "sound_plan"]

DEFAULT_SCALE = {
    "person": 1.75,
    "car": 2.2,
    "sailing-boat": 1.75,
    "rocket": 1.9,
    "tree": 1.5,
    "bird": 3.0,
    "birds": 2.2,
    "unknown": 2.2,
}
"""Picture height over subject height when the prompt names no size; animals take 2.4."""

LENSES = {"wide": 0.74, "tele": 1.8}
"""Focal length over the normal one; the camera stands so that the subject keeps its size."""

TELLS = {
    "top-down": "A view from above is drawn steeply from above, with everything standing upright.",
}
"""Angles that are approximated, and what to say of them."""

HANDWORK = ("snap", "shave", "tongue", "shuffle-cards", "brush")
"""Doings of a hand or of the face, which are lost in a full shot: a medium shot when the words name no size."""

EYES = ("pov", "over-the-shoulder")
"""Angles at which someone stands between the camera and the picture."""

HORIZON = 0.07
"""Share of the picture's height that the horizon keeps from its top out of doors."""


def compose(shot: Shot, frame: Frame, seconds: float, seed: int) -> Scene:
    """The scene of a shot; `Scene.notes` says in sentences what is not drawn as asked."""
    notes: list[str] = []
    light = light_of(shot, notes)
    written, seen_by = shot, parted(shot)
    shot = seen_by.shot
    if written.angle == "pov":
        shot = shot.model_copy(update={"camera": walked(shot, seen_by)})
        if seen_by.person is not None:
            notes.append(f"'{seen_by.person.word}' is who looks: only the hands are seen.")
    if written.angle == "over-the-shoulder" and shot.shot_size is None:
        shot = shot.model_copy(update={"shot_size": "medium"})
    if shot.shot_size is None and shot.subjects and shot.subjects[0].action in HANDWORK and shot.angle is None:
        shot = shot.model_copy(update={"shot_size": "medium"})
    request = PlaceRequest(shot, frame, light, seconds, seed)
    stage, note = build(setting(shot, tuple(MODULES)), replace(request, shot=on_land(shot)))
    notes += [note] if note else []
    stand_beside(request, stage)
    stage_look(light, stage)
    near = shot.shot_size in FACES or shot.shot_size == "medium"
    players = cast(request, stage, near and shot.angle != "profile", notes)
    nodes = [player.node for player in players]
    extra = [
        *look_nodes(light, stage, nodes, seed),
        *(own_body(written, seen_by, light) if written.angle in EYES else []),
    ]
    width, height = frame.pixels
    moves = filmed(shot, stage, nodes, seconds, notes)
    if nodes:
        framed = frame_subject(
            aim(shot, stage, players, moves, seconds), stage, width, height, shot.shot_size, shot.angle
        )
        if framed.clipped:
            notes.append("The room is smaller than this size of shot: as much as it holds is shown.")
    else:
        framed = frame_place(stage, width, height, shot.shot_size, shot.angle)
    view = directed(shot, stage, nodes, framed, moves, seconds, seed)
    turn = rolling(moves, shot.angle, seconds, seed)
    lift_birds(nodes, view, seconds)
    soft = softness(shot, stage)
    if nodes and any(m.move == "rack-focus" for m in moves):
        extra += racked(nodes[0].z, seconds)
    elif nodes and soft:
        extra.append(Defocus(nodes[0].z + 0.6, soft))
    if shot.speed in WORLD:
        stage.backdrop = TimedBackdrop(stage.backdrop, WORLD[shot.speed])
    return Scene(
        frame=frame,
        seconds=seconds,
        seed=seed,
        palette=light,
        stage=stage,
        nodes=[*timed([*stage.nodes, *weather_nodes(light, stage, seed)], shot.speed), *nodes, *extra],
        view=view,
        figures=nodes,
        cast=tuple(seen_by.original(player.index) for player in players),
        focus=joined(list(framed.must)) if framed.must else None,
        notes=tuple(dict.fromkeys(notes)),
        roll=turn,
        overscan=overscan([turn(t) for t in np.linspace(0, seconds, 97)], width, height) if turn else 1.0,
    )


def softness(shot: Shot, stage: Stage) -> float:
    """How far the lens throws the background out of focus: in close shots, or when the words ask for it."""
    if shot.lens == "deep" or (stage.blurred and shot.lens != "shallow"):
        return 0.0
    if shot.lens == "shallow":
        return 1.0 if shot.shot_size in FACES else 0.7
    if shot.shot_size not in FACES:
        return 0.0
    return 0.5 if shot.shot_size == "medium-close-up" else 1.0


def aim(shot: Shot, stage: Stage, players: list[Player], moves: tuple[Camera, ...], seconds: float) -> Aim:
    """What is framed: the main subject and those with it."""
    nodes = [player.node for player in players]
    main, subject = nodes[0], shot.subjects[players[0].index]
    together = [p.node for p in players if related(shot, p.index)]
    if len(together) > 1 and shot.shot_size not in CLOSE:
        # Of those whom the words relate, the tallest sets the size: all of them belong in the picture.
        main = max(together, key=lambda n: n.figure.height + n.y)
    height, width = main.figure.height, main.figure.width
    goes = abs(way(main, seconds)) > TRAVELLING
    near = [n for n in nodes if abs(n.z - main.z) < 4 and not airborne(n) and abs(n.x - main.x) < 9]
    near = [n for n in near if abs(way(n, seconds) - way(main, seconds)) < 3.0]
    # Beside a tree or a rocket it is the subject that sets the scale.
    beside = [n for n in near if n.figure.width > 5 * width or n.figure.height > 2.2 * height]
    near += [n for n in together if n not in near]
    beside = [n for n in beside if n not in together]
    group = tuple(n for n in near if n not in beside) if main in near else (main,)
    face = main.name in ("person", *ANIMALS)
    scale = DEFAULT_SCALE.get(main.name, getattr(main.figure, "scale", 2.4))
    if len(together) > 1:
        scale = min(scale, 2.0)
    if face and stage.indoors:
        scale = 1.15 if main.name == "person" else 1.9
    elif main.name == "person" and goes:
        # In town the street is half of the picture: signs and upper floors belong to it.
        scale = 2.7 if shot.place == "city-street" else 2.0
    if beside:
        scale = max(scale, min(4.2, 1.25 * max(n.figure.height for n in beside) / height))
    lead = 0.0
    if any(m.move == "track" for m in moves):
        lead = 0.9 * main.facing if goes else 0.0
    elif not goes and subject.facing not in ("camera", "away") and main.name not in ("rocket", "tree"):
        lead = 0.55 * main.facing
    if shot.angle == "over-the-shoulder":
        lead = 0.9
    if subject.relation in ("left-of", "right-of") and subject.relative_to is None:
        lead = 1.0 if subject.relation == "left-of" else -1.0
    return Aim(
        main=main,
        group=group,
        scale=scale,
        face=face,
        insert=insert(main.name, players[0].action) or getattr(main.figure, "insert", None),
        lead=lead,
        backlit=is_backlit(shot),
        flies=airborne(main),
        lens=LENSES.get(shot.lens or "", 1.0),
        goes=goes,
    )


def filmed(shot: Shot, stage: Stage, nodes: list[FigureNode], seconds: float, notes: list[str]) -> tuple[Camera, ...]:
    """The moves that can be made, with a note for the others; indoors they are gentle."""
    if shot.angle in TELLS:
        notes.append(TELLS[shot.angle])
    goes = bool(nodes) and abs(way(nodes[0], seconds)) > TRAVELLING
    moves: list[Camera] = []
    for move in shot.camera:
        if not can_film(move.move):
            notes.append(f"The camera cannot do the move '{move.move}'.")
            continue
        if move.move == "track" and not goes:
            # There is nobody to follow: the camera travels by itself.
            ahead = move.direction in (None, "forward", "in", "back", "backward", "out")
            move = move.model_copy(update={"move": "dolly" if ahead and not nodes else "truck"})
        if move.move in ("orbit", "spiral"):
            reach = MOVES["orbit"].extent * SPEEDS[move.speed or "medium"]
            if reach > 2 * MAX_ORBIT or move.direction in ("around", None):
                notes.append(
                    f"The camera circles through {math.degrees(min(reach, 2 * MAX_ORBIT)):.0f} degrees, not all around."
                )
        if stage.indoors and move.move not in (*THROUGHOUT, "zoom", "pan", "tilt"):
            move = move.model_copy(update={"speed": "slow"})
        moves.append(move)
    return tuple(moves)


def directed(
    shot: Shot,
    stage: Stage,
    nodes: list[FigureNode],
    framed: Framed,
    moves: tuple[Camera, ...],
    seconds: float,
    seed: int,
) -> Callable[[float], View]:
    """The camera at each instant: the moves of the words, following the subject and keeping it in the picture."""
    shaken = [m for m in moves if m.move == "handheld"]
    hand = Hand.holding(SPEEDS[shaken[0].speed or "medium"], seconds, seed) if shaken else None
    path = Path(
        framed.view,
        framed.distance,
        framed.look,
        legs(moves, seconds),
        hand,
        following(nodes, framed, moves, seconds),
        lowest=0.2,
        highest=2.5 if stage.indoors else framed.highest,
        closest=framed.closest,
    )
    if not framed.must:
        return path.view
    free = stage.indoors or shot.shot_size in CLOSE or shot.angle == "top-down"
    return kept_in_frame(
        path.view,
        joined(list(framed.must)),
        seconds,
        wish=joined(list(framed.wish)) if len(framed.wish) > 1 else None,
        horizon=None if free else HORIZON,
    )


def following(
    nodes: list[FigureNode], framed: Framed, moves: tuple[Camera, ...], seconds: float
) -> Callable[[float], float]:
    """How far the eye goes with the main subject: wholly when tracking, else only as far as it would be lost."""
    if not nodes:
        return lambda t: 0.0
    main = nodes[0]
    start, goes = main.at(0.0)[0], way(main, seconds)
    if abs(goes) < TRAVELLING:
        return lambda t: 0.0
    across = framed.view.width * framed.distance / framed.view.focal
    left, _, right, _ = framed.must[0].box(framed.view, 0.0)
    room = 0.0
    if not any(m.move == "track" for m in moves):
        room = max(0.0, min(0.46 * across, 0.86 * across - (right - left) * framed.distance / framed.view.focal))
    share = max(0.0, 1 - room / abs(goes))
    # The eye starts where the middle of the subject's way across the picture is its framed place.
    ahead = (1 - share) * goes / 2
    return lambda t: ahead + share * (main.at(t)[0] - start)


def lift_birds(nodes: list[FigureNode], view: Callable[[float], View], seconds: float) -> None:
    """Let birds that are not the main subject cross the upper part of the picture in the middle of the shot."""
    for node in nodes[1:]:
        if not airborne(node) or node.name not in ("bird", "birds"):
            continue
        t = seconds / 2
        v = view(t)
        x, y = node.at(t)
        k = v.scale(x, node.z)
        column, row = v.point(x, y + node.figure.height / 2, node.z)
        node.y += (row - 0.24 * v.height) / k
        node.x += (0.56 * v.width - column) / k


def in_frame(scene: Scene, t: float) -> float:
    """Share of what the shot must show that lies inside the picture at `t`, 0..1; 1 when there is no subject."""
    if scene.focus is None:
        return 1.0
    view = scene.view(t)
    return seen(scene.focus(view, t), view)
