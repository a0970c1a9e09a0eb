"""What is heard, measured: `python -m bench.sound`; writes docs/sound.md and a page of spectrograms."""

from __future__ import annotations

import asyncio
import datetime
import math
import os
import platform
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from tests.house.voice.test_speak import LINES
from tests.house.voice.test_speak import onsets as rises

from shotwright.edit.mix import RATE, Mix, Placed, mix
from shotwright.edit.moments import onsets
from shotwright.house.foley import LIBRARY, perform
from shotwright.house.score import compose, wish
from shotwright.house.voice import speak
from shotwright.media.loudness import integrated_loudness, k_weighted, true_peak
from shotwright.media.sound import stereo

from .heard import Heard, hear

ROOT = Path(__file__).parents[1]
Sound = NDArray[np.float64]
FILMS, FPS = 10, 24
HITS = ("gunshot", "door slam", "glass break", "wood knock", "metal clang")
PLACES = ("A still lake at dawn.", "An empty desert at noon.", "A snowy forest at night.", "A calm beach at sunset.")


def library() -> tuple[dict[str, Heard], float, Image.Image]:
    """Features of every sound, seconds of sound made in a second of CPU, and the page of spectrograms."""
    table, made, spent, tiles = {}, 0.0, 0.0, []
    for name, described in LIBRARY.items():
        begin = time.process_time()
        sound = perform(described, seed=1)
        spent += time.process_time() - begin
        made += len(sound) / RATE
        table[name] = hear(sound)
        tiles.append(spectrogram(name, sound))
    width, height = tiles[0].size
    page = Image.new("RGB", (12 * width, -(-len(tiles) // 12) * height))
    for number, tile in enumerate(tiles):
        page.paste(tile, (number % 12 * width, number // 12 * height))
    return table, made / spent, page


def spectrogram(name: str, sound: Sound, width: int = 130, height: int = 84) -> Image.Image:
    """Time from left to right, 40 Hz to 16 kHz from the bottom up, 70 dB from black to white."""
    mono = np.pad(sound.mean(axis=1), (0, 4096))
    starts = np.linspace(0, len(mono) - 4096, width).astype(int)
    power = np.abs(np.fft.rfft(mono[starts[:, None] + np.arange(2048)] * np.hanning(2048), axis=1)) ** 2
    rows = np.clip(np.round(np.geomspace(40, 16_000, height) * 2048 / RATE).astype(int), 1, 1024)
    level = np.clip(10 * np.log10(power[:, rows].T[::-1] / power.max() + 1e-9) / 70 + 1, 0, 1)
    color = np.stack([level**0.8, level**1.6, 0.25 + 0.5 * level * (1 - level)], axis=2)
    tile = Image.new("RGB", (width + 4, height + 16))
    tile.paste(Image.fromarray((np.clip(color, 0, 1) * 255).astype(np.uint8)), (2, 14))
    ImageDraw.Draw(tile).text((3, 1), name[:21], fill=(255, 255, 255))
    return tile


def cues() -> list[float]:
    """Seconds between where each of 50 cues was asked for and where it is heard in the signed file."""
    from shotwright.studio import FilmRequest, make_film

    off = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILMS):
            times = [1.0 + 0.137 * number % 0.4, 2.25, 3.5, 5.0, 6.25]
            when = [f"at {times[0]:.3f}s", "at frame 54", "in the middle", "at 0:05", f"at {times[4]:g} seconds"]
            text = "; ".join(f"{w} a {HITS[(k + number) % 5]}" for k, w in enumerate(when))
            file = Path(folder) / f"{number}.mp4"
            request = FilmRequest(
                f"{PLACES[number % 4]} Sound: {text}", file, seconds=7.0, size="360p", fps=FPS, seed=number, draft=True
            )
            asyncio.run(make_film(request))
            found = np.array([one.t for one in onsets(stereo(file).mean(axis=1), RATE, 0.08)])
            off += [float(np.abs(found - t).min()) if len(found) else math.inf for t in times]
    return off


def random_mix(seed: int) -> tuple[Mix, list[Placed]]:
    """Ten seconds with speech, music, ambience and effects, every one cut somewhere."""
    rng = np.random.default_rng(seed)
    names = rng.choice(list(LIBRARY), 4, replace=False)
    line = speak(
        "Nobody speaks, and the oldest one turns around slowly.", language="en", voice=("man", "woman")[seed % 2]
    )
    bed = perform(LIBRARY[("rain", "suspense", "street", "crowd")[seed % 4]], 9.0, seed)
    placed = [
        Placed(line.sound, 3.0, "dialogue"),
        Placed(bed, 0.5, "music", gain=4.0),
        *(
            Placed(perform(LIBRARY[str(n)], 2.0, seed)[: RATE * 3 // 2], float(rng.uniform(0, 8)), "ambience")
            for n in names
        ),
    ]
    return mix(placed, 10.0), placed


def decibels(sound: Sound) -> float:
    """K-weighted power."""
    return float(10 * np.log10((k_weighted(sound, RATE) ** 2).sum(1).mean() + 1e-15))


def clicks(made: Mix, placed: list[Placed]) -> float:
    """The sharpest edit: its curvature within 1 ms over the most within the 50 ms on both sides."""
    worst = 0.0
    for one in placed:
        track = made.tracks[one.track]
        bend = np.abs(np.diff(track, n=2, axis=0)).max(axis=1)
        for t in (one.start, min(10.0, one.start + len(one.sound) / RATE)):
            at = round(t * RATE)
            near = bend[max(0, at - 48) : at + 48].max(initial=0.0)
            around = bend[max(0, at - 2400) : at + 2400].max(initial=1e-9)
            worst = max(worst, float(near / max(around, 1e-4)) if near >= around else 0.0)
    return worst


def words_off() -> dict[str, float]:
    """Of each language the farthest that a word after a rest begins from a rise of the energy."""
    out = {}
    for code, text in LINES.items():
        line = speak(text, language=code, gap=0.15)
        heard = rises(line.sound)
        words = line.spoken.words
        starts = [b for a, b in zip((None, *words[:-1]), words, strict=True) if a is None or b.start - a.end > 0.06]
        out[code] = max(float(np.abs(heard - word.start).min()) for word in starts)
    return out


def minute() -> float:
    """Seconds of CPU for a minute of six tracks, and that it is the same twice."""
    long = [perform(LIBRARY[name], 60.0, 1) for name in ("rain", "crowd", "street", "suspense", "helicopter")]
    line = np.tile(speak("One line is heard again and again.", language="en").sound, 40)[: 55 * RATE]
    tracks = ("ambience", "ambience", "original", "music", "effects")
    placed = [Placed(sound, 0.0, track) for sound, track in zip(long, tracks, strict=True)]  # type: ignore[arg-type]
    placed.append(Placed(line, 2.0, "dialogue"))
    begin = time.process_time()
    mix(placed, 60.0)
    return time.process_time() - begin


def main() -> None:
    """Measure everything and write it down."""
    table, speed, page = library()
    page.save(ROOT / "docs" / "images" / "sounds.png", optimize=True)
    spans, cpu = words_off(), minute()
    begin = time.process_time()
    bed = compose(wish("calm, 90 bpm"), 1)
    music = len(bed.sound) / RATE / (time.process_time() - begin)
    loud, peak, duck, click = [], [], [], []
    for seed in range(20):
        made, placed = random_mix(seed)
        loud.append(abs(integrated_loudness(made.sound) + 14))
        peak.append(true_peak(made.sound))
        spoken = slice(round(3.1 * RATE), round((2.9 + len(placed[0].sound) / RATE) * RATE))
        under = made.tracks["music"][spoken] + made.tracks["ambience"][spoken]
        duck.append(decibels(made.tracks["dialogue"][spoken]) - decibels(under))
        click.append(clicks(made, placed))
    off = cues()
    inside = sum(one <= 1 / FPS for one in off)
    lines = [
        "# Sound, measured",
        "",
        f"Written by `make bench-sound` on {datetime.date.today()}, on {os.cpu_count()} cores of {platform.machine()}.",
        "",
        "| figure | goal | measured |",
        "|---|---|---|",
        f"| seconds of effects made in a second of CPU, {len(table)} sounds | 30 | {speed:.0f} |",
        f"| seconds of music made in a second of CPU | | {music:.1f} |",
        f"| cues within one frame, of {len(off)} in signed house films | {len(off)} | {inside} |",
        f"| farthest cue (median) | {1000 / FPS:.0f} ms | {1000 * max(off):.0f} ({1000 * float(np.median(off)):.1f}) ms |",
        f"| least that speech stands over all beds, 20 mixes | 9 dB | {min(duck):.1f} dB |",
        f"| farthest from -14 LUFS, 20 mixes | 0.5 LU | {max(loud):.2f} LU |",
        f"| highest true peak, 20 mixes | -1 dBTP | {max(peak):.2f} dBTP |",
        f"| edits sharper than all sound within 50 ms, 20 mixes (1 if any) | 0 | {max(click):.2f} |",
        f"| words' times off the energy, {len(spans)} languages, farthest | 40 ms | {1000 * max(spans.values()):.0f} ms |",
        f"| CPU for a minute of six tracks | 3 s | {cpu:.2f} s |",
        "",
        "A cue is measured as the distance from the time in its words to the nearest beginning found in the film's sound.",
        "",
        "| language | " + " | ".join(spans) + " |",
        "|---" * (len(spans) + 1) + "|",
        "| ms | " + " | ".join(f"{1000 * value:.0f}" for value in spans.values()) + " |",
        "",
        "![Spectrograms](images/sounds.png)",
        "",
        "| sound | kind | onset s | decay s | centroid Hz | spread oct | periodicity | LUFS |",
        "|---|---|---|---|---|---|---|---|",
        *(
            f"| {name} | {LIBRARY[name].kind} | {h.onset:.2f} | {h.decay:.2f} | {h.centroid:.0f} | {h.spread:.1f} "
            f"| {h.periodicity:.2f} | {h.loudness:.1f} |"
            for name, h in table.items()
        ),
        "",
    ]
    (ROOT / "docs" / "sound.md").write_text("\n".join(lines), "utf-8")
    print(
        f"speed={speed:.1f} music={music:.1f} cues={inside}/{len(off)} farthest_ms={1000 * max(off):.1f} "
        f"duck_db={min(duck):.2f} loudness_lu={max(loud):.3f} peak_dbtp={max(peak):.2f} click={max(click):.2f} "
        f"words_ms={1000 * max(spans.values()):.1f} minute_cpu={cpu:.2f}"
    )


if __name__ == "__main__":
    main()
