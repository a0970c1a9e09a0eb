"""The Gemini interface: interactions, pictures and Files, from the vendor's package and from recorded answers."""

from __future__ import annotations

import base64
import json
from hashlib import sha256
from typing import Any

import httpx
from google.genai._gaos.types.interactions.createmodelinteraction import CreateModelInteraction
from google.genai.types import GenerateContentConfig
from pydantic import ValidationError

from shotwright.vendors.google import Google
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase, sample

from . import Example, Member


class FakeGoogle(FakeService):
    """One account."""

    host = "https://generativelanguage.googleapis.com"

    def route(self, request: httpx.Request) -> Asked:
        """By path, below /v1."""
        path = request.url.path.strip("/")
        parts = path.removeprefix("v1/").removeprefix("v1beta/").split("/")
        if path.startswith("upload/") or parts[0] == "put":
            return Asked("upload")
        if parts[-1].endswith(":generateContent") or (parts == ["interactions"] and request.method == "POST"):
            return Asked("submit")
        if parts[0] == "interactions":
            return Asked("cancel" if parts[-1] == "cancel" else "poll", parts[1])
        if parts[0] == "files" and parts[1].endswith(":download"):
            return Asked("file", parts[1].removesuffix(":download") + self.film)
        return Asked("other")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Bodies as the package's own types have them."""
        body = json.loads(request.content)
        if request.url.path.endswith(":generateContent"):
            if set(body) - {"contents", "generationConfig"}:
                raise BadRequest("unknown fields")
            try:
                GenerateContentConfig.model_validate(body.get("generationConfig", {}))
            except ValidationError as error:
                raise BadRequest(str(error)) from error
            modalities = body["generationConfig"]["responseModalities"]
            return "", {"kind": "picture" if modalities == ["IMAGE"] else "sound"}
        if unknown := set(body) - set(CreateModelInteraction.model_fields):
            raise BadRequest(f"unknown fields {unknown}")
        wanted = body["response_format"]
        if wanted.get("type") != "video" or not str(wanted.get("duration", "8s")).endswith("s"):
            raise BadRequest("duration is a string")
        if wanted.get("resolution", "720p") not in ("360p", "720p", "1080p", "4k"):
            raise BadRequest("resolution")
        if not isinstance(body["input"], str):
            for part in body["input"]:
                if part["type"] not in ("text", "image", "video") or set(part) - {
                    "type",
                    "text",
                    "data",
                    "uri",
                    "mime_type",
                }:
                    raise BadRequest(f"part {part['type']}")
        CreateModelInteraction.model_validate(body)
        return "", {"kind": "film", "model": body["model"]}

    def created(self, job: Job) -> httpx.Response:
        """An interaction, or the picture itself."""
        if job.request["kind"] != "film":
            kind, data = "image/png", sample(".png")
            if job.request["kind"] == "sound":
                kind, data = "audio/L16;codec=pcm;rate=24000", sample(".wav")[44:]
            part = {"inlineData": {"mimeType": kind, "data": base64.b64encode(data).decode()}}
            candidate = {"content": {"role": "model", "parts": [{"text": "Here."}, part]}, "finishReason": "STOP"}
            usage = {"promptTokenCount": 9, "candidatesTokenCount": 1120}
            return httpx.Response(200, json={"candidates": [candidate], "usageMetadata": usage})
        return httpx.Response(200, json=self.interaction(job, "in_progress"))

    def interaction(self, job: Job, status: str) -> dict[str, Any]:
        """The object of the reference."""
        times = {"created": "2026-11-01T00:00:00Z", "updated": "2026-11-01T00:00:00Z"}
        return {"id": job.id, "object": "interaction", "model": job.request.get("model"), "status": status, **times}

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """A refusal is a finished interaction with words only."""
        usage = {"output_tokens_by_modality": [{"modality": "video", "tokens": 46336}] if job.charged else []}
        said: dict[str, Any]
        if phase in ("queued", "running"):
            said = self.interaction(job, "queued" if phase == "queued" else "in_progress")
        elif failure == "broken":
            said = {
                **self.interaction(job, "failed"),
                "usage": usage,
                "errors": [{"code": "INTERNAL", "message": "broken"}],
            }
        else:
            film = {"type": "video", "uri": f"files/{job.id}", "mime_type": "video/mp4"}
            words = {"type": "text", "text": "I cannot make this film."}
            step = {"type": "model_output", "content": [words if failure else film]}
            said = {**self.interaction(job, "completed"), "usage": usage, "steps": [step]}
        return httpx.Response(200, json=said)

    def stopped(self, job: Job) -> httpx.Response:
        """The interaction, cancelled."""
        return httpx.Response(200, json=self.interaction(job, "cancelled"))

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """The resumable protocol in two steps; the file is being read for a while."""
        if request.headers["x-goog-upload-command"] == "start":
            where = {"x-goog-upload-url": f"{self.host}/v1/put/{sha256(request.content).hexdigest()[:12]}"}
            return httpx.Response(200, json={}, headers={**where, "x-goog-upload-status": "active"})
        size = str(len(request.content))
        name = f"files/{request.url.path.rpartition('/')[2]}"
        there = {
            "name": name,
            "uri": f"{self.host}/v1/{name}",
            "state": "PROCESSING",
            "mimeType": "video/mp4",
            "sizeBytes": size,
        }
        return httpx.Response(200, json={"file": there}, headers={"x-goog-upload-status": "final"})

    def answer(self, request: httpx.Request) -> httpx.Response:
        """A file's state."""
        name = request.url.path.partition("/v1/")[2]
        there = {"name": name, "uri": f"{self.host}/v1/{name}", "state": "ACTIVE", "mimeType": "video/mp4"}
        return httpx.Response(200, json=there)

    def refused(self, why: str) -> httpx.Response:
        """An error object; the front end's come in a list, and a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("x-goog-api-key", "")
        if why == "moderated" and self.requests[-1].url.path.endswith(":generateContent"):
            return httpx.Response(200, json={"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}})
        status, code, message = {
            "moderated": (400, "PROHIBITED_CONTENT", "The prompt was blocked by policy."),
            "bad-key": (400, "INVALID_ARGUMENT", f"API key not valid: {key}."),
            "no-credit": (429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted."),
            "busy": (429, "RESOURCE_EXHAUSTED", "You exceeded your current quota, please check your plan."),
            "unknown-job": (400, "invalid_request", "Invalid interaction name"),
        }.get(why, (400, "INVALID_ARGUMENT", "Invalid value at 'duration'"))
        error = {"error": {"code": code, "message": message, "status": code}}
        headers = {"retry-after": "7"} if why == "busy" else {}
        return httpx.Response(status, json=[error] if why == "bad-key" else error, headers=headers)


MEMBERS = [
    Member(
        name="google",
        adapter=Google,
        fake=FakeGoogle,
        keys=("GEMINI_API_KEY",),
        cancels=True,
        cannot={"address-expired": "a file has one address, and is gone when that is"},
        examples=(
            Example("text", model="gemini-omni-1.2-flash", size="1080p", seconds=8),
            Example("picture", model="nano-banana-pro", size="2k", at_once=True, every_fate=True, film=".png"),
            Example("image", model="gemini-omni-1.2-flash", inputs={"image": ".png", "end-image": ".jpg"}),
            Example(
                "references", model="gemini-omni-1.2-flash", inputs={"reference": ".png", "video-reference": ".mp4"}
            ),
            Example("edit", model="gemini-omni-1.2-flash", inputs={"video": ".mp4"}),
            Example("extend", model="gemini-omni-1.2-flash", options={"work": "extend", "job": "int-1"}),
            Example("speech", model="gemini-3.8-flash-tts", options={"voice": "Kore"}, at_once=True, film=".wav"),
            Example(
                "dialogue",
                model="gemini-3.8-flash-lite-tts",
                options={"work": "dialogue", "voices": {"Anna": "Kore", "Ben": "Puck"}, "language": "en-US"},
                at_once=True,
                film=".wav",
            ),
            Example("music", model="lyria-3.5", at_once=True, film=".wav"),
            Example("change", model="nano-banana-2", size="1k", inputs={"image": ".png"}, at_once=True, film=".png"),
        ),
    ),
]
