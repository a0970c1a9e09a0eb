"""Luma's Agents interface; bodies are held to the types of the vendor's own package."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import httpx
from luma_agents.types import GenerationCreateParams

from shotwright.vendors.luma import Luma
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member
from .held import hold


class FakeLuma(FakeService):
    """Generations and files."""

    host = "https://cdn.luma.example"

    def route(self, request: httpx.Request) -> Asked:
        """By the path below /v1."""
        path = request.url.path.removeprefix("/v1").strip("/").split("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("upload") if request.method == "PUT" else Asked("file", path[-1])
        if path[0] == "files":
            return Asked("upload")
        return Asked("submit") if request.method == "POST" else Asked("poll", path[1])

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """A body of the package's type, and what the pages say of it beyond that."""
        body = json.loads(request.content)
        hold(GenerationCreateParams, body)
        video = body.get("video", {})
        if body["type"] == "video_reframe" and video.get("hdr"):
            raise BadRequest("no HDR when reframing")
        if video.get("exr_export") and not video.get("hdr"):
            raise BadRequest("EXR needs HDR")
        if body["type"] in ("video_edit", "video_reframe") and "source" not in body:
            raise BadRequest("no source")
        for each in (body.get("source"), video.get("start_frame"), video.get("end_frame")):
            if each and len({"url", "data", "generation_id", "file_id"} & set(each)) != 1:
                raise BadRequest("exactly one of url, data, generation_id, file_id")
        return "", {"type": body["type"]}

    def created(self, job: Job) -> httpx.Response:
        """A generation."""
        return httpx.Response(201, json=self.generation(job, "queued"))

    def generation(self, job: Job, state: str, **more: Any) -> dict[str, Any]:
        """The object of the reference."""
        known = {"model": "ray-3.2", "created_at": "2026-11-01T00:00:00Z", "output": [], "failure_code": None}
        return {"id": job.id, "type": job.request["type"], "state": state, **known, "failure_reason": None, **more}

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """Four words."""
        more: dict[str, Any] = {"output": [{"type": "video", "url": url} for url in urls]}
        if failure:
            code = "content_moderated" if failure == "moderated" else "generation_failed"
            more |= {"failure_code": code, "failure_reason": "It did not come."}
        state = {"queued": "queued", "running": "processing", "done": "completed", "failed": "failed"}[phase]
        return httpx.Response(200, json=self.generation(job, state, **more))

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """A place, the bytes, and word that they are there."""
        if request.method == "PUT":
            assert "authorization" not in request.headers, "the key went to the file store"
            return httpx.Response(200)
        if request.url.path.endswith("/complete"):
            return httpx.Response(200, json={"state": "ready"})
        about = json.loads(request.content)
        assert set(about) == {"mime_type", "size_bytes", "filename", "purpose"}
        name = sha256(request.content).hexdigest()[:12]
        place = {"url": f"{self.host}/put/{name}", "method": "PUT", "headers": {"content-type": about["mime_type"]}}
        return httpx.Response(201, json={"id": name, "state": "pending", "upload": place})

    def refused(self, why: str) -> httpx.Response:
        """A detail; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, detail = {
            "moderated": (422, "Prompt was moderated"),
            "bad-key": (401, f"Invalid key {key}"),
            "no-credit": (402, "Billing is not set up"),
            "busy": (429, "Too many concurrent jobs"),
            "unknown-job": (404, "generation not found"),
        }.get(why, (422, "Invalid duration"))
        return httpx.Response(status, json={"detail": detail}, headers={"retry-after": "5"} if why == "busy" else {})


VIDEO = {"video": ".mp4"}
MEMBERS = [
    Member(
        name="luma",
        adapter=Luma,
        fake=FakeLuma,
        keys=("LUMA_AGENTS_API_KEY",),
        tells_charge=False,
        examples=(
            Example("text", model="ray-3.2"),
            Example("hdr", model="ray-3.2", options={"mode": "hdr"}, seconds=10),
            Example("image", model="ray-3.2", inputs={"image": ".png"}, options={"loop": True}),
            Example("frames", model="ray-3.2", inputs={"image": ".png", "end-image": ".jpg"}, size="1080p"),
            Example("edit", model="ray-3.2", inputs=VIDEO, options={"mode": "edit", "strength": "flex_2"}),
            Example("edit-hdr", model="ray-3.2", inputs=VIDEO, options={"mode": "edit-hdr-exr"}),
            Example(
                "controls",
                model="ray-3.2",
                inputs={**VIDEO, "image": ".png"},
                options={"mode": "edit", "controls": {"depth": {"enabled": True, "blur": 0.5}}},
            ),
            Example(
                "reframe",
                model="ray-3.2",
                aspect="9:16",
                inputs=VIDEO,
                options={"work": "reframe", "mode": "reframe", "position": [0.1, 0.1, 0.8, 0.8]},
            ),
            Example("extend", model="ray-3.2", options={"work": "extend", "job": "g-1", "backward": True}),
            Example("still", model="uni-1", inputs={"reference": ".png"}, options={"work": "still"}, film=".png"),
            Example("change", model="uni-1-max", inputs={"image": ".png"}, options={"style": "manga"}, film=".png"),
        ),
    ),
]
