"""Whether this process can do its work: read, write, and room on the disk."""

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
from pages.server import store
from pages.server.threads import in_thread

LEAST_FREE = 200 * 1024 * 1024
"""Bytes of free disk below which a workshop should not be started."""
PROBE = 16 * 4096
"""Bytes that the write probe asks for and gives back."""


@requires("open")
async def get_ready(request: Request) -> Response:
    """200 when all is well, 503 with the sentence when it is not."""
    started = time.perf_counter()
    try:
        await in_thread("write", probe)
    except CanvasError as error:
        said = sentence(error, language_of(request.scope))
        return as_json({"ready": False, "error": type(error).__name__, "message": said}, 503)
    return as_json({"ready": True, "seconds": round(time.perf_counter() - started, 4)})


class _GivenBack(Exception):  # noqa: N818 - no error: it rolls the probe back
    pass


def probe() -> None:
    """Read, write and look at the disk; raises the StorageError that a person saving something would meet."""
    opened = store.store()
    with opened.reading() as connection:
        connection.execute(text("SELECT 1"))
    _check_room(opened)
    with suppress(_GivenBack), opened.writing() as connection:
        _ask_for_room(connection)
        raise _GivenBack
    with opened.writing() as connection:
        _leave_mark(connection)


def _check_room(opened: Store) -> None:
    if opened.path is not None and shutil.disk_usage(opened.path.parent).free < LEAST_FREE:
        raise DiskFullError


def _ask_for_room(connection: Connection) -> None:
    blob = "BLOB" if connection.dialect.name == "sqlite" else "BYTEA"
    connection.execute(text(f"CREATE TABLE ready_probe (filler {blob})"))
    connection.execute(text("INSERT INTO ready_probe VALUES (:filler)"), {"filler": bytes(PROBE)})


def _leave_mark(connection: Connection) -> None:
    """Commit something that nobody reads, so that the disk is truly written to."""
    if connection.dialect.name == "sqlite":
        mark: Any = connection.execute(text("PRAGMA user_version")).scalar()
        connection.execute(text(f"PRAGMA user_version = {(int(mark) + 1) % 1_000_000}"))
