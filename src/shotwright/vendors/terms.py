"""What an order asks of a model, in the catalogue's words: checked in full before anything is sent or uploaded.

Every adapter begins `prepare` with `terms(order, ...)`. Limits stand in the catalogue only; an adapter says which inputs
and options its format has room for, and translates. What the model lacks is refused with the list of what it has.

Inputs have roles: `image` (first frame), `end-image`, `middle-image`, `reference`, `reference-2` …, `video`,
`video-reference`, `audio`, `character` (a picture or film of who performs), `mask`.

Options that mean the same everywhere:

    sound       true or false, where the model can do either; true when left away
    negative    what must not be seen, where the model has a field for it
    mode        one of the model's own modes
    work        one of the model's kinds, where the inputs alone do not tell it: extend, motion, reframe ...
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from shotwright.catalog.facts import Input, Model
from shotwright.catalog.lifecycle import redirect
from shotwright.catalog.request import TAKES_VIDEO, Wanted, lengths
from shotwright.catalog.shelf import model as model_called
from shotwright.catalog.shelf import names
from shotwright.catalog.sizes import canonical
from shotwright.errors import WrongUse
from shotwright.film import Order

from .service import numbered, one_of, refuse_unknown

COMMON = ("sound", "negative", "mode", "work")
TIMELESS = frozenset(TAKES_VIDEO - {"extend"}) | frozenset(
    "still still-edit avatar speech dialogue voice-clone music effects".split()
)
"""Works whose length is not ordered in seconds: it follows from an input, or there is none."""


@dataclass(frozen=True, slots=True)
class Terms:
    """An order that the catalogue allows."""

    order: Order
    files: Mapping[str, Path]
    wire: str
    """What the vendor calls the model."""
    model: Model | None
    """None for a model that the catalogue does not have, ordered by the vendor's own name: `fal/ENDPOINT`."""
    work: str
    """Which of the catalogue's kinds is ordered."""
    seconds: int
    size: str
    aspect: str
    sound: bool
    negative: str
    mode: str
    seed: int | None
    """None where the model has no seed: there it only tells takes apart in our own books."""

    @property
    def prompt(self) -> str:
        """The final prompt."""
        return self.order.prompt

    def option(self, name: str, default: Any = None) -> Any:
        """An option beyond the common ones."""
        return self.order.options.get(name, default)

    def extra(self) -> dict[str, Any]:
        """The fields of the option `input`, which are sent as they are. Raises WrongUse when it holds none."""
        given = self.option("input", {})
        if not isinstance(given, dict):
            raise WrongUse("The option 'input' holds fields by name.", next_step="Write input: {field: value}.")
        return given

    def needs(self, *roles: str) -> None:
        """Raise WrongUse when an input that this work cannot do without is missing."""
        for role in roles:
            if not self.given(role):
                raise WrongUse(
                    f"{self.order.model} needs an input '{role}' for '{self.work}'.",
                    next_step=f"It needs: {', '.join(roles)}.",
                )

    def given(self, role: str) -> list[Path]:
        """The files of a role, in order: `reference`, `reference-2` …"""
        return numbered(self.files, role)


def terms(
    order: Order,
    files: Mapping[str, Path],
    *,
    vendor: str,
    roles: Mapping[str, Iterable[str]],
    options: Mapping[str, Collection[str]] | None = None,
    without: Collection[str] = (),
    today: datetime.date | None = None,
) -> Terms:
    """The order, checked. Raises WrongUse with what the model has.

    `roles` says for each kind of work that the adapter can order which inputs it takes; `options` names for
    each kind what the format has beyond the common options, under "" for all kinds; `without` names those of the common
    ones that it has no field for.
    """
    model, wire = named(order.model, vendor, today)
    able = [kind for kind in (model.kinds if model else roles) if kind in roles]
    work = work_of(order, model, able)
    accepted = ["work", *(options or {}).get("", ()), *(options or {}).get(work, ())]
    if model is None or model.audio == "optional":
        accepted.append("sound")
    if model is None or model.negative_prompt:
        accepted.append("negative")
    if model is not None and model.modes:
        accepted.append("mode")
    if model is not None and model.audio == "always" and order.options.get("sound") is False:
        raise WrongUse(
            f"{order.model} always makes sound.",
            next_step="Leave the option 'sound' away and cut the sound afterwards, or choose a silent model.",
        )
    usual = {"sound"} if model is not None and order.options.get("sound") is (model.audio == "always") else set()
    refuse_unknown(order, roles=roles[work], options={*accepted, *usual} - set(without))
    if set(order.inputs) != set(files):
        raise WrongUse(f"{order.model} needs the files of its inputs.", next_step="Give each input as a file.")
    mode = str(order.options.get("mode", ""))
    if mode:
        one_of(order, "in mode", mode, model.modes if model else ())
    size = canonical(order.frame.size)
    if model is not None:
        check_limits(order, model, work, size, mode)
    return Terms(
        order=order,
        files=files,
        wire=wire,
        model=model,
        work=work,
        seconds=whole_seconds(order, model, work, size),
        size=size,
        aspect=order.frame.aspect,
        sound=bool(order.options.get("sound", model is None or model.sound)),
        negative=str(order.options.get("negative", "")),
        mode=mode,
        seed=order.seed if model is None or model.seed else None,
    )


def named(name: str, vendor: str, today: datetime.date | None = None) -> tuple[Model | None, str]:
    """The model called `name` and the vendor's name for it; `VENDOR/NAME` reaches what the catalogue does not have.

    Raises WrongUse for another vendor's model, and for a retired one with what takes its place.
    """
    if name.startswith(f"{vendor}/") and name.lower() not in names():
        return None, name.partition("/")[2]
    model = model_called(name)
    if model.vendor != vendor:
        raise WrongUse(
            f"{model.id} is not sold by {vendor}.",
            next_step=f"It comes from {model.vendor}; shotwright models lists all.",
        )
    day = today or datetime.date.today()
    if model.life.on(day) == "retired":
        raise redirect(model, Wanted(), day).error
    return model, model.wire_name


def work_of(order: Order, model: Model | None, able: list[str]) -> str:
    """The kind of work that the inputs ask for, unless the option `work` says it. Raises WrongUse."""
    asked = order.options.get("work")
    work = str(asked) if asked is not None else guessed(order, able)
    if work not in able:
        raise WrongUse(
            f"{order.model} does not do '{work}'.", next_step=f"It does: {', '.join(able) or 'nothing of this kind'}."
        )
    return work


def guessed(order: Order, able: list[str]) -> str:
    """What the inputs alone ask for."""
    given = {role.rstrip("0123456789").rstrip("-") for role in order.inputs}
    if "video" in given:
        fitting = [kind for kind in able if kind in TAKES_VIDEO]
        return "video-edit" if "video-edit" in fitting or not fitting else fitting[0]
    if "character" in given:
        return "performance"
    if any(kind.startswith("still") for kind in able) and "text" not in able:
        return "still-edit" if given else "still"
    if given & {"reference", "video-reference"}:
        return "references"
    if "audio" in given and "avatar" in able:
        return "avatar"
    if given & {"end-image", "middle-image"}:
        return "end-frame"
    if "image" in given:
        return "image"
    return "text" if "text" in able or not able else able[0]


def inputs_of(order: Order) -> frozenset[Input]:
    """The given inputs in the catalogue's words."""
    words = {"image": "image", "end-image": "end-frame", "reference": "references", "video": "video"}
    given = {role.rstrip("0123456789").rstrip("-") for role in order.inputs}
    return frozenset(cast(Input, words[role]) for role in given if role in words)


def check_limits(order: Order, model: Model, work: str, size: str, mode: str) -> None:
    """Raise WrongUse when the order passes a limit of the model, with what it allows."""
    if model.prompt_limit is not None and len(order.prompt) > model.prompt_limit:
        raise WrongUse(
            f"The prompt has {len(order.prompt):,} characters; {model.id} takes {model.prompt_limit:,}.",
            next_step="Shorten it, or split the shot.",
        )
    meant = model.modes.get(mode, "")
    if meant and meant != size:
        raise WrongUse(
            f"Mode {mode} of {model.id} is {meant}, and {size} was asked for.", next_step="Name one of them."
        )
    if model.sizes and (work not in TAKES_VIDEO or work in ("upscale", "extend")):
        one_of(order, "pictures of", size, model.sizes)
    if model.aspects and work not in TAKES_VIDEO:
        one_of(order, "the aspect", order.frame.aspect, model.aspects)
    count = sum(role.rstrip("0123456789").rstrip("-") == "reference" for role in order.inputs)
    if model.references is not None and count > model.references:
        raise WrongUse(
            f"{model.id} takes {model.references or 'no'} reference pictures, not {count}.", next_step="Give fewer."
        )


def whole_seconds(order: Order, model: Model | None, work: str, size: str) -> int:
    """The length as the vendor sells it. Raises WrongUse with the lengths that are sold."""
    if work in TIMELESS:
        return 0
    sold = lengths(model, size, inputs_of(order)) if model else ()
    if sold and order.seconds not in sold:
        raise WrongUse(
            f"{order.model} does not make clips of {order.seconds:g} s here.", next_step=f"It makes: {spans(sold)} s."
        )
    if order.seconds != int(order.seconds):
        raise WrongUse(f"{order.model} takes whole seconds, not {order.seconds:g}.", next_step="Round it up.")
    return int(order.seconds)


def spans(numbers: Iterable[int]) -> str:
    """'5, 10' or '3 to 15'."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}, {b}" if b == a + 1 else f"{a} to {b}" for a, b in runs)
