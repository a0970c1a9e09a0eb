"""What an order must pass before a cent is held: the policy, and consent for real people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Permit:
    """Says that an order passed; `policy` names the rule set, and goes into the purchase."""

    policy: str
