"""The rasteriser against areas that can be worked out, and textures against what they were made of."""

from __future__ import annotations

import math

import numpy as np
import pytest

from shotwright.house.previz.raster import ADD, MULTIPLY, SCREEN, Batch, Blitter, Grad, Scratch, Texture

F = np.float32


def drawn(fill: object, planes: int = 4, size: int = 64, background: float = 0.0) -> np.ndarray:
    """A square canvas on which `fill(batch)` has drawn."""
    canvas = np.full((planes, size, size), background, F)
    batch = Batch()
    fill(batch)  # type: ignore[operator]
    batch.draw(canvas, Scratch(size, size))
    return canvas


@pytest.mark.parametrize("shift", [0.0, 0.25, 0.5, 0.9])
def test_a_polygon_covers_its_exact_area(shift: float) -> None:
    triangle = [(5 + shift, 7), (50 + shift, 20.5), (20.25 + shift, 55)]
    (ax, ay), (bx, by), (cx, cy) = triangle
    area = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
    canvas = drawn(lambda b: b.poly(triangle, (1, 1, 1)))
    assert canvas[3].sum() == pytest.approx(area, rel=1e-4)


def test_round_shapes_cover_their_area() -> None:
    assert drawn(lambda b: b.oval(32, 32, 20, 11, (1, 1, 1)))[3].sum() == pytest.approx(math.pi * 20 * 11, rel=0.01)
    capsule = drawn(lambda b: b.capsule((15, 32), (47, 32), 6, 6, (1, 1, 1)))[3].sum()
    assert capsule == pytest.approx(32 * 12 + math.pi * 36, rel=0.02)


def test_a_blurred_polygon_keeps_its_weight() -> None:
    square = [(20, 20), (44, 20), (44, 44), (20, 44)]
    soft = drawn(lambda b: b.poly(square, (1, 1, 1), soft=3.0))[3]
    assert soft.sum() == pytest.approx(24 * 24, rel=0.03)
    assert 0.3 < soft[32, 20] < 0.7


def test_modes_blend_as_their_names_say() -> None:
    box = [(0, 0), (64, 0), (64, 64), (0, 64)]

    def middle(mode: int) -> float:
        return float(drawn(lambda b: b.poly(box, (0.5, 0.5, 0.5), mode=mode), 3, background=0.5)[0, 30, 30])

    assert middle(ADD) == pytest.approx(1.0, abs=1e-3)
    assert middle(MULTIPLY) == pytest.approx(0.25, abs=1e-3)
    assert middle(SCREEN) == pytest.approx(0.75, abs=1e-3)


def test_a_gradient_runs_from_stop_to_stop() -> None:
    ramp = Grad((0, 0), (64, 0), [((0, 0, 0), 1), ((1, 1, 1), 1)])
    row = drawn(lambda b: b.rect(0, 0, 64, 64, ramp), 3)[0, 30]
    assert np.allclose(row, (np.arange(64) + 0.5) / 64, atol=1e-3)


def test_the_scratch_is_clean_after_each_drawing() -> None:
    scratch, batch = Scratch(64, 64), Batch()
    canvas = np.zeros((4, 64, 64), F)
    batch.poly([(-20, -9), (90, 5), (30, 80)], (1, 0, 0), soft=2.0)
    batch.stroke([(-5, -5), (70, 30), (10, 90)], (0, 1, 0), 7)
    batch.draw(canvas, scratch)
    assert not scratch.area.any() and not scratch.touched.any()


def test_what_lies_outside_is_cut_and_not_written() -> None:
    canvas = np.zeros((3, 64, 64), F)
    batch = Batch()
    batch.rect(-50, -50, 200, 200, (1, 1, 1))
    batch.draw(canvas, Scratch(64, 64), clip=(10, 20, 30, 40))
    assert canvas[0].sum() == pytest.approx(20 * 20)


def blitted(texture: Texture, x: float, k: float, size: int = 96) -> np.ndarray:
    canvas = np.zeros((3, size, size), F)
    Blitter().draw(canvas, texture, x, x, k, k, 1.0, False, (0, 0, size, size))
    return canvas


def test_a_texture_drawn_at_its_own_size_is_itself() -> None:
    rng = np.random.default_rng(3)
    planes = rng.random((4, 40, 40)).astype(F)
    planes[:3] *= planes[3]
    out = blitted(Texture(planes), 10.0, 1.0)
    assert np.abs(out[:, 10:50, 10:50] - planes[:3]).max() < 2e-4


def test_a_zoom_through_the_mips_does_not_pop() -> None:
    rng = np.random.default_rng(4)
    planes = np.ones((4, 256, 256), F)
    planes[:3] = rng.random((1, 256, 256))
    texture = Texture(planes)
    means, steps = [], []
    before = None
    for k in np.geomspace(0.36, 0.16, 60):
        picture = blitted(texture, 2.0, float(k))[0, 6:36, 6:36]
        means.append(picture.mean())
        if before is not None:
            steps.append(np.abs(picture - before).mean())
        before = picture
    assert np.ptp(means) < 0.03
    assert max(steps) < 2.6 * np.median(steps)
