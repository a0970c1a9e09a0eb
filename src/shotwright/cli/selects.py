"""`shotwright selects`: the good parts of footage."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import cast

import click


@click.command("selects")
@click.argument("footage", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write a first cut (.json).")
@click.option("--seconds", type=float, help="Length of the cut at most.")
@click.option("--longest", type=float, default=5.0, show_default=True, help="Seconds of one shot at most.")
@click.option("--least", type=float, default=0.8, show_default=True, help="Seconds of one shot at least.")
@click.option("--blur", type=float, default=0.0, help="Leave out shots less sharp than this.")
@click.option("--shake", type=float, default=100.0, help="Leave out shots that shake more than this.")
@click.option("--order", type=click.Choice(["footage", "best", "loudest"]), default="footage", show_default=True)
@click.option("--all-takes", is_flag=True, help="Keep every one of shots that look alike.")
@click.option("--music", type=click.Path(path_type=Path), help="Cut to the beats of this music.")
@click.option("--every", type=click.IntRange(1), default=1, help="Cut on every so many beats.")
@click.option("--words", help="Take only where one of these words is said; needs FOOTAGE.srt beside the film.")
@click.option("--fps", type=click.IntRange(1, 120), default=24, show_default=True)
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def command(
    footage: tuple[Path, ...], output: Path | None, seconds: float | None, longest: float, least: float, blur: float,
    shake: float, order: str, all_takes: bool, music: Path | None, every: int, words: str | None, fps: int, force: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Find the shots of FOOTAGE, measure each, and make a first cut; `handover` and `deliver` go on from there."""
    from shotwright.edit.captions import read
    from shotwright.edit.selects.beats import beats
    from shotwright.edit.selects.looking import look
    from shotwright.edit.selects.rules import Order, by_words, chosen, on_beats, rough_cut
    from shotwright.errors import WrongUse
    from shotwright.film.look import Frame
    from shotwright.media.files import check_writable, write_bytes
    from shotwright.media.sound import stereo

    if output is not None:
        check_writable(output, force=force)
    base = output.absolute().parent if output is not None else Path.cwd()

    def named(path: Path) -> str:
        return os.path.relpath(path.absolute(), base)

    frame = Frame(fps=fps)
    if words is not None:
        if len(footage) != 1 or not footage[0].with_suffix(".srt").is_file():
            raise WrongUse(
                "--words needs one film with its .srt beside it.", next_step="Name one film, or leave it out."
            )
        cut = by_words(read(footage[0].with_suffix(".srt")), named(footage[0]), words, frame)
        shots, best = [], []
    else:
        shots = [shot for path in footage for shot in look(path, named(path))]
        best = chosen(shots, least=least, blur=blur, shake=shake, all_takes=all_takes)
        if music is not None:
            cut = on_beats(best, frame, beats(stereo(music)), named(music), every=every)
        else:
            cut = rough_cut(best, frame, seconds=seconds, longest=longest, order=cast(Order, order))
    if output is not None:
        write_bytes(output, cut.model_dump_json(indent=2).encode(), force=force)
    if as_json:
        document = {"shots": [{**shot.as_json(), "chosen": shot in best} for shot in shots], "seconds": cut.seconds,
                    "file": str(output) if output else None, "clips": [clip.name for clip in cut.clips]}  # fmt: skip
        click.echo(json.dumps(document, indent=2))
        return
    for shot in shots:
        mark = "*" if shot in best else " "
        click.echo(f"{mark} {shot.file}  {shot.start:7.2f}-{shot.end:7.2f} s  sharp {shot.sharpness:6.0f}  "
                   f"shake {shot.shake:4.2f}  {shot.loudness:6.1f} dB")  # fmt: skip
    click.echo(f"{len(cut.clips)} clips, {cut.seconds:.1f} s{f': {output}' if output else ''}")
