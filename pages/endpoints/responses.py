"""How every endpoint answers: JSON, never stored on the way, and a refusal as its sentence."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.access import Action, may
from canvas_model.errors import CanvasError, NotAllowedError
from canvas_model.storage.journal import Actor
from exporters.words.texts import sentence, texts
from pages.endpoints.access.guard import READING, ROLE
from pages.endpoints.access.reader_language import language_of
from pages.server.incidents import incident

logger = logging.getLogger("canvas")

Endpoint = Callable[[Request], Awaitable[Response]]

NO_STORE = {"Cache-Control": "no-store"}
WRITE_MARK = "x-canvas"
"""The header that a write carries: a form on somebody else's page cannot send it."""


def as_json(content: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer in JSON."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    body = text.encode("utf-8", "backslashreplace")  # half a surrogate pair, said back to whoever sent it
    return json_bytes(body, status, headers)


def json_bytes(body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer whose JSON is written already."""
    return Response(body, status, {**NO_STORE, **(headers or {})}, media_type="application/json")


def refusal_fields(error: CanvasError, language: str) -> dict[str, Any]:
    """What a refusal tells the caller: its name, its sentence, and what the caller can show beside it."""
    return {**error.details, "error": type(error).__name__, "message": sentence(error, language)}


def actor(request: Request) -> Actor:
    """Who writes."""
    _ = texts(language_of(request.scope))
    role = request.scope[ROLE]
    return Actor(id=role, name=_("Consultant"), role=role)


def requires(action: Action) -> Callable[[Endpoint], Endpoint]:
    """Make a function an endpoint that needs the right to an action; whatever it raises becomes a refusal."""

    def wrapped(function: Endpoint) -> Endpoint:
        @wraps(function)
        async def answered(request: Request) -> Response:
            try:
                if not may(request.scope[ROLE], action):
                    raise NotAllowedError
                if request.method not in READING and request.headers.get(WRITE_MARK) != "1":
                    raise NotAllowedError
                return await function(request)
            except CanvasError as error:
                refused = error
                if error.status >= 500:
                    logger.warning("%s refused: %s", request.url.path, type(error).__name__)
            except Exception as error:  # noqa: BLE001 - the last place that can log it with its request
                refused = incident(error, f"{request.method} {request.url.path}", request.path_params.get("workshop"))
            return as_json(refusal_fields(refused, language_of(request.scope)), refused.status)

        return answered

    return wrapped
