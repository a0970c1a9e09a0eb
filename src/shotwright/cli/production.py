"""`shotwright make production.yaml`: the whole film; a live table on a terminal, plain lines elsewhere."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from shotwright.studio.movie import Movie
    from shotwright.studio.produce import How, Progress

OPTIONS = ("prompt", "output", "only", "budget", "yes", "allow_unknown_price", "affirm", "draft", "dry_run", "force",
           "as_json")  # fmt: skip
ENDINGS = (".yaml", ".yml", ".fountain")


def is_production(text: str) -> bool:
    """True for the name of a file that holds a production."""
    return text.lower().endswith(ENDINGS) and Path(text).is_file()


def refuse_others(ctx: click.Context) -> None:
    """Refuse what a production says itself. Raises WrongUse with the options that go with one."""
    from click.core import ParameterSource

    from shotwright.errors import WrongUse

    for param in ctx.command.params:
        given = ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE
        if given and param.name not in OPTIONS:
            raise WrongUse(
                f"{max(param.opts, key=len)} does not go with a production.",
                next_step="Write it into the file. With one go: --only, --draft, --budget, --yes, --dry-run, --force, "
                "--json, --affirm, --allow-unknown-price, -o.",
            )


def refuse_parts(only: tuple[str, ...]) -> None:
    """Raise WrongUse for shots that are named where there is but one."""
    from shotwright.errors import WrongUse

    if only:
        raise WrongUse("--only names shots of a production.", next_step="Give a production.yaml, or leave it away.")


def make(file: Path, output: Path | None, how: How, *, dry_run: bool, force: bool, as_json: bool) -> None:
    """Make the film of a production; exit 1 when a take failed and the film was made without it."""
    from shotwright.studio.movie import make_movie
    from shotwright.studio.plan import plan
    from shotwright.studio.stage import open_stage

    stage = open_stage(file)
    target = output or file.with_suffix(".mp4")
    if dry_run:
        found = plan(stage, how)
        if as_json:
            click.echo(json.dumps({"would_write": [str(target)], "spent": "0", **found.as_json()}, indent=2))
        else:
            from .plan import table

            table(found)
        return
    with watching(ask=not as_json) as (progress, rendering):
        movie = asyncio.run(make_movie(stage, target, how, progress, force=force, rendering=rendering))
    if as_json:
        click.echo(json.dumps(document(movie), indent=2))
    else:
        for path in (movie.file, *movie.delivered):
            click.echo(path)
    for error in movie.produced.failed:
        click.echo(f"shotwright: {error}", err=True)
    if movie.produced.failed:
        raise click.exceptions.Exit(max(error.exit_code for error in movie.produced.failed))


def document(movie: Movie) -> dict[str, Any]:
    """What was made, as plain data; money as text."""
    made = movie.produced
    return {
        "file": str(movie.file),
        "captions": [str(path) for path in movie.captions],
        "deliverables": [str(path) for path in movie.delivered],
        "ordered": made.ordered,
        "reused": made.reused,
        "spent": str(made.spent),
        "takes": [
            {"shot": entry.shot, "take": take.number, "price": str(take.price), "picked": take == entry.picked,
             "files": [part.file for part in take.parts], "orders": [part.order for part in take.parts]}
            for _, entry in made.shots for take in entry.takes
        ],
        "seconds": movie.cut.seconds,
        "segments": movie.rendered.segments,
        "encoded": list(movie.rendered.encoded),
        "unheard": list(movie.unheard),
        "notes": [*made.notes, *movie.notes],
        "failed": [str(error) for error in made.failed],
    }  # fmt: skip


@contextmanager
def watching(*, ask: bool) -> Iterator[tuple[Progress, Any]]:
    """Where the shots stand: drawn as a table that changes in place, or said line by line; both on stderr."""
    from shotwright.studio.produce import Progress

    confirm = (lambda text: click.confirm(text, err=True)) if ask and sys.stdin.isatty() else None
    if not sys.stderr.isatty():
        seen: set[tuple[str, str]] = set()

        def line(name: str, vendor: str, doing: str, spent: Decimal) -> None:
            if (name, doing) not in seen:
                seen.add((name, doing))
                click.echo(f"{name}: {doing} ({vendor}{f', ${spent}' if spent else ''})", err=True)

        yield Progress(shot=line, note=lambda text: click.echo(text, err=True), confirm=confirm), None
        return
    from rich.console import Console
    from rich.live import Live

    board = Board()
    with Live(board, console=Console(stderr=True), refresh_per_second=8) as live:

        def asked(text: str) -> bool:
            live.stop()
            answer = click.confirm(text, err=True)
            live.start()
            return answer

        yield (
            Progress(
                shot=board.shot, painted=board.painted, note=board.note, confirm=asked if confirm is not None else None
            ),
            board.rendering,
        )


class Board:
    """The live table: state, vendor, waited, spent of each shot."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Any]] = {}
        self.notes: list[str] = []
        self.rendered = 0.0

    def shot(self, name: str, vendor: str, doing: str, spent: Decimal) -> None:
        """A shot's new state."""
        import time

        row = self.rows.setdefault(name, [vendor, doing, spent, time.monotonic(), None])
        row[:3] = vendor, doing, spent
        if doing == "kept":
            row[4] = time.monotonic() - row[3]

    def painted(self, name: str, fraction: float) -> None:
        """How much of a shot is painted."""
        if name in self.rows:
            self.rows[name][1] = f"painting {fraction:.0%}"

    def note(self, text: str) -> None:
        """Something that the user should know."""
        self.notes.append(text)

    def rendering(self, fraction: float) -> None:
        """How much of the film is rendered."""
        self.rendered = fraction

    def __rich__(self) -> Any:
        """The table as it is now: what runs, and the last that were kept."""
        import time

        from rich.console import Group
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        for name, right in (("Shot", False), ("State", False), ("Vendor", False), ("Waited", True), ("Spent", True)):
            table.add_column(name, justify="right" if right else "left")
        running = [(name, row) for name, row in self.rows.items() if row[1] != "kept"]
        kept = [(name, row) for name, row in self.rows.items() if row[1] == "kept"]
        for name, (vendor, doing, spent, began, took) in [*kept[-6:], *running[:14]]:
            waited = took if took is not None else time.monotonic() - began
            table.add_row(name, doing, vendor, f"{waited:.0f} s", f"${spent}" if spent else "free")
        lines = [f"{len(kept)} of {len(self.rows)} kept"]
        if self.rendered:
            lines.append(f"Rendering {self.rendered:.0%}")
        return Group(table, *lines, *self.notes[-4:])
