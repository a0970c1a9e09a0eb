"""Luma's Agents interface: Ray 3.2 (films, edits, new frames, HDR with EXR) and the pictures of Uni 1.

Pictures travel inside the order; films are uploaded first. An edit keeps the length of its film, of 18 s at most. With
the option `job` an earlier generation stands for the film: edited, reframed, or extended at its end (or, with `backward`,
at its beginning). HDR, edits and reframing have prices of their own, so each is asked for by its `mode`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, base64_of, media_type, one_of, refusal, words_of
from .terms import Terms, named, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image"),
    "video-edit": ("video", "image"),
    "reframe": ("video",),
    "extend": (),
    "still": ("reference",),
    "still-edit": ("image", "reference"),
}
OPTIONS = {
    "text": ("loop",),
    "image": ("loop",),
    "end-frame": ("loop",),
    "video-edit": ("job", "strength", "controls"),
    "reframe": ("job", "position"),
    "extend": ("job", "backward"),
    "still": ("style", "web-search"),
    "still-edit": ("style", "web-search"),
}
MODES = {"video-edit": ("edit", "edit-hdr", "edit-hdr-exr"), "reframe": ("reframe",)}
"""Modes of each work; films made anew have none, or `hdr`."""
KINDS = {"video-edit": "video_edit", "reframe": "video_reframe", "still": "image", "still-edit": "image_edit"}
STRENGTHS = [f"{name}_{step}" for name in ("adhere", "flex", "reimagine") for step in (1, 2, 3)]
OLD = ("ray-2", "ray-flash-2")


class Luma(Service):
    """A client of the Agents interface."""

    name = "luma"
    title = "Luma"
    base = "https://agents.lumalabs.ai/v1"
    key_variable = "LUMA_AGENTS_API_KEY"
    base_variable = "LUMA_BASE_URL"
    # No list, no look-up and no idempotency field; `user_id` cannot be searched.
    manner: Manner = "blind"
    limits = Limits(slots=5, starts=30)

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The body; a film is uploaded."""
        if named(order.model, self.name)[1] in OLD:
            raise WrongUse(
                f"{order.model} is sold on Luma's older interface, which is not spoken here.",
                next_step="Order ray-3.2, or the older one through fal: fal/fal-ai/luma-dream-machine/ray-2.",
            )
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        if asked.work.startswith("still"):
            return Prepared(order, {"path": "generations", "body": picture(asked)})
        allowed = MODES.get(asked.work, ("", "hdr"))
        if asked.mode not in allowed:
            listed = " or ".join(name or "none" for name in allowed)
            raise WrongUse(f"'{asked.work}' has a price of its own.", next_step=f"Give the option mode: {listed}.")
        if asked.work in ("video-edit", "reframe", "extend") and bool(asked.option("job")) == bool(
            asked.given("video")
        ):
            raise WrongUse(f"{order.model} needs one film.", next_step="Give a video, or an earlier job's id as 'job'.")
        source = {"generation_id": str(asked.option("job"))} if asked.option("job") else None
        for path in asked.given("video"):
            source = {"file_id": await self._upload(path), "media_type": media_type(path)}
        return Prepared(order, {"path": "generations", "body": film(asked, source)})

    async def _upload(self, path: Path) -> str:
        """A place, the bytes, and word that they are there; the file's id."""
        about = {"mime_type": media_type(path), "size_bytes": path.stat().st_size, "filename": path.name}
        said = (await self.wire.upload(Call("POST", "files", json={**about, "purpose": "input"}))).json()
        place = said["upload"]
        put = Call(place.get("method", "PUT"), place["url"], body=path.read_bytes(), headers=place.get("headers") or {})
        await self.wire.upload(put)
        await self.wire.upload(Call("POST", f"files/{said['id']}/complete"))
        return str(said["id"])

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """A generation, or a detail."""
        if not answer.ok:
            message = str(words_of(answer).get("detail") or answer.excerpt())
            return refusal(answer, message, moderated="moderat" in message.lower())
        return Receipt(str(answer.json()["id"]))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """GET /generations/ID; the address of a film lasts an hour, and asking again gives a fresh one."""
        answer = await self.wire.ask(Call("GET", f"generations/{receipt.job}"))
        if answer.status == 404:
            return self.unknown()
        said = answer.json()
        match said.get("state"):
            case "queued":
                return Progress("queued")
            case "processing":
                return Progress("running")
            case "completed":
                return Finished(urls=tuple(str(each["url"]) for each in said["output"]))
            case "failed":
                code = said.get("failure_code")
                message = f"{said.get('failure_reason') or 'no reason given'} ({code})"
                # What a failed generation costs is not in the pages that were read.
                if code == "content_moderated":
                    return Failed("moderated", message, None)
                return Failed("credit" if code == "budget_exhausted" else "vendor-fault", message, None)
        raise self.unclear(answer)


def inline(path: Path) -> dict[str, str]:
    """A picture inside the order."""
    return {"data": base64_of(path), "media_type": media_type(path)}


def film(asked: Terms, source: dict[str, str] | None) -> dict[str, Any]:
    """The body of a film."""
    video: dict[str, Any] = {"resolution": asked.size}
    body: dict[str, Any] = {"model": asked.wire, "type": KINDS.get(asked.work, "video"), "prompt": asked.prompt}
    frames = {"start_frame": asked.given("image"), "end_frame": asked.given("end-image")}
    video |= {name: inline(found[0]) for name, found in frames.items() if found}
    if asked.work == "extend":
        video["end_frame" if asked.option("backward") else "start_frame"] = source
    elif source:
        body["source"] = source
    if asked.seconds:
        video["duration"] = f"{asked.seconds}s"
    if asked.work in ("text", "image", "end-frame", "reframe"):
        body["aspect_ratio"] = asked.aspect
    if "hdr" in asked.mode:
        video["hdr"] = True
    if asked.mode.endswith("exr"):
        video["exr_export"] = True
    if asked.option("loop"):
        if asked.seconds == 10 or "hdr" in asked.mode:
            raise WrongUse("A loop has 5 s and no HDR.", next_step="Leave 'loop' away, or ask for 5 s without HDR.")
        video["loop"] = True
    if asked.option("position"):
        names = ("x_norm", "y_norm", "w_norm", "h_norm")
        video["source_position"] = dict(zip(names, asked.option("position"), strict=True))
    if asked.work == "video-edit":
        edit: dict[str, Any] = {}
        if strength := asked.option("strength"):
            one_of(asked.order, "edits of strength", strength, STRENGTHS)
            edit["strength"] = strength
        if asked.option("controls"):
            edit["controls"] = asked.option("controls")
        video["edit"] = edit or {"auto_controls": True}
    return {**body, "video": video}


def picture(asked: Terms) -> dict[str, Any]:
    """The body of a picture."""
    body: dict[str, Any] = {"model": asked.wire, "type": KINDS[asked.work], "prompt": asked.prompt}
    body["aspect_ratio"] = asked.aspect
    if references := [inline(path) for path in asked.given("reference")]:
        body["image_ref"] = references
    if asked.work == "still-edit":
        asked.needs("image")
        body["source"] = inline(asked.given("image")[0])
    names = {"style": "style", "web-search": "web_search"}
    return {**body, **{wire: asked.option(name) for name, wire in names.items() if name in asked.order.options}}
