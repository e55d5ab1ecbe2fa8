"""How fast one session may write: far more than a person does, and too little to keep others waiting."""

from functools import lru_cache

from pages.endpoints.access.socket_limits import Bucket

BURST = 300
PER_SECOND = 30.0
"""Requests, each with up to a hundred changes."""


@lru_cache(maxsize=2000)
def _bucket(session: str) -> Bucket:
    return Bucket(BURST, PER_SECOND)


def may_write(session: str) -> bool:
    """Whether a session may send one more request that writes; whoever may not is served again a moment later."""
    return _bucket(session).take()
