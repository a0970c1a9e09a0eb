"""`shotwright characters`: the cast, and their sheets."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path

import click

PRODUCTION = click.option(
    "--production", type=click.Path(path_type=Path), default=Path("production.yaml"), show_default=True
)


@click.group("characters", invoke_without_command=True)
@PRODUCTION
@click.pass_context
def command(context: click.Context, production: Path) -> None:
    """List the cast with what goes into every shot of theirs."""
    if context.invoked_subcommand is not None:
        return
    from shotwright.studio.stage import open_stage
    from shotwright.studio.wording import full

    for key, who in open_stage(production).production.cast.items():
        references = f"  [{', '.join(who.references)}]" if who.references else ""
        click.echo(f"@{key:12} {full(who)}{references}")


@command.command("sheet")
@click.argument("name")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The picture (.png).")
@click.option("--model", default="house", show_default=True, help="The house, free, or an image model.")
@click.option("--budget", type=str, help="US dollars that this may cost.")
@click.option("--yes", is_flag=True, help="Buy without asking.")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@PRODUCTION
def sheet(
    name: str, output: Path | None, model: str, budget: str | None, yes: bool, force: bool, production: Path
) -> None:
    """Paint NAME from all sides: to judge by eye, and as a reference picture for models."""
    from shotwright.studio import FilmRequest, Spending, make_film
    from shotwright.studio.characters import find_character, sheet_prompt, write_house_sheet
    from shotwright.studio.stage import open_stage

    made = open_stage(production).production
    key, who = find_character(made, name)
    target = output or production.parent / f"{key}.png"
    if model == "house":
        write_house_sheet(made, name, target, force=force)
        click.echo(target)
        return
    request = FilmRequest(
        prompt=sheet_prompt(who),
        output=target,
        models=(model,),
        still=True,
        seed=made.seed,
        spending=Spending(Decimal(budget) if budget else None, yes, False, ()),
        force=force,
    )
    from .make import watching

    with watching(ask=True) as watch:
        click.echo(asyncio.run(make_film(request, watch)).file)
