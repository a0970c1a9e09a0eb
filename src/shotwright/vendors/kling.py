"""Kling: the classic interface (2.x, O1, 3.0, 3.0 Omni, lip sync, avatars) and the new one (3.0 Turbo, 4.0).

Classic orders name the model in the body and carry fields; new ones name it in the path and carry `contents`,
`settings` and `options`. Both take our reference as `external_task_id`, which must be unique for the account: it finds a
lost task, and a repeat under it is refused.

Pictures and sounds travel as base64. Films are taken from addresses only, so a film comes by the option `video-url`,
which the user gives, or as the id of an earlier Kling film, `video-id`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from . import keys
from .contract import Failed, Finished, Limits, Lost, Manner, Prepared, Progress, Receipt
from .service import Service, base64_of, refusal, words_of
from .terms import Terms, named, terms
from .wire import Answer, Call

CLASSIC = {
    "text": "v1/videos/text2video",
    "image": "v1/videos/image2video",
    "end-frame": "v1/videos/image2video",
    "omni": "v1/videos/omni-video",
    "motion": "v1/videos/motion-control",
    "lip-sync": "v1/videos/advanced-lip-sync",
    "avatar": "v1/videos/avatar/image2video",
}
NEW_MODELS = ("kling-3.0-turbo", "kling-4.0", "kling-4.0-flash")
"""Ordered through the new interface. No public client of the 4.0 paths was found: they are formed as those of 3.0."""
OMNI = ("kling-video-o1", "kling-v3-omni")
ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image", "middle-image"),
    "references": ("reference", "image", "end-image"),
    "video-edit": ("reference",),
    "motion": ("image",),
    "lip-sync": ("audio",),
    "avatar": ("image", "audio"),
}
CLASSIC_OPTIONS: dict[str, tuple[str, ...]] = {
    "text": ("shots", "elements", "voices", "watermark"),
    "image": ("shots", "elements", "voices", "watermark"),
    "end-frame": ("shots", "elements", "voices", "watermark"),
    "motion": ("video-url", "orientation", "keep-sound", "watermark"),
    "lip-sync": ("video-url", "video-id", "face"),
    "avatar": (),
}
OMNI_OPTIONS = {"": ("video-url", "video-use", "keep-sound", "elements", "watermark")}
NEW_OPTIONS = {"": ("video-url", "video-use", "elements", "voices", "multi-shot", "watermark")}
TURBO_OPTIONS = {"": ("image-url", "multi-shot", "watermark")}
KEY_CODES = {1000, 1001, 1002, 1003, 1004, 1103, 1304}
CREDIT_CODES = {1100, 1101, 1102}
MODERATION_CODES = {1300, 1301}
BUSY_CODES = {1302, 1303}
MODERATION_WORDS = ("risk control", "policy", "sensitive", "moderation")


class Kling(Service):
    """A client of both interfaces."""

    name = "kling"
    title = "Kling"
    base = "https://api-singapore.klingai.com"
    key_variable = "KLING_API_KEY"
    base_variable = "KLING_BASE_URL"
    manner: Manner = "findable"
    limits = Limits(slots=5, starts=30)

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._paths: dict[str, str] = {}
        """Where a classic task was found: an answer does not say it."""

    def headers(self) -> dict[str, str]:
        """None here: a signed token lasts half an hour, so every call carries its own."""
        return {}

    def ask(self, method: str, path: str, **more: Any) -> Call:
        """A call with its key: the new kind as it is, or a token signed with the older pair of keys."""
        return Call(method, path, headers={"authorization": f"Bearer {self.token()}"}, **more)

    def token(self) -> str:
        """KLING_API_KEY, or a JSON web token (HS256) from KLING_ACCESS_KEY and KLING_SECRET_KEY."""
        access, private = keys.look_up("KLING_ACCESS_KEY"), keys.look_up("KLING_SECRET_KEY")
        if self._key is None and access and private and not keys.look_up(self.key_variable):
            now = int(self.wire.clock.now())
            return signed(access, private, now - now % 600)
        return self.secret

    # ---- ordering

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Path and body; for lip sync the faces are looked for first, which costs nothing."""
        wire = named(order.model, self.name)[1]
        tables: dict[str, Mapping[str, tuple[str, ...]]] = {
            "kling-3.0-turbo": TURBO_OPTIONS,
            **dict.fromkeys(OMNI, OMNI_OPTIONS),
        }
        options = tables.get(wire, NEW_OPTIONS if wire in NEW_MODELS else CLASSIC_OPTIONS)
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=options)
        if asked.wire in NEW_MODELS:
            path, body = new_order(asked)
        elif asked.work == "lip-sync":
            path, body = CLASSIC["lip-sync"], await self._lip_sync(asked)
        else:
            path, body = classic_order(asked)
        return Prepared(order, {"path": path, "body": body})

    async def _lip_sync(self, asked: Terms) -> dict[str, Any]:
        """Find the faces of the film, and put the sound on one of them."""
        film = {"video_id": asked.option("video-id"), "video_url": asked.option("video-url")}
        named = {name: value for name, value in film.items() if value}
        sound = asked.given("audio")
        if len(named) != 1 or not sound:
            raise WrongUse(
                "Lip sync needs a film and a sound.",
                next_step="Give an audio file, and the option 'video-url' or 'video-id'.",
            )
        answer = await self.wire.ask(self.ask("POST", "v1/videos/identify-face", json=named))
        data = data_of(answer)
        faces = data.get("face_data") or []
        wanted = asked.option("face", 0)
        if not isinstance(wanted, int) or not 0 <= wanted < len(faces):
            why = words_of(answer).get("message") or "the film has no such face"
            raise WrongUse(f"Face {wanted} was not found: {why}.", next_step=f"Faces there: {len(faces)}, from 0.")
        chosen = {
            "face_id": faces[wanted]["face_id"],
            "sound_file": base64_of(sound[0]),
            "sound_start_time": 0,
            "sound_insert_time": faces[wanted].get("start_time", 0),
        }
        return {"session_id": data["session_id"], "face_choose": [chosen]}

    def call(self, prepared: Prepared, reference: str) -> Call:
        """The body with our reference, where each interface has it."""
        path, body = prepared.request["path"], dict(prepared.request["body"])
        if "v1/" in path:
            body["external_task_id"] = reference
        else:
            body["options"] = {**body.get("options", {}), "external_task_id": reference}
        return self.ask("POST", path, json=body)

    def busy(self, answer: Answer) -> bool:
        """429 stands for an empty pack too; only these codes pass by waiting."""
        code = words_of(answer).get("code")
        return code in BUSY_CODES or (answer.status == 429 and code not in KEY_CODES | CREDIT_CODES)

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A task, or a code."""
        said = answer.json()
        code = said.get("code")
        if code == 0:
            data = said["data"]
            return Receipt(str(data.get("task_id") or data["id"]), {"kind": "classic" if "task_id" in data else "new"})
        message = f"{said.get('message') or answer.excerpt()} (code {code})"
        if code in KEY_CODES or code in CREDIT_CODES:
            return refusal(answer, message, reason="key" if code in KEY_CODES else "credit")
        return refusal(answer, message, moderated=code in MODERATION_CODES)

    # ---- asking

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """Where the task was found before, or where a task of its kind may be."""
        if receipt.data.get("kind") == "new":
            return understood(await self._new_task("task_ids", receipt.job))
        return understood(await self._classic_task(receipt.job))

    async def find(self, reference: str) -> Receipt | None:
        """By `external_task_id`, in both interfaces: the reference alone does not tell which took the order."""
        task = await self._new_task("external_task_ids", reference)
        if task is not None:
            return Receipt(str(task["id"]), {"kind": "new"})
        task = await self._classic_task(reference)
        return None if task is None else Receipt(str(task["task_id"]), {"kind": "classic"})

    async def _new_task(self, field: str, value: str) -> dict[str, Any] | None:
        """GET /tasks."""
        answer = await self.wire.ask(self.ask("GET", "tasks", params={field: value}))
        found = listed(answer)
        return found[0] if found else None

    async def _classic_task(self, name: str) -> dict[str, Any] | None:
        """GET PATH/ID under each path that may have it, where a task's own reference stands for its id."""
        known = self._paths.get(name)
        for place in [known] if known else dict.fromkeys(CLASSIC.values()):
            answer = await self.wire.ask(self.ask("GET", f"{place}/{name}"))
            found = listed(answer)
            if found:
                self._paths[name] = place
                return found[0]
        return None


def classic_order(asked: Terms) -> tuple[str, dict[str, Any]]:
    """Path and body of the classic interface."""
    body: dict[str, Any] = {}
    if asked.work not in ("motion", "avatar"):
        body |= {"model_name": asked.wire, "duration": str(asked.seconds)}
    if asked.prompt:
        body["prompt"] = asked.prompt
    modes = {size: name for name, size in asked.model.modes.items()} if asked.model else {}
    if asked.size in modes:
        body["mode"] = modes[asked.size]
    if asked.negative:
        body["negative_prompt"] = asked.negative
    if asked.model is not None and asked.model.audio == "optional":
        if asked.sound and asked.wire == "kling-v2-6" and body.get("mode") != "pro":
            raise WrongUse(
                "Kling 2.6 has sound at 1080p only.", next_step="Use --size 1080p, or the option sound: false."
            )
        body["sound"] = "on" if asked.sound else "off"
    if "watermark" in asked.order.options:
        body["watermark_info"] = {"enabled": bool(asked.option("watermark"))}
    if asked.wire in OMNI:
        return CLASSIC["omni"], {**body, **omni_inputs(asked, body)}
    body |= shots(asked)
    match asked.work:
        case "text":
            body["aspect_ratio"] = asked.aspect
        case "image" | "end-frame":
            frames = {"image": asked.given("image"), "image_tail": asked.given("end-image")}
            if asked.given("middle-image"):
                raise WrongUse(f"{asked.order.model} has no middle frame.", next_step="Kling 4.0 takes some.")
            body |= {name: base64_of(found[0]) for name, found in frames.items() if found}
        case "motion":
            body |= motion(asked)
        case "avatar":
            asked.needs("image", "audio")
            body |= {"image": base64_of(asked.given("image")[0]), "sound_file": base64_of(asked.given("audio")[0])}
        case _:
            raise WrongUse(f"{asked.order.model} does not do '{asked.work}'.", next_step="Kling 3.0 Omni and 4.0 do.")
    return CLASSIC[asked.work], body


def omni_inputs(asked: Terms, body: dict[str, Any]) -> dict[str, Any]:
    """Pictures and a film for O1 and 3.0 Omni; the prompt calls them <<<image_1>>>, <<<video_1>>>."""
    frames = [("first_frame", asked.given("image")), ("end_frame", asked.given("end-image"))]
    images = [{"image_url": base64_of(path), "type": kind} for kind, found in frames for path in found]
    images += [{"image_url": base64_of(path)} for path in asked.given("reference")]
    out: dict[str, Any] = {"image_list": images} if images else {}
    if asked.option("elements"):
        out["element_list"] = [{"element_id": element} for element in asked.option("elements")]
    if film := asked.option("video-url"):
        if body.get("sound") == "on" and "sound" in asked.order.options:
            raise WrongUse(f"{asked.order.model} makes no sound with an input film.", next_step="Leave 'sound' away.")
        if len(images) > 4:
            raise WrongUse("At most 4 pictures go with an input film.", next_step="Give fewer.")
        use = asked.option("video-use", "base")
        sound = "yes" if asked.option("keep-sound", True) else "no"
        out["video_list"] = [{"video_url": film, "refer_type": use, "keep_original_sound": sound}]
        out |= {"sound": "off"} if "sound" in body else {}
    elif asked.work == "video-edit":
        raise WrongUse("Kling takes films from an address only.", next_step="Give the option 'video-url'.")
    if not any(kind == "first_frame" for kind in (image.get("type") for image in images)) and "video_list" not in out:
        out["aspect_ratio"] = asked.aspect
    return out


def shots(asked: Terms) -> dict[str, Any]:
    """Several shots in one clip, elements and voices: what 3.0 has beyond a prompt."""
    out: dict[str, Any] = {}
    if listed_shots := asked.option("shots"):
        total = sum(int(shot["seconds"]) for shot in listed_shots)
        if total != asked.seconds or len(listed_shots) > 6:
            raise WrongUse(
                f"The shots last {total} s, and the clip {asked.seconds} s.",
                next_step="Let at most 6 shots fill the clip.",
            )
        each = [
            {"index": number, "prompt": shot["prompt"], "duration": str(shot["seconds"])}
            for number, shot in enumerate(listed_shots, 1)
        ]
        out |= {"multi_shot": True, "shot_type": "customize", "multi_prompt": each}
    if asked.option("elements"):
        out["element_list"] = [{"element_id": element} for element in asked.option("elements")]
    if asked.option("voices"):
        out["voice_list"] = [{"voice_id": voice} for voice in asked.option("voices")]
    return out


def motion(asked: Terms) -> dict[str, Any]:
    """The movement of a film for the person of a picture."""
    if not (asked.given("image") and asked.option("video-url")):
        raise WrongUse("Motion needs a picture and a film.", next_step="Give an image and the option 'video-url'.")
    return {
        "model_name": asked.wire,
        "image_url": base64_of(asked.given("image")[0]),
        "video_url": asked.option("video-url"),
        "character_orientation": asked.option("orientation", "image"),
        "keep_original_sound": "yes" if asked.option("keep-sound", True) else "no",
    }


def new_order(asked: Terms) -> tuple[str, dict[str, Any]]:
    """Path and body of the new interface. Any reference, film, element or voice makes it `omni-video`."""
    if asked.wire == "kling-3.0-turbo" and asked.files:
        raise WrongUse("Kling 3.0 Turbo takes pictures from an address only.", next_step="Give the option 'image-url'.")
    contents: list[dict[str, Any]] = [{"type": "prompt", "text": asked.prompt}] if asked.prompt else []
    frames = {"image": "first_frame", "middle-image": "middle_frame", "end-image": "last_frame"}
    contents += [{"type": kind, "url": base64_of(path)} for role, kind in frames.items() for path in asked.given(role)]
    if asked.option("image-url"):
        contents.append({"type": "first_frame", "url": asked.option("image-url")})
    framed = len(contents) > bool(asked.prompt)
    omni = [{"type": "refer_image", "url": base64_of(path)} for path in asked.given("reference")]
    if asked.option("video-url"):
        kind = "feature_video" if asked.option("video-use", "base") == "feature" else "base_video"
        omni.append({"type": kind, "url": asked.option("video-url")})
    elif asked.work == "video-edit":
        raise WrongUse("Kling takes films from an address only.", next_step="Give the option 'video-url'.")
    omni += [{"type": "element", "element_id": element} for element in asked.option("elements", ())]
    omni += [{"type": "voice", "voice_id": voice} for voice in asked.option("voices", ())]
    settings: dict[str, Any] = {"resolution": asked.size, "duration": asked.seconds}
    if not framed:
        settings["aspect_ratio"] = asked.aspect
    if "multi-shot" in asked.order.options:
        settings["multi_shot"] = bool(asked.option("multi-shot"))
    watermark = {"watermark_info": {"enabled": bool(asked.option("watermark"))}}
    body: dict[str, Any] = {"settings": settings, "options": watermark if "watermark" in asked.order.options else {}}
    if omni:
        return f"omni-video/{asked.wire}", {"contents": contents + omni, **body}
    if framed:
        return f"image-to-video/{asked.wire}", {"contents": contents, **body}
    return f"text-to-video/{asked.wire}", {"prompt": asked.prompt, **body}


def data_of(answer: Answer) -> dict[str, Any]:
    """The `data` object of an answer, or an empty one."""
    data = words_of(answer).get("data")
    return data if isinstance(data, dict) else {}


def listed(answer: Answer) -> list[dict[str, Any]]:
    """The tasks of an answer; none where it says that there is none. Raises Lost when it says anything else."""
    said = answer.json()
    if answer.status == 404 or said.get("code") in (1201, 1203):
        # An id that is not there is answered with 1203; some mirrors say 1201, a bad parameter.
        return []
    if said.get("code") != 0:
        raise Lost(f"Kling does not answer the question: {answer.excerpt()!r}.")
    data = said.get("data") or []
    return data if isinstance(data, list) else [data]


def understood(task: dict[str, Any] | None) -> Progress | Finished | Failed:
    """What a task of either interface says."""
    if task is None:
        return Failed("expired", "Kling no longer knows this task.", None)
    match task.get("task_status") or task.get("status"):
        case "submitted":
            return Progress("queued")
        case "processing":
            return Progress("running")
        case "succeed" | "succeeded":
            results = task.get("outputs") or (task.get("task_result") or {}).get("videos") or []
            results = results or (task.get("task_result") or {}).get("images") or []
            return Finished(urls=tuple(str(result["url"]) for result in results), cost=paid(task))
        case "failed":
            why = str(task.get("task_status_msg") or task.get("message") or "no reason given")
            moderated = any(word in why.lower() for word in MODERATION_WORDS)
            return Failed("moderated" if moderated else "vendor-fault", why, charged(task))
    raise Lost(f"Kling names no state of the task: {json.dumps(task)[:200]}.")


def amounts(task: dict[str, Any]) -> list[Decimal] | None:
    """What was taken, in whatever it was taken; None when it is not said."""
    if "billing" in task:
        return [Decimal(str(row.get("amount", 0))) for row in task["billing"]]
    if "final_unit_deduction" in task:
        return [Decimal(str(task["final_unit_deduction"] or 0))]
    return None


def charged(task: dict[str, Any]) -> bool | None:
    """Whether a failed task cost anything."""
    taken = amounts(task)
    return None if taken is None else any(amount > 0 for amount in taken)


def paid(task: dict[str, Any]) -> Decimal | None:
    """US dollars, where the task names them; units of a pack and yuan are left to the quote."""
    rows = task.get("billing") or []
    if rows and all(row.get("currency") == "USD" for row in rows):
        return sum((Decimal(str(row["amount"])) for row in rows), Decimal(0))
    return None


def signed(access: str, private: str, now: int) -> str:
    """A JSON web token by HS256, good for half an hour (RFC 7519)."""

    def packed(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")

    head = packed(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    body = packed(json.dumps({"iss": access, "exp": now + 1800, "nbf": now - 5}).encode())
    seal = hmac.new(private.encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
    token = f"{head}.{body}.{packed(seal)}"
    keys.remember(token)
    return token
