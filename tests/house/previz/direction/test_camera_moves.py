"""Every camera move, measured from the pixels of a stage whose depths can be told apart.

A wall at 8.5 m, one at 12 m (where the subject would be) and one at 72 m are followed by optical flow through the shot.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest
from previz_testbed import DEPTHS, HEIGHT, SUBJECT, WIDTH, Shift, framed, moved, picture

from shotwright.film import Camera
from shotwright.house.previz.camera import (
    AWAY,
    COMBINED,
    MAX_ORBIT,
    MOVES,
    SPEEDS,
    THROUGHOUT,
    TYPICAL_SECONDS,
    WHIP,
    Hand,
    Path,
    can_film,
    glide,
    legs,
)

SECONDS = TYPICAL_SECONDS


def path(*moves: Camera, seconds: float = SECONDS, **more: object) -> Path:
    """A camera on the testbed that makes these moves."""
    stand = framed()
    return Path(stand.view, stand.distance, stand.look, legs(moves, seconds), lowest=0.2, **more)  # type: ignore[arg-type]


@cache
def seen(
    move: str, direction: str | None = None, speed: str = "medium", walls: tuple[str, ...] = tuple(DEPTHS)
) -> dict[str, Shift]:
    """What a move does to the walls."""
    view = path(Camera(move=move, direction=direction, speed=speed)).view
    if move == "whip-pan":
        start = (SECONDS - WHIP) / 2
        return moved(lambda t: view(start + t), WHIP, 29, walls)
    return moved(view, SECONDS, 17 if speed == "fast" else 9, walls)


def far_slides_like_near(shifts: dict[str, Shift], axis: str) -> bool:
    """True when all depths slide alike: the eye has only turned."""
    slides = [getattr(s, axis) for s in shifts.values()]
    return max(slides) - min(slides) < 0.05 * max(abs(s) for s in slides) + 0.6


@pytest.mark.parametrize("move", ["pan", "whip-pan"])
@pytest.mark.parametrize(("direction", "sign"), [("right", -1), ("left", 1), (None, -1)])
def test_pan_slides_the_picture_against_its_direction_without_parallax(
    move: str, direction: str | None, sign: int
) -> None:
    shifts = seen(move, direction)
    assert all(s.dx * sign > 0.12 * WIDTH for s in shifts.values())
    assert far_slides_like_near(shifts, "dx")
    assert all(abs(s.dy) < 1.0 and abs(s.scale - 1) < 0.02 for s in shifts.values())


@pytest.mark.parametrize(("direction", "sign"), [("up", 1), ("down", -1), (None, 1)])
def test_tilt_slides_the_picture_against_its_direction_without_parallax(direction: str | None, sign: int) -> None:
    shifts = seen("tilt", direction)
    assert all(s.dy * sign > 0.15 * HEIGHT for s in shifts.values())
    assert far_slides_like_near(shifts, "dy")
    assert all(abs(s.dx) < 1.0 and abs(s.scale - 1) < 0.02 for s in shifts.values())


@pytest.mark.parametrize(("direction", "sign"), [("right", -1), ("left", 1), (None, -1)])
def test_truck_moves_near_things_more_than_far_ones(direction: str | None, sign: int) -> None:
    shifts = seen("truck", direction)
    near, middle, far = (shifts[name].dx * sign for name in ("near", "middle", "far"))
    assert near > 1.25 * middle > 0 and middle > 3 * far > 0
    assert middle > 0.10 * WIDTH
    # The eye moves one distance: slides are as the inverse of the depth.
    assert near / middle == pytest.approx(SUBJECT / (SUBJECT - 3.5), rel=0.06)


@pytest.mark.parametrize(("direction", "sign"), [("up", 1), ("down", -1), (None, 1)])
def test_pedestal_lowers_near_things_more_than_far_ones(direction: str | None, sign: int) -> None:
    shifts = seen("pedestal", direction)
    near, middle, far = (shifts[name].dy * sign for name in ("near", "middle", "far"))
    assert near > 1.2 * middle > 0 and middle > 2 * far
    assert all(abs(s.scale - 1) < 0.02 for s in shifts.values())


@pytest.mark.parametrize("move", ["dolly", "push-in", "fly-through"])
@pytest.mark.parametrize("direction", [None, "in", "forward", *AWAY])
def test_dollies_scale_near_things_more_than_far_ones(move: str, direction: str | None) -> None:
    shifts = seen(move, direction)
    near, middle, far = (shifts[name].scale for name in ("near", "middle", "far"))
    if direction in AWAY:
        near, middle, far = 1 / near, 1 / middle, 1 / far
    assert near > middle > far > 1.0
    assert middle > 1.3
    assert far < 1 + 0.45 * (middle - 1)


def test_pull_back_shrinks_near_things_more_than_far_ones() -> None:
    shifts = seen("pull-back")
    near, middle, far = (shifts[name].scale for name in ("near", "middle", "far"))
    assert near < middle < far < 1.0
    assert middle < 0.65


@pytest.mark.parametrize("direction", [None, "in", "out", "back"])
def test_zoom_scales_everything_alike(direction: str | None) -> None:
    shifts = seen("zoom", direction)
    scales = [s.scale for s in shifts.values()]
    assert max(scales) - min(scales) < 0.02
    assert min(scales) > 1.4 if direction in (None, "in") else max(scales) < 0.7


def test_dolly_zoom_keeps_the_subject_and_changes_the_world_behind_it() -> None:
    shifts = seen("dolly-zoom", "in")
    assert shifts["middle"].scale == pytest.approx(1.0, abs=0.02)
    assert shifts["far"].scale < 0.75
    assert shifts["near"].scale > 1.05


@pytest.mark.parametrize("move", ["crane", "aerial"])
@pytest.mark.parametrize(("direction", "sign"), [("up", 1), (None, 1), ("down", -1)])
def test_crane_lowers_near_things_below_far_ones(move: str, direction: str | None, sign: int) -> None:
    shifts = seen(move, direction)
    near, middle, far = (shifts[name].dy * sign for name in ("near", "middle", "far"))
    assert near > middle + 2 and middle > far + 2
    # It looks at the subject, which keeps its row while the world behind it rises.
    assert abs(middle) < 0.04 * HEIGHT
    scale = shifts["middle"].scale
    assert scale < 1 if sign > 0 else scale > 1


def test_an_aerial_draws_back_farther_than_a_crane() -> None:
    assert seen("aerial", "up")["middle"].scale < seen("crane", "up")["middle"].scale - 0.1


@pytest.mark.parametrize(
    ("direction", "sign"), [("right", 1), ("clockwise", 1), (None, 1), ("left", -1), ("counterclockwise", -1)]
)
def test_orbit_moves_near_and_far_in_opposite_directions_about_the_subject(direction: str | None, sign: int) -> None:
    shifts = seen("orbit", direction)
    assert shifts["far"].dx * sign > 0.1 * WIDTH
    assert shifts["near"].dx * sign < -0.05 * WIDTH
    assert abs(shifts["middle"].dx) < 1.0


@pytest.mark.parametrize(("direction", "sign"), [("right", 1), ("left", -1)])
def test_spiral_rises_while_it_circles(direction: str, sign: int) -> None:
    shifts = seen("spiral", direction)
    assert shifts["far"].dx * sign > 0.1 * WIDTH > 0 > shifts["near"].dx * sign
    assert shifts["near"].dy > shifts["far"].dy + 2


@pytest.mark.parametrize("move", sorted({*MOVES, *COMBINED}))
def test_a_fast_move_goes_farther_than_a_slow_one(move: str) -> None:
    def extent(speed: str) -> float:
        wall = "far" if move in ("orbit", "spiral", "dolly-zoom") else "middle"
        s = seen(move, None, speed, (wall,))[wall]
        return abs(s.dx) / WIDTH + abs(s.dy) / HEIGHT + abs(math.log(s.scale))

    slow, medium, fast = (extent(speed) for speed in SPEEDS)
    assert slow * 1.3 < medium and medium * 1.2 < fast


def test_static_leaves_every_pixel_where_it_is() -> None:
    stand = path(Camera(move="static"))
    first, last = picture(stand.view(0.0)), picture(stand.view(SECONDS))
    assert all(np.array_equal(first[name], last[name]) for name in first)


@pytest.mark.parametrize("speed", [None, "slow", "fast"])
def test_handheld_is_small_smooth_and_zero_in_the_mean(speed: str | None) -> None:
    hand = Hand.holding(SPEEDS[speed or "medium"], SECONDS, seed=5)
    shaken = path(hand=hand)
    frames = np.linspace(0, SECONDS, 33)
    still, pictures = picture(path().view(0)), [picture(shaken.view(float(t))) for t in frames]
    wander = np.array([middle_of(still["middle"], p["middle"]) for p in pictures])
    assert np.abs(wander.mean(0)).max() < 0.006 * HEIGHT
    assert wander.std(0).min() > 0.002 * HEIGHT and np.abs(wander).max() < 0.06 * HEIGHT
    # No leap: within an eighth of a second it goes less far than it wanders at all.
    assert np.abs(np.diff(wander, axis=0)).max() < 0.65 * np.abs(wander).max()


def middle_of(before: np.ndarray, after: np.ndarray) -> tuple[float, float]:
    """Pixels by which a picture has slid, by phase correlation."""
    import cv2

    window = cv2.createHanningWindow(before.shape[::-1], cv2.CV_32F)
    (dx, dy), _ = cv2.phaseCorrelate(before, after, window)
    return dx, dy


def test_handheld_differs_by_seed_and_repeats_for_the_same_seed() -> None:
    one, same, other = (Hand.holding(1.0, SECONDS, seed) for seed in (5, 5, 6))
    assert one == same
    assert one.swing(1.0) != other.swing(1.0)


def test_tracking_keeps_the_subject_and_moves_the_world() -> None:
    tracked = path(follow=lambda t: 0.3 * t)
    shifts = moved(tracked.view, SECONDS)
    assert shifts["near"].dx < shifts["middle"].dx < shifts["far"].dx < 0
    # Something that walks along with the eye, at the subject's depth, keeps its column.
    columns = [tracked.view(t).point(0.3 * t, 1.0, SUBJECT)[0] for t in np.linspace(0, SECONDS, 9)]
    assert np.ptp(columns) < 0.01


def test_moves_follow_each_other_and_stay_where_they_ended() -> None:
    both = path(Camera(move="dolly", direction="in"), Camera(move="pan", direction="right"))
    half = SECONDS / 2
    first = moved(both.view, half)
    second = moved(lambda t: both.view(half + t), half)
    assert first["middle"].scale > 1.15 and abs(first["middle"].dx) < 1.0
    assert second["middle"].scale == pytest.approx(1.0, abs=0.02)
    assert second["middle"].dx < -0.06 * WIDTH


def test_a_first_pan_of_a_sequence_arrives_at_the_framed_picture() -> None:
    both = path(Camera(move="pan", direction="left"), Camera(move="zoom", direction="in"))
    assert both.view(SECONDS / 2).pan == pytest.approx(0.0, abs=1e-9)
    assert both.view(0.0).pan > 0


def test_moves_start_and_stop_softly() -> None:
    u = np.linspace(0, 1, 2001)
    way = np.array([glide(float(x)) for x in u])
    speed = np.diff(way) / np.diff(u)
    assert way[0] == 0 and way[-1] == pytest.approx(1.0)
    assert speed[0] < 0.01 and speed[-1] < 0.01 and speed.min() >= 0
    assert speed.max() < 1.4
    # Acceleration has no steps: neighbouring speeds differ by little everywhere.
    assert np.abs(np.diff(speed)).max() < 0.01


@pytest.mark.parametrize("move", sorted({*MOVES, *COMBINED} - {"whip-pan"}))
def test_no_move_leaps_between_frames(move: str) -> None:
    shot = path(Camera(move=move, speed="fast"))
    rows = [[*v.point(0.7, 0.4, SUBJECT), *v.point(-2.0, 3.0, 72.0)] for v in map(shot.view, np.arange(0, 4, 1 / 24))]
    speed = np.diff(np.array(rows), axis=0)
    assert np.abs(np.diff(speed, axis=0)).max() < 0.0016 * WIDTH


def test_the_camera_never_circles_farther_than_upright_pictures_allow() -> None:
    shot = path(Camera(move="orbit", speed="fast"), Camera(move="spiral", speed="fast"), seconds=20.0)
    assert max(abs(shot.view(t).orbit) for t in np.linspace(0, 20, 81)) <= MAX_ORBIT + 1e-9


def test_the_eye_stays_above_the_ground_and_below_its_ceiling() -> None:
    down = path(Camera(move="pedestal", direction="down", speed="fast"), seconds=20.0)
    assert min(down.view(t).y for t in np.linspace(0, 20, 81)) >= 0.2 - 1e-9
    up = path(Camera(move="crane", direction="up", speed="fast"), highest=4.0)
    assert max(up.view(t).y for t in np.linspace(0, SECONDS, 41)) <= 4.0 * math.exp(0.3)


def test_an_approach_starts_farther_away_rather_than_end_too_close() -> None:
    free, held = path(Camera(move="push-in", speed="fast")), path(Camera(move="push-in", speed="fast"), closest=0.1)
    k_free, k_held = (p.view(SECONDS).scale(0.0, SUBJECT) / p.base.scale(0.0, SUBJECT) for p in (free, held))
    assert k_free > 1.4
    assert k_held == pytest.approx(math.exp(0.1), rel=0.01)
    # The move itself is as long.
    growth = [p.view(SECONDS).scale(0.0, SUBJECT) / p.view(0.0).scale(0.0, SUBJECT) for p in (free, held)]
    assert growth[0] == pytest.approx(growth[1], rel=0.01)


def test_every_move_is_known_by_name() -> None:
    assert all(can_film(move) for move in (*MOVES, *COMBINED, *THROUGHOUT))
    assert not can_film("teleport")
