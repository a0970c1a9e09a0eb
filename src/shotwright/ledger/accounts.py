"""What a vendor allows one account, kept by all processes together: jobs open at once, and submits in a window."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import account, purchase

OPEN = ("submitted", "running")
UNCERTAIN_SECONDS = 3600.0
"""A purchase of which nobody knows whether it runs counts as open for this long: no job takes longer."""


def wait_for_slot(connection: sa.Connection, vendor: str, now: float, *, slots: int, starts: int, per: float) -> float:
    """Seconds until another submit to `vendor` may be tried; 0 when it may go now."""
    asked = connection.scalar(sa.select(account.c.not_before).where(account.c.vendor == vendor))
    if asked is not None and asked > now:
        return float(asked - now)
    at = purchase.c.submitted_at
    is_open = purchase.c.state.in_(OPEN) | ((purchase.c.state == "uncertain") & (at > now - UNCERTAIN_SECONDS))
    if (connection.scalar(sa.select(sa.func.count()).where(purchase.c.vendor == vendor, is_open)) or 0) >= slots:
        return min(per, 2.0)
    window = sa.select(at).where(purchase.c.vendor == vendor, at > now - per).order_by(at.desc()).limit(starts)
    recent = connection.execute(window).scalars().all()
    return float(recent[-1] + per - now) if len(recent) >= starts else 0.0


def pause(connection: sa.Connection, vendor: str, until: float) -> None:
    """The vendor asked to wait: nobody submits before `until`."""
    if connection.execute(account.update().where(account.c.vendor == vendor).values(not_before=until)).rowcount == 0:
        connection.execute(account.insert().values(vendor=vendor, not_before=until))
