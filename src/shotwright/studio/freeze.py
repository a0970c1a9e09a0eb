"""From what was asked for to the exact request: model, final words, lengths that are sold, digests.

Everything that may change tomorrow (catalogue, prices, lexicon, voices) is asked here, once; the lock keeps the answer.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from shotwright import prompt
from shotwright.catalog import shelf
from shotwright.catalog.choose import choose, needs
from shotwright.catalog.estimate import Quote
from shotwright.catalog.facts import Model
from shotwright.catalog.lifecycle import redirect
from shotwright.catalog.pricing import quote
from shotwright.catalog.request import Wanted, lengths
from shotwright.errors import WrongUse
from shotwright.film import Order
from shotwright.film.lock import Frozen, Locked, LockedTake

from .resolve import Asked
from .wording import wording

HOUSE_LONGEST = 60.0
USUAL_SECONDS = 4.0
READING = 14.0
"""Characters a second: how fast a line is read when no voice has read it yet (BBC subtitle guidelines: 160-180 words a
minute)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A model, and why it is this one."""

    model: Model
    why: str


def chosen(asked: Asked, *, day: datetime.date | None = None) -> Chosen:
    """The model of a shot. Raises WrongUse for one that is unknown, retired, or when `auto` finds none."""
    day = day or datetime.date.today()
    if asked.model != "auto":
        found = shelf.model(asked.model)
        if found.life.on(day) == "retired":
            raise redirect(found, wanted(asked, found), day).error
        return Chosen(found, "named" if asked.shot.model else "the production's model")
    asks = list(asked.shot.needs)
    asks += [{"image": "image", "end-image": "end-frame", "video": "video-edit"}.get(role, "references")
             for role in asked.inputs]  # fmt: skip
    if "text" not in asks and not asked.inputs:
        asks.append("text")
    asks += [asked.frame.aspect, asked.frame.size]
    for candidate in choose(needs(dict.fromkeys(asks)), on=day):
        m = candidate.model
        if m.reach == "api" and not candidate.doubts and candidate.quote.high is not None and m.vendor != "house":
            return Chosen(m, f"cheapest that can do {', '.join(asked.shot.needs) or 'it'} ({candidate.quote.amount})")
    raise WrongUse(
        f"No model can do all that '{asked.name}' needs: {', '.join(asks)}.",
        next_step="Need less, or name a model; `shotwright models --needs ...` shows what there is. Free: model: house.",
    )


def wanted(asked: Asked, m: Model, seconds: float | None = None) -> Wanted:
    """The shot in the catalogue's words, for its price."""
    references = sum(role.startswith("reference") for role in asked.inputs)
    return Wanted(
        seconds=Decimal(str(seconds or asked.shot.seconds or USUAL_SECONDS)) if m.durations or m.step > 1 else None,
        size=asked.frame.size if not m.sizes or asked.frame.size in m.sizes else "",
        aspect=asked.frame.aspect,
        sound=speaks(m) if m.audio == "optional" else None,
        images=sum(role in asked.inputs for role in ("image", "end-image")),
        references=references,
    )


def speaks(m: Model) -> bool:
    """The model says lines itself."""
    return m.sound and "dialogue" in m.kinds


def shown_seconds(asked: Asked, read: float | None = None) -> float:
    """How long a shot is in the film: as stated, as its words state, as its lines need, or four seconds."""
    if asked.shot.seconds is not None:
        return asked.shot.seconds
    stated = prompt.parse(asked.shot.prompt)[0].seconds if asked.shot.prompt.strip() else None
    if stated is not None:
        return stated
    spoken = read if read is not None else sum(len(line.say) / READING for line in asked.shot.lines)
    # A breath before the first word and after the last; whole tenths, so that a lock is readable.
    return math.ceil(10 * max(USUAL_SECONDS, spoken + 1.0)) / 10 if asked.shot.lines else USUAL_SECONDS


def parts(m: Model, seconds: float, size: str) -> tuple[float, ...]:
    """The lengths to order for a shot of `seconds`: one that is sold, or several where none is long enough."""
    if m.reach == "here":
        count = math.ceil(seconds / HOUSE_LONGEST)
        return tuple(seconds / count for _ in range(count))
    sold = [d for d in lengths(m, size) if d > 0] or list(m.durations)
    if not sold:
        return (seconds,)
    fitting = [d for d in sold if d >= seconds]
    if fitting:
        return (float(min(fitting)),)
    longest = max(sold)
    count = math.ceil(seconds / longest)
    rest = seconds - longest * (count - 1)
    return (*[float(longest)] * (count - 1), float(min(d for d in sold if d >= rest)))


def freeze(asked: Asked, *, read: float | None = None, day: datetime.date | None = None) -> Locked:
    """The entry of a shot that was never frozen; `read` is how long its lines last when spoken."""
    found = chosen(asked, day=day)
    m = found.model
    talk = speaks(m) and bool(asked.shot.lines)
    house = m.reach == "here"
    words = wording(asked, family=None if house else m.dialect or "general", speaks=talk)
    shown = shown_seconds(asked, read)
    size = asked.frame.size if asked.frame.size in m.sizes else ""
    frozen = Frozen(
        model=m.id,
        prompt=words,
        negative=asked.shot.negative,
        frame=asked.frame,
        seconds=parts(m, shown, size),
        shown=shown,
        join="extend" if asked.shot.join == "extend" and "extend" in m.kinds else "frames",
        seed=asked.seed,
        draft=asked.draft,
        inputs=dict(asked.digests),
        options=dict(asked.shot.options),
        speaks=talk,
    )
    return Locked(shot=asked.name, intent=asked.intent(talk), frozen=frozen)


def order(frozen: Frozen, take: LockedTake, part: int, inputs: dict[str, str] | None = None) -> Order:
    """The order for one part of one take; `inputs` are digests of files beyond the frozen ones."""
    words = take.prompt or frozen.prompt
    options: dict[str, Any] = dict(frozen.options)
    if frozen.negative and shelf.model(frozen.model).negative_prompt:
        options["negative_prompt"] = frozen.negative
    given = dict(frozen.inputs)
    if part:
        # Its beginning is where the part before ended.
        given.pop("image", None)
    if part < len(frozen.seconds) - 1:
        given.pop("end-image", None)
    return Order(
        model=frozen.model,
        prompt=words,
        shot=prompt.parse(words)[0],
        frame=frozen.frame,
        seconds=frozen.seconds[part],
        seed=take.seed,
        take=take.number - 1,
        draft=frozen.draft,
        inputs=given | (inputs or {}),
        options=options,
    )


def price(frozen: Frozen, *, day: datetime.date | None = None) -> Quote | None:
    """What one take costs, all parts together; None for what costs nothing."""
    m = shelf.model(frozen.model)
    if m.reach == "here":
        return None
    each = [
        quote(
            m,
            seconds=seconds if m.durations else None,
            size=frozen.frame.size if frozen.frame.size in m.sizes else "",
            aspect=frozen.frame.aspect if frozen.frame.aspect in m.aspects else "",
            sound=frozen.speaks if m.audio == "optional" else None,
            images=sum(role in frozen.inputs for role in ("image", "end-image")),
            references=sum(role.startswith("reference") for role in frozen.inputs),
            on=day,
        )
        for seconds in frozen.seconds
    ]
    lows, highs = [q.low for q in each], [q.high for q in each]
    return replace(each[0], low=total(lows), high=total(highs))


def total(amounts: list[Decimal | None]) -> Decimal | None:
    """The sum, or None where one is not known."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None
