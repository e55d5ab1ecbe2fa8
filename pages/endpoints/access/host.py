"""By which address the browser asked, and whether the page that asked came from there too."""

from starlette.types import Scope

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


def host(scope: Scope) -> str | None:
    """The Host header with its port, in small letters; None when there is not exactly one that can be read."""
    found = [value for name, value in scope["headers"] if name == b"host"]
    if len(found) != 1 or not found[0].isascii():
        return None
    return str(found[0].decode("ascii").lower())


def host_name(scope: Scope) -> str | None:
    """The Host without its port; None when the port is not a number."""
    whole = host(scope)
    if whole is None:
        return None
    name, colon, port = whole.rpartition(":") if not whole.endswith("]") else (whole, "", "")
    if not colon:
        return whole
    return name if port.isdigit() and len(port) <= 5 else None


def same_origin(scope: Scope, *, required: bool) -> bool:
    """Whether the Origin is exactly this server as the browser knows it; not `required`: it may be absent."""
    found = [value for name, value in scope["headers"] if name == b"origin"]
    if not found:
        return not required
    secure = scope["scheme"] in ("https", "wss")
    here = f"{'https' if secure else 'http'}://{host(scope)}"
    return len(found) == 1 and found[0] == here.encode()
