"""Every place in every light: it builds, fills the picture, does not clip, and differs by seed."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from shotwright.film import Frame, Shot
from shotwright.house.previz import layer
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.color import luma
from shotwright.house.previz.compose import compose
from shotwright.house.previz.palette import looks, palette, times, weathers
from shotwright.house.previz.places import MODULES, NEAREST
from shotwright.house.previz.render import paint
from shotwright.house.previz.sheet import to_rgb
from shotwright.prompt.lexicon import read

FRAME = Frame(size="360p", fps=2)
LIGHTS = list(itertools.product(times(), weathers()))


def picture(place: str, time: str, weather: str, seed: int = 1, look: str | None = None) -> np.ndarray:
    shot = Shot(text=place, place=place, time=time, weather=weather, look=look)
    scene = compose(shot, FRAME, 1.0, seed)
    return to_rgb(paint(scene, 1, Canvas(*scene.pixels)))


@pytest.fixture(autouse=True)
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Layers of few texels: what is measured here does not need them fine."""
    monkeypatch.setattr(layer, "LARGEST", 640)


def shown_well(place: str, number: int) -> None:
    time, weather = LIGHTS[(number * 37 + 11) % len(LIGHTS)]
    shown = picture(place, time, weather)
    clipped = ((shown >= 254).all(2) | (shown <= 1).all(2)).mean()
    assert clipped < 0.01, f"{place} {time} {weather}: {clipped:.1%} clipped"
    assert shown.std() > 5, f"{place} {time} {weather} is flat"


@pytest.mark.parametrize("place", list(MODULES)[::4])
def test_a_place_in_some_light_is_a_picture(place: str) -> None:
    shown_well(place, list(MODULES).index(place))


@pytest.mark.prove
@pytest.mark.parametrize("place", MODULES)
def test_a_place_in_many_lights_is_a_picture(place: str) -> None:
    for k in range(10):
        shown_well(place, list(MODULES).index(place) + k * len(MODULES))


@pytest.mark.parametrize("place", list(MODULES)[::14])
def test_seeds_make_different_places(place: str) -> None:
    first, second = picture(place, "day", "clear", 1), picture(place, "day", "clear", 2)
    assert np.abs(first.astype(int) - second).mean() > 3


@pytest.mark.prove
@pytest.mark.parametrize("place", MODULES)
def test_no_two_seeds_are_alike_anywhere(place: str) -> None:
    seeds = [picture(place, "day", "clear", seed).astype(int) for seed in range(1, 5)]
    assert min(np.abs(a - b).mean() for a, b in itertools.combinations(seeds, 2)) > 1.5


def test_every_place_of_the_words_is_drawn_or_named() -> None:
    assert set(read("places")) <= set(MODULES) | set(NEAREST)


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
