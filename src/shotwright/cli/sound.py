"""`shotwright sound`: one effect, one spoken line or one bed of music, free, as a WAV file."""

from __future__ import annotations

import json
from pathlib import Path

import click

File = click.Path(path_type=Path)


@click.command("sound")
@click.argument("words", default="")
@click.option("-o", "--output", type=File, help="The file to write: .wav; else a free name from the words.")
@click.option("--say", help="A line to speak; its times are written beside it as .srt and .json.")
@click.option("--lang", help="The line's language: a tag or a name; else its writing decides.")
@click.option(
    "--voice", default="", help="woman (usual), man, girl, old man …, a Piper .onnx, or FOLDER:NAME of Kokoro."
)
@click.option("--mood", help="How the line is said: calm, sad, excited, whispering …")
@click.option("--music", help='A bed of music: mood, genre, tempo, key, as in "calm, 90 bpm".')
@click.option("--stems", type=File, metavar="DIR", help="Write the music's stems here too.")
@click.option("--seconds", type=float, help="Length; else the sound's own, or 30 of music.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, another sound.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def command(
    words: str,
    output: Path | None,
    say: str | None,
    lang: str | None,
    voice: str,
    mood: str | None,
    music: str | None,
    stems: Path | None,
    seconds: float | None,
    seed: int,
    force: bool,
    as_json: bool,
) -> None:
    """Make the sound that WORDS describe, or speak a line (--say), or play music (--music).

    Everything is made on this machine and costs nothing; the same words and seed give the same samples.
    """
    from shotwright.errors import WrongUse
    from shotwright.studio import sound as studio
    from shotwright.studio.request import Narration

    asked = [
        name
        for name, there in {"WORDS": bool(words), "--say": say is not None, "--music": music is not None}.items()
        if there
    ]
    if len(asked) != 1:
        raise WrongUse(
            f"{' and '.join(asked)} cannot be made as one sound." if asked else "There is nothing to be heard.",
            next_step='Give one of: "dramatic impact hit", --say "Good morning.", --music "calm, 90 bpm".',
        )
    if not 0 <= seed < 2**32:
        raise WrongUse(f"The seed {seed} is out of range.", next_step="Give a whole number from 0 to 4294967295.")
    lines_only = [("--lang", lang), ("--voice", voice), ("--mood", mood)] if say is None else []
    others_only = [("--seconds", seconds)] if say is not None else []
    music_only = [("--stems", stems)] if music is None else []
    stray = next(
        (name for name, value in (*lines_only, *others_only, *music_only) if value is not None and value != ""), None
    )
    if stray:
        raise WrongUse(f"{stray} says nothing about {asked[0]}.", next_step="Leave it away.")
    if say is not None:
        made = studio.make_line(say, output, Narration(say, voice, lang, mood), force=force)
    elif music is not None:
        made = studio.make_music(music, output, seconds, seed, stems, force=force)
    else:
        made = studio.make_effect(words, output, seconds, seed, force=force)
    for note in made.notes:
        click.echo(note, err=True)
    if as_json:
        document = {
            "file": str(made.file),
            "seconds": round(made.seconds, 3),
            "beside": [str(path) for path in made.beside],
            "name": made.name,
            "notes": list(made.notes),
            "spent": "0",
        }
        click.echo(json.dumps(document, indent=2))
        return
    for path in (made.file, *made.beside):
        click.echo(path)
