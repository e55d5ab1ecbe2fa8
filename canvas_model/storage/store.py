"""The open database: reading, and writing; into an SQLite file one writer at a time in this process."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from canvas_model.database_errors import DatabaseLockedError, DatabaseSilentError, StorageError
from canvas_model.storage.address import place_of
from canvas_model.storage.engine import BUSY_SECONDS, busy_for, connect_for_writing
from canvas_model.storage.open_files import OpenFiles
from canvas_model.storage.postgres_errors import is_away, server_error
from canvas_model.storage.server_contact import ServerContact
from canvas_model.storage.sqlite_errors import storage_error
from canvas_model.storage.text_limit import HeldText

Listener = Callable[[UUID, int], None]


@dataclass
class Store:
    """An open database."""

    engine: Engine
    path: Path | None
    """The SQLite file; None on PostgreSQL."""
    gate: threading.RLock = field(default_factory=threading.RLock)
    """Held while writing to SQLite, so that there is one writer at a time; on PostgreSQL each workshop's row is the lock."""
    contact: ServerContact = field(default_factory=ServerContact)
    """Whether the PostgreSQL server answers."""
    listeners: list[Listener] = field(default_factory=list)
    """Called with (workshop, revision) after each commit, in the writer's thread."""
    files: OpenFiles | None = None
    """The files of SQLite, which are looked at before anything is read and before anything written is acknowledged."""
    held_text: HeldText = field(default_factory=HeldText)
    write_connection: Connection | None = None
    """The connection that writes to SQLite, used only while `gate` is held."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading that sees one state of the database throughout. Hold it only briefly.

        Raises a StorageError when the database cannot be read.
        """
        self.check_files()
        with self._pooled(silent=DatabaseSilentError) as connection:  # nobody wants to save
            if self.path is None:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self, *, patience: float = BUSY_SECONDS) -> Iterator[Connection]:
        """A connection in one write transaction; when the block ends without an error it is committed and synced to disk.

        `patience` is how many seconds it waits for others who write to the SQLite file. Raises a StorageError when nothing
        could be written.
        """
        self.check_files()
        if self.path is None:
            with self._pooled() as connection, connection.begin():
                yield connection
            return
        if not self.gate.acquire(timeout=patience):
            raise DatabaseLockedError
        try:
            with self._refusals(), self._file_writer(patience) as connection, connection.begin():
                yield connection
            self.check_files()
        finally:
            self.gate.release()

    @contextmanager
    def _pooled(self, silent: type[StorageError] = StorageError) -> Iterator[Connection]:
        """A connection of the pool; raises `silent` when there simply is no answer."""
        with self.contact.attempt(silent), self._refusals(silent), self.engine.connect() as connection:
            self.contact.is_lost = False
            yield connection

    @contextmanager
    def _file_writer(self, patience: float) -> Iterator[Connection]:
        """The connection for a write to SQLite: always the same one until it fails, for opening one costs two statements."""
        if self.write_connection is None:
            self.write_connection = connect_for_writing(self.engine)
        try:
            with busy_for(self.write_connection, patience):
                yield self.write_connection
        except DBAPIError:
            self._forget_writer()
            raise

    def _forget_writer(self) -> None:
        connection, self.write_connection = self.write_connection, None
        if connection is not None:
            connection.close()

    def announce(self, workshop: UUID, revision: int) -> None:
        """Tell the listeners of this process that a revision of a workshop is on disk."""
        for listener in tuple(self.listeners):
            listener(workshop, revision)

    def close(self) -> None:
        """Close every connection."""
        with self.gate:
            self._forget_writer()
        self.engine.dispose()
        if self.files is not None:
            self.files.close()

    def check_files(self) -> None:
        """Raise DatabaseMissingError or JournalDeletedError when a file of SQLite is not the one that was opened."""
        if self.files is not None:
            self.files.check()

    @contextmanager
    def _refusals(self, silent: type[StorageError] = StorageError) -> Iterator[None]:
        """Turn an error of the driver into the refusal that it means; `silent` when there simply was no answer."""
        try:
            yield
        except DBAPIError as error:
            self.contact.is_lost = self.contact.is_lost or (self.path is None and is_away(error))
            meant = self._meaning(error)
            raise (silent() if type(meant) is StorageError else meant) from error
        except PoolTimeoutError as error:
            raise silent from error

    def _meaning(self, error: DBAPIError) -> Exception:
        if self.path is None:
            return server_error(error, place_of(self.engine.url))
        return storage_error(error, self.path)
