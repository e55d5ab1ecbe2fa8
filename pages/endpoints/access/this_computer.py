"""Whether a request comes from the person at this computer."""

from collections.abc import Callable, Iterable

from starlette.types import Scope

from pages.endpoints.access.forwarding import is_forwarded
from pages.endpoints.access.host import LOOPBACK_NAMES, host_name
from pages.endpoints.access.listening import is_loopback

Bound = Callable[[int], Iterable[str]]
"""Gives the addresses that this process listens on at a port."""


def at_keyboard(scope: Scope, bound: Bound) -> bool:
    """Whether a request was sent from this computer to a server that only this computer can reach.

    True when both ends are loopback addresses, the Host is a loopback name, no proxy forwarded it, and the server listens
    on nothing but loopback addresses.
    """
    client, server = scope.get("client"), scope.get("server")
    if not client or not server or server[1] is None:
        return False
    if not is_loopback(client[0]) or not is_loopback(server[0]):
        return False
    if host_name(scope) not in LOOPBACK_NAMES or is_forwarded(scope):
        return False
    addresses = tuple(bound(server[1]))
    return bool(addresses) and all(is_loopback(address) for address in addresses)
