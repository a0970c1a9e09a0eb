"""Things of the tables: every row drawn, colour, material and hinges honoured, and a new one added as a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from shotwright.film import Subject
from shotwright.house.previz.palette import palette
from shotwright.house.previz.raster import Batch, Scratch
from shotwright.house.previz.scene import Figure
from shotwright.house.previz.subjects import SubjectRequest, figure
from shotwright.house.previz.subjects.things import table
from shotwright.house.previz.subjects.things.figure import Thing
from shotwright.house.previz.subjects.things.motion import PHYSICAL

DAY = palette("day")


def made(kind: str, word: str = "", action: str = "stand", seconds: float = 4.0, **words: object) -> Figure:
    subject = Subject.model_validate({"kind": kind, "word": word or kind, **words})
    found, _ = figure(SubjectRequest(subject, DAY, seconds, 7, action=action))
    return found


def drawn(shown: Figure, t: float = 0.5, pixels: int = 96) -> np.ndarray:
    """The figure as premultiplied planes (4, pixels, pixels), fitted into the square."""
    scale = 0.9 * pixels / max(shown.width, shown.height + shown.depth_below)
    batch = Batch()
    batch.matrix = (scale, -scale, pixels / 2, pixels * 0.94 - shown.depth_below * scale)
    shown.paint(batch, t)
    planes = np.zeros((4, pixels, pixels), np.float32)
    batch.draw(planes, Scratch(pixels, pixels))
    return planes


@pytest.mark.parametrize("row", table.rows(), ids=lambda row: row.name)
def test_every_row_is_drawn_within_the_box_that_it_states(row: table.Row) -> None:
    thing = Thing(SubjectRequest(Subject(kind=row.kind, word=row.name), DAY, 4.0, 7), row)
    planes = drawn(thing, 0.0)
    assert planes[3].sum() > 60
    assert np.isfinite(planes).all()
    assert 0.02 < thing.height <= 2.5 * row.size and thing.width > 0.01


@pytest.mark.parametrize("action", PHYSICAL)
def test_every_movement_of_a_thing_changes_or_keeps_it_visibly(action: str) -> None:
    shown = made("cup", action=action)
    early, late = drawn(shown, 0.3), drawn(shown, 2.6)
    assert max(early[3].sum(), late[3].sum()) > 40
    moved = np.hypot(*np.subtract(shown.travel(2.6), shown.travel(0.3)))
    assert action in ("stand", "open", "close", "swing", "hover") or moved > 0.005 or np.abs(early - late).sum() > 5


def test_a_colour_word_dyes_the_body_of_a_thing() -> None:
    red, blue = drawn(made("cup", color="red")), drawn(made("cup", color="blue"))
    assert red[0].sum() > 2 * red[2].sum()
    assert blue[2].sum() > 1.5 * blue[0].sum()


def test_glass_lets_light_through_and_wood_does_not() -> None:
    clear, solid = drawn(made("vase", material="glass")), drawn(made("vase", material="wood"))
    assert clear[3].max() < 0.999 or clear[3].mean() < 0.95 * solid[3].mean()


def test_a_word_chooses_its_row() -> None:
    assert table.chosen("appliance", "toaster").name == "toaster"
    assert table.chosen("streetlamp", "a red stop sign").name == "stop-sign"
    assert table.chosen("glass", "glass").name == "glass"


def test_a_door_opens() -> None:
    shown = made("door", action="open")
    assert np.abs(drawn(shown, 0.1) - drawn(shown, 3.9)).sum() > 60


NEW = """
[lampion]
size = 0.4
color = "d8402c"
parts = [["ball", "body", [0.0, 0.5, 0.5, 0.5]], ["line", "2a2220", [0.03, [[0.0, 1.0], [0.0, 1.3]]]]]
"""


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tables with one row more, as a contributor would write it."""
    own = list(table.sources())
    monkeypatch.setattr(table, "sources", lambda: iter([*own, ("own", NEW)]))
    caches = (table.rows, table.kinds, table.chosen)
    for cached in caches:
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


def test_a_new_thing_is_one_row(one_more: None) -> None:
    row = table.chosen("lampion", "lampion")
    shown = Thing(SubjectRequest(Subject(kind="lampion", word="lampion", color="green"), DAY, 4.0, 7), row)
    planes = drawn(shown)
    assert planes[1].sum() > planes[0].sum() and shown.height > 0.4
