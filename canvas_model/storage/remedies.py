"""What to do about a database that is damaged or gone: the command that restores it, with the copy that it brings back."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from canvas_model.database_errors import DatabaseDamagedError
from canvas_model.phrases import Phrase
from canvas_model.storage.copy_list import folder_of_copies, newest_copy

TOOL = Path(__file__).parents[2]
"""The folder of the tool."""
MODULE = "pages.server.restore"
"""The module that restores a copy."""


def restore_command(path: Path) -> str:
    """What to type in the folder of the tool to restore the database at `path`."""
    python = Path(sys.executable)
    here = python.relative_to(TOOL) if python.is_relative_to(TOOL) else python
    words = [str(here), "-m", MODULE, str(path)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def damaged(path: Path) -> DatabaseDamagedError:
    """The refusal of a database that is damaged, with what to do about it."""
    return DatabaseDamagedError(path=path, **remedy(path))


def remedy(path: Path) -> dict[str, object]:
    """The details `remedy` and `command` of a refusal: how to bring the newest copy back, or that there is none."""
    copy = newest_copy(path)
    if copy is None:
        return {"remedy": Phrase("no_copy_to_restore", folder=folder_of_copies(path))}
    command = restore_command(path)
    return {"remedy": Phrase("restore_copy", copy=copy, command=command), "command": command}
