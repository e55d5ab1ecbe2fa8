"""Copies of an SQLite database in a folder beside it."""

from datetime import UTC, datetime
from pathlib import Path

from canvas_model.errors import DatabaseDamagedError
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.store import Store

KEPT_COPIES = 7


def copy_database(path: Path, folder: Path, *, reason: str) -> Path:
    """Copy an SQLite file that may be in use, check the copy, and delete all but the newest `KEPT_COPIES` of this reason.

    Raises DatabaseDamagedError when the copy is not a sound database.
    """
    sqlite = sqlite_module()
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    unfinished = folder / f".{stamp}.part"
    source, target = sqlite.connect(path), sqlite.connect(unfinished)
    try:
        source.backup(target)
        verdict = target.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        source.close()
        target.close()
    if verdict != "ok":
        unfinished.unlink()
        raise DatabaseDamagedError(path=path, backups=folder)
    copy = folder / f"{path.stem}-{reason}-{stamp}.db"
    unfinished.rename(copy)
    for outdated in sorted(folder.glob(f"{path.stem}-{reason}-*.db"))[:-KEPT_COPIES]:
        outdated.unlink()
    return copy


def daily_copy(store: Store) -> Path | None:
    """Copy the database at the first start of a day; None when today has its copy already, and on PostgreSQL."""
    if store.path is None:
        return None
    today = datetime.now(UTC).strftime("%Y%m%d")
    if any(store.backups.glob(f"{store.path.stem}-daily-{today}*.db")):
        return None
    return copy_database(store.path, store.backups, reason="daily")


def newest_copy(folder: Path) -> Path:
    """The newest copy in a folder, or the folder itself when there is none."""
    copies = sorted(folder.glob("*.db"), key=lambda copy: copy.stat().st_mtime)
    return copies[-1] if copies else folder
