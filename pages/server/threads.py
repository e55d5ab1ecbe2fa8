"""Worker threads for what may wait, limited by kind, so that a queue of one kind never delays another."""

import asyncio
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Literal, TypeVar

from anyio import CapacityLimiter, to_thread

T = TypeVar("T")

# "report" is for files that are there, or made at once; what takes minutes waits under "making".
THREADS = {"write": 16, "read": 8, "feed": 4, "report": 4, "making": 2, "health": 1}


@cache
def _limiter(kind: str) -> CapacityLimiter:
    return CapacityLimiter(THREADS[kind])


async def in_thread(
    kind: Literal["write", "read", "feed", "report", "making", "health"],
    function: Callable[..., T],
    *args: Any,
    **named: Any,
) -> T:
    """The result of a function that may block, run in a thread of a kind so that the event loop goes on meanwhile."""
    return await to_thread.run_sync(partial(function, *args, **named), limiter=_limiter(kind))


async def ends_within(seconds: float, task: asyncio.Future[Any]) -> bool:
    """Wait for a task no longer than this; one that takes longer goes on, and is no error in the log if it then fails."""
    task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    await asyncio.wait({task}, timeout=seconds)
    return task.done()
