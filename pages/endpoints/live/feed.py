"""The live feed: every change of some workshops as a server-sent event, in order and once each."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from canvas_model.errors import CanvasError, MalformedRequestError, NotFoundError, TooManyPagesError
from pages.endpoints.access.open_by_session import OpenBySession
from pages.endpoints.bodies import read_uuid
from pages.endpoints.live.channels import CHANNELS, Channel
from pages.endpoints.responses import NO_STORE, requires, visitor
from pages.server import store
from pages.server.threads import in_thread

HEARTBEAT_SECONDS = 15.0
MOST_FEEDS = 400
MOST_OF_A_SESSION = 40
"""A browser has one; where its windows do not hear of each other, one for each."""
FEEDS = OpenBySession(MOST_FEEDS, MOST_OF_A_SESSION)
MOST_WORKSHOPS = 100
"""How many workshops one feed may carry: those that all windows of a browser show."""
OPENING = b": open\n\n"
HEARTBEAT = b"event: here\ndata:\n\n"
"""Tells that the line still stands: a page that hears nothing at all for longer opens its feed anew."""
HEADERS = {**NO_STORE, "X-Accel-Buffering": "no"}


@requires("read_workshop")
async def get_feed(request: Request) -> Response:
    """The changes of workshops after a revision, then every new one as it is made: `?w=ID:REVISION` for each workshop.

    `?w=ID` begins with the next change. A workshop that does not exist is left out. Raises NotFoundError when none of them
    does, MalformedRequestError for an id that is none and past `MOST_WORKSHOPS`, and TooManyPagesError past `MOST_FEEDS`.
    """
    wishes = [wish.partition(":") for wish in request.query_params.getlist("w")]
    if not 1 <= len(wishes) <= MOST_WORKSHOPS:
        raise MalformedRequestError
    known = {read_uuid(workshop): _revision(after) for workshop, _, after in wishes}
    newest = await in_thread("feed", _newest, tuple(known))
    if not newest:
        raise NotFoundError
    session = visitor(request).session
    if FEEDS.is_full(session):
        raise TooManyPagesError
    positions: dict[UUID, int] = {}
    for workshop, after in known.items():
        if after is not None:
            positions[workshop] = after  # also one that is deleted: it may be restored while its page is open
        elif workshop in newest:
            positions[workshop] = newest[workshop]
    return StreamingResponse(_events(positions, session), media_type="text/event-stream", headers=HEADERS)


def _revision(text: str) -> int | None:
    return int(text) if text.isdigit() and len(text) <= 12 else None


def _newest(workshops: tuple[UUID, ...]) -> dict[UUID, int]:
    """The newest revision of each workshop that exists."""
    newest: dict[UUID, int] = {}
    for workshop in workshops:
        try:
            newest[workshop] = store.revision(workshop)
        except NotFoundError:
            continue
    return newest


async def _events(positions: Mapping[UUID, int], session: str) -> AsyncIterator[bytes]:
    """The events after the position of each workshop, and its figures, first those of now."""
    bell = asyncio.Event()
    with FEEDS.one_more(session), CHANNELS.listening(positions, bell) as channels:
        carried = [_Carried(channel, positions[channel.workshop]) for channel in channels]
        for channel in channels:
            channel.figures.want()
        yield OPENING
        while not CHANNELS.ended:
            bell.clear()
            new = [await one.new() for one in carried]
            if all(text is None for text in new):  # the browser connects again, and is then told why it is refused
                return
            if any(new):
                yield b"".join(text for text in new if text)
                continue
            try:
                await asyncio.wait_for(bell.wait(), HEARTBEAT_SECONDS)
            except TimeoutError:
                for channel in channels:
                    channel.rings += 1  # read the database again, in case the ring of a change was lost
                yield HEARTBEAT


@dataclass
class _Carried:
    """A workshop in a feed, and how far the feed has told of it: the revisions of the last event and of the last figures."""

    channel: Channel
    told: int
    figured: int = -1

    async def new(self) -> bytes | None:
        """What is new since this was last asked, the figures after the events; None where the workshop cannot be read."""
        try:
            events = await self.channel.after(self.told)
        except CanvasError:
            return None
        if events:
            self.told = events[-1].revision
        self.figured, figures = self.channel.figures.after(self.figured)
        return b"".join(event.text for event in events) + figures
