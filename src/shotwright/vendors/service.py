"""What all cloud services have in common: a key, a wire, an answer that is kept before it is read.

An adapter is a subclass in a file of its own. It says

    prepare      which fields the model takes, and refuses the rest by name: `path` and `body` of the request
    call         the one request that costs money, where it is more than those two
    understand   what the answer to it means
    contents     the files in it, where the answer to the order is the take
    poll, find, cancel   the vendor's own questions

and inherits submit, recall and fetch, where the law on money lies.
"""

from __future__ import annotations

import base64
import json
import mimetypes
import os
import uuid
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import httpx

from shotwright.errors import WrongUse
from shotwright.film import Order
from shotwright.media.clock import Clock
from shotwright.media.files import write_bytes

from . import keys
from .contract import (
    Failed,
    Finished,
    Gone,
    Limits,
    Lost,
    Manner,
    Prepared,
    Progress,
    Reason,
    Receipt,
    Unsupported,
)
from .wire import REQUEST_SECONDS, Answer, Call, Wire


class Service:
    """A vendor behind HTTP. `base`, `key` and `transport` are given by tests and by users of gateways."""

    name: ClassVar[str]
    title: ClassVar[str]
    """As the vendor writes itself."""
    base: ClassVar[str]
    """Address of the API."""
    key_variable: ClassVar[str]
    """Environment variable that holds the key."""
    base_variable: ClassVar[str] = ""
    """Environment variable that moves the address, for gateways; empty where there is none."""
    manner: Manner
    limits: Limits = Limits()
    settle: ClassVar[float] = REQUEST_SECONDS + 60.0

    def __init__(
        self,
        *,
        key: str | None = None,
        base: str | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._key, self._base, self._transport, self._clock = key, base, transport, clock
        if key is not None:
            keys.remember(key)
        self._wire: Wire | None = None

    # ---- what an adapter says

    @abstractmethod
    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Check the order, upload its files, and write the request."""

    def call(self, prepared: Prepared, reference: str) -> Call:
        """The request that costs money: a JSON body to a path, both of `prepare`'s making."""
        return Call("POST", prepared.request["path"], json=prepared.request["body"])

    @abstractmethod
    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """What the answer to it means. Raises Lost when that cannot be told."""

    @abstractmethod
    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """Ask how far a job is."""

    def contents(self, answer: Answer) -> list[tuple[str, bytes]]:
        """Ending and bytes of each file in an answer that is the take itself."""
        return []

    async def find(self, reference: str) -> Receipt | None:
        """The job that was submitted under our reference."""
        raise Unsupported(f"{self.title} cannot look a job up by our reference.")

    async def cancel(self, receipt: Receipt) -> None:
        """Stop a job."""
        raise Unsupported(f"{self.title} cannot stop a job.")

    def busy(self, answer: Answer) -> bool:
        """The order was turned away unread and may be sent again; some vendors say so in other ways than by 429."""
        return answer.status == 429

    def headers(self) -> dict[str, str]:
        """Headers that carry the key."""
        return {"authorization": f"Bearer {self.secret}"}

    # ---- what all inherit

    @property
    def secret(self) -> str:
        """The user's key. Raises WrongUse with the ways to give one."""
        return self._key if self._key is not None else keys.key(self.key_variable, vendor=self.name)

    @property
    def address(self) -> str:
        """Where the API is: the vendor's own address, or where the user moved it."""
        return self._base or os.environ.get(self.base_variable or " ") or self.base

    @property
    def wire(self) -> Wire:
        """The connection to the vendor, opened with the user's key when it is first needed."""
        if self._wire is None:
            self._wire = Wire(
                self.address,
                headers=self.headers(),
                transport=self._transport,
                clock=self._clock,
                private=self._transport is not None,
                connections=max(4, min(50, self.limits.slots)),
            )
        return self._wire

    async def submit(self, prepared: Prepared, reference: str) -> Receipt | Finished | Failed:
        """Send the order once, and keep the answer before reading it."""
        wire, call = self.wire, self.call(prepared, reference)
        return self._meaning(await wire.send(call, prepared.spool, self.busy))

    def recall(self, spool: Path) -> Receipt | Finished | Failed | None:
        """What the kept answer says."""
        answer = Answer.kept(spool)
        return None if answer is None else self._meaning(answer)

    def _meaning(self, answer: Answer) -> Receipt | Finished | Failed:
        """What an answer to the order means; whatever goes wrong in reading it, the order was sent."""
        try:
            return self.understand(answer)
        except Lost:
            raise
        except Exception as error:
            raise Lost(f"The answer cannot be understood ({type(error).__name__}): {answer.excerpt()!r}.") from error

    def unknown(self) -> Failed:
        """The vendor has no such job: it was there once, and what became of it cannot be told."""
        return Failed("expired", f"{self.title} no longer knows this job.", None)

    def unclear(self, answer: Answer) -> Lost:
        """For an answer that is none to the question."""
        return Lost(f"{self.title} names no state of the job: {answer.excerpt()!r}.")

    async def fetch(self, finished: Finished, folder: Path) -> list[Path]:
        """Bring every address of a finished job into `folder`, or the files of the kept answer."""
        found: list[Path] = []
        if not finished.urls:
            answer = Answer.kept(finished.spool) if finished.spool else None
            if answer is None:
                raise Gone("The take was in an answer that is no longer kept.")
            for number, (suffix, data) in enumerate(self.contents(answer)):
                found.append(folder / f"take{number or ''}{suffix}")
                write_bytes(found[-1], data, force=True)
            return found
        for number, url in enumerate(finished.urls):
            target = folder / f"take{number or ''}{ending(url)}"
            if not target.exists():
                await self.wire.download(url, target, headers=self.download_headers(url))
            found.append(target)
        return found

    def download_headers(self, url: str) -> dict[str, str]:
        """Headers for fetching a file: none, unless the vendor serves files behind its key."""
        return {}

    async def close(self) -> None:
        """Let go of connections."""
        if self._wire is not None:
            await self._wire.close()
            self._wire = None


def ending(url: str, default: str = ".mp4") -> str:
    """The file ending of an address, where it has a usual one."""
    suffix = Path(httpx.URL(url).path).suffix.lower()
    return suffix if suffix in KNOWN_ENDINGS else default


KNOWN_ENDINGS = {
    *(".mp4", ".mov", ".webm", ".mkv", ".gif", ".zip", ".exr"),
    *(".png", ".jpg", ".jpeg", ".webp", ".mp3", ".wav", ".flac", ".ogg", ".opus", ".aac"),
}


def refuse_unknown(order: Order, *, roles: Iterable[str] = (), options: Iterable[str] = ()) -> None:
    """Raise WrongUse when the order has an input or an option that the model lacks, with the list of what it has."""
    for kind, given, known in (("input", order.inputs, roles), ("option", order.options, options)):
        accepted = sorted(known)
        for name in given:
            # `reference-2` is accepted where `reference` is: roles are numbered from one.
            if name not in accepted and name.rstrip("0123456789").rstrip("-") not in accepted:
                listed = f"It takes: {', '.join(accepted)}." if accepted else f"It takes no {kind} at all."
                raise WrongUse(f"{order.model} has no {kind} '{name}'.", next_step=listed)


def numbered(files: Mapping[str, Path], role: str) -> list[Path]:
    """The files of `role`, `role-1`, `role-2` … in order."""
    numbers = {name: name.removeprefix(role).removeprefix("-") or "0" for name in files if name.startswith(role)}
    names = [name for name, number in numbers.items() if number.isdigit()]
    return [files[name] for name in sorted(names, key=lambda name: int(numbers[name]))]


def one_of(order: Order, what: str, value: object, allowed: Iterable[object]) -> None:
    """Raise WrongUse when the model does not offer `value`, with what it offers."""
    offered = list(allowed)
    if value not in offered:
        raise WrongUse(
            f"{order.model} does not make {what} {value}.", next_step=f"It makes: {', '.join(map(str, offered))}."
        )


def media_type(path: Path) -> str:
    """The media type that a file's ending promises."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def refusal(
    answer: Answer,
    message: str,
    *,
    moderated: bool = False,
    charged: bool | None = False,
    input: str | None = None,
    reason: Reason | None = None,
) -> Failed:
    """The usual meaning of an answer of 4xx to submit: turned away at the door, and nothing charged."""
    if moderated:
        return Failed("moderated", message, charged, input or "prompt")
    usual: dict[int, Reason] = {401: "key", 403: "key", 402: "credit"}
    return Failed(reason or usual.get(answer.status, "bad-request"), message, charged, input)


def words_of(answer: Answer) -> dict[str, Any]:
    """The object that an answer holds, or an empty one: for complaints, which may be no JSON at all."""
    try:
        said = json.loads(answer.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def uuid_of(reference: str) -> str:
    """Our reference as a UUID, for vendors that take nothing else; always the same one (RFC 9562, version 5)."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"shotwright:{reference}"))


def base64_of(path: Path) -> str:
    """A file's bytes as text."""
    return base64.b64encode(path.read_bytes()).decode("ascii")


def data_uri(path: Path) -> str:
    """A file as an address that carries its own bytes."""
    return f"data:{media_type(path)};base64,{base64_of(path)}"
