"""The health check: whether this process can read and write the database and the disk has room."""

import asyncio
import shutil
import time
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, text
from starlette.requests import Request
from starlette.responses import Response

from canvas_model.database_errors import DatabaseSilentError, DiskFullError
from canvas_model.errors import CanvasError
from canvas_model.storage.store import Store
from exporters.words.texts import sentence
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.responses import as_json, requires, visitor
from pages.server import regular_copies, store
from pages.server.threads import ends_within, in_thread

LEAST_FREE = 200 * 1024 * 1024
"""Bytes of free disk below which a workshop should not be started."""
PROBE = 16 * 4096
"""Bytes that the probe writes and rolls back."""
ANSWER_SECONDS = 0.8
"""How long the probe is waited for; whoever asks wants to know now."""
PATIENCE = 0.5
"""How long the probe waits for others who write."""

_probing: asyncio.Future[None] | None = None


@requires("ask_readiness")
async def get_ready(request: Request) -> Response:
    """Status 200 when the database can be read and written, else 503 with the sentence of the refusal; within a second.

    A `warning` says that the database is not backed up, which keeps nobody from working. Whoever has not the key is told
    no more than whether it works: reasons name files.
    """
    is_known = visitor(request).may("open")
    started = time.perf_counter()
    try:
        await _probed()
    except CanvasError as error:
        if not is_known:
            return as_json({"ready": False}, 503)
        message = sentence(error, language_of(request.scope))
        return as_json({"ready": False, "error": type(error).__name__, "message": message}, 503)
    answer: dict[str, object] = {"ready": True, "seconds": round(time.perf_counter() - started, 4)}
    if is_known and (warning := regular_copies.failure()):
        answer["warning"] = sentence(warning, language_of(request.scope))
    return as_json(answer)


async def _probed() -> None:
    """The result of a probe that all share who ask meanwhile; raises DatabaseSilentError when it does not come in time."""
    global _probing
    if _probing is None or _probing.done() or _probing.get_loop() is not asyncio.get_running_loop():
        _probing = asyncio.ensure_future(in_thread("health", probe))
    probing = _probing
    if not await ends_within(ANSWER_SECONDS, probing):
        raise DatabaseSilentError
    probing.result()


class _RollBack(Exception):  # noqa: N818 - not an error: it rolls the probe's transaction back
    pass


def probe() -> None:
    """Read and write the database as saving does; raises the StorageError that a person who saves would see."""
    opened = store.store()
    with opened.reading() as connection:
        connection.execute(text("SELECT 1"))
    _check_free_disk(opened)
    if opened.path is None:
        with opened.writing() as connection:
            _write_to_server(connection)
        return
    with suppress(_RollBack), opened.writing(patience=PATIENCE) as connection:
        _write_filler(connection)
        raise _RollBack
    with opened.writing(patience=PATIENCE) as connection:
        _commit_mark(connection)


def _check_free_disk(opened: Store) -> None:
    if opened.path is not None and shutil.disk_usage(opened.path.parent).free < LEAST_FREE:
        raise DiskFullError


def _write_filler(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE ready_probe (filler BLOB)"))
    connection.execute(text("INSERT INTO ready_probe VALUES (:filler)"), {"filler": bytes(PROBE)})


def _commit_mark(connection: Connection) -> None:
    """Commit a value that nobody reads, so that the disk is really written to."""
    mark: Any = connection.execute(text("PRAGMA user_version")).scalar()
    connection.execute(text(f"PRAGMA user_version = {(int(mark) + 1) % 1_000_000}"))


def _write_to_server(connection: Connection) -> None:
    """Write a row of PostgreSQL as it is; it belongs to no workshop, so nobody who saves waits for it."""
    connection.execute(text(f"SET LOCAL lock_timeout = '{int(PATIENCE * 1000)}ms'"))
    connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
