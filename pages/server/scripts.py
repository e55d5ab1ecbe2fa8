"""The scripts that browsers get: modules of one version, which follows from what all of them say."""

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
    """Every script by its path under `assets`, read once: what one process serves fits together."""
    paths = sorted(path for folder in FOLDERS for path in (ASSETS / folder).rglob("*.js"))
    return {path.relative_to(ASSETS).as_posix(): path.read_bytes() for path in paths}


@cache
def version() -> str:
    """A name for these scripts as they are; any change in any of them gives another."""
    digest = sha256()
    for path, content in scripts().items():
        digest.update(b"%s %d\n" % (path.encode(), len(content)))
        digest.update(content)
    return digest.hexdigest()[:16]


def address(path: str) -> str:
    """Where this version of a script is served."""
    return f"/scripts/{version()}/{path}"


def imported(path: str) -> Iterator[str]:
    """The scripts that a script imports."""
    for relative in _IMPORTED.findall(scripts()[path].decode()):
        yield normpath(join(dirname(path), relative))


def needed(path: str) -> list[str]:
    """A script and all that it imports, directly or through others; the script itself comes first."""
    found = [path]
    for script in found:  # grows while it is walked
        found.extend(new for new in imported(script) if new not in found)
    return found
