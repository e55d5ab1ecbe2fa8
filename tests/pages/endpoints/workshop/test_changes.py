"""Saving through the endpoint: what is acknowledged is on disk once, whatever the network does."""

import asyncio
import json
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
import websockets

from tests.key import cookie
from tests.server import RUN, WRITE, Server, new_workshop, note, running, save, start, texts
from tests.yardstick import PATIENCE

GAPS = (0.0, 0.02, 0.04, 0.1, 0.3)
TIMES = 20


async def submit(client: httpx.AsyncClient, workshop: UUID, change: dict[str, Any], after: float) -> None:
    await asyncio.sleep(after)
    answer = await client.post(f"/api/workshops/{workshop}/changes", json={"changes": [change]}, headers=WRITE)
    assert answer.json()["results"][0]["ok"], answer.text


@pytest.mark.parametrize("gap", GAPS)
def test_two_and_three_submits_in_a_row_are_all_kept_once(
    server: Server, client: httpx.Client, workshop: UUID, gap: float
) -> None:
    wanted = [f"{submits} {time}.{place}" for submits in (2, 3) for time in range(TIMES) for place in range(submits)]

    async def everybody() -> None:
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{server.port}", timeout=PATIENCE, headers=cookie()
        ) as opened:
            await asyncio.gather(
                *(submit(opened, workshop, note(text), gap * int(text.rpartition(".")[2])) for text in wanted)
            )

    asyncio.run(everybody())
    assert sorted(texts(client, workshop)) == sorted(wanted)


def test_the_same_operation_a_hundred_times_is_one_change(server: Server, client: httpx.Client, workshop: UUID) -> None:
    change = note("once")

    def again(_: int) -> dict[str, Any]:
        with server.client() as opened:
            return save(opened, workshop, change)[0]

    with ThreadPoolExecutor(10) as pool:
        results = list(pool.map(again, range(100)))
    assert texts(client, workshop) == ["once"]
    assert sum(not result["repeated"] for result in results) == 1
    assert len({json.dumps(result["rows"]) for result in results}) == 1
    assert {result["revision"] for result in results} == {2}


def test_an_edit_that_follows_a_lost_answer_is_a_conflict_where_somebody_else_wrote_meanwhile(
    client: httpx.Client, workshop: UUID
) -> None:
    thing = uuid4()
    first = note("ours", id=thing)
    save(client, workshop, first)  # and the answer is lost
    save(client, workshop, note(id=thing, values={"text": "theirs"}, base=1, seen={"text": "ours"}))
    [late] = save(client, workshop, first)
    assert (late["repeated"], late["rows"][0]["version"], late["rows"][0]["values"]["text"]) == (True, 1, "ours")
    edit = note(id=thing, values={"text": "ours again"}, base=late["rows"][0]["version"], seen={"text": "ours"})
    [refused] = save(client, workshop, edit)
    assert (refused["status"], refused["version"], refused["current"]["text"]) == (409, 2, "theirs")
    assert texts(client, workshop) == ["theirs"]


def test_a_change_answered_into_the_void_is_not_made_twice(
    server: Server, client: httpx.Client, workshop: UUID
) -> None:
    changes = [note(f"note {number}") for number in range(10)]
    for change in changes:
        with server.client() as hasty, suppress(httpx.TimeoutException):
            hasty.post(f"/api/workshops/{workshop}/changes", json={"changes": [change]}, headers=WRITE, timeout=0.002)
        assert save(client, workshop, change)[0]["ok"]
    assert sorted(texts(client, workshop)) == sorted(f"note {number}" for number in range(10))


def test_a_session_that_expired_loses_nothing(tmp_path: Path) -> None:
    with running(tmp_path / "data", environment={"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1"}) as server:
        asyncio.run(_open_and_leave(server))
        time.sleep(3)
        with server.client() as client:
            workshop = new_workshop(client)
            for number in range(TIMES):
                assert save(client, workshop, note(f"note {number}"))[0]["ok"]
            assert len(texts(client, workshop)) == TIMES


async def _open_and_leave(server: Server) -> None:
    origin = f"http://127.0.0.1:{server.port}"
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    async with websockets.connect(
        address, origin=origin, additional_headers=cookie(), subprotocols=["streamlit"], proxy=None
    ) as opened:  # type: ignore[arg-type, list-item]
        await opened.send(RUN)
        await asyncio.wait_for(opened.recv(), PATIENCE)


def test_a_server_killed_while_saving_loses_nothing_it_acknowledged(tmp_path: Path, is_full: bool) -> None:
    folder = tmp_path / "data"
    server = start(folder)
    server.wait()
    with server.client() as client:
        workshop = new_workshop(client)
    attempted: list[str] = []
    acknowledged: list[str] = []
    ended = threading.Event()

    def write(writer: int) -> None:
        number = 0
        while not ended.is_set():
            number += 1
            change = note(f"{writer}.{number}")
            attempted.append(change["values"]["text"])
            while not ended.is_set():
                with suppress(httpx.HTTPError, AssertionError), server.client() as opened:
                    if save(opened, workshop, change)[0]["ok"]:
                        acknowledged.append(change["values"]["text"])
                        break
                time.sleep(0.05)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(3)]
    for writer in writers:
        writer.start()
    try:
        for _ in range(45 if is_full else 2):
            time.sleep(0.7)
            server.process.kill()
            server.process.wait()
            server.start_again()
        time.sleep(0.5)
    finally:
        ended.set()
        for writer in writers:
            writer.join()
    with server.client() as client:
        stored = texts(client, workshop)
    server.stop()
    assert len(stored) == len(set(stored))
    assert set(acknowledged) <= set(stored) <= set(attempted)
    assert len(acknowledged) > 20
    with sqlite3.connect(folder / "workshops.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_of_two_editors_of_one_version_one_wins_and_the_other_sees_both_texts(
    server: Server, client: httpx.Client, workshop: UUID
) -> None:
    thing = uuid4()
    version = save(client, workshop, note("start", id=thing))[0]["rows"][0]["version"]
    seen = "start"
    with server.client() as first, server.client() as second, ThreadPoolExecutor(2) as pool:
        for round in range(25):
            ours = [
                note(id=thing, values={"text": f"{round} {who}"}, base=version, seen={"text": seen})
                for who in ("A", "B")
            ]
            results = [
                future.result()[0]
                for future in [
                    pool.submit(save, editor, workshop, change)
                    for editor, change in zip((first, second), ours, strict=True)
                ]
            ]
            won = next(result for result in results if result["ok"])
            lost = next(result for result in results if not result["ok"])
            version, seen = won["rows"][0]["version"], won["rows"][0]["values"]["text"]
            assert (lost["status"], lost["error"], lost["version"]) == (409, "ConflictError", version)
            assert lost["current"]["text"] == seen
    assert texts(client, workshop) == [seen]


def test_one_refused_change_does_not_stop_the_others(client: httpx.Client, workshop: UUID) -> None:
    bad = [
        note(values={"block": "nowhere", "text": "x"}),
        {"op": "x"},
        None,
        note(" "),
        note("\ud800"),
        note("a" * 2001),
    ]
    results = save(client, workshop, note("first"), *bad, note("last"))
    assert [result["ok"] for result in results] == [True, False, False, False, False, False, False, True]
    errors = [result["error"] for result in results if not result["ok"]]
    assert errors == [
        "UnknownEntryError",
        "MalformedRequestError",
        "MalformedRequestError",
        "EmptyTextError",
        "UnreadableTextError",
        "TextTooLongError",
    ]
    assert all(result["message"] and result["op"] != "" for result in results if not result["ok"])
    assert sorted(texts(client, workshop)) == ["first", "last"]


def test_refusals_speak_the_readers_language(client: httpx.Client, workshop: UUID) -> None:
    said = {lang: save(client, workshop, note(" "), lang=lang)[0]["message"] for lang in ("it", "en")}
    assert said["en"].startswith("Please write something")
    assert said["it"] != said["en"]


def test_hiding_restoring_and_undoing_go_the_same_way(client: httpx.Client, workshop: UUID) -> None:
    thing = uuid4()
    [made] = save(client, workshop, note("here", id=thing))
    [hidden] = save(client, workshop, note(id=thing, verb="hide", values={}, base=made["rows"][0]["version"]))
    assert hidden["rows"] == [{"kind": "note", "id": str(thing), "version": 2, "values": None}]
    assert texts(client, workshop) == []
    [undone] = save(client, workshop, {"op": str(uuid4()), "verb": "undo"})
    assert undone["rows"][0]["values"]["text"] == "here"
    [redone] = save(client, workshop, {"op": str(uuid4()), "verb": "redo"})
    assert redone["rows"][0]["values"] is None
    [restored] = save(client, workshop, note(id=thing, verb="restore", values={}))
    assert restored["rows"][0]["version"] == 5
    assert texts(client, workshop) == ["here"]


def test_each_browser_takes_back_its_own_and_leaves_its_cookie_nowhere(
    server: Server, client: httpx.Client, workshop: UUID
) -> None:
    undo = {"verb": "undo"}
    with server.client() as other:
        save(client, workshop, note("mine"))
        save(other, workshop, note("theirs"))
        assert save(client, workshop, undo | {"op": str(uuid4())})[0]["ok"]
        assert texts(client, workshop) == ["theirs"]
        assert save(client, workshop, undo | {"op": str(uuid4())})[0]["error"] == "NothingToUndoError"
        [value] = other.cookies.values()
    session = value.partition(".")[0]
    assert len(session) == 32
    kept = b"".join(file.read_bytes() for file in (*server.folder.rglob("*.db*"), server.log))
    assert b"theirs" in kept
    assert session.encode() not in kept


def test_an_undo_says_what_it_took_back_in_the_readers_language(client: httpx.Client, workshop: UUID) -> None:
    save(client, workshop, note("Anna knows"))
    asked = {"op": str(uuid4()), "verb": "undo", "values": {"part": "canvas"}}
    [undone] = save(client, workshop, asked, lang="en")
    assert undone["said"] == "Taken back: note “Anna knows” in Customer"
    [again] = save(client, workshop, asked, lang="it")
    assert (again["repeated"], again["said"]) == (True, "Annullato: nota «Anna knows» in Customer")
    [refused] = save(client, workshop, {**asked, "op": str(uuid4())}, lang="en")
    assert refused["message"] == "There is nothing of yours left to undo here."


def test_an_undo_says_what_it_passed_over(server: Server, client: httpx.Client, workshop: UUID) -> None:
    first, second = note("First"), note("Second")
    save(client, workshop, first)
    save(client, workshop, second)
    with server.client() as other:
        theirs = {"op": str(uuid4()), "verb": "put", "kind": "note", "id": second["id"], "base": 1}
        assert save(other, workshop, {**theirs, "values": {"text": "Of another"}})[0]["ok"]
    [undone] = save(client, workshop, {"op": str(uuid4()), "verb": "undo", "values": {"part": "canvas"}}, lang="en")
    assert undone["said"] == (
        "Taken back: note “First” in Customer. Stays, since others have changed it: note “Second” in Customer"
    )
    for lang, words in (
        ("en", "Stays, since others have changed it: note “Second” in Customer"),
        ("it", "Resta, perché altri lo hanno cambiato: nota «Second» in Customer"),
    ):
        [refused] = save(
            client, workshop, {"op": str(uuid4()), "verb": "undo", "values": {"part": "canvas"}}, lang=lang
        )
        assert (refused["error"], refused["message"]) == ("UndoConflictError", words)


def test_a_change_that_is_no_undo_says_nothing(client: httpx.Client, workshop: UUID) -> None:
    assert save(client, workshop, note("Anna knows"))[0]["said"] == ""


def test_the_workshops_own_fields_are_changed_the_same_way(client: httpx.Client, workshop: UUID) -> None:
    change = note(kind="workshop", id=workshop, values={"client": "Nuova S.p.A."}, seen={"client": "Esempio S.r.l."})
    [result] = save(client, workshop, change)
    assert (result["rows"][0]["kind"], result["rows"][0]["version"]) == ("workshop", 2)
    assert client.get(f"/api/workshops/{workshop}/board").json()["content"]["workshop"]["client"] == "Nuova S.p.A."


def test_a_locked_database_refuses_in_time_with_the_text_kept_and_takes_it_later(tmp_path: Path) -> None:
    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)
        changes = [note(f"note {number}") for number in range(10)]
        holder = sqlite3.connect(server.file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        results = save(client, workshop, *changes)
        assert time.monotonic() - started < 60  # ten seconds are waited once, not once for each of them
        assert [(result["status"], result["error"]) for result in results] == [(503, "DatabaseLockedError")] * 10
        holder.execute("ROLLBACK")
        holder.close()
        assert all(result["ok"] for result in save(client, workshop, *changes))
        assert sorted(texts(client, workshop)) == [f"note {number}" for number in range(10)]


def test_nothing_of_one_workshop_is_reached_through_another(client: httpx.Client, workshop: UUID) -> None:
    thing = uuid4()
    other = new_workshop(client)
    save(client, workshop, note("ours", id=thing))
    for verb in ("put", "hide", "restore"):
        [result] = save(client, other, note("theirs", id=thing, verb=verb, base=1, seen={"text": "ours"}))
        assert (result["ok"], result["status"]) == (False, 404)
    [result] = save(client, uuid4(), note("nowhere"))
    assert (result["ok"], result["status"]) == (False, 404)
    assert texts(client, workshop) == ["ours"]
    assert texts(client, other) == []
