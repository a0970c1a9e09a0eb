"""What a vendor allows one account, kept by all processes together: jobs open at once, and submits in a window."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import account, purchase

OPEN = ("submitted", "running")
UNCERTAIN_SECONDS = 3600.0
"""A purchase of which nobody knows whether it runs counts as open for this long: no job takes longer."""


def wait_for_slot(connection: sa.Connection, vendor: str, now: float, *, slots: int, starts: int, per: float) -> float:
    """Seconds until another job may be opened at `vendor`; 0 when it may go now."""
    unsettled = (purchase.c.state == "uncertain") & (purchase.c.sent_at > now - UNCERTAIN_SECONDS)
    is_open = (purchase.c.vendor == vendor) & (purchase.c.state.in_(OPEN) | unsettled)
    if (connection.scalar(sa.select(sa.func.count()).where(is_open)) or 0) >= slots:
        return min(per, 2.0)
    return wait_for_rate(connection, vendor, now, starts=starts, per=per)


def wait_for_rate(connection: sa.Connection, vendor: str, now: float, *, starts: int, per: float) -> float:
    """Seconds until another request may be sent to `vendor`; 0 when it may go now."""
    asked = connection.scalar(sa.select(account.c.not_before).where(account.c.vendor == vendor))
    if asked is not None and asked > now:
        return float(asked - now)
    at = purchase.c.sent_at
    # The `starts`-th latest: when it leaves the window there is room for one more.
    window = sa.select(at).where(purchase.c.vendor == vendor, at > now - per).order_by(at.desc())
    oldest = connection.scalar(window.offset(starts - 1).limit(1))
    return 0.0 if oldest is None else float(oldest + per - now)


def pause(connection: sa.Connection, vendor: str, until: float) -> None:
    """The vendor asked to wait: nobody submits before `until`."""
    if connection.execute(account.update().where(account.c.vendor == vendor).values(not_before=until)).rowcount == 0:
        connection.execute(account.insert().values(vendor=vendor, not_before=until))
