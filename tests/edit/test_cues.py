"""Cues in words: how they are parted, where they lead, and that what cannot be found is said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from shotwright.edit.cues import Cue, cue_of, cues_of, place, resolve, split_cues
from shotwright.edit.mix import mix
from shotwright.edit.moments import Moment, Moments
from shotwright.errors import ShotwrightError
from shotwright.media.loudness import write_wav
from shotwright.media.sound import RATE

KNOWN = Moments(
    8.0,
    24.0,
    beats=(Moment(4.0, "look_up", pan=0.5),),
    steps=(Moment(1.0, "step", pan=-0.4), Moment(1.5, "step"), Moment(2.0, "step")),
    cuts=(3.0, 6.0),
)
FOUND = Moments(
    8.0, 24.0, onsets=(Moment(2.25, "onset", 0.4), Moment(5.5, "onset", 1.0)), peaks=(Moment(3.5, "motion"),)
)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("at 2.0s a dramatic impact hit", [Cue("dramatic impact hit", "at 2.0s")]),
        ("a dramatic impact hit at 2.0s", [Cue("dramatic impact hit", "at 2.0s")]),
        ("rain under the whole scene", [Cue("rain", "under the whole scene")]),
        ("when the door closes a slam", [Cue("slam", "when the door closes")]),
        (
            "at 1s a bell; rain throughout, and a bang on the first step",
            [Cue("bell", "at 1s"), Cue("rain", "throughout"), Cue("bang", "on the first step")],
        ),
        ("glass shatters", [Cue("glass shatters")]),
    ],
)
def test_a_cue_is_a_sound_and_a_time(text: str, cues: list[Cue]) -> None:
    assert list(cues_of(text)) == cues


def test_a_prompt_carries_its_cues() -> None:
    rest, cues = split_cues("A woman looks up in the rain. Sound: at 2.0s a dramatic impact hit")
    assert rest == "A woman looks up in the rain." and cues == (Cue("dramatic impact hit", "at 2.0s"),)
    assert split_cues("A woman looks up.") == ("A woman looks up.", ())


@pytest.mark.parametrize(
    ("when", "starts"),
    [
        ("at 3.5s", [3.5]),
        ("at 0:02.5", [2.5]),
        ("at frame 48", [2.0]),
        ("on the first step", [1.0]),
        ("on the 3rd step", [2.0]),
        ("on the last step", [2.0]),
        ("on every step", [1.0, 1.5, 2.0]),
        ("between the shots", [3.0, 6.0]),
        ("on the second cut", [6.0]),
        ("at the exact moment she looks up", [4.0]),
        ("when she looks up", [4.0]),
        ("in the middle", [4.0]),
        ("at the start", [0.0]),
    ],
)
def test_what_is_known_is_found(when: str, starts: list[float]) -> None:
    found = resolve(when, KNOWN)
    assert [spot.start for spot in found.spots] == starts and not found.note


def test_a_cue_is_heard_where_its_cause_is_seen() -> None:
    assert resolve("on the first step", KNOWN).spots[0].pan == -0.4


def test_a_stretch_has_two_ends() -> None:
    for when, span in {
        "under the whole scene": (0, 8),
        "from 2s to 4s": (2, 4),
        "from 5s": (5, 8),
        "until 3s": (0, 3),
    }.items():
        (spot,) = resolve(when, KNOWN).spots
        assert (spot.start, spot.end) == span, when


def test_what_was_heard_or_seen_stands_in_and_is_said() -> None:
    slam = resolve("when the door closes", FOUND)
    assert slam.spots[0].start == 5.5 and "onset" in slam.note
    step = resolve("on the first step", FOUND)
    assert step.spots[0].start == 2.25 and step.note
    turn = resolve("when she turns around", FOUND)
    assert turn.spots[0].start == 3.5 and turn.note


@pytest.mark.parametrize("when", ["at 99s", "on the ninth step", "on the 7th cut", "blorp fnord", "from 20s to 30s"])
def test_what_is_nowhere_is_said_and_not_heard(when: str) -> None:
    found = resolve(when, KNOWN)
    assert not found.spots and found.note


def test_a_hit_begins_on_its_time() -> None:
    placed, notes = place([Cue("dramatic impact hit", "at 2.0s"), Cue("glass shatters", "at 5s")], KNOWN)
    assert not notes
    sound = np.abs(mix(placed, 8.0).sound).max(axis=1)
    for t in (2.0, 5.0):
        window = sound[round((t - 0.1) * RATE) : round((t + 0.3) * RATE)]
        begin = np.flatnonzero(window > 0.1 * window.max())[0] / RATE - 0.1
        assert abs(begin) < 1 / 24


def test_what_strikes_on_the_cut_at_the_end_of_a_shot_is_not_moved_before_it() -> None:
    placed, _ = place([Cue("wood knock", "between the shots")], Moments(2.0, cuts=(-1.0, 2.0)))
    assert [one.start for one in placed] == [-1.0, 2.0]
    (last,), _ = place([Cue("wood knock", "at the end")], Moments(2.0))
    assert last.start + len(last.sound) / RATE <= 2.0 + 1e-6


def test_a_riser_ends_on_its_time_and_a_bed_lies_under_all() -> None:
    (riser, rain), _ = place([Cue("riser", "at 4s"), Cue("rain")], KNOWN)
    assert riser.start + len(riser.sound) / RATE == pytest.approx(4.0, abs=1e-3)
    assert (rain.track, rain.start, len(rain.sound)) == ("ambience", 0.0, 8 * RATE)


def test_music_is_a_cue_too() -> None:
    placed, _ = place(cues_of("calm, 90 bpm music under the whole scene"), Moments(3.0))
    assert [(one.track, len(one.sound)) for one in placed] == [("music", 3 * RATE)]


def test_a_file_begins_where_its_sound_does(tmp_path: Path) -> None:
    late = np.zeros((RATE, 2))
    late[RATE // 2 :] = np.random.default_rng(0).normal(0, 0.2, (RATE // 2, 2))
    write_wav(tmp_path / "late.wav", late)
    placed, _ = place([Cue("late.wav", "at 3s")], KNOWN, folder=tmp_path)
    assert placed[0].start == pytest.approx(2.5, abs=0.01)


@pytest.mark.parametrize("content", [None, b"", b"not a sound at all", b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_a_file_that_is_no_sound_is_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "bad.wav").write_bytes(content)
    with pytest.raises(ShotwrightError):
        place([Cue("bad.wav", "at 1s")], KNOWN, folder=tmp_path)


@pytest.mark.parametrize("text", ["", "   ", ";;;", "🎺🎺", "<speak>x</speak>", "at 2s", "دقة at 1s", "a" * 3000])
def test_odd_texts_part_into_cues(text: str) -> None:
    for cue in cues_of(text):
        assert isinstance(cue.sound, str)
    assert isinstance(cue_of(text), Cue)
