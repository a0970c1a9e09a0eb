"""`shotwright verify`: who signed a film, and whether it was changed since."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from shotwright.trust.credentials import Verdict

LINES = ("signer", "software", "model", "source_type", "prompt", "seed", "order", "actions", "ingredients", "problems")


@click.command("verify")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Say of each of FILES: Trusted, Valid but unknown signer, Tampered, or None when nobody signed it.

    Exits with 0 when every file is as it was signed, else with 1.
    """
    from shotwright.trust.credentials import verify

    verdicts = {file: verify(file) for file in files}
    if as_json:
        document = [{"path": str(file), **dataclasses.asdict(verdict)} for file, verdict in verdicts.items()]
        click.echo(json.dumps({"files": document}, indent=2))
    else:
        for file, verdict in verdicts.items():
            click.echo(f"{file}: {verdict.state}")
            show(verdict)
    if not all(verdict.unchanged for verdict in verdicts.values()):
        ctx.exit(1)


def show(verdict: Verdict) -> None:
    """Print what a manifest says, one line each; what it does not say is left out."""
    for name in LINES:
        value = getattr(verdict, name)
        if isinstance(value, tuple):
            value = ", ".join(value) or None
        if value is not None:
            click.echo(f"  {name.replace('_', ' '):12} {value}")
