"""Quotes for what users ask: a model by name, its life checked first."""

from __future__ import annotations

import datetime
from decimal import Decimal

from .estimate import Quote, estimate
from .facts import Model
from .lifecycle import redirect
from .request import Wanted, asked, length
from .shelf import model as model_called

__all__ = ["Quote", "quote"]


def quote(
    model: str | Model,
    *,
    seconds: float | Decimal | None = None,
    size: str = "",
    aspect: str = "",
    sound: bool | None = None,
    takes: int = 1,
    images: int = 0,
    references: int = 0,
    video: float | Decimal | None = None,
    mode: str = "",
    characters: int | None = None,
    on: datetime.date | None = None,
) -> Quote:
    """The price of `takes` takes. Raises WrongUse, with what is offered, for what it cannot make or no longer makes.

    `seconds` are rounded up to a length that is sold. `sound` None gives a range where sound changes the price.
    `video` holds the seconds of an input video. `on` is the day from which ages are counted, today by default.
    """
    found = model if isinstance(model, Model) else model_called(model)
    day = on or datetime.date.today()
    wanted = Wanted(length(seconds), size, aspect, sound, takes, images, references, length(video), mode, characters)
    if found.life.on(day) == "retired":
        raise redirect(found, wanted, day).error
    return estimate(found, asked(found, wanted), day)
