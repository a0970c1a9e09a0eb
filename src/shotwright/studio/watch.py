"""Who is told while something is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Watch:
    """The command line draws these, tests collect them."""

    stage: Callable[[str], None] = lambda text: None
    """A step begins."""
    progress: Callable[[float], None] = lambda fraction: None
    """How much of the step is done, 0..1."""
    note: Callable[[str], None] = lambda text: None
    """Something that the user should know: a word that was not drawn, a file that was written."""
    confirm: Callable[[str], bool] | None = None
    """Puts a question to the user; None where nobody can be asked."""
