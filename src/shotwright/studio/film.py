"""One film, or one still, from one prompt: words, orders, takes, signatures.

request ──┬── house: parse ── Shot ── Order ──┬── contact sheet (so that a director can stop at once)
          │                                   └── make_free ── sign ── NAME.mp4
          └── others: deal ── policy ── price ── Buyer ── kept take ── export ── sign ── NAME.mp4
Cues in the prompt and a narrated line are mixed with the take's own sound before it is signed.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shotwright import buying, prompt
from shotwright.errors import ShotwrightError, WrongUse
from shotwright.film import Order, Shot, Take
from shotwright.media.files import check_writable, publish
from shotwright.trust import policy
from shotwright.trust.credentials import Claims, Ingredient, get_ready, sign
from shotwright.vendors import vendor

from .inputs import Given, given, nearest
from .request import FilmRequest, check_seconds, file_name
from .sound import Heard, cues_of_prompt, heard, quiet, times_of, with_sound, write_times
from .watch import Watch

if TYPE_CHECKING:
    from shotwright.edit.moments import Moments
    from shotwright.house.vendor import House

    from .deal import Deal

DEFAULT_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Film:
    """What `make_film` made."""

    file: Path
    sheet: Path | None
    takes: tuple[Path, ...]
    shot: Shot
    orders: tuple[Order, ...]
    notes: tuple[str, ...]
    reused: int = 0
    """Takes that were bought before this run."""
    spent: Decimal = Decimal(0)
    """US dollars in this run."""
    purchases: tuple[dict[str, str], ...] = ()
    """Of each bought take: id, model, file, what it cost in this run."""
    failed: tuple[ShotwrightError, ...] = field(default=())
    captions: tuple[Path, ...] = ()
    """Captions and words' times of the narrated line, beside each film."""

    @property
    def ordered(self) -> int:
        """Takes that were made or bought in this run."""
        return len(self.takes) - self.reused


def read_prompt(request: FilmRequest, inputs: Given | None = None) -> tuple[Order, ...]:
    """The orders, one a take, that a request comes to on the house engine."""
    inputs = inputs or given(request.files)
    refuse_for_house(request)
    shots = prompt.parse(request.prompt)
    if len(shots) > 1:
        raise WrongUse(
            f"The prompt describes {len(shots)} shots, and one film holds one.",
            next_step=f'Make them one by one; the first is: shotwright make "{shots[0].text.strip()}".',
        )
    seconds = request.seconds or shots[0].seconds or DEFAULT_SECONDS
    check_seconds(seconds)
    frame = request.house_frame
    if inputs.shape is not None and not request.aspect:
        from shotwright.film import ASPECTS

        frame = frame.model_copy(update={"aspect": nearest(inputs.shape, ASPECTS) or frame.aspect})
    return tuple(
        Order(
            model="house",
            prompt=request.prompt,
            shot=shots[0],
            frame=frame,
            seconds=seconds,
            seed=(request.seed + number) % 2**32,
            draft=request.draft,
            inputs=inputs.digests,
            options={"still": True} if request.still else {},
        )
        for number in range(request.takes)
    )


def refuse_for_house(request: FilmRequest) -> None:
    """Raise WrongUse for what only other makers can do, and Stopped for what nobody makes."""
    lacks = {
        "--negative": bool(request.negative),
        "--mode": bool(request.mode),
        "--option": bool(request.options),
        "--in-dialect": request.dialect,
        "--silent": request.sound is False,
    }
    given_one = next((name for name, there in lacks.items() if there), None)
    if given_one:
        raise WrongUse(f"The house has no {given_one}.", next_step="Leave it away, or name a model with --model.")
    for objection in policy.judge(policy.Asked(request.prompt), fixed_only=True):
        raise policy.stopped(objection)


def what_is_missing(shot: Shot, notes: tuple[str, ...]) -> tuple[str, ...]:
    """Everything that the picture does not show and the prompt asked for, as sentences."""
    unheard = (f"Not understood: {', '.join(shot.unheard)}.",) if shot.unheard else ()
    return (*unheard, *notes)


def make_sheet(request: FilmRequest, target: Path, watch: Watch | None = None) -> Film:
    """Paint three frames of the film side by side into the PNG `target`, and nothing else; always on the house."""
    watch = watch or Watch()
    if target.suffix.lower() != ".png":
        raise WrongUse(f"'{target.name}' cannot hold a sheet.", next_step="Sheets are PNG: give a name ending in .png.")
    check_writable(target, force=request.force)
    inputs = given(request.files)
    (order, *_) = read_prompt(quiet(request, bought=False), inputs)
    house = the_house(watch)
    watch.stage("Painting the sheet")
    notes = house.sheet(order, target, force=request.force, files=inputs.files)
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
    """Make what `request` asks for, signed; a film of the house with a contact sheet beside it.

    Raises WrongUse or Unwritable before any work, Stopped before any money, TakeFailed or Uncertain when no take comes;
    no half file stays behind. Where some takes came and others did not, those that came are written, and `failed` says
    why the others did not.
    """
    watch = watch or Watch()
    inputs = given(request.files)
    targets = film_names(request)
    for target in (path for each in targets.values() for path in each):
        for path in (target, *(times_of(target) if request.narration else ())):
            check_writable(path, force=request.force)
    # Everything is checked, every price known and the line spoken before anyone works or is paid.
    if request.narration is not None:
        for objection in policy.judge(policy.Asked(request.narration.say), fixed_only=True):
            raise policy.stopped(objection)
    own, theirs = quiet(request, bought=False), quiet(request, bought=True)
    deals = deals_of(theirs, inputs)
    said = heard(request)
    own = long_enough(own, said)
    house = read_prompt(own, inputs) if "house" in request.models else ()
    made: list[Film] = []
    if deals:
        shortest = min(order.seconds for each in deals for order in each.orders)
        if said.seconds > shortest:
            watch.note(f"The line lasts {said.seconds:.1f} s and a take {shortest:g}: its end will not be heard.")
        cues = cues_of_prompt(request, bought=True)
        made.append(await buy_films(theirs, deals, targets, inputs, watch, replace(said, cues=cues)))
    if house:
        made.append(await paint_films(own, house, targets["house"], inputs, watch, said))
    first = made[0]
    captions: list[Path] = []
    if said.spoken is not None:
        for path in (path for film in made for path in film.takes):
            captions += write_times(path, said.spoken, force=request.force)
    return Film(
        file=first.file,
        sheet=next((film.sheet for film in made if film.sheet), None),
        takes=tuple(path for film in made for path in film.takes),
        shot=first.shot,
        orders=tuple(order for film in made for order in film.orders),
        notes=tuple(note for film in made for note in film.notes),
        reused=first.reused,
        spent=first.spent,
        purchases=first.purchases,
        failed=first.failed,
        captions=tuple(captions),
    )


def long_enough(request: FilmRequest, said: Heard) -> FilmRequest:
    """The request with time for its line, where nobody said how long the film is to be."""
    if request.seconds is not None or not said.seconds or prompt.parse(request.prompt)[0].seconds:
        return request
    return replace(request, seconds=max(DEFAULT_SECONDS, float(round(said.seconds + 1.0))))


def moments_of(order: Order, film: Path, house: House | None = None) -> Moments:
    """When things happen in a take: what the house knows of its own, what is heard and seen in any other."""
    from shotwright.edit.moments import of_film, of_scene

    if house is not None and not order.inputs:
        # A draft is drawn at half the rate: the frames of a cue are those of the film that was asked for.
        return replace(of_scene(house.scene(order), order.shot), fps=order.frame.fps)
    return of_film(film)


def deals_of(request: FilmRequest, inputs: Given) -> list[Deal]:
    """One deal for each model other than the house; who names none waits for neither catalogue nor ledger."""
    names = [name for name in request.models if name != "house"]
    if not names:
        return []
    from .deal import deal

    return [deal(name, request, inputs) for name in names]


def resound(order: Order, said: Heard, film: Path, out: Path) -> tuple[str, ...]:
    """Write a bought film with the line and the cues; its own sound is kept."""
    return with_sound(film, out, said, partial(moments_of, order, film), order.seed)


async def paint_films(
    request: FilmRequest,
    orders: tuple[Order, ...],
    targets: tuple[Path, ...],
    inputs: Given,
    watch: Watch,
    said: Heard,
) -> Film:
    """The house's takes."""
    house, sheet = the_house(watch), None
    notes: tuple[str, ...] = ()
    if not request.still:
        sheet = targets[0].with_suffix(".sheet.png")
        watch.stage("Painting the sheet")
        notes = house.sheet(orders[0], sheet, force=True, files=inputs.files)
        watch.note(f"Contact sheet: {sheet}")
    get_ready()
    for order, target in zip(orders, targets, strict=True):
        with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=target.absolute().parent) as folder:
            if sheet is not None and order is orders[0]:
                for line in what_is_missing(order.shot, notes):
                    watch.note(line)
            watch.stage("Painting" if len(orders) == 1 else f"Painting {target.name}")
            take = await buying.make_free(order, house, Path(folder), inputs.files)
            if sheet is None and order is orders[0]:
                notes = take.notes
                for line in what_is_missing(order.shot, notes):
                    watch.note(line)
            film = take.files[0]
            if said and not request.still:
                watch.stage("Mixing the sound")
                film = Path(folder) / "heard.mp4"
                more = with_sound(
                    take.files[0], film, said, partial(moments_of, order, take.files[0], house), order.seed
                )
                for line in more:
                    watch.note(f"{target.name}: {line}")
                notes = (*notes, *(f"{target.name}: {line}" for line in more))
            watch.stage("Signing")
            signed = Path(folder) / f"signed{target.suffix}"
            sign(film, signed, claims(take, inputs))
            publish(signed, target, force=request.force)
    missing = what_is_missing(orders[0].shot, notes)
    return Film(file=targets[0], sheet=sheet, takes=targets, shot=orders[0].shot, orders=orders, notes=missing)


async def buy_films(
    request: FilmRequest,
    deals: list[Deal],
    targets: dict[str, tuple[Path, ...]],
    inputs: Given,
    watch: Watch,
    said: Heard,
) -> Film:
    """Takes of others, bought once each and exported."""
    from .bargain import bought
    from .export import export_film, export_still

    notes = [note for each in deals for note in each.notes]
    for note in notes:
        watch.note(note)
    get_ready()
    came, failed = await bought(request, deals, inputs, watch)
    if not came:
        raise worst(failed)
    places = {
        order.digest: path
        for name, each in zip((n for n in request.models if n != "house"), deals, strict=True)
        for order, path in zip(each.orders, targets[name], strict=True)
    }
    purchases = []
    for one in came:
        target = places[one.key]
        watch.stage(f"Writing {target.name}")
        if request.still:
            done = export_still(one.take, target, force=request.force)
        else:
            order = one.take.order
            change = partial(resound, order, said) if said else None
            done = export_film(one.take, target, fps=request.fps, force=request.force, change=change)
        for note in (*one.take.notes, *done.notes):
            watch.note(f"{target.name}: {note}")
            notes.append(f"{target.name}: {note}")
        purchases.append({"id": one.key, "model": one.take.order.model, "file": str(target), "spent": str(one.spent)})
    return Film(
        file=places[came[0].key],
        sheet=None,
        takes=tuple(places[one.key] for one in came),
        shot=deals[0].orders[0].shot,
        orders=tuple(one.take.order for one in came),
        notes=tuple(notes),
        reused=sum(one.reused for one in came),
        spent=sum((one.spent for one in came), Decimal(0)),
        purchases=tuple(purchases),
        failed=tuple(failed),
    )


def worst(failed: list[ShotwrightError] | tuple[ShotwrightError, ...]) -> ShotwrightError:
    """The failure that matters most: where money is uncertain, then where it was spent."""
    return max(
        failed, key=lambda error: (error.spent is None and error.exit_code == 4, error.spent is None, error.spent or 0)
    )


def film_names(request: FilmRequest) -> dict[str, tuple[Path, ...]]:
    """Where each take goes, by model: the name that was asked for, or a free one; -take2 ... for further takes."""
    ending = ".png" if request.still else ".mp4"
    if request.output is not None:
        first = request.output
    else:
        stem, number = file_name(request.prompt), 1
        first = Path(f"{stem}{ending}")
        while any(path.exists() for path in all_names(request, first)) and not request.force:
            number += 1
            first = Path(f"{stem}-{number}{ending}")
    names = iter(all_names(request, first))
    return {model: tuple(next(names) for _ in range(request.takes)) for model in request.models}


def all_names(request: FilmRequest, first: Path) -> list[Path]:
    """One name for each take of each model; the model stands in it where there are several."""
    several = len(request.models) > 1
    stems = [f"{first.stem}-{model.replace('/', '-')}" if several else first.stem for model in request.models]
    return [
        first.with_name(f"{stem}{'' if number == 1 else f'-take{number}'}{first.suffix}")
        for stem in stems
        for number in range(1, request.takes + 1)
    ]


def claims(take: Take, inputs: Given) -> Claims:
    """What the signature says of a house take; a picture that it was made from is named."""
    order = take.order
    used = tuple(Ingredient(path, "componentOf") for path in inputs.files.values())
    return Claims(
        prompt=order.prompt,
        seed=order.seed,
        order=order.digest,
        model=order.model,
        generated=not used,
        ingredients=used,
    )
