"""Uploads are bounded by their bytes: of a session, and of all together; the oldest goes first."""

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server.starlette import starlette_app

from canvas_model.limits import FILE_LIMIT
from pages.ui.streamlit_gaps import bounded_uploads
from pages.ui.streamlit_gaps.bounded_uploads import BoundedUploads


def upload(manager: MemoryUploadedFileManager, session: str, file: str, size: int) -> None:
    manager.add_file(session, UploadedFileRec(file_id=file, name=file, type="", data=bytes(size)))


def kept(manager: MemoryUploadedFileManager, session: str) -> list[str]:
    return [file.file_id for file in manager.get_files(session, [str(number) for number in range(100)])]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> BoundedUploads:
    monkeypatch.setattr(bounded_uploads, "OF_A_SESSION", 100)
    monkeypatch.setattr(bounded_uploads, "OF_ALL", 250)
    return BoundedUploads("/upload")


def test_sixty_uploads_of_one_session_keep_the_last(small: BoundedUploads) -> None:
    for number in range(60):
        upload(small, "a", str(number), 40)
    assert kept(small, "a") == ["58", "59"]
    upload(small, "a", "60", 500)
    assert kept(small, "a") == ["60"], "the one that is about to be read always stays"


def test_many_sessions_keep_no_more_together_than_they_may(small: BoundedUploads) -> None:
    for session in "abcd":
        upload(small, session, "1", 90)
    assert [kept(small, session) for session in "abcd"] == [[], [], ["1"], ["1"]]


def test_a_file_that_is_sent_again_takes_its_own_place(small: BoundedUploads) -> None:
    for _ in range(5):
        upload(small, "a", "1", 60)
    assert kept(small, "a") == ["1"]


def test_the_server_keeps_its_uploads_so_and_has_room_for_two_files() -> None:
    bounded_uploads.install()
    assert starlette_app.MemoryUploadedFileManager is BoundedUploads
    assert bounded_uploads.OF_A_SESSION == 2 * FILE_LIMIT
