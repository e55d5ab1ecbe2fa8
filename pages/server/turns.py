"""Turns: only so many requests of one workshop write at a time, so that one that is held up leaves room for the others."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID
from weakref import WeakValueDictionary

from canvas_model.database_errors import WorkshopLockedError

AT_ONCE = 4
"""Fewer than the threads for writing, each of which may have to wait for a lock in the database."""
PATIENCE = 6.0
"""Seconds that a request waits for its turn."""

_turns: WeakValueDictionary[UUID, asyncio.Semaphore] = WeakValueDictionary()


@asynccontextmanager
async def turn(workshop: UUID) -> AsyncIterator[None]:
    """Wait for a turn to write to a workshop; raises WorkshopLockedError when it does not come in time."""
    places = _turns.setdefault(workshop, asyncio.Semaphore(AT_ONCE))
    try:
        async with asyncio.timeout(PATIENCE):
            await places.acquire()
    except TimeoutError:
        raise WorkshopLockedError from None
    try:
        yield
    finally:
        places.release()
