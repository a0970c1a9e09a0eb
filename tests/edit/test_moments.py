"""When things happen: known of the house's own scenes, found by listening and looking in any other film."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from shotwright import prompt
from shotwright.edit.moments import Moments, cuts_of, of_film, of_scene, of_shot, onsets, peaks
from shotwright.errors import Damaged, ShotwrightError
from shotwright.film.look import Frame
from shotwright.house.foley import LIBRARY, perform
from shotwright.media.sound import RATE, stereo
from shotwright.studio import FilmRequest, make_film


@pytest.mark.parametrize("name", ["wood knock", "glass break", "metal clang"])
@pytest.mark.parametrize("rate", [48_000, 24_000])
def test_what_strikes_is_found_within_a_frame(name: str, rate: int) -> None:
    rng = np.random.default_rng(1)
    bed = rng.normal(0, 0.0005, 6 * RATE)
    hit = perform(LIBRARY[name], None, 1).mean(axis=1)
    for t in (1.25, 3.5):
        bed[round(t * RATE) : round(t * RATE) + len(hit)] += hit[: len(bed) - round(t * RATE)]
    found = [moment.t for moment in onsets(bed[:: RATE // rate], rate)]
    for t in (1.25, 3.5):
        assert min(abs(t - one) for one in found) < 1 / 24


def test_silence_has_no_beginning() -> None:
    assert onsets(np.zeros(RATE), RATE) == [] and onsets(np.zeros(3), RATE) == []


def test_motion_peaks_where_most_changes() -> None:
    still = np.full(72, 0.01)
    still[30], still[60] = 0.5, 0.3
    assert [round(moment.t * 24) for moment in peaks(still, 24.0)] == [30, 60]


def test_words_in_sequence_are_beats() -> None:
    (shot,) = prompt.parse("A woman sits, then stands up.")
    assert of_shot(shot, 8.0).beats[-1].t == pytest.approx(4.0)


def test_the_house_knows_every_step() -> None:
    from shotwright.house.previz.compose import compose

    (shot,) = prompt.parse("A man walks down a street.")
    known = of_scene(compose(shot, Frame(size="360p", fps=12), 3.0, 0), shot)
    assert len(known.steps) >= 3 and all(0 <= step.t <= 3.0 and -1 <= step.pan <= 1 for step in known.steps)


def test_cuts_lie_between_shots() -> None:
    assert cuts_of([2.0, 3.0, 1.0]) == (2.0, 5.0) and cuts_of([2.0]) == ()


def test_what_is_already_known_stays() -> None:
    first, second = Moments(2.0, cuts=(1.0,)), Moments(3.0, cuts=(2.0,))
    assert first.joined(second).cuts == (1.0,)


@pytest.mark.parametrize("content", [b"", b"no film", b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 40])
def test_a_file_that_is_no_film_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.mp4").write_bytes(content)
    with pytest.raises(ShotwrightError) as error:
        of_film(tmp_path / "x.mp4")
    assert isinstance(error.value, Damaged)


def test_a_frame_of_a_draft_is_the_frame_of_the_film_that_was_asked_for(tmp_path: Path) -> None:
    film = asyncio.run(
        make_film(
            FilmRequest(
                "A still lake. Sound: at frame 24 a wood knock",
                tmp_path / "lake.mp4",
                seconds=2.0,
                size="360p",
                fps=24,
                draft=True,
            )
        )
    )
    heard = np.abs(stereo(film.file).mean(axis=1))
    assert heard.argmax() / RATE == pytest.approx(1.0, abs=1 / 24)
