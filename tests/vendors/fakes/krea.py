"""Krea's jobs, from its pages; no official Python package exists."""

from __future__ import annotations

import json
from typing import Any

import httpx

from shotwright.vendors.krea import Krea
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

KLING = {"prompt", "duration", "mode", "aspect_ratio", "generate_audio", "start_image", "end_image"}


class FakeKrea(FakeService):
    """Jobs of one account."""

    host = "https://gen.krea.example"

    def route(self, request: httpx.Request) -> Asked:
        """By host and path."""
        path = request.url.path.strip("/").split("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("file", path[-1])
        return Asked("submit") if path[0] == "generate" else Asked("poll", path[1])

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the model."""
        name, body = request.url.path.removeprefix("/generate/"), json.loads(request.content)
        if name == "video/kling/kling-3.0" and (set(body) - KLING or body["mode"] not in ("std", "pro", "4k")):
            raise BadRequest(f"{set(body) - KLING}")
        return "", {"model": name}

    def created(self, job: Job) -> httpx.Response:
        """A job."""
        return httpx.Response(
            200, json={"job_id": job.id, "status": "backlogged", "created_at": "2026-11-01T00:00:00Z"}
        )

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """The job."""
        words = {"queued": "queued", "running": "sampling", "done": "completed", "failed": "failed"}
        said: dict[str, Any] = {"job_id": job.id, "status": words[phase], "result": {"urls": urls}}
        if failure:
            said["error"] = "Stopped by content moderation." if failure == "moderated" else "It did not come."
        return httpx.Response(200, json=said)

    def refused(self, why: str) -> httpx.Response:
        """An error; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, error = {
            "moderated": (400, "The prompt did not pass moderation."),
            "bad-key": (401, f"Invalid token {key}"),
            "no-credit": (402, "Insufficient balance"),
            "busy": (429, "Too many concurrent jobs"),
            "unknown-job": (404, "Job not found"),
        }.get(why, (400, "duration"))
        return httpx.Response(status, json={"error": error})


MEMBERS = [
    Member(
        name="krea",
        adapter=Krea,
        fake=FakeKrea,
        keys=("KREA_API_KEY",),
        tells_charge=False,
        examples=(
            Example("text", model="krea-kling-3.0", options={"sound": False}),
            Example("image", model="krea-kling-3.0", size="4k", inputs={"image": ".png"}),
            Example("still", model="krea/image/bfl/flux-2-pro", options={"input": {"width": 1024}}, film=".png"),
        ),
    ),
]
