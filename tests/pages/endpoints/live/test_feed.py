"""The live feed: every change, once, in order, whoever made it and wherever."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from canvas_model.access import Principal
from canvas_model.content import natural_id
from canvas_model.storage.changes import Change
from canvas_model.storage.opening import open_store
from canvas_model.storage.writing import apply
from pages.endpoints.live import feed
from pages.endpoints.live.channels import CHANNELS, KEPT_BYTES, Channel
from pages.endpoints.live.events import Event, read_events
from pages.server import store
from tests.key import cookie
from tests.postgres import new_database
from tests.server import WRITE, Server, new_workshop, note, running, save
from tests.yardstick import PATIENCE

LONG = "x" * 1500


@dataclass
class Heard:
    """What came through a feed."""

    lines: list[str] = field(default_factory=list)

    def _told(self, kind: str) -> list[dict[str, Any]]:
        pairs = list(pairwise(self.lines))
        return [json.loads(data.removeprefix("data: ")) for name, data in pairs if name == f"event: {kind}" and data]

    @property
    def events(self) -> list[dict[str, Any]]:
        return self._told("change")

    @property
    def figures(self) -> list[dict[str, Any]]:
        return self._told("figures")

    @property
    def revisions(self) -> list[int]:
        return [event["revision"] for event in self.events]

    async def until(self, count: int) -> None:
        """Wait for a number of events."""
        async with asyncio.timeout(PATIENCE):
            while len(self.events) < count:
                await asyncio.sleep(0.01)


@pytest.fixture(autouse=True)
def not_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another test of this process may have started and stopped a server in it, which ends the feeds."""
    monkeypatch.setattr(CHANNELS, "ended", False)


@asynccontextmanager
async def listening(server: Server, workshop: UUID, after: int | str = "") -> AsyncIterator[Heard]:
    async with hearing(server, f"w={workshop}:{after}") as heard:
        yield heard


@asynccontextmanager
async def hearing(server: Server, wishes: str) -> AsyncIterator[Heard]:
    heard = Heard()
    opened = asyncio.Event()

    async def listen() -> None:
        address = f"http://127.0.0.1:{server.port}/api/feed?{wishes}"
        async with httpx.AsyncClient(timeout=None, headers=cookie()) as client, client.stream("GET", address) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            assert answer.headers["x-accel-buffering"] == "no"
            async for line in answer.aiter_lines():
                heard.lines.append(line)
                opened.set()

    task = asyncio.create_task(listen())
    await asyncio.wait_for(opened.wait(), PATIENCE)
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.wait([task])


async def put(server: Server, workshop: UUID, text: str) -> None:
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{server.port}", timeout=PATIENCE, headers=cookie()
    ) as client:
        answer = await client.post(f"/api/workshops/{workshop}/changes", json={"changes": [note(text)]}, headers=WRITE)
        assert answer.json()["results"][0]["ok"]


def test_every_listener_hears_every_change_once_and_in_order(server: Server, workshop: UUID) -> None:
    async def story() -> None:
        async with listening(server, workshop) as first, listening(server, workshop) as second:
            await asyncio.gather(*(put(server, workshop, f"note {number}") for number in range(40)))
            await first.until(40)
            await second.until(40)
            assert first.revisions == second.revisions == list(range(2, 42))

    asyncio.run(story())


def test_figures_are_worked_out_once_for_all_who_listen_and_again_only_after_what_they_come_from(
    server: Server, client: httpx.Client, workshop: UUID
) -> None:
    def answer(question: str) -> dict[str, Any]:
        values = {"question": question, "member": None, "state": "answered", "level": 2}
        id = natural_id(workshop, "answer", question, None)
        return {"op": str(uuid4()), "verb": "put", "kind": "answer", "id": str(id), "values": values}

    async def story() -> None:
        async with listening(server, workshop) as first, listening(server, workshop, 1) as second:
            for heard in (first, second):
                await until(lambda heard=heard: len(heard.figures) == 1)
                assert heard.figures[0]["revision"] == 1 and heard.figures[0]["workshop"] == str(workshop)
            await put(server, workshop, "A note scores nothing")
            await first.until(1)
            await asyncio.to_thread(save, client, workshop, *map(answer, ("data.q1", "data.q2", "data.q3")))
            for heard in (first, second):
                await until(lambda heard=heard: heard.figures[-1]["revision"] == 5)
                assert len(heard.figures) <= 3, "three answers at once are worked out together"
                assert heard.figures[-1] == {**await asyncio.to_thread(figures), "workshop": str(workshop)}

    def figures() -> dict[str, Any]:
        read: dict[str, Any] = client.get(f"/api/workshops/{workshop}/readiness").json()
        return read

    asyncio.run(story())


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.01)


def test_an_event_says_what_changed_who_did_it_and_when(server: Server, client: httpx.Client, workshop: UUID) -> None:
    thing = uuid4()

    async def story() -> Heard:
        async with listening(server, workshop) as heard:
            changes = [
                note("uno\ndue", id=thing),
                note(id=thing, values={"text": "tre"}, base=1),
                note(id=thing, verb="hide", values={}, base=2),
            ]
            await asyncio.to_thread(save, client, workshop, *changes)
            await heard.until(3)
            return heard

    heard = asyncio.run(story())
    assert heard.lines[0] == ": open"
    assert heard.revisions == [2, 3, 4]
    assert heard.lines.count("event: change") == 3
    first = heard.events[0]
    assert set(first) == {"workshop", "revision", "verb", "by", "by_name", "at", "op", "rows"}
    assert (first["verb"], first["by_name"]) == ("put note", "Consultant")
    assert {event["by"] for event in heard.events} == {first["by"]}, "one person"
    assert first["at"].endswith("+00:00")
    rows = [event["rows"][0] for event in heard.events]
    assert [row["version"] for row in rows] == [1, 2, 3]
    assert [row["values"] and row["values"]["text"] for row in rows] == ["uno\ndue", "tre", None]
    assert {row["id"] for row in rows} == {str(thing)}


def test_a_listener_that_comes_back_misses_nothing(server: Server, client: httpx.Client, workshop: UUID) -> None:
    save(client, workshop, *(note(f"note {number}") for number in range(30)))

    async def story(after: int) -> list[int]:
        async with listening(server, workshop, after) as heard:
            await heard.until(31 - after)
            await asyncio.to_thread(save, client, workshop, note("one more"))
            await heard.until(32 - after)
            return heard.revisions

    assert asyncio.run(story(11)) == list(range(12, 33))
    assert asyncio.run(story(1))[:31] == list(range(2, 33))


@pytest.mark.parametrize("after", ["", "x", "-1", "1e3", "9" * 30])
def test_a_strange_position_means_from_now_on(server: Server, client: httpx.Client, workshop: UUID, after: str) -> None:
    save(client, workshop, note("before"))

    async def story() -> list[int]:
        async with listening(server, workshop, after) as heard:
            await asyncio.to_thread(save, client, workshop, note("after"))
            await heard.until(1)
            return heard.revisions

    assert asyncio.run(story()) == [3]


def test_a_listener_far_behind_gets_more_than_one_read_and_more_than_is_kept(
    server: Server, client: httpx.Client, workshop: UUID
) -> None:
    thing = uuid4()
    save(client, workshop, note("start", id=thing))
    for batch in range(7):
        changes = [note(id=thing, values={"text": f"{batch}.{n}{LONG}"}, base=1, seen=None) for n in range(100)]
        for change, base in zip(changes, range(batch * 100 + 1, batch * 100 + 101), strict=True):
            change["base"] = base
        assert all(result["ok"] for result in save(client, workshop, *changes))

    async def story() -> list[int]:
        async with listening(server, workshop, 0) as heard:
            await heard.until(702)
            assert sum(map(len, heard.lines)) > KEPT_BYTES
            return heard.revisions

    assert asyncio.run(story()) == list(range(1, 703))


def test_one_feed_carries_several_workshops_each_from_its_own_revision(
    server: Server, client: httpx.Client, workshop: UUID
) -> None:
    ahead, fresh, gone = new_workshop(client), new_workshop(client), uuid4()
    save(client, workshop, *(note(f"note {number}") for number in range(5)))
    save(client, ahead, *(note(f"note {number}") for number in range(5)))

    async def story() -> None:
        async with hearing(server, f"w={workshop}:2&w={ahead}:6&w={fresh}&w={gone}&w={uuid4()}:3") as heard:
            await heard.until(4)
            await asyncio.gather(put(server, workshop, "x"), put(server, ahead, "y"), put(server, fresh, "z"))
            await heard.until(7)
            of = {
                str(id): [event["revision"] for event in heard.events if event["workshop"] == str(id)] for id in every
            }
            assert of == {str(workshop): [3, 4, 5, 6, 7], str(ahead): [7], str(fresh): [2]}

    every = (workshop, ahead, fresh)
    asyncio.run(story())


def test_a_workshop_that_is_deleted_does_not_end_the_feed_of_the_others_and_is_heard_again_once_restored(
    server: Server, client: httpx.Client, workshop: UUID
) -> None:
    other = new_workshop(client)

    async def change(base: int, *, hidden: bool) -> None:
        values, seen = {"hidden": hidden}, {"hidden": not hidden}
        changed = note(kind="workshop", id=workshop, values=values, base=base, seen=seen)
        [result] = await asyncio.to_thread(save, client, workshop, changed)
        assert result["ok"], result

    async def story() -> list[tuple[str, int]]:
        async with hearing(server, f"w={workshop}:1&w={other}:1") as heard:
            await change(1, hidden=True)
            await heard.until(1)
            await put(server, other, "still heard")
            await heard.until(2)
            await change(2, hidden=False)
            await heard.until(3)
            return [(event["workshop"], event["revision"]) for event in heard.events]

    assert asyncio.run(story()) == [(str(workshop), 2), (str(other), 2), (str(workshop), 3)]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?w=", 400),
        ("?w=x:1", 400),
        (f"?w={uuid4()}", 404),
        (f"?w={uuid4()}:7&w={uuid4()}", 404),
        ("?" + "&".join(f"w={uuid4()}" for _ in range(101)), 400),
    ],
    ids=["nothing", "empty", "no id", "unknown", "several unknown", "too many"],
)
def test_a_feed_of_nothing_is_refused(client: httpx.Client, query: str, status: int) -> None:
    assert client.get(f"/api/feed{query}").status_code == status


def test_one_id_for_a_note_and_a_member_has_a_version_for_each(workshop_here: UUID) -> None:
    id = uuid4()
    for kind, values in (
        ("member", {"name": "Anna"}),
        ("note", {"block": "data", "text": "1"}),
        ("note", {"text": "2"}),
    ):
        change = Change(uuid4(), "put", kind, id, values, base=1)
        apply(store.store(), Principal("consultant", "Consultant", "consultant"), workshop_here, change)
    sent = [json.loads(event.text.split(b"data: ")[1])["rows"] for event in read_events(workshop_here, 1)]
    assert [(row["kind"], row["version"]) for [row] in sent] == [("member", 1), ("note", 1), ("note", 2)]


def test_what_a_channel_held_goes_with_its_last_listener(here: None, workshop_here: UUID) -> None:
    async def story() -> None:
        first, second = feed._events({workshop_here: 0}, "a browser"), feed._events({workshop_here: 0}, "a browser")
        for events in (first, second):
            assert await anext(events) == feed.OPENING
            assert b'"revision":1' in await anext(events)
        assert (feed.FEEDS.total, set(CHANNELS._channels)) == (2, {workshop_here})
        await first.aclose()
        assert set(CHANNELS._channels) == {workshop_here}
        await second.aclose()
        assert (feed.FEEDS.total, CHANNELS._channels) == (0, {})

    asyncio.run(story())


def test_one_browser_has_only_so_many_feeds(server: Server, client: httpx.Client, workshop: UUID) -> None:
    async def story() -> None:
        address = f"http://127.0.0.1:{server.port}/api/feed?w={workshop}"
        async with httpx.AsyncClient(timeout=None, headers=cookie()) as browser, AsyncExitStack() as stack:
            heard = []  # a reader that is let go of closes its feed
            for _ in range(feed.MOST_OF_A_SESSION):
                answer = await stack.enter_async_context(browser.stream("GET", address))
                assert answer.status_code == 200
                heard.append(answer.aiter_bytes())
                await anext(heard[-1])
            async with browser.stream("GET", address) as answer:
                assert answer.status_code == 503
                assert json.loads(await answer.aread())["error"] == "TooManyPagesError"
            async with (
                httpx.AsyncClient(timeout=None, headers=cookie()) as other,
                other.stream("GET", address) as answer,
            ):
                assert answer.status_code == 200

    asyncio.run(asyncio.wait_for(story(), PATIENCE))


def elsewhere(url: str, workshop: UUID, text: str) -> None:
    """A change made by another program."""
    opened = open_store(url)
    try:
        values = {"block": "customer", "text": text}
        apply(
            opened,
            Principal("other", "Other", "consultant"),
            workshop,
            Change(op=uuid4(), verb="put", kind="note", id=uuid4(), values=values),
        )
    finally:
        opened.close()


def test_a_change_made_by_another_program_appears(server: Server, workshop: UUID) -> None:
    async def story() -> None:
        async with listening(server, workshop) as heard:
            for number in range(3):
                await asyncio.to_thread(elsewhere, f"sqlite:///{server.file}", workshop, f"note {number}")
                await heard.until(number + 1)
            assert [event["by_name"] for event in heard.events] == ["Other"] * 3

    asyncio.run(story())


def test_on_postgresql_too_it_appears_in_another_process(postgres: str, tmp_path: Path) -> None:
    url = new_database(postgres)
    with (
        running(tmp_path / "one", environment={"DATABASE_URL": url}) as one,
        running(tmp_path / "two", environment={"DATABASE_URL": url}) as two,
        one.client() as client,
    ):
        workshop = new_workshop(client)

        async def story() -> None:
            async with listening(one, workshop) as here, listening(two, workshop) as there:
                for number in range(20):
                    await put(one if number % 2 else two, workshop, f"note {number}")
                await here.until(20)
                await there.until(20)
                assert here.revisions == there.revisions == list(range(2, 22))

        asyncio.run(story())


def test_the_feed_of_a_deleted_workshop_tells_it_and_ends(server: Server, client: httpx.Client, workshop: UUID) -> None:
    async def story() -> list[dict[str, Any]]:
        async with listening(server, workshop) as heard:
            gone = note(kind="workshop", id=workshop, values={"hidden": True}, seen={"hidden": False})
            await asyncio.to_thread(save, client, workshop, gone)
            await heard.until(1)
            return heard.events

    [event] = asyncio.run(story())
    assert event["rows"][0]["values"]["hidden"] is True
    assert client.get(f"/api/feed?w={workshop}").status_code == 404


def test_what_a_channel_keeps_has_no_gaps() -> None:
    channel = Channel(uuid4())
    channel._remember([Event(revision, b"") for revision in (2, 3, 4, 5)])
    channel._remember([Event(revision, b"") for revision in (4, 5, 6)])
    assert [event.revision for event in channel._remembered(3)] == [4, 5, 6]
    channel._remember([Event(revision, b"") for revision in (9, 10)])
    assert channel._remembered(5) == []
    assert [event.revision for event in channel._remembered(8)] == [9, 10]


def test_a_channel_keeps_no_more_bytes_than_it_may_and_always_the_last_event() -> None:
    channel = Channel(uuid4())
    for revision in range(2, 30):
        channel._remember([Event(revision, bytes(KEPT_BYTES // 10))])
        assert sum(len(event.text) for event in channel.recent) == channel.recent_bytes <= KEPT_BYTES
    assert [event.revision for event in channel._remembered(27)] == [28, 29]
    channel._remember([Event(30, bytes(2 * KEPT_BYTES))])
    assert [event.revision for event in channel.recent] == [30]
    channel._remember([Event(32, b"x")])
    assert (len(channel.recent), channel.recent_bytes) == (1, 1)


def test_a_quiet_feed_says_that_it_is_still_there(
    here: None, workshop_here: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "HEARTBEAT_SECONDS", 0.05)

    async def story() -> list[bytes]:
        events = feed._events({workshop_here: 1}, "a browser")
        heard = [await anext(events)]
        while heard.count(feed.HEARTBEAT) < 3 or heard[-1] != feed.HEARTBEAT or len(heard) < 5:
            heard.append(await anext(events))
        return heard

    opening, *rest = asyncio.run(asyncio.wait_for(story(), PATIENCE))
    assert opening == feed.OPENING
    [figures] = [text for text in rest if text != feed.HEARTBEAT]  # they come when they are worked out
    assert figures.startswith(b"event: figures")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_open_feeds_do_not_hold_up_the_end(tmp_path: Path, number: int) -> None:
    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)

        async def story() -> float:
            async with listening(server, workshop) as first, listening(server, workshop):
                await put(server, workshop, "last words")
                await first.until(1)
                return await asyncio.to_thread(server.stop, number)

        assert asyncio.run(story()) < 10
