"""Refusals about the copies of the database: making one, upgrading, and bringing one back."""

from canvas_model.errors import StorageError


class CopyFailedError(StorageError):
    """Everything is saved, but it is not backed up: no copy could be made in {folder} ({reason}). Newest copy: {newest}."""


class UpgradeNotCopiedError(StorageError):
    """The database {path} is of an older version and was not upgraded, for no copy of it could be made in {folder}: {reason}."""


class UpgradeFailedError(StorageError):
    """The database {path} could not be upgraded and is as it was: start the version you used before; the log says what happened."""
