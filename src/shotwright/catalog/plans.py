"""Consumer plans as data: what a month costs, what it holds, what a film takes out of it, and how sure each number is."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError

from .facts import Day, Fact, Money, exact
from .sizes import SHORT_SIDE

Sure = Literal["official", "reported", "derived", "conflict", "memory", "unknown"]
"""Read at the vendor; a dated third party; computed with an assumption; sources disagree; recalled; no source."""

FIRM: tuple[Sure, ...] = ("official", "reported")
"""What may be ranked."""

WORST: tuple[Sure, ...] = ("official", "reported", "derived", "memory", "conflict", "unknown")
Credits = Annotated[Decimal, BeforeValidator(exact), Field(ge=0)]
MOST_SEATS = 50


class Plan(Fact):
    """One subscription. A number that is missing is not known."""

    service: str
    name: str
    usd_month: Money | None = None
    """When paid month by month."""
    usd_month_certainty: Sure | None = None
    usd_month_annual: Money | None = None
    """A month, when a year is paid."""
    usd_certainty: Sure | None = None
    usd_first_month: Money | None = None
    usd_extra_seat: Money | None = None
    per_seat: bool = False
    credits_month: Credits | None = None
    credits_certainty: Sure | None = None
    credits_once: Credits | None = None
    """Given once, at sign-up."""
    daily_free_credits: Credits | None = None
    daily_free_certainty: Sure | None = None
    unlimited_relaxed: bool = False
    """Unlimited in a slow queue of the app, for some models; nothing to divide by."""
    max_resolution: str = ""
    max_resolution_certainty: Sure | None = None
    watermark: bool | None = None
    watermark_certainty: Sure | None = None
    commercial: bool | None = None
    commercial_certainty: Sure | None = None
    rollover: str = "unknown"
    note: str = ""
    certainty: Sure
    date: Day
    source: str = Field(min_length=1)

    @property
    def free(self) -> bool:
        """Whether nothing is paid; free plans cannot buy more credits."""
        return self.usd_month == 0

    def price(self, annual: bool) -> Decimal | None:
        """A month's price; None where it is not known or not sold so."""
        if self.free:
            return Decimal(0)
        return self.usd_month_annual if annual else self.usd_month

    def price_certainty(self, annual: bool) -> Sure:
        """How sure that price is."""
        return (None if annual else self.usd_month_certainty) or self.usd_certainty or self.certainty


class Topup(Fact):
    """Credits that are bought beside a plan."""

    service: str
    plan: str = ""
    """The only plan that may buy them; empty for every paid one."""
    usd: Money
    credits: Credits = Field(gt=0)
    valid_days: int | None = None
    """How long they last; 0 for ever."""
    certainty: Sure
    date: Day
    source: str = Field(min_length=1)


class Rate(Fact):
    """Credits that a film of one model takes."""

    service: str
    model: str
    api_model: str = ""
    """The same model in the catalogue, where it is sold by the second too."""
    work: Literal["film", "presenter"] = "film"
    resolution: str = ""
    audio: bool | None = None
    credits_per_second: Credits | None = None
    credits_per_minute: Credits | None = None
    """For each started minute."""
    clip_seconds: int | None = None
    credits_per_clip: Credits | None = None
    note: str = ""
    certainty: Sure
    date: Day
    source: str = Field(min_length=1)

    def credits(self, seconds: Decimal) -> Decimal:
        """What so many seconds take, started clips and minutes whole. Raises ValueError when the row says nothing."""
        if self.credits_per_second is not None:
            return self.credits_per_second * seconds
        if self.credits_per_minute is not None:
            return self.credits_per_minute * math.ceil(seconds / 60)
        if self.credits_per_clip is not None and self.clip_seconds:
            return self.credits_per_clip * math.ceil(seconds / self.clip_seconds)
        raise ValueError(f"{self.service}, {self.model}: no rate")


@cache
def plans() -> tuple[tuple[Plan, ...], tuple[Topup, ...], tuple[Rate, ...]]:
    """Every plan, top-up and rate of plans.toml. Raises ValueError, naming the row, when the data is wrong."""
    data = tomllib.loads(files(__package__).joinpath("data", "plans.toml").read_text("utf-8"))
    try:
        return (
            tuple(Plan.model_validate(row) for row in data["plan"]),
            tuple(Topup.model_validate(row) for row in data["topup"]),
            tuple(Rate.model_validate(row) for row in data["rate"]),
        )
    except ValidationError as error:
        raise ValueError(f"plans.toml: {error}") from error


@dataclass(frozen=True, slots=True)
class Subscription:
    """A plan used for one model: what any number of seconds a month costs."""

    plan: Plan
    rate: Rate
    topup: Topup | None
    annual: bool

    @property
    def name(self) -> str:
        """'kling Pro, kling-v3 1080p with sound'."""
        sound = {True: " with sound", False: " silent", None: ""}[self.rate.audio]
        size = f" {self.rate.resolution}" if self.rate.resolution else ""
        return f"{self.plan.service} {self.plan.name}, {self.rate.model}{size}{sound}"

    @property
    def certainty(self) -> Sure:
        """That of the weakest number in it."""
        numbers: list[Sure] = [
            self.plan.certainty,
            self.plan.price_certainty(self.annual),
            self.plan.credits_certainty or self.plan.certainty,
            self.rate.certainty,
        ]
        return max(numbers, key=WORST.index)

    @property
    def firm(self) -> bool:
        """Whether it may be ranked."""
        return self.certainty in FIRM

    @property
    def date(self) -> str:
        """The oldest date of its numbers."""
        return min(self.plan.date, self.rate.date)

    def cost(self, seconds: Decimal) -> Decimal | None:
        """US dollars a month for so many generated seconds; None when the plan cannot make them."""
        fee, held = self.plan.price(self.annual), self.plan.credits_month
        if fee is None or held is None:
            return None
        need = self.rate.credits(seconds)
        # Seats and top-ups are both linear but for their last piece: the best is near one seat, or near all seats.
        full = int(need / held) if self.plan.per_seat and fee and held else 1
        seats = {n for n in (1, 2, full - 1, full, full + 1) if 1 <= n <= (MOST_SEATS if self.plan.per_seat else 1)}
        costs = [total for n in seats if (total := self.with_seats(n, fee, held, need)) is not None]
        return min(costs, default=None)

    def with_seats(self, seats: int, fee: Decimal, held: Decimal, need: Decimal) -> Decimal | None:
        """The cost with so many seats, the rest bought in whole top-ups."""
        missing = need - held * seats
        if missing <= 0:
            return fee * seats
        if self.topup is None:
            return None
        return fee * seats + self.topup.usd * math.ceil(missing / self.topup.credits)

    def revision(self, clip: Decimal) -> tuple[Decimal, Decimal | None] | None:
        """What one more take of a clip costs: its share of the fee, and in top-up credits; None where unknown."""
        fee, held = self.plan.price(self.annual), self.plan.credits_month
        if fee is None or not held:
            return None
        need = self.rate.credits(clip)
        return fee * need / held, self.topup.usd * need / self.topup.credits if self.topup else None


def subscriptions(size: str, *, sound: bool | None, work: str, annual: bool) -> Iterator[Subscription]:
    """Every plan with each model whose rate is known at this size or the next larger one."""
    every, topups, rates = plans()
    for plan in every:
        chosen: dict[tuple[str, bool | None], Rate] = {}
        for rate in rates:
            fits = rate.service == plan.service and rate.work == work and large_enough(rate.resolution, size)
            heard = sound is None or rate.audio is None or rate.audio == sound
            key = (rate.model, rate.audio)
            if fits and heard and (key not in chosen or smaller(rate.resolution, chosen[key].resolution)):
                chosen[key] = rate
        for rate in chosen.values():
            yield Subscription(plan, rate, topup_for(plan, topups), annual)


def topup_for(plan: Plan, topups: tuple[Topup, ...]) -> Topup | None:
    """The top-up that a plan may buy."""
    if plan.free:
        return None
    return next((t for t in topups if t.service == plan.service and t.plan in ("", plan.name)), None)


def large_enough(resolution: str, size: str) -> bool:
    """Whether a size is at least another; an unknown one is not."""
    return SHORT_SIDE.get(resolution, 0) >= SHORT_SIDE.get(size, 0)


def smaller(resolution: str, other: str) -> bool:
    """Whether one size is smaller than another."""
    return SHORT_SIDE.get(resolution, 0) < SHORT_SIDE.get(other, 0)
