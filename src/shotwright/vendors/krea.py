"""Krea: Kling 3.0 at a fixed price, and any model that it resells as `krea/video/VENDOR/MODEL` or `krea/image/...`.

The fields of what the catalogue does not have are written in the option `input`. Pictures travel inside the order.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, data_uri, refusal, words_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {"text": (), "image": ("image",), "end-frame": ("image", "end-image"), "references": ("reference",)}
WAITING = ("backlogged", "queued", "scheduled")
RUNNING = ("processing", "sampling", "intermediate-complete")
MODERATED = ("moderation", "nsfw", "safety", "content policy")


class Krea(Service):
    """A client of the job interface."""

    name = "krea"
    title = "Krea"
    base = "https://api.krea.ai"
    key_variable = "KREA_API_KEY"
    base_variable = "KREA_BASE_URL"
    manner: Manner = "blind"
    limits = Limits(slots=5, starts=30)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The model's address and its fields."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options={"": ("input",)})
        return Prepared(order, {"path": f"generate/{asked.wire}", "body": {**fields(asked), **asked.extra()}})

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A job, or an error."""
        if not answer.ok:
            said = words_of(answer)
            message = str(said.get("error") or said.get("message") or answer.excerpt())
            return refusal(answer, message, moderated=any(word in message.lower() for word in MODERATED))
        return Receipt(str(answer.json()["job_id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /jobs/ID."""
        answer = await self.wire.ask(Call("GET", f"jobs/{receipt.job}"))
        if answer.status == 404:
            return self.unknown()
        said = answer.json()
        result = said.get("result") or {}
        match said.get("status"):
            case state if state in WAITING:
                return Progress("queued")
            case state if state in RUNNING:
                return Progress("running")
            case "completed":
                return Finished(urls=tuple(str(url) for url in result["urls"]))
            case "failed":
                message = str(said.get("error") or result.get("error") or "no reason given")
                # What a failed job costs is not in the pages that were read.
                moderated = any(word in message.lower() for word in MODERATED)
                return Failed("moderated" if moderated else "vendor-fault", message, None)
            case "cancelled":
                return Failed("cancelled", "The job was stopped.", None)
        raise self.unclear(answer)


def fields(asked: Terms) -> dict[str, Any]:
    """What the model takes; the names for Kling are Kling's own in the style that Krea has used since June 2026."""
    body: dict[str, Any] = {"prompt": asked.prompt}
    names = {"image": "start_image", "end-image": "end_image"}
    body |= {names[role]: data_uri(path) for role, path in asked.files.items() if role in names}
    if references := [data_uri(path) for path in asked.given("reference")]:
        body["reference_images"] = references
    if asked.model is None:
        if not asked.extra():
            raise WrongUse(
                f"How Krea's model '{asked.wire}' writes length and frame is not known here.",
                next_step="Give its own fields in the option 'input': {duration: 5}. Nothing was sent.",
            )
        return body
    body |= {"duration": asked.seconds, "generate_audio": asked.sound}
    body["mode"] = next(name for name, size in asked.model.modes.items() if size == asked.size)
    if asked.work == "text":
        body["aspect_ratio"] = asked.aspect
    return body
