"""The only caller of `submit`: an order goes in, a take comes out, and each take is paid once.

gate        policy and consent, before anything        purchase   from reservation to take, resumable anywhere
free        work of the house: no purchase             pace       how often to ask
"""

from .free import make_free
from .gate import Permit
from .purchase import Buyer, Price, Watcher

__all__ = ["Buyer", "Permit", "Price", "Watcher", "make_free"]
