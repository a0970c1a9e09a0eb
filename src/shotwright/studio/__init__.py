"""The director: the only room that knows all the others."""

from .film import Film, FilmRequest, Watch, make_film, make_sheet

__all__ = ["Film", "FilmRequest", "Watch", "make_film", "make_sheet"]
