"""`shotwright plans`: what a month of footage costs, by subscription and by the second."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from shotwright.catalog.advice import Advice, Offer


@click.command("plans")
@click.option("--seconds", type=float, required=True, help="Seconds of film a month that are kept.")
@click.option("--size", default="1080p", show_default=True)
@click.option("--takes", type=int, help="Tries for each second that is kept; 3 for films, 1 for presenters.")
@click.option("--clip", type=int, default=8, show_default=True, help="Seconds of one clip.")
@click.option("--sound/--silent", default=None, help="Else either will do.")
@click.option("--presenter", is_flag=True, help="Plans for talking presenters in place of films.")
@click.option("--annual", is_flag=True, help="Prices when a year is paid.")
@click.option("--watermark-ok", is_flag=True, help="A watermark may stay.")
@click.option("--private", is_flag=True, help="No commercial right is needed.")
@click.option("--plot", type=click.Path(path_type=Path), help="Draw cost against seconds a month (.svg).")
@click.option("--force", is_flag=True, help="Overwrite a drawing that exists.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def command(
    seconds: float,
    size: str,
    takes: int | None,
    clip: int,
    sound: bool | None,
    presenter: bool,
    annual: bool,
    watermark_ok: bool,
    private: bool,
    plot: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Compare subscriptions and prices by the second for a month's footage; only firm numbers are ranked.

    Without a watermark and with the commercial right, unless you say otherwise.
    """
    import json
    from decimal import Decimal

    from shotwright.catalog.advice import Use, advise
    from shotwright.catalog.chart import plotted
    from shotwright.media.files import check_writable, write_bytes

    if plot is not None:
        check_writable(plot, force=force)
    use = Use(
        seconds=Decimal(str(seconds)),
        size=size,
        takes=takes if takes is not None else 1 if presenter else 3,
        clip=clip,
        sound=sound,
        work="presenter" if presenter else "film",
        annual=annual,
        clean=not watermark_ok,
        commercial=not private,
    )
    advice = advise(use)
    if plot is not None:
        write_bytes(plot, plotted(advice).encode(), force=force)
    if as_json:
        document = {
            "generated_seconds": str(use.generated),
            "ranked": [o.as_json() for o in advice.ranked],
            "doubtful": [o.as_json() for o in advice.doubtful],
            "excluded": [{"name": name, "why": why} for name, why in advice.excluded],
            "plot": str(plot) if plot else None,
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    show(advice)
    if plot is not None:
        click.echo(f"\n{plot}")


def show(advice: Advice) -> None:
    """The ranking, then what is not firm, then what does not do."""
    from shotwright.catalog.estimate import plain

    use = advice.use
    paid = "by the year" if use.annual else "by the month"
    kept, made = plain(use.seconds), plain(use.generated)
    click.echo(f"{kept} s of {use.size} kept a month, {made} s made; plans paid {paid}\n")
    for offer in advice.ranked:
        row(offer)
    if advice.doubtful:
        click.echo("\nNot ranked, because a number is not firm")
        for offer in advice.doubtful:
            row(offer)
            for doubt in offer.doubts:
                click.echo(f"{'':24} doubt: {doubt}")
    if advice.excluded:
        click.echo("\nNot for this")
        for name, why in advice.excluded:
            click.echo(f"  {name}: {why}")


def row(o: Offer) -> None:
    """One offer on one line, and what goes with it on the next."""
    click.echo(f"{o.amount:>23} {o.name} ({o.certainty}, {o.date}{': older than 90 days' if o.stale else ''})")
    even = ""
    if o.against:
        from shotwright.catalog.advice import FAR

        when = f"from {o.breakeven} s a month" if o.breakeven else f"never, up to {FAR // 3600} hours a month"
        even = f"cheaper than {o.against} by the second {when}"
    said = "; ".join(filter(None, (even, o.retake, o.rights)))
    if said:
        click.echo(f"{'':24} {said}")
