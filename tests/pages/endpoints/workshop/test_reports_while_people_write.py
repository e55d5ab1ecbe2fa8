"""Reports while people write and while others are made: a revision is frozen, and what is there waits for nothing."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from starlette.applications import Starlette

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.storage.changes import Change
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.writing import apply
from pages.endpoints.access.guard import VISITOR
from pages.endpoints.routes import ROUTES
from pages.endpoints.workshop import reports
from pages.server import report_job, store
from pages.server.report_job import ReportJob
from pages.server.report_jobs import ReportJobs
from pages.server.visitors import Visitor
from tests.server import WRITE
from tests.yardstick import PATIENCE

BROWSER = Visitor("consultant", "a browser")
BY = BROWSER.principal("en")
DEMO = demo_snapshot("en", today=date(2026, 11, 21))
AT_ONCE = 5.0
"""Seconds that what waits for nothing may take on a busy machine; whoever waits here waits for good."""


class Maker:
    """Stands for the workers: a report is made as soon as the test lets its workshop pass."""

    def __init__(self) -> None:
        self.revisions: list[int] = []
        self.let: set[UUID] = set()
        self.ended = False

    def __call__(self, job: ReportJob) -> None:
        self.revisions.append(job.snapshot.revision)
        until = time.monotonic() + PATIENCE
        while job.snapshot.id not in self.let and not job.stop.asked and not self.ended:
            assert time.monotonic() < until
            time.sleep(0.01)
        report_job.kept_files().put(job.file_key, b"%PDF-" + str(job.snapshot.revision).encode())


@pytest.fixture
def maker(here: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Maker]:
    report_job.kept_files.cache_clear()
    made = Maker()
    jobs = ReportJobs(made)
    monkeypatch.setattr(reports, "JOBS", jobs)
    yield made
    made.ended = True
    jobs.close()
    report_job.kept_files.cache_clear()


@pytest.fixture
def workshops(maker: Maker) -> list[UUID]:
    """The demo, many times."""
    return [bring_in(store.store(), BY, DEMO) for _ in range(8)]


@asynccontextmanager
async def opened() -> AsyncIterator[httpx.AsyncClient]:
    inner = Starlette(routes=ROUTES)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await inner({**scope, VISITOR: BROWSER}, receive, send)

    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=WRITE) as client:
        yield client


def played(play: Callable[[httpx.AsyncClient], Awaitable[None]]) -> None:
    """Run what clients do in one event loop, as the server does."""

    async def run() -> None:
        async with opened() as client:
            await play(client)

    asyncio.run(run())


async def state(client: httpx.AsyncClient, workshop: UUID, method: str = "POST", **query: str) -> dict[str, Any]:
    answer = await client.request(method, f"/api/workshops/{workshop}/report", params={"language": "en", **query})
    assert answer.status_code in (200, 202), answer.text
    told: dict[str, Any] = answer.json()
    return told


async def until_ready(client: httpx.AsyncClient, workshop: UUID) -> dict[str, Any]:
    until = time.monotonic() + PATIENCE
    while (told := await state(client, workshop))["state"] == "working":
        assert time.monotonic() < until
        await asyncio.sleep(0.01)
    return told


def write(workshop: UUID) -> None:
    apply(store.store(), BY, workshop, Change(uuid4(), "put", "workshop", workshop, {"title": str(uuid4())}))


def test_who_asks_again_and_again_while_people_write_gets_the_frozen_revision_and_is_told_what_came_since(
    workshops: list[UUID], maker: Maker
) -> None:
    workshop = workshops[0]
    first = store.revision(workshop)

    async def play(client: httpx.AsyncClient) -> None:
        assert (await state(client, workshop))["state"] == "working"
        for _ in range(3):
            write(workshop)
            told = await state(client, workshop)
            assert (told["state"], told["revision"]) == ("working", first)
        assert told["changes_since"] == 3 and maker.revisions == [first]
        maker.let.add(workshop)
        told = await until_ready(client, workshop)
        assert (told["revision"], told["changes_since"]) == (first, 3)
        write(workshop)
        assert (await client.get(told["url"])).content == f"%PDF-{first}".encode()
        told = await until_ready(client, workshop)
        assert (told["revision"], told["changes_since"]) == (first + 4, 0)
        assert maker.revisions == [first, first + 4]

    played(play)


def test_asked_for_anew_the_newest_waits_and_takes_the_place_of_older_ones(workshops: list[UUID], maker: Maker) -> None:
    workshop = workshops[0]
    first = store.revision(workshop)

    async def play(client: httpx.AsyncClient) -> None:
        await state(client, workshop)
        for _ in range(3):
            write(workshop)
            told = await state(client, workshop, again="1")
        assert told["revision"] == first + 3
        told = await state(client, workshop, "GET", revision=str(first))
        assert (told["state"], told["revision"], told["finished"]) == ("working", first, None)
        maker.let.add(workshop)
        until = time.monotonic() + PATIENCE
        while (told := await state(client, workshop, "GET"))["state"] == "working":
            assert time.monotonic() < until
            await asyncio.sleep(0.01)
        assert told["finished"] == {"revision": first + 3, "url": told["url"], "changes_since": 0}
        assert maker.revisions == [first, first + 3]

    played(play)


def test_finished_files_and_quick_formats_wait_for_nothing_that_is_being_made(
    workshops: list[UUID], maker: Maker
) -> None:
    finished, *others = workshops

    async def play(client: httpx.AsyncClient) -> None:
        maker.let.add(finished)
        ready = await until_ready(client, finished)
        waiting = [
            asyncio.create_task(client.get(await _address(client, workshop))) for workshop in others for _ in range(3)
        ]
        await asyncio.sleep(0.1)
        async with asyncio.timeout(AT_ONCE):
            assert (await client.get(ready["url"])).content.startswith(b"%PDF")
            for suffix in ("json", "csv"):
                address = ready["url"].replace(".pdf", f".{suffix}")
                assert (await client.get(address)).status_code == 200
        assert not any(task.done() for task in waiting)
        maker.let.update(others)
        for task in waiting:
            assert (await task).content.startswith(b"%PDF")

    played(play)


async def _address(client: httpx.AsyncClient, workshop: UUID) -> str:
    told = await state(client, workshop)
    return f"/reports/{workshop}/{told['revision']}/en/x.pdf"


def test_a_report_can_be_cancelled_and_asked_for_again(workshops: list[UUID], maker: Maker) -> None:
    workshop = workshops[0]

    async def play(client: httpx.AsyncClient) -> None:
        assert (await state(client, workshop, "GET"))["state"] == "none"
        await state(client, workshop)
        await state(client, workshop, "DELETE")
        until = time.monotonic() + PATIENCE
        while (told := await state(client, workshop, "GET"))["state"] != "cancelled":
            assert time.monotonic() < until
            await asyncio.sleep(0.01)
        assert "cancelled" in told["message"] and told["url"] is None
        maker.let.add(workshop)
        assert (await until_ready(client, workshop))["state"] == "ready"

    played(play)


@pytest.mark.parametrize("revision", ["x", "-1", "1" * 40, "²"])
def test_a_revision_that_is_no_number_is_refused(workshops: list[UUID], revision: str) -> None:
    async def play(client: httpx.AsyncClient) -> None:
        answer = await client.get(f"/api/workshops/{workshops[0]}/report", params={"revision": revision})
        assert answer.status_code == 400

    played(play)
