"""DashScope's video synthesis and file store, from the source of the vendor's package."""

from __future__ import annotations

import json
from typing import Any

import httpx

from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase
from shotwright.vendors.wan import Wan

from . import Example, Member

MEDIA = set(
    "first_frame last_frame reference_image reference_video reference_voice reference_audio video first_clip"
    " driving_audio".split()
)
PARAMETERS = set(
    "resolution ratio duration prompt_extend watermark seed audio audio_setting size shot_type enable_thinking".split()
)


class FakeWan(FakeService):
    """Tasks and uploads."""

    host = "https://oss.wan.example"

    def route(self, request: httpx.Request) -> Asked:
        """By host and path."""
        path = request.url.path.removeprefix("/api/v1/").strip("/").split("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("upload") if request.method == "POST" else Asked("file", path[-1])
        if path[0] == "uploads":
            return Asked("upload")
        if path[0] == "tasks":
            return Asked("cancel" if path[-1] == "cancel" else "poll", path[1])
        return Asked("submit")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Known fields; asynchronous; names in the store only with leave to resolve them."""
        body = json.loads(request.content)
        if request.headers.get("x-dashscope-async") != "enable":
            raise BadRequest("current user api does not support synchronous calls")
        if set(body) != {"model", "input", "parameters"} or set(body["parameters"]) - PARAMETERS:
            raise BadRequest("unknown fields")
        for each in body["input"].get("media", ()):
            resolves = request.headers.get("x-dashscope-ossresourceresolve") == "enable"
            if each["type"] not in MEDIA or not (each["url"].startswith("oss://") and resolves):
                raise BadRequest("media")
        if body["parameters"].get("resolution", "720P") not in ("480P", "720P", "1080P"):
            raise BadRequest("resolution")
        return "", {"model": body["model"]}

    def created(self, job: Job) -> httpx.Response:
        """A task."""
        return httpx.Response(200, json={"request_id": "r", "output": {"task_id": job.id, "task_status": "PENDING"}})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """The task."""
        words = {"queued": "PENDING", "running": "RUNNING", "done": "SUCCEEDED", "failed": "FAILED"}
        task: dict[str, Any] = {"task_id": job.id, "task_status": words[phase]}
        if failure:
            code = "DataInspectionFailed" if failure == "moderated" else "InternalError"
            task |= {"code": code, "message": "It did not come."}
        if urls:
            task["video_url"] = urls[0]
        return httpx.Response(200, json={"request_id": "r", "output": task})

    def stopped(self, job: Job) -> httpx.Response:
        """Nothing to say."""
        return httpx.Response(200, json={"request_id": "r"})

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """Leave to write, then the file."""
        if request.method == "POST":
            assert b'name="Signature"' in request.content and b'name="file"' in request.content
            assert "authorization" not in request.headers, "the key went to the file store"
            return httpx.Response(200)
        assert request.url.params["action"] == "getPolicy"
        leave = {"oss_access_key_id": "a", "signature": "s", "policy": "p", "upload_dir": "d/1"}
        leave |= {"upload_host": self.host, "x_oss_object_acl": "private", "x_oss_forbid_overwrite": "true"}
        return httpx.Response(200, json={"request_id": "r", "data": leave})

    def refused(self, why: str) -> httpx.Response:
        """A code; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, code, message = {
            "moderated": (400, "DataInspectionFailed", "Input data may contain inappropriate content."),
            "bad-key": (401, "InvalidApiKey", f"Invalid API-key {key} provided."),
            "no-credit": (400, "Arrearage", "Access denied, your account is overdue."),
            "busy": (429, "Throttling.RateQuota", "Requests rate limit exceeded."),
            "unknown-job": (404, "InvalidParameter", "Task not exist."),
        }.get(why, (400, "InvalidParameter", "duration must be 2 to 30"))
        return httpx.Response(status, json={"request_id": "r", "code": code, "message": message})


MEMBERS = [
    Member(
        name="wan",
        adapter=Wan,
        fake=FakeWan,
        keys=("DASHSCOPE_API_KEY",),
        cancels=True,
        tells_charge=False,
        examples=(
            Example("text", model="wan-3.0"),
            Example("image", model="wan-3.0-prime", inputs={"image": ".png", "audio": ".wav"}),
            Example("frames", model="wan-3.0", inputs={"image": ".png", "end-image": ".png"}),
            Example(
                "references", model="wan-3.0", inputs={"reference": ".png", "video-reference": ".mp4", "audio": ".wav"}
            ),
            Example("edit", model="wan-3.0", inputs={"video": ".mp4"}, options={"keep-sound": True}),
            Example("extend", model="wan-3.0", inputs={"video": ".mp4"}, options={"work": "extend"}),
            Example("older", model="wan-2.7", options={"negative": "blur"}),
            Example("oldest", model="wan-2.6", aspect="9:16", options={"sound": False}),
        ),
    ),
]
