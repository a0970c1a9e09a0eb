"""`shotwright import`: an edited timeline comes back and is rendered."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click


@click.command("import")
@click.argument("edited", metavar="EDITED.otio|.otioz", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The film (.mp4); beside the timeline when not given."
)
@click.option("--burn", is_flag=True, help="Burn the captions into the picture.")
@click.option("--cut", "cut_file", type=click.Path(path_type=Path), help="Write the cut as JSON, too.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def command(edited: Path, output: Path | None, burn: bool, cut_file: Path | None, force: bool, as_json: bool) -> None:
    """Render EDITED, a timeline that another editor exported, with its sound mixed anew at -14 LUFS."""
    from shotwright.edit.handover.files import read_edited
    from shotwright.edit.mix_cut import mix_cut
    from shotwright.edit.render import render
    from shotwright.media.files import check_writable, write_bytes
    from shotwright.media.loudness import write_wav

    target = output or edited.with_suffix(".mp4")
    for file in (target, cut_file):
        if file is not None:
            check_writable(file, force=force)
    cache = edited.absolute().parent / ".shotwright" / "cache"
    cut, folder, notes = read_edited(edited, cache / "unpacked" / edited.stem)
    with tempfile.TemporaryDirectory(prefix=".shotwright-", dir=target.absolute().parent) as name:
        mixed = mix_cut(cut, folder)
        sound = Path(name) / "mix.wav"
        write_wav(sound, mixed.sound)
        done = render(cut, target, folder=folder, cache=cache, sound=sound, burn_captions=burn, force=force)
    if cut_file is not None:
        write_bytes(cut_file, cut.model_dump_json(indent=2).encode(), force=force)
    said = [*notes, *mixed.notes]
    for note in said:
        click.echo(note, err=True)
    if as_json:
        click.echo(
            json.dumps(
                {"file": str(target), "seconds": cut.seconds, "encoded": len(done.encoded), "notes": said}, indent=2
            )
        )
    else:
        click.echo(target)
