"""A snapshot that is brought up to date is the one that is read as a whole, whatever has been done meanwhile."""

import random
from contextlib import suppress
from datetime import date
from uuid import UUID, uuid4

import pytest

from canvas_model.content import KINDS, LISTS, Content
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.errors import CanvasError, NotFoundError
from canvas_model.storage import snapshot as reading
from canvas_model.storage.changes import Change
from canvas_model.storage.snapshot import MOST_READ_AFTER, snapshot, snapshot_after
from canvas_model.storage.store import Store
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.writing import apply
from tests.canvas_model.storage.conftest import ME, read

DEMO = demo_snapshot("en", today=date(2026, 11, 21))
STEPS = 80


@pytest.fixture
def demo(store: Store) -> UUID:
    """The demo workshop."""
    return bring_in(store, ME, DEMO)


def of_demo(store: Store, workshop: UUID, kind: str) -> list[Content]:
    return list(getattr(read(store, workshop), LISTS[kind]))


def something(store: Store, workshop: UUID, dice: random.Random, gone: list[tuple[str, UUID]]) -> Change:
    """A change, a new entry, a deletion or the way back, of any kind; a field of the workshop; an undo or a redo."""
    verb = dice.choice(["put", "put", "new", "hide", "restore", "undo", "redo", "workshop"])
    kind = dice.choice(["member", "note", "answer", *KINDS])
    entries = of_demo(store, workshop, kind)
    if verb == "workshop":
        return Change(uuid4(), "put", "workshop", workshop, {"crm_users": dice.randint(1, 90)})
    if verb == "restore" and gone:
        return Change(uuid4(), "restore", *gone.pop(dice.randrange(len(gone))))
    if verb == "hide" and entries:
        gone.append((kind, dice.choice(entries).id))
        return Change(uuid4(), "hide", *gone[-1])
    if verb == "put" and len(entries) > 1:
        one, other = dice.sample(entries, 2)
        values = other.model_dump(exclude={"id", "version", *one.natural_key})
        return Change(uuid4(), "put", kind, one.id, values)
    if verb == "redo":
        return Change(uuid4(), "redo")
    if verb == "undo":
        return Change(uuid4(), "undo")
    return Change(uuid4(), "put", "note", uuid4(), {"block": "data", "text": "A note", "position": dice.uniform(-9, 9)})


def test_brought_up_to_date_it_is_as_read_whole(store: Store, demo: UUID) -> None:
    dice, gone = random.Random(7), list[tuple[str, UUID]]()
    earlier = first = read(store, demo)
    for number in range(STEPS):
        with suppress(CanvasError):
            apply(store, ME, demo, something(store, demo, dice, gone))
        if number % 3 == 0:  # after one change, two or three
            whole = read(store, demo)
            with store.reading() as connection:
                assert snapshot_after(connection, earlier) == whole
                assert snapshot_after(connection, first) == whole
            earlier = whole
    assert earlier.revision - first.revision > STEPS / 2, "enough was not refused"


def test_one_change_is_read_alone_and_many_as_a_whole(
    store: Store, demo: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[UUID] = []
    monkeypatch.setattr(reading, "snapshot", lambda connection, id: whole.append(id) or snapshot(connection, id))
    before = read(store, demo)
    for number, expected in ((1, 0), (MOST_READ_AFTER, 1)):
        for _ in range(number):
            apply(store, ME, demo, Change(uuid4(), "put", "note", uuid4(), {"block": "data", "text": "A note"}))
        with store.reading() as connection:
            assert len(snapshot_after(connection, before).notes) > len(before.notes)
        assert len(whole) == expected


def test_of_a_deleted_workshop_there_is_none(store: Store, demo: UUID) -> None:
    before = read(store, demo)
    apply(store, ME, demo, Change(uuid4(), "put", "workshop", demo, {"hidden": True}))
    with store.reading() as connection, pytest.raises(NotFoundError):
        snapshot_after(connection, before)
