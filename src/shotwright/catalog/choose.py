"""Which model: those that can do what is needed, ranked by cost, by people's votes or by speed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from shotwright.errors import WrongUse

from .estimate import Quote, estimate
from .facts import Input, Kind, Model, Rank
from .request import Wanted, asked, lengths, usual_size
from .shelf import models
from .sizes import SHORT_SIDE, canonical

By = Literal["cost", "rank", "speed"]
SENSES = ("seed", "negative-prompt", "open-weights", "licensed-training", "silent")
INPUTS: dict[str, Input] = {"image": "image", "end-frame": "end-frame", "references": "references"}


@dataclass(frozen=True, slots=True)
class Needs:
    """What a model must be able to do."""

    kinds: tuple[str, ...] = ()
    size: str = ""
    seconds: int | None = None
    aspect: str = ""
    senses: tuple[str, ...] = ()
    """Of `SENSES`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that can do it, with its price and what is not certain about that."""

    model: Model
    quote: Quote
    doubts: tuple[str, ...]
    """Needs that nobody could confirm."""
    rank: Rank | None
    """Its place on the board of the request: text, or a start image."""

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        m, r = self.model, self.rank
        return {
            "model": m.id,
            "title": m.title,
            "vendor": m.vendor,
            "state": m.life.state,
            "kinds": list(m.kinds),
            "sizes": list(m.sizes),
            "seconds": list(m.durations),
            "aspects": list(m.aspects),
            "sound": m.audio,
            "references": m.references,
            "prompt_limit": m.prompt_limit,
            "open_weights": m.open_weights,
            "licence": m.licence,
            "territory": m.territory,
            "training": m.training.claim,
            "rank": None if r is None else {"board": r.board, "place": r.place, "score": r.score, "date": r.date},
            "speed": None if m.speed is None else str(m.speed),
            "quote": self.quote.as_json(),
            "unsure": list(self.doubts),
            "doubts": list(m.doubts),
            "source": m.source,
            "date": m.date,
        }


def needs(words: Iterable[str]) -> Needs:
    """'image', '1080p', '8s', '9:16', 'licensed-training' as Needs. Raises WrongUse for a word that is none."""
    kinds: list[str] = []
    senses: list[str] = []
    size, seconds, aspect = "", None, ""
    for word in (w.strip().lower() for text in words for w in text.split(",")):
        if not word:
            continue
        if word in get_args(Kind):
            kinds.append(word)
        elif word in SENSES:
            senses.append(word)
        elif canonical(word) in SHORT_SIDE:
            size = canonical(word)
        elif match := re.fullmatch(r"(\d{1,4})\s?s(?:ec(?:onds)?)?", word):
            seconds = int(match[1])
        elif re.fullmatch(r"\d+:\d+", word):
            aspect = word
        else:
            known = ", ".join((*get_args(Kind), *SENSES))
            raise WrongUse(
                f"'{word}' is no need.",
                next_step=f"Write a size (1080p), a length (8s), an aspect (9:16) or of: {known}.",
            )
    return Needs(tuple(kinds), size, seconds, aspect, tuple(senses))


def choose(wanted: Needs, *, by: By = "cost", on: datetime.date | None = None) -> list[Candidate]:
    """The models that can do it and are sold on the day, the best first; those that nobody can rank come last.

    Where a fact is not known, the model stays in the list and the candidate says what is not certain.
    """
    day = on or datetime.date.today()
    found = [c for m in models() if m.life.on(day) != "retired" and (c := candidate(m, wanted, day))]
    return sorted(found, key=lambda c: order(c, by))


WORKS: dict[str, frozenset[str]] = {
    "films": frozenset({"text", "image"}),
    "changes to films": frozenset({"video-edit", "upscale", "smooth", "hdr", "reframe", "motion", "extend"}),
    "pictures": frozenset({"still", "still-edit"}),
    "presenters": frozenset({"avatar", "lip-sync", "translate", "performance"}),
    "voices and sounds": frozenset({"speech", "music", "effects", "foley"}),
}
"""What models are for, in the order in which they are listed."""


def work_of(m: Model) -> str:
    """The first of `WORKS` that a model does."""
    return next(name for name, kinds in WORKS.items() if kinds & set(m.kinds))


def candidate(m: Model, wanted: Needs, day: datetime.date) -> Candidate | None:
    """The model with its price for these needs, or None when it cannot do them."""
    doubts = unsure(m, wanted)
    if doubts is None:
        return None
    inputs = {INPUTS[k] for k in wanted.kinds if k in INPUTS}
    request = Wanted(
        seconds=None if wanted.seconds is None else Decimal(wanted.seconds),
        size=wanted.size,
        aspect=wanted.aspect if wanted.aspect in m.aspects else "",
        sound=True if {"sound", "dialogue"} & set(wanted.kinds) else False if "silent" in wanted.senses else None,
        images=2 if "end-frame" in inputs else int("image" in inputs),
        references=int("references" in inputs),
    )
    try:
        quoted = estimate(m, asked(m, request), day)
    except WrongUse:
        return None
    return Candidate(m, quoted, tuple(doubts), place(m, "image" in inputs or "end-frame" in inputs))


def unsure(m: Model, wanted: Needs) -> list[str] | None:
    """What nobody could confirm of these needs; None when the model cannot do them."""
    doubts: list[str] = []
    if not set(wanted.kinds) <= set(m.kinds):
        return None
    size = wanted.size or usual_size(m)
    if wanted.size and m.sizes and wanted.size not in m.sizes:
        return None
    if wanted.size and not m.sizes:
        doubts.append(f"whether it makes {wanted.size}")
    inputs = {INPUTS[k] for k in wanted.kinds if k in INPUTS}
    if wanted.seconds is not None:
        sold = lengths(m, size, inputs)
        if m.durations and not any(d >= wanted.seconds for d in sold):
            return None
        if not m.durations and {"text", "image"} & set(m.kinds):
            doubts.append(f"whether it makes {wanted.seconds} s")
    if wanted.aspect:
        if m.aspects and wanted.aspect not in m.aspects:
            return None
        if not m.aspects:
            doubts.append(f"whether it makes {wanted.aspect}")
    for sense in wanted.senses:
        known = sensed(m, sense)
        if known is False:
            return None
        if known is None:
            doubts.append(m.training.text if sense == "licensed-training" else sense)
    return doubts


def sensed(m: Model, sense: str) -> bool | None:
    """Whether a model has a property; None where it has it in part, or nobody knows."""
    match sense:
        case "seed":
            return m.seed
        case "negative-prompt":
            return m.negative_prompt
        case "open-weights":
            return m.open_weights
        case "silent":
            return m.audio != "always"
        case _:
            return {"nothing trained": True, "licensed": True, "partly licensed": None, "not stated": False}[
                m.training.claim
            ]


def place(m: Model, from_image: bool) -> Rank | None:
    """Its place on the board for films from a picture, or from words."""
    board = "image-to-video" if from_image else "text-to-video"
    return next((r for r in m.ranks if board in r.board), None)


def order(c: Candidate, by: By) -> tuple[Any, ...]:
    """Sorts the best first; what is certain comes before what is not, and what is sold before what is superseded."""
    old = c.model.life.state != "current"
    cost = (c.quote.high is None, c.quote.high if c.quote.high is not None else Decimal(0), c.quote.low or Decimal(0))
    match by:
        case "cost":
            head: tuple[Any, ...] = cost
        case "rank":
            head = (c.rank is None, c.rank.place if c.rank else 0, *cost)
        case "speed":
            head = (c.model.speed is None, c.model.speed or Decimal(0), *cost)
    return bool(c.doubts), *head, old, c.model.id
