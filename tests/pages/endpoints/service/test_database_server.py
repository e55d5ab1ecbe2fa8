"""The whole tool on PostgreSQL, whose rows are held, which stops, and which is not there: nobody waits for long."""

import asyncio
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from canvas_model.database_errors import StorageError
from pages.endpoints.service import health
from pages.server import store
from tests.postgres import new_database, stopped
from tests.server import Server, new_workshop, note, running, save, start, texts
from tests.yardstick import PATIENCE

PEOPLE = 24
"""More than there are threads for writing."""
REFUSED_WITHIN = 15.0
"""Seconds; the page itself waits for twenty."""
QUICKLY = 6.0
"""What takes milliseconds, on a busy machine; who waits for a lock that is held waits longer."""


@contextmanager
def row_held(url: str, workshop: UUID) -> Iterator[None]:
    """Another program holds the row of a workshop."""
    engine = create_engine(url)
    with engine.connect() as holder:
        holder.execute(text("SELECT 1 FROM workshop WHERE id = :id FOR UPDATE"), {"id": workshop})
        yield
    engine.dispose()


def connected(engine: Engine) -> Connection:
    """A connection to a server that may just be starting anew."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return engine.connect()
        except OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def break_connections(server: str, url: str, *, kill: bool) -> None:
    """End every connection to a database; with `kill` one process of the server, which then starts all of it anew."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    # Whoever is connected when the server learns of a killed process is cut off too: that is a breakdown as well.
    with suppress(OperationalError), connected(engine) as connection:
        name = make_url(url).database
        found = text("SELECT pid FROM pg_stat_activity WHERE datname = :name")
        pids = connection.scalars(found, {"name": name}).all()
        for pid in pids:
            if kill:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                break
            connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    engine.dispose()


def seconds(act: Any, *given: Any) -> tuple[float, Any]:
    began = time.monotonic()
    result = act(*given)
    return time.monotonic() - began, result


def ready(server: Server) -> tuple[int, float]:
    with server.client() as client:
        took, answer = seconds(client.get, "/readyz")
        return answer.status_code, took


def write(server: Server, workshop: UUID, change: dict[str, Any]) -> tuple[float, str | None]:
    """How long it took to save, and the name of the refusal."""
    with server.client() as client:
        return seconds(_post, client, workshop, change)


def _post(client: httpx.Client, workshop: UUID, change: dict[str, Any]) -> str | None:
    answer = client.post(f"/api/workshops/{workshop}/changes", json={"changes": [change]}, headers={"X-Canvas": "1"})
    if answer.status_code != 200:
        return str(answer.json()["error"])
    [result] = answer.json()["results"]
    return None if result["ok"] else str(result["error"])


def test_readiness_is_told_within_a_second_while_the_server_has_stopped(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", new_database(postgres))
    store.close()
    health.probe()

    async def ask() -> None:
        for _ in range(3):
            began = time.monotonic()
            with pytest.raises(StorageError):
                await health._probed()
            assert time.monotonic() - began < 1

    with stopped(postgres):
        asyncio.run(ask())
    asyncio.run(health._probed())
    store.close()


@pytest.mark.parametrize("address", ["mysql://root:secret@localhost/x", "postgresql://u:secret@127.0.0.1:1/x"])
def test_a_start_without_its_database_is_one_sentence(tmp_path: Path, address: str) -> None:
    with running(tmp_path / "data", ready=503, environment={"DATABASE_URL": address}) as server:
        status, took = ready(server)
        assert status == 503 and took < QUICKLY
        said = server.log.read_text()
    assert "DATABASE_URL" in said
    assert "Traceback" not in said and "secret" not in said


@pytest.mark.full
def test_a_row_that_is_held_holds_up_nothing_else(postgres: str, tmp_path: Path) -> None:
    url = new_database(postgres)
    with running(tmp_path / "data", environment={"DATABASE_URL": url}) as server, server.client() as client:
        held, free = new_workshop(client), new_workshop(client)
        waiting = [note(f"kept {person}") for person in range(PEOPLE)]
        with ThreadPoolExecutor(PEOPLE) as people:
            with row_held(url, held):
                asked = [people.submit(write, server, held, change) for change in waiting]
                time.sleep(1)
                states = []
                for number in range(10):
                    states.append(ready(server)[0])
                    took, refusal = write(server, free, note(f"free {number}"))
                    assert refusal is None and took < QUICKLY
                    assert seconds(texts, client, held)[0] < QUICKLY
                assert states.count(200) > 5, "a machine that is busy for a second says so"
                outcomes = [one.result() for one in asked]
            assert {refusal for _took, refusal in outcomes} == {"WorkshopLockedError"}
            assert max(took for took, _refusal in outcomes) < REFUSED_WITHIN
            again = list(people.map(lambda change: write(server, held, change), waiting))
        assert {refusal for _took, refusal in again} == {None}
        assert sorted(texts(client, held)) == sorted(f"kept {person}" for person in range(PEOPLE))
        assert len(texts(client, free)) == 10


@pytest.mark.full
def test_a_server_that_stops_is_said_and_what_was_written_is_taken_later(postgres: str, tmp_path: Path) -> None:
    url = new_database(postgres)
    with running(tmp_path / "data", environment={"DATABASE_URL": url}) as server, server.client() as client:
        workshop = new_workshop(client)
        waiting = [note(f"kept {person}") for person in range(PEOPLE)]
        with ThreadPoolExecutor(PEOPLE) as people:
            with stopped(postgres):
                asked = [people.submit(write, server, workshop, change) for change in waiting]
                for _ in range(8):
                    status, took = ready(server)
                    assert status == 503 and took < 1.5, "a second, and the way there on a busy machine"
                    time.sleep(0.5)
                outcomes = [one.result() for one in asked]
                assert {refusal for _took, refusal in outcomes} == {"StorageError"}
                assert max(took for took, _refusal in outcomes) < REFUSED_WITHIN
                took, board = seconds(client.get, f"/api/workshops/{workshop}/board")
                assert board.status_code == 503 and took < REFUSED_WITHIN
            server.wait()
            again = list(people.map(lambda change: write(server, workshop, change), waiting))
        assert {refusal for _took, refusal in again} == {None}
        assert sorted(texts(client, workshop)) == sorted(f"kept {person}" for person in range(PEOPLE))
        assert "Traceback" not in server.log.read_text()


@pytest.mark.full
def test_a_server_that_breaks_down_again_and_again_loses_nothing_it_acknowledged(postgres: str, tmp_path: Path) -> None:
    url = new_database(postgres)
    attempted: set[str] = set()
    acknowledged: set[str] = set()
    ended = threading.Event()

    def write_on(person: int) -> None:
        number = 0
        while not ended.is_set():
            change = note(f"{person}.{(number := number + 1)}")
            attempted.add(change["values"]["text"])
            while not ended.is_set():
                if write(server, workshop, change)[1] is None:
                    acknowledged.add(change["values"]["text"])
                    break
                time.sleep(0.05)

    with running(tmp_path / "data", environment={"DATABASE_URL": url}) as server, server.client() as client:
        workshop = new_workshop(client)
        people = [threading.Thread(target=write_on, args=(person,)) for person in range(3)]
        for person in people:
            person.start()
        try:
            for breakdown in range(20):
                before = len(acknowledged)
                break_connections(postgres, url, kill=breakdown % 4 == 3)
                until = time.monotonic() + PATIENCE
                while len(acknowledged) < before + 3 and time.monotonic() < until:
                    time.sleep(0.05)
                assert len(acknowledged) >= before + 3, "it did not find its way back"
        finally:
            ended.set()
            for person in people:
                person.join()
        server.wait()
        stored = texts(client, workshop)
        board = client.get(f"/api/workshops/{workshop}/board").json()
    assert len(stored) == len(set(stored)) == board["revision"] - 1
    assert acknowledged <= set(stored) <= attempted


@pytest.mark.full
@pytest.mark.parametrize("when", ["while people write", "while people write, under uvicorn", "at the start"])
def test_it_ends_in_time_although_the_server_has_stopped(postgres: str, tmp_path: Path, when: str) -> None:
    url = new_database(postgres)
    host = "127.0.0.1" if "uvicorn" in when else None
    with (
        running(tmp_path / "data", environment={"DATABASE_URL": url}, uvicorn_host=host) as server,
        server.client() as client,
    ):
        workshop = new_workshop(client)
        with stopped(postgres), ThreadPoolExecutor(8) as people:
            if when == "at the start":
                server.stop()
                server.process = start(server.folder, port=server.port, environment={"DATABASE_URL": url}).process
                time.sleep(4)
            else:
                for number in range(8):
                    people.submit(_write_in_vain, server, workshop, note(f"note {number}"))
                time.sleep(0.5)
            assert server.process.poll() is None
            assert server.stop() < 10


@pytest.mark.full
def test_it_ends_in_time_although_another_program_holds_the_file(tmp_path: Path) -> None:
    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)
        assert save(client, workshop, note("before"))[0]["ok"]
        holder = sqlite3.connect(server.file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        people = [threading.Thread(target=_write_in_vain, args=(server, workshop, note("held"))) for _ in range(8)]
        for person in people:
            person.start()
        time.sleep(0.5)
        assert server.stop() < 10
        holder.close()
        for person in people:
            person.join(PATIENCE)


def _write_in_vain(server: Server, workshop: UUID, change: dict[str, Any]) -> None:
    with suppress(httpx.HTTPError):
        write(server, workshop, change)
