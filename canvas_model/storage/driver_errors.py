"""What an error of the database driver means to a person."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError

from canvas_model.errors import (
    DatabaseDamagedError,
    DatabaseLockedError,
    DatabaseReadOnlyError,
    DiskFullError,
    StorageError,
)


def storage_error(error: DBAPIError, path: Path | None, backups: Path) -> Exception:
    """The refusal that says what happened and what to do, for an error of the driver; the error itself if it is a bug."""
    said = str(error.orig).lower()
    if "full" in said or "no space" in said or "disk i/o error" in said:
        return DiskFullError()
    if "locked" in said or "busy" in said:
        return DatabaseLockedError()
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return DatabaseReadOnlyError(path=path)
    if "malformed" in said or "not a database" in said:
        return DatabaseDamagedError(path=path, backups=backups)
    if error.connection_invalidated or isinstance(error, OperationalError):
        return StorageError()
    return error
