"""Alibaba Wan on Model Studio (DashScope): 3.0 and 3.0 Prime for everything, 2.7 and 2.6 for text.

Files go to the vendor's own store for two days and are named `oss://` in the order. Keys belong to one region: set
DASHSCOPE_HTTP_BASE_URL to the address of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.catalog.sizes import SHORT_SIDE, ratio
from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt, Unsupported
from .service import Service, media_type, refusal, words_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image", "audio"),
    "end-frame": ("image", "end-image"),
    "references": ("reference", "video-reference", "audio"),
    "video-edit": ("video", "reference"),
    "extend": ("video",),
}
OPTIONS = {"": ("rewrite", "watermark"), "video-edit": ("keep-sound",)}
MEDIA = {
    "image": "first_frame",
    "end-image": "last_frame",
    "reference": "reference_image",
    "video-reference": "reference_video",
    "video": "video",
}
SYNTHESIS = "services/aigc/video-generation/video-synthesis"
MODERATED = ("DataInspection", "Inspection")
NO_CREDIT = ("Arrearage", "AllocationQuota", "FreeTierOnly")


class Wan(Service):
    """A client of the asynchronous video synthesis."""

    name = "wan"
    title = "Wan"
    base = "https://dashscope-intl.aliyuncs.com/api/v1"
    key_variable = "DASHSCOPE_API_KEY"
    base_variable = "DASHSCOPE_HTTP_BASE_URL"
    manner: Manner = "blind"
    limits = Limits(slots=5, starts=30)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The body; files are uploaded."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        if asked.work == "end-frame":
            asked.needs("image", "end-image")
        if asked.work in ("video-edit", "extend"):
            asked.needs("video")
        media = []
        for role, path in files.items():
            kind = role.rstrip("0123456789").rstrip("-")
            name = {"audio": "driving_audio" if asked.work == "image" else "reference_audio"}.get(kind) or MEDIA[kind]
            if asked.work == "extend":
                name = "first_clip"
            media.append({"type": name, "url": await self._upload(path, asked.wire)})
        return Prepared(order, {"path": SYNTHESIS, "body": body_of(asked, media)})

    async def _upload(self, path: Path, model: str) -> str:
        """Ask for leave to write into the vendor's store, and write; the `oss://` name."""
        leave = Call("GET", "uploads", params={"action": "getPolicy", "model": model})
        said = (await self.wire.upload(leave)).json()["data"]
        name = f"{said['upload_dir']}/{path.name}"
        form = {
            "OSSAccessKeyId": said["oss_access_key_id"],
            "Signature": said["signature"],
            "policy": said["policy"],
            "key": name,
            "x-oss-object-acl": said["x_oss_object_acl"],
            "x-oss-forbid-overwrite": said["x_oss_forbid_overwrite"],
            "success_action_status": "200",
            "x-oss-content-type": media_type(path),
        }
        part = {"file": (path.name, path.read_bytes(), media_type(path))}
        await self.wire.upload(Call("POST", said["upload_host"], form=form, files=part))
        return f"oss://{name}"

    def call(self, prepared: Prepared, reference: str) -> Call:
        """The order, to be answered at once; names in the store are resolved."""
        headers = {"x-dashscope-async": "enable"}
        if any(each["url"].startswith("oss://") for each in prepared.request["body"]["input"].get("media", ())):
            headers["x-dashscope-ossresourceresolve"] = "enable"
        return Call("POST", prepared.request["path"], json=prepared.request["body"], headers=headers)

    def busy(self, answer: Answer) -> bool:
        """429 stands for a used-up allowance too, and that does not pass by waiting."""
        return answer.status == 429 and not any(name in code_of(words_of(answer)) for name in NO_CREDIT)

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A task, or a code."""
        if not answer.ok:
            code = code_of(words_of(answer))
            message = f"{words_of(answer).get('message') or answer.excerpt()} ({code or 'no code'})"
            credit = any(name in code for name in NO_CREDIT)
            return refusal(
                answer,
                message,
                moderated=any(name in code for name in MODERATED),
                reason="credit" if credit else None,
            )
        return Receipt(str(answer.json()["output"]["task_id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /tasks/ID; tasks and addresses last a day."""
        answer = await self.wire.ask(Call("GET", f"tasks/{receipt.job}"))
        if answer.status == 404:
            return self.unknown()
        task = answer.json().get("output") or {}
        code, message = code_of(task), f"{task.get('message') or 'no reason given'} ({code_of(task) or 'no code'})"
        match task.get("task_status"):
            case "PENDING":
                return Progress("queued")
            case "RUNNING":
                return Progress("running")
            case "SUCCEEDED":
                return Finished(urls=(str(task["video_url"]),))
            case "FAILED":
                # What a failed task costs is not in the pages that were read.
                moderated = any(name in code for name in MODERATED)
                return Failed("moderated" if moderated else "vendor-fault", message, None)
            case "CANCELED":
                return Failed("cancelled", "The task was stopped.", None)
            case "UNKNOWN":
                return self.unknown()
        raise self.unclear(answer)

    async def cancel(self, receipt: Receipt) -> None:
        """POST /tasks/ID/cancel, which the vendor refuses once the task runs."""
        answer = await self.wire.ask(Call("POST", f"tasks/{receipt.job}/cancel"))
        if not answer.ok:
            raise Unsupported("Wan stops a job only while it waits in the queue.")


def body_of(asked: Terms, media: list[dict[str, str]]) -> dict[str, Any]:
    """The body of a synthesis."""
    given: dict[str, Any] = {"prompt": asked.prompt}
    if media:
        given["media"] = media
    if asked.negative:
        given["negative_prompt"] = asked.negative
    # The vendor rewrites prompts unless it is told not to; what was ordered is what is sent.
    wanted: dict[str, Any] = {"prompt_extend": bool(asked.option("rewrite", False))}
    wanted["watermark"] = bool(asked.option("watermark", False))
    if asked.seed is not None:
        wanted["seed"] = asked.seed % (1 << 31)
    if asked.seconds:
        wanted["duration"] = asked.seconds
    if asked.wire.startswith(("wan3", "wan2.7")):
        if not asked.sound:
            raise WrongUse(
                f"{asked.order.model} makes sound by itself, and no field that stops it is known.",
                next_step="Leave the option 'sound' away and cut the sound afterwards.",
            )
        wanted["resolution"] = asked.size.upper()
        if asked.work in ("text", "references"):
            wanted["ratio"] = asked.aspect
    else:
        wanted |= {"size": pixels(asked), "audio": asked.sound}
    if asked.work == "video-edit":
        wanted["audio_setting"] = "origin" if asked.option("keep-sound") else "auto"
    return {"model": asked.wire, "input": given, "parameters": wanted}


def pixels(asked: Terms) -> str:
    """'1280*720', as models before 2.7 want it."""
    shape, short = ratio(asked.aspect) or 1, SHORT_SIDE[asked.size]
    width, height = (short * shape, short) if shape >= 1 else (short, short / shape)
    return f"{round(width / 2) * 2}*{round(height / 2) * 2}"


def code_of(said: Mapping[str, Any]) -> str:
    """The code of a refusal or of a failed task; empty where there is none."""
    return str(said.get("code") or "")
