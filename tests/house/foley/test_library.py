"""The library of described sounds: each measures as its description says, none is like another, words find them."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from bench.heard import Heard, hear, likeness
from numpy.typing import NDArray

from shotwright.errors import WrongUse
from shotwright.house.foley import LIBRARY, RATE, Described, find_sound, perform

ONSETS = {"hit": (0.0, 0.03), "call": (0.0, 3.5), "rhythm": (0.0, 4.0), "bed": (0.0, 4.0), "tone": (0.0, 8.0), "swell": (0.4, 4.0)}  # fmt: skip # noqa: E501
"""Seconds per class; of a swell the share of its length."""


@cache
def performed(name: str) -> NDArray[np.float64]:
    """The sound at its natural length."""
    return perform(LIBRARY[name], seed=1)


@cache
def heard(name: str) -> Heard:
    """Its features."""
    return hear(performed(name))


DECAYS = {"hit": (0.02, 6.2), "call": (0.02, 6.0), "rhythm": (0.02, 4.0), "bed": (0.02, 4.0), "tone": (0.02, 8.0), "swell": (0.0, 0.6)}  # fmt: skip # noqa: E501
"""Seconds per class: what swells is over when it has come."""


def test_there_are_more_than_sixty_of_all_kinds() -> None:
    assert len(LIBRARY) >= 150 and len({sound.family for sound in LIBRARY.values()}) >= 15


def misfits(sound: Described) -> list[str]:
    """What a sound measures and should not."""
    got = heard(sound.name)
    low, high = ONSETS[sound.kind]
    onset = got.onset / sound.seconds if sound.kind == "swell" else got.onset
    checks = {
        "onset": low <= onset <= high,
        "decay": DECAYS[sound.kind][0] <= got.decay <= DECAYS[sound.kind][1],
        "evenness": got.evenness < 20 if sound.kind in ("bed", "tone") else True,
        "centroid": sound.centroid[0] <= got.centroid <= sound.centroid[1],
        "spread": 0.0 <= got.spread < 7.5,
        "periodicity": sound.pitched[0] <= got.periodicity <= sound.pitched[1],
        # A very short sound cannot be as loud as its class without its peaks leaving the scale.
        "loudness": abs(got.loudness - sound.loudness) < 1.0 or (got.loudness < sound.loudness and got.peak > -1.8),
        "peak": got.peak < -1.0,
    }
    return [f"{sound.name}: {name} {getattr(got, name)}" for name, good in checks.items() if not good]


@pytest.mark.prove
def test_every_sound_measures_as_it_is_described() -> None:
    assert [wrong for sound in LIBRARY.values() for wrong in misfits(sound)] == []


SOME = ("impact hit", "wind in leaves", "machine startup", "door slam", "glass break", "dog bark", "footsteps on snow",
        "siren", "rain", "applause", "riser", "click", "church bell", "thunder")  # fmt: skip


@pytest.mark.parametrize("name", SOME)
def test_a_sound_measures_as_it_is_described(name: str) -> None:
    assert misfits(LIBRARY[name]) == []


@pytest.mark.prove
def test_no_two_sounds_are_alike() -> None:
    points = np.array([likeness(performed(name)) for name in LIBRARY])
    apart = np.sqrt(((points[:, None] - points[None]) ** 2).mean(2))
    np.fill_diagonal(apart, np.inf)
    names = list(LIBRARY)
    near = np.unravel_index(apart.argmin(), apart.shape)
    assert apart.min() > 2.5, (names[near[0]], names[near[1]], apart.min())


@pytest.mark.parametrize("name", ["impact hit", "rain", "riser", "footsteps on gravel", "click", "suspense"])
@pytest.mark.parametrize("seconds", [0.05, 0.7, 9.0])
def test_a_sound_has_any_length_and_ends_softly(name: str, seconds: float) -> None:
    sound = perform(LIBRARY[name], seconds, seed=3)
    assert sound.shape == (round(seconds * RATE), 2) and np.isfinite(sound).all()
    assert np.abs(sound[-1]).max() < 0.01 and np.abs(sound).max() > 0.001
    assert np.array_equal(sound, perform(LIBRARY[name], seconds, seed=3))
    assert not np.array_equal(sound, perform(LIBRARY[name], seconds, seed=4))


def test_sounds_are_wide() -> None:
    for name in ("rain", "applause", "impact hit", "wind in leaves", "car pass"):
        left, right = performed(name).T
        assert np.corrcoef(left, right)[0, 1] < 0.97, name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("dramatic impact hit", "impact hit"),
        ("wind rushing through leaves", "wind in leaves"),
        ("mechanical machine startup", "machine startup"),
        ("a dog barks", "dog bark"),
        ("glass shattering", "glass break"),
        ("walking on snow", "footsteps on snow"),
        ("the door closes", "door close"),
        ("old door creaking open", "door creak"),
        ("police siren", "siren"),
        ("thunderstorm", "storm"),
        ("waves crashing on the beach", "ocean waves"),
        ("keyboard typing", "typing"),
        ("horse galloping", "horse gallop"),
        ("crowd cheering in a stadium", "cheering"),
        ("a heart beats", "heartbeat"),
        ("coffee pouring", "pouring"),
        ("footsteps", "footsteps on asphalt"),
        ("UI click", "click"),
        ("church bell tolling", "church bell"),
        ("the phone rings", "telephone ring"),
        ("clock ticking loudly", "clock ticking"),
    ],
)
def test_words_find_their_sound(words: str, name: str) -> None:
    found = find_sound(words)
    assert (found.sound.name, found.notice) == (name, "")


def test_every_sound_is_found_by_its_own_name_and_first_words() -> None:
    assert [name for name in LIBRARY if find_sound(name).sound.name != name] == []
    lost = [s.name for s in LIBRARY.values() if find_sound(" ".join(s.words.split()[:4])).sound.name != s.name]
    assert len(lost) <= len(LIBRARY) // 12, lost


@pytest.mark.parametrize("words", ["purple monkey dishwasher", "flurbgarg", "zombie groan", "Tür", "🎺", "123"])
def test_unknown_words_get_the_nearest_with_a_notice(words: str) -> None:
    found = find_sound(words)
    assert found.sound.name in LIBRARY and words in found.notice


def test_a_misspelt_word_is_near_enough() -> None:
    found = find_sound("thundr")
    assert found.sound.name == "thunder" and "stands in" in found.notice


@pytest.mark.parametrize(
    ("words", "said"), [("", "has no name"), ("  ", "has no name"), ("x " * 300, "the limit is 500")]
)
def test_what_names_nothing_is_refused(words: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        find_sound(words)


@pytest.mark.parametrize("seconds", [0.0, -1.0, float("nan"), float("inf"), 4000.0])
def test_a_length_that_cannot_be_is_refused(seconds: float) -> None:
    with pytest.raises(WrongUse, match="cannot last"):
        perform(LIBRARY["rain"], seconds)
