"""Where a request goes when its model is no longer sold: to what follows it, or to the nearest, at what difference."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from shotwright.errors import WrongUse

from .estimate import Quote, dollars, estimate, plain
from .facts import Model
from .request import Wanted, asked, usual_size
from .shelf import model, models
from .sizes import at_least

CLASSES = (
    frozenset({"text", "image"}),
    frozenset({"still", "still-edit"}),
    frozenset({"speech", "voice-clone"}),
    frozenset({"music"}),
    frozenset({"avatar", "lip-sync", "performance"}),
    frozenset({"video-edit", "upscale", "smooth", "hdr", "reframe", "motion"}),
)
"""What can stand for what: a model that shares none of these with another is no replacement for it."""

OFFERED = 3
"""How many nearest models are named."""


@dataclass(frozen=True, slots=True)
class Near:
    """A model that can take a request over, and what changes."""

    model: Model
    quote: Quote
    lacks: tuple[str, ...]
    """Kinds that the retired model had and this one has not."""
    difference: tuple[Decimal, Decimal] | None
    """Least and greatest change of the price in US dollars; None where either price is unknown."""

    @property
    def text(self) -> str:
        """'gemini-omni-1.2-flash at $0.35 ($0.15 less)'."""
        said = [spoken(self.difference)] if self.difference else []
        if self.lacks:
            said.append(f"without {', '.join(self.lacks)}")
        note = f" ({'; '.join(said)})" if said else ""
        return f"{self.model.id} at {self.quote.amount}{note}"


@dataclass(frozen=True, slots=True)
class Redirect:
    """What to use in place of a model that is no longer sold."""

    model: Model
    day: datetime.date
    quote: Quote | None
    """What the request cost when the model was sold; None where the model could not make it."""
    nearest: tuple[Near, ...]

    @property
    def text(self) -> str:
        """'sora-2 was retired on 2026-09-24; nearest: ...', with prices for the same request."""
        gone = f"{self.model.id} was retired on {self.model.life.ends}"
        if not self.nearest:
            return f"{gone}; nothing like it is in the catalogue."
        first = self.nearest[0].quote
        request = ", ".join(filter(None, (f"{first.seconds} s" if first.seconds else "", first.size)))
        before = f" It cost {self.quote.amount} for this." if self.quote and self.quote.low is not None else ""
        named = ", ".join(n.text for n in self.nearest)
        return f"{gone}; nearest{f' for {request}' if request else ''}: {named}.{before}"

    @property
    def error(self) -> WrongUse:
        """The same as an error that says what to do next."""
        best = self.nearest[0].model.id if self.nearest else ""
        return WrongUse(self.text, next_step=f"Use --model {best}, or --model house, which is free." if best else "")

    def as_json(self) -> dict[str, Any]:
        """Plain data; money as text."""
        return {
            "model": self.model.id,
            "retired": self.model.life.ends,
            "cost": self.quote.as_json() if self.quote else None,
            "nearest": [
                {
                    "model": n.model.id,
                    "quote": n.quote.as_json(),
                    "difference": [plain(d) for d in n.difference] if n.difference else None,
                    "lacks": list(n.lacks),
                }
                for n in self.nearest
            ],
        }


def spoken(difference: tuple[Decimal, Decimal]) -> str:
    """'$0.10 less', '$0.02 to $0.30 more', '$0.05 less to $0.10 more', 'the same price'."""
    low, high = difference
    if low == high == 0:
        return "the same price"
    if low == high:
        return f"{dollars(abs(low))} {'less' if low < 0 else 'more'}"
    if high <= 0:
        return f"{dollars(-high)} to {dollars(-low)} less"
    if low >= 0:
        return f"{dollars(low)} to {dollars(high)} more"
    return f"{dollars(-low)} less to {dollars(high)} more"


def redirect(gone: Model, wanted: Wanted, day: datetime.date) -> Redirect:
    """What can take over a request from a model that is retired on `day`: its successors first, then the nearest."""
    before = tried(gone, wanted, day)
    if before is not None and before.seconds is not None:
        wanted = replace(wanted, seconds=wanted.seconds or Decimal(before.seconds))
    if gone.audio == "always" and wanted.sound is None:
        wanted = replace(wanted, sound=True)
    heirs = successors(gone, day)
    others = [m for m in models() if replaces(m, gone, day) and m not in heirs]
    found = [n for m in heirs if (n := near(m, gone, before, wanted, day))]
    rest = [n for m in others if (n := near(m, gone, before, wanted, day))]
    rest.sort(key=lambda n: distance(n, before))
    return Redirect(gone, day, before, tuple((found + rest)[:OFFERED]))


def successors(gone: Model, day: datetime.date) -> list[Model]:
    """Those in the line of successors that are still sold on `day`, the nearest first."""
    found: list[Model] = []
    at = gone
    while at.life.successor and all(at.life.successor != m.id for m in (gone, *found)):
        at = model(at.life.successor)
        if at.life.on(day) != "retired":
            found.append(at)
    return found


def replaces(m: Model, gone: Model, day: datetime.date) -> bool:
    """Whether a model is on sale for money and does the same kind of work."""
    shared = any(c & set(m.kinds) and c & set(gone.kinds) for c in CLASSES)
    return shared and m.life.on(day) == "current" and m.reach == "api"


def near(m: Model, gone: Model, before: Quote | None, wanted: Wanted, day: datetime.date) -> Near | None:
    """The same request at another model, at its size or the next larger; None when it cannot be made there."""
    size = wanted.size or usual_size(gone)
    fits = at_least(size, m.sizes) if size and m.sizes else ""
    quoted = None if fits is None else tried(m, replace(wanted, size=fits, mode=""), day)
    if quoted is None:
        return None
    lacks = tuple(k for k in gone.kinds if k not in m.kinds)
    return Near(m, quoted, lacks, change(before, quoted))


def tried(m: Model, wanted: Wanted, day: datetime.date) -> Quote | None:
    """The quote, or None when the model cannot make it."""
    try:
        return estimate(m, asked(m, wanted), day)
    except WrongUse:
        return None


def change(before: Quote | None, after: Quote) -> tuple[Decimal, Decimal] | None:
    """Least and greatest difference of two prices; None where a bound is unknown."""
    if before is None or before.low is None or before.high is None or after.low is None or after.high is None:
        return None
    return after.low - before.high, after.high - before.low


def distance(n: Near, before: Quote | None) -> tuple[Any, ...]:
    """Sorts the nearest first: by what is lacking, then known prices, then the ratio of prices, then rank and name."""
    place = min((r.place for r in n.model.ranks), default=99)
    high = n.quote.high
    if high is None or before is None or not before.high or not high:
        ratio = Decimal("Infinity")
    else:
        ratio = max(high, before.high) / min(high, before.high)
    return len(n.lacks), high is None, ratio, place, n.model.id
