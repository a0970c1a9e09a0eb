"""Landmarks in other places: what the words name is drawn there or said."""

from __future__ import annotations

import pytest

from shotwright.film import Frame
from shotwright.house.previz.compose import compose
from shotwright.prompt import parse

FRAME = Frame()


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a lighthouse by the sea", "sea", "lighthouse"),
        ("a lighthouse at night by the sea on a beach", "sea", "lighthouse"),
        ("a castle by a lake", "lake", "castle"),
        ("a windmill in a field", "field", "windmill"),
        ("a boat on the river with the eiffel tower in background", "river", "eiffel tower"),
    ],
)
def test_a_landmark_beside_another_place_stands_in_it(text: str, place: str, word: str) -> None:
    (shot,) = parse(text)
    assert shot.place == place and word in [s.word for s in shot.subjects]
    scene = compose(shot, FRAME, 1.0, 3)
    shown = [shot.subjects[i].word for i in scene.cast]
    assert word in scene.stage.drawn or word in shown or any(word in note for note in scene.notes)


def test_a_place_that_another_one_displaces_is_named() -> None:
    (shot,) = parse("a woman walks through a kitchen, a volcano, a hospital")
    assert {"volcano", "hospital"} <= {shot.place_word, *shot.unheard}


def test_clouds_over_the_waves_do_not_take_their_place() -> None:
    assert parse("dark waves under heavy clouds")[0].place == "sea"


def test_a_plain_backdrop_has_no_table() -> None:
    (shot,) = parse("a red apple on a plain light grey backdrop")
    scene = compose(shot, FRAME, 1.0, 3)
    assert shot.place == "studio" and scene.figures[0].y == 0.0
