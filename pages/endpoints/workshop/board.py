"""A workshop as a page first reads it: what people wrote, and where the client stands."""

import json
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.content import Snapshot
from pages.endpoints.readiness_figures import figures
from pages.endpoints.responses import as_json, json_bytes, requires
from pages.server import store
from pages.server.memory_cache import MemoryCache
from pages.server.threads import in_thread

_boards = MemoryCache(16)


@requires("read_workshop")
async def get_board(request: Request) -> Response:
    """The whole board at its revision."""
    return json_bytes(await in_thread("read", board, request.path_params["workshop"]))


@requires("read_workshop")
async def get_readiness(request: Request) -> Response:
    """The readiness figures at their revision."""
    return as_json(await in_thread("read", lambda: figures(store.snapshot(request.path_params["workshop"]))))


def board(workshop: UUID) -> bytes:
    """The board as JSON; written again only when something changed."""
    seen = store.snapshot(workshop)
    return _boards.get((seen.id, seen.revision, id(seen)), lambda: _board(seen), of=seen.id)


def _board(seen: Snapshot) -> bytes:
    content = seen.model_dump_json(warnings=False)
    readiness = json.dumps(figures(seen), separators=(",", ":"))
    return f'{{"revision":{seen.revision},"content":{content},"readiness":{readiness}}}'.encode()
