"""The plainest adapter there is: the example for authors, and the client of `PlainService` in our proofs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.film import Order

from ..contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from ..service import Service, refusal, refuse_unknown
from ..wire import Answer, Call
from .service import FakeService


class Scripted(Service):
    """A client of a scripted service, in any of the three manners."""

    name = "scripted"
    title = "Scripted"
    base = "https://service.example"
    key_variable = "SCRIPTED_KEY"

    def __init__(
        self, service: FakeService, manner: Manner = "findable", limits: Limits | None = None, **more: Any
    ) -> None:
        service.idempotent = manner == "idempotent"
        super().__init__(key="scripted-key", transport=service.transport(), **more)
        self.manner = manner
        self.limits = limits or Limits(slots=1000, starts=100_000)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Prompt and seconds."""
        refuse_unknown(order)
        return Prepared(order, {"prompt": order.prompt, "seconds": order.seconds})

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
        answer = await self.wire.ask(Call("GET", f"orders/{receipt.job}"))
        if answer.status == 404:
            return Failed("expired", "the service no longer knows this job", None)
        said = answer.json()
        if said["phase"] == "failed":
            moderated = said["failure"] == "moderated"
            return Failed("moderated" if moderated else "vendor-fault", said["failure"], said["charged"])
        if said["phase"] == "done":
            return Finished(urls=tuple(said["urls"]))
        return Progress(said["phase"])

    async def find(self, reference: str) -> Receipt | None:
        """GET /orders?reference=R."""
        found = (await self.wire.ask(Call("GET", "orders", params={"reference": reference}))).json()["ids"]
        return Receipt(found[0]) if found else None

    async def cancel(self, receipt: Receipt) -> None:
        """DELETE /orders/ID."""
        await self.wire.ask(Call("DELETE", f"orders/{receipt.job}"))
