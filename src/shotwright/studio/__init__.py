"""The director: the only room that knows all the others."""

from .film import Film, Watch, make_film, make_sheet
from .request import FilmRequest

__all__ = ["Film", "FilmRequest", "Watch", "make_film", "make_sheet"]
