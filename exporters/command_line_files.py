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
    followed, and stays. A device or a pipe cannot be replaced: it is written through, like standard output.
    """
    if path == STANDARD:
        _write_out(content)
        return
    mode = _mode(path)
    if mode is None or stat.S_ISREG(mode):
        _replace(Path(os.path.realpath(path)), content, 0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
    elif stat.S_ISDIR(mode):
        raise IsADirectoryError
    else:
        _write_through(path, content)


def _mode(path: str) -> int | None:
    """What kind of thing stands at the end of a path, links followed, with its permissions; None where nothing does yet."""
    try:
        return Path(path).stat().st_mode
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
    """Write into what is there; never makes a file where it has gone meanwhile."""
    with os.fdopen(os.open(path, os.O_WRONLY), "wb") as opened:
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
