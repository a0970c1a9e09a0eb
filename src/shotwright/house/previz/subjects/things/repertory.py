"""What the rows of the tables can do, and the factory that draws them."""

from __future__ import annotations

from .. import SubjectRequest, subject
from .figure import Thing
from .motion import PHYSICAL
from .table import Row, chosen, kinds

LIVELY = ("walk", "run", "crawl", "eat", "sleep")
"""What every creature can do besides."""
WINGED = ("fly", "land", "launch")
"""What only flying rows do."""
HINGED = ("open", "close")
"""What only rows with a hinged part do."""


def actions(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """What the rows of one kind can do."""
    own = [action for row in rows for action in row.go]
    hinged = any("hinge" in part.options or "ajar" in part.options for row in rows for part in row.parts)
    physical = [a for a in PHYSICAL if hinged or a not in HINGED]
    lively = LIVELY if rows[0].living else ()
    winged = WINGED if any(row.lift for row in rows) else ()
    return tuple(dict.fromkeys((*physical, *own, *lively, *winged)))


def thing(request: SubjectRequest) -> Thing:
    """The thing of the request's kind and word."""
    return Thing(request, chosen(request.subject.kind, request.subject.word))


def enter() -> None:
    """Register every kind of the tables."""
    for kind, rows in kinds().items():
        subject(kind, actions=actions(rows))(thing)


enter()
