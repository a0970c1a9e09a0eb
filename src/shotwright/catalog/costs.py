"""Arithmetic of price rows: which rows hold for a request, and what one take costs by each, as a range."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, Decimal

from .facts import Extra, Model, Price
from .request import Wanted, works_on_video
from .sizes import area

MILLION, THOUSAND = Decimal(1_000_000), Decimal(1000)
Range = tuple[Decimal, Decimal | None]
"""Lower and upper end; None where nobody knows an upper one."""


def fitting_rows(m: Model, w: Wanted, seconds: int | None) -> list[Price]:
    """The price rows that hold for a request; two where sound was left open and changes the price."""
    return [
        row
        for row in m.price.rows
        if row.mode == w.mode
        and (not row.sizes or w.size in row.sizes)
        and (row.sound is None or w.sound is None or row.sound == w.sound)
        and (row.video is None or row.video == (w.video is not None))
        and (row.seconds is None or row.seconds == seconds)
    ]


def cost(m: Model, row: Price, w: Wanted, seconds: int | None) -> Range | None:
    """One take by one row; None where the row needs something that is not known."""
    if row.unit == "megapixel":
        return megapixels(row, w)
    count = units(m, row, w, seconds)
    if count is None:
        return None
    high = row.usd if row.usd_high is None else row.usd_high
    return row.usd * count[0], None if count[1] is None else high * count[1]


def units(m: Model, row: Price, w: Wanted, seconds: int | None) -> Range | None:
    """How many of the row's units one take has; None where that needs something that is not known."""
    match row.unit:
        case "clip" | "image":
            return Decimal(1), Decimal(1)
        case "thousand characters":
            return None if w.characters is None else (Decimal(w.characters) / THOUSAND,) * 2
        case "million tokens":
            return video_tokens(m, w, seconds)
    lasts = length_of(m, row, w, seconds)
    if lasts is None:
        return None
    # The rate of an input film is not known here; films have 24 to 30 frames a second.
    return (Decimal(lasts * 24), Decimal(lasts * 30)) if row.unit == "frame" else (Decimal(lasts),) * 2


def length_of(m: Model, row: Price, w: Wanted, seconds: int | None) -> int | None:
    """Seconds that a row counts: those of the input video where the film is only changed, else those that are made."""
    changed = works_on_video(m) or (row.video and w.seconds is None)
    if changed and w.video is not None:
        return math.ceil(w.video / m.step) * m.step
    return seconds


def megapixels(row: Price, w: Wanted) -> Range | None:
    """A first megapixel and the following ones; whether a started one counts whole is not known, so it is a range."""
    pixels = area(w.size, w.aspect or "16:9")
    if pixels is None or row.next_usd is None:
        return None
    more = max(Decimal(0), Decimal(pixels) / MILLION - 1)
    low = row.usd + row.next_usd * more
    # Input pictures are measured too, and their price is not listed.
    return low, None if w.references or w.images else row.usd + row.next_usd * more.to_integral(ROUND_CEILING)


def video_tokens(m: Model, w: Wanted, seconds: int | None) -> Range | None:
    """Millions of tokens of one take: width × height × rate × seconds / 1024."""
    pixels = area(w.size, "16:9")
    if m.frames is None or pixels is None or seconds is None:
        return None
    tokens = Decimal(pixels * m.frames.fps * seconds) / 1024 / MILLION
    known = w.size in m.frames.exact and w.aspect in ("16:9", "9:16")
    slack = Decimal(0) if known else m.frames.margin
    return tokens * (1 - slack), None if w.video is not None else tokens * (1 + slack)


def extra_cost(extra: Extra, w: Wanted, rows: list[Price]) -> Decimal:
    """What inputs add to one take."""
    match extra.per:
        case "image":
            count = Decimal(w.images + w.references)
        case "reference":
            count = Decimal(w.references)
        case "video second":
            count = Decimal(0) if w.video is None else w.video.to_integral(ROUND_CEILING)
    each = max(r.usd for r in rows) if extra.usd is None else extra.usd
    return each * max(Decimal(0), count - extra.over)
