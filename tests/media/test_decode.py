"""Reading films: what they are, their frames and sound, and a clear word about what cannot be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from shotwright.errors import Damaged, WrongUse
from shotwright.media import decode
from shotwright.media.encode import Encoder
from shotwright.media.ffmpeg import run, version
from shotwright.media.loudness import write_wav
from shotwright.media.probe import check_media, moov_first, probe


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    with Encoder(path, 64, 48, 10) as encoder:
        for number in range(5):
            encoder.write(np.full((72, 64), 40 + 40 * number, np.uint8))
    return path


def test_frames_come_in_order_in_the_format_asked_for(film: Path) -> None:
    planes = list(decode.frames(film, "yuv420p"))
    assert [frame.shape for frame in planes] == [(72, 64)] * 5
    assert [round(float(frame[:48].mean()) / 40) for frame in planes] == [1, 2, 3, 4, 5]
    assert next(decode.frames(film)).shape == (48, 64, 3)


def test_a_silent_film_has_no_sound(film: Path) -> None:
    assert probe(film).audio_codec is None
    with pytest.raises(Damaged, match="no sound"):
        decode.sound(film)


def test_an_index_at_the_end_is_seen(film: Path) -> None:
    late = film.with_name("late.mp4")
    run(["-i", str(film), "-c", "copy", str(late)])
    assert moov_first(film) and not moov_first(late)
    assert not moov_first(Path(__file__))


@pytest.mark.parametrize("data", [b"", b"words, no film", bytes(5000)])
def test_what_is_no_film_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "words.mp4"
    path.write_bytes(data)
    for read in (probe, check_media, decode.sound, lambda path: list(decode.frames(path))):
        with pytest.raises(Damaged, match=r"words\.mp4"):
            read(path)


def test_a_film_that_is_cut_off_is_damaged(film: Path) -> None:
    cut = film.with_name("cut.mp4")
    cut.write_bytes(film.read_bytes()[:200])
    with pytest.raises(Damaged, match=r"cut\.mp4"):
        probe(cut)


def test_sound_alone_is_media_and_no_film(tmp_path: Path) -> None:
    path = tmp_path / "sound.wav"
    write_wav(path, np.zeros((4800, 2)))
    check_media(path)
    with pytest.raises(Damaged, match="no picture"):
        probe(path)


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no file"):
        probe(tmp_path / "nothing.mp4")


def test_ffmpeg_says_its_version_and_what_it_cannot_do(film: Path) -> None:
    assert any(character.isdigit() for character in version())
    with pytest.raises(Damaged, match=r"film\.mp4"):
        run(["-i", str(film), "-vf", "nosuchfilter", "-f", "null", "-"], film)
