"""Loudness as FFmpeg's own meter measures it, peaks held, and WAV files that come back."""

from __future__ import annotations

import math
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from shotwright.errors import Damaged
from shotwright.media.loudness import (
    RATE,
    integrated_loudness,
    limited,
    measure_file,
    normalised,
    true_peak,
    write_wav,
)

Sound = NDArray[np.float64]


def tone(hertz: float, level: float, seconds: float = 2.0, phase: float = 0.0) -> Sound:
    """A stereo sine with its peak at `level` dBFS, faded in and out over 10 ms."""
    n = np.arange(round(seconds * RATE))
    fade = np.clip(np.minimum(n, n[::-1]) / 480, 0, 1)
    wave = 10 ** (level / 20) * fade * np.sin(2 * np.pi * hertz * n / RATE + phase)
    return np.stack([wave, wave], axis=1)


def noise(level: float, seconds: float = 3.0) -> Sound:
    """Uneven stereo noise: loud, quiet, with a burst at each half second."""
    generator = np.random.default_rng(5)
    sound = generator.standard_normal((round(seconds * RATE), 2)) * 10 ** (level / 20)
    sound *= np.linspace(0.1, 1.0, len(sound))[:, None]
    sound[:: RATE // 2] *= 8
    return sound


SOUNDS = {
    "low tone": tone(60, -20),
    "middle tone": tone(1000, -23),
    "high tone": tone(9000, -12),
    "noise": noise(-30),
    "noise with a long silence": np.concatenate([noise(-25), np.zeros((4 * RATE, 2)), noise(-45)]),
    "one side": noise(-25) * [1.0, 0.0],
}


@pytest.mark.parametrize("name", SOUNDS)
def test_it_agrees_with_ffmpeg(tmp_path: Path, name: str) -> None:
    path = tmp_path / "sound.wav"
    write_wav(path, SOUNDS[name])
    meter = measure_file(path)
    assert integrated_loudness(SOUNDS[name]) == pytest.approx(meter.integrated, abs=0.1)
    assert true_peak(SOUNDS[name]) == pytest.approx(meter.true_peak, abs=0.3)


def test_the_reference_tone_of_ebu_tech_3341() -> None:
    # Case 1: a stereo sine of 1 kHz at -23 dBFS reads -23.0 LUFS, within 0.1.
    assert integrated_loudness(tone(1000, -23, 20)) == pytest.approx(-23.0, abs=0.1)


def test_peaks_between_the_samples_are_seen() -> None:
    # A quarter-rate sine at 45 degrees never shows its peak in a sample: they read 3 dB less.
    sound = tone(RATE / 4, 0.0, 0.5, phase=math.pi / 4)
    assert 20 * math.log10(np.abs(sound).max()) == pytest.approx(-3.0, abs=0.1)
    assert true_peak(sound) == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("name", SOUNDS)
def test_films_come_out_at_minus_fourteen_with_their_peaks_held(tmp_path: Path, name: str) -> None:
    path = tmp_path / "sound.wav"
    write_wav(path, normalised(SOUNDS[name]))
    meter = measure_file(path)
    assert meter.integrated == pytest.approx(-14.0, abs=1.0)
    assert meter.true_peak <= -1.0


@pytest.mark.parametrize("length", [0, 1, 100, 48_000])
def test_silence_stays_silence(length: int) -> None:
    silent = np.zeros((length, 2))
    assert integrated_loudness(silent) == -math.inf
    assert np.array_equal(normalised(silent), silent)


def test_the_limiter_holds_every_peak_and_leaves_the_rest_alone() -> None:
    sound = tone(200, -20, 0.5)
    sound[12_000] = (2.0, -0.3)
    held = limited(sound, 0.5)
    assert np.abs(held).max() <= 0.5 + 1e-9
    for quiet in (slice(0, 11_000), slice(13_000, None)):
        assert np.allclose(held[quiet], sound[quiet], rtol=1e-9, atol=0)
    # Both sides get the same gain, so that the picture of the sound does not move.
    assert held[12_000, 1] / held[12_000, 0] == pytest.approx(-0.15)
    gains = held[11_500:12_500, 0] / sound[11_500:12_500, 0]
    assert np.abs(np.diff(gains)).max() < 0.05
    assert limited(sound, 3.0) is sound


def test_a_wav_file_holds_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "sound.wav"
    write_wav(path, np.array([[0.0, 1.0], [-1.0, 0.5], [3.0, -3.0]]), 44_100)
    with wave.open(str(path), "rb") as file:
        assert file.getparams()[:4] == (2, 2, 44_100, 3)
        read = np.frombuffer(file.readframes(3), "<i2").reshape(3, 2)
    assert read.tolist() == [[0, 32767], [-32767, 16384], [32767, -32768]]


def test_a_file_without_sound_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "words.wav"
    path.write_bytes(b"just words")
    with pytest.raises(Damaged, match=r"words\.wav"):
        measure_file(path)
