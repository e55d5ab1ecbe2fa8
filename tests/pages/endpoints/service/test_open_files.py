"""Open files: pages that were left hold none, pages that come back find their session, and the limit is as high as allowed."""

import asyncio
import sys
from pathlib import Path
from subprocess import run

import pytest

from tests.pages.endpoints.service.pages_of_a_server import Page, sinks_to
from tests.server import ROOT, Server, running

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="the open files of a process are listed on Linux"
)
LOW_LIMIT = 256
SPARE = 12
"""Files that a server may open meanwhile for itself: connections to its database, pipes to the first PDF worker."""


async def visit(server: Server, *, known: str = "", leave: str = "close") -> str:
    """Load a screen and leave it by `close` or `lose`; gives the id of its session."""
    page = await Page.load(server, known=known)
    await getattr(page, leave)()
    return page.session


def open_files(server: Server) -> int:
    return len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))


@pytest.mark.parametrize("leave", ["close", "lose"])
def test_a_page_that_was_left_holds_no_open_file(server: Server, leave: str) -> None:
    asyncio.run(visit(server, leave=leave))
    before = open_files(server)
    for _ in range(8):
        asyncio.run(visit(server, leave=leave))
    assert sinks_to(before + SPARE, lambda: open_files(server))


def test_a_page_whose_line_broke_finds_its_session_again_and_one_that_was_closed_does_not(server: Server) -> None:
    async def story() -> None:
        first = await visit(server, leave="lose")
        await asyncio.sleep(1)  # its files are closed by now
        assert await visit(server, known=first, leave="lose") == first
        assert await visit(server, known=first, leave="close") == first
        assert await visit(server, known=first) != first

    asyncio.run(story())
    assert "script event loop is closed" not in server.log.read_text()


def test_the_limit_is_raised_as_far_as_the_system_allows_and_never_lowered() -> None:
    script = (
        "import resource, sys; from pages.endpoints.service.open_file_limit import allow_many_files; "
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
@pytest.mark.parametrize("leave", ["close", "lose"])
def test_with_few_files_allowed_hundreds_of_page_loads_are_served(tmp_path: Path, leave: str) -> None:
    import resource

    with running(tmp_path / "data") as server:
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (LOW_LIMIT, LOW_LIMIT))
        for _ in range(2 * LOW_LIMIT):
            assert asyncio.run(visit(server, leave=leave))
        assert sinks_to(LOW_LIMIT // 2, lambda: open_files(server))
        assert "Too many open files" not in server.log.read_text()
