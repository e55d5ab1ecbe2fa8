"""What is done when the server starts and when it stops."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from types import FrameType
from typing import Any

from canvas_model.database_errors import StorageError
from canvas_model.languages import DEFAULT_LANGUAGE
from exporters.pdf.worker_pool import WORKERS
from exporters.words.texts import sentence
from pages.endpoints.access.broken_frames import log_shortly
from pages.endpoints.live.channels import CHANNELS
from pages.endpoints.live.database_watch import watch
from pages.endpoints.service.open_file_limit import allow_many_files
from pages.endpoints.service.undelayed_answers import answer_at_once
from pages.server import regular_copies, store
from pages.server.ending import begin_to_end
from pages.server.log import log_plainly, logger
from pages.server.report_jobs import JOBS
from pages.server.threads import ends_within, in_thread

OPENING_SECONDS = 8.0
"""How long the start waits for the database."""
WARM_AFTER_SECONDS = 5.0
"""Seconds from the start until the first PDF worker is made ready, so that the first screen need not wait for it."""


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the database, watch it for changes while the server runs, and end the feeds when it stops.

    When the database does not open, the server starts all the same, and every page tells the refusal.
    """
    log_plainly()
    log_shortly()
    allow_many_files()
    answer_at_once()
    CHANNELS.ended = False
    with _feeds_end_first():
        await open_database()
        watching = asyncio.create_task(watch(), name="canvas-watch")
        copying = asyncio.create_task(_copy_regularly(), name="canvas-copies")
        warming = asyncio.get_running_loop().call_later(WARM_AFTER_SECONDS, _warm)
        try:
            yield {}
        finally:
            CHANNELS.end()
            JOBS.stop()
            WORKERS.close()
            warming.cancel()
            for task in (watching, copying):
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            with suppress(StorageError):  # which is logged; what was saved is in the database all the same
                await in_thread("write", store.copy_what_is_new)
            store.close()


async def open_database() -> None:
    """Open the database; one that takes long opens later, and until then every page says that it does not answer."""
    opening = asyncio.ensure_future(in_thread("write", store.store))
    if not await ends_within(OPENING_SECONDS, opening):
        logger.warning("the database takes long to open")
        return
    try:
        opening.result()
    except StorageError as error:
        logger.error(sentence(error, DEFAULT_LANGUAGE))


async def _copy_regularly() -> None:
    """Make the copies that are due, also on a server that is never restarted."""
    while True:
        await asyncio.sleep(regular_copies.EVERY_SECONDS)
        with suppress(StorageError):  # which the pages tell, and the log
            await in_thread("write", lambda: regular_copies.make(store.store()))


def _warm() -> None:
    threading.Thread(target=WORKERS.warm, name="canvas-warm", daemon=True).start()


@contextmanager
def _feeds_end_first() -> Iterator[None]:
    """End the feeds on the signal to stop: the server waits until every answer is complete, which a feed never is by itself."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before: dict[int, Any] = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, frame: FrameType | None) -> None:
        begin_to_end()
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
