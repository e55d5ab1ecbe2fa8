"""The README's recipe for another format: a function and an entry, and every list of formats has it."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import write_canvas
from exporters.__main__ import main
from exporters.export import EXPORTERS, Format
from exporters.report import Report
from pages.endpoints.access.guard import VISITOR
from pages.endpoints.routes import ROUTES
from pages.server import store
from pages.server.visitors import Visitor
from tests.pages.screens.shown import empty, full, screen, words


def finding(report: Report) -> bytes:
    """The finding as a plain text."""
    return report.finding.encode()


FINDING = Format(
    suffix="txt",
    mime="text/plain; charset=utf-8",
    label="The finding & no more (text)",
    contents="the finding in one sentence",
    make=finding,
)


@pytest.fixture(autouse=True)
def one_more_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The table with one more entry, and a database of the test's own."""
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setitem(EXPORTERS, FINDING.suffix, FINDING)
    store.close()
    yield
    store.close()


def test_the_command_line_makes_it(tmp_path: Path) -> None:
    file, out = tmp_path / "demo.canvas.json", tmp_path / "finding.txt"
    file.write_bytes(write_canvas(demo_snapshot("en", today=date(2026, 11, 21))))
    assert main(["report", str(file), "--format", "txt", "--output", str(out)]) == 0
    assert out.read_text("utf-8") == "Prepare first: foundations now, CRM later"


def test_the_command_line_tells_what_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["report", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "txt: the finding in one sentence" in told
    assert all(format.contents in told for format in EXPORTERS.values())


def test_the_endpoint_hands_it_over() -> None:
    workshop = full()
    report = store.report(workshop, "en")

    routes = Starlette(routes=ROUTES)

    async def let_in(scope: Scope, receive: Receive, send: Send) -> None:
        scope[VISITOR] = Visitor("consultant", "a browser")
        await routes(scope, receive, send)

    async def ask(file: str) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(let_in), base_url="http://localhost") as client:
            return await client.get(f"/reports/{workshop}/{report.snapshot.revision}/en/{file}")

    answer = asyncio.run(ask("any.txt"))
    assert (answer.status_code, answer.headers["content-type"]) == (200, FINDING.mime)
    assert answer.text == report.finding
    assert f"-r{report.snapshot.revision}.txt" in answer.headers["content-disposition"]
    assert asyncio.run(ask("any.exe")).status_code == 404


def test_the_report_screen_offers_it() -> None:
    workshop = empty()
    shown = words(screen("report", workshop))
    assert "The finding &amp; no more (text)" in shown
    assert f"/reports/{workshop}/" in shown and ".txt?download=1" in shown
    assert shown.count(".pdf?download=1") == 0
