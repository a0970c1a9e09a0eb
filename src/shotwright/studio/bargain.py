"""From orders to kept takes: policy first, then the user's agreement to the price, then the purchase, each take once.

deals ── policy: a Permit for every order, or Stopped
      ── ledger: what is bought already costs nothing more
      ── price: known, within the budget, agreed to
      ── Buyer: all takes side by side ── kept takes, and what failed
"""

from __future__ import annotations

import asyncio
import datetime
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa

from shotwright import buying
from shotwright.catalog.estimate import dollars
from shotwright.errors import Interrupted, ShotwrightError, Stopped
from shotwright.film import Order, Take
from shotwright.ledger import Ledger, Purchase, cap_budget, purchase
from shotwright.media.files import writing
from shotwright.trust import policy
from shotwright.trust.consent import Consent, read_consents
from shotwright.trust.likeness import uncovered_files
from shotwright.vendors import Vendor, vendor

from .deal import Deal
from .inputs import Given
from .ready import check_ready
from .request import FilmRequest
from .stage import LEDGER, STATE
from .watch import Watch

OPEN = ("reserved", "submitted", "running", "finished")
FREE = "or preview free: --model house."


@dataclass(frozen=True, slots=True)
class Bought:
    """A take that is here."""

    take: Take
    key: str
    reused: bool
    """It was paid before this run."""
    spent: Decimal
    """US dollars in this run."""


@contextmanager
def open_ledger(folder: Path) -> Iterator[Ledger]:
    """The ledger beside a folder's films, or the shared one that `SHOTWRIGHT_LEDGER` names."""
    state = folder / STATE
    with writing(state):
        state.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(os.environ.get(LEDGER) or state / "ledger.sqlite")
    try:
        yield ledger
    finally:
        ledger.close()


def questions(
    request: FilmRequest, deals: Sequence[Deal], inputs: Given, day: datetime.date
) -> Iterator[tuple[Order, policy.Asked, policy.Settings, tuple[Consent, ...]]]:
    """What the policy is to be asked about each order, with what it needs to answer."""
    settings, consents = policy.policy_settings(Path.cwd()), read_consents(Path.cwd())
    names = tuple(file.name for file in inputs.files.values())
    unknown = uncovered_files(inputs.files.values(), consents, day)
    for order in (order for deal in deals for order in deal.orders):
        words = order.prompt if order.prompt == request.prompt else f"{request.prompt}\n{order.prompt}"
        yield order, policy.Asked(words, files=names, uncovered=unknown), settings, consents


def objections(
    request: FilmRequest, deals: Sequence[Deal], inputs: Given, *, on: datetime.date | None = None
) -> tuple[policy.Objection, ...]:
    """What the policy has against a request, without asking anyone."""
    day = on or datetime.date.today()
    found = {
        (o.rule, o.words): o
        for _, asked, settings, consents in questions(request, deals, inputs, day)
        for o in policy.judge(asked, settings, consents, on=day)
        if o.act == "refuse" or o.rule not in request.spending.affirmed
    }
    return tuple(found.values())


def permits(
    request: FilmRequest, deals: Sequence[Deal], inputs: Given, watch: Watch, *, on: datetime.date | None = None
) -> dict[str, policy.Permit]:
    """A permit for every order, by its digest. Raises Stopped; asks the user where there is one to ask."""
    day = on or datetime.date.today()
    affirmed = set(request.spending.affirmed)
    made: dict[str, policy.Permit] = {}
    for order, asked, settings, consents in questions(request, deals, inputs, day):
        for objection in policy.judge(asked, settings, consents, on=day):
            question = objection.act == "ask" and objection.rule not in affirmed
            if question and watch.confirm and watch.confirm(f"{objection} Is it meant, and allowed where you are?"):
                affirmed.add(objection.rule)
        made[order.digest] = policy.permit(order, asked, settings, consents, affirmed=affirmed, on=day)
    return made


def agree(request: FilmRequest, deals: Sequence[Deal], known: dict[str, Purchase], watch: Watch) -> None:
    """Let nothing be spent that nobody agreed to. Raises Stopped with the price and the ways on."""
    spending = request.spending
    new = [(deal, order) for deal in deals for order in deal.orders if costs_anew(known.get(order.digest))]
    if not new:
        return
    unknown = sorted({deal.name for deal, _ in new if deal.high is None})
    low = sum((deal.low for deal, _ in new), Decimal(0))
    high = None if unknown else sum((deal.high or Decimal(0) for deal, _ in new), Decimal(0))
    if unknown and not spending.unknown_price:
        raise Stopped(
            f"Nobody knows what {', '.join(unknown)} costs for this.",
            next_step=f"Add --allow-unknown-price to buy it all the same, name another model, {FREE}",
        )
    amount = f"at least {dollars(low)}" if high is None else dollars(high)
    amount = f"{dollars(low)} to {dollars(high)}" if high is not None and high > low else amount
    if spending.budget is not None and (high if high is not None else low) > spending.budget:
        raise Stopped(
            f"This may cost {dollars(high if high is not None else low)}, and the budget is {dollars(spending.budget)}.",
            next_step=f"Raise --budget, ask for fewer takes or a cheaper model (shotwright quote), {FREE}",
        )
    if spending.budget is not None and high is None:
        watch.note(f"The budget of {dollars(spending.budget)} cannot hold a price that nobody knows.")
    what = f"{len(new)} take{'s' if len(new) > 1 else ''} of {', '.join(dict.fromkeys(d.name for d, _ in new))}"
    watch.note(f"Price: {amount} for {what}.")
    if spending.yes or spending.budget is not None or high == 0:
        return
    if watch.confirm is None or not watch.confirm(f"Buy {what} for {amount}?"):
        raise Stopped(
            f"{what.capitalize()} cost{'s' if len(new) == 1 else ''} {amount}, and nobody agreed to it.",
            next_step=f"Add --yes or --budget USD to buy, --dry-run to look, {FREE}",
        )


def costs_anew(row: Purchase | None) -> bool:
    """Whether buying this order would hold money that is not held or spent yet."""
    return row is None or (row.state in ("failed", "cancelled") and row.charged is False)


async def bought(
    request: FilmRequest, deals: Sequence[Deal], inputs: Given, watch: Watch
) -> tuple[list[Bought], list[ShotwrightError]]:
    """Every take that came, in the order of the orders, and what went wrong with the others.

    Raises Stopped or WrongUse before anything is bought, Interrupted when the user stops while something is on order.
    """
    leave = permits(request, deals, inputs, watch)
    folder = Path.cwd()
    with open_ledger(folder) as ledger:
        known = await ledger.read(lambda c: rows_of(c, leave))
        # Before anyone is asked to agree to a price; what is here already needs no key.
        for deal in deals:
            if any(costs_anew(known.get(order.digest)) for order in deal.orders):
                check_ready(deal.vendor)
        agree(request, deals, known, watch)
        scopes: tuple[str, ...] = ()
        if request.spending.budget is not None:
            scopes = (f"run:{secrets.token_hex(6)}",)
            await ledger.write("cap", lambda c: cap_budget(c, scopes[0], request.spending.budget))
        makers: dict[str, Vendor] = {deal.vendor: vendor(deal.vendor) for deal in deals}
        try:
            async with buying.Buyer(ledger, folder / STATE, scopes=scopes, watcher=teller(watch)) as buyer:
                jobs = [
                    one(buyer, deal, order, makers, leave, known, inputs) for deal in deals for order in deal.orders
                ]
                done = await asyncio.gather(*jobs, return_exceptions=True)
        except asyncio.CancelledError:
            raise on_order(ledger, leave) from None
        finally:
            for maker in makers.values():
                await maker.close()
    for problem in done:
        if isinstance(problem, BaseException) and not isinstance(problem, ShotwrightError):
            raise problem
    return [x for x in done if isinstance(x, Bought)], [x for x in done if isinstance(x, ShotwrightError)]


def teller(watch: Watch) -> buying.Watcher:
    """Tells the user what happens to each purchase, with what it holds or has cost."""

    def told(row: Purchase, doing: str) -> None:
        watch.stage(f"{row.model}: {doing} ({dollars(row.estimate)} held)")

    return told


async def one(
    buyer: buying.Buyer,
    deal: Deal,
    order: Order,
    makers: dict[str, Vendor],
    leave: dict[str, policy.Permit],
    known: dict[str, Purchase],
    inputs: Given,
) -> Bought:
    """One take, bought or found."""
    snapshot = deal.quote.as_json() if deal.quote else {"rule": "unknown"}
    held = deal.high if deal.high is not None else deal.low
    price = buying.Price(held, snapshot)
    take = await buyer.buy(order, makers[deal.vendor], leave[order.digest], price, inputs.files)
    row = await buyer.ledger.read(lambda c: purchase(c, order.digest))
    before = known.get(order.digest)
    reused = before is not None and before.state == "kept"
    spent = Decimal(0) if reused or row is None else row.actual if row.actual is not None else row.estimate
    return Bought(take, order.digest, reused, spent)


def rows_of(connection: sa.Connection, keys: Iterable[str]) -> dict[str, Purchase]:
    """The purchases of orders, by their digest, as far as there are any."""
    return {key: row for key in keys if (row := purchase(connection, key)) is not None}


def on_order(ledger: Ledger, keys: dict[str, policy.Permit]) -> BaseException:
    """What a user is told who stops: that nothing is lost where something is on order, else a plain stop."""
    rows = ledger.read_now(lambda c: rows_of(c, keys)).values()
    held = [row for row in rows if row.state in ("submitted", "running", "finished", "uncertain")]
    if not held:
        return asyncio.CancelledError()
    who = ", ".join(sorted({row.vendor for row in held}))
    return Interrupted(
        f"Stopped. {len(held)} order{'s are' if len(held) > 1 else ' is'} with {who} and go{'' if len(held) > 1 else 'es'} "
        "on there.",
        spent=None,
        next_step="Run the same command again to fetch what comes: nothing is bought twice. `shotwright jobs` shows it.",
    )
