"""fal's queue and store, as its own package speaks to them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import httpx

from shotwright.vendors.fal import Fal
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

OPEN = {"prompt", "seed", "negative_prompt", "image_url", "end_image_url", "image_urls", "aspect_ratio", "resolution"}
SECONDS: dict[str, tuple[type, str]] = {
    "fal-ai/kling-video/": (str, "5"),
    "fal-ai/veo3.1": (str, "8s"),
    "luma/agent/ray": (str, "5s"),
    "fal-ai/pika/": (int, ""),
    "bytedance/seedance-2.0/": (str, "5"),
}
"""How each family writes a length, from the vendor's own types."""
KNOWN: dict[str, set[str]] = {
    "fal-ai/kling-video/": {"prompt", "duration", "aspect_ratio", "generate_audio", "negative_prompt", "cfg_scale"}
    | {"start_image_url", "end_image_url", "elements", "image_urls", "multi_prompt", "shot_type"},
    "fal-ai/veo3.1": OPEN | {"duration", "generate_audio", "auto_fix", "first_frame_url", "last_frame_url"},
    "luma/agent/ray": OPEN - {"seed"} | {"duration", "hdr", "exr_export", "loop"},
    "fal-ai/pika/": OPEN | {"duration"},
    "bytedance/seedance-2.0/": OPEN | {"duration", "generate_audio", "video_urls", "audio_urls"},
    "veed/fabric-1.0": {"image_url", "audio_url", "resolution", "prompt"},
}


class FakeFal(FakeService):
    """One account: queue, results and store."""

    host = "https://v3.fal.media"

    def route(self, request: httpx.Request) -> Asked:
        """By host and path; the addresses of a job name the app only."""
        path = request.url.path.strip("/").split("/")
        if request.url.host == "rest.fal.ai" or (request.url.host == "v3.fal.media" and request.method != "GET"):
            return Asked("upload")
        if request.url.host == "v3.fal.media":
            return Asked("file", path[-1])
        if "requests" in path:
            name = path[path.index("requests") + 1]
            if path[-1] == "cancel":
                return Asked("cancel", name)
            return Asked("poll" if path[-1] == "status" else "other", name)
        return Asked("submit")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the family."""
        if not request.headers.get("authorization", "").startswith("Key "):
            raise BadRequest("no key")
        endpoint, body = request.url.path.strip("/"), json.loads(request.content)
        for family, allowed in KNOWN.items():
            if endpoint.startswith(family) and set(body) - allowed:
                raise BadRequest(f"{endpoint} has no {set(body) - allowed}")
        length = body.get("duration")
        for family, (kind, example) in SECONDS.items():
            if length is None or not endpoint.startswith(family):
                continue
            if not isinstance(length, kind) or example.endswith("s") != str(length).endswith("s"):
                raise BadRequest(f"duration is like {example or 5!r}")
        return "", {"endpoint": endpoint}

    def place(self, job: Job) -> str:
        """Owner and app, without the rest of the endpoint."""
        return f"https://queue.fal.run/{'/'.join(job.request['endpoint'].split('/')[:2])}/requests/{job.id}"

    def created(self, job: Job) -> httpx.Response:
        """A place in the queue."""
        at = self.place(job)
        places = {"response_url": at, "status_url": f"{at}/status", "cancel_url": f"{at}/cancel"}
        return httpx.Response(200, json={"request_id": job.id, "status": "IN_QUEUE", "queue_position": 0, **places})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """202 while it waits or runs; a failure is COMPLETED with an error."""
        if phase == "queued":
            return httpx.Response(202, json={"status": "IN_QUEUE", "queue_position": 2})
        if phase == "running":
            return httpx.Response(202, json={"status": "IN_PROGRESS", "logs": None})
        error = {}
        if failure == "moderated":
            error = {"error": "Content could not be processed.", "error_type": "content_policy_violation"}
        elif failure:
            error = {"error": "Runner disconnected.", "error_type": "runner_disconnected"}
        return httpx.Response(
            200, json={"status": "COMPLETED", "logs": None, "metrics": {"inference_time": 1.2}, **error}
        )

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The result."""
        job = self.account.job(request.url.path.rpartition("/")[2])
        assert job is not None
        file = {"url": self.file_url(job), "content_type": "video/mp4", "file_name": "out.mp4", "file_size": 1}
        return httpx.Response(200, json={"images": [file]} if self.film == ".png" else {"video": file, "seed": 7})

    def stopped(self, job: Job) -> httpx.Response:
        """Asked to stop."""
        return httpx.Response(202, json={"status": "CANCELLATION_REQUESTED"})

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """A token for the key, then a place for the bytes."""
        if request.url.host == "rest.fal.ai":
            assert request.headers["authorization"].startswith("Key ")
            grant = {"token": "one-day-token", "token_type": "Bearer", "base_url": self.host}
            return httpx.Response(200, json={**grant, "expires_at": "2026-12-01T00:00:00+00:00"})
        assert request.headers["authorization"] == "Bearer one-day-token", "the key went to the file store"
        path = request.url.path
        if path == "/files/upload":
            name = sha256(request.content).hexdigest()[:12]
            return httpx.Response(200, json={"access_url": f"{self.host}/files/b/{name}"})
        if path == "/files/upload/multipart":
            return httpx.Response(200, json={"access_url": f"{self.host}/files/b/long", "uploadId": "u1"})
        if path.endswith("/complete"):
            return httpx.Response(200, json={})
        return httpx.Response(200, headers={"etag": sha256(request.content).hexdigest()[:8]})

    def refused(self, why: str) -> httpx.Response:
        """A detail; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, detail = {
            "moderated": (422, [{"loc": ["body", "prompt"], "msg": "flagged", "type": "content_policy_violation"}]),
            "bad-key": (401, f"Cannot access application: invalid key {key}"),
            "no-credit": (403, "User is locked. Reason: Exhausted balance. Top up your balance."),
            "busy": (429, "Too many requests"),
            "unknown-job": (404, "Request not found"),
        }.get(why, (422, [{"loc": ["body", "duration"], "msg": "unexpected value", "type": "value_error"}]))
        return httpx.Response(status, json={"detail": detail})


MEMBERS = [
    Member(
        name="fal",
        adapter=Fal,
        fake=FakeFal,
        keys=("FAL_KEY",),
        cancels=True,
        cannot={"moderated-charged": "only results that came are billed"},
        examples=(
            Example("text", model="fal/bytedance/seedance-2.0/text-to-video"),
            Example("pika", model="pika-2.2", options={"negative": "blur"}),
            Example("pika-image", model="pika-2.2", inputs={"image": ".png"}),
            Example("pika-frames", model="pika-2.2", inputs={"image": ".png", "end-image": ".png"}),
            Example("pika-scenes", model="pika-2.2", inputs={"reference": ".png", "reference-2": ".png"}),
            Example("kling", model="fal/fal-ai/kling-video/v3/pro/image-to-video", inputs={"image": ".png"}),
            Example(
                "veo",
                model="fal/fal-ai/veo3.1/first-last-frame-to-video",
                seconds=8,
                inputs={"image": ".png", "end-image": ".png"},
                options={"sound": False},
            ),
            Example("luma", model="fal/luma/agent/ray/v3.2/text-to-video", options={"input": {"hdr": True}}),
            Example(
                "references",
                model="fal/bytedance/seedance-2.0/reference-to-video",
                inputs={"reference": ".png", "video-reference": ".mp4", "audio": ".wav"},
            ),
            Example("presenter", model="veed-fabric-1.0", inputs={"image": ".png", "audio": ".wav"}),
            Example("lips", model="sync-lipsync-3", inputs={"video": ".mp4", "audio": ".wav"}),
            Example("upscale", model="seedvr-2", size="4k", inputs={"video": ".mp4"}),
            Example("smooth", model="rife", inputs={"video": ".mp4"}),
            Example("foley", model="mmaudio-2", inputs={"video": ".mp4"}),
            Example("music", model="stable-audio-3", film=".mp3", options={"work": "music"}),
            Example("other", model="happyhorse-1.1", options={"input": {"duration": 5, "resolution": "720p"}}),
            Example("still", model="fal/fal-ai/nano-banana-pro", size="2k", options={"work": "still"}, film=".png"),
        ),
    ),
]
