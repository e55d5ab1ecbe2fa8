"""The copies of a database: how many are kept, where they are, and their order by the moment that their names say."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

KEPT_COPIES = 7
"""Of the daily ones, and of each other reason that has no number of its own."""
KEPT_RECENT = 4
KEPT_OF_ENDS = 3
STAMP = "%Y%m%dT%H%M%S%f"
_STAMP_IN_NAME = re.compile(r"-(\d{8}T\d{12})\.db$")
_CLOCKS_DIFFER = timedelta(days=1)
"""A copy dated further ahead than this was made by a clock that was wrong."""


def folder_of_copies(path: Path) -> Path:
    """Where the copies of the database at `path` are: beside it."""
    return path.parent / "backups"


def copies(path: Path, reason: str = "") -> list[Path]:
    """The copies of a database, of one reason or of all, from the oldest to the newest.

    Those dated in the future count as the oldest, for nobody knows when they were made.
    """
    now = datetime.now(UTC)
    folder = folder_of_copies(path)
    found = folder.glob(f"{path.stem}-{reason}*.db") if folder.is_dir() else ()
    return sorted(found, key=lambda copy: ((made := moment_of(copy)) <= now + _CLOCKS_DIFFER, made))


def newest_copy(path: Path) -> Path | None:
    """The newest copy of a database; None when there is none."""
    found = copies(path)
    return found[-1] if found else None


def moment_of(copy: Path) -> datetime:
    """When a copy was made: what its name says, or else the time of the file."""
    stamp = _STAMP_IN_NAME.search(copy.name)
    if stamp:
        with suppress(ValueError):
            return datetime.strptime(stamp.group(1), STAMP).replace(tzinfo=UTC)
    return datetime.fromtimestamp(copy.lstat().st_mtime, UTC)
