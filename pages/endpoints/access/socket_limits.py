"""How many sockets may be open, how fast one may send, and that it sends no text."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import Message, Receive, Send

from pages.server.left_pages import LEFT_FOR_GOOD, page_left

BURST = 60
PER_SECOND = 10.0
MOST_SOCKETS = 400
MOST_OF_A_SESSION = 60
"""One for each tab, in one browser."""
REFUSED_BY_RULE, TOO_MANY, NO_TEXT = 1008, 1013, 1003
"""WebSocket close codes: against the rules, try again later, and not this sort of data."""
REASONS = {REFUSED_BY_RULE: "too many messages", NO_TEXT: "text instead of bytes"}


@dataclass
class Bucket:
    """A token bucket: `burst` messages at once, `per_second` in the long run."""

    burst: float = BURST
    per_second: float = PER_SECOND
    clock: Callable[[], float] = time.monotonic
    left: float = field(init=False)
    at: float = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.at = float(self.burst), self.clock()

    def take(self) -> bool:
        """Use up one token; False when there is none left."""
        now = self.clock()
        self.left = min(float(self.burst), self.left + (now - self.at) * self.per_second)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


def limit_pace(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """The receive and send functions of a socket, wrapped so that it is closed when it sends too fast, or text.

    Streamlit, which speaks in bytes, would end on text with an error in the log. When the socket has ended, `page_left` says
    in its task how.
    """
    bucket = Bucket()
    closed: int | None = None

    async def receive_counted() -> Message:
        nonlocal closed
        if closed is not None:
            return {"type": "websocket.disconnect", "code": closed}
        message = await receive()
        if message["type"] == "websocket.disconnect":
            page_left.set(message.get("code") in LEFT_FOR_GOOD)
        closed = _refused_with(message, bucket)
        if closed is None:
            return message
        await send({"type": "websocket.close", "code": closed, "reason": REASONS[closed]})
        return {"type": "websocket.disconnect", "code": closed}

    async def send_while_open(message: Message) -> None:
        if closed is None:
            await send(message)

    return receive_counted, send_while_open


def _refused_with(message: Message, bucket: Bucket) -> int | None:
    """The code to close a socket with after a message; None when it may go on."""
    if message["type"] != "websocket.receive":
        return None
    if not bucket.take():
        return REFUSED_BY_RULE
    return NO_TEXT if message.get("bytes") is None else None
