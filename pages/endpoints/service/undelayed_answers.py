"""Sending answers at once: with the socket that Streamlit opens, every short answer waits some 40 milliseconds."""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OPEN_FILES = Path("/dev/fd")
"""The folder that lists the open files of this process; Windows has none."""


def answer_at_once() -> None:
    """Let every connection to this process send what it has without waiting for more (TCP_NODELAY).

    asyncio does so by itself for sockets that name their protocol; Streamlit's does not (`_bind_socket`, seen in 1.67),
    and head and body of an answer then wait for each other. Connections inherit the option from the listening socket.
    """
    for listening in _listening_sockets():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listening_sockets() -> Iterator[socket.socket]:
    """Duplicates of the network sockets on which this process listens; each is closed before the next."""
    for file in tuple(OPEN_FILES.iterdir()) if OPEN_FILES.is_dir() else ():
        with suppress(OSError, ValueError), socket.socket(fileno=os.dup(int(file.name))) as duplicate:
            listens = duplicate.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            if listens and isinstance(duplicate.getsockname(), tuple):
                yield duplicate
