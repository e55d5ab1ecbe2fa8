"""The addresses that this process listens on, and whether an address is this computer itself."""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from pathlib import Path

OPEN_FILES = Path("/dev/fd")
"""The folder that lists the open files of this process; Windows has none."""


@lru_cache(maxsize=1024)
def is_loopback(address: str) -> bool:
    """Whether an IP address is this computer itself; False for a name, which is no IP address."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return (mapped or parsed).is_loopback


_addresses: dict[int, tuple[str, ...]] = {}


def listening_addresses(port: int, configured: Callable[[], str | None] = lambda: None) -> tuple[str, ...]:
    """The addresses that this process listens on at a port, read from its open sockets and remembered.

    On Windows, where open sockets cannot be listed, it is the `configured` address, or every address when there is none.
    """
    if port not in _addresses:
        addresses = tuple(_listening(port, configured))
        if not addresses:
            return ()  # the server does not listen yet: look again next time
        _addresses[port] = addresses
    return _addresses[port]


def _listening(port: int, configured: Callable[[], str | None]) -> Iterable[str]:
    if not OPEN_FILES.is_dir():
        yield configured() or "0.0.0.0"  # noqa: S104
        return
    for listening in listening_sockets():
        address, its_port = listening.getsockname()[:2]
        if its_port == port:
            yield address


def listening_sockets() -> Iterator[socket.socket]:
    """Duplicates of the network sockets on which this process listens; each is closed before the next. None on Windows."""
    for file in tuple(OPEN_FILES.iterdir()) if OPEN_FILES.is_dir() else ():
        with suppress(OSError, ValueError), socket.socket(fileno=os.dup(int(file.name))) as duplicate:
            listens = duplicate.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            if listens and isinstance(duplicate.getsockname(), tuple):
                yield duplicate
