"""Words: from a prompt to Shots, by a lexicon that is data and a grammar of our own."""

from .parse import parse

__all__ = ["parse"]
