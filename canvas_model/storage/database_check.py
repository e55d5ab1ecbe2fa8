"""Checks before an SQLite file is opened: it can be read, and it is whole."""

from pathlib import Path

from canvas_model.copy_errors import DatabaseGoneError
from canvas_model.database_errors import DatabaseReadOnlyError
from canvas_model.phrases import Phrase
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.kept_copies import folder_of_copies, newest_copy
from canvas_model.storage.remedies import damaged, remedy

HEADER = b"SQLite format 3\x00"


def prepare_file(path: Path) -> None:
    """Create the file when it is missing, else check that it is a whole database; nothing in it is changed.

    Raises DatabaseReadOnlyError, DatabaseDamagedError, or DatabaseGoneError where nothing stands but traces of a database do.
    """
    try:
        # What clients say is for nobody else on this machine.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists() or path.stat().st_size == 0:
            refuse_empty(path)
            _refuse_journal_alone(path)
            with path.open("ab"):
                return
        with path.open("rb") as file:
            header = file.read(len(HEADER))
    except OSError as error:
        raise DatabaseReadOnlyError(path=path) from error
    if header != HEADER:
        raise damaged(path)
    sqlite = sqlite_module()
    connection = sqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
    try:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        expected = connection.execute("PRAGMA page_count").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    except sqlite.DatabaseError as error:
        if isinstance(error, sqlite.OperationalError):
            return  # a lock, a right, the disk: opening it for writing will tell which
        raise damaged(path) from error
    finally:
        connection.close()
    wal = path.with_name(path.name + "-wal")
    is_cut_off = path.stat().st_size < expected * size and not (wal.exists() and wal.stat().st_size)
    if verdict != "ok" or is_cut_off:
        raise damaged(path)


def refuse_empty(path: Path) -> None:
    """Raise DatabaseGoneError when nothing is at `path` although there are copies of a database."""
    if newest_copy(path) is not None:
        raise DatabaseGoneError(path=path, trace=folder_of_copies(path), **remedy(path))


def _refuse_journal_alone(path: Path) -> None:
    """Raise DatabaseGoneError when a journal stands there alone: SQLite would delete it as it makes a new file."""
    for journal in (path.with_name(path.name + ending) for ending in ("-wal", "-journal")):
        if journal.exists() and journal.stat().st_size:
            raise DatabaseGoneError(path=path, trace=journal, remedy=Phrase("journal_alone", trace=journal))
