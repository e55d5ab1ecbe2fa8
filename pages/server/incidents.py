"""Faults of our own: logged once with a number, told to a person by that number only."""

import logging
from uuid import UUID, uuid4

from canvas_model.errors import UnexpectedError
from pages.server import store

logger = logging.getLogger("canvas")


def incident(error: BaseException, where: str, workshop: UUID | str | None = None) -> UnexpectedError:
    """Log a fault with where it happened, its workshop and revision; returns the refusal that tells its number."""
    number = uuid4().hex[:8]
    details = f"incident {number} at {where}"
    if workshop is not None:
        details += f", workshop {workshop}, revision {_revision(workshop)}"
    logger.error(details, exc_info=error)
    return UnexpectedError(incident=number)


def _revision(workshop: UUID | str) -> str:
    try:
        return str(store.revision(UUID(str(workshop))))
    except Exception:  # noqa: BLE001 - a fault on top of a fault must not hide the first
        return "unknown"


def log_plainly() -> None:
    """Send the log to the standard error stream with its time."""
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
