"""The crop keeps its subject, stands still where it can, and moves gently where it must."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from shotwright.finish.crop import cropped
from shotwright.finish.footage import allowed, look
from shotwright.finish.page import MEASURED, page
from shotwright.finish.reframe import calmest, cosines, path
from shotwright.finish.subject import Track, found, known, of_shot
from shotwright.media import ffmpeg
from shotwright.trust.credentials import State, Verdict

SHARE = (9 / 16) / (16 / 9)
T = np.arange(96) / 24


def track(centre: np.ndarray, half: float = 0.05, **more: object) -> Track:
    """A subject of that half width at that centre."""
    return Track(centre - half, centre + half, **more)  # type: ignore[arg-type]


def test_cosines_go_there_and_back() -> None:
    """The transform is its own inverse's inverse, for odd and even lengths."""
    for n in (2, 7, 96):
        values = np.random.default_rng(n).random(n)
        assert cosines(cosines(values), back=True) == pytest.approx(values)


def test_a_subject_that_stays_gives_a_camera_that_stands() -> None:
    """Not a trace of movement for one that sways inside the crop."""
    crop = path(track(0.5 + 0.05 * np.sin(5 * T)), SHARE, 24)
    assert np.ptp(crop.at) == 0


def test_a_subject_that_crosses_is_followed_gently() -> None:
    """Inside in every frame, without a jolt, though it bobs."""
    seen = track(0.15 + 0.7 * T / 4 + 0.01 * np.sin(30 * T), known=True)
    crop = path(seen, SHARE, 24)
    assert (crop.at <= seen.low + 1e-3).all() and (crop.at + SHARE >= seen.high - 1e-3).all()
    assert crop.acceleration(24) < 1.0 and crop.at.min() >= 0 and crop.at.max() <= 1 - SHARE


def test_a_cut_is_no_movement() -> None:
    """From left to right at a cut, at once; within the shots nothing moves."""
    seen = track(np.where(T < 2, 0.2, 0.8), cuts=(48,))
    crop = path(seen, SHARE, 24)
    assert np.ptp(crop.at[:48]) == np.ptp(crop.at[48:]) == 0 and crop.at[48] - crop.at[47] > 0.4
    assert crop.acceleration(24) == 0


def test_wild_findings_do_not_shake_the_camera() -> None:
    """A subject that is only believed to jump about pulls gently."""
    jumps = 0.5 + 0.35 * np.sign(np.sin(4 * T))
    assert path(track(jumps), SHARE, 24).acceleration(24) <= 0.9


def test_of_a_wide_subject_the_front_is_kept() -> None:
    """A dog longer than the crop, whichever way it runs; without a front, its middle."""
    wide = np.full(96, 0.5)
    left, right, none = (path(track(wide, 0.25, known=True, facing=f), SHARE, 24).at[0] for f in (-1, 1, 0))
    assert left < 0.25 < left + SHARE and right < 0.75 < right + SHARE
    assert none == pytest.approx(0.5 - SHARE / 2, abs=0.01)


def test_the_calmest_path_is_straight_where_one_fits() -> None:
    """Bounds that allow a straight line are not answered by a curve with corners."""
    at = calmest(0.2 + 0.1 * T - 0.03, 0.2 + 0.1 * T + 0.03, 24)
    assert np.abs(np.diff(at, 2)).max() * 24**2 < 0.2


def test_what_moves_and_stands_out_is_found(tmp_path: Path) -> None:
    """A red square that crosses a grey picture."""
    file = tmp_path / "red.mp4"
    inputs = ["-f", "lavfi", "-i", "color=gray:s=640x360:r=24:d=3", "-f", "lavfi", "-i", "color=red:s=70x90:r=24:d=3"]
    moving = "[0][1]overlay=x='60+120*t':y=170,noise=alls=6:allf=t"
    ffmpeg.run([*inputs, "-filter_complex", moving, "-pix_fmt", "yuv420p", str(file)])
    footage = look(file)
    seen = found(footage, Fraction(24), 72, 0, SHARE)
    truth = (60 + 120 * T[:72] + 35) / 640
    crop = path(seen, SHARE, 24)
    kept = (crop.at <= truth - 0.03) & (crop.at + SHARE >= truth + 0.03)
    assert kept.mean() > 0.9


def test_a_take_of_the_house_tells_its_subject(tmp_path: Path) -> None:
    """From the prompt and seed of an unbroken signature; never from a broken one or another model's."""
    file = tmp_path / "a.mp4"
    ffmpeg.run(["-f", "lavfi", "-i", "color=gray:s=320x180:r=24:d=1", "-pix_fmt", "yuv420p", str(file)])
    footage = look(file)
    said = Verdict(State.TRUSTED, prompt="a brown dog runs along a beach, tracking shot", seed=3, model="house")
    track_ = known(said, footage, Fraction(24), 24, 0)
    assert track_ is not None and track_.known and track_.facing in (-1, 1)
    assert ((track_.low >= 0) & (track_.high <= 1) & (track_.low < track_.high)).all()
    for other in (Verdict(State.TAMPERED, prompt=said.prompt, seed=3, model="house"),
                  Verdict(State.TRUSTED, prompt=said.prompt, seed=3, model="veo-3.1"), Verdict(State.NONE)):  # fmt: skip
        assert known(other, footage, Fraction(24), 24, 0) is None
    from shotwright import prompt
    from shotwright.film import Frame

    sea = prompt.parse("ocean waves at sunset")[0]
    assert of_shot(sea, Frame(size="360p"), 1.0, 0, Fraction(24), 24, 0) is None


def test_a_crop_shows_what_is_there() -> None:
    """The middle third of a ramp, at sub-pixel places, luma and chroma alike."""
    ramp = np.tile(np.linspace(20, 220, 96), (54, 1)).astype(np.uint8)
    chroma = np.tile(np.linspace(20, 220, 48), (27, 1)).astype(np.uint8)
    frame = np.concatenate([ramp.reshape(-1), chroma.reshape(-1), chroma.reshape(-1)])
    made = cropped(frame, 96, 54, 1 / 3 + 0.002, 1 / 3, 0, 32, 54)
    made = made.astype(float)
    luma, first = made[: 32 * 54].reshape(54, 32), made[32 * 54 : 32 * 54 + 16 * 27].reshape(27, 16)
    assert luma[20, 0] == pytest.approx(20 + 200 * (1 / 3 + 0.002), abs=3)
    assert luma[20, 31] == pytest.approx(20 + 200 * 2 / 3, abs=3) and first[10, 8] == pytest.approx(120, abs=6)


@pytest.mark.parametrize(
    ("rate", "limits", "wanted"),
    [
        (24, None, 24),
        (24, (23, 60), 24),
        (12, (23, 60), 24),
        (120, (23, 60), 60),
        (24, (1, 15), 12),
        (25, (1, 15), 12.5),
    ],
)
def test_rates_are_doubled_or_thinned(rate: int, limits: tuple[float, float] | None, wanted: float) -> None:
    """Frames are repeated or left out evenly, never blended."""
    assert float(allowed(Fraction(rate), limits)) == wanted


def test_the_page_is_not_stale() -> None:
    """`python -m shotwright.finish.page` has been run since the presets changed."""
    kept = (Path(__file__).parents[2] / "docs" / "delivery.md").read_text("utf-8")
    assert kept.partition(MEASURED)[0].rstrip() == page().rstrip()
