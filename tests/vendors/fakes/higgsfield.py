"""Higgsfield's requests, as its own package reads them."""

from __future__ import annotations

import json
from typing import Any

import httpx

from shotwright.vendors.higgsfield import Higgsfield
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

DOP = {"prompt", "image_url", "end_image_url", "motions", "seed", "enhance_prompt"}


class FakeHiggsfield(FakeService):
    """Requests and uploads."""

    host = "https://cdn.higgsfield.example"

    def route(self, request: httpx.Request) -> Asked:
        """By host and path."""
        path = request.url.path.strip("/").split("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("upload") if request.method == "PUT" else Asked("file", path[-1])
        if path[0] == "files":
            return Asked("upload")
        if path[0] == "requests":
            return Asked("cancel" if path[-1] == "cancel" else "poll", path[1])
        return Asked("submit")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the model."""
        name, body = request.url.path.strip("/"), json.loads(request.content)
        if "/dop/" in name and (set(body) - DOP or not {"prompt", "image_url"} <= set(body)):
            raise BadRequest(f"{name} {set(body) - DOP}")
        return request.headers.get("idempotency-key", ""), {"model": name}

    def created(self, job: Job) -> httpx.Response:
        """A request."""
        at = f"https://api.higgsfield.ai/requests/{job.id}"
        places = {"status_url": f"{at}/status", "cancel_url": f"{at}/cancel"}
        return httpx.Response(200, json={"status": "queued", "request_id": job.id, **places})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """Six words."""
        said: dict[str, Any] = {"request_id": job.id, "status": phase}
        if phase == "running":
            said["status"] = "in_progress"
        if failure:
            said |= {"status": "nsfw"} if failure == "moderated" else {"status": "failed", "error": "broken"}
        if urls:
            said |= {"status": "completed", "video": {"url": urls[0]}}
        return httpx.Response(200, json=said)

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """A place, then the bytes."""
        if request.method == "PUT":
            assert "authorization" not in request.headers, "the key went to the file store"
            return httpx.Response(200)
        assert set(json.loads(request.content)) == {"content_type"}
        return httpx.Response(200, json={"public_url": f"{self.host}/in/a", "upload_url": f"{self.host}/put/a"})

    def stopped(self, job: Job) -> httpx.Response:
        """Accepted."""
        return httpx.Response(202)

    def refused(self, why: str) -> httpx.Response:
        """A detail; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, detail = {
            "moderated": (400, "The prompt did not pass moderation"),
            "bad-key": (401, f"Invalid credentials {key}"),
            "no-credit": (403, "Not enough credits"),
            "busy": (429, "Too many requests"),
            "unknown-job": (404, "Request not found"),
        }.get(why, (422, "duration"))
        return httpx.Response(status, json={"detail": detail})


DOP_TURBO = "higgsfield/higgsfield-ai/dop/turbo"
MEMBERS = [
    Member(
        name="higgsfield",
        adapter=Higgsfield,
        fake=FakeHiggsfield,
        keys=("HF_KEY",),
        cancels=True,
        cannot={"moderated-charged": "failed and refused jobs are not charged"},
        examples=(
            Example("image", model=DOP_TURBO, inputs={"image": ".png"}, options={"motions": {"m-1": 0.8}}),
            Example("frames", model=DOP_TURBO, inputs={"image": ".png", "end-image": ".png"}),
            Example(
                "other",
                model="higgsfield/kling-video/v3.0/pro/image-to-video",
                inputs={"image": ".png"},
                options={"input": {"duration": 5}},
            ),
        ),
    ),
]
