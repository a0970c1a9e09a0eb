"""What is asked of a model, checked against what it offers: sizes, aspects, inputs and the lengths that are sold."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from shotwright.errors import WrongUse

from .facts import Input, Model
from .sizes import at_least, canonical

TAKES_VIDEO = frozenset(
    "video-edit upscale smooth extend reframe motion performance hdr lip-sync translate foley".split()
)
"""Kinds of work that need a video."""

MAKES_ANEW = frozenset("text image avatar still still-edit speech music effects".split())
MAKES_SOUND = frozenset({"speech", "music", "effects", "foley", "avatar", "lip-sync", "translate"})
USUAL_SECONDS = 5
"""The length that is priced when none is asked for, or the next one that is sold."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made, as given; `asked` puts it into the catalogue's words and checks it against a model."""

    seconds: Decimal | None = None
    size: str = ""
    aspect: str = ""
    sound: bool | None = None
    takes: int = 1
    images: int = 0
    """Start and end pictures."""
    references: int = 0
    video: Decimal | None = None
    """Seconds of an input video; None without one."""
    mode: str = ""
    characters: int | None = None
    """Length of the text to speak."""

    @property
    def inputs(self) -> frozenset[Input]:
        """The kinds of input that are given."""
        given: dict[Input, bool] = {
            "image": self.images > 0,
            "end-frame": self.images > 1,
            "references": self.references > 0,
            "video": self.video is not None,
        }
        return frozenset(name for name, there in given.items() if there)


def length(value: float | Decimal | None) -> Decimal | None:
    """Seconds as Decimal, by their written form. Raises WrongUse for what is no length."""
    if value is None:
        return None
    exact = Decimal(str(value))
    if not exact.is_finite() or exact <= 0:
        raise WrongUse(f"{value} seconds is no length.", next_step="Give a number above zero.")
    return exact


def asked(m: Model, w: Wanted) -> Wanted:
    """The request in the catalogue's words, with the model's usual size. Raises WrongUse with what the model offers."""
    if w.takes < 1 or w.images < 0 or w.references < 0 or (w.characters or 0) < 0:
        raise WrongUse("There are fewer than none of something.", next_step="Ask for at least one take.")
    size, mode = canonical(w.size), w.mode
    if mode:
        if mode not in m.modes:
            raise refused(m, f"has no mode '{mode}'", m.modes)
        meant = m.modes[mode]
        if meant and size and meant != size:
            raise WrongUse(
                f"Mode {mode} of {m.id} is {meant}, and {size} was asked for.", next_step="Name one of them."
            )
        size, mode = (meant, "") if meant else (size, mode)
    if size and m.sizes and size not in m.sizes:
        raise refused(m, f"does not make {size}", m.sizes)
    if w.aspect and m.aspects and w.aspect not in m.aspects:
        raise refused(m, f"does not make {w.aspect}", m.aspects)
    refuse_inputs(m, w)
    return replace(w, size=size or usual_size(m), mode=mode, aspect=w.aspect or ("16:9" if "16:9" in m.aspects else ""))


def usual_size(m: Model) -> str:
    """The size that is made when none is asked for: the model's own, or 720p, or the next larger; '' where unknown."""
    return m.usual_size or (at_least("720p", m.sizes) or m.sizes[-1] if m.sizes else "")


def refuse_inputs(m: Model, w: Wanted) -> None:
    """Raise WrongUse for sound, references or a video that the model cannot take."""
    if w.sound and not m.sound and not MAKES_SOUND & set(m.kinds):
        raise WrongUse(
            f"{m.id} makes no sound.",
            next_step="Leave the sound away and add it afterwards, or choose: shotwright models --needs sound.",
        )
    if m.references is not None and w.references > m.references:
        raise WrongUse(
            f"{m.id} takes {m.references or 'no'} reference pictures, not {w.references}.",
            next_step="Give fewer, or choose: shotwright models --needs references.",
        )
    if w.video is not None and not takes_video(m):
        raise WrongUse(f"{m.id} takes no video.", next_step="Choose one: shotwright models --needs video-edit.")


def works_on_video(m: Model) -> bool:
    """Whether a model only changes videos, so that its one price is the price of that."""
    return not MAKES_ANEW & set(m.kinds)


def takes_video(m: Model) -> bool:
    """Whether a video may be given: to be changed, or as a reference that has a price."""
    priced = any(row.video for row in m.price.rows) or any(e.per == "video second" for e in m.price.extras)
    # Among models that make films, `hdr` says what comes out, and not what goes in.
    return works_on_video(m) or bool((TAKES_VIDEO - {"hdr"}) & set(m.kinds)) or priced


def refused(m: Model, what: str, offered: Iterable[str]) -> WrongUse:
    """The refusal of one thing, with what there is."""
    listed = ", ".join(offered)
    return WrongUse(f"{m.id} {what}.", next_step=f"It offers: {listed}." if listed else "It offers none.")


def lengths(m: Model, size: str, inputs: Collection[Input] = ()) -> tuple[int, ...]:
    """The lengths in seconds that are sold at a size and with some inputs; empty where they are not known."""
    allowed = m.durations
    for rule in m.narrow:
        here = not rule.sizes or size in rule.sizes
        if here and set(rule.inputs) <= set(inputs) and not set(rule.unless) & set(inputs):
            allowed = tuple(d for d in allowed if d in rule.seconds)
    return allowed


def billed_seconds(m: Model, w: Wanted) -> int | None:
    """Whole seconds billed for one take; None for what is not sold by length. Raises WrongUse when too long.

    Without a length, what is made of a video is as long as the video; None where no such length is sold.
    """
    allowed = lengths(m, w.size, w.inputs)
    if w.seconds is None and w.video is not None:
        whole = math.ceil(w.video)
        return next((d for d in allowed if d >= whole), None) if m.durations else math.ceil(w.video / m.step) * m.step
    if w.seconds is None:
        return next((d for d in allowed if d >= USUAL_SECONDS), allowed[-1]) if allowed else None
    if not m.durations:
        return math.ceil(w.seconds / m.step) * m.step
    fitting = [d for d in allowed if d >= w.seconds]
    if not fitting:
        longest = max(allowed, default=0)
        where = f" at {w.size}" if allowed != m.durations and w.size else ""
        raise WrongUse(
            f"{m.id} makes clips of at most {longest} s{where}, not {w.seconds.normalize():f} s.",
            next_step=f"Ask for less, or for several shots: {math.ceil(w.seconds / max(longest, 1))} of them.",
        )
    return math.ceil(min(fitting) / m.step) * m.step
