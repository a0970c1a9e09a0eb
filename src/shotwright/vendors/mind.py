"""An optional mind: any chat endpoint that speaks the OpenAI format, a local one included, asked for words only.

One question is one request that is never repeated: an endpoint may charge for each.
"""

from __future__ import annotations

import re
from typing import Any

import httpx

from shotwright.errors import WrongUse
from shotwright.media.clock import Clock

from . import keys
from .contract import Lost, NotSent
from .wire import Answer, Call, Wire

KEY = "SHOTWRIGHT_MIND_KEY"
"""Environment variable (or keyring entry) with the endpoint's key; local endpoints need none."""
LONGEST = 10_000
"""Characters of an answer that can be a prompt."""
FENCE = re.compile(r"^```[a-z]*\n(?P<body>.*?)\n?```\s*$", re.S)
LABEL = re.compile(r"^(?:\*\*)?(?:video |final |mended |revised )?prompt(?:\*\*)?\s*:(?:\*\*)?\s*", re.I)
THINKING = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.S | re.I)


class Mind:
    """A chat endpoint. `model` empty takes the first that the endpoint lists."""

    def __init__(
        self,
        address: str,
        *,
        model: str = "",
        key: str | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.base = base_of(address)
        self.model = model
        secret = key or keys.look_up(KEY)
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        # The user named this address, so it may lie on this machine or in their own net.
        self._wire = Wire(self.base, headers=headers, transport=transport, clock=clock, private=True)

    async def close(self) -> None:
        """Close the connection."""
        await self._wire.close()

    async def answer(self, task: str, text: str) -> str:
        """The bare text of the endpoint's answer to a task about a text.

        Raises NotSent when it was not reached or refused, and Lost when it answered what cannot be read.
        """
        model = self.model or await self._first_model()
        body = {
            "model": model,
            "messages": [{"role": "system", "content": task}, {"role": "user", "content": text}],
            "temperature": 0.4,
            "stream": False,
        }
        answer = await self._wire.send(Call("POST", "chat/completions", json=body), None)
        return bare(content(self._taken(answer)))

    async def _first_model(self) -> str:
        """The first model that the endpoint lists."""
        listed = self._taken(await self._wire.send(Call("GET", "models"), None))
        try:
            return str(listed["data"][0]["id"])
        except (KeyError, IndexError, TypeError) as error:
            raise Lost("The endpoint lists no model: name one with --mind-model.") from error

    def _taken(self, answer: Answer) -> Any:
        """The answer's JSON. Raises NotSent when the endpoint refused."""
        if not answer.ok:
            raise NotSent(f"{httpx.URL(self.base).host} refused ({answer.status}): {answer.excerpt()}")
        return answer.json()


def base_of(address: str) -> str:
    """The base of an endpoint: with or without `/chat/completions`. Raises WrongUse for what is no web address."""
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, TypeError) as error:
        raise WrongUse(f"'{address}' is no address of a mind.", next_step=EXAMPLE) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise WrongUse(f"'{address}' is no address of a mind.", next_step=EXAMPLE)
    if url.userinfo:
        raise WrongUse(
            "The address holds a key.", next_step=f"Put the key into {KEY}, and leave it out of the address."
        )
    return str(url).rstrip("/").removesuffix("/chat/completions")


EXAMPLE = "Give the base of a chat endpoint, as in: --mind http://127.0.0.1:11434/v1."


def content(document: Any) -> str:
    """The text of the first choice. Raises Lost when there is none."""
    try:
        found = document["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise Lost("The mind's answer holds no text.") from error
    if isinstance(found, list):
        found = "".join(str(part.get("text", "")) for part in found if isinstance(part, dict))
    if not isinstance(found, str) or not any(c.isalnum() for c in found):
        raise Lost("The mind's answer holds no text.")
    return found


def bare(text: str) -> str:
    """The prompt in an answer, without thinking aloud, fences, a label or quotes around it. Raises Lost when too long."""
    text = THINKING.sub("", text).strip()
    fenced = FENCE.match(text)
    text = LABEL.sub("", (fenced["body"] if fenced else text).strip()).strip()
    for opening, closing in (('"', '"'), ("“", "”"), ("'", "'")):
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing) and opening not in text[1:-1]:
            text = text[1:-1].strip()
    text = re.sub(r"\s*\n\s*", " ", "".join(c for c in text if c.isprintable() or c == "\n"))
    if not any(c.isalnum() for c in text) or len(text) > LONGEST:
        raise Lost("The mind's answer is no prompt.")
    return text
