"""Kling's two interfaces, from copies of its documents and from public clients; no official package exists."""

from __future__ import annotations

import json
from typing import Any

import httpx

from shotwright.vendors.kling import Kling
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

COMMON = set(
    "model_name prompt negative_prompt duration mode sound watermark_info callback_url external_task_id".split()
)
SEVERAL = {"multi_shot", "shot_type", "multi_prompt", "element_list", "voice_list"}
CLASSIC: dict[str, set[str]] = {
    "v1/videos/text2video": COMMON | SEVERAL | {"aspect_ratio", "cfg_scale", "camera_control"},
    "v1/videos/image2video": COMMON | SEVERAL | {"image", "image_tail", "cfg_scale", "static_mask", "dynamic_masks"},
    "v1/videos/omni-video": COMMON | {"image_list", "video_list", "element_list", "aspect_ratio"},
    "v1/videos/motion-control": (COMMON - {"duration"})
    | {"image_url", "video_url", "character_orientation", "keep_original_sound"},
    "v1/videos/advanced-lip-sync": {"session_id", "face_choose", "external_task_id", "callback_url"},
    "v1/videos/avatar/image2video": {"image", "audio_id", "sound_file", "prompt", "mode", "external_task_id"},
}
NEW = ("text-to-video", "image-to-video", "omni-video")
FRAMES = {"prompt", "first_frame", "last_frame", "middle_frame"}
OMNI = {"refer_image", "feature_video", "base_video", "element", "voice"}


def check_raw(value: Any) -> None:
    """An address, or base64 without the head of a data address."""
    if not isinstance(value, str) or value.startswith("data:"):
        raise BadRequest("pictures are addresses or raw base64")


class FakeKling(FakeService):
    """Both interfaces of one account."""

    host = "https://v1-kling.example"

    def route(self, request: httpx.Request) -> Asked:
        """Orders by path; questions by path and id, or by /tasks."""
        path = request.url.path.strip("/")
        if request.url.host == httpx.URL(self.host).host:
            return Asked("file", path.rpartition("/")[2])
        if path == "v1/videos/identify-face":
            return Asked("upload")
        if request.method == "POST":
            return Asked("submit")
        if path == "tasks":
            params = request.url.params
            if "external_task_ids" in params:
                return Asked("find", params["external_task_ids"])
            return Asked("poll", params["task_ids"])
        place, _, name = path.rpartition("/")
        job = self.account.job(name)
        if place in CLASSIC and job is not None and job.request["path"] == place:
            return Asked("poll", name)
        return Asked("find", f"{place}|{name}") if place in CLASSIC else Asked("other")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Fields of the path; the reference must be new."""
        path, body = request.url.path.strip("/"), json.loads(request.content)
        if path in CLASSIC:
            if unknown := set(body) - CLASSIC[path]:
                raise BadRequest(f"unknown fields {unknown} for {path}")
            self.check_classic(path, body)
            reference = body.get("external_task_id", "")
        else:
            kind, _, model = path.partition("/")
            if kind not in NEW or not model.startswith("kling-"):
                raise BadRequest(f"no such path {path}")
            self.check_new(kind, body)
            reference = body.get("options", {}).get("external_task_id", "")
        if reference and self.account.under(reference):
            raise BadRequest("external_task_id is not unique")
        return reference, {"path": path, "body": body}

    def check_classic(self, path: str, body: dict[str, Any]) -> None:
        """Types and rules of the classic fields."""
        if "duration" in body and not isinstance(body["duration"], str):
            raise BadRequest("duration is a string")
        if body.get("mode", "std") not in ("std", "pro", "4k") or body.get("sound", "off") not in ("on", "off"):
            raise BadRequest("mode or sound")
        for name in ("image", "image_tail", "image_url", "sound_file"):
            if name in body:
                check_raw(body[name])
        if path.endswith("videos/image2video") and not ({"image", "image_tail"} & set(body)):
            raise BadRequest("no picture")
        for picture in body.get("image_list", []):
            check_raw(picture["image_url"])
            if picture.get("type", "first_frame") not in ("first_frame", "end_frame"):
                raise BadRequest("type of a picture")
        if body.get("video_list") and body.get("sound") == "on":
            raise BadRequest("sound must be off with a film")

    def check_new(self, kind: str, body: dict[str, Any]) -> None:
        """Contents that fit the path; whole seconds."""
        if unknown := set(body) - {"prompt", "contents", "settings", "options"}:
            raise BadRequest(f"unknown fields {unknown}")
        settings = body["settings"]
        if unknown := set(settings) - {"resolution", "aspect_ratio", "duration", "audio", "multi_shot"}:
            raise BadRequest(f"unknown settings {unknown}")
        if not isinstance(settings["duration"], int):
            raise BadRequest("duration is a whole number")
        types = {each["type"] for each in body.get("contents", [])}
        if kind == "text-to-video" and ("contents" in body or not body.get("prompt")):
            raise BadRequest("text takes a prompt at the top")
        if kind == "image-to-video" and (types - FRAMES or "aspect_ratio" in settings):
            raise BadRequest("pictures take frames, and no aspect")
        if types - FRAMES - OMNI:
            raise BadRequest(f"unknown contents {types}")
        for each in body.get("contents", []):
            if "url" in each:
                check_raw(each["url"])

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """Two faces in any film."""
        faces = [
            {"face_id": "0", "start_time": 0, "end_time": 4000},
            {"face_id": "1", "start_time": 500, "end_time": 900},
        ]
        return self.said({"session_id": "s-1", "face_data": faces})

    def said(self, data: Any) -> httpx.Response:
        """The envelope of both."""
        return httpx.Response(200, json={"code": 0, "message": "SUCCEED", "request_id": "r", "data": data})

    def created(self, job: Job) -> httpx.Response:
        """A task of its interface."""
        if job.request["path"] in CLASSIC:
            times = {"created_at": 1722769557708, "updated_at": 1722769557708}
            info = {"external_task_id": job.reference}
            return self.said({"task_id": job.id, "task_status": "submitted", "task_info": info, **times})
        return self.said({"id": job.id, "status": "submitted"})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """The task; how much was taken stands in it."""
        why = (
            "Failure to pass the risk control system" if failure == "moderated" else "internal fault" if failure else ""
        )
        taken = "3.5" if job.charged else "0"
        if job.request["path"] in CLASSIC:
            status = {"queued": "submitted", "running": "processing", "done": "succeed", "failed": "failed"}[phase]
            task: dict[str, Any] = {"task_id": job.id, "task_status": status, "task_status_msg": why}
            if phase in ("done", "failed"):
                task["final_unit_deduction"] = taken
            if urls:
                task["task_result"] = {"videos": [{"id": "v1", "url": url, "duration": "5.1"} for url in urls]}
            return self.said(task)
        status = {"queued": "submitted", "running": "processing", "done": "succeeded", "failed": "failed"}[phase]
        task = {"id": job.id, "status": status}
        if phase in ("done", "failed"):
            task["billing"] = [{"charge_type": "unit", "amount": taken, "package_type": "video"}]
        if failure:
            task["message"] = why
        if urls:
            task["outputs"] = [{"type": "video", "id": "v", "url": url, "duration": "5"} for url in urls]
        return self.said([task])

    def refused(self, why: str) -> httpx.Response:
        """Codes of the error page; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, code, message = {
            "moderated": (400, 1301, "the request violates the content security policy"),
            "bad-key": (401, 1002, f"authorization is invalid: {key}"),
            "no-credit": (429, 1101, "account in arrears"),
            "busy": (429, 1303, "parallel task over resource pack limit"),
            "unknown-job": (404, 1203, "resource not found"),
        }.get(why, (400, 1201, "invalid parameter"))
        return httpx.Response(status, json={"code": code, "message": message, "request_id": "r"})

    def found(self, reference: str, jobs: list[Job]) -> httpx.Response:
        """By reference: in /tasks those of the new interface, under a classic path its own."""
        place, _, name = reference.rpartition("|")
        jobs = self.account.under(name)
        if not place:
            jobs = [job for job in jobs if job.request["path"] not in CLASSIC]
            return self.progress(jobs[0]) if jobs else self.said([])
        jobs = [job for job in jobs if job.request["path"] == place]
        return self.progress(jobs[0]) if jobs else self.refused("unknown-job")


FILM = "https://user.example/film.mp4"
MEMBERS = [
    Member(
        name="kling",
        adapter=Kling,
        fake=FakeKling,
        keys=("KLING_API_KEY",),
        examples=(
            Example("classic", model="kling-3.0", options={"sound": True, "negative": "rain", "voices": ["v-1"]}),
            Example("new", model="kling-4.0", seconds=12, aspect="21:9", every_fate=True),
            Example("classic-image", model="kling-2.6", size="1080p", inputs={"image": ".png", "end-image": ".png"}),
            Example(
                "shots",
                model="kling-3.0",
                seconds=6,
                options={"shots": [{"prompt": "a", "seconds": 2}, {"prompt": "b", "seconds": 4}], "elements": [7]},
            ),
            Example("omni", model="kling-3.0-omni", inputs={"reference": ".png", "reference-2": ".jpg"}),
            Example("edit", model="kling-o1", options={"work": "video-edit", "video-url": FILM}),
            Example(
                "motion", model="kling-3.0", inputs={"image": ".png"}, options={"work": "motion", "video-url": FILM}
            ),
            Example("lips", model="kling-lip-sync", inputs={"audio": ".wav"}, options={"video-url": FILM, "face": 1}),
            Example("avatar", model="kling-avatar", inputs={"image": ".png", "audio": ".wav"}),
            Example("frames", model="kling-4.0", inputs={"image": ".png", "middle-image": ".png", "end-image": ".png"}),
            Example("references", model="kling-4.0", inputs={"reference": ".png"}, options={"video-url": FILM}),
            Example("turbo", model="kling-3.0-turbo", options={"image-url": "https://user.example/a.png"}),
        ),
    ),
]
