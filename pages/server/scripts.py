"""The scripts that browsers load, under addresses with a version that is computed from their contents."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from posixpath import dirname, join, normpath

from canvas_model.catalogue import ASSETS

FOLDERS = ("sync", "board", "forms", "streamlit")
"""The folders of `assets` that hold scripts."""
_IMPORTED = re.compile(r'^import\b[^;]*?"(\.[^"]+)";$', re.MULTILINE)


@cache
def scripts() -> Mapping[str, bytes]:
    """Every script by its path under `assets`; read once, so that all scripts of a process belong together."""
    paths = sorted(path for folder in FOLDERS for path in (ASSETS / folder).rglob("*.js"))
    return {path.relative_to(ASSETS).as_posix(): path.read_bytes() for path in paths}


@cache
def version() -> str:
    """The version of the scripts: a hash of all of them, so that a change in any gives another."""
    digest = sha256()
    for path, content in scripts().items():
        digest.update(b"%s %d\n" % (path.encode(), len(content)))
        digest.update(content)
    return digest.hexdigest()[:16]


def address(path: str) -> str:
    """The address of the present version of a script."""
    return f"/scripts/{version()}/{path}"


def imported(path: str) -> Iterator[str]:
    """The paths of the scripts that a script imports directly."""
    for relative in _IMPORTED.findall(scripts()[path].decode()):
        yield normpath(join(dirname(path), relative))


def needed(path: str) -> list[str]:
    """A script and all that it imports, directly or through others; the script itself comes first."""
    paths = [path]
    for script in paths:  # the list grows during the loop
        paths.extend(new for new in imported(script) if new not in paths)
    return paths
