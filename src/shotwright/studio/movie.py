"""The film of a production: takes made, cut assembled, pictures rendered, sound mixed, captions, signature.

produce ── assemble ── Cut ──┬── edit.render (segments, kept by content) ──┐
                             └── soundtrack ── edit.mix ── WAV ────────────┴── sign ── NAME.mp4 (+ .srt, deliverables/)
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from shotwright import prompt
from shotwright.catalog import shelf
from shotwright.edit.captions import sidecars
from shotwright.edit.mix_cut import mix_cut
from shotwright.edit.render import Rendered, render
from shotwright.errors import ShotwrightError, WrongUse
from shotwright.film.cut import Cut
from shotwright.film.look import Frame
from shotwright.film.production import Production
from shotwright.finish.deliver import How as Delivering
from shotwright.finish.deliver import deliver
from shotwright.house.vendor import drawn_frame
from shotwright.media.files import check_writable, publish
from shotwright.media.loudness import write_wav
from shotwright.trust.credentials import Claims, Ingredient, sign

from .assemble import Assembly, assemble
from .freeze import order
from .produce import How, Produced, Progress, produce
from .soundtrack import soundtrack
from .stage import Stage


@dataclass(frozen=True, slots=True)
class Movie:
    """What was made of a production."""

    file: Path
    captions: tuple[Path, ...]
    """One file a language."""
    produced: Produced
    cut: Cut
    rendered: Rendered
    delivered: tuple[Path, ...] = ()
    """A file for each deliverable; a draft has none."""
    notes: tuple[str, ...] = ()

    @property
    def unheard(self) -> tuple[str, ...]:
        """Words of the shots that the house painted and did not understand."""
        words = [
            word
            for _, entry in self.produced.shots
            if shelf.model(entry.frozen.model).reach == "here"
            for word in prompt.parse(entry.frozen.prompt)[0].unheard
        ]
        return tuple(dict.fromkeys(words))


async def make_movie(
    stage: Stage,
    target: Path,
    how: How | None = None,
    progress: Progress | None = None,
    *,
    force: bool = False,
    rendering: Callable[[float], None] | None = None,
) -> Movie:
    """Make every missing take, then the film, signed. Raises the first failure when a shot has no take at all."""
    how, progress = how or How(), progress or Progress()
    if target.suffix.lower() != ".mp4":
        raise WrongUse(f"'{target.name}' does not say what kind of file to write.", next_step="Give a name in .mp4.")
    check_writable(target, force=force)
    made = await produce(stage, how, progress)
    lacking = [asked.name for asked, entry in made.shots if entry.picked is None]
    if lacking:
        raise failure(made, lacking)
    return await asyncio.to_thread(edit, stage, target, made, how, progress, force, rendering)


def failure(made: Produced, lacking: list[str]) -> ShotwrightError:
    """The error that says which shots have no take, and why."""
    first = made.failed[0]
    rest = f" ({len(lacking)} shots have no take: {', '.join(lacking[:6])})" if len(lacking) > 1 else f" ({lacking[0]})"
    return type(first)(f"{first.what}{rest}", next_step=first.next_step, spent=first.spent)


async def animate(
    stage: Stage,
    target: Path,
    how: How | None = None,
    progress: Progress | None = None,
    *,
    force: bool = False,
) -> Movie:
    """The whole film on the house, at draft size, dialogue and sound included: free, whatever models it names."""
    production = on_the_house(stage.production)
    own = Stage(production, stage.file, stage.marked, state_folder=stage.state / "animatic")
    return await make_movie(own, target, replace(how or How(), draft=True), progress, force=force)


def on_the_house(production: Production) -> Production:
    """The production with the house in place of every model, and without what only models can start from."""
    scenes = []
    for scene in production.scenes:
        shots = tuple(
            shot.model_copy(update={"model": "", "needs": (), "options": {}, "video": "", "negative": "", "takes": 1})
            for shot in scene.shots
        )
        scenes.append(scene.model_copy(update={"shots": shots}))
    return production.model_copy(update={"scenes": tuple(scenes), "model": "house", "budget": None})


def edit(
    stage: Stage,
    target: Path,
    made: Produced,
    how: How,
    progress: Progress,
    force: bool,
    rendering: Callable[[float], None] | None,
) -> Movie:
    """From kept takes to the signed file."""
    frame = shown_frame(made, stage.production)
    assembly = assemble(stage, made.shots, frame)
    sound, notes = mixed(assembly, stage)
    burn = stage.production.captions == "burnt"
    with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=target.absolute().parent) as name:
        film, signed = Path(name) / "film.mp4", Path(name) / "signed.mp4"
        rendered = render(
            assembly.cut, film, folder=stage.folder, cache=stage.cache, sound=sound, burn_captions=burn,
            progress=rendering,
        )  # fmt: skip
        sign(film, signed, claims(assembly, stage))
        publish(signed, target, force=force)
    written = sidecars(assembly.cut, target, force=True) if stage.production.captions != "none" else []
    delivered = []
    if stage.production.deliverables and not how.draft:
        folder = target.absolute().parent / "deliverables"
        for made_for in deliver(target, stage.production.deliverables, folder, Delivering(force=force)):
            delivered.append(made_for.file)
            notes += made_for.notes
    for note in notes:
        progress.note(note)
    return Movie(target, tuple(written), made, assembly.cut, rendered, tuple(delivered), tuple(notes))


def shown_frame(made: Produced, production: Production) -> Frame:
    """The frame of the film: the production's, or what a draft of it is painted at."""
    asked, entry = made.shots[0]
    if not asked.draft or not entry.takes:
        return production.look.frame
    return drawn_frame(order(entry.frozen, entry.takes[0], 0))


def mixed(assembly: Assembly, stage: Stage) -> tuple[Path, list[str]]:
    """The finished mix as WAV, made once for the same sounds; and what must be said of it."""
    from shotwright import __version__

    track = soundtrack(assembly, stage)
    said = json.dumps([__version__, assembly.cut.model_dump(mode="json"), track.key])
    name = hashlib.sha256(said.encode()).hexdigest()
    kept, notes = stage.cache / "mixes" / f"{name}.wav", stage.cache / "mixes" / f"{name}.json"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        done = mix_cut(assembly.cut, stage.folder, track.sounds())
        notes.write_text(json.dumps([*track.notes, *done.notes]), "utf-8")
        part = kept.with_suffix(".part.wav")
        write_wav(part, done.sound)
        part.replace(kept)
    return kept, list(json.loads(notes.read_text("utf-8")))


def claims(assembly: Assembly, stage: Stage) -> Claims:
    """What the signature says: made of these takes, each an ingredient."""
    takes = {part.file: stage.takes.path(part.file) for one in assembly.shots for part in one.take.parts}
    first = assembly.shots[0]
    return Claims(
        prompt=stage.production.title,
        seed=first.take.seed,
        order=first.take.parts[0].order,
        model=", ".join(dict.fromkeys(one.entry.frozen.model for one in assembly.shots)),
        generated=False,
        ingredients=tuple(Ingredient(path, "componentOf") for path in takes.values()),
    )
