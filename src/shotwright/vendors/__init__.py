"""The door to everyone who makes takes: the contract, the wire, and the registry of who is there."""

from .contract import Failed, Finished, Limits, Prepared, Progress, Receipt, Vendor
from .registry import known_vendors, vendor

__all__ = ["Failed", "Finished", "Limits", "Prepared", "Progress", "Receipt", "Vendor", "known_vendors", "vendor"]
