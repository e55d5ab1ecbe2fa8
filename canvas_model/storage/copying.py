"""Copying an SQLite database that may be in use, and checking the copy."""

from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from canvas_model.copy_errors import CopyFailedError
from canvas_model.database_errors import StorageError
from canvas_model.phrases import Phrase
from canvas_model.storage.copy_faults import copy_fault
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.kept_copies import KEPT_COPIES, STAMP, copies, folder_of_copies, moment_of, newest_copy
from canvas_model.storage.remedies import damaged

_ABANDONED = timedelta(minutes=10)
"""An unfinished copy older than this is of a process that was killed."""


def copy_database(path: Path, *, reason: str, kept: int = KEPT_COPIES, source: Any = None) -> Path:
    """Copy an SQLite file that may be in use, check the copy, and delete all but the newest `kept` of this reason.

    With `source`, a connection that still sees what the file held, it may even be gone.

    Raises CopyFailedError when the folder does not take it, DatabaseDamagedError when the copy is not a sound database;
    nothing unfinished stays.
    """
    folder, stamp = folder_of_copies(path), datetime.now(UTC).strftime(STAMP)
    unfinished = folder / f".{stamp}.part"
    copy = folder / f"{path.stem}-{reason}-{stamp}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _copy_and_check(source or path, unfinished) != "ok":
            raise damaged(path)
        unfinished.rename(copy)
    except (OSError, sqlite_module().DatabaseError) as error:
        raise _refusal(path, error) from error
    finally:
        _clear(folder, unfinished)
    earlier = [other for other in copies(path, reason) if other != copy]
    for outdated in earlier[: max(0, len(earlier) - (kept - 1))]:
        with suppress(OSError):
            outdated.unlink()
    return copy


def _copy_and_check(source: Any, unfinished: Path) -> str:
    sqlite = sqlite_module()
    with closing(sqlite.connect(unfinished)) as target:
        if isinstance(source, Path):  # which is not made when it is missing
            with closing(sqlite.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as opened:
                opened.backup(target)
        else:
            source.backup(target)
        return str(target.execute("PRAGMA integrity_check").fetchone()[0])


def _refusal(path: Path, error: Exception) -> StorageError:
    if isinstance(error, (OSError, sqlite_module().OperationalError)):
        folder, newest = folder_of_copies(path), newest_copy(path)
        made = moment_of(newest).date() if newest else Phrase("no_copy")
        return CopyFailedError(folder=folder, reason=copy_fault(folder, error), newest=made)
    return damaged(path)


def _clear(folder: Path, unfinished: Path) -> None:
    """Delete an unfinished copy with what SQLite wrote beside it, and those that killed processes left."""
    if not folder.is_dir():
        return
    abandoned = (datetime.now(UTC) - _ABANDONED).timestamp()
    with suppress(OSError):
        for part in folder.glob(".*.part*"):
            if part.name.startswith(unfinished.name) or part.stat().st_mtime < abandoned:
                part.unlink()
