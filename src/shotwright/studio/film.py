"""One film from one prompt: words, order, sheet, take, signature.

request ── parse ── Shot ── Order ──┬── contact sheet (so that a director can stop at once)
                                    └── buying.take ── sign ── NAME.mp4
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shotwright import buying, prompt
from shotwright.errors import WrongUse
from shotwright.film import Order, Shot, Take
from shotwright.media.files import check_writable, publish
from shotwright.trust.credentials import Claims, sign
from shotwright.vendors import vendor

from .request import FilmRequest, check_seconds, file_name

if TYPE_CHECKING:
    from shotwright.house.vendor import House

DEFAULT_SECONDS = 4.0


@dataclass(slots=True)
class Watch:
    """Who is told while a film is made; the command line draws these, tests collect them."""

    stage: Callable[[str], None] = lambda text: None
    """A step begins."""
    progress: Callable[[float], None] = lambda fraction: None
    """How much of the step is done, 0..1."""
    note: Callable[[str], None] = lambda text: None
    """Something that the user should know: a word that was not drawn, a file that was written."""


@dataclass(frozen=True, slots=True)
class Film:
    """What `make_film` made."""

    file: Path
    sheet: Path | None
    takes: tuple[Path, ...]
    shot: Shot
    orders: tuple[Order, ...]
    notes: tuple[str, ...]


def read_prompt(request: FilmRequest) -> tuple[Order, ...]:
    """The orders, one a take, that a request comes to."""
    if request.model != "house":
        raise WrongUse(f"There is no model '{request.model}'.", next_step="Use the free house engine: --model house.")
    shots = prompt.parse(request.prompt)
    if len(shots) > 1:
        raise WrongUse(
            f"The prompt describes {len(shots)} shots, and one film holds one.",
            next_step=f'Make them one by one; the first is: shotwright make "{shots[0].text.strip()}".',
        )
    seconds = request.seconds or shots[0].seconds or DEFAULT_SECONDS
    check_seconds(seconds)
    return tuple(
        Order(
            model=request.model,
            prompt=request.prompt,
            shot=shots[0],
            frame=request.frame,
            seconds=seconds,
            seed=(request.seed + number) % 2**32,
            draft=request.draft,
        )
        for number in range(request.takes)
    )


def what_is_missing(shot: Shot, notes: tuple[str, ...]) -> tuple[str, ...]:
    """Everything that the picture does not show and the prompt asked for, as sentences."""
    unheard = (f"Not understood: {', '.join(shot.unheard)}.",) if shot.unheard else ()
    return (*unheard, *notes)


def make_sheet(request: FilmRequest, target: Path, watch: Watch | None = None) -> Film:
    """Paint three frames of the film side by side into the PNG `target`, and nothing else."""
    watch = watch or Watch()
    if target.suffix.lower() != ".png":
        raise WrongUse(f"'{target.name}' cannot hold a sheet.", next_step="Sheets are PNG: give a name ending in .png.")
    check_writable(target, force=request.force)
    (order, *_) = read_prompt(request)
    house = the_house(watch)
    watch.stage("Painting the sheet")
    notes = house.sheet(order, target, force=request.force)
    missing = what_is_missing(order.shot, notes)
    for line in missing:
        watch.note(line)
    return Film(file=target, sheet=target, takes=(), shot=order.shot, orders=(), notes=missing)


def the_house(watch: Watch) -> House:
    """The house engine, telling `watch` how far it is."""
    from shotwright.house.vendor import House

    found = vendor("house")
    assert isinstance(found, House)
    found.progress = watch.progress
    return found


async def make_film(request: FilmRequest, watch: Watch | None = None) -> Film:
    """Make the film that `request` asks for, signed, with a contact sheet beside it.

    Raises WrongUse or Unwritable before any work, TakeFailed when a take does not come; no half file stays behind.
    """
    watch = watch or Watch()
    targets = film_names(request)
    for target in targets:
        check_writable(target, force=request.force)
    orders = read_prompt(request)
    house = the_house(watch)

    sheet = targets[0].with_suffix(".sheet.png")
    watch.stage("Painting the sheet")
    missing = what_is_missing(orders[0].shot, house.sheet(orders[0], sheet, force=True))
    watch.note(f"Contact sheet: {sheet}")
    for line in missing:
        watch.note(line)

    for order, target in zip(orders, targets, strict=True):
        with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=target.parent) as folder:
            watch.stage("Painting" if len(orders) == 1 else f"Painting {target.name}")
            take = await buying.make_free(order, house, Path(folder))
            watch.stage("Signing")
            signed = Path(folder) / "signed.mp4"
            sign(take.files[0], signed, claims(take))
            publish(signed, target, force=request.force)
    return Film(file=targets[0], sheet=sheet, takes=targets, shot=orders[0].shot, orders=orders, notes=missing)


def film_names(request: FilmRequest) -> tuple[Path, ...]:
    """Where each take goes: the name that was asked for, or a free one; -2, -3 ... for further takes."""
    if request.output is not None:
        first = request.output
    else:
        stem, number = file_name(request.prompt), 1
        first = Path(f"{stem}.mp4")
        while first.exists() and not request.force:
            number += 1
            first = Path(f"{stem}-{number}.mp4")
    return (first, *(first.with_stem(f"{first.stem}-take{n}") for n in range(2, request.takes + 1)))


def claims(take: Take) -> Claims:
    """What the signature says of a house take."""
    order = take.order
    return Claims(prompt=order.prompt, seed=order.seed, order=order.digest, model=order.model, generated=True)
