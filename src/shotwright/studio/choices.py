"""Takes compared and chosen: what there is, which one is shown, one more try with a note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from shotwright import prompt
from shotwright.errors import TakeFailed, Uncertain, WrongUse
from shotwright.film.lock import Locked, LockedTake

from .produce import How, Progress, found_in, produce
from .resolve import Asked, Resolver
from .stage import Stage

CALMER = {
    "calmer camera": ("camera", "Static camera."),
    "static camera": ("camera", "Static camera."),
    "slower": ("manner", "Everything moves slowly and steadily."),
    "closer": ("size", "Close-up."),
    "wider": ("size", "Wide shot."),
    "brighter": ("light", "Bright, even light."),
    "darker": ("light", "Dim light, deep shadows."),
    "simpler": ("simple", "One subject, plain background."),
}
"""Notes that directors give most: what they change, and the words for it."""


@dataclass(frozen=True, slots=True)
class Take:
    """A take as a person chooses it."""

    take: LockedTake
    picked: bool
    where: Path | None
    """Its first file; None while it is not made."""


def entry_of(stage: Stage, name: str, *, draft: bool = False) -> tuple[Asked, Locked]:
    """A shot and its entry in the lock, of the film or else of its draft (the other way round for `draft`).

    Raises WrongUse for a name that is none, or a shot that was never made.
    """
    for size in (draft, not draft):
        shots = Resolver(stage.production, stage.folder, stage.marked).shots(draft=size)
        asked = next((one for one in shots if one.name == name), None)
        if asked is None:
            listed = ", ".join(one.name for one in shots[:12])
            raise WrongUse(f"There is no shot '{name}'.", next_step=f"Shots: {listed}.")
        entry = found_in(stage.lock().by_intent(), asked)
        if entry is not None:
            return asked, entry
    raise WrongUse(
        f"'{name}' has no takes yet.", next_step=f"Make one: shotwright make {stage.file.name} --only {name}."
    )


def takes_of(stage: Stage, name: str, *, draft: bool = False) -> list[Take]:
    """The takes of a shot, in order."""
    _, entry = entry_of(stage, name, draft=draft)
    shown = entry.picked
    store = stage.takes
    return [
        Take(
            take,
            take == shown,
            store.path(take.parts[0].file) if take.parts and store.has(take.parts[0].file) else None,
        )
        for take in entry.takes
    ]


def pick(stage: Stage, name: str, number: int, *, draft: bool = False) -> None:
    """Let the film show take `number` of a shot. Raises WrongUse when it is not there whole."""
    _, entry = entry_of(stage, name, draft=draft)
    take = entry.take(number)
    if take is None or not take.whole(entry.frozen):
        whole = [str(one.number) for one in entry.takes if one.whole(entry.frozen)]
        raise WrongUse(f"'{name}' has no whole take {number}.", next_step=f"It has: {', '.join(whole) or 'none'}.")
    stage.keep(stage.lock().with_entry(entry.model_copy(update={"pick": number})))


async def retake(
    stage: Stage, name: str, note: str = "", how: How | None = None, progress: Progress | None = None
) -> LockedTake:
    """One more take, with another seed and, for a note, other words; it is picked once it is there.

    Raises TakeFailed when it does not come, Stopped when nobody agreed to its price.
    """
    how = how or How()
    _, entry = entry_of(stage, name, draft=how.draft)
    number = max((take.number for take in entry.takes), default=0) + 1
    seed = (entry.frozen.seed + number - 1) % 2**32
    words = with_note(entry.frozen.prompt, note) if note else ""
    take = LockedTake(number=number, seed=seed, prompt=words, note=note)
    stage.keep(stage.lock().with_entry(entry.with_take(take)))
    done = await produce(stage, replace(how, only=(name,), draft=entry.frozen.draft), progress)
    if done.failed:
        if not isinstance(done.failed[0], Uncertain):
            # What certainly did not come is not asked for again by the next run.
            kept = tuple(one for one in entry.takes if one.number != number)
            stage.keep(stage.lock().with_entry(entry.model_copy(update={"takes": kept})))
        raise done.failed[0]
    _, entry = entry_of(stage, name, draft=how.draft)
    made = entry.take(number)
    if made is None or not made.whole(entry.frozen):
        raise TakeFailed(f"The retake of '{name}' did not come.", next_step="Run it again.")
    stage.keep(stage.lock().with_entry(entry.model_copy(update={"pick": number})))
    return made


def with_note(text: str, note: str) -> str:
    """The prompt as a note wants it: a known note replaces what it speaks of, any other is added as it is."""
    known = CALMER.get(note.lower().strip(" ."))
    if known is None:
        return f"{text} {note[0].upper()}{note[1:].rstrip('.')}."
    what, words = known
    if what == "camera":
        kept = [s for s in sentences(text) if not prompt.parse(s)[0].camera]
        return " ".join([*(kept or [text]), words])
    if what == "size":
        kept = [s for s in sentences(text) if not (prompt.parse(s)[0].shot_size and not prompt.parse(s)[0].subjects)]
        return " ".join([words, *(kept or [text])])
    return f"{text} {words}"


def sentences(text: str) -> list[str]:
    """A prompt in its sentences, full stops kept."""
    return [part.strip() + "." for part in text.rstrip(".").split(". ") if part.strip()]
