"""A finished film becomes the files that platforms take.

film ── look ── objections? ──┬── plain picture ── fitted, or cropped along a path ──┐
        (all presets first)   └── sound in two passes ───────────────────────────────┴── encode ── check ── sign ── verify
beside each file: poster, captions, what must be said of it
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from shotwright.edit import captions as caption_files
from shotwright.edit.lettering import CaptionStyle
from shotwright.errors import Damaged, FileInTheWay, WrongUse
from shotwright.media import ffmpeg
from shotwright.media.files import check_writable, publish, write_bytes, writing
from shotwright.trust.credentials import Claims, Ingredient, State, Verdict, sign, verify

from . import recipe
from .burn import Burn, burn
from .check import Seen, check
from .crop import feed
from .disclosure import disclosure
from .footage import Footage, allowed, look
from .loud import SILENCE, Mastered, mastered
from .poster import poster
from .presets import Preset, preset
from .reframe import Path as CropPath
from .reframe import path
from .subject import found, known

SIDECARS = (".srt", ".vtt", ".ass")
LEAST_MEGABITS = 0.5
"""A picture with less is not worth delivering."""


@dataclass(frozen=True, slots=True)
class How:
    """What a user may choose."""

    fill: str | None = None
    """`bars` or `reframe`; None is the preset's own way."""
    captions: tuple[Path, ...] = ()
    """Caption files; none takes those that lie beside the film."""
    burnt: CaptionStyle | None = None
    fonts: tuple[Path, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be made: everything that is known before rendering."""

    preset: Preset
    target: Path
    rate: Fraction
    wide: int
    high: int
    megabits: float | None
    reframed: bool


@dataclass(slots=True)
class Delivery:
    """One file that was made, and what is beside it."""

    preset: Preset
    file: Path
    seen: Seen
    credentials: State
    poster: Path | None = None
    captions: list[Path] = field(default_factory=list)
    disclosure: Path | None = None
    notes: list[str] = field(default_factory=list)


def deliver(
    film: Path,
    names: Sequence[str],
    folder: Path,
    how: How | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> list[Delivery]:
    """Make a file for each preset in `folder`, signed, with poster, captions and disclosure beside it.

    Everything that can be known is checked first: nothing is rendered when one preset would refuse the film. Raises
    WrongUse, FileInTheWay or Damaged; nothing half made is left.
    """
    how = how or How()
    chosen = [preset(name) for name in dict.fromkeys(names)]
    if not chosen:
        raise WrongUse("No preset was named.", next_step="Name one: --for youtube-1080p; --list shows all.")
    footage = look(film)
    jobs = [planned(one, footage, folder, how) for one in chosen]
    against = [objection for job in jobs for objection in job.preset.objections(footage.seconds)]
    if against:
        raise WrongUse(f"{'; '.join(against)}.", next_step="Cut the film to length, or leave that preset out.")
    told = tuple(how.captions) or beside(film)
    for file in told:
        caption_files.read(file)
    if how.burnt and not told:
        raise WrongUse("There are no captions to burn in.", next_step="Give a file with --captions NAME.srt.")
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for job in jobs:
        refuse_in_the_way(job, how.force)
    verdict = verify(film)
    made = []
    with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=folder.absolute()) as name:
        sounds: dict[tuple[float | None, float], Mastered | None] = {}
        for number, job in enumerate(jobs):
            work = Path(name) / str(number)
            work.mkdir()
            key = (job.preset.loudness, job.preset.peak)
            if job.preset.audio != "none" and key not in sounds:
                (Path(name) / f"sound-{number}").mkdir()
                sounds[key] = mastered(footage, Path(name) / f"sound-{number}", *key)
            sound = sounds[key] if job.preset.audio != "none" else None
            step = None if progress is None else lambda share, job=job: progress(job.preset.name, share)
            made.append(one_file(footage, job, sound, verdict, told, work, how, step))
    return made


def planned(one: Preset, footage: Footage, folder: Path, how: How) -> Job:
    """Size, rate and data rate of a file. Raises WrongUse when it cannot be small enough."""
    wide, high = recipe.size(one, footage)
    if one.video == "dnxhr" and (wide < 256 or high < 120):
        raise WrongUse(f"DNxHR takes no picture of {wide} × {high}.", next_step="Use --for prores.")
    rate = allowed(footage.rate, one.rates)
    megabits = one.most_megabits(float(rate))
    if one.largest and megabits:
        room = 0.93 * one.largest * 8e-6 / footage.seconds - one.kilobits / 1000
        if room < LEAST_MEGABITS:
            raise WrongUse(
                f"{one.title} takes {one.largest / 1e6:.0f} MB, too few for {footage.seconds / 60:.0f} minutes.",
                next_step="Cut the film shorter.",
            )
        megabits = min(megabits, room)
    target = folder / f"{footage.path.stem}.{one.name}{'' if one.container == 'png' else one.ending}"
    return Job(one, target, rate, wide, high, megabits, recipe.reframed(one, footage, how.fill))


def refuse_in_the_way(job: Job, force: bool) -> None:
    """Raise FileInTheWay before any work for a file or folder that is there already."""
    if job.preset.container == "png":
        if job.target.exists() and not force:
            raise FileInTheWay(
                f"'{job.target}' exists already.", next_step="Choose another folder with -o, or add --force."
            )
        if job.target.exists() and not job.target.is_dir():
            raise WrongUse(f"'{job.target}' is a file, and pictures need a folder.", next_step="Choose another folder.")
        return
    check_writable(job.target, force=force)


def one_file(
    footage: Footage, job: Job, sound: Mastered | None, verdict: Verdict, told: tuple[Path, ...], work: Path, how: How,
    progress: Callable[[float], None] | None,
) -> Delivery:  # fmt: skip
    """Render, check, sign and verify one file, and write what goes beside it."""
    notes = footage.notes()
    burnt = burn(told[0], job.wide, job.high, how.burnt, how.fonts, work, job.preset.safe[2]) if how.burnt else None
    if job.preset.container == "png":
        return pictures(footage, job, burnt, work, notes, how.force)
    part = work / f"film{job.preset.ending}"
    notes += render(footage, job, sound, verdict, burnt, part, progress)
    silent = sound is None or sound.after.integrated < SILENCE
    # A click among silence cannot be as loud as speech without breaking its peak: then the peak wins.
    held = sound is not None and sound.held(job.preset.loudness)
    seen = check(part, job.preset, loud=not silent and not held)
    if seen.faults:
        raise Damaged(
            f"The file for {job.preset.title} was made and thrown away: {'; '.join(seen.faults)}.",
            next_step="This is a fault in Shotwright or its data: please report it.",
        )
    if sound is not None and not silent and job.preset.loudness is not None:
        notes.append(f"Its sound went from {sound.before.integrated:.1f} to {seen.loudness:.1f} LUFS.")
        if held:
            notes.append(f"That is less than {job.preset.loudness:.0f} LUFS: its peaks allow no more.")
    state = State.NONE
    if job.preset.signed:
        signed = work / f"signed{job.preset.ending}"
        sign(part, signed, claims(footage, verdict), force=True)
        publish(signed, job.target, force=how.force)
        state = verify(job.target).state
        if state not in (State.TRUSTED, State.UNKNOWN_SIGNER):
            raise Damaged(f"'{job.target}' was signed, and its signature does not hold: {state}.")
    else:
        publish(part, job.target, force=how.force)
        notes.append(f"{job.preset.container.upper()} files can carry no content credentials: this one is not signed.")
    done = Delivery(job.preset, job.target, seen, state, notes=notes)
    if job.preset.video != "gif":
        done.poster = poster(job.target, job.target.with_suffix(".jpg"), force=True)
    if not how.burnt:
        done.captions = copied(told, footage.path, job.target)
    text = disclosure(job.preset.disclosure, verdict)
    if text:
        done.disclosure = job.target.with_suffix(".disclosure.txt")
        write_bytes(done.disclosure, text.encode("utf-8"), force=True)
    return done


def render(
    footage: Footage, job: Job, sound: Mastered | None, verdict: Verdict, burnt: Burn | None, part: Path,
    progress: Callable[[float], None] | None,
) -> list[str]:  # fmt: skip
    """Encode the film into `part`; what must be said of it."""
    one, notes = job.preset, rate_notes(footage, job)
    after = [burnt.filter] if burnt else []
    pixel = recipe.PIXELS.get(one.video)
    if one.video == "gif":
        after.append(
            "split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle"
        )
    elif pixel:
        after.append(f"format={pixel},{recipe.TAGS}")
    tracks = ["-i", str(sound.file)] if sound else []
    # The film itself is an input for its chapters and title only.
    tracks += ["-i", str(footage.path.absolute())]
    tail = ["-map", "0:V:0", *(["-map", "1:a"] if sound else []), "-map_metadata", str(1 + bool(sound)),
            "-map_chapters", str(1 + bool(sound)), *recipe.picture(one, job.rate, job.megabits),
            *(recipe.sound(one) if sound else []), *recipe.wrapping(one, job.rate), "-y", str(part)]  # fmt: skip
    if job.reframed:
        axis = 0 if footage.shape > job.wide / job.high else 1
        crop, known_subject = follow(footage, job, verdict, axis)
        where = "the subject, which the house knows" if known_subject else "what draws the eye"
        notes.append(f"Cropped from {footage.width} × {footage.height}, following {where}.")
        scale = job.high / footage.height if axis == 0 else job.wide / footage.width
        sharper = recipe.detail(scale)
        chain = ",".join([*sharper, *after])
        if sharper:
            notes.append(f"Enlarged {scale:.3g} times: no detail is gained by that.")
        feed(footage, job.rate, crop, axis, job.wide, job.high, [*tracks, "-vf", chain, *tail], progress)
        return notes
    chain = ",".join([*footage.plain(job.rate), *recipe.fitted(footage, job.wide, job.high), "setsar=1", *after])
    scale = min(job.wide / footage.width, job.high / footage.height)
    if scale > recipe.RAISED:
        notes.append(f"Enlarged {scale:.3g} times: no detail is gained by that.")
    if abs(footage.shape / (job.wide / job.high) - 1) >= recipe.SAME_SHAPE:
        notes.append("Its shape is another: it stands between bars.")
    ffmpeg.run(["-i", str(footage.path.absolute()), *tracks, "-vf", chain, *tail], footage.path)
    if progress is not None:
        progress(1.0)
    return notes


def rate_notes(footage: Footage, job: Job) -> list[str]:
    """A sentence where the file runs at another rate than the film."""
    if job.rate == footage.rate:
        return []
    return [f"It runs at {float(job.rate):.5g} frames a second instead of {float(footage.rate):.5g}."]


def follow(footage: Footage, job: Job, verdict: Verdict, axis: int) -> tuple[CropPath, bool]:
    """The path of the crop, and whether the subject was known."""
    wanted = job.wide / job.high
    share = wanted / footage.shape if axis == 0 else footage.shape / wanted
    count = max(1, round(footage.seconds * float(job.rate)))
    track = known(verdict, footage, job.rate, count, axis) or found(footage, job.rate, count, axis, share)
    return path(track, share, float(job.rate)), track.known


def pictures(footage: Footage, job: Job, burnt: Burn | None, work: Path, notes: list[str], force: bool) -> Delivery:
    """Every frame as a PNG in a folder of its own, which appears whole or not at all."""
    made = work / "pictures"
    made.mkdir()
    chain = ",".join([*footage.plain(job.rate), *([burnt.filter] if burnt else []), "format=rgb24"])
    ffmpeg.run(["-i", str(footage.path.absolute()), "-map", "0:V:0", "-vf", chain, "-start_number", "1", "-f", "image2",
                "-y", str(made / "%06d.png")], footage.path)  # fmt: skip
    files = sorted(made.glob("*.png"))
    if not files:
        raise Damaged(f"'{footage.path.name}' could not be decoded.", next_step="Fetch or export it again.")
    with writing(job.target):
        if job.target.exists() and force:
            shutil.rmtree(job.target)
        made.rename(job.target)
    total = sum(file.stat().st_size for file in job.target.iterdir())
    seen = Seen(footage.width, footage.height, float(job.rate), len(files), footage.seconds, total, None, None, ())
    notes = [note for note in notes if "sound" not in note]
    notes += ["Pictures have no sound.", "A folder of pictures carries no content credentials."]
    return Delivery(job.preset, job.target, seen, State.NONE, notes=notes)


def claims(footage: Footage, verdict: Verdict) -> Claims:
    """What the signature says: this file was made from that film, which keeps its own credentials."""
    return Claims(
        prompt=verdict.prompt or footage.path.stem,
        seed=verdict.seed or 0,
        order=verdict.order or "",
        model=verdict.model or "",
        generated=False,
        ingredients=(Ingredient(footage.path, "parentOf"),),
    )


def beside(film: Path) -> tuple[Path, ...]:
    """Caption files that lie beside a film under its name, with or without a language."""
    files = (path for path in film.absolute().parent.iterdir() if path.suffix.lower() in SIDECARS and path.is_file())
    return tuple(sorted(f for f in files if f.stem == film.stem or f.stem.rpartition(".")[0] == film.stem))


def copied(told: tuple[Path, ...], film: Path, target: Path) -> list[Path]:
    """The captions beside the new file, under its name."""
    made = []
    for file in told:
        language = file.stem.removeprefix(film.stem) if file.stem.startswith(film.stem) else ""
        copy = target.with_name(target.stem + language + file.suffix.lower())
        if copy not in made:
            write_bytes(copy, file.read_bytes(), force=True)
            made.append(copy)
    return made
