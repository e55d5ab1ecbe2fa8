"""Whether a request comes from the person at the keyboard of this very computer."""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from pathlib import Path

from starlette.types import Scope

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})

FORWARDING = frozenset(
    {
        "cf-connecting-ip",
        "client-ip",
        "fastly-client-ip",
        "forwarded",
        "forwarded-for",
        "true-client-ip",
        "via",
        "x-client-ip",
        "x-cluster-client-ip",
        "x-forwarded",
        "x-host",
        "x-proxyuser-ip",
        "x-real-ip",
        "x-remote-addr",
        "x-remote-ip",
    }
)
FORWARDING_PREFIXES = ("x-forwarded-", "x-original-", "x-envoy-", "x-rewrite-", "tailscale-", "x-arr-")
"""Headers that only a proxy sets: whoever it speaks for is somewhere else, though it connects from this machine."""

OPEN_FILES = Path("/dev/fd")
"""Where a process finds what it has open; missing on Windows."""

Bound = Callable[[int], Iterable[str]]
"""The addresses that this process listens on at a port."""


def at_keyboard(scope: Scope, bound: Bound) -> bool:
    """Whether the server is bound to loopback, the Host is a loopback name, and nothing was forwarded."""
    client, server = scope.get("client"), scope.get("server")
    if not client or not server or server[1] is None:
        return False
    if not is_loopback(client[0]) or not is_loopback(server[0]):
        return False
    if host_name(scope) not in LOOPBACK_NAMES or is_forwarded(scope):
        return False
    addresses = tuple(bound(server[1]))
    return bool(addresses) and all(is_loopback(address) for address in addresses)


def host(scope: Scope) -> str | None:
    """The Host header with its port, in small letters; None when there is not exactly one that can be read."""
    found = [value for name, value in scope["headers"] if name == b"host"]
    if len(found) != 1 or not found[0].isascii():
        return None
    return str(found[0].decode("ascii").lower())


def host_name(scope: Scope) -> str | None:
    """The Host without its port; None when the port is not a number."""
    whole = host(scope)
    if whole is None:
        return None
    name, colon, port = whole.rpartition(":") if not whole.endswith("]") else (whole, "", "")
    if not colon:
        return whole
    return name if port.isdigit() and len(port) <= 5 else None


def is_forwarded(scope: Scope) -> bool:
    """Whether a header says that the request came through something else."""
    return any(_forwards(name) for name, _value in scope["headers"])


@lru_cache(maxsize=1024)
def _forwards(raw: bytes) -> bool:
    name = raw.decode("latin-1").lower().replace("_", "-")
    return name in FORWARDING or name.startswith(FORWARDING_PREFIXES)


@lru_cache(maxsize=1024)
def is_loopback(address: str) -> bool:
    """Whether an IP address is this computer itself; a name is not an address."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return (mapped or parsed).is_loopback


_known: dict[int, tuple[str, ...]] = {}


def listening_addresses(port: int, configured: Callable[[], str | None] = lambda: None) -> tuple[str, ...]:
    """The addresses this process listens on at a port, asked of the open sockets: however the server was started.

    Where the open sockets cannot be listed (Windows) it is the `configured` address; none means all of them.
    """
    if port not in _known:
        found = tuple(_listening(port, configured))
        if not found:
            return ()
        _known[port] = found
    return _known[port]


def _listening(port: int, configured: Callable[[], str | None]) -> Iterable[str]:
    if not OPEN_FILES.is_dir():
        yield configured() or "0.0.0.0"  # noqa: S104
        return
    for held in listening_sockets():
        address, its_port = held.getsockname()[:2]
        if its_port == port:
            yield address


def listening_sockets() -> Iterator[socket.socket]:
    """The sockets of this process that wait for connections over a network, each open until the next; none on Windows."""
    for file in tuple(OPEN_FILES.iterdir()) if OPEN_FILES.is_dir() else ():
        with suppress(OSError, ValueError), socket.socket(fileno=os.dup(int(file.name))) as held:
            if held.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) and isinstance(held.getsockname(), tuple):
                yield held
