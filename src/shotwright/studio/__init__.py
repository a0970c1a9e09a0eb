"""The director: the only room that knows all the others."""

from .film import Film, make_film, make_sheet
from .request import FilmRequest, Spending
from .watch import Watch

__all__ = ["Film", "FilmRequest", "Spending", "Watch", "make_film", "make_sheet"]
