"""How each kind of file is encoded, as FFmpeg's arguments: pure text from a preset, a size and a rate."""

from __future__ import annotations

from fractions import Fraction

from shotwright.media.loudness import RATE

from .footage import Footage
from .presets import Preset

COLOR = ("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv")
TAGS = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
PIXELS = {"h264": "yuv420p", "vp9": "yuv420p", "prores": "yuv422p10le", "dnxhr": "yuv422p10le", "png": "rgb24"}
SAME_SHAPE = 0.12
"""Films whose shape differs by less are cropped a little: bars this narrow look like a mistake."""
RAISED = 1.05
"""Enlargements by more get their edges sharpened, and it is said that no detail is gained."""
PRIMING = 1024
"""Samples of silence that an AAC encoder puts first; a file without edit lists plays them."""


def size(preset: Preset, footage: Footage) -> tuple[int, int]:
    """Width and height of the file."""
    if preset.frame:
        return preset.frame
    if preset.within:
        scale = min(1.0, preset.within[0] / footage.width, preset.within[1] / footage.height)
        if footage.shape < 1 and preset.within[0] != preset.within[1]:
            scale = min(1.0, preset.within[1] / footage.width, preset.within[0] / footage.height)
        return even(footage.width * scale), even(footage.height * scale)
    return footage.width, footage.height


def even(length: float) -> int:
    """The nearest even number of pixels, at least two."""
    return max(2, round(length / 2) * 2)


def reframed(preset: Preset, footage: Footage, fill: str | None) -> bool:
    """The film is cropped along a path: its shape is another, and the preset or the user wants it full."""
    wide, high = size(preset, footage)
    return (fill or preset.fill) == "reframe" and abs(footage.shape / (wide / high) - 1) >= SAME_SHAPE


def fitted(footage: Footage, wide: int, high: int) -> list[str]:
    """Filters that bring a plain picture to a size: cropped where the shape is nearly right, else with bars."""
    if (footage.width, footage.height) == (wide, high):
        return []
    shape = footage.shape / (wide / high)
    if abs(shape - 1) < 1e-3:
        return [f"scale={wide}:{high}:flags=lanczos", *detail(wide / footage.width)]
    if abs(shape - 1) < SAME_SHAPE:
        chain = [f"scale={wide}:{high}:force_original_aspect_ratio=increase:force_divisible_by=2:flags=lanczos"]
        return [*chain, f"crop={wide}:{high}", *detail(wide / footage.width)]
    chain = [f"scale={wide}:{high}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=lanczos"]
    scale = min(wide / footage.width, high / footage.height)
    return [*chain, *detail(scale), f"pad={wide}:{high}:-1:-1"]


def detail(scale: float) -> list[str]:
    """Sharpening after an enlargement, only where there are edges: flat parts and noise stay as they are."""
    if scale <= RAISED:
        return []
    strength = min(1.0, 0.35 + 0.2 * scale)
    return [
        "format=yuv420p,split=3[low][edge][base];"
        f"[low]unsharp=5:5:{strength:.2f}:5:5:0[sharp];"
        "[edge]sobel=planes=1,gblur=sigma=2:planes=1,lutyuv=y=clip(val*4\\,0\\,255):u=128:v=128[mask];"
        "[base][sharp][mask]maskedmerge=planes=1"
    ]


def picture(preset: Preset, rate: Fraction, megabits: float | None) -> list[str]:
    """Arguments of the encoder for the picture. `megabits` is the most that it may take a second."""
    gop = max(1, round(float(rate) * preset.keys))
    if preset.video == "h264":
        cap = ["-maxrate", f"{megabits:.3f}M", "-bufsize", f"{2 * megabits:.3f}M"] if megabits else []
        return ["-c:v", "libx264", "-preset", "fast", "-profile:v", "high", "-crf", str(preset.crf), *cap,
                "-bf", "2", "-g", str(gop), "-flags:v", "+cgop", *COLOR]  # fmt: skip
    if preset.video == "vp9":
        return ["-c:v", "libvpx-vp9", "-b:v", "0", "-crf", str(preset.crf), "-row-mt", "1", "-cpu-used", "4",
                "-g", str(max(gop, 128)), *COLOR]  # fmt: skip
    if preset.video == "prores":
        return ["-c:v", "prores_ks", "-profile:v", "3", "-vendor", "apl0", *COLOR]
    if preset.video == "dnxhr":
        return ["-c:v", "dnxhd", "-profile:v", "dnxhr_hqx", *COLOR]
    return []


def sound(preset: Preset) -> list[str]:
    """Arguments of the encoder for the sound."""
    if preset.audio == "aac":
        # What the encoder puts first is taken off the beginning, so that sound and picture stay together.
        cut = f"atrim=start_sample={PRIMING},asetpts=PTS-STARTPTS"
        return ["-af", cut, "-c:a", "aac", "-b:a", f"{preset.kilobits}k", "-ar", str(RATE)]
    if preset.audio == "opus":
        return ["-c:a", "libopus", "-b:a", f"{preset.kilobits}k", "-ar", str(RATE)]
    return ["-c:a", "pcm_s24le", "-ar", str(RATE)]


def wrapping(preset: Preset, rate: Fraction) -> list[str]:
    """Arguments of the container."""
    exact = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]
    if preset.container == "mp4":
        # YouTube and Instagram ask for no edit lists: then times of pictures that are shown late must be negative.
        clock = ["-video_track_timescale", str(rate.numerator * (512 if rate.denominator == 1 else 1))]
        return [*exact, *clock, "-use_editlist", "0", "-movflags", "+faststart+negative_cts_offsets", "-f", "mp4"]
    if preset.container == "mov":
        return [*exact, "-movflags", "+faststart", "-f", "mov"]
    if preset.container == "webm":
        return [*exact, "-cues_to_front", "1", "-f", "webm"]
    if preset.container == "gif":
        return ["-loop", "0", "-f", "gif"]
    return ["-start_number", "1", "-f", "image2"]
