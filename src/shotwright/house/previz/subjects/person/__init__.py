"""People: who they are (`build`), how they move (`pose`), how they are drawn (`body`, `head`, `props`)."""

from __future__ import annotations

from .. import SubjectRequest, subject
from .figure import Person


@subject("person")
def person(request: SubjectRequest) -> Person:
    """A person as the words describe them."""
    return Person(request)


__all__ = ["person"]
