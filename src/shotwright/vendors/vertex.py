"""Google Vertex AI, where Veo is sold: 3.1, 3.1 Fast, 3.1 Lite.

It takes an OAuth token of an hour (`gcloud auth print-access-token`) and a project. Pictures travel inside the order. The
film comes inside the answer to a question, or lies in a bucket of the user's own when the option `storage` names one,
which large films need.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from shotwright.errors import WrongUse
from shotwright.film import Order
from shotwright.media.files import write_bytes

from .contract import Failed, Finished, Gone, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, base64_of, media_type, refusal, words_of
from .terms import Terms, terms
from .wire import Answer, Call

ROLES = {
    "text": (),
    "image": ("image",),
    "end-frame": ("image", "end-image"),
    "references": ("reference", "style"),
    "extend": ("video",),
}
OPTIONS = {"": ("people", "rewrite", "storage"), "extend": ("video-url",)}
STORE = "https://storage.googleapis.com"
MODERATED = ("usage guidelines", "responsible ai", "policy", "safety", "violat")


class Vertex(Service):
    """A client of long-running predictions."""

    name = "vertex"
    title = "Google Vertex AI"
    base = "https://us-central1-aiplatform.googleapis.com/v1beta1"
    key_variable = "GOOGLE_OAUTH_ACCESS_TOKEN"
    manner: Manner = "blind"
    limits = Limits(slots=10, starts=50)

    @property
    def address(self) -> str:
        """The host of the location in GOOGLE_CLOUD_LOCATION, us-central1 when it is not set."""
        return self._base or self.base.replace("us-central1", self.location)

    @property
    def location(self) -> str:
        """Where the model runs."""
        return os.environ.get("GOOGLE_CLOUD_LOCATION") or "us-central1"

    @property
    def project(self) -> str:
        """The project that pays. Raises WrongUse where none is set."""
        found = os.environ.get("GOOGLE_CLOUD_PROJECT")
        if not found:
            raise WrongUse("No key for vertex: it needs a project.", next_step=PROJECT)
        return found

    def headers(self) -> dict[str, str]:
        """The token, which is of no use without a project."""
        _ = self.project
        return super().headers()

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The model's address in the user's project, and its body."""
        asked = terms(order, files, vendor=self.name, roles=ROLES, options=OPTIONS)
        place = f"projects/{self.project}/locations/{self.location}/publishers/google/models/{asked.wire}"
        return Prepared(order, {"path": f"{place}:predictLongRunning", "body": body_of(asked)})

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """The name of an operation, or an error."""
        if not answer.ok:
            message = str((words_of(answer).get("error") or {}).get("message") or answer.excerpt())
            return refusal(
                answer,
                message,
                moderated=any(word in message.lower() for word in MODERATED),
                reason="credit" if "billing" in message.lower() else None,
            )
        return Receipt(str(answer.json()["name"]))

    async def _operation(self, name: str) -> Answer:
        """The operation as it stands; asking is a POST to the model that works on it."""
        model = name.partition("/operations/")[0]
        return await self.wire.ask(Call("POST", f"{model}:fetchPredictOperation", json={"operationName": name}))

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """Ask for the operation."""
        answer = await self._operation(receipt.job)
        if answer.status == 404:
            return self.unknown()
        said = answer.json()
        if "name" not in said and "done" not in said:
            raise self.unclear(answer)
        if not said.get("done"):
            return Progress("running")
        # What a refused or failed film costs is not in the pages that were read.
        if error := said.get("error"):
            moderated = any(word in str(error.get("message")).lower() for word in MODERATED)
            return Failed("moderated" if moderated else "vendor-fault", str(error.get("message")), None)
        made = said.get("response") or {}
        films = made.get("videos") or []
        if not films:
            reasons = "; ".join(map(str, made.get("raiMediaFilteredReasons") or ())) or "no reason given"
            return Failed("moderated", f"The film was filtered: {reasons}", None)
        if any("gcsUri" in film for film in films):
            return Finished(urls=tuple(stored(str(film["gcsUri"])) for film in films if "gcsUri" in film))
        return Finished(data={"operation": receipt.job})

    async def fetch(self, finished: Finished, folder: Path) -> list[Path]:
        """From the user's bucket, or out of the operation itself."""
        if finished.urls:
            return await super().fetch(finished, folder)
        made = (await self._operation(str(finished.data["operation"]))).json().get("response") or {}
        found = []
        for number, film in enumerate(made.get("videos") or ()):
            found.append(folder / f"take{number or ''}.mp4")
            write_bytes(found[-1], base64.b64decode(film["bytesBase64Encoded"]), force=True)
        if not found:
            raise Gone("The operation no longer holds the film.")
        return found

    def download_headers(self, url: str) -> dict[str, str]:
        """The user's bucket opens to the same token."""
        return self.headers() if httpx.URL(url).host == httpx.URL(STORE).host else {}


PROJECT = "Set GOOGLE_CLOUD_PROJECT, and run `shotwright keys set vertex`. Free meanwhile: --model house, or --dry-run."


def stored(uri: str) -> str:
    """The web address of 'gs://BUCKET/OBJECT'."""
    bucket, _, name = uri.removeprefix("gs://").partition("/")
    return f"{STORE}/storage/v1/b/{bucket}/o/{quote(name, safe='')}?alt=media"


def inline(path: Path) -> dict[str, str]:
    """A file inside the order."""
    return {"bytesBase64Encoded": base64_of(path), "mimeType": media_type(path)}


def body_of(asked: Terms) -> dict[str, Any]:
    """One instance and its parameters."""
    instance: dict[str, Any] = {"prompt": asked.prompt}
    if asked.work == "end-frame":
        asked.needs("image", "end-image")
    names = {"image": "image", "end-image": "lastFrame", "video": "video"}
    instance |= {names[role]: inline(path) for role, path in asked.files.items() if role in names}
    references = [
        {"image": inline(path), "referenceType": kind}
        for role, kind in (("reference", "ASSET"), ("style", "STYLE"))
        for path in asked.given(role)
    ]
    if references:
        instance["referenceImages"] = references
    if asked.work == "extend":
        if bool(asked.option("video-url")) == bool(asked.given("video")):
            raise WrongUse("Veo extends one film.", next_step="Give a video, or a gs:// address as 'video-url'.")
        if asked.option("video-url"):
            instance["video"] = {"gcsUri": str(asked.option("video-url")), "mimeType": "video/mp4"}
    wanted: dict[str, Any] = {"sampleCount": 1, "durationSeconds": asked.seconds, "aspectRatio": asked.aspect}
    wanted |= {"resolution": asked.size, "generateAudio": asked.sound}
    if asked.seed is not None:
        wanted["seed"] = asked.seed % (1 << 32)
    if asked.negative:
        wanted["negativePrompt"] = asked.negative
    if "rewrite" in asked.order.options:
        wanted["enhancePrompt"] = bool(asked.option("rewrite"))
    options = {"people": "personGeneration", "storage": "storageUri"}
    wanted |= {wire: asked.option(name) for name, wire in options.items() if name in asked.order.options}
    return {"instances": [instance], "parameters": wanted}
