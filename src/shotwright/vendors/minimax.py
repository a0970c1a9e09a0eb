"""MiniMax: H3 (Hailuo 3.0) on interface v2; Hailuo 2.3, 2.3 Fast and 02 on v1.

v1 answers everything with HTTP 200 and says in `base_resp.status_code` what happened; v2 uses HTTP's own codes. Files
travel as data addresses. The Chinese site has other accounts: set MINIMAX_BASE_URL to its address.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Lost, Manner, Prepared, Progress, Reason, Receipt, Unsupported
from .service import Service, data_uri, refusal, words_of
from .terms import Terms, named, terms
from .wire import Answer, Call

V2 = ("MiniMax-H3",)
ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image"),
    "references": ("reference", "video-reference", "audio"),
}
V1_OPTIONS = {"": ("prompt-optimizer", "fast")}
V2_OPTIONS = {"text": ("job", "watermark"), "": ("watermark",)}
BUSY = {1002, 1039}
MODERATED = {1026, 1027}
REASONS: dict[int, Reason] = {1004: "key", 2049: "key", 1008: "credit", 1042: "bad-request", 2013: "bad-request"}
"""v1's codes that refuse an order; every other one but 0 leaves open whether it was taken."""
STATES = {
    "Preparing": "queued",
    "Queueing": "queued",
    "Processing": "running",
    "queued": "queued",
    "running": "running",
}


class MiniMax(Service):
    """A client of both versions of the interface."""

    name = "minimax"
    title = "MiniMax"
    base = "https://api.minimax.io"
    key_variable = "MINIMAX_API_KEY"
    base_variable = "MINIMAX_BASE_URL"
    # v2 lists tasks, but they carry no reference of ours.
    manner: Manner = "blind"
    # Free accounts are said to have 5 requests a minute and others 20 (uncertain); the lower one is kept.
    limits = Limits(slots=5, starts=5)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The body of the model's version."""
        wire = named(order.model, self.name)[1]
        options = V2_OPTIONS if wire in V2 else V1_OPTIONS
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=options)
        if asked.work == "end-frame":
            asked.needs("image", "end-image")
        path, body = second(asked) if wire in V2 else first(asked)
        return Prepared(order, {"path": path, "body": body})

    def busy(self, answer: Answer) -> bool:
        """429, or v1's codes for too many requests."""
        return answer.status == 429 or code_of(words_of(answer)) in BUSY

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A task, or what was wrong with the order."""
        said = answer.json()
        code, message = code_of(said), message_of(said, answer)
        if not answer.ok:
            return refusal(answer, message, moderated=answer.status == 422 or code in MODERATED)
        if "base_resp" not in said:
            return Receipt(str(said["task_id"]), {"version": "2"})
        if code == 0:
            return Receipt(str(said["task_id"]), {"version": "1"})
        if code in MODERATED or code in REASONS:
            return refusal(answer, message, moderated=code in MODERATED, reason=REASONS.get(code))
        raise Lost(f"MiniMax does not say whether it took the order: {message}.")

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """Ask the task's own version."""
        ask = self._poll_first if receipt.data.get("version") == "1" else self._poll_second
        return await ask(receipt.job)

    async def _poll_second(self, job: str) -> Progress | Finished | Failed:
        """GET /v2/query/video_generation/ID; the address of the film is fresh each time."""
        answer = await self.wire.ask(Call("GET", f"v2/query/video_generation/{job}"))
        if answer.status == 404:
            return Failed("expired", "MiniMax no longer knows this task.", None)
        task = answer.json()["task"]
        error = task.get("error") or {}
        message = str(error.get("message") or task["status"])
        match task["status"]:
            case "queued" | "running" as state:
                return Progress(state)
            case "succeeded":
                return Finished(urls=(str(task["content"]["url"]),))
            case "failed":
                # What a failed task costs is not in the documents that were read.
                moderated = as_number(error.get("code")) in MODERATED
                return Failed("moderated" if moderated else "vendor-fault", message, None)
            case "expired" | "cancelled" as end:
                return Failed(end, message, None)
        raise Lost(f"MiniMax names no state of the task: {answer.excerpt()!r}.")

    async def _poll_first(self, job: str) -> Progress | Finished | Failed:
        """GET /v1/query/video_generation, and for a finished task the address of its file, which lasts some hours."""
        answer = await self.wire.ask(Call("GET", "v1/query/video_generation", params={"task_id": job}))
        task = answer.json()
        code, message = code_of(task), message_of(task, answer)
        if task.get("status") == "Fail" or code in MODERATED:
            return Failed("moderated" if code in MODERATED else "vendor-fault", message, None)
        if code == 2013:
            # How v1 answers an id that it does not know was not found; a bad parameter is what it can be.
            return Failed("expired", f"MiniMax no longer knows this task ({message}).", None)
        if state := STATES.get(str(task.get("status"))):
            return Progress("queued" if state == "queued" else "running")
        if task.get("status") != "Success":
            raise Lost(f"MiniMax names no state of the task: {answer.excerpt()!r}.")
        found = await self.wire.ask(Call("GET", "v1/files/retrieve", params={"file_id": task["file_id"]}))
        return Finished(urls=(str(found.json()["file"]["download_url"]),))

    async def cancel(self, receipt: Receipt) -> None:
        """DELETE /v2/video_generation/ID; v1 has no such call."""
        if receipt.data.get("version") == "1":
            raise Unsupported("MiniMax cannot stop a job of Hailuo 2.3 or older.")
        await self.wire.ask(Call("DELETE", f"v2/video_generation/{receipt.job}"))


def second(asked: Terms) -> tuple[str, dict[str, Any]]:
    """An order of v2; with the option `job`, an earlier task of H3 anew at another size."""
    resolution = asked.size.upper()
    if job := asked.option("job"):
        return "v2/video_regeneration", {"model": asked.wire, "source_task_id": str(job), "resolution": resolution}
    content: list[dict[str, Any]] = [{"type": "text", "text": asked.prompt}]
    kinds = {
        "image": ("image_url", "first_frame"),
        "end-image": ("image_url", "last_frame"),
        "reference": ("image_url", "reference_image"),
        "video-reference": ("video_url", "reference_video"),
        "audio": ("audio_url", "reference_audio"),
    }
    for role, (kind, name) in kinds.items():
        given = asked.given(role)
        if role in ("video-reference", "audio") and len(given) > 3:
            raise WrongUse(f"{asked.order.model} takes 3 inputs '{role}', not {len(given)}.", next_step="Give fewer.")
        content += [{"type": kind, kind: {"url": data_uri(path)}, "role": name} for path in given]
    if asked.work == "references" and not (asked.given("reference") or asked.given("video-reference")):
        raise WrongUse(f"{asked.order.model} takes a sound beside pictures only.", next_step="Give a reference too.")
    body: dict[str, Any] = {"model": asked.wire, "content": content}
    body |= {"resolution": resolution, "duration": asked.seconds}
    if asked.work in ("text", "references"):
        if asked.work == "text" and asked.aspect == "adaptive":
            raise WrongUse(f"{asked.order.model} needs an aspect without a picture.", next_step="Use --aspect 16:9.")
        body["ratio"] = asked.aspect
    if "watermark" in asked.order.options:
        body["aigc_watermark"] = bool(asked.option("watermark"))
    return "v2/video_generation", body


def first(asked: Terms) -> tuple[str, dict[str, Any]]:
    """An order of v1."""
    body: dict[str, Any] = {
        "model": asked.wire,
        "prompt": asked.prompt,
        "duration": asked.seconds,
        "resolution": asked.size.upper(),
        # The vendor rewrites prompts unless it is told not to; what was ordered is what is sent.
        "prompt_optimizer": bool(asked.option("prompt-optimizer", False)),
    }
    if asked.work == "text" and asked.aspect != "16:9":
        raise WrongUse(f"{asked.order.model} makes 16:9 from text.", next_step="Use 16:9, or give a first picture.")
    if "fast" in asked.order.options:
        body["fast_pretreatment"] = bool(asked.option("fast"))
    for role, field in (("image", "first_frame_image"), ("end-image", "last_frame_image")):
        if given := asked.given(role):
            body[field] = data_uri(given[0])
    return "v1/video_generation", body


def as_number(text: Any) -> int | None:
    """A code that some answers write as text."""
    return int(text) if str(text).isdigit() else None


def code_of(said: Mapping[str, Any]) -> int | None:
    """v1's code; v2 puts it in brackets behind the message."""
    if "base_resp" in said:
        return as_number(said["base_resp"].get("status_code"))
    message = str((said.get("error") or {}).get("message", ""))
    return as_number(message.rpartition("(")[2].rstrip(") ."))


def message_of(said: Mapping[str, Any], answer: Answer) -> str:
    """What the vendor says in words."""
    words = (said.get("base_resp") or {}).get("status_msg") or (said.get("error") or {}).get("message")
    return str(words or answer.excerpt())
