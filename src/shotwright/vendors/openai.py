"""The `/v1/videos` format: OpenAI's own, which ended in September 2026, and that of every gateway that kept it.

Set OPENAI_BASE_URL to a gateway's address and order its models as `openai/NAME`. What a gateway takes beyond the format
goes into the option `extra`, whose entries become form fields as OpenAI's own client would send them.

Works: text, image, video-edit, extend, and speech through `/v1/audio/speech`. Edits and extensions take a film as input,
or name an earlier job with the option `job`: an edit of a job is the vendor's `remix`.
"""

from __future__ import annotations

import base64
import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.catalog.sizes import SHORT_SIDE, ratio
from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Lost, Manner, Prepared, Progress, Receipt
from .service import Service, base64_of, media_type, refusal, words_of
from .speech import voice_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {"text": (), "image": ("image",), "video-edit": ("video",), "extend": ("video",), "speech": ()}
OPTIONS = {
    "text": ("extra",),
    "image": ("extra",),
    "video-edit": ("extra", "job"),
    "extend": ("extra", "job"),
    "speech": ("voice", "delivery", "speed"),
}
FRAMES = {"720p": (1280, 720), "1024p": (1792, 1024), "1080p": (1920, 1080)}
"""Width and height that the format names for 16:9; gateways name others by the same rule."""
MODERATED = ("moderation_blocked", "content_policy_violation", "content_policy")
NO_CREDIT = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active")


class OpenAI(Service):
    """A client of `/v1/videos`."""

    name = "openai"
    title = "OpenAI"
    base = "https://api.openai.com/v1"
    key_variable = "OPENAI_API_KEY"
    base_variable = "OPENAI_BASE_URL"
    # The vendor's own client sends no idempotency header, and no list can be searched by a reference of ours.
    manner: Manner = "blind"
    limits = Limits(slots=5, starts=25)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Fields of the form; pictures and films go with the order itself."""
        # A gateway may still serve a model that OpenAI has retired.
        own = self.address != self.base
        today = datetime.date.min if own else None
        asked = terms(
            order,
            files,
            vendor=self.name,
            roles=ROLES,
            options=OPTIONS,
            without=("sound", "negative"),
            today=today,
        )
        if asked.work == "speech":
            return Prepared(order, {"path": "audio/speech", "json": speech(asked)})
        job = asked.option("job")
        if asked.work in ("video-edit", "extend") and bool(job) == bool(asked.given("video")):
            raise WrongUse(
                f"{order.model} edits one film.", next_step="Give a video, or an earlier job's id with 'job'."
            )
        fields = {"prompt": asked.prompt, **_spread(asked.option("extra", {}))}
        path = {"video-edit": "videos/edits", "extend": "videos/extensions"}.get(asked.work, "videos")
        if asked.work in ("text", "image"):
            fields |= {"model": asked.wire, "size": size(asked)}
        if asked.work != "video-edit":
            fields["seconds"] = str(asked.seconds)
        if job and asked.option("extra"):
            raise WrongUse(f"{order.model} takes no 'extra' with a job.", next_step="Leave 'extra' or 'job' away.")
        if job and asked.work == "video-edit":
            return Prepared(order, {"path": f"videos/{job}/remix", "json": {"prompt": asked.prompt}})
        if job:
            return Prepared(order, {"path": path, "json": {**fields, "video": {"id": str(job)}}})
        parts = {
            name: (file.name, media_type(file), base64_of(file))
            for name, role in (("input_reference", "image"), ("video", "video"))
            for file in asked.given(role)
        }
        return Prepared(order, {"path": path, "fields": fields, "parts": parts})

    def call(self, prepared: Prepared, reference: str) -> Call:
        """A multipart form, as the vendor's own client sends it even without a file; a job is named in JSON."""
        request = prepared.request
        if "json" in request:
            return Call("POST", request["path"], json=request["json"])
        form: dict[str, tuple[str | None, bytes, str | None]] = {
            name: (None, str(value).encode(), None) for name, value in request["fields"].items()
        }
        for name, (file, kind, data) in request["parts"].items():
            form[name] = (file, base64.b64decode(data), kind)
        return Call("POST", request["path"], files=form)

    def busy(self, answer: Answer) -> bool:
        """429 stands for an empty account too, and that does not pass by waiting."""
        return answer.status == 429 and _error(words_of(answer)).get("code") not in NO_CREDIT

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A video object, or an error object."""
        if not answer.ok:
            error = _error(words_of(answer))
            code = str(error.get("code") or error.get("type") or "")
            return refusal(
                answer,
                str(error.get("message") or answer.excerpt()),
                moderated=code in MODERATED,
                reason="credit" if code in NO_CREDIT else None,
            )
        if self.contents(answer):
            return Finished()
        return Receipt(str(answer.json()["id"]))

    def contents(self, answer: Answer) -> list[tuple[str, bytes]]:
        """Speech is the answer itself."""
        return [(".wav", answer.body)] if answer.body[:4] == b"RIFF" else []

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /videos/ID."""
        answer = await self.wire.ask(Call("GET", f"videos/{receipt.job}"))
        if answer.status == 404:
            return Failed("expired", f"{self.title} no longer knows this job.", None)
        said = answer.json()
        match said.get("status"):
            case "queued" | "in_progress" as state:
                after = answer.headers.get("openai-poll-after-ms", "")
                wait = float(after) / 1000 if after.isdigit() else None
                running = state == "in_progress"
                return Progress("running" if running else "queued", (said.get("progress") or 0) / 100, wait)
            case "completed":
                return Finished(urls=(self.wire.address(f"videos/{receipt.job}/content"),))
            case "failed":
                error = _error(said)
                moderated = error.get("code") in MODERATED
                # The format has no field for what a failed job cost.
                return Failed("moderated" if moderated else "vendor-fault", str(error.get("message", "")), None)
        raise Lost(f"{self.title} names no state of the job: {answer.excerpt()!r}.")

    def download_headers(self, url: str) -> dict[str, str]:
        """The content is served behind the key, at the vendor's own address only."""
        return {"accept": "*/*", **(self.headers() if url.startswith(self.wire.base) else {})}


def speech(asked: Terms) -> dict[str, Any]:
    """The body of `/v1/audio/speech`, which many local servers speak too; no times are told."""
    body: dict[str, Any] = {
        "model": asked.wire,
        "input": asked.prompt,
        "voice": voice_of(asked),
        "response_format": "wav",
    }
    names = {"delivery": "instructions", "speed": "speed"}
    return body | {wire: asked.option(name) for name, wire in names.items() if name in asked.order.options}


def size(asked: Terms) -> str:
    """'1280x720': the frame as the format names it."""
    shape = ratio(asked.aspect)
    if shape is None or asked.size not in SHORT_SIDE:
        raise WrongUse(f"The frame {asked.size} {asked.aspect} has no size in pixels.", next_step="Use 720p and 16:9.")
    short = SHORT_SIDE[asked.size]
    if shape in (ratio("16:9"), ratio("9:16")) and asked.size in FRAMES:
        long, short = FRAMES[asked.size]
        width, height = (long, short) if shape > 1 else (short, long)
    else:
        width, height = (round(short * shape / 2) * 2, short) if shape >= 1 else (short, round(short / shape / 2) * 2)
    return f"{width}x{height}"


def _error(said: Mapping[str, Any]) -> dict[str, Any]:
    found = said.get("error")
    return found if isinstance(found, dict) else {"message": str(found)} if found else {}


def _spread(extra: Any, prefix: str = "") -> dict[str, str]:
    """Nested options as form fields: `key[sub]`, with true and false as in JSON."""
    if not isinstance(extra, dict):
        raise WrongUse("The option 'extra' holds fields by name.", next_step="Write extra: {field: value}.")
    out: dict[str, str] = {}
    for name, value in extra.items():
        key = f"{prefix}[{name}]" if prefix else str(name)
        if isinstance(value, dict):
            out |= _spread(value, key)
        elif isinstance(value, list):
            raise WrongUse(f"The field '{key}' holds a list.", next_step="A form field holds one value.")
        else:
            out[key] = str(value).lower() if isinstance(value, bool) else str(value)
    return out
