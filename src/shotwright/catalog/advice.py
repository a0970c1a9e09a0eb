"""The plan advisor: for so much footage a month, what each plan and each price by the second comes to."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from shotwright.errors import WrongUse

from .choose import Needs, choose
from .estimate import STALE_DAYS, Quote, dollars, estimate, plain
from .facts import Model, parse_day
from .plans import Plan, Subscription, large_enough, plans, subscriptions
from .request import Wanted, asked
from .shelf import model, vendor
from .sizes import SHORT_SIDE, canonical

FIRM_PRICES = ("verified", "secondary")
"""Prices by the second that may be ranked."""

FAR = 36_000
"""Seconds a month up to which a break-even is looked for: ten hours."""


@dataclass(frozen=True, slots=True)
class Use:
    """A month's work."""

    seconds: Decimal
    """That are kept."""
    size: str = "1080p"
    takes: int = 3
    """Tries for each second that is kept: most shots are made several times."""
    clip: int = 8
    """Length of one clip."""
    sound: bool | None = None
    work: str = "film"
    annual: bool = False
    clean: bool = True
    """Without a watermark."""
    commercial: bool = True

    @property
    def generated(self) -> Decimal:
        """Seconds that are made to keep these."""
        return self.seconds * self.takes


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to make a month's work."""

    name: str
    kind: str
    """`plan` or `pay-as-you-go`."""
    low: Decimal | None
    high: Decimal | None
    """US dollars a month."""
    firm: bool
    certainty: str
    doubts: tuple[str, ...]
    date: str
    source: str
    stale: bool
    breakeven: int | None = None
    """Kept seconds a month from which the plan costs no more than the same work by the second."""
    against: str = ""
    """What that was compared with."""
    retake: str = ""
    """What one more take of a clip costs."""
    rights: str = ""
    plan: Plan | None = None

    @property
    def amount(self) -> str:
        """The price in words."""
        if self.low is None:
            return "unknown"
        if self.high is None:
            return f"at least {dollars(self.low)}"
        return dollars(self.low) if self.low == self.high else f"{dollars(self.low)} to {dollars(self.high)}"

    def as_json(self) -> dict[str, Any]:
        """Plain data; money as text."""
        return {
            "name": self.name,
            "kind": self.kind,
            "low": None if self.low is None else plain(self.low),
            "high": None if self.high is None else plain(self.high),
            "firm": self.firm,
            "certainty": self.certainty,
            "doubts": list(self.doubts),
            "date": self.date,
            "source": self.source,
            "stale": self.stale,
            "breakeven_seconds": self.breakeven,
            "breakeven_against": self.against or None,
            "retake": self.retake,
            "rights": self.rights,
            "plan": None if self.plan is None else self.plan.model_dump(mode="json", exclude_none=True),
        }


@dataclass(frozen=True, slots=True)
class Advice:
    """All offers for a month's work."""

    use: Use
    ranked: tuple[Offer, ...]
    """Firm numbers only, the cheapest first."""
    doubtful: tuple[Offer, ...]
    """Numbers that nobody should rely on, with the doubt."""
    excluded: tuple[tuple[str, str], ...]
    """(offer, why it does not do)."""


Cost = Callable[[Decimal], Decimal | None]


def checked(use: Use) -> Use:
    """The same with the size in the catalogue's words. Raises WrongUse for amounts and sizes that are none."""
    if not use.seconds.is_finite() or use.seconds <= 0 or use.takes < 1 or use.clip < 1:
        raise WrongUse("A month's work needs seconds, takes and clips above zero.", next_step="Try: --seconds 600.")
    if use.seconds > 10_000_000:
        raise WrongUse("More seconds than a month of work has.", next_step="Ask for less, and multiply.")
    size = canonical(use.size)
    if size not in SHORT_SIDE:
        raise WrongUse(f"'{use.size}' is no size.", next_step=f"Use one of: {', '.join(SHORT_SIDE)}.")
    return replace(use, size=size)


def advise(use: Use, *, on: datetime.date | None = None) -> Advice:
    """Every plan and every price by the second for a month's work, ranked where the numbers are firm."""
    use = checked(use)
    day = on or datetime.date.today()
    offers = by_the_second(use, day)
    excluded: list[tuple[str, str]] = []
    for s in subscriptions(use.size, sound=use.sound, work=use.work, annual=use.annual):
        reason = unfit(s, use)
        if reason:
            excluded.append((s.name, reason))
        else:
            offers.append(subscription_offer(s, use, day))
    rated = {s.plan.service for s in subscriptions(use.size, sound=use.sound, work=use.work, annual=use.annual)}
    excluded += [
        (plan.service, f"no rate is known for {use.size}{' with sound' if use.sound else ''}: {plan.source}")
        for plan in {p.service: p for p in plans()[0]}.values()
        if plan.service not in rated
    ]
    ranked = sorted((o for o in offers if o.firm), key=lambda o: (o.high or Decimal(0), o.name))
    doubtful = sorted(
        (o for o in offers if not o.firm), key=lambda o: (o.high is None, o.high or o.low or Decimal(0), o.name)
    )
    return Advice(use, tuple(ranked), tuple(doubtful), tuple(excluded))


def unfit(s: Subscription, use: Use) -> str:
    """Why a plan does not do for this work; empty when it does."""
    plan = s.plan
    if plan.max_resolution and not large_enough(plan.max_resolution, use.size):
        return f"it stops at {plan.max_resolution}"
    if use.clean and plan.watermark is not False:
        return "it keeps a watermark" if plan.watermark else "whether it keeps a watermark is not known"
    if use.commercial and plan.commercial is not True:
        no = plan.commercial is False
        return "it gives no commercial right" if no else "whether it gives a commercial right is not known"
    if plan.price(s.annual) is None:
        return f"its price {'by the year' if s.annual else 'by the month'} is not known"
    if plan.credits_month is None:
        return "how much it holds is not known"
    if s.cost(use.generated) is None:
        need = plain(s.rate.credits(use.generated))
        return f"it holds {plain(plan.credits_month)} credits of {need}, and more cannot be bought"
    return ""


def subscription_offer(s: Subscription, use: Use, day: datetime.date) -> Offer:
    """One plan as an offer."""
    cost = s.cost(use.generated)
    rival, against = rival_of(s, use, day)
    still = s.rate.api_model and "image" in (k := model(s.rate.api_model).kinds) and "text" not in k
    doubts = [d for d in (s.plan.note, s.rate.note, sure(s), "It needs a start picture." if still else "") if d]
    return Offer(
        name=s.name,
        kind="plan",
        low=cost,
        high=cost,
        firm=s.firm,
        certainty=s.certainty,
        doubts=tuple(doubts),
        date=s.date,
        source=f"{s.plan.source}; {s.rate.source}",
        stale=(day - parse_day(s.date)).days > STALE_DAYS,
        breakeven=breakeven(s.cost, rival, use) if rival else None,
        against=against,
        retake=retake(s, use.clip),
        rights=rights(s),
        plan=s.plan,
    )


def sure(s: Subscription) -> str:
    """What is not certain about a plan's numbers, in words; empty when all are firm."""
    if s.firm:
        return ""
    price = s.plan.price_certainty(s.annual)
    parts = {
        "its price": price,
        "its credits": s.plan.credits_certainty or s.plan.certainty,
        "what a second takes": s.rate.certainty,
    }
    words = {
        "derived": "computed with an assumption",
        "memory": "recalled, not read",
        "conflict": "told differently by different sources",
        "unknown": "without a source",
    }
    said = [f"{what} is {words[how]}" for what, how in parts.items() if how in words]
    return "; ".join(said).replace("its credits is", "its credits are")


def rights(s: Subscription) -> str:
    """Credits, watermark, commercial right and what happens to credits that are left, in words."""
    plan = s.plan
    mark = {True: "watermark", False: "no watermark", None: "watermark unknown"}[plan.watermark]
    may = {True: "commercial use", False: "no commercial use", None: "commercial use unknown"}[plan.commercial]
    kept = {
        "none": "left-over credits lapse",
        "topups_only": "left-over credits lapse, bought ones stay",
        "one_month": "left-over credits last one more month",
        "until_renewal": "left-over credits last until renewal",
    }.get(plan.rollover, "")
    daily = (
        f"{plain(plan.daily_free_credits)} free credits a day ({plan.daily_free_certainty})"
        if plan.daily_free_credits
        else ""
    )
    once = f"{plain(plan.credits_once)} credits once" if plan.credits_once else ""
    slow = "unlimited in a slow queue of the app for some models" if plan.unlimited_relaxed else ""
    held = f"{plain(plan.credits_month)} credits a month" if plan.credits_month else ""
    return ", ".join(filter(None, (held, mark, may, kept, daily, once, slow)))


def retake(s: Subscription, clip: int) -> str:
    """'8 s again: $0.43 of the fee, or $0.49 in bought credits'."""
    found = s.revision(Decimal(clip))
    if found is None:
        return ""
    share, bought = found
    return f"{clip} s again: {dollars(share)} of the fee" + (f", {dollars(bought)} in bought credits" if bought else "")


def rival_of(s: Subscription, use: Use, day: datetime.date) -> tuple[Cost | None, str]:
    """The same model by the second, as a function of generated seconds, and its name; (None, '') where not sold."""
    if not s.rate.api_model:
        return None, ""
    found = model(s.rate.api_model)
    size = s.rate.resolution if s.rate.resolution in found.sizes else ""
    each = clip_quote(found, replace(use, size=size, sound=s.rate.audio), day)
    if each is None or each.high is None:
        return None, ""
    high = each.high
    return lambda seconds: high * math.ceil(seconds / use.clip), found.id


def clip_quote(m: Model, use: Use, day: datetime.date) -> Quote | None:
    """What one clip costs by the second; None where it cannot be made or nobody knows."""
    try:
        quoted = estimate(m, asked(m, Wanted(seconds=Decimal(use.clip), size=use.size, sound=use.sound)), day)
    except WrongUse:
        return None
    return None if quoted.low is None else quoted


def breakeven(plan: Cost, rival: Cost, use: Use) -> int | None:
    """The fewest kept seconds a month, in whole clips, for which the plan costs no more; None up to ten hours."""
    for seconds in range(use.clip, FAR + 1, use.clip):
        mine, other = plan(Decimal(seconds * use.takes)), rival(Decimal(seconds * use.takes))
        if mine is not None and other is not None and mine <= other:
            return seconds
    return None


def by_the_second(use: Use, day: datetime.date) -> list[Offer]:
    """Every model that makes this work, at its price for as many clips as are needed."""
    kinds = ("text",) if use.work == "film" else ("avatar",)
    wanted = Needs(
        kinds + (("sound",) if use.sound and use.work == "film" else ()),
        use.size,
        use.clip if use.work == "film" else None,
        senses=("silent",) if use.sound is False else (),
    )
    clips = math.ceil(use.generated / use.clip)
    found = []
    for c in choose(wanted, on=day):
        each = clip_quote(c.model, use, day)
        if each is None or each.low is None or c.model.life.on(day) != "current":
            continue
        high = None if each.high is None else each.high * clips
        found.append(
            Offer(
                name=c.model.id,
                kind="pay-as-you-go",
                low=each.low * clips,
                high=high,
                firm=each.certainty in FIRM_PRICES and high is not None and not c.doubts,
                certainty=each.certainty,
                doubts=(*(f"Not known: {d}." for d in c.doubts), *c.model.doubts),
                date=each.date,
                source=each.source,
                stale=each.stale,
                retake=f"{use.clip} s again: {each.amount}",
                rights=vendor(c.model.vendor).rights,
            )
        )
    return found
