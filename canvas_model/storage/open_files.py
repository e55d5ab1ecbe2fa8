"""The files of an open SQLite database: noticed before anything is acknowledged when one is deleted or exchanged."""

import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from canvas_model.copy_errors import JournalDeletedError
from canvas_model.database_errors import DatabaseLockedError, DatabaseMissingError, StorageError
from canvas_model.phrases import Phrase
from canvas_model.storage.copying import copy_database
from canvas_model.storage.engine import BUSY_SECONDS, sqlite_module
from canvas_model.storage.folder_lock import locked
from canvas_model.storage.remedies import remedy, restore_command


class OpenFiles:
    """What was opened: another file at the same path is not the same database, nor another journal the same journal.

    A connection that is kept open sees all that was saved, also after the files were deleted, and so can save it once
    more. While it is open, SQLite itself never makes the journal anew. The lock of the folder is held as long.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database: int | None = None
        self._beside: dict[Path, int] = {}
        self._kept: Any = None
        self._held = ExitStack()
        self._saved: Path | None = None
        self._turn = threading.Lock()

    def check(self) -> None:
        """Raise DatabaseMissingError or JournalDeletedError when a file is not the one that was opened.

        What was saved until then is saved once more: into a copy, or into the database itself.
        """
        if self._kept is None:
            with self._turn:
                self._open()
        if self._kept is None:
            return
        if _number(self.path) != self._database:
            with self._turn:
                self._save_copy()
            raise self._missing()
        if any(_number(file) != number for file, number in self._beside.items()):
            with self._turn:
                raise JournalDeletedError(path=self.path, where=self._save_journal())

    def close(self) -> None:
        """Let go of the files; `check` opens them again."""
        with self._turn:
            if self._kept is not None:
                self._kept.close()
            self._kept, self._beside = None, {}
            self._held.close()

    def _open(self) -> None:
        if self._kept is not None:
            return
        number = _number(self.path)
        if number is None or self._database not in (None, number):
            raise self._missing()
        try:
            self._held.enter_context(locked(self.path.parent))
        except BlockingIOError as error:
            raise DatabaseLockedError from error
        sqlite = sqlite_module()
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        kept = sqlite.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
        try:
            kept.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite.DatabaseError:
            kept.close()
            self._held.close()
            return  # whoever reads or writes next is told by the engine's own connection
        beside = [self.path.with_name(self.path.name + ending) for ending in ("-wal", "-shm")]
        self._beside = {file: found for file in beside if (found := _number(file)) is not None}
        self._database, self._kept = number, kept

    def _missing(self) -> DatabaseMissingError:
        return DatabaseMissingError(path=self.path, **remedy(self.path))

    def _save_copy(self) -> Phrase:
        """One copy of what was saved; says where it is, or that there is none."""
        if self._saved is None:
            try:
                self._saved = copy_database(self.path, reason="rescued", source=self._kept)
            except StorageError:
                return Phrase("saved_nowhere")
        return Phrase("saved_in_copy", copy=self._saved, command=restore_command(self.path))

    def _save_journal(self) -> Phrase:
        """Write into the database what the deleted journal held, unless somebody has begun a new one; says where it is."""
        journal = self.path.with_name(self.path.name + "-wal")
        if _number(journal) not in (None, self._beside.get(journal)) and journal.stat().st_size:
            return self._save_copy()
        try:
            is_busy, _, _ = self._kept.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite_module().DatabaseError:
            is_busy = True
        return self._save_copy() if is_busy else Phrase("saved_in_database")


def _number(file: Path) -> int | None:
    """The number that the file system gives a file; None when it is missing."""
    try:
        return file.stat().st_ino
    except OSError:
        return None
