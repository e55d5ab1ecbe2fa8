"""The lock on the folder of a database: the tool shares it while the database is open, and whoever restores has it alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, which by itself lets nobody move a file that is open
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(folder: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the lock of a folder; raises BlockingIOError when somebody else holds it alone, or at all when `alone` is asked for.

    It ends with the process, however that ends. A folder that is missing, or that cannot be locked, is not locked.
    """
    opened = _open(folder)
    try:
        if opened is not None and fcntl is not None:
            _lock(opened, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
    finally:
        if opened is not None:
            os.close(opened)


def _open(folder: Path) -> int | None:
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return None


def _lock(opened: int, kind: int) -> None:
    try:
        fcntl.flock(opened, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        pass  # some file systems of other machines know no locks
