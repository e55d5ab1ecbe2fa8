"""The key of every tool that tests start, and the cookie of a browser that has it."""

import os

from pages.server import session_cookie

KEY = "a key of tests alone, long enough not to be refused"
os.environ["CANVAS_KEY"] = KEY


def cookies() -> dict[str, str]:
    """The cookie of a browser with the key, by its name; a session of its own each time."""
    return {session_cookie.cookie_name(): session_cookie.new_cookie()}


def cookie() -> dict[str, str]:
    """The same as the header that such a browser sends."""
    return {"Cookie": "; ".join("=".join(pair) for pair in cookies().items())}


def kept_cookie() -> dict[str, str]:
    """The same as Playwright takes it, for a browser that opens this computer's pages."""
    return {
        "name": session_cookie.cookie_name(),
        "value": session_cookie.new_cookie(),
        "domain": "localhost",
        "path": "/",
    }
