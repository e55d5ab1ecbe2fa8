"""A copy that cannot be made stops nobody: the server starts, and says what is not backed up until it is."""

import asyncio
import logging
from pathlib import Path

import pytest

from canvas_model.copy_errors import DatabaseNotOpenedError, UpgradeFailedError
from canvas_model.database_errors import DatabaseDamagedError
from canvas_model.storage.kept_copies import copies
from canvas_model.storage.restoring import restore
from pages.endpoints.service import health, lifespan
from pages.server import regular_copies, store
from tests.server import new_workshop, running


@pytest.mark.full
def test_a_server_whose_copies_have_no_folder_starts_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "backups").write_text("I am a file")
    with running(folder) as server, server.client(**{"Accept-Language": "it"}) as client:
        assert new_workshop(client)
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["ready"]) == (200, True)
        assert "senza una copia di sicurezza" in ready.json()["warning"]
        assert server.log.read_text().count("it is not backed up") == 1
        assert list(folder.glob("**/*.part*")) == []


def test_the_start_of_the_server_does_not_fail_with_its_copy(here: None, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "backups").symlink_to("nowhere")
    asyncio.run(lifespan.open_database())
    health.probe()
    assert regular_copies.failure()


def test_the_warning_ends_with_the_first_copy_that_can_be_made(here: None, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "backups").write_text("I am a file")
    opened = store.store()
    assert regular_copies.failure()
    (folder / "backups").unlink()
    regular_copies.make(opened)
    assert regular_copies.failure() is None
    assert opened.path and len(copies(opened.path)) == 1


def test_what_was_written_in_a_short_workshop_is_in_a_copy_once_the_server_has_ended(tmp_path: Path) -> None:
    with running(tmp_path) as server, server.client() as client:
        workshop = new_workshop(client)
    database = tmp_path / "workshops.db"
    [daily, last] = copies(database)
    assert (daily.name[:16], last.name[:16]) == ("workshops-daily-", "workshops-ended-")
    with running(tmp_path) as server, server.client() as client:
        assert client.get(f"/api/workshops/{workshop}/board").status_code == 200
    assert copies(database) == [daily, last], "nothing was written"
    database.write_bytes(b"damaged")
    assert restore(database).workshops == 1


@pytest.mark.parametrize(
    "fault, told",
    [(UpgradeFailedError(path="workshops.db"), UpgradeFailedError), (ValueError("bad"), DatabaseNotOpenedError)],
)
def test_whatever_keeps_the_database_from_opening_is_a_refusal_and_not_the_end_of_the_server(
    here: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
    told: type[Exception],
) -> None:
    tried = []

    def fail(url: str) -> None:
        tried.append(url)
        raise fault

    monkeypatch.setattr(store, "open_store", fail)
    monkeypatch.setattr(store, "REFUSAL_SECONDS", 0.0)
    with caplog.at_level(logging.ERROR, "canvas"):
        for _ in range(3):
            with pytest.raises(told):
                store.store()
    assert caplog.records
    assert len(tried) == (1 if told is UpgradeFailedError else 3)


def test_a_database_that_does_not_open_holds_no_lock_against_whoever_restores_it(
    here: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.store()
    store.close()

    def find_damage(_path: Path) -> None:
        raise DatabaseDamagedError(path="workshops.db", remedy="")

    monkeypatch.setattr(regular_copies, "copy_when_due", find_damage)
    with pytest.raises(DatabaseDamagedError):
        store.store()
    assert regular_copies.failure()
    assert restore(tmp_path / "here" / "workshops.db").workshops == 0
