"""Opening a database: the file is checked, copied and brought up to date before anybody reads it."""

from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from canvas_model.errors import DatabaseNewerError
from canvas_model.storage.backups import copy_database
from canvas_model.storage.database_check import prepare_file
from canvas_model.storage.driver_errors import storage_error
from canvas_model.storage.engine import connect_for_writing, make_engine
from canvas_model.storage.migrations.upgrade import migrate, migrations
from canvas_model.storage.store import Store


def open_store(url: str) -> Store:
    """The open database at `url`: a missing one is created, an older one is copied and then brought up to date.

    Raises DatabaseDamagedError, DatabaseNewerError, DatabaseReadOnlyError, DatabaseLockedError or DiskFullError; the file
    is then unchanged.
    """
    path = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None
    if path is not None:
        prepare_file(path)
    engine = make_engine(url, foreign_keys=False)
    try:
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        script = migrations()
        if current is not None and current not in {step.revision for step in script.walk_revisions()}:
            raise DatabaseNewerError(path=path or engine.url.database)
        if current != script.get_current_head():
            if current is not None and path is not None:
                copy_database(path, path.parent / "backups", reason="before-upgrade")
            with connect_for_writing(engine) as connection, connection.begin():
                migrate(connection)
    except DBAPIError as error:
        raise storage_error(error, path, path.parent / "backups" if path else Path()) from error
    finally:
        engine.dispose()
    store = Store(make_engine(url), path)
    with store.reading() as connection:
        connection.execute(text("SELECT 1"))
    return store
