"""LTX's interface v2, from its pages and from public clients; no official package exists."""

from __future__ import annotations

import json
from typing import Any

import httpx

from shotwright.vendors.ltx import Ltx
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

FILM = {"prompt", "model", "duration", "resolution", "fps", "generate_audio", "camera_motion"}
FIELDS: dict[str, set[str]] = {
    "text-to-video": FILM,
    "image-to-video": FILM | {"image_uri", "last_frame_uri"},
    "audio-to-video": {"prompt", "model", "resolution", "audio_uri", "image_uri", "guidance_scale"},
    "retake": {"prompt", "model", "video_uri", "start_time", "duration", "mode"},
    "extend": {"prompt", "model", "video_uri", "duration", "mode", "context"},
    "video-to-video-hdr": {"video_uri"},
}


class FakeLtx(FakeService):
    """Jobs, each at the address of its work, and uploads."""

    host = "https://store.ltx.example"

    def route(self, request: httpx.Request) -> Asked:
        """By host and path."""
        path = request.url.path.strip("/").split("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("upload") if request.method == "PUT" else Asked("file", path[-1])
        if path == ["v1", "upload"]:
            return Asked("upload")
        if request.method == "POST":
            return Asked("submit")
        job = self.account.job(path[2])
        here = job is not None and job.request["place"] == path[1]
        return Asked("poll", path[2] if here else "nobody")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the work."""
        place, body = request.url.path.rpartition("/")[2], json.loads(request.content)
        if place not in FIELDS or set(body) - FIELDS[place]:
            raise BadRequest(f"{place} {set(body) - FIELDS.get(place, set())}")
        if set(body) | {"camera_motion"} >= FILM and body["resolution"] not in ("1920x1080", "1080x1920", "1280x720"):
            raise BadRequest("resolution")
        for name in ("image_uri", "video_uri", "audio_uri", "last_frame_uri"):
            if not str(body.get(name, "ltx://")).startswith("ltx://"):
                raise BadRequest(name)
        return "", {"place": place}

    def created(self, job: Job) -> httpx.Response:
        """A job."""
        return httpx.Response(200, json={"id": job.id, "created_at": "2026-11-01T00:00:00Z"})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """Four words."""
        words = {"queued": "pending", "running": "processing", "done": "completed", "failed": "failed"}
        said: dict[str, Any] = {"id": job.id, "status": words[phase], "created_at": "2026-11-01T00:00:00Z"}
        if failure:
            kind = "content_filtered_error" if failure == "moderated" else "api_error"
            said["error"] = {"type": kind, "message": "It did not come."}
        if urls:
            said["result"] = {"exr_frames_url" if job.request["place"].endswith("hdr") else "video_url": urls[0]}
        return httpx.Response(200, json=said)

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """A place, then the bytes."""
        if request.method == "PUT":
            assert "authorization" not in request.headers, "the key went to the file store"
            assert request.headers["x-store"] == "1"
            return httpx.Response(200)
        place = {
            "upload_url": f"{self.host}/put",
            "storage_uri": "ltx://uploads/1",
            "required_headers": {"x-store": "1"},
        }
        return httpx.Response(200, json={**place, "expires_at": "2026-12-01T00:00:00Z"})

    def refused(self, why: str) -> httpx.Response:
        """An error with a type; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, kind, message = {
            "moderated": (422, "content_filtered_error", "The prompt was blocked."),
            "bad-key": (401, "authentication_error", f"Invalid key {key}"),
            "no-credit": (402, "insufficient_funds_error", "No funds"),
            "busy": (429, "concurrency_limit_error", "Too many"),
            "unknown-job": (404, "not_found_error", "No such job"),
        }.get(why, (400, "invalid_request_error", "duration"))
        headers = {"retry-after": "4"} if why == "busy" else {}
        return httpx.Response(
            status, json={"type": "error", "error": {"type": kind, "message": message}}, headers=headers
        )


MEMBERS = [
    Member(
        name="ltx",
        adapter=Ltx,
        fake=FakeLtx,
        keys=("LTX_API_KEY",),
        tells_charge=False,
        examples=(
            Example("text", model="ltx-2.5-fast", size="1080p", options={"camera": "dolly_in"}),
            Example("image", model="ltx-2.5-pro", inputs={"image": ".png"}, options={"sound": False}),
            Example(
                "frames",
                model="ltx-2.5-fast",
                size="1080p",
                aspect="9:16",
                inputs={"image": ".png", "end-image": ".png"},
            ),
            Example(
                "sound",
                model="ltx-2.5-pro",
                size="1080p",
                inputs={"image": ".png", "audio": ".wav"},
                options={"guidance": 4},
            ),
            Example(
                "retake", model="ltx-2.3-pro", size="1080p", inputs={"video": ".mp4"}, options={"replace": "sound"}
            ),
            Example(
                "extend",
                model="ltx-2.3-pro",
                size="1080p",
                seconds=6,
                inputs={"video": ".mp4"},
                options={"work": "extend", "at": "start"},
            ),
            Example("hdr", model="ltx-hdr", inputs={"video": ".mp4"}),
        ),
    ),
]
