"""OpenAI's `/v1/videos`, from the reference and from what its client sends."""

from __future__ import annotations

import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

import httpx
from openai.types.audio.speech_create_params import SpeechCreateParams

from shotwright.vendors.openai import OpenAI
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase, sample

from . import Example, Member
from .held import hold

FIELDS = {"prompt", "model", "seconds", "size", "input_reference"}


def form_of(request: httpx.Request) -> dict[str, Any]:
    """The fields of a multipart form, files as (name, bytes)."""
    kind = request.headers["content-type"]
    if not kind.startswith("multipart/form-data"):
        raise BadRequest(f"expected a multipart form, not {kind}")
    head = f"content-type: {kind}\r\n\r\n".encode()
    fields: dict[str, Any] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + request.content).iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        fields[str(name)] = (part.get_filename(), data) if part.get_filename() else data.decode()
    return fields


class FakeOpenAI(FakeService):
    """The Videos API."""

    host = "https://api.openai.com/v1"

    def route(self, request: httpx.Request) -> Asked:
        """Addresses below /videos."""
        path = request.url.path.removeprefix("/v1").strip("/").split("/")
        if path == ["audio", "speech"]:
            return Asked("submit")
        if path[0] != "videos":
            return Asked("other")
        if request.method == "POST":
            return Asked("submit")
        if request.method == "DELETE":
            return Asked("other")
        return Asked("file", f"{path[1]}{self.film}") if path[-1] == "content" else Asked("poll", path[1])

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """The form of a new video, an edit or an extension; JSON for a remix."""
        if request.url.path.endswith("/audio/speech"):
            wanted = json.loads(request.content)
            hold(SpeechCreateParams, wanted)
            return "", {"speech": True}
        path = request.url.path.removeprefix("/v1/videos").strip("/")
        if request.headers["content-type"].startswith("application/json"):
            wanted = json.loads(request.content)
        else:
            wanted = form_of(request)
        allowed = {"": FIELDS, "edits": {"prompt", "video"}, "extensions": {"prompt", "seconds", "video"}}.get(
            path, {"prompt"}
        )
        if unknown := {name for name in wanted if not name.startswith("extra")} - set(allowed):
            raise BadRequest(f"unknown fields {unknown}")
        if not wanted.get("prompt"):
            raise BadRequest("no prompt")
        if "seconds" in wanted and not isinstance(wanted["seconds"], str):
            raise BadRequest("seconds is a string")
        if path in ("edits", "extensions") and "video" not in wanted:
            raise BadRequest("no video")
        return "", {name: value for name, value in wanted.items() if isinstance(value, str)}

    def created(self, job: Job) -> httpx.Response:
        """A video object, or the speech itself."""
        if "speech" in job.request:
            return httpx.Response(200, content=sample(".wav"), headers={"content-type": "audio/wav"})
        return httpx.Response(200, json=self.video(job, "queued", 0))

    def video(self, job: Job, status: str, progress: int, error: dict[str, Any] | None = None) -> dict[str, Any]:
        """The object of the reference."""
        return {
            "id": job.id,
            "object": "video",
            "model": job.request.get("model", "sora-2"),
            "status": status,
            "progress": progress,
            "created_at": 1790000000,
            "completed_at": 1790000060 if status == "completed" else None,
            "expires_at": None,
            "prompt": job.request.get("prompt"),
            "seconds": job.request.get("seconds", "4"),
            "size": job.request.get("size", "720x1280"),
            "remixed_from_video_id": None,
            "error": error,
        }

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """The same object, further on."""
        if phase == "failed":
            code = "moderation_blocked" if failure == "moderated" else "video_generation_failed"
            return httpx.Response(200, json=self.video(job, "failed", 40, {"code": code, "message": "It was blocked."}))
        status = {"queued": "queued", "running": "in_progress", "done": "completed"}[phase]
        return httpx.Response(200, json=self.video(job, status, 100 if phase == "done" else 30))

    def refused(self, why: str) -> httpx.Response:
        """An error object; a complaint about the key repeats the key."""
        key = self.requests[-1].headers.get("authorization", "")
        status, code, message = {
            "moderated": (400, "moderation_blocked", "Your request was blocked by our moderation system."),
            "bad-key": (401, "invalid_api_key", f"Incorrect API key provided: {key}."),
            "no-credit": (429, "insufficient_quota", "You exceeded your current quota."),
            "busy": (429, "rate_limit_exceeded", "Rate limit reached."),
            "unknown-job": (404, "not_found", "Video not found."),
        }.get(why, (400, "invalid_value", "Invalid value: 'seconds'."))
        error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
        return httpx.Response(status, json={"error": error}, headers={"retry-after": "7"} if why == "busy" else {})


MEMBERS = [
    Member(
        name="openai",
        adapter=OpenAI,
        fake=FakeOpenAI,
        keys=("OPENAI_API_KEY",),
        tells_charge=False,
        cannot={"address-expired": "the content is served at the job's own address, which does not change"},
        examples=(
            Example("gateway", model="openai/some-model", seconds=8),
            Example("image", model="openai/some-model", seconds=4, aspect="9:16", inputs={"image": ".png"}),
            Example("edit", model="openai/some-model", inputs={"video": ".mp4"}),
            Example("remix", model="openai/some-model", options={"work": "video-edit", "job": "video_1"}),
            Example("extend", model="openai/some-model", inputs={"video": ".mp4"}, options={"work": "extend"}),
            Example(
                "speech",
                model="gpt-4o-mini-tts",
                options={"voice": "marin", "delivery": "warmly", "speed": 1.1},
                at_once=True,
                every_fate=True,
                film=".wav",
            ),
            Example("fields", model="openai/some-model", options={"extra": {"extra": {"fast": True}}}),
        ),
    ),
]
