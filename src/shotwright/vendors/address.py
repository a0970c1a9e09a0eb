"""Which addresses a file may come from: public hosts only, so that no answer can make us read a private net."""

from __future__ import annotations

import asyncio
import ipaddress
import socket

import httpx

from shotwright.errors import Damaged


def _public(address: str) -> bool:
    host = ipaddress.ip_address(address.split("%")[0])
    inner = getattr(host, "ipv4_mapped", None)
    return (inner or host).is_global


async def check_host(url: str) -> None:
    """Raise Damaged unless the address is http(s) and every name behind it is public."""
    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise Damaged(f"A take was offered at '{parsed.scheme}:', which is no web address.")
    try:
        found = await asyncio.get_running_loop().getaddrinfo(parsed.host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpx.ConnectError(f"{parsed.host} has no address") from error
    if not all(_public(str(entry[4][0])) for entry in found):
        raise Damaged(f"A take was offered at {parsed.host}, which lies on a private network; it was not read.")


def check_peer(response: httpx.Response) -> None:
    """Raise Damaged when the connection went to a private address all the same (a name that changed meanwhile)."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer and not _public(str(peer[0])):
        raise Damaged("A take was offered at a name that led to a private network; it was not read.")
