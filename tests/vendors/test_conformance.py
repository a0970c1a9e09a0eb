"""Every adapter through every fate: bought through a real ledger, from a fake that counts orders and charges.

To join with a plug-in's adapter: write `fakes/NAME.py` with a subclass of `FakeService` that speaks your vendor's format
and a list `MEMBERS` (copy `fakes/scripted.py`), and add its name to the list `VENDORS` in `fakes/__init__.py`: one line.

All fates of an example run side by side in one virtual loop, so that hours of waiting pass in milliseconds; a wait that
never ended would run into the purchase's patience, and show.
"""

from __future__ import annotations

import asyncio
import base64
import inspect
import json
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import httpx
import pytest
from tests.vendors.fakes import ADAPTERS, CANARY, Example, Member
from tests.virtual import VirtualClock, run

from shotwright.buying import Buyer, Permit, Price
from shotwright.catalog import shelf
from shotwright.errors import ShotwrightError, WrongUse
from shotwright.film import Order, Take
from shotwright.ledger import Ledger, Purchase, events_after, purchase
from shotwright.media.probe import check_media
from shotwright.vendors import known_vendors
from shotwright.vendors.contract import Limits, Manner, Receipt, Unsupported, Vendor
from shotwright.vendors.scripted import FATES, FakeService
from shotwright.vendors.service import Service
from shotwright.vendors.wire import REQUEST_SECONDS

ESTIMATE = Decimal("0.84")
PATIENCE = 900.0
PRICE = Price(ESTIMATE, {"rule": "5 s × $0.168", "source": "https://service.example", "date": "2026-11-22"})


@dataclass(frozen=True)
class Expected:
    """Where a purchase must stand at the end, and what the user is told."""

    state: str = "kept"
    exit_code: int = 0
    spent: Decimal | None = None
    """What the error says; None: nobody can tell."""
    submissions: int = 1
    charges: int = 1
    next_step: str = ""
    """A word of it."""


LOST = {
    "idempotent": Expected(submissions=2),
    "findable": Expected(),
    "blind": Expected("uncertain", 4, None, next_step="jobs resolve"),
}
"""An order that was taken while its answer was lost."""

NOT_TAKEN = {
    "idempotent": Expected(submissions=2),
    "findable": Expected(submissions=2),
    "blind": Expected("uncertain", 4, None, charges=0, next_step="jobs resolve"),
}
"""An order that failed with 500 and was not taken, which only a look-up can tell."""

NOTHING = Decimal(0)
EXPECTED: dict[str, Expected | dict[str, Expected]] = {
    "fine": Expected(),
    "unreachable": Expected(submissions=3),
    "busy": Expected(submissions=2),
    "accepted-lost": LOST,
    "fault": NOT_TAKEN,
    "accepted-fault": LOST,
    "garbage": LOST,
    "moderated": Expected("failed", 1, NOTHING, charges=0, next_step="Reword the prompt"),
    "rejected": Expected("failed", 1, NOTHING, charges=0, next_step="models"),
    "bad-key": Expected("failed", 2, NOTHING, charges=0, next_step="keys set"),
    "no-credit": Expected("failed", 3, NOTHING, charges=0, next_step="house"),
    "slow": Expected(),
    "never": Expected("running", 1, None, next_step="go on waiting"),
    "moderated-later": Expected("failed", 1, NOTHING, charges=0, next_step="Reword the prompt"),
    "moderated-charged": Expected("failed", 1, ESTIMATE, next_step="Reword the prompt"),
    "broken": Expected("failed", 1, NOTHING, charges=0, next_step="Run it again"),
    "poll-fault": Expected(),
    "poll-garbage": Expected(),
    "vanished": Expected("expired", 1, None, next_step="--seed"),
    "cut": Expected(),
    "truncated": Expected("finished", 1, ESTIMATE, next_step="nothing is bought twice"),
    "huge": Expected("finished", 1, ESTIMATE, next_step="nothing is bought twice"),
    "wrong-type": Expected("finished", 1, ESTIMATE, next_step="nothing is bought twice"),
    "empty": Expected("finished", 1, ESTIMATE, next_step="nothing is bought twice"),
    "address-expired": Expected(),
    "file-gone": Expected("expired", 1, ESTIMATE, next_step="--seed"),
}


@dataclass
class Outcome:
    """What came of one purchase."""

    row: Purchase
    submissions: int
    charges: int
    requests: list[httpx.Request]
    take: Take | None = None
    error: ShotwrightError | None = None
    said: list[str] = field(default_factory=list)


@contextmanager
def keys_of(member: Member) -> Iterator[None]:
    """The member's environment: a canary for each key."""
    with pytest.MonkeyPatch.context() as patch:
        for number, variable in enumerate(member.keys):
            patch.setenv(variable, f"{CANARY}-{number}-{variable.lower()}")
        for variable, value in member.settings.items():
            patch.setenv(variable, value)
        yield


def wired(member: Member, fake: FakeService, clock: VirtualClock) -> Service:
    """The member's adapter, without its limits: these purchases run side by side on purpose."""
    adapter = member.wire(member.adapter, fake, clock)
    adapter.limits = Limits(slots=1000, starts=100_000)
    return adapter


async def bought(member: Member, example: Example, number: int, fate: str, buyer: Buyer) -> Outcome:
    """Buy the example from a service that deals out `fate`."""
    folder = buyer.folder.parent / fate
    fake = member.fake(folder / "account", [fate])
    fake.film = example.film
    fake.idempotent = fake.idempotent or getattr(member.adapter, "manner", "") == "idempotent"
    order, files = example.order(folder / "inputs", seed=number)
    adapter = wired(member, fake, VirtualClock())
    take, error, said = None, None, []
    try:
        take = await buyer.buy(order, adapter, Permit("test", order.digest), PRICE, files)
        for file in take.files:
            if file.suffix != ".json":
                check_media(file)
    except ShotwrightError as problem:
        error = problem
        said = [str(problem), repr(problem), problem.next_step, "".join(traceback.format_exception(problem))]
    finally:
        await adapter.close()
    row = await buyer.ledger.read(lambda c: purchase(c, order.digest))
    assert row is not None
    return Outcome(row, fake.submissions, len(fake.account.charges), fake.requests, take, error, said)


def opened(data: bytes) -> bytes:
    """The body of a kept answer, so that a secret in it cannot hide in base64."""
    try:
        return base64.b64decode(json.loads(data)["body"])
    except (ValueError, KeyError, TypeError):
        return b""


def fates_of(member: Member, example: Example) -> list[str]:
    """The fates that an example runs through."""
    if example is not member.examples[0] and not example.every_fate:
        return ["fine"]
    apply = [name for name, fate in FATES.items() if fate.place == "door" or not example.at_once]
    return [name for name in apply if name not in member.cannot]


@dataclass(frozen=True)
class Run:
    """All fates of one example, and what was written and said on the way."""

    by_fate: dict[str, Outcome]
    said: str
    written: bytes


@cache
def fated(name: str, example_name: str) -> Run:
    """Every fate of an example, side by side in one ledger."""
    member = next(m for m in ADAPTERS if m.name == name)
    example = next(e for e in member.examples if e.name == example_name)
    fates = fates_of(member, example)
    folder = Path(mkdtemp())
    ledger = Ledger(folder / "ledger.sqlite", clock=VirtualClock())
    said: list[str] = []

    async def all_of_them() -> list[Outcome]:
        watcher = lambda row, doing: said.append(f"{row.message} {doing}")  # noqa: E731
        async with Buyer(ledger, folder / "buying", patience=PATIENCE, watcher=watcher) as buyer:
            jobs = (bought(member, example, number, fate, buyer) for number, fate in enumerate(fates))
            return await asyncio.gather(*jobs)

    with keys_of(member):
        found = dict(zip(fates, run(all_of_them()), strict=True))
    said += [str(ledger.read_now(lambda c: events_after(c, 0)))]
    said += [line for outcome in found.values() for line in outcome.said]
    ledger.close()
    files = [p for p in folder.rglob("*") if p.is_file() and not {"account", "inputs"} & set(p.parts)]
    written = [path.read_bytes() for path in files]
    rmtree(folder)
    return Run(found, "\n".join(said), b"\n".join(written + [opened(data) for data in written]))


CASES = [
    pytest.param(member, example, fate, id=f"{member.name}-{example.name}-{fate}")
    for member in ADAPTERS
    for example in member.examples
    for fate in fates_of(member, example)
]
MEMBERS = [pytest.param(member, id=member.name) for member in ADAPTERS]


def manner_of(outcome_of: Member) -> Manner:
    """How the member's adapter says that a lost order is to be treated."""
    with keys_of(outcome_of):
        fake = outcome_of.fake(Path(mkdtemp()))
        return outcome_of.wire(outcome_of.adapter, fake, VirtualClock()).manner


@pytest.mark.parametrize(("member", "example", "fate"), CASES)
def test_a_fate_ends_as_it_must(member: Member, example: Example, fate: str) -> None:
    """State, money, exit code, next step, and what the service counted."""
    found = fated(member.name, example.name).by_fate[fate]
    entry = EXPECTED[fate]
    expected = entry[manner_of(member)] if isinstance(entry, dict) else entry
    assert found.row.state == expected.state, found.said
    assert found.submissions == expected.submissions
    assert found.charges == expected.charges
    if expected.state == "kept":
        assert found.error is None and found.take is not None and found.take.files
        suffixes = {file.suffix for file in found.take.files}
        # Times of words stand beside a sound; of a cloned voice there is nothing else.
        assert (suffixes - {".json"} or suffixes) == {example.film}
        return
    error = found.error
    assert error is not None
    assert error.exit_code == expected.exit_code
    assert expected.next_step in error.next_step
    told = member.tells_charge or fate not in ("moderated-later", "moderated-charged", "broken")
    assert error.spent == (expected.spent if told else None), error
    if fate.startswith("moderated"):
        assert found.row.reason == "moderated"
    if fate == "bad-key":
        assert found.row.reason == "key"


@pytest.mark.parametrize("member", MEMBERS)
def test_no_key_is_written_or_said(member: Member) -> None:
    """The canaries are in no message, event, row, kept answer or file."""
    for example in member.examples:
        found = fated(member.name, example.name)
        assert CANARY not in found.said, example.name
        assert CANARY.encode() not in found.written, example.name
    if member.keys:
        asked = found.by_fate["fine"].requests
        carried = [r for r in asked if CANARY in str(r.headers.raw) + str(r.url)]
        assert carried, "the key went nowhere: this test would see nothing"


@pytest.mark.parametrize("member", MEMBERS)
def test_a_vendor_says_what_it_can_do(member: Member) -> None:
    """The contract's methods; a settle time longer than any request; the catalogue's word on lost orders."""
    for name in ("prepare", "submit", "recall", "poll", "fetch", "find", "cancel", "close"):
        assert callable(getattr(member.adapter, name))
        assert set(inspect.signature(getattr(Vendor, name)).parameters) <= set(
            inspect.signature(getattr(member.adapter, name)).parameters
        )
    assert member.adapter.settle > REQUEST_SECONDS
    if member.registered:
        assert known_vendors()[member.adapter.name].load() is member.adapter
        assert shelf.vendor(member.adapter.name).retry.manner == member.adapter.manner


@pytest.mark.parametrize("member", MEMBERS)
def test_what_a_model_lacks_is_refused_with_what_it_has(member: Member, tmp_path: Path) -> None:
    """Before anything is sent or uploaded."""
    for example in member.examples:
        order, files = example.order(tmp_path)
        strange = tmp_path / "strange.png"
        strange.write_bytes(b"x")
        tries: list[tuple[Order, dict[str, Path]]] = [
            (order.model_copy(update={"options": {**order.options, "glitter": 1}}), files),
            (order.model_copy(update={"inputs": {**order.inputs, "smell": "0" * 64}}), {**files, "smell": strange}),
        ]
        fake = member.fake(tmp_path / "account")
        with keys_of(member):
            adapter = wired(member, fake, VirtualClock())
            for asked, given in tries:
                with pytest.raises(WrongUse, match=r"glitter|smell") as refusal:
                    run(adapter.prepare(asked, given))
                assert refusal.value.next_step.startswith("It takes")
        assert not fake.requests


@pytest.mark.parametrize("member", [m for m in ADAPTERS if m.keys])
def test_a_missing_key_names_the_ways_to_give_one(
    member: Member, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the free way; nothing was sent."""
    for variable in (*member.keys, *member.settings):
        monkeypatch.delenv(variable, raising=False)
    fake = member.fake(tmp_path / "account")
    order, files = member.examples[0].order(tmp_path)

    async def try_it() -> None:
        adapter = wired(member, fake, VirtualClock())
        await adapter.submit(await adapter.prepare(order, files), "sw-test-1")

    with pytest.raises(WrongUse, match="No key") as refusal:
        run(try_it())
    assert "keys set" in refusal.value.next_step and "house" in refusal.value.next_step
    assert not fake.requests


@pytest.mark.parametrize("member", MEMBERS)
def test_a_kept_answer_says_the_same_again(member: Member, tmp_path: Path) -> None:
    """After a crash the spool is all there is: it must be understood as the answer was."""

    async def both() -> tuple[Any, Any, Any]:
        adapter = wired(member, fake, VirtualClock())
        prepared = await adapter.prepare(order, files)
        again = await adapter.prepare(order, files)
        assert prepared.request == again.request, "prepare may be repeated"
        spool = tmp_path / f"{example.name}.json"
        answer = await adapter.submit(type(prepared)(order, prepared.request, spool), "sw-test-1")
        return answer, adapter.recall(spool), adapter.recall(tmp_path / "nothing.json")

    for example in member.examples:
        fake = member.fake(tmp_path / example.name)
        order, files = example.order(tmp_path / "inputs")
        with keys_of(member):
            answer, recalled, nothing = run(both())
        assert answer == recalled
        assert nothing is None


@pytest.mark.parametrize("member", MEMBERS)
def test_a_job_is_stopped_where_the_vendor_can(member: Member, tmp_path: Path) -> None:
    """Elsewhere `cancel` says that it cannot."""

    async def stop() -> None:
        adapter = wired(member, fake, VirtualClock())
        receipt = await adapter.submit(await adapter.prepare(order, files), "sw-test-1")
        # Who answers at once has no job, and says so when asked to stop one.
        await adapter.cancel(receipt if isinstance(receipt, Receipt) else Receipt("none"))

    fake = member.fake(tmp_path / "account")
    order, files = member.examples[0].order(tmp_path)
    with keys_of(member):
        if not member.cancels:
            with pytest.raises(Unsupported):
                run(stop())
        else:
            run(stop())
            assert fake.cancelled == {fake.account.jobs[0].id}


def test_every_fate_has_an_expected_end() -> None:
    """A new fate cannot be left out."""
    assert list(EXPECTED) == list(FATES)
