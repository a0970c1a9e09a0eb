"""A finished file, opened again and held against what its platform takes: by PyAV, which did not make it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shotwright.media.loudness import measure_file
from shotwright.media.probe import probe

from .presets import Preset

CODECS = {"h264": "h264", "vp9": "vp9", "gif": "gif", "prores": "prores", "dnxhr": "dnxhd"}
SOUNDS = {"aac": "aac", "opus": "opus", "pcm": "pcm_s24le"}
LOUDNESS_WITHIN = 1.0
PEAK_WITHIN = 0.3


@dataclass(frozen=True, slots=True)
class Seen:
    """What a finished file is."""

    width: int
    height: int
    fps: float
    frames: int
    seconds: float
    bytes: int
    loudness: float | None
    peak: float | None
    faults: tuple[str, ...]
    """What its platform would not take, one sentence each; none when all is well."""


def check(file: Path, preset: Preset, *, loud: bool = True) -> Seen:
    """Look at a finished film. `loud` is False for sound that could not be brought to the target, such as silence."""
    found = probe(file)
    fps = float(found.fps)
    faults = []
    if found.video_codec.removeprefix("lib") not in (CODECS[preset.video], "vpx-vp9"):
        faults.append(f"its picture is coded as {found.video_codec}")
    if preset.frame and (found.width, found.height) != preset.frame:
        faults.append(f"it is {found.width} × {found.height} and not {preset.frame[0]} × {preset.frame[1]}")
    if preset.rates and not preset.rates[0] - 0.03 <= fps <= preset.rates[1] + 0.03:
        faults.append(f"it runs at {fps:.5g} frames a second")
    faults += preset.objections(found.seconds)
    length = file.stat().st_size
    if preset.largest and length > preset.largest:
        faults.append(f"it has {length / 1e6:.0f} MB of {preset.largest / 1e6:.0f}")
    if preset.container == "mp4" and not found.faststart:
        faults.append("a player must read all of it before it starts")
    loudness = peak = None
    if found.audio_codec:
        if found.audio_codec != SOUNDS.get(preset.audio):
            faults.append(f"its sound is coded as {found.audio_codec}")
        measured = measure_file(file)
        loudness, peak = measured.integrated, measured.true_peak
        if loud and preset.loudness is not None and abs(loudness - preset.loudness) > LOUDNESS_WITHIN:
            faults.append(f"its loudness is {loudness:.1f} LUFS and not {preset.loudness:.0f}")
        if loud and preset.loudness is not None and peak > preset.peak + PEAK_WITHIN:
            faults.append(f"its sound peaks at {peak:.1f} dBTP")
    return Seen(found.width, found.height, fps, found.frames, found.seconds, length, loudness, peak, tuple(faults))
