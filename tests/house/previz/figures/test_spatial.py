"""Two things that the words place beside, on or under each other: where they stand in the scene and in the picture."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from shotwright.film import Frame
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose
from shotwright.house.previz.render import paint
from shotwright.house.previz.scene import Scene
from shotwright.house.previz.sheet import to_rgb
from shotwright.prompt import parse

SMALL = Frame(size="360p")
THINGS = """bicycle,car,motorcycle,bus,traffic light,fire hydrant,stop sign,parking meter,bench,truck,bird,cat,dog,horse,
sheep,cow,elephant,bear,zebra,giraffe,bottle,wine glass,cup,fork,knife,spoon,bowl,remote,clock,vase,teddy bear,potted plant,
sports ball,baseball bat,baseball glove,tennis racket,toilet,hair drier,toothbrush,sink,chair,couch,bed,tv,dining table,
train,boat,airplane,suitcase,umbrella,laptop,book,banana,apple,pizza,donut,cake,kite,skateboard,surfboard""".replace(
    "\n", ""
)
STACKED = "oven,toaster,microwave,banana,apple,sandwich,orange,carrot,hot dog,pizza,donut,skateboard"
PAIRS = list(pairwise(THINGS.split(",")))


def scene(prompt: str, seconds: float = 4.0) -> Scene:
    return compose(parse(prompt)[0], SMALL, seconds, 11)


def column(made: Scene, index: int, t: float) -> float:
    """Share of the picture's width at which the middle of a subject's figure is."""
    node = made.figures[made.cast.index(index)]
    left, _, right, _ = node.bounds(made.view(t), t)
    return (left + right) / 2 / made.pixels[0]


def sides_that_are_wrong(pairs: list[tuple[str, str]]) -> set[tuple[str, str, str]]:
    """The pairs of which one is on the wrong side, or out of the picture, at some time."""
    wrong = set()
    for k, (a, b) in enumerate(pairs):
        side = "left" if k % 2 else "right"
        made = scene(f"a {a} on the {side} of a {b}, front view")
        for t in (0.5, 2.0, 3.5):
            one, other = column(made, 0, t), column(made, 1, t)
            if not (0.02 < one < 0.98 and 0.02 < other < 0.98 and (one < other) == (side == "left")):
                wrong.add((a, side, b))
    return wrong


def test_left_and_right_are_where_the_words_want_them() -> None:
    assert not sides_that_are_wrong(PAIRS[1::5])


@pytest.mark.prove
def test_left_and_right_are_where_the_words_want_them_in_every_pair() -> None:
    wrong = sides_that_are_wrong(PAIRS)
    assert len(wrong) <= 0.05 * len(PAIRS), wrong


def test_what_is_on_top_is_above() -> None:
    wrong = []
    for a, b in pairwise(
        "oven,toaster,microwave,banana,apple,sandwich,orange,carrot,hot dog,pizza,donut,skateboard".split(",")
    ):
        made = scene(f"a {a} on the top of a {b}, front view")
        one, other = (made.figures[made.cast.index(i)] for i in (0, 1))
        if one.at(1.0)[1] < other.at(1.0)[1] + 0.4 * other.figure.height:
            wrong.append((a, b))
    assert not wrong


@pytest.mark.parametrize(
    ("prompt", "first", "second"),
    [
        ("a red vase on the left of a blue cup", 0, 2),
        ("a blue suitcase on the right of a red bowl", 2, 0),
        ("a green car on the left of a red bicycle", 1, 0),
        ("a red chair on the right of a green couch", 0, 1),
    ],
)
def test_colours_of_two_things_stay_apart_in_pixels(prompt: str, first: int, second: int) -> None:
    made = scene(prompt)
    picture = to_rgb(paint(made, 48, Canvas(*made.pixels))).astype(np.float32)
    for index, channel in ((0, first), (1, second)):
        node = made.figures[made.cast.index(index)]
        left, top, right, low = (round(v) for v in node.bounds(made.view(2.0), 2.0))
        across, down = (right - left) // 4, (low - top) // 4
        inner = picture[top + down : low - down, left + across : right - across].reshape(-1, 3)
        strong = inner[cv2.absdiff(inner.max(1), inner.min(1)).ravel() > 40]
        assert len(strong) > 20
        assert strong.mean(0).argmax() == channel, (prompt, index, strong.mean(0))
