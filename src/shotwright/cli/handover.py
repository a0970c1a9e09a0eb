"""`shotwright handover`: the cut for other editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from shotwright.film.cut import Cut


@click.command("handover")
@click.argument("source", metavar="CUT.json|production.yaml", type=click.Path(path_type=Path))
@click.option("--to", "formats", multiple=True, type=click.Choice(["otio", "otioz", "fcp7", "fcpxml", "edl"]),
              help="Formats; all but otioz when none is given.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("handover"), show_default=True,
              help="Folder to write into.")  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def command(source: Path, formats: tuple[str, ...], output: Path, force: bool, as_json: bool) -> None:
    """Write the cut of a made production (or a cut as JSON) so that other editors open it; buys and makes nothing."""
    from shotwright.edit.handover.files import hand_over, read_cut

    if source.suffix.lower() in (".yaml", ".yml", ".fountain"):
        cut, folder, cache = made(source)
        name = source.stem
    else:
        cut, folder, name = (
            read_cut(source),
            source.absolute().parent,
            source.name.removesuffix(".json").removesuffix(".cut"),
        )
        cache = folder / ".shotwright" / "cache"
    wanted = formats or ("otio", "fcp7", "fcpxml", "edl")
    files, notes = hand_over(cut, folder, output, tuple(dict.fromkeys(wanted)), cache, name=name, force=force)
    for note in notes:
        click.echo(note, err=True)
    if as_json:
        click.echo(json.dumps({"files": [str(file) for file in files], "notes": notes}, indent=2))
    else:
        click.echo("\n".join(str(file) for file in files))


def made(file: Path) -> tuple[Cut, Path, Path]:
    """The cut of a production whose takes are all there, its folder and its cache. Raises WrongUse for one that lacks any."""
    from shotwright.studio.assemble import assemble
    from shotwright.studio.produce import How, planned
    from shotwright.studio.stage import open_stage

    stage = open_stage(file)
    shots, _ = planned(stage, How())
    return assemble(stage, shots, stage.production.look.frame).cut, stage.folder.absolute(), stage.cache
