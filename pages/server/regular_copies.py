"""The regular copies: made when the database is opened, while the server runs and when it ends, and told where they cannot be."""

from collections.abc import Callable
from pathlib import Path

from canvas_model.copy_errors import CopyFailedError
from canvas_model.database_errors import StorageError
from canvas_model.storage.copy_schedule import copy_what_is_new, copy_when_due
from canvas_model.storage.store import Store
from pages.server.log import logger

EVERY_SECONDS = 600.0
"""How often a running server looks whether a copy is due, or tries again to make it."""

_failure: StorageError | None = None


def make(opened: Store) -> None:
    """Make a copy when one is due; a failure is logged once and kept for `failure`. PostgreSQL has its own.

    Raises a StorageError when not the copy but the database is at fault; it is kept for `failure` too.
    """
    _make(opened, copy_when_due)


def make_last(opened: Store) -> None:
    """Make a copy of what no copy holds yet, before the server ends; fails as `make`."""
    _make(opened, copy_what_is_new)


def _make(opened: Store, copy: Callable[[Path], object]) -> None:
    global _failure
    try:
        if opened.path is not None:
            opened.check_files()
            copy(opened.path)
    except StorageError as error:
        if str(_failure) != str(error):
            logger.warning(str(error))
        _failure = error
        if not isinstance(error, CopyFailedError):
            raise
    else:
        _failure = None


def failure() -> StorageError | None:
    """Why the database is not backed up; None when it is."""
    return _failure
