"""Foley: every sound is its own, level and finite; steps fall where the feet do; one seed, one film."""

from __future__ import annotations

import numpy as np
import pytest

from shotwright.film import Frame
from shotwright.house.foley import AMBIENCES, EVENTS, RATE, SOURCES, soundtrack
from shotwright.house.foley.events import SURFACES, footfall
from shotwright.house.previz.compose import compose, sound_plan
from shotwright.house.sound_plan import Bed, Hit, Lasting, SoundPlan
from shotwright.media.loudness import integrated_loudness, true_peak
from shotwright.prompt import parse


def plan(seconds: float = 2.0, **parts: object) -> SoundPlan:
    made = SoundPlan(seconds)
    for name, value in parts.items():
        setattr(made, name, value)
    return made


def centroid(sound: np.ndarray) -> float:
    """Middle frequency in Hz of a sound's power."""
    mono = sound if sound.ndim == 1 else sound.mean(1)
    power = np.abs(np.fft.rfft(mono)) ** 2
    return float((np.fft.rfftfreq(len(mono), 1 / RATE) * power).sum() / power.sum())


@pytest.mark.parametrize("name", AMBIENCES)
def test_a_bed_is_stereo_level_and_finite(name: str) -> None:
    bed = AMBIENCES[name](RATE, np.random.default_rng(1))
    assert bed.shape == (RATE, 2) and np.isfinite(bed).all()
    assert np.sqrt((bed**2).mean()) == pytest.approx(1.0, abs=1e-6)


def test_places_sound_like_themselves() -> None:
    def of(name: str) -> float:
        return centroid(AMBIENCES[name](2 * RATE, np.random.default_rng(2)))

    assert of("rain") > 4000 and 3500 < of("crickets") < 5500
    assert of("wind") < 600 and of("street") < 700 and of("thunder") < 300


@pytest.mark.parametrize("surface", SURFACES)
def test_a_step_begins_at_once_and_dies(surface: str) -> None:
    step = footfall(surface, 1.0, np.random.default_rng(3))
    energy = np.cumsum(step**2) / (step**2).sum()
    assert np.searchsorted(energy, 0.05) < 0.03 * RATE
    assert energy[int(0.25 * RATE)] > 0.97


@pytest.mark.parametrize("name", [*SOURCES, *EVENTS])
def test_sources_and_events_are_finite(name: str) -> None:
    sound = (
        SOURCES[name](RATE, np.random.default_rng(4))
        if name in SOURCES
        else EVENTS[name](1.0, np.random.default_rng(4))
    )
    assert np.isfinite(sound).all() and np.abs(sound).max() > 0.05


def test_the_track_is_as_loud_as_it_must_be_and_the_same_again() -> None:
    rainy = plan(beds=[Bed("street", 0.0), Bed("rain", -3.0)], hits=[Hit("step", 0.5, -0.5, 1.0, "asphalt")])
    first, again, other = soundtrack(rainy, 5), soundtrack(rainy, 5), soundtrack(rainy, 6)
    assert abs(integrated_loudness(first) + 14) < 0.5 and true_peak(first) < -1.0
    assert (first == again).all() and not np.allclose(first, other)
    assert len(first) == 2 * RATE


def test_a_step_falls_on_its_sample_and_its_side() -> None:
    quiet = plan(hits=[Hit("step", 1.25, 0.8, 1.0, "stone")])
    track = soundtrack(quiet, 1)
    loud = np.flatnonzero(np.abs(track).max(1) > 0.02)
    assert abs(loud[0] / RATE - 1.25) < 1 / 48
    left, right = (track**2).sum(0)
    assert right > 4 * left


def test_a_car_crosses_from_side_to_side() -> None:
    passing = plan(lasting=[Lasting("engine", 0.0, 2.0, (-0.8, 0.8), 0.0)])
    track = soundtrack(passing, 1)
    early, late = track[: RATE // 2], track[-RATE // 2 :]
    assert (early[:, 0] ** 2).sum() > (early[:, 1] ** 2).sum()
    assert (late[:, 1] ** 2).sum() > (late[:, 0] ** 2).sum()


def test_the_steps_of_a_walk_are_in_the_plan() -> None:
    shot = parse("a man walks along a city street")[0]
    heard = sound_plan(compose(shot, Frame(size="360p", fps=6), 4.0, 1), shot)
    steps = [hit for hit in heard.hits if hit.kind == "step"]
    assert 5 <= len(steps) <= 12
    gaps = np.diff([hit.t for hit in steps])
    assert gaps.std() < 0.02 and 0.3 < gaps.mean() < 0.8
    assert steps[0].surface == "asphalt" and steps[-1].pan != steps[0].pan
