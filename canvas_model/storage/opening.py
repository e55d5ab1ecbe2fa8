"""Opening: check the file, copy it, bring it up to date, and hand out the store."""

from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from canvas_model.errors import DatabaseNewerError
from canvas_model.storage.copies import copy_database
from canvas_model.storage.driver_errors import storage_error
from canvas_model.storage.engine import make_engine, writer
from canvas_model.storage.file_check import prepare_file
from canvas_model.storage.migrations.upgrade import migrate, migrations
from canvas_model.storage.store import Store


def open_store(url: str) -> Store:
    """Open a database, make it when it is not there, and bring an older one up to date after a copy beside it.

    Raises DatabaseDamagedError, DatabaseNewerError, DatabaseReadOnlyError, DatabaseLockedError or DiskFullError; the file
    is then as it was.
    """
    path = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None
    if path is not None:
        prepare_file(path)
    engine = make_engine(url, foreign_keys=False)
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        script = migrations()
        if found is not None and found not in {step.revision for step in script.walk_revisions()}:
            raise DatabaseNewerError(path=path or engine.url.database)
        if found != script.get_current_head():
            if found is not None and path is not None:
                copy_database(path, path.parent / "backups", reason="before-upgrade")
            with writer(engine) as connection, connection.begin():
                migrate(connection)
    except DBAPIError as error:
        raise storage_error(error, path, path.parent / "backups" if path else Path()) from error
    finally:
        engine.dispose()
    store = Store(make_engine(url), path)
    with store.reading() as connection:
        connection.execute(text("SELECT 1"))
    return store
