"""A vendor on this machine, as a plug-in brings one: the plainest format over real HTTP, its address in a variable."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.buying import pace
from shotwright.film import Order
from shotwright.vendors import Failed, Finished, Limits, Prepared, Progress, Receipt
from shotwright.vendors.service import Service, refusal
from shotwright.vendors.wire import Answer, Call

# Real time passes in these tests: it must be short.
pace.FIRST = 0.02


class Loopback(Service):
    """A client of `PlainService` behind a socket."""

    name = "loopback"
    title = "Loopback"
    base = "http://127.0.0.1:9"
    key_variable = "LOOPBACK_KEY"
    base_variable = "LOOPBACK_BASE"
    manner = "findable"
    limits = Limits(slots=50, starts=1000)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Prompt, seconds, options and the names of the files."""
        _ = self.secret
        named: dict[str, Any] = {role: path.name for role, path in files.items()}
        return Prepared(order, {"prompt": order.prompt, "seconds": order.seconds, **order.options, "files": named})

    def call(self, prepared: Prepared, reference: str) -> Call:
        """POST /orders."""
        return Call("POST", "orders", json={**prepared.request, "reference": reference})

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """An id, or a refusal."""
        if not answer.ok:
            why = answer.json()["error"]
            return refusal(answer, f"the order was refused: {why}", moderated=why == "moderated")
        return Receipt(answer.json()["id"])

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /orders/ID."""
        said = (await self.wire.ask(Call("GET", f"orders/{receipt.job}"))).json()
        if said["phase"] == "failed":
            moderated = said["failure"] == "moderated"
            return Failed("moderated" if moderated else "vendor-fault", said["failure"], said["charged"])
        return Finished(urls=tuple(said["urls"])) if said["phase"] == "done" else Progress(said["phase"])

    async def find(self, reference: str) -> Receipt | None:
        """GET /orders?reference=R."""
        found = (await self.wire.ask(Call("GET", "orders", params={"reference": reference}))).json()["ids"]
        return Receipt(found[0]) if found else None

    async def cancel(self, receipt: Receipt) -> None:
        """DELETE /orders/ID."""
        await self.wire.ask(Call("DELETE", f"orders/{receipt.job}"))
