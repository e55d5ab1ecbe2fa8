"""The one door to the database for everything in this process: opened once, with what was read last kept at hand."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot
from canvas_model.errors import NotFoundError, StorageError
from canvas_model.results import Readiness
from canvas_model.rules.scoring.progress import BlockProgress, block_progress
from canvas_model.rules.scoring.readiness import assess
from canvas_model.storage.copies import daily_copy
from canvas_model.storage.engine import database_url
from canvas_model.storage.opening import open_store
from canvas_model.storage.snapshot import snapshot as read_snapshot
from canvas_model.storage.store import Store
from canvas_model.storage.tables import WORKSHOP
from exporters.report import Report, build_report
from pages.server.kept_values import KeptValues

ROOT = Path(__file__).parents[2]
REFUSAL_SECONDS = 2.0
"""How long a refusal to open stands before the database is tried again."""

_REVISION = select(WORKSHOP.c.revision).where(WORKSHOP.c.id == bindparam("workshop"), WORKSHOP.c.hidden.is_(False))
"""Asked several times in every run of every screen."""


_opening = threading.Lock()
_store: Store | None = None
_refused: tuple[float, StorageError] | None = None
_snapshots = KeptValues(64)
_readiness = KeptValues(64)
_reports = KeptValues(32)


def address() -> str:
    """Where the database is: `DATABASE_URL`, else the folder `CANVAS_DATA`, else `data/` of the product."""
    given = os.environ.get("DATABASE_URL") or os.environ.get("CANVAS_DATA")
    return database_url() if given else database_url(ROOT / "data")


def store() -> Store:
    """The open database. Raises the StorageError that opening met; after a moment, opening is tried again."""
    global _store, _refused
    if _store is not None:
        return _store
    with _opening:
        if _store is not None:
            return _store
        if _refused is not None and time.monotonic() - _refused[0] < REFUSAL_SECONDS:
            raise _refused[1]
        try:
            opened = open_store(address())
            daily_copy(opened)
        except StorageError as error:
            _refused = (time.monotonic(), error)
            raise
        _store, _refused = opened, None
        return opened


def close() -> None:
    """Close the database at the end of the process; asked for again, it opens again."""
    global _store, _refused
    with _opening:
        if _store is not None:
            _store.close()
        _store = _refused = None


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection that sees one moment of the database; keep it short."""
    with store().reading() as connection:
        yield connection


def revision(workshop: UUID) -> int:
    """The number of a workshop's last change; raises NotFoundError when it is not there or deleted."""
    with reading() as connection:
        found = connection.scalar(_REVISION, {"workshop": workshop})
    if found is None:
        raise NotFoundError
    return int(found)


def snapshot(workshop: UUID) -> Snapshot:
    """A workshop as it stands now; read again only when it has changed."""

    def read() -> Snapshot:
        with reading() as connection:
            return read_snapshot(connection, workshop)

    return _snapshots.get((id(store()), workshop, revision(workshop)), read)


def readiness(workshop: UUID, language: str) -> tuple[Readiness, tuple[BlockProgress, ...]]:
    """Where a workshop stands and how far its interview is, in a language; without what a report takes more."""
    seen, words = snapshot(workshop), catalogue(language)
    key = (id(store()), workshop, seen.revision, language)
    return _readiness.get(key, lambda: (assess(seen, words), block_progress(seen, words)))


def report(workshop: UUID, language: str) -> Report:
    """A workshop worked out today in a language; worked out again only when it has changed."""
    seen, today = snapshot(workshop), date.today()
    key = (id(store()), workshop, seen.revision, language, today)
    return _reports.get(key, lambda: build_report(seen, language=language, made_on=today))
