"""The floor for acknowledging a note: a bare Starlette route that writes one row to SQLite, synced to disk."""

import os
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from canvas_model.storage.engine import sqlite_module

connection = sqlite_module().connect(
    Path(os.environ["CANVAS_DATA"]) / "floor.db", check_same_thread=False, isolation_level=None
)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("PRAGMA synchronous=FULL")
connection.execute("CREATE TABLE note (id TEXT PRIMARY KEY, block TEXT, text TEXT)")


def write(note: dict[str, str]) -> None:
    """One row, on disk when this returns."""
    connection.execute("INSERT INTO note VALUES (:id, :block, :text)", note)


async def post_note(request: Request) -> JSONResponse:
    """Store one note and say so."""
    await run_in_threadpool(write, await request.json())
    return JSONResponse({"ok": True})


app = Starlette(routes=[Route("/note", post_note, methods=["POST"])])
