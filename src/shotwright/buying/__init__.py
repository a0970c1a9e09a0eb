"""The only caller of `submit`: an order goes in, a take comes out, and each take is paid once.

gate        policy and consent, before anything        purchase   the door: `Buyer.buy`, called again to go on
walk        from reservation to the end of a purchase  arrival    bytes fetched, checked, kept, found again
settle      open purchases looked after by a person    pace       how often to ask
free        work of the house: no purchase

For a person (`shotwright jobs`), beside what `ledger.purchases` lists:

    reconcile(buyer, find_vendor)          settles every open purchase whose process is gone, buying nothing
    resolve(ledger, ID, charged=True)      a person's word on an uncertain purchase; `job=` fetches its take
    cancel(buyer, ID, find_vendor)         asks the vendor to stop a running job
    find(ledger, ID)                       a purchase by the beginning of its id

`find_vendor` is `vendors.vendor`, or anything that gives a vendor for its name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .free import make_free

if TYPE_CHECKING:
    from .gate import Permit
    from .purchase import Buyer, Price, Watcher
    from .settle import Settled, cancel, find, reconcile, resolve

__all__ = [
    "Buyer",
    "Permit",
    "Price",
    "Settled",
    "Watcher",
    "cancel",
    "find",
    "make_free",
    "reconcile",
    "resolve",
]

LATER = {
    **dict.fromkeys(("Permit",), "gate"),
    **dict.fromkeys(("Buyer", "Price", "Watcher"), "purchase"),
    **dict.fromkeys(("Settled", "cancel", "find", "reconcile", "resolve"), "settle"),
}
"""Names that need the ledger, and where they are: loaded when one is first used, because free work needs none of it."""


def __getattr__(name: str) -> Any:
    """A name of `LATER`."""
    if name not in LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{LATER[name]}"), name)
