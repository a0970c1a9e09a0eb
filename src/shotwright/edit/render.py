"""A cut becomes one file: segments rendered side by side, each kept by its content, joined without encoding again.

    Cut ── segments ──┬── in the cache: taken ──────────────────┐
                      └── else one FFmpeg each, on every core ──┴── join ── + sound ── film

An edit renders only the segments that show it. The same cut gives the same file.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from shotwright.errors import Damaged, WrongUse
from shotwright.film.cut import Cut
from shotwright.media import ffmpeg
from shotwright.media.files import check_writable, digest, publish, writing

from .fonts import cast
from .graph import FONTS, LETTERS, Command, command
from .lettering import CaptionStyle, letters
from .media import Shelf, Source, moved
from .segments import Segment, segments


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a render did: for people, and for the proof that an edit renders only what it changes."""

    file: Path
    frames: int
    segments: int
    encoded: tuple[int, ...]
    """Numbers of the segments that were not in the cache."""


class Called(Exception):
    """The render was called off."""


def render(
    cut: Cut,
    target: Path,
    *,
    folder: Path,
    cache: Path,
    sound: Path | None = None,
    burn_captions: bool = False,
    caption_style: CaptionStyle = "boxed",
    caption_lang: str = "",
    fonts: tuple[Path, ...] = (),
    workers: int | None = None,
    force: bool = False,
    progress: Callable[[float], None] | None = None,
    stop: threading.Event | None = None,
) -> Rendered:
    """Render `cut` into the MP4 `target`; `sound` is its finished mix as WAV, none for a silent film.

    Paths in the cut count from `folder`. Captions of all languages are burnt, or of `caption_lang` only; `fonts` are
    asked before those that are shipped and installed. Raises WrongUse or Damaged, naming clip and file, MissingPart
    when no font has the letters; nothing half made is left.
    """
    check_writable(target, force=force)
    # FFmpeg is started in a folder of its own, where relative names mean nothing.
    folder, cache = folder.absolute(), cache.absolute()
    if caption_lang:
        spoken = tuple(caption for caption in cut.captions if caption.lang == caption_lang)
        cut = cut.model_copy(update={"captions": spoken})
    written = [title.text for title in cut.titles]
    if burn_captions:
        written += [caption.text for caption in cut.captions]
    known = cast(written, fonts, caption_lang or (cut.captions[0].lang if cut.captions else ""))
    try:
        parts = segments(cut, burn_captions=burn_captions)
    except ValueError as error:
        raise WrongUse(f"The cut cannot be rendered: {error}.", next_step="Shorten the transition.") from error
    with writing(cache):
        (cache / "segments").mkdir(parents=True, exist_ok=True)
    sources = Shelf(cut, folder, cache).sources()
    cut, sources = with_moves(cut, sources, cache)
    parts = segments(cut, burn_captions=burn_captions)
    commands = [
        command(part, cut, sources, letters(part, cut, burn_captions=burn_captions, style=caption_style, known=known))
        for part in parts
    ]
    digests = {source.path: source.digest for source in sources.values()}
    digests |= {path: digest(path) for path in {font for one in commands for font in one.fonts}}
    kept = [cache / "segments" / f"{key(one, digests)}.mp4" for one in commands]
    missing = [number for number, path in enumerate(kept) if not path.exists()]
    first_of = {kept[number]: number for number in reversed(missing)}
    encode_all([(commands[n], kept[n], parts[n]) for n in sorted(first_of.values())], workers, progress, stop)
    join(list(zip(kept, [part.frames for part in parts], strict=True)), cut, target, sound, force=force, cache=cache)
    return Rendered(target, cut.frames, len(parts), tuple(missing))


def with_moves(cut: Cut, sources: dict[str, Source], cache: Path) -> tuple[Cut, dict[str, Source]]:
    """The cut with each moving still replaced by the film of its move."""
    clips = []
    for clip in cut.clips:
        if clip.kind == "still" and clip.move is not None:
            still = sources[clip.media]
            film = moved(still.path, clip, cut.frame, cache, still.digest)
            name = str(film)
            width, height = cut.frame.pixels
            sources = {**sources, name: Source(film, film.stem, width, height, clip.frames)}
            clip = clip.model_copy(update={"kind": "video", "media": name, "move": None, "start": 0, "speed": 1.0})
        clips.append(clip)
    return cut.model_copy(update={"clips": tuple(clips)}), sources


def key(one: Command, digests: dict[Path, str]) -> str:
    """What a segment's bytes depend on, as a digest; where files lie is no part of it."""
    names = {str(path): digests[path] for path in one.files}
    inputs = [names.get(argument, argument) for argument in one.inputs]
    filters = one.filters
    for path, content in names.items():
        filters = filters.replace(path, content)
    fonts = sorted(digests[path] for path in one.fonts)
    text = json.dumps([ffmpeg.version(), inputs, filters, one.output, one.letters, fonts])
    return hashlib.sha256(text.encode()).hexdigest()


def encode_all(
    work: list[tuple[Command, Path, Segment]],
    workers: int | None,
    progress: Callable[[float], None] | None,
    stop: threading.Event | None,
) -> None:
    """Encode segments on every core; after the first failure nothing new is begun and what runs is ended."""
    stop = stop or threading.Event()
    whole = sum(segment.frames for _, _, segment in work)
    waiting = deque(work)
    failed: list[BaseException] = []
    done: Queue[int] = Queue()

    def take() -> None:
        while waiting and not stop.is_set():
            try:
                one, target, segment = waiting.popleft()
            except IndexError:
                break
            try:
                encode(one, target, segment, stop)
                done.put(segment.frames)
            except BaseException as error:
                failed.append(error)
                stop.set()
        done.put(0)

    threads = [threading.Thread(target=take, name=f"render-{n}") for n in range(workers or os.cpu_count() or 1)]
    for thread in threads:
        thread.start()
    frames, running = 0, len(threads)
    try:
        while running:
            got = done.get()
            running -= got == 0
            frames += got
            if got and progress is not None:
                progress(frames / whole)
    except BaseException:
        stop.set()
        raise
    finally:
        for thread in threads:
            thread.join()
    if failed:
        # What stopped the others is not what went wrong.
        raise next((error for error in failed if not isinstance(error, Called)), failed[0])


def encode(one: Command, target: Path, segment: Segment, stop: threading.Event) -> None:
    """Encode one segment into the cache, whole or not at all."""
    if stop.is_set():
        raise Called
    with tempfile.TemporaryDirectory(prefix=".segment-", dir=target.parent) as name:
        folder = Path(name)
        if one.letters:
            (folder / LETTERS).write_text(one.letters, "utf-8")
            (folder / FONTS).mkdir()
            for number, font in enumerate(one.fonts):
                link_or_copy(font, folder / FONTS / f"{number}{font.suffix}")
            (folder / "fonts.conf").write_text("<fontconfig></fontconfig>", "utf-8")
        part = folder / "part.mp4"
        arguments = [ffmpeg.program(), "-hide_banner", "-nostdin", "-loglevel", "error", "-filter_threads", "1",
                     *one.inputs, "-filter_complex", one.filters, *one.output, "-y", str(part)]  # fmt: skip
        child = subprocess.Popen(
            arguments,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
            # No font but those of the segment: the same film on every machine.
            env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        )
        try:
            while True:
                try:
                    _, said = child.communicate(timeout=0.25)
                    break
                except subprocess.TimeoutExpired:
                    if stop.is_set():
                        raise Called from None
        finally:
            if child.poll() is None:
                child.kill()
                child.communicate()
        if child.returncode or not part.exists():
            clip = segment.pieces[-1].clip
            raise Damaged(
                f"The clip '{clip.name}' ({clip.media}) could not be rendered: "
                f"{ffmpeg.first_words(said.decode(errors='replace'))}",
                next_step="Play the file to see whether it is whole; fetch or export it again.",
            )
        part.replace(target)


def join(
    parts: list[tuple[Path, int]], cut: Cut, target: Path, sound: Path | None, *, force: bool, cache: Path
) -> None:
    """Put segments and sound into one file, pictures copied as they are."""
    with tempfile.TemporaryDirectory(prefix=".join-", dir=target.absolute().parent) as name:
        folder = Path(name)
        listed = folder / "list.txt"
        lines = ["ffconcat version 1.0"]
        for number, (part, frames) in enumerate(parts):
            # Links with plain names: no path needs escaping.
            link_or_copy(part, folder / f"{number:06}.mp4")
            lines += [f"file {number:06}.mp4", f"duration {frames / cut.frame.fps:.9f}"]
        listed.write_text("\n".join(lines) + "\n", "utf-8")
        made = folder / "whole.mp4"
        inputs = ["-f", "concat", "-safe", "0", "-i", str(listed)]
        tracks = ["-map", "0:v", "-c:v", "copy"]
        if sound is not None:
            inputs += ["-i", str(encoded_sound(sound, cache))]
            tracks += ["-map", "1:a", "-c:a", "copy"]
        if cut.markers:
            (folder / "chapters.txt").write_text(chapters(cut), "utf-8")
            inputs += ["-f", "ffmetadata", "-i", str(folder / "chapters.txt")]
            tracks += ["-map_metadata", str(2 if sound else 1), "-map_chapters", str(2 if sound else 1)]
        ffmpeg.run(
            [*inputs, *tracks, "-fflags", "+bitexact", "-video_track_timescale", str(cut.frame.fps * 512),
             "-movflags", "+faststart", "-f", "mp4", "-y", str(made)],
            target,
        )  # fmt: skip
        publish(made, target, force=force)


def link_or_copy(file: Path, target: Path) -> None:
    """Another name for the same bytes, or a copy where the disk knows no links."""
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)


def encoded_sound(sound: Path, cache: Path) -> Path:
    """The mix as AAC, encoded once for the same samples."""
    name = hashlib.sha256(f"{digest(sound)} aac 192k {ffmpeg.version()}".encode()).hexdigest()
    kept = cache / "sound" / f"{name}.m4a"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_name(f".{name}.{os.getpid()}.m4a")
        arguments = ["-i", str(sound.absolute()), "-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2"]
        ffmpeg.run([*arguments, "-fflags", "+bitexact", "-flags:a", "+bitexact", "-y", str(part)], sound)
        part.replace(kept)
    return kept


def chapters(cut: Cut) -> str:
    """Markers as FFmpeg's metadata text; each chapter lasts to the next one."""
    marks = sorted((marker for marker in cut.markers if marker.kind == "chapter"), key=lambda marker: marker.at)
    ends = [marker.at for marker in marks[1:]] + [cut.frames]
    lines = [";FFMETADATA1"]
    for marker, end in zip(marks, ends, strict=True):
        title = "".join(f"\\{c}" if c in "=;#\\\n" else c for c in marker.name)
        lines += ["[CHAPTER]", f"TIMEBASE=1/{cut.frame.fps}", f"START={marker.at}", f"END={end}", f"title={title}"]
    return "\n".join(lines) + "\n"
