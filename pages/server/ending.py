"""The end of the process: what hangs is waited for a little, and then no more."""

import logging
import os
import threading
import time

from canvas_model.storage.postgres_engine import end_waiting

logger = logging.getLogger("canvas")

ANSWER_SECONDS = 3.0
"""How long the answers of a database server are still waited for."""
LAST_SECONDS = 8.0
"""After this the process ends whatever it is doing: all that was acknowledged is on disk."""

_last: threading.Thread | None = None


def begin_to_end() -> None:
    """See to it that the process ends within `LAST_SECONDS`; called again it changes nothing."""
    global _last
    if _last is None:
        end_waiting(ANSWER_SECONDS)
        _last = threading.Thread(target=_end_at_last, name="canvas-end", daemon=True)
        _last.start()


def _end_at_last() -> None:
    time.sleep(LAST_SECONDS)
    logger.warning("ended while something was still waited for; all that was acknowledged is saved")
    os._exit(0)
