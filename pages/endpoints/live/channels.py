"""Channels: what all feeds of a workshop share, so that its events are read from the database once for all of them.

A channel rings after a commit: the store tells it of commits in this process, `database_watch` of those elsewhere.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from pages.endpoints.live.events import MOST_AT_ONCE, Event, read_events
from pages.endpoints.live.figures import Figures
from pages.server.threads import in_thread

KEPT_BYTES = 512 * 1024
"""How much of a workshop's last events stays in memory: a thousand changes of a sentence, or four pictures."""


@dataclass
class Channel:
    """The listeners of one workshop, each with its bell, and its last events, without gaps."""

    workshop: UUID
    bells: set[asyncio.Event] = field(default_factory=set)
    recent: deque[Event] = field(default_factory=deque)
    recent_bytes: int = 0
    rings: int = 0
    caught_up: tuple[int, int] = (-1, 0)
    """The number of rings and the newest revision when the database was last known to have nothing newer."""
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    figures: Figures = field(init=False)

    def __post_init__(self) -> None:
        self.figures = Figures(self.workshop, self._wake)

    def ring(self) -> None:
        """Wake every waiting feed: there may be a new event."""
        self.rings += 1
        self._wake()

    def _wake(self) -> None:
        for bell in self.bells:
            bell.set()

    async def after(self, revision: int) -> Sequence[Event]:
        """The events after a revision, from memory where it holds them, else from the database; none when there is nothing new.

        Raises NotFoundError when there are none and the workshop does not exist or is deleted.
        """
        async with self.reading:  # one feed reads, the others then find the events in memory
            remembered = self._remembered(revision)
            rings, newest = self.caught_up
            if remembered or (rings == self.rings and revision >= newest):
                return remembered
            rings = self.rings
            events = await in_thread("feed", read_events, self.workshop, revision)
            if len(events) < MOST_AT_ONCE:
                self.caught_up = rings, events[-1].revision if events else revision
            self._remember(events)
            return events

    def _remembered(self, revision: int) -> list[Event]:
        if not self.recent or revision < self.recent[0].revision - 1:
            return []
        missing = max(0, self.recent[-1].revision - revision)
        return [self.recent[place] for place in range(-missing, 0)]

    def _remember(self, events: Sequence[Event]) -> None:
        newest = self.recent[-1].revision if self.recent else None
        new = [event for event in events if newest is None or event.revision > newest]
        if new and newest is not None and new[0].revision != newest + 1:
            self.recent.clear()
            self.recent_bytes = 0
        self.recent.extend(new)
        self.recent_bytes += sum(len(event.text) for event in new)
        while self.recent_bytes > KEPT_BYTES and len(self.recent) > 1:  # the last is what all are about to ask for
            self.recent_bytes -= len(self.recent.popleft().text)
        if any(event.is_scored for event in new):
            self.figures.want()


class Channels:
    """The channels of all workshops that somebody listens to."""

    def __init__(self) -> None:
        self._channels: dict[UUID, Channel] = {}
        self.ended = False

    @contextmanager
    def listening(self, workshops: Iterable[UUID], bell: asyncio.Event) -> Iterator[Sequence[Channel]]:
        """The channels of workshops, which ring a feed's bell while the block runs.

        A channel without listeners is dropped.
        """
        channels = [self._channels.setdefault(workshop, Channel(workshop)) for workshop in workshops]
        for channel in channels:
            channel.bells.add(bell)
        try:
            yield channels
        finally:
            for channel in channels:
                channel.bells.discard(bell)
                if not channel.bells:
                    del self._channels[channel.workshop]

    def ring(self, workshop: UUID | None = None) -> None:
        """Wake the feeds of a workshop, or of all workshops."""
        if workshop is None:
            for channel in tuple(self._channels.values()):
                channel.ring()
        elif workshop in self._channels:
            self._channels[workshop].ring()

    def end(self) -> None:
        """End every feed, because the server is stopping."""
        self.ended = True
        self.ring()


CHANNELS = Channels()
