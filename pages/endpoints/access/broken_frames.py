"""Frames that no page of ours sends: one line in the log each, without the place in a library where it was noticed.

The sockets are closed as they should be. Needed in Streamlit 1.67.0 and uvicorn 0.54, which log such a frame as if it were
an error of their own.
"""

import logging

LOGGED_BY = {
    "streamlit.web.server.starlette.starlette_websocket": "Error deserializing back message",
    "uvicorn.error": "Invalid UTF-8 sequence received from client.",
}
"""Name of a logger -> what it says of a broken frame."""


def log_shortly() -> None:
    """Leave out the traceback of a broken frame from now on."""
    for name in LOGGED_BY:
        logging.getLogger(name).addFilter(_without_traceback)


def _without_traceback(record: logging.LogRecord) -> bool:
    if record.msg == LOGGED_BY.get(record.name):
        record.exc_info = None
    return True
