"""`shotwright pick`: which take the film shows."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("pick")
@click.argument("shot", metavar="SCENE/SHOT")
@click.argument("take", type=int, required=False)
@click.option("--production", type=click.Path(path_type=Path), default=Path("production.yaml"), show_default=True)
def command(shot: str, take: int | None, production: Path) -> None:
    """Show TAKE of SCENE/SHOT in the film; without TAKE, list the takes that there are."""
    from shotwright.studio.choices import pick, takes_of
    from shotwright.studio.stage import open_stage

    stage = open_stage(production)
    if take is not None:
        pick(stage, shot, take)
    for one in takes_of(stage, shot):
        mark = "*" if one.picked else " "
        note = f"  {one.take.note}" if one.take.note else ""
        click.echo(
            f"{mark} {one.take.number}  seed {one.take.seed}  ${one.take.price}  {one.where or 'not made yet'}{note}"
        )
