"""A workshop holds so much text and no more: what adds to it is refused once it is full, what takes away never."""

from uuid import UUID, uuid4

import pytest

from canvas_model.content import LISTS, NoteOnCanvas
from canvas_model.errors import CanvasError, WorkshopFullError
from canvas_model.files.canvas_file import read_canvas, write_canvas
from canvas_model.limits import LIMITS
from canvas_model.storage import text_limit
from canvas_model.storage.changes import Change, Verb
from canvas_model.storage.file_changes import bring_changes
from canvas_model.storage.store import Store
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.writing import apply
from tests.canvas_model.full_workshop import full, text
from tests.canvas_model.storage.conftest import ME, read


def change(store: Store, workshop: UUID, kind: str, id: UUID, verb: Verb = "put", **values: object) -> None:
    held = {entry.id: entry.version for entry in getattr(read(store, workshop), LISTS[kind])}
    apply(store, ME, workshop, Change(uuid4(), verb, kind, id, values, base=held.get(id)))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit that a test reaches in a few changes."""
    monkeypatch.setattr(text_limit, "TEXT_LIMIT", 1000)


def test_text_is_taken_up_to_the_last_character_and_room_is_made_by_deleting(
    store: Store, workshop: UUID, small: None
) -> None:
    first, second, segment = uuid4(), uuid4(), uuid4()
    change(store, workshop, "note", first, block="data", text=text(600))
    change(store, workshop, "note", second, block="data", text=text(398))
    change(store, workshop, "segment", segment, name="ab")
    with pytest.raises(WorkshopFullError):
        change(store, workshop, "segment", segment, description="c")
    change(store, workshop, "segment", segment, name="a", description="c")
    change(store, workshop, "note", first, verb="hide")
    change(store, workshop, "segment", segment, description=text(500))
    with pytest.raises(WorkshopFullError):
        change(store, workshop, "note", first, verb="restore")
    held = read(store, workshop)
    assert [len(note.text) for note in held.notes] == [398] and len(held.segments[0].description) == 500


def test_what_is_remembered_of_the_text_is_what_there_is(store: Store, workshop: UUID) -> None:
    """Whatever is written, taken back or imported: the next change counts from the right number."""
    note, segment, op = uuid4(), uuid4(), uuid4()
    change(store, workshop, "note", note, block="data", text=text(600))
    change(store, workshop, "note", note, position=3.0)
    change(store, workshop, "segment", segment, name="ab", description=text(50))
    change(store, workshop, "note", note, verb="hide")
    apply(store, ME, workshop, Change(op, "undo"))
    apply(store, ME, workshop, Change(op, "undo"))
    apply(store, ME, workshop, Change(uuid4(), "undo"))
    other = NoteOnCanvas(id=uuid4(), block="data", text=text(70))
    bring_changes(store, ME, workshop, read(store, workshop).model_copy(update={"notes": (other,)}), op=uuid4())
    change(store, workshop, "note", note, text=text(10))
    change(store, workshop, "note", note, text=text(11))
    there = read(store, workshop)
    held = sum(len(one.text) for one in there.notes) + sum(len(one.name + one.description) for one in there.segments)
    assert store.held_text._known[workshop] == (there.revision, held)


def test_what_is_no_text_is_written_though_the_workshop_is_full(store: Store, workshop: UUID, small: None) -> None:
    note = uuid4()
    change(store, workshop, "note", note, block="data", text=text(1000))
    change(store, workshop, "note", note, position=7.0)
    change(store, workshop, "note", note, block="costs")
    change(store, workshop, "note", note, text="short")
    assert read(store, workshop).notes[0].text == "short"


def test_each_workshop_has_room_of_its_own(store: Store, workshop: UUID, other_workshop: UUID, small: None) -> None:
    for one in (workshop, other_workshop):
        change(store, one, "note", uuid4(), block="data", text=text(900))
        assert [len(note.text) for note in read(store, one).notes] == [900]
        with pytest.raises(WorkshopFullError):
            change(store, one, "note", uuid4(), block="data", text=text(200))


def test_the_changes_of_a_file_that_has_no_room_are_not_brought_in(store: Store, workshop: UUID, small: None) -> None:
    change(store, workshop, "note", uuid4(), block="data", text=text(900))
    here = read(store, workshop)
    more = NoteOnCanvas(id=uuid4(), block="data", text=text(200))
    with pytest.raises(WorkshopFullError):
        bring_changes(store, ME, workshop, here.model_copy(update={"notes": (*here.notes, more)}), op=uuid4())
    assert read(store, workshop) == here


def test_the_largest_workshop_is_brought_in_taken_away_and_brought_in_again(store: Store) -> None:
    workshop = bring_in(store, ME, full())
    data = write_canvas(read(store, workshop))
    again = bring_in(store, ME, read_canvas(data))
    assert len(read(store, again).notes) == LIMITS["note"]
    with pytest.raises(CanvasError):
        change(store, again, "segment", uuid4(), name="x")


def test_one_id_for_a_note_and_a_member_is_kept_taken_away_and_brought_in(store: Store, workshop: UUID) -> None:
    id = uuid4()
    change(store, workshop, "member", id, name="Anna")
    change(store, workshop, "note", id, block="data", text="Un’idea", member=str(id))
    again = read(store, bring_in(store, ME, read_canvas(write_canvas(read(store, workshop)))))
    assert again.notes[0].member == again.members[0].id
