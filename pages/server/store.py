"""The open database of this process, and a cache of what was read and computed last."""

import logging
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot
from canvas_model.content.text_size import characters_of, entries_of
from canvas_model.copy_errors import DatabaseNotOpenedError, UpgradeFailedError
from canvas_model.database_errors import StorageError
from canvas_model.errors import NotFoundError
from canvas_model.results import Readiness
from canvas_model.rules.scoring.progress import BlockProgress, block_progress
from canvas_model.rules.scoring.readiness import assess
from canvas_model.storage.engine import database_url
from canvas_model.storage.opening import open_store
from canvas_model.storage.snapshot import snapshot as read_snapshot
from canvas_model.storage.snapshot import snapshot_after
from canvas_model.storage.store import Store
from canvas_model.storage.tables import WORKSHOP
from exporters.report import Report, build_report
from pages.server import regular_copies
from pages.server.memory_cache import MemoryCache

logger = logging.getLogger("canvas")

REFUSAL_SECONDS = 2.0
"""Seconds after a failure to open during which the database is not tried again."""

_REVISION = select(WORKSHOP.c.revision).where(WORKSHOP.c.id == bindparam("workshop"), WORKSHOP.c.hidden.is_(False))
"""Built once, for every run of every screen executes it several times."""


_opening = threading.Lock()
_store: Store | None = None
_refused: tuple[float, StorageError] | None = None
"""Until when the database is not tried again, and why it did not open."""


def weight(snapshot: Snapshot) -> int:
    """Roughly the bytes that a snapshot takes in memory."""
    return 2 * characters_of(snapshot) + 1500 * entries_of(snapshot) + len(snapshot.workshop.logo)


def weight_of_result(readiness: Readiness) -> int:
    """Roughly the bytes that a result takes: its figures, and the evidence, the only text of people in it."""
    return 100_000 + sum(2 * len(question.evidence) for block in readiness.blocks for question in block.questions)


_snapshots = MemoryCache(64, megabytes=96, weigh=weight)
_readiness = MemoryCache(64, megabytes=32, weigh=lambda found: weight_of_result(found[0]))
_reports = MemoryCache(32, megabytes=96, weigh=lambda report: 2 * weight(report.snapshot))


def store() -> Store:
    """The database, opened at the first call, with a copy of it where one is due.

    Raises the StorageError of opening; a call more than `REFUSAL_SECONDS` later tries again, except after an upgrade that
    failed, which would only fail again.
    """
    global _store, _refused
    if _store is not None:
        return _store
    with _opening:
        if _store is not None:
            return _store
        if _refused is not None and time.monotonic() < _refused[0]:
            raise _refused[1]
        try:
            opened = _opened()
        except StorageError as error:
            pause = math.inf if isinstance(error, UpgradeFailedError) else REFUSAL_SECONDS
            _refused = (time.monotonic() + pause, error)
            raise
        _store, _refused = opened, None
        return opened


def _opened() -> Store:
    try:
        opened = open_store(database_url())
        try:
            regular_copies.make(opened)
        except BaseException:
            opened.close()
            raise
    except UpgradeFailedError as error:
        logger.error("the upgrade failed", exc_info=error.__cause__)
        raise
    except StorageError:
        raise
    except Exception as error:
        logger.exception("the database does not open")
        raise DatabaseNotOpenedError from error
    return opened


def copy_what_is_new() -> None:
    """Copy what was written since the newest copy, where the database is open; raises as `regular_copies.make_last`."""
    if _store is not None:
        regular_copies.make_last(_store)


def close() -> None:
    """Close the database; the next call of `store` opens it again."""
    global _store, _refused
    with _opening:
        if _store is not None:
            _store.close()
        _store = _refused = None


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection for reading that sees one state of the database throughout. Hold it only briefly."""
    with store().reading() as connection:
        yield connection


def revision(workshop: UUID) -> int:
    """The newest revision of a workshop; raises NotFoundError when it does not exist or is deleted."""
    with reading() as connection:
        newest = connection.scalar(_REVISION, {"workshop": workshop})
    if newest is None:
        raise NotFoundError
    return int(newest)


def snapshot(workshop: UUID) -> Snapshot:
    """A workshop at its newest revision; cached until it changes."""

    place = (id(store()), workshop)

    def read() -> Snapshot:
        earlier: Snapshot | None = _snapshots.last(place)
        with reading() as connection:
            return snapshot_after(connection, earlier) if earlier else read_snapshot(connection, workshop)

    return _snapshots.get((*place, revision(workshop)), read, of=place)


def readiness(workshop: UUID, language: str) -> tuple[Readiness, tuple[BlockProgress, ...]]:
    """The readiness of a workshop and the progress of its interview by block; cached until it changes.

    For screens that need no whole report, which takes longer.
    """
    current, words = snapshot(workshop), catalogue(language)
    key = (id(store()), workshop, current.revision, language)
    return _readiness.get(
        key, lambda: (assess(current, words), block_progress(current, words)), of=(workshop, language)
    )


def report(workshop: UUID, language: str) -> Report:
    """The report of a workshop as of today, in a language; cached until the workshop or the day changes."""
    current, today = snapshot(workshop), date.today()
    key = (id(store()), workshop, current.revision, language, today)
    return _reports.get(key, lambda: build_report(current, language=language, made_on=today), of=(workshop, language))
