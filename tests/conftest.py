"""What holds for every test: no network but the loopback, and settings and caches of its own."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest

from shotwright import __version__
from shotwright.media.folders import cache_folder

# Compiled kernels are the only thing shared with the machine: compiling them anew would take a minute.
os.environ.setdefault("NUMBA_CACHE_DIR", str(cache_folder() / "kernels" / __version__))


def pytest_configure(config: pytest.Config) -> None:
    """Give this run, and every program that it starts, its own home, before anything reads the old one."""
    home = tempfile.mkdtemp(prefix="shotwright-tests-")
    os.environ["SHOTWRIGHT_HOME"] = home
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))


class NetworkReached(BaseException):
    """A test tried to leave this machine; no `except Exception` can hide it."""


def check_address(family: int, address: Any) -> None:
    """Raise NetworkReached unless the address is on this machine."""
    if family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = address[0]
    if host in ("localhost", ""):
        return
    try:
        inside = ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise NetworkReached(f"a test reached for {address}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of an empty database on a PostgreSQL server that this run starts."""
    from tests.postgres import server

    with server() as url:
        yield url


@pytest.fixture(scope="session", autouse=True)
def socket_wall() -> Iterator[None]:
    """Stop every connection, datagram and name look-up that would leave this machine."""
    patch = pytest.MonkeyPatch()
    connect, connect_ex, sendto = socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto
    look_up = socket.getaddrinfo

    def walled_connect(self: socket.socket, address: Any) -> None:
        check_address(self.family, address)
        connect(self, address)

    def walled_connect_ex(self: socket.socket, address: Any) -> int:
        check_address(self.family, address)
        return connect_ex(self, address)

    def walled_sendto(self: socket.socket, data: bytes, *rest: Any) -> int:
        check_address(self.family, rest[-1])
        return sendto(self, data, *rest)

    def walled_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        check_address(socket.AF_INET, (name or "", 0))
        return look_up(host, *rest, **more)

    patch.setattr(socket.socket, "connect", walled_connect)
    patch.setattr(socket.socket, "connect_ex", walled_connect_ex)
    patch.setattr(socket.socket, "sendto", walled_sendto)
    patch.setattr(socket, "getaddrinfo", walled_look_up)
    yield
    patch.undo()
