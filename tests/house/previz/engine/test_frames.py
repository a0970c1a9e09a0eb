"""Frames: the same whoever paints them and in whatever order; their colours in the encoder's terms."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from shotwright.film import ASPECTS, Frame
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose
from shotwright.house.previz.finish import grain_offset
from shotwright.house.previz.palette import palette
from shotwright.house.previz.render import Stopped, paint, render
from shotwright.house.previz.scene import Scene
from shotwright.house.previz.sheet import contact_sheet, to_rgb
from shotwright.prompt import parse

TINY = Frame(size="360p", fps=6)


def scene(prompt: str, frame: Frame = TINY, seconds: float = 1.0, seed: int = 2) -> Scene:
    return compose(parse(prompt)[0], frame, seconds, seed)


PROMPTS = (
    "a woman in a red coat walks along a wet city street at night in the rain",
    "a rocket launches from the desert at dusk",
    "a sailing boat on the sea in a storm",
)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_one_worker_two_workers_and_a_frame_alone_agree(prompt: str) -> None:
    made: dict[int, list[np.ndarray]] = {}
    for workers in (1, 2):
        made[workers] = []
        render(scene(prompt), made[workers].append, workers=workers)
    assert len(made[1]) == len(made[2]) == 6
    assert all((a == b).all() for a, b in zip(made[1], made[2], strict=True))
    alone = scene(prompt)
    used = Canvas(*alone.pixels)
    paint(alone, 5, used)
    assert (paint(alone, 3, used) == made[1][3]).all()
    assert (paint(alone, 3, Canvas(*alone.pixels)) == made[1][3]).all()


def test_another_seed_is_another_picture() -> None:
    first, second = (paint(s, 0, Canvas(*s.pixels)) for s in (scene("a meadow", seed=n) for n in (1, 2)))
    assert (first != second).mean() > 0.3


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_aspect_is_filled_to_its_edges(aspect: str) -> None:
    tiny = scene("a lake at noon", Frame(size="360p", aspect=aspect, fps=4))
    width, height = tiny.pixels
    yuv = paint(tiny, 1, Canvas(width, height))
    assert yuv.shape == (height * 3 // 2, width)
    picture = to_rgb(yuv)
    for edge in (picture[:4], picture[-4:], picture[:, :4], picture[:, -4:]):
        assert edge.mean() > 12, "an edge was left black"


def test_levels_are_those_of_limited_range() -> None:
    yuv = paint(scene("a beach at noon"), 0, Canvas(640, 360))
    luma, chroma = yuv[:360], yuv[360:]
    assert luma.min() >= 16 and luma.max() <= 235
    assert chroma.min() >= 16 and chroma.max() <= 240


def test_gray_in_is_gray_out() -> None:
    canvas = Canvas(64, 36)
    canvas.picture[:] = 0.5
    light = palette("day")
    yuv = np.empty((54, 64), np.uint8)
    canvas.finish(light, 1, 0, yuv)
    red, green, blue = to_rgb(yuv)[10:26, 20:44].reshape(-1, 3).mean(0)
    assert abs(red - green) < 10 and abs(green - blue) < 10


def test_grain_moves_by_frame_and_seed_only() -> None:
    offsets = {grain_offset(seed, frame) for seed in range(4) for frame in range(24)}
    assert len(offsets) == 96
    assert grain_offset(3, 7) == grain_offset(3, 7)


def test_a_sheet_shows_its_frames_side_by_side() -> None:
    sheet = contact_sheet(scene("a desert at sunset"), 3)
    assert sheet.shape == (360 + 16, 3 * 640 + 4 * 8, 3)


def test_stopping_ends_every_thread() -> None:
    stop = threading.Event()
    seen: list[np.ndarray] = []

    def sink(frame: np.ndarray) -> None:
        seen.append(frame)
        stop.set()

    before = threading.active_count()
    with pytest.raises(Stopped):
        render(scene("a lake", seconds=4.0), sink, stop=stop)
    assert threading.active_count() == before
    assert len(seen) == 1


def test_what_the_sink_raises_comes_through() -> None:
    def sink(frame: np.ndarray) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        render(scene("a lake", seconds=2.0), sink)
