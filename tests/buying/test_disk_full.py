"""The disk is full at each write of a purchase, once; when there is room again, the take is paid once and arrives."""

from __future__ import annotations

import errno
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.virtual import VirtualClock, open_ledger, run

from shotwright.buying import Buyer, Permit, Price, walk
from shotwright.errors import ShotwrightError, Uncertain, Unwritable
from shotwright.film import Order, Shot, Take
from shotwright.ledger import purchase
from shotwright.media import failpoint
from shotwright.media.files import unwritable
from shotwright.vendors.scripted import PlainService, Scripted

ORDER = Order(model="scripted/one", prompt="waves at dusk", shot=Shot(text="waves at dusk"))
LEDGER = ["register", "reserve", "start", "receive", "ready", "keep", "release", "leave"]
FILES = ["spool.before", "spool.written", "download.part", "store.before", "store.written"]


async def buy(folder: Path, manner: str) -> Take:
    """One process that buys the take."""
    clock = VirtualClock()
    ledger = open_ledger(folder / "ledger.sqlite", clock)
    vendor = Scripted(PlainService(folder / "vendor"), manner, clock=clock)  # type: ignore[arg-type]
    try:
        async with Buyer(ledger, folder / "studio") as buyer:
            return await buyer.buy(ORDER, vendor, Permit("proof", ORDER.digest), Price(Decimal("0.50")))
    finally:
        await vendor.close()
        ledger.close()


def charged(folder: Path) -> int:
    """How often the vendor charged."""
    return len(PlainService(folder / "vendor").account.charges)


def fill_once(point: str, patch: pytest.MonkeyPatch) -> list[str]:
    """Have the disk be full the first time that `point` is passed; returns where that was."""
    met: list[str] = []

    def halt(name: str) -> None:
        if name != point or met:
            return
        met.append(name)
        if point.endswith(".uncommitted"):
            raise sa.exc.OperationalError("commit", None, Exception("database or disk is full"))
        raise OSError(errno.ENOSPC, "No space left on device")

    patch.setattr(failpoint, "halt", halt)
    return met


@pytest.mark.parametrize("manner", ["idempotent", "findable", "blind"])
@pytest.mark.parametrize("point", [*(f"{name}.uncommitted" for name in LEDGER), *FILES])
def test_a_full_disk_costs_no_take_and_no_second_payment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: str, manner: str
) -> None:
    met = fill_once(point, monkeypatch)
    first: Exception | None = None
    try:
        run(buy(tmp_path, manner))
    except ShotwrightError as error:
        first = error
    if point != "release.uncommitted":
        assert met, f"never came to {point}"
    if isinstance(first, Unwritable) and point.partition(".")[0] in ("register", "reserve", "start"):
        assert charged(tmp_path) == 0
    if first is not None:
        assert isinstance(first, (Unwritable, Uncertain))
        assert "full" in str(first)
    try:
        take = run(buy(tmp_path, manner))
    except Uncertain:
        # The one answer that a blind vendor gave could be written nowhere.
        pytest.fail("the answer of the vendor was lost")
    assert charged(tmp_path) == 1
    assert [file.stat().st_size > 0 for file in take.files] == [True]


def test_the_vendors_job_is_named_when_it_can_be_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def halt(name: str) -> None:
        if name == "spool.before":
            raise OSError(errno.ENOSPC, "No space left on device")
        if name == "receive.uncommitted":
            raise sa.exc.OperationalError("commit", None, Exception("database or disk is full"))

    monkeypatch.setattr(failpoint, "halt", halt)
    with pytest.raises(Uncertain, match=r"The vendor's job is job-[0-9a-f]+: write it down"):
        run(buy(tmp_path, "blind"))
    monkeypatch.undo()
    # Nobody can tell any more: it is parked, and never ordered again.
    with pytest.raises(Uncertain, match="jobs resolve"):
        run(buy(tmp_path, "blind"))
    assert charged(tmp_path) == 1


def test_an_order_whose_request_cannot_be_kept_does_not_leave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: Path, *rest: object, **more: object) -> None:
        raise unwritable(target, OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(walk, "write_bytes", full)
    with pytest.raises(Unwritable, match="full"):
        run(buy(tmp_path, "idempotent"))
    assert charged(tmp_path) == 0
    ledger = open_ledger(tmp_path / "ledger.sqlite", VirtualClock())
    row = ledger.read_now(lambda c: purchase(c, ORDER.digest))
    ledger.close()
    assert row is not None and (row.state, row.charged) == ("cancelled", False)


def test_nothing_is_ordered_where_there_is_no_room_for_what_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shotwright.buying import purchase as door

    monkeypatch.setattr(door, "FREE_BYTES", 1 << 60)
    with pytest.raises(Unwritable, match="are free where takes are kept"):
        run(buy(tmp_path, "findable"))
    assert charged(tmp_path) == 0
