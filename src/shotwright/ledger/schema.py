"""Tables, and how an older ledger becomes a newer one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from decimal import ROUND_CEILING, Decimal
from typing import Any

import sqlalchemy as sa

from shotwright.errors import WrongUse

MICRO = 1_000_000


class Money(sa.types.TypeDecorator[Decimal]):
    """US dollars as a Decimal, stored as whole micro-dollars: sums and comparisons in SQL are exact."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: sa.Dialect) -> int | None:
        """To micro-dollars; a fraction of one counts as a whole one, so that no cap is passed by rounding."""
        return None if value is None else int((Decimal(value) * MICRO).to_integral_value(ROUND_CEILING))

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Decimal | None:
        """Back to dollars."""
        return None if value is None else Decimal(int(value)) / MICRO


metadata = sa.MetaData()

about = sa.Table(
    "about",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.String(200), nullable=False),
)
"""`version` of these tables, and `identity`: a word that keeps the references of two ledgers apart."""

purchase = sa.Table(
    "purchase",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),  # the order's digest
    sa.Column("state", sa.String(12), nullable=False, index=True),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("reference", sa.String(64), nullable=False, unique=True),  # what the vendor is told
    sa.Column("vendor", sa.String(40), nullable=False),
    sa.Column("model", sa.String(80), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),  # the first words of the prompt, for lists
    sa.Column("order", sa.JSON, nullable=False),
    sa.Column("policy", sa.String(80), nullable=False),  # the rule set that passed it
    sa.Column("price", sa.JSON, nullable=False),  # snapshot: rule, source, date
    sa.Column("scopes", sa.JSON, nullable=False),  # budgets that it is held in
    sa.Column("estimate", Money, nullable=False),  # what is held: the upper end of the quote
    sa.Column("actual", Money),  # what was charged; none while nobody knows
    sa.Column("charged", sa.Boolean),
    sa.Column("job", sa.String(400)),
    sa.Column("receipt", sa.JSON),
    sa.Column("answer", sa.JSON),  # what Finished said
    sa.Column("files", sa.JSON),  # digests in the take store
    sa.Column("reason", sa.String(20)),
    sa.Column("message", sa.Text),
    sa.Column("worker", sa.String(40), index=True),
    sa.Column("not_before", sa.Float, nullable=False),
    sa.Column("made_at", sa.Float, nullable=False),
    sa.Column("submitted_at", sa.Float),  # when this attempt was first marked as leaving
    sa.Column("sent_at", sa.Float),  # when it last left, or may have left
    sa.Column("ended_at", sa.Float),
)
sa.Index("purchase_open", purchase.c.vendor, purchase.c.state)
sa.Index("purchase_rate", purchase.c.vendor, purchase.c.sent_at)

budget = sa.Table(
    "budget",
    metadata,
    sa.Column("scope", sa.String(120), primary_key=True),  # run:…, production:…, month:2026-11
    sa.Column("cap", Money),
    sa.Column("held", Money, nullable=False),
    sa.Column("spent", Money, nullable=False),
)

account = sa.Table(
    "account",
    metadata,
    sa.Column("vendor", sa.String(40), primary_key=True),
    sa.Column("not_before", sa.Float, nullable=False),  # the vendor asked everyone to wait until then
)

worker = sa.Table(
    "worker",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("host", sa.String(200), nullable=False),
    sa.Column("process", sa.Integer, nullable=False),
    sa.Column("birth", sa.String(40), nullable=False),
    sa.Column("until", sa.Float, nullable=False),
)

step = sa.Table(
    "step",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("result", sa.JSON, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)

event = sa.Table(
    "event",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("key", sa.String(64), index=True),
    sa.Column("data", sa.JSON, nullable=False),
    sqlite_autoincrement=True,
)


def _first(connection: sa.Connection) -> None:
    """Version 1: all tables."""
    metadata.create_all(connection)
    connection.execute(about.insert().values(name="identity", value=secrets.token_hex(3)))


MIGRATIONS: tuple[Callable[[sa.Connection], None], ...] = (_first,)
"""Each turns a ledger of version n into n + 1. Once released, a migration is never edited."""


def migrate(connection: sa.Connection) -> str:
    """Bring the ledger to the newest version; returns its identity.

    Raises WrongUse for a ledger that a newer Shotwright wrote.
    """
    known = sa.inspect(connection).has_table("about")
    version = int(connection.scalar(sa.select(about.c.value).where(about.c.name == "version")) or 0) if known else 0
    if version > len(MIGRATIONS):
        raise WrongUse(
            f"This ledger has version {version}, and this Shotwright knows up to {len(MIGRATIONS)}.",
            next_step="Update Shotwright: pip install -U shotwright.",
        )
    for number in range(version, len(MIGRATIONS)):
        MIGRATIONS[number](connection)
    if version < len(MIGRATIONS):
        connection.execute(about.delete().where(about.c.name == "version"))
        connection.execute(about.insert().values(name="version", value=str(len(MIGRATIONS))))
    return str(connection.scalar(sa.select(about.c.value).where(about.c.name == "identity")))
