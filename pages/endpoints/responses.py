"""The answers of endpoints: JSON that no cache stores, and refusals with their sentence."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.access import Action, Principal
from canvas_model.errors import CanvasError, NotAllowedError
from exporters.words.texts import sentence
from pages.endpoints.access.guard import READING, VISITOR
from pages.endpoints.access.reader_language import language_of
from pages.server.incidents import incident
from pages.server.visitors import Visitor

logger = logging.getLogger("canvas")

Endpoint = Callable[[Request], Awaitable[Response]]

NO_STORE = {"Cache-Control": "no-store"}
WRITE_MARK = "x-canvas"
"""The header that every write must carry, because a form on another site cannot send it."""


def as_json(content: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A value as a JSON response."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    body = text.encode("utf-8", "backslashreplace")  # half a surrogate pair can come back out of a refused value
    return json_bytes(body, status, headers)


def json_bytes(body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON response from bytes that are JSON already."""
    return Response(body, status, {**NO_STORE, **(headers or {})}, media_type="application/json")


def refusal_fields(error: CanvasError, language: str) -> dict[str, Any]:
    """A refusal as JSON fields: its class name, its sentence in a language, and its details."""
    return {**error.details, "error": type(error).__name__, "message": sentence(error, language)}


def visitor(request: Request) -> Visitor:
    """The browser that sent a request."""
    sent_by: Visitor = request.scope[VISITOR]
    return sent_by


def principal(request: Request) -> Principal:
    """Who makes the changes of a request."""
    return visitor(request).principal(language_of(request.scope))


def requires(action: Action) -> Callable[[Endpoint], Endpoint]:
    """Decorate an endpoint: who may not do `action` is refused, and so is a write without `WRITE_MARK`.

    A CanvasError that the endpoint raises becomes a JSON response with its status and its sentence; any other error is
    logged as an incident and answered with its number.
    """

    def decorate(function: Endpoint) -> Endpoint:
        @wraps(function)
        async def answer(request: Request) -> Response:
            try:
                visitor(request).require(action)
                if request.method not in READING and request.headers.get(WRITE_MARK) != "1":
                    raise NotAllowedError
                return await function(request)
            except CanvasError as error:
                refusal = error
                if error.status >= 500:
                    logger.warning("%s refused: %s", request.url.path, type(error).__name__)
            except Exception as error:  # noqa: BLE001 - the last place that can log it with its request
                refusal = incident(error, f"{request.method} {request.url.path}", request.path_params.get("workshop"))
            return as_json(refusal_fields(refusal, language_of(request.scope)), refusal.status)

        return answer

    return decorate
