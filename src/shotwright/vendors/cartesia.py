"""Cartesia Sonic: speech with the time of every word and of every sound of speech, and clones of voices.

Times come with the streamed answer only, so that is what is ordered, and kept whole before anyone reads it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Receipt
from .service import base64_of, media_type, refusal, words_of
from .speech import Speaker, cloning, times, voice_of, wav
from .terms import terms
from .wire import Answer, Call

ROLES = {"speech": (), "voice-clone": ("audio",)}
OPTIONS = {
    "speech": ("voice", "language", "speed", "volume", "emotion"),
    "voice-clone": ("consent", "name", "language"),
}
VERSION = "2026-08-14"
RATE = 44_100


class Cartesia(Speaker):
    """A client of the streamed speech."""

    name = "cartesia"
    title = "Cartesia"
    base = "https://api.cartesia.ai"
    key_variable = "CARTESIA_API_KEY"
    base_variable = "CARTESIA_BASE_URL"
    manner: Manner = "blind"
    limits = Limits(slots=4, starts=60)

    def headers(self) -> dict[str, str]:
        """The key, and the version that decides what answers look like."""
        return {**super().headers(), "cartesia-version": VERSION}

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The body of the speech, or the form of a clone."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        language = str(asked.option("language", "en"))
        if asked.work == "voice-clone":
            recording = cloning(asked)
            fields = {"name": str(asked.option("name") or order.prompt), "language": language}
            file = (recording.name, media_type(recording), base64_of(recording))
            return Prepared(order, {"path": "voices/clone", "fields": fields, "file": file})
        body: dict[str, Any] = {
            "model_id": asked.wire,
            "transcript": asked.prompt,
            "voice": {"id": voice_of(asked)},
            "language": language,
            "output_format": {"container": "raw", "encoding": "pcm_s16le", "sample_rate": RATE},
            "add_timestamps": True,
            "add_phoneme_timestamps": True,
        }
        names = ("speed", "volume", "emotion")
        if delivery := {name: asked.option(name) for name in names if name in order.options}:
            body["generation_config"] = delivery
        return Prepared(order, {"path": "tts/sse", "body": body})

    def call(self, prepared: Prepared, reference: str) -> Call:
        """JSON; a form for a recording."""
        request = prepared.request
        if "file" not in request:
            return super().call(prepared, reference)
        name, kind, data = request["file"]
        return Call(
            "POST", request["path"], form=request["fields"], files={"clip": (name, base64.b64decode(data), kind)}
        )

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A stream that ends with `done`, a voice, or an error."""
        if not answer.ok:
            said = words_of(answer)
            message = str(said.get("message") or said.get("error") or said.get("title") or answer.excerpt())
            return refusal(answer, message, moderated="moderation" in message.lower())
        if made := words_of(answer).get("id"):
            return Finished(made=str(made))
        kinds = []
        for event in events(answer.body):
            kinds.append(event.get("type"))
            if event.get("type") == "error":
                message = str(event.get("message") or event.get("error"))
                return Failed("vendor-fault", message, None)
        if "chunk" in kinds and "done" in kinds:
            return Finished()
        raise self.unclear(answer)

    def contents(self, answer: Answer) -> list[tuple[str, bytes]]:
        """The sound and its times; of a cloned voice what the vendor said of it."""
        if words_of(answer):
            return [(".json", answer.body)]
        sound, words, phones = bytearray(), [], []
        for event in events(answer.body):
            if event.get("type") == "chunk":
                sound += base64.b64decode(event["data"])
            if told := event.get("word_timestamps"):
                words += list(zip(told["words"], told["start"], told["end"], strict=True))
            if told := event.get("phoneme_timestamps"):
                phones += list(zip(told["phonemes"], told["start"], told["end"], strict=True))
        return [(".wav", wav(bytes(sound), RATE)), times(words=words, phones=phones)]


def events(body: bytes) -> Iterator[dict[str, Any]]:
    """The objects of a stream of server-sent events."""
    for line in body.decode("utf-8", "replace").splitlines():
        if line.startswith("data:") and (data := line.removeprefix("data:").strip()) and data != "[DONE]":
            yield json.loads(data)
