"""What to do about a database that is damaged or gone: the command that restores it, with the copy that it brings back."""

from pathlib import Path

from canvas_model.database_errors import DatabaseDamagedError
from canvas_model.phrases import Phrase
from canvas_model.storage.kept_copies import folder_of_copies, newest_copy
from canvas_model.terminal import command

MODULE = "pages.server.restore"
"""The module that restores a copy."""


def restore_command(path: Path) -> str:
    """What to type in the folder of the tool to restore the database at `path`."""
    return command(MODULE, str(path))


def damaged(path: Path) -> DatabaseDamagedError:
    """The refusal of a database that is damaged, with what to do about it."""
    return DatabaseDamagedError(path=path, **remedy(path))


def remedy(path: Path) -> dict[str, object]:
    """The details `remedy` and `command` of a refusal: how to bring the newest copy back, or that there is none."""
    copy = newest_copy(path)
    if copy is None:
        return {"remedy": Phrase("no_copy_to_restore", folder=folder_of_copies(path))}
    typed = restore_command(path)
    return {"remedy": Phrase("restore_copy", copy=copy, command=typed), "command": typed}
