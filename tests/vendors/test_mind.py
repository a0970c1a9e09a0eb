"""The optional mind: what is asked, what is read from its answers, and what becomes of a silent one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotwright.errors import WrongUse
from shotwright.vendors.contract import Busy, Lost, NotSent
from shotwright.vendors.mind import Mind, bare, base_of, content

Handler = Callable[[httpx.Request], httpx.Response]


def said(text: Any) -> dict[str, Any]:
    """An endpoint's answer with one choice."""
    return {"choices": [{"message": {"role": "assistant", "content": text}}]}


async def asked(handler: Handler, **more: Any) -> str:
    """One question to an endpoint that answers by `handler`."""
    mind = Mind("http://mind.test/v1", transport=httpx.MockTransport(handler), **more)
    try:
        return await mind.answer("the task", "the text")
    finally:
        await mind.close()


async def test_one_question_is_one_request_with_task_text_and_key() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=said("A dog runs."))

    assert await asked(handler, model="small", key="secret-key") == "A dog runs."
    (request,) = seen
    body = json.loads(request.content)
    assert str(request.url) == "http://mind.test/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer secret-key"
    assert (body["model"], [m["content"] for m in body["messages"]]) == ("small", ["the task", "the text"])


async def test_without_a_name_the_first_listed_model_is_asked() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"data": [{"id": "first"}, {"id": "second"}]})
        return httpx.Response(200, json=said(json.loads(request.content)["model"]))

    assert await asked(handler) == "first"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(200, json={}), Lost),
        (httpx.Response(200, json=said("")), Lost),
        (httpx.Response(200, json=said("...")), Lost),
        (httpx.Response(200, json=said("x" * 20_000)), Lost),
        (httpx.Response(200, text="<html>"), Lost),
        (httpx.Response(401, json={"error": "key"}), NotSent),
        (httpx.Response(429), Busy),
        (httpx.Response(500), Lost),
    ],
)
async def test_what_cannot_be_used_is_an_error_and_is_not_asked_again(answer: httpx.Response, error: type) -> None:
    count = 0

    def handler(request: httpx.Request) -> httpx.Response:
        nonlocal count
        count += 1
        return answer

    with pytest.raises(error):
        await asked(handler, model="m")
    assert count == 1


async def test_an_endpoint_that_is_not_there_is_not_sent() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(NotSent):
        await asked(handler, model="m")


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("A dog runs.", "A dog runs."),
        ('"A dog runs."', "A dog runs."),
        ("Prompt: A dog runs.", "A dog runs."),
        ("**Video prompt:** A dog runs.", "A dog runs."),
        ("```text\nA dog\nruns.\n```", "A dog runs."),
        ("<think>hm\nhm</think>\nA dog runs.", "A dog runs."),
        ('The man says "Go" and "Stop"', 'The man says "Go" and "Stop"'),
        ("A\x00 dog\r\nruns.", "A dog runs."),
    ],
)
def test_the_bare_prompt_is_taken_out_of_an_answer(answer: str, prompt: str) -> None:
    assert bare(answer) == prompt


@given(st.text(max_size=200))
def test_any_answer_is_a_prompt_or_no_prompt(text: str) -> None:
    try:
        assert bare(text).isprintable()
    except Lost:
        assert True


def test_parts_of_a_content_are_joined() -> None:
    assert content(said([{"type": "text", "text": "A dog"}, {"type": "text", "text": " runs"}])) == "A dog runs"


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1"),
        ("http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434/v1"),
        ("https://host/v1/chat/completions", "https://host/v1"),
    ],
)
def test_the_base_of_an_address(address: str, base: str) -> None:
    assert base_of(address) == base


@pytest.mark.parametrize("address", ["", "mind", "ftp://host/v1", "http://", "http://me:key@host/v1"])
def test_an_address_that_is_none_or_holds_a_key_is_refused(address: str) -> None:
    with pytest.raises(WrongUse):
        base_of(address)
