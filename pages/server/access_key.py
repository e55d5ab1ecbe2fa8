"""The key of the tool: whoever has it is the consultant. `python -m pages.server.access_key PORT` prints the address for it.

Nothing that a request says of itself opens the tool, for whoever forwards a request may rewrite all of it. The key is
`CANVAS_KEY`, or else the file `key` among the data, made at the first start and readable by its owner alone.
"""

import hashlib
import os
import secrets
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import quote

from canvas_model.errors import CanvasError, KeyTooShortError, KeyUnavailableError
from canvas_model.folders import data_folder
from canvas_model.terminal import terminal_language
from exporters.words.texts import sentence

ENTRANCE = "/enter"
"""The path at which a browser gives the key and gets its cookie."""
LEAST_CHARACTERS = 32
"""Of a key that somebody sets: as many as make it hopeless to guess."""


def key() -> str:
    """The key of this tool; raises KeyTooShortError for a `CANVAS_KEY` easy to guess, and KeyUnavailableError for no key."""
    if configured := os.environ.get("CANVAS_KEY", "").strip():
        if len(configured) < LEAST_CHARACTERS:
            raise KeyTooShortError(least=LEAST_CHARACTERS)
        return configured
    return _kept(data_folder())


@lru_cache(maxsize=8)
def _kept(folder: Path) -> str:
    """The key in the folder of the data, made where there is none."""
    file = folder / "key"
    try:
        if not file.exists():
            _make(file)
        kept = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError) as error:
        raise KeyUnavailableError(path=str(file)) from error
    if len(kept) < LEAST_CHARACTERS:
        raise KeyUnavailableError(path=str(file))
    return kept


def _make(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=file.parent, prefix="key-", encoding="ascii", delete=False) as written:
        written.write(secrets.token_urlsafe(32) + "\n")  # in a file that its owner alone may read
    Path(written.name).replace(file)


def fingerprint() -> str:
    """Eight characters that tell this key from others and say nothing of it."""
    return hashlib.sha256(key().encode()).hexdigest()[:8]


def address(port: int) -> str:
    """The address that opens the tool on this computer."""
    return f"http://localhost:{port}{ENTRANCE}?key={quote(key(), safe='')}"


def main(arguments: Sequence[str]) -> int:
    """Write the address of the tool at a port, or why it has none; returns the exit status, 0 or 2."""
    port = int(arguments[0]) if arguments and arguments[0].isdecimal() else 8501
    try:
        sys.stdout.write(address(port) + "\n")
    except CanvasError as error:
        sys.stderr.write(sentence(error, terminal_language()) + "\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
