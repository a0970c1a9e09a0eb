"""Speed of the edit room against a hand-written FFmpeg command and against MoviePy; writes docs/cut.md.

The work: eight 5-s clips of 1280×720 at 24 fps with sound, seven dissolves of half a second, five burnt captions, speech, a
music bed that gives way to it, -14 LUFS; x264 veryfast at CRF 20 and AAC at 192 kbit/s on every side. Each run is a new
process; CPU is its own and its children's, memory the sum of their resident sets, looked at four times a second.

Then one caption of a ten-minute cut is changed, and the second render's CPU set against the first.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import av
import numpy as np

from shotwright.edit import fonts
from shotwright.edit.mix_cut import mix_cut
from shotwright.edit.render import render
from shotwright.film import Frame
from shotwright.film.cut import Caption, Clip, Cut, SoundClip, Transition
from shotwright.media import ffmpeg
from shotwright.media.loudness import write_wav

ROOT = Path(__file__).resolve().parent.parent
PAIRS = 5
FADE = 12
SAID = (
    (1.0, 3.4, "The lamp has not been lit for nine years."),
    (8.2, 11.0, "Somebody is on the stairs."),
    (15.5, 18.5, "Hold the door until I have counted to ten."),
    (23.0, 26.2, "Nobody sails in a night like this."),
    (31.0, 34.5, "And yet there is a light out there."),
)
SECONDS = 8 * 5 - 7 * FADE / 24
VENV = Path(tempfile.gettempdir()) / "shotwright-moviepy"
MOVIEPY = "moviepy==2.2.1"


@dataclass(frozen=True, slots=True)
class Run:
    """One process with its children: seconds of wall and CPU, most resident memory at one time in MB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Measure everything, or do one side's work in this process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("side", nargs="?", choices=["ours", "raw", "long"])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("words", nargs="?", default="")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--material", type=Path, help="a folder that keeps the clips between runs")
    chosen = parser.parse_args()
    if chosen.side:
        {"ours": ours, "raw": raw, "long": lambda folder: long(folder, chosen.words)}[chosen.side](chosen.folder)
    else:
        with tempfile.TemporaryDirectory() as passing:
            measure(chosen.pairs, chosen.material or Path(passing))


def material(folder: Path) -> None:
    """Eight clips that move and have grain, speech-like noise where the captions stand, a bed of chords."""
    for number in range(8):
        picture = f"testsrc2=s=1280x720:r=24:d=5,hue=h={number * 45},noise=alls=5:allf=t:all_seed={number}"
        sound = f"anoisesrc=d=5:c=pink:a=0.05:seed={number}:r=48000"
        ffmpeg.run(["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound, "-c:v", "libx264", "-preset", "fast", "-crf",
                    "18", "-pix_fmt", "yuv420p", "-g", "48", "-c:a", "aac", "-b:a", "128k", "-ac", "2", "-shortest",
                    str(folder / f"{number}.mp4")])  # fmt: skip
    spoken = "+".join(f"between(t,{start},{end})" for start, end, _ in SAID)
    voice = f"aevalsrc='0.4*({spoken})*sin(2*PI*180*t)*(0.6+0.4*sin(2*PI*4*t))':d={SECONDS}:s=48000"
    ffmpeg.run(["-f", "lavfi", "-i", voice, "-ac", "2", str(folder / "speech.wav")])
    chord = "+".join(f"0.08*sin(2*PI*{pitch}*t)" for pitch in (110, 220, 277.2, 329.6))
    ffmpeg.run(["-f", "lavfi", "-i", f"aevalsrc='{chord}':d={SECONDS}:s=48000", "-ac", "2", str(folder / "music.wav")])


def ours(folder: Path) -> None:
    """The cut by `edit.render` and `mix_cut`, nothing kept from before."""
    clips = tuple(
        Clip(
            name=f"clip {n}", media=f"{n}.mp4", frames=120, into=Transition(kind="dissolve", frames=FADE) if n else None
        )
        for n in range(8)
    )
    cut = Cut(
        frame=Frame(fps=24),
        clips=clips,
        sounds=(
            SoundClip(media="speech.wav", track="dialogue", at=0),
            SoundClip(media="music.wav", track="music", at=0),
        ),
        captions=tuple(Caption(text=text, start=start, end=end) for start, end, text in SAID),
    )
    with tempfile.TemporaryDirectory(dir=folder) as cache:
        write_wav(Path(cache) / "mix.wav", mix_cut(cut, folder).sound)
        render(cut, folder / "ours.mp4", folder=folder, cache=Path(cache), sound=Path(cache) / "mix.wav",
               burn_captions=True, force=True)  # fmt: skip


STYLES = """[Script Info]
ScriptType: v4.00+
PlayResX: 1280
PlayResY: 720
[V4+ Styles]
Format: Name,Fontname,Fontsize,PrimaryColour,OutlineColour,BackColour,BorderStyle,Outline,Shadow,Alignment,MarginV
Style: Default,Noto Sans,36,&H00FFFFFF,&H80000000,&H80000000,3,6,0,2,48
[Events]
Format: Layer,Start,End,Style,Text
"""


def raw(folder: Path) -> None:
    """The same by hand: the sound measured first, then one command with one graph, FFmpeg's own threads."""
    events = "".join(f"Dialogue: 0,0:00:{a:05.2f},0:00:{b:05.2f},Default,{text}\n" for a, b, text in SAID)
    (folder / "captions.ass").write_text(STYLES + events, "utf-8")
    inputs = [word for n in range(8) for word in ("-i", str(folder / f"{n}.mp4"))]
    inputs += ["-i", str(folder / "speech.wav"), "-i", str(folder / "music.wav")]
    fade = FADE / 24
    pictures, sounds = [], []
    for n in range(1, 8):
        before = "0:v" if n == 1 else f"v{n - 1}"
        offset = n * (5 - fade)
        pictures.append(f"[{before}][{n}:v]xfade=transition=fade:duration={fade}:offset={offset}[v{n}]")
        heard = "0:a" if n == 1 else f"a{n - 1}"
        sounds.append(f"[{heard}][{n}:a]acrossfade=d={fade}[a{n}]")
    font = Path(fonts.__file__).parent
    pictures.append(f"[v7]ass=filename={folder}/captions.ass:fontsdir={font},format=yuv420p[v]")
    sounds += [
        "[8:a]asplit[speech][key]",
        "[9:a][key]sidechaincompress=threshold=0.03:ratio=8:attack=120:release=450[bed]",
        "[a7][speech][bed]amix=inputs=3:normalize=0:duration=longest[mixed]",
    ]
    measured = ffmpeg.run(
        [*inputs, "-filter_complex", ";".join([*sounds, "[mixed]ebur128=framelog=quiet[out]"]), "-map", "[out]",
         "-f", "null", "-"], loglevel="info",
    )  # fmt: skip
    loudness = float(measured.rsplit("I:", 1)[1].split()[0])
    finish = f"[mixed]volume={-14 - loudness}dB,alimiter=limit=-1.5dB:level=false,aresample=48000[a]"
    ffmpeg.run(
        [*inputs, "-filter_complex", ";".join([*pictures, *sounds, finish]), "-map", "[v]", "-map", "[a]",
         "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-g", "48", "-c:a", "aac", "-b:a", "192k",
         "-movflags", "+faststart", "-y", str(folder / "raw.mp4")]
    )  # fmt: skip


OF_MOVIEPY = """
import sys
from moviepy import AudioFileClip, CompositeAudioClip, CompositeVideoClip, TextClip, VideoFileClip, afx, vfx
folder, font, fade, fps, said = sys.argv[1], sys.argv[2], float(sys.argv[3]), 24, eval(sys.argv[4])
clips, at = [], 0.0
for n in range(8):
    clip = VideoFileClip(f"{folder}/{n}.mp4").with_start(at)
    clips.append(clip.with_effects([vfx.CrossFadeIn(fade), afx.AudioFadeIn(fade)]) if n else clip)
    at += 5 - fade
for start, end, text in said:
    words = TextClip(font=font, text=text, font_size=36, color="white", bg_color=(0, 0, 0), margin=(12, 8))
    clips.append(words.with_start(start).with_end(end).with_position(("center", 620)))
film = CompositeVideoClip(clips, size=(1280, 720))
bed = AudioFileClip(f"{folder}/music.wav").with_effects([afx.MultiplyVolume(0.3)])
film = film.with_audio(CompositeAudioClip([film.audio, AudioFileClip(f"{folder}/speech.wav"), bed]))
film = film.with_duration(at + fade)
film.write_videofile(f"{folder}/moviepy.mp4", fps=fps, codec="libx264", audio_codec="aac", audio_bitrate="192k",
                     preset="veryfast", threads=2, ffmpeg_params=["-crf", "20", "-g", "48"], logger=None)
"""
"""It cannot duck or bring to a loudness, and so does less."""


def moviepy() -> list[str] | None:
    """The beginning of MoviePy's command, in an environment of its own; None, said, where it cannot be installed."""
    python = VENV / "bin" / "python"
    tried = [str(python), "-c", "import moviepy"]
    if not python.exists() or subprocess.run(tried, capture_output=True, check=False).returncode:
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        done = subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", MOVIEPY], capture_output=True, check=False
        )
        if done.returncode:
            print(f"MoviePy is left out: {MOVIEPY} cannot be installed here.", flush=True)
            return None
    return [str(python), "-c", OF_MOVIEPY]


def timed(command: list[str]) -> Run:
    """Run a command to its end, and all that it starts."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    most, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.25):
            most[0] = max(most[0], resident(child.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begun
    over.set()
    watcher.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"This did not work: {' '.join(command)[:200]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, most[0])


def resident(process: int) -> float:
    """Resident memory of a process and all its descendants in MB; 0 where the system does not tell."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.parent.name)] = int(fields[1])
    wanted, total = {process}, 0
    while more := {child for child, parent in parents.items() if parent in wanted} - wanted:
        wanted |= more
    for one in wanted:
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except OSError:
            continue
    return total * os.sysconf("SC_PAGE_SIZE") / 1e6


def long(folder: Path, words: str) -> None:
    """Ten minutes of one calm clip with a caption every five seconds, each with a number; the last but 60 says `words`."""
    captions = [Caption(text=f"This is caption number {n}.", start=n * 5 + 0.5, end=n * 5 + 4) for n in range(120)]
    captions[60] = captions[60].model_copy(update={"text": words})
    cut = Cut(
        frame=Frame(fps=24),
        clips=tuple(Clip(name=f"minute {n}", media=f"minute{n}.mp4", frames=24 * 60) for n in range(10)),
        captions=tuple(captions),
    )
    # The sound does not change with a caption: it is mixed once, as a production keeps it.
    render(cut, folder / "long.mp4", folder=folder, cache=folder / "cache", sound=folder / "long.wav", burn_captions=True,
           force=True)  # fmt: skip


def one_caption(folder: Path) -> tuple[Run, Run]:
    """The first render of ten minutes, and the second with one caption changed."""
    # Calm pictures cost little to render, so that what an edit costs besides weighs as much as it ever will.
    calm = "testsrc2=s=1280x720:r=24:d=5"
    ffmpeg.run(["-f", "lavfi", "-i", calm, "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "48", "-y",
                str(folder / "calm.mp4")])  # fmt: skip
    for minute in range(10):
        ffmpeg.run(["-stream_loop", "-1", "-i", str(folder / "calm.mp4"), "-t", "60", "-c", "copy", "-metadata",
                    f"title={minute}", "-y", str(folder / f"minute{minute}.mp4")])  # fmt: skip
    ffmpeg.run(["-f", "lavfi", "-i", "aevalsrc='0.1*sin(2*PI*220*t)':d=600:s=48000", "-ac", "2", "-y",
                str(folder / "long.wav")])  # fmt: skip
    shutil.rmtree(folder / "cache", ignore_errors=True)
    side = [sys.executable, "-m", "bench.cut", "long", str(folder)]
    return timed([*side, "This is caption number 60."]), timed([*side, "Changed."])


def measure(pairs: int, folder: Path) -> None:
    """Run all sides in turn, print, write the page."""
    rows: dict[str, list[Run]] = {"ours": [], "raw": [], "moviepy": []}
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "music.wav").exists():
        material(folder)
    other = moviepy()
    font = str(Path(fonts.__file__).parent / "NotoSans-Regular.ttf")
    for pair in range(pairs):
        sides: dict[str, list[str]] = {
            side: [sys.executable, "-m", "bench.cut", side, str(folder)] for side in ("ours", "raw")
        }
        if pair % 2:
            sides = dict(reversed(sides.items()))
        if other:
            sides["moviepy"] = [*other, str(folder), font, str(FADE / 24), repr(SAID)]
        for side, command in sides.items():
            rows[side].append(timed(command))
            run = rows[side][-1]
            said = f"{side:8} cpu {run.cpu:6.2f} s  wall {run.wall:6.2f} s  {run.memory:5.0f} MB"
            print(f"{said}  load {os.getloadavg()[0]:.1f}", flush=True)
    # The page stands before the ten minutes are through.
    write(rows, None, folder)
    first, second = one_caption(folder)
    print(f"ten minutes: {first.cpu:.1f} s of CPU; one caption changed: {second.cpu:.2f} s", flush=True)
    write(rows, (first, second), folder)


def faithful(film: Path, clip: Path) -> float:
    """PSNR of the colour planes against the first clip, in the frames before the first caption and dissolve, in dB."""
    with av.open(str(film)) as made, av.open(str(clip)) as source:
        pairs = islice(zip(made.decode(video=0), source.decode(video=0), strict=False), 22)
        off = [np.square(a.to_ndarray()[720:].astype(float) - b.to_ndarray()[720:]).mean() for a, b in pairs]
    return float(10 * np.log10(255**2 / np.mean(off)))


def write(rows: dict[str, list[Run]], long_one: tuple[Run, Run] | None, folder: Path) -> None:
    """docs/cut.md, and the last line."""

    def middle(side: str, of: Callable[[Run], float]) -> float:
        return statistics.median(map(of, rows[side])) if rows[side] else float("nan")

    cpu = {side: middle(side, lambda run: run.cpu) for side in rows}
    wall = {side: middle(side, lambda run: run.wall) for side in rows}
    memory = max(run.memory for run in rows["ours"])
    part, caption = float("nan"), []
    if long_one:
        first, second = long_one
        part = second.cpu / first.cpu
        caption = [f"| one caption changed in ten minutes | {second.cpu:.2f} of {first.cpu:.1f} s, {part:.2%} | 2 % |"]
    lines = [
        "# Speed of the edit",
        "",
        f"Written by `make bench-cut` on {datetime.date.today()}, on {os.cpu_count()} cores of {platform.machine()}, FFmpeg",
        f"{ffmpeg.version()}, load {os.getloadavg()[0]:.1f} at the end. Eight 5-s clips of 1280×720 at 24 fps, seven",
        "dissolves, five burnt captions, speech, a ducked bed, -14 LUFS; x264 veryfast CRF 20 and AAC 192k on every side.",
        f"Medians of {len(rows['ours'])} interleaved runs, each a whole process with its children and nothing cached.",
        "MoviePy neither ducks nor reaches a loudness, so it does less.",
        "",
        "| side | CPU s | wall s | most memory, MB | file, MB | colour against the clip, PSNR |",
        "|---|---|---|---|---|---|",
        *(
            f"| {title} | {cpu[side]:.2f} | {wall[side]:.2f} | {max(run.memory for run in rows[side]):.0f} "
            f"| {(folder / f'{side}.mp4').stat().st_size / 1e6:.1f} "
            f"| {faithful(folder / f'{side}.mp4', folder / '0.mp4'):.1f} dB |"
            for side, title in (
                ("ours", "`edit.render` and `mix_cut`"),
                ("raw", "FFmpeg by hand"),
                ("moviepy", MOVIEPY),
            )
            if rows[side]
        ),
        "",
        "The hand-written command converts every frame to 4:4:4 and back, because `xfade` knows nothing else: that takes the",
        "grain out of the colour and spares the encoder its bits. Ours does so in the dissolves only. Where ours spends",
        "more: each segment decodes from the keyframe before it, and encodes the grain that the other has lost.",
        "",
        "| figure | value | goal |",
        "|---|---|---|",
        f"| CPU against FFmpeg by hand | {cpu['ours'] / cpu['raw']:.3f} × | 1.05 × |",
        f"| wall against FFmpeg by hand | {wall['ours'] / wall['raw']:.3f} × | 1.10 × |",
        f"| MoviePy's CPU against ours | {cpu['moviepy'] / cpu['ours']:.2f} × | 2.5 × |",
        f"| memory of all our processes | {memory:.0f} MB | 500 MB |",
        *caption,
        "",
    ]
    (ROOT / "docs" / "cut.md").write_text("\n".join(lines), "utf-8")
    print(
        f"one_caption={part:.4f} cpu_vs_ffmpeg={cpu['ours'] / cpu['raw']:.3f} "
        f"cpu_vs_moviepy={cpu['moviepy'] / cpu['ours']:.2f} wall_vs_ffmpeg={wall['ours'] / wall['raw']:.3f} "
        f"memory_mb={memory:.0f}"
    )


if __name__ == "__main__":
    main()
