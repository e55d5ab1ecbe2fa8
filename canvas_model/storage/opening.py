"""Opening a database: the file is checked, copied and brought up to date before anybody reads it."""

from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Engine, text
from sqlalchemy.exc import DBAPIError

from canvas_model.copy_errors import CopyFailedError, UpgradeFailedError, UpgradeNotCopiedError
from canvas_model.database_errors import (
    DatabaseAccessError,
    DatabaseLockedError,
    DatabaseNewerError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DiskFullError,
    WorkshopLockedError,
)
from canvas_model.storage.address import file_of, place_of, read_address
from canvas_model.storage.copying import copy_database
from canvas_model.storage.database_check import prepare_file, refuse_empty
from canvas_model.storage.engine import connect_for_writing, make_engine
from canvas_model.storage.folder_lock import locked
from canvas_model.storage.kept_copies import folder_of_copies
from canvas_model.storage.migrations.upgrade import migrate, migrations
from canvas_model.storage.open_files import OpenFiles
from canvas_model.storage.postgres_errors import opening_error
from canvas_model.storage.sqlite_errors import storage_error
from canvas_model.storage.store import Store

PASSING = (
    DiskFullError,
    DatabaseLockedError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DatabaseAccessError,
    WorkshopLockedError,
)
"""What keeps a database from being upgraded now, and perhaps not in a while."""


def open_store(url: str) -> Store:
    """The open database at `url`: a missing one is created, an older one is copied and then brought up to date.

    Raises the StorageError that says why it cannot be opened; the database is then unchanged.
    """
    address = read_address(url)
    path = file_of(address)
    if path is None:
        return _opened(address)
    try:
        with locked(path.parent):  # nobody restores a copy meanwhile
            prepare_file(path)
            return _opened(address)
    except BlockingIOError as error:
        raise DatabaseLockedError from error


def _opened(address: URL) -> Store:
    path = file_of(address)
    engine = make_engine(address, foreign_keys=False)
    try:
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        script = migrations()
        if current is not None and current not in {step.revision for step in script.walk_revisions()}:
            raise DatabaseNewerError(path=place_of(address))
        if current is None and path is not None:
            refuse_empty(path)  # a file that SQLite made, but in which nothing was ever written
        if current != script.get_current_head():
            if current is not None and path is not None:
                _copy_before_upgrade(path, current)
            _upgrade(engine, address)
    except DBAPIError as error:
        raise _meaning(error, address) from error
    finally:
        engine.dispose()
    store = Store(make_engine(address), path, files=OpenFiles(path) if path else None)
    try:
        with store.reading() as connection:
            connection.execute(text("SELECT 1"))
    except BaseException:
        store.close()  # and with it the lock of the folder, which would keep everybody from restoring a copy
        raise
    return store


def _copy_before_upgrade(path: Path, revision: str) -> None:
    """One copy for each version of the database: an attempt that is repeated replaces the copy of the one before."""
    try:
        copy_database(path, reason=f"before-upgrade-{revision}", kept=1)
    except CopyFailedError as error:
        raise UpgradeNotCopiedError(path=path, folder=folder_of_copies(path), reason=error.details["reason"]) from error


def _upgrade(engine: Engine, address: URL) -> None:
    """Run the migrations in one transaction; raises UpgradeFailedError, unless what is to blame may pass."""
    try:
        with connect_for_writing(engine) as connection, connection.begin():
            migrate(connection)
    except Exception as error:  # a fault of a migration, whatever it is, must not keep the server from saying so
        refusal = _meaning(error, address) if isinstance(error, DBAPIError) else error
        if isinstance(refusal, PASSING):
            raise refusal from error
        raise UpgradeFailedError(path=place_of(address)) from error


def _meaning(error: DBAPIError, address: URL) -> Exception:
    path = file_of(address)
    if path is None:
        return opening_error(error, place_of(address))
    return storage_error(error, path)
