"""Prompts to lint wherever they stand: on the command line, one a line in a .txt file, in the shots of a production."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from shotwright.catalog.shelf import model as model_called
from shotwright.errors import WrongUse
from shotwright.film.formats.marked import Marked, Where, read_marked, read_text
from shotwright.film.formats.mistakes import checked
from shotwright.film.production import Production
from shotwright.media.files import write_bytes
from shotwright.prompt.lint import IGNORE, Around, Finding, Mended, Profile, lint, mend
from shotwright.prompt.lint.report import Linted

LONGEST_NAME = 500
"""An argument longer than this is a prompt, whatever it looks like."""
Look = Callable[[str, Around], list[Finding]]
"""The chosen rules, over a text and what is known beside it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One prompt and where it stands."""

    text: str
    around: Around
    line: int = 1
    column: int = 0
    """Characters before it in its line."""
    where: Where = ()
    """In a production: the way to the value."""
    ignore: str = ""
    """In a production: the `# shotwright: ignore[...]` that stands behind the value."""


@dataclass(frozen=True, slots=True)
class Source:
    """One argument of the command line: a prompt, or a file with several."""

    file: Path | None
    places: tuple[Place, ...]
    lines: tuple[str, ...] = ()
    """All lines of a .txt file, prompts or not."""
    marked: Marked | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, after mending where that was asked for."""

    linted: tuple[Linted, ...]
    mended: tuple[tuple[Place, Mended], ...] = ()
    stuck: tuple[str, ...] = field(default=())
    """Mended prompts that could not be put back into their file, with the place."""


def looking(profile: Profile, select: Collection[str], ignore: Collection[str]) -> Look:
    """The rules of a profile, or those selected, but for those ignored."""
    return lambda text, around: lint(text, profile=profile, around=around, select=select, ignore=ignore)


def at(look: Look, place: Place) -> Callable[[str], list[Finding]]:
    """The rules at one place."""
    return lambda text: look(text + place.ignore, place.around)


def source(argument: str, around: Around) -> Source:
    """The prompts of one argument. Raises WrongUse for a file that is not there, or is no production."""
    path = Path(argument)
    kind = path.suffix.lower() if len(argument) < LONGEST_NAME else ""
    if kind in (".yaml", ".yml"):
        return of_production(path, around)
    if kind != ".txt":
        return Source(None, (Place(argument, around),))
    if not path.is_file():
        raise WrongUse(f"There is no file '{argument}'.", next_step="Give a prompt, or a .txt file with one a line.")
    lines = path.read_text("utf-8", errors="replace").splitlines()
    places = tuple(
        Place(text, around, number)
        for number, text in enumerate(lines, 1)
        if text.strip() and not text.lstrip().startswith("#")
    )
    return Source(path, places, tuple(lines))


def of_production(path: Path, around: Around) -> Source:
    """The prompt of every shot that has one, with the shot's own model, aspect and number of references.

    A planned length may go beyond the model's: the shot is then continued, so it is no fault of the words.
    """
    marked = read_marked(read_text(path), path)
    production = checked(Production, marked)
    places = []
    for s, scene in enumerate(production.scenes):
        for n, shot in enumerate(scene.shots):
            if not shot.prompt.strip():
                continue
            where: Where = ("scenes", s, "shots", n, "prompt")
            span = marked.values[where]
            named = shot.model or production.model
            own = replace(
                around,
                model=around.model or (model_called(named) if named not in ("", "auto") else None),
                aspect=around.aspect or production.look.aspect,
                references=around.references or ("",) * len(shot.references),
            )
            opened = marked.text[span.start : span.start + 1] in ('"', "'")
            behind = IGNORE.search(marked.text[span.end :].partition("\n")[0])
            said = f"  {behind.group().strip()}" if behind else ""
            places.append(Place(shot.prompt, own, span.line, span.column - 1 + opened, where, said))
    return Source(path, tuple(places), marked=marked)


def examined(found: Source, look: Look, *, fix: bool = False) -> Outcome:
    """What the rules find in every prompt; with `fix`, after mending, and the file is written anew."""
    mended: list[tuple[Place, Mended]] = []
    if fix:
        mended = [(p, mend(p.text, at(look, p))) for p in found.places]
    stuck = put_back(found, mended) if fix and found.file else []
    held = {place.where for place, _ in stuck if place.where}
    # What could not be put back stands in the file as it was, and is found fault with as it was.
    places = [p if p.where in held else replace(p, text=done.text) for p, done in mended] if fix else list(found.places)
    file = str(found.file) if found.file else None
    linted = tuple(Linted(p.text, tuple(at(look, p)(p.text)), file, p.line, p.column) for p in places)
    return Outcome(linted, tuple(mended), tuple(f"{file}:{p.line}: {text}" for p, text in stuck))


def put_back(found: Source, mended: list[tuple[Place, Mended]]) -> list[tuple[Place, str]]:
    """Write the mended prompts into their file; returns those that stand there in a way that is left to a person."""
    assert found.file is not None
    changed = [(p, done.text) for p, done in mended if done.text != p.text]
    if not changed:
        return []
    if found.marked is None:
        lines = list(found.lines)
        for p, text in changed:
            lines[p.line - 1] = text
        write_bytes(found.file, ("\n".join(lines) + "\n").encode(), force=True)
        return []
    text = found.marked.text
    stuck: list[tuple[Place, str]] = []
    for p, new in reversed(changed):
        span = found.marked.values[p.where]
        if found.marked.text[span.start : span.end].strip("\"'") == p.text:
            text = f"{text[: span.start]}{json.dumps(new, ensure_ascii=False)}{text[span.end :]}"
        else:
            # A folded or escaped value has several spellings; a person chooses.
            stuck.append((p, new))
    if text != found.marked.text:
        read_again(text, found, {p.where: new for p, new in changed})
        write_bytes(found.file, text.encode(), force=True)
    return stuck[::-1]


def read_again(text: str, found: Source, wanted: dict[Where, str]) -> None:
    """Refuse to write a production that would not say what was meant."""
    assert found.file is not None
    checked(Production, read_marked(text, found.file))
    again = read_marked(text, found.file)
    for where, new in wanted.items():
        value = again.data
        for key in where:
            value = value[key]
        old = next(p.text for p in found.places if p.where == where)
        if value not in (new, old):
            raise WrongUse(
                f"'{found.file}' could not be mended safely.", next_step="Mend it by hand: run without --fix."
            )
