"""Refusals of the database, whether it is a file or on a server."""

from canvas_model.errors import CanvasError


class StorageError(CanvasError):
    """Nothing was saved because the database did not answer: your text is kept, please try again."""

    status = 503


class DiskFullError(StorageError):
    """Nothing was saved because the disk is full or faulty: free some space, then press “Try again”; your text is kept."""


class DatabaseLockedError(StorageError):
    """Nothing was saved because another program holds the database: close it, then press “Try again”; your text is kept."""


class DatabaseReadOnlyError(StorageError):
    """Nothing was saved because the database cannot be written: check the permissions of {path}; your text is kept."""


class DatabaseMissingError(StorageError):
    """The database {path} has disappeared, and no empty one was made: put the same file back, or stop the tool first: {remedy}."""


class DatabaseDamagedError(StorageError):
    """The database {path} is damaged and was left untouched: {remedy}."""


class DatabaseNewerError(StorageError):
    """The database {path} was made by a newer version of the tool and was left untouched: please update the tool."""


# --- on a server ---------------------------------------------------------------------------------------------------


class WorkshopLockedError(StorageError):
    """Nothing was saved because another program holds this workshop: your text is kept, and is saved once it lets go."""


class DatabaseSilentError(StorageError):
    """The database does not answer at the moment: what was saved is not lost. Please try again in a little while."""


class DatabaseAddressError(StorageError):
    """DATABASE_URL names no database that the tool can use: write postgresql://user:password@server/name, or leave it out."""


class DatabaseUnreachableError(StorageError):
    """The database server {server} does not answer: check that it is running and that DATABASE_URL is right."""


class DatabaseAccessError(StorageError):
    """The database server {server} refuses the connection: check user, password and database in DATABASE_URL."""
