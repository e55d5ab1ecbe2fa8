"""The guard: middleware that every request and every socket passes before Streamlit or an endpoint sees it."""

from collections import Counter

from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from canvas_model.access import Action
from canvas_model.errors import CanvasError, KeyNeededError, NotAllowedError, NotFoundError, TooFastError
from pages.endpoints.access.headers import DATA, FRAMED, security_headers
from pages.endpoints.access.host import LOOPBACK_NAMES, host, host_name, same_origin
from pages.endpoints.access.refusals import refused
from pages.endpoints.access.socket_limits import MOST_OF_A_SESSION, MOST_SOCKETS, REFUSED_BY_RULE, TOO_MANY, limit_pace
from pages.endpoints.access.write_pace import may_write
from pages.server.entrance import ENTRANCE
from pages.server.visitors import STRANGER, Visitor, visitor

VISITOR = "canvas.visitor"
"""The key of an ASGI scope that holds the `Visitor` who sent the request."""

OPEN_PATHS: dict[str, Action] = {ENTRANCE: "enter", "/readyz": "ask_readiness"}
"""What is answered to more people than may open the tool, and the right that it asks for."""

CLOSED_PATHS = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
UPLOAD_PATH = "/_stcore/upload_file"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
METHODS = READING | {"POST", "PUT", "DELETE"}


class Guard:
    """ASGI middleware: finds out who asks, refuses what is not allowed, and adds the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.sockets: Counter[str] = Counter()
        """How many sockets each session has open."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to the application, or answer it with a refusal."""
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        try:
            asks = visitor(_cookies(scope))
            refusal = _refusal(scope, asks)
        except CanvasError as error:
            asks, refusal = STRANGER, error
        scope[VISITOR] = asks
        if scope["type"] == "websocket":
            return await self._socket(scope, receive, send, asks, refusal)
        send = _with_headers(scope, send)
        if refusal is not None:
            return await refused(scope, refusal)(scope, receive, send)
        await self.app(scope, receive, send)

    async def _socket(
        self, scope: Scope, receive: Receive, send: Send, asks: Visitor, refusal: CanvasError | None
    ) -> None:
        if refusal is not None or not same_origin(scope, required=True):
            return await _close(receive, send, REFUSED_BY_RULE)
        if self.sockets[asks.session] >= MOST_OF_A_SESSION or self.sockets.total() >= MOST_SOCKETS:
            return await _close(receive, send, TOO_MANY)
        self.sockets[asks.session] += 1
        try:
            await self.app(scope, *limit_pace(receive, send))
        finally:
            self.sockets[asks.session] -= 1
            self.sockets += Counter()  # forgets the sessions that have none


def _cookies(scope: Scope) -> dict[str, str]:
    header = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return cookie_parser(header.decode("latin-1"))


def _refusal(scope: Scope, asks: Visitor) -> CanvasError | None:
    path, method = scope["path"], scope.get("method", "GET")
    if not asks.may(OPEN_PATHS.get(path, "open")):
        return KeyNeededError()
    if path.startswith(CLOSED_PATHS) or any(part.startswith(".") for part in path.split("/")):
        return NotFoundError()
    if method not in METHODS:
        return NotAllowedError()
    if method not in READING and not same_origin(scope, required=False):
        return NotAllowedError()
    if path.startswith(UPLOAD_PATH) and not asks.may("upload"):
        return NotAllowedError()
    if method not in READING and path.startswith(DATA) and not may_write(asks.session):
        return TooFastError()
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


async def _close(receive: Receive, send: Send, code: int) -> None:
    await receive()
    await send({"type": "websocket.close", "code": code})
