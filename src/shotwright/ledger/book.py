"""The life of a purchase.

             reserve            start              receipt             ready              keep
    nothing ────────▶ reserved ───────▶ submitted ─────────▶ running ─────────▶ finished ──────▶ kept
                       ▲ │  ▲              │ │ │                │                   │
                 again │ │  └── not sent ──┘ │ └─ nobody knows ─┼─▶ uncertain       │
                       │ │ give up           │                  │       │ resolve   │
                       │ ▼                   │ fail             │ fail  ▼           │ the file is gone
                   cancelled                 └────────▶ failed ◀┴───────┴───────────┴──▶ expired

    reserved    the money is held; nothing has left this machine
    submitted   the order may have reached the vendor; its answer is not on record
    running     the receipt is on record
    finished    the vendor says that the take is ready; its bytes are not here yet
    kept        the bytes are in the take store                                        (end)
    failed      no take will come; `charged` says whether it cost something            (end)
    expired     paid, and the vendor no longer has the file                            (end)
    cancelled   given up before anything was bought                                    (end)
    uncertain   it may have been bought, the vendor cannot tell, a person must         (waits)

A step names the states that it may leave and the worker that must own the row; if either is wrong nothing is written
and `Refused` is raised. Money is held at `reserve` and settled once, at an end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import sqlalchemy as sa

from . import accounts, budgets, workers
from .events import happened
from .schema import purchase as table
from .store import Refused

State = Literal["reserved", "submitted", "running", "finished", "kept", "failed", "expired", "cancelled", "uncertain"]
ENDS: tuple[State, ...] = ("kept", "failed", "expired", "cancelled")


@dataclass(frozen=True, slots=True)
class Reservation:
    """What is written when money is held."""

    key: str
    vendor: str
    model: str
    title: str
    order: dict[str, Any]
    policy: str
    """The rule set that passed the order; without it nothing is reserved."""
    estimate: Decimal
    price: dict[str, Any] = field(default_factory=dict)
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Purchase:
    """One row."""

    key: str
    state: State
    attempt: int
    reference: str
    vendor: str
    model: str
    title: str
    order: dict[str, Any]
    policy: str
    price: dict[str, Any]
    scopes: list[str]
    estimate: Decimal
    actual: Decimal | None
    charged: bool | None
    job: str | None
    receipt: dict[str, str] | None
    answer: dict[str, Any] | None
    files: list[str] | None
    reason: str | None
    message: str | None
    worker: str | None
    not_before: float
    made_at: float
    submitted_at: float | None
    sent_at: float | None
    ended_at: float | None


def purchase(connection: sa.Connection, key: str) -> Purchase | None:
    """The purchase of the order with digest `key`."""
    row = connection.execute(sa.select(table).where(table.c.key == key)).first()
    return Purchase(**row._mapping) if row else None


def purchases(
    connection: sa.Connection, *, states: Iterable[State] | None = None, key: str | None = None
) -> Sequence[Purchase]:
    """Purchases, oldest first; those in `states`, and those whose key begins with `key`."""
    wanted = sa.select(table).order_by(table.c.made_at, table.c.key)
    if states is not None:
        wanted = wanted.where(table.c.state.in_(list(states)))
    if key is not None:
        # A range, so that the index serves it; keys are hexadecimal, and no digit comes after "g".
        wanted = wanted.where(table.c.key >= key, table.c.key < f"{key}g")
    return [Purchase(**row._mapping) for row in connection.execute(wanted)]


def take_up(connection: sa.Connection, want: Reservation, *, identity: str, worker: str, now: float) -> Purchase | None:
    """Reserve the order, or take up its purchase where it stands; None while another live process works on it.

    A purchase that ended without cost begins anew, with a new reference. Raises Stopped when a budget says no.
    """
    row = purchase(connection, want.key)
    if row is None:
        budgets.hold(connection, want.scopes, want.estimate)
        values = _fresh(want, 1, identity, worker, now)
        connection.execute(table.insert().values(key=want.key, made_at=now, **values))
        happened(connection, now, "reserved", want.key, estimate=str(want.estimate), model=want.model)
    elif row.state in ("failed", "expired", "cancelled") and row.charged is False:
        budgets.hold(connection, want.scopes, want.estimate)
        values = _fresh(want, row.attempt + 1, identity, worker, now)
        connection.execute(table.update().where(table.c.key == want.key).values(**values))
        happened(connection, now, "reserved", want.key, estimate=str(want.estimate), attempt=row.attempt + 1)
    elif row.state in ("kept", "failed", "expired", "uncertain"):
        return row
    elif row.worker != worker:
        return purchase(connection, want.key) if take_over(connection, row, worker=worker, now=now) else None
    return purchase(connection, want.key)


def take_over(connection: sa.Connection, row: Purchase, *, worker: str, now: float) -> bool:
    """Make an open purchase `worker`'s own, unless another live process is at work on it.

    An owner whose lease ran out may be a frozen process, or one with another clock, that sends its order only now: the
    time after which a look-up can be believed then begins anew.
    """
    if workers.alive(connection, row.worker, now):
        return False
    values: dict[str, Any] = {"worker": worker}
    if row.state == "submitted" and not workers.surely_gone(connection, row.worker):
        values["sent_at"] = now
    _write(connection, row.key, **values)
    if row.worker is not None:
        happened(connection, now, "taken-over", row.key, state=row.state)
    return True


def release(connection: sa.Connection, key: str, *, worker: str) -> None:
    """Let go of an open purchase: any process may go on with it at once."""
    connection.execute(table.update().where(table.c.key == key, table.c.worker == worker).values(worker=None))


def _fresh(want: Reservation, attempt: int, identity: str, worker: str, now: float) -> dict[str, Any]:
    """The columns of a purchase at its beginning."""
    return dict(
        state="reserved",
        attempt=attempt,
        reference=f"sw-{identity}-{want.key[:20]}-{attempt}",
        vendor=want.vendor,
        model=want.model,
        title=want.title,
        order=want.order,
        policy=want.policy,
        price=want.price,
        scopes=list(want.scopes),
        estimate=want.estimate,
        actual=None,
        charged=None,
        job=None,
        receipt=None,
        answer=None,
        files=None,
        reason=None,
        message=None,
        worker=worker,
        not_before=now,
        submitted_at=None,
        sent_at=None,
        ended_at=None,
    )


def start(
    connection: sa.Connection, key: str, *, worker: str, now: float, slots: int, starts: int, per: float
) -> float:
    """Mark the purchase as about to be sent, if the vendor's slots and rate allow; else the seconds to wait."""
    row = _owned(connection, key, worker, "reserved")
    wait = accounts.wait_for_slot(connection, row.vendor, now, slots=slots, starts=starts, per=per)
    wait = max(wait, row.not_before - now)
    if wait > 0:
        return wait
    _write(connection, key, state="submitted", submitted_at=now, sent_at=now)
    happened(connection, now, "submitted", key, attempt=row.attempt)
    return 0.0


def send_again(connection: sa.Connection, key: str, *, worker: str, now: float, starts: int, per: float) -> float:
    """Say that a submitted order goes out again under its own reference, if the rate allows; else seconds to wait."""
    row = _owned(connection, key, worker, "submitted")
    wait = accounts.wait_for_rate(connection, row.vendor, now, starts=starts, per=per)
    if wait > 0:
        return wait
    _write(connection, key, sent_at=now)
    happened(connection, now, "sent-again", key)
    return 0.0


def not_sent(connection: sa.Connection, key: str, *, worker: str, now: float, why: str, wait: float) -> None:
    """Back to reserved: the order certainly did not reach the vendor."""
    _owned(connection, key, worker, "submitted")
    _write(connection, key, state="reserved", submitted_at=None, sent_at=None, not_before=now + wait)
    happened(connection, now, "not-sent", key, why=why)


def vendor_asked_to_wait(connection: sa.Connection, vendor: str, *, until: float) -> None:
    """Nobody submits to `vendor` before `until`."""
    accounts.pause(connection, vendor, until)


def receive(connection: sa.Connection, key: str, *, worker: str, now: float, job: str, data: dict[str, str]) -> None:
    """The receipt is on record."""
    _owned(connection, key, worker, "submitted")
    _write(connection, key, state="running", job=job, receipt=data)
    happened(connection, now, "running", key, job=job)


def ready(connection: sa.Connection, key: str, *, worker: str, now: float, answer: dict[str, Any]) -> None:
    """The vendor says that the take is ready; again, with new addresses, when the old ones ran out."""
    _owned(connection, key, worker, "submitted", "running", "finished")
    _write(connection, key, state="finished", answer=answer)
    happened(connection, now, "finished", key)


def keep(
    connection: sa.Connection, key: str, *, worker: str, now: float, files: list[str], actual: Decimal | None
) -> None:
    """The bytes are in the take store; the money is settled at what was charged, or at the quote's upper end."""
    row = _owned(connection, key, worker, "finished")
    spent = row.estimate if actual is None else actual
    _end(connection, row, "kept", now, charged=True, actual=spent, files=files)


def refill(connection: sa.Connection, key: str, *, now: float, files: list[str]) -> None:
    """A take that was lost from the store is back; nothing is paid."""
    row = purchase(connection, key)
    if row is None or row.state != "kept":
        raise Refused(f"{key} is not kept")
    _write(connection, key, files=files)
    happened(connection, now, "refilled", key)


def fail(
    connection: sa.Connection,
    key: str,
    *,
    worker: str,
    now: float,
    reason: str,
    message: str,
    charged: bool | None,
    state: Literal["failed", "expired"] = "failed",
) -> None:
    """No take will come. Where nobody says whether it was charged, the money counts as spent until someone knows."""
    row = _owned(connection, key, worker, "submitted", "running", "finished")
    actual = Decimal(0) if charged is False else row.estimate
    _end(connection, row, state, now, charged=charged, actual=actual, reason=reason, message=message)


def give_up(connection: sa.Connection, key: str, *, worker: str, now: float, why: str) -> None:
    """Nothing was bought and nothing will be."""
    row = _owned(connection, key, worker, "reserved")
    _end(connection, row, "cancelled", now, charged=False, actual=Decimal(0), reason="cancelled", message=why)


def park(connection: sa.Connection, key: str, *, worker: str, now: float, why: str) -> None:
    """Nobody can say whether it was bought: the money stays held until a person decides."""
    _owned(connection, key, worker, "submitted")
    _write(connection, key, state="uncertain", message=why, worker=None)
    happened(connection, now, "uncertain", key, why=why)


def resolve(connection: sa.Connection, key: str, *, now: float, charged: bool, job: str | None = None) -> Purchase:
    """A person's word on an uncertain purchase, or on a failed one of which the vendor did not say the cost.

    With the vendor's `job` it goes on as running and the take may still come.
    """
    row = purchase(connection, key)
    unknown_cost = row is not None and row.state in ("failed", "expired") and row.charged is None
    if row is None or not (row.state == "uncertain" or unknown_cost):
        raise Refused(f"{key} is {row.state if row else 'not there'}, not uncertain")
    if row.state == "uncertain" and job is not None:
        _write(connection, key, state="running", job=job, receipt={}, message=None)
        happened(connection, now, "resolved", key, job=job)
    elif row.state == "uncertain":
        actual = row.estimate if charged else Decimal(0)
        said = "charged" if charged else "not charged"
        message = f"{row.message or ''} A person said: {said}.".strip()
        _end(connection, row, "failed", now, charged=charged, actual=actual, reason="resolved", message=message)
    else:
        refund = Decimal(0) if charged else row.estimate
        budgets.settle(connection, row.scopes, Decimal(0), -refund)
        _write(connection, key, charged=charged, actual=row.estimate - refund)
        happened(connection, now, "resolved", key, charged=charged)
    found = purchase(connection, key)
    assert found is not None
    return found


def _end(connection: sa.Connection, row: Purchase, state: State, now: float, **values: Any) -> None:
    """Settle the money, once, and write the end."""
    budgets.settle(connection, row.scopes, row.estimate, values["actual"])
    _write(connection, row.key, state=state, ended_at=now, worker=None, **values)
    happened(connection, now, state, row.key, spent=str(values["actual"]), reason=values.get("reason"))


def _owned(connection: sa.Connection, key: str, worker: str, *states: State) -> Purchase:
    """The row, if it is in one of `states` and `worker` owns it. Raises Refused."""
    row = purchase(connection, key)
    if row is None or row.state not in states or row.worker != worker:
        raise Refused(f"{key} is {row.state if row else 'not there'}, not {' or '.join(states)}, or not ours")
    return row


def _write(connection: sa.Connection, key: str, **values: Any) -> None:
    connection.execute(table.update().where(table.c.key == key).values(**values))
