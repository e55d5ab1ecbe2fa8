"""Memory: what is held is bounded by its bytes, and what a closed tab held is freed."""

import asyncio
import gc
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest

from canvas_model.access import Principal
from canvas_model.checks.known_ids import known_ids
from canvas_model.content import Answer, Member, Snapshot
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.storage.changes import Change
from canvas_model.storage.engine import database_url
from canvas_model.storage.opening import open_store
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.writing import apply
from exporters.report import Report
from pages.endpoints.workshop.board import board
from pages.server import store
from tests.pages.endpoints.service.pages_of_a_server import Page, sinks_to
from tests.server import Server, note, running, save

MEGABYTE = 1024 * 1024


def memory(server: Server) -> int:
    """The megabytes of memory that a server takes."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def add_note(workshop: UUID, text: str) -> None:
    change = Change(op=uuid4(), verb="put", kind="note", id=uuid4(), values={"block": "data", "text": text})
    apply(store.store(), Principal("consultant", "Consultant", "consultant"), workshop, change)


def test_of_a_workshop_that_changes_only_the_newest_revision_stays_in_memory(workshop_here: UUID) -> None:
    for number in range(8):
        add_note(workshop_here, f"Nota {number}")
        board(workshop_here)
        store.readiness(workshop_here, "it")
        store.report(workshop_here, "it")
    gc.collect()
    alive = [thing for thing in gc.get_objects() if isinstance(thing, Snapshot) and thing.id == workshop_here]
    reports = [thing for thing in gc.get_objects() if isinstance(thing, Report) and thing.snapshot.id == workshop_here]
    assert [thing.revision for thing in alive] == [9]
    assert len(reports) == 1


def test_what_is_kept_of_a_workshop_weighs_what_was_written(workshop_here: UUID) -> None:
    empty = store.weight(store.snapshot(workshop_here))
    for _ in range(50):
        add_note(workshop_here, "à" * 2000)
    assert 50 * 2000 < store.weight(store.snapshot(workshop_here)) - empty < 50 * 8000
    assert 0 < store.weight_of_result(store.readiness(workshop_here, "it")[0]) < MEGABYTE


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is told on Linux")
@pytest.mark.full
def test_what_was_uploaded_is_freed_once_the_tab_is_closed(tmp_path: Path) -> None:
    """On a server of its own: what other tests have the shared one do moves its memory too."""

    async def story(server: Server, client: httpx.Client) -> None:
        await (await Page.load(server)).close()
        page = await Page.load(server)
        before = memory(server)
        client.get("/_stcore/health")
        token = client.cookies["_streamlit_xsrf"]
        for _ in range(8):
            answer = await asyncio.to_thread(
                client.put,
                f"/_stcore/upload_file/{page.session}/{uuid4()}",
                files={"file": ("file.json", bytes(4 * MEGABYTE))},
                headers={"X-Xsrftoken": token},
            )
            assert answer.status_code == 204, answer.text
        assert memory(server) - before >= 20
        await page.close()
        assert await asyncio.to_thread(sinks_to, before + 12, lambda: memory(server))

    with running(tmp_path / "data") as server, server.client() as client:
        asyncio.run(story(server, client))
        server.stop()


@pytest.mark.full
def test_a_large_workshop_takes_no_more_memory_the_more_it_changes(tmp_path: Path) -> None:
    """As much as a workshop may hold: 200 people answer every question."""
    folder = tmp_path / "data"
    folder.mkdir()
    demo = demo_snapshot("it", today=date(2026, 11, 21))
    people = [Member(id=uuid4(), name=f"Persona {number}") for number in range(200)]
    said = {"state": "dont_know", "evidence": "x" * 150, "note": "y" * 150}
    answers = [
        Answer(id=uuid4(), question=id, member=who.id, **said)
        for id in sorted(known_ids()["question"])
        for who in people
    ]
    opened = open_store(database_url(folder))
    large = bring_in(
        opened,
        Principal("consultant", "Consultant", "consultant"),
        demo.model_copy(update={"members": (*demo.members, *people), "answers": tuple(answers)}),
    )
    opened.close()
    with running(folder) as server, server.client() as client:

        def change() -> int:
            [made] = save(client, large, note("Uno"))
            assert made["ok"], made
            assert len(client.get(f"/api/workshops/{large}/board").content) > 4 * MEGABYTE
            return memory(server)

        before = [change() for _ in range(4)][-1]
        assert max(change() for _ in range(12)) < before + 80, before
