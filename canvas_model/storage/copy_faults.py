"""Why no copy could be made in a folder, in words."""

import errno
from pathlib import Path

from canvas_model.phrases import Phrase

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}


def copy_fault(folder: Path, error: Exception) -> Phrase:
    """The reason, from what stands at the folder's place and from the error of the system or of SQLite."""
    number, words = getattr(error, "errno", None), str(error).lower()
    if number in NO_PERMISSION:  # before looking at the folder, which may not be allowed either
        return Phrase("not_writable")
    if folder.is_symlink() and not folder.exists():
        return Phrase("link_to_nothing")
    if folder.exists() and not folder.is_dir():
        return Phrase("no_folder")
    if number in NO_ROOM or "full" in words or "disk i/o error" in words:
        return Phrase("no_room")
    if "readonly" in words or "unable to open" in words:
        return Phrase("not_writable")
    return Phrase("disk_error")
