"""`shotwright consent`: record, list and withdraw the consent of real people to the use of their face or voice."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from shotwright.trust.consent import Consent, Likeness

File = click.Path(path_type=Path)


@click.group("consent")
def command() -> None:
    """Keep the consent of real people to the use of their face or voice, in consents.json beside the production."""


@command.command("add")
@click.argument("who", metavar="NAME")
@click.option(
    "--for", "likeness", type=click.Choice(["face", "voice"]), multiple=True, required=True, help="Both: twice."
)
@click.option("--purpose", required=True, help='What they agreed to, as in "spring campaign".')
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The last day on which it holds.")
@click.option("--evidence", type=File, required=True, help="The signed release or recording; its digest is kept.")
@click.option("--picture", "pictures", type=File, multiple=True, help="A picture or recording that it covers.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def add(
    who: str,
    likeness: tuple[Likeness, ...],
    purpose: str,
    until: datetime.datetime,
    evidence: Path,
    pictures: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Record that NAME agreed."""
    from shotwright.trust.consent import record_consent

    made = record_consent(Path.cwd(), who, likeness, purpose, until.date(), evidence, pictures)
    show(made, as_json)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def list_all(as_json: bool) -> None:
    """List who agreed to what, and until when."""
    from shotwright.trust.consent import read_consents

    found = read_consents(Path.cwd())
    if as_json:
        click.echo(json.dumps({"consents": [consent.model_dump(mode="json") for consent in found]}, indent=2))
        return
    for consent in found:
        show(consent, False)
    if not found:
        click.echo("No consent is recorded in this folder.", err=True)


@command.command("withdraw")
@click.argument("name", metavar="ID")
def withdraw(name: str) -> None:
    """Remove a record: nothing new is made with that face or voice."""
    from shotwright.trust.consent import withdraw_consent

    gone = withdraw_consent(Path.cwd(), name)
    click.echo(f"{gone.id} is withdrawn. What was made with it before is still there.")


def show(consent: Consent, as_json: bool) -> None:
    """One record."""
    if as_json:
        click.echo(json.dumps(consent.model_dump(mode="json"), indent=2))
        return
    over = "  (over)" if consent.until < datetime.date.today() else ""
    what = f"{' and '.join(consent.likeness)}, {consent.purpose}, until {consent.until}{over}"
    click.echo(f"{consent.id:20} {consent.who}: {what}")
    click.echo(f"{'':20} evidence {consent.evidence}, sha256 {consent.evidence_digest[:16]}")
    if consent.pictures:
        click.echo(f"{'':20} covers {', '.join(consent.pictures.values())}")
