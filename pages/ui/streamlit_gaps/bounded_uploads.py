"""What a page uploads stays in memory as long as its session, however much it is.

Streamlit keeps every upload until its session ends or its screen is left, also what no screen asked for. Here a session
has room for a file that is read and the one that takes its place, and all sessions together for ten. The oldest of a session
goes first; of all, those of the session that has uploaded nothing for longest.

Needed in Streamlit 1.67.0. Once it bounds the bytes of uploads, this module can go.
"""

from streamlit.runtime import memory_uploaded_file_manager
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from canvas_model.limits import FILE_LIMIT

OF_A_SESSION = 2 * FILE_LIMIT
OF_ALL = 10 * FILE_LIMIT


class BoundedUploads(MemoryUploadedFileManager):
    """Uploads within a number of bytes."""

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Keep a file, in the place of older ones where there is no room."""
        super().add_file(session_id, file)
        with self._lock:
            mine = self.file_storage.pop(session_id, {})
            self.file_storage[session_id] = mine  # last of all, as its file is
            uploads = [(session, id) for session, files in self.file_storage.items() for id in files]
        self._make_room(uploads[len(uploads) - len(mine) :], OF_A_SESSION)
        self._make_room(uploads, OF_ALL)

    def _make_room(self, uploads: list[tuple[str, str]], most: int) -> None:
        """Let go of the first of some uploads until they are within a size; the last always stays."""
        sizes = {upload: self._size(*upload) for upload in uploads}
        held = sum(sizes.values())
        for upload in uploads[:-1]:
            if held <= most:
                return
            self.remove_file(*upload)
            held -= sizes[upload]

    def _size(self, session_id: str, file_id: str) -> int:
        return sum(len(file.data) for file in self.get_files(session_id, [file_id]))


def install() -> None:
    """Let Streamlit keep uploads here, from the next start of its server on."""
    memory_uploaded_file_manager.MemoryUploadedFileManager = BoundedUploads  # type: ignore[misc]
