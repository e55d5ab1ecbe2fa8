"""The Host header of a request, and whether the page that sent the request came from that host."""

from starlette.types import Scope

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


def host(scope: Scope) -> str | None:
    """The Host header with its port, in lower case; None unless there is exactly one, in ASCII."""
    values = [value for name, value in scope["headers"] if name == b"host"]
    if len(values) != 1 or not values[0].isascii():
        return None
    return str(values[0].decode("ascii").lower())


def host_name(scope: Scope) -> str | None:
    """The Host header without its port; None when the header or its port is not valid."""
    full = host(scope)
    if full is None:
        return None
    name, colon, port = full.rpartition(":") if not full.endswith("]") else (full, "", "")
    if not colon:
        return full
    return name if port.isdigit() and len(port) <= 5 else None


def same_origin(scope: Scope, *, required: bool) -> bool:
    """Whether the Origin header names the host that the request was sent to; without the header, True unless `required`."""
    origins = [value for name, value in scope["headers"] if name == b"origin"]
    if not origins:
        return not required
    secure = scope["scheme"] in ("https", "wss")
    own_origin = f"{'https' if secure else 'http'}://{host(scope)}"
    return len(origins) == 1 and origins[0] == own_origin.encode()
