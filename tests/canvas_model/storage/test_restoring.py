"""Damage, restore, read everything: one command brings a copy back, and nothing that was there is lost."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from canvas_model.copy_errors import (
    CopyRefusedError,
    CopyUnreadableError,
    DatabaseGoneError,
    NoCopyError,
    RestoreFailedError,
    ToolRunningError,
)
from canvas_model.database_errors import DatabaseDamagedError, DatabaseLockedError, DatabaseReadOnlyError
from canvas_model.storage import restoring
from canvas_model.storage.copying import copy_database
from canvas_model.storage.engine import database_url
from canvas_model.storage.folder_lock import locked
from canvas_model.storage.kept_copies import STAMP, moment_of
from canvas_model.storage.opening import open_store
from canvas_model.storage.remedies import restore_command
from canvas_model.storage.restoring import restore
from canvas_model.storage.workshops import create_workshop
from tests.canvas_model.storage.conftest import FIELDS, ME, full_disk, notes, write
from tests.server import ROOT

COPIED = [f"Nota {number}" for number in range(10, 50)]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a killed process leaves: a database with a copy of forty notes, and later ones that only the `-wal` holds."""
    folder = tmp_path_factory.mktemp("running")
    path = folder / "workshops.db"
    store = open_store(f"sqlite:///{path}")
    workshop = create_workshop(store, ME, FIELDS)
    for text in COPIED:
        write(store, workshop, text)
    copy_database(path, reason="daily")
    for number in range(40):
        write(store, workshop, f"Dopo la copia {number} " * 20)
    killed = shutil.copytree(folder, folder.with_name("killed"))
    store.close()
    assert (killed / "workshops.db-wal").stat().st_size
    return killed


@pytest.fixture
def path(left: Path, tmp_path: Path) -> Path:
    """The database of such a process, for one test."""
    return shutil.copytree(left, tmp_path / "data") / "workshops.db"


def header(path: Path) -> None:
    path.write_bytes(b"\x00" * 100 + path.read_bytes()[100:])


def pages(path: Path) -> None:
    dice, wounded = random.Random(3), bytearray(path.read_bytes())
    for page in range(1, len(wounded) // 4096):
        wounded[page * 4096 : page * 4096 + 8] = dice.randbytes(8)
    path.write_bytes(bytes(wounded))


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    "harm, refusal",
    [(header, DatabaseDamagedError), (empty, DatabaseGoneError), (Path.unlink, DatabaseGoneError)],
)
def test_the_command_of_the_refusal_brings_every_copied_note_back(
    path: Path, harm: Callable[[Path], None], refusal: type[Exception]
) -> None:
    harm(path)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(refusal) as refused:
        open_store(f"sqlite:///{path}")
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    assert restore_command(path) in str(refused.value)
    typed = subprocess.run(restore_command(path), shell=True, cwd=ROOT, capture_output=True, text=True)
    assert typed.returncode == 0, typed.stderr
    assert "1 workshop and 40 notes" in typed.stdout
    assert notes(path) == COPIED
    [aside] = path.parent.glob("set-aside-*")
    assert {file.name: file.read_bytes() for file in aside.iterdir()} == before


def test_the_command_is_meant_for_the_folder_of_the_tool_wherever_that_was_started_from(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = restore_command(path)
    for elsewhere in (Path(sys.executable).parent, path.parent):
        monkeypatch.chdir(elsewhere)
        assert restore_command(path) == here


def test_damage_deep_inside_is_restored_too(path: Path) -> None:
    pages(path)
    assert restore(path).notes == 40
    assert notes(path) == COPIED
    assert sorted(file.name for file in path.parent.iterdir() if file.name.startswith(".")) == []


def test_a_whole_database_is_replaced_as_well_and_can_be_brought_back_with_what_its_journal_holds(path: Path) -> None:
    done = restore(path)
    assert notes(path) == COPIED
    assert done.aside
    assert restore(path, done.aside / "workshops.db").notes == 80
    assert len(notes(path)) == 80


def test_the_journal_that_lies_beside_a_copy_of_ours_is_never_read_into_it(path: Path) -> None:
    [copy] = (path.parent / "backups").iterdir()
    shutil.copy(path.with_name("workshops.db-wal"), copy.with_name(copy.name + "-wal"))
    before = copy.read_bytes()
    restore(path)
    assert notes(path) == COPIED
    assert copy.read_bytes() == before


def test_a_copy_that_is_not_whole_is_left_out_for_the_one_before(path: Path) -> None:
    [whole] = (path.parent / "backups").iterdir()
    later = [moment_of(whole) + timedelta(minutes=minutes) for minutes in (1, 2, 3)]
    broken = [whole.with_name(f"workshops-daily-{moment.strftime(STAMP)}.db") for moment in later]
    for copy, content in zip(broken, (b"", b"no database", whole.read_bytes()[:8192]), strict=True):
        copy.write_bytes(content)
    done = restore(path)
    assert (done.copy, list(done.refused)) == (whole, broken[::-1])
    assert notes(path) == COPIED


def test_what_is_no_copy_of_ours_changes_nothing(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE something_else (id INTEGER)")
    connection.close()
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(CopyRefusedError):
        restore(path, other)
    for missing in (tmp_path / "nowhere.db", tmp_path):
        with pytest.raises(CopyUnreadableError, match=str(missing)):
            restore(path, missing)
    with pytest.raises(NoCopyError):
        restore(tmp_path / "another.db")
    assert {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()} == before


def test_a_copy_is_brought_to_a_machine_that_has_no_folder_of_data_yet(path: Path, tmp_path: Path) -> None:
    [copy] = (path.parent / "backups").iterdir()
    there = tmp_path / "elsewhere" / "data" / "workshops.db"
    assert restore(there, copy).aside is None
    assert notes(there) == COPIED


@pytest.mark.parametrize("linked", [lambda path: path, lambda path: path.parent], ids=["file", "folder"])
def test_a_link_to_a_disk_that_is_not_there_is_told_and_nothing_is_made_at_its_other_end(
    path: Path, tmp_path: Path, linked: Callable[[Path], Path]
) -> None:
    link, disk = linked(path), tmp_path / "disk"
    unplugged = link.rename(tmp_path / "unplugged")
    link.symlink_to(disk)
    with pytest.raises(DatabaseGoneError) as refused:
        open_store(database_url(path.parent))
    assert f"{link} is a link to {disk}, which is not there" in str(refused.value)
    assert not disk.exists()
    unplugged.rename(disk)
    open_store(database_url(path.parent)).close()


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may look into every folder."""
    me = os.geteuid()
    os.seteuid(me or 65534)
    try:
        yield
    finally:
        os.seteuid(me)


@pytest.mark.skipif(os.name == "nt", reason="folders have no owner's read bit there")
def test_folders_and_copies_that_may_not_be_looked_into_are_told_and_end_in_no_traceback(path: Path) -> None:
    [copy] = (path.parent / "backups").iterdir()
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        closed, readable = folder / "closed", folder / copy.name
        closed.mkdir(0)
        shutil.copyfile(copy, readable)
        with ordinary_user():
            with pytest.raises((RestoreFailedError, NoCopyError)):
                restore(closed / "data" / "workshops.db")
            with pytest.raises(RestoreFailedError, match="cannot be written"):
                restore(closed / "data" / "workshops.db", readable)
            with pytest.raises(CopyUnreadableError):
                restore(folder / "workshops.db", closed / "copy.db")
            with pytest.raises(DatabaseReadOnlyError):
                open_store(database_url(closed / "data"))


def test_a_restore_that_breaks_off_puts_everything_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == "staged.db":
            raise PermissionError(13, "not here")
        return rename(self, target)

    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    monkeypatch.setattr(restoring.Path, "rename", fail)
    with pytest.raises(RestoreFailedError, match="cannot be written"):
        restore(path)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before


@pytest.mark.skipif(sys.platform != "linux", reason="as only Linux can")
def test_a_full_disk_is_not_blamed_on_the_copies(path: Path) -> None:
    [copy] = (path.parent / "backups").iterdir()
    small = copy.stat().st_size
    assert small > 32768
    for limit in (1000, small - 1):
        with full_disk(limit), pytest.raises(RestoreFailedError, match="the disk is full"):
            restore(path)
    assert not list(path.parent.glob(".restore-*"))
    assert restore(path).notes == 40


@pytest.mark.skipif(os.name == "nt", reason="there the system itself keeps open files where they are")
def test_nothing_is_restored_under_a_running_tool_and_nothing_opens_while_one_restores(path: Path) -> None:
    store = open_store(f"sqlite:///{path}")
    with pytest.raises(ToolRunningError):
        restore(path)
    typed = subprocess.run(
        [sys.executable, "-m", "pages.server.restore", str(path), "--language", "it"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert (typed.returncode, typed.stdout) == (2, "")
    assert "prima fermalo" in typed.stderr
    store.close()
    with locked(path.parent, alone=True), pytest.raises(DatabaseLockedError):
        open_store(f"sqlite:///{path}")
    assert restore(path).notes == 40
