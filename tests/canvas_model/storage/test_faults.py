"""What a killed process, a full disk, a held lock and a damaged file do to what was acknowledged: nothing."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from canvas_model.database_errors import (
    DatabaseDamagedError,
    DatabaseLockedError,
    DatabaseMissingError,
    DatabaseNewerError,
    DatabaseReadOnlyError,
    DiskFullError,
)
from canvas_model.errors import CanvasError
from canvas_model.storage.copy_schedule import copy_when_due
from canvas_model.storage.copying import copy_database
from canvas_model.storage.engine import sqlite_module
from canvas_model.storage.opening import open_store
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.store import Store
from canvas_model.storage.workshop_list import list_workshops
from canvas_model.storage.workshops import create_workshop
from tests.canvas_model.storage.conftest import FIELDS, ME, write
from tests.yardstick import PATIENCE, stride

WRITER = """
import os, sys
from uuid import UUID, uuid4
from canvas_model.catalogue import catalogue
from canvas_model.limits import LIMITS
from canvas_model.checks.known_ids import known_ids
from canvas_model.access import Principal
from canvas_model.storage.opening import open_store
from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply

known_ids(), catalogue("en")
LIMITS["note"] = 1_000_000  # on a fast machine a hundred writers write more than a workshop may hold

def say(words):
    os.write(1, f"{words}\\n".encode())  # a line at once: with `print` a killed writer can leave half of one

def write_for_ever():
    store = open_store(sys.argv[1])
    say(f"ready {os.getpid()}")
    while True:
        note = uuid4()
        for change in (
            Change(uuid4(), "put", "note", note, {"block": "data", "text": str(note)}),
            Change(uuid4(), "hide", "note", note, base=1),
            Change(uuid4(), "restore", "note", note),
        ):
            apply(store, Principal("me", "Me", "consultant"), UUID(sys.argv[2]), change)
        say(note)

for _ in sys.stdin:  # a fresh process each time, made before any file is open: only imports and the catalogue are shared
    child = os.fork()
    if child == 0:
        write_for_ever()
    os.waitpid(child, 0)
    say("dead")
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with one workshop and one note."""
    path = tmp_path / "workshops.db"
    store = open_store(f"sqlite:///{path}")
    workshop = create_workshop(store, ME, FIELDS)
    write(store, workshop)
    store.close()
    return path


def write_much(store: Store, workshop: object) -> None:
    for number in range(200):
        write(store, workshop, f"{number} " * 400)


def reopened(path: Path) -> tuple[Store, object]:
    store = open_store(f"sqlite:///{path}")
    with store.reading() as connection:
        workshop = list_workshops(connection).workshops[0].id
    return store, workshop


def test_killed_writers_lose_nothing_that_was_acknowledged(tmp_path, is_full):
    path = tmp_path / "workshops.db"
    store = open_store(f"sqlite:///{path}")
    workshop = create_workshop(store, ME, FIELDS)
    store.close()
    dice = random.Random(1)
    acknowledged: set[str] = set()
    maker = subprocess.Popen(
        [sys.executable, "-c", WRITER, f"sqlite:///{path}", str(workshop)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert maker.stdin and maker.stdout
    kills = 300 if is_full else 30
    for _ in range(kills):
        maker.stdin.write("another\n")
        maker.stdin.flush()
        ready, writer = maker.stdout.readline().split()
        assert ready == "ready"
        acknowledged.add(maker.stdout.readline().strip())  # in the middle of writing, however slow the machine is
        time.sleep(dice.uniform(0, 0.02))
        os.kill(int(writer), signal.SIGKILL)
        acknowledged |= {line.strip() for line in iter(maker.stdout.readline, "dead\n") if len(line.strip()) == 36}
        with sqlite_module().connect(path) as connection:
            assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    maker.stdin.close()
    assert maker.wait(PATIENCE) == 0
    began = time.process_time()
    store, workshop = reopened(path)
    assert time.process_time() - began < 20 * stride()
    with store.reading() as connection:
        kept = snapshot(connection, workshop)
        rows = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar()
    assert len(acknowledged) >= kills
    assert acknowledged <= {str(note.id) for note in kept.notes}
    assert all(note.text == str(note.id) for note in kept.notes)
    assert rows == kept.revision


def test_a_full_disk_is_said_and_heals_by_itself(file):
    store, workshop = reopened(file)
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 1}")
    with pytest.raises(DiskFullError):
        write_much(store, workshop)
    with store.reading() as connection:
        before = snapshot(connection, workshop)
        rows = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar()
    assert rows == before.revision
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    write(store, workshop)
    with store.reading() as connection:
        assert len(snapshot(connection, workshop).notes) == len(before.notes) + 1


@pytest.mark.parametrize("seconds, refusal", [(3, None), (15, DatabaseLockedError)])
def test_a_lock_is_waited_for_but_not_for_ever(file, seconds, refusal):
    store, workshop = reopened(file)
    other = sqlite_module().connect(file)  # the same library: two copies in one process do not see each other's locks
    other.isolation_level = None
    other.execute("BEGIN IMMEDIATE")
    try:
        if refusal:
            # While the other still holds it; how long ten seconds take on a busy machine, is for the machine to say.
            with pytest.raises(refusal):
                write(store, workshop)
            assert other.in_transaction
        else:
            waiting = threading.Thread(target=write, args=(store, workshop))
            waiting.start()
            time.sleep(seconds)
            assert waiting.is_alive()
            other.execute("ROLLBACK")
            waiting.join(PATIENCE)
            assert not waiting.is_alive()
    finally:
        if other.in_transaction:
            other.execute("ROLLBACK")
        other.close()
    write(store, workshop)


def test_a_database_that_disappears_is_not_replaced_by_an_empty_one(file):
    store, workshop = reopened(file)
    file.rename(file.with_suffix(".away"))
    with pytest.raises(DatabaseMissingError):
        write(store, workshop)
    with pytest.raises(DatabaseMissingError), store.reading():
        pass
    assert not file.exists()
    file.with_suffix(".away").rename(file)
    write(store, workshop)


def test_a_database_replaced_by_another_file_is_not_written_to(file):
    store, workshop = reopened(file)
    other = file.with_name("other.db")
    open_store(f"sqlite:///{other}").close()
    other.replace(file)
    with pytest.raises(DatabaseMissingError):
        write(store, workshop)


@pytest.mark.parametrize("harm", ["header", "text", "cut", "pages"])
def test_a_damaged_file_is_refused_with_the_newest_copy_and_left_untouched(file, harm):
    store, workshop = reopened(file)
    for number in range(300):
        write(store, workshop, f"{number} " * 100)
    store.close()
    copy = copy_database(file, reason="daily")
    whole = file.read_bytes()
    dice = random.Random(3)
    match harm:
        case "header":
            damaged = b"\x00" * 100 + whole[100:]
        case "text":
            damaged = b"this is not a database, it is a letter" * 50
        case "cut":
            damaged = whole[: len(whole) // 2]
        case _:
            wounded = bytearray(whole)
            for page in range(1, len(whole) // 4096):  # the b-tree header of every page but the first
                wounded[page * 4096 : page * 4096 + 8] = dice.randbytes(8)
            damaged = bytes(wounded)
    file.write_bytes(damaged)
    with pytest.raises(DatabaseDamagedError) as refused:
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == damaged
    assert str(copy) in str(refused.value)


def test_the_copy_named_in_the_refusal_really_opens(file):
    copy = copy_database(file, reason="daily")
    file.write_bytes(copy.read_bytes())
    store, workshop = reopened(file)
    with store.reading() as connection:
        assert [note.text for note in snapshot(connection, workshop).notes] == ["Nota"]


def test_copies_made_while_others_write_are_whole(file):
    store, workshop = reopened(file)
    stop = threading.Event()

    def scribble() -> None:
        while not stop.is_set():
            write(store, workshop, "Scritta durante la copia")

    writer = threading.Thread(target=scribble)
    writer.start()
    try:
        for _ in range(10):
            with store.reading() as connection:
                least = snapshot(connection, workshop).revision
            copy = copy_database(file, reason="daily")
            with sqlite_module().connect(copy) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                assert connection.execute("SELECT revision FROM workshop").fetchone()[0] >= least
    finally:
        stop.set()
        writer.join()
    assert len(list((file.parent / "backups").glob("*.db"))) == 7


def test_one_copy_is_enough_for_half_an_hour(file):
    reopened(file)
    assert copy_when_due(file) is not None
    assert copy_when_due(file) is None


def test_a_file_of_a_newer_version_is_refused_and_left_untouched(file):
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(DatabaseNewerError):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="folders have no owner's write bit there")
def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    if os.geteuid() == 0:  # root may write anywhere, but not through a file
        (tmp_path / "data").write_text("I am a file")
    else:
        (tmp_path / "data").mkdir(mode=0o500)
    with pytest.raises(DatabaseReadOnlyError):
        open_store(f"sqlite:///{tmp_path / 'data' / 'workshops.db'}")


def test_a_read_only_database_is_said_and_reading_goes_on(file):
    store, workshop = reopened(file)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(DatabaseReadOnlyError):
        write(store, workshop)
    with store.reading() as connection:
        assert len(snapshot(connection, workshop).notes) == 1


@pytest.mark.parametrize("fault", [RuntimeError("a fault of ours"), KeyboardInterrupt(), None])
def test_a_write_that_breaks_off_leaves_nothing_and_the_next_one_goes_on(file, fault):
    store, workshop = reopened(file)

    def half_written() -> None:
        with store.writing() as connection:
            connection.execute(text("DELETE FROM journal"))
            if fault is not None:
                raise fault
            connection.execute(text("no SQL"))

    with pytest.raises(CanvasError if fault is None else type(fault)):
        half_written()
    write(store, workshop, "Dopo")
    with store.reading() as connection:
        assert {note.text for note in snapshot(connection, workshop).notes} == {"Nota", "Dopo"}
        assert connection.execute(text("SELECT count(*) FROM journal")).scalar_one() == 3


def test_a_connection_that_was_lost_is_replaced(file):
    store, workshop = reopened(file)
    write(store, workshop, "Prima")
    assert store.write_connection
    store.write_connection.connection.dbapi_connection.close()
    with pytest.raises(CanvasError):
        write(store, workshop, "Perduta")
    write(store, workshop, "Dopo")
    with store.reading() as connection:
        assert {note.text for note in snapshot(connection, workshop).notes} == {"Nota", "Prima", "Dopo"}


def test_what_people_wrote_never_stands_in_an_error(file):
    store, _workshop = reopened(file)
    with pytest.raises(Exception) as refused, store.engine.connect() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "Riservato"})
    assert "Riservato" not in str(refused.value)
