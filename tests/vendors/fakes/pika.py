"""Pika's interface since September 2026, from its pages as public clients quote them; no official package exists."""

from __future__ import annotations

import json
import uuid
from hashlib import sha256
from typing import Any

import httpx

from shotwright.vendors.pika import Pika
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

COMMON = {"prompt", "resolution", "seed", "negative_prompt"}
FLEX = {"prompt", "duration", "aspect_ratio", "resolution", "rewrite", "output", "seed"}
FIELDS: dict[str, set[str]] = {
    "pika/pika-2.5/text-to-video": COMMON | {"duration_s"},
    "pika/pika-2.5/image-to-video": COMMON | {"duration_s", "image"},
    "pika/pikaframes/image-to-video": COMMON | {"images", "transition_duration_s"},
    "pika/pikadditions/video-to-video": COMMON | {"video", "image", "duration_s"},
    "pika/pikaswaps/video-to-video": COMMON | {"video", "image", "modify_region_roi", "modify_region_mask"},
    "pika/pikaffects/image-to-video": {"prompt", "image", "pikaffect", "seed"},
    "pika/pikaffects/video-to-video": {"prompt", "video", "pikaffect", "seed"},
    "pika/pika-h3-flex/text-to-video": FLEX,
    "pika/pika-h3-flex/image-to-video": FLEX | {"image", "last_image"},
    "minimax/h3/text-to-video": {"prompt", "duration_s"},
}


class FakePika(FakeService):
    """Jobs and uploads."""

    host = "https://cdn.pika.example"

    def route(self, request: httpx.Request) -> Asked:
        """By the path below /v1/media."""
        path = request.url.path.removeprefix("/v1/media/").strip("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("upload") if request.method == "PUT" else Asked("file", path.rpartition("/")[2])
        if path == "uploads":
            return Asked("upload")
        if path.startswith("jobs/"):
            parts = path.split("/")
            return Asked("other" if parts[-1] == "content" else "poll", parts[1])
        return Asked("submit")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the operation, under a key that is a UUID."""
        name, body = request.url.path.removeprefix("/v1/media/"), json.loads(request.content)
        if name not in FIELDS or set(body) - FIELDS[name]:
            raise BadRequest(f"{name} {set(body) - FIELDS.get(name, set())}")
        for field in ("image", "last_image", "video"):
            if not str(body.get(field, "https:")).startswith("https:"):
                raise BadRequest(f"{field} is no https address")
        key = request.headers["idempotency-key"]
        uuid.UUID(key)
        return key, {"operation": name}

    def created(self, job: Job) -> httpx.Response:
        """A job."""
        return httpx.Response(201, json={"id": job.id, "status": "queued"})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """Four words."""
        said: dict[str, Any] = {"id": job.id, "status": "completed" if phase == "done" else phase}
        if failure:
            code = "content_moderation" if failure == "moderated" else "provider_error"
            said["error"] = {"code": code, "message": "It did not come."}
        return httpx.Response(200, json=said)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The address of a finished job."""
        job = self.account.job(request.url.path.split("/")[-2])
        assert job is not None
        return httpx.Response(200, json={"url": self.file_url(job)})

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """A place, then the bytes."""
        if request.method == "PUT":
            assert "x-api-key" not in request.headers, "the key went to the file store"
            assert request.headers["x-amz-tag"] == "t"
            return httpx.Response(200)
        name = sha256(request.content).hexdigest()[:12]
        place = {
            "upload_url": f"{self.host}/put/{name}",
            "url": f"{self.host}/in/{name}",
            "headers": {"x-amz-tag": "t"},
        }
        return httpx.Response(200, json=place)

    def refused(self, why: str) -> httpx.Response:
        """A message; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("x-api-key", "")
        status, message = {
            "moderated": (422, "prompt: content_moderation"),
            "bad-key": (401, f"bad key {key}"),
            "no-credit": (402, "insufficient balance"),
            "busy": (429, "slow down"),
            "unknown-job": (404, "no such job"),
        }.get(why, (422, "duration_s: must be 5"))
        return httpx.Response(status, json={"message": message}, headers={"retry-after": "3"} if why == "busy" else {})


MEMBERS = [
    Member(
        name="pika",
        adapter=Pika,
        fake=FakePika,
        keys=("PIKA_API_KEY",),
        cannot={"moderated-charged": "only generations that came are billed"},
        examples=(
            Example("text", model="pika-2.5", options={"negative": "blur"}),
            Example("image", model="pika-2.5", inputs={"image": ".png"}, seconds=10, size="1080p"),
            Example(
                "frames", model="pikaframes", inputs={"image": ".png", "middle-image": ".png", "end-image": ".png"}
            ),
            Example("add", model="pikadditions", inputs={"video": ".mp4", "image": ".png"}),
            Example("swap", model="pikaswaps", inputs={"video": ".mp4"}, options={"region": "the hat"}),
            Example("effect", model="pikaffects", inputs={"image": ".png"}, options={"effect": "melt"}),
            Example("effect-film", model="pikaffects", inputs={"video": ".mp4"}, options={"effect": "melt"}),
            Example("flex", model="pika-h3-flex", size="768p", aspect="21:9"),
            Example("flex-frames", model="pika-h3-flex", size="2k", inputs={"image": ".png", "end-image": ".png"}),
            Example("other", model="pika/minimax/h3/text-to-video", options={"input": {"duration_s": 5}}),
        ),
    ),
]
