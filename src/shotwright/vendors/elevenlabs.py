"""ElevenLabs: speech and dialogue with a time for every character, sound effects, music, and clones of voices.

All of it is the answer to the order itself. A lost answer cannot be had again, so nothing is asked twice.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Receipt
from .service import base64_of, media_type, refusal, words_of
from .speech import Speaker, cloning, times, voice_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {"speech": (), "dialogue": (), "effects": (), "music": (), "voice-clone": ("audio",)}
VOICE = ("stability", "similarity", "style", "speed")
OPTIONS: dict[str, tuple[str, ...]] = {
    "speech": ("voice", "language", "previous", "next", *VOICE),
    "dialogue": ("lines", "language"),
    "effects": ("loop", "influence"),
    "music": ("instrumental",),
    "voice-clone": ("consent", "name", "remove-noise"),
}
FORMAT = "mp3_44100_128"


class ElevenLabs(Speaker):
    """A client of the calls that answer at once."""

    name = "elevenlabs"
    title = "ElevenLabs"
    base = "https://api.elevenlabs.io/v1"
    key_variable = "ELEVENLABS_API_KEY"
    base_variable = "ELEVENLABS_BASE_URL"
    manner: Manner = "blind"
    limits = Limits(slots=4, starts=60)

    def headers(self) -> dict[str, str]:
        """The key in the vendor's own header."""
        return {"xi-api-key": self.secret}

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Path and body of the work."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        if asked.work == "voice-clone":
            recording = cloning(asked)
            fields = {"name": str(asked.option("name") or order.prompt)}
            if "remove-noise" in order.options:
                fields["remove_background_noise"] = str(bool(asked.option("remove-noise"))).lower()
            file = (recording.name, media_type(recording), base64_of(recording))
            return Prepared(order, {"path": "voices/add", "fields": fields, "file": file})
        path, body = work(asked)
        return Prepared(order, {"path": path, "body": body})

    def call(self, prepared: Prepared, reference: str) -> Call:
        """JSON; a form for a recording."""
        request = prepared.request
        if "file" not in request:
            return Call("POST", request["path"], json=request["body"], params={"output_format": FORMAT})
        name, kind, data = request["file"]
        return Call(
            "POST", request["path"], form=request["fields"], files={"files": (name, base64.b64decode(data), kind)}
        )

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """Sound, sound with times, the id of a voice, or a detail."""
        if not answer.ok:
            detail = words_of(answer).get("detail")
            status = str(detail.get("status")) if isinstance(detail, dict) else ""
            message = str(detail.get("message") if isinstance(detail, dict) else detail or answer.excerpt())
            moderated = "moderation" in status or "content" in status or "blocked" in status
            credit = status in ("quota_exceeded", "insufficient_credits")
            return refusal(answer, f"{message} ({status})", moderated=moderated, reason="credit" if credit else None)
        if self.contents(answer):
            made = words_of(answer).get("voice_id")
            return Finished(made=None if made is None else str(made))
        raise self.unclear(answer)

    def contents(self, answer: Answer) -> list[tuple[str, bytes]]:
        """The sound and its times; of a cloned voice what the vendor said of it."""
        if "json" not in answer.headers.get("content-type", ""):
            kind = answer.headers.get("content-type", "")
            return [(".mp3", answer.body)] if kind.startswith("audio/") else []
        said = answer.json()
        if "voice_id" in said:
            return [(".json", json.dumps(said).encode())]
        told = said.get("alignment") or {}
        starts, ends = told.get("character_start_times_seconds"), told.get("character_end_times_seconds")
        found = [(".mp3", base64.b64decode(said["audio_base64"]))]
        return [*found, times(characters=told["characters"], starts=starts, ends=ends)] if told else found


def work(asked: Terms) -> tuple[str, dict[str, Any]]:
    """Path and body."""
    seed = {"seed": asked.seed % (1 << 32)} if asked.seed is not None else {}
    match asked.work:
        case "effects":
            body: dict[str, Any] = {"text": asked.prompt, "model_id": asked.wire}
            body["duration_seconds"] = asked.order.seconds
            names = {"loop": "loop", "influence": "prompt_influence"}
            return "sound-generation", body | given(asked, names)
        case "music":
            body = {"prompt": asked.prompt, "model_id": asked.wire, **seed}
            body["music_length_ms"] = round(asked.order.seconds * 1000)
            return "music", body | given(asked, {"instrumental": "force_instrumental"})
        case "dialogue":
            lines = asked.option("lines")
            if not lines:
                raise WrongUse(
                    "A dialogue needs lines.", next_step="Give the option lines: [{voice: ID, text: words}, ...]."
                )
            inputs = [{"text": str(line["text"]), "voice_id": str(line["voice"])} for line in lines]
            body = {"inputs": inputs, "model_id": asked.wire, **seed}
            return "text-to-dialogue/with-timestamps", body | given(asked, {"language": "language_code"})
    body = {"text": asked.prompt, "model_id": asked.wire, **seed}
    names = {"stability": "stability", "similarity": "similarity_boost", "style": "style", "speed": "speed"}
    if settings := given(asked, names):
        body["voice_settings"] = settings
    names = {"language": "language_code", "previous": "previous_text", "next": "next_text"}
    return f"text-to-speech/{voice_of(asked)}/with-timestamps", body | given(asked, names)


def given(asked: Terms, names: Mapping[str, str]) -> dict[str, Any]:
    """The options that the order has, under the vendor's names."""
    return {wire: asked.option(name) for name, wire in names.items() if name in asked.order.options}
