"""`shotwright make`: a film, or a still, from a prompt."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from shotwright.film import Order
    from shotwright.studio import Film, FilmRequest, Watch
    from shotwright.studio.request import Narration

File = click.Path(path_type=Path)


class Dollars(click.ParamType):  # type: ignore[type-arg]
    """An amount of US dollars, kept exact."""

    name = "usd"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """`5`, `0.40` or `$5` as Decimal."""
        try:
            amount = Decimal(str(value).lstrip("$"))
        except InvalidOperation:
            amount = Decimal(-1)
        if not amount.is_finite() or amount < 0:
            self.fail(f"'{value}' is no amount of dollars; write 5 or 0.40.", param, ctx)
        return amount


@click.command("make")
@click.argument("prompt")
@click.option("-o", "--output", type=File, help="The file to write: .mp4, or .png with --still.")
@click.option(
    "--model", "models", multiple=True, help="Who makes it: house (free) unless named; again for another; auto."
)
@click.option("--takes", type=int, default=1, show_default=True, help="How many tries, each with its own seed.")
@click.option("--seconds", type=float, help="Length; else what the prompt says, else 4, or what the model makes.")
@click.option("--aspect", default="", help="16:9 (usual), 9:16, 1:1, 4:5 or 21:9; models have their own.")
@click.option("--size", default="", help="360p, 480p, 720p (usual) or 1080p: the shorter side; models have their own.")
@click.option("--fps", type=int, help="Frames a second: 24, or what the model makes.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, another picture.")
@click.option("--image", type=File, help="The picture to begin with (JPG, PNG, WebP).")
@click.option("--end-image", type=File, help="The picture to end with.")
@click.option(
    "--reference", "references", type=File, multiple=True, help="A picture of who or what appears; again for more."
)
@click.option("--video", type=File, help="A film to change or to go on from.")
@click.option("--sound/--silent", default=None, help="With or without the model's own sound, where it can do either.")
@click.option("--say", help="A line that is spoken over the film; its times are written beside it as .srt and .json.")
@click.option(
    "--voice", default="", help="Who speaks it: woman (usual), man, girl, or a Piper or Kokoro voice of yours."
)
@click.option("--lang", help="The line's language: a tag or a name; else its writing decides.")
@click.option("--negative", default="", help="What must not be seen, where the model has a field for it.")
@click.option("--mode", default="", help="One of the model's own modes.")
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="One of the model's own options.")
@click.option("--in-dialect", is_flag=True, help="Write the prompt out as the model likes it; else it goes as it is.")
@click.option("--budget", type=Dollars(), help="The most that this run may cost, in US dollars.")
@click.option("--yes", is_flag=True, help="Buy without asking.")
@click.option("--allow-unknown-price", is_flag=True, help="Buy also what nobody knows the price of.")
@click.option("--affirm", multiple=True, metavar="RULE", help="Say that what this rule asks about is meant.")
@click.option("--only", multiple=True, metavar="SCENE[/SHOT]", help="Of a production: only these shots.")
@click.option("--draft", is_flag=True, help="The house at half the size and rate, in a second or two.")
@click.option("--still", is_flag=True, help="One picture instead of a film.")
@click.option("--sheet", type=File, help="Paint only a sheet of three frames (.png), on the house.")
@click.option("--dry-run", is_flag=True, help="Say what was understood, ordered and paid; make nothing.")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout; talk goes to stderr.")
@click.pass_context
def command(
    ctx: click.Context,
    prompt: str,
    output: Path | None,
    models: tuple[str, ...],
    takes: int,
    seconds: float | None,
    aspect: str,
    size: str,
    fps: int | None,
    seed: int,
    image: Path | None,
    end_image: Path | None,
    references: tuple[Path, ...],
    video: Path | None,
    sound: bool | None,
    say: str | None,
    voice: str,
    lang: str | None,
    negative: str,
    mode: str,
    options: tuple[str, ...],
    in_dialect: bool,
    budget: Decimal | None,
    yes: bool,
    allow_unknown_price: bool,
    affirm: tuple[str, ...],
    only: tuple[str, ...],
    draft: bool,
    still: bool,
    sheet: Path | None,
    dry_run: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Make a film from PROMPT, or from a production (.yaml, .fountain): picture and sound, signed.

    Free on the house engine, or bought once from a model.

    A contact sheet of three frames of the house comes first, so that you can stop at once with Ctrl-C. What is bought
    is kept in .shotwright/ beside the film; the same command again reuses it and pays nothing.
    """
    from . import production

    narration = narration_of(say, voice, lang)
    if production.is_production(prompt):
        if narration is not None:
            from shotwright.errors import WrongUse

            raise WrongUse(
                "A production holds its own lines.", next_step="Write the line into its shot, under `lines`."
            )
        from shotwright.studio.produce import How

        production.refuse_others(ctx)
        how = How(only, draft, budget, yes, allow_unknown_price, rules(affirm))
        production.make(Path(prompt), output, how, dry_run=dry_run, force=force, as_json=as_json)
        return
    production.refuse_parts(only)
    from shotwright.studio import FilmRequest, Spending, make_film, make_sheet
    from shotwright.studio.film import worst

    request = FilmRequest(
        prompt=prompt,
        output=output,
        models=models or ("house",),
        seconds=seconds,
        aspect=aspect,
        size=size,
        fps=fps,
        seed=seed,
        takes=takes,
        draft=draft,
        still=still,
        files=inputs(image, end_image, references, video),
        sound=sound,
        negative=negative,
        mode=mode,
        options=tuple(map(option, options)),
        dialect=in_dialect,
        spending=Spending(budget, yes, allow_unknown_price, rules(affirm)),
        narration=narration,
        force=force,
    )
    if dry_run:
        understood(request, as_json)
        return
    with watching(ask=not as_json) as watch:
        made = make_sheet(request, sheet, watch) if sheet else asyncio.run(make_film(request, watch))
    report(made, as_json)
    if made.failed:
        for error in made.failed:
            click.echo(f"shotwright: {error}", err=True)
        ctx.exit(worst(made.failed).exit_code)


def narration_of(say: str | None, voice: str, lang: str | None) -> Narration | None:
    """The line that is spoken over the film. Raises WrongUse for a voice without one."""
    from shotwright.errors import WrongUse
    from shotwright.studio.request import Narration

    if say is not None:
        return Narration(say, voice, lang)
    if voice or lang:
        raise WrongUse("There is no line to speak.", next_step='Add --say "…", or leave --voice and --lang away.')
    return None


def inputs(
    image: Path | None, end_image: Path | None, references: tuple[Path, ...], video: Path | None
) -> tuple[tuple[str, Path], ...]:
    """Role and file of everything that is given."""
    named = [("image", image), ("end-image", end_image), ("video", video)]
    numbered = [(f"reference-{n}" if n > 1 else "reference", path) for n, path in enumerate(references, 1)]
    return (*((role, path) for role, path in named if path is not None), *numbered)


def option(text: str) -> tuple[str, Any]:
    """`NAME=VALUE`, the value as JSON where it is any: 3, true, "words"; else as it is written."""
    from shotwright.errors import WrongUse

    name, sign, value = text.partition("=")
    if not sign or not name:
        raise WrongUse(f"'{text}' is no option.", next_step="Write --option NAME=VALUE.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def rules(affirmed: tuple[str, ...]) -> tuple[str, ...]:
    """The rules that the user gives a word on. Raises WrongUse for one that does not exist."""
    if not affirmed:
        return ()
    from shotwright.errors import WrongUse
    from shotwright.trust.policy import rule_set

    for name in affirmed:
        if name not in rule_set().names:
            raise WrongUse(f"There is no rule '{name}'.", next_step=f"Rules: {', '.join(rule_set().names)}.")
    return affirmed


def understood(request: FilmRequest, as_json: bool) -> None:
    """Print what would be made, and what it would cost."""
    from shotwright.studio.bargain import objections
    from shotwright.studio.deal import deal
    from shotwright.studio.film import film_names, read_prompt
    from shotwright.studio.inputs import given
    from shotwright.studio.sound import cues_of_prompt, quiet

    files = given(request.files)
    heard = [f"{cue.sound}{f' ({cue.when})' if cue.when else ''}" for cue in cues_of_prompt(request, bought=False)]
    own, request = quiet(request, bought=False), quiet(request, bought=True)
    deals = [deal(name, request, files) for name in request.models if name != "house"]
    house = read_prompt(own, files) if "house" in request.models else ()
    orders = (*(order for each in deals for order in each.orders), *house)
    first, against = orders[0], objections(request, deals, files)
    if as_json:
        document = {
            "would_write": [str(path) for paths in film_names(request).values() for path in paths],
            "orders": [order.model_dump(mode="json") for order in orders],
            "quotes": [each.quote.as_json() for each in deals if each.quote],
            "notes": [note for each in deals for note in each.notes],
            "policy": [{"rule": o.rule, "act": o.act, "message": str(o), "next": o.instead} for o in against],
            "unheard": list(first.shot.unheard),
            "cues": heard,
            "spent": "0",
        }
        click.echo(json.dumps(document, indent=2))
        return
    understood_words = first.shot.model_dump(exclude_defaults=True, exclude={"text", "unheard"})
    for name, value in understood_words.items():
        click.echo(f"{name:12} {value}")
    for cue in heard:
        click.echo(f"{'sound':12} {cue}")
    if house:
        width, height = house[0].frame.pixels
        length = "" if request.still else f"{house[0].seconds:g} s, {house[0].frame.fps} fps, "
        about = f"{length}{width}x{height}, seed {house[0].seed}, $0{times(house)}"
        click.echo(f"{'still' if request.still else 'film':12} {about}")
    for each in deals:
        order, quote = each.orders[0], each.quote
        amount = quote.amount if quote else "unknown"
        length = "" if request.still else f"{order.seconds:g} s, "
        click.echo(f"{each.name:12} {length}{order.frame.size} {order.frame.aspect}: {amount}{times(each.orders)}")
        if quote:
            click.echo(f"{'':12} {quote.rule}; price of {quote.date or 'no date'}, {quote.certainty}")
        for note in each.notes:
            click.echo(f"{'':12} {note}")
    for objection in against:
        click.echo(f"{'would ask' if objection.act == 'ask' else 'refused':12} {objection} {objection.instead}")
    if first.shot.unheard:
        click.echo(f"{'unheard':12} {', '.join(first.shot.unheard)}")


def times(orders: Sequence[Order]) -> str:
    """` × 2 takes`, where there are several."""
    return f" × {len(orders)} takes" if len(orders) > 1 else ""


def report(made: Film, as_json: bool) -> None:
    """Say where the film is."""
    if as_json:
        document = {
            "file": str(made.file),
            "sheet": str(made.sheet) if made.sheet else None,
            "takes": [str(path) for path in made.takes],
            "captions": [str(path) for path in made.captions],
            "ordered": made.ordered,
            "reused": made.reused,
            "spent": str(made.spent),
            "purchases": list(made.purchases),
            "failed": [{"what": e.what, "spent": None if e.spent is None else str(e.spent)} for e in made.failed],
            "unheard": list(made.shot.unheard),
            "notes": list(made.notes),
            "shot": made.shot.model_dump(mode="json"),
        }
        click.echo(json.dumps(document, indent=2))
        return
    for path in (*(made.takes or (made.file,)), *made.captions):
        click.echo(path)
    if made.purchases:
        from shotwright.catalog.estimate import dollars

        again = f", {made.reused} had been bought before" if made.reused else ""
        click.echo(f"Spent {dollars(made.spent)}{again}.", err=True)


@contextmanager
def watching(*, ask: bool = True) -> Iterator[Watch]:
    """A progress bar with time left on a terminal, plain lines elsewhere; both on stderr.

    Questions are put only where a person sits at both ends and no document is wanted on stdout.
    """
    from shotwright.studio import Watch

    confirm = confirmed if ask and sys.stdin.isatty() and sys.stderr.isatty() else None
    if not sys.stderr.isatty():
        last = [""]

        def line(text: str) -> None:
            # A vendor is asked for minutes: what has not changed is not said again.
            if text != last[0]:
                click.echo(f"{text} ...", err=True)
            last[0] = text

        yield Watch(stage=line, note=lambda text: click.echo(text, err=True), confirm=confirm)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("Reading the prompt", total=1.0)

        def asked(text: str) -> bool:
            bars.stop()
            try:
                return confirmed(text)
            finally:
                bars.start()

        yield Watch(
            stage=lambda text: bars.reset(task, description=text, total=1.0),
            progress=lambda fraction: bars.update(task, completed=fraction),
            note=lambda text: console.print(text, markup=False),
            confirm=asked if confirm else None,
        )


def confirmed(text: str) -> bool:
    """Put a question to the person at the terminal; no is the usual answer."""
    return click.confirm(text, default=False, err=True)
