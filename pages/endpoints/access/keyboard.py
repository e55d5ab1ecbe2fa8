"""Whether a request comes from the person at the keyboard of this very computer."""

from collections.abc import Callable, Iterable

from starlette.types import Scope

from pages.endpoints.access.forwarding import is_forwarded
from pages.endpoints.access.host import LOOPBACK_NAMES, host_name
from pages.endpoints.access.listening import is_loopback

Bound = Callable[[int], Iterable[str]]
"""The addresses that this process listens on at a port."""


def at_keyboard(scope: Scope, bound: Bound) -> bool:
    """Whether the server is bound to loopback, the Host is a loopback name, and nothing was forwarded."""
    client, server = scope.get("client"), scope.get("server")
    if not client or not server or server[1] is None:
        return False
    if not is_loopback(client[0]) or not is_loopback(server[0]):
        return False
    if host_name(scope) not in LOOPBACK_NAMES or is_forwarded(scope):
        return False
    addresses = tuple(bound(server[1]))
    return bool(addresses) and all(is_loopback(address) for address in addresses)
