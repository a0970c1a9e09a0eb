"""The score: a bed of music for a mood, made note by note, that ends when the picture does.

words ── wish (mood, genre, tempo, key) ── form (bars, sections, chords) ── parts (notes) ── instruments ── stems ── bed
"""

from .compose import Bed, compose
from .wish import GENRES, MOODS, Wish, wish

__all__ = ["GENRES", "MOODS", "Bed", "Wish", "compose", "wish"]
