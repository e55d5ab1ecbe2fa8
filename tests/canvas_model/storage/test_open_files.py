"""Files that are deleted under a running tool: noticed before anything is acknowledged, and all that was saved is kept."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from canvas_model.copy_errors import JournalDeletedError
from canvas_model.database_errors import DatabaseMissingError
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.opening import open_store
from canvas_model.storage.restoring import restore
from canvas_model.storage.store import Store
from canvas_model.storage.workshops import create_workshop
from tests.canvas_model.storage.conftest import FIELDS, ME, notes, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "workshops.db"


@pytest.fixture
def opened(path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{path}")
    yield store
    store.close()


@pytest.fixture
def workshop_here(opened: Store) -> UUID:
    """A workshop with twenty notes, none of which has left the `-wal` yet."""
    workshop = create_workshop(opened, ME, FIELDS)
    for number in range(20):
        write(opened, workshop, f"{number:02}")
    return workshop


def killed(path: Path) -> Path:
    """The files as a process leaves them that is killed at this moment."""
    return shutil.copytree(path.parent, path.parent.with_name("killed")) / path.name


def restored(path: Path) -> list[str]:
    """The notes once the tool has been killed at this moment and the newest copy was brought back."""
    abandoned = killed(path)
    restore(abandoned)
    return notes(abandoned)


WRITTEN = [f"{number:02}" for number in range(20)]


@pytest.mark.parametrize("endings", [("-wal",), ("-shm",), ("-wal", "-shm")])
def test_a_journal_that_is_deleted_is_noticed_by_the_next_write_and_nothing_saved_is_lost(
    opened: Store, workshop_here: UUID, path: Path, endings: tuple[str, ...]
) -> None:
    for ending in endings:
        path.with_name(path.name + ending).unlink()
    for _ in range(3):
        with pytest.raises(JournalDeletedError, match="safe in the database"):
            write(opened, workshop_here, "never acknowledged")
    assert notes(killed(path)) == WRITTEN
    opened.close()
    assert notes(path) == WRITTEN


def test_a_journal_that_is_deleted_while_a_change_is_being_written_is_noticed_before_it_is_acknowledged(
    opened: Store, workshop_here: UUID, path: Path
) -> None:
    def half_way() -> None:
        with opened.writing():
            path.with_name(path.name + "-wal").unlink()

    with pytest.raises(JournalDeletedError):
        half_way()
    assert notes(killed(path)) == WRITTEN


def test_a_journal_that_comes_back_is_gone_on_with(opened: Store, workshop_here: UUID, path: Path) -> None:
    journal = path.with_name(path.name + "-wal")
    aside = journal.rename(path.with_name("aside"))
    with pytest.raises(JournalDeletedError):
        write(opened, workshop_here, "refused")
    aside.rename(journal)
    write(opened, workshop_here, "99")
    assert notes(killed(path)) == [*WRITTEN, "99"]


def test_where_somebody_has_begun_another_journal_all_is_saved_in_a_copy_and_the_database_left_alone(
    opened: Store, workshop_here: UUID, path: Path
) -> None:
    journal = path.with_name(path.name + "-wal")
    journal.unlink()
    journal.write_bytes(b"somebody else's")
    before = path.read_bytes()
    with pytest.raises(JournalDeletedError, match=r"python -m pages\.server\.restore"):
        write(opened, workshop_here, "refused")
    assert path.read_bytes() == before
    assert journal.read_bytes() == b"somebody else's"
    assert restored(path) == WRITTEN


def test_a_database_that_is_deleted_is_in_the_copy_that_the_refusal_names(
    opened: Store, workshop_here: UUID, path: Path
) -> None:
    path.unlink()
    for _ in range(3):
        with pytest.raises(DatabaseMissingError) as refused:
            write(opened, workshop_here, "refused")
    [copy] = (path.parent / "backups").iterdir()
    assert str(copy) in str(refused.value)
    assert restored(path) == WRITTEN


def test_no_connection_of_ours_makes_a_database_that_is_not_there(
    opened: Store, workshop_here: UUID, path: Path
) -> None:
    """SQLite makes an empty file wherever it is told to open one."""
    path.unlink()
    for attempt in (opened.check_files, lambda: write(opened, workshop_here, "refused")):
        with pytest.raises(DatabaseMissingError):
            attempt()
    opened.close()
    with pytest.raises(DatabaseMissingError), opened.reading():
        pass
    assert not path.exists()


def test_another_reader_does_not_trouble_it(opened: Store, workshop_here: UUID, path: Path) -> None:
    for number in range(20, 25):
        other = sqlite_module().connect(path)
        other.execute("SELECT count(*) FROM note").fetchone()
        other.close()
        write(opened, workshop_here, str(number))
    opened.close()
    write(opened, workshop_here, "25")
    assert notes(path) == [*WRITTEN, *map(str, range(20, 26))]
