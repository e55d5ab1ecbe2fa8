"""Which writing systems a text uses that neither the shipped fonts nor this machine's can print."""

import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import cache

SHIPPED = ("LATIN", "GREEK", "CYRILLIC")


@dataclass(frozen=True)
class Script:
    """A writing system that the system's fonts print: its name in English, where it lies, and who brings it."""

    name: str
    ranges: tuple[tuple[int, int], ...]
    sample: int
    """A character that every font of the script has."""
    package: str
    """Debian and Ubuntu package."""


SCRIPTS = (
    Script(
        "Chinese", ((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF)), 0x4E2D, "fonts-noto-cjk"
    ),
    Script("Japanese", ((0x3040, 0x30FF), (0x31F0, 0x31FF)), 0x3042, "fonts-noto-cjk"),
    Script("Korean", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF)), 0xD55C, "fonts-noto-cjk"),
    Script(
        "Arabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)), 0x0639, "fonts-noto-core"
    ),
    Script("Hebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)), 0x05D0, "fonts-noto-core"),
    Script("Thai", ((0x0E00, 0x0E7F),), 0x0E01, "fonts-noto-core"),
    Script("Devanagari", ((0x0900, 0x097F), (0xA8E0, 0xA8FF)), 0x0915, "fonts-noto-core"),
    Script("Bengali", ((0x0980, 0x09FF),), 0x0995, "fonts-noto-core"),
    Script("Tamil", ((0x0B80, 0x0BFF),), 0x0B95, "fonts-noto-core"),
    Script("Georgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)), 0x10D0, "fonts-noto-core"),
    Script("Armenian", ((0x0530, 0x058F),), 0x0531, "fonts-noto-core"),
    Script("Ethiopic", ((0x1200, 0x139F),), 0x1200, "fonts-noto-core"),
)


@dataclass(frozen=True)
class MissingScript:
    """A writing system in use that would print as boxes, and the package that brings a font for it."""

    name: str
    """In English; a msgid."""
    package: str


def missing_scripts(text: str) -> list[MissingScript]:
    """The scripts of a text that cannot be printed here, in the order of `SCRIPTS`; empty for most texts, fast."""
    if text.isascii():
        return []
    codes = {ord(char) for char in text if not unicodedata.name(char, "").startswith(SHIPPED)}
    used = [script for script in SCRIPTS if any(low <= code <= high for low, high in script.ranges for code in codes)]
    return [MissingScript(script.name, script.package) for script in used if not installed(script.sample)]


@cache
def installed(code: int) -> bool:
    """Whether a font of this machine has a character; true where fontconfig cannot be asked."""
    ask = shutil.which("fc-list")
    if ask is None:
        return True
    command = [ask, f":charset={code:x}", "file"]
    found = subprocess.run(command, capture_output=True, check=False, timeout=10)  # noqa: S603 (nothing of people's)
    return found.returncode != 0 or bool(found.stdout.strip())
