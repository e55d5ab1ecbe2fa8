"""A page as the server sees it: a socket of Streamlit's that asks for a screen, and ends in one way or another."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import websockets
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.key import cookie
from tests.server import RUN, Server
from tests.yardstick import PATIENCE


@dataclass(frozen=True)
class Page:
    """A page whose screen has run, and the id of its session."""

    socket: Any
    session: str

    @classmethod
    async def load(cls, server: Server, *, known: str = "") -> "Page":
        """Load a screen, with the id of a session that the page had before its line broke."""
        socket: Any = await websockets.connect(
            f"ws://127.0.0.1:{server.port}/_stcore/stream",
            origin=f"http://127.0.0.1:{server.port}",  # type: ignore[arg-type]
            additional_headers=cookie(),
            subprotocols=["streamlit", "none", known] if known else ["streamlit"],  # type: ignore[list-item]
            proxy=None,
            max_size=None,
        )
        await socket.send(RUN)
        session = ""
        async with asyncio.timeout(PATIENCE):
            async for data in socket:
                message = ForwardMsg.FromString(data)
                if message.WhichOneof("type") == "new_session":
                    session = message.new_session.initialize.session_id
                if message.WhichOneof("type") == "script_finished":
                    break
        return cls(socket, session)

    async def close(self) -> None:
        """As a browser does when its tab is closed, loaded again or goes elsewhere."""
        await self.socket.close(1001)

    async def lose(self) -> None:
        """The line breaks, or the phone goes to sleep."""
        self.socket.transport.abort()


def sinks_to(most: int, count: Callable[[], int]) -> bool:
    """Whether a count comes down, within the time a busy machine needs."""
    until = time.monotonic() + PATIENCE
    while count() > most and time.monotonic() < until:
        time.sleep(0.1)
    return count() <= most
