"""What a prompt, a file of prompts or a production costs at each of some models, before anything is ordered."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from shotwright.catalog.estimate import Quote, dollars, plain
from shotwright.catalog.facts import Model
from shotwright.catalog.pricing import quote
from shotwright.catalog.shelf import model as model_called
from shotwright.errors import WrongUse
from shotwright.prompt import parse

from .request import check_prompt

LONGEST_NAME = 500
"""An argument longer than this is a prompt, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One shot that is to be priced."""

    text: str = ""
    seconds: float | Decimal | None = None
    size: str = ""
    aspect: str = ""
    sound: bool | None = None
    takes: int = 1
    images: int = 0
    references: int = 0
    video: float | Decimal | None = None
    mode: str = ""
    model: str = ""
    """The shot's own model, in a production; empty for the one that is asked about."""


@dataclass(frozen=True, slots=True)
class Priced:
    """One model's price for all shots, or why it cannot make them."""

    model: str
    quotes: tuple[Quote, ...]
    refusal: WrongUse | None = None

    @property
    def low(self) -> Decimal | None:
        """The least that all shots cost; None when one of them has no price."""
        lows = [q.low for q in self.quotes]
        return None if None in lows or not lows else sum((x for x in lows if x is not None), Decimal(0))

    @property
    def high(self) -> Decimal | None:
        """The most that all shots cost; None when nobody knows an upper bound."""
        highs = [q.high for q in self.quotes]
        return None if None in highs or not highs else sum((x for x in highs if x is not None), Decimal(0))

    @property
    def amount(self) -> str:
        """The price in words."""
        if len(self.quotes) == 1:
            return self.quotes[0].amount
        if self.low is None:
            return "unknown"
        if self.high is None:
            return f"at least {dollars(self.low)}"
        return dollars(self.low) if self.low == self.high else f"{dollars(self.low)} to {dollars(self.high)}"

    def as_json(self) -> dict[str, object]:
        """Plain data; money as text."""
        return {
            "model": self.model,
            "low": None if self.low is None else plain(self.low),
            "high": None if self.high is None else plain(self.high),
            "currency": "USD",
            "shots": [q.as_json() for q in self.quotes],
            "refused": None if self.refusal is None else {"what": self.refusal.what, "next": self.refusal.next_step},
        }


def wishes(text: str, common: Wish) -> list[Wish]:
    """The shots of a prompt, of a .txt file with one prompt a line, or of a production; `common` fills the gaps."""
    path = Path(text)
    if len(text) < LONGEST_NAME and path.suffix.lower() in (".yaml", ".yml"):
        return of_production(path, common)
    if len(text) < LONGEST_NAME and path.suffix.lower() == ".txt":
        if not path.is_file():
            raise WrongUse(f"There is no file '{text}'.", next_step="Give a prompt, or a file with one a line.")
        lines = [line.strip() for line in path.read_text("utf-8", errors="replace").splitlines()]
        return [w for line in lines if line and not line.startswith("#") for w in of_prompt(line, common)]
    check_prompt(text)
    return of_prompt(text, common)


def of_prompt(text: str, common: Wish) -> list[Wish]:
    """One wish for each shot of a prompt, with the length that the words give."""
    found = parse(text)
    return [
        replace(common, text=shot.text if len(found) > 1 else text, seconds=common.seconds or shot.seconds)
        for shot in found
    ]


def of_production(path: Path, common: Wish) -> list[Wish]:
    """One wish for each shot of a production file."""
    from shotwright.film.formats.marked import read_marked, read_text
    from shotwright.film.formats.mistakes import checked
    from shotwright.film.production import Production

    production = checked(Production, read_marked(read_text(path), path))
    found = []
    for _, shot in production.shots():
        words = shot.prompt or " ".join(filter(None, (shot.subject, shot.action, shot.place)))
        heard = next((s.seconds for s in parse(words) if s.seconds), None) if words else None
        found.append(
            replace(
                common,
                text=words,
                seconds=common.seconds or shot.seconds or heard,
                size=common.size or production.look.size,
                aspect=common.aspect or production.look.aspect,
                takes=common.takes if common.takes > 1 else shot.takes,
                images=bool(shot.image) + bool(shot.end_image),
                references=len(shot.references),
                model=shot.model or production.model,
            )
        )
    return found


def prices(asked: Sequence[Wish], models: Sequence[str], *, on: datetime.date | None = None) -> list[Priced]:
    """The price at each model. Without models, each shot's own (`auto` and none at all count as the house)."""
    if not models:
        own = [model_called(w.model if w.model not in ("", "auto") else "house") for w in asked]
        name = " + ".join(dict.fromkeys(m.id for m in own))
        return [priced(name, [(m, w) for m, w in zip(own, asked, strict=True)], on)]
    return [priced(m.id, [(m, w) for w in asked], on) for m in map(model_called, models)]


def priced(name: str, shots: Sequence[tuple[Model, Wish]], on: datetime.date | None) -> Priced:
    """All shots at their models; the first that cannot be made stops it."""
    quotes: list[Quote] = []
    for found, wish in shots:
        try:
            quotes.append(
                quote(
                    found,
                    seconds=wish.seconds,
                    size=wish.size,
                    aspect=wish.aspect,
                    sound=wish.sound,
                    takes=wish.takes,
                    images=wish.images,
                    references=wish.references,
                    video=wish.video,
                    mode=wish.mode,
                    characters=len(wish.text),
                    on=on,
                )
            )
        except WrongUse as refusal:
            return Priced(name, (), refusal)
    return Priced(name, tuple(quotes))
