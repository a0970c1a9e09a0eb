"""MiniMax's two versions, from its pages and from public clients; no official package exists."""

from __future__ import annotations

import json
from typing import Any

import httpx

from shotwright.vendors.minimax import MiniMax
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

FIRST = set(
    "model prompt duration resolution prompt_optimizer fast_pretreatment first_frame_image last_frame_image"
    " subject_reference callback_url".split()
)
SECOND = {"model", "content", "resolution", "duration", "ratio", "aigc_watermark", "callback_url"}
PLACES = {
    "image_url": {"first_frame", "last_frame", "reference_image"},
    "video_url": {"reference_video"},
    "audio_url": {"reference_audio"},
}


class FakeMiniMax(FakeService):
    """Both versions of one account."""

    host = "https://cdn-minimax.example"

    def route(self, request: httpx.Request) -> Asked:
        """By version and path."""
        path = request.url.path.strip("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("file", path.rpartition("/")[2])
        if request.method == "POST":
            return Asked("submit")
        if path == "v1/query/video_generation":
            return Asked("poll", request.url.params["task_id"])
        if path.startswith("v2/query/video_generation/"):
            return Asked("poll", path.rpartition("/")[2])
        return Asked("cancel", path.rpartition("/")[2]) if request.method == "DELETE" else Asked("other")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the version."""
        path, body = request.url.path.strip("/"), json.loads(request.content)
        if path == "v1/video_generation":
            if unknown := set(body) - FIRST:
                raise BadRequest(f"unknown fields {unknown}")
            if body["duration"] not in (6, 10) or body["resolution"] not in ("512P", "768P", "1080P"):
                raise BadRequest("duration or resolution")
        elif path == "v2/video_regeneration":
            if set(body) != {"model", "source_task_id", "resolution"}:
                raise BadRequest("fields")
        elif path == "v2/video_generation":
            if unknown := set(body) - SECOND:
                raise BadRequest(f"unknown fields {unknown}")
            self.check_content(body["content"], body)
        else:
            raise BadRequest(f"no such path {path}")
        return "", {"version": path[1]}

    def check_content(self, content: list[dict[str, Any]], body: dict[str, Any]) -> None:
        """Types, roles, and what may not be mixed."""
        roles = set()
        for each in content:
            if each["type"] == "text":
                continue
            if each["role"] not in PLACES[each["type"]] or not each[each["type"]]["url"].startswith(
                ("data:", "https:")
            ):
                raise BadRequest("content")
            roles.add(each["role"])
        frames = roles & {"first_frame", "last_frame"}
        if frames and roles - frames:
            raise BadRequest("frames and references cannot be mixed")
        if not roles and body.get("ratio", "adaptive") == "adaptive":
            raise BadRequest("text needs a ratio")
        if body["resolution"] not in ("768P", "2K") or not isinstance(body["duration"], int):
            raise BadRequest("resolution or duration")

    def created(self, job: Job) -> httpx.Response:
        """A task."""
        ok = {"base_resp": {"status_code": 0, "status_msg": "success"}} if job.request["version"] == "1" else {}
        return httpx.Response(200, json={"task_id": job.id, **ok})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """The task in its version's words."""
        code, words = (1027, "output content refused") if failure == "moderated" else (1000, "unknown error")
        if job.request["version"] == "1":
            status = {"queued": "Queueing", "running": "Processing", "done": "Success", "failed": "Fail"}[phase]
            base = (
                {"status_code": code, "status_msg": words} if failure else {"status_code": 0, "status_msg": "success"}
            )
            file = {"file_id": job.id, "video_width": 1366, "video_height": 768} if urls else {}
            return httpx.Response(200, json={"task_id": job.id, "status": status, "base_resp": base, **file})
        status = {"done": "succeeded"}.get(phase, phase)
        task: dict[str, Any] = {"id": job.id, "status": status, "error": None}
        if failure:
            task["error"] = {"code": str(code), "message": words}
        if urls:
            task |= {"content": {"url": urls[0]}, "usage": {"total_seconds": 5, "output_seconds": 5}}
        return httpx.Response(200, json={"task": task})

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The address of a finished file."""
        job = self.account.job(request.url.params["file_id"])
        assert job is not None and request.url.path == "/v1/files/retrieve"
        file = {"file_id": job.id, "filename": "output.mp4", "download_url": self.file_url(job)}
        return httpx.Response(200, json={"file": file, "base_resp": {"status_code": 0, "status_msg": "success"}})

    def stopped(self, job: Job) -> httpx.Response:
        """Done."""
        return httpx.Response(200, json={})

    def refused(self, why: str) -> httpx.Response:
        """v1 in base_resp with 200, v2 by HTTP; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, kind, code, message = {
            "moderated": (422, "unprocessable_entity_error", 1026, "input content refused"),
            "bad-key": (401, "authorized_error", 1004, f"login fail: {key}"),
            "no-credit": (402, "insufficient_balance_error", 1008, "insufficient balance"),
            "busy": (429, "rate_limit_error", 1002, "rate limit"),
            "unknown-job": (404, "not_found_error", 2013, "invalid task_id"),
        }.get(why, (400, "bad_request_error", 2013, "invalid params"))
        if self.requests[-1].url.path.startswith("/v1/"):
            return httpx.Response(200, json={"base_resp": {"status_code": code, "status_msg": message}})
        error = {"type": kind, "message": f"{message} ({code})", "http_code": str(status)}
        return httpx.Response(status, json={"type": "error", "error": error, "request_id": "r"})


MEMBERS = [
    Member(
        name="minimax",
        adapter=MiniMax,
        fake=FakeMiniMax,
        keys=("MINIMAX_API_KEY",),
        cancels=True,
        tells_charge=False,
        examples=(
            Example("h3", model="minimax-h3", size="2k"),
            Example("hailuo", model="hailuo-2.3", size="768p", seconds=6, every_fate=True),
            Example("frames", model="minimax-h3", size="768p", inputs={"image": ".png", "end-image": ".jpg"}),
            Example(
                "references",
                model="minimax-h3",
                size="2k",
                inputs={"reference": ".png", "video-reference": ".mp4", "audio": ".wav"},
            ),
            Example("larger", model="minimax-h3", size="2k", options={"job": "t-1"}),
            Example(
                "image",
                model="hailuo-2.3-fast",
                size="1080p",
                seconds=6,
                inputs={"image": ".png"},
                options={"fast": True},
            ),
            Example("end", model="hailuo-02", size="768p", seconds=6, inputs={"image": ".png", "end-image": ".png"}),
        ),
    ),
]
