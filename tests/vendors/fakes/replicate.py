"""Replicate's predictions, as its own package reads them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import httpx

from shotwright.vendors.replicate import Replicate
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

INPUT: dict[str, dict[str, Any]] = {
    "prompt": {"type": "string"},
    "start_image": {"type": "string", "format": "uri"},
    "end_image": {"type": "string", "format": "uri"},
    "reference_images": {"type": "array", "items": {"type": "string"}},
    "video": {"type": "string", "format": "uri"},
    "duration": {"allOf": [{"$ref": "#/components/schemas/duration"}], "default": 5},
    "aspect_ratio": {"enum": ["16:9", "9:16", "1:1"], "type": "string"},
    "generate_audio": {"type": "boolean"},
    "negative_prompt": {"type": "string"},
    "seed": {"type": "integer"},
    "cfg": {"type": "number"},
}
SCHEMA = {
    "components": {
        "schemas": {
            "Input": {"properties": INPUT},
            "duration": {"enum": [5, 10], "type": "integer", "title": "duration"},
        }
    }
}


class FakeReplicate(FakeService):
    """Models, files and predictions."""

    host = "https://replicate.delivery"

    def route(self, request: httpx.Request) -> Asked:
        """By host and path below /v1."""
        path = request.url.path.removeprefix("/v1/").strip("/").split("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("file", path[-1])
        if path == ["files"]:
            return Asked("upload")
        if path[-1] == "predictions":
            return Asked("submit")
        if path[0] == "predictions":
            return Asked("cancel" if path[-1] == "cancel" else "poll", path[1])
        return Asked("other")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the schema, with their types."""
        body = json.loads(request.content)
        if set(body) - {"input", "version"}:
            raise BadRequest("unknown fields")
        kinds = {"string": str, "array": list, "boolean": bool, "integer": int, "number": (int, float)}
        for name, value in body["input"].items():
            if name not in INPUT or not isinstance(value, kinds[INPUT[name].get("type", "integer")]):  # type: ignore[arg-type]
                raise BadRequest(f"input.{name}")
        return "", {"version": body.get("version", "")}

    def prediction(self, job: Job, status: str, **more: Any) -> dict[str, Any]:
        """The object of the reference."""
        urls = {"get": f"https://api.replicate.com/v1/predictions/{job.id}"}
        known = {
            "id": job.id,
            "model": "kwaivgi/kling-v2.5",
            "version": "hidden",
            "status": status,
            "input": {},
            "created_at": "2026-11-01T00:00:00Z",
        }
        return {
            **known,
            "output": None,
            "logs": "",
            "error": None,
            "created_at": "2026-11-01T00:00:00Z",
            "urls": urls,
            **more,
        }

    def created(self, job: Job) -> httpx.Response:
        """A prediction."""
        return httpx.Response(201, json=self.prediction(job, "starting"))

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """The prediction; its output is text or a list."""
        words = {"queued": "starting", "running": "processing", "done": "succeeded", "failed": "failed"}
        more: dict[str, Any] = {"output": urls[0] if urls else None}
        if failure:
            flagged = "The output was flagged as sensitive. Please try again with different inputs. (E005)"
            more["error"] = flagged if failure == "moderated" else "Prediction interrupted; please retry"
        return httpx.Response(200, json=self.prediction(job, words[phase], **more))

    def answer(self, request: httpx.Request) -> httpx.Response:
        """A model, or one version of it."""
        version = {"id": "abc", "created_at": "2026-11-01T00:00:00Z", "cog_version": "1", "openapi_schema": SCHEMA}
        if "/versions/" in request.url.path:
            return httpx.Response(200, json=version)
        known = {"url": "https://replicate.com/kwaivgi/kling-v2.5", "visibility": "public", "run_count": 1}
        return httpx.Response(200, json={"owner": "kwaivgi", "name": "kling-v2.5", **known, "latest_version": version})

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """An address behind the key."""
        assert b'name="content"' in request.content
        name = sha256(request.content.partition(b"filename=")[2][:12]).hexdigest()[:12]
        return httpx.Response(201, json={"id": name, "urls": {"get": f"https://api.replicate.com/v1/files/{name}"}})

    def stopped(self, job: Job) -> httpx.Response:
        """The prediction, cancelled."""
        return httpx.Response(200, json=self.prediction(job, "canceled"))

    def refused(self, why: str) -> httpx.Response:
        """A title and a detail; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, detail = {
            "moderated": (422, "The input was flagged as sensitive. (E005)"),
            "bad-key": (401, f"You did not pass a valid token: {key}"),
            "no-credit": (402, "You have insufficient credit to run this model."),
            "busy": (429, "Request was throttled."),
            "unknown-job": (404, "The requested resource could not be found."),
        }.get(why, (422, "- input.duration: must be one of 5, 10"))
        return httpx.Response(status, json={"title": "Refused", "detail": detail, "status": status})


KLING = "replicate/kwaivgi/kling-v2.5"
MEMBERS = [
    Member(
        name="replicate",
        adapter=Replicate,
        fake=FakeReplicate,
        keys=("REPLICATE_API_TOKEN",),
        cancels=True,
        tells_charge=False,
        examples=(
            Example("text", model=KLING, options={"sound": False, "negative": "blur", "input": {"cfg": 0.5}}),
            Example("frames", model=f"{KLING}:abc", seconds=10, inputs={"image": ".png", "end-image": ".png"}),
            Example("references", model=KLING, inputs={"reference": ".png", "reference-2": ".png"}),
            Example("edit", model=KLING, inputs={"video": ".mp4"}),
        ),
    ),
]
