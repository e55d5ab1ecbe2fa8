"""The live feed: every change of a workshop as a server-sent event, in order and once each."""

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
    """The changes after the revision in `Last-Event-ID` or `?after=`, then every new one as it is made.

    Without either it begins with the next change. Raises NotFoundError, and TooManyPagesError past `MOST_FEEDS`.
    """
    workshop = request.path_params["workshop"]
    newest = await in_thread("feed", store.revision, workshop)
    if CHANNELS.count >= MOST_FEEDS:
        raise TooManyPagesError
    after = _after(request, newest)
    return StreamingResponse(_events(CHANNELS.of(workshop), after), media_type="text/event-stream", headers=HEADERS)


def _after(request: Request, newest: int) -> int:
    revision = request.headers.get("last-event-id") or request.query_params.get("after") or ""
    return int(revision) if revision.isdigit() and len(revision) <= 12 else newest


async def _events(channel: Channel, after: int) -> AsyncIterator[bytes]:
    with CHANNELS.listening(channel):
        yield OPENING
        while not CHANNELS.ended:
            bell = channel.bell
            try:
                events = await channel.after(after)
            except CanvasError:  # the browser connects again, and is then told why it is refused
                return
            if events:
                after = events[-1].revision
                yield b"".join(event.text for event in events)
                continue
            try:
                await asyncio.wait_for(bell.wait(), HEARTBEAT_SECONDS)
            except TimeoutError:
                channel.rings += 1  # read the database again, in case the ring of a change was lost
                yield HEARTBEAT
