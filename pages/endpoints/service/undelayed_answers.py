"""Sending answers at once: with the socket that Streamlit opens, every short answer waits some 40 milliseconds."""

import socket

from pages.endpoints.access.listening import listening_sockets


def answer_at_once() -> None:
    """Let every connection to this process send what it has without waiting for more (TCP_NODELAY).

    asyncio does so by itself for sockets that name their protocol; Streamlit's does not (`_bind_socket`, seen in 1.67),
    and head and body of an answer then wait for each other. Connections inherit the option from the listening socket.
    """
    for listening in listening_sockets():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
