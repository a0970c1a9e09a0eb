"""5,000 purchases in flight in one process: memory, share of a core, CPU a poll, and what the ledger costs a purchase.

The vendor is another process behind true HTTP on the loopback; nothing here is virtual, so it takes some minutes.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ClassVar

from tests.postgres import quick_folder

from bench import paid
from shotwright.buying import Buyer, Permit, Price
from shotwright.errors import ShotwrightError
from shotwright.film import Order, Shot
from shotwright.ledger import Ledger, book, purchases, workers
from shotwright.vendors import Limits
from shotwright.vendors.scripted import PlainService, Scripted

WINDOW = 60.0
"""Seconds for which everything is in flight and measured."""
PRICE = Price(Decimal("0.25"))
ALONE, TOGETHER = 50, 1000
"""Purchases for the cost of the ledger: one after the other, and in one process together."""


class Endless:
    """A vendor that takes every order and is never ready; counts what it is asked."""

    def __init__(self) -> None:
        self.orders = self.polls = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer requests on one connection."""
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                length = next((line[15:] for line in head.split("\r\n") if line.startswith("content-length:")), "0")
                await reader.readexactly(int(length))
                if head.startswith("post"):
                    self.orders += 1
                    body: dict[str, Any] = {"id": f"job-{self.orders}"}
                else:
                    self.polls += 1
                    body = {"phase": "running", "failure": None, "charged": True, "urls": []}
                said = json.dumps(body).encode()
                top = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(said)}\r\n\r\n"
                writer.write(top.encode() + said)
                await writer.drain()
        writer.close()


async def serve(pipe: Connection) -> None:
    """The vendor's process: tells its port, then how often it was asked, whenever it is asked that."""
    vendor = Endless()
    server = await asyncio.start_server(vendor.serve, "127.0.0.1", 0)
    pipe.send(server.sockets[0].getsockname()[1])
    while await asyncio.to_thread(pipe.recv):
        pipe.send((vendor.orders, vendor.polls))


def vendor_process(pipe: Connection) -> None:
    """Run it."""
    asyncio.run(serve(pipe))


class Remote(Scripted):
    """The plain adapter, through true HTTP."""

    base: ClassVar[str]

    def __init__(self, address: str, folder: Path) -> None:
        super().__init__(PlainService(folder), "findable", Limits(slots=100_000, starts=1_000_000), base=address)
        self._transport = None


def order(number: int) -> Order:
    """One of them."""
    text = f"Wave number {number} rolls onto a wide beach at dusk while gulls circle; slow dolly in, warm light."
    return Order(model="scripted/one", prompt=text, shot=Shot(text=text))


def used() -> float:
    """Seconds of CPU that this process has used."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return spent.ru_utime + spent.ru_stime


def memory() -> float:
    """MB that this process holds now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@asynccontextmanager
async def flying(folder: Path, address: str, count: int) -> AsyncIterator[Ledger]:
    """That many purchases under way; gives the ledger when each has its receipt."""
    ledger = Ledger(folder / "ledger.sqlite")
    vendor = Remote(address, folder / "vendor")

    async def one(buyer: Buyer, wanted: Order) -> None:
        with contextlib.suppress(ShotwrightError):
            await buyer.buy(wanted, vendor, Permit("bench", wanted.digest), PRICE)

    async with Buyer(ledger, folder / "studio", scopes=("run:flight",)) as buyer:
        tasks = [asyncio.create_task(one(buyer, order(number))) for number in range(count)]
        while buyer.pace.open < count:
            await asyncio.sleep(0.25)
        yield ledger
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    await vendor.close()
    ledger.close()


async def fly(folder: Path, address: str, pipe: Connection, count: int) -> dict[str, float]:
    """Measure the flight."""

    async def asked() -> int:
        pipe.send(True)
        return int((await asyncio.to_thread(pipe.recv))[1])

    begun, cpu = time.monotonic(), used()
    async with flying(folder, address, count) as ledger:
        taken_off, cpu_up = time.monotonic() - begun, used() - cpu
        # The first polls of the last ones are over, and everyone asks at the pace of the crowd.
        await asyncio.sleep(20.0)
        begun, cpu, polls = time.monotonic(), used(), await asked()
        await asyncio.sleep(WINDOW)
        seconds, cpu, polls = time.monotonic() - begun, used() - cpu, await asked() - polls
        running = sum(row.state == "running" for row in ledger.read_now(purchases))
        return {
            "in_flight": running,
            "memory_mb": memory(),
            "core_percent": 100 * cpu / seconds,
            "polls_a_second": polls / seconds,
            "cpu_ms_a_poll": 1000 * cpu / polls,
            "cpu_ms_an_order": 1000 * cpu_up / count,
            "orders_a_second": count / taken_off,
        }


async def cost_of_the_ledger(folder: Path) -> dict[str, float]:
    """Five commits a purchase: reserve, start, receive, ready, keep."""
    ledger = Ledger(folder / "cost.sqlite")
    worker = await ledger.write("register", lambda c: workers.register(c, ledger.now()))

    async def through(number: int) -> None:
        wanted = order(number)
        want = book.Reservation(
            wanted.digest,
            "scripted",
            wanted.model,
            wanted.prompt,
            wanted.model_dump(mode="json"),
            "bench",
            PRICE.estimate,
            scopes=("run:cost",),
        )
        mine: dict[str, Any] = {"worker": worker, "now": ledger.now()}
        key, rate = want.key, {"slots": 100_000, "starts": 100_000, "per": 60.0}
        await ledger.write("reserve", lambda c: book.take_up(c, want, identity="bench0", **mine))
        await ledger.write("start", lambda c: book.start(c, key, **rate, **mine))
        await ledger.write("receive", lambda c: book.receive(c, key, job=f"job-{number}", data={}, **mine))
        await ledger.write("ready", lambda c: book.ready(c, key, answer={"urls": ["https://x.example/a"]}, **mine))
        await ledger.write("keep", lambda c: book.keep(c, key, files=["ab"], actual=None, **mine))

    begun = time.monotonic()
    for number in range(ALONE):
        await through(number)
    alone = time.monotonic() - begun
    begun, cpu = time.monotonic(), used()
    await asyncio.gather(*(through(number) for number in range(ALONE, ALONE + TOGETHER)))
    together, cpu = time.monotonic() - begun, used() - cpu
    ledger.close()
    return {
        "ledger_ms_alone": 1000 * alone / ALONE,
        "ledger_ms_together": 1000 * together / TOGETHER,
        "ledger_cpu_ms": 1000 * cpu / TOGETHER,
    }


def main(count: int) -> None:
    """Measure, print, write."""
    folder = Path(tempfile.mkdtemp(prefix="shotwright-flight-"))
    # The flight is about this process, not about the disk, whose cost is the ledger's.
    memory_folder = quick_folder("shotwright-flight-")
    ours, theirs = multiprocessing.Pipe()
    vendor = multiprocessing.get_context("spawn").Process(target=vendor_process, args=(theirs,), daemon=True)
    vendor.start()
    try:
        address = f"http://127.0.0.1:{ours.recv()}"
        figures = asyncio.run(cost_of_the_ledger(folder))
        figures |= asyncio.run(fly(memory_folder, address, ours, count))
    finally:
        vendor.kill()
        shutil.rmtree(memory_folder, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
    goals = {"in_flight": "5000", "memory_mb": "< 500", "core_percent": "≤ 25", "cpu_ms_a_poll": "≤ 1.5"}
    what = {
        "in_flight": "purchases with a receipt, polled by one process",
        "memory_mb": "memory of that process, MB",
        "core_percent": "its share of one core, %",
        "polls_a_second": "polls a second, all together",
        "cpu_ms_a_poll": "CPU a poll, all work of the process included, ms",
        "cpu_ms_an_order": "CPU to place an order, first polls included, ms",
        "orders_a_second": "orders a second while they are placed",
        "ledger_ms_alone": "ledger: a purchase of five commits, alone, ms",
        "ledger_ms_together": f"ledger: a purchase among {TOGETHER:,} at once, ms",
        "ledger_cpu_ms": "ledger: CPU of that, ms",
    }
    rows = "\n".join(f"| {text} | {figures[name]:.4g} | {goals.get(name, '')} |" for name, text in what.items())
    paid.write(
        "In flight",
        f"Written by `make bench-flight` ({paid.machine()}), against a vendor in another process behind HTTP on the\n"
        f"loopback, for {WINDOW:.0f} seconds. The ledger's cost is that of a disk: every commit is on it before anyone is\n"
        f"told (`synchronous=FULL`).\n\n"
        f"| | measured | goal |\n|---|---|---|\n{rows}",
    )
    print(*(f"{name}={value:.4g}" for name, value in figures.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
