"""ElevenLabs' calls that answer at once, with the names of the vendor's own package."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx

from shotwright.vendors.elevenlabs import ElevenLabs
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase, sample

from . import Example, Member

SPEECH = {"text", "model_id", "language_code", "voice_settings", "seed", "previous_text", "next_text"}
FIELDS: dict[str, set[str]] = {
    "text-to-speech": SPEECH,
    "text-to-dialogue": {"inputs", "model_id", "language_code", "settings", "seed"},
    "sound-generation": {"text", "duration_seconds", "prompt_influence", "loop", "model_id"},
    "music": {"prompt", "music_length_ms", "model_id", "force_instrumental", "seed"},
}
SETTINGS = {"stability", "similarity_boost", "style", "use_speaker_boost", "speed"}


class FakeElevenLabs(FakeService):
    """One account."""

    def route(self, request: httpx.Request) -> Asked:
        """Everything is an order."""
        return Asked("submit")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the call."""
        call = request.url.path.removeprefix("/v1/").split("/")
        if call == ["voices", "add"]:
            if b'name="files"' not in request.content or b'name="name"' not in request.content:
                raise BadRequest("form")
            return "", {"call": "voices", "text": ""}
        body = json.loads(request.content)
        if call[0] not in FIELDS or set(body) - FIELDS[call[0]]:
            raise BadRequest(f"{call} {set(body) - FIELDS.get(call[0], set())}")
        if set(body.get("voice_settings", {})) - SETTINGS:
            raise BadRequest("voice_settings")
        text = body.get("text") or " ".join(line["text"] for line in body.get("inputs", ()))
        return "", {"call": call[0], "text": text}

    def created(self, job: Job) -> httpx.Response:
        """Sound; with times for speech; the id of a voice."""
        call, text = job.request["call"], job.request["text"]
        if call == "voices":
            return httpx.Response(200, json={"voice_id": "v-1", "requires_verification": False})
        if not call.startswith("text-"):
            return httpx.Response(200, content=sample(".mp3"), headers={"content-type": "audio/mpeg"})
        told = {
            "characters": list(text),
            "character_start_times_seconds": [number * 0.05 for number in range(len(text))],
            "character_end_times_seconds": [number * 0.05 + 0.05 for number in range(len(text))],
        }
        sound = base64.b64encode(sample(".mp3")).decode()
        return httpx.Response(200, json={"audio_base64": sound, "alignment": told, "normalized_alignment": told})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """There are no jobs."""
        return httpx.Response(404)

    def refused(self, why: str) -> httpx.Response:
        """A detail with a word; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("xi-api-key", "")
        status, word, message = {
            "moderated": (400, "content_against_policy", "The text was refused."),
            "bad-key": (401, "invalid_api_key", f"Invalid API key {key}"),
            "no-credit": (401, "quota_exceeded", "This request exceeds your quota."),
            "busy": (429, "too_many_concurrent_requests", "Too many requests."),
        }.get(why, (422, "invalid_parameters", "text"))
        return httpx.Response(status, json={"detail": {"status": word, "message": message}})


LINES = [{"voice": "v-1", "text": "Who is there?"}, {"voice": "v-2", "text": "Only the wind."}]
MEMBERS = [
    Member(
        name="elevenlabs",
        adapter=ElevenLabs,
        fake=FakeElevenLabs,
        keys=("ELEVENLABS_API_KEY",),
        examples=(
            Example(
                "speech",
                model="eleven-v3",
                options={"voice": "v-1", "language": "en", "stability": 0.4},
                at_once=True,
                film=".mp3",
            ),
            Example(
                "dialogue", model="eleven-v3", options={"work": "dialogue", "lines": LINES}, at_once=True, film=".mp3"
            ),
            Example("effects", model="eleven-effects-3", options={"loop": True}, at_once=True, film=".mp3"),
            Example("music", model="eleven-music-2.5", options={"instrumental": True}, at_once=True, film=".mp3"),
            Example(
                "clone",
                model="eleven-multilingual-2",
                inputs={"audio": ".wav"},
                options={"work": "voice-clone", "consent": "anna", "name": "Anna"},
                at_once=True,
                film=".json",
            ),
        ),
    ),
]
