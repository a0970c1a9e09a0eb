"""The durable truth: what was bought, what it cost, what is already done. SQLite beside the production, or PostgreSQL.

schema      tables and their migrations        book        the life of a purchase, step by step
store       one writer, group commit           budgets     caps that no number of processes can pass
workers     who is alive, who took over        accounts    a vendor's slots and rate, shared by all
steps       work that need not be done again   events      what happened, in order
takes       the bytes themselves, by digest
"""

from .book import Purchase, State, purchase, purchases
from .budgets import Budget, cap_budget
from .events import Event, events_after
from .steps import finished_step, keep_step
from .store import Ledger
from .takes import TakeStore

__all__ = [
    "Budget",
    "Event",
    "Ledger",
    "Purchase",
    "State",
    "TakeStore",
    "cap_budget",
    "events_after",
    "finished_step",
    "keep_step",
    "purchase",
    "purchases",
]
