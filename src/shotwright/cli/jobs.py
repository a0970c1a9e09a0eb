"""`shotwright jobs`: what was bought in this folder, what is open, and what to do about it."""

from __future__ import annotations

import asyncio
import json
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .make import Dollars

if TYPE_CHECKING:
    from shotwright.studio.jobs import Job

AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")


@click.group("jobs", invoke_without_command=True)
@click.option("--open", "only_open", is_flag=True, help="Only what is not at its end.")
@AS_JSON
@click.pass_context
def command(ctx: click.Context, only_open: bool, as_json: bool) -> None:
    """List what was bought in this folder: id, state, money, model, prompt. Exits with 4 while something is uncertain."""
    if ctx.invoked_subcommand is not None:
        return
    from shotwright.studio.jobs import jobs

    found = jobs(Path.cwd(), only_open=only_open)
    if as_json:
        click.echo(json.dumps({"jobs": [each.as_json() for each in found]}, indent=2))
    else:
        for each in found:
            click.echo(line(each))
        if not found:
            click.echo("Nothing is open." if only_open else "Nothing was bought in this folder yet.", err=True)
    if any(each.row.state == "uncertain" for each in found):
        ctx.exit(4)


def line(job: Job) -> str:
    """One purchase on one line."""
    row = job.row
    return f"{row.key[:12]}  {row.state:10} {job.money:16} {row.model:20} {row.title[:60]}"


@command.command("show")
@click.argument("name", metavar="ID")
@AS_JSON
def show(name: str, as_json: bool) -> None:
    """Tell the story of one purchase: every step with its time, the price it was bought at, where its take lies."""
    from shotwright.studio.jobs import job, moment
    from shotwright.studio.stage import STATE

    found = job(Path.cwd(), name)
    if as_json:
        click.echo(json.dumps(found.as_json(), indent=2))
        return
    row = found.row
    click.echo(line(found))
    facts = [
        ("prompt", row.title),
        ("price", str(row.price.get("rule", ""))),
        ("policy", row.policy),
        ("vendor's job", row.job or ""),
        ("message", row.message or ""),
        *(("take", f"{STATE}/takes/{name[:2]}/{name}") for name in row.files or ()),
    ]
    for title, text in facts:
        if text:
            click.echo(f"  {title:14} {text}")
    for event in found.events:
        said = ", ".join(f"{key} {value}" for key, value in event.data.items() if value is not None)
        click.echo(f"  {moment(event.at)}  {event.kind:11} {said}".rstrip())


@command.command("reconcile")
@AS_JSON
@click.pass_context
def reconcile(ctx: click.Context, as_json: bool) -> None:
    """Take every open purchase whose process is gone as far as it goes, buying nothing.

    What was never ordered is given up; what may have been ordered is looked up; what is ready is fetched. Exits with 4
    when something stays uncertain.
    """
    from shotwright.studio.jobs import reconcile as settle
    from shotwright.studio.jobs import told

    settled = [told(each) for each in asyncio.run(settle(Path.cwd()))]
    if as_json:
        click.echo(json.dumps({"settled": settled}, indent=2))
    else:
        for each in settled:
            click.echo(f"{each['id'][:12]}  {each['before']} -> {each['state']}: {each['found']}")
        if not settled:
            click.echo("Nothing is open.", err=True)
    if any(each["state"] == "uncertain" for each in settled):
        ctx.exit(4)


@command.command("resolve")
@click.argument("name", metavar="ID")
@click.option(
    "--as", "word", type=click.Choice(["charged", "not-charged"]), required=True, help="What your account says."
)
@click.option("--job", help="The vendor's own id of the job: then its take is fetched.")
@AS_JSON
def resolve(name: str, word: str, job: str | None, as_json: bool) -> None:
    """Say of an uncertain purchase whether it was charged; look at your account at the vendor first."""
    from shotwright.studio.jobs import resolve as settle

    found = settle(Path.cwd(), name, charged=word == "charged", job=job)
    click.echo(json.dumps(found.as_json(), indent=2) if as_json else line(found))
    if found.row.state == "running":
        click.echo("Its take is fetched by the next `shotwright jobs reconcile`, or by the same make.", err=True)


@command.command("cancel")
@click.argument("name", metavar="ID")
@AS_JSON
def cancel(name: str, as_json: bool) -> None:
    """Ask the vendor to stop a running job, and say what became of it and of the money."""
    from shotwright.studio.jobs import cancel as stop
    from shotwright.studio.jobs import told

    found = told(asyncio.run(stop(Path.cwd(), name)))
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        click.echo(f"{found['id'][:12]}  {found['before']} -> {found['state']}: {found['found']}")


@command.command("budget")
@click.option(
    "--month", type=Dollars(), help="Set the most that this calendar month (UTC) may cost here, in US dollars."
)
@click.option("--no-limit", is_flag=True, help="Lift this month's limit.")
@AS_JSON
def budget(month: Decimal | None, no_limit: bool, as_json: bool) -> None:
    """Show, set or lift this month's budget: no number of processes can pass it together.

    It holds for everything that writes to this ledger. The budget of one run is `make --budget`.
    """
    from shotwright.catalog.estimate import dollars
    from shotwright.errors import WrongUse
    from shotwright.studio.jobs import budget as this_month

    if month is not None and no_limit:
        raise WrongUse("A limit cannot be set and lifted at once.", next_step="Give --month or --no-limit.")
    found = this_month(Path.cwd(), month, lift=no_limit)
    if as_json:
        document = {
            "scope": found.scope,
            "cap": None if found.cap is None else str(found.cap),
            "held": str(found.held),
            "spent": str(found.spent),
            "left": None if found.left is None else str(found.left),
        }
        click.echo(json.dumps(document, indent=2))
        return
    limit = "no limit"
    if found.cap is not None and found.left is not None:
        left = "nothing left" if found.left <= 0 else f"{dollars(found.left, ROUND_FLOOR)} left"
        limit = f"of {dollars(found.cap)}, {left}"
    click.echo(f"{found.scope.partition(':')[2]}: {dollars(found.spent)} spent, {dollars(found.held)} held, {limit}")
