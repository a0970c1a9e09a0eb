"""A film's sound, brought to a platform's loudness in two passes: measured, then raised or lowered with peaks held.

A second look follows where the limiter took something away. The sound is as long as the picture, to the sample.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shotwright.media import ffmpeg
from shotwright.media.loudness import RATE, Loudness, measure_file

from .footage import Footage

SILENCE = -69.0
"""LUFS under which a track holds nothing that could be raised."""
NEAR = 0.3
MOST_GAIN = 30.0
"""Decibels: what is quieter is noise."""
HEADROOM = 0.7
"""Decibels that a lossy encoder may add to a peak."""


@dataclass(frozen=True, slots=True)
class Mastered:
    """The finished sound as WAV, and its loudness before and after; None where there is none to measure."""

    file: Path
    before: Loudness
    after: Loudness

    def held(self, target: float | None) -> bool:
        """Its peaks, or its quiet beginnings, kept it under the target."""
        return target is not None and self.after.integrated < target - NEAR


def mastered(footage: Footage, folder: Path, target: float | None, peak: float) -> Mastered | None:
    """The film's sound in `folder` at `target` LUFS, or as it is for None; None for a silent film."""
    if not footage.channels:
        return None
    plain = folder / "plain.wav"
    # Sound that begins after the picture is filled up with silence, so that both begin at once.
    fitted = f"aresample={RATE}:async=1:first_pts=0,apad,atrim=end={footage.seconds:.6f}"
    channels = ["-ac", "2"] if target is not None or footage.channels == 1 else []
    ffmpeg.run(["-i", str(footage.path.absolute()), "-map", "0:a:0", "-af", fitted, *channels, "-c:a", "pcm_f32le",
                "-rf64", "auto", "-y", str(plain)], footage.path)  # fmt: skip
    before = measure_file(plain)
    if target is None or before.integrated < SILENCE:
        return Mastered(plain, before, before)
    made, gain, after = folder / "mastered.wav", 0.0, before
    for _ in range(3):
        gain = min(MOST_GAIN, gain + target - after.integrated)
        ceiling = 10 ** ((peak - HEADROOM) / 20)
        chain = [f"volume={gain:.3f}dB"]
        if before.true_peak + gain > peak - HEADROOM:
            # Four times the rate, so that what lies between samples is held too.
            chain.append(f"aresample={4 * RATE},alimiter=limit={ceiling:.5f}:level=false:attack=5:release=60:latency=true,"
                         f"aresample={RATE}")  # fmt: skip
        chain.append(f"apad,atrim=end={footage.seconds:.6f}")
        ffmpeg.run(
            ["-i", str(plain), "-af", ",".join(chain), "-c:a", "pcm_f32le", "-rf64", "auto", "-y", str(made)], plain
        )
        after = measure_file(made)
        if abs(after.integrated - target) < NEAR or gain >= MOST_GAIN:
            break
    return Mastered(made, before, after)
