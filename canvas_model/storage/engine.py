"""The connections to the database: one SQLite file by default, PostgreSQL by `DATABASE_URL`.

SQLite's defaults are not safe enough here: every write begins IMMEDIATE (a transaction that reads before
it writes can lose acknowledged updates), every commit is synced to disk, and foreign keys are on.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from canvas_model.copy_errors import DatabaseGoneError
from canvas_model.folders import data_folder
from canvas_model.phrases import Phrase
from canvas_model.storage.address import file_of
from canvas_model.storage.postgres_engine import make_postgres_engine

BUSY_SECONDS = 10
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "journal_size_limit=16777216",
    "trusted_schema=OFF",
)


def sqlite_module() -> Any:
    """The SQLite module to use: the standard library's where its version is sound, else `pysqlite3` where it is installed.

    Up to 3.51.2 two connections that commit and checkpoint at the same moment can damage the file; the fix is also in
    3.44.6 and 3.50.7.
    """
    version = sqlite3.sqlite_version_info
    sound = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    if not sound:
        try:
            import pysqlite3.dbapi2 as newer
        except ImportError:
            pass  # within this process `Store.gate` keeps the two moments apart
        else:
            return newer
    return sqlite3


def make_engine(address: URL, *, foreign_keys: bool = True) -> Engine:
    """An engine with the settings this product relies on; migrations need one without foreign keys, and with more time.

    Parameters are hidden in error texts, so that nothing people wrote gets into a log.
    """
    if file_of(address) is None:
        return make_postgres_engine(address, for_migration=not foreign_keys)
    engine = create_engine(
        address, module=sqlite_module(), connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        # `begin` sends BEGIN itself, so that schema changes are in the transaction too.
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute("PRAGMA " + pragma)
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")

    def begin(connection: Any) -> None:
        connection.execute(connection.info.get("begin", "BEGIN"))

    engine.dialect.do_begin = begin  # type: ignore[assignment,method-assign] # what it raises becomes SQLAlchemy's error
    return engine


def connect_for_writing(engine: Engine) -> Connection:
    """A connection outside the pool; on SQLite its transactions hold the write lock from their first statement."""
    connection = engine.connect()
    connection.detach()
    connection.info["begin"] = "BEGIN IMMEDIATE"
    return connection


@contextmanager
def busy_for(connection: Connection, seconds: float) -> Iterator[None]:
    """Let a connection outside of a transaction wait no longer than this for others who write to the SQLite file."""
    if seconds == BUSY_SECONDS:
        yield
        return
    file: Any = connection.connection
    file.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        file.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def database_url(folder: Path | None = None) -> str:
    """The address of the database: the SQLite file `workshops.db` in `folder`.

    Without `folder` it is `DATABASE_URL`, or else the file in the folder of the data. Raises DatabaseGoneError where a link
    leads nowhere: a new database there would hide the old one.
    """
    configured = os.environ.get("DATABASE_URL")
    if configured and folder is None:
        return configured
    file = (folder or data_folder()) / "workshops.db"
    _refuse_broken_link(file)
    return f"sqlite:///{file.resolve()}"


def _refuse_broken_link(file: Path) -> None:
    """Raise DatabaseGoneError where a link on the way to the file leads nowhere, as to a disk that is not there now."""
    for place in (file, *file.absolute().parents):
        with suppress(PermissionError):  # opening the file will tell
            if place.is_symlink() and not place.exists():
                remedy = Phrase("link_leads_nowhere", trace=place, place=place.readlink())
                raise DatabaseGoneError(path=file, trace=place, remedy=remedy)
