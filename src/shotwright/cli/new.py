"""`shotwright new`: a production to start from."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("new")
@click.argument("brief", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("production.yaml"), show_default=True)
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A variable of the starter.")
@click.option("--seconds", type=float, help="Length of the whole film.")
@click.option("--list", "listed", is_flag=True, help="List the starters.")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
def command(
    brief: str | None, output: Path, values: tuple[str, ...], seconds: float | None, listed: bool, force: bool
) -> None:
    """Write a commented production.yaml: from a starter's name, a brief in quotes, or a screenplay.

    \b
    shotwright new advert
    shotwright new "a 30-second advert for a small bakery"
    shotwright new script.fountain
    """
    from shotwright.errors import WrongUse
    from shotwright.media.files import check_writable, write_bytes
    from shotwright.studio.starters import KINDS, from_brief, starter

    if listed or brief is None:
        for name, (what, _, _) in KINDS.items():
            click.echo(f"{name:10} {what}")
        return
    check_writable(output, force=force)
    given = {}
    for value in values:
        name, sign, text = value.partition("=")
        if not sign:
            raise WrongUse(f"'{value}' sets nothing.", next_step="Write --set NAME=VALUE.")
        given[name.strip()] = text.strip()
    if brief.endswith(".fountain"):
        from shotwright.studio.stage import screenplay_text

        text, notes = screenplay_text(Path(brief))
        for note in notes:
            click.echo(note, err=True)
    elif brief in KINDS:
        text = starter(brief, given, seconds)
    else:
        text, understood = from_brief(brief)
        for reason in understood.reasons:
            click.echo(reason, err=True)
        if given or seconds is not None:
            text = starter(understood.kind, {KINDS[understood.kind][1]: understood.subject} | given, seconds)
    write_bytes(output, text.encode("utf-8"), force=force)
    write_schema(output.parent)
    click.echo(output)


def write_schema(folder: Path) -> None:
    """Put the schema where the first line of a production points to."""
    from shotwright.film.formats.schema import schema_text
    from shotwright.media.files import write_bytes, writing
    from shotwright.studio.stage import STATE

    target = folder / STATE / "production.schema.json"
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(target, schema_text().encode("utf-8"), force=True)
