"""What an order must show before a cent is held: the permit that the policy made for it, and for no other."""

from __future__ import annotations

from shotwright.errors import Stopped
from shotwright.film import Order
from shotwright.trust.policy import Permit

__all__ = ["Permit", "admit"]


def admit(order: Order, permit: Permit) -> str:
    """What the policy said, as it goes into the purchase. Raises Stopped for a permit of another order."""
    if permit.order != order.digest:
        raise Stopped(
            "This order was changed after the policy had passed it.",
            next_step="Run it again, so that what is ordered is what was looked at.",
        )
    return permit.policy
