"""On which addresses this process listens, and which of them are this computer itself."""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from pathlib import Path

OPEN_FILES = Path("/dev/fd")
"""Where a process finds what it has open; missing on Windows."""


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
