"""What is looked at before an SQLite file is opened: that it can be written, and that it is whole."""

from pathlib import Path

from canvas_model.errors import DatabaseDamagedError, DatabaseReadOnlyError
from canvas_model.storage.copies import newest_copy
from canvas_model.storage.engine import sqlite_module

HEADER = b"SQLite format 3\x00"


def prepare_file(path: Path) -> None:
    """Make the file when it is not there; raises DatabaseReadOnlyError or DatabaseDamagedError, and leaves it as it was."""
    backups = path.parent / "backups"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.stat().st_size == 0:
            with path.open("ab"):
                return
        with path.open("rb") as file:
            header = file.read(len(HEADER))
    except OSError as error:
        raise DatabaseReadOnlyError(path=path) from error
    if header != HEADER:
        raise DatabaseDamagedError(path=path, backups=newest_copy(backups))
    sqlite = sqlite_module()
    connection = sqlite.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        expected = connection.execute("PRAGMA page_count").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    except sqlite.DatabaseError as error:
        if "locked" in str(error) or "unable to open" in str(error):
            return  # opening it for writing says which
        raise DatabaseDamagedError(path=path, backups=newest_copy(backups)) from error
    finally:
        connection.close()
    wal = path.with_name(path.name + "-wal")
    cut = path.stat().st_size < expected * size and not (wal.exists() and wal.stat().st_size)
    if said != "ok" or cut:
        raise DatabaseDamagedError(path=path, backups=newest_copy(backups))
