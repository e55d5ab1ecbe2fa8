"""Copies of an SQLite database beside it: made while it is in use, checked, and the oldest dropped."""

from datetime import UTC, datetime
from pathlib import Path

from canvas_model.errors import DatabaseDamagedError
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.store import Store

KEPT_COPIES = 7


def copy_database(path: Path, folder: Path, *, reason: str) -> Path:
    """A checked copy of an SQLite file that may be in use; keeps the newest of each reason."""
    sqlite = sqlite_module()
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    unfinished = folder / f".{stamp}.part"
    source, target = sqlite.connect(path), sqlite.connect(unfinished)
    try:
        source.backup(target)
        said = target.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        source.close()
        target.close()
    if said != "ok":
        unfinished.unlink()
        raise DatabaseDamagedError(path=path, backups=folder)
    kept = folder / f"{path.stem}-{reason}-{stamp}.db"
    unfinished.rename(kept)
    for old in sorted(folder.glob(f"{path.stem}-{reason}-*.db"))[:-KEPT_COPIES]:
        old.unlink()
    return kept


def daily_copy(store: Store) -> Path | None:
    """Copy the database once a day, at the first start of the day; None when there is one already, or on PostgreSQL."""
    if store.path is None:
        return None
    today = datetime.now(UTC).strftime("%Y%m%d")
    if any(store.backups.glob(f"{store.path.stem}-daily-{today}*.db")):
        return None
    return copy_database(store.path, store.backups, reason="daily")


def newest_copy(folder: Path) -> Path:
    """The newest good copy in a folder, or the folder when there is none."""
    copies = sorted(folder.glob("*.db"), key=lambda copy: copy.stat().st_mtime)
    return copies[-1] if copies else folder
