"""The score: what the words ask for, on time, the same for the same seed, in stems that sum to the bed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from shotwright.errors import WrongUse
from shotwright.house.score import GENRES, MOODS, Bed, Wish, compose, wish
from shotwright.media.sound import RATE


@pytest.fixture(scope="module")
def calm() -> Bed:
    """Twelve seconds of calm at 90 bpm."""
    return compose(replace(wish("calm, 90 bpm"), seconds=12.0), 3)


def test_words_are_a_wish() -> None:
    asked = wish("epic orchestral in D minor, 120 bpm")
    assert (asked.mood, asked.bpm, asked.key, asked.mode) == ("epic", 120.0, 2, "minor")
    assert wish("calm loop").loop and not wish("calm").loop
    assert "glimmfrost" in " ".join(wish("calm glimmfrost").notes)


@pytest.mark.parametrize("words", ["", "   ", "calm, 9000 bpm", "calm, -4 bpm", "x" * 100_000])
def test_what_is_no_wish_is_refused(words: str) -> None:
    with pytest.raises(WrongUse):
        wish(words)


@pytest.mark.parametrize("seconds", [0.0, -1.0, float("nan"), float("inf"), 1e6])
def test_no_length_that_cannot_be(seconds: float) -> None:
    with pytest.raises(WrongUse):
        compose(Wish(seconds=seconds))


def test_a_bed_lasts_to_the_sample_and_ends_in_silence(calm: Bed) -> None:
    assert calm.sound.shape == (12 * RATE, 2) and np.isfinite(calm.sound).all()
    assert np.abs(calm.sound[-RATE // 200 :]).max() < 1e-3 < np.abs(calm.sound).max() <= 0.5 + 1e-9
    # The last chord is struck after the last bar and dies: music is heard until shortly before the end.
    name, start = calm.sections[-1]
    assert name == "ending" and 9.0 < start < 12.0
    power = [float((calm.sound[int(t * RATE) : int((t + 0.5) * RATE)] ** 2).mean()) for t in (start, 11.5)]
    assert power[0] > 10 * power[1]


def test_stems_sum_to_the_bed(calm: Bed) -> None:
    assert set(calm.stems) <= {"chords", "bass", "melody", "drums"} and len(calm.stems) >= 2
    assert np.abs(sum(calm.stems.values()) - calm.sound).max() < 1e-9


def test_the_tempo_is_the_one_asked_for(calm: Bed) -> None:
    assert calm.wish.bpm is not None and abs(calm.wish.bpm / 90 - 1) < 0.011
    assert np.allclose(np.diff(calm.beats), 60 / calm.wish.bpm)
    assert calm.beats[-1] == pytest.approx(calm.sections[-1][1])


def test_a_seed_is_a_piece(calm: Bed) -> None:
    asked = replace(wish("calm, 90 bpm"), seconds=12.0)
    assert np.array_equal(compose(asked, 3).sound, calm.sound)
    assert not np.array_equal(compose(asked, 4).sound, calm.sound)


def test_a_loop_is_whole_bars_and_goes_on_into_itself() -> None:
    bed = compose(replace(wish("happy loop, 120 bpm"), seconds=8.0), 1)
    assert bed.wish.bpm == pytest.approx(120) and len(bed.sound) == round(bed.bars * 4 * 0.5 * RATE)
    # The seam steps no more than the music does at any other downbeat.
    seam = np.abs(bed.sound[0] - bed.sound[-1]).max()
    assert seam <= np.abs(np.diff(bed.sound, axis=0)).max()


@pytest.mark.prove
@pytest.mark.parametrize("mood", sorted(MOODS))
def test_every_mood_plays(mood: str) -> None:
    bed = compose(Wish(mood, seconds=6.0), 1)
    assert len(bed.sound) == 6 * RATE and np.abs(bed.sound).max() > 0.1 and np.abs(bed.sound[-48:]).max() < 1e-3


@pytest.mark.prove
@pytest.mark.parametrize("genre", sorted(GENRES))
def test_every_genre_plays(genre: str) -> None:
    bed = compose(Wish("calm", genre, seconds=6.0), 1)
    assert len(bed.sound) == 6 * RATE and np.abs(bed.sound).max() > 0.1


@pytest.mark.parametrize("seconds", [1.0, 2.5, 5.01])
def test_short_beds_end_on_time_too(seconds: float) -> None:
    assert len(compose(Wish("tense", seconds=seconds), 0).sound) == round(seconds * RATE)
