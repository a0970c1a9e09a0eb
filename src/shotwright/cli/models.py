"""`shotwright models`: what each model can do, what it costs, and which of them suit."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from shotwright.catalog.choose import By, Candidate
    from shotwright.catalog.facts import Model


@click.command("models")
@click.argument("names", nargs=-1, metavar="[MODEL]...")
@click.option(
    "--needs", multiple=True, metavar="image,end-frame,sound,1080p,8s,...", help="What it must be able to do."
)
@click.option(
    "--by", type=click.Choice(["cost", "rank", "speed"]), default="cost", show_default=True, help="What ranks them."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def command(names: tuple[str, ...], needs: tuple[str, ...], by: str, as_json: bool) -> None:
    """List the models that can do what is needed, the best first; or everything that is known of MODEL.

    Prices are for one clip of what was asked, else of the model's usual length and size.
    """
    import json

    from shotwright.catalog.choose import WORKS, choose, work_of
    from shotwright.catalog.choose import needs as read_needs
    from shotwright.catalog.shelf import model
    from shotwright.errors import WrongUse

    if names:
        found = [model(name) for name in names]
        if as_json:
            click.echo(json.dumps([m.model_dump(mode="json") for m in found], ensure_ascii=False, indent=2))
            return
        for m in found:
            card(m)
        return
    candidates = choose(read_needs(needs), by=cast("By", by))
    if as_json:
        click.echo(json.dumps({"models": [c.as_json() for c in candidates]}, ensure_ascii=False, indent=2))
        return
    if not candidates:
        raise WrongUse("No model can do all of that.", next_step="Need less, or make it in two steps.")
    click.echo(f"{'model':24} {'price of a clip':22} {'votes':14} can do")
    if needs:
        for c in candidates:
            row(c)
    else:
        # Nothing was asked for: a picture is no cheaper film.
        for name in WORKS:
            click.echo(f"\n{name}")
            for c in candidates:
                if work_of(c.model) == name:
                    row(c)
    if any(c.quote.stale for c in candidates):
        click.echo("* a price older than 90 days: look before you buy")


def row(c: Candidate) -> None:
    """One model on one line, and below it what is not certain."""
    clip = ", ".join(filter(None, (f"{c.quote.seconds} s" if c.quote.seconds else "", c.quote.size)))
    price = c.quote.amount + ("*" if c.quote.stale else "")
    votes = f"{c.rank.place}. {c.rank.date}" if c.rank else ""
    state = "" if c.model.life.state == "current" else f" ({c.model.life.state})"
    click.echo(
        f"{c.model.id:24} {price:22} {votes:14} {', '.join(c.model.kinds)}{state}{f'  [{clip}]' if clip else ''}"
    )
    for doubt in c.doubts:
        click.echo(f"{'':24} not certain: {doubt}")


def card(m: Model) -> None:
    """All that is known of one model."""
    import datetime

    from shotwright.catalog.lifecycle import redirect
    from shotwright.catalog.page import certain, lengths_in_words, price_in_words
    from shotwright.catalog.request import Wanted

    today = datetime.date.today()
    click.echo(f"{m.id}  {m.title}, {m.vendor}")
    state = m.life.on(today)
    if state == "retired":
        line("state", redirect(m, Wanted(), today).text)
    else:
        since = f", sold since {m.life.since}" if m.life.since else ""
        ends = f", ends {m.life.ends}" if m.life.ends else ""
        line("state", f"{state}{since}{ends}" + (f"; follow with {m.life.successor}" if m.life.successor else ""))
    line("can do", ", ".join(m.kinds))
    line("lengths", lengths_in_words(m))
    line("sizes", ", ".join(m.sizes))
    line("modes", ", ".join(m.modes))
    line("aspects", ", ".join(m.aspects))
    line("sound", m.audio)
    line("references", "" if m.references == 0 else "number not known" if m.references is None else str(m.references))
    line("prompt", f"at most {m.prompt_limit:,} characters" if m.prompt_limit else "")
    for price in m.price.rows:
        line("price", f"{price_in_words(price)} ({certain(price)})")
    for rank in m.ranks:
        line("votes", f"place {rank.place} of {rank.board}, {rank.date}")
    line("speed", f"{m.speed} s a second of film. {m.speed_note}" if m.speed else m.speed_note)
    line("training", f"{m.training.claim}: {m.training.text}")
    line("licence", m.licence)
    line("territory", m.territory)
    line("source", f"{m.source}, {m.date}")
    for doubt in m.doubts:
        line("doubt", doubt)


def line(name: str, text: str) -> None:
    """One indented line; nothing for what is empty."""
    if text:
        click.echo(f"  {name:11} {text}")
