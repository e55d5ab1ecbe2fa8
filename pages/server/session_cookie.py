"""The cookie that a browser gets for the key: its session, signed."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from uuid import uuid4

from itsdangerous import BadSignature, Signer

from pages.server import access_key

COOKIE_DAYS = 400
"""As long as browsers keep a cookie at most."""


def session_in(cookies: Mapping[str, str]) -> str | None:
    """The session that these cookies carry; None for none, or for one that another key has signed."""
    return _session(cookies.get(cookie_name(), ""), access_key.key())


def cookie_name() -> str:
    """The name of the cookie: another one for each key, for browsers do not tell the ports of one computer apart."""
    return f"canvas_{access_key.fingerprint()}"


def new_cookie() -> str:
    """The value of the cookie of a new session."""
    return _signer(access_key.key()).sign(uuid4().hex).decode()


@lru_cache(maxsize=1024)
def _session(signed: str, key: str) -> str | None:
    try:
        return _signer(key).unsign(signed).decode()
    except (BadSignature, UnicodeError):
        return None


def _signer(key: str) -> Signer:
    return Signer(key, salt="canvas session", digest_method=sha256)
