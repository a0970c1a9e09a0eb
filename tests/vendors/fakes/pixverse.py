"""PixVerse's platform, from its pages as public clients quote them; no official package exists."""

from __future__ import annotations

import json
import uuid
from typing import Any

import httpx

from shotwright.vendors.pixverse import PixVerse
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

COMMON = {"model", "prompt", "duration", "quality", "seed", "negative_prompt", "style"}
COMMON |= {"generate_audio_switch", "generate_multi_clip_switch"}
FIELDS: dict[str, set[str]] = {
    "text": COMMON | {"aspect_ratio"},
    "img": COMMON | {"img_id"},
    "transition": COMMON | {"first_frame_img", "last_frame_img"},
    "fusion": COMMON | {"aspect_ratio", "image_references"},
    "extend": COMMON | {"video_media_id", "source_video_id"},
}


class FakePixVerse(FakeService):
    """Films of one account; each has a number."""

    host = "https://media.pixverse.example"

    def route(self, request: httpx.Request) -> Asked:
        """By path below /openapi/v2; every request needs a trace id of its own."""
        path = request.url.path.removeprefix("/openapi/v2/").strip("/").split("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("file", path[-1])
        uuid.UUID(request.headers["ai-trace-id"])
        if path[-1] == "upload":
            return Asked("upload")
        if path[:2] == ["video", "result"]:
            return Asked("poll", self.job_numbered(int(path[2])))
        return Asked("submit")

    def job_numbered(self, number: int) -> str:
        """The id of a film in our books."""
        return next((job.id for job in self.account.jobs if self.number(job) == number), "nobody")

    def number(self, job: Job) -> int:
        """A film's number."""
        return int(job.id.removeprefix("job-"), 16)

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the work."""
        place, body = request.url.path.split("/")[-2], json.loads(request.content)
        if place not in FIELDS or set(body) - FIELDS[place]:
            raise BadRequest(f"{place} {set(body) - FIELDS.get(place, set())}")
        if body["quality"] not in ("360p", "540p", "720p", "1080p") or not isinstance(body["duration"], int):
            raise BadRequest("quality or duration")
        return request.headers["ai-trace-id"], {"place": place}

    def said(self, resp: Any, code: int = 0, message: str = "success", status: int = 200) -> httpx.Response:
        """The frame of every answer."""
        return httpx.Response(status, json={"ErrCode": code, "ErrMsg": message, "Resp": resp})

    def created(self, job: Job) -> httpx.Response:
        """A number."""
        return self.said({"video_id": self.number(job), "credits": 60})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """Numbers for states."""
        status = {"queued": 9, "running": 5, "done": 1, "failed": 7 if failure == "moderated" else 8}[phase]
        return self.said({"id": self.number(job), "status": status, "url": urls[0] if urls else ""})

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """A number."""
        film = "media" in request.url.path
        assert (b'name="file"' if film else b'name="image"') in request.content
        return self.said({"media_id" if film else "img_id": 77})

    def refused(self, why: str) -> httpx.Response:
        """A code with 200; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("api-key", "")
        code, message = {
            "moderated": (500063, "input refused"),
            "bad-key": (10005, f"invalid key {key}"),
            "no-credit": (500090, "insufficient balance"),
            "busy": (500044, "too many generations at once"),
            "unknown-job": (500064, "deleted"),
        }.get(why, (400017, "invalid param"))
        return self.said(None, code, message)


MEMBERS = [
    Member(
        name="pixverse",
        adapter=PixVerse,
        fake=FakePixVerse,
        keys=("PIXVERSE_API_KEY",),
        tells_charge=False,
        examples=(
            Example("text", model="pixverse-v6", aspect="21:9", options={"style": "clay"}),
            Example("image", model="pixverse-v5", size="1080p", inputs={"image": ".png"}, options={"negative": "blur"}),
            Example("frames", model="pixverse-v5.6", inputs={"image": ".png", "end-image": ".png"}),
            Example(
                "references",
                model="pixverse-v6",
                inputs={"reference": ".png", "reference-2": ".png"},
                options={"names": ["anna", "hat"], "sound": False},
            ),
            Example("extend", model="pixverse-v6", inputs={"video": ".mp4"}, options={"work": "extend"}),
            Example("extend-job", model="pixverse-v6", options={"work": "extend", "job": 12}),
        ),
    ),
]
