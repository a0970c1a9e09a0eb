"""People: who they are (`build`), how they move (`pose`), how they are drawn (`body`, `head`, `props`)."""

from __future__ import annotations

from .. import SubjectRequest, subject
from .doing import doings
from .figure import Person

DRAWN = (
    "idle",
    "stand",
    "walk",
    "run",
    "sit",
    "pour",
    "wave",
    "talk",
    "drink",
    "read",
    "dance",
    "jump",
    "look",
    "smile",
    *doings(),
)


@subject("person", actions=DRAWN)
def person(request: SubjectRequest) -> Person:
    """A person as the words describe them."""
    return Person(request)


__all__ = ["person"]
