"""Where the workshops are kept: one SQLite file by default, PostgreSQL by `DATABASE_URL`.

SQLite needs care that its defaults do not give: every write begins IMMEDIATE (a transaction that reads first loses
acknowledged updates), one writer at a time in this process, every commit synced to disk, foreign keys on.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from canvas_model.errors import (
    DatabaseDamagedError,
    DatabaseLockedError,
    DatabaseMissingError,
    DatabaseReadOnlyError,
    DiskFullError,
    StorageError,
)

BUSY_SECONDS = 10
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "journal_size_limit=16777216",
    "trusted_schema=OFF",
)

Listener = Callable[[UUID, int], None]


def sqlite_module() -> Any:
    """The standard library's SQLite where it is sound, else the newer one of the `pysqlite3` wheel.

    Up to 3.51.2 two connections that commit and checkpoint at the same moment can damage the file; the fix is also in
    3.44.6 and 3.50.7.
    """
    version = sqlite3.sqlite_version_info
    sound = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    if not sound:
        try:
            import pysqlite3.dbapi2 as newer
        except ImportError:
            pass  # the write gate below keeps the two moments apart within this process
        else:
            return newer
    return sqlite3


@dataclass
class Store:
    """An open database. `gate` lets one writer at a time through on SQLite; PostgreSQL locks rows instead."""

    engine: Engine
    path: Path | None
    """The SQLite file; None on PostgreSQL."""
    gate: threading.RLock = field(default_factory=threading.RLock)
    listeners: list[Listener] = field(default_factory=list)
    """Called with (workshop, revision) after each commit, in the writer's thread."""
    inode: int | None = None
    kept: Connection | None = None
    """The connection that writes to SQLite, under the gate."""

    @property
    def backups(self) -> Path:
        """The folder of the copies, beside the database."""
        return self.path.parent / "backups" if self.path else Path("backups")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database and writes nothing; keep it short."""
        self._check_file()
        with self._refusals(), self.engine.connect() as connection:
            if self.path is None:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one write transaction: committed, synced to disk, when the block ends without an error."""
        self._check_file()
        if not self.gate.acquire(timeout=BUSY_SECONDS):
            raise DatabaseLockedError
        try:
            with self._refusals(), self._writer() as connection, connection.begin():
                yield connection
        finally:
            self.gate.release()

    @contextmanager
    def _writer(self) -> Iterator[Connection]:
        """On SQLite the same connection each time, for a new one costs as much as two statements; until it fails."""
        if self.path is None:
            with self.engine.connect() as connection:
                yield connection
            return
        if self.kept is None:
            self.kept = writer(self.engine)
        try:
            yield self.kept
        except DBAPIError:
            self._forget_writer()
            raise

    def _forget_writer(self) -> None:
        kept, self.kept = self.kept, None
        if kept is not None:
            kept.close()

    def announce(self, workshop: UUID, revision: int) -> None:
        """Tell this process's listeners that a change is on disk."""
        for listener in tuple(self.listeners):
            listener(workshop, revision)

    def close(self) -> None:
        """Close every connection."""
        with self.gate:
            self._forget_writer()
        self.engine.dispose()

    def _check_file(self) -> None:
        if self.path is None:
            return
        try:
            inode = self.path.stat().st_ino
        except OSError as error:
            raise DatabaseMissingError(path=self.path) from error
        if self.inode is None:
            self.inode = inode
        elif inode != self.inode:
            raise DatabaseMissingError(path=self.path)

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise storage_error(error, self.path, self.backups) from error


def storage_error(error: DBAPIError, path: Path | None, backups: Path) -> Exception:
    """The refusal that says what happened and what to do, for an error of the driver; the error itself if it is a bug."""
    said = str(error.orig).lower()
    if "full" in said or "no space" in said or "disk i/o error" in said:
        return DiskFullError()
    if "locked" in said or "busy" in said:
        return DatabaseLockedError()
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return DatabaseReadOnlyError(path=path)
    if "malformed" in said or "not a database" in said:
        return DatabaseDamagedError(path=path, backups=backups)
    if error.connection_invalidated or isinstance(error, OperationalError):
        return StorageError()
    return error


def make_engine(url: str, *, foreign_keys: bool = True) -> Engine:
    """An engine with the settings this product relies on; migrations ask for one without foreign keys.

    What people wrote never stands in an error's text, and so in no log.
    """
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20, hide_parameters=True)
    engine = create_engine(url, module=sqlite_module(), connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, so that schema changes are transactional too
        for pragma in PRAGMAS:
            connection.execute("PRAGMA " + pragma)
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")

    def begin(connection: Any) -> None:
        connection.execute(connection.info.get("begin", "BEGIN"))

    engine.dialect.do_begin = begin  # type: ignore[assignment,method-assign] # what it raises becomes SQLAlchemy's error
    return engine


def writer(engine: Engine) -> Connection:
    """A connection of its own, outside the pool, whose transactions hold the write lock from their first statement."""
    connection = engine.connect()
    connection.detach()
    connection.info["begin"] = "BEGIN IMMEDIATE"
    return connection


def database_url(folder: Path | None = None) -> str:
    """`DATABASE_URL`, or the SQLite file `workshops.db` in `CANVAS_DATA` (default `data/`)."""
    given = os.environ.get("DATABASE_URL")
    if given and folder is None:
        return given
    folder = folder or Path(os.environ.get("CANVAS_DATA", "data"))
    return f"sqlite:///{(folder / 'workshops.db').resolve()}"
