"""ModelArk's content-generation tasks, from the fields of the vendor's package and of public clients."""

from __future__ import annotations

import json
from typing import Any

import httpx

from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase
from shotwright.vendors.seedance import Seedance

from . import Example, Member

FIELDS = set(
    "model content resolution ratio duration frames seed camera_fixed watermark generate_audio return_last_frame draft"
    " service_tier priority execution_expires_after callback_url safety_identifier output_format"
    " omni_reference_task_type".split()
)
ROLES = {
    "image_url": {"first_frame", "last_frame", "reference_image"},
    "video_url": {"reference_video"},
    "audio_url": {"reference_audio"},
}


class FakeSeedance(FakeService):
    """Tasks of one account."""

    host = "https://ark-content.example"

    def route(self, request: httpx.Request) -> Asked:
        """By path and method."""
        name = request.url.path.rpartition("/")[2]
        if request.url.host == httpx.URL(self.host).host:
            return Asked("file", name)
        if request.method == "POST":
            return Asked("submit")
        return Asked("cancel" if request.method == "DELETE" else "poll", name)

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Known fields, and parts that go together."""
        body = json.loads(request.content)
        if set(body) - FIELDS:
            raise BadRequest(f"unknown fields {set(body) - FIELDS}")
        roles = set()
        for part in body["content"]:
            if part["type"] != "text":
                if part["role"] not in ROLES[part["type"]]:
                    raise BadRequest("role")
                if part["type"] == "video_url" and not part["video_url"]["url"].startswith("https:"):
                    raise BadRequest("films come from an address")
                roles.add(part["role"].partition("_")[0])
        if len(roles & {"first", "reference"}) > 1:
            raise BadRequest("frames and references cannot be mixed")
        if body["resolution"] not in ("480p", "720p", "1080p", "4k") or not isinstance(body.get("duration", 5), int):
            raise BadRequest("resolution or duration")
        return "", {"model": body["model"]}

    def created(self, job: Job) -> httpx.Response:
        """An id."""
        return httpx.Response(200, json={"id": job.id})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """A task; 200 even when it failed."""
        said: dict[str, Any] = {"id": job.id, "model": job.request["model"], "status": phase, "error": None}
        if failure:
            moderated = failure == "moderated"
            code = "OutputVideoSensitiveContentDetected" if moderated else "InternalServiceError"
            said["error"] = {"code": code, "message": "It did not come."}
        if urls:
            said |= {"status": "succeeded", "content": {"video_url": urls[0]}, "usage": {"completion_tokens": 108900}}
        return httpx.Response(200, json=said)

    def stopped(self, job: Job) -> httpx.Response:
        """Nothing to say."""
        return httpx.Response(200, json={})

    def refused(self, why: str) -> httpx.Response:
        """An error object; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, code, message = {
            "moderated": (400, "InputTextSensitiveContentDetected", "The text was refused."),
            "bad-key": (401, "AuthenticationError", f"The key {key} is not valid"),
            "no-credit": (429, "QuotaExceeded", "Your quota is used up"),
            "busy": (429, "RateLimitExceeded", "Slow down"),
            "unknown-job": (404, "ResourceNotFound", "No such task"),
        }.get(why, (400, "InvalidParameter", "duration"))
        return httpx.Response(
            status, json={"error": {"code": code, "message": message, "param": "", "type": "BadRequest"}}
        )


URL = {"video-url": "https://films.example/a.mp4"}
MEMBERS = [
    Member(
        name="seedance",
        adapter=Seedance,
        fake=FakeSeedance,
        keys=("ARK_API_KEY",),
        cancels=True,
        tells_charge=False,
        examples=(
            Example("text", model="seedance-2.5", options={"sound": False, "format": "mov"}),
            Example("image", model="seedance-2.0", size="4k", inputs={"image": ".png"}, options={"last-frame": True}),
            Example("frames", model="seedance-2.0-fast", inputs={"image": ".png", "end-image": ".png"}),
            Example(
                "references",
                model="seedance-2.5",
                inputs={"reference": ".png", "reference-2": ".jpg", "audio": ".wav"},
                options=URL,
            ),
            Example("edit", model="seedance-2.0", options={"work": "video-edit", **URL}),
            Example("extend", model="seedance-2.0", options={"work": "extend", **URL}),
            Example("old", model="seedance-1.5-pro", size="1080p", options={"fixed-camera": True}),
        ),
    ),
]
