"""Refusals about the database server: its address, reaching it, and what somebody else holds there."""

from canvas_model.errors import StorageError


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
