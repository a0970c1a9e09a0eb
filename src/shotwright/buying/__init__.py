"""The only caller of `submit`: an order goes in, a take comes out."""

from .door import take

__all__ = ["take"]
