"""xAI's video interface over HTTP, from public clients; the vendor's own package speaks gRPC only."""

from __future__ import annotations

import json
from typing import Any

import httpx

from shotwright.vendors.grok import Grok
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

FILM = {"model", "prompt", "duration", "resolution", "aspect_ratio", "generate_audio", "image", "last_frame"}
FIELDS: dict[str, set[str]] = {
    "generations": FILM | {"keyframes", "reference_images", "reference_audios", "storage_options", "user"},
    "edits": {"model", "prompt", "video"},
    "extensions": {"model", "prompt", "video", "duration"},
}


class FakeGrok(FakeService):
    """Films of one account."""

    host = "https://vidgen.x.example"

    def route(self, request: httpx.Request) -> Asked:
        """By host and method."""
        name = request.url.path.rpartition("/")[2]
        if request.url.host == httpx.URL(self.host).host:
            return Asked("file", name)
        return Asked("submit") if request.method == "POST" else Asked("poll", name)

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the work."""
        place, body = request.url.path.rpartition("/")[2], json.loads(request.content)
        if place not in FIELDS or set(body) - FIELDS[place]:
            raise BadRequest(f"{place} {set(body) - FIELDS.get(place, set())}")
        if "reference_images" in body and ("image" in body or body["resolution"] == "1080p"):
            raise BadRequest("references")
        return "", {"place": place}

    def created(self, job: Job) -> httpx.Response:
        """An id."""
        return httpx.Response(200, json={"request_id": job.id})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """202 while it runs; a refusal is a finished job without an address."""
        if phase == "queued":
            return httpx.Response(202)
        if phase == "running":
            return httpx.Response(202, json={"status": "pending", "progress": 40})
        if failure == "broken":
            return httpx.Response(200, json={"status": "failed", "error": {"code": "internal", "message": "broken"}})
        if failure:
            return httpx.Response(200, json={"status": "done", "video": {"duration": 5, "respect_moderation": False}})
        film = {"url": urls[0], "duration": 5, "respect_moderation": True}
        usage = {"cost_in_usd_ticks": 8_400_000_000}
        return httpx.Response(200, json={"status": "done", "progress": 100, "video": film, "usage": usage})

    def refused(self, why: str) -> httpx.Response:
        """A code and an error; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, code, error = {
            "moderated": (400, "invalid-argument", "The prompt was refused by content moderation."),
            "bad-key": (400, "invalid-argument", f"Incorrect API key provided: {key}."),
            "no-credit": (403, "permission-denied", "Your team has used all its credits."),
            "busy": (429, "resource-exhausted", "Too many requests."),
            "unknown-job": (404, "not-found", "No such video."),
        }.get(why, (400, "invalid-argument", "duration"))
        return httpx.Response(status, json={"code": code, "error": error})


URL = {"video-url": "https://films.example/a.mp4"}
MEMBERS = [
    Member(
        name="grok",
        adapter=Grok,
        fake=FakeGrok,
        keys=("XAI_API_KEY",),
        tells_charge=False,
        examples=(
            Example("text", model="grok-imagine-1.5", aspect="3:2", seconds=6),
            Example("image", model="grok-imagine-1.5-lite", size="480p", inputs={"image": ".png"}),
            Example("frames", model="grok-imagine-1.5", size="1080p", inputs={"image": ".png", "end-image": ".png"}),
            Example(
                "references",
                model="grok-imagine-1.5",
                inputs={"reference": ".png", "reference-2": ".png"},
                options={"voices": ["ara"], "sound": True},
            ),
            Example("edit", model="grok-imagine-1.5", options={"work": "video-edit", **URL}),
            Example("extend", model="grok-imagine-1.0", options={"work": "extend", **URL}),
        ),
    ),
]
