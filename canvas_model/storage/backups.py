"""Copies of an SQLite database in a folder beside it."""

import re
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from canvas_model.copy_errors import CopyFailedError
from canvas_model.errors import DatabaseDamagedError, StorageError
from canvas_model.phrases import Phrase
from canvas_model.storage.copy_faults import copy_fault
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.store import Store

KEPT_COPIES = 7
STAMP = "%Y%m%dT%H%M%S%f"
_STAMP_IN_NAME = re.compile(r"-(\d{8}T\d{12})\.db$")
_CLOCKS_DIFFER = timedelta(days=1)
"""A copy dated further ahead than this was made by a clock that was wrong."""
_ABANDONED = timedelta(minutes=10)
"""An unfinished copy older than this is of a process that was killed."""


def copy_database(path: Path, folder: Path, *, reason: str, kept: int = KEPT_COPIES) -> Path:
    """Copy an SQLite file that may be in use, check the copy, and delete all but the newest `kept` of this reason.

    Raises CopyFailedError when the folder does not take it, DatabaseDamagedError when the copy is not a sound database;
    nothing unfinished stays.
    """
    stamp = datetime.now(UTC).strftime(STAMP)
    unfinished = folder / f".{stamp}.part"
    copy = folder / f"{path.stem}-{reason}-{stamp}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _copy_and_check(path, unfinished) != "ok":
            raise DatabaseDamagedError(path=path, backups=folder)
        unfinished.rename(copy)
    except (OSError, sqlite_module().DatabaseError) as error:
        raise _refusal(path, folder, error) from error
    finally:
        _clear(folder, unfinished)
    earlier = [other for other in copies(path, folder, reason) if other != copy]
    for outdated in earlier[: max(0, len(earlier) - (kept - 1))]:
        with suppress(OSError):
            outdated.unlink()
    return copy


def daily_copy(store: Store) -> Path | None:
    """Copy the database once a day; None when today has its copy already, and on PostgreSQL. Raises as `copy_database`."""
    if store.path is None:
        return None
    today = datetime.now(UTC).date()
    if any(moment_of(copy).date() == today for copy in copies(store.path, store.backups, "daily")):
        return None
    return copy_database(store.path, store.backups, reason="daily")


def copies(path: Path, folder: Path, reason: str = "") -> list[Path]:
    """The copies of a database, of one reason or of all, from the oldest to the newest.

    Those dated in the future count as the oldest, for nobody knows when they were made.
    """
    now = datetime.now(UTC)
    found = folder.glob(f"{path.stem}-{reason}*.db") if folder.is_dir() else ()
    return sorted(found, key=lambda copy: ((made := moment_of(copy)) <= now + _CLOCKS_DIFFER, made))


def newest_copy(path: Path, folder: Path) -> Path | None:
    """The newest copy of a database; None when there is none."""
    found = copies(path, folder)
    return found[-1] if found else None


def moment_of(copy: Path) -> datetime:
    """When a copy was made: what its name says, or else the time of the file."""
    stamp = _STAMP_IN_NAME.search(copy.name)
    if stamp:
        with suppress(ValueError):
            return datetime.strptime(stamp.group(1), STAMP).replace(tzinfo=UTC)
    return datetime.fromtimestamp(copy.lstat().st_mtime, UTC)


def _copy_and_check(path: Path, unfinished: Path) -> str:
    sqlite = sqlite_module()
    with closing(sqlite.connect(path)) as source, closing(sqlite.connect(unfinished)) as target:
        source.backup(target)
        return str(target.execute("PRAGMA integrity_check").fetchone()[0])


def _refusal(path: Path, folder: Path, error: Exception) -> StorageError:
    if isinstance(error, (OSError, sqlite_module().OperationalError)):
        newest = newest_copy(path, folder)
        made = moment_of(newest).date() if newest else Phrase("no_copy")
        return CopyFailedError(folder=folder, reason=copy_fault(folder, error), newest=made)
    return DatabaseDamagedError(path=path, backups=folder)


def _clear(folder: Path, unfinished: Path) -> None:
    """Delete an unfinished copy with what SQLite wrote beside it, and those that killed processes left."""
    if not folder.is_dir():
        return
    abandoned = (datetime.now(UTC) - _ABANDONED).timestamp()
    with suppress(OSError):
        for part in folder.glob(".*.part*"):
            if part.name.startswith(unfinished.name) or part.stat().st_mtime < abandoned:
                part.unlink()
