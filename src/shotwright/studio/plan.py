"""The storyboard before money: each shot with its final words, findings, model, price, and what is there already."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shotwright import prompt
from shotwright.catalog import shelf
from shotwright.catalog.estimate import Quote, dollars, plain
from shotwright.film import Shot
from shotwright.film.lock import Locked
from shotwright.prompt.lint import Around, Finding, lint

from .continuity import Jump, continuity
from .freeze import chosen, price
from .produce import How, missing, planned
from .resolve import Asked
from .stage import Stage


@dataclass(frozen=True, slots=True)
class Row:
    """One shot of the plan."""

    asked: Asked
    entry: Locked
    shot: Shot
    findings: tuple[Finding, ...]
    jumps: tuple[Jump, ...]
    why: str
    """Why this model."""
    quote: Quote | None
    """Of one take; None where it is free."""
    takes: int
    there: int
    """Takes that are kept already."""
    frozen_now: bool
    """The lock did not know it."""

    @property
    def low(self) -> Decimal:
        """The least that its missing takes cost."""
        return (self.quote.low or Decimal(0)) * (self.takes - self.there) if self.quote else Decimal(0)

    @property
    def high(self) -> Decimal | None:
        """The most that its missing takes cost; None when nobody knows."""
        if self.quote is None or self.takes == self.there:
            return Decimal(0)
        return None if self.quote.high is None else self.quote.high * (self.takes - self.there)

    def as_json(self) -> dict[str, Any]:
        """Plain data; money as text."""
        frozen = self.entry.frozen
        return {
            "shot": self.asked.name,
            "title": self.asked.shot.title,
            "prompt": frozen.prompt,
            "model": frozen.model,
            "why": self.why,
            "seconds": frozen.shown,
            "ordered_seconds": list(frozen.seconds),
            "takes": self.takes,
            "there": self.there,
            "price": self.quote.as_json() if self.quote else None,
            "low": plain(self.low),
            "high": None if self.high is None else plain(self.high),
            "unheard": list(self.shot.unheard) if shelf.model(frozen.model).reach == "here" else [],
            "findings": [{"code": f.code, "rule": f.rule, "severity": f.severity, "message": f.message,
                          "reason": f.why} for f in self.findings]
            + [{"code": None, "rule": j.rule, "severity": "warning", "message": j.message, "reason": j.why}
               for j in self.jumps],
            "frozen": not self.frozen_now,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole storyboard."""

    title: str
    rows: tuple[Row, ...]

    @property
    def low(self) -> Decimal:
        """The least that everything missing costs."""
        return sum((row.low for row in self.rows), Decimal(0))

    @property
    def high(self) -> Decimal | None:
        """The most; None when nobody knows."""
        highs = [row.high for row in self.rows]
        return None if None in highs else sum((h for h in highs if h is not None), Decimal(0))

    @property
    def seconds(self) -> float:
        """Length of all shots, one after the other."""
        return sum(row.entry.frozen.shown for row in self.rows)

    @property
    def amount(self) -> str:
        """'$0', '$1.20 to $2.40', 'at least $3'."""
        if self.high is None:
            return f"at least {dollars(self.low)}"
        if not self.high:
            return "$0"
        return dollars(self.low) if self.low == self.high else f"{dollars(self.low)} to {dollars(self.high)}"

    def as_json(self) -> dict[str, Any]:
        """Plain data; money as text."""
        return {
            "title": self.title,
            "shots": [row.as_json() for row in self.rows],
            "seconds": self.seconds,
            "takes_missing": sum(row.takes - row.there for row in self.rows),
            "low": plain(self.low),
            "high": None if self.high is None else plain(self.high),
            "currency": "USD",
        }


def plan(stage: Stage, how: How | None = None, *, thaw: tuple[str, ...] = ()) -> Plan:
    """The storyboard of a production. Writes nothing; with `thaw` it shows what a thawed shot would become."""
    how = how or How()
    known = {entry.intent for entry in stage.lock().entries}
    shots, _ = planned(stage, how, thaw=thaw)
    lacking: dict[str, int] = {}
    for work in missing(stage, shots):
        lacking[work.entry.intent] = lacking.get(work.entry.intent, 0) + 1
    read = [prompt.parse(entry.frozen.prompt)[0] for _, entry in shots]
    jumps = continuity([asked for asked, _ in shots], read)
    rows = []
    for (asked, entry), shot in zip(shots, read, strict=True):
        frozen = entry.frozen
        m = shelf.model(frozen.model)
        around = Around(model=m, seconds=max(frozen.seconds), aspect=frozen.frame.aspect)
        fresh = entry.intent not in known
        takes = len(entry.takes)
        rows.append(
            Row(
                asked=asked,
                entry=entry,
                shot=shot,
                findings=tuple(lint(frozen.prompt, around=around)),
                jumps=tuple(jump for jump in jumps if jump.shot == asked.name),
                why=chosen(asked).why if fresh else "frozen in the lock",
                quote=price(frozen),
                takes=takes,
                there=takes - lacking.get(entry.intent, 0),
                frozen_now=fresh,
            )
        )
    return Plan(stage.production.title, tuple(rows))
