"""The advisor's chart: what the best offers cost against kept seconds a month."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from decimal import Decimal

from .advice import Advice, Offer, Use, clip_quote, unfit
from .plans import Subscription, subscriptions
from .plot import Line, draw, steps
from .shelf import model

PLOTTED, DOUBTFUL = 4, 2
"""How many plans, how many prices by the second, and how many plans that are not firm are drawn."""


def plotted(advice: Advice, *, on: datetime.date | None = None) -> str:
    """An SVG of the cost of the best offers, up to twice the month's seconds; what is not firm is dotted and says so."""
    use, day = advice.use, on or datetime.date.today()
    seconds = steps(math.ceil(use.seconds * 2))
    every = subscriptions(use.size, sound=use.sound, work=use.work, annual=use.annual)
    held = {s.name: s for s in every if not unfit(s, use)}

    def line(offer: Offer, name: str, dashes: str) -> Line:
        return Line(name, costs(offer, held, use, seconds, day), dashes)

    firm = [o for o in advice.ranked if o.high]
    lines = [line(o, o.name, "") for o in firm if o.kind == "plan"][:PLOTTED]
    lines += [line(o, o.name, "7 4") for o in firm if o.kind == "pay-as-you-go"][:PLOTTED]
    loose = [o for o in advice.doubtful if o.kind == "plan"][:DOUBTFUL]
    lines += [line(o, f"{o.name} (not firm)", "2 3") for o in loose]
    paid = "by the year" if use.annual else "by the month"
    title = f"Cost of {use.size} {use.work}s, {use.takes} takes a kept second, plans paid {paid}"
    return draw(lines, seconds, math.ceil(use.seconds), title)


def costs(
    offer: Offer, held: dict[str, Subscription], use: Use, seconds: Sequence[int], day: datetime.date
) -> list[Decimal | None]:
    """What an offer costs at each of some kept seconds a month."""
    if offer.name in held:
        return [held[offer.name].cost(Decimal(s * use.takes)) for s in seconds]
    each = clip_quote(model(offer.name), use, day)
    high = each.high if each else None
    return [None if high is None else high * math.ceil(Decimal(s * use.takes) / use.clip) for s in seconds]
