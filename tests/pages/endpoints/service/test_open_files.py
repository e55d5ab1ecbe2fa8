"""Open files: pages that were left hold none, pages that come back find their session, and the limit is as high as allowed."""

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest
import websockets
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.server import ROOT, RUN, Server, running
from tests.yardstick import PATIENCE

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="the open files of a process are listed on Linux"
)
LOW_LIMIT = 256
SPARE = 3
"""Files that a server may open meanwhile for itself, such as a connection to its database."""


async def visit(server: Server, *, known: str = "", leave: str = "close") -> str:
    """Load a screen as a page does and leave it, `close`d or with the line cut (`abort`); gives the id of the session."""
    origin = f"http://127.0.0.1:{server.port}"
    spoken = ["streamlit", "none", known] if known else ["streamlit"]
    session = ""
    async with asyncio.timeout(PATIENCE):
        opened = await websockets.connect(
            f"ws://127.0.0.1:{server.port}/_stcore/stream",
            origin=origin,  # type: ignore[arg-type]
            subprotocols=spoken,  # type: ignore[arg-type]
            proxy=None,
            max_size=None,
        )
        await opened.send(RUN)
        async for data in opened:
            message = ForwardMsg.FromString(data)  # type: ignore[arg-type]
            if message.WhichOneof("type") == "new_session":
                session = message.new_session.initialize.session_id
            if message.WhichOneof("type") == "script_finished":
                break
        if leave == "close":
            await opened.close(1001)
        else:
            opened.transport.abort()
    return session


def open_files(server: Server) -> int:
    return len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))


def sinks_to(most: int, count: Callable[[], int]) -> bool:
    """Whether a count comes down, within the time a busy machine needs."""
    until = time.monotonic() + PATIENCE
    while count() > most and time.monotonic() < until:
        time.sleep(0.1)
    return count() <= most


@pytest.mark.parametrize("leave", ["close", "abort"])
def test_a_page_that_was_left_holds_no_open_file(server: Server, leave: str) -> None:
    asyncio.run(visit(server, leave=leave))
    before = open_files(server)
    for _ in range(8):
        asyncio.run(visit(server, leave=leave))
    assert sinks_to(before + SPARE, lambda: open_files(server))


def test_a_page_whose_line_broke_finds_its_session_again_and_one_that_was_closed_does_not(server: Server) -> None:
    async def story() -> None:
        first = await visit(server, leave="abort")
        await asyncio.sleep(1)  # its files are closed by now
        assert await visit(server, known=first, leave="abort") == first
        assert await visit(server, known=first, leave="close") == first
        assert await visit(server, known=first) != first

    asyncio.run(story())
    assert "script event loop is closed" not in server.log.read_text()


def test_the_limit_is_raised_as_far_as_the_system_allows_and_never_lowered() -> None:
    script = (
        "import resource, sys; from pages.endpoints.service.open_files import allow_many_files; "
        "kind = resource.RLIMIT_NOFILE; resource.setrlimit(kind, (int(sys.argv[1]), int(sys.argv[2]))); "
        "allow_many_files(); print(*resource.getrlimit(kind))"
    )

    def limits(*before: int) -> list[int]:
        done = run([sys.executable, "-c", script, *map(str, before)], cwd=ROOT, capture_output=True, check=True)
        return [int(limit) for limit in done.stdout.split()]

    assert limits(64, 128) == [128, 128]
    assert limits(64, 9000) == [8192, 9000]
    assert limits(9000, 9000) == [9000, 9000]


@pytest.mark.full
@pytest.mark.parametrize("leave", ["close", "abort"])
def test_with_few_files_allowed_hundreds_of_page_loads_are_served(tmp_path: Path, leave: str) -> None:
    import resource

    with running(tmp_path / "data") as server:
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (LOW_LIMIT, LOW_LIMIT))
        for _ in range(2 * LOW_LIMIT):
            assert asyncio.run(visit(server, leave=leave))
        assert sinks_to(LOW_LIMIT // 2, lambda: open_files(server))
        assert "Too many open files" not in server.log.read_text()
