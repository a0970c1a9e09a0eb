"""`shotwright keys`: how to get a vendor's key."""

from __future__ import annotations

import click


@click.group("keys", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Get and keep the keys of vendors. The house needs none."""


@command.command("guide")
@click.argument("vendor")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def guide(vendor: str, as_json: bool) -> None:
    """Say where to sign up at VENDOR (or at the maker of a model), what can be tried for nothing and what to watch."""
    import json

    from shotwright.catalog.shelf import models
    from shotwright.catalog.shelf import vendor as vendor_called

    found = vendor_called(vendor)
    if as_json:
        click.echo(json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=2))
        return
    click.echo(found.title)
    sold = [m.id for m in models() if m.vendor == found.name and m.life.state == "current"]
    lines = [
        ("sign up", found.keys.sign_up or "It has no public interface for making films."),
        ("instead", found.instead),
        ("key", " or ".join(found.keys.environment) if found.keys.environment else ""),
        ("trial", found.keys.trial),
        *(("watch", text) for text in found.keys.watch),
        ("if an answer is lost", found.retry.how if found.address else ""),
        ("refuses", f"{found.refused.text} ({found.refused.source}, {found.refused.date})" if found.refused else ""),
        ("rights", found.rights),
        ("models", ", ".join(sold)),
        ("source", f"{found.source}, {found.date}"),
        *(("doubt", text) for text in found.doubts),
    ]
    for name, text in lines:
        if text:
            click.echo(f"  {name:20} {text}")
