"""Bringing an older file up to date: nothing is lost, and a killed attempt leaves the old file or the new one."""

import random
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData

from canvas_model.content import natural_id
from canvas_model.storage.address import read_address
from canvas_model.storage.changes import Change
from canvas_model.storage.engine import connect_for_writing, make_engine
from canvas_model.storage.migrations.upgrade import migrate
from canvas_model.storage.opening import open_store
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.tables import Base
from canvas_model.storage.workshops import create_workshop
from canvas_model.storage.writing import apply
from tests.canvas_model.storage.conftest import FIELDS, ME, write

KILLED = """
import os, sys
from sqlalchemy import event
from canvas_model.storage.address import read_address
from canvas_model.storage.engine import connect_for_writing, make_engine
from canvas_model.storage.migrations.upgrade import migrate

def migrate_until(url, left):
    engine = make_engine(read_address(url), foreign_keys=False)
    @event.listens_for(engine, "before_cursor_execute")
    def count(*_):
        nonlocal left
        left -= 1
        if left < 0:
            os._exit(9)
    with connect_for_writing(engine) as connection, connection.begin():
        migrate(connection)

for url_and_point in sys.argv[1:]:  # a fresh process each time, made before any file is open: only imports are shared
    url, _, point = url_and_point.rpartition("#")
    child = os.fork()
    if child == 0:
        migrate_until(url, int(point))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def populated(path: Path) -> None:
    store = open_store(f"sqlite:///{path}")
    for number in range(3):
        workshop = create_workshop(store, ME, {**FIELDS, "client": f"Cliente {number}"})
        for _ in range(60):
            write(store, workshop)
    store.close()


def counts(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def test_the_migrations_make_exactly_the_tables_of_the_code(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_opening_a_populated_file_again_changes_nothing(tmp_path):
    path = tmp_path / "workshops.db"
    populated(path)
    before = counts(path)
    open_store(f"sqlite:///{path}").close()
    assert counts(path) == before
    assert before["note"] == 180


def test_a_migration_killed_at_any_statement_leaves_nothing_or_all(tmp_path, is_full):
    dice = random.Random(5)
    points = sorted({0, 1, 2, *(dice.randrange(3, 70) for _ in range(60 if is_full else 8)), 10_000})
    paths = [tmp_path / f"killed-{point}.db" for point in points]
    for path in paths:
        sqlite3.connect(path).close()
    each = [f"sqlite:///{path}#{point}" for path, point in zip(paths, points, strict=True)]
    run = subprocess.run([sys.executable, "-c", KILLED, *each], capture_output=True, text=True)
    ended = [int(code) for code in run.stdout.split()]
    assert len(ended) == len(points) and set(ended) == {0, 9}, run.stderr
    for path, code in zip(paths, ended, strict=True):
        names = set(counts(path))
        assert not {name for name in names if name.startswith("_alembic_tmp_")}
        assert not names if code == 9 else "note" in names
        store = open_store(f"sqlite:///{path}")
        with store.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        store.close()


def test_what_a_broken_attempt_left_behind_is_cleared_away(tmp_path):
    path = tmp_path / "workshops.db"
    populated(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE _alembic_tmp_note (id INTEGER)")
    connection.close()
    engine = make_engine(read_address(f"sqlite:///{path}"), foreign_keys=False)
    with connect_for_writing(engine) as connection, connection.begin():
        migrate(connection)
    engine.dispose()
    assert "_alembic_tmp_note" not in counts(path)
    assert counts(path)["note"] == 180


ADDED = tuple(f"own:{UUID(int=number)}" for number in (5, 7))
"""Tasks that people added in the first version; the second was deleted."""


def first_version(path: Path) -> tuple[UUID, UUID]:
    """A file as the first version left it: a workshop with one task that was just renamed; gives the ids of both."""
    workshop = uuid4()
    task = natural_id(workshop, "task", "t1_1")
    edit = {"task": "t1_1", "name": "Old name", "step": None, "owner": None, "person": "", "optimistic": None, "likely": None,
            "pessimistic": None, "predecessors": None, "dropped": False, "remembered": False, "kept": False, "note": "",
            "position": None}  # fmt: skip
    after = {**edit, "name": "New name"}
    engine = make_engine(read_address(f"sqlite:///{path}"), foreign_keys=False)
    with connect_for_writing(engine) as connection, connection.begin():
        migrate(connection, "0001")
        tables = MetaData()
        tables.reflect(connection)
        at = datetime(2026, 11, 2, tzinfo=UTC)
        connection.execute(tables.tables["workshop"].insert(), {
            "id": workshop.hex, "revision": 2, "created_at": at, "changed_at": at, "archived": False, "hidden": False,
            "client": "Cliente", "title": "CRM", "language": "it", "held_on": at.date(), "starts_on": at.date(),
            "areas": ["sales"], "crm_users": 12, "country": "IT", "layout": "ordinal", "evidence_cap": True,
        })  # fmt: skip
        connection.execute(
            tables.tables["task"].insert(),
            {"id": task.hex, "workshop_id": workshop.hex, "version": 2, "hidden": False, **after},
        )
        for hidden, added in enumerate(ADDED):
            own = {**edit, "task": added, "name": added, "step": 2}
            id = natural_id(workshop, "task", added).hex
            row = {"id": id, "workshop_id": workshop.hex, "version": 1, "hidden": bool(hidden), **own}
            connection.execute(tables.tables["task"].insert(), row)
        connection.execute(tables.tables["journal"].insert(), {
            "workshop_id": workshop.hex, "revision": 2, "op": uuid4().hex, "at": at, "actor": ME.id, "actor_name": ME.name,
            "verb": "put task", "rows": [{"kind": "task", "id": str(task), "before": edit, "after": after}],
        })  # fmt: skip
    engine.dispose()
    return workshop, task


def test_a_file_of_the_first_version_opens_and_what_was_done_in_it_can_be_undone(tmp_path):
    path = tmp_path / "workshops.db"
    workshop, task = first_version(path)
    store = open_store(f"sqlite:///{path}")
    with store.reading() as connection:
        before = snapshot(connection, workshop)
    apply(store, ME, workshop, Change(uuid4(), "undo"))
    with store.reading() as connection:
        after = snapshot(connection, workshop)
    store.close()
    assert (before.workshop.closed_on, before.workshop.region, before.workshop.saturdays) == ((), "", False)
    renamed = [each for each in before.tasks if each.id == task]
    assert [(each.name, each.lag, each.status, each.number) for each in renamed] == [("New name", 0, "planned", None)]
    assert [each.name for each in after.tasks if each.id == task] == ["Old name"]


def test_what_people_added_in_the_first_version_is_numbered_and_so_is_what_they_deleted(tmp_path):
    path = tmp_path / "workshops.db"
    workshop, _task = first_version(path)
    store = open_store(f"sqlite:///{path}")
    apply(store, ME, workshop, Change(uuid4(), "restore", "task", natural_id(workshop, "task", ADDED[1])))
    with store.reading() as connection:
        numbers = {each.task: each.number for each in snapshot(connection, workshop).tasks}
    store.close()
    assert (numbers[ADDED[0]], numbers[ADDED[1]]) == (1, 2)
