"""The live feed: every change of one workshop or of several as a server-sent event, in order and once each."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from canvas_model.errors import CanvasError, MalformedRequestError, NotFoundError, TooManyPagesError
from pages.endpoints.bodies import read_uuid
from pages.endpoints.live.channels import CHANNELS, Channel
from pages.endpoints.responses import NO_STORE, requires
from pages.server import store
from pages.server.threads import in_thread

HEARTBEAT_SECONDS = 15.0
MOST_FEEDS = 400
MOST_WORKSHOPS = 100
"""How many workshops one feed may carry: those that all windows of a browser show."""
OPENING = b"retry: 2000\n: open\n\n"
HEARTBEAT = b"event: here\ndata:\n\n"
"""Tells that the line still stands: a page that hears nothing at all for longer opens its feed anew."""
HEADERS = {**NO_STORE, "X-Accel-Buffering": "no"}


@requires("read_workshop")
async def get_feed(request: Request) -> Response:
    """The changes of a workshop after the revision in `Last-Event-ID` or `?after=`, then every new one as it is made.

    Without either it begins with the next change. Raises NotFoundError, and TooManyPagesError past `MOST_FEEDS`.
    """
    after = request.headers.get("last-event-id") or request.query_params.get("after") or ""
    return await _feed({request.path_params["workshop"]: _revision(after)})


@requires("read_workshop")
async def get_feeds(request: Request) -> Response:
    """The changes of several workshops in one feed: `?w=ID:REVISION` for each, or `?w=ID` to begin with the next change.

    A workshop that does not exist is left out. Raises NotFoundError when none of them does, MalformedRequestError for an id
    that is none and past `MOST_WORKSHOPS`, and TooManyPagesError past `MOST_FEEDS`.
    """
    wishes = [wish.partition(":") for wish in request.query_params.getlist("w")]
    if not 1 <= len(wishes) <= MOST_WORKSHOPS:
        raise MalformedRequestError
    return await _feed({read_uuid(workshop): _revision(after) for workshop, _, after in wishes})


def _revision(text: str) -> int | None:
    return int(text) if text.isdigit() and len(text) <= 12 else None


async def _feed(wishes: Mapping[UUID, int | None]) -> Response:
    newest = await in_thread("feed", _newest, tuple(wishes))
    if not newest:
        raise NotFoundError
    if CHANNELS.count >= MOST_FEEDS:
        raise TooManyPagesError
    positions: dict[UUID, int] = {}
    for workshop, after in wishes.items():
        if after is not None:
            positions[workshop] = after  # also one that is deleted: it may be restored while its page is open
        elif workshop in newest:
            positions[workshop] = newest[workshop]
    return StreamingResponse(_events(positions), media_type="text/event-stream", headers=HEADERS)


def _newest(workshops: tuple[UUID, ...]) -> dict[UUID, int]:
    """The newest revision of each workshop that exists."""
    newest: dict[UUID, int] = {}
    for workshop in workshops:
        try:
            newest[workshop] = store.revision(workshop)
        except NotFoundError:
            continue
    return newest


async def _events(positions: dict[UUID, int]) -> AsyncIterator[bytes]:
    """The events after the position of each workshop, which moves on with them, and its figures, first those of now."""
    bell = asyncio.Event()
    told = dict.fromkeys(positions, -1)  # workshop -> revision of the figures that were sent
    with CHANNELS.listening(positions, bell) as channels:
        for channel in channels:
            channel.figures.want()
        yield OPENING
        while not CHANNELS.ended:
            bell.clear()
            new = [await _new(channel, positions) for channel in channels]
            if all(text is None for text in new):  # the browser connects again, and is then told why it is refused
                return
            new += [_new_figures(channel, told) for channel in channels]
            if any(new):
                yield b"".join(text for text in new if text)
                continue
            try:
                await asyncio.wait_for(bell.wait(), HEARTBEAT_SECONDS)
            except TimeoutError:
                for channel in channels:
                    channel.rings += 1  # read the database again, in case the ring of a change was lost
                yield HEARTBEAT


async def _new(channel: Channel, positions: dict[UUID, int]) -> bytes | None:
    """The text of the new events of a channel; None where the workshop cannot be read."""
    try:
        events = await channel.after(positions[channel.workshop])
    except CanvasError:
        return None
    if events:
        positions[channel.workshop] = events[-1].revision
    return b"".join(event.text for event in events)


def _new_figures(channel: Channel, told: dict[UUID, int]) -> bytes:
    told[channel.workshop], text = channel.figures.after(told[channel.workshop])
    return text
