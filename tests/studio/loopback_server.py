"""A scripted service behind a real socket of this machine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

from shotwright.vendors.scripted import FakeService, Job, PlainService


class HeldService(PlainService):
    """Jobs run until `released`; a cancelled job fails without charge."""

    def __init__(self, folder: Path, fates: tuple[str, ...] = ("fine",)) -> None:
        super().__init__(folder, fates)
        self.released = threading.Event()
        self.released.set()

    def progress(self, job: Job) -> httpx.Response:
        """Running while held."""
        if job.id in self.cancelled:
            return self.state(job, "failed", "cancelled", [])
        return super().progress(job) if self.released.is_set() else self.state(job, "running", None, [])


@contextmanager
def serving(service: FakeService) -> Iterator[str]:
    """Serve until the block ends; gives the base address."""

    # One request at a time, as fates are dealt in the order of the orders.
    turn = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            request = httpx.Request(self.command, service.host + self.path, headers=dict(self.headers), content=body)
            with turn:
                response = asyncio.run(answered(service, request))
            self.send_response(response.status_code)
            for name, value in response.headers.items():
                if name.lower() not in ("content-length", "transfer-encoding"):
                    self.send_header(name, value)
            self.send_header("content-length", str(len(response.content)))
            self.end_headers()
            self.wfile.write(response.content)

        do_GET = do_POST = do_DELETE = answer

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.host = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service.host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


async def answered(service: FakeService, request: httpx.Request) -> httpx.Response:
    """The whole answer; a fate that breaks the connection is an answer of 502 here."""
    try:
        response = await service.handle(request)
        await response.aread()
    except httpx.HTTPError:
        return httpx.Response(502, text="broken")
    return response
