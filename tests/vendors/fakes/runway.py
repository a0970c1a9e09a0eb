"""Runway's developer interface; every body is held to the types of the vendor's own package."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from types import ModuleType
from typing import Any, get_type_hints

import httpx
from pydantic import ConfigDict, TypeAdapter, ValidationError
from runwayml import types

from shotwright.vendors.runway import Runway
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

KINDS = (
    "text_to_video image_to_video video_to_video character_performance video_to_hdr video_upscale video_to_audio"
    " sound_effect".split()
)


@cache
def bodies(kind: str) -> dict[str, TypeAdapter[Any]]:
    """Model name to the type of its body, with unknown fields forbidden at every depth."""
    module: ModuleType = getattr(types, f"{kind}_create_params")
    found = {}
    for each in vars(module).values():
        if isinstance(each, type) and hasattr(each, "__total__"):
            each.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]
    for each in vars(module).values():
        if isinstance(each, type) and hasattr(each, "__total__") and "model" in each.__annotations__:
            found[get_type_hints(each)["model"].__args__[0]] = TypeAdapter(each)
    return found


def snake(value: Any) -> Any:
    """camelCase names as the package's types write them."""
    if isinstance(value, dict):
        return {re.sub(r"([A-Z])", lambda m: "_" + m[1].lower(), name): snake(each) for name, each in value.items()}
    return [snake(each) for each in value] if isinstance(value, list) else value


class FakeRunway(FakeService):
    """Orders, tasks and uploads."""

    host = "https://files.runway.example"

    def route(self, request: httpx.Request) -> Asked:
        """By the path below /v1."""
        path = request.url.path.strip("/").split("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("upload") if request.method == "POST" else Asked("file", path[-1])
        if path[1] == "uploads":
            return Asked("upload")
        if path[1] == "tasks":
            return Asked("cancel" if request.method == "DELETE" else "poll", path[2])
        return Asked("submit" if path[1] in KINDS else "other")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """A body of the package's types."""
        if request.headers.get("x-runway-version") != "2024-11-06":
            raise BadRequest("no version")
        kind, body = request.url.path.rpartition("/")[2], json.loads(request.content)
        model = body.get("model")
        if model not in bodies(kind):
            raise BadRequest(f"{kind} has no model {model}")
        try:
            bodies(kind)[model].validate_python(snake(body), strict=False)
        except ValidationError as error:
            raise BadRequest(str(error)) from error
        return "", {"model": model}

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """A place, then the file."""
        if request.url.path != "/v1/uploads":
            assert b'name="file"' in request.content and b'name="policy"' in request.content
            assert "authorization" not in request.headers, "the key went to the file store"
            return httpx.Response(204)
        wanted = json.loads(request.content)
        assert set(wanted) == {"filename", "type"} and wanted["type"] == "ephemeral"
        name = sha256(wanted["filename"].encode()).hexdigest()[:12]
        place = {
            "uploadUrl": f"{self.host}/put",
            "fields": {"key": name, "policy": "p"},
            "runwayUri": f"runway://{name}",
        }
        return httpx.Response(200, json=place)

    def created(self, job: Job) -> httpx.Response:
        """The id and the estimate."""
        return httpx.Response(200, json={"id": job.id, "estimatedCost": {"credits": 60}})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """A task, told apart by its status."""
        task: dict[str, Any] = {"id": job.id, "createdAt": "2026-11-01T00:00:00Z"}
        cost = {"cost": {"credits": 60 if job.charged else 0}}
        if phase == "failed":
            code = "SAFETY.INPUT.TEXT" if failure == "moderated" else "INTERNAL.BAD_OUTPUT.01"
            task |= {"status": "FAILED", "failure": "It did not come.", "failureCode": code, **cost}
        elif phase == "done":
            task |= {"status": "SUCCEEDED", "output": urls, **cost}
        else:
            estimate = {"estimatedCost": {"credits": 60}}
            task |= (
                {"status": "PENDING", **estimate}
                if phase == "queued"
                else {"status": "RUNNING", "progress": 0.4, **estimate}
            )
        return httpx.Response(200, json=task)

    def stopped(self, job: Job) -> httpx.Response:
        """Nothing to say."""
        return httpx.Response(204)

    def refused(self, why: str) -> httpx.Response:
        """A text; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, error = {
            "moderated": (400, "The prompt did not pass content moderation."),
            "bad-key": (401, f"Invalid API key: {key}"),
            "no-credit": (400, "You do not have enough credits to run this task."),
            "busy": (429, "Too many requests."),
            "unknown-job": (404, "Not found."),
        }.get(why, (400, "Validation of body failed"))
        return httpx.Response(status, json={"error": error})


VIDEO = {"video": ".mp4"}
MEMBERS = [
    Member(
        name="runway",
        adapter=Runway,
        fake=FakeRunway,
        keys=("RUNWAYML_API_SECRET",),
        cancels=True,
        examples=(
            Example("text", model="gen-4.5"),
            Example(
                "image", model="gen-4.5", aspect="21:9", inputs={"image": ".png"}, options={"public-figures": "low"}
            ),
            Example("prores", model="gen-4.5", options={"mode": "prores", "output": "prores", "profile": "422 HQ"}),
            Example("deep", model="gen-4.5", options={"mode": "10-bit"}),
            Example("turbo", model="gen-4-turbo", inputs={"image": ".png"}),
            Example(
                "edit", model="aleph-2", inputs=VIDEO, options={"keyframes": [{"uri": "https://a.b/c.png", "at": 0.5}]}
            ),
            Example("performance", model="act-two", inputs={"character": ".png", **VIDEO}, options={"expression": 4}),
            Example("hdr", model="ruby", inputs=VIDEO, options={"output": "hlg"}),
            Example("frames", model="runway-seedance-2.5", inputs={"image": ".png", "end-image": ".png"}, size="480p"),
            Example("references", model="runway-seedance-2.5", inputs={"reference": ".png", "reference-2": ".png"}),
            Example("edit-seedance", model="runway-seedance-2.5", inputs={**VIDEO, "reference": ".png"}),
            Example("hailuo", model="runway-minimax-h3", size="2k", seconds=6),
            Example("seedance-2", model="runway-seedance-2.0", size="480p", options={"sound": False}),
            Example("upscale", model="runway-upscale", inputs=VIDEO, size="4k", options={"creativity": 2}),
            Example("smooth", model="runway-smooth", inputs=VIDEO),
            Example("effects", model="runway-sound-effect", film=".mp3"),
            Example("foley", model="runway-video-to-audio", inputs=VIDEO, film=".mp3"),
        ),
    ),
]
