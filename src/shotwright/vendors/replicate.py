"""Replicate: any model as `replicate/OWNER/NAME`, or `replicate/OWNER/NAME:VERSION`.

A model publishes the schema of its input. It is read before ordering: the order's parts go into the fields that the model
has for them, values are checked against its lists, and an input that it has no field for is refused with the fields that
it has. Length, frame and seed are sent where there is a field; all other fields go into the option `input`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, media_type, refusal, words_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image", "audio"),
    "end-frame": ("image", "end-image"),
    "references": ("reference", "video-reference", "audio"),
    "video-edit": ("video", "reference", "audio", "mask"),
}
FIELDS: dict[str, tuple[str, ...]] = {
    "image": ("image", "start_image", "first_frame_image", "first_frame", "input_image", "image_url"),
    "end-image": ("end_image", "last_frame_image", "last_frame", "last_image"),
    "reference": ("reference_images", "image_input", "input_images", "images", "subject_reference"),
    "video-reference": ("reference_videos", "reference_video"),
    "video": ("video", "input_video", "video_url"),
    "audio": ("audio", "audio_file", "input_audio", "reference_audios"),
    "mask": ("mask", "mask_image"),
    "seconds": ("duration", "seconds", "video_length"),
    "size": ("resolution", "quality"),
    "aspect": ("aspect_ratio", "ratio"),
    "sound": ("generate_audio", "enable_audio"),
    "negative": ("negative_prompt",),
    "seed": ("seed",),
}
"""What models call the parts of an order, by the names seen most; the first that a model has is taken."""
MODERATED = ("sensitive", "nsfw", "(e005)", "moderation", "content policy")


class Replicate(Service):
    """A client of predictions."""

    name = "replicate"
    title = "Replicate"
    base = "https://api.replicate.com/v1"
    key_variable = "REPLICATE_API_TOKEN"
    manner: Manner = "blind"
    limits = Limits(slots=10, starts=300)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The prediction's input, by the model's schema; files are uploaded."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options={"": ("input",)})
        name, _, version = asked.wire.partition(":")
        if name.count("/") != 1:
            raise WrongUse(f"'{asked.wire}' is no model of Replicate.", next_step="Write replicate/OWNER/NAME.")
        at = f"models/{name}/versions/{version}" if version else f"models/{name}"
        answer = await self.wire.ask(Call("GET", at))
        if not answer.ok:
            raise WrongUse(f"Replicate has no model '{asked.wire}'.", next_step="Check the name on replicate.com.")
        said = answer.json()
        schema = (said if version else said.get("latest_version") or {}).get("openapi_schema") or {}
        known = Fields(order.model, schema)
        filled = known.filled(asked)
        for role, path in files.items():
            field = known.named(role.rstrip("0123456789").rstrip("-"), needed=True)
            url = await self._upload(path)
            if known.properties[field].get("type") == "array":
                filled.setdefault(field, []).append(url)
            else:
                filled[field] = url
        body: dict[str, Any] = {"input": {**filled, **asked.extra()}}
        if version:
            return Prepared(order, {"path": "predictions", "body": {"version": version, **body}})
        return Prepared(order, {"path": f"models/{name}/predictions", "body": body})

    async def _upload(self, path: Path) -> str:
        """Put a file into the account for a day; its address."""
        part = {"content": (path.name, path.read_bytes(), media_type(path))}
        return str((await self.wire.upload(Call("POST", "files", files=part))).json()["urls"]["get"])

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A prediction, or a detail."""
        if not answer.ok:
            said = words_of(answer)
            message = str(said.get("detail") or said.get("title") or answer.excerpt())
            return refusal(answer, message, moderated=any(word in message.lower() for word in MODERATED))
        return Receipt(str(answer.json()["id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /predictions/ID."""
        answer = await self.wire.ask(Call("GET", f"predictions/{receipt.job}"))
        if answer.status == 404:
            return self.unknown()
        said = answer.json()
        match said.get("status"):
            case "starting":
                return Progress("queued")
            case "processing":
                return Progress("running")
            case "succeeded":
                return Finished(urls=tuple(addresses(said.get("output"))))
            case "failed":
                message = str(said.get("error") or "no reason given")
                # Whether a failed prediction is billed depends on the model, and the answer does not say it.
                moderated = any(word in message.lower() for word in MODERATED)
                return Failed("moderated" if moderated else "vendor-fault", message, None)
            case "canceled" | "aborted":
                return Failed("cancelled", "The prediction was stopped.", None)
        raise self.unclear(answer)

    async def cancel(self, receipt: Receipt) -> None:
        """POST /predictions/ID/cancel."""
        await self.wire.ask(Call("POST", f"predictions/{receipt.job}/cancel"))

    def download_headers(self, url: str) -> dict[str, str]:
        """Some files lie at the interface's own address, behind the key."""
        return self.headers() if url.startswith(self.wire.base) else {}


class Fields:
    """The input of one model, from its published schema (OpenAPI)."""

    def __init__(self, model: str, schema: Mapping[str, Any]) -> None:
        self.model = model
        self.schemas = (schema.get("components") or {}).get("schemas") or {}
        self.properties: dict[str, dict[str, Any]] = (self.schemas.get("Input") or {}).get("properties") or {}

    def named(self, part: str, *, needed: bool = False) -> str:
        """The model's field for a part of the order; empty where it has none. Raises WrongUse when it is needed."""
        found = next((name for name in FIELDS[part] if name in self.properties), "")
        if needed and not found:
            listed = ", ".join(sorted(self.properties)) or "nothing"
            raise WrongUse(f"{self.model} has no field for '{part}'.", next_step=f"It takes: {listed}.")
        return found

    def filled(self, asked: Terms) -> dict[str, Any]:
        """Everything but files."""
        out: dict[str, Any] = {"prompt": asked.prompt} if "prompt" in self.properties else {}
        parts = {"seconds": asked.seconds or None, "size": asked.size, "aspect": asked.aspect, "seed": asked.seed}
        for part, value in parts.items():
            field = self.named(part)
            if field and value is not None and field not in asked.extra():
                out[field] = self.typed(field, value)
        for part, given in (("sound", asked.sound), ("negative", asked.negative)):
            if part in asked.order.options:
                out[self.named(part, needed=True)] = given
        return out

    def typed(self, field: str, value: int | str) -> Any:
        """The value as the field wants it. Raises WrongUse with the list, where it is on none."""
        about = self.properties[field]
        for each in about.get("allOf", ()):
            about = {**self.schemas.get(str(each.get("$ref", "")).rpartition("/")[2], {}), **about}
        if offered := about.get("enum"):
            for one in offered:
                if str(one).lower() in (str(value), f"{value}s"):
                    return one
            listed = ", ".join(map(str, offered))
            raise WrongUse(f"{self.model} does not make '{field}' {value}.", next_step=f"It makes: {listed}.")
        return str(value) if about.get("type") == "string" else value


def addresses(output: Any) -> list[str]:
    """Addresses in an output, which is text, a list or an object, as the model likes."""
    if isinstance(output, str):
        return [output] if output.startswith("http") else []
    parts = output.values() if isinstance(output, dict) else output if isinstance(output, list) else ()
    return [url for part in parts for url in addresses(part)]
