"""The only HTTP door: what may be asked twice is, what costs money is sent once, and every file is looked at.

ask       safe questions (poll, find, cancel, upload): tried again on trouble
send      the one request that costs money: never tried again here; its answer is on disk before anyone reads it
download  files: goes on where it stopped, within size and time, from public addresses only
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx

from shotwright import __version__
from shotwright.errors import Damaged, Unwritable, WrongUse
from shotwright.media.clock import Clock, SystemClock
from shotwright.media.failpoint import passing
from shotwright.media.files import writing

from .address import check_host, check_peer
from .contract import Busy, Gone, Lost, NotSent
from .keys import redact, redact_bytes

REQUEST_SECONDS = 120.0
"""The longest that one request may take, whatever happens; `settle` of every vendor is longer."""
PHASES = httpx.Timeout(connect=10.0, write=60.0, read=60.0, pool=60.0)
ANSWER_BYTES = 64 << 20
"""No answer that is read into memory is larger."""
FILE_BYTES = 4 << 30
FILE_SECONDS = 3600.0
TRIES = 5
REDIRECTS = 5
TRANSIENT = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Call:
    """One request: JSON, form fields with files, or plain bytes."""

    method: str
    path: str
    """Below the vendor's base address, or a whole address that the vendor returned."""
    json: Any = None
    form: Mapping[str, Any] | None = None
    files: Mapping[str, tuple[str | None, bytes, str | None]] | None = None
    """Field to (file name, bytes, media type); without a name it is a plain field of a multipart form."""
    body: bytes | None = None
    params: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole."""

    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def ok(self) -> bool:
        """The vendor took it."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """The body as JSON. Raises Lost when it is none: the vendor said something, and nobody knows what."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise Lost(f"The answer cannot be read: {self.excerpt()!r}.") from error

    def excerpt(self) -> str:
        """The first words of the body, without secrets, for messages."""
        return redact(self.body[:300].decode("utf-8", "replace").strip())

    def keep(self, path: Path) -> None:
        """Write the answer where a later run finds it: whole or not at all, and on the disk itself."""
        head = {"status": self.status, "headers": self.headers, "body": base64.b64encode(self.body).decode("ascii")}
        part = path.with_suffix(".part")
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            passing("spool.before")
            with part.open("wb") as file:
                file.write(json.dumps(head).encode())
                file.flush()
                os.fsync(file.fileno())
            passing("spool.written")
            part.replace(path)

    @classmethod
    def kept(cls, path: Path) -> Answer | None:
        """The answer that was kept at `path`, or None."""
        try:
            head = json.loads(path.read_bytes())
        except FileNotFoundError:
            return None
        return cls(head["status"], head["headers"], base64.b64decode(head["body"]))


class Wire:
    """Connections to one vendor. `transport` replaces the network; `private` allows hosts on this machine or net."""

    def __init__(
        self,
        base: str,
        *,
        headers: Mapping[str, str] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock | None = None,
        private: bool = False,
        connections: int = 20,
    ) -> None:
        self.base = base if base.endswith("/") else base + "/"
        self.clock = clock or SystemClock()
        self.private = private or httpx.URL(base).host in ("127.0.0.1", "localhost", "::1")
        self._transport = transport
        self._headers = {"user-agent": f"shotwright/{__version__}"}
        self._secret_headers = dict(headers or {})
        self._limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        # Questions wait here, in turn, and not in the pool, which grows slow with a crowd: of its connections some are
        # always free for orders and files.
        self._questions = asyncio.Semaphore(max(1, connections * 3 // 4))
        self._client: httpx.AsyncClient | None = None

    @property
    def client(self) -> httpx.AsyncClient:
        """The connection pool, opened when it is first needed. It carries no keys: each call adds its own."""
        if self._client is None:
            self._client = httpx.AsyncClient(
                transport=self._transport,
                timeout=PHASES,
                limits=self._limits,
                headers=self._headers,
                follow_redirects=False,
                trust_env=self._transport is None,
            )
        return self._client

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def address(self, path: str) -> str:
        """The whole address of a path below the base; a whole address stays as it is."""
        return path if "://" in path else self.base + path.lstrip("/")

    def _request(self, call: Call) -> httpx.Request:
        address = self.address(call.path)
        headers = dict(call.headers)
        # Keys go to the vendor's own host only, whatever addresses it returns.
        if httpx.URL(address).host == httpx.URL(self.base).host:
            headers = {**self._secret_headers, **headers}
        return self.client.build_request(
            call.method,
            address,
            json=call.json,
            data=call.form,
            files=call.files,
            content=call.body,
            params=call.params,
            headers=headers,
        )

    async def _answer(self, request: httpx.Request) -> Answer:
        """One round trip, within `REQUEST_SECONDS` and `ANSWER_BYTES`."""
        async with asyncio.timeout(REQUEST_SECONDS):
            response = await self.client.send(request, stream=True)
            try:
                body = bytearray()
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > ANSWER_BYTES:
                        raise httpx.ReadError("the answer is too long")
            finally:
                await response.aclose()
        # Some vendors repeat the key in a complaint about it; it is taken out before anyone keeps or shows the answer.
        headers = {name.lower(): redact(value) for name, value in response.headers.items()}
        return Answer(response.status_code, headers, redact_bytes(bytes(body)))

    async def ask(self, call: Call) -> Answer:
        """Put a question that may be repeated; waits and asks again while the vendor is busy or away.

        Raises NotSent when no answer came in five tries. Answers of 4xx are returned.
        """
        trouble = ""
        for number in range(TRIES):
            wait = backoff(number)
            try:
                async with self._questions:
                    answer = await self._answer(self._request(call))
                if answer.status not in TRANSIENT:
                    return answer
                trouble = f"it answered {answer.status}: {answer.excerpt()}"
                wait = retry_after(answer) or wait
            except (httpx.HTTPError, httpx.StreamError, TimeoutError) as error:
                trouble = redact(f"{type(error).__name__}: {error}".rstrip(": "))
            if number + 1 < TRIES:
                await self.clock.sleep(wait)
        raise NotSent(f"{httpx.URL(self.base).host} did not answer ({trouble}).")

    async def send(
        self, call: Call, spool: Path | None, busy: Callable[[Answer], bool] = lambda answer: answer.status == 429
    ) -> Answer:
        """Send what costs money, once, and keep the answer in `spool` before returning it.

        Raises NotSent when it cannot have arrived, Busy when it was turned away unread, Lost when nobody can tell.
        """
        passing("send.before")
        try:
            answer = await self._answer(self._request(call))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as error:
            raise NotSent(redact(f"{httpx.URL(self.base).host} could not be reached: {error}")) from error
        except (httpx.HTTPError, httpx.StreamError, TimeoutError) as error:
            raise Lost(redact(f"The connection broke after the order was sent ({type(error).__name__}).")) from error
        passing("send.answered")
        if busy(answer):
            raise Busy(f"the vendor is busy: {answer.excerpt()}", retry_after(answer))
        if answer.status >= 500 or answer.status == 408:
            raise Lost(f"The vendor answered {answer.status}: {answer.excerpt()!r}.")
        if spool is not None:
            # A disk that filled up meanwhile must not cost the answer: it is on record a moment later, or nowhere.
            with suppress(Unwritable):
                answer.keep(spool)
        passing("send.kept")
        return answer

    async def upload(self, call: Call) -> Answer:
        """Put a file where the vendor asked for it. Raises WrongUse when the key or the file is refused."""
        answer = await self.ask(call)
        if not answer.ok:
            key = "Check the key: shotwright keys set VENDOR." if answer.status in (401, 403) else ""
            raise WrongUse(
                f"The file was not taken ({answer.status}): {answer.excerpt()}",
                next_step=key or "Give another file: a usual kind and size.",
            )
        return answer

    async def download(self, url: str, target: Path, *, headers: Mapping[str, str] | None = None) -> Path:
        """Bring `url` into `target`, going on from what is there already.

        Raises Gone when it is no longer there, Damaged when it is too large or keeps coming short,
        NotSent when nothing came.
        """
        part = target.with_name(target.name + ".part")
        trouble, number = "", 0
        try:
            async with asyncio.timeout(FILE_SECONDS):
                while number < TRIES:
                    had = _size(part)
                    try:
                        if await self._fetch_rest(url, part, dict(headers or {})):
                            passing("download.whole")
                            with writing(target), part.open("rb") as file:
                                os.fsync(file.fileno())
                            part.replace(target)
                            return target
                        trouble = "it came short"
                    except (httpx.HTTPError, httpx.StreamError) as error:
                        trouble = redact(f"{type(error).__name__}: {error}".rstrip(": "))
                    # A line that breaks often and still brings something is not given up.
                    number = 1 if _size(part) > had else number + 1
                    if number < TRIES:
                        await self.clock.sleep(backoff(number))
        except TimeoutError:
            trouble = f"it took longer than {FILE_SECONDS / 60:.0f} minutes"
        raise NotSent(f"The file of the take could not be fetched: {trouble}.")

    async def _fetch_rest(self, url: str, part: Path, headers: dict[str, str]) -> bool:
        """One try; True when the file is whole."""
        have = _size(part)
        if have:
            headers["range"] = f"bytes={have}-"
        response = await self._open(url, headers)
        try:
            if response.status_code in (401, 403, 404, 410):
                raise Gone(f"The file is no longer at its address ({response.status_code}).")
            if response.status_code == 416:
                # Nothing is left to send: what is here is whole, or it is of another file and starts anew.
                whole = str(response.headers.get("content-range", "")).rpartition("/")[2] == str(have)
                if not whole:
                    part.unlink()
                return whole
            if response.status_code not in (200, 206):
                return False
            goes_on = response.status_code == 206 and have > 0
            total = int(response.headers.get("content-length", -1)) + (have if goes_on else 0)
            if total > FILE_BYTES:
                raise Damaged(f"The file has {total >> 20} MB, more than the {FILE_BYTES >> 20} MB that are taken.")
            size = have if goes_on else 0
            passing("download.answered")
            with writing(part), part.open("ab" if goes_on else "wb") as file:
                # Each piece as it comes: what waits in memory for more is lost when the line breaks.
                async for chunk in response.aiter_raw():
                    file.write(chunk)
                    size += len(chunk)
                    passing("download.part")
                    if size > FILE_BYTES:
                        raise Damaged("The file never ends.")
            return size == total if total >= 0 else size > 0
        finally:
            await response.aclose()

    async def _open(self, url: str, headers: dict[str, str]) -> httpx.Response:
        """Follow redirects by hand: each address is checked, and keys stay with the vendor's host."""
        for _ in range(REDIRECTS):
            # The user named the vendor's own address; it may lie on the user's own net, as a gateway does.
            guarded = not self.private and httpx.URL(url).host != httpx.URL(self.base).host
            if guarded:
                await check_host(url)
            # Bytes as they are stored: a packed body would make the length say nothing of the file.
            response = await self.client.send(
                self.client.build_request("GET", url, headers={"accept-encoding": "identity", **headers}), stream=True
            )
            if guarded:
                check_peer(response)
            if response.status_code not in (301, 302, 303, 307, 308):
                return response
            await response.aclose()
            following = urljoin(url, response.headers.get("location", ""))
            if httpx.URL(following).host != httpx.URL(url).host:
                headers = {name: value for name, value in headers.items() if name == "range"}
            url = following
        raise Gone("The file's address leads in circles.")


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def backoff(number: int) -> float:
    """Seconds before try `number` + 1: doubling from one half, spread by a half so that nobody comes in step."""
    return float(min(30.0, 0.5 * 2**number) * random.uniform(0.75, 1.25))


def retry_after(answer: Answer) -> float | None:
    """Seconds that the vendor asks us to wait, at most ten minutes."""
    try:
        return min(600.0, max(0.0, float(answer.headers.get("retry-after", ""))))
    except ValueError:
        return None
