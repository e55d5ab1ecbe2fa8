"""The copies beside the database: what may stand in their way, which ones stay, and the upgrade that waits for one."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from canvas_model.copy_errors import CopyFailedError, UpgradeFailedError, UpgradeNotCopiedError
from canvas_model.database_errors import DiskFullError
from canvas_model.storage import copy_schedule, copying, kept_copies, opening
from canvas_model.storage.address import read_address
from canvas_model.storage.copy_schedule import copy_when_due
from canvas_model.storage.copying import copy_database
from canvas_model.storage.engine import connect_for_writing, make_engine
from canvas_model.storage.kept_copies import KEPT_COPIES, STAMP, copies, folder_of_copies, newest_copy
from canvas_model.storage.migrations.upgrade import migrate
from canvas_model.storage.opening import open_store
from canvas_model.storage.store import Store
from canvas_model.storage.workshops import create_workshop
from tests.canvas_model.storage.conftest import FIELDS, ME, full_disk, write

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="as only Linux can")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    """A database with a workshop of a hundred notes."""
    store = open_store(f"sqlite:///{tmp_path / 'workshops.db'}")
    workshop = create_workshop(store, ME, FIELDS)
    for _ in range(100):
        write(store, workshop, "una nota lunga " * 100)
    yield store
    store.close()


@pytest.fixture
def folder(opened: Store) -> Path:
    """The folder of its copies, which is made with the first one."""
    assert opened.path
    return folder_of_copies(opened.path)


def as_file(folder: Path) -> None:
    folder.write_text("I am a file")


def as_dangling_link(folder: Path) -> None:
    folder.symlink_to(folder / "nowhere")


def as_read_only(folder: Path) -> None:
    folder.symlink_to("/proc")  # nobody may write there, not even root


@ON_LINUX
@pytest.mark.parametrize(
    "harm, reason",
    [(as_file, "a file"), (as_dangling_link, "leads nowhere"), (as_read_only, "cannot be written")],
)
def test_a_folder_that_takes_no_copy_is_named_with_the_reason(
    opened: Store, folder: Path, harm: Callable[[Path], None], reason: str
) -> None:
    harm(folder)
    with pytest.raises(CopyFailedError, match=reason) as refused:
        copy_when_due(opened.path)
    assert str(folder) in str(refused.value)
    assert "Newest copy: none" in str(refused.value)


@ON_LINUX
def test_a_full_disk_leaves_no_unfinished_copy_and_keeps_the_earlier_ones(opened: Store, folder: Path) -> None:
    assert opened.path
    earlier = copy_database(opened.path, reason="by-hand")
    with full_disk(), pytest.raises(CopyFailedError, match="the disk is full") as refused:
        copy_when_due(opened.path)
    assert list(folder.iterdir()) == [earlier]
    assert f"Newest copy: {datetime.now(UTC).date()}" in str(refused.value)
    assert copy_when_due(opened.path) is not None


@ON_LINUX
def test_a_disk_that_is_full_at_the_start_is_not_called_a_damaged_database(opened: Store) -> None:
    opened.close()
    with full_disk(1000), pytest.raises(DiskFullError):
        open_store(f"sqlite:///{opened.path}")
    open_store(f"sqlite:///{opened.path}").close()


def test_what_a_killed_copy_left_is_cleared_away_by_the_next(opened: Store, folder: Path) -> None:
    folder.mkdir()
    abandoned = [folder / ".20260101T000000000000.part", folder / ".20260101T000000000000.part-journal"]
    for part in abandoned:
        part.write_bytes(b"half")
        os.utime(part, (1_700_000_000, 1_700_000_000))
    copy = copy_when_due(opened.path)
    assert list(folder.iterdir()) == [copy]


def dated(folder: Path, moment: datetime, reason: str = "daily") -> Path:
    folder.mkdir(exist_ok=True)
    copy = folder / f"workshops-{reason}-{moment.strftime(STAMP)}.db"
    copy.write_bytes(b"an earlier copy")
    return copy


def test_copies_dated_in_the_future_never_push_out_the_one_of_today(opened: Store, folder: Path) -> None:
    assert opened.path
    now = datetime.now(UTC)
    ahead = [dated(folder, now + timedelta(days=300 + day)) for day in range(KEPT_COPIES)]
    yesterday = dated(folder, now - timedelta(days=1))
    today = copy_when_due(opened.path)
    assert today is not None and today.exists()
    assert copies(opened.path)[-2:] == [yesterday, today]
    assert newest_copy(opened.path) == today
    assert not any(copy.exists() for copy in ahead[:2])
    assert len(copies(opened.path)) == KEPT_COPIES
    assert copy_when_due(opened.path) is None


def test_a_long_day_has_copies_of_its_last_two_hours_beside_the_one_of_its_morning(
    opened: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        now_is = datetime(2026, 11, 26, 8, tzinfo=UTC)

        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return cls.now_is

    assert opened.path
    for module in (copying, kept_copies, copy_schedule):
        monkeypatch.setattr(module, "datetime", Clock)
    made = []
    for _ in range(60):
        made.append(copy_when_due(opened.path))
        Clock.now_is += timedelta(minutes=10)
    found = [copy for copy in made if copy]
    assert len(found) == 20
    assert set(folder.iterdir()) == {found[0], *found[-4:]}
    assert newest_copy(opened.path) == found[-1]


def test_even_a_clock_that_is_a_few_hours_back_keeps_the_copy_just_made(opened: Store, folder: Path) -> None:
    now = datetime.now(UTC)
    for hour in range(1, KEPT_COPIES + 1):
        dated(folder, now + timedelta(hours=hour), reason="by-hand")
    assert opened.path
    assert copy_database(opened.path, reason="by-hand").exists()


def older(path: Path) -> None:
    """A database as the first version left it."""
    engine = make_engine(read_address(f"sqlite:///{path}"), foreign_keys=False)
    with connect_for_writing(engine) as connection, connection.begin():
        migrate(connection, "0001")
    engine.dispose()


def version(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_an_older_database_that_cannot_be_copied_is_not_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "workshops.db"
    older(path)
    as_file(tmp_path / "backups")
    with pytest.raises(UpgradeNotCopiedError, match="this is a file, not a folder"):
        open_store(f"sqlite:///{path}")
    assert version(path) == "0001"
    (tmp_path / "backups").unlink()
    open_store(f"sqlite:///{path}").close()
    assert version(path) != "0001"


def test_a_migration_that_fails_keeps_one_copy_however_often_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object) -> None:
        raise RuntimeError("the migration would lose rows")

    path = tmp_path / "workshops.db"
    older(path)
    earlier = dated(tmp_path / "backups", datetime(2026, 1, 1, tzinfo=UTC), reason="before-upgrade-0000")
    monkeypatch.setattr(opening, "migrate", fail)
    for _ in range(10):
        with pytest.raises(UpgradeFailedError):
            open_store(f"sqlite:///{path}")
    found = copies(path)
    assert len(found) == 2 and found[0] == earlier
    assert version(found[1]) == version(path) == "0001"
