"""Where slow things run: worker threads with a limit of their own, so that a queue of one kind never holds up another."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, Literal, TypeVar

from anyio import CapacityLimiter, to_thread

T = TypeVar("T")

THREADS = {"write": 16, "read": 8, "feed": 4, "report": 4}


@cache
def _limiter(kind: str) -> CapacityLimiter:
    return CapacityLimiter(THREADS[kind])


async def in_thread(
    kind: Literal["write", "read", "feed", "report"], function: Callable[..., T], *args: Any, **named: Any
) -> T:
    """The result of a function that may wait for the database, run beside the event loop."""
    return await to_thread.run_sync(partial(function, *args, **named), limiter=_limiter(kind))
