"""`shotwright sound`, and what `make` lets hear: one sound, one line, one bed, and cues on their frame."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from shotwright import cli
from shotwright.edit.moments import onsets
from shotwright.film.spoken import Spoken
from shotwright.media.loudness import measure_file
from shotwright.media.sound import RATE, stereo
from shotwright.trust.credentials import verify


def run(*arguments: str) -> int:
    """The exit code of a command line."""
    with pytest.raises(SystemExit) as left:
        cli.main(list(arguments))
    code = left.value.code
    assert isinstance(code, int)
    return code


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_effect_is_the_same_for_the_same_seed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        assert run("sound", "dramatic impact hit", "-o", f"{name}.wav", "--seconds", "2") == 0
    assert capsys.readouterr().out.split() == ["a.wav", "b.wav"]
    assert (here / "a.wav").read_bytes() == (here / "b.wav").read_bytes() and len(stereo(here / "a.wav")) == 2 * RATE
    assert run("sound", "dramatic impact hit", "-o", "c.wav", "--seconds", "2", "--seed", "1") == 0
    assert (here / "a.wav").read_bytes() != (here / "c.wav").read_bytes()


def test_no_file_is_overwritten_unasked(here: Path) -> None:
    (here / "a.wav").write_bytes(b"mine")
    assert run("sound", "bell", "-o", "a.wav") == 2 and (here / "a.wav").read_bytes() == b"mine"
    assert run("sound", "bell", "-o", "a.wav", "--force") == 0
    (here / "b.srt").write_text("mine")
    assert run("sound", "--say", "Hello.", "-o", "b.wav") == 2 and not (here / "b.wav").exists()


def test_a_line_has_its_times_beside_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sound", "--say", "Guten Morgen, alle zusammen.", "--lang", "de", "-o", "x.wav", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["beside"] == ["x.srt", "x.json"] and document["spent"] == "0"
    spoken = Spoken.model_validate_json((here / "x.json").read_text("utf-8"))
    assert [word.text for word in spoken.words] == ["Guten", "Morgen", "alle", "zusammen"] and spoken.language == "de"
    assert "Guten Morgen, alle zusammen." in (here / "x.srt").read_text("utf-8")


def test_music_has_stems(here: Path) -> None:
    assert run("sound", "--music", "calm, 90 bpm", "--seconds", "4", "--stems", "parts", "-o", "m.wav") == 0
    whole = stereo(here / "m.wav")
    parts = sum(stereo(path) for path in (here / "parts").iterdir())
    assert len(whole) == 4 * RATE and np.abs(whole - parts).max() < 1e-3


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["  "],
        ["x" * 100_000],
        ["bell", "--say", "hello"],
        ["bell", "--voice", "man"],
        ["bell", "--stems", "d"],
        ["bell", "-o", "x.mp3"],
        ["bell", "--seconds", "0"],
        ["bell", "--seconds", "nan"],
        ["bell", "--seed", "-1"],
        ["--say", ""],
        ["--say", "🎺🎺"],
        ["--say", "x" * 100_000],
        ["--say", "hello", "--lang", "xx-unknown"],
        ["--say", "hello", "--seconds", "3"],
        ["--music", ""],
        ["--music", "calm, 9000 bpm"],
        ["--music", "calm", "--seconds", "1e9"],
    ],
)
def test_bad_input_is_one_sentence(here: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sound", *arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("shotwright: ") and "Traceback" not in said and not list(here.iterdir())


@pytest.mark.parametrize("text", ["<speak>Hello <break/> you</speak>", "Hello 🎺 you", "Hello Привет 你好"])
def test_odd_lines_are_spoken(here: Path, text: str) -> None:
    assert run("sound", "--say", text, "-o", "x.wav") == 0
    assert np.abs(stereo(here / "x.wav")).max() > 0.01


def test_an_unknown_sound_is_said_to_be_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sound", "blorpzzq", "-o", "x.wav") == 0
    assert "There is no sound 'blorpzzq'" in capsys.readouterr().err


def test_a_prompt_carries_its_cues_and_a_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prompt = "A still lake at dawn. Sound: at 1.5s a gunshot"
    arguments = ["--size", "360p", "--fps", "12", "--seconds", "3", "--json"]
    assert run("make", prompt, *arguments, "-o", "a.mp4") == 0
    assert json.loads(capsys.readouterr().out)["unheard"] == []
    found = onsets(stereo(here / "a.mp4").mean(axis=1), RATE)
    assert abs(max(found, key=lambda one: one.strength).t - 1.5) < 1 / 12
    loud = measure_file(here / "a.mp4")
    assert abs(loud.integrated + 14) < 0.5 and loud.true_peak < -1.0
    assert verify(here / "a.mp4").state == "Trusted"
    assert run("make", "A still lake at dawn.", *arguments, "--say", "It is quiet.", "-o", "b.mp4") == 0
    assert json.loads(capsys.readouterr().out)["captions"] == ["b.srt", "b.json"]
    spoken = Spoken.model_validate_json((here / "b.json").read_text("utf-8"))
    assert 0.4 <= spoken.words[0].start < 0.6 and verify(here / "b.mp4").unchanged


@pytest.mark.parametrize(
    "arguments",
    [["Sound: at 1s a bell"], ["a lake", "--voice", "man"], ["a lake", "--say", ""], ["a lake", "--still", "--say", "x"],
     ["a lake", "--say", "hello", "--lang", "qqq"]],
)  # fmt: skip
def test_make_refuses_what_cannot_be_heard(here: Path, arguments: list[str]) -> None:
    assert run("make", *arguments) == 2 and not list(here.iterdir())
