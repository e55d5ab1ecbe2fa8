"""Uploads are bounded by their bytes: of a session, and of all together; the oldest goes first."""

import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.sync.client import connect

from canvas_model.limits import FILE_LIMIT
from pages.ui.streamlit_gaps import bounded_uploads
from pages.ui.streamlit_gaps.bounded_uploads import BoundedUploads
from tests.key import cookie
from tests.server import ROOT, RUN, Server
from tests.yardstick import PATIENCE


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


def test_what_was_just_uploaded_stays_also_where_its_session_was_there_before_the_others(small: BoundedUploads) -> None:
    for session, size in (("a", 10), ("b", 90), ("c", 90)):
        upload(small, session, "1", size)
    upload(small, "a", "2", 90)
    assert [kept(small, session) for session in "abc"] == [["1", "2"], [], ["1"]]


def test_a_file_that_is_sent_again_takes_its_own_place(small: BoundedUploads) -> None:
    for _ in range(5):
        upload(small, "a", "1", 60)
    assert kept(small, "a") == ["1"]


def test_the_server_keeps_its_uploads_so() -> None:
    program = "import app; print(type(app.app._create_runtime().uploaded_file_mgr).__name__)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == BoundedUploads.__name__


@pytest.mark.full
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the memory of a process on Linux")
def test_a_page_that_uploads_and_uploads_takes_no_more_of_the_servers_memory_than_two_files(server: Server) -> None:
    address = f"ws://localhost:{server.port}/_stcore/stream"
    with (
        server.client(Origin=f"http://127.0.0.1:{server.port}") as client,
        connect(
            address,
            origin=server.url,  # type: ignore[arg-type]
            additional_headers=cookie(),
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            proxy=None,
        ) as page,
    ):
        page.send(RUN)
        session = ""
        while not session:
            heard = ForwardMsg.FromString(page.recv(PATIENCE))
            session = heard.new_session.initialize.session_id
        client.get("/_stcore/health")
        client.headers["X-Xsrftoken"] = client.cookies.get("_streamlit_xsrf", "")
        content, sizes = bytes(FILE_LIMIT - 10_000), []
        for number in range(8):
            sent = client.put(f"/_stcore/upload_file/{session}/{number}", files={"f": ("x.canvas.json", content)})
            assert sent.status_code == 204, sent.text
            sizes.append(memory(server))
    assert sizes[-1] - sizes[2] < 4 * FILE_LIMIT, sizes


def memory(server: Server) -> int:
    """The bytes that its process holds."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024
