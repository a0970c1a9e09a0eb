"""What a request comes to at one model: the exact orders, what each costs, what is said about them before they leave."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shotwright import prompt
from shotwright.catalog import shelf
from shotwright.catalog.choose import choose, needs
from shotwright.catalog.estimate import Quote, dollars
from shotwright.catalog.facts import Model
from shotwright.catalog.lifecycle import redirect
from shotwright.catalog.pricing import quote
from shotwright.catalog.request import Wanted, asked, lengths
from shotwright.catalog.sizes import canonical
from shotwright.errors import WrongUse
from shotwright.film import Frame, Order, Shot
from shotwright.prompt.lint import Around, lint
from shotwright.prompt.lint.settings import nearest as lint_settings
from shotwright.vendors import known_vendors

from .inputs import Given, nearest
from .ready import ready as vendor_ready
from .request import FilmRequest

FREE_NEXT = "Free meanwhile: --model house."
STILL = {"still", "still-edit"}
FILM = {
    "text",
    "image",
    "end-frame",
    "video-edit",
    "extend",
    "reframe",
    "motion",
    "performance",
    "upscale",
}
"""Kinds of work that make a film of a prompt with inputs."""


@dataclass(frozen=True, slots=True)
class Deal:
    """One model's part of a request."""

    name: str
    vendor: str
    model: Model | None
    """None for a model that the catalogue does not have, named VENDOR/NAME."""
    orders: tuple[Order, ...]
    """One a take."""
    quote: Quote | None
    """Of one take; None where the catalogue cannot say."""
    notes: tuple[str, ...]
    """What the user should know before it is bought."""

    @property
    def low(self) -> Decimal:
        """The least that one take costs."""
        return (self.quote.low if self.quote else None) or Decimal(0)

    @property
    def high(self) -> Decimal | None:
        """The most that one take costs; None when nobody knows."""
        return self.quote.high if self.quote else None


def deal(name: str, request: FilmRequest, inputs: Given, *, day: datetime.date | None = None) -> Deal:
    """The orders of `request` at the model called `name`. Raises WrongUse with what the model offers, or what follows it."""
    day = day or datetime.date.today()
    shots = prompt.parse(request.prompt)
    stated = request.seconds or next((shot.seconds for shot in shots if shot.seconds), None)
    notes: list[str] = []
    if name != "auto" and "/" in name:
        return uncatalogued(name, request, inputs, shots, stated)
    if name == "auto":
        m, why = cheapest(request, inputs, stated, day)
        notes.append(why)
    else:
        m = shelf.model(name)
    wanted = Wanted(
        seconds=Decimal(str(stated)) if stated and m.durations else None,
        size=request.size,
        aspect=request.aspect,
        sound=request.sound,
        images=inputs.count("image", "end-image"),
        references=inputs.count("reference"),
        video=None if inputs.video_seconds is None else Decimal(str(round(inputs.video_seconds, 3))),
        mode=request.mode,
    )
    if m.life.on(day) == "retired":
        raise redirect(m, wanted, day).error
    if m.reach == "app":
        raise WrongUse(
            f"{m.title} is sold in an app only and cannot be ordered from here.",
            next_step=f"shotwright models lists those that can. {FREE_NEXT}",
        )
    makes = (STILL if request.still else FILM) & set(m.kinds)
    if not makes:
        what, other = ("still", "--still away") if request.still else ("film", "--still to it")
        mend = f"{'Leave' if request.still else 'Add'} {other} if that is meant, or choose"
        raise WrongUse(
            f"{m.id} makes no {what} from a prompt; it does: {', '.join(m.kinds)}.",
            next_step=f"{mend}: shotwright models --needs {'still' if request.still else 'text'}. {FREE_NEXT}",
        )
    notes += [f"{m.id}: {doubt}" for doubt in life_notes(m, wanted, day)]
    aspect = request.aspect or shape(m, inputs)
    priced = quote(
        m,
        seconds=wanted.seconds,
        size=request.size,
        aspect=aspect if aspect in m.aspects else "",
        sound=request.sound,
        images=wanted.images,
        references=wanted.references,
        video=wanted.video,
        mode=request.mode,
        on=day,
    )
    settled = asked(m, wanted)
    seconds = ordered_seconds(m, settled, stated)
    if stated and seconds > stated and m.durations:
        notes.append(f"{m.id} is sold in other lengths: {stated:g} s become {seconds:g} s, and all of it is kept.")
    if priced.stale:
        notes.append(f"The price of {m.id} is of {priced.date}, {priced.age} days old: look before you buy.")
    words, negative = request.prompt, request.negative
    if request.dialect:
        words, negative, more = in_dialect(request, m)
        notes += more
    options = options_of(request, m, negative)
    frame = Frame(aspect=aspect, size=canonical(priced.size or request.size) or "720p", fps=order_fps(request, m))
    notes += lint_notes(words, m, seconds, aspect)
    orders = tuple(
        Order(
            model=m.id,
            prompt=words,
            shot=shots[0],
            frame=frame,
            seconds=seconds,
            seed=(request.seed + number) % 2**32,
            take=number,
            inputs=inputs.digests,
            options=options,
        )
        for number in range(request.takes)
    )
    return Deal(m.id, m.vendor, m, orders, priced, tuple(dict.fromkeys(notes)))


def uncatalogued(name: str, request: FilmRequest, inputs: Given, shots: list[Shot], stated: float | None) -> Deal:
    """Orders at a vendor's own name for a model: the catalogue knows neither its limits nor its price."""
    vendor = name.partition("/")[0]
    if vendor not in known_vendors() or vendor == "house":
        raise WrongUse(
            f"There is no model '{name}'.", next_step=f"Write VENDOR/NAME, with one of: {', '.join(known_vendors())}."
        )
    options = {**dict(request.options)}
    options |= {} if request.sound is None else {"sound": request.sound}
    options |= {"negative": request.negative} if request.negative else {}
    frame = Frame(aspect=request.aspect or "16:9", size=canonical(request.size) or "720p", fps=request.fps or 24)
    orders = tuple(
        Order(model=name, prompt=request.prompt, shot=shots[0], frame=frame, seconds=stated or 5.0,
              seed=(request.seed + n) % 2**32, take=n, inputs=inputs.digests, options=options)
        for n in range(request.takes)
    )  # fmt: skip
    note = f"The catalogue does not know {name}: neither its limits nor its price."
    return Deal(name, vendor, None, orders, None, (note,))


def cheapest(request: FilmRequest, inputs: Given, stated: float | None, day: datetime.date) -> tuple[Model, str]:
    """The cheapest model that surely can do it, whose vendor is ready here, under the budget; and why it is this one."""
    if request.spending.budget is None:
        raise WrongUse(
            "`auto` spends money, and nobody said how much.",
            next_step=f"Add --budget USD, or name a model. {FREE_NEXT}",
        )
    asks = ["still"] if request.still else ["text"] if not inputs.files else []
    asks += [word for word, there in (("image", "image" in inputs.files), ("end-frame", "end-image" in inputs.files),
                                      ("references", inputs.count("reference")), ("video-edit", "video" in inputs.files),
                                      ("sound", request.sound)) if there]  # fmt: skip
    asks += [word for word in (request.size, request.aspect, f"{-(-stated // 1):g}s" if stated else "") if word]
    share = request.spending.budget / request.takes
    fitting = [
        c
        for c in choose(needs(asks), on=day)
        if c.model.reach == "api" and not c.doubts and c.quote.high is not None and c.quote.high <= share
    ]
    here = [c for c in fitting if c.model.vendor in known_vendors()]
    ready = [c for c in here if vendor_ready(c.model.vendor).ready]
    if not ready:
        which = f"; without a key: {', '.join(dict.fromkeys(c.model.id for c in here[:3]))}" if here else ""
        raise WrongUse(
            f"No model that is ready here can do {', '.join(asks)} for {dollars(share)} a take{which}.",
            next_step="shotwright keys set VENDOR gives a key, a larger --budget more choice; "
            f"shotwright models --needs {','.join(asks)} lists them. {FREE_NEXT}",
        )
    best = ready[0]
    return best.model, f"auto: {best.model.id}, the cheapest that is ready here ({best.quote.amount} a take)."


def life_notes(m: Model, wanted: Wanted, day: datetime.date) -> list[str]:
    """What is to be said of a model that is about to go, or that has a successor."""
    if m.life.ends:
        return [f"it will be gone on {m.life.ends}; {redirect(m, wanted, day).text.partition('; ')[2]}"]
    return [f"superseded; its vendor's newer one is {m.life.successor}"] if m.life.successor else []


def shape(m: Model, inputs: Given) -> str:
    """The aspect when none is asked for: that of the start picture, else 16:9, else the model's first."""
    if inputs.shape is not None and (found := nearest(inputs.shape, m.aspects or ("16:9", "9:16", "1:1"))):
        return found
    return "16:9" if "16:9" in m.aspects or not m.aspects else m.aspects[0]


def ordered_seconds(m: Model, settled: Wanted, stated: float | None) -> float:
    """The length to order: the next that is sold, else what the model usually makes."""
    sold = lengths(m, settled.size, settled.inputs) or m.durations
    if not sold:
        return float(stated or 5.0) if not STILL & set(m.kinds) else 4.0
    wish = stated or 5.0
    return float(next((d for d in sold if d >= wish), sold[-1]))


def order_fps(request: FilmRequest, m: Model) -> int:
    """Frames a second of the order: only a model that offers several is asked for one; else it is made on our side."""
    return request.fps if request.fps in m.fps and request.fps is not None else 24


def options_of(request: FilmRequest, m: Model, negative: str) -> dict[str, Any]:
    """The options of an order. Raises WrongUse for a negative prompt that the model has no field for."""
    if negative and not m.negative_prompt:
        raise WrongUse(
            f"{m.id} has no field for what must not be seen.",
            next_step="Leave --negative away, or choose: shotwright models --needs negative-prompt.",
        )
    options = dict(request.options)
    if request.sound is not None:
        options["sound"] = request.sound
    if negative:
        options["negative"] = negative
    if request.mode:
        options["mode"] = request.mode
    return options


def in_dialect(request: FilmRequest, m: Model) -> tuple[str, str, list[str]]:
    """Words, negative words and notes: the prompt completed and written as the model's family likes it."""
    from .writing import written_out

    written = written_out(
        request.prompt, seed=request.seed, model=m.id, negatives=(request.negative,) if request.negative else ()
    )
    words = " ".join(one.spoken.prompt for one in written)
    lost = [f"Not said to {m.id}: {what}." for one in written for what in one.spoken.left_out]
    return words, written[0].spoken.negative or "", [f"Sent to {m.id}: {words}", *lost]


def lint_notes(words: str, m: Model, seconds: float, aspect: str) -> list[str]:
    """What the linter finds, in one line each; nothing of it stops the order."""
    from pathlib import Path

    held = lint_settings(Path.cwd())
    around = Around(model=m, seconds=seconds, aspect=aspect)
    found = lint(words, profile=held.profile, around=around, select=held.select, ignore=held.ignore)
    return [f"{finding.code} {finding.message}" for finding in found]
