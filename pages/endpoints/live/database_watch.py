"""Watching the database for commits of other processes, which then ring the channels of the feeds.

On SQLite `PRAGMA data_version` is read twice a second; PostgreSQL sends a notification (LISTEN).
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from uuid import UUID

import psycopg
from sqlalchemy import Engine

from canvas_model.database_errors import StorageError
from canvas_model.storage.postgres_engine import connect_to_listen
from canvas_model.storage.store import Store
from pages.endpoints.live.channels import CHANNELS
from pages.server import store
from pages.server.threads import in_thread

logger = logging.getLogger("canvas")

POLL_SECONDS = 0.5
RETRY_SECONDS = 2.0
AFTER_SECONDS = 0.005
"""From a commit of this process until the feeds are told: whoever has written is answered first."""


async def watch() -> None:
    """Ring the channels after every commit, of this process and of others, until cancelled.

    When the database does not open, it is tried again every `RETRY_SECONDS`.
    """
    loop = asyncio.get_running_loop()

    def ring(workshop: UUID | None = None, _revision: int = 0) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(loop.call_later, AFTER_SECONDS, CHANNELS.ring, workshop)

    opened = await _opened()
    opened.listeners.append(ring)
    try:
        if opened.path is not None:
            await _watch_file(opened)
        else:
            await _watch_server(opened, ring)
    finally:
        opened.listeners.remove(ring)


async def _opened() -> Store:
    told = ""
    while True:
        try:
            return await in_thread("feed", store.store)
        except StorageError as error:
            if str(error) != told:
                told = str(error)
                logger.warning("the database does not open: %s", type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)


async def _watch_file(opened: Store) -> None:
    connection = opened.engine.raw_connection()
    try:
        last_version, told = None, ""
        while True:
            try:
                version = await in_thread("feed", _data_version, opened, connection.cursor())
                told = ""
            except Exception as error:  # noqa: BLE001 - any error of the driver; the next reading may succeed
                if str(error) != told:
                    told = str(error)
                    logger.warning("the database cannot be watched: %s", error)
                version = None
            if last_version != version:
                last_version = version
                CHANNELS.ring()
            await asyncio.sleep(POLL_SECONDS)
    finally:
        connection.close()


def _data_version(opened: Store, cursor: object) -> int:
    """A number that changes when another connection commits. Files that were deleted are noticed here though nobody writes."""
    opened.check_files()
    cursor.execute("PRAGMA data_version")  # type: ignore[attr-defined]
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]


async def _watch_server(opened: Store, ring: Callable[..., None]) -> None:
    ended = threading.Event()
    listener = threading.Thread(target=_listen, args=(opened.engine, ended, ring), name="canvas-listen", daemon=True)
    listener.start()
    try:
        await asyncio.Event().wait()
    finally:
        ended.set()


def _listen(engine: Engine, ended: threading.Event, ring: Callable[..., None]) -> None:
    while not ended.is_set():
        try:
            with connect_to_listen(engine) as connection:
                connection.execute("LISTEN canvas")
                ring()  # for what was committed before LISTEN
                while not ended.is_set():
                    for notice in connection.notifies(timeout=1.0):
                        ring(UUID(notice.payload.partition(":")[0]))
        except (psycopg.Error, ValueError) as error:
            logger.warning("not listening to the database, trying again: %s", type(error).__name__)
            ended.wait(RETRY_SECONDS)
