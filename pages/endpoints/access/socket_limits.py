"""How many sockets may be open, and how fast one may send."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import Message, Receive, Send

from pages.server.left_pages import LEFT_FOR_GOOD, page_left

BURST = 60
PER_SECOND = 10.0
MOST_SOCKETS = 400
REFUSED_BY_RULE, TOO_MANY = 1008, 1013
"""WebSocket close codes: against the rules, and try again later."""


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
    """The receive and send functions of a socket, wrapped so that it is closed when it sends too fast.

    When the socket has ended, `page_left` says in its task how.
    """
    bucket = Bucket()
    closed = False

    async def receive_counted() -> Message:
        nonlocal closed
        if closed:
            return {"type": "websocket.disconnect", "code": REFUSED_BY_RULE}
        message = await receive()
        if message["type"] == "websocket.disconnect":
            page_left.set(message.get("code") in LEFT_FOR_GOOD)
        if message["type"] == "websocket.receive" and not bucket.take():
            closed = True
            await send({"type": "websocket.close", "code": REFUSED_BY_RULE, "reason": "too many messages"})
            return {"type": "websocket.disconnect", "code": REFUSED_BY_RULE}
        return message

    async def send_while_open(message: Message) -> None:
        if not closed:
            await send(message)

    return receive_counted, send_while_open
