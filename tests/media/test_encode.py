"""Films are whole, tagged, playable at once and repeatable; or they are not there."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from shotwright.errors import Damaged, FileInTheWay, MissingPart, Unwritable
from shotwright.media import decode, ffmpeg
from shotwright.media.encode import Encoder
from shotwright.media.loudness import write_wav
from shotwright.media.probe import probe

SIZE = WIDTH, HEIGHT = 96, 64


def flat(luma: int, blue: int = 128, red: int = 128) -> NDArray[np.uint8]:
    """One frame of one colour."""
    picture = np.empty((HEIGHT * 3 // 2, WIDTH), np.uint8)
    picture[:HEIGHT] = luma
    picture[HEIGHT : HEIGHT * 5 // 4] = blue
    picture[HEIGHT * 5 // 4 :] = red
    return picture


def noise(count: int) -> Iterator[NDArray[np.uint8]]:
    generator = np.random.default_rng(3)
    for _ in range(count):
        yield generator.integers(16, 235, (HEIGHT * 3 // 2, WIDTH), dtype=np.uint8)


def pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a small program in FFmpeg's place."""
    program = folder / "pretended-ffmpeg"
    body = folder / "pretended.py"
    body.write_text(f"import sys\n{script}\n")
    # Through a shell, because a first line of `#!` cannot name a Python whose path holds a space.
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{body}" "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(ffmpeg, "program", lambda: str(program))


@pytest.mark.parametrize(("quality", "fps"), [("final", 24), ("draft", 12)])
def test_a_film_is_what_players_want(tmp_path: Path, quality: str, fps: int) -> None:
    sound = tmp_path / "sound.wav"
    tone = 0.2 * np.sin(np.arange(48_000) * 2 * np.pi * 440 / 48_000)
    write_wav(sound, np.stack([tone, tone], axis=1))
    film = tmp_path / "film.mp4"
    with Encoder(film, *SIZE, fps, sound=sound, quality=quality) as encoder:
        for frame in noise(fps):
            encoder.write(frame)
    seen = probe(film)
    assert (seen.width, seen.height, seen.frames, seen.fps) == (*SIZE, fps, Fraction(fps))
    assert (seen.video_codec, seen.pixel_format) == ("h264", "yuv420p")
    assert (seen.color_space, seen.color_range) == ("bt709", "tv")
    assert (seen.color_primaries, seen.color_transfer) == ("bt709", "bt709")
    assert (seen.audio_codec, seen.channels, seen.sample_rate) == ("aac", 2, 48_000)
    assert seen.faststart
    assert seen.seconds == pytest.approx(1.0, abs=0.03)
    heard, rate = decode.sound(film)
    assert rate == 48_000 and heard.shape[1] == 2
    assert abs(heard).max() == pytest.approx(0.2, abs=0.03)


def test_colours_come_back_as_they_went_in(tmp_path: Path) -> None:
    # Full red in BT.709, limited range: Y' 63, Cb 102, Cr 240.
    film = tmp_path / "red.mp4"
    with Encoder(film, *SIZE, 12) as encoder:
        for _ in range(3):
            encoder.write(flat(63, 102, 240))
    for planes in decode.frames(film, "yuv420p"):
        assert np.abs(planes.astype(int) - flat(63, 102, 240)).max() <= 1
    red = next(decode.frames(film)).mean(axis=(0, 1))
    assert red == pytest.approx((255, 0, 0), abs=4)


def test_the_same_frames_make_the_same_film(tmp_path: Path) -> None:
    made = []
    for name in ("a.mp4", "b.mp4"):
        with Encoder(tmp_path / name, *SIZE, 24) as encoder:
            for frame in noise(30):
                encoder.write(frame)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("name", ["a:b.mp4", "-y.mp4", "%03d.mp4", "wide open [1].mp4", "größe 海.mp4"])
def test_any_name_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with Encoder(Path(name), *SIZE, 12) as encoder:
        encoder.write(flat(100))
    assert probe(Path(name)).frames == 1
    assert os.listdir() == [name]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
@pytest.mark.parametrize("written", [0, 5])
def test_an_interruption_leaves_no_file_and_no_child(tmp_path: Path, error: type[BaseException], written: int) -> None:
    encoder = Encoder(tmp_path / "film.mp4", *SIZE, 24)
    with pytest.raises(error), encoder:
        for frame in noise(written):
            encoder.write(frame)
        raise error
    assert encoder.child.poll() is not None
    assert not encoder.listener.is_alive()
    assert not list(tmp_path.iterdir())


def test_ctrl_c_while_the_encoder_finishes_leaves_nothing_either(tmp_path: Path) -> None:
    encoder = Encoder(tmp_path / "film.mp4", *SIZE, 24)
    with pytest.raises(KeyboardInterrupt), encoder:
        encoder.write(flat(100))
        wait = encoder.child.wait

        def interrupted(timeout: float | None = None) -> int:
            encoder.child.wait = wait  # type: ignore[method-assign]
            raise KeyboardInterrupt

        encoder.child.wait = interrupted  # type: ignore[method-assign,assignment]
    assert encoder.child.poll() is not None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "error", "match"),
    [
        ("av_interleaved_write_frame(): No space left on device", Unwritable, "disk is full"),
        ("film.mp4: Permission denied", Unwritable, "permission is denied"),
        ("Assertion failed at x264.c", Damaged, r"Assertion failed at x264\.c"),
        ("", Damaged, "it gave no reason"),
    ],
)
@pytest.mark.parametrize("reads", [0, 1 << 30])
def test_an_encoder_that_dies_says_why_and_nothing_was_spent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, error: type[Exception], match: str, reads: int
) -> None:
    pretend(tmp_path, monkeypatch, f"sys.stdin.buffer.read({reads})\nsys.exit({words!r} or 1)")
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(error, match=match) as caught, Encoder(folder / "film.mp4", *SIZE, 24) as encoder:
        for frame in noise(20):
            encoder.write(frame)
    assert "Nothing was spent" in str(caught.value)
    assert not list(folder.iterdir())


def test_a_talkative_encoder_does_not_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, monkeypatch, "print('x' * 2_000_000, file=sys.stderr)\nsys.stdin.buffer.read()\nsys.exit('end')")
    done = threading.Event()

    def encode() -> None:
        with pytest.raises(Damaged, match="end"), Encoder(tmp_path / "film.mp4", *SIZE, 24) as encoder:
            for frame in noise(20):
                encoder.write(frame)
        done.set()

    thread = threading.Thread(target=encode, daemon=True)
    thread.start()
    assert done.wait(timeout=30)
    thread.join()


def test_a_real_refusal_of_the_system_is_clear(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "film.mp4"
    with pytest.raises(Unwritable, match="folder does not exist"), Encoder(target, *SIZE, 24) as encoder:
        encoder.write(flat(100))


def test_a_film_in_the_way_is_kept_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "film.mp4"
    target.write_bytes(b"mine")
    for force in (False, True):
        encoder = Encoder(target, *SIZE, 24, force=force)
        if force:
            with encoder:
                encoder.write(flat(100))
        else:
            with pytest.raises(FileInTheWay), encoder:
                encoder.write(flat(100))
            assert target.read_bytes() == b"mine"
        assert list(tmp_path.iterdir()) == [target]
    assert probe(target).frames == 1


def test_a_frame_of_the_wrong_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="9216 bytes"), Encoder(tmp_path / "film.mp4", *SIZE, 24) as encoder:
        encoder.write(np.zeros((10, 10), np.uint8))
    assert not list(tmp_path.iterdir())


def test_a_machine_without_ffmpeg_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/nowhere/ffmpeg")
    monkeypatch.setattr("imageio_ffmpeg.get_ffmpeg_exe", raising_no_program)
    ffmpeg.program.cache_clear()
    try:
        with pytest.raises(MissingPart, match="IMAGEIO_FFMPEG_EXE"):
            ffmpeg.program()
    finally:
        ffmpeg.program.cache_clear()


def raising_no_program() -> str:
    raise RuntimeError("No ffmpeg exe could be found")
