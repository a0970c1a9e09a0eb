"""The only HTTP door: what is asked twice and what never is, how long it waits, where files may come from, no secrets."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.virtual import VirtualClock, run

from shotwright.errors import Damaged, Unwritable, WrongUse
from shotwright.vendors import address, wire
from shotwright.vendors.contract import Busy, Gone, Lost, NotSent
from shotwright.vendors.keys import redact, remember
from shotwright.vendors.service import Service
from shotwright.vendors.wire import Answer, Call, Wire, backoff, retry_after

BASE = "https://api.vendor.example/v1"
CANARY = "canary-wire-5b1f0a77"
DATA = bytes(range(256)) * 2000

Handler = Callable[[httpx.Request], Any]


class Body(httpx.AsyncByteStream):
    """Bytes that may break off, or be held up for `pause` seconds."""

    def __init__(self, data: bytes, *, breaks: bool = False, pause: float = 0.0) -> None:
        self.data, self.breaks, self.pause = data, breaks, pause

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.data
        await asyncio.sleep(self.pause)
        if self.breaks:
            raise httpx.RemoteProtocolError("peer closed connection")


def door(handler: Handler, *, private: bool = True) -> Wire:
    """A wire to a service that answers as `handler` says."""
    transport = httpx.MockTransport(handler)
    remember(CANARY)
    return Wire(
        BASE, headers={"authorization": f"Bearer {CANARY}"}, transport=transport, clock=VirtualClock(), private=private
    )


def answers(*given: Any) -> tuple[Handler, list[httpx.Request], list[float]]:
    """A handler that deals out answers (the last one stays), with the requests that came and when."""
    requests: list[httpx.Request] = []
    times: list[float] = []

    async def handle(request: httpx.Request) -> httpx.Response:
        await request.aread()
        answer = given[min(len(requests), len(given) - 1)]
        requests.append(request)
        times.append(asyncio.get_running_loop().time())
        if isinstance(answer, Exception):
            raise answer
        return answer(request) if callable(answer) else answer

    return handle, requests, times


# ---- ask: safe questions


@pytest.mark.parametrize("trouble", [httpx.Response(503), httpx.ConnectError("away"), httpx.ReadTimeout("silence")])
def test_a_safe_question_is_asked_again(trouble: Any) -> None:
    handle, requests, times = answers(trouble, trouble, httpx.Response(200, json={"state": "done"}))
    answer = run(door(handle).ask(Call("GET", "jobs/1")))
    assert answer.json() == {"state": "done"}
    assert len(requests) == 3
    assert 0.375 <= times[1] <= 0.625 and times[2] - times[1] >= 0.75


def test_after_five_tries_it_says_what_was_wrong() -> None:
    handle, requests, _ = answers(httpx.Response(500, text=f"broken near {CANARY}"))
    with pytest.raises(NotSent, match="500") as told:
        run(door(handle).ask(Call("GET", "jobs/1")))
    assert len(requests) == 5
    assert CANARY not in str(told.value)


def test_a_refusal_is_an_answer() -> None:
    handle, requests, _ = answers(httpx.Response(404, json={"error": "no such job"}))
    assert run(door(handle).ask(Call("GET", "jobs/1"))).status == 404
    assert len(requests) == 1


def test_it_waits_as_long_as_the_vendor_asks() -> None:
    handle, _, times = answers(httpx.Response(429, headers={"retry-after": "37"}), httpx.Response(200))
    run(door(handle).ask(Call("GET", "jobs/1")))
    assert times[1] == pytest.approx(37.0)


@pytest.mark.parametrize(
    ("said", "seconds"), [("7", 7.0), ("0.5", 0.5), ("100000", 600.0), ("-3", 0.0), ("soon", None), ("", None)]
)
def test_retry_after(said: str, seconds: float | None) -> None:
    assert retry_after(Answer(429, {"retry-after": said}, b"")) == seconds


def test_tries_are_spread() -> None:
    waits = [backoff(number) for number in range(12)]
    assert all(0.375 <= wait <= 37.5 for wait in waits)
    assert len({backoff(3) for _ in range(20)}) > 10


def test_a_vendor_that_says_nothing_is_given_up_in_time() -> None:
    async def silent(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(1e6)
        raise AssertionError

    async def ask() -> float:
        with pytest.raises(NotSent, match="TimeoutError"):
            await door(silent).ask(Call("GET", "jobs/1"))
        return asyncio.get_running_loop().time()

    assert run(ask()) <= 5 * wire.REQUEST_SECONDS + 60


def test_every_phase_of_a_request_has_its_own_limit_and_the_settle_time_is_longer() -> None:
    phases = wire.PHASES
    assert all(phase is not None for phase in (phases.connect, phases.read, phases.write, phases.pool))
    assert phases.connect is not None and phases.read is not None and phases.connect < phases.read
    assert Service.settle > wire.REQUEST_SECONDS


def test_an_answer_that_never_ends_is_not_read_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "ANSWER_BYTES", 1000)
    handle, _, _ = answers(lambda request: httpx.Response(200, stream=Body(b"x" * 2000)))
    with pytest.raises(NotSent, match="too long"):
        run(door(handle).ask(Call("GET", "jobs/1")))


# ---- send: what costs money


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (httpx.ConnectError("refused"), NotSent),
        (httpx.ConnectTimeout("slow"), NotSent),
        (httpx.PoolTimeout("no connection free"), NotSent),
        (httpx.ReadTimeout("no answer"), Lost),
        (httpx.WriteTimeout("half sent"), Lost),
        (httpx.WriteError("half sent"), Lost),
        (httpx.RemoteProtocolError("broke off"), Lost),
        (httpx.Response(500), Lost),
        (httpx.Response(502), Lost),
        (httpx.Response(408), Lost),
        (httpx.Response(429, headers={"retry-after": "9"}), Busy),
    ],
)
def test_an_order_is_sent_once_and_its_trouble_told_apart(tmp_path: Path, trouble: Any, error: type) -> None:
    handle, requests, _ = answers(trouble)
    with pytest.raises(error) as told:
        run(door(handle).send(Call("POST", "jobs", json={"prompt": "waves"}), tmp_path / "spool.json"))
    assert type(told.value) is error
    assert len(requests) == 1
    assert not (tmp_path / "spool.json").exists()
    if isinstance(told.value, Busy):
        assert told.value.wait == 9.0


@pytest.mark.parametrize("status", [200, 201, 400, 401, 402, 404, 422])
def test_an_answer_to_an_order_is_on_the_disk_before_it_is_read(tmp_path: Path, status: int) -> None:
    handle, _, _ = answers(httpx.Response(status, text=f"no JSON, and a key: {CANARY}", headers={"x-job": CANARY}))
    spool = tmp_path / "spool" / "one.json"
    answer = run(door(handle).send(Call("POST", "jobs"), spool))
    assert Answer.kept(spool) == answer
    assert answer.status == status
    with pytest.raises(Lost, match="cannot be read"):
        answer.json()
    assert [path.name for path in spool.parent.iterdir()] == ["one.json"]


def test_a_full_disk_does_not_cost_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Answer, path: Path) -> None:
        raise Unwritable("the disk is full")

    monkeypatch.setattr(Answer, "keep", full)
    handle, _, _ = answers(httpx.Response(201, json={"id": "job-1"}))
    assert run(door(handle).send(Call("POST", "jobs"), tmp_path / "spool.json")).json() == {"id": "job-1"}


def test_the_file_of_an_upload_that_is_refused_says_why() -> None:
    handle, _, _ = answers(httpx.Response(413, text="too large"))
    with pytest.raises(WrongUse, match="too large"):
        run(door(handle).upload(Call("PUT", "files", body=b"x")))


# ---- download


def partly(request: httpx.Request, data: bytes = DATA, **more: Any) -> httpx.Response:
    """What a good server answers, from where the client stopped."""
    begin = int(request.headers.get("range", "bytes=0-")[6:-1])
    rest = data[begin:]
    headers = {"content-length": str(len(rest)), "content-range": f"bytes {begin}-{len(data) - 1}/{len(data)}"}
    return httpx.Response(206 if begin else 200, headers=headers, stream=Body(rest[: more.pop("send", None)], **more))


def fetch(handle: Handler, target: Path, url: str = "https://files.vendor.example/take.mp4", **more: Any) -> Path:
    """Download it."""
    return run(door(handle, **more).download(url, target))


def test_a_download_goes_on_where_the_line_broke(tmp_path: Path) -> None:
    cut = [lambda request, send=send: partly(request, send=send, breaks=True) for send in (1000, 70_000, 5)]
    handle, requests, _ = answers(*cut, partly)
    assert fetch(handle, tmp_path / "take.mp4").read_bytes() == DATA
    assert [request.headers.get("range") for request in requests] == [
        None,
        "bytes=1000-",
        "bytes=71000-",
        "bytes=71005-",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["take.mp4"]


def test_a_download_goes_on_in_another_process(tmp_path: Path) -> None:
    (tmp_path / "take.mp4.part").write_bytes(DATA[:1234])
    handle, requests, _ = answers(partly)
    assert fetch(handle, tmp_path / "take.mp4").read_bytes() == DATA
    assert requests[0].headers["range"] == "bytes=1234-"


def test_a_server_that_knows_no_ranges_sends_it_all_again(tmp_path: Path) -> None:
    (tmp_path / "take.mp4.part").write_bytes(b"of another answer")
    whole = httpx.Response(200, headers={"content-length": str(len(DATA))}, stream=Body(DATA))
    assert fetch(answers(whole)[0], tmp_path / "take.mp4").read_bytes() == DATA


def test_a_part_that_is_whole_already_is_taken_and_a_foreign_one_is_not(tmp_path: Path) -> None:
    def nothing_left(request: httpx.Request) -> httpx.Response:
        return httpx.Response(416, headers={"content-range": f"bytes */{len(DATA)}"})

    part = tmp_path / "take.mp4.part"
    part.write_bytes(DATA)
    assert fetch(answers(nothing_left)[0], tmp_path / "take.mp4").read_bytes() == DATA
    part.write_bytes(DATA + b"more than there is")
    handle, requests, _ = answers(nothing_left, partly)
    assert fetch(handle, tmp_path / "take.mp4").read_bytes() == DATA
    assert "range" not in requests[1].headers


def test_a_file_that_keeps_coming_short_is_not_taken(tmp_path: Path) -> None:
    handle, requests, _ = answers(lambda request: httpx.Response(500))
    with pytest.raises(NotSent, match="came short"):
        fetch(handle, tmp_path / "take.mp4")
    assert len(requests) == wire.TRIES
    assert not (tmp_path / "take.mp4").exists()


def test_a_file_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    handle, _, _ = answers(lambda request: partly(request, send=10, pause=1e6))
    with pytest.raises(NotSent, match="longer than 60 minutes"):
        fetch(handle, tmp_path / "take.mp4")


@pytest.mark.parametrize("said", [True, False])
def test_a_file_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: bool) -> None:
    monkeypatch.setattr(wire, "FILE_BYTES", 1000)
    headers = {"content-length": str(len(DATA))} if said else {}
    handle, _, _ = answers(httpx.Response(200, headers=headers, stream=Body(DATA)))
    with pytest.raises(Damaged):
        fetch(handle, tmp_path / "take.mp4")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_file_that_is_gone_is_told_from_one_that_does_not_come(tmp_path: Path, status: int) -> None:
    with pytest.raises(Gone):
        fetch(answers(httpx.Response(status))[0], tmp_path / "take.mp4")


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(wire.os, "fsync", full)
    with pytest.raises(Unwritable, match="full"):
        fetch(answers(partly)[0], tmp_path / "take.mp4")


# ---- where files may come from


def names(found: dict[str, str], patch: pytest.MonkeyPatch) -> None:
    """Have names mean these addresses."""

    async def look_up(self: Any, host: str, port: Any, **more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found.get(host, host), 0))]

    patch.setattr(asyncio.BaseEventLoop, "getaddrinfo", look_up)


@pytest.mark.parametrize(
    "inside",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1"),
    ],
)
def test_a_take_on_a_private_net_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    names({"files.vendor.example": inside}, monkeypatch)
    handle, requests, _ = answers(partly)
    with pytest.raises(Damaged, match="private network"):
        fetch(handle, tmp_path / "take.mp4", private=False)
    assert requests == []


def test_a_redirect_into_a_private_net_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names({"files.vendor.example": "93.184.216.34"}, monkeypatch)
    handle, requests, _ = answers(httpx.Response(302, headers={"location": "http://169.254.169.254/latest/meta-data"}))
    with pytest.raises(Damaged, match="private network"):
        fetch(handle, tmp_path / "take.mp4", private=False)
    assert len(requests) == 1


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://files.vendor.example/a", "gopher://x.example/"])
def test_only_web_addresses_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    names({"files.vendor.example": "93.184.216.34"}, monkeypatch)
    handle, requests, _ = answers(httpx.Response(302, headers={"location": place}))
    with pytest.raises(Damaged, match="no web address"):
        fetch(handle, tmp_path / "take.mp4", private=False)
    assert len(requests) == 1


def test_a_name_that_changed_after_it_was_looked_up_is_seen() -> None:
    class Peer:
        def get_extra_info(self, name: str) -> Any:
            return ("10.0.0.7", 443)

    with pytest.raises(Damaged, match="private network"):
        address.check_peer(httpx.Response(200, extensions={"network_stream": Peer()}))


def test_redirects_in_circles_end(tmp_path: Path) -> None:
    handle, requests, _ = answers(httpx.Response(302, headers={"location": "https://files.vendor.example/take.mp4"}))
    with pytest.raises(Gone, match="circles"):
        fetch(handle, tmp_path / "take.mp4")
    assert len(requests) == wire.REDIRECTS


# ---- secrets


def test_the_key_goes_to_the_vendors_own_host_only(tmp_path: Path) -> None:
    handle, requests, _ = answers(httpx.Response(200, json={}))
    wired = door(handle)
    run(wired.ask(Call("GET", "jobs/1")))
    run(wired.ask(Call("GET", "https://elsewhere.example/jobs/1")))
    assert requests[0].headers["authorization"] == f"Bearer {CANARY}"
    assert "authorization" not in requests[1].headers


def test_a_redirect_to_another_host_takes_no_header_along(tmp_path: Path) -> None:
    away = httpx.Response(302, headers={"location": "https://cdn.example/take.mp4"})
    handle, requests, _ = answers(away, partly)
    url, secret = "https://files.vendor.example/take.mp4", {"authorization": f"Bearer {CANARY}"}
    run(door(handle).download(url, tmp_path / "take.mp4", headers=secret))
    assert requests[0].headers["authorization"] == f"Bearer {CANARY}"
    assert "authorization" not in requests[1].headers


def test_a_key_that_the_vendor_repeats_is_seen_nowhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    said = {"error": f"the key {CANARY} is not known"}
    handle, _, _ = answers(httpx.Response(401, json=said, headers={"www-authenticate": f"Bearer {CANARY}"}))
    answer = run(door(handle).send(Call("POST", "jobs", json={"prompt": "waves"}), tmp_path / "spool.json"))
    kept = (tmp_path / "spool.json").read_text()
    everything = [repr(answer), answer.excerpt(), json.dumps(answer.headers), kept]
    everything.append(repr(Answer.kept(tmp_path / "spool.json")))
    for trouble in (httpx.ReadError(f"near {CANARY}"), httpx.ConnectError(f"near {CANARY}")):
        with pytest.raises((Lost, NotSent)) as told:
            run(door(answers(trouble)[0]).send(Call("POST", "jobs"), None))
        everything.append(str(told.value))
    assert not [text for text in [*everything, caplog.text] if CANARY in text]
    assert redact(f"Bearer {CANARY}") == "Bearer •••"


def test_an_order_does_not_wait_behind_a_crowd_of_questions(tmp_path: Path) -> None:
    """Slow answers to a thousand polls leave connections free for what costs money."""
    at_once = most = 0

    async def slow(request: httpx.Request) -> httpx.Response:
        nonlocal at_once, most
        if request.method == "GET":
            at_once, most = at_once + 1, max(most, at_once + 1)
            await asyncio.sleep(10.0)
            at_once -= 1
        return httpx.Response(200, json={})

    async def crowd() -> float:
        wired = door(slow)
        polls = [asyncio.create_task(wired.ask(Call("GET", f"jobs/{number}"))) for number in range(1000)]
        await asyncio.sleep(1.0)
        await wired.send(Call("POST", "jobs"), tmp_path / "spool.json")
        sent = asyncio.get_running_loop().time()
        await asyncio.gather(*polls)
        return sent

    assert run(crowd()) == 1.0
    assert most == 15
