"""An order: the frozen, exact request for one take; and the take that comes of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic import Field

from .look import Frame
from .shot import Noun, Shot


class Order(Noun):
    """The frozen, exact request: model, final prompt, parameters, digests of input files.

    Two orders with the same digest ask for the same take. `Shot` rides along because the house draws from it; it is
    derived from the prompt, so the digest leaves it out and a better parser re-orders nothing.
    """

    model: str = "house"
    prompt: str
    shot: Shot
    frame: Frame = Frame()
    seconds: float = Field(default=4.0, gt=0)
    seed: int = 0
    take: int = 0
    """0 for the first take of an intent; a retake counts up."""
    draft: bool = False
    """Half the size, half the rate: for a first look."""
    inputs: dict[str, str] = Field(default_factory=dict)
    """Role of an input file (`image`, `end-image`, `video`) to the SHA-256 of its bytes."""
    options: dict[str, Any] = Field(default_factory=dict)
    """Parameters of this model beyond the common ones, checked against the catalogue."""

    @property
    def digest(self) -> str:
        """SHA-256 over the canonical JSON of everything but `shot`."""
        data = self.model_dump(mode="json", exclude={"shot"})
        return hashlib.sha256(json.dumps(data, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


class Take(Noun):
    """One generated try at a shot: the files on disk and what went into them."""

    order: Order
    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()
    """What the maker wants said: words that it could not draw, approximations."""
    made: str | None = None
    """The id of a trained model or voice, where the order asked for one."""
