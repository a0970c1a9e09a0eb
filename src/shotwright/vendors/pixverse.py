"""PixVerse: V6, C1, v5.6 and v5, from text, a picture, two pictures, references, or at the end of a film.

Every request carries an `Ai-trace-id`; the one of an order is made of our reference, so that a repeat returns the first
result. Errors come with HTTP 200 and a code. The prompt names references as `@ref1`, `@ref2`, or by the option `names`.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Lost, Manner, Prepared, Progress, Reason, Receipt
from .service import Service, media_type, refusal, uuid_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image"),
    "references": ("reference",),
    "extend": ("video",),
}
OPTIONS = {"": ("style", "multi-clip"), "references": ("names",), "extend": ("job",)}
PLACES = {"text": "text", "image": "img", "end-frame": "transition", "references": "fusion", "extend": "extend"}
BUSY = {500044, 500069}
MODERATED = {500054, 500063}
REASONS: dict[int, Reason] = {10005: "key", 400012: "key", 500020: "key", 500090: "credit"}
GONE = 500064


class PixVerse(Service):
    """A client of the platform interface."""

    name = "pixverse"
    title = "PixVerse"
    base = "https://app-api.pixverse.ai/openapi/v2"
    key_variable = "PIXVERSE_API_KEY"
    base_variable = "PIXVERSE_BASE_URL"
    manner: Manner = "idempotent"
    # How long a trace id is remembered is not stated; an hour is less than any seller's practice.
    limits = Limits(slots=5, starts=30, memory=3600.0)

    def headers(self) -> dict[str, str]:
        """The key in the vendor's own header."""
        return {"api-key": self.secret}

    def ask(self, method: str, path: str, trace: str = "", **more: Any) -> Call:
        """A call with a trace id: a fresh one, because a repeated one is answered with an earlier result."""
        return Call(method, path, headers={"ai-trace-id": trace or str(uuid.uuid4())}, **more)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The body; pictures and films are uploaded."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        if asked.work == "end-frame":
            asked.needs("image", "end-image")
        if asked.work == "extend" and bool(asked.option("job")) == bool(asked.given("video")):
            raise WrongUse(
                f"{order.model} extends one film.", next_step="Give a video, or an earlier job's id as 'job'."
            )
        body = fields(asked)
        ids = {role: await self._upload(path) for role, path in files.items()}
        names = {"image": "first_frame_img" if asked.work == "end-frame" else "img_id", "end-image": "last_frame_img"}
        names["video"] = "video_media_id"
        body |= {names[role]: number for role, number in ids.items() if role in names}
        if references := [number for role, number in ids.items() if role.startswith("reference")]:
            named = asked.option("names") or [f"ref{number + 1}" for number in range(len(references))]
            if len(named) != len(references):
                raise WrongUse("The references and their names differ in number.", next_step="Name each one.")
            pairs = zip(references, named, strict=True)
            body["image_references"] = [{"img_id": one, "ref_name": name, "type": "subject"} for one, name in pairs]
        if asked.option("job"):
            body["source_video_id"] = int(asked.option("job"))
        return Prepared(order, {"path": f"video/{PLACES[asked.work]}/generate", "body": body})

    async def _upload(self, path: Path) -> int:
        """Put a file into the account; its number there."""
        film = media_type(path).startswith("video/")
        part = {"file" if film else "image": (path.name, path.read_bytes(), media_type(path))}
        answer = await self.wire.upload(self.ask("POST", "media/upload" if film else "image/upload", files=part))
        said = answer.json()
        if said.get("ErrCode"):
            raise WrongUse(
                f"PixVerse did not take '{path.name}': {said.get('ErrMsg')}.", next_step="Give another file."
            )
        return int(said["Resp"]["media_id" if film else "img_id"])

    def call(self, prepared: Prepared, reference: str) -> Call:
        """The order under the trace id of our reference."""
        return self.ask("POST", prepared.request["path"], uuid_of(reference), json=prepared.request["body"])

    def busy(self, answer: Answer) -> bool:
        """429, or the codes for too many at once."""
        return answer.status == 429 or code_of(answer) in BUSY

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A number, or a code."""
        said, code = answer.json(), code_of(answer)
        if answer.ok and code == 0:
            return Receipt(str(said["Resp"]["video_id"]))
        message = f"{said.get('ErrMsg') or answer.excerpt()} (code {code})"
        if code is None or code == 500100:
            raise Lost(f"PixVerse does not say whether it took the order: {message}.")
        return refusal(answer, message, moderated=code in MODERATED, reason=REASONS.get(code))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET video/result/ID."""
        answer = await self.wire.ask(self.ask("GET", f"video/result/{receipt.job}"))
        if answer.status == 404 or code_of(answer) == GONE:
            return self.unknown()
        said = answer.json().get("Resp") or {}
        match said.get("status"):
            case 1:
                return Finished(urls=(str(said["url"]),))
            case 5:
                return Progress("running")
            case 9 | 10:
                return Progress("queued")
            case 6:
                return self.unknown()
            case 7:
                # Whether a refused film costs credits is not in the pages that were read.
                return Failed("moderated", "The film did not pass moderation.", None)
            case 8:
                return Failed("vendor-fault", "The film could not be made.", None)
        raise self.unclear(answer)


def fields(asked: Terms) -> dict[str, Any]:
    """What the order takes besides files."""
    body: dict[str, Any] = {"model": asked.wire, "prompt": asked.prompt, "duration": asked.seconds}
    body["quality"] = asked.size
    if asked.work in ("text", "references"):
        body["aspect_ratio"] = asked.aspect
    if asked.seed is not None:
        body["seed"] = asked.seed
    if asked.negative:
        body["negative_prompt"] = asked.negative
    if asked.model is not None and asked.model.audio == "optional":
        body["generate_audio_switch"] = asked.sound
    names = {"style": "style", "multi-clip": "generate_multi_clip_switch"}
    return {**body, **{wire: asked.option(name) for name, wire in names.items() if name in asked.order.options}}


def code_of(answer: Answer) -> int | None:
    """The vendor's own code; 0 when all is well."""
    try:
        said = answer.json()
    except Lost:
        return None
    code = said.get("ErrCode") if isinstance(said, dict) else None
    return code if isinstance(code, int) else None
