"""Vertex's long-running predictions for Veo, from requests and answers recorded with the vendor's package."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx

from shotwright.vendors.scripted.account import Job
from shotwright.vendors.scripted.service import Asked, BadRequest, FakeService, Phase, sample
from shotwright.vendors.vertex import Vertex

from . import Example, Member

INSTANCE = {"prompt", "image", "lastFrame", "video", "referenceImages"}
PARAMETERS = set(
    "sampleCount storageUri fps durationSeconds seed aspectRatio resolution personGeneration negativePrompt"
    " enhancePrompt generateAudio compressionQuality resizeMode".split()
)


class FakeVertex(FakeService):
    """Operations of one project, and its bucket."""

    host = "https://storage.googleapis.com"

    def route(self, request: httpx.Request) -> Asked:
        """By host, and by what stands after the colon."""
        path = request.url.path
        if request.url.host == httpx.URL(self.host).host:
            assert request.headers["authorization"].startswith("Bearer ")
            return Asked("file", path.rpartition("/")[2])
        if path.endswith(":predictLongRunning"):
            return Asked("submit")
        if path.endswith(":fetchPredictOperation"):
            return Asked("poll", str(json.loads(request.content)["operationName"]).rpartition("/")[2])
        return Asked("other")

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """One instance, known parameters, and the rule of 8 s."""
        body = json.loads(request.content)
        if set(body) != {"instances", "parameters"} or set(body["parameters"]) - PARAMETERS:
            raise BadRequest(f"{set(body.get('parameters', {})) - PARAMETERS}")
        (instance,), wanted = body["instances"], body["parameters"]
        if set(instance) - INSTANCE:
            raise BadRequest("instance")
        if wanted["durationSeconds"] != 8 and (wanted["resolution"] != "720p" or "referenceImages" in instance):
            raise BadRequest("8 s")
        model = request.url.path.removeprefix("/v1beta1/").partition(":")[0]
        return "", {"model": model, "stored": "storageUri" in wanted}

    def created(self, job: Job) -> httpx.Response:
        """The operation's name."""
        return httpx.Response(200, json={"name": self.operation(job)})

    def operation(self, job: Job) -> str:
        """Its whole name."""
        return f"{job.request['model']}/operations/{job.id}"

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """Done or not; what was filtered is done without a film."""
        said: dict[str, Any] = {"name": self.operation(job)}
        if failure == "broken":
            said |= {"done": True, "error": {"code": 13, "message": "Internal error.", "details": []}}
        elif failure:
            said |= {
                "done": True,
                "response": {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": ["Support code 1"]},
            }
        elif urls:
            where: dict[str, str] = {"gcsUri": f"gs://films/out/{job.id}.mp4"}
            if not job.request["stored"]:
                where = {"bytesBase64Encoded": base64.b64encode(sample(self.film)).decode()}
            said |= {"done": True, "response": {"videos": [{**where, "mimeType": "video/mp4"}]}}
        return httpx.Response(200, json=said)

    def refused(self, why: str) -> httpx.Response:
        """An error object; a complaint about the key repeats it."""
        key = self.requests[-1].headers.get("authorization", "")
        status, word, message = {
            "moderated": (400, "INVALID_ARGUMENT", "The prompt contains words that violate the usage guidelines."),
            "bad-key": (401, "UNAUTHENTICATED", f"Request had invalid authentication credentials: {key}"),
            "no-credit": (403, "PERMISSION_DENIED", "This API method requires billing to be enabled."),
            "busy": (429, "RESOURCE_EXHAUSTED", "Quota exceeded."),
            "unknown-job": (404, "NOT_FOUND", "Operation not found."),
        }.get(why, (400, "INVALID_ARGUMENT", "Unsupported duration"))
        return httpx.Response(status, json={"error": {"code": status, "message": message, "status": word}})


STORED = {"storage": "gs://films/out"}
MEMBERS = [
    Member(
        name="vertex",
        adapter=Vertex,
        fake=FakeVertex,
        keys=("GOOGLE_OAUTH_ACCESS_TOKEN",),
        settings={"GOOGLE_CLOUD_PROJECT": "films", "GOOGLE_CLOUD_LOCATION": "europe-west4"},
        tells_charge=False,
        cannot={"address-expired": "a file in a bucket has one address, and is gone when that is"},
        examples=(
            Example("text", model="veo-3.1", seconds=8, size="1080p", options={**STORED, "negative": "blur"}),
            Example("inline", model="veo-3.1-fast", seconds=4, options={"sound": False, "rewrite": True}),
            Example(
                "image", model="veo-3.1-lite", seconds=6, inputs={"image": ".png"}, options={"people": "allow_adult"}
            ),
            Example("frames", model="veo-3.1", seconds=8, size="4k", inputs={"image": ".png", "end-image": ".jpg"}),
            Example("references", model="veo-3.1", seconds=8, inputs={"reference": ".png", "reference-2": ".png"}),
            Example("extend", model="veo-3.1", seconds=8, inputs={"video": ".mp4"}, options={"work": "extend"}),
        ),
    ),
]
