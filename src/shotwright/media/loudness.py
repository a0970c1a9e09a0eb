"""Loudness after EBU R128: measure, bring to a target, hold the true peak; and WAV files."""

from __future__ import annotations

import re
import wave
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged

from . import ffmpeg

Sound = NDArray[np.float64]
RATE = 48_000


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dBTP (ITU-R BS.1770-4, EBU R128)."""

    integrated: float
    true_peak: float


def measure_file(path: Path) -> Loudness:
    """Loudness of a file's sound, by FFmpeg's ebur128 filter."""
    said = ffmpeg.run(
        ["-i", str(path.absolute()), "-vn", "-af", "ebur128=peak=true", "-f", "null", "-"], path, loglevel="info"
    )
    integrated = re.findall(r"I:\s+(-?[\d.]+|-inf) LUFS", said)
    peak = re.findall(r"Peak:\s+(-?[\d.]+|-inf) dBFS", said)
    if not integrated or not peak:
        raise Damaged(f"'{path}' holds no sound that can be measured.")
    return Loudness(float(integrated[-1]), float(peak[-1]))


def k_weighted(sound: Sound, rate: int) -> Sound:
    """The sound through the K filter of BS.1770: a shelf for the head and a high pass, applied as their gain.

    Gains are those of the two biquads at 48 kHz; the phase does not change the energy that is measured.
    """
    n = len(sound)
    # The filters have died away by 180 dB after 4,096 samples: long sounds go through in pieces that fit the cache.
    tail, piece = 4096, min(n, 1 << 16)
    size = 1 << (piece + tail - 1).bit_length()
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / rate) / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    # Single precision errs by a ten-thousandth of a LU at most, and takes half the time.
    gain = (shelf * high)[None].astype(np.complex64)
    channels = np.ascontiguousarray(sound.T, np.float32)
    out = np.zeros((channels.shape[0], n + size))
    for start in range(0, n, piece):
        part = np.fft.irfft(np.fft.rfft(channels[:, start : start + piece], size) * gain, size)
        out[:, start : start + size] += part
    whole: Sound = out[:, :n].T
    return whole


def integrated_loudness(sound: Sound, rate: int = RATE) -> float:
    """Integrated loudness of (samples, channels) in LUFS, gated as BS.1770-4 says; -inf for silence."""
    block, hop = round(0.4 * rate), round(0.1 * rate)
    if len(sound) < block:
        sound = np.pad(sound, ((0, block - len(sound)), (0, 0)))
    power = np.concatenate([[0.0], np.cumsum((k_weighted(sound, rate) ** 2).sum(axis=1))])
    starts = np.arange(0, len(sound) - block + 1, hop)
    energy = (power[starts + block] - power[starts]) / block

    def level(e: NDArray[np.float64]) -> float:
        return float(-0.691 + 10 * np.log10(e.mean())) if len(e) and e.mean() > 0 else float("-inf")

    loud = energy[energy > 10 ** ((-70 + 0.691) / 10)]
    relative = level(loud) - 10
    return level(loud[loud > 10 ** ((relative + 0.691) / 10)]) if len(loud) else float("-inf")


HALF = 16
"""Samples either side from which the curve between two samples is worked out."""


@cache
def between(quarter: float) -> Sound:
    """The filter that gives the curve's value so far behind a sample: a sinc of 32 taps under a Kaiser window."""
    taps = np.arange(-HALF, HALF)
    # np.kaiser spans the filter's own ends; shifting the window with the sinc keeps each phase symmetric.
    window = np.i0(8.0 * np.sqrt(np.clip(1.0 - ((taps + quarter) / HALF) ** 2, 0.0, None))) / np.i0(8.0)
    filter_: Sound = np.sinc(taps + quarter) * window
    filter_ /= filter_.sum()
    return filter_


def envelope(sound: Sound) -> Sound:
    """Highest level of all channels at and just after each sample, the curve between the samples included.

    Four times oversampled, as BS.1770-4 Annex 2 asks for.
    """
    highest: Sound = np.abs(sound).max(axis=1)
    if not len(sound):
        return highest
    for channel in sound.T:
        padded = np.pad(channel, (HALF, HALF))
        for quarter in (0.25, 0.5, 0.75):
            level = np.abs(np.convolve(padded, between(quarter), mode="valid")[1 : len(channel) + 1])
            np.maximum(highest, level, out=highest)
    return highest


def true_peak(sound: Sound) -> float:
    """Highest level between the samples too, in dBTP; silence reads -180."""
    return 20 * float(np.log10(max(envelope(sound).max(initial=0.0), 1e-9)))


def limited(sound: Sound, ceiling: float) -> Sound:
    """The sound with true peaks above `ceiling` (linear) turned down over 5 ms either side, both channels alike."""
    over = envelope(sound) / ceiling
    if over.max(initial=0.0) <= 1.0:
        return sound
    gain = 1.0 / np.maximum(over, 1.0)
    reach = 240
    # A running minimum by doubling, then a smoothing of the same width: the gain never exceeds what a peak allows.
    step = 1
    while step < reach:
        shift = min(step, reach - step)
        gain = np.minimum(
            gain,
            np.minimum(np.pad(gain[shift:], (0, shift), mode="edge"), np.pad(gain[:-shift], (shift, 0), mode="edge")),
        )
        step += shift
    width = np.hanning(2 * reach // 2 + 1)
    gain = np.convolve(np.pad(gain, reach // 2, mode="edge"), width / width.sum(), mode="valid")[: len(sound)]
    return sound * gain[:, None]


def normalised(sound: Sound, target: float = -14.0, ceiling: float = -1.5) -> Sound:
    """(samples, 2) brought to `target` LUFS with a true peak of at most `ceiling` dBTP; silence stays silence."""
    for _ in range(4):
        now = integrated_loudness(sound)
        if not np.isfinite(now):
            return sound
        sound = limited(sound * 10 ** ((target - now) / 20), 10 ** (ceiling / 20))
        if abs(integrated_loudness(sound) - target) < 0.1:
            break
    above = true_peak(sound) - ceiling
    return sound * 10 ** (-above / 20) if above > 0.3 else sound


def write_wav(path: Path, sound: Sound, rate: int = RATE) -> None:
    """Write (samples, channels) in -1..1 as 16-bit PCM."""
    data = np.clip(np.rint(sound * 32767.0), -32768, 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(sound.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(data.tobytes())
