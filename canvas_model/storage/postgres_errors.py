"""What an error of PostgreSQL means to a person; told by its code, for the words follow the server's language."""

import re

from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from canvas_model.database_errors import (
    DatabaseAccessError,
    DatabaseAddressError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DiskFullError,
    StorageError,
    WorkshopLockedError,
)
from canvas_model.storage.postgres_engine import ServerSilentError

LOCK_NOT_AVAILABLE, CANCELED, DISK_FULL = "55P03", "57014", "53100"
READ_ONLY, NO_PRIVILEGE = "25006", "42501"
_LOCKS = re.compile(r"FOR (NO KEY )?UPDATE")
_REFUSALS = ("authentication", "does not exist", "pg_hba.conf", "permission denied")
"""What a server says that refuses a connection, which comes without a code."""


def server_error(error: DBAPIError, server: str) -> Exception:
    """The refusal that tells a person what happened and what to do; for an error that is a bug, the error itself."""
    code = getattr(error.orig, "sqlstate", None)
    # Where several wait for a lock, one after the other, the last are ended by the time that a statement may take.
    ended_waiting = code == CANCELED and _LOCKS.search(error.statement or "")
    if code == LOCK_NOT_AVAILABLE or ended_waiting:
        return WorkshopLockedError()
    if code == DISK_FULL:
        return DiskFullError()
    if code in (READ_ONLY, NO_PRIVILEGE):
        return DatabaseReadOnlyError(path=server)
    if error.connection_invalidated or isinstance(error, OperationalError):
        return StorageError()
    return error


def opening_error(error: DBAPIError, server: str) -> Exception:
    """The same for a server that cannot be opened at all: whether it is away, or refuses who asks."""
    if isinstance(error, ProgrammingError) and error.statement is None:  # a setting in the address that nobody knows
        return DatabaseAddressError()
    meant = server_error(error, server)
    if type(meant) is not StorageError:
        return meant
    if any(words in str(error.orig) for words in _REFUSALS):
        return DatabaseAccessError(server=server)
    return DatabaseUnreachableError(server=server)


def is_away(error: DBAPIError) -> bool:
    """Whether nobody answers: no connection could be opened, or the answer did not come in time."""
    unopened = error.statement is None and not error.connection_invalidated
    return isinstance(error.orig, ServerSilentError) or (isinstance(error, OperationalError) and unopened)
