"""Street, café and meadow: shops that differ, sides that never run out, true sizes, the same picture twice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from shotwright.film import Frame, Shot
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose
from shotwright.house.previz.layer import PaintedLayer
from shotwright.house.previz.palette import palette
from shotwright.house.previz.places import build, cafe
from shotwright.house.previz.places.parts import shopfront
from shotwright.house.previz.render import paint
from shotwright.house.previz.scene import PlaceRequest, Stage
from shotwright.house.previz.sheet import to_rgb

TOWN = ("city-street", "cafe", "forest-meadow")


def stage(place: str, seed: int = 1, weather: str = "clear") -> Stage:
    shot, frame = Shot(text=place, place=place), Frame(size="360p", fps=2)
    return build(place, PlaceRequest(shot, frame, palette("night", weather, None), 1.0, seed))[0]


def picture(place: str, aspect: str = "16:9", seed: int = 1) -> np.ndarray:
    shot = Shot(text=place, place=place, time="day", weather="clear")
    scene = compose(shot, Frame(size="360p", fps=2, aspect=aspect), 1.0, seed)
    return to_rgb(paint(scene, 0, Canvas(*scene.pixels)))


def test_every_trade_has_its_own_window_and_sign() -> None:
    assert len({t.name for t in shopfront.TRADES}) == len({t.neon for t in shopfront.TRADES}) == len(shopfront.TRADES)
    assert len({shopfront.WINDOWS[t.name] for t in shopfront.TRADES}) == len(shopfront.TRADES)


@pytest.mark.parametrize("seed", range(1, 5))
def test_no_trade_comes_twice_within_a_view(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, float]] = []

    def note(shop: shopfront.Shop, batch: object, rng: object) -> list[tuple[float, float, str]]:
        seen.append((shop.trade.name, shop.x))
        return []

    monkeypatch.setattr(shopfront.Shop, "paint", note)
    stage("city-street", seed)
    assert len(seen) > 8
    for k, (name, x) in enumerate(seen):
        assert all(other != name or y - x > 40 for other, y in seen[k + 1 :]), f"{name} twice"


@pytest.mark.parametrize("place", TOWN)
@pytest.mark.parametrize("aspect", ["9:16", "1:1", "21:9"])
def test_every_aspect_is_filled_to_its_edges(place: str, aspect: str) -> None:
    shown = picture(place, aspect)
    edge = max(2, shown.shape[1] // 20)
    for side in (shown[:, :edge], shown[:, -edge:]):
        assert side.std() > 5


@pytest.mark.parametrize("place", TOWN)
def test_one_seed_gives_one_picture(place: str) -> None:
    assert np.array_equal(picture(place, seed=7), picture(place, seed=7))


def test_the_row_of_shops_reaches_past_a_wide_picture_that_trucks() -> None:
    scene = compose(Shot(text="street", place="city-street"), Frame(size="360p", fps=2, aspect="21:9"), 1.0, 1)
    facade = scene.stage.backdrop.facade  # type: ignore[attr-defined]
    assert isinstance(facade, PaintedLayer)
    for x in (-6.0, 6.0):
        view = scene.view(0.0)
        view = replace(view, x=view.x + x)
        assert view.point(facade.x0, 0, facade.z)[0] <= 0
        assert view.point(facade.x0 + facade.texture.width / facade.ppm, 0, facade.z)[0] >= view.width


def test_furniture_has_the_size_of_furniture() -> None:
    assert 0.95 <= cafe.COUNTER_TOP <= 1.1
    assert 0.70 <= cafe.TABLE_TOP <= 0.78
    assert 0.42 <= cafe.SEAT <= 0.50


def test_rain_is_heard_and_mirrors() -> None:
    wet, dry = stage("city-street", weather="rain"), stage("city-street")
    assert wet.reflects and not dry.reflects
    assert wet.surface == "wet-asphalt" and dry.surface == "asphalt"
    assert "rain" in stage("cafe", weather="rain").ambience
