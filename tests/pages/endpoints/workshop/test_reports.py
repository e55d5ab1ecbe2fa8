"""Reports through the endpoints: asked for once, made once, served under a name that cannot go stale."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import write_canvas
from tests.conftest import missing
from tests.server import WRITE, Server, note, save
from tests.yardstick import PATIENCE


@pytest.fixture(scope="module")
def demo(server: Server) -> UUID:
    with server.client() as client:
        content = write_canvas(demo_snapshot("it", today=date(2026, 11, 21)))
        return UUID(client.post("/api/import", content=content, headers=WRITE).json()["id"])


def ask(client: httpx.Client, workshop: UUID, language: str = "it", **query: str) -> httpx.Response:
    return client.post(f"/api/workshops/{workshop}/report", params={"language": language, **query}, headers=WRITE)


def made(client: httpx.Client, workshop: UUID, language: str = "it") -> dict[str, Any]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        answer = ask(client, workshop, language)
        state: dict[str, Any] = answer.json()
        if state["state"] != "working":
            break
        assert answer.status_code == 202
        time.sleep(0.2)
    if state["state"] == "failed" and "Pango" in state["message"]:
        missing("Pango")
    assert (answer.status_code, state["state"]) == (200, "ready"), state
    return state


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_report_is_made_in_the_background_and_then_served(client: httpx.Client, demo: UUID, language: str) -> None:
    state = made(client, demo, language)
    answer = client.get(state["url"])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert f"-r{state['revision']}.pdf" in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].startswith("inline")
    saved = client.get(state["url"], params={"download": "1"})
    assert saved.headers["content-disposition"].startswith("attachment")
    assert saved.content == answer.content


def test_unchanged_contents_are_ready_at_the_first_question(client: httpx.Client, demo: UUID) -> None:
    state = made(client, demo)
    for _ in range(5):
        answer = ask(client, demo)
        assert (answer.status_code, answer.json()) == (200, state)


def test_many_who_ask_at_once_share_one_job(server: Server, client: httpx.Client, demo: UUID) -> None:
    save(client, demo, note("something new"))

    def together(_: int) -> dict[str, Any]:
        with server.client() as opened:
            return made(opened, demo)

    with ThreadPoolExecutor(6) as pool:
        states = list(pool.map(together, range(6)))
    assert all(state == states[0] for state in states)
    reports = server.folder / "reports"
    assert not list(reports.glob("*.part"))


def test_a_change_makes_another_file_and_the_old_address_keeps_the_old_one(client: httpx.Client, demo: UUID) -> None:
    before = made(client, demo)
    old = client.get(before["url"]).content
    save(client, demo, note("Cambiato"))
    after = made(client, demo)
    assert after["revision"] == before["revision"] + 1
    assert after["url"] != before["url"]
    assert client.get(after["url"]).content != old
    assert client.get(before["url"]).content == old


def test_an_address_nobody_asked_for_leads_to_the_newest(client: httpx.Client, demo: UUID) -> None:
    for format in ("pdf", "csv", "json"):
        answer = client.get(f"/reports/{demo}/1/it/x.{format}?download=1")
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"/reports/{demo}/")
        assert answer.headers["location"].endswith(f".{format}?download=1")


@pytest.mark.parametrize(("format", "mime"), [("json", "application/json"), ("csv", "text/csv; charset=utf-8")])
def test_the_other_formats_are_made_at_once(client: httpx.Client, demo: UUID, format: str, mime: str) -> None:
    revision = client.get(f"/api/workshops/{demo}/board").json()["revision"]
    answer = client.get(f"/reports/{demo}/{revision}/en/x.{format}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, mime)
    assert answer.headers["content-disposition"].startswith("attachment")
    if format == "json":
        assert answer.json()


@pytest.mark.parametrize(
    "address",
    ["{w}/1/fr/x.pdf", "{w}/1/it/x.exe", "{w}/1/it/x", "{w}/-1/it/x.pdf", "{w}/x/it/x.pdf", "{w}/1/it/../x.pdf", "x/1/it/x.pdf", "{n}/1/it/x.pdf"],
)  # fmt: skip
def test_what_is_no_report_is_not_found(client: httpx.Client, demo: UUID, address: str) -> None:
    answer = client.get("/reports/" + address.format(w=demo, n=uuid4()))
    assert (answer.status_code, answer.json()["error"]) == (404, "NotFoundError")


@pytest.mark.parametrize("language", ["fr", "", "it-IT", "../en"])
def test_a_language_that_is_not_there_is_not_found(client: httpx.Client, demo: UUID, language: str) -> None:
    assert ask(client, demo, language).status_code == 404


def test_the_report_of_a_workshop_that_is_not_there_is_not_found(client: httpx.Client) -> None:
    assert ask(client, uuid4()).status_code == 404
