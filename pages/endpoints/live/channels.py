"""What the feeds of one process share: who listens to which workshop, its last events, and what wakes them.

A feed is woken by the store after a commit in this process, and by a watch on the database after a commit elsewhere:
`PRAGMA data_version` on SQLite, LISTEN on PostgreSQL.
"""

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from pages.endpoints.live.events import MOST_AT_ONCE, Event, read_events
from pages.server.threads import in_thread

KEPT_EVENTS = 256


@dataclass
class Channel:
    """The last events of a workshop, without gaps; `bell` is replaced each time it rings."""

    workshop: UUID
    listeners: int = 0
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    recent: deque[Event] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    rings: int = 0
    caught_up: tuple[int, int] = (-1, 0)
    """How often it had rung, and the newest revision, when the database last had nothing more."""
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    def ring(self) -> None:
        """Wake everybody who waits: there may be something new."""
        self.rings += 1
        self.bell.set()
        self.bell = asyncio.Event()

    async def after(self, revision: int) -> Sequence[Event]:
        """The events after a revision, from memory where they are there, else from the database.

        Raises NotFoundError when the workshop is gone and there is nothing left to tell.
        """
        async with self.reading:  # one reads, the others find it in memory
            kept = self._kept(revision)
            rings, newest = self.caught_up
            if kept or (rings == self.rings and revision >= newest):
                return kept
            rings = self.rings
            events = await in_thread("feed", read_events, self.workshop, revision)
            if len(events) < MOST_AT_ONCE:
                self.caught_up = rings, events[-1].revision if events else revision
            self._keep(events)
            return events

    def _kept(self, revision: int) -> list[Event]:
        if not self.recent or revision < self.recent[0].revision - 1:
            return []
        return [event for event in self.recent if event.revision > revision]

    def _keep(self, events: Sequence[Event]) -> None:
        newest = self.recent[-1].revision if self.recent else None
        new = [event for event in events if newest is None or event.revision > newest]
        if new and newest is not None and new[0].revision != newest + 1:
            self.recent.clear()
        self.recent.extend(new)


class Channels:
    """The channels that somebody listens to."""

    def __init__(self) -> None:
        self._channels: dict[UUID, Channel] = {}
        self.count = 0
        self.ended = False

    def of(self, workshop: UUID) -> Channel:
        """The channel of a workshop."""
        return self._channels.setdefault(workshop, Channel(workshop))

    @contextmanager
    def listening(self, channel: Channel) -> Iterator[None]:
        """Count a listener; a channel that nobody listens to is forgotten."""
        self._channels[channel.workshop] = channel
        channel.listeners += 1
        self.count += 1
        try:
            yield
        finally:
            channel.listeners -= 1
            self.count -= 1
            if channel.listeners == 0 and self._channels.get(channel.workshop) is channel:
                del self._channels[channel.workshop]

    def ring(self, workshop: UUID | None = None) -> None:
        """Wake the listeners of a workshop, or all of them."""
        if workshop is None:
            for channel in tuple(self._channels.values()):
                channel.ring()
        elif workshop in self._channels:
            self._channels[workshop].ring()

    def end(self) -> None:
        """Send every feed home: the process is ending."""
        self.ended = True
        self.ring()


CHANNELS = Channels()
