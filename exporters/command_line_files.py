"""Reading and writing what the command line names: files, links, devices, pipes, and `-` for standard input and output."""

import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

STANDARD = "-"
"""The path that means standard input, or standard output. A file of that name is `./-`."""
STANDARD_OUTPUT = 1
"""Its number among the open files of every program."""
MOST_LINKS = 40
"""From a path to the next, before they are taken for a circle; Linux follows as many."""


def read(path: str, *, most: int) -> bytes:
    """What stands at a path, but at most one byte more than `most`: a device may never end. Raises OSError or ValueError."""
    if path == STANDARD:
        return sys.stdin.buffer.read(most + 1)
    with Path(path).open("rb") as file:
        return file.read(most + 1)


def write(path: str, content: bytes) -> None:
    """Write the content to a path; raises OSError or ValueError.

    A plain file is replaced whole or not at all: a temporary file beside it takes its place at the end, with its
    permissions and, as far as that is allowed, its owner and group. A link is followed, and stays. A file with more names
    than one (hard links) is written in place, so that all of them hold the new content; a device or a pipe is written
    through, like standard output. What names a file that is open already, such as /dev/stdout or /dev/fd/3, is written on
    from where it stands: what a shell wrote there before and writes after stays.
    """
    opened = STANDARD_OUTPUT if path == STANDARD else _opened(path)
    if opened is not None:
        _write_on(opened, content)
        return
    there = _there(path)
    if there and stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError
    if there is None or (stat.S_ISREG(there.st_mode) and there.st_nlink == 1):
        _replace(Path(os.path.realpath(path)), content, there)
    else:
        _write_through(path, content)


def _opened(path: str) -> int | None:
    """The number of the open file that a path names by its number, links followed; None where it names none."""
    by_number = {os.path.realpath(folder) for folder in ("/dev/fd", "/proc/self/fd")}
    at = Path(path).absolute()
    for _link in range(MOST_LINKS):
        if at.name.isdecimal() and os.path.realpath(at.parent) in by_number:
            return int(at.name)
        if not at.is_symlink():
            return None
        at = at.parent / at.readlink()
    return None


def _there(path: str) -> os.stat_result | None:
    """What stands at the end of a path, links followed; None where nothing does yet."""
    try:
        return Path(path).stat()
    except FileNotFoundError:
        return None


def _write_on(opened: int, content: bytes) -> None:
    """Write to an open file by its number, from where it stands; it stays open for who comes after."""
    with os.fdopen(os.dup(opened), "wb") as file:
        file.write(content)


def _write_through(path: str, content: bytes) -> None:
    """Write into what is there, over what it holds; never makes a file where it has gone meanwhile."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_TRUNC), "wb") as opened:
        opened.write(content)


def _replace(target: Path, content: bytes, there: os.stat_result | None) -> None:
    """Put a file with this content in the place of what is there, if anything is."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if there:
            _give_owner_of(there, name)
        Path(name).chmod(stat.S_IMODE(there.st_mode) if there else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _give_owner_of(there: os.stat_result, name: str) -> None:
    """Give a file the owner and the group of another, whichever of them the system allows."""
    for owner, group in ((there.st_uid, -1), (-1, there.st_gid)):
        with suppress(OSError):
            os.chown(name, owner, group)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
