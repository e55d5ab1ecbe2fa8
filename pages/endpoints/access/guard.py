"""What stands in front of everything this process serves: who may come in, from where, how fast, and with which headers."""

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from canvas_model.access import may
from canvas_model.errors import CanvasError, NotAllowedError, NotFoundError, OnlyHereError
from exporters.words.texts import sentence
from pages.endpoints.access.headers import DATA, FRAMED, security_headers
from pages.endpoints.access.host import LOOPBACK_NAMES, host, host_name, same_origin
from pages.endpoints.access.keyboard import Bound, at_keyboard
from pages.endpoints.access.listening import listening_addresses
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.access.socket_limits import MOST_SOCKETS, REFUSED_BY_RULE, TOO_MANY, paced

ROLE = "canvas.role"
"""Where the role of whoever asks stands in an ASGI scope."""

CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
UPLOAD = "/_stcore/upload_file"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
METHODS = READING | {"POST", "PUT", "DELETE"}


class Guard:
    """Pure ASGI, around everything; `bound` tells what address the server listens on."""

    def __init__(self, app: ASGIApp, bound: Bound = listening_addresses) -> None:
        self.app = app
        self.bound = bound
        self.sockets = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, or refuse; what comes out carries the headers."""
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        role = "consultant" if at_keyboard(scope, self.bound) else "anonymous"
        scope[ROLE] = role
        if scope["type"] == "websocket":
            return await self._socket(scope, receive, send, role)
        send = _with_headers(scope, send)
        refused = _refusal(scope, role)
        if refused is not None:
            return await _refuse(scope, send, refused)
        await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send, role: str) -> None:
        if not may(role, "open") or not same_origin(scope, required=True):
            return await _close(receive, send, REFUSED_BY_RULE)
        if self.sockets >= MOST_SOCKETS:
            return await _close(receive, send, TOO_MANY)
        self.sockets += 1
        try:
            await self.app(scope, *paced(receive, send))
        finally:
            self.sockets -= 1


def _refusal(scope: Scope, role: str) -> CanvasError | None:
    path, method = scope["path"], scope["method"]
    if not may(role, "open"):
        return OnlyHereError(port=scope["server"][1] if scope.get("server") else 8501)
    if path.startswith(CLOSED) or any(part.startswith(".") for part in path.split("/")):
        return NotFoundError()
    if method not in METHODS:
        return NotAllowedError()
    if method not in READING and not same_origin(scope, required=False):
        return NotAllowedError()
    if path.startswith(UPLOAD) and not may(role, "upload"):
        return NotAllowedError()
    return None


def _with_headers(scope: Scope, send: Send) -> Send:
    place = next((place for place in (DATA, FRAMED) if scope["path"].startswith(place)), "")
    here = host(scope) if host_name(scope) in LOOPBACK_NAMES else None
    ours = security_headers(here or "localhost", place)
    names = {name for name, _value in ours}
    if scope["path"].startswith("/media/"):
        ours = (*ours, (b"cache-control", b"no-store"))
        names.add(b"cache-control")

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in names]
            message = {**message, "headers": [*kept, *ours]}
        await send(message)

    return dressed


async def _refuse(scope: Scope, send: Send, error: CanvasError) -> None:
    """One sentence: as JSON to a script, as plain text to a person."""
    said = sentence(error, language_of(scope))
    if scope["path"].startswith("/api/"):
        kind, body = b"application/json", json.dumps({"error": type(error).__name__, "message": said}).encode()
    else:
        kind, body = b"text/plain; charset=utf-8", (said + "\n").encode()
    headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body)), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


async def _close(receive: Receive, send: Send, code: int) -> None:
    await receive()
    await send({"type": "websocket.close", "code": code})
