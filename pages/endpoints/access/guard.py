"""The guard: middleware that every request and every socket passes before Streamlit or an endpoint sees it."""

from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from canvas_model.access import Action
from canvas_model.errors import CanvasError, NotAllowedError, NotFoundError, TooFastError
from pages.endpoints.access.headers import DATA, FRAMED, security_headers
from pages.endpoints.access.host import LOOPBACK_NAMES, host, host_name, same_origin
from pages.endpoints.access.open_by_session import OpenBySession
from pages.endpoints.access.refusals import refused
from pages.endpoints.access.socket_limits import MOST_OF_A_SESSION, MOST_SOCKETS, REFUSED_BY_RULE, TOO_MANY, limit_pace
from pages.endpoints.access.write_pace import may_write
from pages.server.access_key import ENTRANCE
from pages.server.visitors import Visitor, visitor

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
        self.sockets = OpenBySession(MOST_SOCKETS, MOST_OF_A_SESSION)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to the application, or answer it with a refusal."""
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        if scope["type"] == "http":
            send = _with_headers(scope, send)
        try:
            scope[VISITOR] = visitor(_cookies(scope))
            _check(scope, scope[VISITOR])
        except CanvasError as error:
            answer = _close(REFUSED_BY_RULE) if scope["type"] == "websocket" else refused(scope, error)
            return await answer(scope, receive, send)
        if scope["type"] == "http":
            return await self.app(scope, receive, send)
        await self._socket(scope, receive, send, scope[VISITOR].session)

    async def _socket(self, scope: Scope, receive: Receive, send: Send, session: str) -> None:
        if self.sockets.is_full(session):
            return await _close(TOO_MANY)(scope, receive, send)
        with self.sockets.one_more(session):
            await self.app(scope, *limit_pace(receive, send))


def _cookies(scope: Scope) -> dict[str, str]:
    header = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return cookie_parser(header.decode("latin-1"))


def _check(scope: Scope, asks: Visitor) -> None:
    """Raise the refusal of a request that is not allowed."""
    path, method = scope["path"], scope.get("method", "GET")
    asks.require(OPEN_PATHS.get(path, "open"))
    if path.startswith(CLOSED_PATHS) or any(part.startswith(".") for part in path.split("/")):
        raise NotFoundError
    if method not in METHODS:
        raise NotAllowedError
    is_socket = scope["type"] == "websocket"
    if (is_socket or method not in READING) and not same_origin(scope, required=is_socket):
        raise NotAllowedError
    if path.startswith(UPLOAD_PATH):
        asks.require("upload")
    if method not in READING and path.startswith(DATA) and not may_write(asks.session):
        raise TooFastError


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


def _close(code: int) -> ASGIApp:
    async def close(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.close", "code": code})

    return close
