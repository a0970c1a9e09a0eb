"""The service behind the wire: jobs, charges, and fates, in whatever format a subclass speaks.

A subclass says what its vendor's requests and answers look like; everything that can go wrong is done here, once for
all vendors. Mount it with `transport()`: no socket is opened, and every byte still passes through the real client.
"""

from __future__ import annotations

import io
import json
import secrets
import wave
from abc import abstractmethod
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import httpx

from shotwright.media.failpoint import passing

from .account import Account, Job
from .fates import FATES

SLOW_POLLS = 6
Phase = Literal["queued", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request is about, in the vendor's own scheme of addresses."""

    what: Literal["submit", "poll", "find", "upload", "cancel", "file", "other"]
    name: str = ""
    """The job's id, our reference, or the name of a file."""


class BadRequest(Exception):
    """The request lacks something or has something unknown: the fake answers as its vendor does."""


class FakeService:
    """A vendor's service. `fates` are dealt out to new orders in turn; when they run out the last one stays."""

    host = "https://service.example"
    """Where files lie; a public name, because the client refuses private addresses."""
    film = ".mp4"
    """What kind of file comes: the ending of a film, a picture or a sound."""
    answers_at_once = False
    """The answer to submit is the take itself."""
    idempotent = False
    """An order under a reference that came before is answered as before, and not charged again."""

    def __init__(self, account: Account | Path, fates: Sequence[str] = ("fine",)) -> None:
        self.account = account if isinstance(account, Account) else Account(account)
        self.fates = [FATES[fate].name for fate in fates]
        self.submissions = 0
        """Requests that came to the door, also those that were turned away."""
        self.seen: Counter[str] = Counter()
        self.cancelled: set[str] = set()
        self.requests: list[httpx.Request] = []

    def transport(self) -> httpx.MockTransport:
        """The service as a transport for `Service(transport=…)`."""
        return httpx.MockTransport(self.handle)

    # ---- what a subclass says

    @abstractmethod
    def route(self, request: httpx.Request) -> Asked:
        """What the request is about."""

    @abstractmethod
    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """Our reference (empty when the format has none) and what is ordered. Raises BadRequest."""

    @abstractmethod
    def created(self, job: Job) -> httpx.Response:
        """The answer to an order that was taken."""

    @abstractmethod
    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """The answer to a poll. `failure` is None, `moderated` or `broken`."""

    @abstractmethod
    def refused(self, why: str) -> httpx.Response:
        """The answer at the door: `moderated`, `rejected`, `bad-key`, `no-credit`, `busy`, `unknown-job`."""

    def found(self, reference: str, jobs: list[Job]) -> httpx.Response:
        """The answer to a look-up by our reference."""
        return httpx.Response(404)

    def uploaded(self, request: httpx.Request) -> httpx.Response:
        """The answer to an upload."""
        return httpx.Response(404)

    def stopped(self, job: Job) -> httpx.Response:
        """The answer to a cancel."""
        return httpx.Response(404)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Anything else that the vendor serves."""
        return httpx.Response(404, json={"error": "not found"})

    # ---- what happens

    async def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, as fate has it."""
        await request.aread()
        self.requests.append(request)
        asked = self.route(request)
        if asked.what == "submit":
            return self.order(request)
        if asked.what == "file":
            return self.file(asked.name, request)
        if asked.what == "upload":
            return self.uploaded(request)
        if asked.what == "find":
            return self.found(asked.name, self.account.under(asked.name))
        job = self.account.job(asked.name)
        if asked.what in ("poll", "cancel") and (job is None or job.fate == "vanished"):
            return self.refused("unknown-job")
        if asked.what == "poll" and job is not None:
            return self.progress(job)
        if asked.what == "cancel" and job is not None:
            self.cancelled.add(job.id)
            return self.stopped(job)
        return self.answer(request)

    def order(self, request: httpx.Request) -> httpx.Response:
        """An order at the door."""
        self.submissions += 1
        fate = self.fates[min(len(self.account.jobs), len(self.fates) - 1)]
        first = self.seen["door"] == 0
        self.seen["door"] += 1
        if fate == "unreachable" and self.seen["door"] <= 2:
            raise httpx.ConnectError("connection refused")
        if fate == "busy" and first:
            return self.refused("busy")
        if fate == "fault" and first:
            return httpx.Response(500, text="internal error")
        if fate in ("moderated", "rejected", "bad-key", "no-credit"):
            return self.refused(fate)
        try:
            reference, wanted = self.read_order(request)
        except BadRequest as error:
            response = self.refused("rejected")
            response.headers["x-fake-complaint"] = str(error)
            return response
        before = self.account.under(reference) if self.idempotent and reference else []
        if before:
            return self.created(before[0])
        job = Job(
            id=f"job-{secrets.token_hex(6)}",
            reference=reference,
            charged=FATES[fate].charges,
            fate=fate,
            request=wanted,
        )
        passing("vendor.before-charge")
        self.account.enter(job)
        passing("vendor.charged")
        if fate == "accepted-lost":
            raise httpx.ReadTimeout("the answer never came")
        if fate == "accepted-fault":
            return httpx.Response(500, text="internal error")
        if fate == "garbage":
            return httpx.Response(200, text="<html>gateway</html>")
        return self.created(job)

    def progress(self, job: Job) -> httpx.Response:
        """A poll."""
        self.seen[job.id] += 1
        number = self.seen[job.id]
        if job.fate == "poll-fault" and number <= 2:
            return httpx.Response(500, text="internal error")
        if job.fate == "poll-garbage" and number <= 2:
            return httpx.Response(200, text="<html>gateway</html>")
        if job.fate == "never" or number <= (SLOW_POLLS if job.fate == "slow" else 1):
            return self.state(job, "running" if number > 1 else "queued", None, [])
        if job.fate in ("moderated-later", "moderated-charged"):
            return self.state(job, "failed", "moderated", [])
        if job.fate == "broken":
            return self.state(job, "failed", "broken", [])
        return self.state(job, "done", None, [self.file_url(job)])

    def file_url(self, job: Job) -> str:
        """Where the job's file lies now; after the first address has run out, somewhere else."""
        fresh = job.fate == "address-expired" and self.seen[f"file {job.id}"] > 0
        return f"{self.host}/files/{job.id}{'-fresh' if fresh else ''}{self.film}"

    def file(self, name: str, request: httpx.Request) -> httpx.Response:
        """A download, whole or from where the client stopped."""
        fresh = "-fresh" in name
        job = self.account.job(Path(name).stem.replace("-fresh", ""))
        if job is None:
            return httpx.Response(404)
        self.seen[f"file {job.id}"] += 1
        data = sample(self.film)
        if job.fate == "file-gone" or (job.fate == "address-expired" and not fresh):
            return httpx.Response(403, text="expired")
        if job.fate == "wrong-type":
            return httpx.Response(200, stream=Bytes(b"<html><body>please log in</body></html>"))
        if job.fate == "empty":
            return httpx.Response(200, headers={"content-length": "0"}, stream=Bytes(b""))
        if job.fate == "huge":
            return httpx.Response(200, headers={"content-length": str(1 << 44)}, stream=Bytes(data))
        begin = int(request.headers.get("range", "bytes=0-").removeprefix("bytes=").split("-")[0])
        if begin >= len(data):
            return httpx.Response(416, headers={"content-range": f"bytes */{len(data)}"})
        if job.fate == "truncated":
            # It says its true length and never sends the second half.
            begin = min(begin, len(data) // 2)
            return httpx.Response(200, headers={"content-length": str(len(data))}, stream=Bytes(data[: len(data) // 2]))
        rest = data[begin:]
        headers = {"content-length": str(len(rest))}
        if begin:
            headers["content-range"] = f"bytes {begin}-{len(data) - 1}/{len(data)}"
        if job.fate == "cut" and self.seen[f"file {job.id}"] == 1:
            return httpx.Response(200, headers=headers, stream=Bytes(rest[: len(rest) // 2], breaks=True))
        return httpx.Response(206 if begin else 200, headers=headers, stream=Bytes(rest))


class Bytes(httpx.AsyncByteStream):
    """A body; one that breaks ends in a broken connection."""

    def __init__(self, data: bytes, *, breaks: bool = False) -> None:
        self.data, self.breaks = data, breaks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for begin in range(0, len(self.data), 1 << 16):
            yield self.data[begin : begin + (1 << 16)]
        if self.breaks:
            raise httpx.RemoteProtocolError("peer closed connection")


class PlainService(FakeService):
    """The plainest format there is: what `Scripted` speaks."""

    def route(self, request: httpx.Request) -> Asked:
        """POST /orders, GET /orders/ID, GET /orders?reference=R, DELETE /orders/ID, GET /files/NAME."""
        path = request.url.path.strip("/").split("/")
        if path[0] == "files":
            return Asked("file", path[1])
        if path == ["orders"]:
            if request.method == "POST":
                return Asked("submit")
            return Asked("find", request.url.params.get("reference", ""))
        return Asked("cancel" if request.method == "DELETE" else "poll", path[-1])

    def read_order(self, request: httpx.Request) -> tuple[str, dict[str, Any]]:
        """The reference and the rest."""
        wanted = json.loads(request.content)
        if "prompt" not in wanted:
            raise BadRequest("no prompt")
        return str(wanted.pop("reference")), wanted

    def created(self, job: Job) -> httpx.Response:
        """Its id."""
        return httpx.Response(201, json={"id": job.id})

    def state(self, job: Job, phase: Phase, failure: str | None, urls: list[str]) -> httpx.Response:
        """Phase, failure and addresses."""
        return httpx.Response(
            200, json={"id": job.id, "phase": phase, "failure": failure, "charged": job.charged, "urls": urls}
        )

    def refused(self, why: str) -> httpx.Response:
        """A status and a word."""
        status = {"bad-key": 401, "no-credit": 402, "busy": 429, "unknown-job": 404}.get(why, 400)
        headers = {"retry-after": "7"} if why == "busy" else {}
        return httpx.Response(status, json={"error": why}, headers=headers)

    def found(self, reference: str, jobs: list[Job]) -> httpx.Response:
        """The ids."""
        return httpx.Response(200, json={"ids": [job.id for job in jobs]})

    def stopped(self, job: Job) -> httpx.Response:
        """Done."""
        return httpx.Response(204)


@cache
def sample(ending: str) -> bytes:
    """A small true film, picture or sound."""
    if ending == ".wav":
        sink = io.BytesIO()
        with wave.open(sink, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(24000)
            sound.writeframes(bytes(24000))
        return sink.getvalue()
    if ending in (".png", ".jpg", ".webp"):
        from PIL import Image

        sink = io.BytesIO()
        Image.new("RGB", (64, 36), (40, 90, 160)).save(sink, {".jpg": "JPEG"}.get(ending, ending[1:].upper()))
        return sink.getvalue()
    import tempfile

    from shotwright.media.ffmpeg import run

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"sample{ending}"
        source = (
            "sine=duration=0.5" if ending in (".mp3", ".flac", ".ogg") else "testsrc=size=128x72:rate=12:duration=1"
        )
        run(["-f", "lavfi", "-i", source, str(target)])
        return target.read_bytes()
