"""`shotwright deliver`: a finished film as the files that platforms take."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from shotwright.finish.deliver import Delivery

File = click.Path(path_type=Path)


@click.command("deliver")
@click.argument("film", required=False, type=File)
@click.option("--for", "names", multiple=True, metavar="PRESET", help="Where it goes; again for another place.")
@click.option("-o", "--output", type=File, help="The folder for the files; else that of the film.")
@click.option("--fill", type=click.Choice(["bars", "reframe"]), help="For another shape: bars, or follow the subject.")
@click.option("--captions", type=File, multiple=True, help="A caption file; else those beside the film.")
@click.option("--burn", type=click.Choice(["plain", "boxed", "words"]), help="Draw the captions into the picture.")
@click.option("--font", "fonts", type=File, multiple=True, help="A font for burnt captions, asked before all others.")
@click.option("--list", "listed", is_flag=True, help="Show every preset and what it takes.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout; talk goes to stderr.")
def command(
    film: Path | None,
    names: tuple[str, ...],
    output: Path | None,
    fill: str | None,
    captions: tuple[Path, ...],
    burn: Any,
    fonts: tuple[Path, ...],
    listed: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Make from FILM one file for each PRESET: size, rate, codec and loudness as the place takes them, signed last.

    Length and size are checked for all presets before anything is rendered. Beside each file lie a poster, the captions,
    and a text of what the platform or the law asks you to disclose.
    """
    from shotwright.errors import WrongUse
    from shotwright.finish.deliver import How, deliver

    if listed:
        show_presets(as_json)
        return
    if film is None:
        raise WrongUse("No film was named.", next_step="Write: shotwright deliver FILM.mp4 --for youtube-1080p.")
    how = How(fill=fill, captions=captions, burnt=burn, fonts=fonts, force=force)
    made = deliver(film, names, output or film.absolute().parent, how, None if as_json else told())
    if as_json:
        click.echo(json.dumps({"film": str(film), "files": [document(one) for one in made]}, indent=2))
        return
    for one in made:
        show(one)


def told() -> Any:
    """Progress on stderr: one line a file, rewritten on a terminal."""
    lines = sys.stderr.isatty()

    def progress(name: str, share: float) -> None:
        if lines:
            click.echo(f"\r{name}: {share:4.0%}" + ("\n" if share >= 1 else ""), err=True, nl=False)

    return progress


def document(one: Delivery) -> dict[str, Any]:
    """A delivery as JSON."""
    return {
        "preset": one.preset.name,
        "file": str(one.file),
        "width": one.seen.width,
        "height": one.seen.height,
        "fps": one.seen.fps,
        "seconds": one.seen.seconds,
        "bytes": one.seen.bytes,
        "loudness": one.seen.loudness,
        "peak": one.seen.peak,
        "credentials": str(one.credentials),
        "poster": str(one.poster) if one.poster else None,
        "captions": [str(path) for path in one.captions],
        "disclosure": str(one.disclosure) if one.disclosure else None,
        "notes": one.notes,
    }


def show(one: Delivery) -> None:
    """Print a delivery: the file, what it is, what must be known of it."""
    seen = one.seen
    loud = f", {seen.loudness:.1f} LUFS, peak {seen.peak:.1f} dBTP" if seen.loudness is not None else ""
    click.echo(f"{one.file}")
    click.echo(
        f"  {seen.width} × {seen.height}, {seen.fps:.5g} fps, {seen.seconds:.2f} s, {seen.bytes / 1e6:.1f} MB{loud}"
    )
    click.echo(f"  credentials: {one.credentials}")
    for path in [one.poster, *one.captions, one.disclosure]:
        if path is not None:
            click.echo(f"  beside it: {path.name}")
    for note in one.notes:
        click.echo(f"  {note}")


def show_presets(as_json: bool) -> None:
    """Print the table of presets."""
    from shotwright.finish.presets import presets, spelled

    rows = list(presets().values())
    if as_json:
        click.echo(json.dumps([row.model_dump(mode="json") for row in rows], indent=2))
        return
    for row in rows:
        size = row.frame or row.within
        kind = (
            f"{size[0]} × {size[1]}" if row.frame and size else f"up to {size[0]} × {size[1]}" if size else "as it is"
        )
        longest = f", at most {spelled(row.longest)}" if row.longest else ""
        click.echo(f"{row.name:14} {row.title}: {kind}, {row.video}{longest} ({row.date})")
