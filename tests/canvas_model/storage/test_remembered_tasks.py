"""A task that an answer brought in stays in the plan when the answer changes, because opening the plan recorded it."""

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from canvas_model.access import Principal
from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot, natural_id
from canvas_model.results import Plan
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.scoring.readiness import assess
from canvas_model.storage.changes import Change
from canvas_model.storage.journal import changes_since
from canvas_model.storage.opening import open_store
from canvas_model.storage.remembered_tasks import remember, unremembered
from canvas_model.storage.store import Store
from canvas_model.storage.workshops import create_workshop
from canvas_model.storage.writing import apply
from tests.canvas_model.storage.conftest import FIELDS, read
from tests.databases import empty_database, empty_file
from tests.yardstick import PATIENCE

ANNA = Principal("anna", "Anna", "consultant")
WORDS = catalogue("en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(empty_file(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def workshop(store: Store) -> UUID:
    made = create_workshop(store, ANNA, FIELDS)
    say(store, made, need="needed", use=0)
    return made


def say(store: Store, workshop: UUID, **values: object) -> None:
    """What the team says of data that customers give themselves."""
    id = natural_id(workshop, "choice", "data.zero")
    held = {choice.id: choice for choice in read(store, workshop).choices}.get(id)
    base = held.version if held else None
    apply(
        store, ANNA, workshop, Change(uuid4(), "put", "choice", id, {"alternative": "data.zero", **values}, base=base)
    )


def plan_of(seen: Snapshot) -> Plan:
    return derive_plan(seen, WORDS, assess(seen, WORDS), runs=10)


def opened(store: Store, workshop: UUID) -> bool:
    """What opening the plan does."""
    seen = read(store, workshop)
    return remember(store, seen, plan_of(seen), WORDS)


def test_opening_the_plan_records_its_gap_driven_tasks_as_one_change_of_nobody(store: Store, workshop: UUID) -> None:
    before = read(store, workshop).revision
    brought_in = unremembered(read(store, workshop), plan_of(read(store, workshop)))
    assert brought_in
    assert opened(store, workshop)
    with store.reading() as connection:
        [entry] = changes_since(connection, workshop, before)
    assert (entry.verb, entry.actor) == ("remembered", "system")
    assert {row.after["task"] for row in entry.rows if row.after} == set(brought_in)


def test_opening_it_again_writes_nothing(store: Store, workshop: UUID) -> None:
    opened(store, workshop)
    before = read(store, workshop).revision
    assert not opened(store, workshop)
    assert read(store, workshop).revision == before


def test_a_remembered_task_stays_when_its_reason_goes_away(store: Store, workshop: UUID) -> None:
    [consents] = [id for id in unremembered(read(store, workshop), plan_of(read(store, workshop))) if "consents" in id]
    opened(store, workshop)
    say(store, workshop, need="not_needed")
    [task] = [task for task in plan_of(read(store, workshop)).tasks if task.id == consents]
    assert task.reason_gone


def test_without_it_the_task_would_be_gone(store: Store, workshop: UUID) -> None:
    say(store, workshop, need="not_needed")
    assert not [task for task in plan_of(read(store, workshop)).tasks if "consents" in task.id]


def test_what_people_changed_of_a_task_before_is_kept(store: Store, workshop: UUID) -> None:
    [consents] = [id for id in unremembered(read(store, workshop), plan_of(read(store, workshop))) if "consents" in id]
    id = natural_id(workshop, "task", consents)
    apply(store, ANNA, workshop, Change(uuid4(), "put", "task", id, {"task": consents, "likely": 9.0}))
    assert opened(store, workshop)
    [edit] = [edit for edit in read(store, workshop).tasks if edit.task == consents]
    assert edit.remembered and edit.likely == 9.0


def test_nobodys_undo_takes_it_back(store: Store, workshop: UUID) -> None:
    opened(store, workshop)
    apply(store, ANNA, workshop, Change(uuid4(), "undo"))
    assert all(edit.remembered for edit in read(store, workshop).tasks)


def test_a_plan_read_before_somebody_else_opened_it_records_nothing_twice(store: Store, workshop: UUID) -> None:
    seen = read(store, workshop)
    assert remember(store, seen, plan_of(seen), WORDS)
    assert not remember(store, seen, plan_of(seen), WORDS)


def test_a_task_whose_edit_was_undone_does_not_break_the_plan(store: Store, workshop: UUID) -> None:
    [consents] = [id for id in unremembered(read(store, workshop), plan_of(read(store, workshop))) if "consents" in id]
    id = natural_id(workshop, "task", consents)
    apply(store, ANNA, workshop, Change(uuid4(), "put", "task", id, {"task": consents, "likely": 9.0}))
    apply(store, ANNA, workshop, Change(uuid4(), "undo"))
    opened(store, workshop)
    assert consents in {task.id for task in plan_of(read(store, workshop)).tasks}


def test_on_postgresql_too_those_who_open_the_plan_at_once_record_it_once(postgres: str) -> None:
    shared = open_store(empty_database(postgres))
    made = create_workshop(shared, ANNA, FIELDS)
    say(shared, made, need="needed", use=0)
    seen = read(shared, made)
    plan, all_are_there = plan_of(seen), threading.Barrier(6)
    outcomes: list[bool] = []

    def look() -> None:
        all_are_there.wait(PATIENCE)
        outcomes.append(remember(shared, seen, plan, WORDS))

    people = [threading.Thread(target=look) for _ in range(6)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(outcomes) == [False] * 5 + [True]
    assert read(shared, made).revision == seen.revision + 1
    shared.close()
