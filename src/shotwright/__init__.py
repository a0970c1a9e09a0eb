"""Shotwright: a film as a text file; previewed free, priced before, bought once, delivered signed."""

__version__ = "0.1.0"
