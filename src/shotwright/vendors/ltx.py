"""LTX: 2.5 and 2.3, through the interface that answers orders at once (v2); films in HDR; films from sound.

Files go to LTX's store for a day. The interface has no seed and no negative prompt.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, one_of, refusal, words_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": ("audio",),
    "image": ("image", "audio"),
    "end-frame": ("image", "end-image"),
    "video-edit": ("video",),
    "extend": ("video",),
    "hdr": ("video",),
}
OPTIONS = {
    "text": ("camera", "guidance"),
    "image": ("camera", "guidance"),
    "end-frame": ("camera",),
    "video-edit": ("start", "replace"),
    "extend": ("at", "context"),
}
CAMERAS = ("dolly_in", "dolly_out", "dolly_left", "dolly_right", "jib_up", "jib_down", "static", "focus_shift")
FRAMES = {"720p": (1280, 720), "1080p": (1920, 1080), "1440p": (2560, 1440), "4k": (3840, 2160)}
PLACES = ("text-to-video", "image-to-video", "audio-to-video", "retake", "extend", "video-to-video-hdr")


class Ltx(Service):
    """A client of interface v2."""

    name = "ltx"
    title = "LTX"
    base = "https://api.ltx.video"
    key_variable = "LTX_API_KEY"
    base_variable = "LTX_BASE_URL"
    manner: Manner = "blind"
    limits = Limits(slots=5, starts=30)

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._places: dict[str, str] = {}
        """Where a job was found: each kind of work has its own address, and the answer to an order does not say it."""

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The address of the work and its body; files are uploaded."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        if asked.work in ("video-edit", "extend", "hdr"):
            asked.needs("video")
        place, body = work(asked)
        names = {"image": "image_uri", "end-image": "last_frame_uri", "audio": "audio_uri", "video": "video_uri"}
        uris = {names[role]: await self._upload(path) for role, path in files.items()}
        return Prepared(order, {"path": f"v2/{place}", "body": {**body, **uris}})

    async def _upload(self, path: Path) -> str:
        """Ask for a place, and put the bytes there; the file's name in LTX's store."""
        place = (await self.wire.upload(Call("POST", "v1/upload"))).json()
        headers = place.get("required_headers") or {}
        await self.wire.upload(Call("PUT", place["upload_url"], body=path.read_bytes(), headers=headers))
        return str(place["storage_uri"])

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A job, or an error with a type."""
        if not answer.ok:
            error = words_of(answer).get("error") or {}
            kind = str(error.get("type"))
            message = f"{error.get('message') or answer.excerpt()} ({kind})"
            return refusal(answer, message, moderated=kind == "content_filtered_error")
        return Receipt(str(answer.json()["id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET the job where it was found before, or where one of its kind may be."""
        known = self._places.get(receipt.job)
        for place in [known] if known else PLACES:
            answer = await self.wire.ask(Call("GET", f"v2/{place}/{receipt.job}"))
            if answer.status != 404:
                break
        else:
            return self.unknown()
        said = answer.json()
        if answer.ok:
            self._places[receipt.job] = place
        match said.get("status"):
            case "pending":
                return Progress("queued")
            case "processing":
                return Progress("running")
            case "completed":
                names = ("video_url", "exr_frames_url")
                return Finished(urls=tuple(str(said["result"][n]) for n in names if said["result"].get(n)))
            case "failed":
                error = said.get("error") or {}
                moderated = error.get("type") == "content_filtered_error"
                message = f"{error.get('message')} ({error.get('type')})"
                # What a failed job costs is not in the pages that were read.
                return Failed("moderated" if moderated else "vendor-fault", message, None)
        raise self.unclear(answer)


def work(asked: Terms) -> tuple[str, dict[str, Any]]:
    """Address and body, without files."""
    if asked.work == "hdr":
        return "video-to-video-hdr", {}
    body: dict[str, Any] = {"model": asked.wire}
    if asked.prompt:
        body["prompt"] = asked.prompt
    if asked.work == "video-edit":
        replace = {"sound": "replace_audio", "picture": "replace_video", "both": "replace_audio_and_video"}
        wanted = str(asked.option("replace", "both"))
        one_of(asked.order, "retakes of", wanted, replace)
        length = {"start_time": asked.option("start", 0), "duration": asked.order.seconds}
        return "retake", {**body, **length, "mode": replace[wanted]}
    if asked.work == "extend":
        where = str(asked.option("at", "end"))
        one_of(asked.order, "extensions at the", where, ("start", "end"))
        more = {"context": asked.option("context")} if "context" in asked.order.options else {}
        return "extend", {**body, "duration": asked.seconds, "mode": where, **more}
    body["resolution"] = frame(asked)
    if asked.given("audio"):
        if asked.wire.endswith("fast"):
            raise WrongUse(f"{asked.order.model} makes no film from sound.", next_step="Use ltx-2.5-pro.")
        guidance = {"guidance_scale": asked.option("guidance")} if "guidance" in asked.order.options else {}
        return "audio-to-video", {**body, **guidance}
    if "guidance" in asked.order.options:
        raise WrongUse("LTX has guidance with an input sound only.", next_step="Leave 'guidance' away.")
    if asked.work == "end-frame":
        asked.needs("image", "end-image")
    fps = asked.order.frame.fps
    one_of(asked.order, "frame rates of", fps, asked.model.fps if asked.model else (24, 25, 48, 50))
    body |= {"duration": asked.seconds, "fps": fps, "generate_audio": asked.sound}
    if camera := asked.option("camera"):
        one_of(asked.order, "the camera move", camera, CAMERAS)
        body["camera_motion"] = camera
    return "text-to-video" if asked.work == "text" else "image-to-video", body


def frame(asked: Terms) -> str:
    """'1920x1080'."""
    width, height = FRAMES[asked.size]
    return f"{width}x{height}" if asked.aspect == "16:9" else f"{height}x{width}"
