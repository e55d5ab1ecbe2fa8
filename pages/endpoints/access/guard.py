"""The guard: middleware that every request and every socket passes before Streamlit or an endpoint sees it."""

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from canvas_model.errors import CanvasError, NotAllowedError, NotFoundError, OnlyHereError
from canvas_model.permissions import may
from exporters.words.texts import sentence
from pages.endpoints.access.headers import DATA, FRAMED, security_headers
from pages.endpoints.access.host import LOOPBACK_NAMES, host, host_name, same_origin
from pages.endpoints.access.listening import listening_addresses
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.access.socket_limits import MOST_SOCKETS, REFUSED_BY_RULE, TOO_MANY, limit_pace
from pages.endpoints.access.this_computer import Bound, at_keyboard

ROLE = "canvas.role"
"""The key of an ASGI scope that holds the role of whoever sent the request."""

CLOSED_PATHS = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
UPLOAD_PATH = "/_stcore/upload_file"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
METHODS = READING | {"POST", "PUT", "DELETE"}


class Guard:
    """ASGI middleware: finds the role of the sender, refuses what is not allowed, and adds the security headers.

    `bound` gives the addresses that the server listens on at a port.
    """

    def __init__(self, app: ASGIApp, bound: Bound = listening_addresses) -> None:
        self.app = app
        self.bound = bound
        self.sockets = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to the application, or answer it with a refusal."""
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        role = "consultant" if at_keyboard(scope, self.bound) else "anonymous"
        scope[ROLE] = role
        if scope["type"] == "websocket":
            return await self._socket(scope, receive, send, role)
        send = _with_headers(scope, send)
        refusal = _refusal(scope, role)
        if refusal is not None:
            return await _refuse(scope, send, refusal)
        await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send, role: str) -> None:
        if not may(role, "open") or not same_origin(scope, required=True):
            return await _close(receive, send, REFUSED_BY_RULE)
        if self.sockets >= MOST_SOCKETS:
            return await _close(receive, send, TOO_MANY)
        self.sockets += 1
        try:
            await self.app(scope, *limit_pace(receive, send))
        finally:
            self.sockets -= 1


def _refusal(scope: Scope, role: str) -> CanvasError | None:
    path, method = scope["path"], scope["method"]
    if not may(role, "open"):
        return OnlyHereError(port=scope["server"][1] if scope.get("server") else 8501)
    if path.startswith(CLOSED_PATHS) or any(part.startswith(".") for part in path.split("/")):
        return NotFoundError()
    if method not in METHODS:
        return NotAllowedError()
    if method not in READING and not same_origin(scope, required=False):
        return NotAllowedError()
    if path.startswith(UPLOAD_PATH) and not may(role, "upload"):
        return NotAllowedError()
    return None


def _with_headers(scope: Scope, send: Send) -> Send:
    place = next((place for place in (DATA, FRAMED) if scope["path"].startswith(place)), "")
    own_host = host(scope) if host_name(scope) in LOOPBACK_NAMES else None
    headers = security_headers(own_host or "localhost", place)
    names = {name for name, _value in headers}
    if scope["path"].startswith("/media/"):
        headers = (*headers, (b"cache-control", b"no-store"))
        names.add(b"cache-control")

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            others = [pair for pair in message.get("headers", ()) if pair[0].lower() not in names]
            message = {**message, "headers": [*others, *headers]}
        await send(message)

    return send_with_headers


async def _refuse(scope: Scope, send: Send, error: CanvasError) -> None:
    """Answer with the sentence of a refusal: as JSON to a script, as plain text to a person."""
    message = sentence(error, language_of(scope))
    if scope["path"].startswith("/api/"):
        kind, body = b"application/json", json.dumps({"error": type(error).__name__, "message": message}).encode()
    else:
        kind, body = b"text/plain; charset=utf-8", (message + "\n").encode()
    headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body)), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


async def _close(receive: Receive, send: Send, code: int) -> None:
    await receive()
    await send({"type": "websocket.close", "code": code})
