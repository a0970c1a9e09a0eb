"""xAI Grok Imagine: 1.5, 1.5 Lite and 1.0. Pictures travel inside the order; films come by the option `video-url`.

A film that was refused after it was made is a finished job without an address. The interface has no seed.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, data_uri, one_of, refusal, words_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image"),
    "references": ("reference",),
    "video-edit": (),
    "extend": (),
}
OPTIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("text", "image", "end-frame", "references"), ("voices",)),
    **dict.fromkeys(("video-edit", "extend"), ("video-url",)),
}
PLACES = {"video-edit": "videos/edits", "extend": "videos/extensions"}
TICKS = Decimal(10) ** 10
"""Of a US dollar: the unit in which a job says what it cost (uncertain; it agrees with the price list)."""


class Grok(Service):
    """A client of the video interface."""

    name = "grok"
    title = "xAI"
    base = "https://api.x.ai/v1"
    key_variable = "XAI_API_KEY"
    base_variable = "XAI_BASE_URL"
    manner: Manner = "blind"
    limits = Limits(slots=5, starts=30)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The body of the work."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        return Prepared(order, {"path": PLACES.get(asked.work, "videos/generations"), "body": body_of(asked)})

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """An id, or an error in one of two shapes."""
        if not answer.ok:
            said = words_of(answer)
            error = said.get("error")
            words = error if isinstance(error, dict) else {"message": error, "code": said.get("code")}
            message = f"{words.get('message') or answer.excerpt()} ({words.get('code') or 'no code'})"
            moderated = "moderation" in message.lower() or "content policy" in message.lower()
            credit = "credits" in message.lower() or "spending limit" in message.lower()
            key = "api key" in message.lower()
            return refusal(answer, message, moderated=moderated, reason="credit" if credit else "key" if key else None)
        return Receipt(str(answer.json()["request_id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /videos/ID: 202, perhaps without a word, while it runs."""
        answer = await self.wire.ask(Call("GET", f"videos/{receipt.job}"))
        if answer.status == 404:
            return self.unknown()
        if answer.status == 202 and not answer.body.strip():
            return Progress("running")
        said = answer.json()
        ticks = (said.get("usage") or {}).get("cost_in_usd_ticks")
        cost = None if ticks is None else Decimal(str(ticks)) / TICKS
        charged = None if cost is None else cost > 0
        match said.get("status"):
            case "pending":
                return Progress("running", (said.get("progress") or 0) / 100)
            case "done":
                film = said.get("video") or {}
                if not film.get("url") or film.get("respect_moderation") is False:
                    return Failed("moderated", "The film was made and refused by moderation.", charged)
                return Finished(urls=(str(film["url"]),), cost=cost)
            case "failed":
                error = said.get("error") or {}
                message = f"{error.get('message')} ({error.get('code')})"
                return Failed("moderated" if "moderation" in message.lower() else "vendor-fault", message, charged)
            case "expired":
                return Failed("expired", "The job ran out at xAI.", charged)
        raise self.unclear(answer)


def body_of(asked: Terms) -> dict[str, Any]:
    """The body; the names of the fields for the last frame and the voices are from the vendor's package."""
    body: dict[str, Any] = {"model": asked.wire, "prompt": asked.prompt}
    if asked.work in PLACES:
        if not asked.option("video-url"):
            raise WrongUse("Grok takes films from an address only.", next_step="Give the option 'video-url'.")
        length = {"duration": asked.seconds} if asked.work == "extend" else {}
        return {**body, "video": {"url": str(asked.option("video-url"))}, **length}
    body |= {"duration": asked.seconds, "resolution": asked.size, "generate_audio": asked.sound}
    if asked.work in ("text", "references"):
        body["aspect_ratio"] = asked.aspect
    if asked.work == "references":
        one_of(asked.order, "films with references of", asked.size, ("480p", "720p"))
        body["reference_images"] = [{"url": data_uri(path)} for path in asked.given("reference")]
    if asked.work == "end-frame":
        asked.needs("image", "end-image")
    for role, name in (("image", "image"), ("end-image", "last_frame")):
        if given := asked.given(role):
            body[name] = {"url": data_uri(given[0])}
    if asked.option("voices"):
        body["reference_audios"] = [{"voice_id": voice} for voice in asked.option("voices")]
    return body
