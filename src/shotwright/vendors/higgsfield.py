"""Higgsfield: its camera model DoP, its pictures Soul, and any other model that it resells, as `higgsfield/ID`.

An order carries an idempotency key. Files go to Higgsfield's store first. DoP makes clips of a length of its own from a
first picture; the fields of other models are written in the option `input`. Failed and refused jobs are not charged.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from . import keys
from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt, Unsupported
from .service import Service, media_type, refusal, uuid_of, words_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image", "audio"),
    "end-frame": ("image", "end-image"),
    "references": ("reference", "audio"),
    "video-edit": ("video", "reference"),
}
NAMES = {"image": "image_url", "end-image": "end_image_url", "video": "video_url", "audio": "audio_url"}


class Higgsfield(Service):
    """A client of the request interface."""

    name = "higgsfield"
    title = "Higgsfield"
    base = "https://api.higgsfield.ai"
    key_variable = "HF_KEY"
    base_variable = "HF_BASE_URL"
    manner: Manner = "idempotent"
    # How long a key is remembered is not stated; an hour is less than any seller's practice.
    limits = Limits(slots=5, starts=30, memory=3600.0)

    @property
    def secret(self) -> str:
        """HF_KEY, which is `key:secret`, or the pair HF_API_KEY and HF_API_SECRET."""
        public, private = keys.look_up("HF_API_KEY"), keys.look_up("HF_API_SECRET")
        if self._key is None and public and private and not keys.look_up(self.key_variable):
            return f"{public}:{private}"
        return super().secret

    def headers(self) -> dict[str, str]:
        """The key, in the vendor's own scheme."""
        return {"authorization": f"Key {self.secret}"}

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The model's address and its input; files are uploaded."""
        options = ("input", "motions", "rewrite") if "/dop/" in order.model else ("input",)
        asked = terms(order, files, vendor=self.name, roles=ROLES, options={"": options})
        body = fields(asked)
        for role, path in files.items():
            if role.startswith("reference"):
                body.setdefault("image_urls", []).append(await self._upload(path))
            else:
                body[NAMES[role]] = await self._upload(path)
        return Prepared(order, {"path": asked.wire, "body": {**body, **asked.extra()}})

    async def _upload(self, path: Path) -> str:
        """Ask for a place, and put the bytes there; the file's address."""
        about = {"content_type": media_type(path)}
        place = (await self.wire.upload(Call("POST", "files/generate-upload-url", json=about))).json()
        headers = {"content-type": media_type(path), **(place.get("upload_headers") or {})}
        await self.wire.upload(Call("PUT", place["upload_url"], body=path.read_bytes(), headers=headers))
        return str(place["public_url"])

    def call(self, prepared: Prepared, reference: str) -> Call:
        """The order under an idempotency key."""
        request = prepared.request
        return Call("POST", request["path"], json=request["body"], headers={"idempotency-key": uuid_of(reference)})

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A request, or a detail."""
        if not answer.ok:
            detail = words_of(answer).get("detail")
            message = str(detail or answer.excerpt())
            credit = "credits" in message.lower()
            moderated = "nsfw" in message.lower() or "moderation" in message.lower()
            return refusal(answer, message, moderated=moderated, reason="credit" if credit else None)
        return Receipt(str(answer.json()["request_id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /requests/ID/status."""
        answer = await self.wire.ask(Call("GET", f"requests/{receipt.job}/status"))
        if answer.status == 404:
            return self.unknown()
        said = answer.json()
        match said.get("status"):
            case "queued":
                return Progress("queued")
            case "in_progress":
                return Progress("running")
            case "completed":
                found = [said["video"]] if said.get("video") else said.get("images") or []
                return Finished(urls=tuple(str(each["url"]) for each in found))
            case "nsfw":
                return Failed("moderated", "The result was refused by moderation.", False)
            case "failed":
                return Failed("vendor-fault", str(said.get("error") or "no reason given"), False)
            case "canceled":
                return Failed("cancelled", "The job was stopped.", None)
        raise self.unclear(answer)

    async def cancel(self, receipt: Receipt) -> None:
        """POST /requests/ID/cancel, which the vendor refuses once the job runs."""
        answer = await self.wire.ask(Call("POST", f"requests/{receipt.job}/cancel"))
        if not answer.ok:
            raise Unsupported("Higgsfield stops a job only while it waits in the queue.")


def fields(asked: Terms) -> dict[str, Any]:
    """What the model takes besides files. Raises WrongUse for a model whose fields are not known."""
    body: dict[str, Any] = {"prompt": asked.prompt} if asked.prompt else {}
    if "/dop/" in asked.wire:
        asked.needs("image")
        # The vendor rewrites prompts unless it is told not to; what was ordered is what is sent.
        body |= {"seed": asked.order.seed, "enhance_prompt": bool(asked.option("rewrite", False))}
        if motions := asked.option("motions"):
            body["motions"] = [{"id": name, "strength": strength} for name, strength in dict(motions).items()]
    elif not asked.extra():
        raise WrongUse(
            f"How Higgsfield's model '{asked.wire}' writes length and frame is not known here.",
            next_step="Give its own fields in the option 'input': {duration: 5}. Nothing was sent.",
        )
    return body
