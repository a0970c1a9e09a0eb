"""`shotwright make`: a film from a prompt."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from shotwright.studio import Film, FilmRequest, Watch


@click.command("make")
@click.argument("prompt")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The film to write (.mp4).")
@click.option("--model", default="house", show_default=True, help="Who makes the take; house is free.")
@click.option("--takes", type=int, default=1, show_default=True, help="How many tries, each with its own seed.")
@click.option("--seconds", type=float, help="Length; else what the prompt says, else 4.")
@click.option("--aspect", default="16:9", show_default=True, help="16:9, 9:16, 1:1, 4:5 or 21:9.")
@click.option("--size", default="720p", show_default=True, help="360p, 480p, 720p or 1080p: the shorter side.")
@click.option("--fps", type=int, default=24, show_default=True, help="Frames a second.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, another picture.")
@click.option("--draft", is_flag=True, help="Half the size and rate, in a second or two.")
@click.option("--sheet", type=click.Path(path_type=Path), help="Paint only a sheet of three frames (.png).")
@click.option("--dry-run", is_flag=True, help="Say what was understood and would be made; make nothing.")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout; talk goes to stderr.")
def command(
    prompt: str,
    output: Path | None,
    model: str,
    takes: int,
    seconds: float | None,
    aspect: str,
    size: str,
    fps: int,
    seed: int,
    draft: bool,
    sheet: Path | None,
    dry_run: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Make a film from PROMPT: picture and sound, signed, free on the house engine.

    A contact sheet of three frames comes first, so that you can stop at once with Ctrl-C.
    """
    from shotwright.studio import FilmRequest, make_film, make_sheet
    from shotwright.studio.request import frame

    request = FilmRequest(
        prompt=prompt,
        output=output,
        model=model,
        seconds=seconds,
        frame=frame(aspect, size, fps),
        seed=seed,
        takes=takes,
        draft=draft,
        force=force,
    )
    if dry_run:
        understood(request, as_json)
        return
    with watching() as watch:
        made = make_sheet(request, sheet, watch) if sheet else asyncio.run(make_film(request, watch))
    report(made, as_json)


def understood(request: FilmRequest, as_json: bool) -> None:
    """Print what would be made."""
    from shotwright.studio.film import film_names, read_prompt

    orders = read_prompt(request)
    first = orders[0]
    if as_json:
        document = {
            "would_write": [str(path) for path in film_names(request)],
            "orders": [order.model_dump(mode="json") for order in orders],
            "unheard": list(first.shot.unheard),
            "spent": "0",
        }
        click.echo(json.dumps(document, indent=2))
        return
    heard = first.shot.model_dump(exclude_defaults=True, exclude={"text", "unheard"})
    for name, value in heard.items():
        click.echo(f"{name:12} {value}")
    width, height = first.frame.pixels
    click.echo(f"{'film':12} {first.seconds:g} s, {width}x{height}, {first.frame.fps} fps, seed {first.seed}, $0")
    if first.shot.unheard:
        click.echo(f"{'unheard':12} {', '.join(first.shot.unheard)}")


def report(made: Film, as_json: bool) -> None:
    """Say where the film is."""
    if as_json:
        document = {
            "file": str(made.file),
            "sheet": str(made.sheet) if made.sheet else None,
            "takes": [str(path) for path in made.takes],
            "ordered": len(made.orders),
            "reused": 0,
            "spent": "0",
            "unheard": list(made.shot.unheard),
            "notes": list(made.notes),
            "shot": made.shot.model_dump(mode="json"),
        }
        click.echo(json.dumps(document, indent=2))
        return
    for path in made.takes or (made.file,):
        click.echo(path)


@contextmanager
def watching() -> Iterator[Watch]:
    """A progress bar with time left on a terminal, plain lines elsewhere; both on stderr."""
    from shotwright.studio import Watch

    if not sys.stderr.isatty():
        yield Watch(
            stage=lambda text: click.echo(f"{text} ...", err=True), note=lambda text: click.echo(text, err=True)
        )
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
        yield Watch(
            stage=lambda text: bars.reset(task, description=text, total=1.0),
            progress=lambda fraction: bars.update(task, completed=fraction),
            note=lambda text: console.print(text, markup=False),
        )
