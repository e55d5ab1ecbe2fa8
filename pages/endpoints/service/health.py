"""The health check: whether this process can read and write the database and the disk has room."""

import shutil
import time
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, text
from starlette.requests import Request
from starlette.responses import Response

from canvas_model.errors import CanvasError, DiskFullError
from canvas_model.storage.store import Store
from exporters.words.texts import sentence
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.responses import as_json, requires
from pages.server import daily_copies, store
from pages.server.threads import in_thread

LEAST_FREE = 200 * 1024 * 1024
"""Bytes of free disk below which a workshop should not be started."""
PROBE = 16 * 4096
"""Bytes that the probe writes and rolls back."""


@requires("open")
async def get_ready(request: Request) -> Response:
    """Status 200 when the database can be read and written, else 503 with the sentence of the refusal.

    A `warning` says that the database is not backed up, which keeps nobody from working.
    """
    started = time.perf_counter()
    try:
        await in_thread("write", probe)
    except CanvasError as error:
        message = sentence(error, language_of(request.scope))
        return as_json({"ready": False, "error": type(error).__name__, "message": message}, 503)
    answer: dict[str, object] = {"ready": True, "seconds": round(time.perf_counter() - started, 4)}
    if warning := daily_copies.failure():
        answer["warning"] = sentence(warning, language_of(request.scope))
    return as_json(answer)


class _RollBack(Exception):  # noqa: N818 - not an error: it rolls the probe's transaction back
    pass


def probe() -> None:
    """Read and write the database as saving does; raises the StorageError that a person who saves would see."""
    opened = store.store()
    with opened.reading() as connection:
        connection.execute(text("SELECT 1"))
    _check_free_disk(opened)
    with suppress(_RollBack), opened.writing() as connection:
        _write_filler(connection)
        raise _RollBack
    with opened.writing() as connection:
        _commit_mark(connection)


def _check_free_disk(opened: Store) -> None:
    if opened.path is not None and shutil.disk_usage(opened.path.parent).free < LEAST_FREE:
        raise DiskFullError


def _write_filler(connection: Connection) -> None:
    blob = "BLOB" if connection.dialect.name == "sqlite" else "BYTEA"
    connection.execute(text(f"CREATE TABLE ready_probe (filler {blob})"))
    connection.execute(text("INSERT INTO ready_probe VALUES (:filler)"), {"filler": bytes(PROBE)})


def _commit_mark(connection: Connection) -> None:
    """Commit a value that nobody reads, so that the disk is really written to."""
    if connection.dialect.name == "sqlite":
        mark: Any = connection.execute(text("PRAGMA user_version")).scalar()
        connection.execute(text(f"PRAGMA user_version = {(int(mark) + 1) % 1_000_000}"))
