"""`shotwright retake`: one more try at a shot."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path

import click


@click.command("retake")
@click.argument("shot", metavar="SCENE/SHOT")
@click.option("--note", default="", help='What to change, in words: "calmer camera".')
@click.option("--production", type=click.Path(path_type=Path), default=Path("production.yaml"), show_default=True)
@click.option("--budget", type=str, help="US dollars that this may cost.")
@click.option("--yes", is_flag=True, help="Spend without asking.")
@click.option("--draft", is_flag=True, help="Of the draft.")
def command(shot: str, note: str, production: Path, budget: str | None, yes: bool, draft: bool) -> None:
    """Make one more take of SCENE/SHOT, with another seed, and pick it. Earlier takes stay."""
    from shotwright.studio.choices import retake
    from shotwright.studio.produce import How
    from shotwright.studio.stage import open_stage

    how = How(draft=draft, budget=Decimal(budget) if budget else None, yes=yes)
    made = asyncio.run(retake(open_stage(production), shot, note, how))
    click.echo(f"{shot}: take {made.number}, ${made.price}")
