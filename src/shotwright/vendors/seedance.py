"""ByteDance Seedance on BytePlus ModelArk: 2.5, 2.0, 2.0 Fast and Mini, 1.5 Pro, 1.0 Pro.

Pictures and sounds travel inside the order. Films are taken from addresses only, so a film comes by the option
`video-url`, which the user gives: as a reference, or with `work` as what is edited or extended. A queued task can be
stopped; the same call would delete the record of a finished one, so it is asked first.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt, Unsupported
from .service import Service, data_uri, refusal, words_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image"),
    "references": ("reference", "audio"),
    "video-edit": ("reference",),
    "extend": ("reference",),
}
OPTIONS: dict[str, tuple[str, ...]] = {
    "": ("watermark", "last-frame", "format"),
    "text": ("fixed-camera", "draft"),
    "image": ("fixed-camera", "draft"),
    "references": ("video-url",),
    "video-edit": ("video-url",),
    "extend": ("video-url",),
}
PARTS = {
    "image": ("image_url", "first_frame"),
    "end-image": ("image_url", "last_frame"),
    "reference": ("image_url", "reference_image"),
    "audio": ("audio_url", "reference_audio"),
}
TASKS = "contents/generations/tasks"
NO_CREDIT = ("QuotaExceeded", "AccountOverdue", "InsufficientBalance")


class Seedance(Service):
    """A client of the content-generation tasks."""

    name = "seedance"
    title = "Seedance"
    base = "https://ark.ap-southeast.bytepluses.com/api/v3"
    key_variable = "ARK_API_KEY"
    base_variable = "ARK_BASE_URL"
    # Tasks can be listed, but carry no reference of ours.
    manner: Manner = "blind"
    limits = Limits(slots=5, starts=30)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The task's body."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS, without=("negative",))
        return Prepared(order, {"path": TASKS, "body": task(asked)})

    def busy(self, answer: Answer) -> bool:
        """429 stands for a used-up quota too, and that does not pass by waiting."""
        return answer.status == 429 and code_of(answer) not in NO_CREDIT

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """An id, or an error with a code."""
        if not answer.ok:
            code = code_of(answer)
            message = f"{(words_of(answer).get('error') or {}).get('message') or answer.excerpt()} ({code})"
            which = next((name for name in ("image", "video", "audio") if f"Input{name.title()}" in code), None)
            credit = code in NO_CREDIT
            moderated = "SensitiveContent" in code
            return refusal(answer, message, moderated=moderated, input=which, reason="credit" if credit else None)
        return Receipt(str(answer.json()["id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET the task; its address lasts a day."""
        answer = await self.wire.ask(Call("GET", f"{TASKS}/{receipt.job}"))
        if answer.status == 404:
            return self.unknown()
        said = answer.json()
        error = said.get("error") or {}
        message = f"{error.get('message') or said.get('status')} ({error.get('code') or 'no code'})"
        match said.get("status"):
            case "queued" | "running" as state:
                return Progress(state)
            case "succeeded":
                content = said["content"]
                return Finished(urls=tuple(str(content[n]) for n in ("video_url", "last_frame_url") if content.get(n)))
            case "failed":
                # A task says what it used, and not whether a failed one is billed.
                moderated = "SensitiveContent" in str(error.get("code"))
                return Failed("moderated" if moderated else "vendor-fault", message, None)
            case "cancelled" | "expired" as end:
                return Failed(end, message, None)
        raise self.unclear(answer)

    async def cancel(self, receipt: Receipt) -> None:
        """DELETE the task while it waits."""
        now = await self.poll(receipt)
        if not isinstance(now, Progress) or now.state != "queued":
            raise Unsupported("Seedance stops a job only while it waits in the queue.")
        await self.wire.ask(Call("DELETE", f"{TASKS}/{receipt.job}"))


def task(asked: Terms) -> dict[str, Any]:
    """The body: content in parts, and what the film shall be."""
    if asked.work == "end-frame":
        asked.needs("image", "end-image")
    content: list[dict[str, Any]] = [{"type": "text", "text": asked.prompt}]
    for role, (kind, name) in PARTS.items():
        content += [{"type": kind, kind: {"url": data_uri(path)}, "role": name} for path in asked.given(role)]
    if film := asked.option("video-url"):
        content.append({"type": "video_url", "video_url": {"url": str(film)}, "role": "reference_video"})
    elif asked.work in ("video-edit", "extend"):
        raise WrongUse("Seedance takes films from an address only.", next_step="Give the option 'video-url'.")
    body: dict[str, Any] = {"model": asked.wire, "content": content, "resolution": asked.size}
    body |= {"seed": asked.seed} if asked.seed is not None else {}
    body |= {"watermark": bool(asked.option("watermark", False))}
    if asked.work != "video-edit":
        body["duration"] = asked.seconds
    if asked.work in ("text", "references"):
        body["ratio"] = asked.aspect
    if asked.work in ("video-edit", "extend"):
        body["omni_reference_task_type"] = asked.work.removeprefix("video-")
    if asked.model is not None and asked.model.audio == "optional":
        body["generate_audio"] = asked.sound
    names = {"last-frame": "return_last_frame", "format": "output_format", "draft": "draft"}
    names["fixed-camera"] = "camera_fixed"
    return {**body, **{wire: asked.option(name) for name, wire in names.items() if name in asked.order.options}}


def code_of(answer: Answer) -> str:
    """The code of an error object."""
    error = words_of(answer).get("error")
    return str(error.get("code")) if isinstance(error, dict) else ""
