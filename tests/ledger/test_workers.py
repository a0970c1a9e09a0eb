"""Leases: a purchase is taken over only from a process that is gone, and who was taken over from writes no more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from shotwright.ledger import Ledger, Purchase, book, events_after, workers
from shotwright.ledger.schema import worker as table
from shotwright.ledger.store import Refused

NOW = 1_790_000_000.0
LATER = NOW + workers.LEASE_SECONDS + 1
WANT = book.Reservation("ab" * 32, "scripted", "scripted/one", "waves", {}, "proof", Decimal("0.50"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new one."""
    opened = Ledger(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()


def enter(ledger: Ledger, now: float = NOW) -> str:
    """A new worker, with the number of this process."""
    return ledger.write_now("register", lambda c: workers.register(c, now))


def take_up(ledger: Ledger, worker: str, now: float = NOW) -> Purchase | None:
    """Reserve or take up the purchase."""
    return ledger.write_now("reserve", lambda c: book.take_up(c, WANT, identity="abc123", worker=worker, now=now))


def sent(ledger: Ledger, worker: str) -> None:
    """Mark it as submitted."""
    ledger.write_now("start", lambda c: book.start(c, WANT.key, worker=worker, now=NOW, slots=1, starts=1, per=60.0))


def test_a_live_process_keeps_its_purchase(ledger: Ledger) -> None:
    first, second = enter(ledger), enter(ledger)
    assert take_up(ledger, first)
    assert take_up(ledger, second) is None
    ledger.write_now("renew", lambda c: workers.renew(c, first, LATER - 10))
    assert take_up(ledger, second, LATER) is None


def test_a_lease_that_ran_out_is_taken_over_and_its_old_owner_writes_no_more(ledger: Ledger) -> None:
    first, second = enter(ledger), enter(ledger)
    take_up(ledger, first)
    sent(ledger, first)
    mine = take_up(ledger, second, LATER)
    assert mine is not None and mine.worker == second and mine.state == "submitted"
    # It may be frozen, and send only now: the time after which a look-up is believed begins anew.
    assert mine.sent_at == LATER and mine.submitted_at == NOW
    with pytest.raises(Refused):
        ledger.write_now("receive", lambda c: book.receive(c, WANT.key, worker=first, now=LATER, job="j", data={}))
    assert [event.kind for event in ledger.read_now(events_after)] == ["reserved", "submitted", "taken-over"]


def test_a_process_that_ended_on_this_machine_is_followed_at_once(ledger: Ledger) -> None:
    first, second = enter(ledger), enter(ledger)
    take_up(ledger, first)
    sent(ledger, first)
    # Its number lives on in another process, which was born at another time.
    ledger.write_now("end", lambda c: c.execute(table.update().where(table.c.id == first).values(birth="1")) and None)
    mine = take_up(ledger, second, NOW + 1)
    assert mine is not None and mine.worker == second and mine.sent_at == NOW


def test_a_process_of_another_machine_is_believed_until_its_lease_runs_out(ledger: Ledger) -> None:
    first, second = enter(ledger), enter(ledger)
    take_up(ledger, first)
    elsewhere = table.update().where(table.c.id == first).values(host="elsewhere", birth="1")
    ledger.write_now("move", lambda c: c.execute(elsewhere) and None)
    assert take_up(ledger, second, NOW + 1) is None
    assert take_up(ledger, second, LATER) is not None


def test_who_says_goodbye_or_lets_go_is_followed_at_once(ledger: Ledger) -> None:
    first, second = enter(ledger), enter(ledger)
    take_up(ledger, first)
    ledger.write_now("release", lambda c: book.release(c, WANT.key, worker=first))
    assert take_up(ledger, second) is not None
    ledger.write_now("leave", lambda c: workers.leave(c, second))
    assert take_up(ledger, first) is not None


def test_a_machine_that_slept_enters_again(ledger: Ledger) -> None:
    first = enter(ledger)
    enter(ledger, NOW + 48 * 3600)
    ledger.write_now("renew", lambda c: workers.renew(c, first, NOW + 48 * 3600))
    assert ledger.read_now(lambda c: workers.alive(c, first, NOW + 48 * 3600))
