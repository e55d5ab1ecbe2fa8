"""Whether a request came through a proxy."""

from functools import lru_cache

from starlette.types import Scope

FORWARDING = frozenset(
    {
        "cf-connecting-ip",
        "client-ip",
        "fastly-client-ip",
        "forwarded",
        "forwarded-for",
        "true-client-ip",
        "via",
        "x-client-ip",
        "x-cluster-client-ip",
        "x-forwarded",
        "x-host",
        "x-proxyuser-ip",
        "x-real-ip",
        "x-remote-addr",
        "x-remote-ip",
    }
)
FORWARDING_PREFIXES = ("x-forwarded-", "x-original-", "x-envoy-", "x-rewrite-", "tailscale-", "x-arr-")
"""Headers that only a proxy sets. A proxy connects from this machine, but the person it forwards for is elsewhere."""


def is_forwarded(scope: Scope) -> bool:
    """Whether a header says that a proxy forwarded the request."""
    return any(_forwards(name) for name, _value in scope["headers"])


@lru_cache(maxsize=1024)
def _forwards(raw: bytes) -> bool:
    name = raw.decode("latin-1").lower().replace("_", "-")
    return name in FORWARDING or name.startswith(FORWARDING_PREFIXES)
