"""The hand-over as files: every wanted format of one cut into one folder, and an edited timeline back out of one."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import opentimelineio as otio

from shotwright.edit.captions import sidecars
from shotwright.errors import Damaged, ShotwrightError, WrongUse
from shotwright.film.cut import Cut
from shotwright.media.files import check_writable, publish, write_bytes, writing

from .baked import baked
from .conform import edl, fcp7
from .edited import cut_of
from .fcpxml import fcpxml
from .timeline import Length, path_of, timeline

FORMATS = ("otio", "otioz", "fcp7", "fcpxml", "edl")


def hand_over(
    cut: Cut, folder: Path, into: Path, formats: Sequence[str], cache: Path, *, name: str = "cut", force: bool = False
) -> tuple[list[Path], list[str]]:
    """Write a cut whose files count from `folder` in each of `formats`; the files made, and what was baked for them.

    `name`.cut.json, the cut itself, and its captions as SubRip are always among them. Raises FileInTheWay before anything
    is written when one of the main files exists.
    """
    with writing(into):
        into.mkdir(parents=True, exist_ok=True)
    endings = {"otio": ".otio", "otioz": ".otioz", "fcp7": ".xml", "fcpxml": ".fcpxml"}
    targets = {kind: into / f"{name}{endings[kind]}" for kind in formats if kind in endings}
    own = into / f"{name}.cut.json"
    for target in (own, *targets.values()):
        check_writable(target, force=force)
    length = lengths(folder)
    said: list[str] = []
    write_bytes(own, seen_from(cut, folder, into).model_dump_json(indent=2).encode(), force=force)
    made = [own]
    simple = cut
    if {"fcp7", "edl"} & set(formats):
        simple, names = baked(cut, folder, into / "media", cache)
        said += [
            f"'{one}' was rendered into media/: Final Cut 7 XML and EDL know no speed, stills or plain colours."
            for one in names
        ]
    for kind in formats:
        if kind == "edl":
            for track, text in edl(timeline(simple, folder, length), simple).items():
                target = into / f"{name} {track}.edl"
                write_bytes(target, text.encode(), force=force)
                made.append(target)
            continue
        target = targets[kind]
        if kind == "otioz":
            bundle(timeline(cut, folder, length), target, force=force)
        else:
            text = (
                timeline(cut, folder, length).to_json_string(indent=2) if kind == "otio"
                else fcpxml(cut, folder, length) if kind == "fcpxml"
                else fcp7(timeline(simple, folder, length), simple)
            )  # fmt: skip
            write_bytes(target, text.encode(), force=force)
        made.append(target)
    if cut.captions:
        made += sidecars(cut, into / f"{name}.mp4", force=force)
    return made, said


def seen_from(cut: Cut, folder: Path, other: Path) -> Cut:
    """The cut with its files named from `other` instead of from `folder`."""

    def named(media: str) -> str:
        return os.path.relpath((folder / media).absolute(), other.absolute()) if media else media

    def all_of(things: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(thing.model_copy(update={"media": named(thing.media)}) for thing in things)

    meta = {**cut.meta, "lut": named(str(cut.meta["lut"]))} if cut.meta.get("lut") else cut.meta
    change = {"clips": all_of(cut.clips), "overlays": all_of(cut.overlays), "sounds": all_of(cut.sounds), "meta": meta}
    return cut.model_copy(update=change)


def lengths(folder: Path) -> Length:
    """Asks files how long they are; None for what cannot be read or does not say."""
    import av

    @cache
    def length(media: str) -> float | None:
        try:
            with av.open(str((folder / media).absolute())) as container:
                return None if container.duration is None else container.duration / av.time_base
        except (av.error.FFmpegError, OSError):
            return None

    return length


def bundle(made: otio.schema.Timeline, target: Path, *, force: bool) -> None:
    """One file with the timeline and all its media. Raises WrongUse, naming the file, for media that are not there."""
    with tempfile.TemporaryDirectory(prefix=".otioz-", dir=target.absolute().parent) as temporary:
        staged: dict[str, str] = {}
        taken: set[str] = set()
        for item in made.find_clips():
            reference = item.media_reference
            if not isinstance(reference, otio.schema.ExternalReference):
                continue
            path = Path(path_of(reference.target_url))
            if not path.is_file():
                raise WrongUse(f"There is no file '{path}'.", next_step="Put it back, or hand over without --to otioz.")
            if reference.target_url not in staged:
                name, count = path.name, 1
                while name.lower() in taken:
                    count += 1
                    name = f"{path.stem}-{count}{path.suffix}"
                taken.add(name.lower())
                place = Path(temporary) / name
                try:
                    os.link(path, place)
                except OSError:
                    shutil.copyfile(path, place)
                staged[reference.target_url] = place.as_uri()
            reference.target_url = staged[reference.target_url]
        whole = Path(temporary) / f"whole{target.suffix}"
        otio.adapters.write_to_file(made, str(whole), adapter_name="otioz")
        publish(whole, target, force=force)


def read_cut(file: Path) -> Cut:
    """The cut in a JSON file. Raises WrongUse or Damaged."""
    if not file.is_file():
        raise WrongUse(f"There is no file '{file}'.", next_step="Give a cut (.json) or a production (.yaml).")
    try:
        return Cut.model_validate(json.loads(file.read_text("utf-8")))
    except ValueError as error:
        first = str(error).splitlines()[0]
        raise Damaged(f"'{file}' is no cut: {first}.", next_step="Hand the production over again.") from error


def read_edited(file: Path, unpacked: Path) -> tuple[Cut, Path, tuple[str, ...]]:
    """An edited .otio or .otioz as a cut, the folder that its files count from, and what it could not take over.

    The media of a bundle are unpacked into `unpacked`. A file that is not where the timeline says is looked for beside it.
    """
    if not file.is_file():
        raise WrongUse(f"There is no file '{file}'.", next_step="Export an .otio or .otioz from the editor.")
    if file.suffix.lower() not in (".otio", ".otioz"):
        raise WrongUse(f"'{file.name}' is neither .otio nor .otioz.", next_step="Export one of these from the editor.")
    folder = file.absolute().parent
    try:
        if file.suffix.lower() == ".otioz":
            folder = unpacked.absolute()
            if folder.exists():
                shutil.rmtree(folder)
            folder.mkdir(parents=True)
            made = otio.adapters.read_from_file(str(file), extract_to_directory=str(folder))
        else:
            made = otio.adapters.read_from_file(str(file))
    except ShotwrightError:
        raise
    except Exception as error:
        raise Damaged(f"'{file.name}' cannot be read: {error}", next_step="Export it again from the editor.") from error
    if not isinstance(made, otio.schema.Timeline):
        raise WrongUse(f"'{file.name}' holds no timeline.", next_step="Export one timeline from the editor.")
    for item in made.find_clips():
        if isinstance(item.media_reference, otio.schema.ExternalReference):
            item.media_reference.target_url = found(item.media_reference.target_url, folder)
    cut, notes = cut_of(made, folder)
    return cut, folder, notes


def found(url: str, folder: Path) -> str:
    """The address of a file where it is now: as written, else beside the timeline."""
    path = Path(path_of(url))
    for place in (folder / path, folder / path.name, folder / "media" / path.name):
        if place.is_file():
            return place.absolute().as_uri()
    return url
