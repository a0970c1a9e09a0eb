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

from shotwright import prompt
from shotwright.edit.mix import RATE, Mix, Placed, mix
from shotwright.edit.moments import Moments, of_scene
from shotwright.film import Frame
from shotwright.house.foley import LIBRARY, perform
from shotwright.house.previz.compose import compose as compose_scene
from shotwright.house.score import compose, wish
from shotwright.house.voice import speak
from shotwright.media.loudness import integrated_loudness, k_weighted, true_peak
from shotwright.media.sound import stereo

from .heard import Heard, hear

ROOT = Path(__file__).parents[1]
Sound = NDArray[np.float64]
FPS = 24
HITS = ("gunshot", "door slam", "glass break", "wood knock", "metal clang")
SWEEPS = ("whoosh", "swipe")
PLACES = ("a still lake at dawn", "an empty desert at noon", "a snowy forest at night", "a calm beach at sunset")
SCENES = (
    ("A woman walks along the beach at noon.", "step"),
    ("A man walks down a street.", "step"),
    ("A dog runs across a field.", "step"),
    ("A horse gallops in the snow.", "step"),
    ("A woman sits, then stands up.", "when she stands up"),
    ("A man walks, then jumps.", "when he jumps"),
    ("A boy stands in a room, then looks up.", "at the exact moment he looks up"),
    ("A girl dances, then turns around.", "when she turns around"),
)
"""Eight takes of five cues each, and what the first is bound to; ten cues more lie between shots."""


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


def cues() -> dict[str, list[float]]:
    """Of each kind of time, seconds from where 50 cues belong to where they are heard in the signed files."""
    from shotwright.studio import FilmRequest, make_film

    off: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, (text, kind) in enumerate(SCENES):
            known = moments(text, number)
            wanted = [
                ("step", "on the second step", known.steps[1].t)
                if kind == "step"
                else ("event", kind, known.beats[-1].t),
                ("time", "at 1.4s", 1.4),
                ("frame", "at frame 51", 51 / FPS),
                ("time", "at 0:04.1", 4.1),
                ("apex", "at 5.3s", 5.3),
            ]
            hits = [HITS[(number + k) % 5] for k in range(4)] + [SWEEPS[number % 2]]
            asked = "; ".join(f"{when} a {hit}" for (_, when, _), hit in zip(wanted, hits, strict=True))
            heard = []
            for name, said in (("with", f" Sound: {asked}"), ("without", "")):
                file = Path(folder) / f"{number}-{name}.mp4"
                request = FilmRequest(text + said, file, seconds=6.0, size="360p", fps=FPS, seed=number, draft=True)
                asyncio.run(make_film(request))
                heard.append(stereo(file).mean(axis=1))
            added = difference(heard[0], heard[1])
            for what, _, t in wanted:
                off.setdefault(what, []).append(abs((loudest if what == "apex" else rise)(added, t) - t))
        for number in range(2):
            off.setdefault("cut", []).extend(cuts(Path(folder), number))
    return off


def moments(text: str, seed: int) -> Moments:
    """What the house knows of its take."""
    (shot,) = prompt.parse(text)
    return of_scene(compose_scene(shot, Frame(size="360p", fps=FPS), 6.0, seed), shot)


def cuts(folder: Path, number: int) -> list[float]:
    """The same of the five cuts of a film of six shots."""
    from shotwright.studio.movie import make_movie
    from shotwright.studio.produce import How
    from shotwright.studio.stage import open_stage

    heard = []
    for name, cue in (("with", f"between the shots a {HITS[number]}"), ("without", "")):
        own = folder / f"cuts-{number}-{name}"
        own.mkdir()
        shots = [
            f"  - {{id: s{k}, prompt: {PLACES[(k + number) % 4]}, seconds: {1.0 + 0.25 * (k % 3)}}}" for k in range(6)
        ]
        if cue:
            shots[0] = shots[0].replace("}", f', cues: ["{cue}"]}}')
        lines = [
            "title: Cuts",
            "look: {size: 360p}",
            f"seed: {number + 1}",
            "scenes:",
            "- id: one",
            "  shots:",
            *shots,
            "",
        ]
        (own / "production.yaml").write_text("\n".join(lines), "utf-8")
        film = asyncio.run(make_movie(open_stage(own / "production.yaml"), own / "film.mp4", How(draft=True)))
        heard.append(stereo(film.file).mean(axis=1))
    starts = film.cut.starts()[1:]
    added = difference(heard[0], heard[1])
    return [abs(rise(added, start / film.cut.frame.fps) - start / film.cut.frame.fps) for start in starts]


def difference(film: Sound, without: Sound) -> Sound:
    """What a film's sound has more than the same film's without cues, at whatever level that lies in it."""
    n = min(len(film), len(without)) // 2400 * 2400
    a, b = film[:n].reshape(-1, 2400), without[:n].reshape(-1, 2400)
    power = (b**2).sum(axis=1)
    gain = (a * b).sum(axis=1) / np.maximum(power, 1e-12)
    left = ((a - gain[:, None] * b) ** 2).sum(axis=1) / np.maximum((a**2).sum(axis=1), 1e-12)
    # Where nothing was added, almost nothing is left: there the level of the film's own sound is read.
    clean = np.argsort(left + (power < 1e-6))[: max(1, len(left) // 5)]
    level = float(np.median(gain[clean])) if power[clean].min() >= 1e-6 else 0.0
    out: Sound = film[:n] - level * without[:n]
    return out


def rise(added: Sound, near: float) -> float:
    """Seconds at which a sound rises most steeply in half a second on both sides; infinity where nothing rises."""
    first = round((near - 0.5) * RATE)
    # With what is heard 24 ms before, so that a tail that is cut into is no rise.
    whole = np.pad(np.abs(added), (RATE, 0))
    piece = whole[first + RATE - 48 * 24 : round((near + 0.5) * RATE) + RATE]
    level = piece[: len(piece) // 48 * 48].reshape(-1, 48).max(axis=1)
    ahead = np.lib.stride_tricks.sliding_window_view(np.pad(level, (0, 4)), 5).max(axis=1)
    behind = np.array([level[max(0, k - 24) : k].max(initial=0.0) for k in range(len(level))])
    # A sound counts that is at least a tenth of the loudest; silence before it is what a codec leaves, no less.
    steep = np.where(ahead > 0.1 * level.max(), ahead / np.maximum(behind, 0.01 * level.max()), 0.0)[24:]
    sharp = np.flatnonzero(steep > 0.7 * steep.max(initial=0.0))
    if steep.max(initial=0.0) < 2 or not len(sharp):
        return math.inf
    begun = level[24 + sharp[0] : 24 + sharp[0] + 6]
    return first / RATE + (int(sharp[0]) + int(np.flatnonzero(begun > 0.3 * begun.max())[0])) / 1000


def loudest(added: Sound, near: float) -> float:
    """Seconds at which 10 ms are loudest in half a second on both sides."""
    first = max(0, round((near - 0.5) * RATE))
    power = np.convolve(added[first : round((near + 0.5) * RATE)] ** 2, np.ones(480), "same")
    return (first + int(power.argmax())) / RATE


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
    # 40 colours are enough for one scale of levels, and keep the page small.
    page.quantize(40).save(ROOT / "docs" / "images" / "sounds.png", optimize=True)
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
    kinds = cues()
    off = [one for each in kinds.values() for one in each]
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
        "A cue is heard as what a film has more than the same film without cues: its steepest rise in half a second on both",
        "sides of where it belongs (a sweep: its loudest 10 ms), against the time in the words, the house's step or",
        "beat, or the cut.",
        "",
        "| cue | " + " | ".join(kinds) + " |",
        "|---" * (len(kinds) + 1) + "|",
        "| how many | " + " | ".join(str(len(each)) for each in kinds.values()) + " |",
        "| farthest, ms | " + " | ".join(f"{1000 * max(each):.1f}" for each in kinds.values()) + " |",
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
