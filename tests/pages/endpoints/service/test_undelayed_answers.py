"""Answers leave at once."""

import socket

from streamlit.web.server.starlette.starlette_server import _bind_socket

from pages.endpoints.service.undelayed_answers import OPEN_FILES, answer_at_once
from tests.conftest import missing


def sends_at_once(listening: socket.socket) -> bool:
    """Whether a connection that a listening socket accepts sends what it has without waiting for more."""
    listening.setblocking(True)
    with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
        return bool(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_a_connection_to_streamlits_socket_sends_at_once() -> None:
    if not OPEN_FILES.is_dir():
        missing("a list of open files")
    with _bind_socket("127.0.0.1", 0, 5) as listening:
        assert not sends_at_once(listening)
        answer_at_once()
        assert sends_at_once(listening)


def test_streamlit_still_opens_a_socket_that_asyncio_leaves_as_it_is() -> None:
    """Once it names the protocol, asyncio sets the option by itself, and `undelayed_answers` can go."""
    with _bind_socket("127.0.0.1", 0, 5) as listening:
        assert listening.proto != socket.IPPROTO_TCP
