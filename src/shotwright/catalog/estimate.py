"""What an order will cost, before it is placed: a range, the rule that made it, where the price is from, how old it is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from .costs import cost, extra_cost, fitting_rows, length_of
from .facts import Extra, Model, Price, parse_day
from .request import Wanted, billed_seconds, works_on_video

STALE_DAYS = 90
"""A price older than this says so."""

TRUST = ("verified", "secondary", "gateway", "uncertain")
"""Certainties, the best first: a quote is as certain as the worst fact in it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The price of an order in US dollars. `high` None: nobody knows an upper bound; `low` None: nothing is known."""

    model: str
    low: Decimal | None
    high: Decimal | None
    rule: str
    """How the price came about, in words."""
    source: str
    date: str
    """Day of the oldest price used; empty where there is none."""
    age: int | None
    """Days since then."""
    certainty: str
    doubts: tuple[str, ...] = ()
    seconds: int | None = None
    """Seconds that will be billed for one take."""
    size: str = ""
    takes: int = 1

    @property
    def known(self) -> bool:
        """Whether there is an upper bound, so that a budget can hold it."""
        return self.high is not None

    @property
    def stale(self) -> bool:
        """Whether the price is older than 90 days."""
        return self.age is not None and self.age > STALE_DAYS

    @property
    def amount(self) -> str:
        """'$1.344', '$0.42 to $0.84', 'at least $1', 'unknown'."""
        if self.low is None:
            return "unknown"
        if self.high is None:
            return f"at least {dollars(self.low, ROUND_FLOOR)}"
        if self.low == self.high:
            return dollars(self.low)
        return f"{dollars(self.low, ROUND_FLOOR)} to {dollars(self.high)}"

    def as_json(self) -> dict[str, Any]:
        """Plain data; money as text, so that nothing is rounded."""
        return {
            "model": self.model,
            "low": None if self.low is None else plain(self.low),
            "high": None if self.high is None else plain(self.high),
            "currency": "USD",
            "rule": self.rule,
            "source": self.source,
            "date": self.date or None,
            "age_days": self.age,
            "stale": self.stale,
            "certainty": self.certainty,
            "doubts": list(self.doubts),
            "seconds": self.seconds,
            "size": self.size or None,
            "takes": self.takes,
        }


def plain(amount: Decimal) -> str:
    """A number without exponent or trailing zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def dollars(amount: Decimal, rounding: str = ROUND_CEILING) -> str:
    """'$0.42', '$1.344': two to four places; what is smaller is rounded up, so that nobody pays more than they read."""
    whole, _, places = plain(amount.quantize(Decimal("0.0001"), rounding)).partition(".")
    return f"${int(whole):,}.{places.ljust(2, '0')}"


def estimate(m: Model, w: Wanted, day: datetime.date) -> Quote:
    """The quote for a request that `asked` has checked, whether the model is still sold or not."""
    seconds = billed_seconds(m, w)
    rows = fitting_rows(m, w, seconds)
    costs = [(row, each) for row in rows if (each := cost(m, row, w, seconds)) is not None]
    doubts = list(m.doubts)
    if not costs:
        why = unknown(m, w, seconds)
        return Quote(m.id, None, None, why, m.source, "", None, "unknown", tuple(doubts), seconds, w.size, w.takes)
    priced = [row for row, _ in costs]
    added = [(e, c) for e in m.price.extras if (c := extra_cost(e, w, priced))]
    extra = sum((c for _, c in added), Decimal(0))
    low = min(least for _, (least, _) in costs) + extra
    highs = [most for _, (_, most) in costs if most is not None]
    high = max(highs) + extra if len(highs) == len(costs) else None
    if w.video is not None and not video_is_priced(m, priced):
        high = None
        doubts.append("Whether an input video costs more is not known.")
    elif high is None and m.frames and w.video is not None:
        doubts.append("Whether the seconds of an input video are counted too is not known.")
    used: list[Price | Extra] = [*priced, *(e for e, _ in added)]
    oldest = min(used, key=lambda r: parse_day(r.date))
    return Quote(
        model=m.id,
        low=low * w.takes,
        high=None if high is None else high * w.takes,
        rule=spelled(m, w, seconds, priced, [e for e, _ in added]),
        source=f"{oldest.source} ({oldest.witness})" if oldest.witness else oldest.source,
        date=oldest.date,
        age=max(0, (day - parse_day(oldest.date)).days),
        certainty=max((r.certainty for r in used), key=TRUST.index),
        doubts=tuple(doubts),
        seconds=seconds,
        size=w.size,
        takes=w.takes,
    )


def video_is_priced(m: Model, rows: Sequence[Price]) -> bool:
    """Whether the rows say what a request with an input video costs."""
    return (
        works_on_video(m)
        or any(r.video is not None for r in rows)
        or any(e.per == "video second" for e in m.price.extras)
    )


def unknown(m: Model, w: Wanted, seconds: int | None) -> str:
    """Why there is no price."""
    if not m.price.rows:
        return f"The price of {m.title} was not found in any source."
    if any(r.unit == "thousand characters" for r in m.price.rows) and w.characters is None:
        return f"{m.title} is sold by the character: give the text."
    asked = (w.size, w.mode, f"{seconds} s" if seconds else "", "with a video" if w.video else "", heard(w.sound))
    return f"No price was found for {m.title} ({', '.join(filter(None, asked)) or 'as asked'})."


def heard(sound: bool | None) -> str:
    """'with sound', 'silent', or nothing where it makes no difference."""
    return "" if sound is None else "with sound" if sound else "silent"


def spelled(m: Model, w: Wanted, seconds: int | None, rows: Sequence[Price], extras: Sequence[Extra]) -> str:
    """The rule in words: '8 s × $0.168 a second (1080p, with sound); × 3 takes'."""
    text = " or ".join(dict.fromkeys(spelled_row(m, w, seconds, row) for row in rows))
    for e in extras:
        what = e.per.replace("video second", "second of the input video")
        each = "the same" if e.usd is None else dollars(e.usd)
        text += f", plus {each} for each {what}{f' after {e.over}' if e.over else ''}"
    notes = [text]
    if w.seconds is not None and seconds is not None and seconds > w.seconds:
        notes.append(f"{plain(w.seconds)} s is rounded up to {seconds} s, which is sold")
    if w.takes > 1:
        notes.append(f"× {w.takes} takes")
    if w.sound is False and m.audio == "always":
        notes.append("its sound cannot be switched off and is in the price")
    if w.sound is None and len({r.sound for r in rows}) > 1:
        notes.append("sound was not settled: both prices")
    return "; ".join(notes)


def spelled_row(m: Model, w: Wanted, seconds: int | None, row: Price) -> str:
    """One row in words."""
    rate = dollars(row.usd) if row.usd_high is None else f"{dollars(row.usd)} to {dollars(row.usd_high)}"
    said = (w.size if row.sizes else "", w.mode, heard(row.sound), "with a video" if row.video else "")
    where = f" ({', '.join(filter(None, said))})" if any(said) else ""
    match row.unit:
        case "clip":
            text = f"{rate} for a clip of {row.seconds} s" if row.seconds else f"{rate} a clip"
        case "megapixel":
            text = f"{rate} for the first megapixel and {dollars(row.next_usd or Decimal(0))} for each after it"
        case "million tokens":
            rule = f"width × height × {m.frames.fps if m.frames else 24} / 1024 tokens a second"
            text = f"{seconds} s at {rule}, {rate} a million"
        case "second":
            text = f"{length_of(m, row, w, seconds)} s × {rate} a second"
        case "thousand characters":
            text = f"{w.characters} characters at {rate} a thousand"
        case _:
            text = f"{rate} {'an' if row.unit[0] in 'aeiou' else 'a'} {row.unit}"
    return text + where
