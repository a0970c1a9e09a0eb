"""Looks as filters: each changes the picture, keeps it in range, and makes the same frame twice."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from shotwright.film import Frame, Shot
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose
from shotwright.house.previz.palette import looks, palette
from shotwright.house.previz.render import paint
from shotwright.house.previz.sheet import to_rgb
from shotwright.house.previz.styles import STYLES

TINY = Frame(size="360p", fps=8)
STYLED = [look for look in looks() if palette(None, None, look).style]


@cache
def shown(look: str | None, frame: int = 1) -> np.ndarray:
    scene = compose(Shot(text="", place="plain", time="morning", look=look), TINY, 1.0, 3)
    return to_rgb(paint(scene, frame, Canvas(*scene.pixels)))


def test_every_style_is_reached_by_a_look() -> None:
    assert {palette(None, None, look).style for look in STYLED} == set(STYLES)


@pytest.mark.parametrize("look", STYLED)
def test_a_look_changes_the_picture_and_does_not_clip(look: str) -> None:
    picture = shown(look)
    assert np.abs(picture.astype(int) - shown(None)).mean() > 4
    assert ((picture >= 254).all(2) | (picture <= 1).all(2)).mean() < 0.01
    assert picture.std() > 5


@pytest.mark.parametrize("look", STYLED)
def test_a_frame_in_a_look_is_the_same_each_time(look: str) -> None:
    first = shown(look).copy()
    shown.cache_clear()
    assert (shown(look) == first).all()


def test_stop_motion_holds_its_poses() -> None:
    assert palette(None, None, "clay").hold == 2
    scene = compose(Shot(text="", place="sea", look="clay"), TINY, 1.0, 3)
    frames = [to_rgb(paint(scene, k, Canvas(*scene.pixels))).astype(int) for k in (2, 3, 4)]
    still, step = np.abs(frames[1] - frames[0]).mean(), np.abs(frames[2] - frames[1]).mean()
    assert still < 0.6 * step


@pytest.mark.parametrize("look", [look for look in looks() if palette(None, None, look).ornament])
def test_an_ornament_bands_the_picture(look: str) -> None:
    assert np.abs(shown(look)[:10].astype(int) - shown(None)[:10]).mean() > 20
