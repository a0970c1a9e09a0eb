"""Google's Gemini interface: Gemini Omni films through `interactions`; Nano Banana pictures, speech and Lyria's music
through `generateContent`.

A film is ordered in the background and asked for; its file lies behind the key for two days. A picture or a sound is the
answer itself. Pictures travel inside the order; films are uploaded to Files first. What was refused comes back as a finished
interaction without a film. Veo is sold on Vertex only: see `vertex`.
"""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from shotwright.errors import WrongUse
from shotwright.film import Order

from . import keys
from .contract import Failed, Finished, Limits, Lost, Manner, NotSent, Prepared, Progress, Receipt
from .service import Service, base64_of, media_type, refusal
from .speech import voice_of, wav
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image"),
    "references": ("reference", "image", "video-reference"),
    "video-edit": ("video", "reference"),
    "extend": ("video",),
    "still": (),
    "still-edit": ("image", "reference"),
    "speech": (),
    "dialogue": (),
    "music": (),
}
OPTIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("video-edit", "extend"), ("job",)),
    "speech": ("voice", "language"),
    "dialogue": ("voices", "language"),
}
TASKS = {
    "text": "text_to_video",
    "image": "image_to_video",
    # That two pictures are the first and the last is from resellers' pages; Google's own field for it was not found.
    "end-frame": "image_to_video",
    "references": "reference_to_video",
    "video-edit": "edit",
    "extend": "extend",
}
MODERATED = ("SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "IMAGE_SAFETY", "RECITATION")
INLINE_BYTES = 18 << 20
"""An order with more than this in it is refused by the vendor (20 MB, secondary)."""
FILE_WAITS = 60


class Google(Service):
    """A client of the Gemini interface."""

    name = "google"
    title = "Google Gemini"
    base = "https://generativelanguage.googleapis.com/v1"
    key_variable = "GEMINI_API_KEY"
    base_variable = "GOOGLE_GEMINI_BASE_URL"
    # An order may carry labels, but no call lists interactions by them.
    manner: Manner = "blind"
    limits = Limits(slots=10, starts=50)

    @property
    def secret(self) -> str:
        """GOOGLE_API_KEY wins over GEMINI_API_KEY, as in the vendor's own client."""
        return self._key or keys.look_up("GOOGLE_API_KEY") or super().secret

    def headers(self) -> dict[str, str]:
        """The key in the vendor's own header."""
        return {"x-goog-api-key": self.secret}

    # ---- ordering

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The body; films are uploaded."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        inline = [path for role, path in files.items() if not role.startswith("video")]
        if sum(path.stat().st_size for path in inline) * 4 / 3 > INLINE_BYTES:
            raise WrongUse("The pictures are too large together.", next_step="Give pictures of 13 MB in all.")
        if asked.work in ("still", "still-edit", "speech", "dialogue", "music"):
            body = picture(asked) if asked.work.startswith("still") else sound(asked)
            return Prepared(order, {"path": f"models/{asked.wire}:generateContent", "body": body})
        if asked.work in ("video-edit", "extend") and bool(asked.option("job")) == bool(asked.given("video")):
            raise WrongUse(
                f"{order.model} needs one film.",
                next_step="Give a video, or an earlier job's id with the option 'job'.",
            )
        if asked.work == "end-frame":
            asked.needs("image", "end-image")
        parts: list[dict[str, Any]] = [{"type": "text", "text": asked.prompt}]
        for role in ("image", "end-image", "reference"):
            kind = [(path, media_type(path)) for path in asked.given(role)]
            parts += [{"type": "image", "data": base64_of(path), "mime_type": mime} for path, mime in kind]
        for role in ("video", "video-reference"):
            for path in asked.given(role):
                uri = await self._upload(path)
                parts.append({"type": "video", "uri": uri, "mime_type": media_type(path)})
        return Prepared(order, {"path": "interactions", "body": film(asked, parts)})

    async def _upload(self, file: Path) -> str:
        """Put a film into Files by the resumable protocol; its address there, once it can be used."""
        base = httpx.URL(self.wire.base)
        start = {
            "x-goog-upload-protocol": "resumable",
            "x-goog-upload-command": "start",
            "x-goog-upload-header-content-length": str(file.stat().st_size),
            "x-goog-upload-header-content-type": media_type(file),
        }
        place = str(base.copy_with(path=f"/upload{base.path}files"))
        body = {"file": {"display_name": file.name, "mime_type": media_type(file)}}
        begun = await self.wire.upload(Call("POST", place, json=body, headers=start))
        end = {"x-goog-upload-command": "upload, finalize", "x-goog-upload-offset": "0"}
        where = begun.headers["x-goog-upload-url"]
        taken = await self.wire.upload(Call("POST", where, body=file.read_bytes(), headers=end))
        there = taken.json()["file"]
        for _ in range(FILE_WAITS):
            if there.get("state", "ACTIVE") == "ACTIVE":
                return str(there["uri"])
            if there["state"] == "FAILED":
                raise WrongUse(f"Google cannot read '{file.name}'.", next_step="Give a usual MP4.")
            await self.wire.clock.sleep(2.0)
            there = (await self.wire.ask(Call("GET", there["name"]))).json()
        raise NotSent(f"Google is still reading '{file.name}'.")

    def busy(self, answer: Answer) -> bool:
        """429 stands for an empty account too (uncertain: the words are from users' reports)."""
        return answer.status == 429 and "depleted" not in answer.excerpt()

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """An interaction, a picture, or an error, which some front ends put into a list."""
        if not answer.ok:
            return self._refused(answer)
        said = answer.json()
        if "id" in said:
            return Receipt(str(said["id"]))
        usage = said.get("usageMetadata") or {}
        charged = bool(usage.get("candidatesTokenCount"))
        blocked = (said.get("promptFeedback") or {}).get("blockReason")
        if blocked:
            return Failed("moderated", f"The prompt was blocked ({blocked}).", charged, "prompt")
        if parts_of(said):
            return Finished()
        reasons = [str(each.get("finishReason")) for each in said["candidates"]]
        moderated = any(reason in MODERATED for reason in reasons)
        return Failed("moderated" if moderated else "vendor-fault", f"Nothing came ({', '.join(reasons)}).", charged)

    def _refused(self, answer: Answer) -> Failed:
        """An error object."""
        error = error_of(answer)
        message = str(error.get("message") or answer.excerpt())
        code = f"{error.get('code')} {error.get('status')}"
        if "api key" in message.lower():
            return refusal(answer, message, reason="key")
        if "depleted" in message or "billing" in message.lower():
            return refusal(answer, message, reason="credit")
        return refusal(answer, message, moderated=is_moderation(code, message))

    # ---- asking

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /interactions/ID, and the file once there is one."""
        answer = await self.wire.ask(Call("GET", f"interactions/{receipt.job}", params={"stream": "false"}))
        if answer.status in (400, 404):
            return Failed("expired", f"Google no longer knows this interaction: {answer.excerpt()}", None)
        said = answer.json()
        match said.get("status"):
            case "queued":
                return Progress("queued")
            case "in_progress":
                return Progress("running")
            case "completed":
                return await self._completed(said)
            case "cancelled":
                return Failed("cancelled", "The interaction was stopped.", charged(said))
            case "failed" | "incomplete" | "budget_exceeded" | "requires_action" | "requires_continuation" as state:
                errors = said.get("errors") or []
                words = "; ".join(str(error.get("message")) for error in errors) or state
                codes = " ".join(str(error.get("code")) for error in errors)
                if is_moderation(codes, words):
                    return Failed("moderated", words, charged(said))
                return Failed("credit" if state == "budget_exceeded" else "vendor-fault", words, charged(said))
        raise Lost(f"Google names no state of the interaction: {answer.excerpt()!r}.")

    async def _completed(self, said: Mapping[str, Any]) -> Progress | Finished | Failed:
        """The address of the film; without one the words say why it was refused."""
        parts = [part for step in said.get("steps") or () for part in step.get("content") or ()]
        films = [part for part in parts if part.get("type") == "video" and part.get("uri")]
        if not films:
            words = " ".join(str(part.get("text")) for part in parts if part.get("type") == "text")
            return Failed("moderated", words or "It was finished without a film.", charged(said))
        uri = str(films[0]["uri"])
        if "alt=media" in uri:
            return Finished(urls=(uri,))
        name = f"files/{uri.rpartition('files/')[2]}"
        state = (await self.wire.ask(Call("GET", name))).json().get("state", "ACTIVE")
        if state == "FAILED":
            return Failed("vendor-fault", "The film could not be stored.", charged(said))
        if state != "ACTIVE":
            return Progress("running")
        return Finished(urls=(self.wire.address(f"{name}:download?alt=media"),))

    async def cancel(self, receipt: Receipt) -> None:
        """POST /interactions/ID/cancel."""
        await self.wire.ask(Call("POST", f"interactions/{receipt.job}/cancel"))

    # ---- fetching

    def contents(self, answer: Answer) -> list[tuple[str, bytes]]:
        """Pictures, or a sound, whose bare samples become a WAV file."""
        found = []
        for kind, data in parts_of(answer.json()):
            rate = kind.lower().partition("rate=")[2].partition(";")[0]
            if kind.lower().startswith("audio/l16") or rate:
                found.append((".wav", wav(base64.b64decode(data), int(rate or 24_000))))
            else:
                found.append((mimetypes.guess_extension(kind) or ".png", base64.b64decode(data)))
        return found

    def download_headers(self, url: str) -> dict[str, str]:
        """Files are served behind the key, on the vendor's own host only."""
        return self.headers() if httpx.URL(url).host == httpx.URL(self.wire.base).host else {}


def film(asked: Terms, parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The body of an interaction that makes a film, in the background so that the order is answered at once."""
    wanted: dict[str, Any] = {"type": "video", "resolution": asked.size, "delivery": "uri"}
    if asked.work != "video-edit":
        # A number is refused: the length is text with its unit.
        wanted |= {"duration": f"{asked.seconds}s", "aspect_ratio": asked.aspect}
    body: dict[str, Any] = {
        "model": asked.wire,
        "input": parts if len(parts) > 1 else asked.prompt,
        "background": True,
        "response_format": wanted,
        "generation_config": {"video_config": {"task": TASKS[asked.work]}},
    }
    if asked.option("job"):
        body["previous_interaction_id"] = str(asked.option("job"))
    return body


def picture(asked: Terms) -> dict[str, Any]:
    """The body that makes or changes a picture."""
    given = [*asked.given("image"), *asked.given("reference")]
    parts: list[dict[str, Any]] = [{"text": asked.prompt}]
    parts += [{"inlineData": {"mimeType": media_type(path), "data": base64_of(path)}} for path in given]
    frame = {"aspectRatio": asked.aspect, "imageSize": asked.size.upper()}
    config = {"responseModalities": ["IMAGE"], "imageConfig": frame}
    return {"contents": [{"role": "user", "parts": parts}], "generationConfig": config}


def sound(asked: Terms) -> dict[str, Any]:
    """The body that speaks a text, lets two speak, or makes music; no times are told."""
    config: dict[str, Any] = {"responseModalities": ["AUDIO"]}
    if asked.work != "music":
        speech: dict[str, Any] = {}
        if asked.option("language"):
            speech["languageCode"] = str(asked.option("language"))
        if asked.work == "speech":
            speech["voiceConfig"] = voice(voice_of(asked))
        else:
            cast = asked.option("voices")
            if not isinstance(cast, dict) or len(cast) != 2:
                raise WrongUse(
                    "A dialogue has two voices.", next_step="Give the option voices: {Anna: Kore, Ben: Puck}."
                )
            rows = [{"speaker": who, "voiceConfig": voice(str(name))} for who, name in cast.items()]
            speech["multiSpeakerVoiceConfig"] = {"speakerVoiceConfigs": rows}
        config["speechConfig"] = speech
    return {"contents": [{"role": "user", "parts": [{"text": asked.prompt}]}], "generationConfig": config}


def voice(name: str) -> dict[str, Any]:
    """One of the vendor's own voices."""
    return {"prebuiltVoiceConfig": {"voiceName": name}}


def parts_of(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Media type and base64 of each picture or sound in an answer."""
    parts = [p for each in said.get("candidates") or () for p in (each.get("content") or {}).get("parts") or ()]
    found = [part["inlineData"] for part in parts if "inlineData" in part]
    return [(str(each.get("mimeType", "image/png")), str(each["data"])) for each in found]


def error_of(answer: Answer) -> dict[str, Any]:
    """The error object of a refusal, or an empty one."""
    try:
        said = answer.json()
    except Lost:
        return {}
    said = said[0] if isinstance(said, list) and said else said
    found = said.get("error") if isinstance(said, dict) else None
    return found if isinstance(found, dict) else {}


def is_moderation(code: str, message: str) -> bool:
    """A refusal of what was asked for, by code or by words."""
    words = message.lower()
    return any(name in code.upper() for name in MODERATED) or ("blocked" in words and "policy" in words)


def charged(said: Mapping[str, Any]) -> bool | None:
    """Films are billed by tokens of video; where the usage is told, it says whether there were any."""
    usage = said.get("usage")
    if usage is None:
        return None
    rows = usage.get("output_tokens_by_modality") or ()
    return any(row.get("modality") == "video" and row.get("tokens") for row in rows)
