"""`shotwright make`, as a user runs it: what it writes, what it refuses, what it leaves behind."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from shotwright import cli
from shotwright.media import decode
from shotwright.media.loudness import measure_file
from shotwright.media.probe import probe
from shotwright.trust.credentials import verify

SMALL = ["--size", "360p", "--seconds", "1", "--fps", "12"]


def run(*arguments: str) -> int:
    """The exit code of a command line."""
    with pytest.raises(SystemExit) as left:
        cli.main(list(arguments))
    code = left.value.code
    assert isinstance(code, int)
    return code


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_film_is_whole_tagged_loud_and_signed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("make", "a dog runs across a glimmfrost meadow at sunset", *SMALL, "-o", "dog.mp4", "--json") == 0
    said = capsys.readouterr()
    document = json.loads(said.out)
    assert document["file"] == "dog.mp4" and document["spent"] == "0" and document["ordered"] == 1
    assert document["unheard"] == ["glimmfrost"]
    assert "glimmfrost" in said.err
    film = probe(here / "dog.mp4")
    assert (film.width, film.height, film.frames, film.fps) == (640, 360, 12, 12)
    assert (film.video_codec, film.pixel_format, film.color_space, film.color_range) == (
        "h264",
        "yuv420p",
        "bt709",
        "tv",
    )
    assert (film.audio_codec, film.channels, film.sample_rate, film.faststart) == ("aac", 2, 48000, True)
    loud = measure_file(here / "dog.mp4")
    assert abs(loud.integrated + 14) < 1 and loud.true_peak < -0.5
    verdict = verify(here / "dog.mp4")
    assert verdict.state == "Trusted" and verdict.seed == 0
    assert verdict.source_type is not None and verdict.source_type.endswith("algorithmicMedia")
    assert (here / "dog.sheet.png").read_bytes().startswith(b"\x89PNG")
    assert sorted(p.name for p in here.iterdir()) == ["dog.mp4", "dog.sheet.png"]


def test_the_same_order_gives_the_same_frames_and_samples(here: Path) -> None:
    for name in ("a.mp4", "b.mp4"):
        assert run("make", "rain on a lake", *SMALL, "--seed", "5", "-o", name) == 0
    first, second = (np.stack(list(decode.frames(here / n, "yuv420p"))) for n in ("a.mp4", "b.mp4"))
    assert (first == second).all()
    assert (decode.sound(here / "a.mp4")[0] == decode.sound(here / "b.mp4")[0]).all()


def test_another_seed_gives_another_film_and_each_take_has_its_own(here: Path) -> None:
    assert run("make", "a meadow", *SMALL, "--takes", "2", "-o", "m.mp4") == 0
    first, second = (next(decode.frames(here / n, "yuv420p")) for n in ("m.mp4", "m-take2.mp4"))
    assert (first != second).mean() > 0.2


def test_a_sheet_is_all_that_is_made(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("make", "a rocket in the desert", *SMALL, "--sheet", "r.png") == 0
    assert [p.name for p in here.iterdir()] == ["r.png"]
    assert capsys.readouterr().out.strip() == "r.png"


def test_a_dry_run_makes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("make", "a red car drives through the desert", "--dry-run", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    shot = document["orders"][0]["shot"]
    assert (shot["place"], shot["subjects"][0]["color"]) == ("desert", "red")
    assert list(here.iterdir()) == []


def test_names_that_are_taken_are_not(here: Path) -> None:
    (here / "waves.mp4").write_bytes(b"precious")
    assert run("make", "waves", *SMALL) == 0
    assert (here / "waves.mp4").read_bytes() == b"precious"
    assert (here / "waves-2.mp4").exists()
    assert run("make", "waves", *SMALL, "-o", "waves.mp4") == 2
    assert (here / "waves.mp4").read_bytes() == b"precious"
    assert run("make", "waves", *SMALL, "-o", "waves.mp4", "--force") == 0
    assert (here / "waves.mp4").stat().st_size > 1000


BAD = {
    "empty": ([""], "empty"),
    "blank": (["  \n "], "empty"),
    "no words": (["!!! ..."], "no words"),
    "too long": (["wave " * 20_000], "100,000 characters"),
    "control characters": (["waves \x07 bell"], "control character"),
    "no such aspect": (["waves", "--aspect", "3:1"], "16:9"),
    "no such size": (["waves", "--size", "9000p"], "720p"),
    "no rate": (["waves", "--fps", "0"], "1 to 120"),
    "zero seconds": (["waves", "--seconds", "0"], "0.25 to 60"),
    "minus a second": (["waves", "--seconds", "-1"], "0.25 to 60"),
    "nan seconds": (["waves", "--seconds", "nan"], "0.25 to 60"),
    "a billion seconds": (["waves", "--seconds", "1e9"], "0.25 to 60"),
    "no takes": (["waves", "--takes", "0"], "1 to 20"),
    "negative seed": (["waves", "--seed", "-1"], "4294967295"),
    "no number": (["waves", "--seconds", "four"], "four"),
    "unknown option": (["waves", "--secnds", "4"], "--seconds"),
    "unknown model": (["waves", "--model", "sora-9"], "house"),
    "a missing file": (["prodction.yaml"], "production.yaml"),
    "a missing path": (["films/waves.mp4"], "no file"),
    "an unfinished production": (["production.yaml"], "'scenes' is missing"),
    "an ending that says nothing": (["waves", "-o", "waves"], ".mp4"),
    "no such folder": (["waves", "-o", "none/waves.mp4"], "folder does not exist"),
    "a folder as target": (["waves", "-o", "folder.mp4"], "is a folder"),
    "a sheet that is no picture": (["waves", "--sheet", "waves.mp4"], ".png"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_clear_sentence_and_no_file(
    case: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "production.yaml").write_text("title: a film\n")
    (here / "folder.mp4").mkdir()
    before = sorted(here.iterdir())
    arguments, hint = BAD[case]
    code = run("make", *arguments)
    said = capsys.readouterr()
    assert code == (1 if case == "no such folder" else 2)
    assert hint in said.err and said.out == ""
    assert "Traceback" not in said.err and len(said.err) < 700
    assert sorted(here.iterdir()) == before


def test_a_full_disk_leaves_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from shotwright.media import files

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "link", full)
    monkeypatch.setattr(Path, "rename", full)
    monkeypatch.setattr(Path, "replace", full)
    assert run("make", "waves", *SMALL, "-o", "waves.mp4") == 1
    said = capsys.readouterr().err
    assert "disk is full" in said and "Nothing was spent" in said
    assert list(here.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_refused_before_any_work(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from shotwright.media import files

    def forbidden(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.tempfile, "TemporaryFile", forbidden)
    assert run("make", "waves", "-o", "waves.mp4") == 1
    assert "permission is denied" in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_ctrl_c_leaves_no_half_file(here: Path) -> None:
    command = [sys.executable, "-m", "shotwright", "make", "waves at sunset", "--seconds", "30", "-o", "w.mp4"]
    child = subprocess.Popen(command, cwd=here, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    for line in child.stderr:
        if line.startswith("Painting ..."):
            break
    time.sleep(0.4)
    child.send_signal(signal.SIGINT)
    said = child.stderr.read()
    assert child.wait(timeout=20) == 130
    child.stderr.close()
    assert "Nothing was left half made" in said
    assert {p.name for p in here.iterdir()} <= {"w.sheet.png"}
