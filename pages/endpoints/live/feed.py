"""The live feed: every change of a workshop as a server-sent event, in order, each once."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from canvas_model.errors import CanvasError, TooManyPagesError
from pages.endpoints.live.channels import CHANNELS, Channel
from pages.endpoints.responses import NO_STORE, requires
from pages.server import store
from pages.server.threads import in_thread

HEARTBEAT_SECONDS = 15.0
MOST_FEEDS = 400
OPENING = b"retry: 2000\n: open\n\n"
HEARTBEAT = b": still here\n\n"
HEADERS = {**NO_STORE, "X-Accel-Buffering": "no"}


@requires("read_workshop")
async def get_feed(request: Request) -> Response:
    """The changes after `Last-Event-ID` (or `?after=`; from now on without either), and every later one as it is made."""
    workshop = request.path_params["workshop"]
    head = await in_thread("feed", store.revision, workshop)
    if CHANNELS.count >= MOST_FEEDS:
        raise TooManyPagesError
    after = _after(request, head)
    return StreamingResponse(_events(CHANNELS.of(workshop), after), media_type="text/event-stream", headers=HEADERS)


def _after(request: Request, head: int) -> int:
    given = request.headers.get("last-event-id") or request.query_params.get("after") or ""
    return int(given) if given.isdigit() and len(given) <= 12 else head


async def _events(channel: Channel, after: int) -> AsyncIterator[bytes]:
    with CHANNELS.listening(channel):
        yield OPENING
        while not CHANNELS.ended:
            rung = channel.bell
            try:
                events = await channel.after(after)
            except CanvasError:  # gone, or the database does not answer: the browser asks again and is told why
                return
            if events:
                after = events[-1].revision
                yield b"".join(event.text for event in events)
                continue
            try:
                await asyncio.wait_for(rung.wait(), HEARTBEAT_SECONDS)
            except TimeoutError:
                channel.rings += 1  # look again, should word of a change have been lost on its way
                yield HEARTBEAT
