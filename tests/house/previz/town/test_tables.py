"""Places from tables: every piece that a row names exists, a new row is a new place, words change what stands there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from shotwright.film import Frame, Shot, Subject
from shotwright.house.previz import layer
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose
from shotwright.house.previz.palette import palette
from shotwright.house.previz.places import BUILDERS, MODULES, land, room
from shotwright.house.previz.places.parts.home import furniture
from shotwright.house.previz.places.parts.scenery import GROUNDS, PLANTS, RANGES
from shotwright.house.previz.places.parts.structures import structure
from shotwright.house.previz.render import paint
from shotwright.house.previz.scene import PlaceRequest
from shotwright.house.previz.sheet import to_rgb

TINY = Frame(size="360p", fps=2)


@pytest.fixture(autouse=True)
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Layers of few texels: what is measured here does not need them fine."""
    monkeypatch.setattr(layer, "LARGEST", 640)


def shown(shot: Shot, seed: int = 1) -> np.ndarray:
    scene = compose(shot, TINY, 1.0, seed)
    return to_rgb(paint(scene, 1, Canvas(*scene.pixels))).astype(int)


@pytest.mark.parametrize("name", land.lands())
def test_every_piece_of_a_landscape_is_known(name: str) -> None:
    row = land.lands()[name]
    assert row.ground in GROUNDS and set(row.ridges) <= set(RANGES)
    pieces = [p[0] for p in (*row.pieces, *([row.main] if row.main else []))]
    pieces += [n for names, *_ in (*row.rows, *row.stalls) for n in names]
    assert set(pieces) - {"fire"} <= set(structure.rows)
    assert {n.partition("*")[0] for names, *_ in (*row.woods, *row.plants) for n in names} <= set(PLANTS)
    assert set(row.words.values()) <= set(land.lands()) | set(structure.rows)


@pytest.mark.parametrize("name", room.interiors())
def test_every_piece_of_a_room_is_known(name: str) -> None:
    row = room.interiors()[name]
    assert {p[0].lstrip("?") for p in (*row.wall, *row.middle, *row.front)} <= set(furniture.rows)
    assert row.light in room.LIGHTS and row.seat in room.seats.HEIGHTS
    assert set(row.words.values()) <= set(room.interiors())


def test_a_row_is_all_that_a_new_place_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"ground": "grass", "ridges": ["hills"], "pieces": [["windmill", 4, 30]], "ambience": ["wind"]}
    monkeypatch.setitem(land.lands(), "polder", land.land_of(row))
    monkeypatch.setitem(MODULES, "polder", "land")
    monkeypatch.setitem(BUILDERS, "polder", lambda request: land.landscape("polder", request))
    assert shown(Shot(text="polder", place="polder")).std() > 5


def test_the_users_own_word_decides_what_stands_there() -> None:
    church, mosque = (shown(Shot(text=w, place="temple", place_word=w)) for w in ("church", "mosque"))
    assert np.abs(church - mosque).mean() > 2
    assert land.chosen("temple", "a mosque").main[0] == "mosque"
    assert room.chosen("shop", "bakery shop") is room.interiors()["bakery"]


def test_leaves_follow_the_season() -> None:
    def red_over_green(season: str) -> float:
        picture = shown(Shot(text="forest", place="forest", season=season))
        return float((picture[..., 0] - picture[..., 1]).mean())

    assert red_over_green("autumn") > red_over_green("summer") + 8


def test_who_sits_has_a_seat_and_who_sleeps_lies_on_the_bed() -> None:
    def stage(action: str, place: str = "bedroom"):  # type: ignore[no-untyped-def]
        shot = Shot(text="", place=place, subjects=(Subject(kind="person", word="man", action=action),))
        return room.room(place, PlaceRequest(shot, TINY, palette(), 1.0, 1))

    assert stage("read").spot.seat == room.seats.HEIGHTS["bed"]
    assert stage("walk").spot.seat is None
    assert stage("sleep").ground(0.0, 7.0) > 0.4
    assert stage("read", "library").spot.seat == room.seats.HEIGHTS["armchair"]


def test_the_walls_of_a_room_meet_its_back_while_the_camera_circles() -> None:
    scene = compose(Shot(text="", place="corridor"), TINY, 1.0, 1)
    back = next(n for n in scene.stage.nodes if isinstance(n, layer.PaintedLayer))
    for orbit in (-0.5, 0.0, 0.4):
        view = replace(scene.view(0.0), orbit=orbit)
        depth = view.depth(view.pivot[0], back.z) if orbit else back.z - view.z
        edge = view.column + (back.x0 + view.shear(back.z) - view.x) * view.focal / depth
        from shotwright.house.previz.places.parts.planes import flat_points

        corner = flat_points(view, np.array([(back.x0, 0.0, back.z)]))[0, 0]
        assert corner == pytest.approx(edge, abs=0.5)
