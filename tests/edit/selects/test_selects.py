"""Shots are found where they are, the best of two alike is taken, cuts fall on beats and on words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from shotwright.edit.selects.beats import beats
from shotwright.edit.selects.looking import Seen, duplicates, look
from shotwright.edit.selects.rules import by_words, chosen, on_beats, rough_cut
from shotwright.errors import Damaged, WrongUse
from shotwright.film import Frame
from shotwright.film.cut import Caption
from shotwright.media import ffmpeg


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pictures of a second each in one film; the last is the first again, blurred."""
    folder = tmp_path_factory.mktemp("footage")
    size = "s=320x180:r=24:d=1"
    graph = f"testsrc={size}[a];smptebars={size}[b];testsrc={size},boxblur=6[c];[a][b][c]concat=n=3,format=yuv420p"
    ffmpeg.run(["-f", "lavfi", "-i", graph, "-f", "lavfi", "-i", "aevalsrc='0.3*lt(t,2)*sin(2*PI*440*t)':d=3:s=48000",
                "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-shortest", str(folder / "a.mp4")])  # fmt: skip
    return folder / "a.mp4"


def test_shots_blur_silence_and_duplicates(footage: Path) -> None:
    shots = look(footage)
    assert [round(shot.start, 1) for shot in shots] == [0.0, 1.0, 2.0]
    assert shots[0].sharpness > 3 * shots[2].sharpness
    assert shots[2].silence > 0.8 and shots[0].silence == 0
    assert duplicates(shots) == [[0, 2], [1]]
    assert chosen(shots) == [shots[0], shots[1]]
    assert len(chosen(shots, all_takes=True)) == 3


def shot(number: int, seconds: float = 4.0) -> Seen:
    """A shot like no other."""
    return Seen("a.mp4", number * 10.0, number * 10.0 + seconds, 100.0, 0.1, -20.0, 0.0, 0xFF << (8 * number))


def test_length_and_order() -> None:
    cut = rough_cut([shot(0), shot(1), shot(2)], Frame(), seconds=5, longest=2)
    assert [clip.frames for clip in cut.clips] == [48, 48, 24]
    assert cut.clips[1].start == 24 * 11
    with pytest.raises(WrongUse, match="good enough"):
        rough_cut([], Frame())


def test_cuts_fall_on_the_beats() -> None:
    """Clicks at known times are found within 30 ms, and every cut lies within a frame of one."""
    sound = np.zeros((48_000 * 4, 2))
    wanted = [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]
    rng = np.random.default_rng(1)
    for time in wanted:
        sound[round(time * 48_000) :][:2400] += rng.normal(0, 0.3, (2400, 1)) * np.linspace(1, 0, 2400)[:, None]
    found = beats(sound)
    assert len(found) == len(wanted)
    assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 0.03
    cut = on_beats([shot(0), shot(1)], Frame(), found, "m.wav")
    assert max(min(abs(start / 24 - time) for time in [0.0, *wanted]) for start in cut.starts()) < 0.06
    assert cut.original == "replace"


def test_words_choose_what_is_said() -> None:
    said = [Caption(text="Light the lamp", start=1, end=2), Caption(text="Go home", start=5, end=6)]
    cut = by_words(said, "a.mp4", "lamp", Frame())
    assert [(clip.start, clip.frames) for clip in cut.clips] == [(18, 36)]
    with pytest.raises(WrongUse, match="Nobody says"):
        by_words(said, "a.mp4", "whale", Frame())


def test_what_is_no_film_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"nothing")
    with pytest.raises(Damaged, match=r"bad\.mp4"):
        look(tmp_path / "bad.mp4")
    with pytest.raises(WrongUse, match="no file"):
        look(tmp_path / "none.mp4")
