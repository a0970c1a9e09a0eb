"""`shotwright quote`: what a prompt or a film costs at each model, before anything is ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from shotwright.catalog.estimate import Quote
    from shotwright.studio.prices import Priced

CERTAINTY = {
    "verified": "read at the vendor, or in a dated quotation of it",
    "secondary": "told by a third party",
    "gateway": "what resellers ask",
    "uncertain": "recalled or derived: look before you buy",
    "unknown": "not known",
}


@click.command("quote")
@click.argument("text", metavar="PROMPT|FILE")
@click.option("--model", "models", multiple=True, help="A model; again for each further one. Without: house.")
@click.option(
    "--seconds", type=float, help="Length of a shot; else what the words say, else what the model usually makes."
)
@click.option("--size", default="", help="360p to 4k; else the model's usual size.")
@click.option("--aspect", default="", help="Such as 16:9.")
@click.option("--sound/--silent", default=None, help="Else a range where sound changes the price.")
@click.option("--takes", type=int, default=1, show_default=True, help="How many tries of each shot.")
@click.option("--images", type=int, default=0, help="Start and end pictures of each shot.")
@click.option("--references", type=int, default=0, help="Reference pictures of each shot.")
@click.option("--video", type=float, metavar="SECONDS", help="Length of an input video.")
@click.option("--mode", default="", help="One of the model's own modes.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_context
def command(
    ctx: click.Context,
    text: str,
    models: tuple[str, ...],
    seconds: float | None,
    size: str,
    aspect: str,
    sound: bool | None,
    takes: int,
    images: int,
    references: int,
    video: float | None,
    mode: str,
    as_json: bool,
) -> None:
    """Say what PROMPT (or each line of a .txt FILE, or each shot of a production) costs: a range, its rule and its age.

    Nothing is ordered and nothing is sent anywhere. Exits with 2 when none of the models can make it.
    """
    import json

    from shotwright.studio.prices import Wish, prices, wishes

    common = Wish("", seconds, size, aspect, sound, takes, images, references, video, mode)
    asked = wishes(text, common)
    found = prices(asked, models)
    if len(found) == 1 and found[0].refusal:
        raise found[0].refusal
    if as_json:
        document = {"shots": len(asked), "quotes": [p.as_json() for p in found]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        for p in found:
            show(p)
    if all(p.refusal for p in found):
        ctx.exit(2)


def show(p: Priced) -> None:
    """One model's price, with what it is made of."""
    if p.refusal:
        click.echo(f"{p.model:24} cannot: {p.refusal.what} {p.refusal.next_step}".rstrip())
        return
    click.echo(f"{p.model:24} {p.amount}" + (f" for {len(p.quotes)} shots" if len(p.quotes) > 1 else ""))
    told: set[tuple[str, ...]] = set()
    for number, q in enumerate(p.quotes, 1):
        shot = f"shot {number}: {q.amount}, " if len(p.quotes) > 1 else ""
        line("rule", shot + q.rule)
        facts = (q.model, q.source, q.date)
        if facts not in told:
            told.add(facts)
            about(q)


def about(q: Quote) -> None:
    """Where a price is from, how old it is, and what is not certain."""
    from shotwright.catalog.estimate import STALE_DAYS

    if q.date:
        old = f": older than {STALE_DAYS} days, look before you buy" if q.stale else ""
        line("price", f"of {q.date}, {q.age} days old{old}")
    line("source", q.source)
    line("certainty", f"{q.certainty}: {CERTAINTY[q.certainty]}")
    for doubt in q.doubts:
        line("doubt", doubt)


def line(name: str, text: str) -> None:
    """One indented line."""
    click.echo(f"  {name:10} {text}")
