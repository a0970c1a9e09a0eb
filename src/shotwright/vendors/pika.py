"""Pika's own interface: Pika 2.5, Pikaframes, Pikadditions, Pikaswaps, Pikaffects and H3 Flex.

An order carries an idempotency key: the same one replays its job, so a lost answer is asked for again. Files go to Pika's
store first. Any other operation that Pika resells is ordered as `pika/NAME` with its own fields in the option `input`.
Only generations that came are billed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, media_type, one_of, refusal, uuid_of, words_of
from .terms import Terms, named, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "middle-image", "end-image"),
    "video-edit": ("video", "image", "mask"),
}
OPTIONS: dict[str, tuple[str, ...]] = {
    "pika-h3-flex": ("rewrite",),
    "pika/pikaswaps/video-to-video": ("region",),
    "pika/pikaffects/image-to-video": ("effect",),
}
"""By the name of the operation, beside `input`."""
FLEX = "pika-h3-flex"
FRAMES = "pika/pikaframes/image-to-video"


class Pika(Service):
    """A client of the media interface."""

    name = "pika"
    title = "Pika"
    base = "https://api.dev.pika.art"
    key_variable = "PIKA_API_KEY"
    base_variable = "PIKA_BASE_URL"
    manner: Manner = "idempotent"
    # How long a key is remembered is not stated; an hour is less than any seller's practice.
    limits = Limits(slots=5, starts=30, memory=3600.0)

    def headers(self) -> dict[str, str]:
        """The key in the vendor's own header."""
        return {"x-api-key": self.secret}

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The operation and its fields; files are uploaded."""
        own = OPTIONS.get(named(order.model, self.name)[1], ())
        asked = terms(order, files, vendor=self.name, roles=ROLES, options={"": ("input", *own)})
        if asked.model is None and not asked.extra():
            raise WrongUse(
                f"How Pika's operation '{asked.wire}' writes its fields is not known here.",
                next_step="Give them in the option 'input': {duration_s: 5}. Nothing was sent.",
            )
        path, body = operation(asked), fields(asked)
        urls = {role: await self._upload(file) for role, file in files.items()}
        return Prepared(order, {"path": f"v1/media/{path}", "body": {**body, **placed(asked, urls), **asked.extra()}})

    async def _upload(self, path: Path) -> str:
        """Ask for a place, and put the bytes there with exactly the headers that it names; the address of the file."""
        about = {"content_type": media_type(path), "size_bytes": path.stat().st_size}
        place = (await self.wire.upload(Call("POST", "v1/media/uploads", json=about))).json()
        put = Call("PUT", place["upload_url"], body=path.read_bytes(), headers=place.get("headers") or {})
        await self.wire.upload(put)
        return str(place["url"])

    def call(self, prepared: Prepared, reference: str) -> Call:
        """The operation under an idempotency key."""
        request = prepared.request
        return Call("POST", request["path"], json=request["body"], headers={"idempotency-key": uuid_of(reference)})

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A job, or a message."""
        said = words_of(answer)
        if not answer.ok:
            message = str(said.get("message") or answer.excerpt())
            moderated = "moderation" in message.lower()
            credit = "balance" in message.lower()
            return refusal(answer, message, moderated=moderated, reason="credit" if credit else None)
        return Receipt(str(answer.json()["id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET the job; a finished one may carry its address or be asked for it."""
        answer = await self.wire.ask(Call("GET", f"v1/media/jobs/{receipt.job}"))
        if answer.status == 404:
            return self.unknown()
        said = answer.json()
        match said.get("status"):
            case "queued" | "running" as state:
                return Progress(state)
            case "completed":
                content = await self.wire.ask(Call("GET", f"v1/media/jobs/{receipt.job}/content"))
                return Finished(urls=(str(content.json()["url"]),))
            case "failed":
                error = said.get("error") or {}
                code, message = str(error.get("code")), f"{error.get('message')} ({error.get('code')})"
                if code == "content_moderation":
                    return Failed("moderated", message, False)
                credit = code in ("insufficient_balance", "membership_required", "usage_limit_exceeded")
                return Failed("credit" if credit else "vendor-fault", message, False)
        raise self.unclear(answer)


def operation(asked: Terms) -> str:
    """The operation's name, which tells pictures and films apart."""
    if asked.wire == FLEX:
        # Its name on this interface was not seen; it is formed as those of the other models.
        return f"pika/{FLEX}/{'text' if asked.work == 'text' else 'image'}-to-video"
    if asked.wire.startswith("pika/pika-2.5/"):
        return f"pika/pika-2.5/{asked.work}-to-video"
    return asked.wire.replace("image-to-video", "video-to-video") if asked.given("video") else asked.wire


def fields(asked: Terms) -> dict[str, Any]:
    """What the operation takes besides files."""
    body: dict[str, Any] = {"prompt": asked.prompt} if asked.prompt else {}
    if asked.model is None:
        return body
    if asked.seed is not None:
        body["seed"] = asked.seed
    if asked.negative:
        body["negative_prompt"] = asked.negative
    if asked.model.sizes:
        body["resolution"] = asked.size
    if asked.wire == FLEX:
        body |= {"duration": asked.seconds, "aspect_ratio": asked.aspect, "output": "video"}
        # What was ordered is what is sent, unless the user wants it rewritten.
        return {**body, "rewrite": bool(asked.option("rewrite", False))}
    if asked.wire == FRAMES:
        return {**body, "transition_duration_s": asked.seconds}
    if asked.model.durations:
        seconds = int(asked.order.seconds)
        one_of(asked.order, "clips of seconds", seconds, asked.model.durations)
        body["duration_s"] = seconds
    if asked.option("region"):
        body["modify_region_roi"] = str(asked.option("region"))
    if "pikaffects" in asked.wire:
        if not asked.option("effect"):
            raise WrongUse("Pikaffects needs an effect.", next_step="Name one of Pika's with the option 'effect'.")
        body["pikaffect"] = str(asked.option("effect"))
    return body


def placed(asked: Terms, urls: Mapping[str, str]) -> dict[str, Any]:
    """The uploaded files under the operation's names."""
    if asked.wire == FRAMES:
        asked.needs("image", "end-image")
        middle = [urls[role] for role in sorted(urls) if role.startswith("middle-image")]
        return {"images": [urls["image"], *middle, urls["end-image"]]}
    if asked.work == "video-edit":
        asked.needs("video")
    last = "last_image" if asked.wire == FLEX else "end_image"
    names = {"image": "image", "end-image": last, "video": "video", "mask": "modify_region_mask"}
    return {names[role]: url for role, url in urls.items()}
