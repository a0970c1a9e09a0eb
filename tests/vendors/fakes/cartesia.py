"""Cartesia's streamed speech and clones; bodies are held to the types of the vendor's own package."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
from cartesia.types.tts_generate_sse_params import TTSGenerateSSEParams

from shotwright.vendors.cartesia import Cartesia
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase, sample

from . import Example, Member
from .held import hold


class FakeCartesia(FakeService):
    """One account."""

    def route(self, request: httpx.Request) -> Asked:
        """Everything is an order."""
        return Asked("submit")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the call, in the dated version."""
        if request.headers.get("cartesia-version") != "2026-08-14":
            raise BadRequest("version")
        if request.url.path == "/voices/clone":
            if not all(f'name="{field}"'.encode() in request.content for field in ("clip", "name", "language")):
                raise BadRequest("form")
            return "", {"text": ""}
        body = json.loads(request.content)
        hold(TTSGenerateSSEParams, body)
        return "", {"text": body["transcript"]}

    def created(self, job: Job) -> httpx.Response:
        """A stream of events, or a voice."""
        if not job.request["text"]:
            return httpx.Response(200, json={"id": "v-1", "name": "Anna", "language": "en"})
        words = job.request["text"].split()
        starts = [number * 0.1 for number in range(len(words))]
        told = {"words": words, "start": starts, "end": [start + 0.1 for start in starts]}
        phones = {"phonemes": ["ə", "p"], "start": [0.0, 0.05], "end": [0.05, 0.1]}
        sound = base64.b64encode(sample(".wav")[44:]).decode()
        events: list[dict[str, Any]] = [
            {"type": "timestamps", "word_timestamps": told},
            {"type": "phoneme_timestamps", "phoneme_timestamps": phones},
            {"type": "chunk", "data": sound, "done": False, "status_code": 206},
            {"type": "done", "done": True, "status_code": 200},
        ]
        text = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events)
        return httpx.Response(200, text=text, headers={"content-type": "text/event-stream"})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """There are no jobs."""
        return httpx.Response(404)

    def refused(self, why: str) -> httpx.Response:
        """A title and a message; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, message = {
            "moderated": (400, "The transcript did not pass moderation."),
            "bad-key": (401, f"Invalid API key {key}"),
            "no-credit": (402, "Out of credits."),
            "busy": (429, "Too many concurrent requests."),
        }.get(why, (400, "Invalid voice."))
        return httpx.Response(status, json={"title": "Refused", "message": message, "status_code": status})


MEMBERS = [
    Member(
        name="cartesia",
        adapter=Cartesia,
        fake=FakeCartesia,
        keys=("CARTESIA_API_KEY",),
        examples=(
            Example("speech", model="sonic-3.5", options={"voice": "v-1", "speed": 1.1}, at_once=True, film=".wav"),
            Example(
                "clone",
                model="sonic-3.5",
                inputs={"audio": ".wav"},
                options={"work": "voice-clone", "consent": "anna", "language": "de"},
                at_once=True,
                film=".json",
            ),
        ),
    ),
]
