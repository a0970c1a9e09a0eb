"""Runway: Gen-4.5, Gen-4 Turbo, Aleph 2, Act-Two, Ruby, its tools, and the models of others that it resells.

Local files are uploaded as `ephemeral` and named by `runway://` in the order. A generation that was moderated costs as
much as one that came; each task says in credits what it cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Lost, Manner, Prepared, Progress, Receipt
from .service import Service, media_type, one_of, refusal, words_of
from .terms import Terms, named, terms
from .wire import Answer, Call

VERSION = "2024-11-06"
"""The required header X-Runway-Version."""
CREDIT = Decimal("0.01")
"""A credit is a US cent: the vendor's unit of account, not a price (docs.dev.runwayml.com, set-up guide)."""
ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image"),
    "references": ("reference",),
    "video-edit": ("video", "reference"),
    "performance": ("character", "video"),
    "hdr": ("video",),
    "upscale": ("video",),
    "smooth": ("video",),
    "foley": ("video",),
    "effects": (),
}
NEEDED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("hdr", "upscale", "smooth", "foley", "video-edit"), ("video",)),
    "performance": ("character", "video"),
    "end-frame": ("image", "end-image"),
}
"""Inputs that a work cannot do without."""
OPTIONS: dict[str, tuple[str, ...]] = {
    "gen4.5": ("output", "profile", "public-figures"),
    "gen4_turbo": ("public-figures",),
    "aleph2": ("output", "profile", "public-figures", "keyframes"),
    "act_two": ("body", "expression", "public-figures"),
    "ruby": ("output", "profile"),
    "magnific_video_upscaler_creative": ("creativity", "sharpen", "grain", "flavor"),
}
"""What each model has beyond the common options; the models of others have none here."""
GEN4 = {
    "16:9": "1280:720",
    "9:16": "720:1280",
    "4:3": "1104:832",
    "1:1": "960:960",
    "3:4": "832:1104",
    "21:9": "1584:672",
}
SEEDANCE = {
    "480p": "992:432 854:480 752:560 640:640 560:752 480:854",
    "720p": "1470:630 1280:720 1112:834 960:960 834:1112 720:1280",
    "1080p": "2206:946 1920:1080 1664:1248 1440:1440 1248:1664 1080:1920",
    "4k": "3840:1646 3840:2160 3840:2880 3840:3840 2880:3840 2160:3840",
}
"""Frames by size, in the order 21:9, 16:9, 4:3, 1:1, 3:4, 9:16."""
SEEDANCE_ASPECTS = ("21:9", "16:9", "4:3", "1:1", "3:4", "9:16")
RENAMED = {"sound_effect": "eleven_text_to_sound_v2", "video_to_audio": "mirelo_sfx_2_0"}
"""Tools that the catalogue names by their address; these are the models behind it (runwayml 5.24.0)."""


class Runway(Service):
    """A client of the developer interface."""

    name = "runway"
    title = "Runway"
    base = "https://api.dev.runwayml.com"
    key_variable = "RUNWAYML_API_SECRET"
    base_variable = "RUNWAYML_BASE_URL"
    # The vendor's own client makes an idempotency key and has no header to send it in.
    manner: Manner = "blind"
    # The lowest tier runs one or two at once; what is sent beyond that waits there as THROTTLED, so five are no harm.
    limits = Limits(slots=5, starts=30)

    def headers(self) -> dict[str, str]:
        """The key, and the version of the interface."""
        return {**super().headers(), "x-runway-version": VERSION}

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Upload the files and write the body of the model's own address."""
        options = {"": OPTIONS.get(named(order.model, self.name)[1], ())}
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=options)
        asked.needs(*NEEDED.get(asked.work, ()))
        path, body = address(asked), fields(asked)
        if asked.wire == "aleph2" and asked.given("reference"):
            raise WrongUse("Aleph 2 takes guide pictures in time.", next_step="Use the option 'keyframes'.")
        uris = {role: await self._upload(file) for role, file in files.items()}
        return Prepared(order, {"path": path, "body": {**body, **inputs(asked, uris)}})

    async def _upload(self, file: Path) -> str:
        """Ask for a place, then put the bytes there; the `runway://` name of the file."""
        place = await self.wire.upload(Call("POST", "v1/uploads", json={"filename": file.name, "type": "ephemeral"}))
        said = place.json()
        part = {"file": (file.name, file.read_bytes(), media_type(file))}
        await self.wire.upload(Call("POST", said["uploadUrl"], form=said["fields"], files=part))
        return str(said["runwayUri"])

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """An id, or a text."""
        if not answer.ok:
            said = words_of(answer)
            message = str(said.get("error") or answer.excerpt())
            if said.get("issues"):
                message += f" {said['issues']}"
            # How an empty account is answered is not in the vendor's pages that were read; 400 with these words is.
            credit = answer.status == 402 or "enough credits" in message.lower()
            moderated = "safety" in message.lower() or "moderation" in message.lower()
            return refusal(answer, message[:500], moderated=moderated, reason="credit" if credit else None)
        return Receipt(str(answer.json()["id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /v1/tasks/ID. Addresses of files last a day or two; asking again gives fresh ones."""
        answer = await self.wire.ask(Call("GET", f"v1/tasks/{receipt.job}"))
        if answer.status == 404:
            return Failed("expired", "Runway no longer knows this task.", None)
        task = answer.json()
        credits = (task.get("cost") or {}).get("credits")
        match task.get("status"):
            case "PENDING" | "THROTTLED":
                return Progress("queued", wait=5.0)
            case "RUNNING":
                return Progress("running", task.get("progress"), 5.0)
            case "SUCCEEDED":
                cost = None if credits is None else Decimal(str(credits)) * CREDIT
                return Finished(urls=tuple(task["output"]), cost=cost)
            case "CANCELLED":
                return Failed("cancelled", "The task was stopped.", None if credits is None else credits > 0)
            case "FAILED":
                return failed(task, credits)
        raise Lost(f"Runway names no state of the task: {answer.excerpt()!r}.")

    async def cancel(self, receipt: Receipt) -> None:
        """DELETE /v1/tasks/ID."""
        await self.wire.ask(Call("DELETE", f"v1/tasks/{receipt.job}"))


def failed(task: Mapping[str, Any], credits: float | None) -> Failed:
    """Why a task failed: SAFETY.INPUT.IMAGE, INTERNAL.BAD_OUTPUT.01 and so on; only the first two parts are promised."""
    code = str(task.get("failureCode") or "")
    message = f"{task.get('failure') or 'no reason given'}{f' ({code})' if code else ''}"
    charged = None if credits is None else credits > 0
    kind = code.split(".")
    if kind[0] == "SAFETY":
        which = kind[2].lower() if kind[1:2] == ["INPUT"] and len(kind) > 2 else None
        return Failed("moderated", message, charged, "prompt" if which == "text" else which)
    if kind[0] in ("ASSET", "INPUT_PREPROCESSING"):
        return Failed("bad-request", message, charged)
    return Failed("vendor-fault", message, charged)


def address(asked: Terms) -> str:
    """Where the work is ordered. Raises WrongUse for what the model does elsewhere."""
    if asked.wire == "gen4.5" and asked.work == "hdr":
        raise WrongUse("Gen-4.5 turns no film into HDR; it makes HDR.", next_step="Use the option 'output', or ruby.")
    return {
        "image": "v1/image_to_video",
        "end-frame": "v1/image_to_video",
        "video-edit": "v1/video_to_video",
        "performance": "v1/character_performance",
        "hdr": "v1/video_to_hdr",
        "upscale": "v1/video_upscale",
        "smooth": "v1/video_upscale",
        "foley": "v1/video_to_audio",
        "effects": "v1/sound_effect",
    }.get(asked.work, "v1/text_to_video")


def fields(asked: Terms) -> dict[str, Any]:
    """What the model takes besides files."""
    body: dict[str, Any] = {"model": RENAMED.get(asked.wire, asked.wire)}
    if asked.prompt and asked.work not in ("performance", "hdr", "upscale", "smooth"):
        body["promptText"] = asked.prompt
    if asked.seed is not None and asked.work not in ("hdr", "upscale", "smooth"):
        body["seed"] = asked.seed
    if asked.seconds:
        body["duration"] = asked.seconds
    elif asked.work in ("foley", "effects"):
        body["duration"] = asked.order.seconds
    body |= frame(asked)
    if asked.model is not None and asked.model.audio == "optional":
        body["audio"] = asked.sound
    if asked.wire == "seedance2_5" and asked.work == "video-edit":
        body["mode"] = "edit"
    if asked.work == "smooth":
        body["targetFramerate"] = str(asked.order.frame.fps)
    if asked.work == "upscale":
        body["resolution"] = {"1080p": "1k"}.get(asked.size, asked.size)
    if asked.option("public-figures"):
        body["contentModeration"] = {"publicFigureThreshold": asked.option("public-figures")}
    names = {"profile": "proresProfile", "body": "bodyControl", "expression": "expressionIntensity"}
    names |= {"creativity": "creativity", "sharpen": "sharpen", "grain": "smartGrain", "flavor": "flavor"}
    body |= {wire: asked.option(name) for name, wire in names.items() if name in asked.order.options}
    output = asked.option("output") or {"prores": "prores", "10-bit": "hdr10"}.get(asked.mode)
    if output:
        deep = output not in ("mp4", "prores", "png_sequence")
        if asked.wire == "gen4.5" and asked.mode != ("10-bit" if deep else "prores" if output != "mp4" else ""):
            needed = "10-bit" if deep else "prores"
            raise WrongUse(f"The output {output} has a price of its own.", next_step=f"Add the option mode: {needed}.")
        body["outputFormat"] = output
    return body


def frame(asked: Terms) -> dict[str, Any]:
    """The frame, in the words of each model."""
    if asked.wire == "hailuo3":
        return {"ratio": asked.aspect, "resolution": asked.size}
    if asked.wire in ("seedance2", "seedance2_5"):
        one_of(asked.order, "the aspect", asked.aspect, SEEDANCE_ASPECTS)
        found = SEEDANCE[asked.size].split()[SEEDANCE_ASPECTS.index(asked.aspect)]
        # Seedance 2.0 has frames of its own at this size.
        old = {"854:480": "864:496", "480:854": "496:864"} if asked.wire == "seedance2" else {}
        return {"ratio": old.get(found, found)}
    if asked.wire == "aleph2":
        return {"targetAspectRatio": asked.aspect}
    if asked.wire == "gen4.5" and asked.work == "text":
        one_of(asked.order, "from text alone the aspect", asked.aspect, ("16:9", "9:16"))
    return {"ratio": GEN4[asked.aspect]} if asked.wire in ("gen4.5", "gen4_turbo", "act_two") else {}


def inputs(asked: Terms, uris: Mapping[str, str]) -> dict[str, Any]:
    """The uploaded files, in the words of each work."""
    references = [{"uri": uri} for role, uri in uris.items() if role.startswith("reference")]
    match asked.work:
        case "image" | "end-frame":
            frames = [("first", uris.get("image")), ("last", uris.get("end-image"))]
            return {"promptImage": [{"uri": uri, "position": where} for where, uri in frames if uri]}
        case "references":
            return {"references": references}
        case "video-edit" if asked.wire == "aleph2":
            keyframes = {"keyframes": asked.option("keyframes")} if asked.option("keyframes") else {}
            return {"videoUri": uris["video"], **keyframes}
        case "video-edit":
            return {"promptVideo": uris["video"], **({"references": references} if references else {})}
        case "performance":
            kind = media_type(asked.files["character"]).partition("/")[0]
            character = {"type": kind, "uri": uris["character"]}
            return {"character": character, "reference": {"type": "video", "uri": uris["video"]}}
        case "hdr" | "upscale" | "smooth" | "foley":
            return {"videoUri": uris["video"]}
    return {}
