"""When a copy of an SQLite database is due: daily, half-hourly while there are changes, and at the end."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from canvas_model.storage.copying import copy_database
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.kept_copies import KEPT_OF_ENDS, KEPT_RECENT, copies, moment_of, newest_copy

RECENT = timedelta(minutes=30)
"""As old the newest copy may be while the tool runs."""


def copy_when_due(path: Path) -> Path | None:
    """Copy the database at `path` once a day, and again when its newest copy is half an hour old; None when neither is due.

    So a workshop that fills a day is not as old, in its newest copy, as that day's morning. Raises as `copy_database`.
    """
    now = datetime.now(UTC)
    if not any(moment_of(copy).date() == now.date() for copy in copies(path, "daily")):
        return copy_database(path, reason="daily")
    newest = newest_copy(path)
    if newest is None or abs(now - moment_of(newest)) >= RECENT:
        return copy_database(path, reason="recent", kept=KEPT_RECENT)
    return None


def copy_what_is_new(path: Path) -> Path | None:
    """Copy the database at `path` where its newest copy lacks changes; None where it holds them all.

    So a workshop of twenty minutes is in a copy once the tool has ended. Raises as `copy_database`.
    """
    newest = newest_copy(path)
    try:
        if newest and _changes(newest, "immutable=1") == _changes(path, "mode=ro"):
            return None
    except sqlite_module().DatabaseError:
        pass  # a copy that cannot be read, or is of an earlier version, is no copy of these changes
    return copy_database(path, reason="ended", kept=KEPT_OF_ENDS)


def _changes(path: Path, how: str) -> tuple[int, int]:
    """How many changes a database holds, and the sum of their revisions: a change and a purge alter them.

    `how` it is opened: a copy that nobody writes to is immutable, and gets no files beside it.
    """
    with closing(sqlite_module().connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as opened:
        count, revisions = opened.execute("SELECT count(*), total(revision) FROM journal").fetchone()
    return int(count), int(revisions)
