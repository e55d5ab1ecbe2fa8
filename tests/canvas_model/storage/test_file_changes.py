"""A file that comes back: its workshop is recognised, what differs is told, and its changes come in as one that undo takes back."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from canvas_model.access import Principal
from canvas_model.content import LISTS, NoteOnCanvas, Snapshot
from canvas_model.content.differences import differences
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.errors import TaskCycleError, UndoConflictError
from canvas_model.files.canvas_file import read_canvas, write_canvas
from canvas_model.storage.changes import Change
from canvas_model.storage.file_changes import bring_changes, last_brought, same_origin, take_back
from canvas_model.storage.store import Store
from canvas_model.storage.workshop_copies import bring_in, duplicate
from canvas_model.storage.writing import apply
from tests.canvas_model.storage.conftest import ME, read

DEMO = demo_snapshot("en", today=date(2026, 11, 21))


def recognised(store: Store, file: Snapshot) -> list[UUID]:
    with store.reading() as connection:
        return [head.id for head in same_origin(connection, file)]


def exported(store: Store, workshop: UUID) -> Snapshot:
    """A workshop as its file has it."""
    return read_canvas(write_canvas(read(store, workshop)))


def put(store: Store, workshop: UUID, kind: str, id: UUID, **values: object) -> None:
    seen = read(store, workshop).model_dump(mode="json") if kind != "workshop" else {}
    held = {one["id"]: one for one in seen.get(LISTS.get(kind, ""), [])}
    apply(store, ME, workshop, Change(uuid4(), "put", kind, id, values, base=held.get(str(id), {}).get("version")))


def told(found: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.status) for one in found]  # type: ignore[attr-defined]


def test_a_workshop_knows_the_file_it_came_from_and_its_own(store: Store) -> None:
    first = bring_in(store, ME, DEMO)
    second = bring_in(store, ME, DEMO)
    assert read(store, first).origin == DEMO.id
    assert set(recognised(store, DEMO)) == {first, second}
    own = exported(store, first)
    assert recognised(store, own)[0] == first, "the one it was written from comes first"
    third = bring_in(store, ME, own)
    assert third in recognised(store, own)
    assert read(store, third).origin == DEMO.id, "the first of them all"
    copy = duplicate(store, ME, read(store, first), title="Copy", contents=True, today=date(2026, 11, 21))
    assert copy not in recognised(store, DEMO), "a copy is another workshop"


def test_a_deleted_workshop_is_not_offered(store: Store) -> None:
    first = bring_in(store, ME, DEMO)
    apply(store, ME, first, Change(uuid4(), "put", "workshop", first, {"hidden": True}))
    assert recognised(store, DEMO) == []


def test_the_same_file_differs_in_nothing(store: Store) -> None:
    first = bring_in(store, ME, DEMO)
    assert differences(read(store, first), DEMO) == ()
    assert differences(read(store, first), exported(store, first)) == ()
    back = bring_in(store, ME, exported(store, first))
    assert differences(read(store, first), exported(store, back)) == ()
    assert differences(read(store, back), DEMO) == (), "of the same first file, found again by what is written"


def test_what_was_written_elsewhere_is_told_and_comes_back(store: Store) -> None:
    """Carried away as a file, written on there, and brought back."""
    here = bring_in(store, ME, DEMO)
    there = bring_in(store, ME, exported(store, here))
    note, gone = read(store, there).notes[:2]
    member = read(store, there).members[0]
    put(store, there, "note", note.id, text="Written on the train")
    put(store, there, "member", member.id, name="Anna Nuova")
    added, person = uuid4(), uuid4()
    put(store, there, "member", person, name="Zoe", department="it")
    put(store, there, "note", added, block="costs", text="Quite new", member=str(person))
    put(store, there, "workshop", there, client="A new name")
    apply(store, ME, there, Change(uuid4(), "hide", "note", gone.id))

    file = exported(store, there)
    before = read(store, here)
    found = differences(before, file)
    assert sorted(told(found)) == sorted(
        [
            ("workshop", "changed"),
            ("member", "changed"),
            ("member", "new"),
            ("note", "changed"),
            ("note", "new"),
            ("note", "missing"),
        ]
    )
    [change] = [one for one in found if (one.kind, one.status) == ("note", "changed")]
    assert change.fields == ("text",)
    assert change.here is not None and change.there is not None
    assert (change.here["text"], change.there["text"]) == (note.text, "Written on the train")

    op = uuid4()
    done = bring_changes(store, ME, here, file, op=op)
    after = read(store, here)
    assert done.refused == () and len(done.written) == 5 and done.revision == after.revision == before.revision + 1
    assert {"Written on the train", "Quite new"} <= {one.text for one in after.notes}
    assert len(after.notes) == len(before.notes) + 1, "what the file lacks is left alone"
    [zoe] = [one for one in after.members if one.name == "Zoe"]
    assert [one.member for one in after.notes if one.text == "Quite new"] == [zoe.id]
    assert after.workshop.client == "A new name"
    assert told(differences(after, file)) == [("note", "missing")]

    again = bring_changes(store, ME, here, file, op=op)
    assert (again.revision, told(again.written)) == (done.revision, told(done.written)), (
        "sent again, the answer is the same"
    )
    assert read(store, here).revision == after.revision, "and it is made once"
    back = uuid4()
    for _press in range(2):
        take_back(store, ME, here, after.revision, op=back)
        assert content(read(store, here)) == content(before)
        assert read(store, here).revision == after.revision + 1


def content(of: Snapshot) -> dict[str, object]:
    """A whole snapshot but for what grows with every writing: its revision and time, and the versions of its entries."""
    whole = of.model_dump(exclude={"revision", "changed_at"})
    for entries in LISTS.values():
        for entry in whole[entries]:
            del entry["version"]
    return whole


def test_brought_in_twice_nothing_is_doubled(store: Store) -> None:
    here = bring_in(store, ME, DEMO)
    note = NoteOnCanvas(id=uuid4(), block="data", text="New in the file")
    file = DEMO.model_copy(update={"notes": (*DEMO.notes, note)})
    bring_changes(store, ME, here, file, op=uuid4())
    again = bring_changes(store, ME, here, file, op=uuid4())
    assert again.revision is None and again.written == ()
    assert [one.text for one in read(store, here).notes].count("New in the file") == 1


def test_an_entry_that_is_refused_is_named_and_the_others_come_in(store: Store) -> None:
    first, second = DEMO.tasks[0], next(task for task in DEMO.tasks if task.task.startswith("own:"))
    here = bring_in(store, ME, DEMO)
    circle = (
        first.model_copy(update={"predecessors": (second.task,)}),
        second.model_copy(update={"predecessors": (first.task,), "note": "A remark"}),
    )
    others = tuple(task for task in DEMO.tasks if task not in (first, second))
    note = NoteOnCanvas(id=uuid4(), block="data", text="Still comes in")
    file = DEMO.model_copy(update={"tasks": (*circle, *others), "notes": (*DEMO.notes, note)})
    op = uuid4()
    for _press in range(2):
        done = bring_changes(store, ME, here, file, op=op)
        assert [type(one.error) for one in done.refused] == [TaskCycleError]
        assert done.refused[0].difference.kind == "task"
    assert "Still comes in" in {one.text for one in read(store, here).notes}


def test_it_is_offered_to_be_taken_back_until_something_else_is_done(store: Store) -> None:
    def offered(actor: Principal = ME, *, within: timedelta = timedelta(hours=1)) -> int | None:
        with store.reading() as connection:
            found = last_brought(connection, actor, since=datetime.now(UTC) - within)
        return found and found[1].revision

    here = bring_in(store, ME, DEMO)
    file = DEMO.model_copy(update={"notes": (*DEMO.notes, NoteOnCanvas(id=uuid4(), block="data", text="New"))})
    assert offered() is None
    done = bring_changes(store, ME, here, file, op=uuid4())
    assert done.revision is not None and offered() == done.revision
    assert offered(Principal("other", "Other", "consultant")) is None, "it is somebody else's"
    assert offered(within=timedelta(0)) is None
    take_back(store, ME, here, done.revision, op=uuid4())
    assert offered() is None
    bring_changes(store, ME, here, file, op=uuid4())
    put(store, here, "note", uuid4(), block="data", text="Later")
    assert offered() is None
    bring_changes(
        store,
        ME,
        here,
        DEMO.model_copy(update={"notes": (NoteOnCanvas(id=uuid4(), block="data", text="More"),)}),
        op=uuid4(),
    )
    assert offered() is not None
    bring_in(store, ME, DEMO)
    assert offered() is None, "another workshop was changed since"


def test_it_is_not_taken_back_once_something_else_was_written(store: Store) -> None:
    here = bring_in(store, ME, DEMO)
    file = DEMO.model_copy(update={"notes": (*DEMO.notes, NoteOnCanvas(id=uuid4(), block="data", text="New"))})
    done = bring_changes(store, ME, here, file, op=uuid4())
    put(store, here, "note", uuid4(), block="data", text="Later")
    assert done.revision is not None
    with pytest.raises(UndoConflictError):
        take_back(store, ME, here, done.revision, op=uuid4())
    assert {"New", "Later"} <= {one.text for one in read(store, here).notes}
