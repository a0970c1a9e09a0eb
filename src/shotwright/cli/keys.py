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


@command.command("set")
@click.argument("vendor")
@click.option("--forget", "gone", is_flag=True, help="Remove the stored key instead.")
def set_key(vendor: str, gone: bool) -> None:
    """Keep the key of VENDOR: in the system's keyring where there is one, else in a file that only you may read.

    The key is asked for and not shown, or read from stdin, one a line; it is never taken from the command line, which
    others on this machine can see.
    """
    import sys

    from shotwright.errors import WrongUse
    from shotwright.studio.ready import ready
    from shotwright.vendors import keys

    found = ready(vendor)
    if not found.variables:
        raise WrongUse(f"{found.title} needs no key.", next_step="Just use it.")
    kept = []
    for variable in found.variables:
        if gone:
            kept += [variable] if keys.forget(variable) else []
            continue
        if sys.stdin.isatty():
            secret = click.prompt(variable, hide_input=True, default="", show_default=False, err=True)
        else:
            secret = sys.stdin.readline()
        if secret.strip():
            where = keys.store(variable, secret)
            click.echo(f"{variable} is kept in {'the keyring' if where == 'keyring' else where}.")
            kept.append(variable)
    if gone:
        click.echo(f"Removed: {', '.join(kept)}." if kept else "There was none to remove.")
    elif not kept:
        raise WrongUse("No key was given.", next_step=f"`shotwright keys guide {found.name}` says where to get one.")


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def list_all(as_json: bool) -> None:
    """Say which vendors are ready and where their keys lie; no key is shown."""
    import json

    from shotwright.studio.ready import readiness

    found = readiness()
    if as_json:
        click.echo(json.dumps({"vendors": [each.as_json() for each in found]}, indent=2))
        return
    for each in found:
        click.echo(f"{each.name:14} {each.title:24} {each.state}")
