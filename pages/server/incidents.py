"""Incidents: errors that are bugs are logged under a number, and a person is told that number."""

from uuid import UUID, uuid4

from canvas_model.errors import UnexpectedError
from pages.server import store
from pages.server.log import logger


def incident(error: BaseException, where: str, workshop: UUID | str | None = None) -> UnexpectedError:
    """Log an error with where it happened, its workshop and its revision; returns the refusal that names its number."""
    number = uuid4().hex[:8]
    details = f"incident {number} at {where}"
    if workshop is not None:
        details += f", workshop {workshop}, revision {_revision(workshop)}"
    logger.error(details, exc_info=error)
    return UnexpectedError(incident=number)


def _revision(workshop: UUID | str) -> str:
    try:
        return str(store.revision(UUID(str(workshop))))
    except Exception:  # noqa: BLE001 - a second error must not hide the first
        return "unknown"
