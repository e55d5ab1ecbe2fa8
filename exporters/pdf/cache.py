"""Files already made, kept on disk under what they were made of, so that unchanged contents come back at once."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock

from canvas_model.catalogue import ASSETS
from canvas_model.content import Snapshot

LIMIT = 200 * 1024**2
"""Bytes that a cache keeps; the files longest unused go first."""

_ROOT = ASSETS.parent
_SOURCES = ("exporters", "canvas_model", "assets/catalogue", "assets/locale", "assets/fonts")


def report_key(snapshot: Snapshot, *, language: str, made_on: date, format: str) -> str:
    """The name of a file's contents: the same for the same workshop, language, day and version of the product."""
    digest = hashlib.sha256(f"{product_version()}\n{language}\n{made_on}\n{format}\n".encode())
    digest.update(snapshot.model_dump_json().encode())
    return f"{digest.hexdigest()}.{format}"


@cache
def product_version() -> str:
    """A digest of the code, catalogue, texts and fonts that make a report; worked out once."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.relative_to(_ROOT).as_posix().encode())
        digest.update(str(path.stat().st_size).encode() if path.suffix in (".ttf", ".woff2") else path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for folder in _SOURCES:
        yield from sorted(path for path in (_ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")


class ReportCache:
    """A bounded folder of files. Safe between threads; processes may share it."""

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        """Keep at most `limit` bytes in `folder`, which is made on first use."""
        self.folder = folder
        self.limit = limit
        self._making: dict[str, Lock] = {}
        self._lock = Lock()

    def fetch(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The file under a key; made when it is not there, once even when several ask at the same time."""
        with self._lock:
            making = self._making.setdefault(key, Lock())
        try:
            with making:
                found = self.get(key)
                if found is None:
                    found = make()
                    self.put(key, found)
                return found
        finally:
            with self._lock:
                self._making.pop(key, None)

    def holds(self, key: str) -> bool:
        """Whether there is a file under a key."""
        return (self.folder / key).is_file()

    def get(self, key: str) -> bytes | None:
        """The file under a key, or None; being read keeps it longer."""
        path = self.folder / key
        try:
            content = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep a file; a disk that is full or closed only means that it is made again next time."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._make_room(len(content))
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(name).replace(self.folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def _make_room(self, size: int) -> None:
        with self._lock:
            files = sorted(
                ((path.stat(), path) for path in self.folder.iterdir() if path.is_file()),
                key=lambda entry: entry[0].st_mtime_ns,
            )
            held = sum(entry.st_size for entry, _ in files)
            for entry, path in files:
                if held + size <= self.limit:
                    return
                path.unlink(missing_ok=True)
                held -= entry.st_size
