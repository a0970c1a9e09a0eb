"""`shotwright plan`: the storyboard before money."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from shotwright.studio.plan import Plan


@click.command("plan")
@click.argument("production", type=click.Path(path_type=Path), default=Path("production.yaml"))
@click.option("--only", multiple=True, metavar="SCENE[/SHOT]", help="Only these.")
@click.option("--update", multiple=True, metavar="SCENE/SHOT", help="Freeze a shot anew (* for all); writes the lock.")
@click.option("--html", type=click.Path(path_type=Path), help="Write one page with a house sheet of each shot.")
@click.option("--animatic", type=click.Path(path_type=Path), help="Render the whole film with the house, free (.mp4).")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def command(
    production: Path,
    only: tuple[str, ...],
    update: tuple[str, ...],
    html: Path | None,
    animatic: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Show each shot of PRODUCTION (.yaml or .fountain): words, findings, model and why, price, what exists already."""
    from shotwright.media.files import check_writable, write_bytes
    from shotwright.studio.plan import plan
    from shotwright.studio.produce import How, planned
    from shotwright.studio.stage import open_stage

    for target in (html, animatic):
        if target is not None:
            check_writable(target, force=force)
    stage = open_stage(production)
    how = How(only=only)
    if update:
        _, lock = planned(stage, how, thaw=update)
        stage.keep(lock)
    found = plan(stage, how)
    if as_json:
        click.echo(json.dumps(found.as_json(), indent=2))
    else:
        table(found)
    if html is not None:
        from shotwright.studio.storyboard import storyboard

        write_bytes(html, storyboard(found, stage.cache).encode("utf-8"), force=force)
        click.echo(f"Storyboard: {html}", err=True)
    if animatic is not None:
        from shotwright.studio.movie import animate

        made = asyncio.run(animate(stage, animatic, how, force=force))
        click.echo(f"Animatic: {made.file}", err=True)


def table(found: Plan) -> None:
    """The storyboard as a table, findings below their shot."""
    from rich.console import Console
    from rich.table import Table

    from shotwright.catalog import shelf

    console = Console(highlight=False)
    out = Table(box=None, pad_edge=False, header_style="bold")
    for name, right in (("Shot", False), ("Seconds", True), ("Model", False), ("Takes", True), ("Price", True)):
        out.add_column(name, justify="right" if right else "left", no_wrap=True)
    out.add_column("Words", ratio=1, overflow="fold")
    for row in found.rows:
        frozen = row.entry.frozen
        cost = "free" if row.quote is None else row.quote.amount
        takes = f"{row.there}/{row.takes}"
        said = [frozen.prompt]
        said += [f"[yellow]{f.severity}: {f.message} ({f.rule})[/]" for f in row.findings]
        said += [f"[yellow]warning: {j.message} ({j.rule})[/]" for j in row.jumps]
        if shelf.model(frozen.model).reach == "here" and row.shot.unheard:
            said.append(f"[dim]not known to the house: {', '.join(row.shot.unheard)}[/]")
        out.add_row(row.asked.name, f"{frozen.shown:g}", frozen.model, takes, cost, "\n".join(said))
    console.print(out)
    lacking = sum(row.takes - row.there for row in found.rows)
    console.print(f"{len(found.rows)} shots, {found.seconds:g} s; {lacking} takes to make: {found.amount}")
