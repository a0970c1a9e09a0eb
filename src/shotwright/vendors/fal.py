"""fal: the queue of a gateway with hundreds of endpoints; any of them is ordered as `fal/ENDPOINT`.

Families of endpoints spell the same things differently; `FAMILIES` has what is known of each. What an endpoint takes
beyond that goes into the option `input`, whose fields are sent as they are. An endpoint of no known family is ordered
with `input` only, so that no length or frame is dropped without a word.

Pictures travel inside the order; larger files go to fal's own store for a day. Only results that came are billed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from . import keys
from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, data_uri, media_type, refusal, words_of
from .terms import Terms, terms
from .wire import Answer, Call

REST = "https://rest.fal.ai"
STORE = "https://v3.fal.media"
INLINE_BYTES = 4 << 20
WHOLE_BYTES = 100 << 20
PART_BYTES = 10 << 20
KEPT_SECONDS = 86_400
ROLES = {
    "text": (),
    "image": ("image", "audio"),
    "end-frame": ("image", "end-image"),
    "references": ("reference", "video-reference", "audio"),
    "video-edit": ("video", "reference", "audio", "mask"),
    "avatar": ("image", "audio"),
    "lip-sync": ("video", "audio"),
    "upscale": ("video",),
    "smooth": ("video",),
    "foley": ("video",),
    "still": (),
    "still-edit": ("image", "reference", "mask"),
    "music": (),
    "effects": (),
}
NEEDED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("video-edit", "upscale", "smooth", "foley"), ("video",)),
    "avatar": ("image", "audio"),
    "lip-sync": ("video", "audio"),
    "end-frame": ("image", "end-image"),
}
PLACES = {
    "fal-ai/pika/v2.2": {"references": "pikascenes", "end-frame": "pikaframes"},
    "moonvalley/marey": {"image": "i2v"},
}
"""Endpoints whose other works do not follow the usual names."""
USUAL_PLACES = {
    "image": "image-to-video",
    "end-frame": "image-to-video",
    "references": "reference-to-video",
    "video-edit": "video-edit",
}
MODERATED = ("content_policy_violation", "content_policy", "nsfw", "moderation", "safety")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a family writes what every order has; an empty name means that it has no such field."""

    seconds: str = "{}"
    """As text; `int` for a number."""
    size: str = "resolution"
    aspect: str = "aspect_ratio"
    image: str = "image_url"
    end: str = "end_image_url"
    references: str = "image_urls"
    sound: str = ""
    negative: str = ""
    seed: str = "seed"
    capitals: bool = False
    """Sizes are `2K` and `768P`."""


FILM = Spelling(seconds="int")
FAMILIES: dict[str, Spelling] = {
    "fal-ai/kling-video": Spelling(
        size="", image="start_image_url", sound="generate_audio", negative="negative_prompt", seed=""
    ),
    "fal-ai/veo3": Spelling(
        seconds="{}s", image="image_url", end="last_frame_url", sound="generate_audio", negative="negative_prompt"
    ),
    "luma/agent/ray": Spelling(seconds="{}s", seed=""),
    "fal-ai/luma-dream-machine": Spelling(seconds="{}s", seed=""),
    "fal-ai/pika": Spelling(seconds="int", negative="negative_prompt"),
    "minimax/h3": Spelling(seconds="int", capitals=True, seed=""),
    "fal-ai/minimax": Spelling(size="", aspect="", seed=""),
    "fal-ai/pixverse": Spelling(seconds="int", end="", sound="generate_audio_switch", negative="negative_prompt"),
    "fal-ai/ltx": Spelling(seconds="int", sound="generate_audio", seed=""),
    "bytedance/seedance": Spelling(sound="generate_audio"),
    "fal-ai/bytedance/seedance": Spelling(sound="generate_audio"),
    "fal-ai/wan": Spelling(seconds="int", negative="negative_prompt"),
    "google/gemini-omni": Spelling(seconds="int", size="", seed=""),
    "google/nano-banana": Spelling(seconds="", capitals=True),
    "fal-ai/nano-banana": Spelling(seconds="", capitals=True),
    "veed/fabric": Spelling(seconds="", aspect="", seed=""),
    "fal-ai/sync-lipsync": Spelling(seconds="", size="", aspect="", seed=""),
    "fal-ai/seedvr": Spelling(seconds="", size="", aspect="", seed=""),
    "fal-ai/rife": Spelling(seconds="", size="", aspect="", seed=""),
    "fal-ai/mmaudio": Spelling(seconds="int", size="", aspect="", negative="negative_prompt"),
    "fal-ai/stable-audio": Spelling(seconds="", size="", aspect="", seed=""),
}
"""By the beginning of the endpoint's name; the longest that fits counts (the vendor's own types, 2026-08-02)."""


class Fal(Service):
    """A client of the queue."""

    name = "fal"
    title = "fal"
    base = "https://queue.fal.run"
    key_variable = "FAL_KEY"
    # No idempotency key and no look-up by a reference of ours is documented.
    manner: Manner = "blind"
    limits = Limits(slots=10, starts=60)

    @property
    def secret(self) -> str:
        """FAL_KEY, or the older pair FAL_KEY_ID and FAL_KEY_SECRET."""
        name, private = keys.look_up("FAL_KEY_ID"), keys.look_up("FAL_KEY_SECRET")
        if self._key is None and name and private and not keys.look_up(self.key_variable):
            return f"{name}:{private}"
        return super().secret

    def headers(self) -> dict[str, str]:
        """The key, in the vendor's own scheme."""
        return {"authorization": f"Key {self.secret}"}

    # ---- ordering

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The endpoint of the work, and its input."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options={"": ("input",)})
        asked.needs(*NEEDED.get(asked.work, ()))
        endpoint = endpoint_of(asked)
        body = fields(asked, endpoint)
        spelt = spelling(endpoint) or FILM
        names = {"image": spelt.image, "end-image": spelt.end, "video": "video_url", "mask": "mask_url"}
        if "first-last-frame" in endpoint:
            names["image"] = "first_frame_url"
        for role, path in files.items():
            kind = role.rstrip("0123456789").rstrip("-")
            several = {"reference": spelt.references, "video-reference": "video_urls"}.get(kind)
            if asked.work == "references" and kind == "audio":
                several = "audio_urls"
            name = several or names.get(kind, f"{kind}_url")
            if not name:
                raise WrongUse(f"{endpoint} has no known field for '{role}'.", next_step="Use the option 'input'.")
            if several or endpoint.endswith(("/edit", "pikaframes")):
                body.setdefault(several or "image_urls", []).append(await self._address(path))
            else:
                body[name] = await self._address(path)
        return Prepared(order, {"path": endpoint, "body": {**body, **asked.extra()}})

    async def _address(self, path: Path) -> str:
        """A small picture or sound as it is, anything larger in the vendor's store."""
        if path.stat().st_size <= INLINE_BYTES and not media_type(path).startswith("video/"):
            return data_uri(path)
        key = {"authorization": f"Key {self.secret}"}
        grant = Call("POST", f"{REST}/storage/auth/token", params={"storage_type": "fal-cdn-v3"}, json={}, headers=key)
        said = (await self.wire.upload(grant)).json()
        kind = media_type(path)
        headers = {
            "authorization": f"{said['token_type']} {said['token']}",
            "content-type": kind,
            "x-fal-file-name": path.name,
            "x-fal-object-lifecycle-preference": json.dumps({"expiration_duration_seconds": KEPT_SECONDS}),
        }
        if path.stat().st_size <= WHOLE_BYTES:
            put = Call("POST", f"{STORE}/files/upload", body=path.read_bytes(), headers=headers)
            return str((await self.wire.upload(put)).json()["access_url"])
        begun = (
            await self.wire.upload(Call("POST", f"{said['base_url']}/files/upload/multipart", headers=headers))
        ).json()
        place = f"{begun['access_url']}/multipart/{begun['uploadId']}"
        parts: list[dict[str, Any]] = []
        sealed = {"authorization": headers["authorization"]}
        with path.open("rb") as file:
            while data := file.read(PART_BYTES):
                number = len(parts) + 1
                part = Call("PUT", f"{place}/{number}", body=data, headers={**sealed, "content-type": kind})
                parts.append({"partNumber": number, "etag": (await self.wire.upload(part)).headers["etag"]})
        await self.wire.upload(Call("POST", f"{place}/complete", json={"parts": parts}, headers=sealed))
        return str(begun["access_url"])

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A place in the queue, with the addresses to ask at."""
        if not answer.ok:
            return failed(answer)
        said = answer.json()
        places = {name: str(said[f"{name}_url"]) for name in ("status", "response", "cancel")}
        return Receipt(str(said["request_id"]), places)

    # ---- asking

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """The status address, and once it is done the result's; a failure is `COMPLETED` too."""
        answer = await self.wire.ask(Call("GET", receipt.data["status"]))
        if answer.status == 404:
            return self.unknown()
        said = answer.json()
        match said.get("status"):
            case "IN_QUEUE":
                return Progress("queued")
            case "IN_PROGRESS":
                return Progress("running")
            case "COMPLETED":
                if said.get("error"):
                    words = f"{said['error']} ({said.get('error_type') or 'no type'})"
                    moderated = any(word in words.lower() for word in MODERATED)
                    return Failed("moderated" if moderated else "vendor-fault", words, False)
                result = await self.wire.ask(Call("GET", receipt.data["response"]))
                if not result.ok:
                    return failed(result, later=True)
                return Finished(urls=tuple(addresses(result.json())))
        raise self.unclear(answer)

    async def cancel(self, receipt: Receipt) -> None:
        """PUT to the cancel address."""
        await self.wire.ask(Call("PUT", receipt.data["cancel"]))


def endpoint_of(asked: Terms) -> str:
    """Where the work is ordered: beside the endpoint that the catalogue names; a name given in full stays as it is."""
    if asked.model is None or asked.work in ("text", "still", *asked.model.kinds[:1]):
        return asked.wire
    family, _, _ = asked.wire.rpartition("/")
    places = next((rows for begin, rows in PLACES.items() if asked.wire.startswith(begin)), {})
    last = places.get(asked.work) or USUAL_PLACES.get(asked.work)
    return f"{family}/{last}" if last else asked.wire


def spelling(endpoint: str) -> Spelling | None:
    """How the endpoint's family writes its fields."""
    fitting = [name for name in FAMILIES if endpoint.startswith(name)]
    return FAMILIES[max(fitting, key=len)] if fitting else None


def fields(asked: Terms, endpoint: str) -> dict[str, Any]:
    """What the order has besides files. Raises WrongUse for an endpoint whose fields are not known."""
    body: dict[str, Any] = {"prompt": asked.prompt} if asked.prompt else {}
    spelt = spelling(endpoint)
    if spelt is None:
        if asked.work not in ("upscale", "smooth", "foley", "music", "effects") and not asked.extra():
            raise WrongUse(
                f"How fal's endpoint '{endpoint}' writes length and frame is not known here.",
                next_step="Give its own fields in the option 'input': {duration: 5, resolution: 720p}. Nothing was sent.",
            )
        return body
    if asked.seconds and spelt.seconds:
        body["duration"] = asked.seconds if spelt.seconds == "int" else spelt.seconds.format(asked.seconds)
    framed = asked.work not in ("upscale", "smooth", "foley", "lip-sync", "music", "effects", "video-edit")
    if spelt.size and framed:
        body[spelt.size] = asked.size.upper() if spelt.capitals else asked.size
    # With a first picture the frame has its shape.
    if spelt.aspect and framed and asked.work not in ("image", "end-frame"):
        body[spelt.aspect] = asked.aspect
    if spelt.sound:
        body[spelt.sound] = asked.sound
    if asked.negative:
        if not spelt.negative:
            raise WrongUse(f"{endpoint} has no known field for 'negative'.", next_step="Use the option 'input'.")
        body[spelt.negative] = asked.negative
    if spelt.seed and asked.seed is not None:
        body[spelt.seed] = asked.seed
    return body


def failed(answer: Answer, *, later: bool = False) -> Failed:
    """`{"detail": text}` or a list of complaints, each with a type."""
    detail = words_of(answer).get("detail")
    rows = detail if isinstance(detail, list) else []
    message = "; ".join(f"{row.get('msg')} ({row.get('type')})" for row in rows) or str(detail or answer.excerpt())
    words = f"{message} {answer.headers.get('x-fal-error-type', '')}".lower()
    moderated = any(word in words for word in MODERATED)
    if later and answer.status >= 500:
        return Failed("vendor-fault", message, False)
    credit = "balance" in words or "locked" in words
    which = next((str(row["loc"][-1]) for row in rows if row.get("loc")), None) if moderated else None
    return refusal(answer, message, moderated=moderated, input=which, reason="credit" if credit else None)


def addresses(result: Any) -> list[str]:
    """Addresses of the files in a result: films before pictures before sounds, and then whatever else has one."""
    if isinstance(result, dict):
        if isinstance(result.get("url"), str):
            return [result["url"]]
        known = ("video", "videos", "images", "image", "audio", "audio_file")
        found = [url for name in known if name in result for url in addresses(result[name])]
        return found or [url for value in result.values() for url in addresses(value)]
    return [url for value in result for url in addresses(value)] if isinstance(result, list) else []
