"""The subject stays in the picture: every move, size and aspect, standing and walking; and the look never jerks."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from previz_testbed import SUBJECT, Block, bare_stage

from shotwright.film import ASPECTS, Camera, Frame, Shot, Subject
from shotwright.house.previz.camera import COMBINED, MOVES, THROUGHOUT
from shotwright.house.previz.compose import aim, directed, filmed, in_frame
from shotwright.house.previz.focus import joined
from shotwright.house.previz.framing import SIZES, Framed, frame_subject
from shotwright.house.previz.palette import palette
from shotwright.house.previz.rig import FigureNode
from shotwright.house.previz.scene import Scene, Stage
from shotwright.house.previz.staging import Player
from shotwright.house.previz.steady import kept_in_frame, smoothest

SECONDS = 4.0
EVERY_MOVE = sorted({*MOVES, *COMBINED, *THROUGHOUT})
BODIES = {
    "standing": Block(),
    "walking": Block(speed=1.4),
    "running": Block(speed=4.0),
    "wide": Block(width=4.6, height=1.45, eye_line=0.9, speed=8.0),
    "climbing": Block(width=3.0, height=19.0, eye_line=10.0, climb=9.0),
}


def filmed_scene(
    body: str, size: str | None, aspect: str, *moves: Camera, angle: str | None = None, facing: float = 1.0
) -> tuple[Scene, Framed]:
    """A scene with one block, directed as `compose` does it."""
    frame = Frame(aspect=aspect, size="360p")
    kind = {"wide": "car", "climbing": "rocket"}.get(body, "person")
    shot = Shot(text="", subjects=(Subject(kind=kind, word=kind),), camera=moves, shot_size=size, angle=angle)
    stage: Stage = bare_stage()
    node = FigureNode(BODIES[body], -facing * BODIES[body].speed * SECONDS / 2, SUBJECT, facing=facing, name=kind)
    film = filmed(shot, stage, [node], SECONDS, [])
    framed = frame_subject(
        aim(shot, stage, [Player(node, 0, "idle")], film, SECONDS), stage, *frame.pixels, size, angle
    )
    view = directed(shot, stage, [node], framed, film, SECONDS, seed=1)
    scene = Scene(
        frame, SECONDS, 1, palette(), stage, [node], view, figures=[node], cast=(0,), focus=joined(list(framed.must))
    )
    return scene, framed


@pytest.mark.parametrize("move", EVERY_MOVE)
@pytest.mark.parametrize("body", BODIES)
def test_the_subject_is_whole_in_every_frame(move: str, body: str) -> None:
    for aspect, size in product(ASPECTS, (None, "extreme-wide", "full", "medium", "close-up")):
        for speed in ("medium", "fast"):
            scene, framed = filmed_scene(body, size, aspect, Camera(move=move, speed=speed))
            for t in np.linspace(0, SECONDS, 13):
                assert in_frame(scene, float(t)) > 0.985, f"{aspect} {size} {speed} at {t:.2f} s"
                left, top, right, bottom = framed.must[0].box(scene.view(float(t)), float(t))
                assert right - left < scene.pixels[0] and bottom - top < scene.pixels[1], f"{aspect} {size} {speed}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("angle", [None, "low", "high", "aerial", "profile", "top-down"])
def test_every_size_and_angle_holds_the_subject_at_rest(size: str, angle: str | None) -> None:
    for body, aspect, facing in product(BODIES, ASPECTS, (1.0, -1.0)):
        scene, _ = filmed_scene(body, size, aspect, angle=angle, facing=facing)
        assert min(in_frame(scene, t) for t in (0.0, 2.0, 4.0)) > 0.985, f"{body} {aspect}"


@pytest.mark.parametrize("move", sorted(set(EVERY_MOVE) - {"whip-pan"}))
@pytest.mark.parametrize("body", ["walking", "climbing", "wide"])
def test_keeping_the_subject_in_the_picture_never_jerks(move: str, body: str) -> None:
    for aspect, direction in product(("16:9", "9:16"), ("left", "right")):
        scene, _ = filmed_scene(body, "full", aspect, Camera(move=move, direction=direction, speed="fast"))
        height = scene.pixels[1]
        views = [scene.view(k / 24) for k in range(97)]
        look = np.array([(v.pan, v.horizon, v.x * 20, v.y * 20) for v in views]) / height
        speed = np.diff(look, axis=0)
        # At 720p the look gains less than four pixels a frame from one frame to the next.
        assert np.abs(np.diff(speed, axis=0)).max() < 0.0055, f"{aspect} {direction}"


def test_a_shot_that_needs_no_correction_is_left_alone() -> None:
    scene, framed = filmed_scene("standing", "full", "16:9")
    assert scene.view(0.0) == framed.view
    assert scene.view(3.0) == framed.view


def test_the_horizon_stays_in_the_picture_when_the_camera_rises() -> None:
    for move, speed, aspect in product(("crane", "aerial", "spiral"), ("medium", "fast"), ASPECTS):
        scene, _ = filmed_scene("standing", "wide", aspect, Camera(move=move, speed=speed))
        assert all(0 < scene.view(t).horizon < scene.pixels[1] for t in np.linspace(0, SECONDS, 9)), aspect


def test_a_group_is_kept_whole_where_it_fits() -> None:
    stage = bare_stage()
    nodes = [FigureNode(Block(), x, SUBJECT, name="person") for x in (-1.4, 1.4)]
    shot = Shot(
        text="",
        subjects=(Subject(kind="person", word="man"), Subject(kind="person", word="woman")),
        camera=(Camera(move="pan", direction="right", speed="fast"),),
    )
    players = [Player(n, k, "idle") for k, n in enumerate(nodes)]
    target = aim(shot, stage, players, shot.camera, SECONDS)
    framed = frame_subject(target, stage, 640, 360, None, None)
    view = directed(shot, stage, nodes, framed, shot.camera, SECONDS, seed=1)
    for t in np.linspace(0, SECONDS, 9):
        for node in nodes:
            left, _, right, _ = node.bounds(view(float(t)), float(t))
            assert left > 0 and right < 640


def test_the_smoothest_path_stays_within_its_bounds_and_bends_little() -> None:
    t = np.linspace(0, 4, 73)
    low, high = np.maximum(-900.0, (t - 2) * 200), np.full(73, 900.0)
    shifted = smoothest(low, high, 16.0)
    assert (shifted - low).min() > -0.5 and (high - shifted).min() > -0.5
    # Clipping would bend by 11 pixels a sample in one place.
    assert np.abs(np.diff(shifted, 2)).max() < 1.0


def test_what_does_not_fit_is_centred() -> None:
    low, high = np.full(73, 40.0), np.full(73, -20.0)
    assert smoothest(low, high, 16.0) == pytest.approx(np.full(73, 10.0), abs=0.5)


def test_a_subject_that_leaves_to_one_side_is_followed_just_in_time() -> None:
    _, framed = filmed_scene("standing", "full", "16:9")
    base = framed.view

    def running(view: object, t: float) -> tuple[float, float, float, float]:
        x = 200.0 + 180.0 * t
        return x, 100.0, x + 60.0, 300.0

    kept = kept_in_frame(lambda t: base, running, SECONDS)
    ends = [running(None, t)[2] - (kept(t).pan - base.pan) for t in np.linspace(0, SECONDS, 41)]
    assert max(ends) < base.width - 10
    assert kept(0.0).pan == pytest.approx(base.pan, abs=0.06 * base.width)
