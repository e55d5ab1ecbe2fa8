"""Reading and writing what the command line names: files, links, devices, pipes, and `-` for standard input and output."""

import os
import stat
import sys
import tempfile
from pathlib import Path

STANDARD = "-"
"""The path that means standard input, or standard output. A file of that name is `./-`."""


def read(path: str, *, most: int) -> bytes:
    """What stands at a path, but at most one byte more than `most`: a device may never end. Raises OSError or ValueError."""
    if path == STANDARD:
        return sys.stdin.buffer.read(most + 1)
    with Path(path).open("rb") as file:
        return file.read(most + 1)


def write(path: str, content: bytes) -> None:
    """Write the content to a path; raises OSError or ValueError.

    A plain file is replaced whole or not at all: a temporary file beside it takes its place at the end. A link is
    followed, and stays. A file with more names than one (hard links) is written in place, so that all of them hold the
    new content; a device or a pipe is written through, like standard output.
    """
    if path == STANDARD:
        _write_out(content)
        return
    there = _there(path)
    if there is None:
        _replace(Path(os.path.realpath(path)), content, 0o666 & ~_umask())
    elif stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError
    elif stat.S_ISREG(there.st_mode) and there.st_nlink == 1:
        _replace(Path(os.path.realpath(path)), content, stat.S_IMODE(there.st_mode))
    else:
        _write_through(path, content)


def _there(path: str) -> os.stat_result | None:
    """What stands at the end of a path, links followed; None where nothing does yet."""
    try:
        return Path(path).stat()
    except FileNotFoundError:
        return None


def _write_out(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is left in the buffer would be tried again as the command ends, with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _write_through(path: str, content: bytes) -> None:
    """Write into what is there, over what it holds; never makes a file where it has gone meanwhile."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_TRUNC), "wb") as opened:
        opened.write(content)


def _replace(target: Path, content: bytes, permissions: int) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(permissions)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
