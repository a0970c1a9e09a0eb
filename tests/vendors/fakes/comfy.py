"""A ComfyUI core server, from its source: prompts, history, queue, uploads and views."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import httpx

from shotwright.vendors.comfy import Comfy
from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase

from . import Example, Member

CLASSES = {"CLIPTextEncode", "KSampler", "LoadImage", "EmptyVideo", "SaveVideo"}
FOLDER = Path(__file__).with_name("workflows")


class FakeComfy(FakeService):
    """One machine."""

    host = "http://127.0.0.1:8188"

    def route(self, request: httpx.Request) -> Asked:
        """By path; a job is known by the id that the client chose."""
        path = request.url.path.strip("/").split("/")
        if path == ["view"]:
            return Asked("file", request.url.params["filename"])
        if path == ["prompt"]:
            return Asked("submit")
        if path == ["upload", "image"]:
            return Asked("upload")
        if path == ["interrupt"]:
            return Asked("cancel", self.job_under(json.loads(request.content)["prompt_id"]))
        if path[0] == "history" and self.seen[f"found {path[1]}"]:
            return Asked("poll", self.job_under(path[1]))
        return Asked("other")

    def job_under(self, name: str) -> str:
        """The id in our books."""
        return next((job.id for job in self.account.under(name)), name)

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """A graph of known classes whose links lead somewhere."""
        body = json.loads(request.content)
        if str(uuid.UUID(body["prompt_id"])) != body["prompt_id"]:
            raise BadRequest("invalid_prompt_id")
        graph = body["prompt"]
        for node in graph.values():
            if node["class_type"] not in CLASSES:
                raise BadRequest("invalid_prompt")
            for value in node["inputs"].values():
                if isinstance(value, list) and value[0] not in graph:
                    raise BadRequest("invalid link")
        return body["prompt_id"], {"nodes": len(graph)}

    def created(self, job: Job) -> httpx.Response:
        """The id."""
        self.seen[f"found {job.reference}"] += 1
        return httpx.Response(200, json={"prompt_id": job.reference, "number": 1, "node_errors": {}})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """Nothing until it is done."""
        if phase in ("queued", "running"):
            return httpx.Response(200, json={})
        messages: list[Any] = [["execution_start", {"prompt_id": job.reference}]]
        outputs: dict[str, Any] = {}
        if failure:
            about = {"node_type": "KSampler", "exception_message": "CUDA out of memory"}
            messages.append(["execution_error", about])
        else:
            name = urls[0].rpartition("/")[2]
            outputs = {"9": {"images": [{"filename": name, "subfolder": "out", "type": "output"}], "animated": [True]}}
        status = {"status_str": "error" if failure else "success", "completed": not failure, "messages": messages}
        return httpx.Response(200, json={job.reference: {"outputs": outputs, "status": status}})

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Nodes, the queue, and the history of a job that nobody asked for yet."""
        if request.url.path == "/object_info":
            return httpx.Response(200, json={name: {"input": {}} for name in CLASSES})
        if request.url.path == "/queue" and request.method == "GET":
            live = [job for job in self.account.jobs if job.fate != "vanished"]
            return httpx.Response(
                200, json={"queue_running": [[1, job.reference, {}, {}, []] for job in live], "queue_pending": []}
            )
        if request.url.path.startswith("/history/"):
            self.seen[f"found {request.url.path.rpartition('/')[2]}"] += 1
        return httpx.Response(200, json={})

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """The name that it got."""
        assert b'name="overwrite"' in request.content
        return httpx.Response(200, json={"name": "image (1).png", "subfolder": "", "type": "input"})

    def stopped(self, job: Job) -> httpx.Response:
        """Nothing to say."""
        return httpx.Response(200)

    def refused(self, why: str) -> httpx.Response:
        """A server without accounts refuses a workflow, or is asked for a job that it has not."""
        if why == "unknown-job":
            return httpx.Response(200, json={})
        if why == "busy":
            return httpx.Response(429, json={"error": "busy"})
        each = {"type": "value_not_in_list", "message": "Value not in list", "details": "model"}
        nodes = {"3": {"class_type": "KSampler", "errors": [each]}}
        error = {"type": "prompt_outputs_failed_validation", "message": "Prompt outputs failed validation"}
        return httpx.Response(400, json={"error": error, "node_errors": nodes})


def template(name: str) -> str:
    """A sidecar of the tests as a model's name."""
    return f"comfy/{FOLDER / name}"


NO_ACCOUNT = "the user's own machine has no account"
MEMBERS = [
    Member(
        name="comfy",
        adapter=Comfy,
        fake=FakeComfy,
        cancels=True,
        cannot={
            "moderated": "the user's own machine refuses nothing",
            "moderated-later": "the user's own machine refuses nothing",
            "moderated-charged": "the user's own machine refuses nothing",
            "bad-key": NO_ACCOUNT,
            "no-credit": NO_ACCOUNT,
            "address-expired": "a file has one address, and is gone when that is",
        },
        examples=(
            Example("text", model=template("text.toml"), options={"negative": "blur"}),
            Example("image", model=template("image.toml"), inputs={"image": ".png"}, options={"slots": {"steps": 20}}),
        ),
    ),
]
