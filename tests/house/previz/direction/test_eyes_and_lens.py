"""Rolled cameras, racked focus, whips, shoulders and eyes: what the picture shows of each."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from shotwright.film import Camera, Frame, Shot, Subject
from shotwright.house.previz import layer
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose, sound_plan
from shotwright.house.previz.lens import overscan, roll, smear, widened
from shotwright.house.previz.render import paint
from shotwright.house.previz.scene import Scene
from shotwright.house.previz.sheet import to_rgb
from shotwright.house.previz.view import View
from shotwright.prompt import parse

TINY = Frame(size="360p", fps=8)


@pytest.fixture(autouse=True)
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Layers of few texels: what is measured here does not need them fine."""
    monkeypatch.setattr(layer, "LARGEST", 800)


def scene(prompt: str, seconds: float = 2.0, seed: int = 2) -> Scene:
    return compose(parse(prompt)[0], TINY, seconds, seed)


def frame(made: Scene, index: int) -> np.ndarray:
    return to_rgb(paint(made, index, Canvas(*made.pixels)))


def sharpness(picture: np.ndarray) -> float:
    return float(cv2.Laplacian(picture[..., 1].astype(np.float32), cv2.CV_32F).std())


@pytest.mark.parametrize("degrees", [5, 11, 45, 90, 180])
@pytest.mark.parametrize("size", [(320, 180), (180, 320), (200, 200)])
def test_a_rolled_picture_covers_its_frame(degrees: int, size: tuple[int, int]) -> None:
    width, height = size
    angle = math.radians(degrees)
    by = overscan([angle], width, height)
    corners = np.array([(x - width / 2, y - height / 2) for x in (0, width) for y in (0, height)]) / by
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    source = corners @ turn.T
    assert (np.abs(source) <= np.array([width / 2, height / 2]) + 1e-6).all()


def test_a_dutch_angle_tilts_the_horizon() -> None:
    level, tilted = scene("the sea at noon"), scene("the sea at noon, dutch angle")
    assert level.roll is None and tilted.roll is not None
    assert 8 < abs(math.degrees(tilted.roll(1.0))) < 13
    assert not tilted.notes
    edges = np.zeros((3, 40, 60), np.float32)
    edges[:, 20:] = 1.0
    roll(edges, 60, 40, math.radians(11), 1.2)
    assert edges[0, :, 5].sum() != pytest.approx(edges[0, :, 55].sum(), abs=3)


def test_a_widened_view_keeps_its_middle() -> None:
    view = View(320, 180, focal=250.0, horizon=80.0, pan=12.0)
    wide = widened(view, 1.5)
    for point in ((0.0, 1.5, 9.0), (2.0, 0.0, 14.0)):
        a, b = np.array(view.point(*point)), np.array(wide.point(*point))
        middle = np.array([160.0, 90.0])
        assert (b - middle) * 1.5 == pytest.approx(a - middle, abs=1e-6)


def test_a_barrel_roll_goes_all_the_way_round() -> None:
    made = scene("a plane over the sea, the camera rolls")
    assert made.roll is not None
    assert made.roll(0.0) == pytest.approx(0.0)
    assert abs(made.roll(2.0)) == pytest.approx(2 * math.pi)


def test_a_rack_focus_goes_from_the_background_to_the_subject() -> None:
    made = scene("a man stands in a village, rack focus, medium shot")
    early, late = frame(made, 0), frame(made, 15)
    left, top, right, bottom = (int(v) for v in made.focus(made.view(0.0), 0.0))  # type: ignore[misc]
    inner = (slice(max(0, top), bottom), slice(max(0, left), right))
    assert sharpness(early[inner]) < sharpness(late[inner])
    assert sharpness(early[:, :120]) > sharpness(late[:, :120])


def test_a_whip_smears_and_a_pan_does_not() -> None:
    noise = np.random.default_rng(1).random((3, 40, 200)).astype(np.float32)
    view = View(200, 40)
    slow, whip = noise.copy(), noise.copy()
    smear(slow, view, View(200, 40, pan=3.0))
    smear(whip, view, View(200, 40, pan=30.0))
    assert (slow == noise).all()
    assert whip.std() < 0.5 * noise.std()


def test_who_looks_is_not_seen_but_the_view_goes_ahead() -> None:
    made = scene("POV of a man walking through a forest", 4.0)
    assert not made.figures
    assert any("who looks" in note for note in made.notes)
    assert made.view(4.0).z > made.view(0.0).z + 1.0


def test_out_of_someones_eyes_the_others_keep_their_words() -> None:
    shot = parse("POV of a woman, a dog runs in a meadow")[0]
    made = compose(shot, TINY, 2.0, 2)
    assert [shot.subjects[i].kind for i in made.cast] == ["dog"]
    sound_plan(made, shot)


def test_a_shoulder_stands_at_one_side() -> None:
    made = scene("over the shoulder shot of a detective in an alley")
    assert len(made.figures) == 1
    plain = scene("medium shot of a detective in an alley")
    with_it, without = frame(made, 4), frame(plain, 4)
    side = np.abs(with_it[-60:, -120:].astype(int) - without[-60:, -120:]).mean()
    assert side > 9


def test_two_people_over_the_shoulder_are_one_and_a_shoulder() -> None:
    shot = parse("over the shoulder shot of a man talking to a woman in a café")[0]
    assert len(compose(shot, TINY, 2.0, 2).figures) == 1


def test_from_above_the_ground_fills_the_picture() -> None:
    made = scene("top-down view of a woman walking in a park")
    assert made.view(1.0).horizon < 0
    shot = Shot(text="", place="desert", angle="top-down", subjects=(Subject(kind="car", word="car"),))
    assert compose(shot, TINY, 2.0, 1).view(0.0).horizon < 0


def test_moves_that_stay_level_are_not_rolled() -> None:
    shot = Shot(text="", place="sea", camera=(Camera(move="pan"),))
    made = compose(shot, TINY, 2.0, 1)
    assert made.roll is None and made.overscan == 1.0
