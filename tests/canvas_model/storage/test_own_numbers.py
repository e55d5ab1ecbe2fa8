"""The numbers of added tasks and risks: given once, never given again, and brought along into a copy."""

from uuid import UUID, uuid4

import pytest

from canvas_model.access import Principal
from canvas_model.content import LISTS, natural_id
from canvas_model.content.entry_ids import own_id
from canvas_model.storage.changes import Change
from canvas_model.storage.store import Store
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.writing import apply
from tests.canvas_model.storage.conftest import read

ANNA = Principal("anna", "Anna", "consultant")
TEXT = {"task": "name", "risk": "event"}


def add(store: Store, workshop: UUID, kind: str, **values: object) -> UUID:
    """Add a task or a risk as a person does; gives its id in the tables."""
    own = own_id(uuid4())
    id = natural_id(workshop, kind, own)
    apply(store, ANNA, workshop, Change(uuid4(), "put", kind, id, {kind: own, TEXT[kind]: "Added", **values}))
    return id


def change(store: Store, workshop: UUID, verb: str, kind: str, id: UUID, **values: object) -> None:
    versions = {entry.id: entry.version for entry in getattr(read(store, workshop), LISTS[kind])}
    apply(store, ANNA, workshop, Change(uuid4(), verb, kind, id, values, base=versions.get(id)))


def numbers(store: Store, workshop: UUID, kind: str) -> dict[UUID, int | None]:
    return {entry.id: entry.number for entry in getattr(read(store, workshop), LISTS[kind])}


@pytest.mark.parametrize("kind", ["task", "risk"])
def test_what_is_added_gets_the_next_number_and_keeps_it(store, workshop, other_workshop, kind):
    first, second = add(store, workshop, kind), add(store, workshop, kind)
    assert numbers(store, workshop, kind) == {first: 1, second: 2}
    change(store, workshop, "put", kind, first, **{TEXT[kind]: "Renamed", "note": "seen"})
    assert numbers(store, workshop, kind)[first] == 1
    assert numbers(store, other_workshop, kind) == {}
    other = add(store, other_workshop, kind)
    assert numbers(store, other_workshop, kind) == {other: 1}


@pytest.mark.parametrize("kind", ["task", "risk"])
def test_the_number_of_what_was_deleted_is_not_given_again(store, workshop, kind):
    first, second = add(store, workshop, kind), add(store, workshop, kind)
    change(store, workshop, "hide", kind, second)
    third = add(store, workshop, kind)
    assert numbers(store, workshop, kind) == {first: 1, third: 3}
    change(store, workshop, "restore", kind, second)
    assert numbers(store, workshop, kind) == {first: 1, second: 2, third: 3}


@pytest.mark.parametrize("kind", ["task", "risk"])
def test_undo_and_redo_bring_the_same_number_back(store, workshop, kind):
    first = add(store, workshop, kind)
    apply(store, ANNA, workshop, Change(uuid4(), "undo"))
    assert numbers(store, workshop, kind) == {}
    apply(store, ANNA, workshop, Change(uuid4(), "redo"))
    assert numbers(store, workshop, kind) == {first: 1}


@pytest.mark.parametrize("kind", ["task", "risk"])
def test_nobody_can_take_a_number_that_is_taken_or_change_the_one_a_thing_has(store, workshop, kind):
    first = add(store, workshop, kind)
    second = add(store, workshop, kind, number=1)
    third = add(store, workshop, kind, number=9)
    change(store, workshop, "put", kind, first, number=5)
    assert numbers(store, workshop, kind) == {first: 1, second: 2, third: 9}


def test_what_the_catalogue_numbers_gets_no_number_here(store, workshop):
    apply(store, ANNA, workshop, Change(uuid4(), "put", "task", natural_id(workshop, "task", "t3"), {"task": "t3"}))
    assert list(numbers(store, workshop, "task").values()) == [None]


@pytest.mark.parametrize("kind", ["task", "risk"])
def test_a_copy_keeps_the_numbers_and_fills_in_those_that_are_missing(store, workshop, kind):
    for _ in range(4):
        add(store, workshop, kind)
    whole, name = read(store, workshop), LISTS[kind]
    entries = getattr(whole, name)
    without = entries[1].model_copy(update={"number": None})
    change(store, workshop, "hide", kind, entries[0].id)
    source = whole.model_copy(update={name: (without, *entries[2:])})
    copy = read(store, bring_in(store, ANNA, source))
    found = {getattr(entry, kind): entry.number for entry in getattr(copy, name)}
    kept = {getattr(entry, kind): entry.number for entry in entries[2:]}
    assert found == kept | {getattr(without, kind): max(kept.values()) + 1}
