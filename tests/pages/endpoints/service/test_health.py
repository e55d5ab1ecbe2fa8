"""Whether the server says truly that it can work, and what it does when it cannot."""

import re
import signal
import sqlite3
import sys
import time
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import event

from canvas_model.copy_errors import JournalDeletedError
from canvas_model.database_errors import DiskFullError
from pages.endpoints.service import health
from pages.server import restore, store
from tests.server import FIELDS, WRITE, Server, new_workshop, note, running, save, texts
from tests.yardstick import PATIENCE


def test_a_healthy_server_is_ready(client: httpx.Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)


def test_asking_leaves_nothing_behind(client: httpx.Client, server: Server) -> None:
    def tables() -> list[tuple[str]]:
        with sqlite3.connect(f"file:{server.file}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()

    before = tables()
    assert all(client.get("/readyz").status_code == 200 for _ in range(5))
    assert tables() == before


def test_a_full_database_is_not_ready_and_is_again_when_there_is_room(here: None) -> None:
    opened = store.store()
    health.probe()
    pages = 0

    @event.listens_for(opened.engine, "connect")
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with opened.reading() as reader:
        pages = reader.exec_driver_sql("PRAGMA page_count").scalar_one() + 1
    opened.close()
    with pytest.raises(DiskFullError):
        health.probe()
    pages = 1_000_000
    opened.close()
    health.probe()


def test_too_little_room_on_the_disk_is_not_ready(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE", 1 << 62)
    with pytest.raises(DiskFullError):
        health.probe()


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process's files as only Linux can")
def test_a_disk_that_fills_up_refuses_keeps_what_was_there_and_recovers(tmp_path: Path) -> None:
    import resource

    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)
        assert save(client, workshop, note("before"))[0]["ok"]
        _soft, hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (4096, hard))
        change = note("kept by the page")
        [refused] = save(client, workshop, change)
        assert (refused["status"], refused["error"]) == (503, "DiskFullError")
        assert client.get("/readyz").status_code == 503
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
        assert save(client, workshop, change)[0]["ok"]
        assert client.get("/readyz").status_code == 200
        assert sorted(texts(client, workshop)) == ["before", "kept by the page"]


def test_a_database_that_disappears_is_told_and_no_empty_one_is_made(tmp_path: Path) -> None:
    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)
        aside = server.file.rename(server.file.with_suffix(".aside"))
        answer = client.get(f"/api/workshops/{workshop}/board")
        assert (answer.status_code, answer.json()["error"]) == (503, "DatabaseMissingError")
        [refused] = save(client, workshop, note())
        assert (refused["status"], refused["error"]) == (503, "DatabaseMissingError")
        assert client.get("/readyz").status_code == 503
        assert not server.file.exists()
        aside.rename(server.file)
        assert save(client, workshop, note("back"))[0]["ok"]


def test_a_journal_that_was_deleted_is_not_called_a_full_disk(here: None) -> None:
    opened = store.store()
    health.probe()
    assert opened.path
    opened.path.with_name("workshops.db-wal").unlink()
    for _ in range(2):
        with pytest.raises(JournalDeletedError):
            health.probe()
    store.close()
    health.probe()


@pytest.mark.full
@pytest.mark.parametrize("endings", [("-wal",), ("-wal", "-shm"), ("-wal", "-shm", "")])
def test_files_deleted_under_a_running_server_cost_nothing_that_was_acknowledged(
    tmp_path: Path, endings: tuple[str, ...]
) -> None:
    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)
        saved = [f"saved {number}" for number in range(50)]
        for number, text in enumerate(saved):
            if number == 25:
                for ending in endings:
                    server.file.with_name(server.file.name + ending).unlink()
            [answer] = save(client, workshop, note(text))
            if number < 25:
                assert answer["ok"]
            else:
                assert answer["error"] == ("DatabaseMissingError" if "" in endings else "JournalDeletedError")
        assert client.get("/readyz").json()["error"] == answer["error"]
        server.stop(signal.SIGKILL)
        if "" in endings:
            assert restore.main([str(server.file)]) == 0
        server.start_again()
        assert sorted(texts(client, workshop)) == sorted(saved[:25])


@pytest.mark.full
def test_files_that_are_deleted_while_nobody_writes_are_noticed_all_the_same(tmp_path: Path) -> None:
    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)
        assert save(client, workshop, note("saved"))[0]["ok"]
        server.file.with_name("workshops.db-wal").unlink()
        until = time.monotonic() + PATIENCE
        while "files beside" not in server.log.read_text() and time.monotonic() < until:
            time.sleep(0.1)
        server.stop(signal.SIGKILL)
        server.start_again()
        assert texts(client, workshop) == ["saved"]


def test_a_locked_database_is_not_ready(tmp_path: Path) -> None:
    with running(tmp_path / "data") as server, server.client() as client:
        holder = sqlite3.connect(server.file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        answer = client.get("/readyz")
        holder.close()
        assert (answer.status_code, answer.json()["error"]) == (503, "DatabaseLockedError")
        assert answer.elapsed.total_seconds() < 3, "within a second, and the way there on a busy machine"
        assert client.get("/readyz").status_code == 200


def test_a_damaged_file_is_told_left_as_it_is_and_the_server_recovers_without_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    file = folder / "workshops.db"
    damaged = b"not a database at all" * 1000
    file.write_bytes(damaged)
    with running(folder, ready=503) as server, server.client() as client:
        assert client.get("/").status_code == 200
        assert client.get("/readyz").json()["error"] == "DatabaseDamagedError"
        answer = client.post("/api/workshops", json={"id": str(uuid4()), "fields": FIELDS}, headers=WRITE)
        assert (answer.status_code, answer.json()["error"]) == (503, "DatabaseDamagedError")
        assert file.read_bytes() == damaged
        file.unlink()
        server.wait()
        assert new_workshop(client)


def test_what_goes_wrong_inside_is_logged_once_and_told_by_a_number_only(tmp_path: Path) -> None:
    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)
        secret = "Fatturato 1.234.567"
        save(client, workshop, note(secret))
        with sqlite3.connect(server.file) as connection:  # what no release of ours ever wrote
            connection.execute("UPDATE workshop SET areas = 'not json', revision = revision + 1")
        answer = client.get(f"/api/workshops/{workshop}/board")
        assert (answer.status_code, answer.json()["error"]) == (500, "UnexpectedError")
        number = answer.json()["incident"]
        assert re.fullmatch(r"[0-9a-f]{8}", number)
        assert number in answer.json()["message"]
        assert not re.search(r"Traceback|json|\.py|sqlite", answer.text)
        log = server.log.read_text()
        assert log.count(number) == 1
        assert f"workshop {workshop}, revision 3" in log
        assert "Traceback" in log
        assert secret not in log
