"""Bringing back a copy of an SQLite database: checked first, put in place whole, and what was there is kept aside."""

import os
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from canvas_model.copy_errors import (
    CopyRefusedError,
    CopyUnreadableError,
    NoCopyError,
    RestoreFailedError,
    ToolRunningError,
)
from canvas_model.storage.copy_faults import copy_fault
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.folder_lock import locked
from canvas_model.storage.kept_copies import copies, folder_of_copies
from canvas_model.storage.migrations.upgrade import migrations

BESIDE = ("", "-wal", "-shm", "-journal")
"""How the names of the files of one database end."""


@dataclass(frozen=True)
class Restored:
    """What a restore brought back, and from where."""

    copy: Path
    workshops: int
    notes: int
    aside: Path | None
    """The folder with the files that were there; None when there were none."""
    refused: tuple[Path, ...]
    """Newer copies that are not whole."""


def restore(path: Path, copy: Path | None = None) -> Restored:
    """Put a copy in the place of the database at `path`: the newest whole one of its folder `backups`, or the one named.

    A named one may be any database of the tool; what its own `-wal` holds comes with it, and it is left as it is. The folder
    of the database is made where there is none yet, as on another machine.
    Raises ToolRunningError, NoCopyError, CopyUnreadableError, CopyRefusedError or RestoreFailedError; no database is changed then.
    """
    folder = path.parent
    try:
        offered = [_readable(copy)] if copy else copies(path)[::-1]
        if not offered:
            raise NoCopyError(path=path, folder=folder_of_copies(path))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(folder, alone=True), tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as room:
            return _first_whole(path, offered, Path(room), with_journal=copy is not None)
    except BlockingIOError as error:
        raise ToolRunningError(path=path) from error
    except (OSError, sqlite_module().OperationalError) as error:
        raise RestoreFailedError(folder=folder, reason=copy_fault(folder, error)) from error


def _readable(copy: Path) -> Path:
    try:
        copy.open("rb").close()
    except OSError as error:  # also of a folder
        raise CopyUnreadableError(copy=copy) from error
    return copy


def _first_whole(path: Path, offered: list[Path], room: Path, *, with_journal: bool) -> Restored:
    refused: list[Path] = []
    for copy in offered:
        staged = room / "staged.db"
        _stage(copy, staged, with_journal=with_journal)
        counted = _counts(staged)
        if counted is not None:
            aside = _exchange(path, staged)
            return Restored(copy, *counted, aside, tuple(refused))
        refused.append(copy)
    raise CopyRefusedError(copy=", ".join(map(str, refused)))


def _stage(copy: Path, staged: Path, *, with_journal: bool) -> None:
    """Take a copy to a place of its own, so that nothing is written to it."""
    for ending in BESIDE:
        target = staged.with_name(staged.name + ending)
        target.unlink(missing_ok=True)
        source = copy.with_name(copy.name + ending)
        if not ending or (with_journal and ending != "-shm" and source.exists()):
            shutil.copyfile(source, target)


def _counts(staged: Path) -> tuple[int, int] | None:
    """How many workshops and notes a database holds; None when it is not a whole one that this version reads."""
    sqlite = sqlite_module()
    known = {step.revision for step in migrations().walk_revisions()}
    try:
        with closing(sqlite.connect(staged)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            whole &= connection.execute("PRAGMA foreign_key_check").fetchone() is None
            whole &= connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] in known
            workshops = connection.execute("SELECT count(*) FROM workshop WHERE NOT hidden").fetchone()[0]
            notes = connection.execute("SELECT count(*) FROM note WHERE NOT hidden").fetchone()[0]
    except (sqlite.DatabaseError, TypeError) as error:
        if isinstance(error, sqlite.OperationalError) and not str(error).startswith("no such"):
            raise  # the disk is at fault, and not the copy
        return None
    return (workshops, notes) if whole else None


def _exchange(path: Path, staged: Path) -> Path | None:
    """Move the files that are there into a folder of their own, and a checked database into their place."""
    _settle(path, staged)
    aside = path.parent / f"set-aside-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    moved: list[tuple[Path, Path]] = []
    try:
        for ending in BESIDE:
            old = path.with_name(path.name + ending)
            if old.is_symlink() or old.exists():
                aside.mkdir(exist_ok=True)
                moved.append((old.rename(aside / old.name), old))
        staged.rename(path)
    except OSError:
        for new, old in moved:
            new.rename(old)
        raise
    _sync(path.parent)
    return aside if moved else None


def _settle(path: Path, staged: Path) -> None:
    """Give a file to whoever owns the folder, also when an administrator restores it, and write it to the disk."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        owner = path.parent.stat()
        os.chown(staged, owner.st_uid, owner.st_gid)
    with staged.open("rb+") as file:
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Write the names in a folder to the disk, where the system can."""
    if os.name != "nt":
        opened = os.open(folder, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)
