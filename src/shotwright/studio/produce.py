"""All takes of a production: what is missing is bought or rendered, many at once; to resume is to run it again.

Asked ── lock has its intent? ──┬── yes: the frozen request, as it is
                                └── no: freeze, write the lock, and only then order
request ── per take, part after part ──┬── bytes are kept already: nothing to do
                                       ├── here (house, local): one finished step
                                       └── a vendor: policy, budget, purchase
take kept ── lock written
"""

from __future__ import annotations

import asyncio
import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from shotwright import buying
from shotwright.catalog import shelf
from shotwright.errors import ShotwrightError, Stopped, WrongUse
from shotwright.film import Order
from shotwright.film.lock import Lock, Locked, LockedTake, TakenPart
from shotwright.ledger import Ledger, cap_budget, finished_step, keep_step
from shotwright.media.decode import last_frame
from shotwright.media.files import digest
from shotwright.trust import policy
from shotwright.trust.consent import agreed, read_consents
from shotwright.vendors import Vendor, vendor

from .freeze import freeze, order, price
from .resolve import Asked, Resolver
from .stage import Stage


@dataclass(frozen=True, slots=True)
class How:
    """What is made of a production, and what it may cost."""

    only: tuple[str, ...] = ()
    """SCENE or SCENE/SHOT; empty for all."""
    draft: bool = False
    budget: Decimal | None = None
    """US dollars for this run."""
    yes: bool = False
    """Spend without asking."""
    unknown_price: bool = False
    affirmed: tuple[str, ...] = ()
    """Rules of the policy on whose questions the user gave a word."""


@dataclass(slots=True)
class Progress:
    """Who is told; the command line draws it, tests collect it."""

    shot: Callable[[str, str, str, Decimal], None] = lambda name, vendor, doing, spent: None
    """A shot's state: SCENE/SHOT, who makes it, what happens now, what it has cost so far."""
    painted: Callable[[str, float], None] = lambda name, fraction: None
    """How much of a shot is painted here, 0..1."""
    note: Callable[[str], None] = lambda text: None
    confirm: Callable[[str], bool] | None = None
    """Asks the user; None where nobody can be asked."""


@dataclass(frozen=True, slots=True)
class Work:
    """One take that is not whole yet."""

    asked: Asked
    entry: Locked
    take: LockedTake


@dataclass(slots=True)
class Produced:
    """What a run did."""

    shots: list[tuple[Asked, Locked]]
    ordered: int = 0
    """Parts that were bought or made in this run."""
    reused: int = 0
    """Parts that were there already."""
    spent: Decimal = Decimal(0)
    notes: list[str] = field(default_factory=list)
    failed: list[ShotwrightError] = field(default_factory=list)


def planned(stage: Stage, how: How, *, thaw: tuple[str, ...] = ()) -> tuple[list[tuple[Asked, Locked]], Lock]:
    """Every wanted shot with its entry, frozen now where the lock has none, and the lock with all of them.

    `thaw` names shots (or `*`) that are frozen anew. Raises WrongUse with the line of the first mistake.
    """
    everything = Resolver(stage.production, stage.folder, stage.marked).shots(draft=how.draft)
    lock = stage.lock()
    entries = lock.by_intent()
    found: list[tuple[Asked, Locked]] = []
    for asked in everything:
        entry = found_in(entries, asked)
        if entry is None or matches(asked.name, thaw) or "*" in thaw:
            entry = freeze(asked)
        entry = entry if entry.shot == asked.name else entry.model_copy(update={"shot": asked.name})
        for number in range(1, asked.shot.takes + 1):
            if entry.take(number) is None:
                seed = (entry.frozen.seed + number - 1) % 2**32
                entry = entry.with_take(LockedTake(number=number, seed=seed))
        # Two shots that ask for the same are one entry, with as many takes as the greedier one wants.
        entries[entry.intent] = entry
        found.append((asked, entry))
    lock = lock.with_entries(entries.values())
    wanted = [(asked, entries[entry.intent]) for asked, entry in found if not how.only or matches(asked.name, how.only)]
    if how.only and not wanted:
        names = ", ".join(asked.name for asked, _ in found[:12])
        raise WrongUse(f"There is no shot '{how.only[0]}'.", next_step=f"Shots: {names}.")
    return wanted, lock


def found_in(entries: Mapping[str, Locked], asked: Asked) -> Locked | None:
    """The entry of a shot's intent, whether its model says the lines or not."""
    for talk in (False, True):
        entry = entries.get(asked.intent(talk))
        if entry is not None and entry.frozen.speaks == talk:
            return entry
    return None


def matches(name: str, wanted: tuple[str, ...]) -> bool:
    """SCENE/SHOT is meant by its own name or by its scene's."""
    return any(name == one or name.split("/")[0] == one.rstrip("/") for one in wanted)


def missing(stage: Stage, shots: list[tuple[Asked, Locked]]) -> list[Work]:
    """The takes of which bytes are not there, each cut back to the parts that are."""
    out, seen = [], set()
    store = stage.takes
    for asked, entry in shots:
        if entry.intent in seen:
            continue
        seen.add(entry.intent)
        for take in entry.takes:
            there = next((n for n, part in enumerate(take.parts) if not store.has(part.file)), len(take.parts))
            if there < len(entry.frozen.seconds):
                out.append(Work(asked, entry, take.model_copy(update={"parts": take.parts[:there]})))
    return out


def cost_of(work: list[Work]) -> tuple[Decimal, Decimal | None, list[str]]:
    """Least and most that the missing takes cost, and the models whose price nobody knows."""
    low, high, unknown = Decimal(0), Decimal(0), []
    for one in work:
        quote = price(one.entry.frozen)
        if quote is None:
            continue
        low += quote.low or 0
        if quote.high is None:
            unknown.append(quote.model)
        else:
            high += quote.high
    return low, None if unknown else high, list(dict.fromkeys(unknown))


async def produce(stage: Stage, how: How | None = None, progress: Progress | None = None) -> Produced:
    """Make every take that is missing. What fails does not stop the others; it stands in `failed`.

    Raises WrongUse or Damaged before anything is ordered, Stopped when the budget or nobody's word allows it.
    """
    how, progress = how or How(), progress or Progress()
    shots, lock = planned(stage, how)
    work = missing(stage, shots)
    result = Produced(shots, reused=sum(len(take.parts) for _, e in shots for take in e.takes))
    result.reused = sum(1 for _, e in shots for take in e.takes for part in take.parts if stage.takes.has(part.file))
    agree(stage, how, progress, work)
    with stage.ledger() as ledger:
        # Frozen requests are on the disk before anything leaves: a crash orders the same again, and finds it bought.
        stage.keep(lock)
        await Run(stage, how, progress, ledger, lock, result).all(work)
    return result


def agree(stage: Stage, how: How, progress: Progress, work: list[Work]) -> None:
    """Let nothing be spent that nobody agreed to. Raises Stopped with the price and the ways on."""
    low, high, unknown = cost_of(work)
    if unknown and not how.unknown_price:
        raise Stopped(
            f"Nobody knows what {', '.join(unknown)} costs for this.",
            next_step="Add --allow-unknown-price to buy all the same, or choose another model. Free: model: house.",
        )
    if not low and not high:
        return
    budget = min((cap for cap in (how.budget, stage.production.budget) if cap is not None), default=None)
    amount = f"${low}" if high == low else f"${low} to {'an unknown sum' if high is None else f'${high}'}"
    if budget is not None and low > budget:
        raise Stopped(
            f"The missing takes cost {amount}, and the budget is ${budget}.",
            next_step="Raise the budget, choose cheaper models (`shotwright quote`), or preview free: "
            "shotwright plan --animatic.",
        )
    if how.yes or how.budget is not None:
        return
    paid = sum(price(one.entry.frozen) is not None for one in work)
    if progress.confirm is None or not progress.confirm(f"Buy {paid} take{'s' * (paid > 1)} for {amount}?"):
        raise Stopped(
            f"The missing takes cost {amount}, and nobody agreed to it.",
            next_step="Add --yes or --budget USD to buy, --dry-run to look; free: shotwright plan --animatic.",
        )


class Run:
    """One run over the missing takes of a production."""

    def __init__(
        self, stage: Stage, how: How, progress: Progress, ledger: Ledger, lock: Lock, result: Produced
    ) -> None:
        self.stage, self.how, self.progress = stage, how, progress
        self.ledger, self.lock, self.result = ledger, lock, result
        self.makers: dict[str, Vendor] = {}
        # What is painted here uses every core: one at a time.
        self.here = asyncio.Semaphore(1)
        self.consents = read_consents(stage.folder)
        self.settings = policy.policy_settings(stage.folder)

    async def all(self, work: list[Work]) -> None:
        """Do all of it; after an interruption nothing is lost."""
        scopes = await self.scopes()
        async with buying.Buyer(self.ledger, self.stage.state, scopes=scopes) as buyer:
            try:
                done = await asyncio.gather(*(self.one(buyer, each) for each in work), return_exceptions=True)
            finally:
                for maker in self.makers.values():
                    await maker.close()
        for error in done:
            if isinstance(error, ShotwrightError):
                self.result.failed.append(error)
            elif isinstance(error, BaseException):
                raise error
        self.result.shots = [(asked, self.entry(entry)) for asked, entry in self.result.shots]

    async def scopes(self) -> tuple[str, ...]:
        """The budgets that every purchase of this run falls under, their caps set."""
        stage = self.stage
        name = f"production:{stage.folder.resolve().name}/{stage.file.stem}"
        cap = stage.production.budget
        await self.ledger.write("cap", lambda c: cap_budget(c, name, cap))
        if self.how.budget is None:
            return (name,)
        run = f"run:{hashlib.sha256(f'{name}{self.ledger.clock.now()}'.encode()).hexdigest()[:12]}"
        await self.ledger.write("cap", lambda c: cap_budget(c, run, self.how.budget))
        return (name, run)

    def entry(self, entry: Locked) -> Locked:
        """The entry as it stands now."""
        return self.lock.find(entry.intent) or entry

    def maker(self, name: str) -> Vendor:
        """The vendor called `name`, opened once."""
        if name not in self.makers:
            self.makers[name] = vendor(name)
        return self.makers[name]

    async def one(self, buyer: buying.Buyer, work: Work) -> None:
        """One take, part after part; each is in the lock as soon as it is kept."""
        take, frozen = work.take, work.entry.frozen
        m = shelf.model(frozen.model)
        while not take.whole(frozen):
            number = len(take.parts)
            files, extra = await self.inputs(work, take, number)
            request = order(frozen, take, number, extra)
            if m.reach == "here":
                part, cost = await self.made_here(request, m.vendor, files, work), Decimal(0)
            else:
                part, cost = await self.bought(buyer, request, files, work)
            take = take.model_copy(update={"parts": (*take.parts, part), "price": take.price + cost})
            self.lock = self.lock.with_entry(self.entry(work.entry).with_take(take))
            self.stage.keep(self.lock)
            self.result.ordered += 1
            self.result.spent += cost
        self.progress.shot(work.asked.name, m.vendor, "kept", take.price)

    async def inputs(self, work: Work, take: LockedTake, number: int) -> tuple[Mapping[str, Path], dict[str, str]]:
        """Files for a part, and the digests of those that came of the part before it."""
        files = dict(work.asked.inputs)
        if number == 0:
            return files, {}
        before = self.stage.takes.path(take.parts[-1].file)
        if work.entry.frozen.join == "extend":
            return {**files, "video": before}, {"video": digest(before)}
        still = self.stage.cache / "last-frames" / f"{before.stem}.png"
        if not still.exists():
            await asyncio.to_thread(last_frame, before, still)
        return {**files, "image": still}, {"image": digest(still)}

    async def made_here(self, request: Order, name: str, files: Mapping[str, Path], work: Work) -> TakenPart:
        """A part that costs only time: a finished step."""
        store, key = self.stage.takes, request.digest
        known = await self.ledger.read(lambda c: finished_step(c, key))
        if known and store.has(known["file"]):
            return TakenPart(order=key, file=known["file"])
        async with self.here:
            self.progress.shot(work.asked.name, name, "painting", Decimal(0))
            maker = self.maker(name)
            if hasattr(maker, "progress"):
                maker.progress = lambda fraction: self.progress.painted(work.asked.name, fraction)
            folder = self.stage.state / "incoming" / key[:24]
            folder.mkdir(parents=True, exist_ok=True)
            made = await buying.make_free(request, maker, folder, {role: files[role] for role in request.inputs})
            file = store.add(made.files[0])
            step = {"file": file, "notes": list(made.notes)}
            await self.ledger.write("step", lambda c: keep_step(c, key, "take", step, self.ledger.clock.now()))
            for leftover in folder.iterdir():
                leftover.unlink()
            folder.rmdir()
        for note in made.notes:
            self.progress.note(f"{work.asked.name}: {note}")
            self.result.notes.append(f"{work.asked.name}: {note}")
        return TakenPart(order=key, file=file)

    async def bought(
        self, buyer: buying.Buyer, request: Order, files: Mapping[str, Path], work: Work
    ) -> tuple[TakenPart, Decimal]:
        """A part from a vendor that charges, paid once."""
        m = shelf.model(request.model)
        names = tuple(who.name or key for key, who in work.asked.cast)
        asked = policy.Asked(request.prompt, names, tuple(path.name for path in files.values()))
        self.check_consents(work)
        leave = policy.permit(request, asked, self.settings, self.consents, affirmed=self.how.affirmed)
        one = replace_seconds(work, request.seconds)
        quote = price(one.entry.frozen)
        assert quote is not None
        held = buying.Price(quote.high or Decimal(0), quote.as_json())
        self.progress.shot(work.asked.name, m.vendor, "ordering", work.take.price)
        got = await buyer.buy(request, self.maker(m.vendor), leave, held, {r: files[r] for r in request.inputs})
        row = await self.ledger.read(lambda c: purchase_of(c, request.digest))
        return TakenPart(order=request.digest, file=got.files[0].name), row

    def check_consents(self, work: Work) -> None:
        """Whoever names a record of consent must have one that holds. Raises Stopped."""
        today = datetime.date.today()
        held = {consent.id for consent in self.consents if agreed(consent, today, "face")}
        for key, who in work.asked.cast:
            if who.consent and who.consent not in held:
                raise Stopped(
                    f"'{who.name or key}' names the consent '{who.consent}', and no such record holds today.",
                    next_step="Record it: shotwright consent --help. Free meanwhile: model: house.",
                )


def replace_seconds(work: Work, seconds: float) -> Work:
    """The work with a request of this one length, for the price of a part."""
    frozen = work.entry.frozen.model_copy(update={"seconds": (seconds,)})
    return replace(work, entry=work.entry.model_copy(update={"frozen": frozen}))


def purchase_of(connection: object, key: str) -> Decimal:
    """What a purchase cost: as charged, or as estimated where no vendor said."""
    from shotwright.ledger import purchase

    row = purchase(connection, key)  # type: ignore[arg-type]
    return Decimal(0) if row is None else (row.actual if row.actual is not None else row.estimate)
