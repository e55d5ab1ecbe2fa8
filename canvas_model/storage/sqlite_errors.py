"""What an error of SQLite means to a person."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError

from canvas_model.database_errors import DatabaseLockedError, DatabaseReadOnlyError, DiskFullError, StorageError
from canvas_model.storage.remedies import damaged


def storage_error(error: DBAPIError, path: Path) -> Exception:
    """The refusal that tells a person what happened and what to do; for an error that is a bug, the error itself."""
    message = str(error.orig).lower()
    if "full" in message or "no space" in message or "disk i/o error" in message:
        return DiskFullError()
    if "locked" in message or "busy" in message:
        return DatabaseLockedError()
    if "readonly" in message or "read-only" in message or "unable to open" in message:
        return DatabaseReadOnlyError(path=path)
    if "malformed" in message or "not a database" in message:
        return damaged(path)
    if error.connection_invalidated or isinstance(error, OperationalError):
        return StorageError()
    return error
