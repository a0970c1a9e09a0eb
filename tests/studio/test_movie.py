"""From a text file to a signed film, and what an edit of the text renders again."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from shotwright.cli import main
from shotwright.media.decode import frames, sound
from shotwright.media.loudness import measure_file
from shotwright.media.probe import probe
from shotwright.studio.movie import Movie, make_movie
from shotwright.studio.produce import How
from shotwright.studio.stage import open_stage
from shotwright.studio.starters import KINDS, starter
from shotwright.trust.credentials import verify

ROOT = Path(__file__).parents[2]
TEXT = """\
title: Waves
look: {size: 360p}
captions: burnt
music: calm, 90 bpm
cast:
  ann: {name: Ann, description: a woman in a red coat}
scenes:
- id: sea
  shots:
  - {id: first, prompt: waves at sunset, seconds: 1, cues: ["at 0.5s dramatic impact hit"]}
  - id: second
    prompt: "@ann walks along a beach"
    seconds: 1.5
    lines: [{who: ann, say: Here.}]
    transition: {kind: dissolve, seconds: 0.5}
- id: hills
  shots:
  - {id: third, prompt: snowy mountains, seconds: 1}
titles:
- {text: Waves, kind: card, seconds: 1}
"""


def movie(folder: Path, text: str = TEXT, name: str = "film.mp4") -> Movie:
    """The film of a text, at draft size."""
    file = folder / "production.yaml"
    file.write_text(text, "utf-8")
    return asyncio.run(make_movie(open_stage(file), folder / name, How(draft=True), force=True))


def test_a_text_becomes_a_signed_film_and_an_edit_renders_what_it_changes(tmp_path: Path) -> None:
    """Length to the frame, loudness, captions, signature; then one edit after the other."""
    made = movie(tmp_path)
    about = probe(made.file)
    assert about.frames == made.cut.frames == round((1 + 1 + 1.5 + 1 - 0.5) * 12)
    assert about.audio_codec == "aac" and about.channels == 2
    loud = measure_file(made.file)
    assert abs(loud.integrated + 14) < 1 and loud.true_peak < -0.9
    assert verify(made.file).state == "Trusted"
    assert [path.name for path in made.captions] == ["film.srt"] and "Here." in made.captions[0].read_text()
    assert (made.produced.ordered, len(made.rendered.encoded)) == (3, made.rendered.segments)

    again = movie(tmp_path)
    assert (again.produced.ordered, again.rendered.encoded) == (0, ())
    elsewhere = movie(tmp_path, name="other.mp4")
    assert (elsewhere.produced.ordered, elsewhere.rendered.encoded) == (0, ())

    titled = movie(tmp_path, TEXT.replace("{text: Waves", "{text: Storms"))
    assert titled.produced.ordered == 0 and titled.rendered.encoded == (0,)

    edited = movie(tmp_path, TEXT.replace("snowy mountains", "a desert"))
    assert edited.produced.ordered == 1
    assert edited.rendered.encoded == (edited.rendered.segments - 1,)

    words = movie(tmp_path, TEXT.replace("say: Here.", "say: Now."))
    assert words.produced.ordered == 0, "the house says no lines: the picture stays"
    assert 1 <= len(words.rendered.encoded) <= 3


SHORT = TEXT.replace("seconds: 1.5", "seconds: 0.8").replace("music: calm, 90 bpm\n", "")
STOPPING = """
import os, sys
from shotwright.media import failpoint
reached = []
def halt(name):
    reached.append(name)
    if reached.count(name) == 1 and name == sys.argv[1]:
        os._exit(9)
failpoint.halt = halt
from shotwright.cli import main
try:
    main(["make", "production.yaml", "--draft", "-o", "film.mp4"])
finally:
    open("reached", "w").write(" ".join(dict.fromkeys(reached)))
"""


def stopped_at(point: str, folder: Path) -> int:
    """Run `make` in a process that ends at a point; its exit code."""
    folder.mkdir()
    (folder / "production.yaml").write_text(SHORT)
    command = [sys.executable, "-c", STOPPING, point]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def kept(folder: Path) -> set[str]:
    """Names in the take store."""
    return {path.name for path in (folder / ".shotwright").rglob("takes/*/[0-9a-f]*.mp4")}


def check_gone_on_with(folder: Path, want: Movie) -> None:
    """Run it again: nothing is made twice, and frames and samples are those of a calm run."""
    assert not (folder / "film.mp4").exists()
    takes = kept(folder)
    stage = open_stage(folder / "production.yaml")
    done = asyncio.run(make_movie(stage, folder / "film.mp4", How(draft=True)))
    assert done.produced.ordered + done.produced.reused == 3
    assert takes <= kept(folder) and len(kept(folder)) == 3
    ours, theirs = list(frames(folder / "film.mp4")), list(frames(want.file))
    assert len(ours) == len(theirs) and all((a == b).all() for a, b in zip(ours, theirs, strict=True))
    assert (sound(folder / "film.mp4")[0] == sound(want.file)[0]).all()


def test_a_run_that_was_stopped_is_gone_on_with(tmp_path: Path) -> None:
    """At the point where a take is made and not yet on record."""
    assert stopped_at("step.before", tmp_path / "stopped") == 9
    (tmp_path / "calm").mkdir()
    check_gone_on_with(tmp_path / "stopped", movie(tmp_path / "calm", SHORT))


@pytest.mark.prove
def test_a_run_may_be_stopped_at_every_point(tmp_path: Path) -> None:
    """Every named point that a run passes."""
    assert stopped_at("none", tmp_path / "calm") == 0
    points = (tmp_path / "calm" / "reached").read_text().split()
    assert {"step.before", "step.after", "cap.before"} <= set(points)
    want = movie(tmp_path / "calm", SHORT)
    for number, point in enumerate(points):
        folder = tmp_path / f"stopped-{number}"
        if stopped_at(point, folder) == 9:
            check_gone_on_with(folder, want)
    print(f"points={len(points)}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_starter_becomes_a_film(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """End to end on the house, at draft size, from the command line."""
    monkeypatch.chdir(tmp_path)
    Path("production.yaml").write_text(starter(kind, seconds=6), "utf-8")
    main_ok(["make", "production.yaml", "--draft", "-o", "film.mp4"])
    assert 4 <= probe(Path("film.mp4")).seconds <= 9


def main_ok(arguments: list[str]) -> None:
    """Run the command line; it must end well."""
    with pytest.raises(SystemExit) as leave:
        main(arguments)
    assert leave.value.code == 0


def test_the_lighthouse_is_planned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two minutes, sixteen shots or more in three scenes, free, every word understood."""
    main_ok(["plan", str(ROOT / "examples" / "lighthouse" / "production.yaml"), "--json"])
    document = json.loads(capsys.readouterr().out)
    assert len(document["shots"]) >= 16 and document["seconds"] >= 115 and document["high"] == "0"
    assert len({row["shot"].split("/")[0] for row in document["shots"]}) == 3
    assert [word for row in document["shots"] for word in row["unheard"]] == []
    assert [f for row in document["shots"] for f in row["findings"]] == []


@pytest.mark.prove
def test_the_lighthouse_is_made_in_six_minutes(tmp_path: Path) -> None:
    """The whole two minutes at 720p on two cores."""
    import shutil
    import time

    shutil.copytree(ROOT / "examples" / "lighthouse", tmp_path / "lighthouse")
    begun = time.monotonic()
    made = asyncio.run(make_movie(open_stage(tmp_path / "lighthouse" / "production.yaml"), tmp_path / "film.mp4"))
    took = time.monotonic() - begun
    print(f"lighthouse_seconds={took:.1f}")
    assert took < 360 and made.cut.seconds > 115
