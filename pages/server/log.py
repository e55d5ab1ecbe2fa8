"""The log of the server: one line for each event, with its time."""

import logging

logger = logging.getLogger("canvas")


def log_plainly() -> None:
    """Write the log to the standard error stream, each line with its time."""
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
