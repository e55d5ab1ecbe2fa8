"""From start to end of the server: open the database, watch it, and let go of everybody in time."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from types import FrameType
from typing import Any

from canvas_model.errors import StorageError
from canvas_model.languages import DEFAULT_LANGUAGE
from exporters.pdf import workers
from exporters.words.texts import sentence
from pages.endpoints.live.channels import CHANNELS
from pages.endpoints.live.database_watch import watch
from pages.endpoints.service.prompt_answers import answer_at_once
from pages.server import store
from pages.server.incidents import log_plainly, logger
from pages.server.threads import in_thread

WARM_AFTER_SECONDS = 5.0
"""How long after the start the first PDF worker is made ready: the first screen goes first."""


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """What runs as long as the server does. A database that does not open is no reason not to start: every page says so."""
    log_plainly()
    answer_at_once()
    CHANNELS.ended = False
    try:
        await in_thread("write", store.store)
    except StorageError as error:
        logger.error(sentence(error, DEFAULT_LANGUAGE))
    watching = asyncio.create_task(watch(), name="canvas-watch")
    warming = asyncio.get_running_loop().call_later(WARM_AFTER_SECONDS, _warm)
    try:
        with _feeds_end_first():
            yield {}
    finally:
        CHANNELS.end()
        warming.cancel()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        store.close()


def _warm() -> None:
    threading.Thread(target=workers.warm, name="canvas-warm", daemon=True).start()


@contextmanager
def _feeds_end_first() -> Iterator[None]:
    """End the feeds as soon as the process is told to stop: the server waits for open answers, and a feed never ends."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before: dict[int, Any] = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(CHANNELS.end)
        if callable(before[number]):
            before[number](number, frame)

    for number in before:
        if callable(before[number]):
            signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is stop:
                signal.signal(number, handler)
