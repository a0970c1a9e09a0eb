"""Many processes on one ledger, stopped at random points and started again: a program, because it forks.

Reads one JSON object from its first argument, plays it in virtual time, and prints what the vendor saw.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import sys
import traceback
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
from tests.virtual import Timeline, VirtualClock, open_ledger, process_stopped, run

from shotwright.buying import Buyer, Permit, Price
from shotwright.errors import Stopped, TakeFailed
from shotwright.film import Order, Shot
from shotwright.ledger import Ledger, cap_budget, purchases
from shotwright.ledger.budgets import find_budget
from shotwright.media import failpoint
from shotwright.vendors.contract import Limits
from shotwright.vendors.scripted import Account, PlainService, Scripted
from shotwright.vendors.scripted.account import Job

PROCESSES = 8
TAKES = 5
"""For each process; nobody else wants them."""
SCOPE = "run:crowd"
LIMITS = Limits(slots=3, starts=4, per=60.0)


class Watched(PlainService):
    """Writes down when a job was taken and when it was first said to be ready."""

    clock: VirtualClock

    def created(self, job: Job) -> httpx.Response:
        """Taken."""
        self.log("begin", job)
        return super().created(job)

    def state(self, job: Job, phase: Any, failure: str | None, urls: list[str]) -> httpx.Response:
        """Ready, perhaps."""
        if phase == "done":
            self.log("end", job)
        return super().state(job, phase, failure, urls)

    def log(self, what: str, job: Job) -> None:
        """One line."""
        with (self.account.file.parent / "log").open("a") as file:
            file.write(json.dumps([self.clock.now(), what, job.id]) + "\n")


def order(number: int) -> Order:
    """One of the takes."""
    return Order(model="scripted/one", prompt=f"wave {number}", shot=Shot(text=f"wave {number}"))


async def buy_all(place: str, folder: Path, mine: range, price: Decimal, timeline: Timeline) -> None:
    """What one process does."""
    clock = VirtualClock(timeline)
    ledger = open_ledger(place, clock)
    service = Watched(folder / "vendor", ("fine",))
    service.clock = clock
    vendor = Scripted(service, "findable", LIMITS, clock=clock)
    async with Buyer(ledger, folder / "studio", scopes=(SCOPE,)) as buyer:

        async def one(wanted: Order) -> None:
            with contextlib.suppress(Stopped, TakeFailed):
                await buyer.buy(wanted, vendor, Permit("proof", wanted.digest), Price(price))

        await asyncio.gather(*(one(order(number)) for number in mine))
    await vendor.close()
    ledger.close()


def start(place: str, folder: Path, slot: int, price: Decimal, stop_after: int | None) -> int:
    """Fork a process that is stopped at the `stop_after`-th point that it passes."""
    if child := os.fork():
        return child
    timeline = Timeline(folder / "timeline")
    timeline.join(slot)
    left = stop_after

    def halt(point: str) -> None:
        nonlocal left
        if left is not None:
            left -= 1
            if left < 0:
                process_stopped(timeline)

    failpoint.halt = halt
    try:
        run(buy_all(place, folder, range(slot * TAKES, (slot + 1) * TAKES), price, timeline), timeline)
    except BaseException:
        traceback.print_exc()
    finally:
        timeline.leave()
        os._exit(0)


def main(place: str, folder: Path, price: Decimal, cap: Decimal, kills: int, seed: int) -> None:
    """Play it and print the audit."""
    chance = random.Random(seed)
    ledger = Ledger(place)
    ledger.write_now("cap", lambda c: cap_budget(c, SCOPE, cap))
    ledger.close()
    for slot in range(PROCESSES):
        Timeline(folder / "timeline").join(slot)
    left = dict.fromkeys(range(PROCESSES), kills)

    def life(slot: int) -> int:
        left[slot] -= 1
        return start(place, folder, slot, price, chance.randrange(12, 90) if left[slot] >= 0 else None)

    alive = {life(slot): slot for slot in range(PROCESSES)}
    killed = 0
    while alive:
        child, status = os.wait()
        slot = alive.pop(child)
        if os.waitstatus_to_exitcode(status) == 137:
            killed += 1
            alive[life(slot)] = slot
    account = Account(folder / "vendor")
    ledger = Ledger(place)
    budget = ledger.read_now(lambda c: find_budget(c, SCOPE))
    states = Counter(row.state for row in ledger.read_now(purchases))
    ledger.close()
    log = [json.loads(line) for line in (folder / "vendor" / "log").read_text().splitlines()]
    open_jobs: set[str] = set()
    most = 0
    for _, what, job in sorted(log, key=lambda line: line[0]):
        (open_jobs.discard if what == "end" else open_jobs.add)(job)
        most = max(most, len(open_jobs))
    began = sorted(at for at, what, _ in log if what == "begin")
    crowded = max(sum(at <= other < at + LIMITS.per for other in began) for at in began)
    twice = sum(times > 1 for times in Counter(job.request["prompt"] for job in account.charges).values())
    story = {"killed": killed, "charges": len(account.charges), "twice": twice, "states": states, "most_open": most}
    print(json.dumps({**story, "most_in_window": crowded, "held": str(budget.held), "spent": str(budget.spent)}))


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    main(given["place"], Path(given["folder"]), *map(Decimal, given["money"]), given["kills"], given["seed"])
