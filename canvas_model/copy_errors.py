"""Refusals about a database that does not open, and about its copies: making one, upgrading, and bringing one back."""

from canvas_model.database_errors import StorageError


class DatabaseNotOpenedError(StorageError):
    """The database could not be opened, and nothing in it was changed: the log says what went wrong."""


class CopyFailedError(StorageError):
    """Everything is saved, but it is not backed up: no copy could be made in {folder} ({reason}). Newest copy: {newest}."""


class UpgradeNotCopiedError(StorageError):
    """The database {path} is of an older version and was not upgraded, for no copy of it could be made in {folder}: {reason}."""


class UpgradeFailedError(StorageError):
    """The database {path} could not be upgraded and is as it was: start the version you used before; the log says what happened."""


class DatabaseGoneError(StorageError):
    """The database {path} is missing or empty, and no new one was made: {remedy}. To begin anew instead, move {trace} elsewhere."""


class JournalDeletedError(StorageError):
    """Nothing was saved: files beside {path} were deleted. All saved before is {where}. Restart the tool; your text is kept."""


class ToolRunningError(StorageError):
    """The tool is running on {path}: stop it first, with Ctrl+C where it was started, then type the same command again."""


class NoCopyError(StorageError):
    """There is no copy of {path} in {folder}: nothing was changed."""


class CopyUnreadableError(StorageError):
    """There is no file {copy} that can be read: nothing was changed."""


class CopyRefusedError(StorageError):
    """{copy} is not a whole database that this version reads: nothing was changed."""


class RestoreFailedError(StorageError):
    """The copy could not be brought back into {folder} ({reason}): nothing was changed."""


class OnServerError(StorageError):
    """The workshops are on a PostgreSQL server, where pg_dump makes copies and pg_restore brings them back."""
