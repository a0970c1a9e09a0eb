"""Every place in every light: it builds, fills the picture, does not clip, and differs by seed."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from shotwright.film import Frame, Shot
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.color import luma
from shotwright.house.previz.compose import compose
from shotwright.house.previz.palette import looks, palette, times, weathers
from shotwright.house.previz.places import MODULES, NEAREST
from shotwright.house.previz.render import paint
from shotwright.house.previz.sheet import to_rgb

FRAME = Frame(size="360p", fps=2)
LIGHTS = list(itertools.product(times(), weathers()))


def picture(place: str, time: str, weather: str, seed: int = 1, look: str | None = None) -> np.ndarray:
    shot = Shot(text=place, place=place, time=time, weather=weather, look=look)
    scene = compose(shot, FRAME, 1.0, seed)
    return to_rgb(paint(scene, 1, Canvas(*scene.pixels)))


@pytest.mark.parametrize("number", range(len(MODULES) * 4))
def test_a_place_in_some_light_is_a_picture(number: int) -> None:
    place = list(MODULES)[number % len(MODULES)]
    time, weather = LIGHTS[(number * 37 + 11) % len(LIGHTS)]
    shown = picture(place, time, weather)
    clipped = ((shown >= 254).all(2) | (shown <= 1).all(2)).mean()
    assert clipped < 0.01, f"{place} {time} {weather}: {clipped:.1%} clipped"
    assert shown.std() > 5, f"{place} {time} {weather} is flat"


@pytest.mark.parametrize("place", MODULES)
def test_seeds_make_different_places(place: str) -> None:
    first, second = picture(place, "day", "clear", 1), picture(place, "day", "clear", 2)
    assert np.abs(first.astype(int) - second).mean() > 3


def test_every_nearest_place_is_one_that_is_drawn() -> None:
    assert set(NEAREST.values()) <= set(MODULES)


def test_palettes_are_valid_in_every_combination() -> None:
    for time, weather, look in itertools.product(times(), weathers(), looks()):
        p = palette(time, weather, look)
        assert np.isfinite(p.sky).all() and p.sky[:, 1:].min() >= 0 and p.sky[:, 1:].max() <= 1.05
        assert (np.diff(p.sky[:, 0]) > 0).all()
        assert luma(p.lit) >= luma(p.shadow), f"{time} {weather} {look}: shadows brighter than light"
        assert p.haze_distance > 20


def test_night_is_darker_than_day_and_storm_than_clear() -> None:
    assert picture("plain", "night", "clear").mean() < 0.6 * picture("plain", "day", "clear").mean()
    assert picture("sea", "day", "storm").mean() < 0.85 * picture("sea", "day", "clear").mean()


def test_film_noir_has_no_colour() -> None:
    shown = picture("city-street", "night", "rain", look="film-noir").astype(int)
    assert np.abs(shown[..., 0] - shown[..., 2]).mean() < 2
